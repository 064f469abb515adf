//! A time told in full, so that its author sees what it was taken for.

use super::calendar::{DAY, long};
use super::durations::human;
use super::instant::Instant;
use super::names::{is_utc, name_of, place};
use super::reading::{Reading, Sense};
use super::typed::{Typed, ZoneWord, zone_word};
use super::zone::{Zones, offset_name};

/// What stands beside a time: the moment the impact began, and a second zone.
pub struct Beside<'a> {
    /// When the impact began, where that is known and is another row.
    pub began: Option<&'a Reading>,
    /// A second zone to tell the time in; empty for none.
    pub second_zone: &'a str,
    /// Who knows the rules of zones.
    pub zones: &'a dyn Zones,
}

/// What a time was taken for: `Thu 5 Dec 2019, 09:45 PST (UTC−8), 36 min after the impact began`.
/// Nothing for no time.
pub fn echo(reading: &Reading, beside: &Beside) -> String {
    let mut told = match (&reading.sense, reading.civil, &reading.typed) {
        (Sense::Empty, ..) => return String::new(),
        (Sense::NoTime, ..) => return "Not a time yet; kept as written".to_owned(),
        (Sense::After(_), ..) => {
            return "Counts from the row before, and none has a time yet".to_owned();
        }
        (Sense::Slashed(_), ..) => return "Kept as written until its day is clear".to_owned(),
        (Sense::Clock, _, Some(typed)) => {
            format!("{}, on a day that is not named yet", typed.clock())
        }
        (sense, Some(civil), Some(typed)) => {
            let day = long(civil.div_euclid(DAY));
            format!("{day}, {}{}", typed.clock(), behind(sense, reading, typed))
        }
        _ => return String::new(),
    };
    if let (Some(at), zone) = (reading.at(), beside.second_zone.trim())
        && let Some(offset) = beside.zones.offset(zone, at.seconds())
    {
        told.push_str(&second(at, zone, offset));
    }
    if let Some(minutes) = beside.began.and_then(|began| reading.minutes_since(began)) {
        let way = if minutes < 0 { "before" } else { "after" };
        told.push_str(&match minutes {
            0 => ", as the impact began".to_owned(),
            _ => format!(", {} {way} the impact began", human(minutes.abs())),
        });
    }
    told
}

/// What is said of the zone.
fn behind(sense: &Sense, reading: &Reading, typed: &Typed) -> String {
    match sense {
        Sense::At(at) => {
            let name = match &typed.zone {
                Some(ZoneWord::Offset(_)) => return format!(" ({})", offset_name(at.offset)),
                Some(ZoneWord::Short(name)) => Some(name.as_str()),
                _ => name_of(&reading.zone, at.offset),
            };
            zoned(&reading.zone, name, at.offset)
        }
        Sense::NoZone => ", in a time zone that is not named yet".to_owned(),
        Sense::UnknownZone => {
            format!(", in a time zone that is not known here: “{}”", reading.zone)
        }
        _ => String::new(),
    }
}

/// A zone behind a time of day: ` PST (UTC−8)`, ` in Oslo (UTC+1)`, ` UTC`.
fn zoned(zone: &str, name: Option<&str>, offset: i32) -> String {
    let own = offset_name(offset);
    match name {
        _ if is_utc(zone) => " UTC".to_owned(),
        Some(name) => format!(" {name} ({own})"),
        // A zone such as `UTC+2` is its own offset.
        None if matches!(zone_word(zone), Some(ZoneWord::Offset(_))) => format!(" ({own})"),
        None => format!(" in {} ({own})", place(zone)),
    }
}

/// The same moment on other clocks: ` = 18:45 in Oslo (UTC+1)`, with the day where it is another.
fn second(at: Instant, zone: &str, offset: i32) -> String {
    let there = Instant { offset, ..at }.civil();
    let day = there.div_euclid(DAY);
    let day =
        if day == at.civil().div_euclid(DAY) { String::new() } else { format!("{}, ", long(day)) };
    let clock = Typed::of_civil(there).clock();
    format!(" = {day}{clock}{}", zoned(zone, name_of(zone, offset), offset))
}
