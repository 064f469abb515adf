//! Times of day, and how many of something.

use super::number::{number, word};
use super::quantity::Measure;

/// A time of day: with a colon, or with "am" or "pm" behind it.
pub(super) fn clock(rest: &str) -> Option<(Measure, usize)> {
    let bytes = rest.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let two = |at: usize| {
        let pair =
            rest.get(at..at + 2).filter(|pair| pair.bytes().all(|byte| byte.is_ascii_digit()))?;
        pair.parse::<u32>().ok().filter(|value| *value < 60)
    };
    let hour: u32 = rest[..digits].parse().ok()?;
    let separator = bytes.get(digits).copied();
    let (minute, mut length) = match separator {
        Some(b':' | b'.') if two(digits + 1).is_some() => (two(digits + 1)?, digits + 3),
        _ => (0, digits),
    };
    let has_colon = separator == Some(b':') && length > digits;
    if has_colon && bytes.get(length) == Some(&b':') && two(length + 1).is_some() {
        length += 3;
    }
    if bytes.get(length).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let gap = usize::from(rest[length..].starts_with(' '));
    let half = [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12)].into_iter().find(|(half, _)| {
        let tail = &rest[length + gap..];
        tail.get(..2.max(half.len())).is_some_and(|start| start.eq_ignore_ascii_case(half))
            && !tail[half.len()..].starts_with(char::is_alphanumeric)
    });
    let hour = match half {
        Some((name, later)) if (1..=12).contains(&hour) => {
            length += gap + name.len();
            hour % 12 + later
        }
        None if has_colon && hour < 24 => hour,
        _ => return None,
    };
    let zone = zone(&rest[length..]);
    Some((Measure::Clock { minute: hour * 60 + minute, zone }, length))
}

/// Capitals behind a time: `UTC`, `PDT`.
fn zone(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let name = &rest[..word(rest)];
    let fits = (1..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    (fits && name != "I" && name != "A").then(|| name.to_owned())
}

/// What is counted in postmortems. Others are left alone: "two places" says nothing that can differ.
const COUNTED: &[&str] = &[
    "accounts",
    "alerts",
    "calls",
    "clients",
    "customers",
    "devices",
    "emails",
    "errors",
    "events",
    "files",
    "hosts",
    "instances",
    "invoices",
    "jobs",
    "members",
    "merchants",
    "messages",
    "nodes",
    "orders",
    "pages",
    "payments",
    "people",
    "percent",
    "pods",
    "projects",
    "records",
    "regions",
    "repositories",
    "requests",
    "rows",
    "servers",
    "services",
    "sessions",
    "shops",
    "sites",
    "stores",
    "subscribers",
    "teams",
    "tenants",
    "tickets",
    "transactions",
    "users",
    "visitors",
    "writes",
];

pub(super) fn count(rest: &str) -> Option<(Measure, usize)> {
    let (value, far) = number(rest)?;
    if let Some(tail) = rest[far..].trim_start_matches(' ').strip_prefix('%') {
        let length = rest.len() - tail.len();
        let of = what_of(tail);
        return Some((
            Measure::Count { value, of: format!("% {of}").trim_end().to_owned() },
            length,
        ));
    }
    let mut names = Vec::new();
    let mut at = far;
    for _ in 0..3 {
        let tail = rest[at..].strip_prefix(' ')?;
        let length = word(tail);
        let name = tail.get(..length).filter(|name| !name.is_empty())?.to_lowercase();
        at += 1 + length;
        names.push(name);
        let last = names.last().map(String::as_str).unwrap_or_default();
        // `504 errors` are errors of a kind.
        if ["errors", "responses", "status"].contains(&last) && (100_000..600_000).contains(&value)
        {
            return None;
        }
        if COUNTED.contains(&last)
            || COUNTED.contains(&format!("{last}s").as_str()) && value == 1000
        {
            return Some((Measure::Count { value, of: names.join(" ") }, far));
        }
    }
    None
}

/// "of requests" behind a share.
fn what_of(tail: &str) -> String {
    let Some(of) = tail.strip_prefix(" of ") else { return String::new() };
    let words: Vec<_> = of.split_whitespace().take(3).map(|name| &name[..word(name)]).collect();
    let end = words.iter().position(|name| COUNTED.contains(&name.to_lowercase().as_str()));
    end.map(|end| words[..=end].join(" ").to_lowercase()).unwrap_or_default()
}
