//! Numbers, put to the words that they belong to.

use crate::words::Id;

/// Some numbers for each known word.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    /// Where the numbers of each word start.
    starts: Vec<u32>,
    numbers: Vec<u16>,
}

impl Shelves {
    /// Puts each number to its word, in the order given.
    pub(super) fn of(pairs: &[(Id, u16)], words: Id) -> Shelves {
        let mut starts = vec![0; usize::from(words) + 2];
        for (word, _) in pairs {
            starts[usize::from(*word) + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut numbers = vec![0; pairs.len()];
        for (word, number) in pairs {
            let next = &mut starts[usize::from(*word) + 1];
            numbers[*next as usize] = *number;
            *next += 1;
        }
        Shelves { starts, numbers }
    }

    #[inline(always)]
    pub(super) fn get(&self, word: Id) -> &[u16] {
        let at = usize::from(word);
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
