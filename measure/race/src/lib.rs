//! The engine against its limit on the same texts.
//!
//! The limit is what any checker of words must do at least: split the text into words and look each
//! one up in a table. Texts are made here, so that the program and the wasm module race on the same.

mod corpus;
#[cfg(target_arch = "wasm32")]
mod exports;

pub use corpus::Corpus;

use std::collections::HashSet;

use blameless::{Checker, People, SectionRole, check};

/// One thing whose time is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Splitting the text into words and looking each up.
    Limit,
    /// Checking the whole text with a checker that has seen nothing.
    Cold,
    /// Checking it again with a checker that knows all of it.
    Warm,
    /// Checking it with a checker that knows all but the last key.
    Key,
    /// Checking prose of the same size with a checker that has seen nothing.
    Prose,
}

impl Work {
    /// All of them; wasm knows them by their place here.
    pub const ALL: [Work; 5] = [Work::Limit, Work::Cold, Work::Warm, Work::Key, Work::Prose];

    /// A name for files, such as `limit`.
    pub fn id(self) -> &'static str {
        match self {
            Work::Limit => "limit",
            Work::Cold => "cold",
            Work::Warm => "warm",
            Work::Key => "key",
            Work::Prose => "prose",
        }
    }
}

/// What is typed in the middle of the text, one letter a key.
const TYPED: &[u8] = b"after the restart the queue was drained by the second worker, ";

/// A text and all that is done with it.
#[derive(Debug)]
pub struct Race {
    text: String,
    prose: Option<String>,
    people: People,
    checker: Checker,
    table: HashSet<String>,
    middle: usize,
    keys: usize,
}

impl Race {
    /// A race on about this many bytes. Another seed makes another text of the same kind.
    pub fn new(corpus: Corpus, bytes: usize, seed: u64) -> Race {
        let text = corpus.text(bytes, seed);
        // After a space, so that no word and no character is cut.
        let middle =
            text[..text.floor_char_boundary(text.len() / 2)].rfind(' ').map_or(0, |at| at + 1);
        Race {
            text,
            prose: None,
            people: People::new(["Chris"]).with_role("Priya", "engineer"),
            checker: Checker::new(),
            table: corpus::words()
                .enumerate()
                .filter(|(at, _)| at % 2 == 0)
                .map(|(_, word)| word)
                .collect(),
            middle,
            keys: 0,
        }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Types one more letter in the middle. Its time is not the engine's.
    pub fn press(&mut self) {
        let letter = char::from(TYPED[self.keys % TYPED.len()]);
        self.text.insert(self.middle + self.keys, letter);
        self.keys += 1;
    }

    /// Does the work once; returns how many words or hints were found.
    pub fn run(&mut self, work: Work) -> usize {
        let cold = |text: &str| check(text, SectionRole::Cause, &self.people).len();
        match work {
            Work::Limit => known(&self.text, &self.table),
            Work::Cold => cold(&self.text),
            Work::Prose => {
                let size = self.text.len();
                cold(self.prose.get_or_insert_with(|| Corpus::Prose.text(size, 1)))
            }
            Work::Warm | Work::Key => {
                self.checker.check(&self.text, SectionRole::Cause, &self.people).len()
            }
        }
    }
}

/// How many words of the text are in the table, in any case.
fn known(text: &str, table: &HashSet<String>) -> usize {
    let mut lower = String::new();
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .filter(|word| {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            table.contains(&lower)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_changes_one_paragraph() {
        let mut race = Race::new(Corpus::Prose, 10_000, 1);
        race.run(Work::Warm);
        let before = race.checker.words_checked();
        for _ in 0..100 {
            race.press();
            race.run(Work::Key);
        }
        let looked_at = race.checker.words_checked() - before;
        assert!((100..100 * 150).contains(&looked_at), "{looked_at} words");
    }

    #[test]
    fn both_find_something_in_prose() {
        let mut race = Race::new(Corpus::Prose, 10_000, 1);
        assert!(race.run(Work::Limit) > 100);
        let hints = race.run(Work::Cold);
        assert!(hints > 0, "{hints}");
        assert_eq!(race.run(Work::Warm), hints);
    }
}
