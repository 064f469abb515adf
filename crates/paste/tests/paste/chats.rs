//! Slack, Teams, Discord and IRC.

use paste::{Source, Why};

use crate::shown::{left, rows};

#[test]
fn slack_as_it_is_copied_with_a_name_and_a_time_above() {
    let pasted = rows(
        Source::Chat,
        "Thursday, December 5th, 2019\n\
         Ada Holm  9:45 AM\n\
         I am deleting the old branches now.\n\
         Back in ten minutes (edited)\n\
         :eyes:\n\
         2\n\
         9:52 AM\n\
         All of them are gone.\n\
         \n\
         Deploybot APP  10:21 AM\n\
         Build #4411 failed\n\
         \u{20} at main.rs:12\n\
         \n\
         \u{20} at lib.rs:9\n\
         3 replies\n\
         Last reply today at 10:40 AM\n\
         Jo van der Berg  10:45 AM\n\
         @Ada Holm was gh-pages one of them?\n\
         Friday, December 6th, 2019\n\
         Ada Holm  12:10 AM\n\
         joined #incident-docs.\n\
         Ada Holm  12:11 AM\n\
         Yes: it was.\n",
        &[
            "2019-12-05 09:45 <Ada Holm> I am deleting the old branches now. / Back in ten minutes",
            "2019-12-05 09:52 <Ada Holm> All of them are gone.",
            "2019-12-05 10:21 <Deploybot> Build #4411 failed /   at main.rs:12 /  /   at lib.rs:9",
            "2019-12-05 10:45 <Jo van der Berg> @Ada Holm was gh-pages one of them?",
            "2019-12-06 00:11 <Ada Holm> Yes: it was.",
        ],
    );
    assert_eq!(
        left(&pasted),
        [
            (Why::Heading, "Thursday, December 5th, 2019"),
            (Why::Aside, ":eyes:\n2"),
            (Why::Aside, "3 replies\nLast reply today at 10:40 AM"),
            (Why::Heading, "Friday, December 6th, 2019"),
            (Why::ComesOrGoes, "Ada Holm  12:10 AM\njoined #incident-docs."),
        ]
    );
}

#[test]
fn slack_with_the_time_below_the_name_or_in_brackets() {
    rows(
        Source::Chat,
        "Ada Holm\n\u{a0} 9:45\u{202f}AM\nDeleted the branch.\nMira Okafor [9:47 AM]\nWhich one?\n",
        &["09:45 <Ada Holm> Deleted the branch.", "09:47 <Mira Okafor> Which one?"],
    );
    rows(
        Source::Chat,
        "[9:45 AM] ada: deleting branches\n[9:46 AM] and tags\n[10:21 AM] jo.berg: docs are: 404\n",
        &["09:45 <ada> deleting branches", "09:46 <ada> and tags", "10:21 <jo.berg> docs are: 404"],
    );
}

#[test]
fn a_time_in_a_sentence_begins_no_message() {
    rows(
        Source::Chat,
        "Ada Holm  9:45 AM\nWe restarted it at 9:45 AM\nMira Okafor  9:50 AM\nGone since 9:40\n\
         Done\n9:52 AM\nThanks\n",
        &[
            "09:45 <Ada Holm> We restarted it at 9:45 AM",
            "09:50 <Mira Okafor> Gone since 9:40 / Done",
            "09:52 <Mira Okafor> Thanks",
        ],
    );
}

#[test]
fn teams_in_its_shapes() {
    rows(
        Source::Chat,
        "[05/12/2019 09:45] Ada Holm\nDeleted the branch.\n\n[05/12/2019 10:21] Mira Okafor\n\
         Customers see 404.\n",
        &[
            "2019-12-05 09:45 <Ada Holm> Deleted the branch.",
            "2019-12-05 10:21 <Mira Okafor> Customers see 404.",
        ],
    );
    rows(
        Source::Chat,
        "Ada Holm\n  12/13/2019 9:45 AM\nDeleted the branch.\nMira Okafor 12/13/2019 10:21 AM\nSeen.\n",
        &[
            "2019-12-13 09:45 <Ada Holm> Deleted the branch.",
            "2019-12-13 10:21 <Mira Okafor> Seen.",
        ],
    );
}

#[test]
fn discord_in_its_shapes() {
    rows(
        Source::Chat,
        "ada — Yesterday at 11:50 PM\nDeleted the branch.\nmira okafor — Today at 12:10 AM\nSeen.\n",
        &["23:50 <ada> Deleted the branch.", "00:10 <mira okafor> Seen. next day?"],
    );
    rows(
        Source::Chat,
        "ada — 25/12/2019 9:45\nDeleted the branch.\n[9:46]\nand a tag\ndeploysBOT — 25/12/2019 10:21\n\
         Failed.\n",
        &[
            "2019-12-25 09:45 <ada> Deleted the branch.",
            "2019-12-25 09:46 <ada> and a tag",
            "2019-12-25 10:21 <deploys> Failed.",
        ],
    );
    rows(
        Source::Chat,
        "[05-Dec-19 09:45 AM] ada#1234\nDeleted the branch.\n\n[05-Dec-19 10:21 PM] mira#0001\nSeen.\n",
        &["2019-12-05 09:45 <ada#1234> Deleted the branch.", "2019-12-05 22:21 <mira#0001> Seen."],
    );
}

#[test]
fn phones_put_it_all_on_one_line() {
    rows(
        Source::Chat,
        "[25/12/2019, 09:45:10] Ada Holm: Deleted the branch\nand a tag\n\
         \u{200e}[25/12/2019, 09:46:00] Mira: Seen\n",
        &[
            "2019-12-25 09:45:10 <Ada Holm> Deleted the branch / and a tag",
            "2019-12-25 09:46:00 <Mira> Seen",
        ],
    );
    rows(
        Source::Chat,
        "12/25/19, 9:45 AM - Ada Holm: Deleted the branch\n12/25/19, 9:46 AM - Mira: Seen\n",
        &["2019-12-25 09:45 <Ada Holm> Deleted the branch", "2019-12-25 09:46 <Mira> Seen"],
    );
}

#[test]
fn irc_as_its_clients_write_it() {
    let pasted = rows(
        Source::Irc,
        "--- Log opened Thu Dec 05 09:40:00 2019\n\
         09:41 -!- ada [~ada@example.org] has joined #ops\n\
         09:45 < ada> deleting <old> branches\n\
         09:46 <@mira>  which?\n\
         09:47  * ada looks\n\
         --- Day changed Fri Dec 06 2019\n\
         00:10 <+jo> docs: 404\n",
        &[
            "2019-12-05 09:45 <ada> deleting <old> branches",
            "2019-12-05 09:46 <mira>  which?",
            "2019-12-05 09:47 <ada> looks",
            "2019-12-06 00:10 <jo> docs: 404",
        ],
    );
    assert_eq!(
        left(&pasted)[1],
        (Why::ComesOrGoes, "09:41 -!- ada [~ada@example.org] has joined #ops")
    );
    rows(
        Source::Irc,
        "[09:45:10] <ada> deleted\n[09:45:59] *** Joins: jo (jo@example.org)\n[10:21:00] <jo> 404\n",
        &["09:45:10 <ada> deleted", "10:21:00 <jo> 404"],
    );
    rows(
        Source::Irc,
        "2019-12-05 09:45:10\t@ada\tdeleted\ta branch\n2019-12-05 09:46:00\t-->\tjo (jo@example.org) has \
         joined #ops\n2019-12-05 10:21:00\tjo\t404\n",
        &["2019-12-05 09:45:10 <ada> deleted\ta branch", "2019-12-05 10:21:00 <jo> 404"],
    );
    rows(
        Source::Json,
        "[{\"nick\":\"ada\",\"time\":1575539110,\"message\":\"deleted\"},\n \
         {\"nick\":\"jo\",\"time\":\"1575541260\",\"message\":\"404\"}]",
        &["=2019-12-05 09:45:10 UTC <ada> deleted", "=2019-12-05 10:21 UTC <jo> 404"],
    );
}
