//! What is asked of people, and thanks.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] =
    &[(VIGILANT, "careful vigilant aware mindful attentive cautious alert")];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    (EXHORT, "remind retrain train educate coach urge instruct"),
    (CREDIT, "thank commend applaud congratulate"),
];
