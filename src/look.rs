//! How a hint is marked: a line style first, a colour second, so that colour is never alone.

use blameless::{Hint, Severity};

/// How the hints of one kind look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Number of the kind, as `surface.js` counts them.
    pub kind: u32,
    /// Name of the kind in the style sheet.
    pub class: &'static str,
}

/// Number of the mark on the words of the open note.
pub const OPEN: u32 = 4;

const PERSON: Look = Look { kind: 0, class: "person" };
const JUDGEMENT: Look = Look { kind: 1, class: "judgement" };
const HINDSIGHT: Look = Look { kind: 2, class: "hindsight" };
const SYSTEM: Look = Look { kind: 3, class: "system" };

/// The look of a hint.
pub fn look_of(hint: &Hint) -> Look {
    match hint.severity {
        Severity::Blame => PERSON,
        Severity::Bias if is_about_time(hint.rule.id) => HINDSIGHT,
        Severity::Bias => JUDGEMENT,
        Severity::Clarity | Severity::Positive => SYSTEM,
    }
}

/// Whether a rule is about judging what happened by what is known now.
fn is_about_time(rule: &str) -> bool {
    rule.starts_with("counterfactual") || rule.starts_with("hindsight")
}
