//! What remains when the app faults: a screen that is not part of it. See `rescue.js`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/rescue.js")]
extern "C" {
    fn rescue(reason: &str);
    fn watch();
    fn instead(told: &js_sys::Function);
}

/// Shows the rescue screen on any fault. Nothing of the app is touched: a panic may have left any of it
/// half changed.
pub fn install() {
    watch();
    tell_of_panics();
}

/// In an element, tells the element instead: the page around is not ours to cover.
pub fn install_for(told: &js_sys::Function) {
    instead(told);
    tell_of_panics();
}

fn tell_of_panics() {
    yew::set_custom_panic_hook(Box::new(|info| rescue(&info.to_string())));
}
