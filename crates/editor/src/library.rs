//! The documents on this device: what is shown of them, and the ways in and out.

use std::rc::Rc;

use postmortem::format::{self, Format};
use postmortem::{Choice, Id, Postmortem, Status};
use serde_json::Value;

use crate::backup::BackupEffect;
use crate::editor::Editor;
use crate::effect::{Effect, Place};
use crate::msg::Msg;
use crate::notice::Notice;
use crate::open_actions::{self, OpenAction};
use crate::trash::{Bin, Trashing};

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
    /// Those, as far as they are known: a head that an older Nofault has written does not name them.
    pub actions: Option<Rc<[OpenAction]>>,
    /// When it was stored last, as a person writes it.
    pub changed: Rc<str>,
    /// When it went into the trash, if it is there, as a person writes it.
    pub trashed: Option<Rc<str>>,
    /// Whether that was more than thirty days ago, as far as the clock of this device can be trusted.
    pub trashed_long_ago: bool,
}

impl Entry {
    /// What to store beside a document, so that the library can be shown without reading it.
    pub fn head(document: &Postmortem) -> String {
        let open = document.actions.iter().filter(|action| open_actions::is_open(action)).count();
        let meta = &document.meta;
        let fields: [(&str, Value); 5] = [
            ("title", meta.title.as_str().into()),
            ("date", meta.date.as_str().into()),
            ("status", meta.status.id().into()),
            ("open_actions", (open as u64).into()),
            ("actions", open_actions::written(document)),
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
            actions: open_actions::read(&head["actions"]),
            changed: changed.into(),
            trashed: None,
            trashed_long_ago: false,
        }
    }

    /// What to call it.
    pub fn title(&self) -> &str {
        if self.title.trim().is_empty() { "Untitled postmortem" } else { &self.title }
    }

    /// What to call it in a sentence.
    pub(crate) fn named(&self) -> String {
        format!("“{}”", self.title())
    }
}

impl Editor {
    pub(crate) fn delete(&mut self, id: Id) -> Vec<Effect> {
        let Some(at) = self.entries.iter().position(|entry| entry.id == id) else {
            return Vec::new();
        };
        let text = format!("Deleted {}.", self.entries.remove(at).named());
        let button = Some(("Undo", Box::new(Msg::Undo)));
        self.notice = Some(Notice { text: text.clone(), button, also: None, urgent: false });
        self.trashed = Some(id);
        vec![Effect::Trash(Bin::In(id)), Effect::Announce(text), Effect::Focus(Place::Heading)]
    }

    /// Takes the last deleted document out of the trash.
    pub(crate) fn undelete(&mut self) -> Vec<Effect> {
        let Some(id) = self.trashed else { return Vec::new() };
        self.trashing(Trashing::PutBack(id))
    }

    pub(crate) fn export(&mut self, format: Format) -> Vec<Effect> {
        let Some(open) = self.open_document() else { return Vec::new() };
        let document = &open.document;
        let name = format::file_name(document, format);
        let announcement = Effect::Announce(format!("Exported as {name}."));
        let (mime, text) = (format.media_type(), open.written(format));
        let exported = Effect::Backup(BackupEffect::Exported(document.id, open.base));
        vec![Effect::Download { name, mime, text }, exported, announcement]
    }

    pub(crate) fn save_copy(&mut self) -> Vec<Effect> {
        let Some(open) = self.open_document() else { return Vec::new() };
        let (value, readable) = (open.written(Format::Json), format::html::write(&open.document));
        vec![Effect::SaveCopy { value, readable, shared: false }]
    }

    pub(crate) fn copy_saved(
        &mut self,
        shared: bool,
        outcome: Result<Rc<str>, Rc<str>>,
    ) -> Vec<Effect> {
        let why = match outcome {
            Ok(name) => {
                let announcement = Effect::Announce(format!("Exported as {name}."));
                let exported = self.open_document().filter(|_| !shared).map(|open| {
                    Effect::Backup(BackupEffect::Exported(open.document.id, open.base))
                });
                return exported.into_iter().chain([announcement]).collect();
            }
            Err(why) => why,
        };
        let text =
            format!("The file was not made: {why} Nothing was changed. Export JSON meanwhile.");
        self.notice = Some(Notice::urgent(text.clone()));
        vec![Effect::Announce(text)]
    }

    pub(crate) fn import(&mut self, name: &str, text: Result<Rc<str>, Rc<str>>) -> Vec<Effect> {
        if let Some(effects) = text.as_ref().ok().and_then(|text| self.look_into(name, text)) {
            return effects;
        }
        let read = text
            .map_err(|why| why.to_string())
            .and_then(|text| format::read_any(name, &text).map_err(|error| error.to_string()));
        match read {
            Ok(mut document) => {
                // Importing adds; what is here already stays as it is.
                document.id = self.next_id();
                let mut effects = self.begin(document);
                effects.push(Effect::Announce(format!("Imported {name}.")));
                effects
            }
            Err(why) => self.not_imported(name, &why),
        }
    }

    /// Takes in the document of a link. It is a new one each time: what is here already stays as it is.
    pub(crate) fn linked(&mut self, text: Result<Rc<str>, Rc<str>>) -> Vec<Effect> {
        let read = text
            .map_err(|why| why.to_string())
            .and_then(|text| format::json::read(&text).map_err(|error| error.to_string()));
        let (mut effects, told) = match read {
            Ok(mut document) => {
                document.id = self.next_id();
                let told = "This is a copy of the postmortem that was in the link. It is yours now: what \
                            you change here changes nothing elsewhere.";
                (self.begin(document), told.to_owned())
            }
            Err(why) => (Vec::new(), format!("The link could not be opened: {why}")),
        };
        self.notice = Some(Notice::urgent(told.clone()));
        effects.push(Effect::Announce(told));
        effects
    }

    pub(crate) fn not_imported(&mut self, name: &str, why: &str) -> Vec<Effect> {
        let text = format!("“{name}” was not imported. {why}");
        self.notice = Some(Notice::urgent(text.clone()));
        vec![Effect::Announce(text)]
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
