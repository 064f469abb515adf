//! Where a text differs from what it was.

use std::ops::Range;

/// What was put in place of what: `old[start..old_end]` became `new[start..new_end]`. All else is the
/// same, and all three are boundaries of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) start: usize,
    pub(crate) old_end: usize,
    pub(crate) new_end: usize,
}

impl Change {
    /// Where a place behind the change has come to.
    pub(crate) fn moved(&self, at: usize) -> usize {
        at - self.old_end + self.new_end
    }
}

/// A text as it was, with a gap where it was changed last: the next key falls there as well, and moves
/// no text, however much stands behind it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    bytes: Vec<u8>,
    gap: Range<usize>,
}

impl Seen {
    /// From the first byte that differs to the last; `None` where none does.
    pub(crate) fn change_to(&self, new: &str) -> Option<Change> {
        let (before, behind) = (&self.bytes[..self.gap.start], &self.bytes[self.gap.end..]);
        let (length, bytes) = (before.len() + behind.len(), new.as_bytes());
        let mut start = same_first(before, bytes);
        if start == before.len() {
            start += same_first(behind, &bytes[start..]);
        }
        if start == length && start == bytes.len() {
            return None;
        }
        let start = new.floor_char_boundary(start);
        let behind = &behind[start.saturating_sub(before.len())..];
        let (before, rest) = (&before[start.min(before.len())..], &bytes[start..]);
        let mut same = same_last(behind, rest);
        if same == behind.len() {
            same += same_last(before, &rest[..rest.len() - same]);
        }
        let new_end = new.ceil_char_boundary(new.len() - same);
        Some(Change { start, old_end: length - (new.len() - new_end), new_end })
    }

    /// Becomes what the text was changed to.
    pub(crate) fn follow(&mut self, change: Change, new: &str) {
        let Change { start, old_end, new_end } = change;
        let room = self.gap.len() + old_end - start;
        if new_end - start > room {
            // More than fits: all anew, with room for what may follow.
            self.gap = new_end..new_end + ROOM + new.len() / 16;
            self.bytes.clear();
            self.bytes.reserve_exact(self.gap.len() + new.len());
            self.bytes.extend_from_slice(&new.as_bytes()[..new_end]);
            self.bytes.resize(self.gap.end, 0);
            self.bytes.extend_from_slice(&new.as_bytes()[new_end..]);
            return;
        }
        let gap = self.gap.clone();
        if start < gap.start {
            self.bytes.copy_within(start..gap.start, gap.end - (gap.start - start));
        } else {
            self.bytes.copy_within(gap.end..gap.end + (start - gap.start), gap.start);
        }
        self.bytes[start..new_end].copy_from_slice(&new.as_bytes()[start..new_end]);
        self.gap = new_end..start + room;
    }
}

/// How many bytes can be typed at least before the text is laid out anew.
const ROOM: usize = 64;

// Both texts are read with each key, as far as they are the same: many bytes at a time.

const PART: usize = 32;

fn same_first(old: &[u8], new: &[u8]) -> usize {
    let ((old_parts, _), (new_parts, _)) = (old.as_chunks(), new.as_chunks());
    let parts = old_parts.iter().zip(new_parts);
    let same = PART * parts.take_while(|(a, b)| same_part(a, b)).count();
    let rest = old[same..].iter().zip(&new[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

fn same_last(old: &[u8], new: &[u8]) -> usize {
    let ((_, old_parts), (_, new_parts)) = (old.as_rchunks(), new.as_rchunks());
    let parts = old_parts.iter().rev().zip(new_parts.iter().rev());
    let same = PART * parts.take_while(|(a, b)| same_part(a, b)).count();
    let rest = old[..old.len() - same].iter().rev().zip(new[..new.len() - same].iter().rev());
    same + rest.take_while(|(a, b)| a == b).count()
}

#[inline(always)]
fn same_part(a: &[u8; PART], b: &[u8; PART]) -> bool {
    let number = |part: &[u8; PART], at: usize| {
        let eight = part[at..].first_chunk().copied().unwrap_or_default();
        u64::from_le_bytes(eight)
    };
    let differs = |at| number(a, at) ^ number(b, at);
    differs(0) | differs(8) | differs(16) | differs(24) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_between_what_is_the_same() {
        for (old, new, change) in [
            ("", "", None),
            ("the same text, and more", "the same text, and more", None),
            ("", "a", Some((0, 0, 1))),
            ("aa", "aaa", Some((2, 2, 3))),
            ("a long text that goes", "a long text that goes on", Some((21, 21, 24))),
            ("before the change", "before a change", Some((7, 10, 8))),
            ("twelve more bytes", "more bytes", Some((0, 7, 0))),
            // The two letters share their first byte, and two others their last.
            ("é", "è", Some((0, 2, 2))),
            ("xé", "x\u{129}", Some((1, 3, 3))),
        ] {
            let expected =
                change.map(|(start, old_end, new_end)| Change { start, old_end, new_end });
            for gap in (0..=old.len()).filter(|&gap| old.is_char_boundary(gap)) {
                let mut seen = with_gap(old, gap);
                assert_eq!(seen.change_to(new), expected, "{old:?} and {new:?}, gap at {gap}");
                expected.into_iter().for_each(|change| seen.follow(change, new));
                assert_eq!(seen.change_to(new), None, "{old:?} became {new:?}, gap at {gap}");
            }
        }
    }

    /// A text that was last changed at this place, with room for two bytes.
    fn with_gap(text: &str, at: usize) -> Seen {
        let bytes = [&text.as_bytes()[..at], b"--", &text.as_bytes()[at..]].concat();
        Seen { bytes, gap: at..at + 2 }
    }

    #[test]
    fn a_key_in_a_long_text_moves_none_of_it() {
        let text = "word ".repeat(1_000);
        let mut seen = Seen::default();
        for typed in 0..ROOM {
            let new = [&text[..500], &"x".repeat(typed), &text[500..]].concat();
            let change = seen.change_to(&new).unwrap();
            seen.follow(change, &new);
            let laid_out = seen.bytes.len();
            assert_eq!(laid_out, text.len() + ROOM + text.len() / 16, "after {typed} letters");
        }
    }
}
