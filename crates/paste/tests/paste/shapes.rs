//! Shapes met in published postmortems, logs and status pages, with words of our own.

use paste::{Options, Source, Why, read, read_as};

use crate::shown::{left, row, rows};

#[test]
fn headings_with_a_time_are_rows_and_what_stands_below_is_their_text() {
    let pasted = rows(
        Source::Notes,
        "## Timeline\n\
         \n\
         All times in CET\n\
         \n\
         ### 2019-12-05 09:45\n\
         \n\
         The branch is deleted.\n\
         Pages are gone.\n\
         \n\
         ### 10:21\n\
         \n\
         An issue is filed.\n",
        &[
            "2019-12-05 09:45 CET The branch is deleted. / Pages are gone.",
            "2019-12-05 10:21 CET An issue is filed.",
        ],
    );
    assert_eq!(left(&pasted), [(Why::Heading, "## Timeline"), (Why::Unread, "All times in CET")]);
}

#[test]
fn headings_with_a_day_and_more_words_tell_the_day_and_end_the_row_before() {
    let pasted = rows(
        Source::Notes,
        "### December 5, 2019 - Queue\n\
         - **09:45 UTC** - Queue fills\n\
         - **10:21 UTC** - Alert\n\
         \n\
         ### December 9, 2019 - Queue again\n\
         \n\
         Nobody was called.\n\
         \n\
         - **08:00 UTC** - Queue fills\n\
         \n\
         ### What went well\n\
         \n\
         The alert.\n",
        &[
            "=2019-12-05 09:45 UTC Queue fills",
            "=2019-12-05 10:21 UTC Alert",
            "=2019-12-09 08:00 UTC Queue fills",
        ],
    );
    let why: Vec<_> = left(&pasted).into_iter().map(|(_, text)| text).collect();
    assert!(why.contains(&"Nobody was called.") && why.contains(&"The alert."), "{why:?}");
}

#[test]
fn a_day_in_bold_is_one_of_the_rows_below() {
    let options = Options { date: paste::Date::parse("2019-01-01"), ..Options::default() };
    let text = "**5th Dec:** (at night)\n09:45 Gone\n10:21 Seen\n**6th Dec:**\n07:00 Back\n";
    let shown: Vec<_> = read_as(text, &options).rows.iter().map(row).collect();
    assert_eq!(shown, ["2019-12-05 09:45 Gone", "2019-12-05 10:21 Seen", "2019-12-06 07:00 Back"]);
}

#[test]
fn rows_of_a_whole_day_have_no_clock() {
    rows(
        Source::Notes,
        "- 2019-12-05: The hole was published\n\
         - 2019-12-06 09:45: We read of it\n\
         - **8 December 2019** – All hosts are patched\n",
        &[
            "2019-12-05  The hole was published",
            "2019-12-06 09:45 We read of it",
            "2019-12-08  All hosts are patched",
        ],
    );
    rows(
        Source::Markdown,
        "| Time | Event |\n|---|---|\n\
         | 2019-12-05 | Published |\n\
         | 2019-12-06 --:-- | More and more load |\n\
         | 2019-12-06 09:45 | We read of it |\n",
        &[
            "2019-12-05  Published",
            "2019-12-06  More and more load",
            "2019-12-06 09:45 We read of it",
        ],
    );
    // What only looks like a day begins a sentence.
    for line in ["May 5 users saw it", "5 Dec is a holiday", "2019-12-05 release notes", "1.2.2019"]
    {
        assert_eq!(read(line).rows, [], "{line}");
    }
}

#[test]
fn a_zone_that_is_declared_is_that_of_rows_without_one() {
    for (line, zone) in [
        ("All times in UTC.", " UTC"),
        ("_All times are EDT._", " EDT"),
        ("Timeline (all times PT)", " PT"),
        ("Events are documented in [UTC](https://example.org/utc) time.", " UTC"),
        ("All times are local.", ""),
        ("Times are in both EDT and UTC.", ""),
        ("It took a long time, says PT.", " PT"),
        ("PDT", ""),
    ] {
        let text = format!("{line}\n\n09:45 Gone\n10:21 Seen\n10:30 CET Told\n");
        let shown: Vec<_> = read(&text).rows.iter().map(row).collect();
        assert_eq!(
            shown,
            [format!("09:45{zone} Gone"), format!("10:21{zone} Seen"), "10:30 CET Told".into()],
            "{line}"
        );
    }
}

#[test]
fn bold_that_goes_on_behind_the_time_leaves_no_marks() {
    rows(
        Source::Notes,
        "1. **5 December 2019, 09:45 – Branch deleted**\n   - by a script\n\
         2. _**10:21**: Issue filed_\n\
         3. **10:45** – the **queue** is *full*\n",
        &[
            "2019-12-05 09:45 Branch deleted /    - by a script",
            "2019-12-05 10:21 Issue filed",
            "2019-12-05 10:45 the **queue** is *full*",
        ],
    );
}

#[test]
fn a_log_that_is_quoted_below_a_row_is_part_of_it() {
    rows(
        Source::Notes,
        "- 09:45 First error\n\
         ```\n\
         Dec 05 09:44:59 web-1 app: gone\n\
         09:45:00 gone again\n\
         ```\n\
         - 10:21 Alert\n",
        &[
            "09:45 First error / ``` / Dec 05 09:44:59 web-1 app: gone / 09:45:00 gone again / ```",
            "10:21 Alert",
        ],
    );
    // A timeline in a block of code is one.
    rows(Source::Notes, "```\n09:45 Gone\n10:21 Seen\n```\n", &["09:45 Gone", "10:21 Seen / ```"]);
}

#[test]
fn updates_of_a_status_page_have_their_time_below() {
    rows(
        Source::Notes,
        "Resolved - The queue is empty.\n\
         Dec 5, 2019 - 11:45 UTC\n\
         Update - Half of it is left,\n\
         and falling.\n\
         Dec 5, 2019 - 11:00 UTC\n\
         Investigating - The queue is full.\n\
         Dec 5, 2019 - 10:21 UTC\n",
        &[
            "=2019-12-05 11:45 UTC Resolved - The queue is empty. (Resolved)",
            "=2019-12-05 11:00 UTC Update - Half of it is left, / and falling.",
            "=2019-12-05 10:21 UTC Investigating - The queue is full.",
        ],
    );
    rows(
        Source::Notes,
        "Resolved\nThe queue is empty.\nPosted 3 days ago. Dec 05, 2019 - 11:45 PST\n\
         Identified\nThe queue is full.\nPosted 3 days ago. Dec 05, 2019 - 10:21 PST\n",
        &[
            "2019-12-05 11:45 PST Resolved / The queue is empty. (Resolved)",
            "2019-12-05 10:21 PST Identified / The queue is full.",
        ],
    );
}

#[test]
fn logs_of_irc_that_bots_keep() {
    let pasted = rows(
        Source::Irc,
        "2019-12-05T09:44:02 * ada joined the channel\n\
         2019-12-05T09:45:00 <ada> gone\n\
         2019-12-05T09:46:00 * jo has quit\n\
         2019-12-05T09:47:00 * ada looks\n",
        &["2019-12-05 09:45:00 <ada> gone", "2019-12-05 09:47:00 <ada> looks"],
    );
    assert_eq!(pasted.left.len(), 2);
    // A channel in which servers say more than people.
    let quits = "[09:45:10] *** Quits: jo (~jo@host) (Ping timeout)\n".repeat(8);
    let text = format!("{quits}[09:46:00] -robot- a change\n[09:47:00] <ada> gone\n");
    rows(Source::Irc, &text, &["09:46:00 -robot- a change", "09:47:00 <ada> gone"]);
}

#[test]
fn a_log_with_the_latest_first_is_not_asked_about_midnight() {
    rows(
        Source::Irc,
        "2019-12-05\n14:25 <ada> third\n09:45 <ada> second\n05:00 <jo> first\n\
         2019-12-04\n08:00 <jo> before\n",
        &[
            "2019-12-05 14:25 <ada> third",
            "2019-12-05 09:45 <ada> second",
            "2019-12-05 05:00 <jo> first",
            "2019-12-04 08:00 <jo> before",
        ],
    );
}

#[test]
fn the_day_of_a_table_stands_above_it_or_in_a_column_with_its_year() {
    rows(
        Source::Markdown,
        "2019-12-05 (*all times UTC*)\n\n| Time | Event |\n|---|---|\n| 09:45 | Gone &amp; seen |\n",
        &["=2019-12-05 09:45 UTC Gone & seen"],
    );
    rows(
        Source::Markdown,
        "| Day | Date (2019) | Time (PT) | Event |\n|---|---|---|---|\n\
         | Thur | Dec 05 | 09:45 | Gone |\n| Fri | Dec 06 | 08:00 | Back |\n",
        &["2019-12-05 09:45 PT Gone", "2019-12-06 08:00 PT Back"],
    );
}

#[test]
fn a_day_may_stand_between_the_time_and_the_text() {
    let options = Options { date: paste::Date::parse("2019-12-01"), ..Options::default() };
    let text = "12:45 PM PST Thursday Dec 5th: Gone\n13:55 PM PST Thursday Dec 5th : Seen\n\
                07:00 AM PST Dec 6th: Back\n09:00 May be over\n";
    let shown: Vec<_> = read_as(text, &options).rows.iter().map(row).collect();
    assert_eq!(
        shown,
        [
            "2019-12-05 12:45 PST Gone",
            "2019-12-05 13:55 PST Seen",
            "2019-12-06 07:00 PST Back",
            "2019-12-06 09:00 May be over",
        ]
    );
}

#[test]
fn cells_that_take_several_columns_or_rows_of_html() {
    rows(
        Source::Html,
        "<table><tr><th>Date</th><th>Time</th><th colspan=\"2\">Event</th><th>Who</th></tr>\n\
         <tr><td rowspan=2>2019-12-05</td><td>09:45</td><td colspan='2'>Gone</td><td>ada</td></tr>\n\
         <tr><td>10:21</td><td>Seen</td><td>by a customer</td><td>jo</td></tr>\n\
         <tr><td>2019-12-06</td><td>08:00</td><td>Back</td><td></td><td>ada</td></tr></table>",
        &[
            "2019-12-05 09:45 <ada> Gone",
            "2019-12-05 10:21 <jo> Seen · by a customer",
            "2019-12-06 08:00 <ada> Back",
        ],
    );
}
