//! What reading promises of any text, however it came about. `fuzz/` runs this as well.

use paste::{DayOrder, Options, Pasted, Source, read, read_as};

/// Panics unless each line that is not blank is in a row or listed, whatever the text is read as.
pub fn hold(text: &str) {
    accounted(text, &read(text));
    for source in Source::ALL {
        let source = Some(source);
        accounted(text, &read_as(text, &Options { source, ..Options::default() }));
    }
    let (order, date) = (Some(DayOrder::MonthFirst), paste::Date::parse("2019-12-31"));
    let options = Options { source: None, order, date, past_midnight: true, columns: None };
    accounted(text, &read_as(text, &options));
}

/// Every line that is not blank is in a row or is told to be in none.
fn accounted(text: &str, pasted: &Pasted) {
    let rows = pasted.rows.iter().map(|row| &row.lines);
    let ranges: Vec<_> = rows.chain(pasted.left.iter().map(|left| &left.lines)).collect();
    let lines = text.split('\n').count();
    let mut covered = vec![false; lines];
    for range in ranges {
        assert!(range.start < range.end && range.end <= lines, "{range:?} of {lines}");
        covered[range.clone()].fill(true);
    }
    for (at, line) in text.split('\n').enumerate() {
        let blank = line
            .chars()
            .all(|c| c.is_whitespace() || "\u{200b}\u{200e}\u{200f}\u{feff}".contains(c));
        assert!(covered[at] || blank, "line {at} is lost: {line:?}\n{text}");
    }
}
