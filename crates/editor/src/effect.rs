//! Everything the browser is asked to do.

use std::ops::Range;
use std::rc::Rc;

use postmortem::{Field, Id, ItemRef};

use crate::backup::BackupEffect;
use crate::trash::Bin;

/// Something to do outside the editor. Nothing happens until the browser does it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the list of documents; answered by [`Msg::Listed`](crate::Msg::Listed) and
    /// [`BackupMsg::Known`](crate::BackupMsg::Known).
    List,
    /// Read a document; answered by [`Msg::Loaded`](crate::Msg::Loaded).
    Load(Id),
    /// List what is stored of a document; answered by
    /// [`Msg::VersionsListed`](crate::Msg::VersionsListed).
    ListVersions(Id),
    /// Read one version of a document; answered by
    /// [`Msg::VersionLoaded`](crate::Msg::VersionLoaded).
    LoadVersion(Id, u32),
    /// Store a revision; answered by [`Msg::SaveAnswered`](crate::Msg::SaveAnswered).
    Save(SaveRequest),
    /// Keep a revision where a page that goes away can still write, until it is stored. Has no answer:
    /// the save that goes with it has one.
    KeepTail(SaveRequest),
    /// Wait no longer for the store to open.
    GiveUpStorage,
    /// Offer everything that is stored of a document as a file.
    DownloadRaw(Id),
    /// Make the store new, of which only second copies can be read, and begin again; answered only by
    /// [`Msg::RenewFailed`](crate::Msg::RenewFailed).
    RenewStorage,
    /// Forget that the browser has erased the library.
    ForgetErased,
    /// Put a document into the trash, take it out, or delete some for good; answered by
    /// [`Trashing::Done`](crate::Trashing::Done).
    Trash(Bin),
    /// Keep a version for good, or no longer; answered by [`Keeping::Done`](crate::Keeping::Done).
    KeepVersion {
        /// Which document.
        id: Id,
        /// Which version.
        rev: u32,
        /// Its name, which may be empty; `None` makes it an ordinary version again.
        name: Option<Rc<str>>,
    },
    /// Ask the browser to keep what is stored; answered by [`Msg::Lasting`](crate::Msg::Lasting), or
    /// never. Only for a click.
    Persist,
    /// Something about backups.
    Backup(BackupEffect),
    /// Store the preferences.
    SavePreferences(String),
    /// Send [`Msg::Woke`](crate::Msg::Woke) after a while.
    WakeAfter {
        /// How long, in milliseconds.
        ms: u32,
        /// What for.
        wake: Wake,
    },
    /// Show this address, without loading anything.
    Show(Route),
    /// Move keyboard focus, once the page is drawn.
    Focus(Place),
    /// Show the panel that is drawn in front of the page, and move focus to its heading.
    OpenPanel,
    /// Take it away and give the focus back to where it was.
    ClosePanel,
    /// Put into every text on the page what the document says: another tab has changed it.
    Rewrite,
    /// Move focus into a text and select a byte range of it.
    Select(Field, Range<usize>),
    /// Type `text` over a byte range as if a person had, so that the browser can undo it.
    Replace {
        /// Which text.
        field: Field,
        /// What to type over.
        span: Range<usize>,
        /// What to type.
        text: String,
        /// Byte range of `text` to select afterwards; `None` puts the caret behind it.
        select: Option<Range<usize>>,
    },
    /// Say something through the page's one live region.
    Announce(String),
    /// Put a text on the clipboard; answered by [`Msg::Copied`](crate::Msg::Copied).
    Copy(String),
    /// Offer a page with the document and the editor in it; answered by
    /// [`Msg::CopySaved`](crate::Msg::CopySaved).
    SaveCopy {
        /// The document as JSON.
        value: String,
        /// The document as HTML.
        readable: String,
        /// Whether it has other words in the place of names, which its name tells.
        shared: bool,
    },
    /// Write into a file that was opened with the app, unless it has changed since; answered by
    /// [`InPlace::Written`](crate::InPlace::Written).
    WriteInPlace {
        /// Its name.
        name: Rc<str>,
        /// What the browser knows it by.
        number: u32,
        /// The document as such a file; as JSON where it is a page with the editor in it.
        text: String,
        /// The document as HTML, where it is such a page.
        readable: Option<String>,
    },
    /// Offer a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
}

/// One revision to store.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveRequest {
    /// Which document.
    pub id: Id,
    /// The number of the last change in it; comes back in the answer.
    pub change: u32,
    /// The revision it was made from; 0 for a new document.
    pub base: u32,
    /// Under which id to store it if another tab was faster and it has to part.
    pub copy: Id,
    /// Whether it has to become a copy then; else the answer is what the other tab has stored.
    pub part: bool,
    /// A revision to keep for good.
    pub keep: Option<Keep>,
    /// The document as JSON.
    pub body: String,
    /// What the library shows of it, as JSON.
    pub head: String,
}

/// A revision that is kept for good when the next one is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Its number.
    pub rev: u32,
    /// What it is kept as; `None` if it is kept because it has words that are in no other.
    pub name: Option<&'static str>,
}

/// What a moment is for. The number is that of the change it was asked for, so that a moment that
/// came too late can be told from one that matters.
#[derive(Clone, Debug, PartialEq)]
pub enum Wake {
    /// Typing has paused long enough to save.
    SavePause(u32),
    /// Something has been waiting long enough to be saved although typing goes on.
    SaveLimit,
    /// A save has been under way long enough to say so.
    SaveSlow(u32),
    /// Typing in a field has paused long enough to look at the sentence under the caret.
    HintPause(Field, u32),
    /// Typing has paused long enough to compare facts.
    Facts(u32),
    /// Typing has paused long enough to speak of hints.
    Announce(u32),
    /// Times were left long enough ago to ask about them.
    Times,
    /// Files have been read long enough to say how far it is; the number is that of their round.
    Files(u32),
}

/// What the address bar names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of documents.
    Library,
    /// One document.
    Document(Id),
}

impl Route {
    /// The part of the address after `#`.
    pub fn to_hash(self) -> String {
        match self {
            Route::Library => "/".into(),
            Route::Document(id) => format!("/{id}"),
        }
    }

    /// The route that `hash` (with or without `#`) names; anything unreadable is the library.
    pub fn from_hash(hash: &str) -> Route {
        let id = hash.trim_start_matches('#').trim_start_matches('/');
        if id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Route::Document(Id::from_text(id))
        } else {
            Route::Library
        }
    }
}

/// Where keyboard focus can go.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The top of the screen: its heading.
    Heading,
    /// A field of the document.
    Field(Field),
    /// The menu button of an item.
    Menu(ItemRef),
    /// The button that adds to the list an item stood in.
    Adder(ItemRef),
    /// The report of a hint, where it has to be copied by hand.
    Report,
    /// In the settings: what was kept as written.
    Kept,
    /// In the settings: the rules that are silent.
    Hidden,
    /// In the settings: the words that are left alone.
    Ignored,
    /// In the trash: what asks whether a document is to be deleted for good, or all that are old.
    Purge(Option<Id>),
    /// In the list of versions: one of them.
    Version(u32),
    /// What came of asking the browser to keep what is stored.
    Lasting,
    /// Where rows are pasted.
    Paste,
    /// In a copy for others: what may still be a name.
    Remaining,
}

impl Place {
    /// The DOM id of what takes the focus.
    pub fn dom_id(&self) -> String {
        match self {
            Place::Heading => "heading".into(),
            Place::Report => "report".into(),
            Place::Kept => "kept".into(),
            Place::Hidden => "hidden".into(),
            Place::Ignored => "ignored".into(),
            Place::Purge(None) => "purge".into(),
            Place::Purge(Some(id)) => format!("purge-{id}"),
            Place::Version(rev) => format!("version-{rev}"),
            Place::Lasting => "lasting".into(),
            Place::Paste => "paste".into(),
            Place::Remaining => "remaining".into(),
            Place::Field(field) => field.dom_id(),
            Place::Menu(ItemRef::Row(id)) => format!("menu-row-{id}"),
            Place::Menu(ItemRef::Action(id)) => format!("menu-action-{id}"),
            Place::Menu(ItemRef::Factor(id)) => format!("menu-factor-{id}"),
            Place::Menu(ItemRef::Person(id)) => format!("menu-person-{id}"),
            Place::Menu(ItemRef::Section(id)) => format!("menu-section-{id}"),
            Place::Adder(ItemRef::Row(_)) => "add-row".into(),
            Place::Adder(ItemRef::Action(_)) => "add-action".into(),
            Place::Adder(ItemRef::Factor(_)) => "add-factor".into(),
            Place::Adder(ItemRef::Person(_)) => "add-person".into(),
            Place::Adder(ItemRef::Section(_)) => "add-section".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_itself() {
        for route in [Route::Library, Route::Document(Id(7))] {
            assert_eq!(Route::from_hash(&format!("#{}", route.to_hash())), route);
        }
        for strange in ["", "#", "#/x", "#/../../etc", "#/00000000000000zz"] {
            assert_eq!(Route::from_hash(strange), Route::Library, "{strange}");
        }
    }
}
