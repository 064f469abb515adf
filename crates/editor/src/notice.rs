//! The line that tells what happened.

use crate::msg::Msg;

/// A line that tells what happened, until the next thing happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened, and what is safe.
    pub text: String,
    /// What the button beside it does, if there is one: its words and its message.
    pub button: Option<(&'static str, Box<Msg>)>,
    /// A second button, where there are two ways on.
    pub also: Option<(&'static str, Box<Msg>)>,
    /// Whether it must be noticed: something is not as the person expects.
    pub urgent: bool,
}

impl Notice {
    /// Something is not as the person expects.
    pub(crate) fn urgent(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), button: None, also: None, urgent: true }
    }

    /// Storage that cannot be opened could not be made new.
    pub(crate) fn of_old_storage(why: &str) -> Notice {
        Notice::urgent(format!(
            "This browser cannot make the storage new either: {why} Nothing was changed. Export what \
             you need, clear this site's data in the settings of the browser, and import it again."
        ))
    }

    /// Texts left behind when a page went away were stored as copies.
    pub(crate) fn of_copies(copies: u32) -> Notice {
        let (what, change) = match copies {
            1 => ("A postmortem", "it"),
            _ => ("Some postmortems", "them"),
        };
        Notice::urgent(format!(
            "{what} had words that were not stored yet when the page was left, and another tab has \
             changed {change} since. Both versions are kept: yours is a copy of its own in the library."
        ))
    }
}
