//! Days of the calendar.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u32,
    day: u32,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        let there = (1..=9999).contains(&year) && (1..=length).contains(&day);
        there.then_some(Date { year, month, day })
    }

    /// The day that `YYYY-MM-DD` names.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.trim().split('-');
        let mut next = |length| {
            let part = parts.next().filter(|part| part.len() == length)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(i32::try_from(year).ok()?, month, day)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its
    /// year (Hinnant's algorithm).
    pub fn days(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { year - 1 } else { year };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The day so many days after 1970-01-01, if it is one of the first ten thousand years.
    pub fn from_days(days: i64) -> Option<Date> {
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Date::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }

    /// The day so many days later.
    pub fn plus(self, days: i64) -> Date {
        Date::from_days(self.days() + days).unwrap_or(self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_there_and_back() {
        for (date, days) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2019-12-05", 18_235)]
        {
            let read = Date::parse(date).unwrap();
            assert_eq!(read.days(), days);
            assert_eq!(read.to_string(), date);
        }
        for days in (-719_162..2_932_896).step_by(97) {
            assert_eq!(Date::from_days(days).unwrap().days(), days);
        }
        for none in ["2019-02-29", "2019-13-01", "19-12-05", "2019-12-5", "+019-12-05", "x"] {
            assert_eq!(Date::parse(none), None, "{none}");
        }
        assert_eq!(Date::parse("2019-12-31").unwrap().plus(1).to_string(), "2020-01-01");
        assert_eq!(Date::from_days(i64::MAX), None);
    }
}
