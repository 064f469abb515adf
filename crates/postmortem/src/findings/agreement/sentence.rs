//! Text into sentences: only as well as comparing numbers needs it.

use std::ops::Range;

/// The sentences of a text by their bytes, without those in code, quotes and comments: what a log says
/// is not what the author says.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        if fenced || bare.starts_with('>') || bare.starts_with("    ") {
            continue;
        }
        split(line, start, &mut found);
    }
    found
}

fn split(line: &str, start: usize, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    let mut push = |range: Range<usize>| {
        if !line[range.clone()].trim().is_empty() {
            found.push(start + range.start..start + range.end);
        }
    };
    for (at, mark) in line.match_indices(['.', '!', '?', ';']) {
        let end = at + mark.len();
        let rest = &line[end..];
        // A point inside a number or a name ends nothing, nor does one after a short form.
        let inside = !rest.is_empty() && !rest.starts_with(char::is_whitespace);
        let short =
            ["approx", "ca", "min", "e.g", "i.e", "a.m", "p.m", "vs", "no"].iter().any(|form| {
                ends_with_word(&line[from..at], form)
                    && !rest.trim_start().starts_with(char::is_uppercase)
            });
        if !(inside || mark == "." && short) {
            push(from..end);
            from = end;
        }
    }
    push(from..line.len());
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()) else { return false };
    text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word))
        && !text[..at].ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(
            told("It took 1.5 hours. Then e.g. the queue filled; it drained.\n- One\n- Two"),
            ["It took 1.5 hours.", "Then e.g. the queue filled;", "it drained.", "- One", "- Two"]
        );
        assert_eq!(
            told("approx. 30 min. were lost. At 9 a.m. it began."),
            ["approx. 30 min. were lost.", "At 9 a.m. it began."]
        );
        assert_eq!(told("a\n```\n30 minutes\n```\n> 40 minutes\nb"), ["a", "b"]);
        assert_eq!(told(" \n"), Vec::<&str>::new());
    }
}
