//! Which day a row is of, where the text leaves it open.

use paste::{Date, DayOrder, Options, Ordered, Source, read, read_as};

use crate::shown::{row, rows, rows_with};

#[test]
fn a_clock_that_goes_back_is_a_question() {
    let text = "2019-12-05 23:50 Gone\n23:49 a little late\n00:10 Seen\n00:20 Back\n";
    let pasted = rows(
        Source::Notes,
        text,
        &[
            "2019-12-05 23:50 Gone",
            "2019-12-05 23:49 a little late",
            "2019-12-05 00:10 Seen next day?",
            "2019-12-05 00:20 Back",
        ],
    );
    assert!(!pasted.undated);
    rows_with(
        &Options { past_midnight: true, ..Options::default() },
        Source::Notes,
        text,
        &[
            "2019-12-05 23:50 Gone",
            "2019-12-05 23:49 a little late",
            "2019-12-06 00:10 Seen next day?",
            "2019-12-06 00:20 Back",
        ],
    );
}

#[test]
fn rows_without_a_day_take_the_one_that_is_given() {
    let text = "23:50 Gone\n00:10 Seen\n2019-12-09 09:00 Read\n09:10 Closed\n";
    assert!(read(text).undated);
    assert_eq!(row(&read(text).rows[0]), "23:50 Gone");
    let options =
        Options { date: Date::parse("2019-12-05"), past_midnight: true, ..Options::default() };
    rows_with(
        &options,
        Source::Notes,
        text,
        &[
            "2019-12-05 23:50 Gone",
            "2019-12-06 00:10 Seen next day?",
            "2019-12-09 09:00 Read",
            "2019-12-09 09:10 Closed",
        ],
    );
}

#[test]
fn a_day_without_a_year_takes_that_of_the_day_given() {
    let options = Options { date: Date::parse("2018-06-01"), ..Options::default() };
    rows_with(
        &options,
        Source::Log,
        "Dec  5 09:45:10 web-1 app: gone\nDec  6 09:45:10 web-1 app: back\n",
        &["2018-12-05 09:45:10 web-1 app: gone", "2018-12-06 09:45:10 web-1 app: back"],
    );
}

#[test]
fn day_and_month_are_asked_unless_a_row_decides() {
    let text = "05/12/2019 09:45 Gone\n06/12/2019 10:21 Seen\n";
    let pasted = rows(Source::Notes, text, &["2019-12-05 09:45 Gone", "2019-12-06 10:21 Seen"]);
    assert_eq!(pasted.order, Ordered::Asked(DayOrder::DayFirst));
    let american = Options { order: Some(DayOrder::MonthFirst), ..Options::default() };
    rows_with(&american, Source::Notes, text, &["2019-05-12 09:45 Gone", "2019-06-12 10:21 Seen"]);
    let halves = read("05/12/2019 9:45 AM Gone\n");
    assert_eq!(halves.order, Ordered::Asked(DayOrder::MonthFirst));
    // One row decides, also against what was chosen.
    let decided = "05/12/2019 09:45 Gone\n05/13/2019 10:21 Seen\n";
    let pasted = rows(Source::Notes, decided, &["2019-05-12 09:45 Gone", "2019-05-13 10:21 Seen"]);
    assert_eq!(pasted.order, Ordered::Decided(DayOrder::MonthFirst));
    let wrong = Options { order: Some(DayOrder::DayFirst), ..Options::default() };
    assert_eq!(read_as(decided, &wrong).rows, pasted.rows);
    assert_eq!(read("2019-12-05 09:45 Gone").order, Ordered::None);
}

#[test]
fn a_zone_is_kept_as_it_was_written() {
    rows(
        Source::Notes,
        "09:45 PDT Gone\n10:00 +02:00 Seen\n2019-12-05 10:10 PST Read\n10:20 UTC-8 Known\n",
        &[
            "09:45 PDT Gone",
            "10:00 +02:00 Seen",
            "2019-12-05 10:10 PST Read",
            "=2019-12-05 10:20 -08:00 Known",
        ],
    );
}
