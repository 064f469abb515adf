//! Any bytes as what somebody pastes, against what reading it promises.

#![no_main]

#[path = "../../crates/paste/tests/paste/promises.rs"]
mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| promises::hold(&String::from_utf8_lossy(text)));
