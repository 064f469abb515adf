//! What is said of a small postmortem, in each format. `UPDATE_EXPECT=1` writes it anew.

use std::fs;

use serde_json::Value;

use super::{fixtures, nofault, nofault_in};

fn expect(name: &str, arguments: &[&str]) -> String {
    let said = nofault(&[&["check", "incident.md", "--today", "2020-01-01"], arguments].concat());
    assert_eq!((said.code, &*said.err), (Some(0), ""));
    let file = fixtures().join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &said.out).expect("it is written");
    }
    assert_eq!(said.out, fs::read_to_string(file).expect("a fixture"), "{name}");
    said.out
}

#[test]
fn people_read_places_words_and_questions() {
    let out = expect("human.txt", &[]);
    assert!(!out.contains('\u{1b}'), "no colours where it is no terminal");
}

#[test]
fn programs_read_json() {
    let all: Value =
        serde_json::from_str(&expect("check.json", &["--format", "json"])).expect("JSON");
    let file = fs::read_to_string(fixtures().join("incident.md")).expect("a fixture");
    let lines: Vec<&str> = file.lines().collect();
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    for note in all["files"][0]["notes"].as_array().expect("notes") {
        let Some(words) = note["words"].as_str() else { continue };
        let at = &note["at"];
        let (from, to) = (number(&at["column"]) - 1, number(&at["end_column"]) - 1);
        let line = lines[number(&at["line"]) - 1];
        assert_eq!(line.get(from..to), Some(words));
    }
}

#[test]
fn github_shows_notices() {
    let out = expect("github.txt", &["--format", "github"]);
    assert!(out.lines().all(|line| line.starts_with("::notice file=incident.md,line=")), "{out}");
}

#[test]
fn code_scanning_reads_sarif() {
    let all: Value =
        serde_json::from_str(&expect("check.sarif", &["--format", "sarif"])).expect("JSON");
    assert_eq!(all["version"], "2.1.0");
    let run = &all["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    assert!(driver["name"].is_string() && driver["semanticVersion"].is_string());
    let rules = driver["rules"].as_array().expect("rules");
    for rule in rules {
        for text in
            [&rule["shortDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]]
        {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert_eq!(rule["defaultConfiguration"]["level"], "note");
    }
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert_eq!(result["level"], "note");
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "incident.md");
        for name in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][name].as_u64().is_some_and(|number| number > 0), "{result}");
        }
    }
}

#[test]
fn a_saved_copy_is_named_by_its_sections() {
    let json = nofault(&["convert", "incident.md", "--to", "json"]).out;
    let island = json.replace('<', "\\u003c");
    let page = format!(
        "<!doctype html><script type=\"application/json\" id=\"nofault-doc\">{island}</script>"
    );
    let check = |arguments: &[&str]| {
        nofault_in(&fixtures(), &[&["check", "-"], arguments].concat(), page.as_bytes()).out
    };
    assert!(check(&[]).contains("standard input, Summary: Person as the cause"), "{}", check(&[]));
    let notices = check(&["--format", "github"]);
    assert!(notices.contains("::notice title=Human error::Root cause and trigger: “"), "{notices}");
    let sarif: Value = serde_json::from_str(&check(&["--format", "sarif"])).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(place["physicalLocation"]["region"], Value::Null);
    assert!(place["logicalLocations"][0]["name"].is_string());
}
