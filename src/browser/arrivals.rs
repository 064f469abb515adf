//! What the system hands to an installed page. See `arrivals.js`.

use std::rc::Rc;

use editor::{InPlace, Msg};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::files;
use super::store::reason;

mod js {
    use super::{Closure, File};
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/src/browser/arrivals.js")]
    extern "C" {
        pub fn receive(file: &Closure<dyn FnMut(File, u32)>, text: &Closure<dyn FnMut(String)>);
        #[wasm_bindgen(catch)]
        pub async fn write(
            number: u32,
            text: &str,
            readable: Option<String>,
        ) -> Result<JsValue, JsValue>;
    }
}

/// Imports files that are opened with the app, and begins with text that is shared with it.
pub fn receive(send: &Callback<Msg>) {
    let (shared, opened) = (send.clone(), send.clone());
    let file = Closure::new(move |file: File, number| {
        let opened = opened.clone();
        spawn_local(async move {
            let (name, text) = files::read(&file).await;
            opened.emit(Msg::InPlace(InPlace::Opened { name, number, text }));
        });
    });
    let text = Closure::new(move |text: String| shared.emit(Msg::Shared(text.into())));
    js::receive(&file, &text);
    file.forget(); // as long as the page
    text.forget();
}

/// Writes into a file that was opened with the app, and sends what became of it.
pub fn write(
    name: Rc<str>,
    number: u32,
    text: String,
    readable: Option<String>,
    send: Callback<Msg>,
) {
    spawn_local(async move {
        let written = js::write(number, &text, readable).await;
        let outcome = written.map(drop).map_err(|error| reason(&error).into());
        send.emit(Msg::InPlace(InPlace::Written(name, outcome)));
    });
}
