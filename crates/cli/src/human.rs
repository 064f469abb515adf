//! For people: a place, the words, a question.

use crate::check::{Checked, Report};
use crate::note::{Note, Words};
use crate::source::Kind;

/// How much of a sentence is shown before and after the words, in characters.
const AROUND: usize = 120;

pub fn write(report: &Report, color: bool) -> String {
    let mut out = String::new();
    for file in &report.files {
        if file.kind == Kind::Prose {
            out.push_str(&printable(&file.label));
            out.push_str(": no headings of a postmortem, so this was read as plain text.\n\n");
        }
        for note in &file.notes {
            one(file, note, color, &mut out);
        }
    }
    let count = |hints| {
        let all = report.files.iter().flat_map(|file| &file.notes);
        all.filter(|note| note.is_hint() == hints).count()
    };
    let number = |count, one: &str, several: &str| match count {
        0 => format!("no {several}"),
        1 => format!("1 {one}"),
        _ => format!("{count} {several}"),
    };
    if !report.files.is_empty() {
        let hints = number(count(true), "wording hint", "wording hints");
        let questions =
            number(count(false), "question about the facts", "questions about the facts");
        let files = number(report.files.len(), "file", "files");
        out.push_str(&format!("{files} read: {hints}, {questions}.\n"));
    }
    out
}

fn one(file: &Checked, note: &Note, color: bool, out: &mut String) {
    let style = |code: &str, text: &str| match color {
        true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        false => text.to_owned(),
    };
    let place = match note.at {
        Some(at) => format!("{}:{}:{}", file.label, at.start.line, at.start.column),
        None if note.section.is_empty() => file.label.clone(),
        None => format!("{}, {}", file.label, note.section),
    };
    out.push_str(&style("1", &printable(&place)));
    out.push_str(&format!(
        ": {} {}\n",
        note.rule.title(),
        style("2", &format!("[{}]", note.rule.id()))
    ));
    if let Some(Words { before, marked, after }) = &note.words {
        let (before, marked, after) = (printable(before), printable(marked), printable(after));
        let marked = match color {
            true => style("4", &marked),
            false => format!("[[{marked}]]"),
        };
        out.push_str(&format!(
            "    {}{marked}{}\n",
            tail(before.trim_start()),
            head(after.trim_end())
        ));
    }
    out.push_str(&format!("    {}\n", printable(&note.question)));
    if let Some(wording) = note.wording.as_ref().filter(|it| it.chars().count() <= 4 * AROUND) {
        out.push_str(&format!("    Suggestion: “{}”\n", printable(wording)));
    }
    out.push('\n');
}

/// A text on one line, without what a terminal would take for a command, or turn the line round with.
pub fn printable(text: &str) -> String {
    let shown = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    });
    shown.collect()
}

fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    }
}
