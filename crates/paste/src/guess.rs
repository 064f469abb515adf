//! What a text is likely to be.

use crate::cursor::trim;
use crate::source::Source;
use crate::{chat, git, irc, log, markup, notes, values};

/// How many lines are looked at, of those that are not blank.
const LINES: usize = 400;

/// What a text is likely to be. It is right about what it has seen most of.
pub(crate) fn source(text: &str, all: &[&str]) -> Source {
    let mut sample = Vec::with_capacity(LINES);
    for line in all.iter().filter(|line| !trim(line).is_empty()).take(LINES) {
        sample.push(*line);
    }
    let begins = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let bracket = begins.strip_prefix('[').map(|it| it.trim_start().chars().next());
    if begins.starts_with('{') || matches!(bracket, Some(Some('{'))) {
        return Source::Json;
    }
    let json = sample.iter().filter(|line| line.starts_with("{\"")).count();
    if json * 2 > sample.len() {
        return Source::Json;
    }
    if sample.iter().any(|line| markup::is_rule(trim(line))) {
        return Source::Markdown;
    }
    if sample.windows(2).any(|lines| git::begins(lines[0], lines[1])) {
        return Source::Git;
    }
    if values::has_headings(&sample) {
        return Source::Values;
    }
    let counts = [
        (Source::Irc, count(&sample, |at| irc::is_said(sample[at]))),
        (Source::Git, count(&sample, |at| git::is_git(sample[at]))),
        (Source::Chat, count(&sample, |at| chat::is_named(&sample, at))),
        (Source::Log, count(&sample, |at| log::head(sample[at]).is_some())),
        (Source::Notes, count(&sample, |at| notes::is_row(sample[at]))),
    ];
    let mut best = (Source::Notes, 0);
    for (source, count) in counts {
        if count > best.1 {
            best = (source, count);
        }
    }
    // In IRC, servers speak as well, and what they say looks like any log.
    if matches!(best.0, Source::Log) && counts[0].1 * 4 > best.1 * 3 {
        best.0 = Source::Irc;
    }
    // A chat has more times than names: who writes twice is named once.
    let chats = count(&sample, |at| chat::head(&sample, at).is_some());
    if matches!(best.0, Source::Notes) && counts[2].1 * 3 > best.1 && chats >= best.1 {
        best.0 = Source::Chat;
    }
    if best.0 != Source::Irc && best.0 != Source::Git {
        if values::separator(&sample).is_some() {
            return Source::Values;
        }
        if best.1 * 2 < sample.len() && markup::has_html(text) {
            return Source::Html;
        }
    }
    best.0
}

fn count(sample: &[&str], fits: impl Fn(usize) -> bool) -> usize {
    (0..sample.len()).filter(|at| fits(*at)).count()
}
