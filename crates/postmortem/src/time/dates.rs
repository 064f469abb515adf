//! The days people type before or behind a time of day, and times that count from another.

use super::calendar::{DAY, date_of, day_number, day_of, month, number, weekday};
use super::typed::Day;

/// What the words before or behind a time of day say.
pub(super) enum Date {
    None,
    /// A day, and the day of the week it is said to be.
    Day(Day, Option<i64>),
    Slashed((u32, u32), Option<i64>),
}

pub(super) fn read_date(words: &[&str]) -> Option<Date> {
    let (of_week, words) = match words {
        [first, rest @ ..] if weekday(first).is_some() => (weekday(first), rest),
        words => (None, words),
    };
    let year = |text: &str| (text.len() == 4).then(|| number(text)).flatten().map(i64::from);
    let of_month = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let ending = &text[digits.len()..];
        let ordinal = ["", ".", "st", "nd", "rd", "th"].contains(&ending) && digits.len() <= 2;
        ordinal.then(|| number(digits)).flatten().filter(|day| (1..=31).contains(day))
    };
    let (name, day, of) = match *words {
        [] if of_week.is_none() => return Some(Date::None),
        [date] => return read_numbers(date).map(|date| with_weekday(date, of_week)),
        [one, other] => (one, other, None),
        [one, other, of] => (one, other, Some(year(of)?)),
        _ => return None,
    };
    let (month, day) = match (month(name), month(day)) {
        (Some(month), None) => (month, of_month(day)?),
        (None, Some(month)) => (month, of_month(name)?),
        _ => return None,
    };
    let day = match of {
        Some(year) => Day::Whole(day_of(year, month, day)?),
        None => day_of(2000, month, day).map(|_| Day::OfYear(month, day))?,
    };
    Some(Date::Day(day, of_week))
}

fn with_weekday(date: Date, of_week: Option<i64>) -> Date {
    match date {
        Date::Day(day, _) => Date::Day(day, of_week),
        other => other,
    }
}

/// `2019-12-05`, `2019/12/05`, `5.12.2019`, and the question `12/5`.
fn read_numbers(date: &str) -> Option<Date> {
    if let Some(day) = day_number(date) {
        return Some(Date::Day(Day::Whole(day), None));
    }
    let separator = date.chars().find(|c| matches!(c, '/' | '.'))?;
    let parts: Vec<&str> = date.split(separator).collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 4) {
        return None;
    }
    let numbers = parts.iter().map(|part| number(part)).collect::<Option<Vec<_>>>()?;
    let short = |at: usize| parts[at].len() <= 2;
    match (separator, &numbers[..]) {
        ('/', [year, month, day]) if parts[0].len() == 4 && short(1) && short(2) => {
            Some(Date::Day(Day::Whole(day_of(i64::from(*year), *month, *day)?), None))
        }
        ('.', [day, month, year]) if parts[2].len() == 4 && short(0) && short(1) => {
            Some(Date::Day(Day::Whole(day_of(i64::from(*year), *month, *day)?), None))
        }
        ('/', [one, other]) if short(0) && short(1) => Some(Date::Slashed((*one, *other), None)),
        ('/', [one, other, year]) if short(0) && short(1) && parts[2].len() != 3 => {
            let century = if parts[2].len() == 4 { 0 } else { 2000 };
            Some(Date::Slashed((*one, *other), Some(i64::from(*year) + century)))
        }
        _ => None,
    }
}

/// The day of a year that is nearest to a day: of 30 December, beside 2020-01-02, that of 2019.
pub(super) fn nearest(near: i64, month: u32, day: u32) -> Option<i64> {
    let (year, _, _) = date_of(near);
    // Nine years hold a 29 February even around 1900 and 2100.
    let days = (year - 8..=year + 8).filter_map(|year| day_of(year, month, day));
    days.min_by_key(|day| (day - near).abs())
}

/// `+10m`, `+1h 5m`, `-90 s`, `+2 d`.
pub(super) fn relative(text: &str) -> Option<i64> {
    let negative = text.starts_with(['-', '−']);
    let mut rest = text.strip_prefix(['+', '-', '−'])?.trim_start();
    let mut seconds = 0i64;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let count = i64::from(number(&rest[..digits]).filter(|_| (1..=6).contains(&digits))?);
        rest = rest[digits..].trim_start();
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let unit = match rest[..letters].to_ascii_lowercase().as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "d" | "day" | "days" => DAY,
            _ => return None,
        };
        seconds += count * unit;
        rest = rest[letters..].trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    }
    // A sign alone says nothing; nobody means more than a year by this.
    (seconds > 0 && seconds < 366 * DAY).then_some(if negative { -seconds } else { seconds })
}
