//! Backups, in a real browser: a restored one gives back every text, changes nothing that is here, and
//! does nothing the second time; a tab that has the document open loses nothing.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use editor::{BackupEffect, BackupMsg, Bin, Fate, Msg, Restoring, SaveOutcome, SaveRequest};
use js_sys::{Function, Promise};
use nofault::browser::{backup, store};
use postmortem::Id;
use postmortem::format::backup::{self as file, Backup};
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

async fn script(code: &str) -> JsValue {
    let run = Function::new_no_args(&format!("return (async () => {{ {code} }})()"));
    let promise = run.call0(&JsValue::NULL).expect("the browser answers");
    JsFuture::from(Promise::from(promise)).await.expect("the browser answers")
}

/// Everything that is stored, as one text: documents, revisions, and what is kept beside them.
async fn stored() -> String {
    let code = "const open = indexedDB.open('nofault');
        const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
        const all = await Promise.all(['docs', 'revs', 'meta'].map((name) => new Promise((done) => {
            const request = db.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => done(request.result);
        })));
        db.close();
        return JSON.stringify(all);";
    script(code).await.as_string().expect("a text")
}

/// What a script says of what is stored: `docs`, `revs` and `meta`.
async fn told(expression: &str) -> JsValue {
    let stored = stored().await;
    let code = format!("const [docs, revs, meta] = JSON.parse(stored); return {expression};");
    let run = Function::new_with_args("stored", &code);
    run.call1(&JsValue::NULL, &stored.into()).expect("the browser answers")
}

fn body(title: &str) -> String {
    format!(r#"{{"format":"nofault-postmortem","meta":{{"title":"{title}"}}}}"#)
}

async fn save(id: u64, base: u32, title: &str) -> SaveOutcome {
    let (id, copy, head) = (Id(id), Id(id + 1000), format!("{{\"title\":\"{title}\"}}"));
    let (change, part, keep, body) = (base + 1, false, None, body(title));
    let request = SaveRequest { id, change, base, copy, part, keep, body, head };
    match answer(|send| store::save(request, send)).await {
        Msg::SaveAnswered { outcome, .. } => outcome,
        other => panic!("{other:?}"),
    }
}

async fn trash(what: Bin) {
    answer(|send| store::trash(what, send)).await;
}

/// A backup of the library as it is: its text, as a person would get it.
async fn backed_up() -> String {
    // What is offered is caught on its way out.
    script(
        "globalThis.offered = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { globalThis.offered.push(blob); return make.call(URL, blob); };
        globalThis.click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = () => {};",
    )
    .await;
    let made = answer(|send| backup::run(BackupEffect::Make, send)).await;
    assert!(matches!(&made, Msg::Backup(BackupMsg::Made(Ok(_)))), "{made:?}");
    let text = script(
        "HTMLAnchorElement.prototype.click = globalThis.click; return globalThis.offered[0].text()",
    );
    text.await.as_string().expect("a text")
}

async fn restore(backup: Backup, store: bool) -> (Vec<Fate>, Option<Rc<str>>) {
    let backup = Rc::new(backup);
    let asked = BackupEffect::Restore { backup, store };
    match answer(|send| backup::run(asked, send)).await {
        Msg::Backup(BackupMsg::Answered { fates, problem, day, .. }) => {
            assert!(day.contains("20"), "{day}");
            (fates, problem)
        }
        other => panic!("{other:?}"),
    }
}

/// The part of a backup that is about one document.
fn only(text: &str, id: u64) -> Backup {
    let mut read = file::read(text).expect("it is one");
    assert!(!read.incomplete && read.unread.is_empty(), "it is whole: {:?}", read.unread);
    read.documents.retain(|it| it.id == Id(id));
    read
}

/// The fate of the one document in it.
async fn fate(backup: &Backup, store: bool) -> Restoring {
    let (fates, problem) = restore(backup.clone(), store).await;
    assert_eq!((fates.len(), problem), (1, None));
    fates[0].what
}

/// Takes a document out of the library, as if it had been written in another one.
async fn forget(id: u64) {
    let code = format!(
        "const open = indexedDB.open('nofault');
        const db = await new Promise((done) => {{ open.onsuccess = () => done(open.result); }});
        const tx = db.transaction(['docs', 'revs'], 'readwrite');
        tx.objectStore('docs').delete('{id}');
        tx.objectStore('revs').delete(IDBKeyRange.bound(['{id}', 0], ['{id}', Infinity]));
        await new Promise((done) => {{ tx.oncomplete = done; }});
        db.close();",
        id = Id(id)
    );
    script(&code).await;
}

async fn open() {
    answer(|send| store::begin(send, [].into())).await;
}

/// What is stored of a document: its texts in order, the head last.
async fn texts(id: u64) -> String {
    let of = format!("revs.filter(({{ docId }}) => docId === '{}')", Id(id));
    let all =
        told(&format!("{of}.map(({{ body }}) => JSON.parse(body).meta.title).join(' ')")).await;
    all.as_string().expect("a text")
}

#[wasm_bindgen_test]
async fn a_backup_gives_back_every_text() {
    open().await;
    save(101, 0, "draft").await;
    save(101, 1, "日本 | \\\"quoted\\\"").await;
    save(102, 0, "thrown-away").await;
    trash(Bin::In(Id(102))).await;
    script(&format!(
        "const open = indexedDB.open('nofault');
        const db = await new Promise((done) => {{ open.onsuccess = () => done(open.result); }});
        const tx = db.transaction('docs', 'readwrite');
        const docs = tx.objectStore('docs');
        docs.get('{id}').onsuccess = ({{ target: {{ result }} }}) => {{
            Object.assign(result.history[0], {{ kept: true, name: 'Before | the review' }});
            docs.put(result);
        }};
        await new Promise((done) => {{ tx.oncomplete = done; }});
        db.close();",
        id = Id(101)
    ))
    .await;
    let text = backed_up().await;
    let backup = only(&text, 101);
    let bodies: Vec<&str> = backup.documents[0].texts.iter().map(|it| &*it.body).collect();
    assert_eq!(bodies, [body("draft"), body("日本 | \\\"quoted\\\"")]);
    assert!(only(&text, 102).documents[0].deleted, "it was in the trash");
    forget(101).await;
    forget(102).await;
    assert_eq!(fate(&backup, false).await, Restoring::Add);
    assert_eq!(texts(101).await, "", "comparing stores nothing");
    assert_eq!(fate(&backup, true).await, Restoring::Add);
    assert_eq!(fate(&only(&text, 102), true).await, Restoring::Add);
    assert_eq!(texts(101).await, "draft 日本 | \"quoted\"");
    let named = told("docs.find(({ id }) => id === '0000000000000065').history[0]").await;
    let named = js_sys::JSON::stringify(&named).expect("an entry");
    assert!(String::from(named).contains("\"name\":\"Before | the review\""));
    let deleted = told("docs.find(({ id }) => id === '0000000000000066').deletedAt > 0").await;
    assert_eq!(deleted, JsValue::TRUE, "and is there again");
    // What was restored is a document like any other.
    assert!(matches!(save(101, 2, "newer").await, SaveOutcome::Saved { rev: 3, .. }));
    let again = only(&backed_up().await, 101);
    assert_eq!(again.documents[0].document.meta.title, "newer");
}

#[wasm_bindgen_test]
async fn the_same_backup_twice_does_nothing_the_second_time() {
    open().await;
    save(111, 0, "a").await;
    let backup = only(&backed_up().await, 111);
    save(111, 1, "b").await;
    assert_eq!(fate(&backup, true).await, Restoring::Here, "an older version is here as well");
    forget(111).await;
    save(111, 0, "c").await;
    let before = texts(111).await;
    assert_eq!(fate(&backup, true).await, Restoring::Keep);
    assert_eq!((&*before, &*texts(111).await), ("c", "c a c"), "the head says what it said");
    let all = stored().await;
    assert_eq!(fate(&backup, true).await, Restoring::Here);
    assert_eq!(stored().await, all, "not a byte");
    let kept = told("docs.find(({ id }) => id === '000000000000006f').history[1]").await;
    let kept = String::from(js_sys::JSON::stringify(&kept).expect("an entry"));
    assert!(kept.contains("\"kept\":true") && kept.contains("From a backup of "), "{kept}");
}

#[wasm_bindgen_test]
async fn nothing_that_is_here_changes() {
    open().await;
    save(121, 0, "from the file").await;
    let backup = only(&backed_up().await, 121);
    forget(121).await;
    save(121, 0, "one").await;
    save(121, 1, "two").await;
    let revs =
        "JSON.stringify(revs.filter(({ docId, rev }) => docId === '0000000000000079' && rev < 3))";
    let head = "(({ history, rev, ...doc }) => JSON.stringify([Object.entries(doc).sort(), history.slice(0, 2)]))
        (docs.find(({ id }) => id === '0000000000000079'))";
    let before = (told(revs).await, told(head).await);
    assert_eq!(fate(&backup, true).await, Restoring::Keep);
    assert_eq!((told(revs).await, told(head).await), before);
    assert_eq!(texts(121).await, "one two from the file two");
}

#[wasm_bindgen_test]
async fn a_tab_that_has_the_document_open_loses_nothing() {
    open().await;
    save(131, 0, "from the file").await;
    let backup = only(&backed_up().await, 131);
    forget(131).await;
    save(131, 0, "open").await;
    assert_eq!(fate(&backup, true).await, Restoring::Keep);
    // The tab knows of revision 1 only.
    let SaveOutcome::Behind(theirs) = save(131, 1, "typed").await else { panic!("it is behind") };
    assert_eq!((theirs.rev, &*theirs.body), (3, &*body("open")), "so joining changes no word");
    assert!(matches!(save(131, 3, "typed").await, SaveOutcome::Saved { rev: 4, .. }));
    assert_eq!(texts(131).await, "open from the file open typed");
    // Deleted for good while a tab has it open, and restored: the tab's words do not take its place.
    trash(Bin::In(Id(131))).await;
    trash(Bin::Gone(vec![Id(131)])).await;
    let gone = file::read(&backed_up().await).expect("it is one");
    assert!(
        gone.documents.iter().all(|it| it.id != Id(131)),
        "what is gone for good is in no backup"
    );
    assert_eq!(fate(&backup, true).await, Restoring::Add);
    let SaveOutcome::Behind(theirs) = save(131, 4, "typed on").await else {
        panic!("it is behind")
    };
    assert_eq!(&*theirs.body, body("from the file"));
}

#[wasm_bindgen_test]
async fn what_is_damaged_here_is_made_up_for() {
    open().await;
    save(141, 0, "whole").await;
    let backup = only(&backed_up().await, 141);
    script(
        "const open = indexedDB.open('nofault');
        const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
        const tx = db.transaction('revs', 'readwrite');
        const revs = tx.objectStore('revs');
        revs.get(['000000000000008d', 1]).onsuccess = ({ target: { result } }) =>
            revs.put({ ...result, body: result.body.replace('whole', 'whale') });
        await new Promise((done) => { tx.oncomplete = done; });
        db.close();",
    )
    .await;
    let damaged = backed_up().await;
    let without = file::read(&damaged).expect("it is one");
    assert!(without.documents.iter().all(|it| it.id != Id(141)), "what is damaged is no backup");
    assert_eq!(fate(&backup, true).await, Restoring::Keep);
    assert_eq!(texts(141).await, "whale whole", "the damaged bytes are kept");
    let unread = file::Unread { what: "x".into(), why: "y", raw: "{\"half".into() };
    let kept = Backup { unread: vec![unread], ..backup };
    restore(kept.clone(), false).await;
    let quarantined = "meta.filter(({ key, raw }) => key.startsWith('quarantine:backup:') && raw === '{\"half').length";
    assert_eq!(told(quarantined).await.as_f64(), Some(0.0));
    restore(kept.clone(), true).await;
    restore(kept, true).await;
    assert_eq!(told(quarantined).await.as_f64(), Some(1.0));
}

#[wasm_bindgen_test]
async fn saves_since_the_last_backup_are_counted() {
    open().await;
    let known = async || match answer(backup::last).await {
        Msg::Backup(BackupMsg::Known(last)) => last,
        other => panic!("{other:?}"),
    };
    save(151, 0, "a").await;
    assert!(known().await.saves > 0);
    backed_up().await;
    let last = known().await;
    assert_eq!((last.saves, last.put_off_ms), (0, None));
    assert!(last.since_ms < 60_000 && last.day.contains("20"), "{last:?}");
    save(151, 1, "b").await;
    save(151, 2, "c").await;
    assert_eq!(known().await.saves, 2);
    backup::run(BackupEffect::Exported(Id(151), 3), Callback::noop());
    assert_eq!(known().await.saves, 0);
    save(151, 3, "d").await;
    trash(Bin::In(Id(151))).await;
    assert_eq!(known().await.saves, 0, "what was thrown away need not be backed up");
    backup::run(BackupEffect::PutOff, Callback::noop());
    assert!(known().await.put_off_ms.is_some());
}
