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

/// Counts the units before many places of one text. In their order, that takes one reading of it.
pub struct Units<'t> {
    text: &'t str,
    /// The place asked for last, and the units before it.
    at: usize,
    units: usize,
}

impl<'t> Units<'t> {
    /// The units of this text.
    pub fn of(text: &'t str) -> Units<'t> {
        Units { text, at: 0, units: 0 }
    }

    /// What [`units_before`] says.
    pub fn before(&mut self, at: usize) -> usize {
        let at = self.text.floor_char_boundary(at);
        if at < self.at {
            (self.at, self.units) = (0, 0);
        }
        self.units += units_before(&self.text[self.at..], at - self.at);
        self.at = at;
        self.units
    }
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
        let mut units = Units::of(text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(byte_after(text, units_before(text, at)), at);
            assert_eq!(units.before(at), units_before(text, at));
        }
        for at in [3, 1, 9, 8, 99, 2] {
            assert_eq!(units.before(at), units_before(text, at), "in any order");
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
