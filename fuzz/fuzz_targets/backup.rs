//! Any bytes as a backup: read or refused, and never a text whose checksum is wrong.

#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem::format::backup;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for text in [&*text, &*format!("{{\"format\":\"nofault-rescue\",\"left\":[{text}]}}")] {
        if let Ok(read) = backup::read(text) {
            assert!(read.documents.iter().all(|it| !it.texts.is_empty()));
            assert_eq!(backup::read(text), Ok(read));
        }
    }
    let cut = format!(
        "{{\"format\":\"nofault-backup\",\"version\":1,\"documents\":[{text}"
    );
    let _ = backup::read(&cut);
});
