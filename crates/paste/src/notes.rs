//! Lines, bullets and headings that begin with a time or a day: `09:45 text`, `- 2019-12-05 09:45 UTC: text`,
//! `* 09:45–10:55: text`, `### 2019-12-05 09:45`, `- 2019-12-05: text`.

use crate::cursor::{Cursor, beginning, trim};
use crate::day::{Day, date, named_day};
use crate::draft::{Found, Head, Line, by_lines};
use crate::stamp::{Clock, Stamp, Zone, stamp, zone};
use crate::status;

pub(crate) fn read(all: &[&str]) -> Found {
    if let Some(updates) = status::read(all) {
        return updates;
    }
    let code = code_below_rows(all);
    by_lines(all, &|all, at| {
        let line = all[at];
        if code[at] {
            Line::More
        } else if let Some(head) = head(line) {
            Line::Head(head)
        } else if let Some(day) = day_line(line, false).or_else(|| day_heading(line)) {
            Line::Day(day)
        } else if let Some(head) = dated(line) {
            Line::Head(head)
        } else if is_heading(line) {
            Line::Heading
        } else {
            Line::More
        }
    })
}

/// Which lines are of a block of code that stands below a row: a log that is quoted has times of its own.
fn code_below_rows(all: &[&str]) -> Vec<bool> {
    let mut code = vec![false; all.len()];
    let mut open: Option<usize> = None;
    let mut rows = false;
    for (at, line) in all.iter().enumerate() {
        let is_fence = trim(beginning(line, 200)).starts_with("```");
        match open {
            Some(from) if is_fence => {
                code[from..=at].fill(true);
                open = None;
            }
            None if is_fence => open = rows.then_some(at),
            _ => rows |= open.is_none() && is_row(line),
        }
    }
    code
}

/// Whether a line begins a row.
pub(crate) fn is_row(line: &str) -> bool {
    head(line).is_some() || dated(line).is_some()
}

/// A heading in Markdown.
fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - text.len())) && text.starts_with(' ')
}

/// The row of a whole day: `- 2019-12-05: text`. The year has to be there: other numbers and names of
/// months begin sentences.
fn dated(line: &str) -> Option<Head<'_>> {
    let mut at = Cursor(line);
    bullet(&mut at);
    let opened = decoration(&mut at, &EMPHASIS);
    let day = date(&mut at)
        .filter(|day| matches!(day, Day::Full(_) | Day::Numbers { year: Some(_), .. }))?;
    let closed = decoration(&mut at, &EMPHASIS);
    let separated = separator(&mut at);
    let closed = closed + decoration(&mut at, &EMPHASIS[..2]);
    let text = without_marks(trim(at.0), opened.saturating_sub(closed));
    (separated && !text.is_empty() && !is_heading(line)).then(|| Head::new(Stamp::Day(day), text))
}

/// The day in a heading with more words, which the rows below it are of: `### 5 December 2019 – Outage`,
/// `**5th Dec:** at night`.
pub(crate) fn day_heading(line: &str) -> Option<Day> {
    let mut at = Cursor(beginning(line, 200));
    let heading = is_heading(line);
    at.skip(line.len() - line.trim_start_matches('#').len());
    at.spaces();
    let opened = decoration(&mut at, &EMPHASIS[..2]);
    let day = date(&mut at)?;
    let separated = separator(&mut at);
    let bold = opened >= 2 && decoration(&mut at, &EMPHASIS[..2]) >= 2;
    let named = bold && matches!(day, Day::NoYear { .. });
    (heading && (separated || bold || at.0.is_empty()) || named).then_some(day)
}

/// Marks around words in Markdown and in chats.
const EMPHASIS: [char; 7] = ['*', '_', '`', '[', '(', '~', ']'];

/// The row that a line begins.
pub(crate) fn head(line: &str) -> Option<Head<'_>> {
    let mut at = Cursor(line);
    bullet(&mut at);
    let opened = decoration(&mut at, &EMPHASIS[..6]);
    let (mut start, sure) = match stamp(&mut at) {
        Some(stamp) => (stamp, true),
        None => {
            let (stamp, sure) = bare(&mut at)?;
            (stamp, sure)
        }
    };
    let mut end = span(&mut at);
    share_zone(&mut start, &mut end);
    let behind = at;
    let mut unclosed = opened;
    if opened > 0 {
        at.eat(':');
        unclosed -= decoration(&mut at, &['*', '_', '`', ']', ')', '~']).min(opened);
    }
    if end.is_none() {
        end = span(&mut at);
        share_zone(&mut start, &mut end);
    }
    let separated = separator(&mut at);
    let apart = separated || at.0.len() < behind.0.len() || at.0.is_empty();
    if !apart || !(sure || separated) {
        return None;
    }
    Some(Head { end, ..Head::new(start, without_marks(at.0, unclosed)) })
}

/// A text without marks at its end that were opened before the time: `**09:45 – text**`.
fn without_marks(text: &str, most: usize) -> &str {
    let mut text = text;
    for _ in 0..most {
        let bare = text.trim_end();
        text = bare.strip_suffix(['*', '_', '`', '~']).unwrap_or(text);
    }
    text
}

/// Skips what stands before an item of a list.
fn bullet(cursor: &mut Cursor) {
    cursor.spaces();
    let mut at = *cursor;
    while at.eat('>') || at.eat('#') {
        at.spaces();
        *cursor = at;
    }
    let marked = at.eat_any(&['-', '*', '+', '•', '–', '—', '·', '‣', '◦']).is_some()
        || (at.digits(1, 3).is_some() && at.eat_any(&['.', ')']).is_some());
    if marked && at.spaces() {
        *cursor = at;
        let tick = at.eat('[') && at.eat_any(&[' ', 'x', 'X']).is_some() && at.eat(']');
        if tick && at.spaces() {
            *cursor = at;
        }
    }
}

/// Skips marks around a time, and tells how many there were.
fn decoration(cursor: &mut Cursor, marks: &[char]) -> usize {
    let before = cursor.0.len();
    for _ in 0..4 {
        if cursor.eat_any(marks).is_none() {
            break;
        }
    }
    before - cursor.0.len()
}

/// `0945` and `9.45`, which are numbers like any other unless something sets them apart. Tells also
/// whether it is sure.
fn bare(cursor: &mut Cursor) -> Option<(Stamp, bool)> {
    let mut at = *cursor;
    let zero = at.peek() == Some('0');
    let (hour, minute, mut sure) = match at.digits(4, 4) {
        Some(both) => (both / 100, both % 100, zero),
        None => {
            let hour = at.digits(1, 2)?;
            (hour, at.eat('.').then(|| at.digits(2, 2)).flatten()?, false)
        }
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    sure |= at.eat_word("h") || at.eat_word("hrs") || at.eat_word("Uhr");
    let zone = zone(&mut at, false);
    sure |= zone != Zone::None;
    if at.goes_on() || at.peek() == Some('.') {
        return None;
    }
    *cursor = at;
    let clock = Clock { seconds: (hour * 60 + minute) * 60, exact: false, halves: false };
    Some((Stamp::Civil { day: None, clock, zone }, sure))
}

/// The end of a span of time: `–10:55`, ` to 10:55`.
fn span(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    at.spaces();
    let dash = at.eat_any(&['-', '–', '—', '−', '→', '~']).is_some();
    if !dash && !at.eat_word("to") && !at.eat_word("until") && !at.eat_word("bis") {
        return None;
    }
    at.spaces();
    decoration(&mut at, &['*', '_', '`']);
    let end = stamp(&mut at)?;
    decoration(&mut at, &['*', '_', '`']);
    if at.goes_on() {
        return None;
    }
    *cursor = at;
    Some(end)
}

/// A zone behind a span counts for both its ends.
pub(crate) fn share_zone(start: &mut Stamp, end: &mut Option<Stamp>) {
    let (Stamp::Civil { zone: first, .. }, Some(Stamp::Civil { zone: last, .. })) = (start, end)
    else {
        return;
    };
    if *first == Zone::None {
        first.clone_from(last);
    } else if *last == Zone::None {
        last.clone_from(first);
    }
}

/// Skips what separates a time from what happened, and tells whether it is more than a blank.
fn separator(cursor: &mut Cursor) -> bool {
    cursor.spaces();
    let mut at = *cursor;
    let found = at.eat_text("->") || at.eat_text("=>") || {
        at.eat_any(&[':', '-', '–', '—', '|', '>', '→', ',', ';', '·']).is_some()
    };
    let colon = cursor.peek() == Some(':');
    if found && (at.spaces() || at.0.is_empty() || colon) {
        *cursor = at;
        return true;
    }
    false
}

/// The day that a line on its own tells: a divider or a heading. `names` tells whether "Today" is one.
pub(crate) fn day_line(line: &str, names: bool) -> Option<Day> {
    if line.len() > 120 {
        return None;
    }
    let frame =
        |c: char| matches!(c, '#' | '-' | '=' | '*' | '_' | '–' | '—' | '─' | ':' | '[' | ']');
    let bare = trim(trim(beginning(line, 120)).trim_matches(frame));
    let mut at = Cursor(bare);
    let named = |at: &mut Cursor| if names { named_day(at) } else { None };
    let mut day = date(&mut at).or_else(|| named(&mut at))?;
    if let Day::Named(_) = day {
        // `Today, December 5th`
        let mut behind = at;
        behind.eat(',');
        behind.spaces();
        if let Some(full) = date(&mut behind) {
            (day, at) = (full, behind);
        }
    }
    at.spaces();
    // A day of the week may stand behind its date.
    let mut behind = at;
    behind.eat_any(&[',', '(']);
    behind.spaces();
    if let Some(Day::Named(_)) = named_day(&mut behind) {
        behind.eat(')');
        at = behind;
    }
    // `2019-12-05 (all times UTC)`
    let aside = at.0.starts_with('(') && at.0.trim_end_matches(frame).ends_with(')');
    (at.0.is_empty() || aside).then_some(day)
}
