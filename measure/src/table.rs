//! What is printed: tables in Markdown, aligned so that a terminal shows them well, and sentences.

use std::ops::Range;

/// A table: the heads of its columns, and its rows. The first column is text and stands
/// left, the others are numbers and stand right.
pub fn markdown(heads: &[&str], rows: &[Vec<String>]) -> String {
    let length = |text: &str| text.chars().count();
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| length(cell));
            cells.max().unwrap_or(0).max(length(head))
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded = cells.zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!(" {cell:<width$} |"),
            _ => format!(" {cell:>width$} |"),
        });
        format!("|{}\n", padded.collect::<String>())
    };
    let rule = widths.iter().enumerate().map(|(at, width)| match at {
        0 => format!("{}|", "-".repeat(width + 2)),
        _ => format!("{}:|", "-".repeat(width + 1)),
    });
    let mut table = line(&mut heads.iter().copied());
    table += &format!("|{}\n", rule.collect::<String>());
    for row in rows {
        table += &line(&mut row.iter().map(String::as_str));
    }
    table
}

/// A text on one line, with `[[…]]` around these bytes of it.
pub fn marked(text: &str, words: &Range<usize>) -> String {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (before, after) = (part(0..words.start), part(words.end..text.len()));
    let all = format!("{before}[[{}]]{after}", part(words.clone()));
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_on_one_line() {
        assert_eq!(marked("a\n b  c", &(3..4)), "a [[b]] c");
    }

    #[test]
    fn columns_are_as_wide_as_what_they_hold() {
        let rows = [vec!["é".to_owned(), "1".to_owned()], vec!["ab".to_owned(), "1000".to_owned()]];
        assert_eq!(
            markdown(&["of", "n"], &rows),
            "| of |    n |\n|----|-----:|\n| é  |    1 |\n| ab | 1000 |\n"
        );
    }
}
