//! The file format: JSON, versioned, lossless.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{ReadError, VERSION};
use crate::{ActionItem, Id, KeptHint, Meta, Person, Postmortem, Section, Template, TimelineRow};

/// What the field `format` says in our files.
const FORMAT: &str = "nofault-postmortem";

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    document: &'a Postmortem,
}

/// The document as a file. The same document always gives the same text.
pub fn write(document: &Postmortem) -> String {
    let file = File { format: FORMAT, version: VERSION, document };
    let mut text = serde_json::to_string_pretty(&file).expect("every key is text");
    text.push('\n');
    text
}

/// The document in a file written by [`write`], or by hand in the same shape.
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: Value = serde_json::from_str(text).map_err(not_json)?;
    let Some(fields) = value.as_object_mut() else { return Err(ReadError::NotNofault) };
    if fields.shift_remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::NotNofault);
    }
    check_version(fields.shift_remove("version"))?;
    complete(fields, text);
    match serde_json::from_value::<Postmortem>(value.clone()) {
        Ok(document) => Ok(document.restored()),
        Err(error) => Err(wrong_shape(&value, &error)),
    }
}

fn check_version(version: Option<Value>) -> Result<(), ReadError> {
    match version.as_ref().map(Value::as_u64) {
        None | Some(Some(0..=VERSION)) => Ok(()),
        Some(Some(version)) => Err(ReadError::Newer { version }),
        Some(None) => Err(ReadError::WrongShape {
            place: "“version”".to_owned(),
            reason: "a whole number belongs there".to_owned(),
        }),
    }
}

/// Adds what a file written by hand may leave out: ids and the built-in template.
fn complete(fields: &mut Map<String, Value>, text: &str) {
    fields.entry("id").or_insert_with(|| json!(Id::from_text(text)));
    fields.entry("template").or_insert_with(|| json!(Template::postmortem()));
    for list in ["people", "timeline", "actions"] {
        let Some(items) = fields.get_mut(list).and_then(Value::as_array_mut) else { continue };
        for (number, item) in items.iter_mut().enumerate() {
            if let Some(item) = item.as_object_mut() {
                item.entry("id").or_insert_with(|| json!(format!("{list}-{number}")));
            }
        }
    }
}

fn not_json(error: serde_json::Error) -> ReadError {
    let message = error.to_string();
    if message.starts_with("recursion limit") {
        return ReadError::TooDeep;
    }
    let reason = message.split(" at line ").next().unwrap_or_default().to_owned();
    ReadError::NotJson { line: error.line(), column: error.column(), reason }
}

/// Which place in `value` is not what it should be. Only looked for once reading has stopped, by
/// reading the parts one by one.
fn wrong_shape(value: &Value, error: &serde_json::Error) -> ReadError {
    let place = part::<Meta>(value, "meta", "the details")
        .or_else(|| part::<Template>(value, "template", "the template"))
        .or_else(|| items::<Person>(value, "people"))
        .or_else(|| items::<Section>(value, "sections"))
        .or_else(|| items::<TimelineRow>(value, "timeline"))
        .or_else(|| items::<ActionItem>(value, "actions"))
        .or_else(|| items::<KeptHint>(value, "kept"));
    let (place, reason) = place.unwrap_or_else(|| ("the file".to_owned(), error.to_string()));
    ReadError::WrongShape { place, reason: plain(&reason) }
}

fn items<T: DeserializeOwned>(value: &Value, key: &str) -> Option<(String, String)> {
    let list = value.get(key)?;
    let Some(items) = list.as_array() else {
        return Some((format!("“{key}”"), "a list belongs there".to_owned()));
    };
    items.iter().enumerate().find_map(|(number, item)| {
        let name = format!("entry {} of “{key}”", number + 1);
        problem::<T>(item, &name)
    })
}

fn part<T: DeserializeOwned>(value: &Value, key: &str, name: &str) -> Option<(String, String)> {
    problem::<T>(value.get(key)?, name)
}

/// What keeps `value` from being a `T`, and in which of its fields: the one without which the
/// complaint is another.
fn problem<T: DeserializeOwned>(value: &Value, name: &str) -> Option<(String, String)> {
    let complaint = |value: Value| serde_json::from_value::<T>(value).err().map(|e| e.to_string());
    let reason = complaint(value.clone())?;
    let keys = value.as_object().into_iter().flat_map(Map::keys);
    let field = keys.into_iter().find(|key| {
        let mut without = value.clone();
        without.as_object_mut().map(|fields| fields.shift_remove(*key));
        complaint(without).as_ref() != Some(&reason)
    });
    let place = match field {
        Some(field) => format!("“{field}” of {name}"),
        None => name.to_owned(),
    };
    Some((place, reason))
}

/// serde's words in ours.
fn plain(reason: &str) -> String {
    reason
        .replace("invalid type: ", "found ")
        .replace("unknown variant ", "found ")
        .replace("expected one of ", "where one of these belongs: ")
        .replace("expected a string", "where text belongs")
        .replace("expected a boolean", "where true or false belongs")
        .replace("expected a sequence", "where a list belongs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Postmortem {
        Postmortem::new(Id(1), Template::postmortem().into())
    }

    fn file(fields: Value) -> String {
        let mut value: Value = serde_json::from_str(&write(&sample())).unwrap();
        for (key, field) in fields.as_object().unwrap() {
            value[key] = field.clone();
        }
        value.to_string()
    }

    #[test]
    fn what_is_written_is_read() {
        let text = write(&sample());
        assert!(text.starts_with("{\n  \"format\": \"nofault-postmortem\",\n  \"version\": 1,\n"));
        assert!(text.ends_with("}\n"));
        assert_eq!(read(&text), Ok(sample()));
        assert_eq!(read(&format!("\u{feff}{text}")), Ok(sample()));
        assert_eq!(read(&text.replace('\n', "\r\n")), Ok(sample()));
    }

    #[test]
    fn a_file_written_by_hand_may_leave_out_what_nobody_types() {
        let text = r#"{"format":"nofault-postmortem","meta":{"title":"T"},"timeline":[{"start":"09:45"}]}"#;
        let document = read(text).unwrap();
        assert_eq!(document.sections.len(), 10);
        assert_eq!(document.timeline[0].start, "09:45");
        assert_eq!(read(text), Ok(document));
    }

    #[test]
    fn every_refusal_says_why_and_that_nothing_was_changed() {
        let deep = "[".repeat(1_000_000);
        for (text, words) in [
            ("", "line 1, column 0"),
            ("{\n \"a\": tru", "line 2"),
            ("[]", "not a postmortem saved by Nofault"),
            ("{\"format\":\"other\"}", "not a postmortem saved by Nofault"),
            (&deep, "nested more deeply"),
            (r#"{"a":"\ud800"}"#, "line 1"),
            (r#"{"a":1e999}"#, "number out of range"),
            (&file(json!({"version": 2})), "format 2"),
            (&file(json!({"version": "new"})), "“version”"),
            (&file(json!({"timeline": 3})), "“timeline”: a list belongs there"),
            (&file(json!({"timeline": [{}, {"start": 5}]})), "“start” of entry 2 of “timeline”"),
            (&file(json!({"actions": [{"kind": "magic"}]})), "“kind” of entry 1 of “actions”"),
            (&file(json!({"meta": {"tags": "a"}})), "“tags” of the details"),
            (&file(json!({"template": {"id": "x"}})), "the template: missing field"),
        ] {
            let message = read(text).unwrap_err().to_string();
            assert!(message.contains(words), "{message}");
            assert_eq!(message.matches("Nothing was changed.").count(), 1, "{message}");
        }
    }

    #[test]
    fn what_a_newer_version_added_survives() {
        let text = file(json!({
            "__proto__": {"polluted": true},
            "big": 9_007_199_254_740_993_u64,
            "meta": {"title": "T", "mood": [1, null, "x\r\n"]},
            "timeline": [{"id": "a", "text": "b", "weather": {"rain": true}}],
        }));
        let document = read(&text).unwrap();
        assert_eq!(document.unknown["big"], json!(9_007_199_254_740_993_u64));
        assert_eq!(document.unknown["__proto__"], json!({"polluted": true}));
        assert_eq!(document.meta.unknown["mood"], json!([1, null, "x\r\n"]));
        assert_eq!(document.timeline[0].unknown["weather"], json!({"rain": true}));
        assert_eq!(read(&write(&document)), Ok(document));
    }

    #[test]
    fn of_two_equal_keys_the_last_counts() {
        let text =
            r#"{"format":"nofault-postmortem","x":1,"x":2,"meta":{"title":"a","title":"b"}}"#;
        let document = read(text).unwrap();
        assert_eq!(document.meta.title, "b");
        assert_eq!(document.unknown["x"], json!(2));
    }
}
