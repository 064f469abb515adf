//! Names when a copy leaves: who is in a document, other words in their place everywhere, and what may be
//! left.
//!
//! Who is known by name is asked of the same list that hints have ([`review::people`]). What is replaced
//! is replaced in what a file holds, so that nothing a later version adds is forgotten.

mod accounts;
mod letters;
mod matching;
mod redact;
mod register;
mod remaining;
mod texts;

pub use redact::{Changed, Piece, Redaction, redacted};
pub use register::{Named, Register};
pub use remaining::{Left, Why, remaining};

/// What becomes of names in a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// They stay as they are.
    #[default]
    AsIs,
    /// Each person is called by the same other words everywhere.
    Roles,
    /// Nobody is told from anybody else.
    None,
}

impl Policy {
    /// Every one, in the order offered.
    pub const ALL: [Policy; 3] = [Policy::AsIs, Policy::Roles, Policy::None];
}
