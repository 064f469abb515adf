//! Files in and out, and the clipboard.

use std::rc::Rc;

use editor::Msg;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

use super::store::{reason, text};

/// The largest file that is read, in bytes. A postmortem is a few hundred kilobytes at the most, and a
/// backup that would be larger is written into several files (`backup.js`).
const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;

/// A callback that reads a file and sends its text.
pub fn reader(send: &Callback<Msg>) -> Callback<File> {
    let send = send.clone();
    Callback::from(move |file: File| {
        let send = send.clone();
        spawn_local(async move {
            let (name, text) = read(&file).await;
            send.emit(Msg::FileRead { name, text });
        });
    })
}

/// The name of a file, and its text or why it could not be read.
pub async fn read(file: &File) -> (Rc<str>, Result<Rc<str>, Rc<str>>) {
    (file.name().into(), text_of(file).await.map(Into::into).map_err(Into::into))
}

async fn text_of(file: &File) -> Result<String, String> {
    if file.size() > LARGEST {
        return Err(
            "It is larger than 32 MB, which is more than Nofault writes into one file. Nothing was changed."
                .into(),
        );
    }
    let text = JsFuture::from(file.text()).await;
    text.ok().and_then(|text| text.as_string()).ok_or_else(|| {
        "The browser could not read it. Nothing was changed. Is the file still where it was?".into()
    })
}

mod js {
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/src/browser/clipboard.js")]
    extern "C" {
        pub async fn copy(text: &str) -> JsValue;
    }

    #[wasm_bindgen(module = "/src/browser/copy.js")]
    extern "C" {
        #[wasm_bindgen(catch, js_name = saveCopy)]
        pub async fn save_copy(
            value: &str,
            readable: &str,
            shared: bool,
        ) -> Result<JsValue, JsValue>;
    }

    #[wasm_bindgen(module = "/src/browser/backup.js")]
    extern "C" {
        #[wasm_bindgen(catch)]
        pub fn download(name: &str, mime: &str, text: &str) -> Result<(), JsValue>;
    }
}

/// Puts a text on the clipboard and sends whether it is there.
pub fn copy(text: String, send: Callback<Msg>) {
    spawn_local(async move { send.emit(Msg::Copied(js::copy(&text).await.is_truthy())) });
}

/// Offers a page with a document and the editor in it, and sends its name.
pub fn save_copy(value: String, readable: String, shared: bool, send: Callback<Msg>) {
    spawn_local(async move {
        let made = js::save_copy(&value, &readable, shared).await;
        let outcome = made.map(|name| text(&name).into()).map_err(|error| reason(&error).into());
        send.emit(Msg::CopySaved { shared, outcome });
    });
}

/// Offers a file. Answers whether the browser has let it be made.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    js::download(name, mime, text).is_ok()
}
