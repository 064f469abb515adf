//! Times as people type them, the moments they are, and what follows from them.
//!
//! A row has what was typed, such as `09:45`, and beside it the moment that was found to be (RFC 3339).
//! Everything here is pure: the rules of zones are asked of [`Zones`], and where the moments are there
//! and agree with what was typed, none are needed.

pub(crate) mod calendar;
mod dates;
mod durations;
mod instant;
mod names;
mod reading;
mod typed;
mod words;
mod zone;

pub(crate) use calendar::{DAY, short};
pub use calendar::{day_number, is_date, iso};
pub use durations::{Duration, durations, durations_of, human, milestone_of};
pub use instant::Instant;
pub(crate) use names::{MEANINGS, Meaning, name_of, place};
pub use reading::{Frame, Key, Named, Reading, RowTimes, Sense, reckon};
pub use typed::{Day, Entry, Slashed, Typed, ZoneWord, zone_word};
pub use words::{Beside, echo};
pub use zone::{Local, NoZones, Zones, local, offset_name, offset_text, read_offset};

/// A typed time in its tidy form, `09:45`, `09:45:30` or `2019-12-05 09:45 UTC`; `None` if it cannot be
/// read as one, in which case what was typed had better stay as it is.
pub fn tidy(text: &str) -> Option<String> {
    match Entry::parse(text)? {
        Entry::At(typed) => Some(typed.tidy()),
        Entry::After(_) | Entry::Slashed(_) => None,
    }
}

/// What a clock at `offset` shows for a moment, in a form that is read as the same moment again among
/// clocks of `zone`. The day is left out where it is `day`; the offset is there only where the clocks
/// show that time twice, or their rules are not known.
pub fn shown_in(
    at: Instant,
    zone: &str,
    offset: i32,
    day: Option<i64>,
    zones: &dyn Zones,
) -> String {
    let civil = Instant { offset, ..at }.civil();
    let mut typed = Typed::of_civil(civil).with_fraction(at.millis.rem_euclid(1000));
    if day == Some(civil.div_euclid(DAY)) {
        typed.day = None;
    }
    let clear = match zone_word(zone) {
        Some(ZoneWord::Offset(own)) => own == offset,
        Some(ZoneWord::Short(name)) if name == "UTC" || name == "GMT" => offset == 0,
        _ => local(zones, zone, civil) == Some(Local::One(offset)),
    };
    if !clear {
        typed.zone = Some(ZoneWord::Offset(offset));
    }
    typed.tidy()
}

#[cfg(test)]
pub(crate) mod tests;
