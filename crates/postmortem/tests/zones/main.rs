//! Typed times beside a time zone database (IANA's, as jiff brings it along): every zone, 1970 to 2100.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use postmortem::time::{
    Entry, Instant, Local, NoZones, Sense, Zones, local, reckon, shown_in, tidy,
};
use postmortem::{Id, Postmortem, TimelineRow};
use proptest::prelude::*;

struct Database(TimeZoneDatabase);

impl Database {
    fn new() -> Database {
        Database(TimeZoneDatabase::bundled())
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.0.available().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names
    }

    fn zone(&self, name: &str) -> TimeZone {
        self.0.get(name).expect("a zone of the database")
    }
}

impl Zones for Database {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let at = Timestamp::from_second(at).ok()?;
        Some(self.0.get(zone).ok()?.to_offset(at).seconds())
    }
}

/// One zone, looked up once.
struct One(TimeZone);

impl Zones for One {
    fn offset(&self, _zone: &str, at: i64) -> Option<i32> {
        Some(self.0.to_offset(Timestamp::from_second(at).ok()?).seconds())
    }
}

fn second(date: &str) -> i64 {
    let at: DateTime = date.parse().expect("a time");
    at.to_zoned(TimeZone::UTC).expect("a moment").timestamp().as_second()
}

fn civil_of(second: i64) -> DateTime {
    TimeZone::UTC.to_datetime(Timestamp::from_second(second).expect("a moment"))
}

/// What the database says a clock can have meant.
fn expected(zone: &TimeZone, civil: i64) -> Local {
    match zone.to_ambiguous_timestamp(civil_of(civil)).offset() {
        AmbiguousOffset::Unambiguous { offset } => Local::One(offset.seconds()),
        AmbiguousOffset::Gap { before, after } => Local::Gap(before.seconds(), after.seconds()),
        AmbiguousOffset::Fold { before, after } => Local::Twice(before.seconds(), after.seconds()),
    }
}

/// Whether the database's own offsets say the same.
fn is_sound(zone: &One, civil: i64, expected: Local) -> bool {
    let fits = |offset: i32| zone.offset("", civil - i64::from(offset)) == Some(offset);
    match expected {
        Local::One(offset) => fits(offset),
        Local::Gap(before, after) => !fits(before) && !fits(after),
        Local::Twice(first, second) => fits(first) && fits(second),
    }
}

#[test]
fn every_change_of_every_clock_is_read_as_the_database_has_it() {
    let database = Database::new();
    let (from, to) = (second("1970-01-03T00:00"), second("2100-12-30T00:00"));
    let names = database.names();
    assert!(names.len() > 400, "{}", names.len());
    let (mut gaps, mut twice) = (0, 0);
    let mut unsound = std::collections::BTreeSet::new();
    for name in &names {
        let zone = database.zone(name);
        let one = One(zone.clone());
        let start = Timestamp::from_second(from).expect("a moment");
        for change in zone.following(start).take_while(|change| change.timestamp().as_second() < to)
        {
            let at = change.timestamp().as_second();
            let after = i64::from(change.offset().seconds());
            let before = i64::from(one.offset(name, at - 1).expect("an offset"));
            for offset in [before, after] {
                for by in [-86_400, -3600, -1, 0, 1, 1799, 3599, 3600, 43_200, 86_399] {
                    let civil = at + offset + by;
                    let found = local(&one, name, civil).expect("a known zone");
                    if !is_sound(&one, civil, expected(&zone, civil)) {
                        unsound.insert(name.as_str());
                        continue;
                    }
                    assert_eq!(found, expected(&zone, civil), "{name}, {}", civil_of(civil));
                    gaps += usize::from(matches!(found, Local::Gap(..)));
                    twice += usize::from(matches!(found, Local::Twice(..)));
                }
            }
        }
    }
    // Greenland moved its winter time on the day its summer time would have ended, and jiff tells of an
    // hour that its own offsets do not repeat.
    let greenland = ["America/Godthab", "America/Nuuk", "America/Scoresbysund"];
    assert!(unsound.iter().all(|name| greenland.contains(name)), "{unsound:?}");
    assert!(gaps > 10_000 && twice > 10_000, "{gaps} {twice}");
}

/// A document with one row, whose zone and start are these.
fn reading(zones: &dyn Zones, zone: &str, start: &str) -> Sense {
    let mut document = Postmortem::sample(Id(1));
    std::rc::Rc::make_mut(&mut document.meta).time_zone = zone.to_owned();
    let row = TimelineRow { start: start.to_owned(), ..TimelineRow::new(Id(2)) };
    document.timeline = vec![row.into()];
    reckon(&document, zones).remove(0).start.sense
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]

    /// A moment that is written as a clock shows it is the same moment when that is read.
    #[test]
    fn a_moment_comes_back_from_the_clock_that_shows_it(
        which in any::<prop::sample::Index>(),
        at in second("1970-01-03T00:00")..second("2100-12-30T00:00"),
    ) {
        let database = Database::new();
        let names = database.names();
        let name = which.get(&names);
        let offset = database.offset(name, at).expect("a known zone");
        let moment = Instant { millis: at * 1000, offset };
        let shown = shown_in(moment, name, offset, None, &database);
        prop_assert_eq!(tidy(&shown), Some(shown.clone()));
        // Names such as `EST` are both zones and abbreviations of several.
        if name.contains('/') {
            prop_assert_eq!(reading(&database, name, &shown), Sense::At(moment), "{}, {}", name, shown);
        }
        prop_assert_eq!(Instant::parse(&moment.text()), Some(moment));
    }

    /// Whatever is typed, what is tidied stays as it is and says the same.
    #[test]
    fn tidying_twice_is_tidying_once(text in "[-+0-9:./ TZapmACDEJNPSUTceort−é]{0,24}") {
        if let Some(tidied) = tidy(&text) {
            prop_assert_eq!(tidy(&tidied), Some(tidied.clone()), "{}", text);
            let parse = |text: &str| match Entry::parse(text) {
                Some(Entry::At(typed)) => (typed.day, typed.second, typed.millis()),
                other => panic!("{text}: {other:?}"),
            };
            prop_assert_eq!(parse(&text), parse(&tidied));
        }
        let _ = reading(&NoZones, "Europe/Oslo", &text);
    }

    /// Times can be sorted, whatever they are.
    #[test]
    fn the_order_of_times_is_total(
        starts in prop::collection::vec(
            ("(|2019-1[01]-0[1-4] |Dec 5 |5 Nov 2019 )[012][0-9]:[0-5][0-9](| UTC| PDT| IST| Europe/Oslo| Mars/Base)", "(|Asia/Kolkata|Moon)"),
            1..12,
        ),
        date in "(|2019-11-03)",
    ) {
        let database = Database::new();
        let mut document = Postmortem::sample(Id(1));
        std::rc::Rc::make_mut(&mut document.meta).date = date;
        document.timeline = starts
            .into_iter()
            .map(|(start, zone)| TimelineRow { start, zone, ..TimelineRow::new(Id(2)) }.into())
            .collect();
        let times = reckon(&document, &database);
        let mut keys: Vec<_> = times.iter().filter_map(|row| row.start.key()).collect();
        keys.sort();
        for pair in keys.windows(2) {
            prop_assert!(pair[0] <= pair[1]);
        }
        for (one, other) in times.iter().flat_map(|one| times.iter().map(move |other| (one, other))) {
            if let (Some(a), Some(b)) = (one.start.at(), other.start.at()) {
                prop_assert_eq!(a.millis.cmp(&b.millis), one.start.key().cmp(&other.start.key()));
            }
        }
    }
}

/// Zones of every kind: north and south, half hours, quarters, both sides of the date line, those that
/// gave up summer time or change it for Ramadan, and old names that browsers must know too.
const FOR_BROWSERS: [&str; 60] = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Asuncion",
    "America/Bogota",
    "America/Caracas",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Havana",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "America/Vancouver",
    "Antarctica/Troll",
    "Asia/Amman",
    "Asia/Calcutta",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Hong_Kong",
    "Asia/Jerusalem",
    "Asia/Kabul",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Asia/Yangon",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Perth",
    "Australia/Sydney",
    "Etc/UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Kiev",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Oslo",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "US/Pacific",
];

/// The offsets that `tests/zones.rs` expects of browsers: the last changes of each clock before 2025,
/// each from both sides, and a day in 1975 and in 2024.
#[test]
fn what_is_expected_of_browsers_is_what_the_database_says() {
    let database = Database::new();
    let mut table = String::from(
        "# Offsets of time zones in seconds, at moments in seconds since 1970-01-01 UTC.\n\
         # From the IANA time zone database (public domain) by way of the crate jiff; written by\n\
         # UPDATE_EXPECT=1 cargo test -p postmortem --test zones\n",
    );
    for name in FOR_BROWSERS {
        let zone = database.zone(name);
        let end = Timestamp::from_second(second("2025-01-01T00:00")).expect("a moment");
        let mut moments = vec![second("1975-07-01T12:00"), second("2024-03-20T12:00")];
        for change in zone.preceding(end).take(3) {
            let at = change.timestamp().as_second();
            if at > second("1972-01-01T00:00") {
                moments.extend([at - 1, at]);
            }
        }
        moments.sort_unstable();
        for at in moments {
            let offset = database.offset(name, at).expect("a known zone");
            table.push_str(&format!("{name},{at},{offset}\n"));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/zones.csv");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &table).expect("the table can be written");
    }
    let kept = fs::read_to_string(&path).expect("the table is there");
    assert_eq!(kept, table, "UPDATE_EXPECT=1 writes it anew");
    assert!(table.lines().count() > 300);
}
