//! Between byte offsets, which everything here uses, and UTF-16 units, which the DOM counts in.

/// How many UTF-16 units come before byte `at` of `text`. An offset inside a character or past the end
/// counts to the start of that character or to the end.
pub fn units_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text[..at].encode_utf16().count()
}

/// The byte that `units` UTF-16 units of `text` reach to; past the end is the end.
pub fn byte_after(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += c.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_translate_both_ways_at_every_character() {
        let text = "a é 日本 👩‍🚀 e\u{301} z";
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(byte_after(text, units_before(text, at)), at);
        }
    }

    #[test]
    fn an_offset_that_is_nowhere_is_brought_back_into_the_text() {
        assert_eq!(units_before("日", 1), 0);
        assert_eq!(units_before("日", 99), 1);
        assert_eq!(byte_after("日", 99), 3);
        // Between the halves of a surrogate pair: after the character, never inside it.
        assert_eq!(byte_after("👩x", 1), 4);
    }
}
