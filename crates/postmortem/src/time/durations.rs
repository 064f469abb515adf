//! What follows from the milestones.

use super::reading::{Reading, RowTimes, reckon};
use super::zone::Zones;
use crate::{Id, Milestone, Postmortem};

/// A time that follows from two milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// What it is called.
    pub name: &'static str,
    /// How it is counted.
    pub formula: &'static str,
    /// How long it was.
    pub minutes: i64,
    /// The row it is counted from.
    pub from: Id,
    /// The row it is counted to.
    pub to: Id,
}

const DURATIONS: [(&str, &str, Milestone, Milestone); 4] = [
    ("Time to detect", "detected − impact began", Milestone::ImpactBegan, Milestone::Detected),
    (
        "Time to acknowledge",
        "acknowledged − detected",
        Milestone::Detected,
        Milestone::Acknowledged,
    ),
    ("Time to mitigate", "mitigated − impact began", Milestone::ImpactBegan, Milestone::Mitigated),
    ("Time to resolve", "resolved − impact began", Milestone::ImpactBegan, Milestone::Resolved),
];

/// What the timeline says of how long things took. A duration is there when both its milestones are,
/// at moments that are known or else on clocks of the same zone, and in order; of several rows with one
/// milestone the first counts.
pub fn durations(document: &Postmortem, zones: &dyn Zones) -> Vec<Duration> {
    durations_of(document, &reckon(document, zones))
}

/// The same, where the times are known already: one for each row.
pub fn durations_of(document: &Postmortem, times: &[RowTimes]) -> Vec<Duration> {
    let find = |milestone| milestone_of(document, times, milestone);
    let duration = |(name, formula, from, to)| {
        let ((from, began), (to, ended)) = (find(from)?, find(to)?);
        let minutes = ended.minutes_since(began).filter(|minutes| *minutes >= 0)?;
        Some(Duration { name, formula, minutes, from, to })
    };
    DURATIONS.into_iter().filter_map(duration).collect()
}

/// The first row with a milestone, and when it began.
pub fn milestone_of<'a>(
    document: &Postmortem,
    times: &'a [RowTimes],
    milestone: Milestone,
) -> Option<(Id, &'a Reading)> {
    let at = document.timeline.iter().position(|row| row.milestone == Some(milestone))?;
    times.get(at).map(|row| (row.id, &row.start))
}

impl Duration {
    /// The line it is in Markdown.
    pub fn line(&self) -> String {
        format!("- {}: {} ({})", self.name, human(self.minutes), self.formula)
    }

    /// Whether a line is one that [`line`](Self::line) writes, of whatever length.
    pub fn is_line(line: &str) -> bool {
        let between = |(name, formula, _, _): &(&str, &str, _, _)| {
            let rest =
                line.trim_end().strip_prefix("- ")?.strip_prefix(name)?.strip_prefix(": ")?;
            rest.strip_suffix(')')?.strip_suffix(formula)?.strip_suffix(" (").map(is_human)
        };
        DURATIONS.iter().any(|duration| between(duration) == Some(true))
    }
}

/// A number of minutes for people: `36 min`, `2 h`, `2 h 5 min`, `1 day 2 h`.
pub fn human(minutes: i64) -> String {
    const DAY: i64 = 24 * 60;
    if minutes >= DAY {
        let days = minutes / DAY;
        let days = format!("{days} day{}", if days == 1 { "" } else { "s" });
        let rest = minutes % DAY;
        return if rest == 0 { days } else { format!("{days} {}", human(rest)) };
    }
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Whether a text is what [`human`] writes, or once wrote: `26 h`.
fn is_human(text: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().is_ok_and(|n| n.to_string() == text);
    if let Some((days, rest)) = text.split_once(" day") {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        return number(days) && (rest.is_empty() || rest.strip_prefix(' ').is_some_and(is_human));
    }
    let minutes = |text: &str| text.strip_suffix(" min").is_some_and(number);
    match text.split_once(" h") {
        None => minutes(text),
        Some((hours, "")) => number(hours),
        Some((hours, rest)) => number(hours) && rest.strip_prefix(' ').is_some_and(minutes),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::time::NoZones;

    #[test]
    fn the_sample_took_as_long_as_its_timeline_says() {
        let mut sample = Postmortem::sample(Id(1));
        let told = |document: &Postmortem| -> Vec<_> {
            durations(document, &NoZones).iter().map(|d| (d.name, human(d.minutes))).collect()
        };
        assert_eq!(
            told(&sample),
            [
                ("Time to detect", "36 min".to_owned()),
                ("Time to acknowledge", "24 min".to_owned()),
                ("Time to mitigate", "1 h 10 min".to_owned()),
                ("Time to resolve", "2 h".to_owned()),
            ]
        );
        let row = Rc::make_mut(&mut sample.timeline[1]);
        row.zone = "Europe/Oslo".to_owned();
        assert_eq!(told(&sample).len(), 2, "what crosses zones that nobody knows is not counted");
        let row = Rc::make_mut(&mut sample.timeline[1]);
        (row.start, row.start_at) = ("19:21".into(), "2019-12-05T19:21:00+01:00".into());
        let first = Rc::make_mut(&mut sample.timeline[0]);
        first.start_at = "2019-12-05T09:45:00-08:00".into();
        let detect = ("Time to detect", "36 min".to_owned());
        assert_eq!(told(&sample)[0], detect, "moments count across zones");
        Rc::make_mut(&mut sample.timeline[1]).start = "19:22".into();
        assert_ne!(
            told(&sample).first(),
            Some(&detect),
            "a moment that is not the time counts no more"
        );
        Rc::make_mut(&mut sample.timeline[1]).zone = "America/Los_Angeles".to_owned();
        Rc::make_mut(&mut sample.timeline[1]).start = "10:21".to_owned();
        Rc::make_mut(&mut sample.timeline[0]).start = "11:00".to_owned();
        let names: Vec<_> = told(&sample).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Time to acknowledge", "Time to resolve"], "what runs backwards is not");
    }

    #[test]
    fn durations_of_days_are_told_in_days() {
        for (minutes, told) in [
            (0, "0 min"),
            (125, "2 h 5 min"),
            (24 * 60 - 1, "23 h 59 min"),
            (24 * 60, "1 day"),
            (26 * 60, "1 day 2 h"),
            (2 * 24 * 60 + 5, "2 days 5 min"),
            (50 * 60 + 30, "2 days 2 h 30 min"),
        ] {
            assert_eq!(human(minutes), told);
            assert!(is_human(told), "{told}");
        }
    }

    #[test]
    fn a_derived_line_is_known_by_its_form() {
        for line in [
            "- Time to detect: 36 min (detected − impact began)",
            "- Time to resolve: 2 h (resolved − impact began)",
            "- Time to resolve: 26 h (resolved − impact began)",
            "- Time to resolve: 1 day 2 h (resolved − impact began)",
            "- Time to resolve: 3 days (resolved − impact began)",
        ] {
            assert!(Duration::is_line(line), "{line}");
        }
        for line in [
            "- Time to detect: long (detected − impact began)",
            "- Time to detect: 36 min (detected − resolved)",
            "- Time to detect: 036 min (detected − impact began)",
            "Time to detect: 36 min (detected − impact began)",
            "- Time to detect: 1 h and 5 min (detected − impact began)",
        ] {
            assert!(!Duration::is_line(line), "{line}");
        }
    }
}
