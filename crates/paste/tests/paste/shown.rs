//! Rows as a test reads them.

use paste::{Options, Pasted, Row, Source, When, Why, read_as};

/// A moment, with an exact one marked by `=`.
pub fn when(when: &When) -> String {
    let (date, clock) = when.there();
    let date = date.map(|date| format!("{date} ")).unwrap_or_default();
    let zone = when.zone();
    let exact = if matches!(when, When::Instant { .. }) { "=" } else { "" };
    format!("{exact}{date}{clock}{}{zone}", if zone.is_empty() { "" } else { " " })
}

pub fn row(row: &Row) -> String {
    let mut shown = when(&row.when);
    if let Some(end) = &row.end {
        shown += &format!(" to {}", when(end));
    }
    if !row.author.is_empty() {
        shown += &format!(" <{}>", row.author);
    }
    shown += &format!(" {}", row.text.replace('\n', " / "));
    if row.highlighted {
        shown += " !";
    }
    if let Some(milestone) = row.milestone {
        shown += &format!(" ({milestone:?})");
    }
    if !row.evidence.is_empty() {
        shown += &format!(" [{}]", row.evidence);
    }
    if row.maybe_next_day {
        shown += " next day?";
    }
    shown
}

/// The rows of a text that has to be recognised.
#[track_caller]
pub fn rows(source: Source, text: &str, expected: &[&str]) -> Pasted {
    rows_with(&Options::default(), source, text, expected)
}

#[track_caller]
pub fn rows_with(options: &Options, source: Source, text: &str, expected: &[&str]) -> Pasted {
    let pasted = read_as(text, options);
    let shown: Vec<String> = pasted.rows.iter().map(row).collect();
    assert_eq!(shown, expected, "left: {:#?}", pasted.left);
    assert_eq!(pasted.source, source);
    pasted
}

/// What was left out and why.
pub fn left(pasted: &Pasted) -> Vec<(Why, &str)> {
    pasted.left.iter().map(|left| (left.why, left.text.as_str())).collect()
}
