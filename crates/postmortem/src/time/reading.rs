//! What the times of a timeline mean: which moment each is, or why that cannot be said.

use super::calendar::{DAY, day_number};
use super::instant::Instant;
use super::names::{Meaning, is_utc, meanings};
use super::typed::{Entry, Slashed, Typed, ZoneWord, zone_word};
use super::zone::{Local, Zones, local};
use crate::{Id, Postmortem, TimelineRow};

/// What one time means.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// How far it is understood.
    pub sense: Sense,
    /// What was typed, with its day where that follows from the document.
    pub typed: Option<Typed>,
    /// What the clock showed, in seconds since 1970-01-01 as it counts them; `None` without a day.
    pub civil: Option<i64>,
    /// The zone whose clocks are meant: an IANA name or what else stands there; empty if none is named.
    pub zone: String,
    /// Where it stands among others; `None` if it is no time.
    key: Option<Key>,
}

/// How far a time is understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// Nothing is there.
    Empty,
    /// It is no time.
    NoTime,
    /// So many seconds after the row before.
    After(i64),
    /// Nobody can tell which number of its date is the month.
    Slashed(Slashed),
    /// A time of day on a day that is not known.
    Clock,
    /// A time whose zone is not named.
    NoZone,
    /// A time in a zone that nobody knows.
    UnknownZone,
    /// A moment.
    At(Instant),
    /// Clocks jumped over it, from this offset to that.
    Gap(i32, i32),
    /// Clocks showed it twice, first at this offset, then at that.
    Twice(i32, i32),
    /// Its abbreviation means several zones.
    Ambiguous(Vec<Named>),
    /// Its abbreviation does not hold on its day; the clocks of `zone` are at `actual`.
    Impossible {
        /// What the abbreviation says, in seconds ahead of UTC.
        claimed: i32,
        /// What holds on that day.
        actual: i32,
        /// The zone that is meant.
        zone: String,
    },
}

/// A zone that an abbreviation can mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its IANA name.
    pub zone: &'static str,
    /// How far ahead of UTC the abbreviation says, in seconds.
    pub offset: i32,
}

/// Before every millisecond that is of a day.
const UNDATED: i64 = i64::MIN / 2;

/// What times are sorted by. One without a day only says when in the day it was; it comes before those
/// with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    dated: bool,
    millis: i64,
}

impl Key {
    /// A number that is greater the later the time is.
    pub(crate) fn number(self) -> i64 {
        self.millis + if self.dated { 0 } else { UNDATED }
    }

    /// Seconds from `earlier` to this; `None` if only one of them has a day.
    pub fn seconds_since(self, earlier: Key) -> Option<i64> {
        (self.dated == earlier.dated).then(|| (self.millis - earlier.millis).div_euclid(1000))
    }
}

/// What a document says for all of its times.
pub struct Frame<'a> {
    /// Who knows the rules of zones.
    pub zones: &'a dyn Zones,
    /// The document's zone.
    pub zone: &'a str,
    /// The day the incident began, in days since 1970-01-01.
    pub day: Option<i64>,
}

/// The times of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowTimes {
    /// Which row.
    pub id: Id,
    /// When it began.
    pub start: Reading,
    /// When it ended.
    pub end: Reading,
}

/// What the times of all rows mean.
pub fn reckon(document: &Postmortem, zones: &dyn Zones) -> Vec<RowTimes> {
    let frame = Frame::of(document, zones);
    document.timeline.iter().map(|row| frame.row(row)).collect()
}

impl<'a> Frame<'a> {
    /// What `document` says for all of its times.
    pub fn of(document: &'a Postmortem, zones: &'a dyn Zones) -> Frame<'a> {
        Frame { zones, zone: document.meta.time_zone.trim(), day: day_number(&document.meta.date) }
    }

    /// The times of a row. It ends on the day it began where nothing else is said.
    pub fn row(&self, row: &TimelineRow) -> RowTimes {
        let zone = if row.zone.trim().is_empty() { self.zone } else { row.zone.trim() };
        let start = self.read(&row.start, zone, &row.start_at, self.day);
        let day = start.civil.map_or(self.day, |civil| Some(civil.div_euclid(DAY)));
        RowTimes { id: row.id, end: self.read(&row.end, zone, &row.end_at, day), start }
    }

    /// What `text` means among clocks of `zone`, on `day` if it names none. `stored` is the moment it was
    /// found to be before: it counts where it says the same and nobody can tell more.
    fn read(&self, text: &str, zone: &str, stored: &str, day: Option<i64>) -> Reading {
        let mut reading = Reading {
            sense: Sense::Empty,
            typed: None,
            civil: None,
            zone: zone.to_owned(),
            key: None,
        };
        if text.trim().is_empty() {
            return reading;
        }
        let typed = match Entry::parse(text) {
            Some(Entry::At(typed)) => typed.with_year(day),
            Some(Entry::After(seconds)) => {
                return Reading { sense: Sense::After(seconds), ..reading };
            }
            Some(Entry::Slashed(slashed)) => {
                return Reading { sense: Sense::Slashed(slashed), ..reading };
            }
            None => return Reading { sense: Sense::NoTime, ..reading },
        };
        let second = typed.second * 1000 + typed.millis();
        reading.civil = typed.civil(day);
        let Some(civil) = reading.civil else {
            reading.sense = Sense::Clock;
            // A day and month without a year anywhere stand nowhere.
            reading.key = typed.day.is_none().then_some(Key { dated: false, millis: second });
            reading.typed = Some(typed);
            return reading;
        };
        let stored = Instant::parse(stored)
            .filter(|at| at.civil() == civil && at.millis.rem_euclid(1000) == typed.millis());
        let word = typed.zone.clone().or_else(|| zone_word(zone));
        reading.zone = match &typed.zone {
            Some(ZoneWord::Name(name) | ZoneWord::Short(name)) => name.clone(),
            Some(ZoneWord::Offset(offset)) => super::zone::offset_name(*offset),
            None => reading.zone,
        };
        let at = |offset| Sense::At(Instant::of_civil(civil, typed.millis(), offset));
        reading.sense = match word {
            Some(ZoneWord::Offset(offset)) => at(offset),
            Some(ZoneWord::Short(name)) if is_utc(&name) => at(0),
            Some(ZoneWord::Short(name)) => match self.abbreviated(&name, zone, civil) {
                Ok(offset) => at(offset),
                Err(sense) if *sense == Sense::UnknownZone => stored.map_or(*sense, Sense::At),
                Err(sense) => *sense,
            },
            None if zone.is_empty() => Sense::NoZone,
            Some(ZoneWord::Name(_)) | None => {
                match (local(self.zones, &reading.zone, civil), stored) {
                    (Some(Local::One(offset)), _) => at(offset),
                    (Some(Local::Gap(before, after)), _) => Sense::Gap(before, after),
                    (Some(Local::Twice(first, second)), Some(stored))
                        if [first, second].contains(&stored.offset) =>
                    {
                        Sense::At(stored)
                    }
                    (Some(Local::Twice(first, second)), _) => Sense::Twice(first, second),
                    (None, Some(stored)) => Sense::At(stored),
                    (None, None) => Sense::UnknownZone,
                }
            }
        };
        let offset = match &reading.sense {
            Sense::At(at) => at.offset,
            Sense::Gap(offset, _) | Sense::Twice(offset, _) => *offset,
            // What was meant is likelier the clock than the name behind it.
            Sense::Impossible { actual, .. } => *actual,
            _ => self.likely_offset(civil),
        };
        let millis = Instant::of_civil(civil, typed.millis(), offset).millis;
        reading.key = Some(Key { dated: true, millis });
        reading.typed = Some(typed);
        reading
    }

    /// The offset of the document's clocks, for what has to stand somewhere although it is not clear.
    fn likely_offset(&self, civil: i64) -> i32 {
        match local(self.zones, self.zone, civil) {
            Some(Local::One(offset) | Local::Gap(offset, _) | Local::Twice(offset, _)) => offset,
            None => 0,
        }
    }

    /// The offset an abbreviation means beside clocks of `zone`, or why that cannot be said.
    fn abbreviated(&self, name: &str, zone: &str, civil: i64) -> Result<i32, Box<Sense>> {
        let offsets = |zone: &str| match local(self.zones, zone, civil) {
            Some(Local::One(offset)) => vec![offset],
            Some(Local::Twice(first, second)) => vec![first, second],
            Some(Local::Gap(..)) | None => Vec::new(),
        };
        let says = |meaning: &Meaning| i32::from(meaning.minutes) * 60;
        let here = offsets(zone);
        if let Some(meaning) = meanings(name).find(|meaning| here.contains(&says(meaning))) {
            return Ok(says(meaning));
        }
        let all: Vec<&Meaning> = meanings(name).collect();
        match all[..] {
            [] => Err(Sense::UnknownZone.into()),
            [only] => match local(self.zones, only.zone, civil) {
                None => Err(Sense::UnknownZone.into()),
                Some(Local::Gap(before, after)) => Err(Sense::Gap(before, after).into()),
                Some(Local::One(offset)) if offset != says(only) => {
                    // Where the document's own clocks go the same, they are the ones to speak of.
                    let zone = if here == [offset] { zone } else { only.zone };
                    let zone = zone.to_owned();
                    Err(Sense::Impossible { claimed: says(only), actual: offset, zone }.into())
                }
                Some(_) => Ok(says(only)),
            },
            _ => {
                let named =
                    |meaning: &&Meaning| Named { zone: meaning.zone, offset: says(meaning) };
                Err(Sense::Ambiguous(all.iter().map(named).collect()).into())
            }
        }
    }
}

impl Reading {
    /// The moment, where that is clear.
    pub fn at(&self) -> Option<Instant> {
        match self.sense {
            Sense::At(at) => Some(at),
            _ => None,
        }
    }

    /// Where it stands among others; `None` if it is no time.
    pub fn key(&self) -> Option<Key> {
        self.key
    }

    /// Whether no day was typed with it.
    pub fn only_clock(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.day.is_none())
    }

    /// Whole minutes from `earlier` to this, negative if it is not earlier: between moments, else
    /// between two clocks of the same zone.
    pub fn minutes_since(&self, earlier: &Reading) -> Option<i64> {
        if let (Some(from), Some(to)) = (earlier.at(), self.at()) {
            return Some((to.millis - from.millis).div_euclid(60_000));
        }
        if self.zone != earlier.zone {
            return None;
        }
        let (from, to) = match (earlier.civil, self.civil) {
            (Some(from), Some(to)) => (from, to),
            (None, None) => (earlier.typed.as_ref()?.second, self.typed.as_ref()?.second),
            _ => return None,
        };
        Some((to - from).div_euclid(60))
    }
}
