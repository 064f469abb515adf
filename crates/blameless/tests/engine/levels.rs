//! The Test for Blamelessness: one fact told in three ways ranks in three steps.

use blameless::{People, SectionRole, check};

/// The highest rank of any hint, and the rules that hint.
fn rank(text: &str, section: SectionRole) -> (u8, Vec<&'static str>) {
    let hints = check(text, section, &People::new(["Chris"]));
    (
        hints.iter().map(|hint| hint.severity.rank()).max().unwrap_or(0),
        hints.iter().map(|hint| hint.rule.id).collect(),
    )
}

#[test]
fn the_three_levels_in_every_section() {
    for section in SectionRole::ALL {
        let system = rank("A script was executed that deleted the production database.", section);
        let role = rank(
            "An engineer executed a script that deleted the production database without confirmation.",
            section,
        );
        let named = rank(
            "Chris executed a script that deleted the production database without confirmation.",
            section,
        );
        assert_eq!(system, (0, vec![]), "{section:?}");
        assert_eq!(role, (2, vec!["role-agent-harm"]), "{section:?}");
        assert_eq!(named, (3, vec!["named-agent-harm"]), "{section:?}");
    }
}

#[test]
fn the_decks_own_wording() {
    for section in SectionRole::ALL {
        assert_eq!(
            rank("A script was run that removed the production database.", section).0,
            0,
            "{section:?}"
        );
        for (text, expected) in [
            (
                "An engineer ran a script, without confirmation, that removed the production database.",
                2,
            ),
            ("Chris ran a script, without confirmation, that removed the production database.", 3),
            (
                "An engineer executed a script without confirmation that deleted the production database.",
                2,
            ),
            (
                "Chris executed a script without confirmation that deleted the production database.",
                3,
            ),
            ("An engineer ran a script which dropped the production database.", 2),
            ("Chris ran a script which dropped the production database.", 3),
        ] {
            assert_eq!(rank(text, section).0, expected, "{section:?}: {text}");
        }
    }
}

#[test]
fn word_order_does_not_help() {
    for (text, expected) in [
        ("The script was executed by Chris.", 3),
        ("The script was executed by an engineer.", 2),
        ("A script that deleted the production database was executed by Chris.", 3),
        ("A script that deleted the production database was executed by an engineer.", 2),
        ("The production database was deleted by Chris.", 3),
        ("The production database was deleted by an engineer.", 2),
        ("The production database was deleted by a script.", 0),
    ] {
        assert_eq!(rank(text, SectionRole::Cause).0, expected, "{text}");
    }
}

#[test]
fn the_pronoun_takes_the_name_of_the_sentence_before() {
    for (text, expected) in [
        ("Chris wrote the script. He ran it.", 3),
        ("Chris deleted the database. He ran it without confirmation.", 3),
        ("An engineer wrote the script. They ran it.", 2),
        ("The cron job is old. It ran it.", 0),
    ] {
        assert_eq!(rank(text, SectionRole::Cause).0, expected, "{text}");
    }
}

#[test]
fn credit_and_repair_rank_nothing() {
    for section in SectionRole::ALL {
        for text in [
            "Chris restored the database from the 09:00 snapshot.",
            "Chris rolled back the bad deploy and traffic recovered.",
            "Chris killed the runaway query.",
            "An engineer restored the database from the 09:00 snapshot.",
        ] {
            assert_eq!(rank(text, section), (0, vec![]), "{section:?}: {text}");
        }
    }
}

#[test]
fn names_in_every_shape() {
    for text in [
        "chris executed a script that deleted the production database.",
        "@chris executed a script that deleted the production database.",
        "Chris (SRE) executed a script that deleted the production database.",
        "Chris, our SRE, executed a script that deleted the production database.",
        "Chris executed, then re-ran, a script that deleted the production database.",
        "Chris logged in and deleted the production database.",
        "Chris accidentally deleted the production database.",
        "Chris had already deleted the production database.",
        "14:02 UTC - Chris deleted the production database.",
        "**14:02** Chris deleted the production database.",
        "14:02 Chris: deleted the production database.",
        "- Chris deleted the production database",
        "As part of the cleanup, Chris deleted the production database.",
        "Chris and Dana deleted the production database.",
    ] {
        assert_eq!(rank(text, SectionRole::Cause), (3, vec!["named-agent-harm"]), "{text}");
    }
    // A thing that belongs to somebody is a thing; only the name is one too many.
    for text in [
        "Chris's script deleted the production database.",
        "Chris’s script deleted the production database.",
    ] {
        assert_eq!(rank(text, SectionRole::Cause), (2, vec!["named-in-cause"]), "{text}");
        assert_eq!(rank(text, SectionRole::Timeline), (0, vec![]), "{text}");
    }
    assert_eq!(rank("Christine Air deleted the production database.", SectionRole::Cause).0, 0);
}

#[test]
fn a_name_to_a_role_to_the_mechanism_goes_down_in_steps() {
    for rest in [
        "deleted the index",
        "pushed a broken config to every region",
        "accidentally stopped the primary",
        "misread the dashboard",
    ] {
        let at = |subject: &str| rank(&format!("{subject} {rest}."), SectionRole::Cause).0;
        assert_eq!((at("Chris"), at("The engineer"), at("The cleanup job")), (3, 2, 0), "{rest}");
    }
}
