//! Text into blocks. A block is what can be checked by itself: a paragraph or one list item.
//!
//! Words and sentences inside a block are made in `sentence`.

use std::ops::Range;

/// The byte ranges to check: paragraphs, headings, list items and table rows, without fenced code,
/// block quotes, comments and log lines.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut scan = Blocks {
        text,
        found: Vec::new(),
        open: None,
        fence: None,
        comment_to: 0,
        no_comment_end: false,
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        scan.line(start, end);
        start += line.len();
    }
    scan.flush();
    scan.found
}

struct Blocks<'t> {
    text: &'t str,
    found: Vec<Range<usize>>,
    open: Option<Range<usize>>,
    /// The character and the length of an open code fence.
    fence: Option<(char, usize)>,
    comment_to: usize,
    no_comment_end: bool,
}

impl Blocks<'_> {
    fn flush(&mut self) {
        self.found.extend(self.open.take());
    }

    fn line(&mut self, start: usize, end: usize) {
        let line = self.text[start..end].trim_start();
        if let Some((mark, length)) = self.fence {
            let run = run_of(line, mark);
            if run >= length && line[run..].trim().is_empty() {
                self.fence = None;
            }
            return;
        }
        if start < self.comment_to {
            return;
        }
        for mark in ['`', '~'] {
            let run = run_of(line, mark);
            // An info string has no backticks; a line such as ```` ```x``` ```` is inline code.
            if run >= 3 && !(mark == '`' && line[run..].contains('`')) {
                self.flush();
                self.fence = Some((mark, run));
                return;
            }
        }
        if line.trim_end().is_empty() || is_masked(line) {
            self.flush();
            return;
        }
        let alone = line.starts_with('|') || is_heading(line);
        if alone || begins_item(line) {
            self.flush();
        }
        self.open = Some(self.open.as_ref().map_or(start, |open| open.start)..end);
        if alone {
            self.flush();
        }
        self.skip_comment(start, end);
    }

    /// A comment that goes on after this line ends the block, and hides what follows.
    fn skip_comment(&mut self, start: usize, end: usize) {
        let Some(opening) = self.text[start..end].rfind("<!--") else {
            return;
        };
        let from = start + opening;
        if self.no_comment_end || self.text[from..end].contains("-->") {
            return;
        }
        match self.text[end..].find("-->") {
            Some(at) => {
                if let Some(open) = &mut self.open {
                    open.end = from;
                }
                self.flush();
                self.comment_to = end + at + 3;
            }
            None => self.no_comment_end = true,
        }
    }
}

fn run_of(line: &str, mark: char) -> usize {
    line.bytes().take_while(|&byte| char::from(byte) == mark).count()
}

/// Whether a line, or the block that it is, is a heading: most rules pass it over.
pub(crate) fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    let hashes = run_of(line, '#');
    (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
}

/// Quotes, rules and what looks like the output of a program.
fn is_masked(line: &str) -> bool {
    line.starts_with('>')
        || line.starts_with("$ ")
        || line.len() >= 3 && line.bytes().all(|byte| b"-=*_ |:+".contains(&byte))
        || is_log(line)
}

/// A line that starts with a date or a bracket and soon has a log level in capitals.
fn is_log(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_digit() || first == '[')
        && line.split_ascii_whitespace().take(5).any(|word| {
            let word = word.trim_matches(['[', ']', ':', '(', ')']);
            ["INFO", "WARN", "WARNING", "ERROR", "DEBUG", "FATAL", "TRACE"].contains(&word)
        })
}

/// Bullets, numbers, check boxes and timestamps begin a list item.
fn begins_item(line: &str) -> bool {
    marker(line) > 0 || {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &line.as_bytes()[digits..];
        let time = matches!(digits, 1 | 2)
            && matches!(rest, [b':' | b'.', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit());
        let date = digits == 4
            && matches!(rest, [b'-', a, b, b'-', ..] if a.is_ascii_digit() && b.is_ascii_digit());
        time || date
    }
}

/// The length of a list marker with the space after it; 0 if there is none.
pub(crate) fn marker(line: &str) -> usize {
    let mut at = 0;
    for bullet in ["- ", "* ", "+ ", "• ", "– ", "— ", "· "] {
        if line.starts_with(bullet) {
            at = bullet.len();
        }
    }
    if at == 0 {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits)
            && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
        {
            at = digits + 2;
        }
    }
    for ticked in ["[ ] ", "[x] ", "[X] "] {
        if line[at..].starts_with(ticked) {
            return at + ticked.len();
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        blocks(text).into_iter().map(|block| &text[block]).collect()
    }

    #[test]
    fn paragraphs_and_items() {
        assert_eq!(
            split("a b\nc\n\nd\n- e\n  f\n- g\n10:15 h\n10.20 i"),
            ["a b\nc", "d", "- e\n  f", "- g", "10:15 h", "10.20 i"]
        );
        assert_eq!(split("| a | b |\n|---|---|\n| c | d |"), ["| a | b |", "| c | d |"]);
        assert_eq!(split("a\r\nb\r\n\r\nc"), ["a\r\nb", "c"]);
        assert_eq!(split("a\n## b\nc\n#d"), ["a", "## b", "c\n#d"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn what_is_masked() {
        assert_eq!(split("a\n```\nb\n\nc\n```\nd"), ["a", "d"]);
        assert_eq!(split("a\n~~~sh\nb"), ["a"]);
        assert_eq!(split("# a\nb\n> c\nd"), ["# a", "b", "d"]);
        assert_eq!(split("$ rm -rf\na\n2026-01-01 10:00 ERROR b\n---"), ["a"]);
        assert_eq!(split("a <!-- b\n\nc --> d\ne"), ["a ", "e"]);
        assert_eq!(split("a <!-- b\n\nc"), ["a <!-- b", "c"]);
    }
}
