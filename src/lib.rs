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

/// Draws the app into the page.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    browser::rescue::install();
    if let Some(root) = browser::page::root() {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
