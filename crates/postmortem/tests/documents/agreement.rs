//! What is asked about the prose of a whole document, and what is not.

use postmortem::findings::{Finding, Fix, Kind, Known, about_prose};
use postmortem::time::{NoZones, Zones, reckon};
use postmortem::{Edit, Field, Id, Postmortem, SectionId, format};
use proptest::prelude::*;

/// A document with this timeline and one section's text; times on one day.
fn document(rows: &str, section: &str, text: &str) -> Postmortem {
    let rows: String = rows
        .split(", ")
        .filter_map(|row| row.split_once(' '))
        .map(|(time, milestone)| format!("| {time} | {milestone} | Something happened |\n"))
        .collect();
    let table = "| Time | Milestone | What happened |\n| --- | --- | --- |\n";
    let file = format!(
        "---\ndate: 2026-03-02\ntime_zone: Europe/Oslo\n---\n\n# Queue\n\n## {section}\n\n{text}\n\n\
         ## Duration and timeline\n\n{table}{rows}"
    );
    format::markdown::read(&file).expect("it is Markdown")
}

const TIMELINE: &str =
    "09:45 Impact began, 10:21 Detected, 10:45 Acknowledged, 10:55 Mitigated, 11:45 Resolved";

fn check(document: &Postmortem) -> Vec<Finding> {
    let times = reckon(document, &NoZones);
    about_prose(&Known { document, times: &times, zones: &NoZones, now: None })
}

fn kinds(document: &Postmortem) -> Vec<Kind> {
    check(document).iter().map(|finding| finding.kind).collect()
}

fn told(document: &Postmortem) -> Vec<String> {
    check(document).into_iter().map(|finding| finding.words).collect()
}

#[test]
fn the_sample_has_what_its_talk_got_wrong_and_nothing_else() {
    assert_eq!(
        told(&Postmortem::sample(Id(1))),
        [
            "Detection says 30 minutes; the timeline gives 36 min to detect.",
            "A customer noticed first, and no action item is of the kind Detect. What would tell you sooner?",
        ]
    );
}

#[test]
fn a_number_that_differs_from_the_timeline_is_pointed_at() {
    for (section, text, words) in [
        (
            "Detection",
            "The first alert came 20 minutes after the start of the outage.",
            "36 min to detect",
        ),
        ("Detection", "It went unnoticed for an hour.", "36 min to detect"),
        ("Detection", "Time to detect: 12 minutes", "36 min to detect"),
        ("Detection", "We were paged 10 minutes into the incident.", "36 min to detect"),
        ("Resolution", "The team took 5 minutes to respond.", "24 min to acknowledge"),
        ("Resolution", "It took three hours to resolve.", "2 h to resolve"),
        ("Summary", "The shop was down for five hours.", "2 h"),
        ("Summary", "A 20-minute outage of the shop, resolved by a restart of it.", "2 h"),
        ("Detection", "It was detected at 10:12.", "10:21"),
        ("Summary", "The outage began at 9:40 and was resolved by a restart.", "09:45"),
    ] {
        let found = told(&document(TIMELINE, section, text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].ends_with(&format!("the timeline gives {words}.")), "{text}: {found:?}");
    }
}

#[test]
fn what_can_be_the_same_number_is_left_alone() {
    for (section, text) in [
        ("Detection", "The first alert came 36 minutes after the start."),
        ("Detection", "The first alert came about half an hour after the start."),
        ("Detection", "It took more than 30 minutes to notice."),
        ("Detection", "It took almost 40 minutes to notice."),
        ("Detection", "The alert needs 10 minutes of errors before it fires."),
        ("Detection", "We expected to be paged within 5 minutes."),
        ("Resolution", "It took about two hours to resolve."),
        ("Resolution", "It took an hour and 24 minutes to resolve once we knew."),
        ("Summary", "The shop was down for 70 minutes."),
        ("Summary", "Search was down for 10 minutes and the shop was down for 2 hours."),
        ("Detection", "It was detected at 10:21."),
        ("Detection", "It was detected at 17:21 UTC."),
        ("Detection", "It was detected around 10:20."),
        ("Detection", "```\ndetected at 09:00\n```"),
    ] {
        assert_eq!(told(&document(TIMELINE, section, text)), [""; 0], "{text}");
    }
    let text = "The first alert came 20 minutes after the start of the outage.";
    assert_eq!(told(&document("09:45 Impact began", "Detection", text)), [""; 0]);
}

#[test]
fn a_clock_time_with_a_zone_is_compared_in_that_zone() {
    // 09:45 in Oslo is 08:45 UTC in March.
    struct Oslo;
    impl Zones for Oslo {
        fn offset(&self, zone: &str, _at: i64) -> Option<i32> {
            (zone == "Europe/Oslo").then_some(3600)
        }
    }
    let asked = |text: &str| -> Vec<String> {
        let document = document(TIMELINE, "Detection", text);
        let times = reckon(&document, &Oslo);
        let known = Known { document: &document, times: &times, zones: &Oslo, now: None };
        about_prose(&known).into_iter().map(|finding| finding.words).collect()
    };
    assert_eq!(
        asked("It was detected at 09:12 UTC."),
        ["Detection says 09:12 UTC; the timeline gives 09:21 UTC."]
    );
    assert_eq!(
        asked("It was detected at 10:12 CET."),
        ["Detection says 10:12 CET; the timeline gives 10:21 CET."]
    );
    for text in [
        "It was detected at 09:21 UTC.",
        "It was detected at 10:21 CET.",
        "It was detected at 01:21 PST.",
        "It was detected around 09:20 UTC.",
        "It was detected at 10:12 BST.",
        "It was detected at 10:12 XYZ.",
        "The job runs at 03:00 UTC.",
    ] {
        assert_eq!(asked(text), [""; 0], "{text}");
    }
}

#[test]
fn what_real_postmortems_say_is_left_alone() {
    for (section, text) in [
        // Sections of its own may tell of other incidents.
        ("Earlier incidents", "The network was down for roughly 2 weeks."),
        ("Summary", "Between 14:00 and 15:15 the gateway was slow, and clients saw errors."),
        (
            "Summary",
            "Our sites went down for a few\nhours because of a migration to a new network.",
        ),
        ("Summary", "Tutorials lost service for a while, and this self-healed once a node was up."),
        ("Summary", "Tokens were generated by somebody else, which have since been revoked."),
        (
            "Summary",
            "The nodes failed one after the other, which was only solved by recycling them.",
        ),
        ("User impact", "The release published 30 sequences that should have failed the check."),
        ("User impact", "All services went down, and nobody on the team could say why at first."),
        (
            "User impact",
            "There was no actual adverse impact as a result of this; nothing was lost.",
        ),
        ("User impact", "The issue was not exploited, but operators had to update very quickly."),
        ("Resolution", "The cluster became healthier once the migration to larger disks was done."),
        (
            "Resolution",
            "Deploying the hub once more was successful, and the namespace was deleted.",
        ),
    ] {
        let rows = "09:45 Impact began, 10:21 Detected, 10:55 Mitigated";
        assert_eq!(told(&document(rows, section, text)), [""; 0], "{text}");
    }
    let text = "It returned 429 errors in bursts for 20 minutes.\n\n## User impact\n\n\
                Clients saw 504 errors for 20 minutes.";
    assert_eq!(told(&document("", "Summary", text)), [""; 0]);
}

#[test]
fn one_step_makes_it_right() {
    for (section, text, label, after) in [
        (
            "Detection",
            "It took 30 minutes to notice, é.",
            "Use 36 minutes",
            "It took 36 minutes to notice, é.",
        ),
        ("Detection", "TTD: 30 min", "Use 36 min", "TTD: 36 min"),
        ("Summary", "A 20-minute outage.", "Use 2-hour", "A 2-hour outage."),
        ("Summary", "The outage began at 09:40.", "Use 09:45", "The outage began at 09:45."),
        (
            "Resolution",
            "It took a day and a half to resolve.",
            "Use 2 hours",
            "It took 2 hours to resolve.",
        ),
    ] {
        let document = document(TIMELINE, section, text);
        let found = check(&document);
        let [Finding { fixes, .. }] = &found[..] else { panic!("{text}: {found:?}") };
        let [Fix { label: told, edit: Edit::Set { value, .. } }] = &fixes[..] else {
            panic!("{text}: {found:?}");
        };
        assert_eq!((told.as_str(), value.as_str()), (label, after));
    }
}

#[test]
fn what_was_answered_is_not_asked_again_until_it_changes() {
    let text = "It took 20 minutes to notice.";
    let mut document = document(TIMELINE, "Detection", text);
    let answer = check(&document)[0].as_kept();
    document.apply(Edit::Keep(answer));
    assert_eq!(told(&document), [""; 0]);
    let field = Field::Text(SectionId::new("detection"));
    document.apply(Edit::Set { field, value: "It took 10 minutes to notice.".into() });
    assert_eq!(kinds(&document), [Kind::Duration]);
}

#[test]
fn numbers_that_two_sections_give_differently_are_pointed_at() {
    let both = |summary: &str, impact: &str| {
        let text = format!("{summary}\n\n## User impact\n\n{impact}");
        told(&document("", "Summary", &text))
    };
    assert_eq!(
        both("For two hours 1,200 users saw errors.", "1,500 users could not sign in."),
        ["User impact says 1,500 users; Summary says 1,200 users. Which is it?"]
    );
    for (summary, impact) in [
        ("For two hours 1,200 users saw errors.", "1,200 users could not sign in."),
        ("For two hours 1,200 users saw errors.", "About 1,250 users could not sign in."),
        ("For two hours 1,200 users saw errors.", "1,500 paying customers could not sign in."),
        ("For two hours 1,200 users saw errors.", "800 users saw errors, 400 users nothing."),
        ("For two hours 12 % of requests failed.", "12 % of requests failed."),
    ] {
        assert_eq!(both(summary, impact), [""; 0], "{summary} {impact}");
    }
}

#[test]
fn an_answer_that_leaves_a_question_open_is_asked_about() {
    for (section, text, kind) in [
        ("Summary", "The queue filled up because its consumer had stopped reading.", Kind::Summary),
        ("User impact", "Customers could not sign in and had to call the desk.", Kind::Impact),
        (
            "Resolution",
            "The consumer was started again and the queue was emptied.",
            Kind::Resolution,
        ),
    ] {
        assert_eq!(kinds(&document("", section, text)), [kind], "{text}");
    }
    for (section, text) in [
        ("Summary", "The queue filled up because its consumer had stopped, for 20 minutes."),
        (
            "Summary",
            "The queue filled up because its consumer had stopped; it was resolved by hand.",
        ),
        ("Summary", "The queue filled up."),
        ("User impact", "About 40 customers could not sign in and called the desk."),
        ("User impact", "All customers were signed out and had to sign in again."),
        ("User impact", "For 20 minutes people could not sign in to the shop."),
        ("Resolution", "The consumer was started again; the error rate was seen to fall."),
    ] {
        assert_eq!(told(&document("", section, text)), [""; 0], "{text}");
    }
    let resolved = document(
        "11:45 Resolved",
        "Resolution",
        "The consumer was started again and the queue was emptied.",
    );
    assert_eq!(told(&resolved), [""; 0], "the timeline tells how it was known");
    assert_eq!(
        told(&Postmortem::new(Id(1), Postmortem::sample(Id(1)).template)),
        [""; 0],
        "an empty one"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_word_out_of_place(text in "\\PC{0,80}|([0-9:., \n~-]|min|hours?|an? |half |for |after |noticed |down |%|é){0,30}") {
        for section in ["Summary", "Detection", "User impact", "Resolution"] {
            let mut document = document(TIMELINE, section, "x");
            let sections = document.sections.clone();
            for each in sections {
                document.apply(Edit::Set { field: Field::Text(each.id.clone()), value: text.clone() });
            }
            for finding in check(&document) {
                for fix in finding.fixes {
                    prop_assert!(document.clone().apply(fix.edit).is_some());
                }
            }
        }
    }
}
