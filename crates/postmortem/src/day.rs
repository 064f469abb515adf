//! A day, and the words people have for it.

use std::fmt;

use crate::time::calendar::{
    WEEKDAYS, date_of, day_number, day_of, iso, month, number, short, weekday,
};

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

impl Day {
    /// The day written as `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        day_number(text.trim()).map(Day)
    }

    /// The day so many days later.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// 0 for Thursday.
    fn weekday(self) -> i64 {
        self.0.rem_euclid(7)
    }

    /// As a person writes it: `Friday, 4 December`; with the year where it is another than that of
    /// `today`.
    pub fn words(self, today: Option<Day>) -> String {
        let mut words = format!("{}, {}", WEEKDAYS[self.weekday() as usize], short(self.0));
        let (year, ..) = date_of(self.0);
        if today.is_none_or(|today| date_of(today.0).0 != year) {
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
        let coming =
            |word: &str| Some(today.plus((weekday(word)? - today.weekday() - 1).rem_euclid(7) + 1));
        match words[..] {
            ["today"] => Some(today),
            ["tomorrow"] => Some(today.plus(1)),
            ["next", "week"] => Some(today.plus(7)),
            ["end", "of", "week"] | ["end", "of", "the", "week"] | ["eow"] => coming("friday"),
            ["next", day] => {
                let since_monday = |weekday: i64| (weekday + 3) % 7;
                Some(today.plus(7 - since_monday(today.weekday()) + since_monday(weekday(day)?)))
            }
            ["this", day] | [day] => coming(day),
            ["in", count, unit] => {
                let named = NUMBERS.iter().position(|name| *name == count).map(|at| at as i64);
                let one = matches!(count, "a" | "an").then_some(1);
                let count =
                    number(count).map(i64::from).or(named).or(one).filter(|it| *it <= 1000)?;
                let days = match unit.trim_end_matches('s') {
                    "day" => 1,
                    "week" => 7,
                    "month" => 30,
                    _ => return None,
                };
                Some(today.plus(count * days))
            }
            [day, month] | [day, "of", month] => in_words(day, month, None, today),
            [day, month, year] => in_words(day, month, number(year), today),
            _ => None,
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&iso(self.0))
    }
}

/// `1 December`, `Dec 1st`; without a year the next such day.
fn in_words(one: &str, other: &str, year: Option<u32>, today: Day) -> Option<Day> {
    let count = |word: &str| number(word.trim_end_matches(|c: char| c.is_ascii_lowercase()));
    let (day, month) = match month(other) {
        Some(month) => (count(one)?, month),
        None => (count(other)?, month(one)?),
    };
    if let Some(year) = year {
        return day_of(i64::from(year), month, day).map(Day);
    }
    let (this, ..) = date_of(today.0);
    let all = [this, this + 1].map(|year| day_of(year, month, day).map(Day));
    all.into_iter().flatten().find(|day| *day >= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_reads_back_as_itself() {
        for day in (-800_000..3_000_000).step_by(977).map(Day) {
            let text = day.to_string();
            if text.len() == 10 && date_of(day.0).0 > 0 {
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
