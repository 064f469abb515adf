//! Why a file could not be read.

use std::error::Error;
use std::fmt;

/// Why a file could not be read, in words for the person who chose it: what is so, what is safe, what
/// to do next. Reading never changes anything, and every message says so once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The text is not JSON.
    NotJson {
        /// Line on which reading stopped, from 1.
        line: usize,
        /// Column at which reading stopped, from 1.
        column: usize,
        /// What was found there.
        reason: String,
    },
    /// JSON inside JSON inside JSON, deeper than any postmortem.
    TooDeep,
    /// JSON, but not ours.
    NotNofault,
    /// Markdown, but without one heading of a postmortem.
    NoHeading,
    /// A page, but not a copy that Nofault has saved.
    NoCopy,
    /// The empty file that copies are made of.
    EmptyCopy,
    /// Written by a later version of the format.
    Newer {
        /// Its version.
        version: u64,
    },
    /// Ours, but something in it is of another kind than it can be.
    WrongShape {
        /// Where.
        place: String,
        /// What is there.
        reason: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotJson { line, column, reason } => write!(
                f,
                "This file is not complete JSON: reading stopped at line {line}, column {column} \
                 ({reason}). Nothing was changed. If Nofault wrote it, an earlier copy may be whole.",
            ),
            ReadError::TooDeep => f.write_str(
                "This file is nested more deeply than any postmortem. Nothing was changed. Is it the \
                 file you meant?",
            ),
            ReadError::NotNofault => f.write_str(
                "This file is JSON, but not a postmortem saved by Nofault. Nothing was changed. Is it \
                 the file you meant?",
            ),
            ReadError::NoHeading => f.write_str(
                "This text has none of the headings of a postmortem, such as “## Summary”. Add one, or \
                 paste the text into a new postmortem. Nothing was changed.",
            ),
            ReadError::NoCopy => f.write_str(
                "This page has no postmortem in it: of pages, only copies that Nofault has saved are \
                 read. Nothing was changed. To bring in what it says, paste the text into a postmortem.",
            ),
            ReadError::EmptyCopy => f.write_str(
                "This is Nofault itself, with no postmortem in it yet. Nothing was changed.",
            ),
            ReadError::Newer { version } => write!(
                f,
                "This file was saved by a newer Nofault (format {version}; this one reads up to {}). \
                 Nothing was changed. A newer Nofault will open it.",
                super::VERSION,
            ),
            ReadError::WrongShape { place, reason } => write!(
                f,
                "This postmortem holds something unexpected in {place}: {reason}. Nothing was changed. \
                 Put that place right in the file, or open an earlier copy.",
            ),
        }
    }
}

impl Error for ReadError {}
