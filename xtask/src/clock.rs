//! How long things took.

use std::time::{Duration, Instant};

/// A moment to measure from.
#[expect(
    clippy::disallowed_methods,
    reason = "the commands tell how long they took; the app has no clock"
)]
pub fn now() -> Instant {
    Instant::now()
}

/// `850 ms`, `4.2 s`, `2 min 05 s`.
pub fn readable(time: Duration) -> String {
    match time.as_millis() {
        milliseconds @ 0..1_000 => format!("{milliseconds} ms"),
        1_000..60_000 => format!("{:.1} s", time.as_secs_f64()),
        _ => format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_a_person_says_them() {
        assert_eq!(readable(Duration::from_millis(850)), "850 ms");
        assert_eq!(readable(Duration::from_millis(4_249)), "4.2 s");
        assert_eq!(readable(Duration::from_secs(125)), "2 min 05 s");
    }
}
