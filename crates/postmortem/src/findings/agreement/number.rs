//! Numbers as people write them.

/// A number in front of a text, in thousandths, and how many bytes of it that is: `30`, `1,200`, `1.5`, `two`,
/// `twenty-five`. `None` if there is none, or if it is part of something longer such as a version.
pub(super) fn number(text: &str) -> Option<(i64, usize)> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return digits(text);
    }
    let length = word(text);
    let tens = small(&text[..length])?;
    let rest = &text[length..];
    if (20_000..=90_000).contains(&tens)
        && tens % 10_000 == 0
        && let Some(rest) = rest.strip_prefix(['-', ' '])
        && let Some(ones) = small(&rest[..word(rest)]).filter(|ones| (1_000..10_000).contains(ones))
    {
        return Some((tens + ones, length + 1 + word(rest)));
    }
    Some((tens, length))
}

/// The length of the letters a text begins with.
pub(super) fn word(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len())
}

fn digits(text: &str) -> Option<(i64, usize)> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut value: i64 = 0;
    // What a digit is worth in thousandths, once there was a point.
    let mut worth: Option<i64> = None;
    let mut at = 0;
    for (place, letter) in text.char_indices() {
        match (letter, worth) {
            ('0'..='9', None) => {
                let digit = i64::from(letter as u8 - b'0') * 1000;
                // Longer than any number that means anything.
                value = value.checked_mul(10)?.checked_add(digit)?;
            }
            ('0'..='9', Some(each)) => {
                value += i64::from(letter as u8 - b'0') * each;
                worth = Some(each / 10);
            }
            // A comma parts thousands only in front of three digits.
            (',', None) if (1..=3).all(|far| is_digit(place + far)) && !is_digit(place + 4) => {}
            ('.', None) if is_digit(place + 1) => worth = Some(100),
            // A second point makes a version or a date of it; a colon, a time.
            ('.', Some(_)) | (':', _) if is_digit(place + 1) => return None,
            _ => break,
        }
        at = place + 1;
    }
    Some((value, at))
}

const SMALL: &[(&str, u8)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

fn small(word: &str) -> Option<i64> {
    let found = SMALL.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    found.map(|(_, value)| i64::from(*value) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value, length) in [
            ("30 minutes", 30_000, 2),
            ("1,200 users", 1_200_000, 5),
            ("1,200,000", 1_200_000_000, 9),
            ("1.5 h", 1_500, 3),
            ("0.1254", 125, 6),
            ("1, 2", 1_000, 1),
            ("12,5", 12_000, 2),
            ("30.", 30_000, 2),
            ("30min", 30_000, 2),
            ("Two hours", 2_000, 3),
            ("twenty-five minutes", 25_000, 11),
            ("twenty five", 25_000, 11),
            ("thirty", 30_000, 6),
            ("thirty-two", 32_000, 10),
            ("twenty eleven", 20_000, 6),
        ] {
            assert_eq!(number(text), Some((value, length)), "{text}");
        }
        for text in ["", "a", "1.2.3", "09:45", "twentyish", "no", "é", "12345678901234567890"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
