//! Tables in Markdown, and in HTML. Markup is read as text and never shown as anything else.

use crate::columns::Record;
use crate::cursor::trim;
use crate::draft::Found;
use crate::notes::{day_heading, day_line};
use crate::row::Why;

/// Reads the rows of Markdown tables. Lines outside of them are left to the caller.
pub(crate) fn markdown(all: &[&str], found: &mut Found) -> Vec<Record> {
    let mut records = Vec::new();
    let mut first = true;
    let mut day = None;
    for (at, line) in all.iter().enumerate() {
        let line = trim(line);
        if line.is_empty() {
            continue;
        }
        if !line.contains('|') {
            let told = day_line(line, false).or_else(|| day_heading(line));
            day = told.or(day);
            let why = if told.is_some() { Why::Heading } else { Why::Unread };
            found.leave(all, at..at + 1, why);
        } else if is_rule(line) {
            found.leave(all, at..at + 1, Why::Heading);
        } else {
            let heading = first && all.get(at + 1).is_some_and(|below| is_rule(trim(below)));
            first = false;
            let cells = cells(line);
            let (link, day) = (String::new(), day.take());
            records.push(Record { cells, link, lines: at..at + 1, heading, day });
        }
    }
    records
}

/// `|---|:--:|`
pub(crate) fn is_rule(line: &str) -> bool {
    line.len() <= 2_000
        && line.contains('|')
        && line.contains("--")
        && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                cell.push('|');
                letters.next();
            }
            '|' => cells.push(trim(&std::mem::take(&mut cell)).to_owned()),
            letter => cell.push(letter),
        }
    }
    if !trim(&cell).is_empty() || cells.is_empty() {
        cells.push(trim(&cell).to_owned());
    }
    cells.into_iter().map(|cell| said(&cell)).collect()
}

/// The words of a cell, with line breaks and entities as they are shown.
fn said(cell: &str) -> String {
    let mut words = String::with_capacity(cell.len());
    for (at, line) in cell.split("<br>").flat_map(|part| part.split("<br/>")).enumerate() {
        if at > 0 {
            words.push('\n');
        }
        decode(line, &mut words);
    }
    words
}

/// Whether a text has a table in HTML.
pub(crate) fn has_html(text: &str) -> bool {
    let tag = |name: &str| {
        text.match_indices('<').take(5_000).any(|(at, _)| {
            let rest = &text.as_bytes()[at + 1..];
            rest.len() > name.len()
                && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                && !rest[name.len()].is_ascii_alphanumeric()
        })
    };
    tag("tr") && (tag("td") || tag("th"))
}

/// Reads the rows of HTML tables.
pub(crate) fn html(text: &str) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut open: Option<Record> = None;
    let mut cell: Option<Cell> = None;
    let mut above = Above::default();
    // The line that the reading has come to.
    let mut line = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        if let Some(cell) = &mut cell {
            decode(words, &mut cell.words);
        }
        line += newlines(words);
        let Some((name, attributes, behind)) = tag_of(tag) else {
            // No tag: the sign is a letter.
            if let Some(cell) = &mut cell {
                cell.words.push('<');
            }
            rest = &tag[1..];
            continue;
        };
        match name.as_str() {
            "tr" | "/tr" | "/table" | "/tbody" | "/thead" => {
                close(&mut records, &mut open, &mut cell, &mut above, line + 1);
                if name == "/table" {
                    above = Above::default();
                }
                if name == "tr" {
                    let (cells, link) = (Vec::new(), String::new());
                    let lines = line..line + 1;
                    open = Some(Record { cells, link, lines, heading: true, day: None });
                }
            }
            "td" | "th" => {
                put(&mut open, &mut cell, &mut above);
                if let Some(record) = &mut open {
                    record.heading &= name == "th";
                    let words = String::new();
                    let span = |name| number(attributes, name).unwrap_or(1);
                    cell = Some(Cell { words, width: span("colspan"), height: span("rowspan") });
                }
            }
            "/td" | "/th" => put(&mut open, &mut cell, &mut above),
            "br" | "p" | "/p" | "li" | "div" | "/div" => {
                if let Some(cell) = cell.as_mut().filter(|cell| !cell.words.is_empty()) {
                    cell.words.push('\n');
                }
            }
            "a" => {
                if let (Some(record), Some(link)) = (&mut open, link(attributes))
                    && record.link.is_empty()
                {
                    record.link = link;
                }
            }
            _ => {}
        }
        let length = tag.len() - behind.len();
        line += newlines(&tag[..length]);
        rest = behind;
    }
    if let Some(cell) = &mut cell {
        decode(rest, &mut cell.words);
    }
    line += newlines(rest);
    close(&mut records, &mut open, &mut cell, &mut above, line + 1);
    records.retain(|record| !record.cells.is_empty());
    records
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// A cell that is being read, and how many columns and rows it takes.
struct Cell {
    words: String,
    width: usize,
    height: usize,
}

/// What cells of the rows above say in the rows below them: for each column, in how many, and what.
#[derive(Default)]
struct Above(Vec<(usize, String)>);

/// The most columns that one cell takes, and the longest words that are said again in a row below.
const WIDEST: usize = 64;
const LONGEST_AGAIN: usize = 200;

impl Above {
    /// Adds what reaches down into the next columns of a row.
    fn reach_into(&mut self, cells: &mut Vec<String>) {
        while let Some((rows, words)) = self.0.get_mut(cells.len()).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            cells.push(words.clone());
        }
    }

    fn add(&mut self, column: usize, rows: usize, words: &str) {
        if column >= WIDEST || rows == 0 {
            return;
        }
        if self.0.len() <= column {
            self.0.resize(column + 1, (0, String::new()));
        }
        let words = if words.len() <= LONGEST_AGAIN { words } else { "" };
        self.0[column] = (rows, words.to_owned());
    }
}

fn put(open: &mut Option<Record>, cell: &mut Option<Cell>, above: &mut Above) {
    let (Some(record), Some(cell)) = (open, cell.take()) else { return };
    let lines = cell.words.split('\n').map(trim).filter(|line| !line.is_empty());
    let words = lines.collect::<Vec<_>>().join("\n");
    above.reach_into(&mut record.cells);
    let first = record.cells.len();
    for column in first..first + cell.width.clamp(1, WIDEST) {
        above.add(column, cell.height.saturating_sub(1), &words);
        record.cells.push(String::new());
    }
    record.cells[first] = words;
}

/// The number that an attribute of a tag has.
fn number(attributes: &str, name: &str) -> Option<usize> {
    let at = attributes.to_ascii_lowercase().find(name)?;
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let digits = value.bytes().take(4).take_while(u8::is_ascii_digit).count();
    value[..digits].parse().ok()
}

fn close(
    records: &mut Vec<Record>,
    open: &mut Option<Record>,
    cell: &mut Option<Cell>,
    above: &mut Above,
    behind: usize,
) {
    put(open, cell, above);
    if let Some(mut record) = open.take() {
        above.reach_into(&mut record.cells);
        record.lines.end = behind;
        records.push(record);
    }
}

/// The longest tag that is taken for one.
const LONGEST_TAG: usize = 4_000;

/// The name of a tag in small letters, what else is in it, and what stands behind it.
fn tag_of(text: &str) -> Option<(String, &str, &str)> {
    let inner = &text[1..];
    let end = crate::cursor::beginning(inner, LONGEST_TAG).find(['<', '>'])?;
    if inner.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let (tag, behind) = (&inner[..end], &inner[end + 1..]);
    let length = tag
        .bytes()
        .enumerate()
        .take_while(|(at, byte)| byte.is_ascii_alphanumeric() || (*at == 0 && b"/!".contains(byte)))
        .count();
    let name = tag[..length].to_ascii_lowercase();
    (!name.is_empty()).then_some((name, &tag[length..], behind))
}

/// Where a link leads, if it is one that a person could follow.
fn link(attributes: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find("href=")?;
    let value = &attributes[at + 5..];
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([' ', '\t', '\n']).next()?,
    };
    let mut link = String::new();
    decode(value, &mut link);
    (link.starts_with("https://") || link.starts_with("http://")).then_some(link)
}

const ENTITIES: [(&str, &str); 12] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
];

/// Puts a text with entities behind another as the letters they stand for. One that is not known stays
/// as it is. Line breaks of the source are blanks.
pub(crate) fn decode(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\n']) {
        into.push_str(&rest[..at]);
        if rest.as_bytes().get(at) == Some(&b'\n') {
            into.push(' ');
            rest = &rest[at + 1..];
            continue;
        }
        rest = &rest[at + 1..];
        let named = crate::cursor::beginning(rest, 12).find(';').map(|end| &rest[..end]);
        match named.and_then(letter) {
            Some(letter) => {
                into.push_str(&letter);
                rest = &rest[named.map_or(0, str::len) + 1..];
            }
            None => into.push('&'),
        }
    }
    into.push_str(rest);
}

fn letter(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, letter)| (*letter).to_owned())
}
