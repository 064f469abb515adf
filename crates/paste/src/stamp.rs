//! Times as chats, logs and people write them.

use crate::cursor::Cursor;
use crate::date::Date;
use crate::day::{Day, date, named_day};

/// A time as it was written, before it is known what day the rows around it are of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stamp {
    /// Seconds since 1970 in UTC.
    Epoch(i64),
    /// What a clock on the wall showed.
    Civil { day: Option<Day>, clock: Clock, zone: Zone },
    /// A day, and no time of it.
    Day(Day),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clock {
    /// Since midnight.
    pub seconds: u32,
    /// Whether it was written with seconds.
    pub exact: bool,
    /// Whether it was written with am or pm.
    pub halves: bool,
}

/// A zone as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Zone {
    #[default]
    None,
    /// Seconds east of UTC.
    Offset(i32),
    Named(String),
}

/// Reads a time with all that belongs to it.
pub(crate) fn stamp(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    at.spaces();
    let stamp = dated(&mut at).or_else(|| undated(&mut at))?;
    *cursor = at;
    Some(stamp)
}

/// A day, and the clock behind it.
fn dated(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    let mut day = date(&mut at).or_else(|| named_day(&mut at))?;
    let joined = match at.peek() {
        // `2019-12-05T09:45` and `05/Dec/2019:09:45:10`.
        Some('T' | 't' | ':') => {
            at.bump();
            true
        }
        _ => {
            let mut gap = at.spaces();
            if at.eat_any(&[',', '@', '|']).is_some() || at.eat_word("at") || at.eat_word("um") {
                gap = true;
            }
            let mut dash = at;
            if dash.eat_any(&['-', '–', '—']).is_some() && dash.spaces() {
                at = dash;
            }
            at.spaces();
            if !gap {
                return None;
            }
            false
        }
    };
    let clock = clock(&mut at)?;
    let mut zone = zone(&mut at, joined || clock.exact);
    if let Day::NoYear { month, day: number } = day {
        let mut later = at;
        later.spaces();
        if let Some(date) = later
            .digits(4, 4)
            .filter(|_| !later.goes_on())
            .and_then(|year| Date::new(i32::try_from(year).ok()?, month, number))
        {
            at = later;
            day = Day::Full(date);
        }
    }
    if zone == Zone::None {
        zone = self::zone(&mut at, joined || clock.exact);
    }
    *cursor = at;
    Some(Stamp::Civil { day: Some(day), clock, zone })
}

/// A clock, and maybe the day behind it.
fn undated(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    let clock = clock(&mut at)?;
    let zone = zone(&mut at, clock.exact);
    let mut later = at;
    later.eat(',');
    let mut day = None;
    if later.spaces() {
        later.eat_word("on");
        later.spaces();
        // Without a year, only a day of the week or a colon tells a day from a message.
        let named = named_day(&mut { later }).is_some();
        let full = |day: &Day, behind: Option<char>| match day {
            Day::Full(_) | Day::Numbers { year: Some(_), .. } => true,
            Day::NoYear { .. } => named || behind == Some(':'),
            _ => false,
        };
        let mut end = later;
        if let Some(found) = date(&mut end)
            && full(&found, end.peek())
            && !end.goes_on()
        {
            day = Some(found);
            at = end;
        }
    }
    *cursor = at;
    Some(Stamp::Civil { day, clock, zone })
}

/// Reads `9:45`, `09:45:10.123`, `9:45 PM`, `9.45pm`, `9pm` or `09h45`.
pub(crate) fn clock(cursor: &mut Cursor) -> Option<Clock> {
    let mut at = *cursor;
    let hour = at.digits(1, 2)?;
    let separator = at.peek();
    let (mut minute, mut second, mut exact) = (0, 0, false);
    let mut told = false;
    if let Some(':' | '.' | 'h' | 'H') = separator {
        let mut behind = at;
        behind.bump();
        if let Some(found) = behind.digits(2, 2) {
            (minute, at, told) = (found, behind, true);
            let mut behind = at;
            if separator == Some(':')
                && behind.eat(':')
                && let Some(found) = behind.digits(2, 2)
            {
                (second, at, exact) = (found, behind, true);
                fraction(&mut at);
            }
        }
    }
    let half = half(&mut at);
    // Without am or pm, `9` and `9.45` are numbers like any other.
    if half.is_none() && (!told || separator == Some('.')) {
        return None;
    }
    // `Z` and the letters of a zone may follow at once, further digits or words may not.
    if at.peek().is_some_and(|next| next.is_ascii_digit() || next == '_') || minute > 59 {
        return None;
    }
    let hour = match half {
        Some(later) if (1..=12).contains(&hour) => hour % 12 + if later { 12 } else { 0 },
        // `13:55 PM` says twice that it is past noon.
        Some(true) if told && (13..24).contains(&hour) => hour,
        None if hour < 24 => hour,
        _ => return None,
    };
    // A leap second is the one before it.
    let second = if second == 60 { 59 } else { second };
    if second > 59 {
        return None;
    }
    *cursor = at;
    Some(Clock { seconds: (hour * 60 + minute) * 60 + second, exact, halves: half.is_some() })
}

fn fraction(cursor: &mut Cursor) {
    let mut at = *cursor;
    if at.eat_any(&['.', ',']).is_some() && at.digits(1, 9).is_some() {
        *cursor = at;
    }
}

/// Whether am (`false`) or pm (`true`) is written behind a clock.
fn half(cursor: &mut Cursor) -> Option<bool> {
    let mut at = *cursor;
    at.spaces();
    let later = match at.bump()? {
        'a' | 'A' => false,
        'p' | 'P' => true,
        _ => return None,
    };
    let dotted = at.eat('.');
    at.eat_any(&['m', 'M'])?;
    if dotted {
        at.eat('.');
    }
    if at.goes_on() {
        return None;
    }
    *cursor = at;
    Some(later)
}

/// Reads a zone, if one is written. `minus` tells whether `-08:00` can be one; else it is the end of a
/// span of time.
pub(crate) fn zone(cursor: &mut Cursor, minus: bool) -> Zone {
    let mut at = *cursor;
    at.spaces();
    let open = at.eat('(');
    let zone = named_zone(&mut at).or_else(|| offset(&mut at, minus || open).map(Zone::Offset));
    match zone {
        Some(zone) if !open || at.eat(')') => {
            *cursor = at;
            zone
        }
        _ => Zone::None,
    }
}

fn offset(cursor: &mut Cursor, minus: bool) -> Option<i32> {
    let mut at = *cursor;
    let west = match at.bump()? {
        '+' => false,
        '-' | '−' => true,
        _ => return None,
    };
    let (hours, minutes, colon) = match at.digits(4, 4) {
        Some(both) => (both / 100, both % 100, false),
        None => {
            let hours = at.digits(2, 2)?;
            let mut behind = at;
            if behind.eat(':') {
                let minutes = behind.digits(2, 2)?;
                at = behind;
                (hours, minutes, true)
            } else {
                (hours, 0, true)
            }
        }
    };
    if hours > 14 || minutes > 59 || at.goes_on() || (west && !minus && colon) {
        return None;
    }
    let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
    *cursor = at;
    Some(if west { -seconds } else { seconds })
}

/// Abbreviations of zones. Only these: other capitals behind a time are words of the message.
const ZONES: &str = " PST PDT PT MST MDT MT CST CDT CT EST EDT ET AKST AKDT HST BST IST WET WEST CET \
    CEST MEZ MESZ EET EEST MSK SAST EAT PKT ICT WIB SGT HKT JST KST AWST ACST ACDT AEST AEDT NZST NZDT \
    BRT ART CLT COT PET NST NDT AST ADT ";

const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
];

fn named_zone(cursor: &mut Cursor) -> Option<Zone> {
    let mut at = *cursor;
    let word = at.letters(12);
    at.skip(word.len());
    if AREAS.contains(&word) && at.peek() == Some('/') {
        let length = cursor
            .0
            .bytes()
            .take(40)
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"/_-+".contains(byte))
            .count();
        let name = cursor.0[..length].to_owned();
        cursor.skip(length);
        return Some(Zone::Named(name));
    }
    if at.goes_on() || word.is_empty() {
        return None;
    }
    let zone = match word {
        "Z" | "z" => Zone::Offset(0),
        "UTC" | "GMT" | "utc" => {
            let mut sign = at;
            Zone::Offset(match short_offset(&mut sign) {
                Some(offset) => {
                    at = sign;
                    offset
                }
                None => 0,
            })
        }
        _ if word.len() > 1 && ZONES.contains(&format!(" {word} ")) => Zone::Named(word.to_owned()),
        _ => return None,
    };
    *cursor = at;
    Some(zone)
}

/// The `+2` of `UTC+2`.
fn short_offset(cursor: &mut Cursor) -> Option<i32> {
    let mut at = *cursor;
    let west = at.eat_any(&['+', '-', '−'])? != '+';
    let hours = at.digits(1, 2).filter(|hours| *hours <= 14)?;
    let mut behind = at;
    let minutes = behind.eat(':').then(|| behind.digits(2, 2)).flatten();
    if minutes.is_some() {
        at = behind;
    }
    let minutes = minutes.unwrap_or(0).min(59);
    if at.goes_on() {
        return None;
    }
    *cursor = at;
    let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
    Some(if west { -seconds } else { seconds })
}
