//! A block into words and sentences, in one pass.

mod classify;
mod lead;
mod parser;

use std::cell::Cell;
use std::ops::Range;

pub(crate) use parser::parse;

use crate::subject::{Group, Phrase};
use crate::words::{self, Id, Set};

/// Punctuation between a word and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Gap(u8);

impl Gap {
    pub(crate) const COMMA: Gap = Gap(1);
    pub(crate) const SEMICOLON: Gap = Gap(2);
    pub(crate) const COLON: Gap = Gap(4);
    pub(crate) const DASH: Gap = Gap(8);
    pub(crate) const OPEN: Gap = Gap(16);
    pub(crate) const CLOSE: Gap = Gap(32);
    pub(crate) const NEWLINE: Gap = Gap(64);
    pub(crate) const BOLD: Gap = Gap(128);
    /// What stands between a name and what that person did: `RK: deleted`.
    pub(crate) const LABEL: Gap = Gap(4 | 8);
    /// Whatever ends a phrase.
    pub(crate) const PHRASE: Gap = Gap(1 | 2 | 4 | 8 | 16 | 32);
    /// Whatever ends a clause.
    pub(crate) const CLAUSE: Gap = Gap(2 | 4 | 8);

    #[inline(always)]
    pub(crate) fn any(self, other: Gap) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    fn add(&mut self, other: Gap) {
        self.0 |= other.0;
    }
}

/// One word, or one masked span that stands where a noun could.
#[derive(Clone, Debug)]
pub(crate) struct Word<'t> {
    /// As written, without `n't`; clitics such as `'s` are words of their own.
    pub(crate) text: &'t str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) set: Set,
    /// Its number among the known words.
    pub(crate) id: Id,
    /// The number of its base form, if it is a form of a known verb.
    pub(crate) lemma: Id,
    /// Ends in `n't`.
    pub(crate) negated: bool,
    pub(crate) gap: Gap,
    /// Which of the known people this is.
    pub(crate) person: Option<usize>,
}

impl Word<'_> {
    #[inline(always)]
    pub(crate) fn any(&self, set: Set) -> bool {
        self.set.any(set)
    }

    /// Most likely a noun: nothing says that it is anything else.
    pub(crate) fn plain(&self) -> bool {
        !self.any(words::GRAMMAR)
    }

    #[inline(never)]
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    #[inline(never)]
    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        let (length, first) = (self.text.len(), self.first());
        // Few words of a list are as long and begin alike.
        words.iter().any(|word| {
            word.len() == length && word.as_bytes().first() == first.as_ref() && self.is(word)
        })
    }

    /// Its first byte, in lower case.
    #[inline(always)]
    fn first(&self) -> Option<u8> {
        self.text.as_bytes().first().map(u8::to_ascii_lowercase)
    }

    pub(crate) fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// A sentence of a block.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its words, as indices into the words of the block.
    pub(crate) words: Range<usize>,
    /// The first word after timestamps and a label such as `Root cause:`.
    pub(crate) body: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) question: bool,
    /// The classes of all its words.
    pub(crate) set: Set,
}

impl Sentence {
    /// What stands before the text of the sentence, as a sentence of its own: `Root cause:`.
    pub(crate) fn label(&self) -> Option<Sentence> {
        let words = self.words.start..self.body;
        (!words.is_empty()).then(|| Sentence { body: words.start, words, ..self.clone() })
    }
}

/// What an answer belongs to: a verb, and where its sentence begins to say something.
type Asked = (usize, usize);

/// The words and sentences of a block. Byte positions count from the start of the block.
#[derive(Default)]
pub(crate) struct Parsed<'t> {
    pub(crate) words: Vec<Word<'t>>,
    pub(crate) sentences: Vec<Sentence>,
    /// Starts with a ticked check box.
    pub(crate) ticked: bool,
    /// How many bytes and words were looked at: what the budget of the tests counts.
    pub(crate) steps: Cell<usize>,
    /// The helpers of the last verb that was asked about.
    pub(crate) last_group: Cell<Option<(Asked, Group)>>,
    /// The subject of the last verb that was asked about.
    pub(crate) last_subject: Cell<Option<(Asked, Option<Phrase>)>>,
}

impl Parsed<'_> {
    pub(crate) fn step(&self, by: usize) {
        self.steps.set(self.steps.get() + by);
    }
}
