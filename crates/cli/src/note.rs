//! One hint or question, as every format tells it.

use blameless::{Hint, Severity};
use editor::{Preferences, counts, hints_of};
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;
use postmortem::findings::{self, Finding, Known, Place};
use postmortem::time::{self, Zones};
use postmortem::{Day, Field, Postmortem};
use serde_json::Value;

use crate::places::{Places, Span};

/// One hint or question.
pub struct Note {
    /// The rule that found it, or the kind of question.
    pub rule: Rule,
    /// How much it could hurt; `None` for a question about facts.
    pub severity: Option<Severity>,
    /// What it asks.
    pub question: String,
    /// The words it is about, and the sentence they stand in, as far as there are words.
    pub words: Option<Words>,
    /// The sentence as it would read with the suggested wording.
    pub wording: Option<String>,
    /// The heading it stands below; for what belongs to the document as a whole, the name of its field.
    pub section: String,
    /// Where it stands in the file, if it can be found there.
    pub at: Option<Span>,
}

/// What a note was found by.
#[derive(Clone, Copy, PartialEq)]
pub enum Rule {
    Hint(&'static blameless::Rule),
    Question(findings::Kind),
}

/// Marked words in their sentence.
pub struct Words {
    pub before: String,
    pub marked: String,
    pub after: String,
}

impl Rule {
    pub fn id(self) -> &'static str {
        match self {
            Rule::Hint(rule) => rule.id,
            Rule::Question(kind) => kind.id(),
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Rule::Hint(rule) => rule.title,
            Rule::Question(kind) => kind.title(),
        }
    }

    /// What it is about, as a name for files.
    pub fn kind(self) -> &'static str {
        match self {
            Rule::Hint(rule) => rule.kind.id(),
            Rule::Question(_) => "facts",
        }
    }

    /// What it looks for and why, in Markdown.
    pub fn page(self) -> &'static str {
        match self {
            Rule::Hint(rule) => rule.page(),
            Rule::Question(kind) => kind.about(),
        }
    }
}

impl Note {
    pub fn is_hint(&self) -> bool {
        self.severity.is_some()
    }

    /// The severity as a name for files.
    pub fn level(&self) -> &'static str {
        match self.severity {
            None => "question",
            Some(Severity::Positive) => "positive",
            Some(Severity::Clarity) => "clarity",
            Some(Severity::Bias) => "bias",
            Some(Severity::Blame) => "blame",
        }
    }

    pub fn as_json(&self) -> Value {
        let at = self.at.map(|at| {
            serde_json::json!({
                "line": at.start.line, "column": at.start.column,
                "end_line": at.end.line, "end_column": at.end.column,
            })
        });
        serde_json::json!({
            "rule": self.rule.id(),
            "title": self.rule.title(),
            "kind": self.rule.kind(),
            "severity": self.level(),
            "section": self.section,
            "at": at,
            "words": self.words.as_ref().map(|words| &words.marked),
            "sentence": self.words.as_ref().map(Words::sentence),
            "question": self.question,
            "wording": self.wording,
        })
    }
}

impl Words {
    fn of(text: &str, hint: &Hint) -> Words {
        let part =
            |from: usize, to: usize| text.get(from..to.max(from)).unwrap_or_default().to_owned();
        Words {
            before: part(hint.sentence.start, hint.span.start),
            marked: part(hint.span.start, hint.span.end),
            after: part(hint.span.end, hint.sentence.end),
        }
    }

    pub fn sentence(&self) -> String {
        [&*self.before, &self.marked, &self.after].concat()
    }
}

/// All hints of a document that ask something, in the order of the page. What is good is left out: there
/// is nothing to do about it.
pub fn hints(document: &Postmortem, places: &Places, preferences: &Preferences) -> Vec<Note> {
    let mut notes = Vec::new();
    for (field, found) in hints_of(document, preferences) {
        let text = found.text();
        for hint in found.shown().iter().filter(|hint| counts(hint)) {
            notes.push(Note {
                rule: Rule::Hint(hint.rule),
                severity: Some(hint.severity),
                question: hint.question.to_owned(),
                words: Some(Words::of(text, hint)),
                wording: editor::wording(text, hint),
                section: heading(document, &field),
                at: places.span(&field, &hint.span),
            });
        }
    }
    notes
}

/// All questions about the facts of a document.
pub fn questions(document: &Postmortem, places: &Places, today: Option<Day>) -> Vec<Note> {
    let now = today.map_or_else(|| Timestamp::now().as_second(), |day| (day.0 + 1) * 86_400 - 1);
    let here = || Day::parse(&jiff::Zoned::now().date().to_string());
    let zones = Database(TimeZoneDatabase::bundled());
    let times = time::reckon(document, &zones);
    let known = Known { document, times: &times, zones: &zones, now: Some(now) };
    let mut found = findings::about_times(&known);
    found.extend(findings::about_prose(&known));
    found.extend(findings::about_actions(document, today.or_else(here)));
    found.into_iter().map(|finding| asked(document, places, finding)).collect()
}

fn asked(document: &Postmortem, places: &Places, finding: Finding) -> Note {
    let (section, at) = match &finding.place {
        Place::Field(field) => (heading(document, field), places.whole(field)),
        Place::Row(id) => {
            let field = Field::Row(*id, postmortem::RowField::Text);
            (heading(document, &field), places.whole(&field))
        }
        Place::Section(id) => {
            let field = Field::Text(id.clone());
            (heading(document, &field), places.whole(&field))
        }
    };
    Note {
        rule: Rule::Question(finding.kind),
        severity: None,
        question: finding.words,
        words: None,
        wording: None,
        section,
        at,
    }
}

/// The heading a field stands below; for what belongs to the document as a whole, its own name.
fn heading(document: &Postmortem, field: &Field) -> String {
    use blameless::SectionRole::{Actions, Cause, Timeline};
    let of_role = |role, name: &str| {
        let section = document.sections.iter().find(|it| document.role_of(&it.id) == role);
        section.map_or(name.to_owned(), |section| document.title_of(section).to_owned())
    };
    match field {
        Field::Meta(field) => field.label().to_owned(),
        Field::Text(id) | Field::SectionTitle(id) | Field::Ready(id) => document
            .section(id)
            .map(|section| document.title_of(section).to_owned())
            .unwrap_or_default(),
        Field::Row(..) => of_role(Timeline, "Timeline"),
        Field::Action(..) => of_role(Actions, "Action items"),
        Field::Factor(..) => of_role(Cause, "Contributing factors"),
        Field::Person(..) => "People".to_owned(),
        Field::Accepted(_) => String::new(),
    }
}

/// The rules of zones, as the time zone database has them.
struct Database(TimeZoneDatabase);

impl Zones for Database {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let at = Timestamp::from_second(at).ok()?;
        Some(self.0.get(zone).ok()?.to_offset(at).seconds())
    }
}
