//! Masks, names, sections, keys: what all rules share.

use blameless::{Bias, Checker, People, SectionRole, Severity, check, rule};

fn ids(text: &str) -> Vec<&'static str> {
    let people = People::new(["Chris", "Mary Ann Smith", "Grant", "Travis"]);
    check(text, SectionRole::Cause, &people).iter().map(|hint| hint.rule.id).collect()
}

#[test]
fn masked_text_is_silent() {
    for text in [
        "`Chris deleted the database` was the message.",
        "```\nChris deleted the database\n\nHuman error\n```",
        "~~~\nChris deleted the database\n~~~",
        "> Chris deleted the database.",
        "# Human error",
        "## The root cause was an index",
        "<!-- Chris deleted the database. -->",
        "<!--\n\nChris deleted the database.\n\n-->",
        "The note said \"Chris deleted the database\" and no more.",
        "The note said “Chris deleted the database” and no more.",
        "See https://example.org/human-error/chris-deleted-the-database for more.",
        "See [the note](https://example.org/human-error).",
        "$ chris deleted the database",
        "2026-01-01T10:00:00 ERROR Chris deleted the database",
        "Human error: none.",
        "**Operator error**: none.",
    ] {
        assert_eq!(ids(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn questions_about_people_are_found_in_headings_and_labels() {
    for text in [
        "# Who did it?",
        "Text.\n## Who broke the build\nText.",
        "**Who approved this**: unknown",
        "Who approved it: unknown",
        "| Who approved it? | unknown |",
    ] {
        assert_eq!(ids(text), ["who-question"], "{text}");
    }
    assert_eq!(ids("### Why did the operator ignore the alarm?"), ["why-person-question"]);
    // Everything else in a heading says nothing of its own.
    for text in ["# Human error", "# Chris deleted the database", "**Operator error**: none."] {
        assert_eq!(ids(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn what_is_good_takes_no_place_from_what_is_not() {
    let text = "The graph looked normal, it was human error, and the reviewer is to blame.";
    assert_eq!(ids(text), ["local-rationality", "person-error-label", "retributive-vocab"]);
}

#[test]
fn thanks_spare_the_one_who_is_thanked() {
    let thanks = "Thanks to Chris, who deleted the offending table";
    assert_eq!(ids(&[thanks, "."].concat()), ["credit-given"]);
    for rest in [
        " after Grant deleted the database.",
        "; Grant deleted the database.",
        ", but Grant deleted the database.",
    ] {
        assert_eq!(ids(&[thanks, rest].concat()), ["credit-given", "named-agent-harm"], "{rest}");
    }
}

#[test]
fn text_beside_a_mask_is_read() {
    for text in [
        "Root cause: Chris deleted the database.",
        "**Root cause**: Chris deleted the database.",
        "```\ncode\n```\nChris deleted the database.",
        "Chris deleted `prod` by hand.",
        "| 10:15 | Chris deleted the database |",
        "1. Chris deleted the database",
        "Chris deleted the database \"prod\".",
        "Chris deleted the \"database\".",
        "[Chris deleted the database](https://example.org).",
        "The \u{fe}orn font — Chris deleted the database.",
    ] {
        assert_eq!(ids(text), ["named-agent-harm"], "{text}");
    }
}

#[test]
fn only_declared_names_and_handles_are_people() {
    assert_eq!(ids("Mary Ann Smith deleted the database."), ["named-agent-harm"]);
    assert_eq!(ids("Smith deleted the database."), ["named-agent-harm"]);
    assert_eq!(ids("@sam deleted the database."), ["named-agent-harm"]);
    assert_eq!(ids("Grant deleted the database."), ["named-agent-harm"]);
    for text in [
        "Sofia deleted the database.",
        "Travis deleted the database.",
        "Jenkins deleted the database.",
        "@here deleted the database.",
        "@angular/core deleted the database.",
    ] {
        assert_eq!(ids(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn sections_switch_rules() {
    let people = People::default();
    let severity =
        |text: &str, section| check(text, section, &people).first().map(|hint| hint.severity);
    let should = "The engineer should have noticed the warning.";
    assert_eq!(severity(should, SectionRole::Cause), Some(Severity::Bias));
    assert_eq!(severity(should, SectionRole::Lucky), None);
    assert_eq!(severity(should, SectionRole::WentWell), None);
    let forgot = "The release manager forgot to bump the version.";
    assert_eq!(severity(forgot, SectionRole::Cause), Some(Severity::Blame));
    assert_eq!(severity(forgot, SectionRole::Lucky), Some(Severity::Clarity));
    let cause = "The root cause was an expired certificate.";
    assert_eq!(severity(cause, SectionRole::Timeline), Some(Severity::Clarity));
    assert_eq!(severity(cause, SectionRole::Impact), None);
    let vague = "Improve monitoring.";
    assert_eq!(severity(vague, SectionRole::Actions), Some(Severity::Clarity));
    for section in SectionRole::ALL.into_iter().filter(|section| *section != SectionRole::Actions) {
        assert_eq!(severity(vague, section), None, "{section:?}");
    }
}

#[test]
fn sentences_do_not_cross_paragraphs_or_items() {
    assert_eq!(ids("Chris was on call\n\ndeleted the database"), Vec::<&str>::new());
    assert_eq!(ids("- Chris was on call\n- deleted the database"), Vec::<&str>::new());
    assert_eq!(ids("Chris deleted\nthe database"), ["named-agent-harm"]);
}

#[test]
fn a_key_survives_edits_elsewhere() {
    let people = People::new(["Chris"]);
    let key = |text: &str| {
        let hints = check(text, SectionRole::Cause, &people);
        hints[0].key(text)
    };
    let plain = key("Chris deleted the database.");
    assert_eq!(plain, key("At noon.  It rained.\n\n- Chris  deleted\nTHE database."));
    assert_ne!(plain, key("Chris deleted the index."));
    assert_eq!(plain.rule, "named-agent-harm");
    assert_eq!(plain.sentence, "chris deleted the database.");
}

#[test]
fn results_are_kept_by_block() {
    let people = People::new(["Chris"]);
    let mut checker = Checker::new();
    let text = "Chris deleted the database.\n\nThe replica lagged.";
    let mut looked_at = |text: &str| {
        let before = checker.words_checked();
        let hints = checker.check(text, SectionRole::Cause, &people).to_vec();
        (hints, checker.words_checked() - before)
    };
    let (hints, words) = looked_at(text);
    assert_eq!(words, 7);
    assert_eq!(looked_at(text), (hints.clone(), 0), "nothing changed, nothing is looked at");
    let (longer, words) = looked_at(&["Hello.\n\n", text].concat());
    assert_eq!(words, 1, "only the new paragraph");
    assert_eq!(longer[0].span.start, hints[0].span.start + 8);
    let (_, words) = looked_at(&["Hello.\n\n", text, " Why?"].concat());
    assert_eq!(words, 4, "only the changed paragraph");
    let nobody = checker.check(text, SectionRole::Cause, &People::default());
    assert_eq!(nobody, [], "another list of people");
}

#[test]
fn rules_are_found_by_id() {
    assert_eq!(rule("named-agent-harm").map(|rule| rule.severity), Some(Severity::Blame));
    assert!(rule("no-such-rule").is_none());
    assert!(
        Severity::Blame > Severity::Bias
            && Severity::Bias > Severity::Clarity
            && Severity::Clarity > Severity::Positive
    );
    assert_eq!(
        [Severity::Positive, Severity::Clarity, Severity::Bias, Severity::Blame]
            .map(Severity::rank),
        [0, 1, 2, 3]
    );
}

#[test]
fn a_hint_names_the_bias_that_a_sentence_shows() {
    for (text, bias) in [
        ("We assumed it was the same problem as last week.", Some(Bias::Availability)),
        ("Having come this far, the crew finished the cutover.", Some(Bias::SunkCost)),
        ("The team was fixated on the database.", Some(Bias::Confirmation)),
        ("The wrong call was made at 02:30.", Some(Bias::Outcome)),
        ("The engineer thought it was staging.", None),
    ] {
        let hints = check(text, SectionRole::Cause, &People::default());
        assert_eq!(hints.iter().map(|hint| hint.bias).collect::<Vec<_>>(), [bias], "{text}");
    }
}
