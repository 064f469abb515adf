//! The zone of all times, where a line of the text says it: `All times in UTC`.

use crate::cursor::{Cursor, beginning};
use crate::draft::{Found, Piece};
use crate::stamp::{Stamp, Zone, zone};

/// Gives the zone that a line around the rows declares to those that tell none. Where two are declared,
/// nobody knows which holds for what.
pub(crate) fn give_zone(found: &mut Found) {
    let lines = found.left.iter().flat_map(|left| left.text.split('\n'));
    let mut declared = Zone::None;
    for line in lines {
        match (declaration(beginning(line, 300)), &declared) {
            (None, _) => {}
            (Some(zone), Zone::None) => declared = zone,
            (Some(zone), before) if zone == *before => {}
            _ => return,
        }
    }
    if declared == Zone::None {
        return;
    }
    for piece in &mut found.pieces {
        let Piece::Row(draft) = piece else { continue };
        for stamp in [Some(&mut draft.stamp), draft.end.as_mut()].into_iter().flatten() {
            if let Stamp::Civil { zone: own @ Zone::None, .. } = stamp {
                own.clone_from(&declared);
            }
        }
    }
}

/// The one zone that a line about times names.
fn declaration(line: &str) -> Option<Zone> {
    let words = || {
        let parts = line.split(|c: char| !(c.is_alphanumeric() || "/+_-:".contains(c)));
        parts.map(|part| part.trim_matches(['-', '_', ':', '/'])).filter(|part| !part.is_empty())
    };
    let about_times = words().any(|word| {
        ["time", "times", "timestamps", "timezone"].iter().any(|it| word.eq_ignore_ascii_case(it))
    });
    if !about_times {
        return None;
    }
    let mut found = None;
    for word in words() {
        let mut at = Cursor(word);
        let read = zone(&mut at, false);
        // `+02:00` alone is as likely to be an amount.
        if read == Zone::None || !at.0.is_empty() || word.starts_with(['+', '-']) || word.len() < 2
        {
            continue;
        }
        match &found {
            None => found = Some(read),
            Some(before) if *before == read => {}
            Some(_) => return None,
        }
    }
    found
}
