//! What a newer Nofault has written is read and exported, and never changed.

use std::rc::Rc;

use postmortem::Id;
use postmortem::format::json;

use crate::backup::BackupMsg;
use crate::checkpoints::Keeping;
use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::in_place::InPlace;
use crate::msg::{Found, Msg, StorageMode};
use crate::pasting::Pasting;
use crate::questions::Answer;
use crate::trash::Trashing;

impl Editor {
    /// Whether what is on the screen can only be read.
    pub fn only_reads(&self) -> bool {
        self.storage == StorageMode::Newer || self.is_of_newer() || self.host_lets_read()
    }

    /// Whether the document on the screen was saved by a newer Nofault.
    pub fn is_of_newer(&self) -> bool {
        self.open_document().is_some_and(|open| open.as_stored.is_some())
    }

    /// A newer Nofault has opened the library: from now on this one only reads. What is not stored is
    /// kept as a tail, which the newer one stores.
    pub(crate) fn only_read(&mut self) -> Vec<Effect> {
        self.storage = StorageMode::Newer;
        self.keep_tails()
    }

    /// Opens a document of a newer Nofault as far as this one understands it. `None` if it does not.
    pub(crate) fn load_newer(&mut self, id: Id, found: &Found) -> Option<Vec<Effect>> {
        let mut document = json::read_newer(&found.body).ok()?;
        document.id = id;
        let mut open = OpenDocument::new(document, found.rev, &self.preferences);
        open.as_stored = Some(Rc::clone(&found.body));
        open.progress.at = Some(found.at.clone());
        self.screen = Screen::Document(Box::new(open));
        Some(vec![Effect::Focus(Place::Heading)])
    }
}

/// Whether a message would change something that is stored.
pub(crate) fn changes_something(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Typed { .. }
            | Msg::Composed(..)
            | Msg::Left(_)
            | Msg::Edit(_)
            | Msg::Add(_)
            | Msg::ActOn(_)
            | Msg::Jot(_)
            | Msg::Remove(_)
            | Msg::Move(..)
            | Msg::Answer(Answer::Take(..) | Answer::LetBe(_) | Answer::KeepMoments)
            | Msg::Undo
            | Msg::Redo
            | Msg::UseWording
            | Msg::KeepWording
            | Msg::HideRule
            | Msg::Ignore(_)
            | Msg::Choose(..)
            | Msg::Restore
            | Msg::Trash(Trashing::PutBack(_) | Trashing::Ask(_) | Trashing::Purge)
            | Msg::Keep(Keeping::Keep(..) | Keeping::Stop(_))
            | Msg::Lasting(_)
            | Msg::Backup(BackupMsg::Restore | BackupMsg::Files(_))
            | Msg::Paste(Pasting::Add)
            | Msg::StorageLost
            | Msg::New
            | Msg::OpenSample
            | Msg::Delete(_)
            | Msg::FileRead { .. }
            | Msg::InPlace(InPlace::Opened { .. })
            | Msg::Linked(_)
            | Msg::Shared(_)
    )
}
