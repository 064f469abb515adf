//! What is asked about an action item.
//!
//! A note is no hint: it is not about wording, and nothing is underlined. It stands quietly beside
//! its place, and whoever does not want it says so once.

use crate::points::folded;
use crate::{Edit, Field, KeptHint, Postmortem, SectionId};

/// Something to ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionNote {
    /// What kind of note, such as `action-owner`.
    pub kind: &'static str,
    /// Where it stands.
    pub place: About,
    /// The question.
    pub words: String,
    /// The words it is about: a decision against it counts as long as they stay.
    pub about: String,
    /// What would settle it in one step.
    pub fix: Option<Fix>,
}

/// Where a note stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Beside a field.
    Field(Field),
    /// In a section.
    Section(SectionId),
}

/// What would settle a note in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What the button says.
    pub label: String,
    /// What it does.
    pub edits: Vec<Edit>,
}

impl ActionNote {
    /// The name under which a decision against it is remembered, among those against hints.
    pub fn kept(&self) -> KeptHint {
        KeptHint { rule: self.kind.into(), sentence: folded(&self.about).into() }
    }

    /// Whether its author has decided against it.
    pub fn is_kept(&self, document: &Postmortem) -> bool {
        let any = document.kept.iter().any(|kept| *kept.rule == *self.kind);
        any && document.kept.binary_search(&self.kept()).is_ok()
    }
}
