//! The helpers around a verb: `had never deleted`, `was accidentally deleted`.

use crate::sentence::Gap;
use crate::subject::{Clause, Group};
use crate::words;

impl Clause<'_, '_> {
    /// The helpers, adverbs and negations before a verb. Many patterns ask for that of the same verb,
    /// one after the other.
    pub(crate) fn group(&self, verb: usize) -> Group {
        let asked = (verb, self.sentence.body);
        if let Some((known, group)) = self.parsed.last_group.get()
            && known == asked
        {
            return group;
        }
        let group = self.read_group(verb);
        self.parsed.last_group.set(Some((asked, group)));
        group
    }

    fn read_group(&self, verb: usize) -> Group {
        let floor = self.floor(verb);
        let mut group = Group { start: verb, ..Group::default() };
        let mut ends_in_be = false;
        while group.start > floor {
            let at = group.start - 1;
            let word = self.word(at);
            let gap = self.word(group.start).gap;
            // A dash, a bracket or a new clause ends the group; `Chris, accidentally, deleted` does not.
            if gap.any(Gap::CLAUSE) || gap.any(Gap::OPEN) || gap.any(Gap::CLOSE) {
                break;
            }
            let possessive = word.is("'s") && !self.is_verbal_s(at, verb);
            let helper = (word.any(words::AUXILIARY) || word.is("'s")) && !possessive;
            let filler = word.any(words::ADVERB | words::NEGATION)
                && !word.any(words::DETERMINER | words::PRONOUN)
                || word.any(words::ACCIDENT) && word.any(words::ADVERB)
                || word.is("all")
                || word.is("both");
            if word.is("to") && self.word(verb).any(words::BASE) && group.start == verb {
                group.infinitive = true;
            } else if word.is("to") && self.behind(at, 2).any(|back| self.is(back, "ought"))
                || word.is("of") && at > floor && self.has(at - 1, words::MODAL)
            {
                group.modal = true;
            } else if !helper && !filler
                || word.any(words::SUBORDINATOR) && !word.any(words::ADVERB)
            {
                break;
            }
            if helper {
                group.helped = true;
                if word.any(words::BE) && !ends_in_be {
                    group.passive = !self.word(verb).any(words::GERUND);
                }
                if word.any(words::BE) {
                    ends_in_be = true;
                }
                group.modal |= word.any(words::MODAL);
            }
            group.negated |= word.negated || word.any(words::NEGATION);
            group.accident |= word.any(words::ACCIDENT);
            group.start = at;
        }
        group
    }

    /// Whether `'s` is `has` or `is` here, and not a possessive.
    pub(super) fn is_verbal_s(&self, at: usize, verb: usize) -> bool {
        at > self.sentence.words.start && self.word(at - 1).any(words::PRONOUN) && at + 2 >= verb
    }
}
