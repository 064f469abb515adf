//! Whether the browser keeps what is stored when it runs out of space.

use crate::editor::Editor;
use crate::effect::{Effect, Place};

/// How far it is with asking the browser to keep what is stored here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// It can be asked.
    Offered,
    /// It was asked, and may want an answer from the person first.
    Asked,
    /// It will keep what is stored.
    Granted,
    /// It will not say so.
    Refused,
}

impl Lasting {
    /// What a person is told.
    pub fn words(self) -> &'static str {
        match self {
            Lasting::Offered => {
                "This browser may clear what is stored here when it runs out of space."
            }
            Lasting::Asked => "The browser was asked. It may want an answer from you first.",
            Lasting::Granted => {
                "This browser keeps your postmortems, also when it runs out of space. Only clearing this \
                 site's data removes them."
            }
            Lasting::Refused => {
                "This browser did not agree, so it may still clear them when it runs out of space. What \
                 you export is safe from that."
            }
        }
    }

    /// Whether there is something to press.
    pub fn can_ask(self) -> bool {
        matches!(self, Lasting::Offered | Lasting::Asked)
    }
}

impl Editor {
    /// How far it is with asking the browser to keep what is stored; `None` where there is no need.
    pub fn lasting(&self) -> Option<Lasting> {
        self.lasting
    }

    pub(crate) fn lasts(&mut self, lasting: Lasting) -> Vec<Effect> {
        self.lasting = Some(lasting);
        match lasting {
            Lasting::Offered => Vec::new(),
            Lasting::Asked => vec![Effect::Persist],
            // The button is gone.
            Lasting::Granted | Lasting::Refused => {
                vec![Effect::Focus(Place::Lasting), Effect::Announce(lasting.words().into())]
            }
        }
    }
}
