//! Durations, clock times and counts in prose.

use std::ops::Range;

use super::counted::{clock, count};
use super::number::{number, word};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Something in a text that can be compared with a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// Where it is written, in bytes. Words such as "about" are not part of it.
    pub(super) span: Range<usize>,
    /// What it says.
    pub(super) measure: Measure,
    /// How exactly.
    pub(super) precision: Precision,
}

/// What a [`Quantity`] says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// How long something took.
    Duration {
        /// In seconds.
        seconds: i64,
        /// What it is likely rounded to, in seconds: "30 minutes" to ten minutes, "two hours" to thirty.
        grain: i64,
    },
    /// What a clock on the wall showed.
    Clock {
        /// Minutes since midnight.
        minute: u32,
        /// The zone behind it, as written: `UTC`, `PDT`.
        zone: Option<String>,
    },
    /// How many of something.
    Count {
        /// How many thousandths.
        value: i64,
        /// Of what, in lower case, with the word before it: `internal teams`, `users`.
        of: String,
    },
}

/// How exactly something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// As a number.
    Exact,
    /// "About", "nearly", "~".
    About,
    /// "Over", "at least".
    AtLeast,
    /// "Under", "within", "up to".
    AtMost,
}

/// The quantities in a text, in their order.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    let mut before = ' ';
    while let Some(letter) = text[at..].chars().next() {
        let joined = before.is_alphanumeric() || "./:-_#$€£@\\+".contains(before);
        let read = if joined || !letter.is_alphanumeric() { None } else { read(text, at) };
        if let Some((measure, length)) = read {
            let precision = precision(&text[..at]);
            found.push(Quantity { span: at..at + length, measure, precision });
            at += length;
            before = 'x';
        } else {
            at += letter.len_utf8();
            before = letter;
        }
    }
    found
}

/// The quantity that begins at `at`, and how long it is.
fn read(text: &str, at: usize) -> Option<(Measure, usize)> {
    let rest = &text[at..];
    if let Some(clock) = clock(rest) {
        return Some(clock);
    }
    let (seconds, grain, length) = match duration(rest, &text[..at]) {
        Some(found) => found,
        None => return count(rest),
    };
    // "Every 5 minutes", "30 days ago" and "per hour" tell of no stretch of the incident.
    let before = last_word(&text[..at]);
    let after = first_word(rest[length..].trim_start_matches('-'));
    let other = ["every", "per", "each", "last", "past", "next"].contains(&before.as_str())
        || ["ago", "per", "timeout", "interval", "window", "threshold", "retention", "ttl", "old"]
            .contains(&after.as_str())
        || rest[length..].starts_with('/');
    (!other).then_some((Measure::Duration { seconds, grain }, length))
}

/// Seconds, what they are rounded to, and the length in bytes.
fn duration(rest: &str, before: &str) -> Option<(i64, i64, usize)> {
    let (mut seconds, mut grain, mut length) = set_phrase(rest, before).or_else(|| part(rest))?;
    // "An hour and 10 minutes", "2 h 5 min", "1h30m".
    while let Some((more, finer, far)) = {
        let gap = rest[length..].len() - after_and(&rest[length..]).len();
        part(&rest[length + gap..])
            .or_else(|| glued_minutes(&rest[length + gap..]).filter(|_| grain >= HOUR / 2))
            .filter(|(more, _, _)| *more < grain.max(HOUR))
            .map(|(more, finer, far)| (more, finer, gap + far))
    } {
        // Only ever finer: "2 hours, 3 hours" are two.
        if more >= seconds {
            break;
        }
        seconds += more;
        grain = finer;
        length += far;
    }
    if let Some(rest) = rest[length..].strip_prefix(" and a half") {
        let unit = [DAY, HOUR, MINUTE].into_iter().find(|unit| *unit <= seconds).unwrap_or(1);
        let stands = rest.starts_with(|next: char| !next.is_alphanumeric()) || rest.is_empty();
        if stands {
            return Some((seconds + unit / 2, (unit / 2).max(1), length + " and a half".len()));
        }
    }
    Some((seconds, grain, length))
}

/// What comes after ", ", " and " or a blank between two parts.
fn after_and(rest: &str) -> &str {
    let rest = rest.trim_start_matches([' ', ',']);
    rest.strip_prefix("and ").unwrap_or(rest)
}

/// One number with its unit.
fn part(rest: &str) -> Option<(i64, i64, usize)> {
    let (value, far) = number(rest)?;
    let gap =
        rest[far..].len() - rest[far..].trim_start_matches([' ', '-', '\u{a0}', '\u{202f}']).len();
    if gap > 3 {
        return None;
    }
    let letters = word(&rest[far + gap..]);
    let name = &rest[far + gap..far + gap + letters];
    let unit = unit(name)?;
    // A letter alone is a unit only where it touches its number: "5 m" may be metres.
    if name.len() == 1 && gap > 0 && name != "h" {
        return None;
    }
    let end = far + gap + letters;
    let dot = usize::from(
        name.len() == 3
            && rest[end..].starts_with(". ")
            && rest[end + 2..].starts_with(char::is_lowercase),
    );
    Some((value.checked_mul(unit)? / 1000, rounded(value, unit), end + dot))
}

/// The minutes of "1h30m" and "1h30".
fn glued_minutes(rest: &str) -> Option<(i64, i64, usize)> {
    let (value, far) = number(rest).filter(|(value, _)| *value < 60_000)?;
    let letters = word(&rest[far..]);
    (matches!(&rest[far..far + letters], "m" | "min")).then_some((
        value * MINUTE / 1000,
        MINUTE,
        far + letters,
    ))
}

fn set_phrase(rest: &str, before: &str) -> Option<(i64, i64, usize)> {
    const PHRASES: &[(&str, i64, i64)] = &[
        ("half an hour", 30, 10),
        ("half a day", 720, 360),
        ("a quarter of an hour", 15, 5),
        ("three quarters of an hour", 45, 15),
        ("an hour and a half", 90, 30),
        ("a day and a half", 2160, 720),
        ("an hour", 60, 30),
        ("a day", 1440, 720),
        ("a minute", 1, 1),
        ("a week", 10_080, 1440),
    ];
    let (words, minutes, grain) = PHRASES.iter().find(|(words, _, _)| {
        rest.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
            && !rest[words.len()..].starts_with(char::is_alphanumeric)
    })?;
    // "Twice an hour" and "80 requests a minute" are rates.
    let is_rate = words.starts_with('a') && !BEFORE_A.contains(&last_word(before).as_str());
    if is_rate {
        return None;
    }
    Some((*minutes * MINUTE, *grain * MINUTE, words.len()))
}

/// What stands before "an hour" where that is how long something took.
const BEFORE_A: &[&str] = &[
    "for",
    "took",
    "take",
    "takes",
    "lasted",
    "within",
    "after",
    "about",
    "nearly",
    "almost",
    "over",
    "under",
    "than",
    "of",
    "in",
    "least",
    "most",
    "another",
    "only",
    "just",
    "roughly",
    "around",
    "approximately",
    "was",
    "is",
    "until",
    "passed",
    "",
];

/// How many seconds a unit is.
fn unit(name: &str) -> Option<i64> {
    const UNITS: &[(&[&str], i64)] = &[
        (&["s", "sec", "secs", "second", "seconds"], 1),
        (&["min", "mins", "minute", "minutes"], MINUTE),
        (&["h", "hr", "hrs", "hour", "hours"], HOUR),
        (&["d", "day", "days"], DAY),
        (&["week", "weeks"], 7 * DAY),
    ];
    let name = name.to_lowercase();
    UNITS.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, seconds)| *seconds)
}

/// What a number of a unit is likely rounded to: "30 minutes" to ten, "two hours" to half an hour.
fn rounded(value: i64, unit: i64) -> i64 {
    if unit >= HOUR {
        return if value % 1000 == 0 { unit / 2 } else { unit / 4 };
    }
    let step = [10, 5].into_iter().find(|step| value % (step * 1000) == 0).unwrap_or(1);
    step * unit
}

/// Whether a text says how long something took.
pub(in crate::findings) fn has_duration(text: &str) -> bool {
    quantities(text).iter().any(|one| matches!(one.measure, Measure::Duration { .. }))
}

/// How many times of day a text tells.
pub(in crate::findings) fn clocks_in(text: &str) -> usize {
    quantities(text).iter().filter(|one| matches!(one.measure, Measure::Clock { .. })).count()
}

/// Whether a text says how long or how many.
pub(in crate::findings) fn has_number(text: &str) -> bool {
    quantities(text).iter().any(|one| !matches!(one.measure, Measure::Clock { .. }))
}

/// How exactly what follows `before` is said.
fn precision(before: &str) -> Precision {
    let before = before.trim_end();
    if before.ends_with(['~', '≈', '±']) {
        return Precision::About;
    }
    if before.ends_with(['>', '≥']) {
        return Precision::AtLeast;
    }
    if before.ends_with(['<', '≤']) {
        return Precision::AtMost;
    }
    let tail = |count: usize| {
        let words: Vec<_> = before.split_whitespace().rev().take(count).collect();
        words.into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let (one, two) = (tail(1), tail(2));
    if ["at least", "more than", "no less", "just over", "well over"].contains(&two.as_str())
        || ["over", "exceeding"].contains(&one.as_str())
    {
        Precision::AtLeast
    } else if ["at most", "less than", "fewer than", "up to", "just under", "no more"]
        .contains(&two.as_str())
        || ["under", "within", "below"].contains(&one.as_str())
    {
        Precision::AtMost
    } else if [
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "approx.",
        "nearly",
        "almost",
        "some",
        "circa",
        "ca.",
        "c.",
        "estimated",
        "perhaps",
        "maybe",
    ]
    .contains(&one.trim_start_matches('('))
        || one.ends_with('~')
    {
        Precision::About
    } else {
        Precision::Exact
    }
}

fn last_word(before: &str) -> String {
    let before = before.trim_end_matches([' ', '(', '~']);
    let start = before
        .rfind(|letter: char| !letter.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    before[start..].to_lowercase()
}

fn first_word(rest: &str) -> String {
    let rest = rest.trim_start();
    rest[..word(rest)].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In seconds.
    fn durations(text: &str) -> Vec<(&str, i64)> {
        let all = quantities(text).into_iter().filter_map(|quantity| match quantity.measure {
            Measure::Duration { seconds, .. } => Some((&text[quantity.span], seconds)),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, words, minutes) in [
            ("for 30 minutes", "30 minutes", 30.0),
            ("For two hours, hosted", "two hours", 120.0),
            ("took an hour.", "an hour", 60.0),
            ("after half an hour", "half an hour", 30.0),
            ("lasted an hour and a half", "an hour and a half", 90.0),
            ("2 hours and a half", "2 hours and a half", 150.0),
            ("(36 min)", "36 min", 36.0),
            ("1 h 10 min", "1 h 10 min", 70.0),
            ("1h30m of downtime", "1h30m", 90.0),
            ("2 hours and 15 minutes", "2 hours and 15 minutes", 135.0),
            ("one hour, 5 minutes", "one hour, 5 minutes", 65.0),
            ("a 90-minute outage", "90-minute", 90.0),
            ("twenty-five minutes later", "twenty-five minutes", 25.0),
            ("1.5 hours", "1.5 hours", 90.0),
            ("90 seconds", "90 seconds", 1.5),
            ("2 days", "2 days", 2880.0),
            ("about a day", "a day", 1440.0),
        ] {
            assert_eq!(durations(text), [(words, (minutes * 60.0) as i64)], "{text}");
        }
    }

    #[test]
    fn what_tells_of_no_stretch_is_left_alone() {
        for text in [
            "every 5 minutes",
            "30 days ago",
            "80 requests a minute",
            "twice an hour",
            "a 5-minute window",
            "5 minutes/request",
            "5 m of cable",
            "version 1.5.2",
            "the 30-day retention",
            "5 users",
            "v2 hours",
            "a few minutes",
            "the last 24 hours",
            "an hourly job",
        ] {
            assert_eq!(durations(text), [], "{text}");
        }
        assert_eq!(durations("2 hours, 3 hours").len(), 2);
    }

    #[test]
    fn clock_times_are_told_from_other_numbers() {
        let clocks = |text: &str| -> Vec<(String, u32, Option<String>)> {
            let all = quantities(text).into_iter().filter_map(|quantity| match quantity.measure {
                Measure::Clock { minute, zone } => {
                    Some((text[quantity.span].to_owned(), minute, zone))
                }
                _ => None,
            });
            all.collect()
        };
        for (text, words, minute, zone) in [
            ("at 09:45 it", "09:45", 585, None),
            ("at 9:45 pm", "9:45 pm", 1305, None),
            ("at 9 p.m. UTC", "9 p.m.", 1260, Some("UTC")),
            ("9.45am", "9.45am", 585, None),
            ("10:21:30 PDT", "10:21:30", 621, Some("PDT")),
            ("12am", "12am", 0, None),
        ] {
            let zone = zone.map(str::to_owned);
            assert_eq!(clocks(text), [(words.to_owned(), minute, zone)], "{text}");
        }
        for text in ["1.45", "25:00", "9", "1:2", "host:8080", "10:211", "a 3:1 ratio", "13 pm"] {
            assert_eq!(clocks(text), [], "{text}");
        }
    }

    #[test]
    fn counts_know_what_they_count() {
        let counts = |text: &str| -> Vec<(i64, String)> {
            let all = quantities(text).into_iter().filter_map(|quantity| match quantity.measure {
                Measure::Count { value, of } => Some((value / 1000, of)),
                _ => None,
            });
            all.collect()
        };
        assert_eq!(
            counts("1,200 users and two internal teams"),
            [(1200, "users".into()), (2, "internal teams".into())]
        );
        assert_eq!(counts("12 % of all requests failed"), [(12, "% all requests".into())]);
        assert_eq!(counts("12% were lost"), [(12, "%".into())]);
        assert_eq!(counts("two places, 3 lines"), []);
    }

    #[test]
    fn how_exactly_it_is_said_is_heard() {
        for (text, precision) in [
            ("for 30 minutes", Precision::Exact),
            ("about 30 minutes", Precision::About),
            ("~30 minutes", Precision::About),
            ("within about 30 minutes", Precision::About),
            ("at least 30 minutes", Precision::AtLeast),
            ("over 30 minutes", Precision::AtLeast),
            ("less than 30 minutes", Precision::AtMost),
            ("within 30 minutes", Precision::AtMost),
        ] {
            let found = quantities(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].precision, precision, "{text}");
        }
    }

    #[test]
    fn no_text_is_cut_inside_a_letter() {
        for text in [
            "é30 minutes",
            "30 é",
            "½ 3½ h",
            "30\u{202f}min",
            "1\u{301}0 min",
            "٣ hours",
            "1h30é",
            "9:45é",
        ] {
            for one in quantities(text) {
                assert!(text.get(one.span.clone()).is_some(), "{text}: {one:?}");
            }
        }
    }
}
