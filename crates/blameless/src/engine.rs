//! What is made once: the words of the lists, and the patterns of the rules.

use std::sync::OnceLock;

use crate::pattern::Book;
use crate::rules::rules;
use crate::words::{Set, Table};

pub(crate) struct Engine {
    words: Table,
    book: Book,
    /// Without a word of these classes, no rule has anything to check beyond its patterns.
    anchors: Set,
}

impl Engine {
    pub(crate) fn words(&self) -> &Table {
        &self.words
    }

    pub(crate) fn anchors(&self) -> Set {
        self.anchors
    }

    pub(crate) fn book(&self) -> &Book {
        &self.book
    }
}

pub(crate) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut words = Table::of_lists();
        // A test holds that every line can be read.
        let (book, _) = Book::read(rules(), &mut words);
        let checks = rules().iter().filter_map(|rule| rule.check.as_ref());
        let anchors = checks.fold(Set::NONE, |set, check| set | check.anchors);
        Engine { words, book, anchors }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        let (_, errors) = Book::read(rules(), &mut Table::of_lists());
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
}
