//! Days of the calendar, and the words people have for them.

use std::fmt;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
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
const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

impl Day {
    /// The day written as `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts[..] else { return None };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        Day::of(number(year)?, number(month)?, number(day)?)
    }

    /// A day of the Gregorian calendar, if there is such a day.
    fn of(year: i64, month: i64, day: i64) -> Option<Day> {
        if year < 1 || !(1..=12).contains(&month) {
            return None;
        }
        let found = days_before(year, month) + day - 1;
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        (day >= 1 && found < days_before(next_year, next_month)).then_some(Day(found))
    }

    /// Year, month and day (Hinnant's algorithm).
    fn parts(self) -> (i64, i64, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// The day so many days later.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// 0 for Monday.
    fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// As a person writes it: `Friday, 4 December`; with the year where it is another than that of
    /// `today`.
    pub fn words(self, today: Option<Day>) -> String {
        let (year, month, day) = self.parts();
        let weekday = capital(WEEKDAYS[self.weekday() as usize]);
        let month = capital(MONTHS[(month - 1) as usize]);
        let mut words = format!("{weekday}, {day} {month}");
        if today.is_none_or(|today| today.parts().0 != year) {
            words.push_str(&format!(" {year}"));
        }
        words
    }

    /// The day that some words mean on the day `today`: `2026-12-01`, `tomorrow`, `Friday`,
    /// `next Friday`, `in 2 weeks`, `1 December`, each also after `by`, `due` and the like.
    pub fn meant(words: &str, today: Option<Day>) -> Option<Day> {
        let words = words.trim().trim_end_matches('.').to_lowercase();
        let mut words: Vec<&str> =
            words.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
        while words.len() > 1
            && matches!(words[0], "by" | "due" | "until" | "before" | "on" | "the")
        {
            words.remove(0);
        }
        if let [date] = words[..]
            && let Some(day) = Day::parse(date)
        {
            return Some(day);
        }
        let today = today?;
        let coming = |word: &str| {
            let at = WEEKDAYS.iter().position(|name| is_short_for(word, name))?;
            Some(today.plus((at as i64 - today.weekday() - 1).rem_euclid(7) + 1))
        };
        match words[..] {
            ["today"] => Some(today),
            ["tomorrow"] => Some(today.plus(1)),
            ["next", "week"] => Some(today.plus(7)),
            ["end", "of", "week"] | ["end", "of", "the", "week"] | ["eow"] => coming("friday"),
            ["next", day] => {
                let monday = today.plus(7 - today.weekday());
                let at = WEEKDAYS.iter().position(|name| is_short_for(day, name))?;
                Some(monday.plus(at as i64))
            }
            ["this", day] | [day] => coming(day),
            ["in", count, unit] => {
                let named = NUMBERS.iter().position(|name| *name == count).map(|at| at as i64);
                let one = matches!(count, "a" | "an").then_some(1);
                let count = number(count).or(named).or(one).filter(|count| *count <= 1000)?;
                let days = match unit.trim_end_matches('s') {
                    "day" => 1,
                    "week" => 7,
                    "month" => 30,
                    _ => return None,
                };
                Some(today.plus(count * days))
            }
            [day, month] | [day, "of", month] => day_of(day, month, None, today),
            [day, month, year] => day_of(day, month, number(year), today),
            _ => None,
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// `1 December`, `Dec 1st`; without a year the next such day.
fn day_of(one: &str, other: &str, year: Option<i64>, today: Day) -> Option<Day> {
    let month = |word: &str| {
        let at = MONTHS.iter().position(|name| is_short_for(word, name))?;
        Some(at as i64 + 1)
    };
    let count = |word: &str| number(word.trim_end_matches(|c: char| c.is_ascii_lowercase()));
    let (day, month) = match month(other) {
        Some(month) => (count(one)?, month),
        None => (count(other)?, month(one)?),
    };
    if year.is_some() {
        return Day::of(year?, month, day);
    }
    let this = today.parts().0;
    let all = [this, this + 1].map(|year| Day::of(year, month, day));
    all.into_iter().flatten().find(|day| *day >= today)
}

fn days_before(year: i64, month: i64) -> i64 {
    // Years counted from March, so that the leap day is the last of its year (Hinnant's algorithm).
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719_468
}

/// Digits and nothing else: the standard parser also takes a sign.
fn number(text: &str) -> Option<i64> {
    let digits =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn is_short_for(word: &str, name: &str) -> bool {
    word == name || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word))
}

fn capital(word: &str) -> String {
    let mut capital = word.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_reads_back_as_itself() {
        for day in (-800_000..3_000_000).step_by(977).map(Day) {
            let text = day.to_string();
            if text.len() == 10 && day.parts().0 > 0 {
                assert_eq!(Day::parse(&text), Some(day), "{text}");
            }
        }
        for wrong in ["2019-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "19-04-01", "", "x"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
        assert_eq!(
            Day::parse("2020-02-29").map(|day| day.plus(1).to_string()),
            Some("2020-03-01".into())
        );
    }

    #[test]
    fn words_mean_days() {
        // A Saturday.
        let today = Day::parse("2026-11-21");
        for (words, day) in [
            ("by Friday", "2026-11-27"),
            ("saturday", "2026-11-28"),
            ("by Mon.", "2026-11-23"),
            ("next Friday", "2026-11-27"),
            ("today", "2026-11-21"),
            ("due tomorrow", "2026-11-22"),
            ("in 2 weeks", "2026-12-05"),
            ("in three days", "2026-11-24"),
            ("in a month", "2026-12-21"),
            ("next week", "2026-11-28"),
            ("due 2026-12-01", "2026-12-01"),
            ("by 1 December", "2026-12-01"),
            ("by Dec 1st", "2026-12-01"),
            ("3 May", "2027-05-03"),
            ("3 May 2028", "2028-05-03"),
            ("end of week", "2026-11-27"),
        ] {
            let meant = Day::meant(words, today).map(|day| day.to_string());
            assert_eq!(meant.as_deref(), Some(day), "{words}");
        }
        for words in [
            "",
            "by",
            "soon",
            "in two",
            "in 2 minutes",
            "by hand",
            "31 February",
            "in 99999 days",
            "mo",
            "the",
        ] {
            assert_eq!(Day::meant(words, today), None, "{words}");
        }
        assert_eq!(Day::meant("by Friday", None), None, "without a clock nobody knows");
        assert_eq!(Day::meant("2026-12-01", None), Day::parse("2026-12-01"));
    }

    #[test]
    fn a_day_is_told_as_people_say_it() {
        let today = Day::parse("2026-11-21");
        let day = Day::parse("2026-12-04").expect("a day");
        assert_eq!(day.words(today), "Friday, 4 December");
        assert_eq!(day.words(None), "Friday, 4 December 2026");
    }
}
