//! Backups as the browser makes them, and what reading one promises. `fuzz/` runs this as well.

use std::collections::HashSet;

use postmortem::Id;
use postmortem::format::backup::{self, Backup};
use postmortem::format::json;
use serde_json::{Value, json as value};

/// CRC-32, bit by bit: another way than the one that is tested.
pub fn crc32(text: &str) -> u32 {
    !text.bytes().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

/// An entry as `backup.js` writes it.
pub fn entry(id: u64, rev: u64, name: &str, deleted: bool, body: &str) -> Value {
    let id = Id(id).to_string();
    let in_trash = if deleted { "true" } else { "" };
    let sum = crc32(&format!("{id}|{rev}|1000|{name}|{in_trash}|{body}"));
    let mut entry = value!({"id": id, "rev": rev, "at": 1000});
    if !name.is_empty() {
        entry["name"] = name.into();
    }
    if deleted {
        entry["deleted"] = true.into();
    }
    entry["body"] = body.into();
    entry["sum"] = sum.into();
    entry
}

/// A file as `backup.js` writes it.
pub fn file(entries: &[Value]) -> String {
    let made = "2026-11-21T14:52:45.000Z";
    let mut sums = format!("nofault-backup|1|{made}|{}", entries.len());
    let mut lines = Vec::new();
    for entry in entries {
        sums += &format!("|{}", entry["sum"]);
        lines.push(entry.to_string());
    }
    let (count, lines, sum) = (entries.len(), lines.join(",\n"), crc32(&sums));
    format!(
        "{{\"format\":\"nofault-backup\",\"version\":1,\"made\":\"{made}\",\"count\":{count},\
         \"documents\":[{lines}],\"sum\":{sum}}}"
    )
}

/// A document as somebody might write it by hand: short, because it is read thousands of times here.
pub fn sample(id: u64, title: &str) -> String {
    let id = Id(id).to_string();
    value!({"format": "nofault-postmortem", "version": 1, "id": id, "meta": {"title": title}})
        .to_string()
}

/// Every text in it, with its document.
pub fn texts(backup: &Backup) -> Vec<(Id, &str)> {
    let documents = backup.documents.iter();
    documents.flat_map(|it| it.texts.iter().map(|text| (it.id, &*text.body))).collect()
}

/// A text in a library: the number of its document, its revision, the name of the version, whether the
/// document is in the trash, and its title.
pub type Stored = (u8, u8, String, bool, String);

/// Panics unless a backup of these and of `any` gives back what was put into it, as far as it is there.
pub fn coming_back(stored: &[Stored], any: &str, cut: usize) {
    let named = |(id, rev, name, _, title): &Stored| {
        (u64::from(*id), u64::from(*rev), name.clone(), sample((*id).into(), title))
    };
    let mut put: Vec<_> = stored.iter().map(named).collect();
    put.push((0, 1, String::new(), any.to_owned()));
    let in_trash = stored.iter().map(|(_, _, _, deleted, _)| *deleted).chain([false]);
    let entries = put.iter().zip(in_trash);
    let entries: Vec<_> = entries
        .map(|((id, rev, name, body), deleted)| entry(*id, *rev, name, deleted, body))
        .collect();
    let whole = file(&entries);
    let read = backup::read(&whole).expect("a backup");
    assert!(!read.incomplete, "all is there");

    let found = texts(&read);
    let once: HashSet<_> = found.iter().copied().collect();
    assert_eq!(once.len(), found.len(), "each text once");
    let whole_ones: Vec<_> = put.iter().filter(|(.., body)| json::read(body).is_ok()).collect();
    let wanted: HashSet<_> = whole_ones.iter().map(|(id, .., body)| (Id(*id), &**body)).collect();
    assert_eq!(once, wanted, "what was put into it");
    assert_eq!(read.unread.len(), put.len() - whole_ones.len(), "what is none is told");
    for document in &read.documents {
        let revisions = whole_ones.iter().filter(|(id, ..)| Id(*id) == document.id);
        let newest = revisions.clone().map(|(_, rev, ..)| rev).max();
        let last = document.texts.last().expect("a text");
        assert!(
            revisions.clone().any(|(_, rev, _, body)| Some(rev) == newest && *body == last.body),
            "the newest comes last"
        );
        let mut shown = json::read(&last.body).expect("a document");
        shown.id = document.id;
        assert_eq!(document.document, shown, "the newest is shown");
        for (_, _, name, body) in revisions.filter(|(_, _, name, _)| !name.is_empty()) {
            let text = document.texts.iter().find(|text| text.body == *body).expect("a text");
            assert!(text.kept && !text.name.is_empty(), "{name:?} was its name");
        }
    }

    let end = (0..=cut % whole.len()).rev().find(|end| whole.is_char_boundary(*end)).unwrap_or(0);
    let Ok(part) = backup::read(&whole[..end]) else { return };
    assert!(part.incomplete, "the rest is missed");
    let part: HashSet<_> = texts(&part).into_iter().collect();
    assert!(part.is_subset(&wanted), "no text that nobody wrote");
    for (entry, (id, .., body)) in entries.iter().zip(&put) {
        let (entry, text) = (entry.to_string(), (Id(*id), &**body));
        let is_there = whole[..end].contains(&entry) && wanted.contains(&text);
        assert!(!is_there || part.contains(&text), "{entry}");
    }
}

/// Panics if a text that may be a backup is read in a way that nobody can go on with.
pub fn reading(text: &str) {
    for text in [
        text,
        &format!("{{\"format\":\"nofault-backup\",\"version\":1,\"documents\":[{text}"),
        &format!("{{\"format\":\"nofault-rescue\",\"left\":[{text}]}}"),
    ] {
        let Ok(read) = backup::read(text) else { continue };
        let names_it =
            ["\"nofault-backup\"", "\"nofault-rescue\""].iter().any(|it| text.contains(it));
        assert!(!names_it || backup::may_be_one(text), "it is taken for one: {text}");
        assert!(read.documents.iter().all(|document| !document.texts.is_empty()), "{text}");
        for (_, body) in texts(&read) {
            assert!(json::read(body).is_ok(), "{body}");
        }
        assert_eq!(backup::read(text), Ok(read), "the same twice");
    }
}
