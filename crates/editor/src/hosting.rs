//! The editor in somebody else's page: the document is that page's to keep, and nothing is stored here.

use std::rc::Rc;

use postmortem::{Edit, Field, Id, MetaField, Postmortem, Template, format};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::Effect;
use crate::msg::{Found, SaveOutcome, StorageMode};
use crate::saving::SaveProblem;

/// How often a host may have something newer, one save after another, until a person is told.
const MOST_JOINS: u8 = 5;

/// What the page around wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Hosting {
    /// Show this document; `None` is one without a word in it.
    Open(Option<Box<Postmortem>>),
    /// Show this document of a newer Nofault, of which this is the text, only to be read.
    OpenNewer(Box<Postmortem>, Rc<str>),
    /// Whether the document may only be read.
    OnlyRead(bool),
    /// How long typing must pause before the page is asked to keep the text, in milliseconds; `None`
    /// asks it only when a person does.
    SaveAfter(Option<u32>),
    /// Go on where an editor before this one ended: the number of its last change, and what the page has
    /// kept, if that is something else.
    Resume(u32, Option<Box<Postmortem>>),
    /// It has answered to the save of the change of this number.
    Answered(u32, SaveOutcome),
    /// The page has kept everything up to the change of this number, on its own.
    Kept(u32),
}

/// What is known of the page around.
#[derive(Debug, Default)]
pub(crate) struct Hosted {
    only_read: bool,
    save_after: Option<u32>,
}

impl Editor {
    /// Whether the page around is somebody else's, and keeps the document.
    pub fn is_hosted(&self) -> bool {
        self.storage == StorageMode::Host
    }

    /// Whether the page around wants the document to be read only.
    pub(crate) fn host_lets_read(&self) -> bool {
        self.hosted.only_read
    }

    /// How long typing must pause before it is saved; `None` if a person has to ask for it.
    pub(crate) fn pause(&self, usual: u32) -> Option<u32> {
        if self.is_hosted() { self.hosted.save_after } else { Some(usual) }
    }

    /// Whether what is written is saved although nobody asks for it.
    pub(crate) fn saves_by_itself(&self) -> bool {
        self.pause(0).is_some()
    }

    pub(crate) fn hosting(&mut self, what: Hosting) -> Vec<Effect> {
        match what {
            Hosting::Open(document) => {
                let document = document.map_or_else(|| self.empty(), |document| *document);
                if self.open_document().is_some_and(|open| open.document == document) {
                    return Vec::new();
                }
                self.show(document, None)
            }
            Hosting::OpenNewer(document, text) => self.show(*document, Some(text)),
            Hosting::OnlyRead(only) => {
                self.hosted.only_read = only;
                if let Screen::Document(open) = &mut self.screen {
                    show_hints(open, only, &self.preferences);
                }
                Vec::new()
            }
            Hosting::SaveAfter(pause) => {
                self.hosted.save_after = pause;
                Vec::new()
            }
            Hosting::Resume(change, kept) => {
                if let Screen::Document(open) = &mut self.screen {
                    let progress = &mut open.progress;
                    progress.change = change;
                    progress.stored = if kept.is_some() { change.wrapping_sub(1) } else { change };
                    let id = open.document.id;
                    open.stored = kept.map_or_else(|| open.document.clone(), |kept| *kept);
                    open.stored.id = id;
                }
                Vec::new()
            }
            Hosting::Answered(change, outcome) => {
                let due = self.open_document().filter(|it| it.progress.under_way == Some(change));
                let id = due.map(|open| open.document.id);
                id.map(|id| self.save_answered(id, change, outcome)).unwrap_or_default()
            }
            Hosting::Kept(change) => {
                if let Screen::Document(open) = &mut self.screen
                    && open.progress.change == change
                {
                    open.stored = open.document.clone();
                    open.progress.stored = change;
                    open.progress.problem = None;
                }
                Vec::new()
            }
        }
    }

    /// A document without a word in it.
    pub(crate) fn empty(&mut self) -> Postmortem {
        let mut document = Postmortem::new(self.next_id(), Rc::new(Template::postmortem()));
        let zone = Field::Meta(MetaField::TimeZone);
        document.apply(Edit::Set { field: zone, value: self.time_zone.to_string() });
        document
    }

    /// Puts a document of the host on the screen, in the place of the one before.
    fn show(&mut self, document: Postmortem, as_stored: Option<Rc<str>>) -> Vec<Effect> {
        let mut open = OpenDocument::new(document, 0, &self.preferences);
        show_hints(&mut open, self.hosted.only_read, &self.preferences);
        open.as_stored = as_stored;
        // Numbers of changes only ever rise: the host tells by them what it has kept.
        if let Some(before) = self.open_document() {
            open.progress.change = before.progress.change + 1;
            open.progress.stored = open.progress.change;
        }
        self.notice = None;
        self.screen = Screen::Document(Box::new(open));
        let closes = self.panel.take().map(|_| Effect::ClosePanel);
        // Texts on the screen are the browser's own, and stay where a version of the same is shown.
        closes.into_iter().chain([Effect::Rewrite]).collect()
    }

    /// The host has something newer than what it was asked to keep: both are joined, and it is asked
    /// again.
    pub(crate) fn host_is_ahead(&mut self, id: Id, found: Found) -> Vec<Effect> {
        let Some(open) = self.open_or_parting(id) else { return Vec::new() };
        open.progress.behind += 1;
        let why = if format::json::read(&found.body).is_err() {
            "somebody else has changed it, and their version cannot be read here."
        } else if open.progress.behind > MOST_JOINS {
            "somebody else keeps changing it."
        } else {
            return self.join(id, found);
        };
        open.progress.problem = Some(SaveProblem::Host(why.into()));
        Vec::new()
    }
}

/// Hints are for who writes.
fn show_hints(open: &mut OpenDocument, only_read: bool, preferences: &crate::Preferences) {
    if only_read {
        open.forget_hints();
    } else {
        open.check_all(preferences);
    }
}

impl Effect {
    /// Whether it is about the library, the address of the page, or anything else that a page of its own
    /// has and an element in another page has not.
    pub(crate) fn needs_a_page_of_its_own(&self) -> bool {
        match self {
            Effect::List
            | Effect::Load(_)
            | Effect::ListVersions(_)
            | Effect::LoadVersion(..)
            | Effect::KeepTail(_)
            | Effect::GiveUpStorage
            | Effect::DownloadRaw(_)
            | Effect::RenewStorage
            | Effect::ForgetErased
            | Effect::Trash(_)
            | Effect::KeepVersion { .. }
            | Effect::Persist
            | Effect::Backup(_)
            | Effect::SavePreferences(_)
            | Effect::SaveCopy { .. }
            | Effect::WriteInPlace { .. }
            | Effect::Show(_) => true,
            Effect::Save(_)
            | Effect::WakeAfter { .. }
            | Effect::Focus(_)
            | Effect::OpenPanel
            | Effect::ClosePanel
            | Effect::Rewrite
            | Effect::Select(..)
            | Effect::Replace { .. }
            | Effect::Announce(_)
            | Effect::Copy(_)
            | Effect::Download { .. } => false,
        }
    }
}
