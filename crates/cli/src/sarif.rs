//! SARIF 2.1.0, the format of code scanning. Everything in it is a note: nothing is an error.

use serde_json::{Value, json};

use crate::check::{Checked, Report};
use crate::note::{Note, Rule};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(report: &Report) -> String {
    let mut rules: Vec<Rule> = Vec::new();
    let mut results = Vec::new();
    for file in &report.files {
        for note in &file.notes {
            let known = rules.iter().position(|rule| *rule == note.rule);
            let index = known.unwrap_or_else(|| {
                rules.push(note.rule);
                rules.len() - 1
            });
            results.push(result(file, note, index));
        }
    }
    let rules: Vec<Value> = rules.into_iter().map(rule).collect();
    let told = report
        .problems
        .iter()
        .map(|problem| json!({ "level": "error", "message": { "text": problem } }));
    let all = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Nofault",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "invocations": [{
                "executionSuccessful": report.problems.is_empty(),
                "toolExecutionNotifications": told.collect::<Vec<_>>(),
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{all:#}\n")
}

fn rule(rule: Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.title() },
        "help": { "text": rule.page(), "markdown": rule.page() },
        "defaultConfiguration": { "level": "note" },
        "properties": { "tags": [rule.kind()] },
    })
}

fn result(file: &Checked, note: &Note, index: usize) -> Value {
    let mut text = note.question.clone();
    if let Some(words) = &note.words {
        text = format!("“{}”: {text}", words.marked);
    }
    if let Some(wording) = &note.wording {
        text.push_str(&format!(" Suggestion: “{wording}”"));
    }
    let mut place = json!({
        "artifactLocation": { "uri": file.name.as_deref().map_or("stdin".into(), uri) },
    });
    if let Some(at) = note.at {
        place["region"] = json!({
            "startLine": at.start.line, "startColumn": at.start.column,
            "endLine": at.end.line, "endColumn": at.end.column,
        });
    }
    let mut location = json!({ "physicalLocation": place });
    if !note.section.is_empty() {
        location["logicalLocations"] = json!([{ "name": note.section }]);
    }
    json!({
        "ruleId": note.rule.id(),
        "ruleIndex": index,
        "level": "note",
        "message": { "text": text },
        "locations": [location],
        "properties": { "severity": note.level() },
    })
}

/// The name of a file as an address, relative where the name is.
fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut out = String::from(if name.starts_with('/') { "file://" } else { "" });
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
