//! Logs of programs: ISO 8601, syslog (RFC 3164 and 5424), access logs, klog, logfmt, counted seconds.

use std::borrow::Cow;

use crate::cursor::{Cursor, beginning};
use crate::day::Day;
use crate::draft::{Found, Head, Line, by_lines};
use crate::stamp::{Clock, Stamp, Zone, clock, stamp};

/// How much of a line is searched for a time. Lines may be very long.
const SEARCHED: usize = 400;

pub(crate) fn read(all: &[&str]) -> Found {
    by_lines(all, &|all, at| head(all[at]).map_or(Line::More, Line::Head))
}

/// The row that a line begins.
pub(crate) fn head(line: &str) -> Option<Head<'_>> {
    let start = priority(line.trim_start_matches('\u{feff}'));
    at_start(start)
        .or_else(|| klog(start))
        .or_else(|| behind_a_word(start))
        .or_else(|| in_brackets(start))
        .or_else(|| logfmt(start))
}

/// Skips the `<34>` and the version of syslog.
fn priority(line: &str) -> &str {
    let mut at = Cursor(line);
    if at.eat('<') && at.digits(1, 3).is_some() && at.eat('>') {
        at.eat_text("1 ");
        return at.0;
    }
    line
}

fn at_start(line: &str) -> Option<Head<'_>> {
    // What is indented belongs to the line before.
    if line.starts_with([' ', '\t']) {
        return None;
    }
    let mut at = Cursor(line);
    let open = at.eat('[') || at.eat('(');
    let stamp = exact(&mut at)?;
    let closed = open && at.eat_any(&[']', ')']).is_some();
    let apart = closed || at.0.is_empty() || at.peek().is_some_and(|next| !next.is_alphanumeric());
    if !apart {
        return None;
    }
    if at.spaces() || closed {
        let mut dash = at;
        if dash.eat('-') && dash.spaces() {
            at = dash;
        }
    }
    Some(Head::new(stamp, at.0))
}

/// A time that only a machine writes: with seconds, or counted.
fn exact(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    let found = match stamp(&mut at) {
        Some(Stamp::Civil { day, clock, zone }) if clock.exact && !clock.halves => {
            Stamp::Civil { day, clock, zone }
        }
        _ => {
            at = *cursor;
            epoch(&mut at)?
        }
    };
    *cursor = at;
    Some(found)
}

/// Seconds since 1970, with or without a fraction, or thousandths of them.
pub(crate) fn epoch(cursor: &mut Cursor) -> Option<Stamp> {
    let mut at = *cursor;
    let length = at.0.bytes().take(20).take_while(u8::is_ascii_digit).count();
    let per_second = match length {
        10 => 1,
        13 => 1_000,
        16 => 1_000_000,
        19 => 1_000_000_000,
        _ => return None,
    };
    let number: i64 = at.0[..length].parse().ok()?;
    at.skip(length);
    let seconds = number / per_second;
    // From 2001 to 2100: other numbers of ten digits are telephones.
    if !(1_000_000_000..4_102_444_800).contains(&seconds) {
        return None;
    }
    if at.eat('.') {
        at.digits(1, 9)?;
    }
    if at.goes_on() {
        return None;
    }
    *cursor = at;
    Some(Stamp::Epoch(seconds))
}

/// `I1205 09:45:10.123456    1234 file.go:12] text`
fn klog(line: &str) -> Option<Head<'_>> {
    let mut at = Cursor(line);
    at.eat_any(&['I', 'W', 'E', 'F', 'D'])?;
    let day = at.digits(4, 4)?;
    let day = Day::NoYear { month: day / 100, day: day % 100 };
    if !at.spaces() {
        return None;
    }
    let clock = clock(&mut at).filter(|clock: &Clock| clock.exact)?;
    at.spaces();
    let stamp = Stamp::Civil { day: Some(day), clock, zone: Zone::None };
    Some(Head::new(stamp, format!("{} {}", &line[..1], at.0)))
}

/// `INFO 2019-12-05 09:45:10 text`, `[web] 2019-12-05T09:45:10Z text`.
fn behind_a_word(line: &str) -> Option<Head<'_>> {
    if line.starts_with([' ', '\t']) {
        return None;
    }
    let end = beginning(line, 60).find([' ', '\t', ':', '|'])?;
    let mut at = Cursor(&line[end..]);
    at.eat_any(&[':', '|']);
    at.spaces();
    let open = at.eat('[');
    let stamp = exact(&mut at)?;
    if let Stamp::Civil { day: None, .. } = stamp {
        return None;
    }
    if open {
        at.eat(']');
    }
    at.eat_any(&[',', ':']);
    at.spaces();
    Some(Head::new(stamp, joined(&line[..end], at.0)))
}

/// `10.0.0.1 - - [05/Dec/2019:09:45:10 -0800] "GET / HTTP/1.1" 200 12`
fn in_brackets(line: &str) -> Option<Head<'_>> {
    let start = beginning(line, SEARCHED);
    for (from, _) in start.match_indices('[').take(6) {
        let mut at = Cursor(&line[from + 1..]);
        if let Some(stamp @ Stamp::Civil { day: Some(_), .. }) = exact(&mut at)
            && at.eat(']')
        {
            at.spaces();
            return Some(Head::new(stamp, joined(&line[..from], at.0)));
        }
    }
    None
}

/// `level=info ts=2019-12-05T09:45:10Z msg="text"`
fn logfmt(line: &str) -> Option<Head<'_>> {
    let start = beginning(line, SEARCHED);
    for name in ["time=", "ts=", "timestamp=", "t=", "at="] {
        let Some(from) = start.find(name) else { continue };
        if from > 0 && !start[..from].ends_with(' ') {
            continue;
        }
        let mut at = Cursor(&line[from + name.len()..]);
        let quoted = at.eat('"');
        let Some(stamp) = exact(&mut at) else { continue };
        if quoted {
            at.eat('"');
        }
        at.spaces();
        return Some(Head::new(stamp, joined(&line[..from], at.0)));
    }
    None
}

/// What stands before a time and what stands behind it.
fn joined<'a>(before: &'a str, behind: &'a str) -> Cow<'a, str> {
    match before.trim_end() {
        "" => behind.into(),
        before if behind.is_empty() => before.into(),
        before => format!("{before} {behind}").into(),
    }
}
