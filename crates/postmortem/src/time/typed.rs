//! Times as people type them.
//!
//! Nothing is guessed: what could be two things is said to be, and what is no time stays as it is.

use super::calendar::{DAY, day_number, day_of, iso, number, short};
use super::dates::{Date, nearest, read_date, relative};
use super::names::{is_utc, meanings};
use super::zone::{offset_text, read_offset};

/// What somebody has typed where a time belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A time.
    At(Typed),
    /// So many seconds after the time before, or before it where negative.
    After(i64),
    /// A time on a day of which nobody can tell which number is the month.
    Slashed(Slashed),
}

/// A time of day, with as much of a date and a zone as was typed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The day.
    pub day: Option<Day>,
    /// Seconds since midnight, of those that clocks show.
    pub second: i64,
    /// Whether seconds were typed.
    pub(crate) exact: bool,
    /// Digits of a fraction of a second.
    pub(crate) fraction: String,
    /// The zone.
    pub zone: Option<ZoneWord>,
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Days since 1970-01-01.
    Whole(i64),
    /// A month and a day of it in a year that is not said.
    OfYear(u32, u32),
}

/// A zone behind a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneWord {
    /// Seconds ahead of UTC.
    Offset(i32),
    /// An abbreviation, in capitals.
    Short(String),
    /// An IANA name, which nobody has looked up yet.
    Name(String),
}

/// A date such as `12/5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slashed {
    /// What was typed for the date.
    pub date: String,
    /// The two numbers.
    numbers: (u32, u32),
    year: Option<i64>,
    /// The time of day.
    time: Typed,
}

impl Entry {
    /// What `text` says; `None` if that is no time.
    pub fn parse(text: &str) -> Option<Entry> {
        if let Some(seconds) = relative(text.trim()) {
            return Some(Entry::After(seconds));
        }
        let mut words: Vec<&str> =
            text.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
        words.retain(|word| !matches!(*word, "" | "on" | "at"));
        // A date and a time of RFC 3339 are one word.
        if let Some(first) = words.first().copied()
            && let Some((date, time)) = first.split_at_checked(10)
            && let Some(time) = time.strip_prefix(['T', 't'])
            && day_number(date).is_some()
        {
            words.splice(..1, [date, time]);
        }
        let mut zone = match words[..] {
            [_, .., last] => zone_word(last),
            _ => None,
        };
        let mut behind = "";
        if zone.is_some() {
            behind = words.pop().unwrap_or_default();
        }
        let (clock, date) = clock_and_date(&words)?;
        let (digits, attached) = split_zone(&clock);
        if attached.is_some() && zone.is_some() {
            return None;
        }
        zone = zone.or(attached);
        // Without a date, `09:45-10:00` is from when to when.
        let minus = |text: &str| text.starts_with(['-', '−']);
        if date.is_empty() && (minus(behind) || minus(&clock[digits.len()..])) {
            return None;
        }
        let mut time = read_clock(digits)?;
        time.zone = zone;
        let year = number(digits).filter(|n| digits.len() == 4 && (1900..2100).contains(n));
        match read_date(date)? {
            Date::None => {}
            Date::Day(Day::OfYear(..), _) if year.is_some() => return None,
            Date::Day(Day::Whole(day), Some(of_week)) if day.rem_euclid(7) != of_week => {
                return None;
            }
            Date::Day(day, _) => time.day = Some(day),
            Date::Slashed(numbers, year) => {
                let slashed = Slashed { date: date[0].to_owned(), numbers, year, time };
                return (!slashed.readings(0).is_empty()).then_some(Entry::Slashed(slashed));
            }
        }
        Some(Entry::At(time))
    }
}

impl Slashed {
    /// The times it can mean, the month first before the day first. A year that is not said is the one
    /// that comes nearest to `near`.
    pub fn readings(&self, near: i64) -> Vec<Typed> {
        let (one, other) = self.numbers;
        let mut all: Vec<Typed> = Vec::new();
        for (month, day) in [(one, other), (other, one)] {
            let day = match self.year {
                Some(year) => day_of(year, month, day),
                None => nearest(near, month, day),
            };
            let reading = day.map(|day| Typed { day: Some(Day::Whole(day)), ..self.time.clone() });
            all.extend(reading.filter(|reading| !all.contains(reading)));
        }
        all
    }
}

impl Typed {
    /// What a clock showed, in seconds since 1970-01-01 as it counts them; `default` is its day where
    /// none was typed, and the day that tells the year. `None` without a day.
    pub fn civil(&self, default: Option<i64>) -> Option<i64> {
        Some(self.whole_day(default)? * DAY + self.second)
    }

    fn whole_day(&self, default: Option<i64>) -> Option<i64> {
        match self.day {
            None => default,
            Some(Day::Whole(day)) => Some(day),
            Some(Day::OfYear(month, day)) => nearest(default?, month, day),
        }
    }

    /// The same with the year it has beside `default`.
    pub fn with_year(self, default: Option<i64>) -> Typed {
        let day = match self.day {
            Some(Day::OfYear(..)) => self.whole_day(default).map(Day::Whole).or(self.day),
            day => day,
        };
        Typed { day, ..self }
    }

    /// A time of day on a day: `civil` as [`civil`](Self::civil) gives it.
    pub fn of_civil(civil: i64) -> Typed {
        let (day, second) = (civil.div_euclid(DAY), civil.rem_euclid(DAY));
        let (day, exact) = (Some(Day::Whole(day)), second % 60 != 0);
        Typed { day, second, exact, fraction: String::new(), zone: None }
    }

    /// The same with so many milliseconds more.
    pub fn with_fraction(mut self, millis: i64) -> Typed {
        if millis != 0 {
            (self.exact, self.fraction) = (true, format!("{millis:03}"));
        }
        self
    }

    /// Milliseconds of the fraction of a second.
    pub fn millis(&self) -> i64 {
        let three: String = self.fraction.chars().chain("000".chars()).take(3).collect();
        three.parse().unwrap_or(0)
    }

    /// What it says, in the form that everybody reads the same way: `2019-12-05 09:45 PST`.
    pub fn tidy(&self) -> String {
        let mut out = match self.day {
            None => String::new(),
            Some(Day::Whole(day)) => format!("{} ", iso(day)),
            // Without a year, names leave no doubt which number is the month.
            Some(Day::OfYear(month, day)) => {
                // 2000 had every day that a year can have.
                let name = day_of(2000, month, day).map(short).unwrap_or_default();
                format!("{name} ")
            }
        };
        out.push_str(&self.clock());
        match &self.zone {
            None => {}
            Some(ZoneWord::Offset(0)) => out.push_str(" UTC"),
            Some(ZoneWord::Offset(offset)) => {
                out.push_str(&format!(" UTC{}", offset_text(*offset)));
            }
            Some(ZoneWord::Short(name) | ZoneWord::Name(name)) => {
                out.push(' ');
                out.push_str(name);
            }
        }
        out
    }

    /// The time of day: `09:45`, `09:45:10.123`.
    pub fn clock(&self) -> String {
        let second = self.second;
        let mut out = format!("{:02}:{:02}", second / 3600, second / 60 % 60);
        if self.exact {
            out.push_str(&format!(":{:02}", second % 60));
        }
        if !self.fraction.is_empty() {
            out.push_str(&format!(".{}", self.fraction));
        }
        out
    }
}

/// A word that is a zone.
pub fn zone_word(word: &str) -> Option<ZoneWord> {
    let upper = word.to_ascii_uppercase();
    if is_utc(word) {
        let name = if upper == "GMT" { "GMT" } else { "UTC" };
        return Some(ZoneWord::Short(name.to_owned()));
    }
    for prefix in ["UTC", "GMT"] {
        if let Some(offset) = upper.strip_prefix(prefix) {
            return read_offset(offset).map(ZoneWord::Offset);
        }
    }
    if let Some(offset) = read_offset(word) {
        return Some(ZoneWord::Offset(offset));
    }
    if meanings(word).next().is_some() {
        return Some(ZoneWord::Short(upper));
    }
    let of_a_name = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    let name = word.contains('/')
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && !word.ends_with('/')
        && word.chars().all(of_a_name);
    name.then(|| ZoneWord::Name(word.to_owned()))
}

/// A zone right behind a time of day: `09:45Z`, `09:45-08:00`, `09:45UTC`.
fn split_zone(clock: &str) -> (&str, Option<ZoneWord>) {
    let Some(at) = clock.find(|c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '-' | '−'))
    else {
        return (clock, None);
    };
    // Only behind a colon: `2019-12` is no time at all.
    let (time, zone) = clock.split_at(at);
    match zone_word(zone).filter(|zone| time.contains(':') && !matches!(zone, ZoneWord::Name(_))) {
        Some(zone) => (time, Some(zone)),
        None => (clock, None),
    }
}

/// The time of day, which comes first or last, and the other words.
fn clock_and_date<'a, 'w>(words: &'a [&'w str]) -> Option<(String, &'a [&'w str])> {
    let half = |word: &str| {
        matches!(word.to_ascii_lowercase().as_str(), "am" | "pm" | "a.m." | "p.m." | "am." | "pm.")
    };
    let readable = |clock: &String| read_clock(split_zone(clock).0).is_some();
    match words {
        [date @ .., clock, later] if half(later) => Some((format!("{clock}{later}"), date)),
        [clock, later, date @ ..] if half(later) => Some((format!("{clock}{later}"), date)),
        [clock, date @ ..] if clock.contains(':') && readable(&(*clock).to_owned()) => {
            Some(((*clock).to_owned(), date))
        }
        [date @ .., clock] if readable(&(*clock).to_owned()) => Some(((*clock).to_owned(), date)),
        [clock, date @ ..] => {
            Some(((*clock).to_owned(), date)).filter(|(clock, _)| readable(clock))
        }
        [] => None,
    }
}

/// A time of day, without a zone.
fn read_clock(clock: &str) -> Option<Typed> {
    let clock = clock.to_ascii_lowercase();
    let halves = [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)];
    let half = halves.iter().find_map(|(word, later)| Some((clock.strip_suffix(word)?, *later)));
    let digits = half.map_or(clock.as_str(), |(digits, _)| digits.trim_end());

    let separator = if digits.contains(':') { ':' } else { '.' };
    let parts: Vec<&str> = digits.split(separator).collect();
    let (hour, minute, second) = match parts[..] {
        [hour] if hour.len() <= 2 && half.is_some() => (hour, "00", None),
        [both] if matches!(both.len(), 3 | 4) => {
            let (hour, minute) = both.split_at_checked(both.len() - 2)?;
            (hour, minute, None)
        }
        [hour, minute] => (hour, minute, None),
        [hour, minute, second] => (hour, minute, Some(second)),
        _ => return None,
    };
    let two_digits = |text: &str| (text.len() == 2).then(|| number(text)).flatten();
    let hour = match half {
        _ if hour.is_empty() || hour.len() > 2 => return None,
        None => number(hour).filter(|hour| *hour < 24)?,
        Some((_, later)) => {
            let hour = number(hour).filter(|hour| (1..=12).contains(hour))?;
            hour % 12 + if later { 12 } else { 0 }
        }
    };
    let exact = second.is_some();
    let second = second.unwrap_or("00");
    let (second, fraction) = match second.split_once(['.', ',']) {
        Some((_, digits)) if digits.is_empty() || digits.len() > 9 => return None,
        Some((second, digits)) => (second, digits),
        None => (second, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let second = two_digits(second).filter(|second| *second < 60)?;
    let minute = two_digits(minute).filter(|minute| *minute < 60)?;
    let second = i64::from((hour * 60 + minute) * 60 + second);
    Some(Typed { day: None, second, exact, fraction: fraction.to_owned(), zone: None })
}
