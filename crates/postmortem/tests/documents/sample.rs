//! The sample as Markdown, to look at.

use postmortem::format::markdown;
use postmortem::{Id, Postmortem};

/// `UPDATE_EXPECT=1 cargo test -p postmortem` writes the file anew.
#[test]
fn the_sample_reads_well_as_markdown() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sample.md");
    let written = markdown::write(&Postmortem::sample(Id(0x2019_1205)));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &written).expect("the fixture can be written");
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    // A checkout on Windows may have given the file its own line ends.
    assert_eq!(
        written,
        expected.replace("\r\n", "\n"),
        "if the new Markdown is the better one: UPDATE_EXPECT=1 cargo test -p postmortem",
    );
}
