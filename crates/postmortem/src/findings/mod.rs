//! What a document says that cannot all be so, or leaves open: questions about it, each with a place.
//!
//! A finding looks like a fact and asks; it never judges a wording, which is what hints do. Checks are
//! pure functions that give findings, one file for each subject. Somebody who has read one and lets it
//! be, lets it be for good: it is remembered by its kind and its words, or those it is about, the way
//! kept hints are.

mod actions;
mod agreement;
mod clocks;
mod kind;
mod open;
mod order;
mod prose;
mod silence;

pub use actions::about_actions;
pub use kind::Kind;
pub use order::is_past_midnight;

use blameless::sort_by_key;

use crate::points::folded;
use crate::time::{RowTimes, Zones};
use crate::{Edit, Field, Id, KeptHint, Postmortem, SectionId};

/// A question about a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// Where.
    pub place: Place,
    /// The question, with the facts it comes from.
    pub words: String,
    /// Another place that has to do with it.
    pub see: Option<Field>,
    /// What answers it in one step.
    pub fixes: Vec<Fix>,
    /// The text it is about, where letting it be counts as long as that stays, and not as long as the
    /// question does.
    pub about: Option<String>,
}

/// Where a question belongs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// To a field.
    Field(Field),
    /// To a row of the timeline.
    Row(Id),
    /// To a section.
    Section(SectionId),
}

/// What answers a question in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What its button says.
    pub label: String,
    /// What it changes.
    pub edit: Edit,
}

impl Place {
    /// The row it belongs to, if it does to one.
    pub fn row(&self) -> Option<Id> {
        match self {
            Place::Row(id) | Place::Field(Field::Row(id, _)) => Some(*id),
            _ => None,
        }
    }

    /// The section it belongs to as a whole or in its text.
    pub fn section(&self) -> Option<&SectionId> {
        match self {
            Place::Section(id) | Place::Field(Field::Text(id)) => Some(id),
            _ => None,
        }
    }
}

impl Finding {
    /// The note by which a document remembers that it was read and let be.
    pub fn as_kept(&self) -> KeptHint {
        let sentence = match &self.about {
            Some(text) => folded(text).into(),
            None => self.words.as_str().into(),
        };
        KeptHint { rule: self.kind.id().into(), sentence }
    }

    fn new(kind: Kind, place: Place, words: String) -> Finding {
        Finding { kind, place, words, see: None, fixes: Vec::new(), about: None }
    }

    fn about(self, text: &str) -> Finding {
        Finding { about: Some(text.to_owned()), ..self }
    }

    fn see(mut self, field: Field) -> Finding {
        self.see = Some(field);
        self
    }

    fn with(mut self, fixes: impl IntoIterator<Item = Fix>) -> Finding {
        self.fixes.extend(fixes);
        self
    }
}

/// What is known where questions are asked.
pub struct Known<'a> {
    /// The document.
    pub document: &'a Postmortem,
    /// What its times mean, one for each row.
    pub times: &'a [RowTimes],
    /// Who knows the rules of zones.
    pub zones: &'a dyn Zones,
    /// The present moment, in seconds since 1970-01-01 UTC; `None` where nobody says.
    pub now: Option<i64>,
}

/// Every question about the times of a document that nobody has let be, row by row and then those about
/// the whole. Takes time in proportion to the rows, and to their sorting.
pub fn about_times(known: &Known) -> Vec<Finding> {
    let mut found = Vec::new();
    clocks::of_document(known, &mut found);
    clocks::of_rows(known, &mut found);
    order::of_rows(known, &mut found);
    order::of_milestones(known, &mut found);
    silence::between_rows(known, &mut found);
    clocks::jump(known, &mut found);
    prose::of_timeline(known, &mut found);
    without_kept(known.document, found)
}

/// Every question about what the prose says that nobody has let be, in the order of the sections: where
/// it does not agree with the timeline or with itself, and what it leaves open. Takes time in proportion
/// to the prose.
pub fn about_prose(known: &Known) -> Vec<Finding> {
    let mut found = Vec::new();
    agreement::with_timeline(known, &mut found);
    agreement::between_sections(known.document, &mut found);
    open::of_sections(known.document, &mut found);
    let sections = &known.document.sections;
    let place = |finding: &Finding| {
        finding.place.section().and_then(|id| sections.iter().position(|it| it.id == *id))
    };
    sort_by_key(&mut found, |finding| (0, place(finding).map_or(u64::MAX, |at| at as u64)));
    without_kept(known.document, found)
}

fn without_kept(document: &Postmortem, mut found: Vec<Finding>) -> Vec<Finding> {
    if !document.kept.is_empty() {
        found.retain(|finding| document.kept.binary_search(&finding.as_kept()).is_err());
    }
    found
}

/// A fix that writes something into a field.
fn set(label: impl Into<String>, field: &Field, value: String) -> Fix {
    Fix { label: label.into(), edit: Edit::Set { field: field.clone(), value } }
}

#[cfg(test)]
mod tests;
