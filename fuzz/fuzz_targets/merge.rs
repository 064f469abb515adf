//! Any bytes as a file and what two others make of it, against what merging promises.

#![no_main]

#[path = "../../crates/postmortem/tests/documents/promises.rs"]
#[expect(dead_code, reason = "reading has a program of its own")]
mod promises;

use libfuzzer_sys::fuzz_target;

// The file comes last: it takes all bytes that are left, so that documents can be seeds.
fuzz_target!(|input: (Vec<promises::Step>, Vec<promises::Step>, Vec<u8>)| {
    let (mine, theirs, file) = input;
    let [base, mine, theirs] = promises::versions(&String::from_utf8_lossy(&file), &mine, &theirs);
    promises::merging(&base, &mine, &theirs);
});
