//! The window around a page that is the app's own: its address, its title, and being left.

use editor::{Editor, Route};
use gloo::utils::{document, window};
use wasm_bindgen::prelude::JsValue;
use web_sys::Element;

/// The element the app is drawn into.
pub fn root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// The address after `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Shows an address. Going there again changes nothing.
pub fn show(route: Route) {
    let address = format!("#{}", route.to_hash());
    if hash() != address
        && let Ok(history) = window().history()
    {
        // A page from a file or a sandbox may not be allowed to: the address is then just not shown.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Names the window after the document.
pub fn set_title(editor: &Editor) {
    let title = match editor.open_document().map(|open| open.document().meta.title.trim()) {
        Some("") => "Untitled postmortem · Nofault".into(),
        Some(title) => format!("{title} · Nofault"),
        None => "Nofault".into(),
    };
    if document().title() != title {
        document().set_title(&title);
    }
}

/// Notes whether something is not stored: `ask` if leaving the page would lose it, else `kept`, because
/// it is kept as a tail.
pub fn tell_unsaved(unsaved: bool, ask: bool) {
    let value = match (unsaved, ask) {
        (false, _) => "",
        (true, false) => "kept",
        (true, true) => "ask",
    };
    if let Some(root) = root()
        && root.get_attribute("data-unsaved").unwrap_or_default() != value
    {
        // Setting an attribute with a fixed, valid name does not fail.
        let _ = root.set_attribute("data-unsaved", value);
    }
}

/// Whether the browser has to ask before the page is left.
pub fn leaving_loses() -> bool {
    root().and_then(|root| root.get_attribute("data-unsaved")).is_some_and(|told| told == "ask")
}
