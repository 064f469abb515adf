//! Notices of GitHub Actions: commands in the log of a run, shown beside the lines they are about.
//! Whatever a person wrote is escaped, so that nothing in a document or in the name of a file is ever
//! taken for a command.

use crate::check::Report;

pub fn write(report: &Report) -> String {
    let mut out = String::new();
    for file in &report.files {
        for note in &file.notes {
            let mut properties = Vec::new();
            if let Some(name) = &file.name {
                properties.push(format!("file={}", property(&name.replace('\\', "/"))));
            }
            if let Some(at) = note.at {
                properties.push(format!("line={}", at.start.line));
                properties.push(format!("endLine={}", at.end.line));
                // Columns of two lines mean nothing there.
                if at.start.line == at.end.line {
                    properties.push(format!("col={}", at.start.column));
                    properties.push(format!("endColumn={}", at.end.column));
                }
            }
            properties.push(format!("title={}", property(note.rule.title())));
            let mut message = match &note.words {
                Some(words) => format!("“{}”: {}", words.marked, note.question),
                None => note.question.clone(),
            };
            if let Some(wording) = &note.wording {
                message.push_str(&format!("\nSuggestion: “{wording}”"));
            }
            if note.at.is_none() && !note.section.is_empty() {
                message = format!("{}: {message}", note.section);
            }
            out.push_str(&format!("::notice {}::{}\n", properties.join(","), data(&message)));
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
