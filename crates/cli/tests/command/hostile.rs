//! Whatever is in a file, or in its name.

use std::fs;
use std::path::Path;

use nofault_cli::{Streams, run};
use proptest::prelude::*;

use super::{fixtures, folder, nofault_in};

const FORMATS: [&str; 4] = ["human", "json", "github", "sarif"];

/// The exit code and the output for some bytes, without a process.
fn answer(arguments: &[&str], mut input: &[u8]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut streams = Streams { input: &mut input, out: &mut out, err: &mut err, color: true };
    let arguments = std::iter::once("nofault").chain(arguments.iter().copied());
    let code = run(arguments.map(Into::into), &mut streams);
    assert_eq!(code == 2, !err.is_empty(), "a problem is told");
    (code, String::from_utf8(out).expect("UTF-8"))
}

fn look_at_everything(bytes: &[u8]) {
    for format in FORMATS {
        let (_, out) = answer(&["check", "-", "--format", format], bytes);
        if matches!(format, "json" | "sarif") {
            serde_json::from_str::<serde_json::Value>(&out).expect("JSON");
        }
    }
    for format in ["md", "json", "html"] {
        answer(&["convert", "-", "--to", format], bytes);
    }
}

fn labelled() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../blameless/tests/sentences");
    let mut sentences = Vec::new();
    for file in fs::read_dir(folder).expect("sentences") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("a text");
        let lines =
            text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        sentences.extend(lines.filter_map(|line| Some(line["text"].as_str()?.to_owned())));
    }
    assert!(sentences.len() > 100, "{}", sentences.len());
    sentences
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(labelled()),
        1 => proptest::sample::select(vec![
            "## Summary", "## Timeline", "## Action items", "# T", "---", "| Time | What happened |",
            "|---|---|", "| 09:45 | Chris \\| deleted<br>it |", "```", "\\## Summary", "<!-- nofault",
            "{\"format\":\"nofault-postmortem\",\"text\":\"We\\", "<html>", "\r", "\u{feff}", "\t- ",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        look_at_everything(&bytes);
    }

    #[test]
    fn no_text_is_too_much(pieces in proptest::collection::vec(piece(), 0..12), crlf: bool) {
        look_at_everything(pieces.join(if crlf { "\r\n" } else { "\n" }).as_bytes());
    }
}

#[test]
fn what_a_terminal_would_obey_is_not_shown_to_it() {
    let text = "## Summary\n\nThis was human error \u{1b}]0;owned\u{7}\u{202e} of theirs.\n";
    let (_, out) = answer(&["check", "-"], text.as_bytes());
    let bare = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m", "\u{1b}[0m"];
    let left = bare.iter().fold(out.clone(), |out, code| out.replace(code, ""));
    assert_ne!(left, out, "it has colours");
    assert!(left.contains("owned") && !left.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{left:?}");
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_is_a_command() {
    let folder = folder("names");
    let name = "a%b\n::error file=x,line=1::c:d, e.md";
    fs::write(folder.join(name), "This was human error.\n").expect("a file");
    let said = nofault_in(&folder, &["check", "--format", "github", name], b"");
    assert_eq!(said.code, Some(0), "{}", said.err);
    let start = "::notice file=a%25b%0A%3A%3Aerror file=x%2Cline=1%3A%3Ac%3Ad%2C e.md,line=1,";
    assert!(said.out.starts_with(start) && said.out.lines().count() == 1, "{}", said.out);
    let said = nofault_in(&folder, &["check", "--format", "sarif", name], b"");
    assert!(
        said.out.contains("\"uri\": \"a%25b%0A%3A%3Aerror%20file%3Dx%2Cline%3D1"),
        "{}",
        said.out
    );
    let said = nofault_in(&folder, &["check", &name.replace(".md", ".none")], b"");
    assert_eq!((said.code, said.err.lines().count()), (Some(2), 1), "{}", said.err);
}

#[test]
fn words_in_a_document_are_no_command_either() {
    let text = "## Summary\n\nChris deleted 100 % of the branch\r\n::error::and more.\n\n\
                ## Action items\n\n| Action | Owner |\n|---|---|\n| Add a lock | Chris |\n";
    let said = nofault_in(&fixtures(), &["check", "-", "--format", "github"], text.as_bytes());
    assert!(
        said.out.contains("deleted 100 %25 of the branch%0A::error::and more."),
        "{}",
        said.out
    );
    assert!(said.out.lines().all(|line| line.starts_with("::notice ")), "{}", said.out);
}

#[test]
fn a_long_sentence_is_cut_between_letters() {
    let around = "日本 ".repeat(200);
    let text = format!("{around}this was human error {around}");
    let said = nofault_in(&fixtures(), &["check", "-"], text.as_bytes());
    let shown = said.out.lines().find(|line| line.contains("[[human error]]"));
    let shown = shown.map(|line| (line.contains("    …"), line.ends_with('…'), line.len() < 800));
    assert_eq!((said.code, shown), (Some(0), Some((true, true, true))), "{}", said.out);
}

#[test]
fn ten_megabytes_are_read_in_one_line_and_in_many() {
    let log = "2019-12-05T09:45:00Z GET /docs/reference 404 0.003\n".repeat(200_000);
    let long = "word ".repeat(10_000);
    let text = format!("```\n{log}```\n\n{long}This was human error.\n");
    assert!(text.len() > 10_000_000);
    let said = nofault_in(&fixtures(), &["check", "-"], text.as_bytes());
    let place = format!("standard input:200004:{}: Human error", long.len() + 10);
    assert!(said.code == Some(0) && said.out.contains(&place), "{}", said.out);
}
