//! Questions that a text of some length leaves open.

use super::agreement::{has_duration, has_number};
use super::{Finding, Kind, Place};
use crate::{
    ActionField, ActionKind, DetectedBy, Field, MetaField, Milestone, Postmortem, Section,
};
use blameless::SectionRole;

/// From so many words on, a section is an answer and not a beginning.
const AN_ANSWER: usize = 8;

/// What a reader of the finished postmortem will ask.
pub(super) fn of_sections(document: &Postmortem, found: &mut Vec<Finding>) {
    for section in &document.sections {
        if section.text.split_whitespace().count() < AN_ANSWER {
            continue;
        }
        let question = match document.role_of(&section.id) {
            SectionRole::Summary => summary(&section.text),
            SectionRole::Impact => impact(&section.text),
            SectionRole::Resolution => resolution(document, section),
            _ => None,
        };
        if let Some((kind, words)) = question {
            let place = Place::Field(Field::Text(section.id.clone()));
            found.push(Finding::new(kind, place, words.into()));
        }
    }
    found.extend(detection(document));
}

type Question = Option<(Kind, &'static str)>;

/// A duration tells that it has ended, so either will do.
fn summary(text: &str) -> Question {
    let ended = has(text, ENDED);
    (!has_duration(text) && !ended).then_some((
        Kind::Summary,
        "How long did it last, and how did it end? The summary does not say yet.",
    ))
}

fn impact(text: &str) -> Question {
    let none = has(
        text,
        &[
            "nobody",
            "no one",
            "no customer",
            "no user",
            "none of",
            "everyone",
            "every user",
            "all users",
            "all customers",
        ],
    );
    (!has_number(text) && !none).then_some((
        Kind::Impact,
        "How many, or for how long? A number helps a reader who was not there, also a rough one.",
    ))
}

/// How it was known to be over is said in the text, or by a row of the timeline that tells it.
fn resolution(document: &Postmortem, section: &Section) -> Question {
    let told = document
        .timeline
        .iter()
        .any(|row| row.milestone == Some(Milestone::Resolved) && !row.text.trim().is_empty());
    (!told && !has(&section.text, VERIFIED)).then_some((
        Kind::Resolution,
        "How did people know that it was over? Say what was looked at.",
    ))
}

/// A customer noticed first, and nothing is going to change that.
fn detection(document: &Postmortem) -> Option<Finding> {
    let customer = document.meta.detected_by == Some(DetectedBy::Customer);
    let detects = document.actions.iter().any(|action| action.kind == Some(ActionKind::Detect));
    let last = document.actions.last().filter(|_| customer && !detects)?;
    let words = "A customer noticed first, and no action item is of the kind Detect. What would tell you \
                 sooner?";
    let place = Place::Field(Field::Action(last.id, ActionField::Kind));
    let finding = Finding::new(Kind::Detection, place, words.into());
    Some(finding.see(Field::Meta(MetaField::DetectedBy)))
}

const ENDED: &[&str] = &[
    "resolved",
    "restored",
    "recovered",
    "ended",
    "fixed",
    "mitigated",
    "until",
    "back to normal",
    "back up",
    "working again",
    "available again",
    "served again",
    "rolled back",
    "lasted",
];

const VERIFIED: &[&str] = &[
    "verif",
    "confirm",
    "check",
    "monitor",
    "watch",
    "test",
    "saw ",
    "observ",
    "graph",
    "dashboard",
    "metric",
    "error rate",
    "returned to",
    "back to",
    "probe",
    "smoke",
    "measured",
    "looked at",
    "showed",
    "validated",
    "validate",
    "healthy",
    "green",
    "no new errors",
    "no further",
];

fn has(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
    })
}
