//! The documents on this device.

use std::rc::Rc;

use postmortem::{ActionStatus, Choice, Id, Postmortem, Status};
use serde_json::Value;

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
        let open = document.actions.iter().filter(open).count();
        let meta = &document.meta;
        let fields: [(&str, Value); 4] = [
            ("title", meta.title.as_str().into()),
            ("date", meta.date.as_str().into()),
            ("status", meta.status.id().into()),
            ("open_actions", (open as u64).into()),
        ];
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
        Value::Object(fields.collect()).to_string()
    }

    /// The entry of a stored document. A head that cannot be read still gives an entry: the document
    /// itself may be whole.
    pub fn read(id: &str, head: &str, changed: &str) -> Entry {
        let head: Value = serde_json::from_str(head).unwrap_or_default();
        let text = |name| head[name].as_str().unwrap_or_default();
        Entry {
            id: Id::from_text(id),
            title: text("title").into(),
            date: text("date").into(),
            status: Status::from_id(text("status")).unwrap_or_default().label(),
            open_actions: head["open_actions"].as_u64().unwrap_or_default() as u32,
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
