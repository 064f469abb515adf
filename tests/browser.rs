//! The store, in a real browser: what is acknowledged can be read again, two tabs cost neither
//! version, and damaged bytes are noticed.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use editor::{Found, Keep, Msg, SaveOutcome, SaveRequest, StorageMode};
use js_sys::Promise;
use nofault::browser::store;
use postmortem::Id;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::Callback;

#[path = "browser/trash.rs"]
mod trash;

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
    let started = answer(|send| store::begin(send, [].into())).await;
    assert!(matches!(started, Msg::Started { storage: StorageMode::Device, .. }), "{started:?}");
}

fn request(id: u64, base: u32, copy: u64, body: &str) -> SaveRequest {
    let (body, head) = (body.to_string(), String::from("{\"title\":\"Docs\"}"));
    let (id, copy) = (Id(id), Id(copy));
    SaveRequest { id, change: base + 1, base, copy, part: true, keep: None, body, head }
}

/// Runs a piece of JavaScript with `done` to call with its answer, and the stores it names in `tx`.
async fn in_database(work: &str) -> JsValue {
    let code = format!(
        "new Promise((resolve, reject) => {{
            const open = indexedDB.open('nofault');
            open.onerror = reject;
            open.onsuccess = () => {{
                const tx = open.result.transaction(['docs', 'revs', 'meta'], 'readwrite');
                const [docs, revs, meta] = ['docs', 'revs', 'meta'].map((name) => tx.objectStore(name));
                let answer;
                const done = (value) => {{ answer = value; }};
                tx.oncomplete = () => {{ open.result.close(); resolve(answer); }};
                tx.onabort = reject;
                {work}
            }};
        }})"
    );
    let promise = js_sys::eval(&code).expect("the browser answers");
    JsFuture::from(Promise::from(promise)).await.expect("the browser answers")
}

/// Makes it look as if another page had stored what is there of a document.
async fn as_from_another_page(id: u64) {
    in_database(&format!(
        "docs.get('{}').onsuccess = ({{ target: {{ result: doc }} }}) =>
            docs.put({{ ...doc, history: doc.history.map((entry) => ({{ ...entry, tab: 'other' }})) }});",
        Id(id)
    ))
    .await;
}

/// The tail of a document in this browser: its key, and its text as stored.
fn tail_of(id: u64) -> Option<(String, String)> {
    let code = format!(
        "Object.entries(localStorage).find(([key]) => key.startsWith('nofault:tail:{}:')) ?? []",
        Id(id)
    );
    let found = js_sys::eval(&code).expect("the browser answers");
    let part = |at| js_sys::Array::from(&found).get(at).as_string();
    Some((part(0)?, part(1)?))
}

fn put_back((key, raw): &(String, String)) {
    let set = js_sys::Function::new_with_args("key, raw", "localStorage.setItem(key, raw)");
    set.call2(&JsValue::NULL, &key.into(), &raw.into()).expect("there is room");
}

/// What the store says at its start.
async fn start() -> (StorageMode, u32) {
    match answer(|send| store::begin(send, [].into())).await {
        Msg::Started { storage, copies, .. } => (storage, copies),
        other => panic!("{other:?}"),
    }
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
    save(request(2, 1, 22, "from another page")).await;
    as_from_another_page(2).await;
    let outcome = save(request(2, 1, 23, "from this page")).await;
    assert!(matches!(outcome, SaveOutcome::Copied { copy: Id(23), rev: 1, .. }), "{outcome:?}");
    assert_eq!(&*load(2).await.expect("the browser answers").body, "from another page");
    assert_eq!(&*load(23).await.expect("the browser answers").body, "from this page");
}

#[wasm_bindgen_test]
async fn a_save_that_need_not_part_is_told_what_the_other_page_has() {
    open().await;
    save(request(12, 0, 121, "first")).await;
    save(request(12, 1, 122, "from another page")).await;
    as_from_another_page(12).await;
    let late = SaveRequest { part: false, ..request(12, 1, 123, "from this page") };
    let SaveOutcome::Behind(theirs) = save(late).await else { panic!("it is behind") };
    assert_eq!((theirs.rev, &*theirs.body), (2, "from another page"));
    assert_eq!(load(123).await, None, "nothing was stored");
    // Joined with it, it follows it, and the other version is kept for good.
    let joined = SaveRequest {
        part: false,
        keep: Some(Keep { rev: 2, name: None }),
        ..request(12, 2, 124, "from both")
    };
    assert!(matches!(save(joined).await, SaveOutcome::Saved { rev: 3, .. }));
    for base in 3..50 {
        save(request(12, base, 125, "later")).await;
    }
    let kept =
        "revs.get(['000000000000000c', 2]).onsuccess = (event) => done(event.target.result?.body)";
    assert_eq!(in_database(kept).await.as_string().as_deref(), Some("from another page"));
}

#[wasm_bindgen_test]
async fn a_page_never_parts_from_itself() {
    open().await;
    save(request(5, 0, 51, "first")).await;
    // The answer to this one was never heard.
    save(request(5, 1, 52, "second")).await;
    let again = save(request(5, 1, 53, "second")).await;
    assert!(matches!(again, SaveOutcome::Saved { rev: 2, .. }), "stored already: {again:?}");
    let later = SaveRequest { change: 3, ..request(5, 1, 54, "third") };
    let outcome = save(later).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 3, .. }), "{outcome:?}");
    assert_eq!(&*load(5).await.expect("the browser answers").body, "third");
}

#[wasm_bindgen_test]
async fn what_a_page_left_behind_is_stored_at_the_next_start() {
    open().await;
    save(request(6, 0, 61, "stored")).await;
    store::keep_tail(&request(6, 1, 62, "left behind"));
    let tail = tail_of(6).expect("it is there");
    let (_, copies) = start().await;
    assert_eq!((copies, tail_of(6)), (0, None));
    assert_eq!(load(6).await.map(|found| (found.rev, found.body)), Some((2, "left behind".into())));
    // Browsers write localStorage late: after a crash the tail may be there again.
    put_back(&tail);
    start().await;
    assert_eq!(load(6).await.map(|found| found.rev), Some(2), "and is not stored twice");
}

#[wasm_bindgen_test]
async fn a_tail_goes_when_its_words_are_stored() {
    open().await;
    save(request(7, 0, 71, "stored")).await;
    store::keep_tail(&request(7, 1, 72, "left behind"));
    save(request(7, 1, 73, "left behind, and more")).await;
    assert_eq!(tail_of(7), None);
}

#[wasm_bindgen_test]
async fn what_was_left_behind_beside_changes_from_elsewhere_becomes_one_copy() {
    open().await;
    save(request(8, 0, 81, "first")).await;
    save(request(8, 1, 82, "from another page")).await;
    as_from_another_page(8).await;
    store::keep_tail(&request(8, 1, 83, "left behind"));
    let tail = tail_of(8).expect("it is there");
    assert_eq!(start().await.1, 1);
    assert_eq!(&*load(8).await.expect("the browser answers").body, "from another page");
    let bodies = "revs.getAll().onsuccess = ({ target: { result } }) =>
        done(result.filter(({ body }) => body === 'left behind').length)";
    assert_eq!(in_database(bodies).await.as_f64(), Some(1.0));
    put_back(&tail);
    start().await;
    assert_eq!(in_database(bodies).await.as_f64(), Some(1.0), "two pages that start make one copy");
}

#[wasm_bindgen_test]
async fn a_damaged_tail_is_kept_as_it_is() {
    open().await;
    store::keep_tail(&request(9, 0, 91, "left behind"));
    let (key, raw) = tail_of(9).expect("it is there");
    let damaged = (key, raw.replace("left", "lost"));
    put_back(&damaged);
    start().await;
    assert_eq!((load(9).await, tail_of(9)), (None, None));
    let kept = format!(
        "meta.get('quarantine:{}').onsuccess = ({{ target: {{ result }} }}) => done(result?.raw)",
        damaged.0
    );
    assert_eq!(in_database(&kept).await.as_string(), Some(damaged.1));
}

#[wasm_bindgen_test]
async fn damaged_bytes_give_the_revision_before_and_say_so() {
    open().await;
    save(request(3, 0, 31, "whole")).await;
    save(request(3, 1, 32, "newest")).await;
    lose_copies(3, 2).await;
    in_database(
        "revs.get(['0000000000000003', 2]).onsuccess = (event) =>
            revs.put({ ...event.target.result, body: 'newesz' });",
    )
    .await;
    let found = load(3).await.expect("the browser answers");
    assert_eq!((&*found.body, found.damaged), ("whole", true));
    let kept = "meta.get('quarantine:rev:0000000000000003:2').onsuccess = (event) =>
        done(event.target.result?.raw.body)";
    assert_eq!(in_database(kept).await.as_string().as_deref(), Some("newesz"), "kept as they are");
    // The next save follows the damaged revision, and overwrites neither.
    assert_eq!(found.rev, 2);
    let outcome = save(request(3, found.rev, 33, "newer")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 3, .. }), "{outcome:?}");
}

#[wasm_bindgen_test]
async fn the_newest_forty_revisions_are_kept() {
    open().await;
    for base in 0..45 {
        save(request(4, base, 41, &format!("revision {}", base + 1))).await;
    }
    let count =
        "revs.count(IDBKeyRange.bound(['0000000000000004', 0], ['0000000000000004', Infinity]))
        .onsuccess = (event) => done(event.target.result);";
    let count = in_database(count).await.as_f64().expect("a number");
    // One more where ten minutes of the clock began in between.
    assert!((40.0..=41.0).contains(&count), "{count}");
    assert_eq!(&*load(4).await.expect("the browser answers").body, "revision 45");
}

/// Waits for what a piece of JavaScript promises.
async fn promised(code: &str) -> JsValue {
    let promise = js_sys::eval(code).expect("the browser answers");
    JsFuture::from(Promise::from(promise)).await.expect("the browser answers")
}

/// Waits until there is a second copy of a revision.
async fn copied(id: u64, rev: u32) {
    promised(&format!(
        "(async () => {{
            const folder = await (await navigator.storage.getDirectory())
                .getDirectoryHandle('nofault', {{ create: true }});
            for (;;) {{
                const file = await folder.getFileHandle('{}.{rev}').catch(() => null);
                if ((await file?.getFile())?.size > 0) return;
                await new Promise((resolve) => setTimeout(resolve, 50));
            }}
        }})()",
        Id(id)
    ))
    .await;
}

/// Removes all second copies, once that of the revision saved last is there: none is written after it.
async fn lose_copies(id: u64, rev: u32) {
    copied(id, rev).await;
    promised(
        "navigator.storage.getDirectory().then((all) => all.removeEntry('nofault', { recursive: true }))",
    )
    .await;
}

async fn erase_database() {
    promised(
        "new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase('nofault');
            request.onsuccess = resolve;
            request.onerror = reject;
        })",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_library_that_the_browser_erased_is_not_taken_for_a_first_visit() {
    open().await;
    save(request(10, 0, 101, "stored")).await;
    lose_copies(10, 1).await;
    erase_database().await;
    assert_eq!(start().await.0, StorageMode::Erased { back: 0 });
    assert_eq!(start().await.0, StorageMode::Erased { back: 0 }, "until somebody has read so");
    store::forget_erased();
    assert_eq!(start().await.0, StorageMode::Device);
    // What a page still has open is stored under its own name.
    let outcome = save(request(10, 1, 102, "stored, and more")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 2, .. }), "{outcome:?}");
    assert_eq!(&*load(10).await.expect("the browser answers").body, "stored, and more");
}

#[wasm_bindgen_test]
async fn what_the_browser_erased_comes_back_from_second_copies() {
    open().await;
    save(request(11, 0, 111, "stored")).await;
    save(request(11, 1, 112, "stored, and copied")).await;
    copied(11, 2).await;
    erase_database().await;
    let StorageMode::Erased { back } = start().await.0 else { panic!("it is told") };
    assert!(back >= 1);
    let found = load(11).await.expect("it is back");
    assert_eq!((found.rev, &*found.body, found.damaged), (2, "stored, and copied", false));
    store::forget_erased();
    assert_eq!(start().await.0, StorageMode::Device, "it is told once");
    // A page that still has it open goes on.
    let outcome = save(request(11, 2, 113, "stored, copied, and more")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 3, .. }), "{outcome:?}");
}

#[wasm_bindgen_test]
async fn damaged_bytes_are_read_from_the_second_copy() {
    open().await;
    save(request(12, 0, 121, "stored, and copied")).await;
    copied(12, 1).await;
    in_database(
        "revs.get(['000000000000000c', 1]).onsuccess = (event) =>
            revs.put({ ...event.target.result, body: 'stored, and cooied' });",
    )
    .await;
    let found = load(12).await.expect("the browser answers");
    assert_eq!((found.rev, &*found.body, found.damaged), (1, "stored, and copied", false));
}

#[wasm_bindgen_test]
async fn a_damaged_second_copy_is_left_alone() {
    open().await;
    save(request(13, 0, 131, "stored, and copied")).await;
    copied(13, 1).await;
    promised(
        "(async () => {
            const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('nofault');
            const file = await folder.getFileHandle('000000000000000d.1');
            const text = await (await file.getFile()).text();
            const stream = await file.createWritable();
            await stream.write(text.replace('copied', 'cooied'));
            await stream.close();
        })()",
    )
    .await;
    erase_database().await;
    start().await;
    store::forget_erased();
    assert_eq!(load(13).await, None);
}
