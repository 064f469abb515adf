//! Between JSON and the types of a document: each type lists its fields twice, once for reading and
//! once for writing. What reading asks for is also the schema of the format (`schema.rs`).
//!
//! By hand rather than derived, because every type keeps the fields it does not know: the derived code
//! for that was 90 KB.

use std::borrow::Borrow;
use std::rc::Rc;

use serde_json::{Map, Value};

use crate::Id;
use crate::choice::Choice;
#[cfg(test)]
use crate::schema::Asked;

/// Values by name, in the order of the file.
///
/// To take one out use `shift_remove`: `remove` changes the order of the others.
pub type Fields = Map<String, Value>;

/// Something that is an object in JSON.
pub(crate) trait Shape: Sized {
    /// Takes its fields. Always gives something; what is wrong with it is noted in `from`.
    fn read(from: &mut Reader) -> Self;

    /// Adds its fields in the order they are written.
    fn write(&self, to: &mut Writer);
}

/// Something in a file that is of another kind than it can be.
#[derive(Debug, PartialEq)]
pub(crate) struct Mismatch {
    /// Where; empty for the whole of what was read.
    pub(crate) place: String,
    /// What is there.
    pub(crate) reason: String,
}

impl Mismatch {
    fn at(key: &str, reason: String) -> Mismatch {
        Mismatch { place: format!("“{key}”"), reason }
    }

    fn of(value: &Value, wanted: &str) -> String {
        let found = match value {
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
            other => other.to_string(),
        };
        format!("found {found}, where {wanted} belongs")
    }

    /// The same, seen from outside.
    fn within(mut self, whole: &str) -> Mismatch {
        if !self.place.is_empty() {
            self.place.push_str(" of ");
        }
        self.place.push_str(whole);
        self
    }
}

/// What `value` says as a `T`, or the first thing that keeps it from being one.
pub(crate) fn read<T: Shape>(value: Value) -> Result<T, Mismatch> {
    let mut reader = Reader::new(value);
    let read = T::read(&mut reader);
    match reader.mismatch {
        None => Ok(read),
        Some(mismatch) => Err(mismatch),
    }
}

/// All fields of `item`.
pub(crate) fn write<T: Shape>(item: &T) -> Fields {
    let mut writer = Writer::default();
    item.write(&mut writer);
    writer.fields
}

/// Fields that are taken one by one.
pub(crate) struct Reader {
    fields: Fields,
    mismatch: Option<Mismatch>,
    /// What is asked for, while the schema is made.
    #[cfg(test)]
    pub(crate) asked: Asked,
}

impl Reader {
    pub(crate) fn new(value: Value) -> Reader {
        match value {
            Value::Object(fields) => Reader {
                fields,
                mismatch: None,
                #[cfg(test)]
                asked: Asked::default(),
            },
            other => {
                let reason = Mismatch::of(&other, "an object");
                Reader {
                    fields: Fields::new(),
                    mismatch: Some(Mismatch { place: String::new(), reason }),
                    #[cfg(test)]
                    asked: Asked::default(),
                }
            }
        }
    }

    /// Notes what is wrong, unless something was before.
    fn note(&mut self, mismatch: Mismatch) {
        self.mismatch.get_or_insert(mismatch);
    }

    /// A value of any kind.
    pub(crate) fn value(&mut self, key: &str) -> Option<Value> {
        #[cfg(test)]
        self.asked.about(key);
        self.fields.shift_remove(key)
    }

    /// A text, or `None` if nothing is there.
    pub(crate) fn text_if_any(&mut self, key: &str) -> Option<String> {
        #[cfg(test)]
        self.asked.text(key);
        match self.value(key)? {
            Value::String(text) => Some(text),
            other => {
                self.note(Mismatch::at(key, Mismatch::of(&other, "text")));
                None
            }
        }
    }

    /// A text; nothing is an empty one.
    pub(crate) fn text(&mut self, key: &str) -> String {
        self.text_if_any(key).unwrap_or_default()
    }

    /// A text that has to be there.
    pub(crate) fn needed(&mut self, key: &str) -> String {
        #[cfg(test)]
        self.asked.needed(key);
        if self.fields.get(key).is_none() {
            let reason = format!("missing field “{key}”");
            self.note(Mismatch { place: String::new(), reason });
        }
        self.text(key)
    }

    /// The field `id`, which a file written by hand may leave out.
    pub(crate) fn id(&mut self) -> Id {
        #[cfg(test)]
        self.asked.text("id");
        Id::from_text(&self.needed("id"))
    }

    /// Yes or no; nothing is no.
    pub(crate) fn flag(&mut self, key: &str) -> bool {
        #[cfg(test)]
        self.asked.flag(key);
        match self.value(key) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => {
                self.note(Mismatch::at(key, Mismatch::of(&other, "true or false")));
                false
            }
        }
    }

    /// One of a few answers, or `None` if nothing is said.
    pub(crate) fn choice<C: Choice>(&mut self, key: &str) -> Option<C> {
        #[cfg(test)]
        self.asked.choice::<C>(key);
        if self.fields.get(key) == Some(&Value::Null) {
            self.value(key);
        }
        let id = self.text_if_any(key)?;
        let choice = C::from_id(&id);
        if choice.is_none() {
            self.note_unknown(key, &id, &mut C::ALL.iter().map(|choice| choice.id()));
        }
        choice
    }

    fn note_unknown(&mut self, key: &str, id: &str, known: &mut dyn Iterator<Item = &str>) {
        let known = known.collect::<Vec<_>>().join("`, `");
        let reason = format!("found `{id}`, where one of these belongs: `{known}`");
        self.note(Mismatch::at(key, reason));
    }

    /// The entries of a list; nothing is an empty one.
    fn entries(&mut self, key: &str) -> Vec<Value> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.note(Mismatch::at(key, "a list belongs there".to_owned()));
                Vec::new()
            }
        }
    }

    /// A list of texts.
    pub(crate) fn texts<T: From<String>>(&mut self, key: &str) -> Vec<T> {
        #[cfg(test)]
        self.asked.texts(key);
        let mut texts = Vec::new();
        for entry in self.entries(key) {
            match entry {
                Value::String(text) => texts.push(text.into()),
                other => self.note(Mismatch::at(key, Mismatch::of(&other, "text"))),
            }
        }
        texts
    }

    /// A list of pairs of texts.
    pub(crate) fn pairs(&mut self, key: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for entry in self.entries(key) {
            match entry.as_array().map(Vec::as_slice) {
                Some([Value::String(one), Value::String(other)]) => {
                    pairs.push((one.clone(), other.clone()));
                }
                _ => self.note(Mismatch::at(key, Mismatch::of(&entry, "a pair of texts"))),
            }
        }
        pairs
    }

    /// Texts by name; nothing is none.
    pub(crate) fn named(&mut self, key: &str) -> Vec<(Rc<str>, String)> {
        #[cfg(test)]
        self.asked.named(key);
        let mut named = Vec::new();
        match self.value(key) {
            None => {}
            Some(Value::Object(fields)) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) => named.push((name.into(), text)),
                        other => self.note(Mismatch::at(key, Mismatch::of(&other, "text"))),
                    }
                }
            }
            Some(other) => self.note(Mismatch::at(key, Mismatch::of(&other, "an object"))),
        }
        named
    }

    /// A list of things, each in what it is kept in.
    pub(crate) fn list<T: Shape, Kept: From<T>>(&mut self, key: &str) -> Vec<Kept> {
        #[cfg(test)]
        self.asked.list::<T>(key);
        let mut list = Vec::new();
        for (number, entry) in self.entries(key).into_iter().enumerate() {
            match read::<T>(entry) {
                Ok(item) => list.push(item.into()),
                Err(mismatch) => self.note_entry(key, number, mismatch),
            }
        }
        list
    }

    fn note_entry(&mut self, key: &str, number: usize, mismatch: Mismatch) {
        self.note(mismatch.within(&format!("entry {} of “{key}”", number + 1)));
    }

    /// A thing that people call `name`, or `None` if nothing is there.
    pub(crate) fn part<T: Shape>(&mut self, key: &str, name: &str) -> Option<T> {
        #[cfg(test)]
        self.asked.part::<T>(key);
        match read(self.value(key)?) {
            Ok(part) => Some(part),
            Err(mismatch) => {
                self.note(mismatch.within(name));
                None
            }
        }
    }

    /// The fields that nobody has taken: those this version does not know.
    pub(crate) fn rest(&mut self) -> Fields {
        std::mem::take(&mut self.fields)
    }
}

/// Fields that are added one by one.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) fields: Fields,
}

impl Writer {
    /// A value of any kind.
    pub(crate) fn value(&mut self, key: &str, value: Value) {
        self.fields.insert(key.to_owned(), value);
    }

    /// A text.
    pub(crate) fn text(&mut self, key: &str, text: &str) {
        self.value(key, Value::String(text.to_owned()));
    }

    /// A text, unless it is empty.
    pub(crate) fn filled(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// The field `id`.
    pub(crate) fn id(&mut self, id: Id) {
        self.text("id", &id.to_string());
    }

    /// Yes; no is left out.
    pub(crate) fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.value(key, Value::Bool(true));
        }
    }

    /// One of a few answers, if it is said.
    pub(crate) fn choice<C: Choice>(&mut self, key: &str, choice: Option<C>) {
        self.filled(key, choice.map_or("", Choice::id));
    }

    /// A list of texts, unless it is empty.
    pub(crate) fn texts<T: AsRef<str>>(&mut self, key: &str, texts: &[T]) {
        if !texts.is_empty() {
            let texts = texts.iter().map(|text| Value::String(text.as_ref().to_owned()));
            self.value(key, Value::Array(texts.collect()));
        }
    }

    /// A list of pairs of texts, unless it is empty.
    pub(crate) fn pairs(&mut self, key: &str, pairs: &mut dyn Iterator<Item = (&str, &str)>) {
        let pair = |(one, other): (&str, &str)| Value::Array(vec![one.into(), other.into()]);
        let pairs: Vec<_> = pairs.map(pair).collect();
        if !pairs.is_empty() {
            self.value(key, Value::Array(pairs));
        }
    }

    /// Texts by name, unless there are none.
    pub(crate) fn named(&mut self, key: &str, named: &[(Rc<str>, String)]) {
        if !named.is_empty() {
            let fields = named.iter().map(|(name, text)| (name.to_string(), text.as_str().into()));
            self.value(key, Value::Object(fields.collect()));
        }
    }

    /// A list of things.
    pub(crate) fn list<T: Shape>(&mut self, key: &str, list: &[impl Borrow<T>]) {
        let list = list.iter().map(|item| Value::Object(write::<T>(item.borrow())));
        self.value(key, Value::Array(list.collect()));
    }

    /// A list of things, unless it is empty.
    pub(crate) fn filled_list<T: Shape>(&mut self, key: &str, list: &[impl Borrow<T>]) {
        if !list.is_empty() {
            self.list::<T>(key, list);
        }
    }

    /// A thing.
    pub(crate) fn part(&mut self, key: &str, part: &impl Shape) {
        self.value(key, Value::Object(write(part)));
    }

    /// Fields this version does not know.
    pub(crate) fn rest(&mut self, unknown: &Fields) {
        for (key, value) in unknown {
            self.value(key, value.clone());
        }
    }
}
