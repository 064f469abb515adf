//! Where the texts of a document stand in the file it was read from.
//!
//! A document does not remember its file. So each text is looked for there, line by line and cell by
//! cell, in the order of the page, and no place is taken twice. What cannot be found has no place: a
//! wrong line is worse than none.

mod index;

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use blameless::SectionRole;
use postmortem::{ActionField, FactorField, Field, Postmortem, RowField, review};

use self::index::{Index, Piece};
use crate::source::Kind;

/// A place in a file, as people count: lines and characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// The place of some words; `end` is behind the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: Position,
    pub end: Position,
}

/// The places of all texts of a document in its file.
pub struct Places<'a> {
    lines: Lines<'a>,
    pieces: HashMap<Field, Vec<Piece>>,
    headings: HashMap<Field, Range<usize>>,
}

impl<'a> Places<'a> {
    /// Looks for the texts of a document in the file it was read from.
    pub fn of(source: &'a str, document: &Postmortem, kind: Kind) -> Places<'a> {
        let lines = Lines::of(source);
        let mut index = match kind {
            Kind::Markdown | Kind::Prose => Index::of_markdown(source, &lines.starts),
            Kind::Json => Index::of_json(source),
            Kind::Copy => Index::default(),
        };
        let (mut pieces, mut headings) = (HashMap::new(), HashMap::new());
        for section in &document.sections {
            let role = document.role_of(&section.id);
            let heading = index.heading(document.title_of(section), role);
            headings.extend(heading.map(|at| (Field::Text(section.id.clone()), at)));
        }
        for (field, text) in review::checked_fields(document) {
            let below = section_of(document, &field).and_then(|section| headings.get(&section));
            let below = below.map_or(0, |at: &Range<usize>| at.end);
            let found = match field {
                Field::Text(_) => index.text(text, below),
                _ => index.cell(text, below),
            };
            pieces.insert(field, found);
        }
        Places { lines, pieces, headings }
    }

    /// The place of some bytes of a field.
    pub fn span(&self, field: &Field, span: &Range<usize>) -> Option<Span> {
        let pieces = self.pieces.get(field)?;
        let place = |at: usize| {
            let last = pieces.partition_point(|piece| piece.text.start <= at).checked_sub(1)?;
            let piece = &pieces[last];
            (at <= piece.text.end).then(|| piece.at + at - piece.text.start)
        };
        let start = place(span.start)?;
        let end = place(span.end).filter(|end| *end >= start).unwrap_or(start);
        Some(Span { start: self.lines.position(start), end: self.lines.position(end) })
    }

    /// The place of a field as a whole: its heading, or the words of its row.
    pub fn whole(&self, field: &Field) -> Option<Span> {
        let range = match self.headings.get(field) {
            Some(heading) => heading.clone(),
            None => {
                let pieces = self.pieces.get(&words_of(field))?;
                let (first, last) = (pieces.first()?, pieces.last()?);
                first.at..last.at + last.text.len()
            }
        };
        Some(Span { start: self.lines.position(range.start), end: self.lines.position(range.end) })
    }
}

/// The section that a field stands in.
fn section_of(document: &Postmortem, field: &Field) -> Option<Field> {
    let role = match field {
        Field::Text(_) => return Some(field.clone()),
        Field::Row(..) => SectionRole::Timeline,
        Field::Action(..) => SectionRole::Actions,
        Field::Factor(..) => SectionRole::Cause,
        _ => return None,
    };
    let mut sections = document.sections.iter();
    let section = sections.find(|section| document.role_of(&section.id) == role)?;
    Some(Field::Text(section.id.clone()))
}

/// The words of the row that a field belongs to.
fn words_of(field: &Field) -> Field {
    match field {
        Field::Row(id, _) => Field::Row(*id, RowField::Text),
        Field::Action(id, _) => Field::Action(*id, ActionField::Text),
        Field::Factor(id, _) => Field::Factor(*id, FactorField::Text),
        field => field.clone(),
    }
}

/// The lines of a file.
struct Lines<'a> {
    source: &'a str,
    /// Where each line begins; a mark of byte order belongs to none.
    starts: Vec<usize>,
    /// What was counted last: a place and its column. Places are asked for from top to bottom, and a line
    /// may be as long as a file.
    counted: Cell<(usize, Position)>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a str) -> Lines<'a> {
        let bytes = source.as_bytes();
        let mut starts = vec![if source.starts_with('\u{feff}') { 3 } else { 0 }];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        Lines { source, starts, counted: Cell::new((0, Position { line: 0, column: 1 })) }
    }

    fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts[line - 1];
        let (from, before) = match self.counted.get() {
            (from, before) if before.line == line && from <= at => (from, before.column),
            _ => (start, 1),
        };
        let characters = self.source.get(from..at).unwrap_or_default().chars().count();
        let position = Position { line, column: before + characters };
        self.counted.set((at, position));
        position
    }
}

#[cfg(test)]
mod tests;
