//! What was found in a text: rows, and what is none.

use std::ops::Range;

use crate::columns::Table;
use crate::date::Date;
use crate::source::Source;

/// What was found in a text. Every line of it that is not blank is in a row or in [`left`](Self::left).
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// What the text was read as.
    pub source: Source,
    /// The rows, in the order of the text.
    pub rows: Vec<Row>,
    /// What is no row, in the order of the text.
    pub left: Vec<Left>,
    /// The columns, if it was read as a table.
    pub table: Option<Table>,
    /// How days such as `05/12/2019` were read.
    pub order: Ordered,
    /// Whether there are rows whose day is not known.
    pub undated: bool,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// When it happened, or began.
    pub when: When,
    /// When it ended, if that is told.
    pub end: Option<When>,
    /// What happened.
    pub text: String,
    /// Who wrote it; empty if that is not told. It is no part of the text.
    pub author: String,
    /// Whether somebody has pinned it.
    pub highlighted: bool,
    /// Where it is on record: a link, or the name of a change.
    pub evidence: String,
    /// Which moment of the incident it is, if that is told.
    pub milestone: Option<Milestone>,
    /// Whether it is earlier in the day than the row before, so that it may be of the next day. A
    /// question: nothing was shifted, unless [`Options::past_midnight`](crate::Options) says so.
    pub maybe_next_day: bool,
    /// The lines it came from, counted from 0.
    pub lines: Range<usize>,
}

/// When something happened, as exactly as it was told.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// An exact moment.
    Instant {
        /// Seconds since 1970 in UTC.
        seconds: i64,
        /// Seconds east of UTC, if the time was written with an offset.
        offset: Option<i32>,
    },
    /// What a clock on the wall showed.
    Civil {
        /// The day, if it is known.
        date: Option<Date>,
        /// `09:45`, or `09:45:30` if it was written with seconds; empty if only the day was.
        clock: String,
        /// The zone as it was written, such as `PDT` or `Europe/Oslo`; may be empty.
        zone: String,
    },
}

/// A moment of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// Somebody began to be affected.
    ImpactBegan,
    /// It was noticed.
    Detected,
    /// Somebody began to respond.
    Acknowledged,
    /// It hurt less, or no longer.
    Mitigated,
    /// Its cause was dealt with.
    Resolved,
    /// The public was told.
    PublicNotice,
}

impl Milestone {
    /// The milestone a person means by a word or two.
    pub(crate) fn read(text: &str) -> Option<Milestone> {
        let word: String = text
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .take(20)
            .collect();
        Some(match word.as_str() {
            "impactbegan" | "impactstarted" | "started" | "start" | "began" => {
                Milestone::ImpactBegan
            }
            "detected" | "detection" | "triggered" => Milestone::Detected,
            "acknowledged" | "acked" | "responding" => Milestone::Acknowledged,
            "mitigated" | "mitigation" => Milestone::Mitigated,
            "resolved" | "resolution" | "closed" => Milestone::Resolved,
            "publicnotice" | "announced" => Milestone::PublicNotice,
            _ => return None,
        })
    }
}

/// Lines that are no row.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The lines, counted from 0.
    pub lines: Range<usize>,
    /// What they say.
    pub text: String,
    /// Why they are none.
    pub why: Why,
}

/// Why something is no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No time was found in it.
    Unread,
    /// It tells the day or names the columns of the rows around it.
    Heading,
    /// Somebody came or went.
    ComesOrGoes,
    /// It belongs to the message before: who liked it, how many have answered.
    Aside,
    /// It stands around the rows: brackets, rules, what else a file says.
    Around,
}

/// Which part of `05/12/2019` is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The second: it is in December.
    DayFirst,
    /// The first: it is in May.
    MonthFirst,
}

/// How days that are written as three numbers were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// There are none.
    None,
    /// One of them can be read in one way only, and so were all.
    Decided(DayOrder),
    /// All can be read in both ways. They were read in this one.
    Asked(DayOrder),
}
