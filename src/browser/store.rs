//! Documents and their revisions. See `store.js`, which outlives a fault in here.

use std::rc::Rc;

use editor::{
    Bin, Entry, Found, Keeping, Lasting, Msg, Route, SaveOutcome, SaveProblem, SaveRequest,
    StorageMode, Trashing, Version,
};
use js_sys::{Array, Promise};
use postmortem::Id;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::{arrivals, device, files, window};

/// The modules of JavaScript behind this one.
mod js {
    use super::{Closure, JsValue, Promise, wasm_bindgen};

    #[wasm_bindgen(module = "/src/browser/store.js")]
    extern "C" {
        #[wasm_bindgen(catch)]
        pub async fn open() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn list() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn load(id: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn save(
            id: &str,
            change: u32,
            base: u32,
            copy: &str,
            body: &str,
            head: &str,
            part: bool,
            keep: Option<u32>,
            name: Option<&str>,
        ) -> Result<JsValue, JsValue>;
        pub fn listen(
            heard: &Closure<dyn FnMut(String, u32)>,
            lost: &Closure<dyn FnMut()>,
            newer: &Closure<dyn FnMut()>,
        );
        pub fn trash(ids: &str, deleted: Option<bool>) -> Promise;
        #[wasm_bindgen(js_name = mayAsk)]
        pub fn may_ask() -> Promise;
        pub fn persist() -> Promise;
        #[wasm_bindgen(catch)]
        pub async fn preferences() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch, js_name = savePreferences)]
        pub async fn save_preferences(text: &str) -> Result<(), JsValue>;
    }

    #[wasm_bindgen(module = "/src/browser/database.js")]
    extern "C" {
        #[wasm_bindgen(js_name = giveUp)]
        pub fn give_up();
        #[wasm_bindgen(catch)]
        pub async fn renew() -> Result<(), JsValue>;
    }

    #[wasm_bindgen(module = "/src/browser/revisions.js")]
    extern "C" {
        #[wasm_bindgen(catch)]
        pub async fn versions(id: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn version(id: &str, rev: u32) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn raw(id: &str) -> Result<JsValue, JsValue>;
        pub fn keep(id: &str, rev: u32, name: Option<&str>) -> Promise;
    }

    // Only the modules above use it; it is named here so that it is published with them.
    #[wasm_bindgen(module = "/src/browser/second.js")]
    extern "C" {
        fn copies();
    }

    #[wasm_bindgen(module = "/src/browser/tails.js")]
    extern "C" {
        #[wasm_bindgen(js_name = tailsWork)]
        pub fn tails_work() -> bool;
        #[wasm_bindgen(js_name = keepTail)]
        pub fn keep_tail(id: &str, change: u32, base: u32, body: &str, head: &str) -> bool;
        #[wasm_bindgen(js_name = forgetErased)]
        pub fn forget_erased();
    }
}

/// How long the store may take to open before a person is told, in milliseconds.
const SLOW_MS: u32 = 5000;

/// Opens the store and sends [`Msg::Started`] and `first`, and [`Msg::StorageSlow`] where that takes long.
pub fn begin(send: Callback<Msg>, first: Rc<[Msg]>) {
    let waiting = send.clone();
    device::after(SLOW_MS, move || waiting.emit(Msg::StorageSlow));
    spawn_local(async move {
        let opened = js::open().await.map(|answer| Array::from(&answer));
        let denied = opened.as_ref().map_or_else(reason, |opened| text(&opened.get(0)));
        let opened = opened.unwrap_or_default();
        let gone = opened.get(1).is_truthy();
        let back = opened.get(3).as_f64().unwrap_or_default() as u32;
        let storage = match &*denied {
            "" if opened.get(4).is_truthy() => StorageMode::Newer,
            "" if gone => StorageMode::Erased { back },
            "" => StorageMode::Device,
            why => StorageMode::Memory { why: why.into(), kept_before: gone, back },
        };
        let copies = opened.get(2).as_f64().unwrap_or_default() as u32;
        let preferences = js::preferences().await.map(|text_| text(&text_)).unwrap_or_default();
        let entries = read_entries(js::list().await);
        let route = Route::from_hash(&window::hash());
        let (preferences, time_zone) = (preferences.into(), device::time_zone().into());
        let heard = send.clone();
        let heard = Closure::new(move |id: String, rev| {
            heard.emit(Msg::ChangedElsewhere(Id::from_text(&id), rev));
        });
        let on = |msg: Msg| {
            let send = send.clone();
            Closure::new(move || send.emit(msg.clone()))
        };
        let (lost, newer) = (on(Msg::StorageLost), on(Msg::StorageNewer));
        js::listen(&heard, &lost, &newer);
        heard.forget(); // as long as the page
        lost.forget();
        newer.forget();
        send.emit(Msg::Started { storage, copies, entries, preferences, route, time_zone });
        for msg in first.iter() {
            send.emit(msg.clone());
        }
        arrivals::receive(&send);
        let offer = |may: Answer| may.is_ok_and(|may| may.is_truthy()).then_some(Lasting::Offered);
        answer(js::may_ask(), send, move |may| offer(may).map(Msg::Lasting));
    });
}

/// Reads the list of documents.
pub fn list(send: Callback<Msg>) {
    spawn_local(async move {
        // What could be listed before is still there when the list cannot be read now.
        if let list @ Ok(_) = js::list().await {
            send.emit(Msg::Listed(read_entries(list)));
        }
    });
}

/// Reads a document.
pub fn load(id: Id, send: Callback<Msg>) {
    spawn_local(async move {
        send.emit(match js::load(&id.to_string()).await {
            Ok(found) if found.is_null() || found.is_undefined() => Msg::Loaded { id, found: None },
            Ok(found) => {
                let found = Array::from(&found);
                if let Some(at) = found.get(5).as_string() {
                    return send.emit(Msg::Trash(Trashing::Found(id, at.into())));
                }
                let found = Found {
                    rev: found.get(0).as_f64().unwrap_or_default() as u32,
                    body: text(&found.get(1)).into(),
                    at: text(&found.get(2)).into(),
                    damaged: found.get(3).is_truthy(),
                    copies: found.get(4).as_f64().unwrap_or_default() as u32,
                };
                Msg::Loaded { id, found: Some(found) }
            }
            Err(error) => Msg::LoadFailed(id, reason(&error).into()),
        });
    });
}

/// Goes on without a store that does not answer.
pub fn give_up() {
    js::give_up();
}

/// Makes a store new that cannot be opened, and begins again.
pub fn renew(send: Callback<Msg>) {
    spawn_local(async move {
        if let Err(error) = js::renew().await {
            send.emit(Msg::RenewFailed(reason(&error).into()));
        }
    });
}

/// Offers everything that is stored of a document as a file.
pub fn download_raw(id: Id, send: Callback<Msg>) {
    spawn_local(async move {
        match js::raw(&id.to_string()).await {
            Ok(all) => {
                files::download("nofault-rescue.json", "application/json", &text(&all));
            }
            Err(error) => send.emit(Msg::LoadFailed(id, reason(&error).into())),
        }
    });
}

/// Lists what is stored of a document.
pub fn list_versions(id: Id, send: Callback<Msg>) {
    spawn_local(async move {
        let found = js::versions(&id.to_string()).await.unwrap_or_default();
        let version = |entry: JsValue| {
            let entry = Array::from(&entry);
            Version {
                rev: entry.get(0).as_f64().unwrap_or_default() as u32,
                at: text(&entry.get(1)).into(),
                kept: entry.get(2).is_truthy(),
                name: entry.get(3).as_string().map(Into::into),
            }
        };
        let all = if found.is_undefined() { Array::new() } else { Array::from(&found) };
        send.emit(Msg::VersionsListed(id, all.iter().map(version).collect()));
    });
}

/// Reads one version of a document.
pub fn load_version(id: Id, rev: u32, send: Callback<Msg>) {
    spawn_local(async move {
        let found = js::version(&id.to_string(), rev).await;
        let body = found.map(|body| text(&body).into()).map_err(|error| reason(&error).into());
        send.emit(Msg::VersionLoaded(id, rev, body));
    });
}

/// Stores a revision.
pub fn save(request: SaveRequest, send: Callback<Msg>) {
    spawn_local(async move {
        let SaveRequest { id, change, base, copy, part, keep, body, head } = request;
        let copy = copy.to_string();
        let (rev, name) = (keep.map(|keep| keep.rev), keep.and_then(|keep| keep.name));
        let answer =
            js::save(&id.to_string(), change, base, &copy, &body, &head, part, rev, name).await;
        let outcome = match answer {
            Ok(answer) => {
                let answer = Array::from(&answer);
                let target = Id::from_text(&text(&answer.get(0)));
                let rev = answer.get(1).as_f64().unwrap_or_default() as u32;
                let at = text(&answer.get(2)).into();
                if let Some(body) = answer.get(3).as_string() {
                    let body = body.into();
                    SaveOutcome::Behind(Found { rev, body, at, damaged: false, copies: 0 })
                } else if target == id {
                    SaveOutcome::Saved { rev, at }
                } else {
                    SaveOutcome::Copied { copy: target, rev, at }
                }
            }
            Err(error) => SaveOutcome::Failed(problem(&error)),
        };
        send.emit(Msg::SaveAnswered { id, change, outcome });
    });
}

/// Keeps a revision where even a page that goes away can still write, until it is stored.
pub fn keep_tail(request: &SaveRequest) {
    let SaveRequest { id, change, base, body, head, .. } = request;
    // Where it fails there is no room; the save that goes with it has been started all the same.
    let _ = js::keep_tail(&id.to_string(), *change, *base, body, head);
}

/// Whether [`keep_tail`] has somewhere to write.
pub fn tails_work() -> bool {
    js::tails_work()
}

/// Forgets that the browser has erased the library.
pub fn forget_erased() {
    js::forget_erased();
}

/// Puts a document into the trash, takes it out, or deletes some for good.
pub fn trash(what: Bin, send: Callback<Msg>) {
    let (ids, deleted) = match &what {
        Bin::In(id) => (std::slice::from_ref(id), Some(true)),
        Bin::Out(id) => (std::slice::from_ref(id), Some(false)),
        Bin::Gone(ids) => (&ids[..], None),
    };
    // Ids are of digits and letters: blanks part them.
    let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
    answer(js::trash(&ids.join(" "), deleted), send, |done| {
        Some(Msg::Trash(Trashing::Done(what, told(done))))
    });
}

/// Keeps a version for good under a name, or makes it an ordinary one again.
pub fn keep_version(id: Id, rev: u32, name: Option<Rc<str>>, send: Callback<Msg>) {
    let kept = js::keep(&id.to_string(), rev, name.as_deref());
    answer(kept, send, move |done| Some(Msg::Keep(Keeping::Done(id, name.is_some(), told(done)))));
}

/// Asks the browser to keep what is stored. It may never answer.
pub fn persist(send: Callback<Msg>) {
    answer(js::persist(), send, |granted| {
        let granted = granted.is_ok_and(|granted| granted.is_truthy());
        Some(Msg::Lasting(if granted { Lasting::Granted } else { Lasting::Refused }))
    });
}

type Answer = Result<JsValue, JsValue>;

/// Sends what follows from an answer.
fn answer(
    promise: Promise,
    send: Callback<Msg>,
    msg: impl FnOnce(Answer) -> Option<Msg> + 'static,
) {
    // In a box, so that there is one of these for all.
    let msg: Box<dyn FnOnce(Answer) -> Option<Msg>> = Box::new(msg);
    spawn_local(async move {
        if let Some(msg) = msg(JsFuture::from(promise).await) {
            send.emit(msg);
        }
    });
}

/// Whether something was done, or why not.
fn told(done: Answer) -> Result<(), Rc<str>> {
    done.map(|_| ()).map_err(|error| reason(&error).into())
}

/// Stores the preferences. They are a convenience: a failure costs one choice, and no text.
pub fn save_preferences(text: String) {
    spawn_local(async move {
        let _ = js::save_preferences(&text).await;
    });
}

fn read_entries(list: Result<JsValue, JsValue>) -> Vec<Entry> {
    let Ok(list) = list else { return Vec::new() };
    Array::from(&list)
        .iter()
        .map(|entry| {
            let entry = Array::from(&entry);
            Entry {
                trashed: entry.get(3).as_string().map(Into::into),
                trashed_long_ago: entry.get(4).is_truthy(),
                ..Entry::read(&text(&entry.get(0)), &text(&entry.get(1)), &text(&entry.get(2)))
            }
        })
        .collect()
}

pub(super) fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// What the browser says went wrong.
pub(super) fn reason(error: &JsValue) -> String {
    let part = |name: &str| js_sys::Reflect::get(error, &name.into()).ok()?.as_string();
    part("message")
        .filter(|message| !message.is_empty())
        .or_else(|| part("name"))
        .unwrap_or_else(|| "the browser gave no reason".into())
}

fn problem(error: &JsValue) -> SaveProblem {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => SaveProblem::Full,
        Some("VersionError") => SaveProblem::Newer,
        _ => SaveProblem::Other(reason(error).into()),
    }
}
