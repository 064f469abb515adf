//! Inputs that would hurt an engine that looks twice. Counts work; measures no time.

use blameless::{Checker, People, SectionRole, check};

/// How much is looked at for `pattern` repeated `times`.
fn steps(pattern: &str, times: usize) -> usize {
    let text = pattern.repeat(times);
    let people = People::new(["Chris"]);
    let mut checker = Checker::new();
    for section in [SectionRole::Cause, SectionRole::Actions] {
        checker.check(&text, section, &people);
    }
    checker.steps()
}

#[test]
fn work_grows_with_the_text_and_no_faster() {
    for pattern in [
        "\"",
        "\" ",
        "“",
        "`",
        "` ",
        "`` ` ",
        "``` ` `` ",
        "[",
        "](",
        "][",
        "[x](",
        "<!-- ",
        "(",
        ") ",
        "a",
        "a ",
        "a, ",
        "deleted ",
        "deleted and ",
        "and ",
        "that ",
        "of ",
        "Chris ",
        "Chris's ",
        "'s",
        "n't",
        "they ",
        "he deleted ",
        "should ",
        "should have ",
        "had we ",
        "if only ",
        "the ",
        "of the ",
        "the root ",
        "cause ",
        "clearly ",
        "culprit ",
        "error ",
        "human error, ",
        "without ",
        "did not ",
        "without checking ",
        "root cause of ",
        "by ",
        "deleted by ",
        "-",
        "- ",
        "\n- ",
        "\n",
        "\n\n",
        "#",
        "@",
        "@a ",
        ". ",
        "...",
        "?",
        "e.g. ",
        "| ",
        "improve ",
        "to ",
        "10:15 ",
        "''",
        "```\n",
        "~~~\n",
        "<!--\n",
        "> ",
        "é",
        "🙂 ",
        "\u{301}",
        "who ",
        "creating ",
        "was the root cause ",
        "blame ",
        "fault ",
        "never ",
        "not ",
        "very ",
        "warning signs ",
    ] {
        let (small, large) = (steps(pattern, 2_000), steps(pattern, 8_000));
        assert!(
            large <= 5 * small + 1_000,
            "{pattern:?}: {small} steps, and {large} for four times the text"
        );
    }
}

#[test]
fn long_inputs_end() {
    let people = People::new(["Chris"]);
    for text in [
        "\"".repeat(100_000),
        "`a".repeat(100_000),
        "Chris deleted and ".repeat(20_000),
        "(".repeat(100_000),
    ] {
        assert!(check(&text, SectionRole::Cause, &people).len() <= text.len());
    }
}
