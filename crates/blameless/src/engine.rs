//! What is made once: the words of the lists, and the patterns of the rules.

use std::sync::OnceLock;

use crate::pattern::Book;
use crate::rules::{Check, Rule, rules};
use crate::words::{Set, Table};

pub(crate) struct Engine {
    words: Table,
    book: Book,
    /// The rules that have something to check beyond their patterns.
    checks: Vec<(&'static Rule, &'static Check)>,
    /// Without a word of these classes, none of them has.
    anchors: Set,
}

impl Engine {
    pub(crate) fn words(&self) -> &Table {
        &self.words
    }

    pub(crate) fn checks(&self) -> &[(&'static Rule, &'static Check)] {
        &self.checks
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
        let checks: Vec<_> =
            rules().iter().filter_map(|rule| Some((*rule, rule.check.as_ref()?))).collect();
        let anchors = checks.iter().fold(Set::NONE, |set, (_, check)| set | check.anchors);
        Engine { words, book, checks, anchors }
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
