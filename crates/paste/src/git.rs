//! What `git log` writes: whole commits, and one line for each.

use crate::cursor::{Cursor, beginning, trim};
use crate::draft::{Author, Draft, Found, Head};
use crate::row::Why;
use crate::stamp::{Stamp, stamp};

pub(crate) fn read(all: &[&str]) -> Found {
    let mut found = Found::default();
    let mut at = 0;
    // Where the row began that further lines belong to.
    let mut open: Option<Draft> = None;
    while at < all.len() {
        let line = without_graph(all[at]);
        if let Some(hash) = commit(line) {
            flush(&mut found, open.take());
            let (draft, next) = whole(all, at, hash);
            match draft {
                Some(draft) => found.row(draft),
                None => found.leave(all, at..next, Why::Unread),
            }
            at = next;
            continue;
        }
        if let Some(head) = one_line(line) {
            flush(&mut found, open.take());
            let mut draft = Draft::new(head.stamp, head.text, at..at + 1);
            draft.evidence = format!("commit {}", head.evidence);
            if let Author::Named(name) = head.author {
                draft.author = name.to_owned();
            }
            open = Some(draft);
        } else if !trim(line).is_empty() {
            match &mut open {
                Some(draft) => {
                    draft.text.push('\n');
                    draft.text.push_str(all[at]);
                    draft.lines.end = at + 1;
                }
                None => found.leave(all, at..at + 1, Why::Unread),
            }
        }
        at += 1;
    }
    flush(&mut found, open);
    found
}

fn flush(found: &mut Found, draft: Option<Draft>) {
    if let Some(draft) = draft {
        found.row(draft);
    }
}

/// Takes the lines of `--graph` away.
fn without_graph(line: &str) -> &str {
    if line.starts_with(['*', '|']) {
        line.trim_start_matches(['*', '|', '/', '\\', ' '])
    } else {
        line
    }
}

/// The name of the commit that a line begins.
fn commit(line: &str) -> Option<&str> {
    hash(line.strip_prefix("commit ")?).map(|(hash, _)| hash)
}

fn hash(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take(65).take_while(u8::is_ascii_hexdigit).count();
    let (hash, rest) = text.split_at(length);
    let whole = rest.is_empty() || rest.starts_with([' ', '\r']);
    ((7..=64).contains(&length) && whole).then_some((hash, rest))
}

/// A commit with its head and its message, and the line behind it.
fn whole(all: &[&str], from: usize, hash: &str) -> (Option<Draft>, usize) {
    let mut when = None;
    let mut author = "";
    let mut text = String::new();
    let mut head = true;
    let mut end = from + 1;
    let mut at = from + 1;
    while let Some(line) = all.get(at).map(|line| without_graph(line)) {
        if commit(line).is_some() {
            break;
        }
        if head && trim(line).is_empty() {
            head = false;
        } else if head {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let value = trim(value);
            match name {
                "Author" => author = value.split_once(" <").map_or(value, |(name, _)| name),
                // When it came to where others see it counts, not when it was written.
                "Date" | "CommitDate" => when = stamp(&mut Cursor(value)).or(when),
                "AuthorDate" if when.is_none() => when = stamp(&mut Cursor(value)),
                _ => {}
            }
        } else {
            text.push_str(line.strip_prefix("    ").unwrap_or(line));
            text.push('\n');
        }
        if !trim(line).is_empty() {
            end = at + 1;
        }
        at += 1;
    }
    let text = trim(&text).to_owned();
    let draft = when.map(|when| {
        let mut draft = Draft::new(when, text, from..end);
        draft.author = author.to_owned();
        draft.evidence = format!("commit {hash}");
        draft
    });
    (draft, at)
}

/// `a1b2c3d 2019-12-05 09:45:10 -0800 text`, as `--oneline` with a date.
pub(crate) fn one_line(line: &str) -> Option<Head<'_>> {
    let (hash, rest) = hash(line)?;
    let mut at = Cursor(rest);
    dash(&mut at);
    let refs = names(&mut at);
    dash(&mut at);
    let open = at.eat_any(&['(', '[']).is_some();
    let when = stamp(&mut at)?;
    if !matches!(when, Stamp::Civil { day: Some(_), .. }) {
        return None;
    }
    if open {
        at.eat_any(&[')', ']'])?;
    }
    dash(&mut at);
    let text = match refs {
        "" => at.0.into(),
        refs => format!("{refs} {}", at.0).into(),
    };
    Some(Head { evidence: hash, text, ..Head::new(when, "") })
}

/// Branches and tags between brackets, which are no time.
fn names<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let Some(end) = beginning(cursor.0, 300).find(')') else { return "" };
    let inner = cursor.0.strip_prefix('(').map(|_| &cursor.0[..=end]).unwrap_or_default();
    if inner.is_empty() || stamp(&mut Cursor(&inner[1..])).is_some() {
        return "";
    }
    cursor.skip(inner.len());
    inner
}

fn dash(cursor: &mut Cursor) {
    cursor.spaces();
    let mut at = *cursor;
    if at.eat_any(&['-', '|', ':']).is_some() && at.spaces() {
        *cursor = at;
    }
}

/// Whether two lines begin a commit.
pub(crate) fn begins(line: &str, below: &str) -> bool {
    let heads = ["Author:", "Merge:"];
    let below = without_graph(below);
    commit(without_graph(line)).is_some() && heads.iter().any(|head| below.starts_with(head))
}

/// Whether a line is one of `git log`.
pub(crate) fn is_git(line: &str) -> bool {
    let line = without_graph(line);
    commit(line).is_some() || one_line(line).is_some()
}
