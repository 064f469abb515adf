//! The editor as an element in somebody else's page: the way in, and the way out. See
//! `embed/nofault-editor.js`, which holds everything a host sees and outlives a fault in here.
//!
//! Nothing in here may be borrowed while a host's code runs, and hosts run theirs inside events of ours:
//! so what they ask for becomes a message, which waits its turn, and what they are told is told later.

use std::cell::RefCell;

use editor::{Found, Hosting, Msg, Route, SaveOutcome, SaveProblem, StorageMode};
use postmortem::format::{self, Format};
use postmortem::{Field, Id, MetaField, Postmortem, SectionId, Template};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::Element;
use yew::AppHandle;

use super::page::{Page, Tree};
use super::{device, painter, rescue};
use crate::app::{App, Props};

#[wasm_bindgen]
extern "C" {
    /// The element around.
    #[derive(Clone, PartialEq)]
    pub type Host;
    /// Asks the host to keep a document: the number of its last change, and its text.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, change: u32, body: &str, asked: bool);
    /// Tells how it is with the document: the number of its last change, whether it is kept, whether
    /// anything is in it, and whether the host itself has just put it there.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, change: u32, unsaved: bool, empty: bool, by_host: bool);
}

/// Where something comes from, which a host is told.
#[derive(Clone, Copy)]
pub struct Origin {
    /// A person has asked for it.
    pub asked: bool,
    /// The host itself has put another document there.
    pub by_host: bool,
}

impl Origin {
    /// That of a message.
    pub fn of(msg: &Msg) -> Origin {
        let by_host = matches!(msg, Msg::Host(Hosting::Open(_) | Hosting::OpenNewer(..)));
        Origin { asked: matches!(msg, Msg::SaveNow), by_host }
    }
}

/// The editor in an element.
#[wasm_bindgen]
pub struct Widget {
    /// Empty once it has been closed.
    app: RefCell<Option<AppHandle<App>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws an editor into an element of a shadow root. `crashed` is called with the reason when it has
    /// faulted; nothing in here may be called then.
    #[wasm_bindgen(constructor)]
    pub fn new(
        tree: Tree,
        into: Element,
        host: Host,
        crashed: js_sys::Function,
        value: &str,
    ) -> Result<Widget, JsError> {
        rescue::install_for(&crashed);
        let started = Msg::Started {
            storage: StorageMode::Host,
            copies: 0,
            entries: Vec::new(),
            preferences: "".into(),
            route: Route::Library,
            time_zone: device::time_zone().into(),
        };
        let begin = [started, Msg::Host(opened(value)?)].into();
        let props = Props { page: Page::within(tree, &into, host), begin };
        let app = yew::Renderer::<App>::with_root_and_props(into, props).render();
        Ok(Widget { app: RefCell::new(Some(app)) })
    }

    /// Shows another document.
    #[wasm_bindgen(js_name = setValue)]
    pub fn set_value(&self, value: &str) -> Result<(), JsError> {
        self.send(Msg::Host(opened(value)?));
        Ok(())
    }

    /// The document as it is now, as `json`, `markdown` or `html`; nothing while the editor is at work, or
    /// where there is no such format.
    pub fn value(&self, format: &str) -> Option<String> {
        let app = self.app.try_borrow().ok()?;
        let app = app.as_ref()?.get_component()?;
        let document = app.editor().open_document()?;
        match format {
            "json" => Some(document.written(Format::Json)),
            "markdown" => Some(document.written(Format::Markdown)),
            "html" => Some(format::html::page(document.document())),
            _ => None,
        }
    }

    /// Goes on where an editor before this one ended: the number of its last change and, if something was
    /// not kept, what the host has.
    pub fn resume(&self, change: u32, kept: Option<String>) {
        let kept = kept.map(|kept| match opened(&kept) {
            Ok(Hosting::Open(Some(document))) => document,
            _ => Box::new(nothing()),
        });
        self.send(Msg::Host(Hosting::Resume(change, kept)));
    }

    /// Lets the document be read only, or written again.
    #[wasm_bindgen(js_name = onlyRead)]
    pub fn only_read(&self, only: bool) {
        self.send(Msg::Host(Hosting::OnlyRead(only)));
    }

    /// Saves after so many milliseconds without a key; only when asked, if not said.
    #[wasm_bindgen(js_name = saveAfter)]
    pub fn save_after(&self, pause: Option<u32>) {
        self.send(Msg::Host(Hosting::SaveAfter(pause)));
    }

    /// Asks the host to keep what it has not kept.
    pub fn save(&self) {
        self.send(Msg::SaveNow);
    }

    /// The page is being hidden or left.
    pub fn leaving(&self) {
        self.send(Msg::Leaving);
    }

    /// The host has kept everything up to a change on its own.
    pub fn kept(&self, change: u32) {
        self.send(Msg::Host(Hosting::Kept(change)));
    }

    /// The host has answered: it has `saved` a change, has something newer (`behind`), has no way to save
    /// (`unhandled`), has `handed` it on without knowing whether it arrived, or has `failed`. `told` is
    /// when it was saved, what there is, where to, or why not.
    pub fn answered(&self, change: u32, what: &str, told: &str) {
        let outcome = match what {
            "saved" => SaveOutcome::Saved { rev: change, at: told.into() },
            "behind" => SaveOutcome::Behind(Found {
                rev: change,
                body: told.into(),
                at: "".into(),
                damaged: false,
                copies: 0,
            }),
            "unhandled" => SaveOutcome::Failed(SaveProblem::Unhandled),
            "handed" => SaveOutcome::Failed(SaveProblem::Handed(told.into())),
            _ => SaveOutcome::Failed(SaveProblem::Host(told.into())),
        };
        self.send(Msg::Host(Hosting::Answered(change, outcome)));
    }

    /// Takes back the last change that was not typed.
    pub fn undo(&self) {
        self.send(Msg::Undo);
    }

    /// Makes it again.
    pub fn redo(&self) {
        self.send(Msg::Redo);
    }

    /// Moves the focus into a section, or to the title.
    pub fn focus(&self, section: Option<String>) {
        let title = Field::Meta(MetaField::Title);
        let field = section.map_or(title, |id| Field::Text(SectionId::new(&id)));
        self.send(Msg::GoTo(field));
    }

    /// Takes the editor out of its element.
    pub fn close(&self) {
        let app = self.app.try_borrow_mut().ok().and_then(|mut app| app.take());
        if let Some(app) = app {
            app.destroy();
            painter::forget();
        }
    }

    /// Once the editor has dealt with what it is at.
    fn send(&self, msg: Msg) {
        if let Ok(app) = self.app.try_borrow()
            && let Some(app) = app.as_ref()
        {
            app.send_message(msg);
        }
    }
}

/// A document as HTML, to be read where the editor does not run.
#[wasm_bindgen]
pub fn readable(value: &str) -> Result<String, JsError> {
    let document = match opened(value)? {
        Hosting::Open(Some(document)) | Hosting::OpenNewer(document, _) => document,
        _ => Box::new(Postmortem::new(Id(0), Template::postmortem().into())),
    };
    Ok(format::html::write(&document))
}

/// A text in any format that can be read, as the value of an element. `name` is that of its file.
#[wasm_bindgen(js_name = valueOf)]
pub fn value_of(name: &str, text: &str) -> Result<String, JsError> {
    let document =
        format::read_any(name, text).map_err(|error| JsError::new(&error.to_string()))?;
    Ok(format::json::write(&document))
}

/// What becomes of `mine` where `theirs` was kept meanwhile instead of `kept`, which it was made from: both
/// changes are in it, and where they have changed the same words, both of them.
#[wasm_bindgen]
pub fn joined(kept: &str, mine: &str, theirs: &str) -> Result<String, JsError> {
    let [mut kept, mut mine, theirs] = [read(kept)?, read(mine)?, read(theirs)?];
    (kept.id, mine.id) = (theirs.id, theirs.id);
    Ok(format::json::write(&postmortem::merge(&kept, &mine, &theirs).document))
}

/// A document that has to be understood; an empty text is an empty one.
fn read(value: &str) -> Result<Postmortem, JsError> {
    if value.trim().is_empty() {
        return Ok(nothing());
    }
    format::json::read(value).map_err(|error| JsError::new(&error.to_string()))
}

/// A document without a word in it.
fn nothing() -> Postmortem {
    Postmortem::new(Id(0), Template::postmortem().into())
}

/// A host's document; an empty text is an empty one.
fn opened(value: &str) -> Result<Hosting, JsError> {
    if value.trim().is_empty() {
        return Ok(Hosting::Open(None));
    }
    let read = format::json::read(value);
    read.map(|document| Hosting::Open(Some(Box::new(document)))).or_else(|error| {
        let newer = format::json::read_newer(value).ok();
        let newer = newer.map(|document| Hosting::OpenNewer(Box::new(document), value.into()));
        newer.ok_or_else(|| JsError::new(&error.to_string()))
    })
}
