//! Rows before their days are known, and what puts lines together.

use std::borrow::Cow;
use std::ops::Range;

use crate::cursor::trim;
use crate::day::Day;
use crate::row::{Left, Milestone, Why};
use crate::stamp::Stamp;

/// A row before its day is known.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub stamp: Stamp,
    pub end: Option<Stamp>,
    pub text: String,
    pub author: String,
    pub highlighted: bool,
    pub evidence: String,
    pub milestone: Option<Milestone>,
    pub lines: Range<usize>,
}

impl Draft {
    pub fn new(stamp: Stamp, text: impl Into<String>, lines: Range<usize>) -> Draft {
        Draft {
            stamp,
            end: None,
            text: text.into(),
            author: String::new(),
            highlighted: false,
            evidence: String::new(),
            milestone: None,
            lines,
        }
    }
}

/// What was read, piece by piece, in the order of the text.
#[derive(Default)]
pub(crate) struct Found {
    pub pieces: Vec<Piece>,
    pub left: Vec<Left>,
}

/// A row, or a day that the rows below it are of.
pub(crate) enum Piece {
    Row(Draft),
    Day(Day),
}

impl Found {
    pub fn row(&mut self, draft: Draft) {
        self.pieces.push(Piece::Row(draft));
    }

    pub fn leave(&mut self, all: &[&str], lines: Range<usize>, why: Why) {
        let text = all.get(lines.clone()).unwrap_or_default().join("\n");
        match self.left.last_mut() {
            // What cannot be read is shown together.
            Some(last) if last.why == why && last.lines.end == lines.start => {
                last.text.push('\n');
                last.text.push_str(&text);
                last.lines.end = lines.end;
            }
            _ => self.left.push(Left { lines, text, why }),
        }
    }
}

/// What a line is.
pub(crate) enum Line<'a> {
    /// A row begins here.
    Head(Head<'a>),
    /// The rows below are of this day.
    Day(Day),
    /// It names what follows, and no row goes on behind it.
    Heading,
    /// It is no row, and no part of one.
    Aside(Why),
    /// It belongs to the row before.
    More,
}

/// The line a row begins with.
pub(crate) struct Head<'a> {
    pub stamp: Stamp,
    pub end: Option<Stamp>,
    pub author: Author<'a>,
    pub evidence: &'a str,
    pub text: Cow<'a, str>,
    /// How many lines it takes.
    pub takes: usize,
}

/// Who wrote a row.
pub(crate) enum Author<'a> {
    Unknown,
    /// Who wrote the row before.
    Same,
    Named(&'a str),
}

impl<'a> Head<'a> {
    pub fn new(stamp: Stamp, text: impl Into<Cow<'a, str>>) -> Head<'a> {
        let text = text.into();
        Head { stamp, end: None, author: Author::Unknown, evidence: "", text, takes: 1 }
    }

    pub fn by(self, author: &'a str) -> Head<'a> {
        Head { author: Author::Named(author), ..self }
    }
}

/// Reads line after line. `read` is given all lines and the number of the one to read.
pub(crate) fn by_lines<'a>(all: &[&'a str], read: &dyn Fn(&[&'a str], usize) -> Line<'a>) -> Found {
    let mut found = Found::default();
    let mut open: Option<Draft> = None;
    let mut author = String::new();
    let mut at = 0;
    while at < all.len() {
        let mut takes = 1;
        match read(all, at) {
            Line::Head(head) => {
                takes = head.takes.max(1);
                close(&mut found, all, open.take());
                match head.author {
                    Author::Unknown => author.clear(),
                    Author::Same => {}
                    Author::Named(name) => author = name.to_owned(),
                }
                let mut draft = Draft::new(head.stamp, head.text, at..at + takes);
                draft.end = head.end;
                draft.author.clone_from(&author);
                draft.evidence = head.evidence.to_owned();
                open = Some(draft);
            }
            Line::Day(day) => {
                close(&mut found, all, open.take());
                found.pieces.push(Piece::Day(day));
                found.leave(all, at..at + 1, Why::Heading);
            }
            Line::Heading => {
                close(&mut found, all, open.take());
                found.leave(all, at..at + 1, Why::Heading);
            }
            Line::Aside(why) => found.leave(all, at..at + 1, why),
            Line::More => match &mut open {
                Some(draft) => {
                    draft.text.push('\n');
                    draft.text.push_str(all[at]);
                    if !trim(all[at]).is_empty() {
                        draft.lines.end = at + 1;
                    }
                }
                None if trim(all[at]).is_empty() => {}
                None => found.leave(all, at..at + 1, Why::Unread),
            },
        }
        at += takes;
    }
    close(&mut found, all, open);
    found
}

/// A row is done when the next one begins.
fn close(found: &mut Found, all: &[&str], draft: Option<Draft>) {
    let Some(mut draft) = draft else { return };
    let end = draft.text.trim_end().len();
    draft.text.truncate(end);
    let start = draft.text.len() - draft.text.trim_start_matches(['\n', '\r']).len();
    draft.text.drain(..start);
    if draft.text.is_empty() {
        // A time, and nothing that happened.
        found.leave(all, draft.lines, Why::Aside);
    } else {
        found.row(draft);
    }
}
