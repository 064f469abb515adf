//! Everything that can happen.

use std::rc::Rc;

use postmortem::format::Format;
use postmortem::points::Target;
use postmortem::{Edit, Field, Id, ItemRef, SectionId};

use crate::backup::BackupMsg;
use crate::checkpoints::Keeping;
use crate::effect::{Route, Wake};
use crate::hosting::Hosting;
use crate::in_place::InPlace;
use crate::joining::Choose;
use crate::lasting::Lasting;
use crate::library::Entry;
use crate::panel::Panel;
use crate::pasting::Pasting;
use crate::preferences::Preference;
use crate::questions::Answer;
use crate::saving::SaveProblem;
use crate::sharing::Sharing;
use crate::trash::Trashing;
use crate::versions::Version;

/// Something a person did, or the browser answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The store is open.
    Started {
        /// Whether documents outlive the tab.
        storage: StorageMode,
        /// How many texts that were left unstored when a page went away have become copies, because
        /// their documents had been changed elsewhere.
        copies: u32,
        /// The documents on this device, newest first.
        entries: Vec<Entry>,
        /// What [`Effect::SavePreferences`](crate::Effect::SavePreferences) wrote last; may be empty.
        preferences: Rc<str>,
        /// What the address bar says.
        route: Route,
        /// IANA name of the zone this device is in; empty if the browser does not say.
        time_zone: Rc<str>,
    },
    /// What time it is, in seconds since 1970-01-01: in UTC, and as clocks show it here.
    Now {
        /// In UTC.
        utc: i64,
        /// As clocks show it here.
        here: i64,
    },
    /// The address changed: a link was followed, or Back was pressed.
    Visited(Route),
    /// The library was read again.
    Listed(Vec<Entry>),
    /// A document was read from the store.
    Loaded {
        /// Which document.
        id: Id,
        /// What was found; `None` if there is no such document.
        found: Option<Found>,
    },
    /// A document could not be read from the store.
    LoadFailed(Id, Rc<str>),
    /// The versions of a document were listed, newest first.
    VersionsListed(Id, Vec<Version>),
    /// A version of a document was read, or could not be.
    VersionLoaded(Id, u32, Result<Rc<str>, Rc<str>>),
    /// A save came back.
    SaveAnswered {
        /// Which document.
        id: Id,
        /// The number of the change that was saved, as in the request.
        change: u32,
        /// What became of it.
        outcome: SaveOutcome,
    },
    /// A moment asked for has come.
    Woke(Wake),
    /// The page is being hidden or left: keep what is not stored.
    Leaving,
    /// The page is looked at again.
    Returned,
    /// Another tab has stored this revision of a document.
    ChangedElsewhere(Id, u32),
    /// The store takes long to open.
    StorageSlow,
    /// Somebody goes on without it.
    WithoutStorage,
    /// The browser has closed the store on its own; what is in it may be gone.
    StorageLost,
    /// A newer Nofault has opened the database in another tab.
    StorageNewer,
    /// Keep everything that is stored of a document that cannot be opened.
    DownloadRaw(Id),
    /// Make the store new, which cannot be opened, from second copies.
    RenewStorage,
    /// It could not be made new, and why.
    RenewFailed(Rc<str>),
    /// Somebody has read that the browser erased the library.
    ErasedRead,
    /// Something the page around wants, where it is not the app's own.
    Host(Hosting),
    /// Something around the trash.
    Trash(Trashing),
    /// Something around versions that are kept.
    Keep(Keeping),
    /// How far it is with asking the browser to keep what is stored; asks it.
    Lasting(Lasting),

    /// Start an empty postmortem.
    New,
    /// Start from the sample incident.
    OpenSample,
    /// Open a document of the library.
    Open(Id),
    /// Put a document into the trash.
    Delete(Id),
    /// A file was chosen for import.
    FileRead {
        /// Its name.
        name: Rc<str>,
        /// Its text, or why it could not be read.
        text: Result<Rc<str>, Rc<str>>,
    },
    /// Something around a file that can be written back.
    InPlace(InPlace),
    /// A document that was in the address the page was opened with: its text, or why it could not be read.
    Linked(Result<Rc<str>, Rc<str>>),
    /// Something was shared with the installed app.
    Shared(Rc<str>),
    /// Write the document into a file.
    Export(Format),
    /// Write the document into a page, with the editor in it.
    SaveCopy,
    /// What became of such a page.
    CopySaved {
        /// Whether it was a copy for others, which is no backup.
        shared: bool,
        /// The name of the file, or why there is none.
        outcome: Result<Rc<str>, Rc<str>>,
    },
    /// Something about backups.
    Backup(BackupMsg),
    /// Something about rows that are pasted.
    Paste(Pasting),
    /// Something about a copy for others.
    Share(Sharing),
    /// Save at once.
    SaveNow,

    /// Somebody typed.
    Typed {
        /// Where.
        field: Field,
        /// All the text now in the field.
        value: String,
        /// Byte offset of the caret in it.
        caret: usize,
        /// Whether an input method is still at work.
        composing: bool,
    },
    /// An input method is done in a field, with the caret at this byte.
    Composed(Field, usize),
    /// Focus came into a section.
    Entered(SectionId),
    /// Somebody has come near rows of the timeline.
    Near(Vec<Id>),
    /// Further fields of a row are wanted.
    Unfold(Id),
    /// Focus left a field.
    Left(Field),
    /// Focus left an item of a list.
    LeftItem,
    /// An answer was chosen, or an item changed: anything but typing.
    Edit(Edit),
    /// A new item in one of the lists.
    Add(NewItem),
    /// A new action item that answers a factor or a point.
    ActOn(Target),
    /// A new action item, jotted down on one line.
    Jot(Rc<str>),
    /// Go to a field.
    GoTo(Field),
    /// An item goes.
    Remove(ItemRef),
    /// An item moves up (negative) or down its list.
    Move(ItemRef, isize),
    /// Something about a question.
    Answer(Answer),
    /// Take back the last change that was not typed.
    Undo,
    /// Make it again.
    Redo,

    /// Go to the next hint after a place, or the first.
    NextHint(Option<(Field, usize)>),
    /// Go to the hint before a place, or the last.
    PreviousHint(Option<(Field, usize)>),
    /// Open the hint at a place.
    HintAt(Field, usize),
    /// A click at a place: opens the hint there, if there is one.
    Clicked(Field, usize),
    /// Open the first hint of a field.
    FirstHint(Field),
    /// Close the open hint and go back to the text.
    CloseHint,
    /// Take over the wording the open hint suggests.
    UseWording,
    /// Keep the author's wording.
    KeepWording,
    /// Silence the open hint's rule in this document.
    HideRule,
    /// Silence the open hint's rule in every document.
    HideRuleEverywhere,
    /// Copy a report of the open hint, for the person to send: it seems wrong.
    ReportHint,
    /// Whether the browser let the report be copied.
    Copied(bool),
    /// Let a rule that was silenced everywhere speak again.
    ShowRuleEverywhere(Rc<str>),
    /// Something is set for every document.
    Prefer(Preference),
    /// Let hints leave a word or a name alone in this document.
    Ignore(Rc<str>),
    /// Look at a version that was stored before.
    ShowVersion(u32),
    /// Go back to the version that is looked at.
    Restore,
    /// Settle one of the places that two tabs have changed: its number, and what to do.
    Choose(usize, Choose),
    /// Open a panel in front of the page.
    OpenPanel(Panel),
    /// The panel was closed.
    ClosePanel,
    /// The line that tells what happened was closed.
    CloseNotice,
}

/// A stored document.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The newest revision; the next save is made from it.
    pub rev: u32,
    /// The document as JSON: of that revision, or of the newest that can be read.
    pub body: Rc<str>,
    /// When that text was stored, as a person writes it.
    pub at: Rc<str>,
    /// Whether a newer revision is damaged, so that this is an older text.
    pub damaged: bool,
    /// How many texts that a page had left unstored have just become copies of it.
    pub copies: u32,
}

/// What to add, and below which item; `None` means at the end.
#[derive(Clone, Debug, PartialEq)]
pub enum NewItem {
    /// A timeline row.
    Row(Option<Id>),
    /// An action item.
    Action(Option<Id>),
    /// A contributing factor.
    Factor(Option<Id>),
    /// Somebody named in the document.
    Person,
    /// An extra section.
    Section,
}

/// Whether documents outlive the tab.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageMode {
    /// They are kept on this device.
    Device,
    /// They are kept on this device, but some that were there before are gone: the browser has erased
    /// them, and nobody has read so yet.
    Erased {
        /// How many came back from the second copies kept of them.
        back: u32,
    },
    /// They are kept on this device by a newer Nofault, and only read by this one.
    Newer,
    /// The page around keeps the one there is: the editor is an element in it.
    Host,
    /// They are gone when the tab closes.
    Memory {
        /// Why, in the browser's own words.
        why: Rc<str>,
        /// Whether there were postmortems on this device before, which cannot be reached now.
        kept_before: bool,
        /// Of how many of those there is a second copy, which is shown.
        back: u32,
    },
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    /// It is on disk.
    Saved {
        /// The revision it became.
        rev: u32,
        /// When, as a person writes it.
        at: Rc<str>,
    },
    /// Another tab had saved a newer revision; this text was stored as a document of its own.
    Copied {
        /// The new document.
        copy: Id,
        /// The revision it became.
        rev: u32,
        /// When, as a person writes it.
        at: Rc<str>,
    },
    /// Another tab had stored this newer revision; nothing was stored.
    Behind(Found),
    /// It is not stored.
    Failed(SaveProblem),
}
