//! Reads files, and tells what the editor would ask about them.

use std::path::Path;

use blameless::Severity;

use crate::note::{self, Note};
use crate::options::{Check, FailOn, Format};
use crate::places::Places;
use crate::source::{Kind, Source};
use crate::{Outcome, Streams, complain, github, human, json, print, sarif};

/// What was found in a file.
pub struct Checked {
    /// Its name; `None` for the standard input.
    pub name: Option<String>,
    /// What it is called in sentences.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// Its hints and questions, from top to bottom.
    pub notes: Vec<Note>,
}

/// All that a run has to tell.
pub struct Report {
    pub files: Vec<Checked>,
    /// Why files could not be read, a sentence for each.
    pub problems: Vec<String>,
}

pub fn run(options: &Check, streams: &mut Streams) -> Outcome {
    let mut report = Report { files: Vec::new(), problems: Vec::new() };
    let mut heard = false;
    for path in &options.files {
        if path == Path::new("-") && std::mem::replace(&mut heard, true) {
            report
                .problems
                .push("-: The standard input can be read only once. Name it once.".into());
            continue;
        }
        match Source::read(path, streams.input).and_then(|source| check(&source, options)) {
            Ok(checked) => report.files.push(checked),
            Err(why) => report.problems.push(why),
        }
    }
    let text = match options.format {
        Format::Human => human::write(&report, streams.color),
        Format::Json => json::write(&report),
        Format::Github => github::write(&report),
        Format::Sarif => sarif::write(&report),
    };
    let outcome = match report.problems.is_empty() {
        true if is_met(&options.fail_on, &report) => Outcome::Met,
        true => Outcome::Fine,
        false => Outcome::Problem,
    };
    let outcome = print(streams, &text, outcome);
    for problem in &report.problems {
        complain(streams, format_args!("nofault: {}\n", human::printable(problem)));
    }
    outcome
}

fn check(source: &Source, options: &Check) -> Result<Checked, String> {
    let (document, kind) = source.document(true)?;
    let places = Places::of(&source.text, &document, kind);
    let mut notes = note::hints(&document, &places, &options.preferences());
    // Facts are asked of postmortems.
    if kind != Kind::Prose {
        notes.extend(note::questions(&document, &places, options.today));
        notes.retain(|note| !options.hide.iter().any(|id| *id == note.rule.id()));
    }
    // From top to bottom; what has no place comes after what has one.
    notes.sort_by_key(|note| (note.at.is_none(), note.at));
    Ok(Checked { name: source.name.clone(), label: source.label().to_owned(), kind, notes })
}

fn is_met(fail_on: &[FailOn], report: &Report) -> bool {
    let mut notes = report.files.iter().flat_map(|file| &file.notes);
    notes.any(|note| {
        fail_on.iter().any(|what| match what {
            FailOn::Blame => note.severity >= Some(Severity::Blame),
            FailOn::Bias => note.severity >= Some(Severity::Bias),
            FailOn::Hint => note.is_hint(),
            FailOn::Question => !note.is_hint(),
        })
    })
}
