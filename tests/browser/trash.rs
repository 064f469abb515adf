//! The store, in a real browser: what is deleted can come back until it is deleted for good, and what is
//! kept stays.

use editor::{Bin, Keep, Keeping, Msg, SaveOutcome, SaveRequest, StorageMode, Trashing};
use nofault::browser::store;
use postmortem::Id;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    answer, as_from_another_page, in_database, load, open, put_back, request, save, tail_of,
};

/// Deletes documents, and then for good.
async fn purge(ids: &[u64]) {
    for id in ids {
        binned(Bin::In(Id(*id))).await;
    }
    binned(Bin::Gone(ids.iter().map(|id| Id(*id)).collect())).await;
}

async fn binned(what: Bin) {
    match answer(|send| store::trash(what, send)).await {
        Msg::Trash(Trashing::Done(_, done)) => assert_eq!(done, Ok(())),
        other => panic!("{other:?}"),
    }
}

/// What the library shows of a document: whether it is there, and whether in the trash.
async fn listed(id: u64) -> Option<bool> {
    let Msg::Listed(entries) = answer(store::list).await else { panic!("a list") };
    entries.iter().find(|entry| entry.id == Id(id)).map(|entry| entry.trashed.is_some())
}

/// How many revisions and bytes that could not be read are stored of a document, and what its record is.
async fn left_of(id: u64) -> String {
    let left = format!(
        "let count = 0;
         for (const store of [revs, meta]) store.getAllKeys().onsuccess = ({{ target: {{ result }} }}) => {{
             count += result.filter((key) => String(key).includes('{id}')).length;
         }};
         docs.get('{id}').onsuccess = ({{ target: {{ result: doc }} }}) => done(JSON.stringify(
             [count, doc.rev, doc.head, doc.history.length, doc.purged > 0, doc.deletedAt > 0]));",
        id = Id(id)
    );
    in_database(&left).await.as_string().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn what_is_in_the_trash_is_not_opened_and_comes_back() {
    open().await;
    save(request(13, 0, 131, "deleted")).await;
    binned(Bin::In(Id(13))).await;
    assert_eq!(listed(13).await, Some(true));
    let found = answer(|send| store::load(Id(13), send)).await;
    assert!(matches!(found, Msg::Trash(Trashing::Found(Id(13), _))), "{found:?}");
    binned(Bin::Out(Id(13))).await;
    assert_eq!(listed(13).await, Some(false));
    assert_eq!(&*load(13).await.expect("it is back").body, "deleted");
}

#[wasm_bindgen_test]
async fn nothing_is_left_of_what_is_deleted_for_good_but_that_it_was() {
    open().await;
    for base in 0..3 {
        save(request(14, base, 141, "deleted")).await;
    }
    in_database(
        "revs.get(['000000000000000e', 3]).onsuccess = (event) =>
            revs.put({ ...event.target.result, body: 'damaged' });",
    )
    .await;
    load(14).await;
    // Its page is gone; one of a page that is there is left to it.
    store::keep_tail(&request(14, 3, 142, "left behind"));
    let (key, raw) = tail_of(14).expect("it is there");
    put_back(&(key, raw.replace("left", "lost")));
    assert!(left_of(14).await.starts_with("[4,3,"), "three revisions, and a damaged one beside");
    purge(&[14]).await;
    assert_eq!(left_of(14).await, "[0,3,\"{}\",0,true,true]");
    assert_eq!((listed(14).await, load(14).await, tail_of(14)), (None, None, None));
    // What is not in the trash is not deleted, whoever asks.
    save(request(15, 0, 151, "there")).await;
    let refused = answer(|send| store::trash(Bin::Gone(vec![Id(15)]), send)).await;
    assert!(matches!(refused, Msg::Trash(Trashing::Done(_, Err(_)))), "{refused:?}");
    assert_eq!(&*load(15).await.expect("it is there").body, "there");
}

#[wasm_bindgen_test]
async fn an_open_tab_brings_back_what_was_deleted_for_good() {
    open().await;
    save(request(16, 0, 161, "first")).await;
    save(request(16, 1, 162, "second")).await;
    as_from_another_page(16).await;
    purge(&[16]).await;
    // One that had the newest, and one that had an older text.
    let outcome = save(request(16, 2, 163, "second, and more")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 3, .. }), "{outcome:?}");
    assert_eq!(&*load(16).await.expect("it is back").body, "second, and more");
    assert_eq!(listed(16).await, Some(false));
    assert_eq!(left_of(16).await, "[1,3,\"{\\\"title\\\":\\\"Docs\\\"}\",1,false,false]");
    as_from_another_page(16).await;
    purge(&[16]).await;
    let outcome = save(request(16, 1, 164, "first, and more")).await;
    assert!(matches!(outcome, SaveOutcome::Saved { rev: 4, .. }), "{outcome:?}");
    assert_eq!(&*load(16).await.expect("it is back").body, "first, and more");
}

#[wasm_bindgen_test]
async fn a_library_of_which_all_was_deleted_is_not_taken_for_one_that_was_erased() {
    open().await;
    save(request(17, 0, 171, "deleted")).await;
    let Msg::Listed(entries) = answer(store::list).await else { panic!("a list") };
    // As a person does: what is only cleared from the database comes back from its second copies.
    purge(&entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>()).await;
    let started = answer(|send| store::begin(send, [].into())).await;
    let Msg::Started { storage, entries, .. } = started else { panic!() };
    assert_eq!((storage, entries), (StorageMode::Device, Vec::new()));
}

/// What is listed of a revision: whether it has words that are in no other, and its name.
async fn version(id: u64, rev: u32) -> Option<(bool, Option<String>)> {
    match answer(|send| store::list_versions(Id(id), send)).await {
        Msg::VersionsListed(_, all) => {
            let version = all.into_iter().find(|version| version.rev == rev)?;
            Some((version.kept, version.name.map(|name| name.to_string())))
        }
        other => panic!("{other:?}"),
    }
}

async fn keep(id: u64, rev: u32, name: Option<&str>) -> bool {
    let kept = answer(|send| store::keep_version(Id(id), rev, name.map(Into::into), send)).await;
    match kept {
        Msg::Keep(Keeping::Done(_, _, done)) => done.is_ok(),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn a_kept_version_stays_until_it_is_let_go() {
    open().await;
    for base in 0..4 {
        save(request(18, base, 181, "text")).await;
    }
    let hostile = format!("<img src=x>\u{202e} {}", "x".repeat(300));
    assert!(keep(18, 1, Some("")).await);
    assert!(keep(18, 2, Some(&hostile)).await);
    assert!(keep(18, 3, Some("For now")).await);
    assert!(!keep(18, 99, Some("none")).await);
    assert!(!keep(99, 1, Some("none")).await);
    for base in 4..48 {
        save(request(18, base, 182, "later")).await;
    }
    assert_eq!(version(18, 1).await, Some((false, Some("".into()))));
    assert_eq!(version(18, 2).await, Some((false, Some(hostile[..202].into()))));
    assert_eq!(version(18, 4).await, None, "one that nobody keeps goes");
    assert!(keep(18, 3, None).await);
    assert_eq!(version(18, 3).await, Some((false, None)));
    save(request(18, 48, 183, "later")).await;
    assert_eq!(version(18, 3).await, None, "one that is let go goes");
    let kept =
        "revs.get(['0000000000000012', 2]).onsuccess = (event) => done(event.target.result?.body)";
    assert_eq!(in_database(kept).await.as_string().as_deref(), Some("text"));
}

#[wasm_bindgen_test]
async fn a_version_kept_for_its_words_says_so_whatever_it_is_called() {
    open().await;
    save(request(19, 0, 191, "first")).await;
    let for_words = Some(Keep { rev: 1, name: None });
    save(SaveRequest { keep: for_words, ..request(19, 1, 192, "joined") }).await;
    assert_eq!(version(19, 1).await, Some((true, None)));
    keep(19, 1, Some("Theirs")).await;
    assert_eq!(version(19, 1).await, Some((true, Some("Theirs".into()))));
    keep(19, 1, None).await;
    assert_eq!(version(19, 1).await, Some((true, None)));
    // Kept by a person first, then for its words, and before much was removed.
    keep(19, 2, Some("Mine")).await;
    let for_words = Some(Keep { rev: 2, name: None });
    save(SaveRequest { keep: for_words, ..request(19, 2, 193, "joined again") }).await;
    assert_eq!(version(19, 2).await, Some((true, Some("Mine".into()))));
    let before = Some(Keep { rev: 3, name: Some("Before much was removed") });
    save(SaveRequest { keep: before, ..request(19, 3, 194, "short") }).await;
    assert_eq!(version(19, 3).await, Some((false, Some("Before much was removed".into()))));
}
