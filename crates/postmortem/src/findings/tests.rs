use std::rc::Rc;

use super::*;
use crate::time::tests::{Some2019, timeline};
use crate::time::{day_number, reckon};
use crate::{Mark, MetaField, Milestone, RowField};

/// Noon of a day, in UTC.
fn noon(day: &str) -> Option<i64> {
    day_number(day).map(|day| day * 86_400 + 43_200)
}

fn found(document: &Postmortem) -> Vec<Finding> {
    let times = reckon(document, &Some2019);
    let now = noon("2019-12-20");
    about_times(&Known { document, times: &times, zones: &Some2019, now })
}

fn words(document: &Postmortem) -> Vec<(Kind, String)> {
    found(document).into_iter().map(|finding| (finding.kind, finding.words)).collect()
}

fn edited(document: &mut Postmortem, at: usize, change: impl Fn(&mut crate::TimelineRow)) {
    change(Rc::make_mut(&mut document.timeline[at]));
}

fn starts(document: &Postmortem) -> Vec<&str> {
    document.timeline.iter().map(|row| row.start.as_str()).collect()
}

#[test]
fn the_sample_is_asked_about_its_zone_and_nothing_else() {
    let sample = Postmortem::sample(Id(1));
    let expected =
        "The words below say PDT. On 5 December Los Angeles is on PST (UTC−8). Which is meant?";
    assert_eq!(words(&sample), [(Kind::Impossible, expected.to_owned())]);
    let mut fixed = sample.clone();
    fixed.apply(found(&sample)[0].fixes[0].edit.clone());
    assert_eq!(
        fixed.section(&SectionId::new("timeline")).expect("it").text,
        "2019-12-05, all times PST."
    );
    assert!(words(&fixed).is_empty());
    // What somebody has let be is not asked again.
    let mut let_be = sample.clone();
    let_be.apply(Edit::Keep(found(&sample)[0].as_kept()));
    assert!(words(&let_be).is_empty());
}

/// One question of this kind, whose first words are these and whose fixes make these times of the row.
fn asks(start: &str, kind: Kind, says: &str, fixes: &[(&str, &str)]) {
    let document = timeline(&[start]);
    let all = found(&document);
    let [finding] = &all[..] else { panic!("{start}: {all:?}") };
    assert_eq!(finding.kind, kind, "{start}");
    assert!(finding.words.starts_with(says), "{start}: {}", finding.words);
    assert_eq!(finding.place.row(), Some(document.timeline[0].id));
    let made: Vec<_> = finding
        .fixes
        .iter()
        .map(|fix| {
            let mut fixed = document.clone();
            let back = fixed.apply(fix.edit.clone()).expect("it changes something");
            let asked = found(&fixed).iter().any(|finding| finding.kind == kind);
            assert!(!asked, "{start}: {} leaves nothing to ask", fix.label);
            let start = fixed.timeline[0].start.clone();
            fixed.apply(back);
            assert_eq!(fixed, document);
            (fix.label.clone(), start)
        })
        .collect();
    let made: Vec<_> = made.iter().map(|(label, start)| (label.as_str(), start.as_str())).collect();
    assert_eq!(made, fixes, "{start}");
}

#[test]
fn a_time_that_can_mean_two_things_is_asked_about() {
    asks(
        "09:45 PDT",
        Kind::Impossible,
        "On 5 December Los Angeles is on PST (UTC−8), not on PDT (UTC−7). Which is meant?",
        &[("09:45 PST (UTC−8)", "09:45"), ("08:45 PST (UTC−8), which is 09:45 PDT", "08:45")],
    );
    asks(
        "00:30 PDT",
        Kind::Impossible,
        "On 5 December",
        &[
            ("00:30 PST (UTC−8)", "00:30"),
            ("23:30 PST (UTC−8), which is 00:30 PDT", "2019-12-04 23:30"),
        ],
    );
    asks(
        "09:45 CEST",
        Kind::Impossible,
        "On 5 December Berlin is on CET (UTC+1), not on CEST (UTC+2)",
        &[
            ("09:45 CET (UTC+1)", "09:45 CET"),
            ("08:45 CET (UTC+1), which is 09:45 CEST", "08:45 CET"),
        ],
    );
    asks(
        "09:45 BST",
        Kind::Ambiguous,
        "BST is the name of several zones. Which is meant?",
        &[("London (UTC+1)", "09:45 Europe/London"), ("Dhaka (UTC+6)", "09:45 Asia/Dhaka")],
    );
}

#[test]
fn an_hour_that_is_skipped_or_repeated_is_asked_about() {
    asks(
        "2019-03-10 02:30",
        Kind::Gap,
        "On 10 March clocks in Los Angeles were put forward by 1 h and never showed 02:30. Which is meant?",
        &[("03:30 (UTC−7)", "2019-03-10 03:30"), ("01:30 (UTC−8)", "2019-03-10 01:30")],
    );
    asks(
        "2019-11-03 01:30",
        Kind::Twice,
        "On 3 November clocks in Los Angeles were put back and showed 01:30 twice. Which is meant?",
        &[
            ("The first, at UTC−7", "2019-11-03 01:30 UTC-07:00"),
            ("The second, at UTC−8", "2019-11-03 01:30 UTC-08:00"),
        ],
    );
    asks(
        "12/5 09:45",
        Kind::Date,
        "“12/5” can be read in two ways. Which day is meant?",
        &[("5 December 2019", "2019-12-05 09:45"), ("12 May 2020", "2020-05-12 09:45")],
    );
}

#[test]
fn what_is_clear_is_not_asked_about() {
    for start in [
        "",
        "ten",
        "09:45",
        "09:45 PST",
        "2019-07-05 09:45 PDT",
        "09:45 UTC",
        "09:45 GMT",
        "09:45 CET",
        "2019-11-03 01:30 PDT",
        "2019-03-10 03:30",
        "2019-03-10 01:59",
        "2019-11-03 02:00",
        "09:45 Europe/Oslo",
        "2019-12-05T09:45-08:00",
        "+10m",
        "2019-12-20 03:59",
    ] {
        assert_eq!(found(&timeline(&[start])), [], "{start}");
    }
}

#[test]
fn a_zone_nobody_knows_is_asked_about_where_it_stands() {
    let mut document = timeline(&["09:45 Mars/Base", "09:46", "09:47"]);
    edited(&mut document, 1, |row| row.zone = "Oslo".into());
    edited(&mut document, 2, |row| row.zone = "UTC+2".into());
    let meta = Rc::make_mut(&mut document.meta);
    (meta.time_zone, meta.second_zone) = ("Europe/Atlantis".into(), "Moon".into());
    let places: Vec<_> = found(&document)
        .into_iter()
        .filter(|finding| finding.kind == Kind::Zone)
        .map(|finding| finding.place)
        .collect();
    let row = |at: usize, field| Field::Row(document.timeline[at].id, field);
    let expected = [
        Field::Meta(MetaField::TimeZone),
        Field::Meta(MetaField::SecondZone),
        row(0, RowField::Start),
        row(1, RowField::Zone),
    ];
    assert_eq!(places, expected.map(Place::Field));
}

#[test]
fn what_has_not_come_yet_is_asked_about_once() {
    let kinds = |document: &Postmortem| -> Vec<_> {
        found(document).into_iter().map(|finding| (finding.kind, finding.place.row())).collect()
    };
    let mut document = timeline(&["2019-12-20 09:00", "2019-12-21 09:00", "2019-12-21 10:00"]);
    edited(&mut document, 2, |row| row.mark = Mark::Expectation);
    let ids: Vec<_> = document.timeline.iter().map(|row| row.id).collect();
    let future = [(Kind::Future, Some(ids[0])), (Kind::Future, Some(ids[1]))];
    assert_eq!(kinds(&document), future, "what is expected may be to come");
    let mut document = timeline(&["09:00", "09:10"]);
    Rc::make_mut(&mut document.meta).date = "2020-05-12".into();
    let all = found(&document);
    assert_eq!(all.len(), 1, "a date is asked about once, not in every row: {all:?}");
    Rc::make_mut(&mut document.meta).date = "2019-12-22".into();
    assert_eq!(found(&document).len(), 1);
    Rc::make_mut(&mut document.meta).date = "2019-12-21".into();
    let all = found(&document);
    assert!(
        all.iter().all(|f| f.place.row().is_some()),
        "that day may have begun somewhere: {all:?}"
    );
    Rc::make_mut(&mut document.meta).date = "2020-01-12".into();
    let fix = found(&document)[0].fixes.clone();
    assert_eq!(fix.len(), 0, "2020-12-01 has not come either");
    Rc::make_mut(&mut document.meta).date = "2020-05-12".into();
    let times = reckon(&document, &Some2019);
    let now = noon("2020-01-01");
    let known = Known { document: &document, times: &times, zones: &Some2019, now };
    assert_eq!(about_times(&known)[0].words, "2020-05-12 has not come yet. Is the date right?");
    let now = None;
    assert_eq!(about_times(&Known { now, ..known }), [], "without a today there is no future");
}

#[test]
fn a_clock_past_midnight_is_of_the_next_day() {
    let mut document = timeline(&["23:50", "00:05", "", "00:10", "2019-12-06 00:20"]);
    let all = found(&document);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(
        (all[0].kind, all[0].words.as_str()),
        (Kind::Midnight, "23:50, then 00:05: the next day, 6 December?")
    );
    assert_eq!(all[0].fixes[0].label, "It was the next day, for 2 rows");
    document.apply(all[0].fixes[0].edit.clone());
    assert_eq!(
        starts(&document),
        ["23:50", "2019-12-06 00:05", "", "2019-12-06 00:10", "2019-12-06 00:20"]
    );
    assert_eq!(found(&document), []);

    let mut document = timeline(&["23:50"]);
    edited(&mut document, 0, |row| row.end = "00:05".into());
    let all = found(&document);
    assert_eq!(
        (all.len(), all[0].words.as_str()),
        (1, "From 23:50 to 00:05: did it end the next day?")
    );
    document.apply(all[0].fixes[0].edit.clone());
    assert_eq!(document.timeline[0].end, "2019-12-06 00:05");
    assert_eq!(found(&document), []);
}

#[test]
fn where_either_of_two_rows_could_be_moved_it_is_the_one_that_was_added() {
    let all = found(&timeline(&["09:45", "10:21", "09:50"]));
    let words: Vec<_> = all.iter().map(|finding| finding.words.as_str()).collect();
    assert_eq!(words, ["09:50 stands behind 10:21. Is the order right?"]);
}

#[test]
fn rows_out_of_order_are_asked_about() {
    let mut document = timeline(&["09:45", "10:45", "10:21", "10:30", "", "11:00"]);
    let all = found(&document);
    let words: Vec<_> = all.iter().map(|finding| finding.words.as_str()).collect();
    assert_eq!(
        words,
        [
            // One row is late, not those behind it.
            "10:45 stands before 10:21. Is the order right?"
        ]
    );
    while let Some(finding) = found(&document).first() {
        document.apply(finding.fixes[0].edit.clone());
    }
    assert_eq!(starts(&document), ["09:45", "10:21", "10:30", "10:45", "", "11:00"]);
    assert_eq!(found(&document), []);
    let many: Vec<String> = (0..100).rev().map(|minute| format!("10:{:02}", minute % 60)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        found(&timeline(&many)).len(),
        3,
        "a list turned round is not asked about row by row"
    );
}

#[test]
fn an_end_before_its_start_is_asked_about() {
    let mut document = timeline(&["10:45", "10:50"]);
    edited(&mut document, 0, |row| row.end = "10:21".into());
    edited(&mut document, 1, |row| row.end = "10:50".into());
    assert_eq!(
        words(&document),
        [(Kind::End, "It ended at 10:21 and began at 10:45. Which is right?".to_owned())]
    );
}

fn with_milestones(rows: &[(&str, Option<Milestone>)]) -> Postmortem {
    let times: Vec<&str> = rows.iter().map(|(time, _)| *time).collect();
    let mut document = timeline(&times);
    for (at, (_, milestone)) in rows.iter().enumerate() {
        edited(&mut document, at, |row| row.milestone = *milestone);
    }
    document
}

#[test]
fn milestones_that_cannot_be_in_order_are_asked_about() {
    use Milestone::{Acknowledged, Detected, ImpactBegan, Mitigated, PublicNotice, Resolved};
    let all = |rows: &[(&str, Option<Milestone>)]| words(&with_milestones(rows));
    for (first, second, expected) in [
        (Mitigated, ImpactBegan, "mitigated before the impact began"),
        (Resolved, ImpactBegan, "resolved before the impact began"),
        (Acknowledged, Detected, "acknowledged before it was detected"),
        (Detected, ImpactBegan, "detected before the impact began"),
        (Resolved, Mitigated, "resolved before it was mitigated"),
    ] {
        let found = all(&[("10:00", Some(first)), ("10:05", Some(second))]);
        let expected =
            format!("By these times it was {expected}. Which time or milestone is right?");
        assert_eq!(found, [(Kind::Milestones, expected)]);
        assert_eq!(
            all(&[("10:00", Some(first)), ("10:00", Some(second))]),
            [],
            "at once is in order"
        );
    }
    let calm = [
        ("10:00", Some(ImpactBegan)),
        ("10:01", Some(PublicNotice)),
        ("10:03", Some(Detected)),
        ("10:04", Some(Mitigated)),
        ("10:05", Some(Acknowledged)),
        ("10:06", Some(Resolved)),
    ];
    assert_eq!(all(&calm), []);
    let missing = all(&[("10:00", Some(Mitigated)), ("10:01", None), ("10:02", None)]);
    let expected = "No row is marked “Impact began” or “Detected”. Is there one?";
    assert_eq!(missing, [(Kind::Missing, expected.to_owned())]);
    assert_eq!(all(&[("10:00", Some(Mitigated)), ("10:01", None), ("", None)]), [], "only begun");
    let begun = [("10:00", Some(ImpactBegan)), ("10:01", None), ("10:02", None)];
    assert_eq!(all(&begun), [], "nobody says that it has ended");
    let mut document = with_milestones(&begun);
    let value = "true".to_owned();
    document.apply(Edit::Set { field: Field::Ready(SectionId::new("timeline")), value });
    let expected = "No row is marked “Detected” or “Mitigated” or “Resolved”. Is there one?";
    assert_eq!(words(&document), [(Kind::Missing, expected.to_owned())]);
}

#[test]
fn one_row_that_stands_wrong_is_one_question() {
    for (rows, says, sorted) in [
        (
            &["10:00", "12:45", "10:30", "10:40", "11:00", "12:00"][..],
            "12:45 stands before 10:30.",
            &["10:00", "10:30", "10:40", "11:00", "12:00", "12:45"][..],
        ),
        (
            &["10:30", "10:40", "11:00", "10:00", "12:00"],
            "10:00 stands behind 11:00.",
            &["10:00", "10:30", "10:40", "11:00", "12:00"],
        ),
        (
            &["22:40", "22:06", "22:07", "23:55", "2019-12-06 00:20"],
            "22:40 stands before 22:06.",
            &["22:06", "22:07", "22:40", "23:55", "2019-12-06 00:20"],
        ),
    ] {
        let mut document = timeline(rows);
        let all = found(&document);
        let [finding] = &all[..] else { panic!("{rows:?}: {all:?}") };
        assert!(finding.words.starts_with(says), "{}", finding.words);
        document.apply(finding.fixes[0].edit.clone());
        assert_eq!(starts(&document), sorted);
        assert_eq!(found(&document), []);
    }
}

#[test]
fn a_zone_that_cannot_be_is_asked_about_once() {
    let mut document = timeline(&["09:45 PDT", "10:21 PDT", "10:30", "10:45 PDT"]);
    let all = found(&document);
    let [finding] = &all[..] else { panic!("{all:?}") };
    assert_eq!(finding.kind, Kind::Impossible);
    assert!(finding.fixes[0].label.ends_with(", and 2 more alike"), "{}", finding.fixes[0].label);
    document.apply(finding.fixes[0].edit.clone());
    assert_eq!(starts(&document), ["09:45", "10:21", "10:30", "10:45"]);
}

#[test]
fn a_milestone_that_two_rows_have_is_asked_about() {
    use Milestone::{Detected, ImpactBegan, PublicNotice, Resolved};
    let rows = [
        ("10:00", Some(ImpactBegan)),
        ("10:10", Some(Detected)),
        ("10:20", Some(Detected)),
        ("10:30", Some(Resolved)),
    ];
    let document = with_milestones(&rows);
    let all = found(&document);
    let [finding] = &all[..] else { panic!("{all:?}") };
    assert_eq!(
        (finding.kind, finding.words.as_str()),
        (
            Kind::Twofold,
            "10:10 and 10:20 are both marked “Detected”. Durations are counted with 10:10: is that the one?"
        )
    );
    assert_eq!(
        finding.place,
        Place::Field(Field::Row(document.timeline[2].id, RowField::Milestone))
    );
    let public = [
        ("10:00", Some(ImpactBegan)),
        ("10:05", Some(Detected)),
        ("10:10", Some(PublicNotice)),
        ("10:20", Some(PublicNotice)),
        ("10:25", Some(Resolved)),
    ];
    assert_eq!(words(&with_milestones(&public)), [], "the public may be told again");
}

#[test]
fn silence_is_asked_about_only_while_users_were_affected() {
    use Milestone::{Detected, ImpactBegan, Mitigated, Resolved};
    let silent = |rows: &[(&str, Option<Milestone>)]| -> Vec<String> {
        let all = found(&with_milestones(rows));
        let silences = all.into_iter().filter(|finding| finding.kind == Kind::Silence);
        silences
            .map(|finding| finding.words.split(',').next().unwrap_or_default().to_owned())
            .collect()
    };
    // A quarter of forty minutes is the shortest there is.
    let rows = [
        ("10:00", Some(ImpactBegan)),
        ("10:01", Some(Detected)),
        ("10:10", None),
        ("10:24", None),
        ("10:33", None),
        ("10:40", Some(Mitigated)),
    ];
    assert_eq!(silent(&rows), ["14 min with nothing recorded between 10:10 and 10:24"]);
    assert_eq!(silent(&rows[..5]), [""; 0], "nobody knows whether it has ended");
    // What comes after, and what comes before somebody noticed, is no silence.
    let rows = [
        ("08:00", None),
        ("10:00", Some(ImpactBegan)),
        ("10:50", Some(Detected)),
        ("10:59", Some(Resolved)),
        ("12:59", None),
    ];
    assert_eq!(silent(&rows), [""; 0]);
    let rows = [("10:00", Some(ImpactBegan)), ("10:50", None), ("10:59", Some(Resolved))];
    assert_eq!(
        silent(&rows),
        ["50 min with nothing recorded between 10:00 and 10:50"],
        "nobody says that it was noticed later"
    );
    // Who notes the state every half hour is silent where it was longer.
    let rows = [
        ("10:00", Some(ImpactBegan)),
        ("10:01", Some(Detected)),
        ("10:31", None),
        ("11:01", None),
        ("11:31", None),
        ("12:21", None),
        ("12:51", Some(Resolved)),
    ];
    assert_eq!(silent(&rows), ["50 min with nothing recorded between 11:31 and 12:21"]);
    // Of ten hours, half an hour is long.
    let rows = [
        ("10:00", Some(ImpactBegan)),
        ("10:00", Some(Detected)),
        ("10:29", None),
        ("20:00", Some(Resolved)),
    ];
    assert_eq!(silent(&rows), ["9 h 31 min with nothing recorded between 10:29 and 20:00"]);
    let mut document = with_milestones(&rows);
    edited(&mut document, 2, |row| row.end = "19:55".into());
    assert_eq!(found(&document), [], "what lasts is no silence");
}

#[test]
fn clocks_that_change_during_the_incident_are_told_of() {
    let document = timeline(&["2019-11-03 00:30", "2019-11-03 03:00"]);
    let expected = "Clocks in Los Angeles were put back by 1 h during this incident, on 3 November at 02:00. Do the times fit?";
    assert_eq!(words(&document), [(Kind::Jump, expected.to_owned())]);
    assert_eq!(
        words(&timeline(&["2019-03-09 12:00", "2019-03-10 12:00"]))[0].1.split(',').nth(1),
        Some(" on 10 March at 02:00. Do the times fit?")
    );
    assert_eq!(words(&timeline(&["2019-11-03 02:00", "2019-11-03 03:00"])), []);
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let ids: std::collections::BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(ids.len(), Kind::ALL.len());
    assert!(ids.iter().all(|id| blameless::rules().iter().all(|rule| rule.id != *id)));
}

#[test]
fn words_about_the_timeline_may_speak_of_other_places() {
    let said = |text: &str| {
        let mut document = timeline(&[]);
        let value = text.to_owned();
        document.apply(Edit::Set { field: Field::Text(SectionId::new("timeline")), value });
        words(&document)
    };
    assert_eq!(
        said("All times PDT."),
        said("All times PDT. It was 9 PDT then, or 9PDTX.").into_iter().collect::<Vec<_>>()
    );
    assert_eq!(said("All times PDT.").len(), 1);
    for text in ["All times PST.", "All times in pdt", "They met at 9 CEST", "MST", "IST", "PDTs"] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn ten_thousand_rows_are_asked_about_in_no_time() {
    let starts: Vec<String> = (0..10_000)
        .map(|n| format!("{:02}:{:02}:{:02}", n / 3600 + 1, n / 60 % 60, n % 60))
        .collect();
    let starts: Vec<&str> = starts.iter().map(String::as_str).collect();
    let mut document = timeline(&starts);
    edited(&mut document, 0, |row| row.milestone = Some(Milestone::ImpactBegan));
    edited(&mut document, 9999, |row| row.milestone = Some(Milestone::Resolved));
    assert_eq!(words(&document).len(), 1, "only that nobody noticed");
}
