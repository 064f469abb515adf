//! What the system hands to an installed page. See `arrivals.js`.

use editor::Msg;
use wasm_bindgen::prelude::Closure;
use web_sys::File;
use yew::Callback;

use super::files;

mod js {
    use super::{Closure, File};
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(module = "/src/browser/arrivals.js")]
    extern "C" {
        pub fn receive(file: &Closure<dyn FnMut(File)>, text: &Closure<dyn FnMut(String)>);
    }
}

/// Imports files that are opened with the app, and begins with text that is shared with it.
pub fn receive(send: &Callback<Msg>) {
    let read = files::reader(send);
    let file = Closure::new(move |file| read.emit(file));
    let send = send.clone();
    let text = Closure::new(move |text: String| send.emit(Msg::Shared(text.into())));
    js::receive(&file, &text);
    file.forget(); // as long as the page
    text.forget();
}
