//! What is made once: the words of the lists, and the patterns of the rules.

use std::sync::OnceLock;

use crate::pattern::Book;
use crate::rules::rules;
use crate::words::Table;

pub(crate) struct Engine {
    words: Table,
    book: Book,
    /// Lines of patterns that cannot be read. A test holds this empty.
    #[cfg_attr(not(test), allow(dead_code))]
    errors: Vec<String>,
}

impl Engine {
    pub(crate) fn words(&self) -> &Table {
        &self.words
    }

    pub(crate) fn book(&self) -> &Book {
        &self.book
    }
}

pub(crate) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut words = Table::of_lists();
        let (book, errors) = Book::read(rules(), &mut words);
        Engine { words, book, errors }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        assert!(engine().errors.is_empty(), "{}", engine().errors.join("\n"));
    }
}
