//! Where two texts differ.

/// What was put in place of what: `old[start..old_end]` became `new[start..new_end]`. All else is the
/// same, and all three are boundaries of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) start: usize,
    pub(crate) old_end: usize,
    pub(crate) new_end: usize,
}

impl Change {
    /// From the first byte that differs to the last; `None` where none does.
    pub(crate) fn between(old: &str, new: &str) -> Option<Change> {
        let start = same_first(old.as_bytes(), new.as_bytes());
        if start == old.len() && start == new.len() {
            return None;
        }
        let start = new.floor_char_boundary(start);
        let same = same_last(&old.as_bytes()[start..], &new.as_bytes()[start..]);
        let new_end = new.ceil_char_boundary(new.len() - same);
        Some(Change { start, old_end: old.len() - (new.len() - new_end), new_end })
    }

    /// Where a place behind the change has come to.
    pub(crate) fn moved(&self, at: usize) -> usize {
        at - self.old_end + self.new_end
    }
}

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
            assert_eq!(Change::between(old, new), expected, "{old:?} and {new:?}");
        }
    }
}
