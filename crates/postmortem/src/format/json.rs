//! The file format: JSON, versioned, lossless.

use super::{ReadError, VERSION};
use crate::json::{self, Fields, ParseError, Value};
use crate::shape::{self, Shape, Writer};
use crate::{Id, Postmortem};

/// What the field `format` says in our files.
const FORMAT: &str = "nofault-postmortem";

/// The document as a file. The same document always gives the same text.
pub fn write(document: &Postmortem) -> String {
    let mut file = Writer::default();
    file.text("format", FORMAT);
    file.value("version", VERSION.into());
    document.write(&mut file);
    let mut text = Value::Object(file.fields).pretty();
    text.push('\n');
    text
}

/// The document in a file written by [`write`], or by hand in the same shape.
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::parse(text).map_err(not_json)?;
    let Value::Object(mut fields) = value else { return Err(ReadError::NotNofault) };
    if fields.remove("format") != Some(FORMAT.into()) {
        return Err(ReadError::NotNofault);
    }
    check_version(fields.remove("version"))?;
    complete(&mut fields, text);
    match shape::read::<Postmortem>(Value::Object(fields)) {
        Ok(document) => Ok(document.restored()),
        Err(mismatch) => {
            Err(ReadError::WrongShape { place: mismatch.place, reason: mismatch.reason })
        }
    }
}

fn check_version(version: Option<Value>) -> Result<(), ReadError> {
    match version.as_ref().map(Value::as_count) {
        None | Some(Some(0..=VERSION)) => Ok(()),
        Some(Some(version)) => Err(ReadError::Newer { version }),
        Some(None) => Err(ReadError::WrongShape {
            place: "“version”".to_owned(),
            reason: "a whole number belongs there".to_owned(),
        }),
    }
}

/// Adds the ids that a file written by hand may leave out.
fn complete(fields: &mut Fields, text: &str) {
    name(fields, || Id::from_text(text).to_string());
    for list in ["people", "timeline", "actions"] {
        let Some(Value::List(items)) = fields.get_mut(list) else { continue };
        for (number, item) in items.iter_mut().enumerate() {
            if let Value::Object(item) = item {
                name(item, || format!("{list}-{number}"));
            }
        }
    }
}

fn name(fields: &mut Fields, id: impl Fn() -> String) {
    if fields.get("id").is_none() {
        fields.insert("id".to_owned(), id().into());
    }
}

fn not_json(error: ParseError) -> ReadError {
    let ParseError { line, column, reason, too_deep } = error;
    if too_deep {
        return ReadError::TooDeep;
    }
    ReadError::NotJson { line, column, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json as value;

    use super::*;
    use crate::Template;

    fn sample() -> Postmortem {
        Postmortem::new(Id(1), Template::postmortem().into())
    }

    /// The sample file with some fields replaced.
    fn file(fields: serde_json::Value) -> String {
        let mut value: serde_json::Value = serde_json::from_str(&write(&sample())).unwrap();
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
            (r#"{"a":1e}"#, "line 1, column 8 (a digit belongs here)"),
            (&file(value!({"version": 2})), "format 2"),
            (&file(value!({"version": "new"})), "“version”"),
            (&file(value!({"timeline": 3})), "“timeline”: a list belongs there"),
            (&file(value!({"timeline": [{}, {"start": 5}]})), "“start” of entry 2 of “timeline”"),
            (&file(value!({"actions": [{"kind": "magic"}]})), "“kind” of entry 1 of “actions”"),
            (&file(value!({"meta": {"tags": "a"}})), "“tags” of the details"),
            (&file(value!({"template": {"id": "x"}})), "the template: missing field"),
        ] {
            let message = read(text).unwrap_err().to_string();
            assert!(message.contains(words), "{message}");
            assert_eq!(message.matches("Nothing was changed.").count(), 1, "{message}");
        }
    }

    #[test]
    fn what_a_newer_version_added_survives() {
        let text = file(value!({
            "__proto__": {"polluted": true},
            "big": 9_007_199_254_740_993_u64,
            "meta": {"title": "T", "mood": [1, null, "x\r\n"]},
            "timeline": [{"id": "a", "text": "b", "weather": {"rain": true}}],
        }));
        let document = read(&text).unwrap();
        assert_eq!(
            document.unknown.get("big").unwrap().to_string(),
            value!(9_007_199_254_740_993_u64).to_string()
        );
        assert_eq!(
            document.unknown.get("__proto__").unwrap().to_string(),
            value!({"polluted": true}).to_string()
        );
        assert_eq!(
            document.meta.unknown.get("mood").unwrap().to_string(),
            value!([1, null, "x\r\n"]).to_string()
        );
        assert_eq!(
            document.timeline[0].unknown.get("weather").unwrap().to_string(),
            value!({"rain": true}).to_string()
        );
        assert_eq!(read(&write(&document)), Ok(document));
    }

    #[test]
    fn of_two_equal_keys_the_last_counts() {
        let text =
            r#"{"format":"nofault-postmortem","x":1,"x":2,"meta":{"title":"a","title":"b"}}"#;
        let document = read(text).unwrap();
        assert_eq!(document.meta.title, "b");
        assert_eq!(document.unknown.get("x").unwrap().to_string(), value!(2).to_string());
    }
}
