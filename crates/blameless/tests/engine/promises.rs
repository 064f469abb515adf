//! What the engine promises for any text, however it came about. `fuzz/` runs this as well.

use blameless::{Checker, Hint, People, SectionRole, Suggestion};

/// A change of a text: where, how many bytes go, and what comes instead. Numbers that do not fit are
/// made to fit.
pub type Edit = (usize, usize, String);

/// Names, each with a role.
pub type Names = [(String, String)];

/// Panics unless, after each edit, the hints are well formed and a checker that has seen every earlier
/// version says what a fresh one says.
pub fn hold(section: usize, names: &Names, edits: &[Edit], text: &str) {
    let section = SectionRole::ALL[section % SectionRole::ALL.len()];
    let people =
        names.iter().fold(People::default(), |people, (name, role)| people.with_role(name, role));
    let mut used = Checker::new();
    let mut text = text.to_owned();
    check(&mut used, &text, section, &people);
    for edit in edits {
        apply(&mut text, edit);
        check(&mut used, &text, section, &people);
    }
}

fn check(used: &mut Checker, text: &str, section: SectionRole, people: &People) {
    let hints = used.check(text, section, people);
    assert_eq!(hints, Checker::new().check(text, section, people), "{text:?}");
    well_formed(text, hints);
}

fn apply(text: &mut String, (at, gone, new): &Edit) {
    let start = text.floor_char_boundary(at % (text.len() + 1));
    let end = text.floor_char_boundary(start + gone % (text.len() - start + 1));
    text.replace_range(start..end, new);
}

/// Panics unless every position is inside the text and on the boundary of a character.
pub fn well_formed(text: &str, hints: &[Hint]) {
    let mut last = 0;
    for hint in hints {
        assert!(hint.span.start >= last, "in order");
        last = hint.span.start;
        assert!(!text[hint.span.clone()].is_empty(), "on character boundaries, and not empty");
        assert!(text.get(hint.sentence.clone()).is_some());
        assert!(
            hint.sentence.start <= hint.span.start && hint.span.end <= hint.sentence.end,
            "inside its sentence"
        );
        match &hint.suggestion {
            Suggestion::Question => {}
            Suggestion::Replace { span, text: new } => {
                assert!(text.get(span.clone()).is_some());
                assert!(!new.is_empty());
            }
            Suggestion::Template { span, text: new, gap } => {
                assert!(text.get(span.clone()).is_some());
                assert!(new.get(gap.clone()).is_some());
            }
        }
        assert!(!hint.key(text).sentence.is_empty());
    }
}
