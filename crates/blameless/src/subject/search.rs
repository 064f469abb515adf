//! From a verb back to its subject.

use crate::sentence::Gap;
use crate::subject::{Agent, Clause, Phrase};
use crate::words;

impl Clause<'_, '_> {
    /// The subject of a verb.
    #[inline(never)]
    pub(crate) fn subject(&self, verb: usize) -> Option<Phrase> {
        self.subject_of(verb, self.group(verb).start, 4)
    }

    pub(super) fn subject_of(&self, verb: usize, start: usize, depth: usize) -> Option<Phrase> {
        let floor = self.floor(verb);
        if start <= floor || depth == 0 {
            return self.labelled_subject(start);
        }
        let gap = self.word(start).gap;
        let before = self.word(start - 1);
        if gap.any(Gap::CLAUSE) {
            return self.labelled_subject(start);
        }
        let joined = before.any(words::CONJUNCTION) || before.is("then") || gap.any(Gap::COMMA);
        if joined {
            if let Some(shared) = self.shared_subject(start, depth) {
                return Some(shared);
            }
            if before.any(words::CONJUNCTION) {
                return None;
            }
        }
        if gap.any(Gap::CLOSE) {
            // `Chris (SRE) deleted`
            let open = (floor..start).rev().find(|&at| self.word(at).gap.any(Gap::OPEN))?;
            return self.phrase_before(open, depth);
        }
        if gap.any(Gap::COMMA) {
            // `Chris, by accident, deleted`
            let reach = floor.max(start.saturating_sub(9));
            let open = (reach + 1..start).rev().find(|&at| self.word(at).gap.any(Gap::COMMA))?;
            return self.phrase_before(open, depth);
        }
        self.phrase_before(start, depth)
    }

    /// `10:12 RK: deleted the queue`: who is named before the colon is the subject.
    pub(super) fn labelled_subject(&self, start: usize) -> Option<Phrase> {
        let first = self.sentence.words.start;
        let word = (start > first).then(|| self.word(start - 1))?;
        let phrase = self.simple_phrase(start, first)?;
        (word.any(words::NAMED) && self.word(start).gap.any(Gap::LABEL)).then_some(phrase)
    }

    /// The subject of the verb that this one is joined to: `Chris logged in and deleted`.
    pub(super) fn shared_subject(&self, start: usize, depth: usize) -> Option<Phrase> {
        let floor = self.floor(start);
        for at in (floor..start).rev() {
            if self.word(at + 1).gap.any(Gap::CLAUSE) {
                return None;
            }
            if self.is_finite(at) {
                let group = self.group(at);
                if group.infinitive {
                    continue;
                }
                return self.subject_of(at, group.start, depth - 1);
            }
        }
        None
    }

    /// Whether a word is a verb with a tense, as far as one can tell from its neighbours.
    #[inline(never)]
    pub(crate) fn is_finite(&self, at: usize) -> bool {
        let word = self.word(at);
        if word.any(words::PRONOUN | words::NAMED) {
            return false;
        }
        let adjective = at > self.sentence.words.start
            && self.word(at).gap == Gap::default()
            && (self.has(at - 1, words::DETERMINER)
                && !self.has(at - 1, words::RELATIVE.or(words::THING))
                || self.is(at - 1, "'s")
                || self.has(at - 1, words::PREPOSITION) && !self.is(at - 1, "to"));
        // `merged conflicting changes`: a plural noun after a verb
        let plural = word.any(words::THIRD)
            && !word.any(words::AUXILIARY | words::PAST)
            && at > self.sentence.words.start
            && self.has(at - 1, words::GERUND.or(words::PAST));
        if adjective || plural {
            return false;
        }
        word.any(words::AUXILIARY | words::PAST | words::THIRD) && !word.any(words::ROLE)
            || word.plain() && word.text.len() > 4 && word.text.ends_with("ed")
            || word.any(words::BASE)
                && at > self.sentence.words.start
                && self.has(
                    at - 1,
                    words::WE
                        .or(words::SELF)
                        .or(words::THIRD_PERSON)
                        .or(words::DO)
                        .or(words::MODAL),
                )
    }

    /// The subject that ends before `end`; relative pronouns lead back to what they stand for.
    pub(super) fn phrase_before(&self, end: usize, depth: usize) -> Option<Phrase> {
        let floor = self.floor(end);
        if end <= floor {
            return None;
        }
        let word = self.word(end - 1);
        if word.any(words::RELATIVE) && end - 1 > floor {
            let phrase = self.noun_phrase(self.before_aside(end - 1, floor), floor)?;
            if phrase.agent != Agent::System || word.is("who") {
                return Some(phrase);
            }
            // `Chris executed a script that deleted …`: the story is about Chris.
            return Some(self.driver(phrase.words.start, depth).unwrap_or(phrase));
        }
        self.noun_phrase(end, floor)
    }

    /// `a script, without confirmation, that`: the aside between commas is passed over.
    pub(super) fn before_aside(&self, end: usize, floor: usize) -> usize {
        if !self.word(end).gap.any(Gap::COMMA) {
            return end;
        }
        let reach = (floor + 1).max(end.saturating_sub(8));
        (reach..end)
            .rev()
            .find(|&at| self.word(at).gap.any(Gap::COMMA))
            .filter(|&at| self.word(at).any(words::PREPOSITION))
            .unwrap_or(end)
    }

    /// Who put this thing to work: the subject of the verb whose object starts at `object`.
    pub(super) fn driver(&self, object: usize, depth: usize) -> Option<Phrase> {
        let floor = self.floor(object);
        let mut at = object;
        while at > floor
            && self.word(at).gap == Gap::default()
            && self.word(at - 1).is_one_of(&["out", "up", "in", "through", "off", "with"])
        {
            at -= 1;
        }
        let verb = at.checked_sub(1).filter(|&verb| verb >= floor)?;
        if !self.word(verb).any(words::ACTION)
            || self.word(verb).any(words::GERUND) && !self.group(verb).helped
        {
            return None;
        }
        let group = self.group(verb);
        if group.passive || group.negated || group.modal || group.infinitive {
            return None;
        }
        self.subject_of(verb, group.start, depth.checked_sub(1)?)
            .filter(|phrase| phrase.agent.is_person())
    }
}
