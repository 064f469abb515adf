//! What the words about the timeline say of its times.

use super::{Finding, Kind, Known, Place, set};
use crate::Field;
use crate::time::{
    DAY, Local, MEANINGS, Meaning, day_number, local, name_of, offset_name, place, short,
};

/// An abbreviation such as PDT in the words about the timeline that cannot hold on the day of the
/// incident. Only those with one meaning, in capitals, and of the document's own clocks: words speak of
/// other places too.
pub(super) fn of_timeline(known: &Known, found: &mut Vec<Finding>) {
    let document = known.document;
    let zone = document.meta.time_zone.trim();
    let (Some(id), Some(day)) = (super::order::section(document), day_number(&document.meta.date))
    else {
        return;
    };
    let Some(text) = document.section(&id).map(|section| &section.text) else { return };
    // Noon is on no clock skipped or repeated.
    let Some(Local::One(actual)) = local(known.zones, zone, day * DAY + DAY / 2) else { return };
    // Incidents around a change may speak of both sides of it.
    let around = [-2, 2].map(|days| known.zones.offset(zone, (day + days) * DAY));
    if around != [Some(actual); 2] {
        return;
    }
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).collect::<Vec<_>>();
    let half_year = known.zones.offset(zone, (day - 182) * DAY);
    for meaning in MEANINGS {
        let claimed = i32::from(meaning.minutes) * 60;
        let only = MEANINGS.iter().filter(|other| other.name == meaning.name).count() == 1;
        // The document's own clocks, at the other time of the year.
        let there = known.zones.offset(meaning.zone, day * DAY + DAY / 2);
        let is_own =
            only && claimed != actual && half_year == Some(claimed) && there == Some(actual);
        if is_own && words.contains(&meaning.name) {
            found.push(impossible(known, meaning, actual, zone, Field::Text(id.clone()), text));
        }
    }
}

fn impossible(
    known: &Known,
    meaning: &Meaning,
    actual: i32,
    zone: &str,
    field: Field,
    text: &str,
) -> Finding {
    let day = day_number(&known.document.meta.date).map(short).unwrap_or_default();
    let name = name_of(zone, actual).or_else(|| name_of(meaning.zone, actual));
    let holds = name
        .map_or_else(|| offset_name(actual), |name| format!("{name} ({})", offset_name(actual)));
    let words = format!(
        "The words below say {}. On {day} {} is on {holds}. Which is meant?",
        meaning.name,
        place(zone),
    );
    let fix =
        name.map(|name| set(format!("Write {name}"), &field, replaced(text, meaning.name, name)));
    Finding::new(Kind::Impossible, Place::Field(field), words).with(fix)
}

/// `text` with each whole word `from` as `to`.
fn replaced(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        out.push_str(if word == from { to } else { word });
        out.push_str(&part[word.len()..]);
    }
    out
}
