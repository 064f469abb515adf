//! JSON: an array, objects line by line, or one object with all of it inside.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::cursor::{Cursor, trim};
use crate::draft::{Draft, Found, Piece};
use crate::log::epoch;
use crate::row::Why;
use crate::stamp::{Stamp, stamp};
use crate::{pagerduty, slack};

/// An object, as JSON has it.
pub(crate) type Object = Map<String, Value>;

/// How deep rows are looked for in an object that is none itself.
const DEEPEST: usize = 4;

/// What an object says.
pub(crate) enum Said {
    Rows(Vec<Draft>),
    /// It is known, and no row.
    Nothing(Why),
}

pub(crate) fn read(text: &str, all: &[&str]) -> Found {
    let mut found = Found::default();
    let items = items(text);
    let names = slack::names(items.iter().filter_map(|item| item.value.as_ref()));
    let mut line = 0;
    for Item { value, lines } in items {
        // Lines between two values belong to the row before, such as what a fault leaves in a log.
        between(all, line..lines.start, &mut found);
        line = lines.end.max(line);
        match value.as_ref().and_then(Value::as_object).and_then(|it| object(it, &names, 0)) {
            Some(Said::Rows(rows)) => {
                for mut draft in rows {
                    draft.lines = lines.clone();
                    found.row(draft);
                }
            }
            Some(Said::Nothing(why)) => found.leave(all, lines, why),
            None => found.leave(all, lines, Why::Unread),
        }
    }
    between(all, line..all.len(), &mut found);
    found
}

fn between(all: &[&str], lines: Range<usize>, found: &mut Found) {
    for at in lines {
        let line = trim(all.get(at).copied().unwrap_or_default());
        if line.is_empty() || line.bytes().all(|byte| b"[]{}, ".contains(&byte)) {
            continue;
        }
        match found.pieces.last_mut() {
            Some(Piece::Row(row)) if row.lines.end == at => {
                row.text.push('\n');
                row.text.push_str(line);
                row.lines.end = at + 1;
            }
            _ => found.leave(all, at..at + 1, Why::Unread),
        }
    }
}

/// The rows of an object.
fn object(object: &Object, names: &slack::Names, depth: usize) -> Option<Said> {
    if let Some(said) = slack::message(object, names).or_else(|| pagerduty::rows(object)) {
        return Some(said);
    }
    if let Some(draft) = event(object) {
        return Some(Said::Rows(vec![draft]));
    }
    if depth == DEEPEST {
        return None;
    }
    let mut rows = Vec::new();
    for value in object.values() {
        let inner = match value {
            Value::Array(all) => &all[..],
            one => std::slice::from_ref(one),
        };
        for inner in inner.iter().filter_map(Value::as_object) {
            if let Some(Said::Rows(more)) = self::object(inner, names, depth + 1) {
                rows.extend(more);
            }
        }
    }
    (!rows.is_empty()).then_some(Said::Rows(rows))
}

const TIMES: [&str; 16] = [
    "ts",
    "time",
    "timestamp",
    "@timestamp",
    "datetime",
    "date",
    "created_at",
    "createdAt",
    "createdDateTime",
    "occurred_at",
    "event_time",
    "eventTime",
    "when",
    "at",
    "t",
    "asctime",
];
const TEXTS: [&str; 10] = [
    "message",
    "msg",
    "text",
    "content",
    "summary",
    "event",
    "title",
    "description",
    "body",
    "log",
];
const AUTHORS: [&str; 9] =
    ["nick", "author", "user", "username", "user_name", "sender", "real_name", "actor", "from"];
const LINKS: [&str; 4] = ["html_url", "permalink", "url", "link"];

/// An entry of a log or of a chat: a time, and words.
fn event(object: &Object) -> Option<Draft> {
    let (time, when) = TIMES.iter().find_map(|key| Some((*key, time(object.get(*key)?)?)))?;
    let (said, text) = TEXTS.iter().find_map(|key| {
        let text = words(object.get(*key)?)?;
        (*key != time).then_some((*key, text))
    })?;
    let mut draft = Draft::new(when, text, 0..0);
    let author = AUTHORS.iter().find_map(|key| Some((*key, name(object.get(*key)?)?)));
    draft.evidence = link(object);
    draft.highlighted = is_true(object, "isPinned") || is_true(object, "pinned");
    match author {
        Some((_, name)) => draft.author = name,
        // A log says more than its message, such as what has failed.
        None => {
            for (key, value) in object {
                let used = key == time || key == said || value.as_str() == Some(&*draft.evidence);
                if used || value.is_null() {
                    continue;
                }
                draft.text.push_str("  ");
                draft.text.push_str(key);
                draft.text.push('=');
                match value.as_str() {
                    Some(text) => draft.text.push_str(text),
                    None => draft.text.push_str(&value.to_string()),
                }
            }
        }
    }
    Some(draft)
}

/// A time in JSON: written, or counted as a number or as a text.
pub(crate) fn time(value: &Value) -> Option<Stamp> {
    let text = match value {
        Value::String(text) => trim(text).to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let mut cursor = Cursor(&text);
    epoch(&mut cursor).or_else(|| stamp(&mut cursor)).filter(|_| cursor.0.is_empty())
}

/// The words of a value: a text, or an object that has one.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Object(inner) => inner.get("content").or(inner.get("text"))?.as_str()?,
        _ => return None,
    };
    (!trim(text).is_empty()).then(|| trim(text).to_owned())
}

/// The name of somebody: a text, or an object that has one.
pub(crate) fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => (!trim(name).is_empty()).then(|| trim(name).to_owned()),
        Value::Object(inner) => {
            let keys =
                ["real_name", "display_name", "displayName", "summary", "name", "username", "user"];
            keys.iter().find_map(|key| match inner.get(*key)? {
                // One step into `user`, and no further.
                Value::Object(inner) => inner.get("displayName")?.as_str().map(str::to_owned),
                other => other.as_str().filter(|it| !it.is_empty()).map(str::to_owned),
            })
        }
        _ => None,
    }
}

/// The link of an object, if it is one that a person could follow.
pub(crate) fn link(object: &Object) -> String {
    let links = LINKS.iter().filter_map(|key| object.get(*key)?.as_str());
    let mut links = links.filter(|it| it.starts_with("https://") || it.starts_with("http://"));
    links.next().unwrap_or_default().to_owned()
}

pub(crate) fn text_of<'a>(object: &'a Object, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).map(trim).unwrap_or_default()
}

pub(crate) fn is_true(object: &Object, key: &str) -> bool {
    object.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// A value and the lines it stands in; without a value it could not be read.
struct Item {
    value: Option<Value>,
    lines: Range<usize>,
}

/// All values of a text: those of its outermost array, and those that stand alone. What follows a
/// bracket that is never closed is read line by line.
fn items(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut line = 0;
    let mut at = 0;
    let mut whole = true;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => {
                line += 1;
                at += 1;
            }
            b'{' => {
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                let closed = match whole {
                    true => end_of(&bytes[at..]),
                    false => end_of(&bytes[at..end]),
                };
                // Looking for the same bracket from every line would take for ever.
                whole &= closed.is_some();
                let length = closed.unwrap_or(end - at);
                let slice = &text[at..at + length];
                let last = line + slice.bytes().filter(|byte| *byte == b'\n').count();
                let value = serde_json::from_str(slice).ok();
                items.push(Item { value, lines: line..last + 1 });
                (at, line) = (at + length, last);
            }
            // Brackets around all of it, and what separates: the objects inside are what counts.
            b'[' | b']' | b',' | b' ' | b'\t' | b'\r' => at += 1,
            _ => {
                // Not JSON: the rest of the line is left to the row before.
                at = text[at..].find('\n').map_or(text.len(), |end| at + end);
            }
        }
    }
    items
}

/// The length of the object that a text begins with.
fn end_of(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quoted = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
