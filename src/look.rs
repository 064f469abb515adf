//! How a hint is marked: a line style first, a colour second, so that colour is never alone.

use blameless::{Bias, Kind, Rule, Severity};

/// How the hints of one kind look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Number of the kind, as `surface.js` counts them.
    pub kind: u32,
    /// Name of the kind in the style sheet.
    pub class: &'static str,
}

const PERSON: Look = Look { kind: 0, class: "person" };
const JUDGEMENT: Look = Look { kind: 1, class: "judgement" };
const HINDSIGHT: Look = Look { kind: 2, class: "hindsight" };
const SYSTEM: Look = Look { kind: 3, class: "system" };
const GOOD: Look = Look { kind: 4, class: "good" };
/// Number of the mark on the words of the open note.
pub const OPEN: u32 = 5;

/// The look of a rule's hints, where they are this severe.
pub fn look(rule: &Rule, severity: Severity) -> Look {
    match severity {
        Severity::Blame => PERSON,
        Severity::Bias if judges_by_the_end(rule) => HINDSIGHT,
        Severity::Bias => JUDGEMENT,
        Severity::Clarity => SYSTEM,
        Severity::Positive => GOOD,
    }
}

/// Whether a rule is about judging what happened by what is known now.
fn judges_by_the_end(rule: &Rule) -> bool {
    rule.kind == Kind::Language || matches!(rule.bias, Some(Bias::Hindsight | Bias::Outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_of_every_rule_has_a_look_of_its_own() {
        for rule in blameless::rules() {
            let looks = [Severity::Blame, Severity::Bias, Severity::Clarity, Severity::Positive]
                .map(|severity| look(rule, severity).kind);
            assert!(looks.is_sorted() && looks[3] == GOOD.kind && looks[3] < OPEN, "{}", rule.id);
        }
        let should = blameless::rule("counterfactual-person").expect("a rule");
        assert_eq!(look(should, Severity::Bias), HINDSIGHT);
        let error = blameless::rule("person-error-label").expect("a rule");
        assert_eq!(look(error, Severity::Bias), JUDGEMENT);
    }
}
