//! Moments, as RFC 3339 has them.

use super::calendar::{DAY, day_number, iso};
use super::typed::{Entry, Typed, ZoneWord};
use super::zone::offset_text;

/// A moment, and how far from UTC the clock was that showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instant {
    /// Milliseconds since 1970-01-01 UTC, leap seconds not counted.
    pub millis: i64,
    /// Seconds ahead of UTC.
    pub offset: i32,
}

impl Instant {
    /// When a clock at `offset` showed `civil`, in seconds since 1970-01-01 as it counts them.
    pub fn of_civil(civil: i64, millis: i64, offset: i32) -> Instant {
        Instant { millis: (civil - i64::from(offset)) * 1000 + millis, offset }
    }

    /// The moment a text of RFC 3339 says, as [`text`](Self::text) writes it.
    pub fn parse(text: &str) -> Option<Instant> {
        day_number(text.get(..10)?)?;
        match Entry::parse(text)? {
            Entry::At(typed @ Typed { zone: Some(_), .. }) => {
                let offset = match &typed.zone {
                    Some(ZoneWord::Offset(offset)) => *offset,
                    Some(ZoneWord::Short(name)) if name == "UTC" => 0,
                    _ => return None,
                };
                Some(Instant::of_civil(typed.civil(None)?, typed.millis(), offset))
            }
            _ => None,
        }
    }

    /// What the clock showed, in seconds since 1970-01-01 as it counts them.
    pub fn civil(self) -> i64 {
        self.seconds() + i64::from(self.offset)
    }

    /// Seconds since 1970-01-01 UTC.
    pub fn seconds(self) -> i64 {
        self.millis.div_euclid(1000)
    }

    /// The moment as RFC 3339 has it: `2019-12-05T09:45:00-08:00`.
    pub fn text(self) -> String {
        let civil = self.civil();
        let (day, second) = (civil.div_euclid(DAY), civil.rem_euclid(DAY));
        let (hour, minute) = (second / 3600, second / 60 % 60);
        let mut text = format!("{}T{hour:02}:{minute:02}:{:02}", iso(day), second % 60);
        let millis = self.millis.rem_euclid(1000);
        if millis != 0 {
            text.push_str(&format!(".{millis:03}"));
        }
        text + &offset_text(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_is_written() {
        for (text, millis, offset) in [
            ("2019-12-05T09:45:00-08:00", 1_575_567_900_000, -28_800),
            ("1970-01-01T00:00:00+00:00", 0, 0),
            ("1969-12-31T23:59:59.999+00:00", -1, 0),
            ("2019-12-05T09:45:10.123+05:30", 1_575_519_310_123, 19_800),
            ("1971-06-01T12:00:00-00:44:30", 44_628_270_000, -2670),
        ] {
            let instant = Instant { millis, offset };
            assert_eq!((instant.text().as_str(), Instant::parse(text)), (text, Some(instant)));
        }
        assert_eq!(
            Instant::parse("2019-12-05 09:45Z").map(|at| at.millis),
            Some(1_575_539_100_000)
        );
        for text in [
            "",
            "2019-12-05",
            "2019-12-05 09:45",
            "09:45Z",
            "2019-12-05 09:45 PST",
            "5 Dec 2019 09:45Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
