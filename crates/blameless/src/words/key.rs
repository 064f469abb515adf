//! A word as the table knows it: a few numbers instead of letters.

/// A word in lower case, padded with zeros.
pub(crate) type Key = [u64; 3];

/// Longer words are in no list.
const LONGEST: usize = 24;

/// The key of a word in any case; `None` if it is too long for any list.
#[inline(always)]
pub(super) fn key(word: &[u8]) -> Option<Key> {
    if word.len() > LONGEST {
        return None;
    }
    let mut key = [0; 3];
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        let part = &mut key[at / 8];
        *part = *part << 8 | u64::from(word[at].to_ascii_lowercase());
    }
    Some(key)
}

/// How many letters of ASCII some bytes begin with, and the key of the word that they are. Eight bytes
/// are looked at together, because this is done for every word of a text; most words need no more.
#[inline(always)]
pub(crate) fn letters(bytes: &[u8]) -> (usize, Option<Key>) {
    let (letters, part) = part(bytes);
    if letters < 8 { (letters, Some([part, 0, 0])) } else { more_letters(bytes, part) }
}

/// The same for a word of which the first eight letters are known.
#[inline(never)]
fn more_letters(bytes: &[u8], first: u64) -> (usize, Option<Key>) {
    let (second, middle) = part(&bytes[8..]);
    if second < 8 {
        return (8 + second, Some([first, middle, 0]));
    }
    let (third, last) = part(&bytes[16..]);
    let rest = bytes[16 + third..].iter();
    let more =
        if third < 8 { 0 } else { rest.take_while(|byte| byte.is_ascii_alphabetic()).count() };
    (16 + third + more, (more == 0).then_some([first, middle, last]))
}

/// With how many letters eight bytes begin, and those letters in lower case as a number.
#[inline(always)]
fn part(bytes: &[u8]) -> (usize, u64) {
    let eight = eight(bytes) | (0x20 * EACH);
    let letters = letters_of(eight);
    (letters, if letters == 8 { eight } else { eight & ((1 << (8 * letters)) - 1) })
}

/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The first eight bytes as a number, or fewer and zeros.
#[inline(always)]
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

/// With how many small letters eight bytes begin. The highest bit of each byte tells: it is set by
/// adding what is missing up to it from `a` on, and from behind `z` on.
#[inline(always)]
fn letters_of(eight: u64) -> usize {
    const HIGHEST: u64 = 0x80 * EACH;
    let low = eight & !HIGHEST;
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let behind_z = low + (0x7f - b'z' as u64) * EACH;
    let others = !(from_a & !behind_z & !eight) & HIGHEST;
    others.trailing_zeros() as usize / 8
}

/// Whether two keys are the same, without a loop.
#[inline(always)]
pub(super) fn same(one: &Key, other: &Key) -> bool {
    (one[0] ^ other[0]) | (one[1] ^ other[1]) | (one[2] ^ other[2]) == 0
}

/// The high bits are the well mixed ones.
#[inline(always)]
pub(super) fn hash(key: &Key) -> u64 {
    (key[0] ^ key[1].rotate_left(23) ^ key[2].rotate_left(47)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_and_make_the_key_of_their_word() {
        for byte in 0..=u8::MAX {
            for before in ["", "a", "Abcdefg", "abcdefgh", "internationalisati"] {
                let bytes = [before.as_bytes(), &[byte], b"z and more words"].concat();
                let length = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(letters(&bytes), (length, key(&bytes[..length])), "{bytes:?}");
                let cut = &bytes[..=before.len()];
                let length = cut.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(letters(cut), (length, key(&cut[..length])), "{cut:?}");
            }
        }
        let long = "a".repeat(30);
        for length in 0..30 {
            assert_eq!(
                letters(&long.as_bytes()[..length]),
                (length, key(&long.as_bytes()[..length]))
            );
        }
    }
}
