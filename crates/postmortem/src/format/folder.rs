//! Many files at once, such as a folder of saved copies: which of them are read, and what they hold
//! together. That is a [`Backup`], so what becomes of it is what becomes of any other.
//!
//! A document is told by the id in its file: several files with one id are versions of one document. A
//! Markdown or JSON file without an id is named by what is in it (see `Id::from_text`), not by its path:
//! so it is the same document each time, also after it was renamed, or where the folder around it is
//! opened, and two postmortems that are both called `README.md` never become one. The price is that a
//! file changed by hand is another document. That can be seen and put right; a mixture could not.

use super::backup::{self, Backup, Copied, LATEST, Text, Unread};
use super::{Format, ReadError, copy, json, read_any};
use crate::Postmortem;

/// The largest file that is read, in bytes. A postmortem is a few hundred kilobytes at the most, and a
/// backup that would be larger is written into several files (`backup.js`).
pub const LARGEST: u64 = 32 * 1024 * 1024;
/// How many files are read at once: enough for every postmortem of a team, and soon done.
pub const MOST_FILES: usize = 1_000;
/// How many bytes are read at once: that many saved copies.
pub const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// How files say that they are ours: JSON, also in a saved copy, and both ends of Markdown.
const SIGNS: [&str; 3] = ["\"nofault-", "\nnofault: ", "\n<!-- nofault "];

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Where it is, from the folder that was chosen; its name, if it was chosen by itself.
    pub path: String,
    /// How many bytes it has.
    pub size: u64,
    /// When it was changed last, in milliseconds since 1970.
    pub at: u64,
}

impl Chosen {
    /// The folder that was chosen, if one was.
    pub fn folder(&self) -> Option<&str> {
        self.path.split_once('/').map(|(folder, _)| folder)
    }

    /// Where it is in that folder.
    fn inside(&self) -> &str {
        self.path.split_once('/').map_or(&self.path, |(_, inside)| inside)
    }

    fn depth(&self) -> usize {
        self.path.bytes().filter(|byte| *byte == b'/').count()
    }

    /// Whether to look into it. What was chosen by itself is; in a folder, what programs keep there is not.
    fn may_be_one(&self) -> bool {
        let hidden = |name: &str| name.starts_with('.') || name == "node_modules";
        self.folder().is_none()
            || (self.ends_with(&[".html", ".htm", ".json", ".md"])
                && !self.inside().split('/').any(hidden))
    }

    fn ends_with(&self, endings: &[&str]) -> bool {
        let bytes = self.path.as_bytes();
        endings.iter().any(|ending| {
            let end = bytes.len().checked_sub(ending.len()).and_then(|from| bytes.get(from..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
        })
    }
}

/// Which files to read, as numbers of a list, and how many that may be postmortems are left out because
/// there are so many. Saved copies go first, then what lies least deep.
pub fn plan(files: &[Chosen]) -> (Vec<usize>, usize) {
    const DEEPEST: usize = 9;
    let (mut order, mut left, mut bytes) = (Vec::new(), 0, 0);
    for rank in 0..=DEEPEST {
        for (at, file) in files.iter().enumerate() {
            let depth = if file.ends_with(&[".postmortem.html"]) { 0 } else { 1 + file.depth() };
            if depth.min(DEEPEST) != rank || !file.may_be_one() {
                continue;
            }
            // What is too large is told, and costs nothing.
            let size = if file.size <= LARGEST { file.size } else { 0 };
            if order.len() < MOST_FILES && bytes + size <= MOST_BYTES {
                bytes += size;
                order.push(at);
            } else {
                left += 1;
            }
        }
    }
    (order, left)
}

/// What was found in files.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The documents in them, and the files that should hold one and cannot be read.
    pub backup: Backup,
    /// Files that hold no postmortem.
    pub others: Vec<String>,
}

impl Gathered {
    /// Takes in what is in a file.
    pub fn take(&mut self, file: &Chosen, text: &str) {
        match self.read(file, text) {
            Ok(()) => {}
            Err(
                ReadError::NotNofault
                | ReadError::NoHeading
                | ReadError::NoCopy
                | ReadError::EmptyCopy,
            ) => self.others.push(file.inside().to_owned()),
            Err(error) => self.refuse(file, backup::why(&error)),
        }
    }

    /// Notes that a file cannot be read, and why.
    pub fn refuse(&mut self, file: &Chosen, why: &'static str) {
        self.unread(file.inside().to_owned(), why);
    }

    /// The file stays where it is, so nothing of it is kept.
    fn unread(&mut self, what: String, why: &'static str) {
        self.backup.unread.push(Unread { what, why, raw: String::new() });
    }

    fn read(&mut self, file: &Chosen, text: &str) -> Result<(), ReadError> {
        let path = file.inside();
        let ours = SIGNS.iter().any(|sign| text.contains(sign));
        // The world is full of JSON, some of it large; and what was cut off before it says that it is
        // ours could be anything.
        if !ours && Format::of(path, text) == Format::Json {
            return Err(ReadError::NotNofault);
        }
        if backup::may_be_one(text) {
            let found = backup::read(text)?;
            self.backup.incomplete |= found.incomplete;
            for it in found.unread {
                self.unread(format!("{path}: {}", it.what), it.why);
            }
            for mut copied in found.documents {
                for text in &mut copied.texts {
                    // How often a library and how often a file was saved cannot be compared; times can.
                    text.rev = 0;
                    if text.name.is_empty() {
                        text.name = path.to_owned();
                    }
                }
                self.backup.add(copied, is_older);
            }
            return Ok(());
        }
        let document = read_any(path, text)?;
        // A heading such as “Summary” is in many a text, and nobody has chosen this one.
        if file.folder().is_some() && !ours && answers(&document) < 2 {
            return Err(ReadError::NoHeading);
        }
        let text = Text {
            body: json::write(&document),
            at: file.at.min(LATEST),
            name: path.to_owned(),
            kept: false,
            rev: copy::revision(text),
        };
        let copied = Copied { id: document.id, document, deleted: false, texts: vec![text] };
        self.backup.add(copied, is_older);
        Ok(())
    }

    /// All of it. Each text stands in a file of its own, so none is let go as one of many saves would be.
    pub fn finish(mut self) -> Gathered {
        for document in &mut self.backup.documents {
            document.texts.iter_mut().rev().skip(1).for_each(|text| text.kept = true);
        }
        self
    }
}

/// Whether a text is older than another, or as old. How often they were saved tells it of two saved
/// copies, also where copying them has changed their times; of all else, when it was changed.
fn is_older(one: &Text, other: &Text) -> bool {
    if one.rev != other.rev && one.rev.min(other.rev) > 0 {
        one.rev < other.rev
    } else {
        one.at <= other.at
    }
}

/// How many of its questions a document answers.
fn answers(document: &Postmortem) -> usize {
    let asked = document.sections.iter().filter(|it| document.template.question(&it.id).is_some());
    asked.filter(|section| document.has_content(section)).count()
}
