//! The questions of Nofault on the command line: postmortems in, hints out; and from one format into
//! another. The engine, the questions about facts and the formats are those of the editor.

mod check;
mod convert;
mod github;
mod human;
mod json;
mod note;
mod options;
mod places;
mod sarif;
mod source;

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};

use clap::Parser;

use crate::options::{Command, Options};

/// What a process has: its streams, and whether its output can have colours.
pub struct Streams<'a> {
    /// What `-` stands for.
    pub input: &'a mut dyn Read,
    /// Where hints and documents go.
    pub out: &'a mut dyn Write,
    /// Where problems are told.
    pub err: &'a mut dyn Write,
    /// Whether the output is a terminal whose owner wants colours.
    pub color: bool,
}

/// The answer of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// All was read and told.
    Fine = 0,
    /// `--fail-on` was asked for, and met.
    Met = 1,
    /// Something could not be read, written or understood.
    Problem = 2,
}

/// Does what the arguments ask for. The answer is the exit code: 0, 1 where `--fail-on` was met, 2 where
/// something could not be read, written or understood.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams) -> u8 {
    let outcome = match Options::try_parse_from(arguments) {
        Ok(Options { command: Command::Check(options) }) => check::run(&options, streams),
        Ok(Options { command: Command::Convert(options) }) => convert::run(&options, streams),
        Err(told) if told.use_stderr() => {
            complain(streams, told.render());
            Outcome::Problem
        }
        Err(told) => print(streams, &told.render().to_string(), Outcome::Fine),
    };
    outcome as u8
}

/// Writes to the output. Whoever stops reading, such as `head`, has had enough.
fn print(streams: &mut Streams, text: &str, outcome: Outcome) -> Outcome {
    match streams.out.write_all(text.as_bytes()).and_then(|()| streams.out.flush()) {
        Ok(()) => outcome,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => outcome,
        Err(error) => {
            let why =
                format!("nofault: The output could not be written: {error}. Is there room?\n");
            complain(streams, why);
            Outcome::Problem
        }
    }
}

/// Tells a problem. Where even that cannot be written, the exit code still tells.
fn complain(streams: &mut Streams, words: impl std::fmt::Display) {
    let _ = write!(streams.err, "{words}");
}
