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

use super::page;

/// How many rows before one, and behind it, come near together.
const AROUND: usize = 12;

/// Whether the browser says so.
pub fn is_told() -> bool {
    js_sys::Reflect::has(&window(), &"ContentVisibilityAutoStateChangeEvent".into()).unwrap_or(false)
}

/// Listens to that.
pub fn listener(send: &Callback<Msg>) -> EventListener {
    let send = send.clone();
    let options = EventListenerOptions::run_in_capture_phase();
    let name = "contentvisibilityautostatechange";
    EventListener::new_with_options(&page::document(), name, options, move |event| {
        let rows = around(event);
        if !rows.is_empty() {
            send.emit(Msg::Near(rows));
        }
    })
}

/// The row that was told of, and those around it that are only told as well. None if it has its fields
/// by now, because one beside it came near.
fn around(event: &Event) -> Vec<Id> {
    let skipped = js_sys::Reflect::get(event, &"skipped".into());
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(here) = target.filter(|it| it.is_connected() && row(it).is_some()) else {
        return Vec::new();
    };
    if skipped.is_ok_and(|skipped| skipped.is_truthy()) {
        return Vec::new();
    }
    let behind = std::iter::successors(Some(here.clone()), Element::next_element_sibling);
    let before = std::iter::successors(here.previous_element_sibling(), Element::previous_element_sibling);
    behind.take(AROUND + 1).chain(before.take(AROUND)).filter_map(|it| row(&it)).collect()
}

fn row(element: &Element) -> Option<Id> {
    element.id().strip_prefix("told-").map(Id::from_text)
}
