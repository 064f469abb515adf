//! What the notation means, line by line.

use super::compile::compile;
use crate::engine::engine;
use crate::people::People;
use crate::rules::Context;
use crate::section::SectionRole;
use crate::sentence::parse;
use crate::subject::Clause;
use crate::words::Table;

/// What a line underlines in a sentence. Every word of the line has to be a known one.
fn underlined(line: &'static str, text: &'static str) -> Option<&'static str> {
    let mut table = Table::of_lists();
    let _ = super::Book::read(crate::rules::rules(), &mut table);
    let known = table.len();
    let pattern = compile(line, 0, &mut table).expect(line);
    assert_eq!(table.len(), known, "{line}: a word is not known");
    assert_eq!(known, engine().words().len());
    let people = People::new(["Chris"]);
    let parsed = parse(text, &people);
    let sentence = parsed.sentences.first()?;
    let clause = Clause { parsed: &parsed, sentence };
    let cx = Context { clause, text, section: SectionRole::Cause, people: &people, heading: false };
    let hit = cx.body().find_map(|at| pattern.find_at(&cx, at))?;
    Some(&text[cx.span(hit.words)])
}

#[test]
fn what_lines_underline() {
    for (line, text, expected) in [
        // An optional word that is left out still opens or closes the underline.
        ("find [the? culprit]", "We find the culprit.", Some("the culprit")),
        ("find [the? culprit]", "We find culprit 5.", Some("culprit")),
        // `be` has a tense and a subject of its own.
        ("[is|was/us to blame]", "The team was to blame.", Some("was to blame")),
        ("is|was/us to blame", "The team was to blame.", Some("The team was to blame")),
        ("is|was/us to blame", "The disk was to blame.", None),
        ("be/us,modal to blame", "The team must be to blame.", Some("The team must be to blame")),
        // The present tense only; an adverb tells a verb from a noun.
        ("always skip/role,present", "Developers always skip it.", Some("Developers always skip")),
        ("always skip/role,present", "The crew always skips it.", None),
        ("always ~skip/role,present", "The crew always skips it.", Some("The crew always skips")),
        ("always ~skip/role,present", "The crew always skipped it.", None),
        ("always ~skip/role,present", "The crew has always skipped it.", None),
        // A word of no list is a noun, as far as one can tell.
        ("culprit #noun", "The culprit fnord ran.", Some("culprit fnord")),
        ("culprit !#noun", "The culprit fnord ran.", None),
        ("culprit !#noun", "The culprit was found.", Some("culprit")),
        // What keeps clear of a thing does not assert it.
        ("culprit % !meta", "There was a culprit.", Some("culprit")),
        ("culprit % !meta", "It was not about a culprit.", None),
        ("culprit % !meta", "We avoid naming a culprit.", None),
        // Two words deny as one does, on both sides of the word that is looked for.
        ("wasn't .. culprit", "It was not the culprit.", Some("was not the culprit")),
        ("wasn't .. culprit", "It wasn't the culprit.", Some("wasn't the culprit")),
        ("wasn't .. culprit", "It was the culprit.", None),
        // A comma, or the end of a clause.
        ("$ culprit", "Here, culprit and all.", Some("culprit")),
        ("$ culprit", "Here culprit and all.", None),
        ("culprit $", "A culprit, and more.", Some("culprit")),
        ("culprit $", "A culprit and more.", None),
        // A role is not software with the title of one.
        ("#role #error-noun", "It was an operator error.", Some("operator error")),
        ("#role #error-noun", "Operator error again.", Some("Operator error")),
        ("#role #error-noun", "It was a Kubernetes operator error.", None),
        // A modal with `have` and a participle.
        ("should/we,perfect #done", "We should have checked it.", Some("We should have checked")),
        ("should/we,perfect #done", "We should not have checked it.", None),
        (
            "should/we,perfect,either #done",
            "We should not have left.",
            Some("We should not have left"),
        ),
        ("should/we,perfect #done", "We should have limited access.", None),
        ("should/we,perfect #done", "The job should have checked it.", None),
        (
            "should/perfect,passive #process",
            "It should have been reviewed.",
            Some("should have been reviewed"),
        ),
        ("should/perfect,passive #process", "It should have reviewed it.", None),
        (
            "ought/role,perfect,either #done",
            "The crew ought not to have left.",
            Some("The crew ought not to have left"),
        ),
        // A part of a group of people is people.
        (
            "mistake by {us}",
            "A mistake by one of the engineers.",
            Some("mistake by one of the engineers"),
        ),
    ] {
        assert_eq!(underlined(line, text), expected, "{line} in {text}");
    }
}
