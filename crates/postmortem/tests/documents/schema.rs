//! The published schema and the reader accept the same files, as a validator that knows nothing of this
//! code sees it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use postmortem::format::json;
use postmortem::{Id, Postmortem, SectionId, Template};
use proptest::prelude::*;
use serde_json::{Deserializer, Value, json as value};

use crate::arbitrary::document;

fn file(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::published);

/// The published schema, which itself has to be one.
struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn published() -> Schema {
        let schema = serde_json::from_str(&file("docs/postmortem.schema.json")).expect("is JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        // Its id is read relative to this; nothing is fetched.
        let address = "file:///postmortem.schema.json";
        compiler.add_resource(address, schema).expect("is a resource");
        let index =
            compiler.compile(address, &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
        Schema { schemas, index }
    }

    /// Whether a file is accepted; if not, why.
    fn validate(&self, file: &Value) -> Result<(), String> {
        self.schemas.validate(file, self.index).map_err(|error| format!("{error:#}"))
    }

    /// Panics where the schema and the reader do not say the same. Tells whether the file is read.
    fn agrees(&self, file: &Value, place: &str) -> bool {
        let (read, valid) = (json::read(&file.to_string()), self.validate(file));
        assert_eq!(read.is_ok(), valid.is_ok(), "{place}: {:?}, {valid:?}: {file}", read.err());
        valid.is_ok()
    }
}

fn is_ours(file: &Value) -> bool {
    file["format"] == "nofault-postmortem"
}

/// The examples of the page about the format.
fn examples() -> Vec<Value> {
    let page = file("docs/format.md").replace("\r\n", "\n");
    let blocks = page.split("\n```json\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    blocks.map(|block| serde_json::from_str(block).expect("an example is JSON")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_valid(document in document()) {
        let file = serde_json::from_str(&json::write(&document)).expect("is JSON");
        prop_assert_eq!(SCHEMA.validate(&file), Ok(()), "{}", file);
    }
}

#[test]
fn the_sample_is_valid() {
    let by_hand = file("crates/postmortem/samples/reference-documentation.json");
    for text in [by_hand, json::write(&Postmortem::sample(Id(1)))] {
        assert_eq!(SCHEMA.validate(&serde_json::from_str(&text).expect("is JSON")), Ok(()));
    }
}

/// Every postmortem that stands in a text of this repository, be it a test, a page or an example.
#[test]
fn whatever_stands_in_the_repository_is_valid_if_it_is_read() {
    let mut folders =
        ["crates", "docs", "embed", "tests"].map(|folder| root().join(folder)).to_vec();
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("can be listed") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
                continue;
            }
            let Ok(text) = fs::read_to_string(&path) else { continue };
            for (at, _) in text.match_indices("nofault-postmortem") {
                let Some(start) = text[..at].rfind('{') else { continue };
                let mut values = Deserializer::from_str(&text[start..]).into_iter();
                if let Some(Ok(file)) = values.next()
                    && is_ours(&file)
                {
                    SCHEMA.agrees(&file, &path.display().to_string());
                    found += 1;
                }
            }
        }
    }
    assert!(found >= 20, "{found} were found");
}

#[test]
fn the_examples_are_read_and_lose_nothing() {
    let examples = examples();
    assert_eq!(examples.len(), 4);
    for example in &examples {
        assert_eq!(SCHEMA.validate(example), Ok(()), "{example}");
        let document = json::read(&example.to_string()).expect("an example is read");
        let written = serde_json::from_str(&json::write(&document)).expect("is JSON");
        assert_held(example, &written);
    }
    let full = json::read(&examples[1].to_string()).expect("an example is read");
    assert!(full.unknown.keys().eq(["$schema"]), "{:?}", full.unknown);
    for action in full.actions.iter().flat_map(|action| &action.answers_to) {
        assert!(action.target().is_some(), "{action:?}");
    }
}

/// All of `part` is in `whole`, but for ids, which are turned into ours.
fn assert_held(part: &Value, whole: &Value) {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            for (key, part) in part.iter().filter(|(key, _)| *key != "id") {
                assert_held(part, whole.get(key).unwrap_or_else(|| panic!("{key} is lost")));
            }
        }
        (Value::Array(part), Value::Array(whole)) => {
            // Sections that nobody has written to are added.
            for part in part {
                let id = part.get("id").filter(|id| whole.iter().any(|item| item["id"] == **id));
                let at = part.get("text").or(part.get("name")).or(part.get("rule"));
                let same = |item: &&Value| match (id, at) {
                    (Some(id), _) => item["id"] == *id,
                    (None, Some(at)) => {
                        [item.get("text"), item.get("name"), item.get("rule")].contains(&Some(at))
                    }
                    (None, None) => *item == part,
                };
                assert_held(
                    part,
                    whole.iter().find(same).unwrap_or_else(|| panic!("{part} is lost")),
                );
            }
        }
        _ => assert_eq!(part.to_string(), whole.to_string()),
    }
}

/// The page would be short of a field, or the schema of what it has to say.
#[test]
fn the_examples_have_every_field_of_the_schema() {
    let schema: Value = serde_json::from_str(&file("docs/postmortem.schema.json")).expect("JSON");
    let examples = examples();
    let lists = |list: &str| -> Vec<&Value> {
        examples.iter().filter_map(|example| example[list].as_array()).flatten().collect()
    };
    let templates: Vec<_> = examples.iter().filter_map(|example| example.get("template")).collect();
    let questions = templates.iter().filter_map(|template| template["sections"].as_array());
    let types = schema["$defs"].as_object().expect("types");
    let mut checked =
        vec![("the file", &schema["properties"], examples.iter().collect::<Vec<_>>())];
    for (name, definition) in types {
        let items = match name.as_str() {
            "Template" => templates.clone(),
            "Question" => questions.clone().flatten().collect(),
            "Meta" => examples.iter().filter_map(|example| example.get("meta")).collect(),
            "Person" => lists("people"),
            "Section" => lists("sections"),
            "Factor" => lists("factors"),
            "TimelineRow" => lists("timeline"),
            "ActionItem" => lists("actions"),
            "KeptHint" => lists("kept"),
            other => panic!("the page says nothing of {other}"),
        };
        checked.push((name, &definition["properties"], items));
    }
    for (name, properties, items) in checked {
        for (key, property) in properties.as_object().expect("properties") {
            assert!(
                property["description"].as_str().is_some_and(|words| !words.is_empty()),
                "{key}"
            );
            assert!(items.iter().any(|item| item.get(key).is_some()), "{name}: {key}");
        }
    }
    let page = file("docs/format.md");
    for question in &Template::postmortem().sections {
        assert!(page.contains(&format!("`{}`", question.id)), "{}", question.id);
        assert_eq!(question.id, SectionId::new(question.role.id()), "the page says so");
    }
}

#[test]
fn what_the_reader_refuses_is_refused_by_the_schema() {
    let with = |fields: Value| {
        let mut file = value!({"format": "nofault-postmortem"});
        for (key, field) in fields.as_object().expect("fields") {
            file[key] = field.clone();
        }
        file
    };
    for (mistake, file) in [
        ("a list, not an object", value!([])),
        ("a text, not an object", value!("nofault-postmortem")),
        ("nothing", value!(null)),
        ("no format", value!({"meta": {"title": "T"}})),
        ("the format of others", value!({"format": "incident"})),
        ("a format that is no text", value!({"format": 1})),
        ("the version as text", with(value!({"version": "1"}))),
        ("a newer version", with(value!({"version": 2}))),
        ("a version below nought", with(value!({"version": -1}))),
        ("half a version", with(value!({"version": 0.5}))),
        ("no version, said", with(value!({"version": null}))),
        ("an id that is a number", with(value!({"id": 1}))),
        ("a list that is none", with(value!({"timeline": {}}))),
        ("an entry that is no object", with(value!({"actions": ["Fix it"]}))),
        ("a text that is a number", with(value!({"timeline": [{"start": 945}]}))),
        ("a text that is null", with(value!({"timeline": [{"text": null}]}))),
        ("an unknown choice", with(value!({"actions": [{"kind": "magic"}]}))),
        ("an empty choice", with(value!({"meta": {"status": ""}}))),
        ("a choice by what people read", with(value!({"meta": {"status": "In review"}}))),
        ("a choice that is no text", with(value!({"meta": {"by_change": true}}))),
        ("yes or no as text", with(value!({"sections": [{"id": "summary", "ready": "yes"}]}))),
        ("one text for a list", with(value!({"meta": {"tags": "database"}}))),
        ("a number in a list of texts", with(value!({"meta": {"tags": [1]}}))),
        ("details that are none", with(value!({"meta": []}))),
        ("details that are null", with(value!({"meta": null}))),
        ("a section without its id", with(value!({"sections": [{"text": "x"}]}))),
        ("a template without a title", with(value!({"template": {"id": "x"}}))),
        (
            "a question that asks nothing",
            with(value!({"template": {"id": "x", "title": "X", "sections":
                [{"id": "a", "role": "summary", "title": "A"}]}})),
        ),
        ("a kept hint without its sentence", with(value!({"kept": [{"rule": "sarcasm"}]}))),
        ("a list of accepted points", with(value!({"accepted": ["it was night."]}))),
        ("a reason that is no text", with(value!({"accepted": {"it was night.": 1}}))),
    ] {
        assert!(!SCHEMA.agrees(&file, mistake), "{mistake}");
    }
}

/// Calls `look` with `file` for each way to put something else at one of the places of `within`.
fn for_each_change(file: &mut Value, pointer: &str, look: &mut dyn FnMut(&Value, &str)) {
    let others = [
        value!(null),
        value!(true),
        value!(1),
        value!(-1.5),
        value!(""),
        value!("other"),
        value!([]),
        value!([""]),
        value!({}),
        value!({"id": "x"}),
    ];
    let here = file.pointer(pointer).cloned().unwrap_or_default();
    for other in others {
        *file.pointer_mut(pointer).expect("is there") = other;
        look(file, pointer);
    }
    *file.pointer_mut(pointer).expect("is there") = here.clone();
    let keys: Vec<String> = match &here {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(items) => (0..items.len()).map(|at| at.to_string()).collect(),
        _ => Vec::new(),
    };
    for key in keys {
        let inner = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        for_each_change(file, &inner, look);
        if here.is_object() {
            let without = |file: &mut Value, fields: Value| {
                *file.pointer_mut(pointer).expect("is there") = fields;
            };
            let mut fewer = here.clone();
            fewer.as_object_mut().expect("is one").shift_remove(&key);
            without(file, fewer);
            look(file, &format!("without {inner}"));
            without(file, here.clone());
        }
    }
}

#[test]
fn wherever_something_else_stands_both_say_the_same() {
    let (mut valid, mut refused) = (0, 0);
    for mut example in examples() {
        for_each_change(&mut example, "", &mut |file, place| {
            if SCHEMA.agrees(file, place) { valid += 1 } else { refused += 1 }
        });
    }
    assert!(valid > 100 && refused > 500, "{valid} valid, {refused} refused");
}

/// What a schema cannot say. The page about the format lists it.
#[test]
fn where_schema_and_reader_differ() {
    let valid = |text: &str| SCHEMA.validate(&serde_json::from_str(text).expect("is JSON")).is_ok();
    // JSON Schema knows numbers, not how they are written.
    for whole in ["1.0", "1e0", "0.0"] {
        let text = format!(r#"{{"format": "nofault-postmortem", "version": {whole}}}"#);
        assert!(valid(&text) && json::read(&text).is_err(), "{text}");
    }
    // It starts where JSON was read: from what is nested too deeply, nothing was.
    let (open, close) = ("[".repeat(127), "]".repeat(127));
    let deep = format!(r#"{{"format": "nofault-postmortem", "x": {open}{close}}}"#);
    assert!(json::read(&deep).is_err());
    let mut fields = value!({"format": "nofault-postmortem", "x": []});
    for _ in 0..127 {
        fields["x"] = Value::Array(vec![fields["x"].take()]);
    }
    assert_eq!(SCHEMA.validate(&fields), Ok(()));
}
