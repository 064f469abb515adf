//! The page around the app: its address, its title, focus, and the one region that speaks.

use editor::{Editor, Route};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

/// The document the app is drawn in.
pub fn document() -> Document {
    gloo::utils::document()
}

/// The element the app is drawn into.
pub fn root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// 64 random bits.
pub fn seed() -> u64 {
    let mut bytes = [0; 8];
    match gloo::utils::window().crypto() {
        Ok(crypto) if crypto.get_random_values_with_u8_array(&mut bytes).is_ok() => {
            u64::from_le_bytes(bytes)
        }
        // No secure source: two tabs opened in the same millisecond still differ.
        _ => js_sys::Date::now().to_bits() ^ js_sys::Math::random().to_bits(),
    }
}

/// Calls once, after some milliseconds. The browser lets go of it then, which it does not of a
/// `Timeout` that is forgotten.
pub fn after(ms: u32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    // It fails only in a page that is gone.
    let _ = gloo::utils::window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), ms as i32);
}

/// The address after `#`.
pub fn hash() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// IANA name of the zone this device is in; empty if the browser does not say.
pub fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// Shows an address. Going there again changes nothing.
pub fn show(route: Route) {
    let address = format!("#{}", route.to_hash());
    if hash() != address
        && let Ok(history) = gloo::utils::window().history()
    {
        // A page from a file or a sandbox may not be allowed to: the address is then just not shown.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Says something through the live region. The same words again are told apart by a trailing space
/// that is not spoken.
pub fn announce(text: &str) {
    if let Some(live) = document().get_element_by_id("live") {
        let again = live.text_content().is_some_and(|before| before == text);
        live.set_text_content(Some(&if again { format!("{text}\u{a0}") } else { text.into() }));
    }
}

/// Moves keyboard focus.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What is folded away cannot take the focus; what it is folded under can.
        let folds = element.tag_name() == "SUMMARY";
        let mut around = element.parent_element();
        if folds {
            around = around.and_then(|details| details.parent_element());
        }
        while let Some(Ok(Some(folded))) = around.map(|it| it.closest("details:not([open])")) {
            // Setting an attribute with a fixed, valid name does not fail.
            let _ = folded.set_attribute("open", "");
            around = folded.parent_element();
        }
        // An element that is already gone cannot take the focus; nothing is lost.
        let _ = element.focus();
    }
}

/// Shows the panel, and moves the focus to its heading. Everything behind it waits.
pub fn open_panel() {
    // A menu gives the focus back to its button first, so that closing the panel leads there.
    let menu = document().query_selector(":popover-open").ok().flatten();
    if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // A menu that is closed by now need not be.
        let _ = menu.hide_popover();
    }
    let Some(panel) = panel() else { return };
    if !panel.open() {
        // It fails only for a panel that is not in the page.
        let _ = panel.show_modal();
    }
    panel.set_scroll_top(0);
    focus("panel-title");
}

/// Closes the panel, which gives the focus back.
pub fn close_panel() {
    if let Some(panel) = panel() {
        panel.close();
    }
}

fn panel() -> Option<HtmlDialogElement> {
    document().get_element_by_id("panel")?.dyn_into().ok()
}

/// Lets everything in the document be read, and nothing be changed.
pub fn only_read() {
    let fields = "#page :is(textarea, input:not([type=checkbox]))";
    let choices = "#page :is(select, [type=checkbox], button:not(.banner *, .notice *))";
    for (which, attribute) in [(fields, "readonly"), (choices, "disabled")] {
        let Ok(found) = document().query_selector_all(which) else { continue };
        for at in 0..found.length() {
            if let Some(element) = found.get(at).and_then(|it| it.dyn_into::<Element>().ok()) {
                // Setting an attribute with a fixed, valid name does not fail.
                let _ = element.set_attribute(attribute, "");
            }
        }
    }
}

/// Whether a panel is open in front of the page.
pub fn panel_is_open() -> bool {
    panel().is_some_and(|panel| panel.open())
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

/// Moves focus to the first button of the open note.
pub fn enter_note() {
    let button = document().query_selector(".note button").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // A button that is already gone cannot take the focus; nothing is lost.
        let _ = button.focus();
    }
}

/// Moves to the section after (or before) the one that has the focus.
pub fn step_section(forward: bool) {
    let document = document();
    let Ok(sections) = document.query_selector_all(".section") else { return };
    let here = document.active_element().and_then(|element| element.closest(".section").ok()?);
    let all: Vec<Element> =
        (0..sections.length()).filter_map(|at| sections.get(at)?.dyn_into().ok()).collect();
    let at = all.iter().position(|section| Some(section) == here.as_ref());
    let to = match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(all.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
    };
    let field = all.get(to).and_then(|section| section.query_selector("textarea").ok()?);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        if let Some(section) = all.get(to) {
            section.scroll_into_view();
        }
    }
}

/// Shows in the picture of the timeline which row has the focus; none, if `focused` is in no row.
pub fn mark_row(focused: &Element) {
    let id = focused.id();
    let row = id.trim_start_matches("menu-").strip_prefix("row-");
    let row = row.and_then(|row| row.split('-').next());
    let Ok(marks) = document().query_selector_all(".chart .mark") else { return };
    for at in 0..marks.length() {
        let Some(mark) = marks.get(at).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        let rows = mark.get_attribute("data-rows").unwrap_or_default();
        let here = row.is_some_and(|row| rows.split(' ').any(|it| it == row));
        // An attribute with a fixed, valid name can be set and removed.
        let _ = if here {
            mark.set_attribute("data-here", "")
        } else {
            mark.remove_attribute("data-here")
        };
    }
}
