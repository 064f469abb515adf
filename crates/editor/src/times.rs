//! Times of the timeline: tidied and told when they are left, asked about a little later.
//!
//! While somebody types in a field that times depend on, nothing here changes.

use std::rc::Rc;

use blameless::SectionRole;
use postmortem::findings::{self, Finding, Known};
use postmortem::time::{self, Beside, Duration, Instant, RowTimes, Zones};
use postmortem::{
    Edit, Field, Id, ItemRef, KeptHint, Meta, MetaField, Milestone, Postmortem, RowField, Section,
    TimelineRow,
};

use crate::chart::Chart;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Wake};
use crate::tidying::tidy;

/// How long after a field was left its questions come, in milliseconds: whoever leaves it for a button
/// has pressed that by then, and nothing moves under the pointer.
const ASK_MS: u32 = 400;

/// What the times of the document on the screen mean.
#[derive(Default)]
pub struct Times {
    rows: Vec<RowTimes>,
    lines: Vec<RowLine>,
    durations: Vec<Duration>,
    chart: Option<Rc<Chart>>,
    /// Of what all of this is true.
    seen: Option<Seen>,
    /// Whether somebody is typing in a field that times depend on.
    pub(crate) busy: bool,
    /// Whether the questions are those of what was seen.
    asked: bool,
    /// Whether they are to be asked in a moment.
    waiting: bool,
    /// The moments there were before the document's zone changed.
    moments: Vec<(Field, Instant)>,
}

/// What is shown with one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowLine {
    /// What its start was taken for.
    pub start: Rc<str>,
    /// What its end was taken for.
    pub end: Rc<str>,
    /// Questions about it.
    pub findings: Rc<[Finding]>,
}

/// Everything that times and questions about them depend on.
struct Seen {
    timeline: Vec<Rc<TimelineRow>>,
    meta: Rc<Meta>,
    section: Option<Rc<Section>>,
    kept: Vec<KeptHint>,
    now: Option<i64>,
}

impl Seen {
    fn of(document: &Postmortem, now: Option<i64>) -> Seen {
        Seen {
            timeline: document.timeline.clone(),
            meta: document.meta.clone(),
            section: timeline_section(document).cloned(),
            kept: document.kept.clone(),
            now,
        }
    }

    fn holds(&self, document: &Postmortem, now: Option<i64>) -> bool {
        let same = |(one, other): (&Rc<TimelineRow>, &Rc<TimelineRow>)| {
            Rc::ptr_eq(one, other) || same_times(one, other)
        };
        let zones = |one: &Meta, other: &Meta| {
            one.date == other.date
                && one.time_zone == other.time_zone
                && one.second_zone == other.second_zone
        };
        let meta = &document.meta;
        self.now == now
            && (Rc::ptr_eq(&self.meta, meta) || zones(&self.meta, meta))
            && self.timeline.len() == document.timeline.len()
            && self.timeline.iter().zip(&document.timeline).all(same)
            && self.section.as_ref().map(|it| (&it.text, it.ready))
                == timeline_section(document).map(|it| (&it.text, it.ready))
            && self.kept == document.kept
    }
}

/// Whether two rows are the same but for their words.
fn same_times(one: &TimelineRow, other: &TimelineRow) -> bool {
    fn texts(row: &TimelineRow) -> [&str; 5] {
        [&row.start, &row.start_at, &row.end, &row.end_at, &row.zone].map(String::as_str)
    }
    one.id == other.id
        && one.mark == other.mark
        && one.milestone == other.milestone
        && texts(one) == texts(other)
}

fn timeline_section(document: &Postmortem) -> Option<&Rc<Section>> {
    document.sections.iter().find(|it| document.role_of(&it.id) == SectionRole::Timeline)
}

impl Times {
    /// What the times of the rows mean, row by row.
    pub fn rows(&self) -> &[RowTimes] {
        &self.rows
    }

    /// What is shown with the row at this place.
    pub fn line(&self, at: usize) -> RowLine {
        self.lines.get(at).cloned().unwrap_or_default()
    }

    /// What follows from the milestones.
    pub fn durations(&self) -> &[Duration] {
        &self.durations
    }

    /// The picture of it; `None` where there is too little to draw.
    pub fn chart(&self) -> Option<&Rc<Chart>> {
        self.chart.as_ref()
    }

    /// The document's zone as it was when the times were looked at last.
    pub(crate) fn zone_before(&self) -> Option<&str> {
        self.seen.as_ref().map(|seen| seen.meta.time_zone.as_str())
    }

    /// The moment a field was noted to be.
    pub(crate) fn moment_before(&self, field: &Field) -> Option<Instant> {
        self.moments.iter().find(|(other, _)| other == field).map(|(_, moment)| *moment)
    }

    /// Looks at the times again, if they have changed. Returns whether they have.
    fn refresh(&mut self, document: &Postmortem, zones: &dyn Zones, now: Option<i64>) -> bool {
        if self.seen.as_ref().is_some_and(|seen| seen.holds(document, now)) {
            return false;
        }
        self.seen = Some(Seen::of(document, now));
        self.asked = false;
        self.rows = time::reckon(document, zones);
        self.durations = time::durations_of(document, &self.rows);
        self.chart = Chart::of(document, &self.rows, zones).map(Rc::new);
        let began = time::milestone_of(document, &self.rows, Milestone::ImpactBegan);
        let began = began.filter(|(_, reading)| reading.key().is_some());
        let second_zone = document.meta.second_zone.as_str();
        let told = |row: &RowTimes| {
            let began = began.filter(|(id, _)| *id != row.id).map(|(_, reading)| reading);
            let start = time::echo(&row.start, &Beside { began, second_zone, zones });
            let end = time::echo(&row.end, &Beside { began: None, second_zone, zones });
            (start, end)
        };
        let lines = self.rows.iter().map(told);
        let mut before = std::mem::take(&mut self.lines).into_iter();
        self.lines = lines
            .map(|(start, end)| {
                let findings = before.next().unwrap_or_default().findings;
                RowLine { start: start.into(), end: end.into(), findings }
            })
            .collect();
        true
    }

    /// Looks for questions.
    fn ask(&mut self, document: &Postmortem, zones: &dyn Zones, now: Option<i64>) -> Vec<Finding> {
        let found = findings::about_times(&Known { document, times: &self.rows, zones, now });
        (self.asked, self.waiting) = (true, false);
        let mut of_rows: Vec<Vec<Finding>> = vec![Vec::new(); self.lines.len()];
        // Each check goes through the rows in order, so the next one is found close behind.
        let mut at = 0;
        for finding in &found {
            let Some(id) = finding.place.row() else { continue };
            let is_it = |row: &RowTimes| row.id == id;
            let behind = self.rows[at..].iter().position(is_it).map(|found| at + found);
            if let Some(found) = behind.or_else(|| self.rows.iter().position(is_it)) {
                at = found;
                of_rows[at].push(finding.clone());
            }
        }
        for (line, of_row) in self.lines.iter_mut().zip(of_rows) {
            line.findings = of_row.into();
        }
        found
    }
}

/// Whether times, or questions about them, depend on a field.
fn matters(document: &Postmortem, field: &Field) -> bool {
    match field {
        Field::Row(_, field) => *field != RowField::Text,
        Field::Meta(field) => {
            matches!(field, MetaField::Date | MetaField::TimeZone | MetaField::SecondZone)
        }
        Field::Text(id) => document.role_of(id) == SectionRole::Timeline,
        _ => false,
    }
}

impl Editor {
    /// Somebody types in a field: what depends on it waits until it is left.
    pub(crate) fn times_wait(&mut self, field: &Field) {
        if let Screen::Document(open) = &mut self.screen
            && matters(&open.document, field)
        {
            open.times.busy = true;
        }
    }

    /// After a message: looks at the times again where they have changed. With `made`, the message has
    /// changed the document, and the moments are noted beside the times. With `later`, what there is to
    /// ask is asked in a moment.
    pub(crate) fn look_at_times(&mut self, made: bool, later: bool) -> Vec<Effect> {
        let (zones, now) = (Rc::clone(&self.zones), self.now);
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        if open.times.busy {
            return Vec::new();
        }
        let changed = open.times.refresh(&open.document, &*zones, now);
        if changed && made {
            open.stamp();
            // The moments say what the times say: nothing else has changed.
            open.times.seen = Some(Seen::of(&open.document, now));
        }
        // Other messages, such as that it is time to save, do not ask sooner.
        if open.times.asked || (open.times.waiting && !made) {
            return Vec::new();
        }
        if later {
            open.times.waiting = true;
            return vec![Effect::WakeAfter { ms: ASK_MS, wake: Wake::Times }];
        }
        open.questions.times = open.times.ask(&open.document, &*zones, now);
        Vec::new()
    }

    /// The moment has come to ask about times that were left.
    pub(crate) fn ask_about_times(&mut self) -> Vec<Effect> {
        let (zones, now) = (Rc::clone(&self.zones), self.now);
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        if open.times.busy || open.times.asked {
            return Vec::new();
        }
        open.times.refresh(&open.document, &*zones, now);
        let before = open.questions.times.len();
        open.questions.times = open.times.ask(&open.document, &*zones, now);
        let said = match open.questions.times.len().saturating_sub(before) {
            0 => return Vec::new(),
            _ if self.preferences.quiet => return Vec::new(),
            1 => "1 question about times.".to_owned(),
            more => format!("{more} questions about times."),
        };
        vec![Effect::Announce(said)]
    }

    /// Tidies a time or a zone that was left, and returns whether anything changed.
    pub(crate) fn tidy_time(&mut self, field: &Field) -> bool {
        let zones = Rc::clone(&self.zones);
        let Screen::Document(open) = &mut self.screen else { return false };
        open.times.busy = false;
        let Some(typed) = open.document.get(field).map(|text| text.into_owned()) else {
            return false;
        };
        let tidy = match field {
            Field::Row(id, RowField::Start | RowField::End) => {
                tidy(&open.document, *id, field, &typed, &*zones)
            }
            Field::Row(_, RowField::Zone)
            | Field::Meta(MetaField::TimeZone | MetaField::SecondZone) => {
                Some(typed.trim().to_owned())
            }
            _ => None,
        };
        let Some(value) = tidy.filter(|tidy| *tidy != typed) else { return false };
        open.document.apply(Edit::Set { field: field.clone(), value }).is_some()
    }

    /// Moves a row to where its time says. Rows without a time keep their place, and so does one that
    /// may be past midnight: that is a question.
    pub(crate) fn sort_row(&mut self, id: Id) -> Vec<Effect> {
        let zones = Rc::clone(&self.zones);
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let document = &open.document;
        let Some(from) = document.place_of(&ItemRef::Row(id)) else { return Vec::new() };
        let times = time::reckon(document, &*zones);
        let Some(mine) = times[from].start.key() else { return Vec::new() };
        let key = |at: usize| times[at].start.key();
        let before = (0..from).rev().find_map(key);
        let after = (from + 1..times.len()).find(|at| key(*at).is_some());
        if before.is_some_and(|last| findings::is_past_midnight(&times[from].start, last))
            || after.is_some_and(|next| findings::is_past_midnight(&times[next].start, mine))
        {
            return Vec::new();
        }
        let late = |at: usize| key(at).is_some_and(|key| key > mine);
        let early = |at: usize| key(at).is_some_and(|key| key < mine);
        if !(0..from).any(late) && !(from + 1..times.len()).any(early) {
            return Vec::new();
        }
        // Behind the last row that is not later.
        let others = || (0..times.len()).filter(|at| *at != from);
        let to = match others().rfind(|at| key(*at).is_some_and(|key| key <= mine)) {
            Some(at) if at < from => at + 1,
            Some(at) => at,
            None => others()
                .find(|at| key(*at).is_some())
                .map_or(from, |at| if at > from { at - 1 } else { at }),
        };
        if !open.history.make(&mut open.document, Edit::Move { item: ItemRef::Row(id), to }) {
            return Vec::new();
        }
        let of = open.document.timeline.len();
        self.notice = None;
        let mut effects = self.changed();
        effects.push(Effect::Announce(format!("Sorted by time: row {} of {of}.", to + 1)));
        effects
    }
}

impl crate::OpenDocument {
    /// Notes beside each time the moment it is, where that is clear.
    fn stamp(&mut self) {
        for (at, row) in self.times.rows.iter().enumerate() {
            for (field, reading) in [(RowField::StartAt, &row.start), (RowField::EndAt, &row.end)] {
                let value = reading.at().map(Instant::text).unwrap_or_default();
                // By its place: to look for each by its id takes seconds where there are thousands.
                let before = self.document.timeline.get(at).map(|it| match field {
                    RowField::StartAt => it.start_at.as_str(),
                    _ => it.end_at.as_str(),
                });
                if before != Some(value.as_str()) {
                    let field = Field::Row(row.id, field);
                    self.document.apply(Edit::Set { field, value });
                }
            }
        }
    }

    /// The moments of all rows that are known.
    pub(crate) fn note_moments(&mut self) {
        let rows = self.times.rows.iter();
        let both = rows.flat_map(|row| {
            [(RowField::Start, &row.start), (RowField::End, &row.end)]
                .map(|(field, reading)| Some((Field::Row(row.id, field), reading.at()?)))
        });
        self.times.moments = both.flatten().collect();
    }

    /// The moments that were noted, and are others now.
    pub(crate) fn moved_moments(&self) -> Vec<(Field, Instant)> {
        let row = |id: &Id| self.times.rows.iter().find(|row| row.id == *id);
        let now = |field: &Field| match field {
            Field::Row(id, RowField::Start) => row(id)?.start.at(),
            Field::Row(id, _) => row(id)?.end.at(),
            _ => None,
        };
        let moved = |(field, before): &&(Field, Instant)| {
            now(field).is_none_or(|now| now.millis != before.millis)
        };
        self.times.moments.iter().filter(moved).cloned().collect()
    }
}
