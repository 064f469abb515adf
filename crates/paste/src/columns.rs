//! Tables: which column says what, and rows from their cells.

use std::ops::Range;

use crate::cursor::{Cursor, trim};
use crate::day::{Day, date, named_day};
use crate::draft::{Draft, Found, Piece};
use crate::log::epoch;
use crate::row::{Milestone, Why};
use crate::stamp::{Stamp, Zone, stamp, zone};

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What happened. Several such columns are put together.
    Text,
    /// When it happened or began, maybe with the day.
    Time,
    /// The day.
    Date,
    /// When it ended.
    End,
    /// The zone of the times.
    Zone,
    /// Who wrote it.
    Author,
    /// Where it is on record.
    Evidence,
    /// Which moment of the incident it is.
    Milestone,
    /// Nothing that is taken.
    LeaveOut,
}

impl Column {
    /// Every meaning.
    pub const ALL: [Column; 9] = [
        Column::Text,
        Column::Time,
        Column::Date,
        Column::End,
        Column::Zone,
        Column::Author,
        Column::Evidence,
        Column::Milestone,
        Column::LeaveOut,
    ];

    /// A name that is never shown.
    pub fn id(self) -> &'static str {
        match self {
            Column::Text => "text",
            Column::Time => "time",
            Column::Date => "date",
            Column::End => "end",
            Column::Zone => "zone",
            Column::Author => "author",
            Column::Evidence => "evidence",
            Column::Milestone => "milestone",
            Column::LeaveOut => "leave-out",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Column::Text => "What happened",
            Column::Time => "Time",
            Column::Date => "Date",
            Column::End => "End",
            Column::Zone => "Time zone",
            Column::Author => "Who wrote it",
            Column::Evidence => "Evidence",
            Column::Milestone => "Milestone",
            Column::LeaveOut => "Leave out",
        }
    }

    /// The meaning with this id.
    pub fn from_id(id: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.id() == id)
    }
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What stands above each, or an example of what is in it.
    pub headings: Vec<String>,
    /// What each says: guessed, or as it was set.
    pub columns: Vec<Column>,
}

/// A line of a table.
pub(crate) struct Record {
    pub cells: Vec<String>,
    /// Links that its cells had besides their words.
    pub link: String,
    pub lines: Range<usize>,
    /// Whether its cells are marked as headings.
    pub heading: bool,
    /// The day that stands above it and tells that of the rows from here on.
    pub day: Option<Day>,
}

/// The most columns that are looked at.
const MOST: usize = 64;

/// Makes rows of a table. `columns` are set by a person; without, they are guessed.
pub(crate) fn rows(
    all: &[&str],
    mut records: Vec<Record>,
    columns: Option<&[Column]>,
    found: &mut Found,
) -> Table {
    let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0).min(MOST);
    let heading = records
        .first()
        .is_some_and(|first| first.heading || (records.len() > 1 && names_columns(&first.cells)))
        .then(|| records.remove(0));
    // The day above a table stands above its headings.
    if let (Some(heading), Some(first)) = (&heading, records.first_mut()) {
        first.day = first.day.or(heading.day);
    }
    let headings: Vec<String> = (0..width)
        .map(|at| {
            let from = heading.as_ref().or(records.first());
            from.and_then(|record| record.cells.get(at)).cloned().unwrap_or_default()
        })
        .collect();
    let guessed = guess(heading.as_ref().map(|heading| &heading.cells[..]), &records, width);
    let columns: Vec<Column> = (0..width)
        .map(|at| {
            let set = columns.and_then(|columns| columns.get(at)).copied();
            set.or(guessed.get(at).copied()).unwrap_or(Column::Text)
        })
        .collect();
    // `Time (PDT)` says the zone of the whole column.
    let of_column = |wanted: Column| {
        let named = headings.iter().zip(&columns).find(|(_, column)| **column == wanted);
        heading.as_ref().and(named).map_or(Zone::None, |(heading, _)| zone_in(heading))
    };
    let (of_time, of_end) = (of_column(Column::Time), of_column(Column::End));
    // `Date (2019)` says the year of the whole column.
    let year = headings.iter().zip(&columns).find(|(_, column)| **column == Column::Date);
    let year = heading.as_ref().and(year).and_then(|(heading, _)| year_in(heading));
    if let Some(heading) = &heading {
        found.leave(all, heading.lines.clone(), Why::Heading);
    }
    let mut day = None;
    for record in &records {
        if let Some(above) = record.day {
            day = None;
            found.pieces.push(Piece::Day(above));
        }
        match row(record, &columns, &of_time, &of_end, year, &mut day) {
            Some(draft) => found.row(draft),
            None => found.leave(all, record.lines.clone(), Why::Unread),
        }
    }
    Table { headings, columns }
}

fn row(
    record: &Record,
    columns: &[Column],
    of_time: &Zone,
    of_end: &Zone,
    year: Option<i32>,
    last: &mut Option<Day>,
) -> Option<Draft> {
    let cells = |wanted: Column| {
        let all = record.cells.iter().zip(columns);
        all.filter(move |(_, column)| **column == wanted).map(|(cell, _)| trim(cell))
    };
    let cell = |wanted: Column| cells(wanted).find(|cell| !cell.is_empty()).unwrap_or_default();
    // The day of a table is written once and left blank below.
    let written = date(&mut Cursor(cell(Column::Date))).map(|day| day.in_year(year));
    if written.is_some() {
        *last = written;
    }
    let zone = zone(&mut Cursor(cell(Column::Zone)), true);
    let zone = if zone == Zone::None && !cell(Column::Zone).is_empty() {
        Zone::Named(cell(Column::Zone).to_owned())
    } else {
        zone
    };
    let complete = |mut stamp: Stamp, of_column: &Zone, inherits: bool| {
        if let Stamp::Civil { day, zone: own, .. } = &mut stamp {
            if inherits {
                *day = day.or(*last);
            }
            for other in [&zone, of_column] {
                if *own == Zone::None {
                    own.clone_from(other);
                }
            }
        }
        stamp
    };
    let mut cursor = Cursor(cell(Column::Time));
    let start = time(&mut cursor)
        .or_else(|| time(&mut Cursor(cell(Column::Date))))
        .or_else(|| whole_day(&mut cursor).or(written.filter(is_whole)).map(Stamp::Day))?;
    // A cell such as `09:45–10:55`.
    let mut span = None;
    let mut behind = cursor;
    behind.spaces();
    if behind.eat_any(&['-', '–', '—']).is_some() || behind.eat_word("to") {
        behind.spaces();
        span = stamp(&mut behind);
        if span.is_some() {
            cursor = behind;
        }
    }
    let end = time(&mut Cursor(cell(Column::End))).or(span);
    // What else a cell with a time says is not dropped.
    let rest = trim(cursor.0.trim_start_matches([':', ')', ']']));
    let mut text: Vec<&str> = if rest.is_empty() { Vec::new() } else { vec![rest] };
    text.extend(cells(Column::Text).filter(|cell| !cell.is_empty()));
    let milestone = cell(Column::Milestone);
    let known = Milestone::read(milestone);
    if known.is_none() && !milestone.is_empty() {
        text.insert(0, milestone);
    }
    if text.is_empty() {
        return None;
    }
    let mut draft =
        Draft::new(complete(start, of_time, true), text.join(" · "), record.lines.clone());
    draft.end =
        end.map(|end| complete(end, if *of_end == Zone::None { of_time } else { of_end }, false));
    draft.author = cells(Column::Author).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    draft.evidence = match cell(Column::Evidence) {
        "" => record.link.clone(),
        evidence => evidence.to_owned(),
    };
    draft.milestone = known;
    Some(draft)
}

/// A day in a cell that tells no time of it, and that nothing is known of: `2019-12-05`,
/// `2019-12-05 --:--`.
fn whole_day(cursor: &mut Cursor) -> Option<Day> {
    let mut at = *cursor;
    at.eat_any(&['[', '(', '\'', '*', '`']);
    let day = date(&mut at).filter(is_whole)?;
    at.0 = at.0.trim_start_matches(['-', '–', '—', ':', '?', ' ', '*', '`']);
    *cursor = at;
    Some(day)
}

fn is_whole(day: &Day) -> bool {
    matches!(day, Day::Full(_) | Day::Numbers { year: Some(_), .. })
}

/// The year that a heading such as `Date (2019)` names.
fn year_in(heading: &str) -> Option<i32> {
    let mut words = heading.split(|c: char| !c.is_ascii_digit());
    let year = words.find(|word| word.len() == 4 && word.starts_with(['1', '2']))?;
    year.parse().ok()
}

/// A time in a cell, counted or written.
fn time(cursor: &mut Cursor) -> Option<Stamp> {
    cursor.eat_any(&['[', '(', '\'', '*', '`']);
    epoch(cursor).or_else(|| stamp(cursor))
}

/// The zone that a heading such as `Time (PDT)` or `UTC` names.
fn zone_in(heading: &str) -> Zone {
    let mut words = heading.split([' ', '(', ')', '[', ']', ',', '_']).filter(|it| !it.is_empty());
    words
        .find_map(|word| match zone(&mut Cursor(word), true) {
            Zone::None => None,
            zone => Some(zone),
        })
        .unwrap_or_default()
}

/// Whether the first line of a table names its columns.
pub(crate) fn names_columns(cells: &[String]) -> bool {
    let named =
        |cell: &String| matches!(by_heading(cell), Some(Column::Time | Column::Date | Column::End));
    cells.iter().any(named) && !cells.iter().any(|cell| time(&mut Cursor(trim(cell))).is_some())
}

fn guess(heading: Option<&[String]>, records: &[Record], width: usize) -> Vec<Column> {
    let mut columns: Vec<Option<Column>> =
        (0..width).map(|at| heading.and_then(|cells| by_heading(cells.get(at)?))).collect();
    // Each of these is one column, the first that is called so; the others are words.
    // Of several that are called a date, the one with dates in it is; the others tell the day of the week.
    let dates = |at: usize| {
        let cells = records.iter().take(50).filter_map(|it| it.cells.get(at));
        cells.filter(|cell| date(&mut Cursor(trim(cell))).is_some()).count()
    };
    let dated: Vec<usize> = (0..width).filter(|at| columns[*at] == Some(Column::Date)).collect();
    if let Some(best) = dated.iter().copied().rev().max_by_key(|at| dates(*at)) {
        dated.iter().filter(|at| **at != best).for_each(|at| columns[*at] = Some(Column::Text));
        // The day of the week of a date says nothing more.
        let weekday = |cell: &String| named_day(&mut Cursor(trim(cell))).is_some();
        for at in dated.into_iter().filter(|at| *at != best) {
            let mut cells = records.iter().take(50).filter_map(|it| it.cells.get(at));
            if cells.all(weekday) {
                columns[at] = Some(Column::LeaveOut);
            }
        }
    }
    for once in [Column::Time, Column::Date, Column::End, Column::Zone, Column::Milestone] {
        let mut others = columns.iter_mut().filter(|it| **it == Some(once)).skip(1);
        others.by_ref().for_each(|column| *column = Some(Column::Text));
    }
    let sample = &records[..records.len().min(50)];
    let most = |at: usize, fits: &dyn Fn(&str) -> bool| {
        let cells = sample.iter().filter_map(|it| it.cells.get(at)).map(|cell| trim(cell));
        let (mut yes, mut all) = (0, 0);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            all += 1;
            yes += usize::from(fits(cell));
        }
        yes * 2 > all
    };
    let is_time = |cell: &str| time(&mut Cursor(cell)).is_some();
    let is_day = |cell: &str| date(&mut Cursor(cell)).is_some() && !is_time(cell);
    let is_link = |cell: &str| cell.starts_with("http://") || cell.starts_with("https://");
    for at in 0..width {
        if columns[at].is_some() {
            continue;
        }
        let lacks = |wanted| !columns.contains(&Some(wanted));
        columns[at] = if lacks(Column::Time) && most(at, &is_time) {
            Some(Column::Time)
        } else if lacks(Column::Date) && most(at, &is_day) {
            Some(Column::Date)
        } else if heading.is_none() && lacks(Column::End) && at > 0 && most(at, &is_time) {
            Some(Column::End)
        } else if most(at, &is_link) {
            Some(Column::Evidence)
        } else {
            None
        };
    }
    columns.into_iter().map(|column| column.unwrap_or(Column::Text)).collect()
}

/// What a column says by what it is called.
fn by_heading(heading: &str) -> Option<Column> {
    let name = trim(heading).to_lowercase();
    let name = name.split(['(', '[']).next().unwrap_or_default();
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = name.split_whitespace().take(6).collect();
    let name = words.join(" ");
    let named = HEADINGS.iter().find(|(_, names)| names.split('|').any(|known| known == name));
    let time = matches!(words[..], ["time" | "timestamp" | "start" | "started", ..])
        || matches!(words[..], [_, "time" | "timestamp"]);
    named.map(|(column, _)| *column).or(time.then_some(Column::Time))
}

/// What columns are called, in small letters.
const HEADINGS: [(Column, &str); 8] = [
    (Column::Zone, "time zone|timezone|zone|tz"),
    (Column::Date, "date|day|datum"),
    (Column::End, "end|ended|until|to|finish|finished|stop|end time|ended at|time end"),
    (
        Column::Time,
        "when|begin|at|utc|ts|datetime|date and time|created at|created|uhrzeit|zeit|from|occurred at",
    ),
    (Column::Author, "who|author|user|username|actor|by|name|person|sender|nick|user name|owner"),
    (Column::Evidence, "evidence|link|links|url|reference|permalink"),
    (Column::Milestone, "milestone|phase|stage"),
    (
        Column::Text,
        "text|message|event|events|what|what happened|description|action|notes|details|summary",
    ),
];
