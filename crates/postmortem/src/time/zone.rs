//! Zones: where clocks are how far from UTC, and what a clock on the wall can have meant.

/// Who knows the rules of zones: in the app the browser does.
pub trait Zones {
    /// How far the clocks of an IANA zone are ahead of UTC, in seconds, at a moment in seconds since
    /// 1970-01-01 UTC. `None` if there is no such zone.
    fn offset(&self, zone: &str, at: i64) -> Option<i32>;
}

/// Knows no zone: what then counts is what is stored beside the times.
pub struct NoZones;

impl Zones for NoZones {
    fn offset(&self, _zone: &str, _at: i64) -> Option<i32> {
        None
    }
}

/// Which moments a clock can have meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// One: the clock was this many seconds ahead of UTC.
    One(i32),
    /// None: clocks jumped over it, from this offset to that.
    Gap(i32, i32),
    /// Two: clocks were put back and showed it twice, first at this offset, then at that.
    Twice(i32, i32),
}

/// What `civil`, in seconds since 1970-01-01 as the clocks of `zone` count them, can have meant.
/// `None` if the zone is not known.
pub fn local(zones: &dyn Zones, zone: &str, civil: i64) -> Option<Local> {
    // No clock is further from UTC than 15 h (Manila, until 1844: 15:56; since 1970 at most 14), so the
    // moment lies between these two.
    const REACH: i64 = 15 * 3600;
    let (before, after) = (zones.offset(zone, civil - REACH)?, zones.offset(zone, civil + REACH)?);
    let fits = |offset: i32| zones.offset(zone, civil - i64::from(offset)) == Some(offset);
    if before == after && fits(before) {
        return Some(Local::One(before));
    }
    // Where two changes lie close together, the offset between them is met on the way.
    let between = [before, after].map(|offset| zones.offset(zone, civil - i64::from(offset)));
    let mut offsets: Vec<i32> =
        [Some(before), Some(after)].into_iter().chain(between).flatten().collect();
    offsets.retain(|offset| fits(*offset));
    // The further ahead a clock is, the earlier it shows a time.
    Some(match (offsets.iter().max(), offsets.iter().min()) {
        (Some(first), Some(last)) if first == last => Local::One(*first),
        (Some(first), Some(last)) => Local::Twice(*first, *last),
        _ => Local::Gap(before, after),
    })
}

/// How far from UTC, for people: `UTC`, `UTC−8`, `UTC+5:30`.
pub fn offset_name(offset: i32) -> String {
    let sign = if offset < 0 { '−' } else { '+' };
    let (hours, minutes, seconds) = parts(offset);
    match (hours, minutes, seconds) {
        (0, 0, 0) => "UTC".to_owned(),
        (hours, 0, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes, 0) => format!("UTC{sign}{hours}:{minutes:02}"),
        (hours, minutes, seconds) => format!("UTC{sign}{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// An offset as RFC 3339 has it: `-08:00`. Seconds, which it has no room for, are added.
pub fn offset_text(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes, seconds) = parts(offset);
    match seconds {
        0 => format!("{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

fn parts(offset: i32) -> (i32, i32, i32) {
    let seconds = offset.abs();
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Reads what [`offset_text`] writes, also without the colon or the minutes: `-08:00`, `+0530`, `-8`.
pub fn read_offset(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-', '−'])?;
    let negative = !text.starts_with('+');
    let parts: Vec<&str> = digits.split(':').collect();
    let two = |text: &str| {
        (text.len() == 2).then(|| super::calendar::number(text)).flatten().filter(|n| *n < 60)
    };
    let (hours, minutes, seconds) = match parts[..] {
        [hours] if matches!(hours.len(), 1 | 2) => (super::calendar::number(hours)?, 0, 0),
        [both] if both.len() == 4 && both.is_ascii() => (two(&both[..2])?, two(&both[2..])?, 0),
        [hours, minutes] if matches!(hours.len(), 1 | 2) => {
            (super::calendar::number(hours)?, two(minutes)?, 0)
        }
        [hours, minutes, seconds] if hours.len() == 2 => {
            (two(hours)?, two(minutes)?, two(seconds)?)
        }
        _ => return None,
    };
    let offset = ((hours * 60 + minutes) * 60 + seconds) as i32;
    // No clock has been further from UTC.
    (hours <= 15).then_some(if negative { -offset } else { offset })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clocks that are put an hour forward at 100,000 and back at 200,000.
    struct Summer;

    impl Zones for Summer {
        fn offset(&self, zone: &str, at: i64) -> Option<i32> {
            (zone == "Summer").then_some(if (100_000..200_000).contains(&at) { 7200 } else { 3600 })
        }
    }

    #[test]
    fn a_clock_that_jumps_shows_no_time_or_two() {
        for (civil, expected) in [
            (0, Local::One(3600)),
            (103_599, Local::One(3600)),
            (103_600, Local::Gap(3600, 7200)),
            (107_199, Local::Gap(3600, 7200)),
            (107_200, Local::One(7200)),
            (203_599, Local::One(7200)),
            (203_600, Local::Twice(7200, 3600)),
            (207_199, Local::Twice(7200, 3600)),
            (207_200, Local::One(3600)),
        ] {
            assert_eq!(local(&Summer, "Summer", civil), Some(expected), "{civil}");
        }
        assert_eq!(local(&Summer, "Winter", 0), None);
        assert_eq!(local(&NoZones, "Summer", 0), None);
    }

    #[test]
    fn offsets_are_read_as_they_are_written() {
        for (offset, text, name) in [
            (0, "+00:00", "UTC"),
            (-28_800, "-08:00", "UTC−8"),
            (19_800, "+05:30", "UTC+5:30"),
            (-2670, "-00:44:30", "UTC−0:44:30"),
        ] {
            assert_eq!((offset_text(offset).as_str(), offset_name(offset).as_str()), (text, name));
            assert_eq!(read_offset(text), Some(offset));
        }
        assert_eq!(
            (read_offset("+0530"), read_offset("-8"), read_offset("−8")),
            (Some(19_800), Some(-28_800), Some(-28_800))
        );
        for text in ["", "+", "8", "+16", "+5:3", "+05:60", "+é05", "+12345", "+00-10"] {
            assert_eq!(read_offset(text), None, "{text}");
        }
    }
}
