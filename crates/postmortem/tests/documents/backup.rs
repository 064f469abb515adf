//! A backup gives back every text that was put into it; whatever is damaged is noticed, and costs
//! nothing but itself.

use postmortem::Id;
use postmortem::format::{ReadError, backup, json};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json as value};

use crate::arbitrary::{document, text};
use crate::library::{self, crc32, entry, file, sample, texts};

fn stored() -> Vec<Value> {
    vec![
        entry(1, 3, "", false, &sample(1, "The queue")),
        entry(2, 9, "", true, &sample(2, "The disk")),
        entry(3, 4, "Before the review", false, &sample(3, "The draft")),
        entry(3, 7, "", false, &sample(3, "The cache {\"id\":\"x\"}")),
    ]
}

#[test]
fn a_moment_that_no_browser_can_tell_is_none() {
    let far = value!({"format": "nofault-rescue", "stored": [], "left": [], "handedIn": []});
    let body = sample(1, "a");
    let sum = crc32(&format!("x|1|{body}"));
    let mut file = far;
    file["stored"] = value!([{"docId": "x", "rev": 1, "wall": u64::MAX, "body": body, "sum": sum}]);
    assert_eq!(backup::read(&file.to_string()).unwrap().documents[0].texts[0].at, 0);
}

#[test]
fn what_was_put_into_it_is_in_it() {
    let read = backup::read(&file(&stored())).unwrap();
    assert_eq!((read.rescue, &*read.made), (false, "2026-11-21T14:52:45.000Z"));
    assert_eq!((read.incomplete, &*read.unread), (false, &[][..]));
    let titles: Vec<&str> = read.documents.iter().map(|it| &*it.document.meta.title).collect();
    assert_eq!(titles, ["The queue", "The disk", "The cache {\"id\":\"x\"}"]);
    assert_eq!(
        read.documents.iter().map(|it| it.deleted).collect::<Vec<_>>(),
        [false, true, false]
    );
    let versions = &read.documents[2].texts;
    assert_eq!(
        (&*versions[0].name, versions[0].kept, versions[0].at),
        ("Before the review", true, 1000)
    );
    assert_eq!((&*versions[1].name, versions[1].kept), ("", false));
    assert_eq!(versions[1].body, sample(3, "The cache {\"id\":\"x\"}"), "byte for byte");
}

#[test]
fn what_a_later_version_adds_does_not_matter() {
    let mut file: Value = serde_json::from_str(&file(&stored())).unwrap();
    let before = backup::read(&file.to_string()).unwrap();
    file["weather"] = value!({"__proto__": [1, 2]});
    file["documents"][1]["mood"] = value!("calm");
    assert_eq!(backup::read(&file.to_string()), Ok(before.clone()));
    let pretty = format!("\u{feff}{file:#}\r\n");
    assert_eq!(backup::read(&pretty), Ok(before), "nor does another layout");
}

#[test]
fn what_is_damaged_is_told_and_the_rest_is_whole() {
    let mut entries = stored();
    let newer = sample(4, "").replace("\"version\":1", "\"version\":9");
    entries[0]["body"] = sample(1, "The queuf").into();
    entries.push(entry(4, 1, "", false, &newer));
    entries.push(entry(5, 1, "", false, "[]"));
    entries.push(value!("nonsense"));
    let read = backup::read(&file(&entries)).unwrap();
    assert_eq!(texts(&read).len(), 3);
    let told: Vec<_> = read.unread.iter().map(|it| (&*it.what, it.why)).collect();
    assert_eq!(
        told,
        [
            ("The queuf", "Its bytes are not those that were saved."),
            ("0000000000000004", "A newer Nofault has saved it."),
            ("0000000000000005", "It is not a whole postmortem."),
            ("A part without a name", "Its bytes are not those that were saved."),
        ]
    );
    assert_eq!(read.unread[3].raw, "nonsense");
    let kept: Value = serde_json::from_str(&read.unread[1].raw).unwrap();
    assert_eq!(kept["body"], newer);
}

#[test]
fn a_file_that_was_cut_off_gives_what_is_whole() {
    let whole = file(&stored());
    let mut found = Vec::new();
    for end in (0..whole.len()).step_by(3).chain([whole.len() - 2]) {
        match backup::read(&whole[..end]) {
            Ok(read) => {
                assert!(read.incomplete, "{end}");
                found.push(texts(&read).len());
            }
            Err(error) => assert!(error.to_string().contains("Nothing was changed."), "{error}"),
        }
    }
    assert!(found.is_sorted(), "{found:?}");
    assert_eq!(found.last(), Some(&4), "only the end was missing");
}

#[test]
fn half_of_the_documents_is_not_taken_for_all() {
    let mut half: Value = serde_json::from_str(&file(&stored())).unwrap();
    half["documents"].as_array_mut().unwrap().truncate(2);
    let read = backup::read(&half.to_string()).unwrap();
    assert_eq!((texts(&read).len(), read.incomplete), (2, true));
}

#[test]
fn a_postmortem_about_backups_is_not_taken_for_one() {
    let about = "We restored \"nofault-backup\".";
    for text in [sample(1, about), format!("# {about}\n"), String::new()] {
        assert!(!backup::may_be_one(&text), "{text}");
    }
    assert!(backup::may_be_one(&format!("\u{feff}\n{}", file(&stored()))));
    assert!(backup::may_be_one(r#"{"format": "nofault-rescue", "stored": []}"#));
}

#[test]
fn what_is_no_backup_is_refused() {
    let deep = "[".repeat(1_000_000);
    let begins = "{\"format\":\"nofault-backup\",\"version\":1,\"documents\":";
    assert_eq!(backup::read(&deep), Err(ReadError::TooDeep));
    assert_eq!(backup::read(&format!("{begins}{deep}")), Err(ReadError::TooDeep));
    assert_eq!(backup::read("[]"), Err(ReadError::NotNofault));
    assert_eq!(backup::read("{\"format\":\"other\"}"), Err(ReadError::NotNofault));
    let newer = file(&stored()).replace("\"version\":1,\"made\"", "\"version\":2,\"made\"");
    assert_eq!(backup::read(&newer), Err(ReadError::Newer { version: 2 }));
    let empty = backup::read(&file(&[])).unwrap();
    assert_eq!((empty.documents.len(), empty.incomplete), (0, false));
    for text in [
        r#"{"format":"nofault-backup","documents":{"__proto__":1},"left":3}"#,
        r#"{"format":"nofault-backup","documents":[null,[],{"__proto__":{"id":"x"}}]}"#,
        r#"{"format":"nofault-rescue","stored":[{"docId":1}],"handedIn":[{"id":"x","base":-1}]}"#,
    ] {
        assert_eq!(backup::read(text).unwrap().documents, [], "{text}");
    }
}

#[test]
fn a_file_of_the_rescue_screen_is_read() {
    let stored = |rev: u64, title: &str| {
        let body = sample(1, title);
        let sum = crc32(&format!("0000000000000001|{rev}|{body}"));
        value!({"docId": "0000000000000001", "rev": rev, "parent": rev - 1, "tab": "t", "wall": 7,
            "body": body, "sum": sum})
    };
    let tail = |base: u64, title: &str| {
        let body = sample(1, title);
        let sum = crc32(&format!("0000000000000001|t|5|{base}|{body}"));
        value!({"id": "0000000000000001", "tab": "t", "change": 5, "base": base, "wall": 8,
            "body": body, "head": "{}", "sum": sum})
    };
    let handed = |base: u64, title: &str| {
        value!({"id": "0000000000000001", "change": 5,
        "base": base, "body": sample(1, title), "head": "{}", "part": false})
    };
    for (about, file, newest_last, kept) in [
        (
            "what was typed last is the newest",
            value!({"stored": [stored(2, "a")], "left": [tail(2, "b")], "handedIn": [handed(2, "c")]}),
            vec!["a", "b", "c"],
            vec![false, true, true],
        ),
        (
            "what was stored meanwhile is newer than what was left, and both are kept",
            value!({"stored": [stored(3, "theirs")], "left": [tail(2, "mine")]}),
            vec!["mine", "theirs"],
            vec![true, false],
        ),
        (
            "what was handed in and stored is there once",
            value!({"stored": [stored(3, "a")], "left": [], "handedIn": [handed(2, "a")]}),
            vec!["a"],
            vec![false],
        ),
        (
            "all that is stored of a document",
            value!({"stored": [stored(1, "a"), stored(2, "b"), stored(3, "a")]}),
            vec!["b", "a"],
            vec![false, false],
        ),
    ] {
        let mut file = file;
        file["format"] = "nofault-rescue".into();
        file["fields"] = value!({"meta-title": "a"});
        let read = backup::read(&file.to_string()).unwrap();
        assert!(read.rescue && !read.incomplete && read.unread.is_empty(), "{about}");
        let found = &read.documents[0];
        let titles = found.texts.iter().map(|it| json::read(&it.body).unwrap().meta.title.clone());
        assert_eq!(titles.collect::<Vec<_>>(), newest_last, "{about}");
        assert_eq!(found.document.meta.title, *newest_last.last().unwrap(), "{about}");
        assert_eq!(found.texts.iter().map(|it| it.kept).collect::<Vec<_>>(), kept, "{about}");
    }
    let damaged = value!({"format": "nofault-rescue", "left": ["{\"id\":\"000", {"id": "x", "sum": 1}],
        "stored": [stored(1, "a")]});
    let read = backup::read(&damaged.to_string()).unwrap();
    assert_eq!((read.documents.len(), read.unread.len()), (1, 2));
    assert_eq!(read.unread[0].raw, "{\"id\":\"000");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_backup_gives_back_every_document(documents in vec(document(), 0..4)) {
        let bodies: Vec<String> = documents.iter().map(json::write).collect();
        let entries = bodies.iter().zip(1..).map(|(body, id)| entry(id, id, "", id == 2, body));
        let read = backup::read(&file(&entries.collect::<Vec<_>>())).unwrap();
        let expected = bodies.iter().zip(1..).map(|(body, id)| (Id(id), &**body));
        prop_assert_eq!(texts(&read), expected.collect::<Vec<_>>());
        prop_assert!(!read.incomplete && read.unread.is_empty());
    }

    #[test]
    fn a_changed_byte_is_noticed_or_harmless(at in any::<prop::sample::Index>(), to in 0u8..128) {
        let whole = file(&stored());
        let before = backup::read(&whole).unwrap();
        let mut bytes = whole.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = to;
        let changed = String::from_utf8_lossy(&bytes);
        let Ok(read) = backup::read(&changed) else { return Ok(()) };
        let known = texts(&before);
        for text in texts(&read) {
            prop_assert!(known.contains(&text), "no text that nobody wrote");
        }
        let all = texts(&read) == known && read.documents == before.documents;
        prop_assert!(all || read.incomplete || !read.unread.is_empty(), "{}", at);
    }

    #[test]
    fn promises_of_backups_hold(
        stored in vec((0u8..4, any::<u8>(), "[a ]{0,2}", any::<bool>(), "[ab]?"), 0..8),
        any in prop_oneof![text(), document().prop_map(|document| json::write(&document))],
        cut in any::<usize>(),
    ) {
        library::coming_back(&stored, &any, cut);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}\":,a-z0-9 ]{0,60}") {
        library::reading(&text);
    }
}
