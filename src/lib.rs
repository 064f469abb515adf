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
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    browser::rescue::install();
    if let Some(root) = browser::window::root() {
        let props = app::Props { page: browser::Page::whole(), begin: [].into() };
        yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    }
}
