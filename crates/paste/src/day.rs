//! Days as chats, logs and people write them.

use crate::cursor::Cursor;
use crate::date::Date;

/// A day as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Day {
    Full(Date),
    NoYear {
        month: u32,
        day: u32,
    },
    /// Two numbers, of which either may be the month.
    Numbers {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    /// "Today", or a day of the week: it tells that the day is another one, not which.
    Named(u8),
}

impl Day {
    /// The same in a year, if it tells none.
    pub fn in_year(self, year: Option<i32>) -> Day {
        match (self, year) {
            (Day::NoYear { month, day }, Some(year)) => {
                Date::new(year, month, day).map_or(self, Day::Full)
            }
            (Day::Numbers { first, second, year: None }, year) => {
                Day::Numbers { first, second, year }
            }
            _ => self,
        }
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The place of a word in a list of names, of which it may be the first three letters or more.
fn named(word: &str, names: &[&str]) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let known = |name: &&str| word.len() >= 3 && name.starts_with(&*word);
    names.iter().position(known).and_then(|at| u8::try_from(at + 1).ok())
}

fn month(cursor: &mut Cursor) -> Option<u32> {
    let word = cursor.letters(10);
    let month = named(word, &MONTHS)?;
    cursor.skip(word.len());
    cursor.eat('.');
    Some(u32::from(month))
}

fn weekday(cursor: &mut Cursor) -> Option<u8> {
    let word = cursor.letters(10);
    let day = named(word, &WEEKDAYS)?;
    cursor.skip(word.len());
    Some(day)
}

/// A day that is named by its place in the week, or by how long ago it was.
pub(crate) fn named_day(cursor: &mut Cursor) -> Option<Day> {
    for (word, number) in [("today", 10), ("yesterday", 9), ("heute", 10), ("gestern", 9)] {
        if cursor.eat_word(word) {
            return Some(Day::Named(number));
        }
    }
    weekday(cursor).map(Day::Named)
}

/// Reads a day: `2019-12-05`, `5.12.2019`, `05/12/19`, `5 Dec 2019`, `Thursday, December 5th`.
pub(crate) fn date(cursor: &mut Cursor) -> Option<Day> {
    let mut at = *cursor;
    if weekday(&mut at).is_some() {
        at.eat_any(&['.', ',']);
        if !at.spaces() {
            return None;
        }
    }
    let day = digits_first(&mut at).or_else(|| month_first(&mut at))?;
    *cursor = at;
    Some(day)
}

fn digits_first(cursor: &mut Cursor) -> Option<Day> {
    let mut at = *cursor;
    if let Some(year) = at.digits(4, 4) {
        let separator = at.eat_any(&['-', '/', '.'])?;
        let month = at.digits(1, 2)?;
        let day = at.eat(separator).then(|| at.digits(1, 2)).flatten()?;
        let date = Date::new(i32::try_from(year).ok()?, month, day)?;
        *cursor = at;
        return Some(Day::Full(date));
    }
    let first = at.digits(1, 2)?;
    let separator = at.eat_any(&['/', '-', '.']);
    if let Some(separator) = separator
        && let Some(second) = at.digits(1, 2)
    {
        let mut behind = at;
        let year = behind.eat(separator).then(|| year(&mut behind)).flatten();
        if year.is_some() {
            at = behind;
        }
        let day = match (separator, year) {
            ('.', Some(year)) => Day::Full(Date::new(year, second, first)?),
            ('/', year) | ('-', year @ Some(_)) => Day::Numbers { first, second, year },
            _ => return None,
        };
        if let Day::Numbers { first, second, year } = day {
            // One of both must be a month, and it must be a day of the calendar in one order at least.
            let year = year.unwrap_or(2000);
            Date::new(year, second, first).or_else(|| Date::new(year, first, second))?;
        }
        *cursor = at;
        return Some(day);
    }
    if separator.is_none() {
        for ending in ["st", "nd", "rd", "th"] {
            if at.eat_word(ending) {
                break;
            }
        }
    }
    if separator.is_none_or(|it| it == '.') && !at.spaces() {
        return None;
    }
    if at.eat_word("of") {
        at.spaces();
    }
    let month = month(&mut at)?;
    let day = with_year(&mut at, month, first, separator)?;
    *cursor = at;
    Some(day)
}

fn month_first(cursor: &mut Cursor) -> Option<Day> {
    let mut at = *cursor;
    let month = month(&mut at)?;
    if !at.spaces() {
        return None;
    }
    let day = at.digits(1, 2)?;
    for ending in ["st", "nd", "rd", "th"] {
        if at.eat_word(ending) {
            break;
        }
    }
    let day = with_year(&mut at, month, day, None)?;
    *cursor = at;
    Some(day)
}

/// The year behind a day and a month, if there is one.
fn with_year(cursor: &mut Cursor, month: u32, day: u32, separator: Option<char>) -> Option<Day> {
    let mut at = *cursor;
    let year = match separator {
        // `05/Dec/2019` and `05-Dec-19`.
        Some(separator @ ('/' | '-')) => at.eat(separator).then(|| year(&mut at)).flatten(),
        _ => {
            let comma = at.eat(',');
            let year = (at.spaces() || comma).then(|| at.digits(4, 4)).flatten();
            year.and_then(|year| i32::try_from(year).ok())
        }
    };
    match year.filter(|_| !at.goes_on()) {
        Some(year) => {
            *cursor = at;
            Some(Day::Full(Date::new(year, month, day)?))
        }
        None => {
            Date::new(2000, month, day)?;
            Some(Day::NoYear { month, day })
        }
    }
}

/// A year of four digits, or of two.
fn year(cursor: &mut Cursor) -> Option<i32> {
    let mut at = *cursor;
    let year = match at.digits(4, 4) {
        Some(year) => year,
        None => 2000 + at.digits(2, 2)?,
    };
    *cursor = at;
    i32::try_from(year).ok()
}
