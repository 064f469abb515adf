//! Rows for the timeline from what somebody has pasted: shown first, taken when they say so.

use std::rc::Rc;

use paste::{Column, Date, DayOrder, Options, Pasted, Source, When};
use postmortem::time::{self, Frame, Instant, Key, Zones};
use postmortem::{Edit, Id, Item, Milestone, Postmortem, TimelineRow};

use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::msg::Msg;
use crate::notice::Notice;
use crate::panel::Panel;

/// The most rows that are shown and taken at once. Nobody reads a timeline of more.
pub const MOST_ROWS: usize = 500;

/// What can happen to what was pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasting {
    /// The text is this now.
    Text(Rc<str>),
    /// A file was read, or could not be.
    File(Result<Rc<str>, Rc<str>>),
    /// Read it as this; guess, if it is `None`.
    Source(Option<Source>),
    /// A column of a table says this.
    Column(usize, Column),
    /// Which part of `05/12/2019` is the month.
    Order(DayOrder),
    /// The day of rows that tell none, `YYYY-MM-DD`.
    Date(Rc<str>),
    /// Whether rows after midnight are of the next day.
    PastMidnight(bool),
    /// Whether rows say who wrote them.
    KeepAuthor(bool),
    /// Whether to take a row.
    Tick(usize, bool),
    /// Whether to take all of them.
    TickAll(bool),
    /// Put the rows that are ticked into the timeline.
    Add,
    /// Forget all of it.
    Clear,
}

/// What somebody has pasted, and what was found in it. It outlives the panel, until rows are taken.
#[derive(Default)]
pub struct Paste {
    /// The document it is for.
    document: Option<Id>,
    text: Rc<str>,
    problem: Option<Rc<str>>,
    options: Options,
    date: Rc<str>,
    keep_author: bool,
    pasted: Option<Pasted>,
    proposals: Vec<Proposal>,
}

/// A row as it would be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The row, with an id that is not its own yet.
    pub row: TimelineRow,
    /// Who wrote it; empty if that is not known.
    pub author: String,
    /// Whether it is taken.
    pub ticked: bool,
    /// Whether the timeline has it already.
    pub here: bool,
    /// Whether it may be of the next day.
    pub maybe_next_day: bool,
}

impl Paste {
    /// What was pasted.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Why a file could not be read.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// What was found in it, if there is anything to find it in.
    pub fn pasted(&self) -> Option<&Pasted> {
        self.pasted.as_ref()
    }

    /// What somebody has said about it.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The day of rows that tell none.
    pub fn date(&self) -> &Rc<str> {
        &self.date
    }

    /// Whether rows say who wrote them.
    pub fn keeps_author(&self) -> bool {
        self.keep_author
    }

    /// The rows that are shown.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// How many rows would be added.
    pub fn ticked(&self) -> usize {
        self.proposals.iter().filter(|proposal| proposal.ticked).count()
    }

    /// Reads the text again. What was unticked stays so, as long as the rows are the same.
    fn read(&mut self, document: &Postmortem, zones: &dyn Zones) {
        if self.text.trim().is_empty() {
            (self.pasted, self.proposals) = (None, Vec::new());
            return;
        }
        self.options.date = Date::parse(&self.date);
        let pasted = paste::read_as(&self.text, &self.options);
        let lines = |pasted: &Pasted| -> Vec<_> {
            pasted.rows.iter().take(MOST_ROWS).map(|row| row.lines.clone()).collect()
        };
        let same = self.pasted.as_ref().is_some_and(|before| lines(before) == lines(&pasted));
        let before = std::mem::take(&mut self.proposals);
        for (at, row) in pasted.rows.iter().take(MOST_ROWS).enumerate() {
            let mut proposal = propose(row, self.keep_author, document, zones);
            if let Some(before) = before.get(at).filter(|_| same)
                && before.here == proposal.here
            {
                proposal.ticked = before.ticked;
            }
            self.proposals.push(proposal);
        }
        self.pasted = Some(pasted);
    }
}

/// A row of a paste as a row of the timeline.
fn propose(
    row: &paste::Row,
    keep_author: bool,
    document: &Postmortem,
    zones: &dyn Zones,
) -> Proposal {
    let frame = Frame::of(document, zones);
    let mut made = TimelineRow::new(Id(0));
    made.start = written(&row.when, &frame);
    if let Some(end) = &row.end {
        made.end = written(&in_step(end, &row.when), &frame);
    }
    let told = match row.author.as_str() {
        "" => row.text.clone(),
        author => format!("{author}: {}", row.text),
    };
    made.text = if keep_author { told.clone() } else { row.text.clone() };
    made.evidence = row.evidence.clone();
    made.highlighted = row.highlighted;
    made.milestone = row.milestone.map(milestone);
    let here = document.timeline.iter().any(|other| {
        let same_words = [&row.text, &told].iter().any(|text| other.text.trim() == text.trim());
        same_words && (other.start == made.start || same_moment(other, &made, &frame))
    });
    let (author, maybe_next_day) = (row.author.clone(), row.maybe_next_day);
    Proposal { row: made, author, ticked: !here, here, maybe_next_day }
}

/// How a time is written into a row of a document. A moment that is known exactly is written as clocks of
/// the document show it, or where their rules are not known, as the clock did that wrote it down.
fn written(when: &When, frame: &Frame) -> String {
    if let When::Instant { seconds, .. } = when
        && let Some(offset) = frame.zones.offset(frame.zone, *seconds)
    {
        let at = Instant { millis: seconds.saturating_mul(1000), offset };
        return time::shown_in(at, frame.zone, offset, frame.day, frame.zones);
    }
    let (date, clock) = when.there();
    let date = date.map(|date| date.to_string());
    if clock.is_empty() {
        return date.unwrap_or_default();
    }
    let date = date.filter(|date| time::day_number(date) != frame.day);
    let here = date.map_or(clock.clone(), |date| format!("{date} {clock}"));
    let zone = when.zone();
    if zone == frame.zone || zone.is_empty() {
        return here;
    }
    let there = format!("{here} {zone}");
    // "All times in CET" says of every row what the document says of all.
    if moment(&here, frame).is_some_and(|at| moment(&there, frame) == Some(at)) {
        return here;
    }
    there
}

/// When a row begins that says this, if that is known for sure.
fn moment(start: &str, frame: &Frame) -> Option<Instant> {
    let row = TimelineRow { start: start.to_owned(), ..TimelineRow::new(Id(0)) };
    frame.row(&row).start.at()
}

/// The end of a row, on the clock of its start.
fn in_step(end: &When, start: &When) -> When {
    match (end, start) {
        (When::Instant { seconds, .. }, When::Instant { offset, .. }) => {
            When::Instant { seconds: *seconds, offset: *offset }
        }
        _ => end.clone(),
    }
}

fn same_moment(one: &TimelineRow, other: &TimelineRow, frame: &Frame) -> bool {
    let key = |row| frame.row(row).start.key();
    key(one).is_some() && key(one) == key(other)
}

fn milestone(milestone: paste::Milestone) -> Milestone {
    match milestone {
        paste::Milestone::ImpactBegan => Milestone::ImpactBegan,
        paste::Milestone::Detected => Milestone::Detected,
        paste::Milestone::Acknowledged => Milestone::Acknowledged,
        paste::Milestone::Mitigated => Milestone::Mitigated,
        paste::Milestone::Resolved => Milestone::Resolved,
        paste::Milestone::PublicNotice => Milestone::PublicNotice,
    }
}

/// The edits that put rows where their times say: behind the last row that is not later. One without
/// a time stays behind the one that was pasted before it.
fn insertions(rows: Vec<Rc<TimelineRow>>, document: &Postmortem, zones: &dyn Zones) -> Vec<Edit> {
    let frame = Frame::of(document, zones);
    let key = |row: &Rc<TimelineRow>| -> Option<Key> { frame.row(row).start.key() };
    let mut times: Vec<_> = document.timeline.iter().map(key).collect();
    let mut edits = Vec::with_capacity(rows.len());
    // The place behind the row that was pasted before, which one without a time goes on from.
    let mut behind = None;
    for row in rows {
        let mine = key(&row);
        let not_later = times.iter().rposition(|time| time.is_some() && *time <= mine);
        let at = match not_later.filter(|_| mine.is_some()) {
            // What has no time goes on from the row before it.
            Some(last) => {
                last + 1 + times[last + 1..].iter().take_while(|time| time.is_none()).count()
            }
            None if mine.is_none() => behind.unwrap_or(times.len()),
            None => times.iter().position(Option::is_some).unwrap_or(times.len()),
        };
        times.insert(at, mine);
        behind = Some(at + 1);
        edits.push(Edit::Insert { at, item: Item::Row(row) });
    }
    edits
}

impl Editor {
    /// What somebody has pasted.
    pub fn paste(&self) -> &Paste {
        &self.paste
    }

    /// Opens the panel with what was pasted into it before.
    pub(crate) fn open_paste(&mut self) -> Vec<Effect> {
        let zones = Rc::clone(&self.zones);
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let document = &open.document;
        if self.paste.document != Some(document.id) {
            let date = document.meta.date.as_str().into();
            self.paste = Paste { document: Some(document.id), date, ..Paste::default() };
        }
        self.paste.read(document, &*zones);
        let mut effects = self.open_panel(Panel::Paste);
        effects.push(Effect::Focus(Place::Paste));
        effects
    }

    pub(crate) fn pasting(&mut self, msg: Pasting) -> Vec<Effect> {
        let zones = Rc::clone(&self.zones);
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let paste = &mut self.paste;
        paste.problem = None;
        match msg {
            Pasting::Add => return self.take_rows(),
            Pasting::Clear => {
                let date = open.document.meta.date.as_str().into();
                *paste = Paste { document: paste.document, date, ..Paste::default() };
                return vec![Effect::Focus(Place::Paste)];
            }
            Pasting::Tick(at, on) => {
                if let Some(proposal) = paste.proposals.get_mut(at) {
                    proposal.ticked = on;
                }
                return Vec::new();
            }
            Pasting::TickAll(on) => {
                paste.proposals.iter_mut().for_each(|proposal| proposal.ticked = on);
                return Vec::new();
            }
            Pasting::File(Err(why)) => {
                paste.problem = Some(why);
                return Vec::new();
            }
            Pasting::File(Ok(text)) => {
                paste.replace(text.replace("\r\n", "\n").replace('\r', "\n").into());
            }
            Pasting::Text(text) => paste.replace(text),
            Pasting::Source(source) => {
                paste.options.source = source;
                paste.options.columns = None;
            }
            Pasting::Column(at, column) => {
                let table = paste.pasted.as_ref().and_then(|pasted| pasted.table.as_ref());
                let mut columns = table.map(|table| table.columns.clone()).unwrap_or_default();
                if let Some(set) = columns.get_mut(at) {
                    *set = column;
                }
                paste.options.columns = Some(columns);
            }
            Pasting::Order(order) => paste.options.order = Some(order),
            Pasting::Date(date) => paste.date = date,
            Pasting::PastMidnight(past) => paste.options.past_midnight = past,
            Pasting::KeepAuthor(keep) => paste.keep_author = keep,
        }
        paste.read(&open.document, &*zones);
        Vec::new()
    }

    /// Puts the rows that are ticked into the timeline, as one change.
    fn take_rows(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let taken: Vec<TimelineRow> = self
            .paste
            .proposals
            .iter()
            .filter(|proposal| proposal.ticked)
            .map(|proposal| proposal.row.clone())
            .collect();
        if taken.is_empty() {
            return Vec::new();
        }
        let (document, zones) = (open.document.clone(), Rc::clone(&self.zones));
        let rows = taken.into_iter().map(|row| Rc::new(TimelineRow { id: self.next_id(), ..row }));
        let rows: Vec<_> = rows.collect();
        let text = match rows.len() {
            1 => "1 row added.".to_owned(),
            many => format!("{many} rows added."),
        };
        let mut effects = self.edit(Edit::All(insertions(rows, &document, &*zones)));
        if effects.is_empty() {
            return effects;
        }
        self.paste = Paste::default();
        self.panel = None;
        let button = Some(("Undo", Box::new(Msg::Undo)));
        self.notice = Some(Notice { text: text.clone(), button, also: None, urgent: false });
        effects.insert(0, Effect::ClosePanel);
        effects.push(Effect::Announce(text));
        effects
    }
}

impl Paste {
    /// Another text. What was said about the columns was said about the one before.
    fn replace(&mut self, text: Rc<str>) {
        let heading = |text: &str| text.lines().next().map(str::to_owned);
        if heading(&text) != heading(&self.text) {
            self.options.columns = None;
        }
        if text.trim().is_empty() {
            self.options = Options::default();
        }
        self.text = text;
    }
}
