//! Times as people type them, and what follows from them.
//!
//! Everything here is civil time: what a clock on the wall showed. Zones and the hour that is skipped
//! or repeated twice a year are not looked at.

use crate::{Id, Milestone, Postmortem, TimelineRow};

/// A typed time in its tidy form, `09:45`, `09:45:30` or `2019-12-05 09:45`; `None` if it cannot be
/// read as one, in which case what was typed had better stay as it is.
///
/// Understood are `0945`, `945`, `9:45`, `9.45`, `9.45pm`, `9 pm` and `09:45:30`, each also after a date
/// as in `2019-12-05 09:45` and `2019-12-05T09:45`. A zone behind the time is not.
pub fn tidy(text: &str) -> Option<String> {
    let Typed { date, hour, minute, second } = Typed::parse(text)?;
    let mut tidy = date.map(|date| format!("{date} ")).unwrap_or_default();
    tidy.push_str(&format!("{hour:02}:{minute:02}"));
    if let Some(second) = second {
        tidy.push_str(&format!(":{second:02}"));
    }
    Some(tidy)
}

/// A point in civil time, to the second.
///
/// One without a date only says when in the day it was; it sorts before those with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// Days since 1970-01-01.
    day: Option<i64>,
    /// Seconds since midnight.
    second: i64,
}

impl Moment {
    /// The moment `text` tells, on `default_date` if it tells no date itself. A default that is no date
    /// counts as none.
    pub fn parse(text: &str, default_date: &str) -> Option<Moment> {
        let typed = Typed::parse(text)?;
        let second = typed.second.unwrap_or(0);
        Some(Moment {
            day: day_number(typed.date.unwrap_or(default_date)),
            second: i64::from((typed.hour * 60 + typed.minute) * 60 + second),
        })
    }

    /// Whole minutes from `earlier` to this moment; negative if it is not earlier. `None` if only one
    /// of them has a date.
    pub fn minutes_since(self, earlier: Moment) -> Option<i64> {
        let days = match (self.day, earlier.day) {
            (Some(day), Some(earlier)) => day - earlier,
            (None, None) => 0,
            _ => return None,
        };
        Some((days * 86_400 + self.second - earlier.second).div_euclid(60))
    }
}

/// The parts of a time.
struct Typed<'a> {
    date: Option<&'a str>,
    hour: u32,
    minute: u32,
    second: Option<u32>,
}

impl Typed<'_> {
    fn parse(text: &str) -> Option<Typed<'_>> {
        let text = text.trim();
        let (date, clock) = match text.get(..10).filter(|date| is_date(date)) {
            Some(date) => (Some(date), text[10..].strip_prefix(['T', 't', ' '])?.trim_start()),
            None => (None, text),
        };
        let clock = clock.to_ascii_lowercase();
        let halves = [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)];
        let half =
            halves.iter().find_map(|(word, later)| Some((clock.strip_suffix(word)?, *later)));
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
            _ if hour.len() > 2 => return None,
            None => number(hour).filter(|hour| *hour < 24)?,
            Some((_, later)) => {
                let hour = number(hour).filter(|hour| (1..=12).contains(hour))?;
                hour % 12 + if later { 12 } else { 0 }
            }
        };
        let second = match second {
            Some(second) => Some(two_digits(second).filter(|second| *second < 60)?),
            None => None,
        };
        let minute = two_digits(minute).filter(|minute| *minute < 60)?;
        Some(Typed { date, hour, minute, second })
    }
}

/// Digits and nothing else: the standard parser also takes a sign.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Whether `text` is a day of the calendar, written `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    day_number(text).is_some()
}

/// Days since 1970-01-01 of a date of the Gregorian calendar.
fn day_number(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || day == 0 || day > length {
        return None;
    }
    // Years counted from March, so that the leap day is the last of its year (Hinnant's algorithm).
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468)
}

/// A time that follows from two milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// What it is called.
    pub name: &'static str,
    /// How it is counted.
    pub formula: &'static str,
    /// How long it was.
    pub minutes: i64,
    /// The row it is counted from.
    pub from: Id,
    /// The row it is counted to.
    pub to: Id,
}

const DURATIONS: [(&str, &str, Milestone, Milestone); 4] = [
    ("Time to detect", "detected − impact began", Milestone::ImpactBegan, Milestone::Detected),
    (
        "Time to acknowledge",
        "acknowledged − detected",
        Milestone::Detected,
        Milestone::Acknowledged,
    ),
    ("Time to mitigate", "mitigated − impact began", Milestone::ImpactBegan, Milestone::Mitigated),
    ("Time to resolve", "resolved − impact began", Milestone::ImpactBegan, Milestone::Resolved),
];

/// What the timeline says of how long things took. A duration is there when both its milestones are,
/// at times that can be read, in the same zone and in order; of several rows with one milestone the
/// first counts.
pub fn durations(document: &Postmortem) -> Vec<Duration> {
    let date = &document.meta.date;
    let find = |milestone| -> Option<(&TimelineRow, Moment)> {
        let row = document.timeline.iter().find(|row| row.milestone == Some(milestone))?;
        Some((row, Moment::parse(&row.start, date)?))
    };
    // A row that repeats the document's zone is in the same zone as one that says nothing.
    let zone = |row: &TimelineRow| match row.zone.trim() {
        "" => document.meta.time_zone.trim().to_owned(),
        zone => zone.to_owned(),
    };
    let duration = |(name, formula, from, to)| {
        let ((from, began), (to, ended)) = (find(from)?, find(to)?);
        let minutes = ended.minutes_since(began).filter(|minutes| *minutes >= 0)?;
        let same = zone(from) == zone(to);
        same.then_some(Duration { name, formula, minutes, from: from.id, to: to.id })
    };
    DURATIONS.into_iter().filter_map(duration).collect()
}

/// A number of minutes for people: `36 min`, `2 h`, `2 h 5 min`.
pub fn human(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn what_people_type_becomes_tidy() {
        for (typed, expected) in [
            ("0945", "09:45"),
            ("945", "09:45"),
            (" 9:45 ", "09:45"),
            ("9.45", "09:45"),
            ("9.45pm", "21:45"),
            ("945 PM", "21:45"),
            ("9pm", "21:00"),
            ("12am", "00:00"),
            ("12:30 p.m.", "12:30"),
            ("09:45:30", "09:45:30"),
            ("00:00", "00:00"),
            ("23:59:59", "23:59:59"),
            ("2019-12-05 9:45", "2019-12-05 09:45"),
            ("2019-12-05T09:45", "2019-12-05 09:45"),
            ("2020-02-29  9am", "2020-02-29 09:00"),
        ] {
            assert_eq!(tidy(typed).as_deref(), Some(expected), "{typed}");
            assert_eq!(tidy(expected).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_stays_as_typed() {
        for typed in [
            "",
            "9",
            "09",
            "24:00",
            "9:60",
            "09:45:60",
            "9:5",
            "+9:45",
            "-1:00",
            "13pm",
            "0am",
            "about ten",
            "09:45 PDT",
            "09:45Z",
            "2019-12-05",
            "2019-02-29 09:45",
            "2019-13-01 09:45",
            "0000-01-01 09:45",
            "2019-12-0509:45",
            "12345",
            "１０:２１",
            "9:45:30:1",
            "1e21",
            "009:45",
            "09:45:30.5",
            "pm",
            ":",
            "..",
            "é45",
            "2019-12-05T",
            "10:45–10:55",
        ] {
            assert_eq!(tidy(typed), None, "{typed}");
        }
    }

    #[test]
    fn moments_are_in_order() {
        let moments =
            ["09:45", "2019-12-05 09:45:01", "23:59", "2019-12-06 00:00", "2020-01-01 0000"];
        let moments = moments.map(|text| Moment::parse(text, "2019-12-05").unwrap());
        assert!(moments.is_sorted_by(|a, b| a < b));
        assert_eq!(moments[3].minutes_since(moments[2]), Some(1));
        assert_eq!(moments[4].minutes_since(moments[3]), Some(26 * 1440));
        assert_eq!(moments[0].minutes_since(moments[1]), Some(-1));
        let undated = Moment::parse("09:45", "some day").unwrap();
        assert_eq!(undated.minutes_since(moments[0]), None);
    }

    #[test]
    fn days_are_counted_right() {
        for (date, day) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2019-12-05", 18_235),
            ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896),
        ] {
            assert_eq!(day_number(date), Some(day), "{date}");
        }
        for date in
            ["1900-02-29", "2019-04-31", "2019-1-05", "2019-12-00", "99999-01-01", "+999-01-01"]
        {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn the_sample_took_as_long_as_its_timeline_says() {
        let mut sample = Postmortem::sample(Id(1));
        let told = |document: &Postmortem| -> Vec<_> {
            durations(document).iter().map(|d| (d.name, human(d.minutes))).collect()
        };
        assert_eq!(
            told(&sample),
            [
                ("Time to detect", "36 min".to_owned()),
                ("Time to acknowledge", "24 min".to_owned()),
                ("Time to mitigate", "1 h 10 min".to_owned()),
                ("Time to resolve", "2 h".to_owned()),
            ]
        );
        Rc::make_mut(&mut sample.timeline[1]).zone = "Europe/Oslo".to_owned();
        assert_eq!(told(&sample).len(), 2, "what crosses zones is not counted");
        Rc::make_mut(&mut sample.timeline[1]).zone = "America/Los_Angeles".to_owned();
        Rc::make_mut(&mut sample.timeline[0]).start = "11:00".to_owned();
        let names: Vec<_> = told(&sample).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Time to acknowledge", "Time to resolve"], "what runs backwards is not");
    }
}
