//! Our JSON against everybody's.

use postmortem::json::parse;
use proptest::prelude::*;

use crate::arbitrary::{json, text};

/// Whether both readers take `text`, or both refuse it; and if they take it, that it says the same.
fn agree(text: &str) {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    if theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range")) {
        return; // A number may be larger for us: it stays text.
    }
    let ours = parse(text);
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text:?}: {ours:?} {theirs:?}");
    if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
        for printed in [ours.to_string(), ours.pretty()] {
            let again: Option<serde_json::Value> = serde_json::from_str(&printed).ok();
            assert_eq!(again.as_ref(), Some(&theirs));
            assert_eq!(parse(&printed).as_ref(), Ok(&ours));
        }
    }
}

#[test]
fn the_edges_of_json() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nullx",
        "true",
        "false",
        " 1 ",
        "-",
        "-1",
        "01",
        "1.",
        "1.5",
        ".5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "+1",
        "0x1",
        "-0",
        "NaN",
        "[",
        "[]",
        "[ ]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1,2]",
        "{",
        "{}",
        "{ }",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1,\"a\":2}",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u0041\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ude00\"",
        "\"\\ud83d\\\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\u{85}\u{2028}\"",
        "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
        "\"\\u+041\"",
        "\"\\u00é\"",
        "\u{feff}1",
        "1 // no",
        "'a'",
        "[\"é\" é]",
        "\u{a0}1",
    ] {
        agree(text);
    }
}

#[test]
fn depth_has_an_end() {
    for depth in [1, 127, 128, 129, 100_000] {
        agree(&("[".repeat(depth) + &"]".repeat(depth)));
        agree(&("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)));
    }
    assert!(parse(&"[".repeat(1_000_000)).unwrap_err().too_deep);
}

#[test]
fn numbers_stay_as_they_were_written() {
    for number in
        ["1.50", "1e999", "9007199254740993", "123456789012345678901234567890", "-0", "1E2"]
    {
        assert_eq!(parse(number).unwrap().to_string(), number);
    }
}

#[test]
fn a_refusal_says_where() {
    for (text, line, column) in [("", 1, 0), ("{\n \"é\" x", 2, 6), ("[1,\n", 2, 0), ("x", 1, 1)] {
        let error = parse(text).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{text:?}: {}", error.reason);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value(value in json()) {
        agree(&value.to_string());
        agree(&value.pretty());
        // Printed alike, apart from the order of fields.
        let theirs: serde_json::Value = serde_json::from_str(&value.to_string()).unwrap();
        prop_assert_eq!(value.to_string().len(), theirs.to_string().len());
        prop_assert_eq!(value.pretty().len(), serde_json::to_string_pretty(&theirs).unwrap().len());
    }

    #[test]
    fn any_text(pieces in text(), other in "[\\[\\]{}\",:0-9eE+.\\\\u-]{0,12}") {
        agree(&pieces);
        agree(&other);
    }

    #[test]
    fn a_torn_value(value in json(), at in any::<prop::sample::Index>()) {
        let text: Vec<_> = value.pretty().chars().collect();
        agree(&text[..at.index(text.len())].iter().collect::<String>());
    }
}
