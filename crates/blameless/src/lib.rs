//! Finds the places where a sentence points at a person instead of at the system.
//!
//! Text in, hints out. This crate knows sentences, not documents, and has no dependencies.
//!
//! ```
//! use blameless::{Checker, People, SectionRole};
//!
//! let people = People::new(["Chris"]);
//! let mut checker = Checker::new();
//! let hints = checker.check("Chris deleted the branch.", SectionRole::Cause, &people);
//! assert_eq!(hints[0].rule.id, "named-agent-harm");
//! ```

mod block;
mod change;
mod checker;
mod engine;
mod hint;
mod order;
mod pattern;
mod people;
mod rules;
mod section;
mod sentence;
mod subject;
mod text;
mod verbs;
mod words;

pub use checker::Checker;
pub use hint::{Bias, Hint, HintKey, Kind, Rung, Severity, Suggestion};
pub use order::sort_by_key;
pub use people::{People, is_also_a_word, is_ambiguous, is_handle};
pub use rules::{Rule, rule, rules};
pub use section::SectionRole;
pub use verbs::{can_be_an_order, is_known, same_verb, tells_a_deed};

/// Every hint in a text that is looked at only once; a [`Checker`] remembers.
pub fn check(text: &str, section: SectionRole, people: &People) -> Vec<Hint> {
    Checker::new().check(text, section, people).to_vec()
}
