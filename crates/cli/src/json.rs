//! For programs.

use serde_json::{Value, json};

use crate::check::Report;
use crate::note::Note;
use crate::source::Kind;

pub fn write(report: &Report) -> String {
    let files = report.files.iter().map(|file| {
        json!({
            "file": file.name,
            "postmortem": file.kind != Kind::Prose,
            "notes": file.notes.iter().map(Note::as_json).collect::<Vec<_>>(),
        })
    });
    let files: Vec<Value> = files.collect();
    let all = json!({ "version": 1, "files": files, "problems": report.problems });
    format!("{all:#}\n")
}
