//! What the page hears outside of any one element: keys, the address, and being left.

use editor::Msg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use postmortem::{Field, MetaField};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::Callback;

use super::{Page, painter, window as own, zones};
use crate::keys::{self, Command, Press};
use crate::utf16::byte_after;
use editor::Route;

/// Listeners that live as long as the app.
pub struct Listeners {
    _all: Vec<EventListener>,
}

impl Listeners {
    /// Listens, and sends what it hears.
    pub fn new(page: &Page, send: &Callback<Msg>) -> Listeners {
        painter::watch(page);
        let active = EventListenerOptions::enable_prevent_default();
        let on_window = |name: &'static str, msg: fn() -> Msg| {
            let send = send.clone();
            EventListener::new(&window(), name, move |_| send.emit(msg()))
        };
        let keys = {
            let (page, send) = (page.clone(), send.clone());
            let tree = page.hears().clone();
            EventListener::new_with_options(&tree, "keydown", active, move |event| {
                pressed(event, &page, &send);
            })
        };
        // Heard by the page and not by the element, so that it is heard wherever an extension has put it.
        let typed = {
            let send = send.clone();
            EventListener::new(page.hears(), "input", move |event| {
                if let Some(msg) = typed(event) {
                    send.emit(msg);
                }
            })
        };
        let hidden = {
            let send = send.clone();
            EventListener::new(&document(), "visibilitychange", move |_| {
                if document().hidden() {
                    return send.emit(Msg::Leaving);
                }
                // A page may stay open for days.
                send.emit(zones::now());
                send.emit(Msg::Returned);
            })
        };
        let entered = {
            let page = page.clone();
            let tree = page.hears().clone();
            EventListener::new(&tree, "focusin", move |event| {
                let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
                if let Some(field) = target {
                    zones::suggest(&page, &field);
                    page.mark_row(&field);
                }
            })
        };
        let composed = {
            let send = send.clone();
            EventListener::new(page.hears(), "compositionend", move |event| {
                let target = event.target();
                let area = target.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
                if let Some((field, at)) = area.and_then(|area| caret(&area)) {
                    send.emit(Msg::Composed(field, at));
                }
            })
        };
        let mut all = vec![keys, typed, hidden, entered, composed];
        all.push(on_window("pagehide", || Msg::Leaving));
        all.push(on_window("pageshow", || Msg::Returned));
        if page.host().is_none() {
            all.push(before_leaving(send));
            all.push(on_window("popstate", || Msg::Visited(Route::from_hash(&own::hash()))));
        }
        Listeners { _all: all }
    }
}

fn before_leaving(send: &Callback<Msg>) -> EventListener {
    let send = send.clone();
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", active, move |event| {
        // A standing question makes the browser keep less, so it is asked only where leaving would lose
        // something.
        if own::leaving_loses() {
            event.prevent_default();
        }
        send.emit(Msg::Leaving);
    })
}

fn pressed(event: &Event, page: &Page, send: &Callback<Msg>) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.is_composing() || event.default_prevented() {
        return;
    }
    let focused = page.focused();
    let editable = focused.as_ref().is_some_and(|element| {
        let name = element.tag_name();
        name == "TEXTAREA" || (name == "INPUT" && types_text(element))
    });
    let note = page.query(".note");
    let about = note.as_ref().and_then(|note| note.get_attribute("data-about"));
    let note_here = about.is_some() && about == focused.as_ref().map(|element| element.id());
    let at = focused.and_then(|element| caret(element.dyn_ref::<HtmlTextAreaElement>()?));
    // Escape closes a menu before it closes a note.
    let note_open = note.is_some() && page.query(":popover-open").is_none();
    let press = Press {
        key: event.key(),
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        in_text: editable,
        at,
        note_open,
        note_here,
        panel_open: page.panel_is_open(),
    };
    let Some(command) = keys::command(&press) else { return };
    event.prevent_default();
    match command {
        Command::Send(msg) => send.emit(*msg),
        Command::EnterNote => page.enter_note(),
        Command::NextSection => page.step_section(true),
        Command::PreviousSection => page.step_section(false),
    }
}

fn types_text(element: &web_sys::Element) -> bool {
    let kind = element.get_attribute("type").unwrap_or_default();
    !matches!(kind.as_str(), "checkbox" | "radio" | "file" | "button")
}

/// What was typed into a text area. Fields of one line speak for themselves: what they show while a
/// list is typed is their own.
fn typed(event: &Event) -> Option<Msg> {
    let area = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let (field, caret) = caret(&area)?;
    // A title has one line; lines that were pasted are its words.
    let one_line = field == Field::Meta(MetaField::Title);
    let value = if one_line { area.value().replace('\n', " ") } else { area.value() };
    let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
    Some(Msg::Typed { field, value, caret, composing })
}

/// The field a text area shows, and the byte its caret is at.
fn caret(area: &HtmlTextAreaElement) -> Option<(Field, usize)> {
    let field = Field::from_dom_id(&area.id())?;
    let units = area.selection_start().ok().flatten().unwrap_or_default();
    Some((field, byte_after(&area.value(), units as usize)))
}
