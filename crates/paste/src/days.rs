//! Which day each row is of.

use crate::Options;
use crate::date::Date;
use crate::day::Day;
use crate::draft::{Draft, Piece};
use crate::row::{DayOrder, Ordered, Row, When};
use crate::stamp::{Clock, Stamp, Zone};

/// How far a clock goes back without a date before it is asked whether midnight lies between: chats
/// and logs are often a little out of order.
const BACK: u32 = 3 * 60 * 60;
const DAY: i64 = 24 * 60 * 60;

/// How days of three numbers are to be read in all of a text.
pub(crate) fn order(pieces: &[Piece], options: &Options) -> Ordered {
    let (mut any, mut day_first, mut month_first, mut halves) = (false, false, false, false);
    let mut look = |day: &Option<Day>| {
        let Some(Day::Numbers { first, second, .. }) = day else { return };
        any = true;
        day_first |= *first > 12;
        month_first |= *second > 12;
    };
    for piece in pieces {
        match piece {
            Piece::Day(day) => look(&Some(*day)),
            Piece::Row(draft) => {
                for stamp in [Some(&draft.stamp), draft.end.as_ref()].into_iter().flatten() {
                    match stamp {
                        Stamp::Civil { day, clock, .. } => {
                            look(day);
                            halves |= clock.halves;
                        }
                        Stamp::Day(day) => look(&Some(*day)),
                        Stamp::Epoch(_) => {}
                    }
                }
            }
        }
    }
    match (any, day_first, month_first) {
        (false, ..) => Ordered::None,
        (_, true, false) => Ordered::Decided(DayOrder::DayFirst),
        (_, false, true) => Ordered::Decided(DayOrder::MonthFirst),
        // Who writes am and pm is likely to begin with the month.
        _ => Ordered::Asked(options.order.unwrap_or(if halves {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        })),
    }
}

/// What is known of the day at a place in the text.
struct Days<'a> {
    options: &'a Options,
    order: DayOrder,
    /// The day of the rows that tell none; `None` if no row has told one.
    current: Option<Date>,
    /// The name the day was given last, such as "Today".
    name: Option<u8>,
    /// The clock of the row before.
    clock: Option<u32>,
    /// How many midnights were passed since a day was told.
    passed: i64,
    /// Whether the latest row stands first.
    newest_first: bool,
}

/// The rows, each with its day, and whether there are some whose day is not known.
pub(crate) fn rows(pieces: Vec<Piece>, order: Ordered, options: &Options) -> (Vec<Row>, bool) {
    let order = match order {
        Ordered::Decided(order) | Ordered::Asked(order) => order,
        Ordered::None => DayOrder::DayFirst,
    };
    let newest_first = newest_first(&pieces);
    let mut days =
        Days { options, order, current: None, name: None, clock: None, passed: 0, newest_first };
    let mut rows = Vec::new();
    let mut undated = false;
    for piece in pieces {
        match piece {
            Piece::Day(day) => days.told(day),
            Piece::Row(draft) => {
                let (row, known) = days.row(draft);
                undated |= !known;
                rows.push(row);
            }
        }
    }
    (rows, undated)
}

/// Whether clocks go back more often than on, as in logs that people read from the top.
fn newest_first(pieces: &[Piece]) -> bool {
    let (mut back, mut on) = (0, 0);
    for pair in pieces.windows(2) {
        if let [Piece::Row(first), Piece::Row(second)] = pair
            && let (Stamp::Civil { clock: first, .. }, Stamp::Civil { clock: second, .. }) =
                (&first.stamp, &second.stamp)
        {
            back += usize::from(second.seconds < first.seconds);
            on += usize::from(second.seconds > first.seconds);
        }
    }
    back > 1 && back > on * 2
}

impl Days<'_> {
    /// The day is told.
    fn told(&mut self, day: Day) {
        if let Day::Named(name) = day {
            if self.name.is_some_and(|before| before != name) {
                self.current = None;
            }
            self.name = Some(name);
            return;
        }
        if let Some(date) = self.read(day) {
            (self.current, self.clock, self.passed) = (Some(date), None, 0);
        }
    }

    fn read(&self, day: Day) -> Option<Date> {
        let year = self.current.or(self.options.date).map(Date::year);
        match day {
            Day::Full(date) => Some(date),
            Day::NoYear { month, day } => Date::new(year?, month, day),
            Day::Numbers { first, second, year: written } => {
                let (day, month) = match self.order {
                    DayOrder::DayFirst => (first, second),
                    DayOrder::MonthFirst => (second, first),
                };
                let year = written.or(year)?;
                // Where both orders occur, one that no calendar has is not it.
                Date::new(year, month, day).or_else(|| Date::new(year, day, month))
            }
            Day::Named(_) => None,
        }
    }

    fn row(&mut self, draft: Draft) -> (Row, bool) {
        let mut maybe_next_day = false;
        let mut known = true;
        let mut date = None;
        if let Stamp::Civil { day, clock, .. } = &draft.stamp {
            let named = |name: &Option<u8>| match day {
                Some(Day::Named(day)) => name.is_some_and(|before| before != *day),
                _ => false,
            };
            let renamed = named(&self.name);
            let told = day.is_some_and(|day| {
                let told = self.read(day).is_some();
                self.told(day);
                told
            });
            let back = !self.newest_first
                && self.clock.is_some_and(|before| clock.seconds + BACK < before);
            if !told && (back || renamed) {
                maybe_next_day = true;
                self.passed += i64::from(self.options.past_midnight);
            }
            self.clock = Some(clock.seconds);
            date = self.current.or(self.options.date).map(|date| date.plus(self.passed));
            known = self.current.is_some();
        }
        if let Stamp::Day(day) = draft.stamp {
            date = self.read(day);
            known = date.is_some();
            self.told(day);
        }
        let (when, mut end) = (when(&draft.stamp, date), None);
        if let Some(stamp) = &draft.end {
            end = Some(self::when(stamp, self.end_date(stamp, &draft.stamp, date)));
        }
        let Draft { text, author, highlighted, evidence, milestone, lines, .. } = draft;
        let row = Row {
            when,
            end,
            text,
            author,
            highlighted,
            evidence,
            milestone,
            maybe_next_day,
            lines,
        };
        (row, known)
    }

    /// The day something ended, if it is not told: that on which it began, or the next one.
    fn end_date(&self, end: &Stamp, start: &Stamp, date: Option<Date>) -> Option<Date> {
        let Stamp::Civil { day, clock, .. } = end else { return None };
        let next = match start {
            Stamp::Civil { clock: start, .. } => clock.seconds < start.seconds,
            Stamp::Epoch(_) | Stamp::Day(_) => false,
        };
        let told = day.and_then(|day| self.read(day));
        told.or_else(|| date.map(|date| date.plus(i64::from(next))))
    }
}

fn when(stamp: &Stamp, date: Option<Date>) -> When {
    match stamp {
        Stamp::Epoch(seconds) => When::Instant { seconds: *seconds, offset: None },
        Stamp::Day(_) => When::Civil { date, clock: String::new(), zone: String::new() },
        Stamp::Civil { clock, zone, .. } => match (zone, date) {
            (Zone::Offset(offset), Some(date)) => When::Instant {
                seconds: date.days() * DAY + i64::from(clock.seconds) - i64::from(*offset),
                offset: Some(*offset),
            },
            _ => When::Civil { date, clock: tidy(*clock), zone: named(zone) },
        },
    }
}

fn tidy(clock: Clock) -> String {
    let (minutes, seconds) = (clock.seconds / 60, clock.seconds % 60);
    let tidy = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if clock.exact { format!("{tidy}:{seconds:02}") } else { tidy }
}

fn named(zone: &Zone) -> String {
    match zone {
        Zone::None => String::new(),
        Zone::Named(name) => name.clone(),
        Zone::Offset(offset) => offset_name(*offset),
    }
}

/// An offset as a person writes it: `UTC`, `+02:00`, `-03:30`.
pub fn offset_name(seconds: i32) -> String {
    if seconds == 0 {
        return "UTC".to_owned();
    }
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

impl When {
    /// The day and the clock there, where it was written.
    pub fn there(&self) -> (Option<Date>, String) {
        match self {
            When::Civil { date, clock, .. } => (*date, clock.clone()),
            When::Instant { seconds, offset } => {
                let local = seconds.saturating_add(i64::from(offset.unwrap_or(0)));
                let second = u32::try_from(local.rem_euclid(DAY)).unwrap_or(0);
                let clock = Clock { seconds: second, exact: second % 60 != 0, halves: false };
                (Date::from_days(local.div_euclid(DAY)), tidy(clock))
            }
        }
    }

    /// The zone as it was written; `UTC` for seconds that were counted.
    pub fn zone(&self) -> String {
        match self {
            When::Civil { zone, .. } => zone.clone(),
            When::Instant { offset, .. } => offset_name(offset.unwrap_or(0)),
        }
    }
}
