//! What the app is drawn in, a page of its own or an element in somebody else's: how things are found
//! there, focus, and the one region that speaks.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, EventTarget, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::embed::Host;

#[wasm_bindgen]
extern "C" {
    /// A document, or a shadow root: what is in one is not found from the other.
    #[derive(Clone, PartialEq)]
    pub type Tree;
    #[wasm_bindgen(method, js_name = getElementById)]
    fn by_id(this: &Tree, id: &str) -> Option<Element>;
    #[wasm_bindgen(method, js_name = querySelector)]
    fn query(this: &Tree, selector: &str) -> Option<Element>;
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_all(this: &Tree, selector: &str) -> web_sys::NodeList;
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    fn active(this: &Tree) -> Option<Element>;
}

/// What an app is drawn in.
#[derive(Clone, PartialEq)]
pub struct Page {
    tree: Tree,
    hears: EventTarget,
    host: Option<Host>,
}

impl Page {
    /// The page around is the app's own.
    pub fn whole() -> Page {
        let document = gloo::utils::document();
        Page { tree: document.clone().unchecked_into(), hears: document.into(), host: None }
    }

    /// The page around is somebody else's; this is the shadow root of an element in it, and what the app
    /// is drawn into there. What it hears is heard there, and ends with it.
    pub fn within(tree: Tree, into: &Element, host: Host) -> Page {
        Page { tree, hears: into.clone().into(), host: Some(host) }
    }

    /// The element around, where the page is not the app's own.
    pub fn host(&self) -> Option<&Host> {
        self.host.as_ref()
    }

    /// What all of the app's own elements are in.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What hears all events of the app's own elements.
    pub fn hears(&self) -> &EventTarget {
        &self.hears
    }

    /// The element with an id.
    pub fn by_id(&self, id: &str) -> Option<Element> {
        self.tree.by_id(id)
    }

    /// The first element a selector finds.
    pub fn query(&self, selector: &str) -> Option<Element> {
        self.tree.query(selector)
    }

    /// Every element a selector finds.
    pub fn query_all(&self, selector: &str) -> impl Iterator<Item = Element> {
        let found = self.tree.query_all(selector);
        (0..found.length()).filter_map(move |at| found.get(at)?.dyn_into().ok())
    }

    /// The element that has the focus.
    pub fn focused(&self) -> Option<Element> {
        self.tree.active()
    }

    /// Says something through the live region. The same words again are told apart by a trailing space
    /// that is not spoken.
    pub fn announce(&self, text: &str) {
        if let Some(live) = self.by_id("live") {
            let again = live.text_content().is_some_and(|before| before == text);
            live.set_text_content(Some(&if again { format!("{text}\u{a0}") } else { text.into() }));
        }
    }

    /// Moves keyboard focus.
    pub fn focus(&self, id: &str) {
        let Some(element) = self.by_id(id) else { return };
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
        take_focus(Some(element));
    }

    /// Shows the panel, and moves the focus to its heading. Everything behind it waits.
    pub fn open_panel(&self) {
        // A menu gives the focus back to its button first, so that closing the panel leads there.
        let menu = self.query(":popover-open");
        if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
            // A menu that is closed by now need not be.
            let _ = menu.hide_popover();
        }
        let Some(panel) = self.panel() else { return };
        if !panel.open() {
            // It fails only for a panel that is not in the page.
            let _ = panel.show_modal();
        }
        panel.set_scroll_top(0);
        self.focus("panel-title");
    }

    /// Closes the panel, which gives the focus back.
    pub fn close_panel(&self) {
        if let Some(panel) = self.panel() {
            panel.close();
        }
    }

    fn panel(&self) -> Option<HtmlDialogElement> {
        self.by_id("panel")?.dyn_into().ok()
    }

    /// Whether a panel is open in front of the page.
    pub fn panel_is_open(&self) -> bool {
        self.panel().is_some_and(|panel| panel.open())
    }

    /// Lets everything in the document be read, and nothing be changed.
    pub fn only_read(&self) {
        let fields = "#page :is(textarea, input:not([type=checkbox]))";
        let choices = "#page :is(select, [type=checkbox], button:not(.banner *, .notice *))";
        for (which, attribute) in [(fields, "readonly"), (choices, "disabled")] {
            for element in self.query_all(which) {
                // Setting an attribute with a fixed, valid name does not fail.
                let _ = element.set_attribute(attribute, "");
            }
        }
    }

    /// Moves focus to the first button of the open note.
    pub fn enter_note(&self) {
        take_focus(self.query(".note button"));
    }

    /// Moves to the section after (or before) the one that has the focus.
    pub fn step_section(&self, forward: bool) {
        let here = self.focused().and_then(|element| element.closest(".section").ok()?);
        let all: Vec<Element> = self.query_all(".section").collect();
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
    pub fn mark_row(&self, focused: &Element) {
        let id = focused.id();
        let row = id.trim_start_matches("menu-").strip_prefix("row-");
        let row = row.and_then(|row| row.split('-').next());
        for mark in self.query_all(".chart .mark") {
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
}

/// An element that is already gone cannot take the focus; nothing is lost.
fn take_focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
