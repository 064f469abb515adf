//! Text into blocks. A block is what can be checked by itself: a paragraph or one list item.
//!
//! Words and sentences inside a block are made in `sentence`.

/// A paragraph, a heading, a list item or a table row, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Opens a comment that does not end in its line: where the block ends, and what follows it, can
    /// change with any text behind it.
    pub(crate) comments: bool,
}

/// The blocks of a text, one after the other: without fenced code, block quotes, comments and log
/// lines.
pub(crate) struct Blocks<'t> {
    text: &'t str,
    /// Where the next line starts.
    at: usize,
    open: Option<Block>,
    /// The character and the length of an open code fence.
    fence: Option<(char, usize)>,
    comment_to: usize,
    no_comment_end: bool,
}

impl Iterator for Blocks<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let length = rest.find('\n').unwrap_or(rest.len());
            let line = rest[..length].trim_end_matches('\r');
            let next = self.at + rest.len().min(length + 1);
            let done = self.line(line);
            // A line that another block ends at is read again, when that one is out.
            if let Some(Read::Again) = done {
                return self.open.take();
            }
            self.at = next;
            if let Some(Read::Done) = done {
                return self.open.take();
            }
        }
        self.open.take()
    }
}

/// What a line does to the block that is open.
enum Read {
    /// The line is the last of it.
    Done,
    /// The line is no part of it.
    Again,
}

impl<'t> Blocks<'t> {
    /// The blocks from a place on: the start of the text, or of one of its blocks.
    pub(crate) fn of(text: &'t str, at: usize) -> Blocks<'t> {
        Blocks { text, at, open: None, fence: None, comment_to: 0, no_comment_end: false }
    }

    fn line(&mut self, whole: &str) -> Option<Read> {
        let again = self.open.is_some().then_some(Read::Again);
        if whole.is_empty() {
            return again;
        }
        let line = whole.trim_start();
        if let Some((mark, length)) = self.fence {
            let run = run_of(line, mark);
            if run >= length && line[run..].trim().is_empty() {
                self.fence = None;
            }
            return None;
        }
        if self.at < self.comment_to {
            return None;
        }
        for mark in ['`', '~'] {
            let run = run_of(line, mark);
            // An info string has no backticks; a line such as ```` ```x``` ```` is inline code.
            if run >= 3 && !(mark == '`' && line[run..].contains('`')) {
                if again.is_none() {
                    self.fence = Some((mark, run));
                }
                return again;
            }
        }
        if line.trim_end().is_empty() || is_masked(line) {
            return again;
        }
        let alone = line.starts_with('|') || is_heading(line);
        if again.is_some() && (alone || begins_item(line)) {
            return again;
        }
        let (start, end) = (self.at, self.at + whole.len());
        let open = self.open.get_or_insert(Block { start, end, comments: false });
        open.end = end;
        let hidden = self.skip_comment(start, end, alone);
        (alone || hidden).then_some(Read::Done)
    }

    /// A comment that goes on after this line ends the block, and hides what follows.
    fn skip_comment(&mut self, start: usize, end: usize, alone: bool) -> bool {
        // Few lines hold one, and its first character is found faster than all four.
        let line = &self.text[start..end];
        let Some(opening) = line.contains('<').then(|| line.rfind("<!--")).flatten() else {
            return false;
        };
        let from = start + opening;
        if self.text[from..end].contains("-->") {
            return false;
        }
        let found = if self.no_comment_end { None } else { self.text[end..].find("-->") };
        if let Some(open) = &mut self.open {
            open.comments = true;
            if found.is_some() && !alone {
                open.end = from;
            }
        }
        self.no_comment_end = found.is_none();
        self.comment_to = found.map_or(0, |at| end + at + 3);
        found.is_some()
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
    if line.as_bytes().first().is_none_or(u8::is_ascii_alphabetic) {
        return 0;
    }
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
        Blocks::of(text, 0).map(|block| &text[block.start..block.end]).collect()
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
