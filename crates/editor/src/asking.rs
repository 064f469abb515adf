//! Questions about what the prose says: they come when typing pauses.

use std::rc::Rc;

use postmortem::findings::{self, Finding, Known};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Wake};

/// How long typing must pause before the prose is compared with the timeline, in milliseconds. Longer
/// than for a hint: a number that is being typed is wrong until it is done.
const PAUSE_MS: u32 = 800;

impl OpenDocument {
    /// The questions about what the prose says, in the order of the page.
    pub fn facts(&self) -> &[Finding] {
        self.facts.as_deref().unwrap_or_default()
    }
}

impl Editor {
    /// After a message that was no typing and has changed the document, or brought one: there is nothing
    /// to wait for.
    pub(crate) fn compare_now(&mut self, made: bool) {
        if made || self.open_document().is_some_and(|open| open.facts.is_none()) {
            self.compare();
        }
    }

    /// Asks to be woken when typing has paused.
    pub(crate) fn compare_later(change: u32) -> Effect {
        Effect::WakeAfter { ms: PAUSE_MS, wake: Wake::Facts(change) }
    }

    /// Typing has paused.
    pub(crate) fn facts_pause(&mut self, change: u32) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        if open.progress.change != change {
            return Vec::new();
        }
        let before = open.facts().len();
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
    pub(crate) fn compare(&mut self) -> usize {
        let (zones, now) = (Rc::clone(&self.zones), self.now);
        let Screen::Document(open) = &mut self.screen else { return 0 };
        let (document, times) = (&open.document, open.times.rows());
        open.facts = Some(findings::about_prose(&Known { document, times, zones: &*zones, now }));
        open.facts().len()
    }
}
