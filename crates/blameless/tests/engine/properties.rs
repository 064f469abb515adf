//! What holds for any text.

use blameless::{Checker, Hint, People, SectionRole, check};
use proptest::prelude::*;

use crate::promises::{self, Edit, well_formed};

fn people() -> People {
    People::new(["Chris", "Mary Ann", "RK"]).with_role("Priya", "database administrator")
}

/// Texts made of what the engine looks for, so that most of them hint.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Chris",
        "chris",
        "@sam",
        "Mary",
        "Ann",
        "he",
        "they",
        "the",
        "an",
        "engineer",
        "operator",
        "team",
        "attacker",
        "user",
        "deleted",
        "ran",
        "executed",
        "forgot",
        "to",
        "check",
        "without",
        "checking",
        "should",
        "have",
        "been",
        "reviewed",
        "script",
        "that",
        "which",
        "who",
        "database",
        "wrong",
        "root",
        "cause",
        "was",
        "obviously",
        "of",
        "course",
        "culprit",
        "blame",
        "at",
        "fault",
        "human",
        "error",
        "improve",
        "by",
        "and",
        "then",
        "not",
        "didn't",
        "n't",
        "'s",
        "’s",
        "if",
        "only",
        "had",
        "we",
        "nobody",
        "10:15",
        "#12",
        "über",
        "日本",
        "e\u{301}",
        "🙂",
        ",",
        ".",
        "?",
        "\"",
        "“",
        "”",
        "`",
        "```",
        "(",
        ")",
        "[",
        "](",
        "][",
        "<!--",
        "-->",
        "\n",
        "\n\n",
        "\n- ",
        "\r\n",
        "**",
        "|",
        ":",
        "—",
        "> ",
        "$ ",
        "etc.",
        "e.g.",
    ]);
    prop::collection::vec((word, prop::sample::select(vec![" ", " ", " ", "", "\u{a0}"])), 0..60)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

fn section() -> impl Strategy<Value = SectionRole> {
    prop::sample::select(SectionRole::ALL.to_vec())
}

/// A name that the texts above hold, or anything.
fn name() -> impl Strategy<Value = String> {
    let known = ["Chris", "Mary Ann", "RK", "Sam", "the"].map(str::to_owned).to_vec();
    prop_oneof![prop::sample::select(known), any::<String>()]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    // What turns text into blocks, masks it, or shows it again, far from where it stands.
    let marks = [
        "\n", "\n\n", "\n```\n", "~~~\n", "<!-- ", "-->", "- ", "> ", "# ", "| ", "\r\n",
        "\n10:15 ",
    ];
    let mark = prop::sample::select(marks.map(str::to_owned).to_vec());
    let new = prop_oneof![mark, prose(), any::<String>(), Just(String::new())];
    prop::collection::vec((any::<usize>(), prop_oneof![Just(0), 0..60_usize], new), 0..12)
}

proptest! {
    // `cargo xtask fuzz` asks for more cases of this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promises_hold_whatever_is_typed(
        section in any::<usize>(),
        names in prop::collection::vec((name(), name()), 0..4),
        edits in edits(),
        text in prop_oneof![prose(), any::<String>()],
    ) {
        promises::hold(section, &names, &edits, &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prose_gives_well_formed_hints(text in prose(), section in section()) {
        well_formed(&text, &check(&text, section, &people()));
    }

    #[test]
    fn any_text_gives_well_formed_hints(text in any::<String>(), section in section()) {
        well_formed(&text, &check(&text, section, &people()));
    }

    #[test]
    fn a_used_checker_says_what_a_fresh_one_says(texts in prop::collection::vec((prose(), section()), 1..6)) {
        let mut used = Checker::new();
        for (text, section) in texts.iter().chain(texts.iter().rev()) {
            prop_assert_eq!(used.check(text, *section, &people()), check(text, *section, &people()));
        }
    }

    #[test]
    fn text_before_moves_hints_and_changes_none(before in prose(), text in prose(), section in section()) {
        // A fence or a comment that is open would hide what follows, and that is right.
        let before = before.replace('`', "").replace("<!--", "");
        let joined = format!("{before}\n\n{text}");
        let shift = before.len() + 2;
        let alone = check(&text, section, &people());
        let moved: Vec<Hint> = check(&joined, section, &people())
            .into_iter()
            .filter(|hint| hint.span.start >= shift)
            .collect();
        prop_assert_eq!(alone.len(), moved.len());
        for (alone, moved) in alone.iter().zip(&moved) {
            prop_assert_eq!(alone.span.start + shift, moved.span.start);
            prop_assert_eq!(alone.key(&text), moved.key(&joined));
        }
    }
}
