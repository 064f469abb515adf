//! What comes after what: rows, ends and milestones.

use blameless::SectionRole;

use super::clocks::next_day;
use super::{Finding, Fix, Kind, Known, Place};
use crate::time::{DAY, Key, Reading, Sense, milestone_of, short};
use crate::{Choice, Edit, Field, Id, ItemRef, Milestone, Postmortem, RowField, SectionId};

/// A clock that goes back by more than this between two rows has passed midnight: half a day, because
/// then the next day is nearer than the same one.
pub const PAST_MIDNIGHT: i64 = 12 * 3600;

/// How many rows out of order are asked about at a time. Where there are more, the list is in another
/// order on purpose, or nothing that one row can tell.
const MOST: usize = 3;

/// The section with the timeline.
pub(super) fn section(document: &Postmortem) -> Option<SectionId> {
    let is_timeline = |id: &SectionId| document.role_of(id) == SectionRole::Timeline;
    document.sections.iter().map(|section| &section.id).find(|id| is_timeline(id)).cloned()
}

/// Whether `reading` comes past the midnight after `before`, although no day says so.
pub fn is_past_midnight(reading: &Reading, before: Key) -> bool {
    let back = reading.key().and_then(|key| key.seconds_since(before));
    reading.only_clock() && back.is_some_and(|seconds| seconds < -PAST_MIDNIGHT)
}

/// Each row among the others, and its end beside its start.
pub(super) fn of_rows(known: &Known, found: &mut Vec<Finding>) {
    let rows = &known.document.timeline;
    let clock = |at: usize| rows[at].start.trim();
    let mut asked = 0;
    // The rows since the last midnight, and the latest of them.
    let mut night: Vec<(usize, Key)> = Vec::new();
    let mut latest: Option<(usize, Key)> = None;
    for (at, times) in known.times.iter().enumerate() {
        found.extend(ends(times.id, &times.start, &times.end));
        let Some(key) = times.start.key() else { continue };
        if let Some((earlier, last)) = latest
            && is_past_midnight(&times.start, last)
        {
            out_of_order(known, &std::mem::take(&mut night), &mut asked, found);
            let words = match times.start.civil {
                Some(civil) => {
                    let next = short(civil.div_euclid(DAY) + 1);
                    format!("{}, then {}: the next day, {next}?", clock(earlier), clock(at))
                }
                None => format!("{}, then {}: the next day?", clock(earlier), clock(at)),
            };
            let place = Place::Field(Field::Row(times.id, RowField::Start));
            found.push(Finding::new(Kind::Midnight, place, words).with(following_day(known, at)));
            latest = None;
        }
        night.push((at, key));
        if latest.is_none_or(|(_, last)| key >= last) {
            latest = Some((at, key));
        }
    }
    out_of_order(known, &night, &mut asked, found);
}

/// As few rows as have to move for the others to be in order: one early time among twenty later ones is
/// one question, wherever it stands.
fn out_of_order(known: &Known, rows: &[(usize, Key)], asked: &mut usize, found: &mut Vec<Finding>) {
    let in_order = longest_in_order(rows);
    let clock = |at: usize| known.document.timeline[at].start.trim();
    for (place, &(at, key)) in rows.iter().enumerate() {
        if in_order[place] || *asked >= MOST {
            continue;
        }
        let mut kept = rows.iter().zip(&in_order).filter(|(_, kept)| **kept).map(|(row, _)| *row);
        let before = kept.clone().take_while(|(other, _)| *other < at).last();
        let words = match before.filter(|(_, other)| *other > key) {
            Some((other, _)) => {
                format!("{} stands behind {}. Is the order right?", clock(at), clock(other))
            }
            None => match kept.find(|(other, later)| *other > at && *later < key) {
                Some((other, _)) => {
                    format!("{} stands before {}. Is the order right?", clock(at), clock(other))
                }
                None => continue,
            },
        };
        *asked += 1;
        let field = Field::Row(known.times[at].id, RowField::Start);
        let finding = Finding::new(Kind::Order, Place::Field(field), words);
        found.push(finding.with(Some(into_order(known, rows, at, key))));
    }
}

/// Which rows are of the longest run that is in order once the others are left out.
fn longest_in_order(rows: &[(usize, Key)]) -> Vec<bool> {
    // The row that ends the best run of each length so far, and what each row goes on from.
    let mut ends: Vec<usize> = Vec::new();
    let mut from: Vec<Option<usize>> = Vec::with_capacity(rows.len());
    let mut longest = None;
    for (at, (_, key)) in rows.iter().enumerate() {
        let length = ends.partition_point(|end| rows[*end].1 <= *key);
        from.push(length.checked_sub(1).map(|before| ends[before]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => {
                ends.push(at);
                // Of runs as long, the one that was there first: who adds a row is asked about that one.
                longest = Some(at);
            }
        }
    }
    let mut kept = vec![false; rows.len()];
    let mut next = longest;
    while let Some(at) = next {
        kept[at] = true;
        next = from[at];
    }
    kept
}

/// Dates this row and those below it that have none either, up to the next one that has.
fn following_day(known: &Known, from: usize) -> Option<Fix> {
    let edits: Vec<Edit> = known.times[from..]
        .iter()
        .take_while(|row| row.start.only_clock() || row.start.sense == Sense::Empty)
        .filter_map(|row| next_day(Field::Row(row.id, RowField::Start), &row.start))
        .collect();
    let label = match edits.len() {
        0 => return None,
        1 => "It was the next day".to_owned(),
        count => format!("It was the next day, for {count} rows"),
    };
    Some(Fix { label, edit: Edit::All(edits) })
}

/// Moves a row to where its time says among those of its night.
fn into_order(known: &Known, rows: &[(usize, Key)], at: usize, key: Key) -> Fix {
    let later = rows.iter().find(|(other, later)| *other < at && *later > key);
    let earlier = rows.iter().rev().find(|(other, earlier)| *other > at && *earlier < key);
    let to = later.or(earlier).map_or(at, |(other, _)| *other);
    let edit = Edit::Move { item: ItemRef::Row(known.times[at].id), to };
    Fix { label: "Sort it by time".to_owned(), edit }
}

/// An end before its start.
fn ends(id: Id, start: &Reading, end: &Reading) -> Option<Finding> {
    let (from, to) = (start.key()?, end.key()?);
    let back = to.seconds_since(from).filter(|seconds| *seconds < 0)?;
    let field = Field::Row(id, RowField::End);
    let clocks = (start.typed.as_ref()?.clock(), end.typed.as_ref()?.clock());
    if end.only_clock() && back < -PAST_MIDNIGHT {
        let words = format!("From {} to {}: did it end the next day?", clocks.0, clocks.1);
        let fix = next_day(field.clone(), end)
            .map(|edit| Fix { label: "It ended the next day".to_owned(), edit });
        return Some(Finding::new(Kind::Midnight, Place::Field(field), words).with(fix));
    }
    let words = format!("It ended at {} and began at {}. Which is right?", clocks.1, clocks.0);
    Some(Finding::new(Kind::End, Place::Field(field), words))
}

/// Pairs of milestones of which the second cannot come before the first. Whether somebody notices before
/// users are affected, or tells the public at once, is nobody's order.
const PAIRS: [(Milestone, Milestone, &str); 5] = [
    (Milestone::Detected, Milestone::Acknowledged, "acknowledged before it was detected"),
    (Milestone::ImpactBegan, Milestone::Mitigated, "mitigated before the impact began"),
    (Milestone::ImpactBegan, Milestone::Resolved, "resolved before the impact began"),
    (Milestone::ImpactBegan, Milestone::Detected, "detected before the impact began"),
    (Milestone::Mitigated, Milestone::Resolved, "resolved before it was mitigated"),
];

/// Milestones in an order that cannot be, and those that are missing.
pub(super) fn of_milestones(known: &Known, found: &mut Vec<Finding>) {
    let find = |milestone| milestone_of(known.document, known.times, milestone);
    let key = |milestone| find(milestone).and_then(|(id, reading)| Some((id, reading.key()?)));
    for (first, second, words) in PAIRS {
        let (Some((_, earlier)), Some((id, later))) = (key(first), key(second)) else { continue };
        if later.seconds_since(earlier).is_some_and(|seconds| seconds < 0) {
            let place = Place::Field(Field::Row(id, RowField::Milestone));
            let words = format!("By these times it was {words}. Which time or milestone is right?");
            found.push(Finding::new(Kind::Milestones, place, words));
        }
    }
    twice(known, found);
    found.extend(missing(known));
}

/// Milestones that several rows have: only the first counts. The public may be told more than once.
fn twice(known: &Known, found: &mut Vec<Finding>) {
    let rows = &known.document.timeline;
    for milestone in [
        Milestone::ImpactBegan,
        Milestone::Detected,
        Milestone::Acknowledged,
        Milestone::Mitigated,
        Milestone::Resolved,
    ] {
        let mut marked = rows.iter().filter(|row| row.milestone == Some(milestone));
        let (Some(first), Some(second)) = (marked.next(), marked.next()) else { continue };
        let count = 2 + marked.count();
        let words = match [first.start.trim(), second.start.trim()] {
            [one, other] if count == 2 && !one.is_empty() && !other.is_empty() => format!(
                "{one} and {other} are both marked “{}”. Durations are counted with {one}: is that the one?",
                milestone.label()
            ),
            _ => format!(
                "{count} rows are marked “{}”. Durations are counted with the first: is that the one?",
                milestone.label()
            ),
        };
        let place = Place::Field(Field::Row(second.id, RowField::Milestone));
        let finding = Finding::new(Kind::Twofold, place, words);
        found.push(finding.see(Field::Row(first.id, RowField::Milestone)));
    }
}

/// Milestones without which nothing can be counted. Asked once a row says that it ended, or the section is
/// called ready: before that, the timeline is only begun.
fn missing(known: &Known) -> Option<Finding> {
    let has = |milestone| milestone_of(known.document, known.times, milestone).is_some();
    let ended = has(Milestone::Mitigated) || has(Milestone::Resolved);
    let section = section(known.document)?;
    let ready = known.document.section(&section).is_some_and(|section| section.ready);
    let timed = known.times.iter().filter(|row| row.start.key().is_some()).count();
    let names = [
        (has(Milestone::ImpactBegan), "“Impact began”"),
        (has(Milestone::Detected), "“Detected”"),
        (ended, "“Mitigated” or “Resolved”"),
    ];
    let names: Vec<&str> = names.iter().filter(|(has, _)| !has).map(|(_, name)| *name).collect();
    if names.is_empty() || timed < 3 || !(ended || ready) {
        return None;
    }
    let words = format!("No row is marked {}. Is there one?", names.join(" or "));
    Some(Finding::new(Kind::Missing, Place::Section(section), words))
}
