//! The document: plain data with cheap clones, so that a snapshot costs pointer bumps.

use std::rc::Rc;

use crate::choice::{
    ActionKind, ActionStatus, DetectedBy, DueWithin, FactorKind, Mark, Milestone, Status, YesNo,
};
use crate::{Fields, Id, Link, SectionId, Template};
use blameless::SectionRole;

/// A postmortem: a template and the answers to it.
///
/// Fields of a file that this version does not know are kept in the `unknown` maps and written back.
#[derive(Clone, Debug, PartialEq)]
pub struct Postmortem {
    /// Which document this is.
    pub id: Id,
    /// The questions it answers.
    pub template: Rc<Template>,
    /// What is known of it as a whole.
    pub meta: Rc<Meta>,
    /// Names and the roles that can stand in for them.
    pub people: Vec<Rc<Person>>,
    /// The template's sections in its order, then the extra ones.
    pub sections: Vec<Rc<Section>>,
    /// What made it possible, hard to notice or slow to fix.
    pub factors: Vec<Rc<Factor>>,
    /// What happened when.
    pub timeline: Vec<Rc<TimelineRow>>,
    /// What will be done.
    pub actions: Vec<Rc<ActionItem>>,
    /// Points that get no action item, sorted by [their names](crate::points::name), each with why.
    pub accepted: Vec<(Rc<str>, String)>,
    /// Hints the author has read and decided against, sorted.
    pub kept: Vec<KeptHint>,
    /// Ids of hint rules that stay silent in this document, sorted.
    pub hidden_rules: Vec<Rc<str>>,
    /// Words and names that hints leave alone in this document, sorted.
    pub ignored_words: Vec<Rc<str>>,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// What is known of a document as a whole. Empty means not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// What the incident is called.
    pub title: String,
    /// The day it began, `YYYY-MM-DD`.
    pub date: String,
    /// How far the document has come.
    pub status: Status,
    /// A word of the team's own scale.
    pub severity: String,
    /// Services affected.
    pub services: Vec<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who leads the review.
    pub facilitator: String,
    /// IANA name of the zone all times are in.
    pub time_zone: String,
    /// IANA name of a second zone that times are told in.
    pub second_zone: String,
    /// Who noticed first.
    pub detected_by: Option<DetectedBy>,
    /// Whether a change set it off.
    pub by_change: Option<YesNo>,
    /// How soon action items are to be done.
    pub due_within: Option<DueWithin>,
    /// Address of that change.
    pub change_link: String,
    /// Address in the incident tracker.
    pub tracker: String,
    /// Address of the conversation during the incident.
    pub chat: String,
    /// Address of a recording.
    pub recording: String,
    /// Related incidents.
    pub related: Vec<String>,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// Somebody named in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Which person.
    pub id: Id,
    /// The name as it is written in the document.
    pub name: String,
    /// The role that can stand in for it.
    pub role: String,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// The answer to one question of the template, or an extra section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which section.
    pub id: SectionId,
    /// The title of an extra section; empty where the template gives it.
    pub title: String,
    /// What was written, as plain text or Markdown, lines ended by LF.
    pub text: String,
    /// Whether the author calls it ready for review.
    pub ready: bool,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// Which row.
    pub id: Id,
    /// When it began. Text that is no time is kept as it is.
    pub start: String,
    /// The moment `start` was found to be, in RFC 3339. It counts where it says the same.
    pub start_at: String,
    /// When it ended, if it lasted.
    pub end: String,
    /// The moment `end` was found to be.
    pub end_at: String,
    /// IANA zone of this row, where it is not the document's.
    pub zone: String,
    /// What happened.
    pub text: String,
    /// What kind of statement it is.
    pub mark: Mark,
    /// Which moment of the incident it is.
    pub milestone: Option<Milestone>,
    /// The role that acted.
    pub role: String,
    /// Where this is on record.
    pub evidence: String,
    /// Whether it stands out.
    pub highlighted: bool,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// One of the things that together made the incident what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Which factor.
    pub id: Id,
    /// What it is.
    pub text: String,
    /// What it did.
    pub category: Option<FactorKind>,
    /// Why it gets no action item; empty if nobody has said so.
    pub accepted: String,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// One thing that will be done.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionItem {
    /// Which action item.
    pub id: Id,
    /// What will be done.
    pub text: String,
    /// What it is for.
    pub kind: Option<ActionKind>,
    /// The person, role or team that sees to it.
    pub owner: String,
    /// The day it is due, `YYYY-MM-DD`.
    pub due: String,
    /// A word of the team's own scale.
    pub priority: String,
    /// Where it stands.
    pub status: ActionStatus,
    /// Why it was declined.
    pub reason: String,
    /// Address or number of the ticket.
    pub ticket: String,
    /// What it answers, in words.
    pub answers: String,
    /// The factors and points it answers, each once.
    pub answers_to: Vec<Link>,
    /// How anyone can tell that it is finished.
    pub done_when: String,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// A hint the author has read and decided against, named by its sentence so that it stays kept when
/// text elsewhere changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptHint {
    /// Id of the rule.
    pub rule: Rc<str>,
    /// The sentence, case and white space folded.
    pub sentence: Rc<str>,
}

impl Postmortem {
    /// An empty answer to `template`.
    pub fn new(id: Id, template: Rc<Template>) -> Postmortem {
        let sections =
            template.sections.iter().map(|question| Rc::new(Section::new(question.id.clone())));
        Postmortem {
            id,
            sections: sections.collect(),
            template,
            meta: Rc::default(),
            people: Vec::new(),
            factors: Vec::new(),
            timeline: Vec::new(),
            actions: Vec::new(),
            accepted: Vec::new(),
            kept: Vec::new(),
            hidden_rules: Vec::new(),
            ignored_words: Vec::new(),
            unknown: Fields::new(),
        }
    }

    /// The section `id`, if the document has it.
    pub fn section(&self, id: &SectionId) -> Option<&Rc<Section>> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The heading of `section`: the template's, else its own.
    pub fn title_of<'a>(&'a self, section: &'a Section) -> &'a str {
        match self.template.question(&section.id) {
            Some(question) => &question.title,
            None => &section.title,
        }
    }

    /// What `section` is for.
    pub fn role_of(&self, section: &SectionId) -> SectionRole {
        self.template.question(section).map_or(SectionRole::Other, |question| question.role)
    }

    /// Whether a section with this role holds anything: its text, rows, factors or action items.
    pub fn has_content(&self, section: &Section) -> bool {
        let rows = match self.role_of(&section.id) {
            SectionRole::Timeline => !self.timeline.is_empty(),
            SectionRole::Actions => !self.actions.is_empty(),
            SectionRole::Cause => !self.factors.is_empty(),
            _ => false,
        };
        rows || !section.text.trim().is_empty()
    }
}

impl Section {
    /// An empty section.
    pub fn new(id: SectionId) -> Section {
        Section {
            id,
            title: String::new(),
            text: String::new(),
            ready: false,
            unknown: Fields::new(),
        }
    }
}

impl Person {
    /// Somebody without a name yet.
    pub fn new(id: Id) -> Person {
        Person { id, name: String::new(), role: String::new(), unknown: Fields::new() }
    }
}

impl TimelineRow {
    /// An empty row.
    pub fn new(id: Id) -> TimelineRow {
        TimelineRow {
            id,
            start: String::new(),
            start_at: String::new(),
            end: String::new(),
            end_at: String::new(),
            zone: String::new(),
            text: String::new(),
            mark: Mark::Fact,
            milestone: None,
            role: String::new(),
            evidence: String::new(),
            highlighted: false,
            unknown: Fields::new(),
        }
    }
}

impl Factor {
    /// An empty one.
    pub fn new(id: Id) -> Factor {
        Factor {
            id,
            text: String::new(),
            category: None,
            accepted: String::new(),
            unknown: Fields::new(),
        }
    }
}

impl ActionItem {
    /// An empty action item.
    pub fn new(id: Id) -> ActionItem {
        ActionItem {
            id,
            text: String::new(),
            kind: None,
            owner: String::new(),
            due: String::new(),
            priority: String::new(),
            status: ActionStatus::Open,
            reason: String::new(),
            ticket: String::new(),
            answers: String::new(),
            answers_to: Vec::new(),
            done_when: String::new(),
            unknown: Fields::new(),
        }
    }
}
