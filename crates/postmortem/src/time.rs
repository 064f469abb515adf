//! Times people type.

/// Whether `text` is a day of the calendar, written `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    text.len() == 10
}
