//! What the device has to give, wherever the app is drawn: chance, moments, the zone.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

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

/// IANA name of the zone this device is in; empty if the browser does not say.
pub fn time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}
