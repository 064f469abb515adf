//! Messages copied from a chat. Slack, Teams and Discord put the name and the time above a message, or
//! both before it on one line; which of them it was makes no difference to reading it.

use crate::cursor::{Cursor, is_blank, trim};
use crate::draft::{Author, Found, Head, Line, Piece, by_lines};
use crate::notes::day_line;
use crate::row::Why;
use crate::stamp::{Stamp, stamp};

/// No name and no time above a message is longer.
const LONGEST_HEAD: usize = 160;

pub(crate) fn read(all: &[&str]) -> Found {
    let mut found = by_lines(all, &|all, at| {
        if let Some(head) = head(all, at) {
            Line::Head(head)
        } else if let Some(day) = day_line(all[at], true) {
            Line::Day(day)
        } else if is_aside(all, at) {
            Line::Aside(Why::Aside)
        } else {
            Line::More
        }
    });
    let mut pieces = Vec::with_capacity(found.pieces.len());
    for piece in std::mem::take(&mut found.pieces) {
        match piece {
            Piece::Row(draft) if comes_or_goes(&draft.text) => {
                found.leave(all, draft.lines, Why::ComesOrGoes);
            }
            Piece::Row(mut draft) => {
                if let Some(text) = draft.text.strip_suffix("(edited)") {
                    draft.text.truncate(text.trim_end().len());
                }
                pieces.push(Piece::Row(draft));
            }
            day => pieces.push(day),
        }
    }
    found.pieces = pieces;
    found
}

/// The message that a line begins.
pub(crate) fn head<'a>(all: &[&'a str], at: usize) -> Option<Head<'a>> {
    let line = all.get(at)?;
    in_brackets(all, at)
        .or_else(|| dated_and_named(line))
        .or_else(|| time_alone(line))
        .or_else(|| name_above_time(all, at))
        .or_else(|| name_and_time(line))
}

/// Whether a line begins a message and says whose it is, which is what tells a chat from other lines
/// with a time.
pub(crate) fn is_named(all: &[&str], at: usize) -> bool {
    head(all, at).is_some_and(|head| matches!(head.author, Author::Named(_)))
}

/// `[9:45 AM] name: text`, `[9:45 AM] Name` above the text, `[9:46] text` of the same author.
fn in_brackets<'a>(all: &[&'a str], at: usize) -> Option<Head<'a>> {
    let mut cursor = Cursor(all.get(at)?);
    cursor.spaces();
    if !cursor.eat('[') {
        return None;
    }
    let when = stamp(&mut cursor)?;
    if !cursor.eat(']') {
        return None;
    }
    cursor.spaces();
    let rest = cursor.0;
    if let Some((name, text)) = name_and_text(rest) {
        return Some(Head::new(when, text).by(name));
    }
    let below = all.get(at + 1).map(|line| trim(line)).unwrap_or_default();
    if rest.len() <= 80 && is_name(trim(rest)) && !below.is_empty() && !below.starts_with('[') {
        return Some(Head::new(when, "").by(bare_name(rest)));
    }
    Some(Head { author: Author::Same, ..Head::new(when, rest) })
}

/// `05/12/2019, 09:45 - Name: text`
fn dated_and_named(line: &str) -> Option<Head<'_>> {
    let mut cursor = Cursor(line);
    let when = stamp(&mut cursor)?;
    if !matches!(when, Stamp::Civil { day: Some(_), .. }) || !cursor.spaces() {
        return None;
    }
    if cursor.eat_any(&['-', '–', '—']).is_none() || !cursor.spaces() {
        return None;
    }
    let (name, text) = name_and_text(cursor.0)?;
    Some(Head::new(when, text).by(name))
}

/// `9:46 AM` alone: the next message of the same author.
fn time_alone(line: &str) -> Option<Head<'_>> {
    let when = whole(line)?;
    Some(Head { author: Author::Same, ..Head::new(when, "") })
}

/// The time that is all of a line, maybe behind a dash.
fn whole(line: &str) -> Option<Stamp> {
    if line.len() > LONGEST_HEAD {
        return None;
    }
    let mut cursor = Cursor(line);
    cursor.spaces();
    if cursor.eat_any(&['—', '–', '•', '·']).is_some() {
        cursor.spaces();
    }
    let when = stamp(&mut cursor)?;
    edited(&mut cursor);
    cursor.0.is_empty().then_some(when)
}

fn edited(cursor: &mut Cursor) {
    cursor.spaces();
    cursor.eat_text("(edited)");
    cursor.eat('\r');
    cursor.spaces();
}

/// A name on a line of its own, and the time on the next.
fn name_above_time<'a>(all: &[&'a str], at: usize) -> Option<Head<'a>> {
    let (line, below) = (all.get(at)?, all.get(at + 1)?);
    let name = trim(line);
    if name.len() > 80 || !is_name(name) || line.starts_with(is_blank) {
        return None;
    }
    // A word alone may be a short message, with the time of the next one below it.
    let set_off = below.starts_with(|c: char| is_blank(c) || matches!(c, '—' | '–' | '•'));
    if !set_off && !name.contains(is_blank) {
        return None;
    }
    let when = whole(below)?;
    Some(Head { takes: 2, ..Head::new(when, "").by(bare_name(name)) })
}

/// `Name  9:45 AM`, `name — Today at 9:45 AM`, `Name [9:45 AM]` above a message.
fn name_and_time(line: &str) -> Option<Head<'_>> {
    let line = trim(line);
    if line.len() > LONGEST_HEAD {
        return None;
    }
    let mut blanks = 0;
    for (from, c) in line.char_indices() {
        if is_blank(c) || matches!(c, '[' | '(') {
            blanks += 1;
        }
        if blanks > 12 {
            break;
        }
        let begins = from > 0 && !is_blank(c) && ends_apart(&line[..from]);
        if !begins {
            continue;
        }
        let mut cursor = Cursor(&line[from..]);
        let Some(when) = stamp(&mut cursor) else { continue };
        let before = &line[..from];
        let bracket = before.ends_with(['[', '(']);
        if bracket && cursor.eat_any(&[']', ')']).is_none() {
            continue;
        }
        edited(&mut cursor);
        if !cursor.0.is_empty() {
            continue;
        }
        let name = trim(before.trim_end_matches(['[', '(']));
        let undashed = trim(name.trim_end_matches(['—', '–', '•', '·', '|']));
        let dashed = undashed.len() < name.len();
        let gap = before.trim_end_matches(is_blank);
        let wide = before[gap.len()..].chars().count() > 1 || before.ends_with(['\t', '\u{a0}']);
        let told =
            matches!(&when, Stamp::Civil { day, clock, .. } if clock.halves || day.is_some());
        let sure = dashed || bracket || wide || told;
        let fits = if dashed || wide { is_any_name(undashed) } else { is_name(undashed) };
        if sure && fits {
            return Some(Head::new(when, "").by(bare_name(undashed)));
        }
    }
    None
}

fn ends_apart(before: &str) -> bool {
    before.ends_with(|c: char| is_blank(c) || matches!(c, '[' | '(' | '—' | '–'))
}

/// `name: text`, with a name that can be one.
fn name_and_text(text: &str) -> Option<(&str, &str)> {
    let text = trim(text);
    let end = crate::cursor::beginning(text, 64).find(':')?;
    let (name, rest) = (&text[..end], &text[end + 1..]);
    let name = name.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(name);
    let apart = rest.is_empty() || rest.starts_with(is_blank);
    (apart && is_name(name)).then(|| (bare_name(name), rest.trim_start_matches(is_blank)))
}

/// Words that a sentence has before a time, and no name at its end.
const NO_NAMES: [&str; 22] = [
    "at", "by", "until", "till", "from", "to", "since", "around", "before", "after", "is", "was",
    "for", "about", "of", "in", "on", "and", "the", "um", "bis", "between",
];

/// Whether this can be a name: few words, that begin with capitals unless there is only one.
fn is_name(name: &str) -> bool {
    if !is_any_name(name) {
        return false;
    }
    let mut words = 0;
    let mut small = 0;
    for word in name.split(is_blank).filter(|word| !word.is_empty()) {
        words += 1;
        let begins = word.trim_start_matches(['(', '"', '“', '@', '|', '/', '-']);
        small += usize::from(begins.chars().next().is_some_and(char::is_lowercase));
    }
    // `van der`, `de`
    words <= 6 && (words == 1 || small <= words / 2 && !starts_small(name))
}

fn starts_small(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_lowercase)
}

/// Whether this can be a name where something else sets it apart already.
fn is_any_name(name: &str) -> bool {
    let last = name.rsplit(is_blank).next().unwrap_or_default().to_lowercase();
    !name.is_empty()
        && name.len() <= 80
        && name.chars().any(char::is_alphabetic)
        && !name.ends_with(['.', ',', ';', ':', '!', '?', '-', '~', '='])
        && !name.starts_with(['-', '*', '>', '|', '#', '`', '+'])
        && !name.contains(": ")
        && !NO_NAMES.contains(&last.as_str())
}

/// A name without what chats put behind those of programs.
fn bare_name(name: &str) -> &str {
    let name = trim(name);
    for mark in ["APP", "BOT", "App", "Bot"] {
        let Some(bare) = name.strip_suffix(mark) else { continue };
        if bare.ends_with(|c: char| is_blank(c) || c.is_lowercase() && mark.ends_with(['P', 'T'])) {
            return trim(bare);
        }
    }
    name
}

/// What chats show below a message that is no part of it.
fn is_aside(all: &[&str], at: usize) -> bool {
    let line = trim(all[at]);
    if line.is_empty() || line.len() > 100 {
        return false;
    }
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let below = all.get(at + 1).map(|line| trim(line)).unwrap_or_default();
    let above = at.checked_sub(1).and_then(|at| all.get(at)).map(|line| trim(line));
    if number(line) {
        return above.is_some_and(is_reaction);
    }
    if is_reaction(line) && number(below) {
        return true;
    }
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    (number(first) && matches!(rest, "reply" | "replies"))
        || (is_reaction(first) && number(rest))
        || rest.starts_with("reply ago") && first == "Last"
        || line.starts_with("Last reply ")
        || matches!(
            line,
            "New"
                | "View thread"
                | "View newer replies"
                | "Also sent to the channel"
                | "(edited)"
                | "Add reaction"
                | "Reply"
                | "Edited"
        )
}

/// `:eyes:`, or a picture.
fn is_reaction(text: &str) -> bool {
    let named = text.strip_prefix(':').and_then(|text| text.strip_suffix(':'));
    match named {
        Some(name) => {
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-:".contains(&b))
        }
        None => {
            !text.is_empty()
                && text.chars().count() <= 8
                && text.chars().all(|c| !c.is_ascii() && !c.is_alphanumeric() && !is_blank(c))
        }
    }
}

/// Whether a message says no more than that somebody came or went.
pub(crate) fn comes_or_goes(text: &str) -> bool {
    let text = trim(text);
    if text.len() > 160 || text.contains('\n') {
        return false;
    }
    let starts = ["joined #", "left #", "was added to #", "was removed from #"];
    starts.iter().any(|start| text.starts_with(start) && !text.contains(". "))
        || matches!(
            text.trim_end_matches('.'),
            "has joined the channel"
                | "has left the channel"
                | "joined the channel"
                | "joined the conversation"
                | "left the conversation"
                | "joined the meeting"
        )
}
