//! Whether the text is safe, told truthfully.

use std::rc::Rc;

/// What a person is told about their text.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Everything typed is stored; the time is when. Set only by the store's own acknowledgement.
    Saved(Rc<str>),
    /// Something typed is not stored yet; the time is of the last revision that is.
    Pending(Rc<str>),
    /// Something typed has not been stored for over a second.
    Slow,
    /// Something typed could not be stored.
    Failed(SaveProblem),
    /// Nothing has been typed yet.
    Untouched,
}

/// Why a save failed.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveProblem {
    /// The browser gives this site no more space.
    Full,
    /// A newer Nofault has opened the library, and this one no longer writes.
    Newer,
    /// The page around has no way to save; its own ways may keep the text.
    Unhandled,
    /// The page around has handed it on, in these words, and nobody can know whether it arrived.
    Handed(Rc<str>),
    /// The page around has not kept it, for this reason.
    Host(Rc<str>),
    /// Anything else, in the browser's own words.
    Other(Rc<str>),
}

/// Counts changes, so that what is stored can be told from what is not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Progress {
    /// Number of the last change.
    pub change: u32,
    /// Number of the last change that is stored.
    pub stored: u32,
    /// Number of the last change in the save under way.
    pub under_way: Option<u32>,
    /// When the newest stored revision was stored, as a person writes it.
    pub at: Option<Rc<str>>,
    /// Whether the save under way has been slow.
    pub slow: bool,
    /// Why the last save failed.
    pub problem: Option<SaveProblem>,
    /// Whether somebody has asked for a save while one was under way.
    pub again: bool,
    /// How many saves in a row met something newer.
    pub behind: u8,
}

impl Progress {
    /// Whether something is not stored.
    pub fn unsaved(&self) -> bool {
        self.change != self.stored
    }

    /// What to tell.
    pub fn state(&self) -> Saving {
        let at = || self.at.clone().unwrap_or_default();
        match &self.problem {
            Some(problem) => Saving::Failed(problem.clone()),
            None if self.unsaved() && self.slow => Saving::Slow,
            None if self.unsaved() => Saving::Pending(at()),
            None if self.at.is_none() => Saving::Untouched,
            None => Saving::Saved(at()),
        }
    }
}
