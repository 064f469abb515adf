//! Logs of IRC: irssi, weechat, ZNC, HexChat and their like.

use crate::cursor::{Cursor, beginning, trim};
use crate::day::{Day, date};
use crate::draft::{Found, Head, Line, by_lines};
use crate::notes::day_line;
use crate::row::Why;
use crate::stamp::{Stamp, stamp};

pub(crate) fn read(all: &[&str]) -> Found {
    by_lines(all, &|all, at| line(all[at]))
}

/// What a line is, seen as one of IRC.
fn line(line: &str) -> Line<'_> {
    if let Some(day) = day_changed(line).or_else(|| day_line(line, false)) {
        return Line::Day(day);
    }
    match said(line) {
        Some(Ok(head)) => Line::Head(head),
        Some(Err(why)) => Line::Aside(why),
        None => Line::More,
    }
}

/// Whether somebody says something in a line, which is what tells IRC from other lines with a time.
pub(crate) fn is_said(line: &str) -> bool {
    match said(line) {
        Some(Ok(head)) => matches!(head.author, crate::draft::Author::Named(_)),
        Some(Err(_)) => true,
        None => false,
    }
}

fn said(line: &str) -> Option<Result<Head<'_>, Why>> {
    let mut at = Cursor(line);
    at.spaces();
    let open = at.eat('[') || at.eat('(');
    let when = stamp(&mut at)?;
    if open && at.eat_any(&[']', ')']).is_none() {
        return None;
    }
    // weechat puts tabs around the nick.
    let tabbed = at.peek() == Some('\t');
    if !at.spaces() {
        return None;
    }
    for mark in ["-!-", "***", "-->", "<--", "==", "=-=", "--\t", "-- "] {
        if at.0.starts_with(mark) {
            return Some(Err(Why::ComesOrGoes));
        }
    }
    let mut nick = at;
    if nick.eat('<') {
        nick.spaces();
        nick.eat_any(&['@', '+', '%', '&', '~', '!']);
        if let Some((name, text)) = split(nick.0, '>') {
            return Some(Ok(Head::new(when, first_blank(text)).by(name)));
        }
    }
    let mut act = at;
    if act.eat('*')
        && act.spaces()
        && let Some((name, text)) = split(act.0, ' ')
    {
        if COMES_OR_GOES.iter().any(|words| text.starts_with(words)) {
            return Some(Err(Why::ComesOrGoes));
        }
        return Some(Ok(Head::new(when, first_blank(text)).by(name)));
    }
    if tabbed && let Some((name, text)) = split(at.0, '\t') {
        let name = name.trim_start_matches(['@', '+', '%', '&', '~']);
        return Some(Ok(Head::new(when, text).by(name)));
    }
    Some(Ok(Head::new(when, at.0)))
}

/// What bots that keep logs write of those who come and go.
const COMES_OR_GOES: [&str; 5] =
    ["has quit", "has joined", "has left", "joined the channel", "left the channel"];

/// A nick up to a mark, and what follows. Nicks are short and have no blanks in them.
fn split(text: &str, mark: char) -> Option<(&str, &str)> {
    let end = beginning(text, 64).find(mark)?;
    let name = &text[..end];
    let fits = !name.is_empty() && !name.contains([' ', '\t']);
    fits.then(|| (name, &text[end + mark.len_utf8()..]))
}

fn first_blank(text: &str) -> &str {
    text.strip_prefix([' ', '\t']).unwrap_or(text)
}

/// `--- Day changed Thu Dec 05 2019`, `**** BEGIN LOGGING AT Thu Dec  5 09:45:00 2019`.
fn day_changed(line: &str) -> Option<Day> {
    let line = trim(line);
    let words = line.strip_prefix("--- ").or_else(|| line.strip_prefix("**** "))?;
    let mut at = Cursor(beginning(words, 120));
    for _ in 0..6 {
        let mut here = at;
        if let Some(Stamp::Civil { day: Some(day @ Day::Full(_)), .. }) = stamp(&mut here) {
            return Some(day);
        }
        let mut here = at;
        if let Some(day @ Day::Full(_)) = date(&mut here) {
            return Some(day);
        }
        let blank = at.0.find(' ')?;
        at.skip(blank);
        at.spaces();
    }
    None
}
