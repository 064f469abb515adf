//! The timeline as a picture: where on a line each row stands, and the phases between milestones.
//!
//! Only places, in ten-thousandths of the whole width: how it is drawn is up to the page, at any width.

use std::rc::Rc;

use blameless::sort_by_key;
use postmortem::time::{RowTimes, Zones, iso};
use postmortem::{Choice, Id, Milestone, Postmortem};

/// Marks closer than this, in ten-thousandths of the width, are drawn as one, so that thousands of rows stay few marks.
const ONE_MARK: u32 = 25;
/// The most labels there are below the line.
const LABELS: i64 = 5;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A row of the timeline that has a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Which row.
    pub row: Id,
    /// When it began, in seconds since any moment.
    pub at: i64,
    /// When it ended, if it lasted.
    pub end: Option<i64>,
    /// Which moment of the incident it is.
    pub milestone: Option<Milestone>,
}

/// What is drawn. All places are ten-thousandths of the width.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What the incident went through, in order.
    pub phases: Vec<Phase>,
    /// The rows, those at one place together, in order.
    pub marks: Vec<Mark>,
    /// Labels below the line.
    pub labels: Vec<(u32, String)>,
}

/// What the incident went through between two milestones.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The milestone it begins with.
    pub from: Milestone,
    /// What it is called.
    pub name: &'static str,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How long it was, in whole minutes.
    pub minutes: i64,
}

/// One or more rows at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The rows.
    pub rows: Vec<Id>,
    /// Where.
    pub at: u32,
    /// Where the last of them ended, if one of them lasted.
    pub end: Option<u32>,
    /// Whether one of them is a milestone.
    pub milestone: bool,
    /// What it is, for a pointer that rests on it: `10:21 Detected`, `10:30, 12 rows`.
    pub name: String,
}

impl Chart {
    /// The picture of a document's rows. Those at known moments stand by them; where none is known, they
    /// stand by what clocks showed. A row that cannot be placed among the others is left out.
    pub fn of(document: &Postmortem, times: &[RowTimes], zones: &dyn Zones) -> Option<Chart> {
        let zone = document.meta.time_zone.trim();
        let rows = || document.timeline.iter().zip(times);
        let spots = |second: &dyn Fn(&postmortem::time::Reading) -> Option<i64>| -> Vec<Spot> {
            let spot = |(row, times): (&Rc<postmortem::TimelineRow>, &RowTimes)| {
                let (at, end) = (second(&times.start)?, second(&times.end));
                Some(Spot { row: row.id, at, end, milestone: row.milestone })
            };
            rows().filter_map(spot).collect()
        };
        let moments = spots(&|reading| reading.at().map(|at| at.seconds()));
        if moments.len() > 1 {
            let civil = |at: i64| at + i64::from(zones.offset(zone, at).unwrap_or_default());
            return Chart::of_spots(&moments, &civil);
        }
        let dated = spots(&|reading| reading.civil);
        if dated.len() > 1 {
            return Chart::of_spots(&dated, &|at| at);
        }
        let clocks = spots(&|reading| reading.typed.as_ref().map(|typed| typed.second));
        Chart::of_spots(&clocks, &|at| at)
    }

    /// The picture of these rows; `None` if fewer than two have different times: a line of no length
    /// tells nothing. `civil` gives what a clock shows for a second of the line.
    fn of_spots(spots: &[Spot], civil: &dyn Fn(i64) -> i64) -> Option<Chart> {
        let mut spots = spots.to_vec();
        sort_by_key(&mut spots, |spot| (spot.at, 0));
        let first = spots.first()?.at;
        let last = spots.iter().map(|spot| spot.end.unwrap_or(spot.at).max(spot.at)).max()?;
        if last <= first {
            return None;
        }
        let place = |at: i64| ((at - first) * 10_000 / (last - first)) as u32;
        Some(Chart {
            phases: phases(&spots, &place),
            marks: marks(&spots, &place, civil),
            labels: labels(first, last, &place, civil),
        })
    }
}

const PHASES: [(Milestone, &str); 5] = [
    (Milestone::ImpactBegan, "Not noticed yet"),
    (Milestone::Detected, "Noticed"),
    (Milestone::Acknowledged, "Being worked on"),
    (Milestone::Mitigated, "Mitigated"),
    (Milestone::Resolved, ""),
];

/// From each milestone to the next one there is. One that comes before the one it follows is left out:
/// the timeline says what is wrong with it.
fn phases(spots: &[Spot], place: &dyn Fn(i64) -> u32) -> Vec<Phase> {
    let mut found: Vec<(Milestone, &'static str, i64)> = Vec::new();
    for (milestone, name) in PHASES {
        let spot = spots.iter().find(|spot| spot.milestone == Some(milestone));
        if let Some(spot) = spot.filter(|spot| found.last().is_none_or(|last| last.2 <= spot.at)) {
            found.push((milestone, name, spot.at));
        }
    }
    let pairs = found.windows(2).filter(|pair| pair[0].2 < pair[1].2);
    pairs
        .map(|pair| Phase {
            from: pair[0].0,
            name: pair[0].1,
            start: place(pair[0].2),
            end: place(pair[1].2),
            minutes: (pair[1].2 - pair[0].2) / MINUTE,
        })
        .collect()
}

fn marks(spots: &[Spot], place: &dyn Fn(i64) -> u32, civil: &dyn Fn(i64) -> i64) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut first = 0;
    for spot in spots {
        let (at, end) = (place(spot.at), spot.end.filter(|end| *end > spot.at).map(place));
        let milestone = spot.milestone.is_some();
        match marks.last_mut() {
            Some(last) if at - last.at < ONE_MARK => {
                last.rows.push(spot.row);
                last.milestone |= milestone;
                last.name = format!("{}, {} rows", label(civil(first), MINUTE), last.rows.len());
                last.end = match (last.end, end) {
                    (Some(one), Some(other)) => Some(one.max(other)),
                    (one, other) => one.or(other),
                };
            }
            _ => {
                first = spot.at;
                let what = spot.milestone.map(|it| format!(" {}", it.label())).unwrap_or_default();
                let name = format!("{}{what}", label(civil(first), MINUTE));
                marks.push(Mark { rows: vec![spot.row], at, end, milestone, name });
            }
        }
    }
    marks
}

/// Round times within the line, so few that they fit beside each other at any width.
fn labels(
    first: i64,
    last: i64,
    place: &dyn Fn(i64) -> u32,
    civil: &dyn Fn(i64) -> i64,
) -> Vec<(u32, String)> {
    const STEPS: &[i64] = &[
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
    ];
    let length = last - first;
    let longest = 7 * DAY * (length / (7 * DAY * LABELS) + 1);
    let step = *STEPS.iter().find(|step| length / **step < LABELS).unwrap_or(&longest);
    let begin = first + (-civil(first)).rem_euclid(step);
    let times = (0..LABELS).map(|number| begin + number * step).take_while(|time| *time <= last);
    times.map(|time| (place(time), label(civil(time), step))).collect()
}

fn label(time: i64, step: i64) -> String {
    let minutes = time.rem_euclid(DAY) / MINUTE;
    if step >= DAY {
        return iso(time.div_euclid(DAY));
    }
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(spots: &[Spot]) -> Option<Chart> {
        Chart::of_spots(spots, &|at| at)
    }

    fn spot(id: u64, minutes: i64, milestone: Option<Milestone>) -> Spot {
        Spot { row: Id(id), at: minutes * MINUTE, end: None, milestone }
    }

    #[test]
    fn phases_lie_between_the_milestones_that_are_there() {
        let spots = [
            spot(1, 585, Some(Milestone::ImpactBegan)),
            spot(2, 621, Some(Milestone::Detected)),
            spot(3, 640, None),
            spot(4, 705, Some(Milestone::Resolved)),
        ];
        let chart = of(&spots).unwrap();
        let phases: Vec<_> = chart.phases.iter().map(|phase| (phase.name, phase.minutes)).collect();
        assert_eq!(phases, [("Not noticed yet", 36), ("Noticed", 84)]);
        assert_eq!((chart.phases[0].end, chart.phases[1].end), (3_000, 10_000));
        assert_eq!(chart.marks.iter().filter(|mark| mark.milestone).count(), 3);
    }

    #[test]
    fn a_milestone_that_runs_backwards_makes_no_phase() {
        let spots = [
            spot(1, 700, Some(Milestone::ImpactBegan)),
            spot(2, 621, Some(Milestone::Detected)),
            spot(4, 705, Some(Milestone::Resolved)),
        ];
        let phases = of(&spots).unwrap().phases;
        assert_eq!(phases.len(), 1);
        assert_eq!((phases[0].from, phases[0].minutes), (Milestone::ImpactBegan, 5));
    }

    #[test]
    fn there_is_no_picture_of_one_moment() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[spot(1, 600, None), spot(2, 600, None)]), None);
        let lasted = Spot { end: Some(601 * MINUTE), ..spot(1, 600, None) };
        assert!(of(&[lasted]).is_some());
    }

    #[test]
    fn thousands_of_rows_are_few_marks_and_none_is_missing() {
        let spots: Vec<_> = (0..10_000).map(|at| spot(at, at as i64, None)).collect();
        let marks = of(&spots).unwrap().marks;
        assert!(marks.len() <= 401, "{}", marks.len());
        assert_eq!(marks.iter().map(|mark| mark.rows.len()).sum::<usize>(), 10_000);
    }

    #[test]
    fn labels_are_those_of_clocks_where_the_incident_was() {
        let spots = [spot(1, 585, None), spot(2, 705, None)];
        let chart = Chart::of_spots(&spots, &|at| at + 5 * HOUR + 30 * MINUTE).unwrap();
        let labels: Vec<_> = chart.labels.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["15:30", "16:00", "16:30", "17:00"]);
    }

    #[test]
    fn labels_are_round_and_few() {
        let labels = |from: i64, to: i64| -> Vec<String> {
            let chart = of(&[spot(1, from, None), spot(2, to, None)]).unwrap();
            assert!(chart.labels.iter().all(|(at, _)| *at <= 10_000));
            chart.labels.into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(585, 705), ["10:00", "10:30", "11:00", "11:30"]);
        assert_eq!(labels(600, 604), ["10:00", "10:01", "10:02", "10:03", "10:04"]);
        assert_eq!(labels(1380, 1500), ["23:00", "23:30", "00:00", "00:30", "01:00"]);
        assert_eq!(
            labels(60, 60 + 4 * 1440),
            ["1970-01-02", "1970-01-03", "1970-01-04", "1970-01-05"]
        );
        assert!(labels(0, 400 * 1440).len() <= 5);
    }
}
