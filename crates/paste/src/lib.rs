//! What people paste into a timeline: text in, rows out, and what could not be read.
//!
//! [`read`] recognises where a text comes from and makes rows of it. It is total and linear in the text:
//! whatever is pasted, each line that is not blank is in a row or in [`Pasted::left`], and nothing is
//! decided in silence that the text leaves open. No browser, no clock, no database of zones.

mod chat;
mod columns;
mod cursor;
mod date;
mod day;
mod days;
mod declared;
mod draft;
mod git;
mod guess;
mod irc;
mod json;
mod log;
mod markup;
mod notes;
mod pagerduty;
mod row;
mod slack;
mod source;
mod stamp;
mod status;
mod values;

pub use columns::{Column, Table};
pub use date::Date;
pub use days::offset_name;
pub use row::{DayOrder, Left, Milestone, Ordered, Pasted, Row, When, Why};
pub use source::Source;

use std::collections::BinaryHeap;

use draft::Found;

/// What a person has said about a text that the text leaves open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What to read it as; guessed if it is not set.
    pub source: Option<Source>,
    /// Which part of `05/12/2019` is the month, where the text does not decide it.
    pub order: Option<DayOrder>,
    /// The day of rows that tell none. Its year is that of days without one.
    pub date: Option<Date>,
    /// Whether rows that may be of the next day are, with all that follow them.
    pub past_midnight: bool,
    /// What the columns of a table say; guessed if it is not set.
    pub columns: Option<Vec<Column>>,
}

/// Reads a text as what it is likely to be.
pub fn read(text: &str) -> Pasted {
    read_as(text, &Options::default())
}

/// Reads a text, with what is known about it.
pub fn read_as(text: &str, options: &Options) -> Pasted {
    let all: Vec<&str> =
        text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let source = options.source.unwrap_or_else(|| guess::source(text, &all));
    let mut table = None;
    let mut found = Found::default();
    match source {
        Source::Chat => found = chat::read(&all),
        Source::Irc => found = irc::read(&all),
        Source::Notes => found = notes::read(&all),
        Source::Log => found = log::read(&all),
        Source::Git => found = git::read(&all),
        Source::Json => found = json::read(text, &all),
        Source::Values | Source::Markdown | Source::Html => {
            let records = match source {
                Source::Values => values::records(&all, separator(&all)),
                Source::Markdown => markup::markdown(&all, &mut found),
                _ => markup::html(text),
            };
            table = Some(columns::rows(&all, records, options.columns.as_deref(), &mut found));
        }
    }
    declared::give_zone(&mut found);
    let Found { pieces, mut left } = found;
    let order = days::order(&pieces, options);
    let (rows, undated) = days::rows(pieces, order, options);
    let around = matches!(source, Source::Json | Source::Html | Source::Git);
    account(&all, &rows, &mut left, if around { Why::Around } else { Why::Unread });
    Pasted { source, rows, left, table, order, undated }
}

fn separator(all: &[&str]) -> char {
    let sample = &all[..all.len().min(400)];
    let most = |separator: &char| {
        let lines = sample.iter().take(50);
        lines.filter(|line| cursor::beginning(line, 2_000).contains(*separator)).count()
    };
    values::separator(sample)
        .or_else(|| [',', ';', '\t'].into_iter().rev().max_by_key(most))
        .unwrap_or(',')
}

/// Sees to it that every line that is not blank is in a row or is told to be in none.
fn account(all: &[&str], rows: &[Row], left: &mut Vec<Left>, why: Why) {
    let mut covered = vec![false; all.len()];
    let ranges = rows.iter().map(|row| &row.lines).chain(left.iter().map(|left| &left.lines));
    let mut before = 0..0;
    for range in ranges {
        // The rows of one object share its lines.
        if *range == before {
            continue;
        }
        before = range.clone();
        if let Some(lines) = covered.get_mut(range.clone()) {
            lines.fill(true);
        }
    }
    let mut more = Found::default();
    for (at, line) in all.iter().enumerate() {
        if !covered[at] && !cursor::trim(line).is_empty() {
            more.leave(all, at..at + 1, why);
        }
    }
    left.append(&mut more.left);
    // A heap sorts with the least code.
    let order = left.iter().enumerate().map(|(at, left)| (left.lines.start, at));
    let order = order.collect::<BinaryHeap<_>>().into_sorted_vec();
    // What stands together is shown together.
    let mut whole: Vec<Left> = Vec::with_capacity(left.len());
    for (_, at) in order {
        let Left { lines, text, why } = &mut left[at];
        let next = Left { lines: lines.clone(), text: std::mem::take(text), why: *why };
        match whole.last_mut() {
            Some(last) if last.why == next.why && last.lines.end == next.lines.start => {
                last.text.push('\n');
                last.text.push_str(&next.text);
                last.lines.end = next.lines.end;
            }
            _ => whole.push(next),
        }
    }
    *left = whole;
}
