//! Values between commas, semicolons or tabs, with quotes.

use crate::columns::Record;
use crate::cursor::{beginning, trim};

/// How many lines a quoted value may have. One that is longer was never closed.
const LONGEST: usize = 500;

/// Reads all records. Quotes that are never closed are letters like any other.
pub(crate) fn records(all: &[&str], separator: char) -> Vec<Record> {
    let mut records = Vec::new();
    let mut quotes = true;
    let mut at = 0;
    while at < all.len() {
        if trim(all[at]).is_empty() {
            at += 1;
            continue;
        }
        let read = if quotes { quoted(all, at, separator) } else { None };
        let (cells, next) = match read {
            Some(read) => read,
            None => {
                // Looking for the end of a quote again and again would take for ever.
                quotes &= !all[at].contains('"');
                (all[at].split(separator).map(|cell| trim(cell).to_owned()).collect(), at + 1)
            }
        };
        records.push(Record {
            cells,
            link: String::new(),
            lines: at..next,
            heading: false,
            day: None,
        });
        at = next;
    }
    records
}

/// A record that begins at a line, and the line behind it. `None` if a quote is not closed.
fn quoted(all: &[&str], from: usize, separator: char) -> Option<(Vec<String>, usize)> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut at = from;
    let mut rest = all[at];
    loop {
        // A cell begins here.
        let start = rest.trim_start_matches(' ');
        if let Some(mut inner) = start.strip_prefix('"') {
            loop {
                match inner.find('"') {
                    Some(end) => {
                        cell.push_str(&inner[..end]);
                        inner = &inner[end + 1..];
                        match inner.strip_prefix('"') {
                            Some(more) => {
                                cell.push('"');
                                inner = more;
                            }
                            None => break,
                        }
                    }
                    None => {
                        cell.push_str(inner);
                        cell.push('\n');
                        at += 1;
                        if at >= all.len() || at - from > LONGEST {
                            return None;
                        }
                        inner = all[at];
                    }
                }
            }
            rest = inner;
        }
        let end = rest.find(separator);
        cell.push_str(&rest[..end.unwrap_or(rest.len())]);
        cells.push(trim(&cell).to_owned());
        cell.clear();
        match end {
            Some(end) => rest = &rest[end + separator.len_utf8()..],
            None => return Some((cells, at + 1)),
        }
    }
}

/// Whether the first line of a text names the columns of the others.
pub(crate) fn has_headings(sample: &[&str]) -> bool {
    let Some(first) = sample.iter().find(|line| !trim(line).is_empty()) else { return false };
    sample.len() > 1
        && SEPARATORS.into_iter().any(|separator| {
            let cells: Vec<String> =
                beginning(first, 2_000).split(separator).map(|it| trim(it).to_owned()).collect();
            cells.len() > 1 && crate::columns::names_columns(&cells)
        })
}

const SEPARATORS: [char; 3] = ['\t', ',', ';'];

/// What separates the values of a text, if it is likely to be a table: the columns are named, or all
/// lines have as many and one of them is a time and nothing else.
pub(crate) fn separator(sample: &[&str]) -> Option<char> {
    SEPARATORS.into_iter().find(|separator| {
        let first = sample.iter().find(|line| !trim(line).is_empty());
        if !first.is_some_and(|line| beginning(line, 2_000).contains(*separator)) {
            return false;
        }
        let records = records(sample, *separator);
        let Some(first) = records.first() else { return false };
        let width = first.cells.len();
        if width < 2 || records.len() < 2 {
            return false;
        }
        // `09:45:10,123 text` has a comma in its time.
        let thousandths = |record: &Record| {
            let digits =
                record.cells.get(1).map(|it| it.bytes().take_while(u8::is_ascii_digit).count());
            digits == Some(3)
        };
        if *separator == ',' && records.iter().all(thousandths) {
            return false;
        }
        if crate::columns::names_columns(&first.cells) {
            return true;
        }
        let even = records.iter().filter(|record| record.cells.len() == width).count();
        let is_time = |cell: &String| {
            let mut cursor = crate::cursor::Cursor(cell);
            crate::stamp::stamp(&mut cursor).is_some() && cursor.0.is_empty()
        };
        let timed = |record: &&Record| record.cells.iter().take(3).any(is_time);
        even * 10 >= records.len() * 9
            && records.iter().filter(timed).count() * 10 >= records.len() * 9
    })
}
