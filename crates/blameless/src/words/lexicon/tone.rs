//! Scorn, guilt, habit, and talk of sides.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] = &[];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[];
