use std::rc::Rc;

use super::*;
use crate::{Id, Postmortem, TimelineRow};

/// Los Angeles and Oslo in the years these tests are in, and nothing else.
pub(crate) struct Some2019;

impl Zones for Some2019 {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        // Summer of 2019, and of 2026 in Los Angeles.
        let (winter, summers): (i32, &[(i64, i64)]) = match zone {
            "America/Los_Angeles" | "America/Vancouver" => {
                (-28_800, &[(1_552_212_000, 1_572_771_600), (1_772_964_000, 1_793_523_600)])
            }
            "Europe/Oslo" | "Europe/Berlin" => (3600, &[(1_553_994_000, 1_572_138_000)]),
            "Europe/London" => (0, &[(1_553_994_000, 1_572_138_000)]),
            "Asia/Kolkata" => (19_800, &[]),
            "UTC" | "Etc/UTC" => (0, &[]),
            _ => return None,
        };
        let summer = summers.iter().any(|(from, to)| (*from..*to).contains(&at));
        Some(if summer { winter + 3600 } else { winter })
    }
}

/// A document of 5 December 2019 in Los Angeles with rows that begin at these times.
pub(crate) fn timeline(starts: &[&str]) -> Postmortem {
    let mut document = Postmortem::sample(Id(1));
    document.timeline.clear();
    let field = crate::Field::Text(crate::SectionId::new("timeline"));
    document.apply(crate::Edit::Set { field, value: String::new() });
    for (at, start) in starts.iter().enumerate() {
        let mut row = TimelineRow::new(Id(100 + at as u64));
        row.start = (*start).to_owned();
        document.timeline.push(Rc::new(row));
    }
    document
}

#[test]
fn what_people_type_becomes_tidy() {
    for (typed, expected) in [
        ("0945", "09:45"),
        ("945", "09:45"),
        (" 9:45 ", "09:45"),
        ("9.45", "09:45"),
        ("9.45pm", "21:45"),
        ("945 PM", "21:45"),
        ("9pm", "21:00"),
        ("12am", "00:00"),
        ("12:30 p.m.", "12:30"),
        ("09:45:30", "09:45:30"),
        ("09:45:30.5", "09:45:30.5"),
        ("00:00", "00:00"),
        ("23:59:59", "23:59:59"),
        ("2019-12-05 9:45", "2019-12-05 09:45"),
        ("2019-12-05T09:45", "2019-12-05 09:45"),
        ("2020-02-29  9am", "2020-02-29 09:00"),
        ("Dec 5 09:45 PST", "5 December 09:45 PST"),
        ("dec 5th, 9.45 pm pst", "5 December 21:45 PST"),
        ("5 Dec 2019 09:45", "2019-12-05 09:45"),
        ("Dec 5, 2019 09:45", "2019-12-05 09:45"),
        ("Thu 5 December 2019, 09:45", "2019-12-05 09:45"),
        ("09:45, 5 Dec 2019", "2019-12-05 09:45"),
        ("09:45 on 5 Dec 2019", "2019-12-05 09:45"),
        ("9 pm on Dec 5 2019", "2019-12-05 21:00"),
        ("2019/12/05 0945", "2019-12-05 09:45"),
        ("5.12.2019 09:45", "2019-12-05 09:45"),
        ("2019-12-05T09:45:10.123-08:00", "2019-12-05 09:45:10.123 UTC-08:00"),
        ("2019-12-05 09:45 -0800", "2019-12-05 09:45 UTC-08:00"),
        ("2019-12-05 09:45Z", "2019-12-05 09:45 UTC"),
        ("2019-12-05T09:45:00+00:00", "2019-12-05 09:45:00 UTC"),
        ("09:45 UTC", "09:45 UTC"),
        ("09:45z", "09:45 UTC"),
        ("09:45 GMT", "09:45 GMT"),
        ("09:45 UTC+1", "09:45 UTC+01:00"),
        ("09:45 +5:30", "09:45 UTC+05:30"),
        ("09:45 UTC-8", "09:45 UTC-08:00"),
        ("0945 cest", "09:45 CEST"),
        ("09:45 Europe/Oslo", "09:45 Europe/Oslo"),
        ("9.45pm America/Argentina/Buenos_Aires", "21:45 America/Argentina/Buenos_Aires"),
    ] {
        assert_eq!(tidy(typed).as_deref(), Some(expected), "{typed}");
        assert_eq!(tidy(expected).as_deref(), Some(expected), "{typed}");
    }
}

#[test]
fn what_is_no_time_stays_as_typed() {
    for typed in [
        "",
        "9",
        "09",
        "24:00",
        "9:60",
        "09:45:60",
        "9:5",
        "+9:45",
        "-1:00",
        "13pm",
        "0am",
        "about ten",
        "09:45 or so",
        "2019-12-05",
        "2019-02-29 09:45",
        "2019-13-01 09:45",
        "0000-01-01 09:45",
        "2019-12-0509:45",
        "12345",
        "１０:２１",
        "9:45:30:1",
        "1e21",
        "009:45",
        "09:45:30.",
        "09:45:30.1234567890",
        "pm",
        ":",
        "..",
        "é45",
        "2019-12-05T",
        "10:45–10:55",
        "10:45-10:55",
        "10:45 -10:00",
        "10:45 - 10:00",
        "2019-12",
        "5 Dec 2019",
        "Dec 2019",
        "31 Nov 09:45",
        "Fri 5 Dec 2019 09:45",
        "Thu 09:45",
        "09:45 PST PST",
        "09:45Z UTC",
        "2019-12-05 09:45Z PST",
        "+",
        "+10",
        "+m",
        "10m",
        "+10 weeks",
        "+0m",
        "+1000000m",
        "09:45 Europe/",
        "13/13 09:45",
        "09:45 +16",
    ] {
        assert_eq!(tidy(typed), None, "{typed}");
    }
}

#[test]
fn times_that_count_from_another_are_known() {
    for (typed, seconds) in [
        ("+10m", 600),
        ("+1h 5m", 3900),
        ("+1h5m", 3900),
        ("-5m", -300),
        ("−5 min", -300),
        ("+ 90 s", 90),
        ("+2 days", 172_800),
    ] {
        assert_eq!(Entry::parse(typed), Some(Entry::After(seconds)), "{typed}");
    }
}

#[test]
fn a_date_that_could_be_two_is_a_question() {
    let readings = |typed: &str| match Entry::parse(typed) {
        Some(Entry::Slashed(slashed)) => {
            let near = day_number("2019-12-06").expect("a day");
            slashed.readings(near).iter().map(Typed::tidy).collect::<Vec<_>>()
        }
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(readings("12/5 0945"), ["2019-12-05 09:45", "2020-05-12 09:45"]);
    assert_eq!(readings("12/5/19 09:45 PST"), ["2019-12-05 09:45 PST", "2019-05-12 09:45 PST"]);
    assert_eq!(readings("12/13/2019 9pm"), ["2019-12-13 21:00"]);
    assert_eq!(readings("5/5 09:45"), ["2020-05-05 09:45"]);
}

#[test]
fn a_year_that_is_not_said_is_the_nearest() {
    for (typed, near, expected) in [
        ("30 Dec 23:50", "2020-01-02", "2019-12-30 23:50"),
        ("Jan 2 00:10", "2019-12-30", "2020-01-02 00:10"),
        ("29 Feb 12:00", "2019-12-30", "2020-02-29 12:00"),
    ] {
        let Some(Entry::At(time)) = Entry::parse(typed) else { panic!("{typed}") };
        assert_eq!(time.with_year(day_number(near)).tidy(), expected);
    }
}

/// What a time means in the document above.
fn sense(start: &str) -> Sense {
    reckon(&timeline(&[start]), &Some2019).remove(0).start.sense
}

fn at(start: &str) -> Option<String> {
    reckon(&timeline(&[start]), &Some2019)[0].start.at().map(Instant::text)
}

#[test]
fn a_time_is_a_moment_where_its_zone_is_known() {
    for (typed, moment) in [
        ("09:45", "2019-12-05T09:45:00-08:00"),
        ("Dec 5 09:45 PST", "2019-12-05T09:45:00-08:00"),
        ("2019-07-05 09:45 PDT", "2019-07-05T09:45:00-07:00"),
        ("2019-12-05T09:45:10.123-08:00", "2019-12-05T09:45:10.123-08:00"),
        ("09:45Z", "2019-12-05T09:45:00+00:00"),
        ("09:45 GMT", "2019-12-05T09:45:00+00:00"),
        ("09:45 Europe/Oslo", "2019-12-05T09:45:00+01:00"),
        ("09:45 CET", "2019-12-05T09:45:00+01:00"),
        ("2019-11-03 01:30 PDT", "2019-11-03T01:30:00-07:00"),
        ("2019-11-03 01:30 PST", "2019-11-03T01:30:00-08:00"),
    ] {
        assert_eq!(at(typed).as_deref(), Some(moment), "{typed}");
    }
}

#[test]
fn what_a_time_means_is_never_guessed() {
    assert_eq!(sense("2019-03-10 02:30"), Sense::Gap(-28_800, -25_200));
    assert_eq!(sense("2019-03-10 02:30 PST"), Sense::Gap(-28_800, -25_200));
    assert_eq!(sense("2019-11-03 01:30"), Sense::Twice(-25_200, -28_800));
    assert_eq!(sense("09:45 Mars/Base"), Sense::UnknownZone);
    let zone = "America/Los_Angeles".to_owned();
    let impossible = Sense::Impossible { claimed: -25_200, actual: -28_800, zone };
    assert_eq!(sense("09:45 PDT"), impossible);
    assert!(matches!(sense("09:45 IST"), Sense::Ambiguous(all) if all.len() == 3));
    assert_eq!(sense("12/5 09:45"), sense(" 12/5 09:45"));
    assert_eq!(
        (sense(""), sense("ten"), sense("+5m")),
        (Sense::Empty, Sense::NoTime, Sense::After(300))
    );
    let mut document = timeline(&["09:45 IST", "09:45"]);
    Rc::make_mut(&mut document.meta).time_zone = "Asia/Kolkata".into();
    let times = reckon(&document, &Some2019);
    assert_eq!(times[0].start.at(), times[1].start.at(), "among Indian clocks, IST is no question");
    Rc::make_mut(&mut document.meta).time_zone = String::new();
    assert_eq!(reckon(&document, &Some2019)[1].start.sense, Sense::NoZone);
    Rc::make_mut(&mut document.meta).date = String::new();
    assert_eq!(reckon(&document, &Some2019)[1].start.sense, Sense::Clock);
}

#[test]
fn what_was_found_before_counts_where_it_says_the_same() {
    let mut document = timeline(&["09:45", "2019-11-03 01:30"]);
    for (at, moment) in
        ["2019-12-05T09:45:00-08:00", "2019-11-03T01:30:00-08:00"].iter().enumerate()
    {
        Rc::make_mut(&mut document.timeline[at]).start_at = (*moment).to_owned();
    }
    for zones in [&NoZones as &dyn Zones, &Some2019] {
        let times = reckon(&document, zones);
        let found: Vec<_> =
            times.iter().filter_map(|row| row.start.at()).map(Instant::text).collect();
        assert_eq!(found, ["2019-12-05T09:45:00-08:00", "2019-11-03T01:30:00-08:00"]);
    }
    Rc::make_mut(&mut document.timeline[0]).start = "09:46".into();
    assert_eq!(reckon(&document, &NoZones)[0].start.sense, Sense::UnknownZone);
    // Rules that are known are believed.
    Rc::make_mut(&mut document.timeline[0]).start_at = "2019-12-05T09:46:00+05:00".into();
    assert_eq!(reckon(&document, &Some2019)[0].start.at().map(|at| at.offset), Some(-28_800));
}

#[test]
fn times_are_in_order_whatever_they_are() {
    let starts = [
        "ten",
        "09:45",
        "2019-12-05 01:00 Europe/Oslo",
        "2019-12-04 17:00",
        "12:00 IST",
        "2019-12-06 00:00 Mars/Base",
        "",
    ];
    let times = reckon(&timeline(&starts), &Some2019);
    let mut keys: Vec<_> = times.iter().filter_map(|row| row.start.key()).collect();
    assert_eq!(keys.len(), 5);
    assert!(keys[1] < keys[2] && keys[2] < keys[0], "{keys:?}");
    keys.sort();
    assert!(keys.is_sorted());
    let minutes = times[1].start.minutes_since(&times[2].start);
    // 01:00 in Oslo is 16:00 of the day before.
    assert_eq!(minutes, Some(17 * 60 + 45));
}

#[test]
fn a_row_ends_on_the_day_it_began() {
    let mut document = timeline(&["2019-12-07 09:45"]);
    Rc::make_mut(&mut document.timeline[0]).end = "10:00".into();
    let end = reckon(&document, &Some2019)[0].end.at().map(Instant::text);
    assert_eq!(end.as_deref(), Some("2019-12-07T10:00:00-08:00"));
}

#[test]
fn a_time_is_told_in_full() {
    let document = timeline(&[
        "09:45",
        "10:21",
        "2019-12-06 00:05",
        "09:45 UTC",
        "18:45 Europe/Oslo",
        "9:40",
        "ten",
        "09:45 PDT",
        "09:45 Mars/Base",
    ]);
    let times = reckon(&document, &Some2019);
    let told = |at: usize, second_zone| {
        let began = (at != 0).then(|| &times[0].start);
        echo(&times[at].start, &Beside { began, second_zone, zones: &Some2019 })
    };
    assert_eq!(told(0, ""), "Thu 5 Dec 2019, 09:45 PST (UTC−8)");
    assert_eq!(told(1, ""), "Thu 5 Dec 2019, 10:21 PST (UTC−8), 36 min after the impact began");
    assert_eq!(
        told(1, "Europe/Oslo"),
        "Thu 5 Dec 2019, 10:21 PST (UTC−8) = 19:21 in Oslo (UTC+1), 36 min after the impact began"
    );
    let next = "Fri 6 Dec 2019, 00:05 PST (UTC−8) = 08:05 UTC, 14 h 20 min after the impact began";
    assert_eq!(told(2, "UTC"), next);
    assert_eq!(
        told(3, "America/Los_Angeles"),
        "Thu 5 Dec 2019, 09:45 UTC = 01:45 PST (UTC−8), 8 h before the impact began"
    );
    assert_eq!(told(4, "Mars/Base"), "Thu 5 Dec 2019, 18:45 in Oslo (UTC+1), as the impact began");
    assert_eq!(told(5, ""), "Thu 5 Dec 2019, 09:40 PST (UTC−8), 5 min before the impact began");
    assert_eq!(told(6, ""), "Not a time yet; kept as written");
    assert_eq!(told(7, ""), "Thu 5 Dec 2019, 09:45");
    assert_eq!(
        told(8, ""),
        "Thu 5 Dec 2019, 09:45, in a time zone that is not known here: “Mars/Base”"
    );
}

#[test]
fn a_moment_is_shown_as_it_is_read() {
    let moment = |text| Instant::parse(text).expect("a moment");
    let day = day_number("2019-12-05");
    for (text, offset, shown) in [
        ("2019-12-05T18:45:00+01:00", -28_800, "09:45"),
        ("2019-12-06T09:00:00+01:00", -28_800, "2019-12-06 00:00"),
        ("2019-11-03T01:30:00-08:00", -28_800, "2019-11-03 01:30 UTC-08:00"),
        ("2019-12-05T17:45:10.5+00:00", -28_800, "09:45:10.500"),
    ] {
        assert_eq!(shown_in(moment(text), "America/Los_Angeles", offset, day, &Some2019), shown);
        let read = reckon(&timeline(&[shown]), &Some2019)[0].start.at().expect("a moment");
        assert_eq!(read.millis, moment(text).millis);
    }
}
