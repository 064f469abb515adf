//! What clocks show: dates and zones that can mean two things, and hours that are skipped or repeated.

use super::{Finding, Fix, Kind, Known, Place, set};
use crate::time::{
    DAY, Instant, Named, Reading, Sense, Typed, ZoneWord, day_number, human, iso, offset_name,
    place, short, zone_word,
};
use crate::{Edit, Field, MetaField, RowField, TimelineRow};

/// The zones and the date of the document.
pub(super) fn of_document(known: &Known, found: &mut Vec<Finding>) {
    let meta = &known.document.meta;
    let zones =
        [(MetaField::TimeZone, &meta.time_zone), (MetaField::SecondZone, &meta.second_zone)];
    for (field, zone) in zones {
        found.extend(unknown_zone(known, Field::Meta(field), zone));
    }
    // Somewhere it is this day 14 hours earlier than in UTC.
    let today = known.now.map(|now| (now + 14 * 3600).div_euclid(DAY));
    if let (Some(day), Some(today)) = (day_number(&meta.date), today)
        && day > today
    {
        let words = format!("{} has not come yet. Is the date right?", iso(day));
        let place = Place::Field(Field::Meta(MetaField::Date));
        found.push(Finding::new(Kind::Future, place, words).with(swapped(day, today)));
    }
}

/// The same date with day and month swapped, where it has come.
fn swapped(day: i64, today: i64) -> Option<Fix> {
    let text = iso(day);
    let other = format!("{}-{}-{}", &text[..4], &text[8..], &text[5..7]);
    let swapped = day_number(&other).filter(|swapped| *swapped <= today && *swapped != day)?;
    let year = &text[..4];
    let date = Field::Meta(MetaField::Date);
    Some(set(format!("{} {year}", short(swapped)), &date, other))
}

fn unknown_zone(known: &Known, field: Field, zone: &str) -> Option<Finding> {
    let zone = zone.trim();
    let is_known = zone.is_empty()
        || matches!(zone_word(zone), Some(ZoneWord::Offset(_) | ZoneWord::Short(_)))
        || known.zones.offset(zone, known.now.unwrap_or(0)).is_some();
    let words =
        || format!("“{zone}” is no zone known here. Which one is meant, such as Europe/Oslo?");
    (!is_known).then(|| Finding::new(Kind::Zone, Place::Field(field), words()))
}

/// The times of each row.
pub(super) fn of_rows(known: &Known, found: &mut Vec<Finding>) {
    // What was asked of a zone, where, and of how many times more it holds.
    let mut asked: Vec<(Sense, usize, usize)> = Vec::new();
    for (row, times) in known.document.timeline.iter().zip(known.times) {
        if !row.zone.trim().is_empty() {
            found.extend(unknown_zone(known, Field::Row(row.id, RowField::Zone), &row.zone));
        }
        for (field, reading) in [(RowField::Start, &times.start), (RowField::End, &times.end)] {
            let Some(finding) = of_time(known, row, Field::Row(row.id, field), reading) else {
                continue;
            };
            // "All times in PST" is one slip, however many rows there are.
            let alike = |sense: &&(Sense, usize, usize)| sense.0 == reading.sense;
            if !matches!(reading.sense, Sense::Impossible { .. } | Sense::Ambiguous(_)) {
                found.push(finding);
            } else if let Some(at) = asked.iter().position(|it| alike(&it)) {
                let (_, place, count) = &mut asked[at];
                *count += 1;
                for (fix, more) in found[*place].fixes.iter_mut().zip(finding.fixes) {
                    add(&mut fix.edit, more.edit);
                }
            } else {
                asked.push((reading.sense.clone(), found.len(), 0));
                found.push(finding);
            }
        }
    }
    for (_, place, more) in asked.into_iter().filter(|(_, _, more)| *more > 0) {
        for fix in &mut found[place].fixes {
            fix.label.push_str(&format!(", and {more} more alike"));
        }
    }
}

/// Makes an edit of both.
fn add(edit: &mut Edit, more: Edit) {
    match edit {
        Edit::All(all) => all.push(more),
        one => *one = Edit::All(vec![one.clone(), more]),
    }
}

fn of_time(known: &Known, row: &TimelineRow, field: Field, reading: &Reading) -> Option<Finding> {
    let place_of = Place::Field(field.clone());
    let new = |kind, words| Finding::new(kind, place_of.clone(), words);
    if let Sense::Slashed(slashed) = &reading.sense {
        let now = known.now.map_or(0, |now| now.div_euclid(DAY));
        let near = day_number(&known.document.meta.date).unwrap_or(now);
        let readings = slashed.readings(near);
        let words = format!("“{}” can be read in two ways. Which day is meant?", slashed.date);
        let fixes = readings.iter().filter_map(|typed| {
            let day = typed.civil(None)?.div_euclid(DAY);
            Some(set(format!("{} {}", short(day), &iso(day)[..4]), &field, typed.tidy()))
        });
        return Some(new(Kind::Date, words).with(fixes));
    }
    let (typed, civil) = (reading.typed.as_ref()?, reading.civil?);
    let (day, clock) = (short(civil.div_euclid(DAY)), typed.clock());
    let at = |offset: i32| Some(ZoneWord::Offset(offset));
    let with_zone = |zone| Typed { zone, ..typed.clone() }.tidy();
    match &reading.sense {
        Sense::UnknownZone => {
            let Some(ZoneWord::Name(zone)) = &typed.zone else { return None };
            unknown_zone(known, field, zone)
        }
        Sense::Impossible { claimed, actual, zone } => {
            let (name, holds) = (&reading.zone, named(zone, *actual));
            let words = format!(
                "On {day} {} is on {}, not on {name} ({}). Which is meant?",
                place(zone),
                holds.1,
                offset_name(*claimed),
            );
            let other = civil - i64::from(*claimed) + i64::from(*actual);
            let mut moved = Typed::of_civil(other);
            if other.div_euclid(DAY) == civil.div_euclid(DAY) {
                moved.day = typed.day;
            }
            // What stands in the row's or the document's zone needs no zone of its own.
            let own = match row.zone.trim() {
                "" => known.document.meta.time_zone.trim(),
                zone => zone,
            };
            let word = (own != zone).then(|| match holds.0 {
                Some(name) => ZoneWord::Short(name.to_owned()),
                None => ZoneWord::Name(zone.clone()),
            });
            let moved = Typed { zone: word.clone(), ..moved };
            let same = set(format!("{clock} {}", holds.1), &field, with_zone(word));
            let label = format!("{} {}, which is {clock} {name}", moved.clock(), holds.1);
            Some(new(Kind::Impossible, words).with([same, set(label, &field, moved.tidy())]))
        }
        Sense::Ambiguous(all) => {
            let words = format!("{} is the name of several zones. Which is meant?", reading.zone);
            let fix = |named: &Named| {
                let label = format!("{} ({})", place(named.zone), offset_name(named.offset));
                set(label, &field, with_zone(Some(ZoneWord::Name(named.zone.to_owned()))))
            };
            Some(new(Kind::Ambiguous, words).with(all.iter().map(fix)))
        }
        Sense::Gap(before, after) => {
            let jump = i64::from(after - before);
            let words = format!(
                "On {day} clocks in {} were put forward by {} and never showed {clock}. Which is meant?",
                place(&reading.zone),
                human(jump / 60),
            );
            let shifted = |by: i64| {
                let Typed { second, .. } = Typed::of_civil(civil + by);
                let same_day = (civil + by).div_euclid(DAY) == civil.div_euclid(DAY);
                let day = if same_day { typed.day } else { Typed::of_civil(civil + by).day };
                Typed { second, day, ..typed.clone() }
            };
            // As the clock before the jump would have gone on, or as the one after it went before.
            let fixes = [(jump, *after), (-jump, *before)].map(|(by, offset)| {
                let mut typed = shifted(by);
                // A name of summer or winter time need not hold on the other side.
                if matches!(typed.zone, Some(ZoneWord::Short(_))) {
                    typed.zone = at(offset);
                }
                let label = format!("{} ({})", typed.clock(), offset_name(offset));
                set(label, &field, typed.tidy())
            });
            Some(new(Kind::Gap, words).with(fixes))
        }
        Sense::Twice(first, second) => {
            let words = format!(
                "On {day} clocks in {} were put back and showed {clock} twice. Which is meant?",
                place(&reading.zone),
            );
            let fixes = [("The first", *first), ("The second", *second)].map(|(which, offset)| {
                let label = format!("{which}, at {}", offset_name(offset));
                set(label, &field, with_zone(at(offset)))
            });
            Some(new(Kind::Twice, words).with(fixes))
        }
        Sense::At(at) => in_future(known, row, *at, typed).map(|words| new(Kind::Future, words)),
        _ => None,
    }
}

/// What is said of a time to come. A day the document has for all of its rows is asked about once, there;
/// and what somebody expected may be to come.
fn in_future(known: &Known, row: &TimelineRow, at: Instant, typed: &Typed) -> Option<String> {
    let to_come = at.seconds() > known.now?;
    let own = typed.day.is_some() || {
        let today = (known.now? + 14 * 3600).div_euclid(DAY);
        day_number(&known.document.meta.date).is_some_and(|day| day <= today)
    };
    let expected = row.mark == crate::Mark::Expectation;
    let words = || {
        let day = iso(at.civil().div_euclid(DAY));
        format!("{} on {day} has not come yet. Is it right?", typed.clock())
    };
    (to_come && own && !expected).then(words)
}

/// What people call the time of a zone: its short name, if it has one, and that with the offset.
fn named(zone: &str, offset: i32) -> (Option<&'static str>, String) {
    let own = offset_name(offset);
    match crate::time::name_of(zone, offset) {
        Some(name) => (Some(name), format!("{name} ({own})")),
        None => (None, own),
    }
}

/// Clocks of the document's zone that were put forward or back while the incident lasted.
pub(super) fn jump(known: &Known, found: &mut Vec<Finding>) {
    let zone = known.document.meta.time_zone.trim();
    let moments = || {
        let readings = known.times.iter().flat_map(|row| [&row.start, &row.end]);
        readings.filter_map(Reading::at).map(Instant::seconds)
    };
    let (Some(mut from), Some(mut to)) = (moments().min(), moments().max()) else { return };
    let offset = |at| known.zones.offset(zone, at);
    let (Some(before), Some(after)) = (offset(from), offset(to)) else { return };
    // Longer than a season, it is no surprise.
    if before == after || to - from > 90 * DAY {
        return;
    }
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if offset(middle) == Some(before) { from = middle } else { to = middle }
    }
    let shown = to + i64::from(before);
    let way = if after > before { "forward" } else { "back" };
    let words = format!(
        "Clocks in {} were put {way} by {} during this incident, on {} at {}. Do the times fit?",
        place(zone),
        human(i64::from((after - before).abs() / 60)),
        short(shown.div_euclid(DAY)),
        Typed::of_civil(shown).clock(),
    );
    if let Some(section) = super::order::section(known.document) {
        found.push(Finding::new(Kind::Jump, Place::Section(section), words));
    }
}

/// An edit that makes a time past midnight one of the next day.
pub(super) fn next_day(field: Field, reading: &Reading) -> Option<Edit> {
    let (typed, civil) = (reading.typed.clone()?, reading.civil?);
    let day = Typed::of_civil(civil + DAY).day;
    Some(Edit::Set { field, value: Typed { day, ..typed }.tidy() })
}
