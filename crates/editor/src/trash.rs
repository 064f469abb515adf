//! The trash: what was deleted, the way back, and the way out for good.

use std::rc::Rc;

use postmortem::Id;

use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::library::Entry;
use crate::msg::Msg;
use crate::notice::Notice;
use crate::panel::Panel;

/// What becomes of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Bin {
    /// It goes into the trash.
    In(Id),
    /// It comes out again.
    Out(Id),
    /// These are deleted for good.
    Gone(Vec<Id>),
}

/// What happens around the trash.
#[derive(Clone, Debug, PartialEq)]
pub enum Trashing {
    /// A document was to be opened, or is open, and is in the trash since then.
    Found(Id, Rc<str>),
    /// Take a document out of the trash.
    PutBack(Id),
    /// Ask whether these are to be deleted for good; none takes the question back.
    Ask(Vec<Id>),
    /// Delete for good what was asked about.
    Purge,
    /// The store has done so, or could not.
    Done(Bin, Result<(), Rc<str>>),
}

/// What was deleted and can come back.
#[derive(Clone, Debug, Default)]
pub struct Trash {
    /// The documents, the last one deleted first.
    pub entries: Vec<Entry>,
    /// Which of them are to be deleted for good, if somebody says so once more.
    pub asked: Vec<Id>,
    /// Why the last thing asked for was not done.
    pub problem: Option<Rc<str>>,
    /// The open document of which it was told that it is not in the library any more.
    pub(crate) told: Option<Id>,
}

impl Trash {
    /// The documents that have been there for more than thirty days.
    pub fn old(&self) -> Vec<Id> {
        let old = self.entries.iter().filter(|entry| entry.trashed_long_ago);
        old.map(|entry| entry.id).collect()
    }
}

impl Editor {
    /// What was deleted and can come back.
    pub fn trash(&self) -> &Trash {
        &self.trash
    }

    /// The library was read again: what is in the trash is kept apart.
    pub(crate) fn listed(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        let trash = &mut self.trash;
        (trash.entries, self.entries) =
            entries.into_iter().partition(|entry| entry.trashed.is_some());
        // A question about what is not there any more is no question.
        let there = |id: &Id| trash.entries.iter().any(|entry| entry.id == *id);
        if !trash.asked.iter().all(there) {
            trash.asked.clear();
        }
        Vec::new()
    }

    pub(crate) fn trashing(&mut self, what: Trashing) -> Vec<Effect> {
        let in_panel = self.panel == Some(Panel::Trash);
        match what {
            Trashing::Found(id, at) => self.found_in_trash(id, &at),
            Trashing::PutBack(id) => {
                self.notice = None;
                self.trashed = None;
                // The button that was pressed goes.
                let focus =
                    if in_panel { Effect::OpenPanel } else { Effect::Focus(Place::Heading) };
                vec![Effect::Trash(Bin::Out(id)), focus]
            }
            Trashing::Ask(ids) => {
                let of_all = self.trash.asked.len().max(ids.len()) > 1;
                let one = self.trash.asked.iter().chain(&ids).next().copied();
                self.trash.asked = ids;
                vec![Effect::Focus(Place::Purge(one.filter(|_| !of_all)))]
            }
            Trashing::Purge => {
                let asked = std::mem::take(&mut self.trash.asked);
                vec![Effect::Trash(Bin::Gone(asked)), Effect::OpenPanel]
            }
            Trashing::Done(what, done) => {
                let text = match (done, what) {
                    (Err(why), _) => {
                        let text = format!("That was not done: {why} Nothing was changed.");
                        if in_panel {
                            self.trash.problem = Some(text.as_str().into());
                        } else {
                            self.notice = Some(Notice::urgent(text.clone()));
                        }
                        text
                    }
                    (Ok(()), Bin::In(_)) => return vec![Effect::List],
                    (Ok(()), Bin::Out(id)) => {
                        let text = format!("{} is back.", self.named(id));
                        self.trash.told = None;
                        if matches!(self.screen, Screen::Library) && !in_panel {
                            let button = Some(("Open it", Box::new(Msg::Open(id))));
                            self.notice = Some(Notice {
                                text: text.clone(),
                                button,
                                also: None,
                                urgent: false,
                            });
                        }
                        text
                    }
                    (Ok(()), Bin::Gone(_)) => "Deleted for good.".into(),
                };
                vec![Effect::List, Effect::Announce(text)]
            }
        }
    }

    /// A document in the trash is not opened: nobody is to write in it by accident. One that is open, and
    /// was put there by another tab, stays open.
    fn found_in_trash(&mut self, id: Id, at: &str) -> Vec<Effect> {
        let button = Some(("Put back", Box::new(Msg::Trash(Trashing::PutBack(id)))));
        if self.loading == Some(id) {
            self.loading = None;
            let text = format!("{} is in the trash since {at}.", self.named(id));
            return self.back_to_library(Notice { button, ..Notice::urgent(text) });
        }
        let text = "Another tab has put this postmortem into the trash. What you write here takes it out \
                    again.";
        self.tell_once(id, Notice { button, ..Notice::urgent(text) })
    }

    /// The document on the screen is not stored any more.
    pub(crate) fn gone_elsewhere(&mut self, id: Id) -> Vec<Effect> {
        let text = "This postmortem is not stored in this browser any more: another tab has deleted it for \
                    good, or the browser has cleared it. It is still here, and what you write stores it \
                    again.";
        self.tell_once(id, Notice::urgent(text))
    }

    fn tell_once(&mut self, id: Id, notice: Notice) -> Vec<Effect> {
        let clean = self.open_document().is_some_and(|open| !open.progress.unsaved());
        if clean && self.shown() == Some(id) && self.trash.told != Some(id) {
            self.trash.told = Some(id);
            self.notice = Some(notice);
        }
        Vec::new()
    }

    /// The document on the screen is in the library.
    pub(crate) fn is_there(&mut self) {
        if self.trash.told.take().is_some() {
            self.notice = None;
        }
    }

    /// What a document is called in a sentence.
    pub(crate) fn named(&self, id: Id) -> String {
        let mut all = self.entries.iter().chain(&self.trash.entries);
        all.find(|entry| entry.id == id).map_or("That postmortem".into(), Entry::named)
    }
}
