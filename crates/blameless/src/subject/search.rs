//! From a verb back to its subject.

use crate::sentence::Gap;
use crate::subject::{Agent, Clause, Phrase};
use crate::words;

impl Clause<'_, '_> {
    /// The subject of a verb.
    pub(crate) fn subject(&self, verb: usize) -> Option<Phrase> {
        let asked = (verb, self.sentence.body);
        let last = &self.parsed.last_subject;
        let subject = match last.take() {
            Some((known, subject)) if known == asked => subject,
            _ => self.find_subject(verb),
        };
        last.set(Some((asked, subject.clone())));
        subject
    }

    fn find_subject(&self, verb: usize) -> Option<Phrase> {
        let start = self.group(verb).start;
        let subject = self.subject_of(verb, start, 4);
        match &subject {
            Some(phrase) if phrase.agent != Agent::System => subject,
            // `the planner forgot`: software does not.
            Some(phrase)
                if self.word(verb).any(words::SLIP_UP | words::OMISSION)
                    && !self.is_any(verb, &["fail", "failed", "fails", "missed", "misses"])
                    && self.has(phrase.words.end - 1, words::TRAP_ROLE) =>
            {
                Some(Phrase { agent: Agent::Role, ..phrase.clone() })
            }
            _ => self.before_relative(start).or(subject),
        }
    }

    /// `The engineer who was on call that weekend deleted`: between `who` and the verb stands
    /// exactly one other verb with a tense.
    fn before_relative(&self, start: usize) -> Option<Phrase> {
        let floor = self.floor(start);
        if start <= floor || self.word(start).gap.any(Gap::PHRASE) {
            return None;
        }
        let mut verbs = 0;
        let mut at = start;
        while at > floor + 1 {
            at -= 1;
            let word = self.word(at);
            if word.gap.any(Gap::PHRASE) {
                return None;
            }
            if word.is("who") {
                let phrase = self.simple_phrase(at, floor)?;
                return (verbs == 1 && phrase.agent.is_person()).then_some(phrase);
            }
            // `who was on call that night`
            let moment = word.is("that")
                && self.is_any(
                    at + 1,
                    &["day", "night", "morning", "evening", "afternoon", "week", "weekend", "time"],
                );
            if word.any(words::SUBORDINATOR | words::CONJUNCTION) && !moment {
                return None;
            }
            if self.is_finite(at) {
                verbs += 1;
                at = self.group(at).start.max(floor + 1);
            }
        }
        None
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
        if gap.any(Gap::COMMA)
            && let Some(named) = self.before_apposition(start, depth)
        {
            return Some(named);
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

    /// `Chris, the release manager, deleted`: who is meant stands before the aside.
    fn before_apposition(&self, start: usize, depth: usize) -> Option<Phrase> {
        let reach = self.floor(start).max(start.saturating_sub(9));
        let open = (reach + 1..start).rev().find(|&at| self.word(at).gap.any(Gap::COMMA))?;
        let aside = self.word(open);
        let names = aside.any(words::DETERMINER | words::PREPOSITION)
            && (open..start).all(|at| !self.is_finite(at) || self.is(open + 1, "whom"));
        let phrase = names.then(|| self.phrase_before(open, depth)).flatten()?;
        phrase.agent.is_person().then_some(phrase)
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
            || word.any(words::BASE) && !word.any(words::ROLE) && self.is_note(at)
    }

    /// `RK pull wrong cable`, `engineers skip the tests`: no ending tells the tense, but a person
    /// stands before and an object after.
    fn is_note(&self, at: usize) -> bool {
        let floor = self.sentence.words.start;
        let filler = |back: &usize| {
            self.has(*back, words::NEGATION.or(words::ADVERB))
                && !self.has(*back, words::DETERMINER)
        };
        let fillers = (floor..at).rev().take_while(filler).count();
        let Some(who) = (at - fillers).checked_sub(1).filter(|&who| who >= floor) else {
            return false;
        };
        let word = self.word(who);
        if !word.any(words::NAMED | words::ROLE)
            || (who + 1..=at).any(|at| self.word(at).gap != Gap::default())
            || !self.get(at + 1).is_some_and(|next| {
                next.gap == Gap::default()
                    && (next
                        .any(words::DETERMINER | words::AMISS | words::NUMBER | words::POSSESSIVE)
                        || next.is_one_of(&["to", "off", "down", "out", "up", "it", "all", "us"])
                        || fillers > 0
                        || word.any(words::NAMED) && next.plain())
            })
        {
            return false;
        }
        let Some(phrase) = self.simple_phrase(who + 1, floor) else { return false };
        let before = phrase.words.start.checked_sub(1).filter(|&before| before >= floor);
        // `let Chris push the fix`, `for staff to`
        phrase.agent.is_person()
            && before.is_none_or(|before| {
                self.word(phrase.words.start).gap.any(Gap::PHRASE)
                    || !self.has(
                        before,
                        words::VERB.or(words::AUXILIARY).or(words::PREPOSITION).or(words::ROLE),
                    )
            })
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
