//! What somebody comes near. Rows of a long timeline are told in words, and the browser passes over them
//! (`content-visibility: auto`) until they are about to be seen, found in the page, or given the focus:
//! then it says so.

use editor::Msg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use postmortem::Id;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::Callback;

use super::Page;

/// Whether the browser says so.
pub fn is_told() -> bool {
    js_sys::Reflect::has(&window(), &"ContentVisibilityAutoStateChangeEvent".into())
        .unwrap_or(false)
}

/// Listens to that.
pub fn listener(page: &Page, send: &Callback<Msg>) -> EventListener {
    let send = send.clone();
    let options = EventListenerOptions::run_in_capture_phase();
    let name = "contentvisibilityautostatechange";
    EventListener::new_with_options(page.hears(), name, options, move |event| {
        let rows = come_near(event);
        if !rows.is_empty() {
            send.emit(Msg::Near(rows));
        }
    })
}

/// The rows in words that were told of; none where they are no longer near.
fn come_near(event: &Event) -> Vec<Id> {
    let skipped = js_sys::Reflect::get(event, &"skipped".into());
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let rows = target.and_then(|told| told.query_selector_all("[data-row]").ok());
    let Some(rows) = rows.filter(|_| skipped.is_ok_and(|it| it.is_falsy())) else {
        return Vec::new();
    };
    let row = |at| rows.get(at)?.dyn_into::<Element>().ok()?.get_attribute("data-row");
    (0..rows.length()).filter_map(row).map(|row| Id::from_text(&row)).collect()
}
