//! One file with the whole library, and back from there. See `backup.js`, which outlives a fault in here.

use std::rc::Rc;

use editor::{BackupEffect, BackupMsg, Entry, Fate, LastBackup, Made, Msg, Restoring};
use js_sys::Array;
use postmortem::format::backup::{Backup, Copied};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::files;
use super::store::{reason, text};

mod js {
    use js_sys::Array;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/src/browser/backup.js")]
    extern "C" {
        #[wasm_bindgen(catch)]
        pub async fn backup() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch)]
        pub async fn restore(
            made: JsValue,
            from: &str,
            documents: Array,
            unread: Array,
            store: bool,
        ) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch, js_name = lastBackup)]
        pub async fn last_backup() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch, js_name = noteExport)]
        pub async fn note_export(id: &str, rev: u32) -> Result<(), JsValue>;
        #[wasm_bindgen(catch, js_name = putOff)]
        pub async fn put_off() -> Result<(), JsValue>;
    }
}

/// Carries out what is asked for backups.
pub fn run(effect: BackupEffect, send: Callback<Msg>) {
    spawn_local(async move {
        match effect {
            BackupEffect::Make => {
                let made = js::backup().await.map(|made| made_of(&Array::from(&made)));
                let made = made.map_err(|error| reason(&error).into());
                send.emit(Msg::Backup(BackupMsg::Made(made)));
            }
            BackupEffect::Restore { backup, store } => {
                send.emit(Msg::Backup(restore(&backup, store).await));
            }
            BackupEffect::Read(round, at) => {
                send.emit(Msg::Backup(files::read_one(round, at).await));
            }
            // Both are a convenience: a failure costs one reminder too many.
            BackupEffect::Exported(id, rev) => {
                let _ = js::note_export(&id.to_string(), rev).await;
            }
            BackupEffect::PutOff => {
                let _ = js::put_off().await;
            }
        }
    });
}

/// Tells what is known of the last backup. Where that cannot be read, nobody is reminded.
pub fn last(send: Callback<Msg>) {
    spawn_local(async move {
        let Ok(last) = js::last_backup().await else { return };
        let last = Array::from(&last);
        let number = |at| last.get(at).as_f64().filter(|number| *number >= 0.0);
        send.emit(Msg::Backup(BackupMsg::Known(LastBackup {
            since_ms: number(0).unwrap_or_default() as u64,
            day: text(&last.get(1)).into(),
            saves: number(2).unwrap_or_default() as u32,
            put_off_ms: number(3).map(|ago| ago as u64),
        })));
    });
}

fn made_of(made: &Array) -> Made {
    let number = |at| made.get(at).as_f64().unwrap_or_default() as u32;
    Made { name: text(&made.get(0)).into(), documents: number(1), damaged: number(2) }
}

async fn restore(backup: &Rc<Backup>, store: bool) -> BackupMsg {
    let newest = backup.documents.iter().flat_map(|it| it.texts.last()).map(|it| it.at).max();
    let made: JsValue = match &*backup.made {
        "" => (newest.unwrap_or_default() as f64).into(),
        made => made.into(),
    };
    let from = if backup.rescue { "From a rescue file of" } else { "From a backup of" };
    let documents: Array = backup.documents.iter().map(list).collect();
    let unread = backup.unread.iter().filter(|it| !it.raw.is_empty());
    let unread: Array = unread.map(|it| JsValue::from(&*it.raw)).collect();
    let answer = js::restore(made, from, documents, unread, store).await;
    let answer = answer
        .map(|answer| Array::from(&answer))
        .unwrap_or_else(|error| Array::of3(&JsValue::NULL, &JsValue::NULL, &reason(&error).into()));
    let (fates, problem) = (answer.get(1), answer.get(2).as_string().map(Into::into));
    let fates = if fates.is_null() { Array::new() } else { Array::from(&fates) };
    BackupMsg::Answered {
        day: text(&answer.get(0)).into(),
        fates: fates.iter().map(|fate| fate_of(&Array::from(&fate))).collect(),
        problem,
        stored: store,
    }
}

/// A document as `backup.js` takes it.
fn list(copied: &Copied) -> JsValue {
    let texts = copied.texts.iter().map(|it| {
        let (body, name) = (JsValue::from(&*it.body), JsValue::from(&*it.name));
        JsValue::from(Array::of4(&body, &(it.at as f64).into(), &name, &it.kept.into()))
    });
    let texts: Array = texts.collect();
    let (id, head) = (copied.id.to_string(), Entry::head(&copied.document));
    Array::of4(&id.into(), &head.into(), &copied.deleted.into(), &texts).into()
}

fn fate_of(fate: &Array) -> Fate {
    let what = match fate.get(0).as_f64() {
        Some(0.0) => Restoring::Add,
        Some(1.0) => Restoring::Here,
        Some(2.0) => Restoring::Keep,
        _ => Restoring::Leave,
    };
    Fate { what, in_trash: fate.get(1).is_truthy(), at: text(&fate.get(2)).into() }
}
