//! Any bytes as a backup, and texts that somebody has stored as what is in one, against what backups
//! promise.

#![no_main]

#[path = "../../crates/postmortem/tests/documents/library.rs"]
mod library;

use libfuzzer_sys::fuzz_target;

// The text comes last: it takes all bytes that are left, so that documents can be seeds.
fuzz_target!(|input: (Vec<library::Stored>, u16, Vec<u8>)| {
    let (mut stored, cut, text) = input;
    stored.truncate(12);
    let text = String::from_utf8_lossy(&text);
    library::coming_back(&stored, &text, cut.into());
    library::reading(&text);
});
