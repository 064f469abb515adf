//! The schema of the file format (JSON Schema, draft 2020-12), made from what reading asks for.
//!
//! Nobody writes it: each type is read once from an empty object, and the reader notes what it is asked
//! for. Descriptions are the doc comments of the fields. All of it is compiled for tests only; what is
//! published is `docs/postmortem.schema.json`.

use serde_json::{Value, json};

use crate::format::{VERSION, json::FORMAT};
use crate::shape::{self, Reader, Shape};
use crate::{Choice, Fields, Postmortem};

/// Where the types of a document are told about.
const SOURCES: [&str; 2] = [include_str!("document.rs"), include_str!("template.rs")];

/// What a reader was asked for. What a type is asked for first counts: the more general follows.
#[derive(Default)]
pub(crate) struct Asked {
    /// Only while the schema is made; reading alone notes nothing.
    types: Option<Fields>,
    properties: Fields,
    required: Vec<Value>,
}

impl Asked {
    fn note(&mut self, key: &str, schema: impl FnOnce(&mut Fields) -> Value) {
        if let Some(types) = &mut self.types
            && self.properties.get(key).is_none()
        {
            let schema = schema(types);
            self.properties.insert(key.to_owned(), schema);
        }
    }

    /// A value is taken that should have been asked for in one of the ways below.
    pub(crate) fn about(&self, key: &str) {
        let unknown = self.types.is_some() && self.properties.get(key).is_none();
        assert!(!unknown, "the schema does not say what “{key}” is");
    }

    pub(crate) fn text(&mut self, key: &str) {
        self.note(key, |_| json!({"type": "string"}));
    }

    /// A text that has to be there, unless it was said to be just a text.
    pub(crate) fn needed(&mut self, key: &str) {
        if self.types.is_some() && self.properties.get(key).is_none() {
            self.required.push(key.into());
        }
        self.text(key);
    }

    pub(crate) fn flag(&mut self, key: &str) {
        self.note(key, |_| json!({"type": "boolean"}));
    }

    pub(crate) fn choice<C: Choice>(&mut self, key: &str) {
        self.note(key, |_| {
            let ids = C::ALL.iter().map(|choice| Value::from(choice.id()));
            json!({"enum": ids.chain([Value::Null]).collect::<Vec<_>>()})
        });
    }

    pub(crate) fn texts(&mut self, key: &str) {
        self.note(key, |_| json!({"type": "array", "items": {"type": "string"}}));
    }

    pub(crate) fn named(&mut self, key: &str) {
        self.note(key, |_| json!({"type": "object", "additionalProperties": {"type": "string"}}));
    }

    pub(crate) fn list<T: Shape>(&mut self, key: &str) {
        self.note(key, |types| json!({"type": "array", "items": reference::<T>(types)}));
    }

    pub(crate) fn part<T: Shape>(&mut self, key: &str) {
        self.note(key, reference::<T>);
    }
}

/// The type, which is added to `types` where it is not yet among them.
fn reference<T: Shape>(types: &mut Fields) -> Value {
    let name = name_of::<T>();
    if types.get(name).is_none() {
        let schema = object::<T>(types);
        types.insert(name.to_owned(), schema);
    }
    json!({"$ref": format!("#/$defs/{name}")})
}

fn name_of<T>() -> &'static str {
    let path = std::any::type_name::<T>();
    path.rsplit("::").next().unwrap_or(path)
}

/// An object with the fields of the type. It may have others.
fn object<T: Shape>(types: &mut Fields) -> Value {
    let mut reader = Reader::new(json!({}));
    reader.asked.types = Some(std::mem::take(types));
    let empty = shape::write(&T::read(&mut reader));
    let Asked { types: found, mut properties, required } = reader.asked;
    *types = found.unwrap_or_default();
    for (key, schema) in &mut properties {
        schema["description"] = doc(name_of::<T>(), Some(key)).into();
        if schema.get("enum").is_some()
            && let Some(default) = empty.get(key)
        {
            schema["default"] = default.clone();
        }
    }
    let mut schema = json!({"description": doc(name_of::<T>(), None), "type": "object"});
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema["properties"] = properties.into();
    schema
}

/// The doc comment of a type or of one of its fields: its first paragraph, without links.
fn doc(of: &str, field: Option<&str>) -> String {
    let start = format!("pub struct {of} {{");
    let mut lines = SOURCES.iter().flat_map(|source| source.lines());
    let mut words = Vec::new();
    let wanted = field.map_or_else(|| start.clone(), |field| format!("pub {field}:"));
    if field.is_some() {
        lines.find(|line| *line == start).expect("every type of a file is in these sources");
    }
    for line in lines.map(str::trim) {
        match line.strip_prefix("///") {
            Some(comment) => words.push(comment.trim()),
            None if line.starts_with(&wanted) => break,
            None if line.starts_with("#[") => {}
            None => words.clear(),
        }
    }
    let paragraph = words.split(|line| line.is_empty()).next().unwrap_or_default().join(" ");
    assert!(!paragraph.is_empty(), "{of} {field:?} has no doc comment");
    without_links(&paragraph)
}

/// `[words](path)` as `words`.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    for part in text.split('[') {
        match part.split_once("](") {
            Some((words, rest)) => {
                plain += words;
                plain += rest.split_once(')').map_or("", |(_, after)| after);
            }
            None => plain += part,
        }
    }
    plain
}

/// The schema of a file.
fn schema() -> String {
    let mut types = Fields::new();
    let document = object::<Postmortem>(&mut types);
    let mut properties = Fields::new();
    let format = "Says that this is a file of Nofault.";
    properties.insert("format".into(), json!({"const": FORMAT, "description": format}));
    let version = "The version of the format. A file without one is read like one of this version.";
    properties.insert(
        "version".into(),
        json!({"type": "integer", "minimum": 0, "maximum": VERSION, "description": version}),
    );
    for (key, schema) in document["properties"].as_object().expect("an object") {
        properties.insert(key.clone(), schema.clone());
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "postmortem.schema.json",
        "$comment": "The id is relative, so that it names this file wherever it is published. This file \
                     is generated: UPDATE_EXPECT=1 cargo test -p postmortem",
        "title": "Postmortem of Nofault",
        "description": document["description"],
        "type": "object",
        "required": ["format"],
        "properties": properties,
        "$defs": types,
    });
    format!("{schema:#}\n")
}

/// `UPDATE_EXPECT=1 cargo test -p postmortem` writes the file anew.
#[test]
fn the_schema_that_is_published_is_that_of_the_reader() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/postmortem.schema.json");
    let schema = schema();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &schema).expect("the schema can be written");
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    // A checkout on Windows may have given the file its own line ends.
    assert_eq!(
        schema,
        published.replace("\r\n", "\n"),
        "if files of this shape are to be read: UPDATE_EXPECT=1 cargo test -p postmortem",
    );
}
