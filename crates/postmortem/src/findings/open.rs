//! Questions that a text of some length leaves open.

use super::agreement::{clocks_in, has_duration, has_number};
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
    // "Between 14:00 and 15:15", "for a few hours".
    let ended = has(text, ENDED) || has_span(text) || has(text, ROUGH);
    (!has_duration(text) && !ended).then_some((
        Kind::Summary,
        "How long did it last, and how did it end? The summary does not say yet.",
    ))
}

fn impact(text: &str) -> Question {
    let all = has(text, WHOLE) || has(text, ROUGH);
    let none = has(
        text,
        &[
            "no impact",
            "no actual",
            "no adverse",
            "no direct impact",
            "not exploited",
            "not affected",
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
    (!has_number(text) && !counts(text) && !none && !all).then_some((
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
    "solved",
    "self-healed",
    "healed",
    "revoked",
    "taken down",
    "yanked",
    "patched",
    "remedied",
    "the fix",
    "since been",
    "came back",
    "is back",
    "were back",
    "was back",
];

/// All there is needs no number.
const WHOLE: &[&str] = &[
    "all services",
    "all sites",
    "all regions",
    "all requests",
    "all instances",
    "all traffic",
    "all nodes",
    "all jobs",
    "all our",
    "all of our",
    "every",
    "entire",
    "full outage",
    "total outage",
    "complete outage",
];

/// How long something took, without a number.
const ROUGH: &[&str] = &[
    "few minutes",
    "few hours",
    "few days",
    "several minutes",
    "several hours",
    "several days",
    "some minutes",
    "some hours",
    "couple of minutes",
    "couple of hours",
    "couple of days",
    "full day",
    "whole day",
    "overnight",
    "mere minutes",
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
    "healthier",
    "successful",
    "succeeded",
    "worked again",
    "not exploited",
    "no data w",
    "no new errors",
    "no further",
];

/// Whether a text counts anything: a number, and something behind it that there are several of.
fn counts(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(4).chain([&words[..words.len().min(3)]]).any(|words| {
        let number = words.first().is_some_and(|word| {
            let bare = word.trim_start_matches(['~', '(', '>', '<', '$']);
            bare.len() <= 7
                && bare.starts_with(|c: char| c.is_ascii_digit())
                && bare.bytes().all(|byte| byte.is_ascii_digit() || b",.%kKM+".contains(&byte))
        });
        let several = |word: &&str| {
            let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
            word.len() > 3 && word.ends_with('s') && word.chars().all(char::is_alphabetic)
        };
        number && words.iter().skip(1).any(several)
    })
}

/// Whether a text says from when to when: two times of day.
fn has_span(text: &str) -> bool {
    let lower = text.to_lowercase();
    let times = clocks_in(text);
    times > 1
        && ["between ", "from ", " until ", " to ", "–", " till "]
            .iter()
            .any(|it| lower.contains(it))
}

fn has(text: &str, words: &[&str]) -> bool {
    // Words of one phrase may stand on two lines.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() + " ";
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
    })
}
