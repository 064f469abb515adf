//! What a person sees. Properties in, elements and messages out.

mod actions;
mod backup;
mod bar;
mod chart;
mod conflicts;
mod coverage;
mod details;
mod document;
mod factors;
mod fields;
mod ladder;
mod library;
mod note;
mod notice;
mod open_actions;
mod outline;
mod panel;
mod part;
mod parts;
mod paste;
mod questions;
mod quick;
mod section;
mod settings;
mod share;
mod surface;
mod timeline;
mod trash;
mod versions;

use editor::{Editor, Msg, Screen};
use yew::{Callback, Html, html};

/// Sends a message. Made once, so that a view that holds it is not drawn again because of it.
#[derive(Clone, PartialEq)]
pub struct Dispatch(pub Callback<Msg>);

impl Dispatch {
    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        self.0.emit(msg);
    }

    /// A callback that sends `msg` whatever it is called with.
    pub fn sends<T: 'static>(&self, msg: Msg) -> Callback<T> {
        let send = self.0.clone();
        Callback::from(move |_: T| send.emit(msg.clone()))
    }
}

/// Reads what was chosen: a file, or many.
#[derive(Clone, PartialEq)]
pub struct Files {
    /// Reads a list of them.
    pub read: Callback<js_sys::Array>,
    /// Whether a folder can be chosen in this browser.
    pub of_folders: bool,
}

/// The whole screen.
pub fn screen(editor: &Editor, dispatch: &Dispatch, files: &Files) -> Html {
    let screen = match editor.screen() {
        Screen::Starting if editor.waits_for_storage() => notice::slow(dispatch),
        Screen::Starting => html! { <p class="starting">{ "Opening…" }</p> },
        Screen::Library => library::library(editor, dispatch, files),
        Screen::Document(open) => document::document(editor, open, dispatch),
    };
    html! {
        <>
            { screen }
            { panel::panel(editor, dispatch, files) }
        </>
    }
}
