//! Any bytes as a text, its section, its people and its edits, against what the engine promises.

#![no_main]

#[path = "../../crates/blameless/tests/engine/promises.rs"]
mod promises;

use libfuzzer_sys::fuzz_target;

// The text comes last: it takes all bytes that are left, so that documents can be seeds.
fuzz_target!(|input: (u8, Vec<(String, String)>, Vec<promises::Edit>, Vec<u8>)| {
    let (section, names, edits, text) = input;
    promises::hold(section.into(), &names, &edits, &String::from_utf8_lossy(&text));
});
