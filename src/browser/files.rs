//! Files in and out, and the clipboard.

use std::cell::RefCell;
use std::rc::Rc;

use editor::{BackupMsg, Files, Msg};
use js_sys::{Array, Reflect};
use postmortem::format::folder::{Chosen, LARGEST};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

use super::store::{reason, text};

thread_local! {
    /// What was chosen last, where that is many files: they are read one after another.
    static CHOSEN: RefCell<Array> = RefCell::new(Array::new());
}

/// A callback that reads a file and sends its text, or sends what many files are.
pub fn reader(send: &Callback<Msg>) -> Callback<Array> {
    let send = send.clone();
    Callback::from(move |files: Array| {
        let send = send.clone();
        let first: File = files.get(0).unchecked_into();
        match files.length() {
            0 => {}
            1 if path_of(&first).is_none() => spawn_local(async move {
                let (name, text) = read(&first).await;
                send.emit(Msg::FileRead { name, text });
            }),
            _ => {
                let chosen = files.iter().map(|file| {
                    let file: File = file.unchecked_into();
                    let path = path_of(&file).unwrap_or_else(|| file.name());
                    Chosen { path, size: file.size() as u64, at: file.last_modified() as u64 }
                });
                let chosen = Files::Chosen(chosen.collect());
                CHOSEN.set(files);
                send.emit(Msg::Backup(BackupMsg::Files(chosen)));
            }
        }
    })
}

/// Reads one of many files.
pub async fn read_one(round: u32, at: usize) -> BackupMsg {
    let file: File = CHOSEN.with_borrow(|files| files.get(at as u32)).unchecked_into();
    BackupMsg::Files(Files::Read(round, read(&file).await.1.ok()))
}

/// Whether file fields of this browser know what a folder is.
pub fn folders_can_be_chosen() -> bool {
    let field = gloo::utils::document().create_element("input");
    field.and_then(|field| Reflect::has(&field, &"webkitdirectory".into())).unwrap_or_default()
}

/// Where a file is in the folder that was chosen, if it was in one.
fn path_of(file: &File) -> Option<String> {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok()?.as_string()?;
    (!path.is_empty()).then_some(path)
}

/// The name of a file, and its text or why it could not be read.
pub async fn read(file: &File) -> (Rc<str>, Result<Rc<str>, Rc<str>>) {
    (file.name().into(), text_of(file).await.map(Into::into).map_err(Into::into))
}

async fn text_of(file: &File) -> Result<String, String> {
    if file.size() > LARGEST as f64 {
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
