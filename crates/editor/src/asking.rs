//! What is asked about a document, and when it is looked at again: times when their field has been left
//! (`times.rs`), prose when typing pauses, action items when whoever was writing one has gone on. While
//! somebody writes, nothing appears and nothing moves.

use std::rc::Rc;

use postmortem::findings::{self, Finding, Known};
use postmortem::time;

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Wake};

/// How long typing must pause before the prose is compared with the timeline, in milliseconds. Longer
/// than for a hint: a number that is being typed is wrong until it is done.
const PAUSE_MS: u32 = 800;

/// The questions about a document, as they were when they were looked at last.
#[derive(Default)]
pub struct Questions {
    pub(crate) times: Vec<Finding>,
    /// `None` before the prose was looked at.
    pub(crate) prose: Option<Vec<Finding>>,
    pub(crate) actions: Vec<Finding>,
}

impl Questions {
    /// Those about times, those of rows included.
    pub fn times(&self) -> &[Finding] {
        &self.times
    }

    /// Those about what the prose says, in the order of the page.
    pub fn prose(&self) -> &[Finding] {
        self.prose.as_deref().unwrap_or_default()
    }

    /// Those about action items, in their order, what matters most first.
    pub fn actions(&self) -> &[Finding] {
        &self.actions
    }
}

impl OpenDocument {
    /// What is asked about it.
    pub fn questions(&self) -> &Questions {
        &self.questions
    }
}

impl Editor {
    /// After a message that was no typing and has changed the document, or brought one: there is nothing
    /// to wait for.
    pub(crate) fn compare_now(&mut self, made: bool) {
        if made || self.open_document().is_some_and(|open| open.questions.prose.is_none()) {
            self.compare();
        }
    }

    /// Asks to be woken when typing has paused.
    pub(crate) fn compare_later(change: u32) -> Effect {
        Effect::WakeAfter { ms: PAUSE_MS, wake: Wake::Facts(change) }
    }

    /// Typing has paused.
    pub(crate) fn facts_pause(&mut self, change: u32) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        if open.progress.change != change {
            return Vec::new();
        }
        let before = open.questions.prose().len();
        let more = self.compare().saturating_sub(before);
        if more == 0 || self.preferences.quiet {
            return Vec::new();
        }
        vec![Effect::Announce(match more {
            1 => "1 question about the facts.".into(),
            _ => format!("{more} questions about the facts."),
        })]
    }

    /// Compares what the document on the screen says anew. Returns how many questions there are.
    fn compare(&mut self) -> usize {
        let (zones, now) = (Rc::clone(&self.zones), self.now);
        let Screen::Document(open) = &mut self.screen else { return 0 };
        let (document, times) = (&open.document, open.times.rows());
        let known = Known { document, times, zones: &*zones, now };
        open.questions.prose = Some(findings::about_prose(&known));
        open.questions.prose().len()
    }

    /// Looks again at the action items and at what they answer.
    pub(crate) fn look_at_actions(&mut self) {
        let today = self.today;
        let Screen::Document(open) = &mut self.screen else { return };
        if open.coverage.renew(&open.document, today) {
            open.questions.actions = findings::about_actions(&open.document, today);
        }
    }

    /// A question as it would be asked now: the document may have changed since it was drawn. `None` if
    /// it would not be asked any more.
    pub(crate) fn still_asked(&self, drawn: &Finding) -> Option<Finding> {
        let document = &self.open_document()?.document;
        let zones = &*self.zones;
        let times = time::reckon(document, zones);
        let known = Known { document, times: &times, zones, now: self.now };
        let mut now = findings::about_times(&known);
        now.extend(findings::about_prose(&known));
        now.extend(findings::about_actions(document, self.today));
        let same = |it: &Finding| {
            it.kind == drawn.kind && it.place == drawn.place && it.words == drawn.words
        };
        now.into_iter().find(same)
    }
}
