//! A time that was typed, in the form that everybody reads the same way.

use postmortem::time::{self, Entry, Instant, Sense, Typed, ZoneWord, Zones, zone_word};
use postmortem::{Field, Id, ItemRef, Postmortem, RowField};

/// What was typed as a time of a row, tidied; counted from another where it says so.
pub(crate) fn tidy(
    document: &Postmortem,
    id: Id,
    field: &Field,
    typed: &str,
    zones: &dyn Zones,
) -> Option<String> {
    let frame = time::Frame::of(document, zones);
    let at = document.place_of(&ItemRef::Row(id))?;
    let is_start = matches!(field, Field::Row(_, RowField::Start));
    let own = frame.row(&document.timeline[at]);
    let day = if is_start { frame.day } else { own.start.civil.map(|it| it.div_euclid(86_400)) };
    let seconds = match Entry::parse(typed)? {
        Entry::At(typed) => return Some(typed.with_year(day.or(frame.day)).tidy()),
        Entry::Slashed(_) => return None,
        Entry::After(seconds) => seconds,
    };
    let base = if is_start {
        let before = document.timeline[..at].iter().rev();
        before.map(|row| frame.row(row).start).find(|start| start.key().is_some())?
    } else {
        own.start
    };
    let zone = match document.timeline[at].zone.trim() {
        "" => frame.zone,
        zone => zone,
    };
    if let Sense::At(from) = base.sense {
        let to = Instant { millis: from.millis + seconds * 1000, ..from };
        let offset = match zone_word(zone) {
            Some(ZoneWord::Offset(offset)) => offset,
            Some(ZoneWord::Short(name)) if name == "UTC" || name == "GMT" => 0,
            _ => zones.offset(zone, to.seconds()).unwrap_or(from.offset),
        };
        return Some(time::shown_in(to, zone, offset, day, zones));
    }
    let base_typed = base.typed?;
    match base.civil {
        Some(civil) => {
            let to = civil + seconds;
            let mut typed = Typed::of_civil(to);
            typed.zone = base_typed.zone;
            if day == Some(to.div_euclid(86_400)) {
                typed.day = None;
            }
            Some(typed.tidy())
        }
        None => {
            let second = base_typed.second + seconds;
            let mut typed = Typed::of_civil(second);
            (typed.day, typed.zone) = (base_typed.day, base_typed.zone);
            (0..86_400).contains(&second).then(|| typed.tidy())
        }
    }
}
