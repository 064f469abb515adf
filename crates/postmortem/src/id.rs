//! Names for things that can move.

use std::fmt;
use std::rc::Rc;

/// The identity of a document, row, action item or person. It survives edits, moves and exports.
///
/// Written as 16 hexadecimal digits. Whoever creates one draws it at random; two that are equal are
/// the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub u64);

impl Id {
    /// The id written as `text`. Any other text gets an id derived from it, so that files written by
    /// hand may use whatever names they like: equal texts give equal ids.
    pub fn from_text(text: &str) -> Id {
        match u64::from_str_radix(text, 16) {
            Ok(id) if text.len() == 16 => Id(id),
            _ => Id(fnv1a(text.as_bytes())),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// FNV-1a, 64 bit (Fowler, Noll, Vo): spreads short texts well and is three lines.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The identity of a section: the name its template gives it, such as `went_well`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub Rc<str>);

impl SectionId {
    /// The section named `id`.
    pub fn new(id: &str) -> SectionId {
        SectionId(id.into())
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself() {
        for id in [Id(0), Id(1), Id(u64::MAX), Id(0xdead_beef)] {
            assert_eq!(Id::from_text(&id.to_string()), id);
        }
    }

    #[test]
    fn any_text_is_an_id() {
        assert_eq!(Id::from_text("row-1"), Id::from_text("row-1"));
        assert_ne!(Id::from_text("row-1"), Id::from_text("row-2"));
    }
}
