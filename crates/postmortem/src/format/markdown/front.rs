//! The front matter: what is known of the document as a whole, as the little of YAML it needs.

use std::rc::Rc;

use serde_json::Value;

use crate::choice::Choice;
use crate::{
    DetectedBy, DueWithin, Fields, Id, Meta, MetaField, Person, Postmortem, Status, YesNo, shape,
};

const FENCE: &str = "---";
const VERSION_KEY: &str = "nofault";
const PEOPLE_KEY: &str = "people";
/// Added to the name of a field whose value could not be understood, so that the value is kept.
const AS_WRITTEN: &str = "_as_written";
/// Where lines are kept that name no field, or one that was there before.
const LINES_AS_WRITTEN: &str = "lines_as_written";

/// What stands in front matter.
#[derive(Default)]
pub(super) struct Front {
    /// The version of the format, if the file says it is ours.
    pub(super) version: Option<u64>,
    /// All but the title, which is a heading; here only where the front matter has one.
    pub(super) meta: Meta,
    /// People without ids.
    pub(super) people: Vec<Rc<Person>>,
}

pub(super) fn write(document: &Postmortem) -> String {
    let mut out = format!("{FENCE}\n{VERSION_KEY}: {}\n", crate::format::VERSION);
    let fields = shape::write(&*document.meta);
    for field in &MetaField::ALL[1..] {
        match fields.get(field.id()) {
            Some(Value::String(text)) if is_plain_field(*field, text) => {
                out.push_str(&format!("{}: {text}\n", field.id()));
            }
            Some(value) => write_value(field.id(), value, &mut out),
            None => {}
        }
    }
    for (name, value) in &document.meta.unknown {
        if is_free_name(name) {
            write_value(name, value, &mut out);
        }
    }
    if !document.people.is_empty() {
        out.push_str(&format!("{PEOPLE_KEY}:\n"));
    }
    for person in &document.people {
        out.push_str(&format!("  - name: {}\n", scalar(&person.name)));
        if !person.role.is_empty() {
            out.push_str(&format!("    role: {}\n", scalar(&person.role)));
        }
    }
    out.push_str(FENCE);
    out.push('\n');
    out
}

/// Writes a text or a list of texts; anything else has its place in the comment.
fn write_value(name: &str, value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(&format!("{name}: {}\n", scalar(text))),
        Value::Array(items) if items.iter().all(|item| item.as_str().is_some()) => {
            let items: Vec<_> = items.iter().filter_map(Value::as_str).map(scalar).collect();
            out.push_str(&format!("{name}: [{}]\n", items.join(", ")));
        }
        _ => {}
    }
}

/// Dates and the names of answers need no quotes, though YAML may take them for more than text.
fn is_plain_field(field: MetaField, text: &str) -> bool {
    match field {
        MetaField::Date => crate::time::is_date(text),
        MetaField::Status | MetaField::DetectedBy | MetaField::ByChange | MetaField::DueWithin => {
            true
        }
        _ => false,
    }
}

fn is_free_name(name: &str) -> bool {
    let ours = MetaField::ALL.iter().any(|field| field.id() == name);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    !ours
        && ![VERSION_KEY, PEOPLE_KEY].contains(&name)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(plain)
}

/// A text as YAML: plain where every YAML reader agrees that it is text, else in double quotes.
fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    const WORDS_WITH_MEANING: [&str; 9] =
        ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let letter = |c: char| c.is_alphanumeric() || " _-./@()+'".contains(c);
    let colon_inside = |text: &str| !text.contains(": ") && !text.ends_with(':');
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| letter(c) || c == ':')
        && colon_inside(text)
        && !WORDS_WITH_MEANING.contains(&text.to_lowercase().as_str())
}

/// JSON's quotes are YAML's, but YAML wants everything that cannot be printed escaped.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// The front matter at the beginning of `text`, and what follows it.
pub(super) fn read(text: &str) -> (Front, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return (Front::default(), text) };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        length += line.len();
        if line.trim_end() == FENCE {
            let lines: Vec<_> = rest[..length - line.len()].lines().collect();
            return (understand(&lines), &rest[length..]);
        }
    }
    (Front::default(), text)
}

fn understand(lines: &[&str]) -> Front {
    let mut front = Front::default();
    let mut meta = Fields::new();
    let mut loose = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let indented = |line: &&str| line.starts_with([' ', '\t', '-']) || line.trim().is_empty();
        let block = lines[from + 1..].iter().take_while(|line| indented(line)).count();
        let (line, block) = (lines[from], &lines[from + 1..from + 1 + block]);
        from += 1 + block.len();
        match line.split_once(':').map(|(name, value)| (name.trim(), value)) {
            Some((VERSION_KEY, value)) => {
                front.version = Some(unquoted(value).parse().unwrap_or(0));
            }
            Some((PEOPLE_KEY, value)) => front.people.extend(people(value, block)),
            Some((name, value)) if !meta.contains_key(name) => {
                set(&mut meta, name, list_or_text(value, block));
            }
            _ => loose.extend(std::iter::once(&line).chain(block).copied()),
        }
    }
    loose.retain(|line| !line.trim().is_empty());
    if !loose.is_empty() {
        let before = meta.get(LINES_AS_WRITTEN).and_then(Value::as_str).map(str::to_owned);
        loose.splice(..0, before.as_deref());
        meta.insert(LINES_AS_WRITTEN.to_owned(), loose.join("\n").into());
    }
    front.meta = shape::read(Value::Object(meta)).unwrap_or_default();
    front
}

/// Puts a value where it belongs, in the kind that belongs there.
fn set(meta: &mut Fields, name: &str, value: Value) {
    let as_text = |value: &Value| match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            items.join(", ")
        }
        value => value.as_str().unwrap_or_default().to_owned(),
    };
    let field = MetaField::ALL.into_iter().find(|field| field.id() == name);
    let understood = match field {
        None => Some(value.clone()),
        Some(MetaField::Status) => answer::<Status>(&as_text(&value)),
        Some(MetaField::DetectedBy) => answer::<DetectedBy>(&as_text(&value)),
        Some(MetaField::ByChange) => answer::<YesNo>(&as_text(&value)),
        Some(MetaField::DueWithin) => answer::<DueWithin>(&as_text(&value)),
        Some(MetaField::Services | MetaField::Tags | MetaField::Authors | MetaField::Related) => {
            Some(match value.as_str() {
                Some(text) => {
                    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                    items.collect()
                }
                None => value.clone(),
            })
        }
        Some(_) => Some(as_text(&value).into()),
    };
    match understood {
        Some(value) => meta.insert(name.to_owned(), value),
        None => meta.insert(format!("{name}{AS_WRITTEN}"), value),
    };
}

fn answer<C: Choice>(text: &str) -> Option<Value> {
    let by_label = |choice: &&C| choice.label().eq_ignore_ascii_case(text);
    let choice = C::ALL.iter().find(by_label).copied().or_else(|| C::from_id(text))?;
    Some(choice.id().into())
}

fn list_or_text(value: &str, block: &[&str]) -> Value {
    let value = value.trim();
    let block: Vec<_> = block.iter().map(|line| line.trim()).filter(|l| !l.is_empty()).collect();
    if block.is_empty() {
        let items = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        return match items {
            Some(items) => flow_items(items).into_iter().map(unquoted).collect(),
            None => unquoted(value).into(),
        };
    }
    let item = |line: &&str| line.strip_prefix('-').map(unquoted);
    if value.is_empty()
        && let Some(items) = block.iter().map(item).collect::<Option<Vec<_>>>()
    {
        return items.into_iter().collect();
    }
    // What says of a block how its lines are meant: `|`, `>-`, `|2`.
    let style = |c: char| matches!(c, '|' | '>' | '-' | '+' | '0'..='9');
    let is_style = value.starts_with(['|', '>']) && value.chars().all(style);
    let first = Some(value).filter(|value| !value.is_empty() && !is_style);
    first.into_iter().chain(block).collect::<Vec<_>>().join("\n").into()
}

/// The parts of a flow list; a comma in quotes does not part.
fn flow_items(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut from, mut quote) = (0, None);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') if text[from..at].trim().is_empty() => quote = Some(c),
            (None, ',') => {
                items.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !text[from..].trim().is_empty() {
        items.push(&text[from..]);
    }
    items
}

fn people(value: &str, block: &[&str]) -> Vec<Rc<Person>> {
    let named = |name: &str| Person { name: name.to_owned(), ..Person::new(Id(0)) };
    let mut people: Vec<Person> = match list_or_text(value, &[]) {
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(named).collect(),
        names => {
            let names = names.as_str().unwrap_or_default().split(',').map(str::trim);
            names.filter(|name| !name.is_empty()).map(named).collect()
        }
    };
    for line in block.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        let begins = line.strip_prefix('-');
        if begins.is_some() || people.is_empty() {
            people.push(Person::new(Id(0)));
        }
        let Some(person) = people.last_mut() else { continue };
        let pair = begins.unwrap_or(line).trim();
        match pair.split_once(':').map(|(name, value)| (name.trim(), unquoted(value))) {
            Some(("id", _)) => {}
            Some(("name", value)) if person.name.is_empty() => person.name = value,
            Some(("role", value)) if person.role.is_empty() => person.role = value,
            Some((name, value))
                if !matches!(name, "name" | "role") && !person.unknown.contains_key(name) =>
            {
                person.unknown.insert(name.into(), value.into());
            }
            _ if person.name.is_empty() => person.name = unquoted(pair),
            // A name may go on in the next line; whatever else this is, it is kept there.
            _ => person.name = format!("{} {pair}", person.name),
        }
    }
    people.into_iter().map(Rc::new).collect()
}

/// The text a scalar stands for.
fn unquoted(raw: &str) -> String {
    let raw = raw.trim_matches([' ', '\t']);
    if raw.starts_with('"') {
        return match serde_json::from_str(raw) {
            Ok(Value::String(text)) => text,
            _ => raw.to_owned(),
        };
    }
    let single = raw.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    single.map_or_else(|| raw.to_owned(), |text| text.replace("''", "'"))
}
