//! Messages of a Slack export.

use serde_json::Value;

use crate::cursor::trim;
use crate::draft::Draft;
use crate::json::{self, Object, Said, is_true, text_of};
use crate::markup::decode;
use crate::row::Why;

/// What people are called, by the ids that messages mention them by. In a map of JSON's, because any
/// other is two kilobytes of code.
#[derive(Default)]
pub(crate) struct Names(Object);

impl Names {
    fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id)?.as_str()
    }
}

/// Everybody whose name is told somewhere in an export.
pub(crate) fn names<'a>(values: impl Iterator<Item = &'a Value>) -> Names {
    let mut names = Names::default();
    let mut note = |value: &Value| {
        let Some(object) = value.as_object() else { return };
        let (id, name) = (text_of(object, "user"), profile(object));
        if let (false, Some(name)) = (id.is_empty(), name) {
            names.0.insert(id.to_owned(), name.into());
        }
    };
    for value in values {
        note(value);
        value["messages"].as_array().into_iter().flatten().for_each(&mut note);
    }
    names
}

fn profile(message: &Object) -> Option<String> {
    json::name(message.get("user_profile")?)
}

/// The row of a message, or why it is none. `None` if it is no message of Slack.
pub(crate) fn message(object: &Object, names: &Names) -> Option<Said> {
    let when = json::time(object.get("ts").filter(|ts| ts.is_string())?)?;
    if text_of(object, "type") != "message" && !object.contains_key("user_profile") {
        return None;
    }
    let kind = text_of(object, "subtype");
    if kind.ends_with("_join") || kind.ends_with("_leave") {
        return Some(Said::Nothing(Why::ComesOrGoes));
    }
    let mut text = plain(text_of(object, "text"), names);
    let more = |key: &str, keys: [&str; 3]| {
        let inner = object.get(key).and_then(Value::as_array).into_iter().flatten();
        let inner = inner.filter_map(Value::as_object);
        let told = inner.filter_map(move |it| {
            keys.iter().map(|key| text_of(it, key)).find(|text| !text.is_empty())
        });
        told.map(str::to_owned).collect::<Vec<_>>()
    };
    // Alerts say what they say in attachments.
    for said in more("attachments", ["text", "fallback", "title"]) {
        let said = plain(&said, names);
        if !text.contains(&said) {
            text.push('\n');
            text.push_str(&said);
        }
    }
    for file in more("files", ["title", "name", "id"]) {
        text.push_str(&format!("\n[{file}]"));
    }
    let text = trim(&text);
    if text.is_empty() {
        return Some(Said::Nothing(Why::Aside));
    }
    let mut draft = Draft::new(when, text, 0..0);
    let user = text_of(object, "user");
    draft.author = profile(object)
        .or_else(|| names.get(user).map(str::to_owned))
        .or_else(|| object.get("bot_profile").and_then(json::name))
        .or_else(|| object.get("username").and_then(json::name))
        .unwrap_or_else(|| user.to_owned());
    let pinned = object.get("pinned_to").and_then(Value::as_array).is_some_and(|it| !it.is_empty());
    draft.highlighted =
        pinned || object.contains_key("pinned_info") || is_true(object, "is_starred");
    draft.evidence = json::link(object);
    Some(Said::Rows(vec![draft]))
}

/// A message as a person saw it: `<@U123>` is a name, `<https://…|label>` a label with its link.
fn plain(text: &str, names: &Names) -> String {
    let mut plain = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            plain.push('\n');
        }
        let mut rest = line;
        while let Some(at) = rest.find('<') {
            decode(&rest[..at], &mut plain);
            rest = &rest[at + 1..];
            let end = rest.find(['<', '>']).filter(|end| rest[*end..].starts_with('>'));
            match end {
                Some(end) => {
                    mention(&rest[..end], names, &mut plain);
                    rest = &rest[end + 1..];
                }
                None => plain.push('<'),
            }
        }
        decode(rest, &mut plain);
    }
    plain
}

fn mention(inner: &str, names: &Names, plain: &mut String) {
    let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
    let (sign, id) = match target.chars().next() {
        Some(sign @ ('@' | '#' | '!')) => (Some(sign), &target[1..]),
        _ => (None, target),
    };
    match sign {
        Some('@') => {
            plain.push('@');
            decode(names.get(id).unwrap_or(if label.is_empty() { id } else { label }), plain);
        }
        Some(sign) => {
            plain.push(if sign == '#' { '#' } else { '@' });
            decode(if label.is_empty() { id } else { label }, plain);
        }
        None if label.is_empty() || target.ends_with(label) => decode(target, plain),
        None => {
            decode(label, plain);
            plain.push_str(" (");
            decode(target, plain);
            plain.push(')');
        }
    }
}
