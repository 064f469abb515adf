//! JSON: what a text says as values, and values as text.
//!
//! Here rather than from a crate because that is 16 KB less to load: no value is ever anything but a
//! field of a document, and a number nobody calculates with can stay the text it was.

mod parse;
mod print;

use std::collections::BTreeMap;

pub use self::parse::{ParseError, parse};

/// Anything JSON can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Fields),
}

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if it is a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(entries) => Some(entries),
            _ => None,
        }
    }

    /// The fields, if it is an object.
    pub fn as_object(&self) -> Option<&Fields> {
        match self {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The number, if it is a whole one from 0 on.
    pub fn as_count(&self) -> Option<u64> {
        match self {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Value {
        Value::Number(count.to_string())
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Value {
        Value::List(entries.into_iter().map(Into::into).collect())
    }
}

/// Values by name, in the order they were added. The order does not count when two are compared.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Each value with its place in the order.
    by_name: BTreeMap<String, (usize, Value)>,
    /// The place of the next one.
    next: usize,
}

impl Fields {
    /// None yet.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Adds a value at the end, or puts it in the place of the one that had this name.
    pub fn insert(&mut self, name: String, value: Value) {
        let entry = self.by_name.entry(name).or_insert((self.next, Value::Null));
        entry.1 = value;
        self.next += 1;
    }

    /// Takes the value with this name out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.by_name.remove(name).map(|(_, value)| value)
    }

    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.by_name.get(name).map(|(_, value)| value)
    }

    /// The value with this name, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.by_name.get_mut(name).map(|(_, value)| value)
    }

    /// Every name with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        let mut ordered = vec![None; self.next];
        for (name, (place, value)) in &self.by_name {
            ordered[*place] = Some((name, value));
        }
        ordered.into_iter().flatten()
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        let same = |((name, (_, value)), (others, (_, other))): (Entry, Entry)| {
            name == others && value == other
        };
        self.by_name.len() == other.by_name.len()
            && self.by_name.iter().zip(&other.by_name).all(same)
    }
}

type Entry<'a> = (&'a String, &'a (usize, Value));

impl IntoIterator for Fields {
    type Item = (String, Value);
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Option<(String, Value)>>>;

    fn into_iter(self) -> Self::IntoIter {
        let mut ordered: Vec<_> = (0..self.next).map(|_| None).collect();
        for (name, (place, value)) in self.by_name {
            ordered[place] = Some((name, value));
        }
        ordered.into_iter().flatten()
    }
}

impl FromIterator<(String, Value)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(values: I) -> Fields {
        let mut fields = Fields::new();
        for (name, value) in values {
            fields.insert(name, value);
        }
        fields
    }
}
