//! Writes a document in another format.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use postmortem::format::{Format, html};

use crate::options::{Convert, To};
use crate::source::Source;
use crate::{Outcome, Streams, complain, human, print};

pub fn run(options: &Convert, streams: &mut Streams) -> Outcome {
    let read = Source::read(&options.file, streams.input);
    let written =
        read.and_then(|source| source.document(false)).map(|(document, _)| match options.to {
            To::Md => Format::Markdown.write(&document),
            To::Json => Format::Json.write(&document),
            To::Html => html::page(&document),
        });
    let written = written.and_then(|text| match &options.output {
        Some(path) if path != Path::new("-") => save(path, &text, options.force).map(|()| None),
        _ => Ok(Some(text)),
    });
    match written {
        Ok(Some(text)) => print(streams, &text, Outcome::Fine),
        Ok(None) => Outcome::Fine,
        Err(why) => {
            complain(streams, format_args!("nofault: {}\n", human::printable(&why)));
            Outcome::Problem
        }
    }
}

/// Writes a file that is not there yet; with `force`, in the place of one that is.
fn save(path: &Path, text: &str, force: bool) -> Result<(), String> {
    let written = match force {
        true => fs::write(path, text),
        // One step, so that a file which appears in between is not written over.
        false => OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .and_then(|mut file| file.write_all(text.as_bytes())),
    };
    written.map_err(|error| {
        let why = match error.kind() {
            ErrorKind::AlreadyExists => {
                "There is a file of this name already, and it was left as it is. Take another name, or \
                 replace it with --force."
                    .to_owned()
            }
            ErrorKind::NotFound => "The folder for this file does not exist. Make it first.".to_owned(),
            ErrorKind::IsADirectory => "This is a folder. Name a file in it.".to_owned(),
            _ => format!("This could not be written: {error}. Try another place."),
        };
        format!("{}: {why}", path.display())
    })
}
