//! Days of the Gregorian calendar, and what a clock on the wall showed.

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// The months as people write them in English; three letters are enough to tell them apart.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, beginning with that of 1970-01-01.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// Whether `text` is a day of the calendar, written `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    day_number(text).is_some()
}

/// Days since 1970-01-01 of a date written `YYYY-MM-DD`, of the years 1 to 9999.
pub fn day_number(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    day_of(i64::from(number(year)?), number(month)?, number(day)?)
}

/// Days since 1970-01-01 of a day in a month (1 to 12) of a year; `None` if there is no such day.
pub(crate) fn day_of(year: i64, month: u32, day: u32) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=9999).contains(&year) || day == 0 || day > length {
        return None;
    }
    // Years counted from March, so that the leap day is the last of its year (Hinnant's algorithm).
    let (month, day) = (i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468)
}

/// Year, month and day of a number of days since 1970-01-01 (the same algorithm, backwards).
pub(crate) fn date_of(day: i64) -> (i64, u32, u32) {
    let days = day + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month as u32, day as u32)
}

/// A day as files have it: `2019-12-05`.
pub fn iso(day: i64) -> String {
    let (year, month, day) = date_of(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A day for people: `Thu 5 Dec 2019`.
pub(crate) fn long(day: i64) -> String {
    let (year, month, of_month) = date_of(day);
    let weekday = &WEEKDAYS[day.rem_euclid(7) as usize][..3];
    format!("{weekday} {of_month} {} {year}", &month_name(month)[..3])
}

/// A day of a year that is known: `5 December`.
pub(crate) fn short(day: i64) -> String {
    let (_, month, day) = date_of(day);
    format!("{day} {}", month_name(month))
}

/// What a month (1 to 12) is called.
fn month_name(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

/// The month a word means: `Dec`, `Sept`, `december`.
pub(crate) fn month(word: &str) -> Option<u32> {
    place_in(&MONTHS, word).map(|found| found as u32 + 1)
}

/// The day of the week a word means, counted from Thursday as the days are.
pub(crate) fn weekday(word: &str) -> Option<i64> {
    place_in(&WEEKDAYS, word).map(|found| found as i64)
}

/// The place of the name that a word is or shortens.
fn place_in(names: &[&str], word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    names.iter().position(|name| word.len() >= 3 && name.to_ascii_lowercase().starts_with(&word))
}

/// Digits and nothing else: the standard parser also takes a sign.
pub(crate) fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(iso(day), date);
        }
        for date in
            ["1900-02-29", "2019-04-31", "2019-1-05", "2019-12-00", "99999-01-01", "+999-01-01"]
        {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn every_day_is_found_again() {
        for day in (-719_162..=2_932_896).step_by(97) {
            let (year, month, of_month) = date_of(day);
            assert_eq!(day_of(year, month, of_month), Some(day));
        }
        assert_eq!(
            (long(18_235).as_str(), short(18_235).as_str()),
            ("Thu 5 Dec 2019", "5 December")
        );
    }

    #[test]
    fn months_and_weekdays_are_known_by_three_letters() {
        assert_eq!(
            (month("dec"), month("Sept."), month("Ma"), month("Decembers")),
            (Some(12), Some(9), None, None)
        );
        assert_eq!((weekday("Thu"), weekday("mon."), weekday("Th")), (Some(0), Some(4), None));
    }
}
