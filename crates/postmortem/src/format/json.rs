//! The file format: JSON, versioned, lossless.

use serde_json::{Error, Value};

use super::{ReadError, VERSION};
use crate::shape::{self, Shape, Writer};
use crate::{Fields, Id, Postmortem};

/// What the field `format` says in our files.
pub(crate) const FORMAT: &str = "nofault-postmortem";

/// The document as a file. The same document always gives the same text.
pub fn write(document: &Postmortem) -> String {
    let mut file = Writer::default();
    file.text("format", FORMAT);
    file.value("version", VERSION.into());
    document.write(&mut file);
    format!("{:#}\n", Value::Object(file.fields))
}

/// The document in a file written by [`write`], or by hand in the same shape.
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    read_up_to(VERSION, text)
}

/// The document in a file that a later version has written, as far as this one knows it. It must not be
/// written again: what this one does not know may mean something else then.
pub fn read_newer(text: &str) -> Result<Postmortem, ReadError> {
    read_up_to(u64::MAX, text)
}

fn read_up_to(newest: u64, text: &str) -> Result<Postmortem, ReadError> {
    let mut fields = object(text)?;
    if fields.shift_remove("format") != Some(FORMAT.into()) {
        return Err(ReadError::NotNofault);
    }
    check_version(newest, fields.shift_remove("version"))?;
    complete(&mut fields, text);
    match shape::read::<Postmortem>(Value::Object(fields)) {
        Ok(document) => Ok(document.restored()),
        Err(mismatch) => {
            Err(ReadError::WrongShape { place: mismatch.place, reason: mismatch.reason })
        }
    }
}

/// The fields of a file that holds one object.
pub(super) fn object(text: &str) -> Result<Fields, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(ReadError::NotNofault),
        Err(error) => Err(not_json(text, &error)),
    }
}

pub(super) fn check_version(newest: u64, version: Option<Value>) -> Result<(), ReadError> {
    match version.as_ref().map(Value::as_u64) {
        None => Ok(()),
        Some(Some(version)) if version <= newest => Ok(()),
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
    for list in ["people", "factors", "timeline", "actions"] {
        let Some(Value::Array(items)) = fields.get_mut(list) else { continue };
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

fn not_json(text: &str, error: &Error) -> ReadError {
    let message = error.to_string();
    let reason = match message.rsplit_once(" at line ") {
        Some(("recursion limit exceeded", _)) => return ReadError::TooDeep,
        _ if error.is_eof() => "the file ends too early",
        Some((reason, _)) => reason,
        None => &message,
    };
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    // Counted in characters, of which bytes from 0x80 to 0xbf begin none.
    let column = line.bytes().take(error.column()).filter(|byte| !(0x80..0xc0).contains(byte));
    ReadError::NotJson { line: error.line(), column: column.count(), reason: reason.to_owned() }
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
        assert_eq!(document.sections, sample().sections);
        assert_eq!(document.timeline[0].start, "09:45");
        assert_eq!(read(text), Ok(document));
    }

    #[test]
    fn every_refusal_says_why_and_that_nothing_was_changed() {
        let deep = "[".repeat(1_000_000);
        for (text, words) in [
            ("", "line 1, column 0"),
            ("{\n \"a\": tru", "line 2"),
            ("{\"format\": \"nofault-postmortem\",", "the file ends too early"),
            ("[]", "not a postmortem saved by Nofault"),
            ("{\"format\":\"other\"}", "not a postmortem saved by Nofault"),
            (&deep, "nested more deeply"),
            (r#"{"a":"\ud800"}"#, "line 1"),
            (r#"{"a":1e}"#, "line 1, column 8 (invalid number)"),
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
    fn a_refusal_says_where() {
        for (text, line, column) in
            [("", 1, 0), ("{\n \"é\" x", 2, 6), ("[1,\n", 2, 0), ("x", 1, 1), ("[\"é\r\n\"]", 1, 4)]
        {
            let Err(ReadError::NotJson { line: at, column: of, reason }) = read(text) else {
                panic!("{text:?} is no JSON");
            };
            assert_eq!((at, of), (line, column), "{text:?}: {reason}");
        }
    }

    #[test]
    fn what_is_nested_is_read_up_to_a_depth() {
        let nested = |depth| {
            let (open, close) = ("[".repeat(depth), "]".repeat(depth));
            read(&format!("{{\"format\":\"nofault-postmortem\",\"x\":{open}{close}}}"))
        };
        let document = nested(126).unwrap();
        assert_eq!(read(&write(&document)), Ok(document));
        assert_eq!(nested(127), Err(ReadError::TooDeep));
    }

    #[test]
    fn numbers_keep_every_digit() {
        for (number, kept) in [
            ("1.50", "1.50"),
            ("9007199254740993", "9007199254740993"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("0.1234567890123456789", "0.1234567890123456789"),
            ("-0", "-0"),
            ("1.50e-7", "1.50e-7"),
            // An exponent gets its sign.
            ("1e999", "1e+999"),
            ("1E2", "1e+2"),
        ] {
            let text = format!("{{\"format\":\"nofault-postmortem\",\"x\":{number}}}");
            let written = write(&read(&text).unwrap());
            assert!(written.contains(&format!("\"x\": {kept}\n")), "{number}: {written}");
        }
    }

    #[test]
    fn unknown_fields_stay_in_order() {
        let text = r#"{"z":1,"format":"nofault-postmortem","m":2,"meta":{"y":1,"title":"T","b":2},
            "a":3,"sections":[],"k":{"d":1,"c":2}}"#;
        let written = write(&read(text).unwrap());
        let unknown = written.split("\"actions\": [],").nth(1).unwrap();
        let unknown: String = unknown.split_whitespace().collect();
        assert_eq!(unknown, r#""z":1,"m":2,"a":3,"k":{"d":1,"c":2}}"#);
        assert!(written.find("\"y\"") < written.find("\"b\""), "{written}");
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
