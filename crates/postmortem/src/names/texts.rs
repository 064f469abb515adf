//! Every text in a document, wherever it stands in its file: what a later version adds is among them.

use serde_json::Value;

use crate::keys::field_at;
use crate::time::{Entry, is_date};
use crate::{Field, Fields, MetaField, Place, Postmortem, Template, shape};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Words that somebody wrote.
    Prose,
    /// Who somebody is: a name, a role or a team.
    Who,
    /// Words that have lost their case, by which something else in the document is called.
    Folded,
    /// The points and factors that an action item answers.
    Link,
    /// What a section is called in the file.
    Slug,
}

/// A text, and where it is: the names that lead to it in the file.
pub(super) struct Text<'a> {
    pub(super) sort: Sort,
    pub(super) path: &'a [String],
}

impl Text<'_> {
    /// Where that is in the document.
    pub(super) fn place(&self) -> Place {
        let field = match self.path {
            // Entries of lists such as the authors are no fields of their own.
            [meta, key, _] if meta == "meta" => field_at(&[meta.clone(), key.clone()]),
            path => field_at(path).filter(|field| !matches!(field, Field::Accepted(_))),
        };
        field.map_or_else(|| Place::Other(self.path.to_vec()), Place::Field)
    }
}

type Visit<'v> = &'v mut dyn FnMut(Text, &mut String);

/// Shows every text of a file to `visit`, which may change it. What no person has worded is left out:
/// ids, answers that are one of a few, times and zones that are understood.
pub(super) fn visit(file: &mut Fields, visit: Visit) {
    each(file, &mut Vec::new(), visit);
}

/// Shows every text of a document to `look`, the built-in template left out.
pub(super) fn look(document: &Postmortem, look: &mut dyn FnMut(Text, &str)) {
    visit(&mut file_of(document), &mut |text, words| look(text, words));
}

/// The document as a file has it. The built-in template, which is in every copy of the program, is left
/// out.
pub(super) fn file_of(document: &Postmortem) -> Fields {
    let mut file = shape::write(document);
    if *document.template == Template::postmortem() {
        file.shift_remove("template");
    }
    file
}

fn each(fields: &mut Fields, path: &mut Vec<String>, visit: Visit) {
    let mut renamed = Vec::new();
    for (key, value) in fields.iter_mut() {
        path.push(key.clone());
        let mut name = key.clone();
        if !is_ours(key) {
            let sort = if path[0] == "accepted" { Sort::Folded } else { Sort::Prose };
            visit(Text { sort, path }, &mut name);
        }
        if name != *key {
            renamed.push((key.clone(), name));
        }
        value_at(value, path, visit);
        path.pop();
    }
    if !renamed.is_empty() {
        rename(fields, &renamed);
    }
}

fn value_at(value: &mut Value, path: &mut Vec<String>, visit: Visit) {
    match value {
        Value::String(words) => {
            if let Some(sort) = sort_of(path).filter(|_| !is_understood(path, words)) {
                visit(Text { sort, path }, words);
            }
        }
        Value::Object(fields) => each(fields, path, visit),
        Value::Array(items) => {
            for (number, item) in items.iter_mut().enumerate() {
                let id = item.as_object().and_then(|item| item.get("id")?.as_str());
                path.push(id.map_or_else(|| number.to_string(), str::to_owned));
                value_at(item, path, visit);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Gives names to values anew. Where two have one name now, the second is numbered: no value is lost.
fn rename(fields: &mut Fields, renamed: &[(String, String)]) {
    for (key, value) in std::mem::take(fields) {
        let name = renamed.iter().find(|(old, _)| *old == key).map_or(key, |(_, new)| new.clone());
        let mut free = name.clone();
        let mut number = 1;
        while fields.contains_key(&free) {
            number += 1;
            free = format!("{name} {number}");
        }
        fields.insert(free, value);
    }
}

/// Whether a field is called so by this program.
fn is_ours(key: &str) -> bool {
    const OURS: [&str; 36] = [
        "accepted",
        "actions",
        "answers",
        "answers_to",
        "category",
        "done_when",
        "due",
        "end",
        "end_at",
        "evidence",
        "example",
        "factors",
        "hidden_rules",
        "highlighted",
        "id",
        "ignored_words",
        "kept",
        "kind",
        "mark",
        "meta",
        "milestone",
        "name",
        "owner",
        "people",
        "priority",
        "prompts",
        "question",
        "ready",
        "reason",
        "role",
        "rule",
        "sections",
        "sentence",
        "start",
        "start_at",
        "template",
    ];
    const MORE: [&str; 4] = ["text", "ticket", "timeline", "zone"];
    OURS.contains(&key) || MORE.contains(&key) || MetaField::ALL.iter().any(|it| it.id() == key)
}

/// What kind of text stands at a place; `None` for what no person has worded.
fn sort_of(path: &[String]) -> Option<Sort> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path[..] {
        ["id"]
        | ["hidden_rules", _]
        | ["template", "sections", _, "role"]
        | ["kept", _, "rule"] => None,
        ["timeline" | "actions" | "people" | "factors", _, "id"] => None,
        ["meta", "status" | "detected_by" | "by_change" | "due_within"]
        | ["timeline", _, "mark" | "milestone"]
        | ["actions", _, "kind" | "status"]
        | ["factors", _, "category"] => None,
        ["template", "sections", _, "id"] | ["sections", _, "id"] | ["template", "id"] => {
            Some(Sort::Slug)
        }
        ["meta", "authors", _] | ["meta", "facilitator"] => Some(Sort::Who),
        ["people", _, "name"] | ["actions", _, "owner"] | ["timeline", _, "role"] => {
            Some(Sort::Who)
        }
        ["actions", _, "answers_to", _] => Some(Sort::Link),
        ["kept", _, "sentence"] => Some(Sort::Folded),
        _ => Some(Sort::Prose),
    }
}

/// Whether a text is a time or a zone that computes: one that holds a word like a name stays what it is.
fn is_understood(path: &[String], words: &str) -> bool {
    const AREAS: [&str; 13] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Canada",
        "Etc",
        "Europe",
        "Indian",
        "Pacific",
        "US",
    ];
    let key = match path {
        [_, key] | [_, _, key] if !matches!(path[0].as_str(), "template" | "accepted") => key,
        _ => return false,
    };
    match key.as_str() {
        "start" | "end" => Entry::parse(words).is_some(),
        "start_at" | "end_at" => words.chars().all(|c| c.is_ascii_digit() || "-+:.TZ".contains(c)),
        "date" | "due" => is_date(words),
        "zone" | "time_zone" | "second_zone" => {
            !words.contains(' ') && words.split('/').next().is_some_and(|it| AREAS.contains(&it))
        }
        _ => false,
    }
}
