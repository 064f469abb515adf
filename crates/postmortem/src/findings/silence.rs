//! Times in which nothing is recorded although users were affected.

use blameless::sort_by_key;

use super::{Finding, Kind, Known, Place};
use crate::Milestone;
use crate::time::{Key, RowTimes, human, milestone_of};

/// When a row began, the row, and whether it is a milestone.
type Moment<'a> = (Key, &'a RowTimes, bool);

/// A silence shorter than this is asked about in no incident, in minutes: rows closer together than that
/// are those of a close account.
const SHORTEST: i64 = 10;

/// One longer than this is asked about in every incident, in minutes: thirty is the longest that guides
/// for responders let pass between two updates (PagerDuty's and Atlassian's say 20 to 30).
const LONGEST: i64 = 30;

/// Gaps between rows that are longer than a quarter of the time users were affected, but at least
/// [`SHORTEST`] and at most [`LONGEST`], and half as long again as is usual between these rows: who notes
/// the state every half hour is not silent in between.
///
/// Users are affected from when the impact began until it was resolved; where no row says so, until it was
/// mitigated. The time until somebody noticed is left out: nobody was there to record anything, and that
/// it was long is what the time to detect says already. Nor is the time between two milestones asked
/// about: it is a phase, with its name and its length in the picture.
pub(super) fn between_rows(known: &Known, found: &mut Vec<Finding>) {
    let find = |milestone| milestone_of(known.document, known.times, milestone);
    let key = |milestone| find(milestone).and_then(|(_, reading)| reading.key());
    let Some(began) = key(Milestone::ImpactBegan) else { return };
    let ended = key(Milestone::Resolved).or_else(|| key(Milestone::Mitigated));
    let Some(ended) = ended.filter(|ended| *ended > began) else { return };
    let from = key(Milestone::Detected).filter(|noticed| *noticed > began).unwrap_or(began);
    let Some(affected) = ended.seconds_since(began) else { return };
    let shortest = (affected / 60 / 4).clamp(SHORTEST, LONGEST);

    let mut rows: Vec<Moment> = known
        .times
        .iter()
        .zip(&known.document.timeline)
        .filter_map(|(row, it)| Some((row.start.key()?, row, it.milestone.is_some())))
        .filter(|(key, ..)| (from..=ended).contains(key))
        .collect();
    sort_by_key(&mut rows, |(key, row, _)| (key.number(), row.id.0));
    let usual = usual(&rows);
    // The latest moment that something is known of, and the row that tells.
    let mut heard: Option<Moment> = None;
    for (key, row, milestone) in rows {
        if let Some((since, before, named)) = heard
            && !(named && milestone)
            && let Some(minutes) = key.seconds_since(since).map(|seconds| seconds / 60)
            && minutes >= shortest
            && usual.is_none_or(|usual| minutes * 2 >= usual * 3)
            && let (Some(one), Some(other)) = (&before.start.typed, &row.start.typed)
        {
            let last = before.end.key().filter(|end| *end == since);
            let one = last.and(before.end.typed.as_ref()).unwrap_or(one);
            let words = format!(
                "{} with nothing recorded between {} and {}, while users were affected: what was happening?",
                human(minutes),
                one.clock(),
                other.clock(),
            );
            found.push(Finding::new(Kind::Silence, Place::Row(before.id), words));
        }
        let until = row.end.key().filter(|end| *end > key).unwrap_or(key);
        if heard.is_none_or(|(since, ..)| until >= since) {
            heard = Some((until, row, milestone));
        }
    }
}

/// The minutes that usually pass between rows: as many gaps are longer as are shorter. `None` where one
/// gap is all there is.
fn usual(rows: &[Moment]) -> Option<i64> {
    let gap = |pair: &[Moment]| pair[1].0.seconds_since(pair[0].0).map(|seconds| seconds / 60);
    let mut gaps: Vec<i64> = rows.windows(2).filter_map(gap).collect();
    sort_by_key(&mut gaps, |gap| (*gap, 0));
    (gaps.len() > 1).then(|| gaps[(gaps.len() - 1) / 2])
}
