//! What can be opened in front of the page.

use std::rc::Rc;

use blameless::Rule;
use postmortem::Edit;

use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::hints::folded;

/// What is open in front of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What the hints look for: every rule.
    Rules,
    /// What one rule looks for, and why.
    Rule(&'static Rule),
    /// When hints speak up, which of them, and what was decided against.
    Settings,
    /// The report of the open hint, to copy by hand.
    Report,
    /// Where another tab has changed the same words.
    Conflicts,
    /// What was stored of the document before.
    Versions,
    /// What was deleted and can come back.
    Trash,
    /// What a backup would add.
    Backup,
    /// Rows for the timeline from what somebody has pasted.
    Paste,
    /// The open action items of every postmortem.
    Actions,
    /// A copy for others, and what becomes of names in it.
    Share,
}

impl Editor {
    /// Opens a panel, in the place of the one that is open.
    pub(crate) fn open_panel(&mut self, panel: Panel) -> Vec<Effect> {
        self.panel = Some(panel);
        self.trash.asked.clear();
        self.trash.problem = None;
        vec![Effect::OpenPanel]
    }

    pub(crate) fn close_panel(&mut self) -> Vec<Effect> {
        let closed = self.panel.take();
        self.backups.cancel();
        // The way to an empty trash is gone from the page.
        let stranded = closed == Some(Panel::Trash) && self.trash.entries.is_empty();
        let focus = stranded.then_some(Effect::Focus(Place::Heading));
        [Effect::ClosePanel].into_iter().chain(focus).collect()
    }

    /// Makes hints leave a word or a name alone in this document.
    pub(crate) fn ignore(&mut self, word: &str) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let (word, fold) = (word.trim(), folded(word));
        let known = open.document.ignored_words.iter().any(|other| folded(other) == fold);
        if fold.trim().is_empty() {
            return Vec::new();
        }
        if known {
            return vec![Effect::Announce(format!("“{word}” is in the list already."))];
        }
        let mut effects = self.edit(Edit::Ignore(Rc::from(word)));
        effects.push(Effect::Announce(format!("Hints leave “{word}” alone in this document.")));
        effects
    }

    /// A decision was taken back. In the settings its button is gone, so the focus goes to its list.
    pub(crate) fn taken_back(&self, list: Place) -> Option<Effect> {
        (self.panel == Some(Panel::Settings)).then_some(Effect::Focus(list))
    }
}

/// The list in the settings that an edit takes an entry out of.
pub(crate) fn list_of_decisions(edit: &Edit) -> Option<Place> {
    match edit {
        Edit::Unkeep(_) => Some(Place::Kept),
        Edit::ShowRule(_) => Some(Place::Hidden),
        Edit::Unignore(_) => Some(Place::Ignored),
        _ => None,
    }
}
