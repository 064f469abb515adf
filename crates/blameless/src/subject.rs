//! Who a verb belongs to. All rules share this module: most of their precision lives here.

mod group;
mod phrase;
mod search;
mod software;

use std::ops::Range;

use crate::sentence::{Gap, Parsed, Sentence, Word};
use crate::words::Set;

/// What kind of thing a noun phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agent {
    /// A person the document knows by name.
    Named,
    /// The writer.
    Myself,
    We,
    Role,
    /// Somebody, people, `they` without an antecedent.
    Somebody,
    /// Nobody, no engineer.
    Nobody,
    Vendor,
    Customer,
    Adversary,
    /// All else.
    System,
}

impl Agent {
    /// Somebody on our side, whom a sentence could accuse.
    pub(crate) fn is_person(self) -> bool {
        matches!(
            self,
            Agent::Named
                | Agent::Myself
                | Agent::We
                | Agent::Role
                | Agent::Somebody
                | Agent::Nobody
        )
    }
}

/// A noun phrase and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) agent: Agent,
    pub(crate) words: Range<usize>,
    /// A pronoun that was resolved to somebody named before.
    pub(crate) pronoun: bool,
}

/// How a verb is used.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Group {
    /// The first word of the verb group: `had never deleted`.
    pub(crate) start: usize,
    pub(crate) negated: bool,
    pub(crate) passive: bool,
    pub(crate) modal: bool,
    pub(crate) infinitive: bool,
    pub(crate) accident: bool,
    /// Has `be`, `have` or `do` before it.
    pub(crate) helped: bool,
}

/// One sentence with what its words can be resolved against.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'a, 't> {
    pub(crate) parsed: &'a Parsed<'t>,
    pub(crate) sentence: &'a Sentence,
}

/// No search for a subject looks further back than this many words.
const REACH: usize = 40;

impl<'a, 't> Clause<'a, 't> {
    #[inline(always)]
    pub(crate) fn word(&self, at: usize) -> &'a Word<'t> {
        self.parsed.step(1);
        &self.parsed.words[at]
    }

    /// The word there, if the sentence goes that far.
    #[inline(always)]
    pub(crate) fn get(&self, at: usize) -> Option<&'a Word<'t>> {
        self.parsed.step(1);
        if at < self.sentence.words.end { self.parsed.words.get(at) } else { None }
    }

    #[inline(never)]
    pub(crate) fn has(&self, at: usize, set: Set) -> bool {
        self.get(at).is_some_and(|word| word.any(set))
    }

    #[inline(never)]
    pub(crate) fn is(&self, at: usize, text: &str) -> bool {
        self.get(at).is_some_and(|word| word.is(text))
    }

    #[inline(never)]
    pub(crate) fn is_any(&self, at: usize, texts: &[&str]) -> bool {
        self.get(at).is_some_and(|word| word.is_one_of(texts))
    }

    /// Whether these words stand here, with nothing but spaces between them.
    #[inline(never)]
    pub(crate) fn reads(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(ahead, text)| self.is(at + ahead, text))
    }

    /// The words to look at: without timestamps and label.
    #[inline(always)]
    pub(crate) fn body(&self) -> Range<usize> {
        self.sentence.body..self.sentence.words.end
    }

    /// From `at` to the end of the clause, at most `reach` words.
    #[inline(never)]
    pub(crate) fn ahead(&self, at: usize, reach: usize) -> Range<usize> {
        let end = self.sentence.words.end.min(at + reach);
        let stop = (at + 1..end).find(|&next| self.word(next).gap.any(Gap::CLAUSE)).unwrap_or(end);
        at.min(stop)..stop
    }

    /// At most `reach` words before `at`, back to the start of the clause.
    #[inline(never)]
    pub(crate) fn behind(&self, at: usize, reach: usize) -> Range<usize> {
        let floor = self.floor(at).max(at.saturating_sub(reach));
        let start = (floor..at)
            .rev()
            .find(|&back| self.word(back + 1).gap.any(Gap::CLAUSE))
            .map_or(floor, |back| back + 1);
        start..at
    }

    #[inline(never)]
    pub(crate) fn any_in(&self, range: Range<usize>, set: Set) -> bool {
        range.into_iter().any(|at| self.has(at, set))
    }

    /// The words around `at` that a rule may look through: the whole of any sentence that a
    /// person would write, and never more than that for each word.
    #[inline(never)]
    pub(crate) fn near(&self, at: usize) -> Range<usize> {
        let body = self.body();
        body.start.max(at.saturating_sub(60))..body.end.min(at + 60)
    }

    /// Bytes from the first to the last of these words.
    #[inline(never)]
    pub(crate) fn span(&self, range: Range<usize>) -> Range<usize> {
        let last = range.end.max(range.start + 1) - 1;
        self.word(range.start).start..self.word(last).end
    }

    fn floor(&self, at: usize) -> usize {
        self.sentence.body.max(at.saturating_sub(REACH))
    }
}
