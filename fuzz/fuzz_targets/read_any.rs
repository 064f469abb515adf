//! Any bytes as a file, against what reading promises.

#![no_main]

#[path = "../../crates/postmortem/tests/documents/promises.rs"]
#[expect(dead_code, reason = "merging has a program of its own")]
mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| promises::reading(&String::from_utf8_lossy(file)));
