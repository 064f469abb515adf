//! How many hints were right.

use std::ops::AddAssign;

/// Hints and labels, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Hints that a label confirms.
    pub right: usize,
    /// Hints without a label: false alarms.
    pub extra: usize,
    /// Labels without a hint.
    pub missed: usize,
}

impl Tally {
    /// One more hint that was right.
    pub const RIGHT: Tally = Tally { right: 1, extra: 0, missed: 0 };
    /// One more false alarm.
    pub const EXTRA: Tally = Tally { right: 0, extra: 1, missed: 0 };
    /// One more label without a hint.
    pub const MISSED: Tally = Tally { right: 0, extra: 0, missed: 1 };

    /// The cells of a table: right, extra, missed, and precision, recall and F1 in percent.
    pub fn cells(self) -> [String; 6] {
        let Tally { right, extra, missed } = self;
        let share = |part: usize, whole: usize| match whole {
            0 => "–".to_owned(),
            _ => format!("{:.1}", 100.0 * part as f64 / whole as f64),
        };
        [
            right.to_string(),
            extra.to_string(),
            missed.to_string(),
            share(right, right + extra),
            share(right, right + missed),
            share(2 * right, 2 * right + extra + missed),
        ]
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_percentages_and_nothing_of_nothing_is_no_number() {
        let some = Tally { right: 3, extra: 1, missed: 2 };
        assert_eq!(some.cells(), ["3", "1", "2", "75.0", "60.0", "66.7"]);
        assert_eq!(Tally::default().cells()[3..], ["–", "–", "–"]);
        assert_eq!(Tally::EXTRA.cells()[3..], ["0.0", "–", "0.0"]);
    }
}
