//! Durations and clock times in the prose, beside those of the timeline; and numbers that two sections
//! give differently.

mod counted;
mod cue;
mod number;
mod quantity;
mod restated;
mod sentence;

pub(super) use restated::between_sections;

use std::ops::Range;

use super::{Finding, Fix, Kind, Known, Place};
use crate::time::{self, RowTimes, human};
use crate::{Edit, Field, Milestone, RowField, Section};
use blameless::SectionRole;
use cue::{Event, Stretch};
use quantity::{Measure, Precision, Quantity, quantities};
use sentence::sentences;

pub(super) use quantity::clocks_in;
pub(super) use quantity::has_duration;
pub(super) use quantity::has_number;

/// How far a clock time that is said roughly may be off, in minutes.
const ROUGHLY: i64 = 5;

/// What the prose says of how long something took, or when it was, and the timeline says otherwise.
pub(super) fn with_timeline(known: &Known, found: &mut Vec<Finding>) {
    let timeline = Timeline::of(known);
    if timeline.is_empty() {
        return;
    }
    for section in &known.document.sections {
        // What somebody adds to the questions may be about other incidents, or other stretches of this.
        if known.document.role_of(&section.id) == SectionRole::Other {
            continue;
        }
        let title = known.document.title_of(section);
        for sentence in sentences(&section.text) {
            let text = &section.text[sentence.clone()];
            let all = quantities(text);
            let about: Vec<_> = all.iter().map(|one| timeline.about(text, one)).collect();
            for (at, (one, about_it)) in all.iter().zip(&about).enumerate() {
                let Some(about_it) = about_it else { continue };
                // Two durations of one kind in a sentence tell of two things: "checkout for ten
                // minutes, search for two hours".
                let other = |(place, other): (usize, &Option<About>)| {
                    place != at && other.as_ref().is_some_and(|other| other.what == about_it.what)
                };
                if about.iter().enumerate().any(other) || about_it.agrees(one) {
                    continue;
                }
                let span = sentence.start + one.span.start..sentence.start + one.span.end;
                found.push(about_it.finding(title, section, span));
            }
        }
    }
}

/// What the timeline says.
struct Timeline {
    stretches: Vec<(Stretch, i64, Field)>,
    events: Vec<(Event, Vec<At>)>,
}

/// When a row with a milestone began.
struct At {
    /// What the document's clocks showed, in minutes since midnight.
    clock: Option<i64>,
    /// The moment, in seconds since 1970 in UTC.
    moment: Option<i64>,
    row: Field,
}

/// What the timeline has to say to one quantity.
struct About {
    kind: Kind,
    /// What to say it is, behind the number: " to detect".
    what: String,
    /// What the timeline says, in words.
    given: String,
    /// What would be right, in minutes; the first is the one to tell.
    right: Vec<i64>,
    row: Field,
}

impl Timeline {
    fn of(known: &Known) -> Timeline {
        let document = known.document;
        let mut stretches = Vec::new();
        for duration in time::durations_of(document, known.times) {
            let stretch = match duration.name {
                "Time to detect" => Stretch::Detect,
                "Time to acknowledge" => Stretch::Acknowledge,
                "Time to mitigate" => Stretch::Mitigate,
                "Time to resolve" => Stretch::Resolve,
                _ => continue,
            };
            stretches.push((stretch, duration.minutes, Field::Row(duration.to, RowField::Start)));
        }
        let milestones = [
            (Milestone::ImpactBegan, Event::Began),
            (Milestone::Detected, Event::Detected),
            (Milestone::Acknowledged, Event::Acknowledged),
            (Milestone::Mitigated, Event::Mitigated),
            (Milestone::Resolved, Event::Resolved),
        ];
        let events = milestones.into_iter().map(|(milestone, event)| {
            let rows = document.timeline.iter().zip(known.times);
            let rows = rows.filter(|(row, _)| row.milestone == Some(milestone));
            let zone = document.meta.time_zone.trim();
            let times = rows.map(|(row, times)| At {
                clock: clock(times, zone),
                moment: times.start.at().map(time::Instant::seconds),
                row: Field::Row(row.id, RowField::Start),
            });
            let times = times.filter(|at| at.clock.is_some() || at.moment.is_some());
            (event, times.collect())
        });
        Timeline { stretches, events: events.collect() }
    }

    fn is_empty(&self) -> bool {
        self.stretches.is_empty() && self.events.iter().all(|(_, times)| times.is_empty())
    }

    fn minutes(&self, stretch: Stretch) -> Option<(i64, &Field)> {
        let found = self.stretches.iter().find(|(known, _, _)| *known == stretch);
        found.map(|(_, minutes, row)| (*minutes, row))
    }

    fn about(&self, sentence: &str, one: &Quantity) -> Option<About> {
        match &one.measure {
            Measure::Duration { .. } => self.about_duration(cue::stretch(sentence, &one.span)?),
            Measure::Clock { zone, .. } => {
                self.about_clock(cue::event(sentence, &one.span)?, zone.as_deref())
            }
            Measure::Count { .. } => None,
        }
    }

    fn about_duration(&self, stretch: Stretch) -> Option<About> {
        let (what, wanted): (_, &[Stretch]) = match stretch {
            Stretch::Detect => (" to detect", &[Stretch::Detect]),
            Stretch::Acknowledge => (" to acknowledge", &[Stretch::Acknowledge]),
            Stretch::Mitigate => (" to mitigate", &[Stretch::Mitigate]),
            Stretch::Resolve => (" to resolve", &[Stretch::Resolve, Stretch::Mitigate]),
            Stretch::Whole => ("", &[Stretch::Resolve, Stretch::Mitigate]),
        };
        let (given, row) = wanted.iter().find_map(|stretch| self.minutes(*stretch))?;
        let mut right: Vec<i64> =
            wanted.iter().filter_map(|stretch| Some(self.minutes(*stretch)?.0)).collect();
        // "It took two hours to fix" is often counted from when somebody knew.
        if let Some((detect, _)) = self.minutes(Stretch::Detect).filter(|_| wanted.len() > 1) {
            let since: Vec<_> = right.iter().map(|minutes| minutes - detect).collect();
            right.extend(since);
        }
        let given = human(given);
        let what = what.to_owned();
        Some(About { kind: Kind::Duration, what, given, right, row: row.clone() })
    }

    /// Clocks of the document, or of the zone behind the time, if its name has one meaning.
    fn about_clock(&self, event: Event, zone: Option<&str>) -> Option<About> {
        let (_, times) = self.events.iter().find(|(known, _)| *known == event)?;
        let ahead = match zone {
            Some(zone) => Some(time::only_offset(zone)?),
            None => None,
        };
        let shown = |at: &At| match ahead {
            Some(ahead) => Some((at.moment? + i64::from(ahead)).rem_euclid(86_400) / 60),
            None => at.clock,
        };
        let mut known = times.iter().filter_map(|at| Some((shown(at)?, &at.row)));
        let (first, row) = known.next()?;
        let right = [first].into_iter().chain(known.map(|(minute, _)| minute)).collect();
        let given = format!("{:02}:{:02}", first / 60, first % 60);
        let what = zone.map(|zone| format!(" {zone}")).unwrap_or_default();
        Some(About { kind: Kind::Clock, what, given, right, row: row.clone() })
    }
}

impl About {
    fn finding(&self, title: &str, section: &Section, span: Range<usize>) -> Finding {
        let said = &section.text[span.clone()];
        let zone = if self.kind == Kind::Clock { self.what.as_str() } else { "" };
        let words =
            format!("{title} says {said}{zone}; the timeline gives {}{}.", self.given, self.what);
        let field = Field::Text(section.id.clone());
        let fix = self.instead(said).map(|instead| {
            let mut value = section.text.clone();
            value.replace_range(span.clone(), &instead);
            Fix { label: format!("Use {instead}"), edit: Edit::Set { field: field.clone(), value } }
        });
        Finding::new(self.kind, Place::Field(field), words).see(self.row.clone()).with(fix)
    }

    fn agrees(&self, one: &Quantity) -> bool {
        self.right.iter().any(|right| match one.measure {
            Measure::Duration { seconds, grain } => {
                close(seconds, grain, right * 60, one.precision)
            }
            Measure::Clock { minute, .. } => {
                let off = (i64::from(minute) - right).abs();
                off <= if one.precision == Precision::Exact { 0 } else { ROUGHLY }
            }
            Measure::Count { .. } => true,
        })
    }

    /// The words to write instead, in the manner of `said`; `None` where they do not fit as simply.
    fn instead(&self, said: &str) -> Option<String> {
        if self.kind == Kind::Clock {
            return said
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':')
                .then(|| self.given.clone());
        }
        let minutes = *self.right.first()?;
        if minutes >= 24 * 60 {
            return (!said.contains('-')).then(|| human(minutes));
        }
        let (hours, rest) = (minutes / 60, minutes % 60);
        if said.contains('-') && !said.contains(' ') {
            return match (hours, rest) {
                (0, rest) => Some(format!("{rest}-minute")),
                (hours, 0) => Some(format!("{hours}-hour")),
                _ => None,
            };
        }
        if said.contains("min") && !said.contains("minute") || said.ends_with(" h") {
            return Some(human(minutes));
        }
        let count = |number: i64, unit: &str| {
            format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
        };
        Some(match (hours, rest) {
            (0, rest) => count(rest, "minute"),
            (hours, 0) => count(hours, "hour"),
            (hours, rest) => format!("{} and {}", count(hours, "hour"), count(rest, "minute")),
        })
    }
}

/// Whether what is said and what is can be the same, given how exactly it is said.
///
/// Half of what a number is rounded to is no disagreement: "two hours" may be 1 h 50 min, "30 minutes"
/// may be 34. A fifth is none where it says "about".
fn close(said: i64, grain: i64, is: i64, precision: Precision) -> bool {
    let rounding = (grain / 2).max(60);
    match precision {
        Precision::Exact => (said - is).abs() <= rounding,
        Precision::About => (said - is).abs() <= rounding.max(is / 5),
        Precision::AtLeast => is >= said - rounding,
        Precision::AtMost => is <= said + rounding,
    }
}

/// What a clock of `zone` showed when a row began, in minutes since midnight.
fn clock(times: &RowTimes, zone: &str) -> Option<i64> {
    let start = &times.start;
    let second = start.civil.or_else(|| start.typed.as_ref().map(|typed| typed.second))?;
    (start.zone == zone).then_some(second.rem_euclid(86_400) / 60)
}
