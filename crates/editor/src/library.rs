//! The documents on this device.

use std::rc::Rc;

use postmortem::{ActionStatus, Choice, Id, Postmortem, Status};
use serde::{Deserialize, Serialize};

/// What the library shows of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which document.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Rc<str>,
    /// The day of the incident, `YYYY-MM-DD`, or empty.
    pub date: Rc<str>,
    /// How far it has come, for a person to read.
    pub status: &'static str,
    /// Action items that are neither done nor declined.
    pub open_actions: u32,
    /// When it was stored last, as a person writes it.
    pub changed: Rc<str>,
}

/// The part of an entry that is stored beside each document.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    title: String,
    date: String,
    status: Status,
    open_actions: u32,
}

impl Entry {
    /// What to store beside a document, so that the library can be shown without reading it.
    pub fn head(document: &Postmortem) -> String {
        let open = |action: &&Rc<postmortem::ActionItem>| {
            matches!(action.status, ActionStatus::Open | ActionStatus::InProgress)
        };
        let head = Head {
            title: document.meta.title.clone(),
            date: document.meta.date.clone(),
            status: document.meta.status,
            open_actions: document.actions.iter().filter(open).count() as u32,
        };
        serde_json::to_string(&head).unwrap_or_default()
    }

    /// The entry of a stored document. A head that cannot be read still gives an entry: the document
    /// itself may be whole.
    pub fn read(id: &str, head: &str, changed: &str) -> Entry {
        let head: Head = serde_json::from_str(head).unwrap_or_default();
        Entry {
            id: Id::from_text(id),
            title: head.title.into(),
            date: head.date.into(),
            status: head.status.label(),
            open_actions: head.open_actions,
            changed: changed.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_head_still_gives_an_entry() {
        let entry = Entry::read("000000000000002a", "{\"title\":", "14:02");
        assert_eq!(entry.id, Id(42));
        assert_eq!(&*entry.title, "");
    }
}
