//! Nofault, a blameless-postmortem editor that runs entirely in the browser.
//!
//! The editor is a function from messages to effects (`editor`). The browser is where effects happen
//! (`browser`). Yew draws (`views`). `app` holds the three together.

pub mod keys;
pub mod look;
pub mod pages;
pub mod utf16;
pub mod views;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;

/// Draws the app into a page of its own. An element in another page draws itself (`browser/embed.rs`).
/// Where the address had a document in it: its text, or else why that could not be read.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(linked: Option<String>, damaged: Option<String>) {
    browser::rescue::install();
    if let Some(root) = browser::window::root() {
        let damaged = damaged.map(|why| Err(why.into()));
        let linked = linked.map(|text| Ok(text.into())).or(damaged);
        let begin = linked.map(editor::Msg::Linked).into_iter().collect();
        let props = app::Props { page: browser::Page::whole(), begin };
        yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    }
}
