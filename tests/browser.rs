//! The store, in a real browser: what is acknowledged can be read again, two tabs cost neither
//! version, and damaged bytes are noticed.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use editor::{Found, Msg, SaveOutcome, SaveRequest, StorageMode};
use js_sys::Promise;
use nofault::browser::store;
use postmortem::Id;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

/// The message that an action of the store answers with.
async fn answer(act: impl FnOnce(Callback<Msg>)) -> Msg {
    let heard = Rc::new(RefCell::new(None));
    let mut act = Some(act);
    let promise = Promise::new(&mut |resolve, _| {
        let heard = heard.clone();
        let send = Callback::from(move |msg| {
            *heard.borrow_mut() = Some(msg);
            resolve.call0(&JsValue::NULL).expect("the browser answers");
        });
        if let Some(act) = act.take() {
            act(send);
        }
    });
    JsFuture::from(promise).await.expect("the browser answers");
    heard.take().expect("the browser answers")
}

async fn open() {
    let started = answer(store::begin).await;
    assert!(matches!(started, Msg::Started { storage: StorageMode::Device, .. }), "{started:?}");
}

fn request(id: u64, base: u32, copy: u64, body: &str) -> SaveRequest {
    let (body, head) = (body.to_string(), String::from("{\"title\":\"Docs\"}"));
    SaveRequest { id: Id(id), change: 1, base, copy: Id(copy), body, head }
}

async fn save(request: SaveRequest) -> SaveOutcome {
    match answer(|send| store::save(request, send)).await {
        Msg::SaveAnswered { outcome, .. } => outcome,
        other => panic!("{other:?}"),
    }
}

async fn load(id: u64) -> Option<Found> {
    match answer(|send| store::load(Id(id), send)).await {
        Msg::Loaded { found, .. } => found,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn what_is_acknowledged_can_be_read_again() {
    open().await;
    let text = "nul \0, a lone line separator \u{2028}, 日本 👩‍🚀";
    assert!(matches!(save(request(1, 0, 11, text)).await, SaveOutcome::Saved { rev: 1, .. }));
    assert!(matches!(save(request(1, 1, 12, "second")).await, SaveOutcome::Saved { rev: 2, .. }));
    let found = load(1).await.expect("the browser answers");
    assert_eq!((found.rev, &*found.body, found.damaged), (2, "second", false));
    assert_eq!(load(999).await, None);
    let Msg::Listed(entries) = answer(store::list).await else { panic!("a list") };
    assert!(entries.iter().any(|entry| entry.id == Id(1) && &*entry.title == "Docs"));
}

#[wasm_bindgen_test]
async fn a_save_from_an_old_revision_becomes_a_copy() {
    open().await;
    save(request(2, 0, 21, "first")).await;
    save(request(2, 1, 22, "from this tab")).await;
    let outcome = save(request(2, 1, 23, "from another tab")).await;
    assert!(matches!(outcome, SaveOutcome::Copied { copy: Id(23), rev: 1, .. }), "{outcome:?}");
    assert_eq!(&*load(2).await.expect("the browser answers").body, "from this tab");
    assert_eq!(&*load(23).await.expect("the browser answers").body, "from another tab");
}

#[wasm_bindgen_test]
async fn damaged_bytes_give_the_revision_before_and_say_so() {
    open().await;
    save(request(3, 0, 31, "whole")).await;
    save(request(3, 1, 32, "newest")).await;
    let damage = js_sys::eval(
        "new Promise((resolve, reject) => {
            const open = indexedDB.open('nofault');
            open.onerror = reject;
            open.onsuccess = () => {
                const tx = open.result.transaction('revs', 'readwrite');
                const revs = tx.objectStore('revs');
                revs.get(['0000000000000003', 2]).onsuccess = (event) =>
                    revs.put({ ...event.target.result, body: 'newesz' });
                tx.oncomplete = () => { open.result.close(); resolve(); };
                tx.onabort = reject;
            };
        })",
    );
    JsFuture::from(Promise::from(damage.expect("the browser answers")))
        .await
        .expect("the browser answers");
    let found = load(3).await.expect("the browser answers");
    assert_eq!((&*found.body, found.damaged), ("whole", true));
    // The next save follows the damaged revision, and overwrites neither.
    assert_eq!(found.rev, 2);
    let outcome = save(request(3, found.rev, 33, "newer")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 3, .. }), "{outcome:?}");
}

#[wasm_bindgen_test]
async fn forty_revisions_are_kept() {
    open().await;
    for base in 0..45 {
        save(request(4, base, 41, &format!("revision {}", base + 1))).await;
    }
    let count = js_sys::eval(
        "new Promise((resolve, reject) => {
            const open = indexedDB.open('nofault');
            open.onerror = reject;
            open.onsuccess = () => {
                const range = IDBKeyRange.bound(['0000000000000004', 0], ['0000000000000004', Infinity]);
                const request = open.result.transaction('revs').objectStore('revs').count(range);
                request.onsuccess = () => { open.result.close(); resolve(request.result); };
            };
        })",
    );
    let count = JsFuture::from(Promise::from(count.expect("the browser answers")))
        .await
        .expect("the browser answers");
    assert_eq!(count.as_f64(), Some(40.0));
    assert_eq!(&*load(4).await.expect("the browser answers").body, "revision 45");
}
