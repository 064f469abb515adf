//! The whole library in one file, and what the rescue screen has saved: reading and checking.
//!
//! Such a file is written by `backup.js` and `rescue.js`, which outlive a fault in the app, and read
//! here, where each way it can be damaged can be tested. What is whole can be restored, whatever the
//! rest of the file is like; nothing else is taken for a text of a person.

use serde_json::{Deserializer, Value};

use super::crc::crc32;
use super::{ReadError, VERSION, json};
use crate::{Fields, Id, Postmortem};

/// What the field `format` says in a file with the whole library.
const BACKUP: &str = "nofault-backup";
/// What it says in a file of the rescue screen.
const RESCUE: &str = "nofault-rescue";

/// The last moment that a browser can tell, in milliseconds since 1970.
pub(super) const LATEST: u64 = 8_640_000_000_000_000;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// Whether the rescue screen has written it.
    pub rescue: bool,
    /// When it was made, as it says; may be empty.
    pub made: String,
    /// The documents in it, each with every text of it that is whole.
    pub documents: Vec<Copied>,
    /// What is in it and cannot be restored.
    pub unread: Vec<Unread>,
    /// Whether there should be more in it, or it was changed after it was made.
    pub incomplete: bool,
}

/// A document in such a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Which one.
    pub id: Id,
    /// The newest text of it, read.
    pub document: Postmortem,
    /// Whether it was in the trash.
    pub deleted: bool,
    /// The texts, each once; the newest comes last.
    pub texts: Vec<Text>,
}

/// One text of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The document as it was stored, byte for byte.
    pub body: String,
    /// When it was stored, in milliseconds since 1970; 0 if the file does not say.
    pub at: u64,
    /// The name a person has given this version; may be empty.
    pub name: String,
    /// Whether it is to be kept for good: it is in no other.
    pub kept: bool,
    /// The revision it was stored as or, of what was not stored, would have been.
    pub(super) rev: u64,
}

/// Something in such a file that cannot be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// What it is: a title or, where there is none to be read, the name of the document.
    pub what: String,
    /// Why, as a sentence.
    pub why: &'static str,
    /// It, as it is.
    pub raw: String,
}

/// A list in such a file, and what its entries call things.
struct List {
    name: &'static str,
    id: &'static str,
    /// The number of the revision, or of the one it was made from.
    rev: &'static str,
    at: &'static str,
    /// What the checksum of an entry is made of; nothing if it has none.
    sum: &'static [&'static str],
    /// Whether its entries were never stored.
    unstored: bool,
}

/// Of two entries of one revision, the later in here is the newer.
const LISTS: [List; 4] = [
    List {
        name: "documents",
        id: "id",
        rev: "rev",
        at: "at",
        sum: &["id", "rev", "at", "name", "deleted", "body"],
        unstored: false,
    },
    List {
        name: "left",
        id: "id",
        rev: "base",
        at: "wall",
        sum: &["id", "tab", "change", "base", "body"],
        unstored: true,
    },
    List { name: "handedIn", id: "id", rev: "base", at: "", sum: &[], unstored: true },
    List {
        name: "stored",
        id: "docId",
        rev: "rev",
        at: "wall",
        sum: &["docId", "rev", "body"],
        unstored: false,
    },
];

/// Whether a text may be such a file; [`read`] tells.
pub fn may_be_one(text: &str) -> bool {
    super::begins_like_json(text)
        && [BACKUP, RESCUE].iter().any(|format| text.contains(&format!("\"{format}\"")))
}

/// What is in a file with the whole library, or in one of the rescue screen. A file that was cut off or
/// damaged gives what is whole in it.
pub fn read(text: &str) -> Result<Backup, ReadError> {
    let fields = match json::object(text) {
        Ok(fields) => fields,
        Err(error) => pieces(text).ok_or(error)?,
    };
    let rescue = match fields.get("format").and_then(Value::as_str) {
        Some(BACKUP) => false,
        Some(RESCUE) => true,
        _ => return Err(ReadError::NotNofault),
    };
    json::check_version(VERSION, fields.get("version").cloned())?;
    let mut backup = Backup { rescue, made: words(&fields, "made"), ..Backup::default() };
    for list in &LISTS {
        for entry in entries(&fields, list.name) {
            match list.read(entry) {
                Ok(copied) => backup.add(copied, |one, other| one.rev <= other.rev),
                Err(entry) => backup.unread.push(entry),
            }
        }
    }
    backup.incomplete = !rescue && words(&fields, "sum") != sum_of(&fields).to_string();
    Ok(backup)
}

impl Backup {
    /// Takes in a document, or more texts of one. `is_older` tells whether a text is older than another,
    /// or as old.
    pub(super) fn add(&mut self, copied: Copied, is_older: fn(&Text, &Text) -> bool) {
        match self.documents.iter_mut().find(|known| known.id == copied.id) {
            Some(known) => known.join(copied, is_older),
            None => self.documents.push(copied),
        }
    }
}

/// Why a document cannot be read, in a few words.
pub(super) fn why(error: &ReadError) -> &'static str {
    match error {
        ReadError::Newer { .. } => "A newer Nofault has saved it.",
        _ => "It is not a whole postmortem.",
    }
}

/// The checksum of a whole file: of what it says about itself, and of the checksums in it.
fn sum_of(fields: &Fields) -> u32 {
    let mut parts = ["format", "version", "made", "count"].map(|name| words(fields, name)).to_vec();
    for entry in entries(fields, "documents") {
        parts.push(entry.as_object().map(|entry| words(entry, "sum")).unwrap_or_default());
    }
    crc32(&parts.join("|"))
}

fn entries<'a>(fields: &'a Fields, list: &str) -> &'a [Value] {
    fields.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field as JavaScript joins it with others.
fn words(fields: &Fields, name: &str) -> String {
    match fields.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// A file that is no JSON as a whole, read document by document: each begins with letters that no text
/// inside can hold, because JSON writes a quote in a text as `\"`.
fn pieces(text: &str) -> Option<Fields> {
    const BEGINS: &str = "{\"id\":\"";
    let (about, documents) = text.split_once(",\"documents\":[")?;
    let mut fields = json::object(&format!("{about}}}")).ok()?;
    let documents = documents.split(BEGINS).skip(1).map(|piece| {
        let piece = format!("{BEGINS}{piece}");
        let read = Deserializer::from_str(&piece).into_iter().next();
        read.and_then(Result::ok).unwrap_or(Value::String(piece))
    });
    let documents: Vec<Value> = documents.collect();
    let found = !documents.is_empty();
    fields.insert("documents".to_owned(), Value::Array(documents));
    found.then_some(fields)
}

impl List {
    /// The document in an entry, with the one text that is there.
    fn read(&self, entry: &Value) -> Result<Copied, Unread> {
        let unread = |title: &str, why| {
            let id = entry.get(self.id).and_then(Value::as_str);
            let what = if title.is_empty() { id.unwrap_or("A part without a name") } else { title };
            let raw = entry.as_str().map_or_else(|| entry.to_string(), str::to_owned);
            Unread { what: what.to_owned(), why, raw }
        };
        let damaged = "Its bytes are not those that were saved.";
        let Some(fields) = entry.as_object() else { return Err(unread("", damaged)) };
        let text = |name| fields.get(name).and_then(Value::as_str);
        let number = |name| fields.get(name).and_then(Value::as_u64);
        let (Some(id), Some(rev), Some(body)) = (text(self.id), number(self.rev), text("body"))
        else {
            return Err(unread("", damaged));
        };
        let read = json::read(body);
        let parts: Vec<String> = self.sum.iter().map(|name| words(fields, name)).collect();
        if !parts.is_empty() && number("sum") != Some(crc32(&parts.join("|")).into()) {
            let title = read.map(|document| document.meta.title.clone()).unwrap_or_default();
            return Err(unread(title.trim(), damaged));
        }
        let mut document = read.map_err(|error| unread("", why(&error)))?;
        document.id = Id::from_text(id);
        let name = words(fields, "name");
        let text = Text {
            body: body.to_owned(),
            at: number(self.at).filter(|at| *at <= LATEST).unwrap_or_default(),
            kept: self.unstored || !name.is_empty(),
            name,
            rev: rev.saturating_add(self.unstored.into()),
        };
        let deleted = fields.get("deleted") == Some(&Value::Bool(true));
        Ok(Copied { id: document.id, document, deleted, texts: vec![text] })
    }
}

impl Copied {
    /// Takes over the texts of the same document in another entry.
    fn join(&mut self, other: Copied, is_older: fn(&Text, &Text) -> bool) {
        for mut text in other.texts {
            if let Some(at) = self.texts.iter().position(|known| known.body == text.body) {
                let known = self.texts.remove(at);
                text.rev = text.rev.max(known.rev);
                text.at = text.at.max(known.at);
                // A version with a name keeps it.
                if text.name.is_empty() {
                    text.name = known.name;
                }
                text.kept = !text.name.is_empty() || (text.kept && known.kept);
            }
            let before = self.texts.iter().rposition(|known| is_older(known, &text));
            let at = before.map_or(0, |before| before + 1);
            if at == self.texts.len() {
                self.document = other.document.clone();
                self.deleted = other.deleted;
            }
            self.texts.insert(at, text);
        }
    }
}
