//! What remains when the app faults: a screen that is not part of it. See `rescue.js`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/rescue.js")]
extern "C" {
    fn rescue(reason: &str);
}

/// Shows the rescue screen on any panic. Nothing of the app is touched: a panic may have left any of
/// it half changed.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| rescue(&info.to_string())));
}
