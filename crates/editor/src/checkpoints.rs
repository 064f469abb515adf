//! Versions that somebody keeps under a name, and the one that is kept before much is removed.

use std::rc::Rc;

use postmortem::{Id, Postmortem, review};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Keep, Place};

/// How long the name of a version may be, in letters.
pub const NAME_LENGTH: usize = 200;
/// What is removed with fewer letters than this is not much.
const MUCH: usize = 500;

/// What happens around versions that are kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// Keep a version, or what is there now, under a name that may be empty.
    Keep(Option<u32>, Rc<str>),
    /// Make one an ordinary version again.
    Stop(u32),
    /// The store has done so, or could not; whether it was to keep one.
    Done(Id, bool, Result<(), Rc<str>>),
}

impl Editor {
    pub(crate) fn keeping(&mut self, what: Keeping) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let id = open.document.id;
        match what {
            Keeping::Keep(rev, name) => {
                let name: String = name.trim().chars().take(NAME_LENGTH).collect();
                open.versions.problem = None;
                if rev.is_none() && open.progress.unsaved() {
                    open.naming = Some(name.into());
                    return self.save_now();
                }
                let rev = rev.unwrap_or(open.base);
                vec![Effect::KeepVersion { id, rev, name: Some(name.into()) }]
            }
            Keeping::Stop(rev) => {
                // The button that was pressed goes; the one that opens the version stays.
                let focus = Effect::Focus(Place::Version(rev));
                vec![Effect::KeepVersion { id, rev, name: None }, focus]
            }
            Keeping::Done(of, ..) if of != id => Vec::new(),
            Keeping::Done(_, kept, Ok(())) => {
                let said =
                    if kept { "This version is kept." } else { "It is an ordinary version again." };
                vec![Effect::ListVersions(id), Effect::Announce(said.into())]
            }
            Keeping::Done(_, _, Err(why)) => {
                let text = format!("That was not done: {why} Nothing was changed.");
                open.versions.problem = Some(text.as_str().into());
                vec![Effect::Announce(text)]
            }
        }
    }
}

impl OpenDocument {
    /// Keeps what is there now, where somebody has asked for that and all of it is stored.
    pub(crate) fn keep_what_is_stored(&mut self) -> Option<Effect> {
        if self.progress.unsaved() {
            return None;
        }
        let name = Some(self.naming.take()?);
        Some(Effect::KeepVersion { id: self.document.id, rev: self.base, name })
    }

    /// Where the next save removes much, the revision before it is kept for good.
    pub(crate) fn guard_what_shrinks(&mut self) {
        if self.keep.is_none_or(|keep| keep.name.is_some()) {
            let name = Some("Before much was removed");
            let guarded = Keep { rev: self.base, name };
            self.keep = removes_much(&self.stored, &self.document).then_some(guarded);
        }
    }
}

/// Whether a document has less than half of the words it had, and many are gone.
fn removes_much(before: &Postmortem, now: &Postmortem) -> bool {
    let (before, now) = (letters(before), letters(now));
    before > now * 2 && before - now > MUCH
}

fn letters(document: &Postmortem) -> usize {
    review::checked_fields(document).map(|(_, text)| text.chars().count()).sum()
}
