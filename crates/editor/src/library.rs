//! The documents on this device.

use std::rc::Rc;

use postmortem::{ActionStatus, Choice, Id, Postmortem, Status};
use serde_json::{Value, json};

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

impl Entry {
    /// What to store beside a document, so that the library can be shown without reading it.
    pub fn head(document: &Postmortem) -> String {
        let open = |action: &&Rc<postmortem::ActionItem>| {
            matches!(action.status, ActionStatus::Open | ActionStatus::InProgress)
        };
        let head = json!({
            "title": document.meta.title,
            "date": document.meta.date,
            "status": document.meta.status.id(),
            "open_actions": document.actions.iter().filter(open).count(),
        });
        head.to_string()
    }

    /// The entry of a stored document. A head that cannot be read still gives an entry: the document
    /// itself may be whole.
    pub fn read(id: &str, head: &str, changed: &str) -> Entry {
        let head: Value = serde_json::from_str(head).unwrap_or_default();
        let text = |key| head.get(key).and_then(Value::as_str).unwrap_or_default();
        Entry {
            id: Id::from_text(id),
            title: text("title").into(),
            date: text("date").into(),
            status: Status::from_id(text("status")).unwrap_or_default().label(),
            open_actions: head.get("open_actions").and_then(Value::as_u64).unwrap_or_default()
                as u32,
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
