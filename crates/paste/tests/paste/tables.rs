//! Tables, however they are written.

use paste::{Column, Options, Source, Why, read_as};

use crate::shown::{left, row, rows};

#[test]
fn markdown_tables() {
    let pasted = rows(
        Source::Markdown,
        "# Timeline\n\n\
         | Time (PDT) | What happened | Who |\n\
         |:-----------|---------------|----:|\n\
         | 09:45 | Branch \\| tag deleted | Ada |\n\
         | 10:21 | Issue filed<br>by a customer | |\n\
         | later | Nobody knows | |\n",
        &["09:45 PDT <Ada> Branch | tag deleted", "10:21 PDT Issue filed / by a customer"],
    );
    assert_eq!(
        left(&pasted),
        [
            (Why::Unread, "# Timeline"),
            (
                Why::Heading,
                "| Time (PDT) | What happened | Who |\n|:-----------|---------------|----:|"
            ),
            (Why::Unread, "| later | Nobody knows | |"),
        ]
    );
    let table = pasted.table.expect("it is one");
    assert_eq!(table.headings, ["Time (PDT)", "What happened", "Who"]);
    assert_eq!(table.columns, [Column::Time, Column::Text, Column::Author]);
}

#[test]
fn html_is_read_as_text() {
    let pasted = rows(
        Source::Html,
        "<meta charset='utf-8'><table class=\"x\"><thead>\n\
         <tr><th>When</th><th>Event</th><th>Link</th></tr></thead>\n\
         <tbody><tr><td>2019-12-05 09:45&nbsp;UTC</td>\n\
         <td>Deleted &lt;b&gt; &amp; &#x201c;gh-pages&#8221; &unknown; <script>alert(1)</script></td>\n\
         <td><a href=\"https://example.org/1?a=1&amp;b=2\">#1</a></td></tr>\n\
         <TR><TD>10:21<TD>Issue filed<TD><a href=\"javascript:alert(1)\">bad</a></TABLE>\n",
        &[
            "=2019-12-05 09:45 UTC Deleted <b> & “gh-pages” &unknown; alert(1) [#1]",
            "2019-12-05 10:21 Issue filed [bad]",
        ],
    );
    assert!(pasted.rows[0].text.contains("alert(1)"), "it is text like any other");
}

#[test]
fn values_with_quotes() {
    let pasted = rows(
        Source::Values,
        "Date,Time,Zone,Message,User,Ticket\n\
         2019-12-05,09:45,Europe/Oslo,\"Branch, and \"\"tag\"\" deleted\nover two lines\",ada,DOC-1\n\
         ,10:21,Europe/Oslo,Issue filed,,\n\
         2019-12-06,00:10,,All clear,jo,\n",
        &[
            "2019-12-05 09:45 Europe/Oslo <ada> Branch, and \"tag\" deleted / over two lines · DOC-1",
            "2019-12-05 10:21 Europe/Oslo Issue filed",
            "2019-12-06 00:10 <jo> All clear",
        ],
    );
    assert_eq!(pasted.rows[0].lines, 1..3);
    rows(
        Source::Values,
        "timestamp;end;milestone;event\n05.12.2019 09:45;10:55;impact_began;Gone\n\
         05.12.2019 11:45;;Resolved;Back\n05.12.2019 11:50;;lunch;Ate\n",
        &[
            "2019-12-05 09:45 to 2019-12-05 10:55 Gone (ImpactBegan)",
            "2019-12-05 11:45 Back (Resolved)",
            "2019-12-05 11:50 lunch · Ate",
        ],
    );
}

#[test]
fn a_spreadsheet_without_headings() {
    rows(
        Source::Values,
        "2019-12-05\t09:45\tBranch deleted\thttps://example.org/1\n\
         2019-12-05\t10:21\tIssue filed\t\n",
        &[
            "2019-12-05 09:45 Branch deleted [https://example.org/1]",
            "2019-12-05 10:21 Issue filed",
        ],
    );
    // What looks like a nick between tabs is none, where the columns have names.
    rows(
        Source::Values,
        "when\tuntil\twhat\n2019-12-05 09:45\t10:55\tGone\n",
        &["2019-12-05 09:45 to 2019-12-05 10:55 Gone"],
    );
    // Lines with commas are no table.
    let notes = paste::read("09:45 Branch, tag deleted\n10:21 Issue, filed, and read\n");
    assert_eq!(notes.source, Source::Notes);
}

#[test]
fn a_quote_that_is_never_closed_is_a_letter() {
    rows(
        Source::Values,
        "time,text\n09:45,\"Branch deleted\n10:21,Issue filed\n",
        &["09:45 \"Branch deleted", "10:21 Issue filed"],
    );
}

#[test]
fn columns_can_be_set() {
    let text = "time,who,what\n09:45,ada,Branch deleted\n";
    let options = |columns: &[Column]| Options {
        source: Some(Source::Values),
        columns: Some(columns.to_vec()),
        ..Options::default()
    };
    let shown = |columns: &[Column]| {
        read_as(text, &options(columns)).rows.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), ["09:45 <ada> Branch deleted"], "those that are not set are guessed");
    assert_eq!(shown(&[Column::Time, Column::Text]), ["09:45 ada · Branch deleted"]);
    assert_eq!(shown(&[Column::Time, Column::LeaveOut]), ["09:45 Branch deleted"]);
    assert_eq!(shown(&[Column::Text, Column::Text]), [""; 0], "without a time there is no row");
    for column in Column::ALL {
        assert_eq!(Column::from_id(column.id()), Some(column));
    }
    for source in Source::ALL {
        assert_eq!(Source::from_id(source.id()), Some(source));
    }
}
