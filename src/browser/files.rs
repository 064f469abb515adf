//! Files in and out, and the clipboard.

use editor::Msg;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};
use yew::Callback;

use super::page;

/// The largest file that is read, in bytes. A postmortem is a few hundred kilobytes at the most.
const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;
/// How long a file that is offered is kept for the browser to take, in milliseconds.
const OFFERED_MS: u32 = 10_000;

/// A callback that reads a file and sends its text.
pub fn reader(send: &Callback<Msg>) -> Callback<File> {
    let send = send.clone();
    Callback::from(move |file: File| {
        let send = send.clone();
        spawn_local(async move {
            let name = file.name().into();
            let text = read(&file).await.map(Into::into).map_err(Into::into);
            send.emit(Msg::FileRead { name, text });
        });
    })
}

async fn read(file: &File) -> Result<String, String> {
    if file.size() > LARGEST {
        return Err(
            "It is larger than 32 MB, which is more than a postmortem can be. Nothing was changed."
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
}

/// Puts a text on the clipboard and sends whether it is there.
pub fn copy(text: String, send: Callback<Msg>) {
    spawn_local(async move { send.emit(Msg::Copied(js::copy(&text).await.is_truthy())) });
}

/// Offers a file.
pub fn download(name: &str, mime: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&text.into());
    let url = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = page::document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    match (url, link) {
        (Ok(url), Some(link)) => {
            link.set_href(&url);
            link.set_download(name);
            link.click();
            page::after(OFFERED_MS, move || {
                // It fails only for an address that is given back already.
                let _ = Url::revoke_object_url(&url);
            });
        }
        _ => page::announce("The browser did not let the file be made. Nothing was changed."),
    }
}
