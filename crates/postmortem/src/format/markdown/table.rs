//! The tables of a document as GFM.

use std::borrow::Cow;

use crate::choice::Choice;
use crate::{ActionItem, ActionStatus, Factor, Id, Mark, TimelineRow, points};

/// Something that is written as a line of a table.
pub(in crate::format) trait Row: Sized + 'static {
    const COLUMNS: &'static [Column<Self>];
    /// Whether lines below the table say how long things took.
    const HAS_TIMES: bool;
    fn new(id: Id) -> Self;
    fn text(&mut self) -> &mut String;
}

/// One column: its heading, other headings that mean the same, and how its cells are read and written.
pub(in crate::format) struct Column<T> {
    name: &'static str,
    also: &'static [&'static str],
    /// A table without this column is not ours, and ours always has it.
    needed: bool,
    get: fn(&T) -> Cow<'_, str>,
    /// Whether the cell was understood.
    set: fn(&mut T, String) -> bool,
}

macro_rules! text_column {
    ($name:literal, $also:expr, $needed:literal, $field:ident) => {
        Column {
            name: $name,
            also: $also,
            needed: $needed,
            get: |row| row.$field.as_str().into(),
            set: |row, cell| {
                row.$field = cell;
                true
            },
        }
    };
}

impl Row for TimelineRow {
    const HAS_TIMES: bool = true;
    const COLUMNS: &'static [Column<TimelineRow>] = &[
        text_column!("Time", &["start", "timestamp", "date/time", "when"], true, start),
        text_column!("End", &[], false, end),
        text_column!("Zone", &["time zone"], false, zone),
        Column {
            name: "Kind",
            also: &[],
            needed: false,
            get: |row| if row.mark == Mark::Fact { "".into() } else { row.mark.label().into() },
            set: |row, cell| choose(&mut row.mark, &cell),
        },
        Column {
            name: "Milestone",
            also: &[],
            needed: false,
            get: |row| row.milestone.map_or("", Choice::label).into(),
            set: |row, cell| choose_maybe(&mut row.milestone, &cell),
        },
        text_column!("What happened", &["event", "what", "description", "details"], true, text),
        text_column!("Role", &["actor", "who"], false, role),
        text_column!("Evidence", &["data link", "link", "source"], false, evidence),
        Column {
            name: "Highlight",
            also: &["highlighted"],
            needed: false,
            get: |row| if row.highlighted { "yes".into() } else { "".into() },
            set: |row, cell| {
                row.highlighted = matches!(cell.to_lowercase().as_str(), "yes" | "true" | "x");
                row.highlighted || cell.is_empty() || cell.eq_ignore_ascii_case("no")
            },
        },
    ];

    fn new(id: Id) -> TimelineRow {
        TimelineRow::new(id)
    }

    fn text(&mut self) -> &mut String {
        &mut self.text
    }
}

impl Row for ActionItem {
    const HAS_TIMES: bool = false;
    const COLUMNS: &'static [Column<ActionItem>] = &[
        text_column!("Action", &["action item", "item", "task"], true, text),
        Column {
            name: "Kind",
            also: &["type", "category"],
            needed: false,
            get: |action| action.kind.map_or("", Choice::label).into(),
            set: |action, cell| choose_maybe(&mut action.kind, &cell),
        },
        text_column!("Owner", &["who", "assignee", "dri"], false, owner),
        text_column!("Due", &["due date", "deadline", "eta"], false, due),
        text_column!("Priority", &[], false, priority),
        Column {
            name: "Status",
            also: &["state"],
            needed: false,
            get: |action| match action.status {
                ActionStatus::Open => "".into(),
                status => status.label().into(),
            },
            set: |action, cell| choose(&mut action.status, &cell),
        },
        text_column!("Ticket", &["bug", "issue", "link", "tracking bug"], false, ticket),
        text_column!("Answers", &[], false, answers),
        Column {
            name: "Answers to",
            also: &[],
            needed: false,
            get: |action| points::lines_of(&action.answers_to).into(),
            set: |action, cell| {
                action.answers_to = points::links_in(&cell);
                true
            },
        },
        text_column!("Done when", &[], false, done_when),
        text_column!("Reason", &[], false, reason),
    ];

    fn new(id: Id) -> ActionItem {
        ActionItem::new(id)
    }

    fn text(&mut self) -> &mut String {
        &mut self.text
    }
}

impl Row for Factor {
    const HAS_TIMES: bool = false;
    // Both needed, so that a list of factors somebody else has written stays their text.
    const COLUMNS: &'static [Column<Factor>] = &[
        text_column!("Contributing factor", &[], true, text),
        Column {
            name: "What it did",
            also: &[],
            needed: true,
            get: |factor| factor.category.map_or("", Choice::label).into(),
            set: |factor, cell| choose_maybe(&mut factor.category, &cell),
        },
        text_column!("Accepted, because", &[], false, accepted),
    ];

    fn new(id: Id) -> Factor {
        Factor::new(id)
    }

    fn text(&mut self) -> &mut String {
        &mut self.text
    }
}

/// The header line of the table `rows` need. A zone is named beside the times, if it can be.
pub(super) fn header<T: Row>(rows: &[impl AsRef<T>], zone: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/_+-:".contains(c);
    let has_name = !zone.is_empty() && zone.chars().all(plain);
    let name = |column: &Column<T>| match column.name {
        TIME if has_name => format!("{TIME} ({zone})"),
        name => name.to_owned(),
    };
    let names: Vec<_> = columns(rows).into_iter().map(name).collect();
    format!("| {} |", names.join(" | "))
}

/// The heading of the times.
const TIME: &str = "Time";

/// The table, or nothing if there are no rows.
pub(super) fn write<T: Row>(rows: &[impl AsRef<T>], zone: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let columns = columns(rows);
    let mut out = header(rows, zone);
    out.push_str("\n|");
    out.push_str(&" --- |".repeat(columns.len()));
    out.push('\n');
    for row in rows {
        out.push('|');
        for column in &columns {
            out.push(' ');
            escape_cell(&(column.get)(row.as_ref()), &mut out);
            out.push_str(" |");
        }
        out.push('\n');
    }
    out
}

/// The same as cells: first those of the heading, then those of each row.
pub(in crate::format) fn cells<T: Row>(rows: &[impl AsRef<T>]) -> Vec<Vec<Cow<'_, str>>> {
    let columns = columns(rows);
    let heading = columns.iter().map(|column| Cow::from(column.name)).collect();
    let cells = rows.iter().map(|row| columns.iter().map(|it| (it.get)(row.as_ref())).collect());
    [heading].into_iter().chain(cells).collect()
}

/// The columns with content.
fn columns<T: Row>(rows: &[impl AsRef<T>]) -> Vec<&'static Column<T>> {
    let has_content = |column: &&Column<T>| {
        column.needed || rows.iter().any(|row| !(column.get)(row.as_ref()).is_empty())
    };
    T::COLUMNS.iter().filter(has_content).collect()
}

/// Whether a line could be the header of any of the tables.
pub(super) fn looks_like_header(line: &str) -> bool {
    is_header::<TimelineRow>(line) || is_header::<ActionItem>(line) || is_header::<Factor>(line)
}

/// Whether a line is a header of this table.
pub(super) fn is_header<T: Row>(line: &str) -> bool {
    if !line.starts_with('|') {
        return false;
    }
    let cells = split(line);
    let has = |column: &Column<T>| cells.iter().any(|cell| column.is_called(cell));
    T::COLUMNS.iter().filter(|column| column.needed).all(has)
}

/// Whether a line is what stands between a table's header and its rows.
pub(super) fn is_delimiter(line: &str) -> bool {
    line.starts_with('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

impl<T> Column<T> {
    fn is_called(&self, heading: &str) -> bool {
        let heading = heading.trim();
        // "Time (UTC)" and "Bug #" are the same columns as without the note.
        let heading = heading.split(['(', '#']).next().unwrap_or(heading).trim();
        heading.eq_ignore_ascii_case(self.name)
            || self.also.iter().any(|name| heading.eq_ignore_ascii_case(name))
    }
}

/// The rows under `header`. What fits no column is added to the text of its row, so that no word is
/// lost.
pub(super) fn read<T: Row>(header: &str, lines: &[&str]) -> Vec<T> {
    let names = split(header);
    // Two headings may mean one column; the first has it.
    let mut taken: Vec<&str> = Vec::new();
    let columns: Vec<Option<&Column<T>>> = names
        .iter()
        .map(|name| {
            let column = T::COLUMNS.iter().find(|column| column.is_called(name))?;
            let free = !taken.contains(&column.name);
            taken.push(column.name);
            free.then_some(column)
        })
        .collect();
    lines.iter().map(|line| read_row(line, &names, &columns)).collect()
}

fn read_row<T: Row>(line: &str, names: &[String], columns: &[Option<&Column<T>>]) -> T {
    let mut row = T::new(Id(0));
    let mut homeless = Vec::new();
    for (at, cell) in split(line).into_iter().enumerate() {
        let understood = match columns.get(at) {
            Some(Some(column)) => (column.set)(&mut row, cell.clone()),
            _ => cell.is_empty(),
        };
        if !understood {
            homeless.push(match names.get(at) {
                Some(name) if !name.is_empty() => format!("({name}: {cell})"),
                _ => format!("({cell})"),
            });
        }
    }
    for note in homeless {
        let text = row.text();
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&note);
    }
    row
}

/// The cells of a line, read back from [`escape_cell`].
fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut from = 0;
    let mut bytes = line.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'|' => {
                cells.push(unescape_cell(&line[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    if !line[from..].trim().is_empty() {
        cells.push(unescape_cell(&line[from..]));
    }
    cells
}

/// Writes a text so that it stays in its cell. A backslash that escapes nothing stays as it is.
fn escape_cell(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '|' => out.push_str("\\|"),
            '\n' | '\r' => out.push_str("<br>"),
            '\\' if after.is_empty() || after.starts_with(['\\', '|', '<', '\n', '\r']) => {
                out.push_str("\\\\");
            }
            '<' if line_break(rest).is_some() => out.push_str("\\<"),
            c => out.push(c),
        }
        rest = after;
    }
}

fn unescape_cell(cell: &str) -> String {
    let mut rest = cell.trim_matches([' ', '\t']);
    let mut text = String::with_capacity(rest.len());
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let escaped = after.chars().next().filter(|c| matches!(c, '\\' | '|' | '<'));
        if let Some(escaped) = escaped.filter(|_| c == '\\') {
            text.push(escaped);
            rest = &after[1..];
        } else if let Some(length) = line_break(rest) {
            text.push('\n');
            rest = &rest[length..];
        } else {
            text.push(c);
            rest = after;
        }
    }
    text
}

/// The length of the `<br>` that `text` begins with.
fn line_break(text: &str) -> Option<usize> {
    let name = text.get(..3)?;
    let tail = text[3..].trim_start_matches(' ');
    let tail = tail.strip_prefix('/').unwrap_or(tail).strip_prefix('>')?;
    name.eq_ignore_ascii_case("<br").then(|| text.len() - tail.len())
}

fn choose<C: Choice + Default>(place: &mut C, cell: &str) -> bool {
    let mut chosen = None;
    let understood = choose_maybe(&mut chosen, cell);
    *place = chosen.unwrap_or_default();
    understood
}

fn choose_maybe<C: Choice>(place: &mut Option<C>, cell: &str) -> bool {
    let by_label = |choice: &&C| choice.label().eq_ignore_ascii_case(cell);
    *place = C::ALL.iter().find(by_label).copied().or_else(|| C::from_id(cell));
    place.is_some() || cell.is_empty()
}
