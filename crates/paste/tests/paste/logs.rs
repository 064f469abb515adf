//! Notes, logs of programs, and git.

use paste::{Source, Why};

use crate::shown::{left, row, rows};

#[test]
fn notes_as_people_write_them() {
    for (line, expected) in [
        ("09:45 Branch deleted", "09:45 Branch deleted"),
        ("9:45pm - Branch deleted", "21:45 Branch deleted"),
        ("9.45pm - Branch deleted", "21:45 Branch deleted"),
        ("9.45 - Branch deleted", "09:45 Branch deleted"),
        ("0945 Branch deleted", "09:45 Branch deleted"),
        ("1045Z Branch deleted", "10:45 UTC Branch deleted"),
        ("9 pm: Branch deleted", "21:00 Branch deleted"),
        ("12 a.m. — Branch deleted", "00:00 Branch deleted"),
        ("09h45 : Branch deleted", "09:45 Branch deleted"),
        ("- 09:45 PDT Branch deleted", "09:45 PDT Branch deleted"),
        ("09:45 DNS was down", "09:45 DNS was down"),
        ("- [x] 09:45: Branch deleted", "09:45 Branch deleted"),
        ("1. 09:45:30 Branch deleted", "09:45:30 Branch deleted"),
        ("> **09:45** Branch deleted", "09:45 Branch deleted"),
        ("* **09:45:** --force was used", "09:45 --force was used"),
        ("- `09:45`: a: b - c", "09:45 a: b - c"),
        ("- 2019-12-05 09:45 UTC: Branch deleted", "=2019-12-05 09:45 UTC Branch deleted"),
        ("2019-12-05T09:45-08:00 Branch deleted", "=2019-12-05 09:45 -08:00 Branch deleted"),
        (
            "2019-12-05 09:45 (Europe/Oslo) Branch deleted",
            "2019-12-05 09:45 Europe/Oslo Branch deleted",
        ),
        ("* 09:45–10:55: Branch gone", "09:45 to 10:55 Branch gone"),
        ("[09:45 - 10:55 PDT] Branch gone", "09:45 PDT to 10:55 PDT Branch gone"),
        ("**09:45** – **10:55** Branch gone", "09:45 to 10:55 Branch gone"),
        ("2019-12-05 23:50-00:10 Branch gone", "2019-12-05 23:50 to 2019-12-06 00:10 Branch gone"),
        ("5 Dec 2019, 09:45 UTC+2: Branch deleted", "=2019-12-05 09:45 +02:00 Branch deleted"),
        ("Dec 5th, 2019 at 9:45 AM: Branch deleted", "2019-12-05 09:45 Branch deleted"),
        ("5.12.2019 09:45 Branch deleted", "2019-12-05 09:45 Branch deleted"),
        ("09:45 UTC, 5 December 2019: Branch deleted", "=2019-12-05 09:45 UTC Branch deleted"),
    ] {
        let pasted = paste::read(line);
        let shown: Vec<String> = pasted.rows.iter().map(row).collect();
        assert_eq!(shown, [expected], "{line}");
        assert!(pasted.left.is_empty(), "{line}");
    }
}

#[test]
fn what_begins_with_a_number_begins_no_row() {
    for line in [
        "1200 users were affected",
        "3.50 dollars",
        "24:00 is no time",
        "9 engineers",
        "10:99 and more",
        "2019-02-30 09:45 is no day",
        "1.2.3.4 answered",
        "12:345 is none",
        "09:45abc",
        "about 09:45",
        "ratio 10:21",
        "",
        "   ",
    ] {
        let pasted = paste::read(line);
        assert_eq!(pasted.rows, [], "{line}");
        assert_eq!(pasted.left.len(), usize::from(!line.trim().is_empty()), "{line}");
    }
}

#[test]
fn notes_take_their_days_from_headings_and_keep_what_is_below() {
    let pasted = rows(
        Source::Notes,
        "Timeline (all times PDT)\n\
         \n\
         ## 2019-12-05\n\
         - 09:45 Branch deleted\n\
         \u{20} - by a script\n\
         - 10:21 Issue filed\n\
         ### Friday, 6 December 2019\n\
         - 00:30 All clear\n",
        &[
            "2019-12-05 09:45 PDT Branch deleted /   - by a script",
            "2019-12-05 10:21 PDT Issue filed",
            "2019-12-06 00:30 PDT All clear",
        ],
    );
    assert_eq!(
        left(&pasted),
        [
            (Why::Unread, "Timeline (all times PDT)"),
            (Why::Heading, "## 2019-12-05"),
            (Why::Heading, "### Friday, 6 December 2019"),
        ]
    );
    assert_eq!(pasted.rows[0].lines, 3..5);
}

#[test]
fn logs_of_all_kinds() {
    for (line, expected) in [
        ("2019-12-05T09:45:10Z web: gone", "=2019-12-05 09:45:10 UTC web: gone"),
        ("2019-12-05T09:45:10.123456-08:00 web: gone", "=2019-12-05 09:45:10 -08:00 web: gone"),
        ("2019-12-05 09:45:10,123 ERROR web: gone", "2019-12-05 09:45:10 ERROR web: gone"),
        ("[2019-12-05 09:45:10 +0100] [12] gone", "=2019-12-05 09:45:10 +01:00 [12] gone"),
        ("INFO 2019-12-05 09:45:10 gone", "2019-12-05 09:45:10 INFO gone"),
        ("ERROR: 2019/12/05 09:45:10 main.go:7: gone", "2019-12-05 09:45:10 ERROR main.go:7: gone"),
        ("Dec  5 09:45:10 web-1 app[12]: gone", "09:45:10 web-1 app[12]: gone"),
        ("<34>Dec  5 09:45:10 web-1 su: gone", "09:45:10 web-1 su: gone"),
        (
            "<165>1 2019-12-05T09:45:10.003Z web-1 app 12 ID47 [a b=\"c\"] gone",
            "=2019-12-05 09:45:10 UTC web-1 app 12 ID47 [a b=\"c\"] gone",
        ),
        (
            "10.0.0.1 - - [05/Dec/2019:09:45:10 -0800] \"GET / HTTP/1.1\" 500 12 \"-\"",
            "=2019-12-05 09:45:10 -08:00 10.0.0.1 - - \"GET / HTTP/1.1\" 500 12 \"-\"",
        ),
        (
            "[Thu Dec 05 09:45:10.123456 2019] [core:error] gone",
            "2019-12-05 09:45:10 [core:error] gone",
        ),
        ("1575539110 gone", "=2019-12-05 09:45:10 UTC gone"),
        ("1575539110123 gone", "=2019-12-05 09:45:10 UTC gone"),
        ("[1575539110.5] gone", "=2019-12-05 09:45:10 UTC gone"),
        ("I1205 09:45:10.123456   12 main.go:7] gone", "09:45:10 I 12 main.go:7] gone"),
        (
            "level=warn ts=2019-12-05T09:45:10Z msg=\"gone\"",
            "=2019-12-05 09:45:10 UTC level=warn msg=\"gone\"",
        ),
    ] {
        let text = format!("{line}\n{line}\n");
        rows(Source::Log, &text, &[expected, expected]);
    }
}

#[test]
fn a_stack_trace_belongs_to_its_line() {
    let text = "2019-12-05 09:45:10 ERROR no branch\n\
                java.lang.IllegalStateException: gone\n\
                \tat org.example.Pages.serve(Pages.java:12)\n\
                \t... 12 more\n\
                2019-12-05 09:45:11 INFO next\n";
    let pasted = rows(
        Source::Log,
        text,
        &[
            "2019-12-05 09:45:10 ERROR no branch / java.lang.IllegalStateException: gone / \tat \
             org.example.Pages.serve(Pages.java:12) / \t... 12 more",
            "2019-12-05 09:45:11 INFO next",
        ],
    );
    assert_eq!(pasted.rows[0].lines, 0..4);
    assert_eq!(pasted.left, []);
}

#[test]
fn git_in_its_formats() {
    rows(
        Source::Git,
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 (HEAD -> main)\n\
         Merge: 1a410ef 3c4e9cd\n\
         Author: Ada Holm <ada@example.org>\n\
         Date:   Thu Dec 5 09:45:10 2019 -0800\n\
         \n\
         \u{20}   Remove stale branches\n\
         \n\
         \u{20}   - gh-pages too\n\
         \n\
         commit 1a410efbd13591db07496601ebc7a059dd55cfe9\n\
         Author:     Jo Berg <jo@example.org>\n\
         AuthorDate: Wed Dec 4 23:00:00 2019 +0100\n\
         Commit:     Mira <mira@example.org>\n\
         CommitDate: Thu Dec 5 10:55:00 2019 +0000\n\
         \n\
         \u{20}   Republish\n",
        &[
            "=2019-12-05 09:45:10 -08:00 <Ada Holm> Remove stale branches /  / - gh-pages too [commit \
             9fceb02d0ae598e95dc970b74767f19372d61af8]",
            "=2019-12-05 10:55 UTC <Jo Berg> Republish [commit 1a410efbd13591db07496601ebc7a059dd55cfe9]",
        ],
    );
    rows(
        Source::Git,
        "9fceb02 2019-12-05 09:45:10 -0800 Remove stale branches\n\
         * 1a410ef - (HEAD -> main) 2019-12-05 10:55:00 +0000 - Republish\n",
        &[
            "=2019-12-05 09:45:10 -08:00 Remove stale branches [commit 9fceb02]",
            "=2019-12-05 10:55 UTC (HEAD -> main) Republish [commit 1a410ef]",
        ],
    );
}
