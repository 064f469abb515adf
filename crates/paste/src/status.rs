//! Pages that tell the state of a service: each update has its time below its words.
//!
//! ```text
//! Resolved - This incident has been resolved.
//! Dec 5, 11:45 UTC
//! Monitoring - A fix was put in place.
//! Dec 5, 10:55 UTC
//! ```

use std::ops::Range;

use crate::cursor::{Cursor, beginning, trim};
use crate::draft::{Draft, Found};
use crate::row::Milestone;
use crate::stamp::{Stamp, stamp};

/// What an update is called. It stands alone or before a dash.
const STATES: [&str; 10] = [
    "investigating",
    "identified",
    "monitoring",
    "resolved",
    "update",
    "verifying",
    "completed",
    "in progress",
    "scheduled",
    "postmortem",
];

/// The longest update that is looked through for its time, in lines.
const LONGEST: usize = 60;

/// The updates of such a page; `None` if it is none.
pub(crate) fn read(all: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    let mut at = 0;
    while at < all.len() {
        let Some(state) = state(all[at]) else {
            at += 1;
            continue;
        };
        let Some((stamp, end)) = time_below(all, at) else {
            at += 1;
            continue;
        };
        let text = trim(&all[at..end - 1].join("\n")).trim_end_matches([' ', '-', '\n']).to_owned();
        let mut draft = Draft::new(stamp, text, Range { start: at, end });
        draft.milestone = Milestone::read(state);
        found.row(draft);
        at = end;
    }
    (found.pieces.len() > 1).then_some(found)
}

/// The state that a line begins with.
fn state(line: &str) -> Option<&'static str> {
    let line = beginning(trim(line), 40);
    STATES.into_iter().find(|state| {
        let mut at = Cursor(line);
        at.eat_word(state) && {
            let gap = at.spaces();
            at.0.is_empty() || gap && at.eat_any(&['-', '–', '—']).is_some()
        }
    })
}

/// The line with the time of the update that begins at `from`, and the line behind it.
fn time_below(all: &[&str], from: usize) -> Option<(Stamp, usize)> {
    for (far, line) in all[from..].iter().take(LONGEST).enumerate().skip(1) {
        if state(line).is_some() {
            return None;
        }
        if let Some(stamp) = alone(line) {
            return Some((stamp, from + far + 1));
        }
    }
    None
}

/// A time with its day, and nothing else in the line: `Dec 5, 10:55 UTC`,
/// `Posted 3 days ago. Dec 05, 2019 - 10:55 UTC`.
fn alone(line: &str) -> Option<Stamp> {
    let line = trim(beginning(line, 120));
    let posted = line.strip_prefix("Posted ").and_then(|it| it.split_once(". "));
    let mut at = Cursor(posted.map_or(line, |(_, time)| time));
    let stamp = stamp(&mut at)?;
    let dated = matches!(stamp, Stamp::Civil { day: Some(_), .. });
    (dated && trim(at.0).is_empty()).then_some(stamp)
}
