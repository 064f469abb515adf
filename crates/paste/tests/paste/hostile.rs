//! What nobody would paste on purpose.

use paste::{Options, Source, read, read_as};
use proptest::prelude::*;

use crate::promises::hold;

#[test]
fn strange_texts_are_read_as_well_as_can_be() {
    let deep = "[".repeat(200_000);
    let objects = "{\"a\":".repeat(100_000);
    for text in [
        "",
        "\n\n",
        "\0\0\0",
        "09:45 \0 text\r\n10:21 more\r\n",
        "\u{202e}09:45 reversed\u{202c}",
        "﻿09:45 with a mark",
        "|---|",
        "|\n|--|\n|",
        "<tr><td>",
        "<tr><td>09:45<td>text",
        "<table><tr></table><td>",
        "\"",
        "time,text\n\"09:45\",\"\n\n\n",
        "{",
        "[{",
        "[{}]",
        "[1,2,3]",
        "[null,{\"ts\":\"1\"}]",
        "{\"ts\":\"99999999999999999999\",\"msg\":\"x\"}",
        "commit 1234567",
        "commit 1234567\n\n",
        "[",
        "[9:45 AM]",
        "9:45 AM",
        "--- ",
        "**** ",
        "<34>1 ",
        "<a>b",
        "٠٩:٤٥ text",
        "９：４５ text",
        "5 May",
        "é45",
        "12/",
        "1/1/1 1:11 a",
        &deep,
        &objects,
    ] {
        hold(text);
    }
}

#[test]
fn one_very_long_line_is_one_line() {
    let long = format!("09:45 {}", "word ".repeat(200_000));
    let pasted = read(&long);
    assert_eq!(pasted.rows.len(), 1);
    assert_eq!(pasted.rows[0].text.len(), "word ".len() * 200_000 - 1);
    for sign in ["<", "[", "\"", "{", "|", "&", "(", "-", ":", "5", "a"] {
        hold(&sign.repeat(40_000));
        hold(&format!("<tr><td>{}", sign.repeat(40_000)));
        hold(&format!("09:45 a\n{}", format!("{sign}\n").repeat(2_000)));
    }
}

/// Anything that is not linear would take hours here.
#[test]
fn a_log_of_200_000_lines_is_read() {
    let log = "2019-12-05T09:45:10Z web: gone\n".repeat(200_000);
    assert_eq!(read(&log).rows.len(), 200_000);
    let chat = "Ada Holm  9:45 AM\nIt is gone.\n".repeat(100_000);
    assert_eq!(read(&chat).rows.len(), 100_000);
    let json = "{\"ts\":1575539110,\"msg\":\"gone\"}\n".repeat(100_000);
    assert_eq!(read(&json).rows.len(), 100_000);
    let open = "{\"ts\":1575539110,\"msg\":\"gone\n".repeat(100_000);
    assert_eq!(read(&open).rows.len(), 0);
    let incident = format!(
        "{{\"created_at\":\"2019-12-05T09:45:00Z\",\"incident_key\":1,\"notes\":[{}{{}}]}}",
        "{\"content\":\"a\",\"created_at\":\"2019-12-05T09:45:00Z\"},\n".repeat(50_000)
    );
    assert_eq!(read(&incident).rows.len(), 50_001);
    let quotes = format!("time,text\n{}", "09:45,\"gone\n".repeat(100_001));
    assert!(read(&quotes).rows.len() > 50_000);
    let trace = format!("09:45:10 a\n{}", "  at line\n".repeat(200_000));
    assert_eq!(read(&trace).rows.len(), 1);
}

/// Times, signs and words that the readers look for, next to each other in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "09:45",
            "9:45 AM",
            "2019-12-05",
            "05/12/2019",
            "Dec  5",
            "1575539110",
            "T",
            "Z",
            " ",
            "  ",
            "\t",
            "\n",
            "\n",
            "\r\n",
            "- ",
            "* ",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "|",
            "---",
            "\"",
            ",",
            ";",
            ":",
            "{",
            "}",
            "commit ",
            "a1b2c3d4",
            "Ada Holm",
            " — ",
            "Today at ",
            "ts",
            "text",
            "<tr>",
            "<td>",
            "</td>",
            "&amp;",
            "&",
            "UTC",
            "+02:00",
            "PDT",
            ":eyes:",
            "2",
            "time",
            "\0",
            "\u{202e}",
            "### ",
            "**",
            "```\n",
            "All times in ",
            "Resolved - ",
            "Dec 5, 2019 - 11:45 UTC\n",
            "<td colspan=2 rowspan=3>",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn promises_of_pasting_hold(text in pieces()) {
        hold(&text);
    }

    #[test]
    fn any_letters_at_all(text in "(?s).{0,200}") {
        hold(&text);
    }

    /// What stands behind the parts that are recognised is in the row, letter for letter.
    #[test]
    fn a_row_has_the_whole_message(message in "[A-Za-z][^\n\r]{0,80}[a-z]") {
        // A zone, a date or the half of a day may follow a time; a name may come before a colon.
        prop_assume!(message.len() > 8);
        let message = format!("wording {message}");
        for (source, head) in [
            (Source::Notes, "09:45 "),
            (Source::Notes, "- 2019-12-05 09:45 UTC: "),
            (Source::Notes, "* 09:45–10:55: "),
            (Source::Log, "2019-12-05T09:45:10Z "),
            (Source::Irc, "09:45 <ada> "),
            (Source::Chat, "[9:45 AM] ada: "),
            (Source::Chat, "Ada Holm  9:45 AM\n"),
            (Source::Chat, "ada — Today at 9:45 AM\n"),
            (Source::Git, "9fceb02 2019-12-05 09:45:10 -0800 "),
        ] {
            let text = format!("{head}{message}");
            let options = Options { source: Some(source), ..Options::default() };
            let pasted = read_as(&text, &options);
            prop_assert_eq!(pasted.rows.len(), 1, "{}", text);
            prop_assert_eq!(&pasted.rows[0].text, &message, "{}", text);
        }
    }
}
