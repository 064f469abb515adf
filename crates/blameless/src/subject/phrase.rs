//! Noun phrases, and what they stand for.

use std::ops::Range;

use crate::sentence::{Gap, Word};
use crate::subject::software::is_software;
use crate::subject::{Agent, Clause, Phrase, REACH};
use crate::words;

impl Clause<'_, '_> {
    /// A noun phrase that ends before `end`, with its modifiers: `a developer at AWS`.
    #[inline(never)]
    pub(super) fn noun_phrase(&self, end: usize, floor: usize) -> Option<Phrase> {
        let mut phrase = self.simple_phrase(end, floor)?;
        loop {
            let start = phrase.words.start;
            if start <= floor + 1 || self.word(start).gap.any(Gap::PHRASE) {
                return Some(phrase);
            }
            let link = self.word(start - 1);
            let reduced =
                link.is("by") && start > floor + 2 && self.word(start - 2).any(words::PARTICIPLE);
            let next = if reduced {
                // `a mistake made by an engineer`
                self.simple_phrase(start - 2, floor)
            } else if link.any(words::PREPOSITION) && !self.word(start - 1).gap.any(Gap::PHRASE) {
                self.simple_phrase(start - 1, floor)
                    .map(|outer| self.partitive(outer, &phrase, link))
            } else if link.any(words::GERUND) && !self.word(start - 1).gap.any(Gap::PHRASE) {
                // `the developer creating the pull request`
                self.simple_phrase(start - 1, floor).filter(|outer| outer.agent != Agent::System)
            } else if link.any(words::PAST) {
                // `the engineer who ran the job`
                let group = self.group(start - 1);
                match group.start.checked_sub(1) {
                    Some(who) if who > floor && self.is(who, "who") => {
                        self.simple_phrase(who, floor)
                    }
                    _ => None,
                }
            } else if link.is("and") && phrase.agent == Agent::System {
                // `Chris and Dana deleted`, where only Chris is known
                self.simple_phrase(start - 1, floor).filter(|outer| {
                    outer.agent.is_person()
                        && (outer.words.start <= floor || self.is_free(outer.words.start))
                })
            } else if link.is("responsible") || link.is("called") || link.is("named") {
                self.simple_phrase(start - 1, floor).filter(|outer| outer.agent != Agent::System)
            } else {
                None
            };
            match next {
                Some(outer) => {
                    phrase = Phrase { words: outer.words.start..phrase.words.end, ..outer }
                }
                None => return Some(phrase),
            }
        }
    }

    /// `one of the engineers` is an engineer; `part of the team` is not a person's name for a thing.
    pub(super) fn partitive(&self, outer: Phrase, inner: &Phrase, link: &Word) -> Phrase {
        let head = self.word(outer.words.end - 1);
        // `someone from the vendor`
        let theirs = matches!(inner.agent, Agent::Vendor | Agent::Customer | Agent::Adversary);
        if outer.agent == Agent::Somebody && theirs && link.is_one_of(&["from", "at"]) {
            return Phrase { agent: inner.agent, ..outer };
        }
        if link.is("of") && head.any(words::QUANTITY) {
            let agent = if head.is("none") { Agent::Nobody } else { inner.agent };
            return Phrase { agent, ..outer };
        }
        outer
    }

    /// A noun phrase without modifiers after it, ending before `end`.
    #[inline(never)]
    pub(super) fn simple_phrase(&self, end: usize, floor: usize) -> Option<Phrase> {
        if end <= floor {
            return None;
        }
        let head = self.word(end - 1);
        let lone = |agent, pronoun| Some(Phrase { agent, words: end - 1..end, pronoun });
        if head.any(words::NAMED) {
            let start = (floor..end)
                .rev()
                .take_while(|&at| {
                    self.word(at).any(words::NAMED)
                        && (at + 1 == end || self.word(at + 1).gap == Gap::default())
                })
                .last()
                .unwrap_or(end - 1);
            return Some(Phrase { agent: Agent::Named, words: start..end, pronoun: false });
        }
        if head.any(words::PRONOUN) {
            return match () {
                () if head.any(words::SELF) => lone(Agent::Myself, false),
                () if head.any(words::WE) => lone(Agent::We, false),
                () if head.is_one_of(&["nobody", "no-one"]) => lone(Agent::Nobody, false),
                () if head.any(words::INDEFINITE) => lone(Agent::Somebody, false),
                () if head.any(words::THIRD_PERSON) => {
                    let agent = self.antecedent(end - 1);
                    lone(agent, true)
                }
                () => lone(Agent::System, false),
            };
        }
        if head.is("one") && end - 1 > floor && self.is(end - 2, "no") {
            return Some(Phrase { agent: Agent::Nobody, words: end - 2..end, pronoun: false });
        }
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let word = self.word(at);
            if start < end && self.word(start).gap.any(Gap::PHRASE) {
                break;
            }
            if word.any(words::DETERMINER) {
                start = at;
                break;
            }
            if self.ends_phrase(at, at + 1 == end) {
                break;
            }
            start = at;
        }
        if start == end {
            return None;
        }
        if start + 1 == end && self.word(start).any(words::DETERMINER) {
            return lone(Agent::System, false);
        }
        Some(Phrase { agent: self.classify(start..end), words: start..end, pronoun: false })
    }

    /// Whether a word cannot be inside the noun phrase that goes on after it.
    pub(super) fn ends_phrase(&self, at: usize, is_head: bool) -> bool {
        let word = self.word(at);
        if word.is("'s") || word.is("'") {
            return false;
        }
        if word.any(
            words::PREPOSITION
                | words::CONJUNCTION
                | words::SUBORDINATOR
                | words::AUXILIARY
                | words::PRONOUN
                | words::TIME
                | words::NEGATION,
        ) {
            return true;
        }
        if word.any(words::ROLE | words::CUSTOMER | words::VENDOR | words::WASTE | words::QUANTITY)
        {
            return false;
        }
        if word.any(words::ADVERB) && !word.is_one_of(&["only", "first", "all"]) {
            return true;
        }
        // `the merged branch` has a participle inside; `deleted branch` does not.
        let tensed = word.any(words::PAST | words::GERUND) && !word.any(words::BASE);
        tensed
            && (is_head
                || at == self.sentence.words.start
                || !self.has(at - 1, words::DETERMINER.or(words::WASTE)))
    }

    /// What a simple noun phrase names, by its head and a few traps around it.
    #[inline(never)]
    pub(crate) fn classify(&self, range: Range<usize>) -> Agent {
        let head = self.word(range.end - 1);
        if range.len() > 1 && head.is_one_of(&["responsible", "involved", "concerned"]) {
            return self.classify(range.start..range.end - 1);
        }
        if range.clone().any(|at| self.word(at).any(words::ADVERSARY))
            && (head.any(words::ADVERSARY | words::CUSTOMER | words::INDEFINITE)
                || head.any(words::ROLE))
        {
            return Agent::Adversary;
        }
        if head.any(words::NAMED) {
            return Agent::Named;
        }
        // `the customer's team`, `the hoster's support`
        let owner = range.clone().skip(1).find(|&at| self.word(at).is("'s"));
        if let Some(owner) = owner.map(|at| self.word(at - 1)) {
            if owner.any(words::CUSTOMER) {
                return Agent::Customer;
            }
            if owner.any(words::VENDOR) && !head.text.ends_with("er") {
                return Agent::Vendor;
            }
        }
        if head.any(words::ROLE) {
            let before =
                range.end.checked_sub(2).filter(|&at| at >= range.start).map(|at| self.word(at));
            if is_software(head, before, range.len()) {
                return Agent::System;
            }
            let no = self.word(range.start).is_one_of(&["no", "neither"]);
            return if no { Agent::Nobody } else { Agent::Role };
        }
        if head.any(words::TRAP_ROLE) {
            let trade = range.len() > 1 && self.word(range.end - 2).any(words::TRADE);
            return if trade { Agent::Role } else { Agent::System };
        }
        if head.any(words::CUSTOMER) {
            return Agent::Customer;
        }
        // `the hosting company`, but not a company that is us.
        let deals = range.len() > 1
            && self.word(range.end - 2).any(words::SUPPLY)
            && head.is_one_of(&["company", "companies", "firm", "processor", "partner", "house"]);
        if head.any(words::VENDOR) || deals {
            return Agent::Vendor;
        }
        if head.any(words::INDEFINITE) {
            return Agent::Somebody;
        }
        Agent::System
    }

    /// Who a pronoun stands for: the last person in this or the previous sentence.
    #[inline(never)]
    pub(super) fn antecedent(&self, pronoun: usize) -> Agent {
        let at = self.parsed.sentences.partition_point(|sentence| sentence.words.end <= pronoun);
        let first = self.parsed.sentences[at.saturating_sub(1)].words.start;
        let mut things = false;
        for back in (first.max(pronoun.saturating_sub(2 * REACH))..pronoun).rev() {
            let word = &self.parsed.words[back];
            self.parsed.step(1);
            if word.any(words::NAMED) {
                return Agent::Named;
            }
            if word.any(words::ADVERSARY) {
                return Agent::Adversary;
            }
            if word.any(words::CUSTOMER) {
                return Agent::Customer;
            }
            if word.any(words::ROLE) && !self.is_modifier(back) {
                return Agent::Role;
            }
            things |= word.text.ends_with('s')
                && word.text.len() > 3
                && !word.text.ends_with("ss")
                && word.plain();
        }
        if self.word(pronoun).is("they") && things { Agent::System } else { Agent::Somebody }
    }

    /// The noun phrase that starts at `start`: after `by`, or an object.
    #[inline(never)]
    pub(crate) fn phrase_at(&self, start: usize) -> Option<Phrase> {
        let end = self.sentence.words.end.min(start + 8);
        let first = self.get(start)?;
        if first.any(words::NAMED) {
            let mut to = start + 1;
            while to < end && self.word(to).any(words::NAMED) && !self.word(to).gap.any(Gap::PHRASE)
            {
                to += 1;
            }
            if !self.is(to, "'s") && !self.is(to, "'") {
                return Some(Phrase { agent: Agent::Named, words: start..to, pronoun: false });
            }
        }
        if first.any(words::PRONOUN) && !first.any(words::DETERMINER) {
            return self.simple_phrase(start + 1, start);
        }
        let mut to = start;
        while to < end {
            let word = self.word(to);
            let tensed = word.any(words::PAST) && !word.any(words::BASE) && self.is_finite(to);
            let boundary = to > start && (word.gap.any(Gap::PHRASE) || tensed);
            let inside =
                word.any(words::DETERMINER) && to == start || word.is("'s") || word.is("'");
            if boundary
                || !inside
                    && word.any(
                        words::PREPOSITION
                            | words::CONJUNCTION
                            | words::SUBORDINATOR
                            | words::AUXILIARY
                            | words::RELATIVE
                            | words::TIME,
                    )
            {
                break;
            }
            if !inside
                && to > start
                && (word.any(words::ADVERB) || word.any(words::DETERMINER | words::PRONOUN))
            {
                break;
            }
            to += 1;
        }
        if self.is(to, "of") && to > start && self.has(to - 1, words::QUANTITY) {
            let inner = self.phrase_at(to + 1)?;
            return Some(Phrase { words: start..inner.words.end, ..inner });
        }
        (to > start).then(|| Phrase {
            agent: self.classify(start..to),
            words: start..to,
            pronoun: false,
        })
    }

    /// The owner that ends in the clitic at `mark`: `the team's failure`.
    #[inline(never)]
    pub(crate) fn owner(&self, mark: usize) -> Option<Phrase> {
        self.simple_phrase(mark, self.floor(mark))
    }

    /// Whether a word denies what follows.
    #[inline(never)]
    pub(crate) fn is_denial(&self, at: usize) -> bool {
        let word = self.word(at);
        word.negated || word.any(words::NEGATION)
    }

    /// Whether a noun phrase here is not part of a larger one: `after Chris`, `because Chris`.
    pub(crate) fn is_free(&self, start: usize) -> bool {
        let before = self.word(start - 1);
        before.any(words::SUBORDINATOR | words::CONJUNCTION) && !before.is("that")
            || before.is("by")
            || self.word(start).gap.any(Gap::PHRASE)
            || before.any(words::TIME)
    }

    /// Who a passive names: `was deleted yesterday by an engineer`. Also gives the place of `by`.
    #[inline(never)]
    pub(crate) fn by_agent(&self, verb: usize) -> Option<(usize, Phrase)> {
        let by = self
            .ahead(verb, 9)
            .skip(1)
            .take_while(|&at| !self.word(at).any(words::SUBORDINATOR | words::BE))
            .find(|&at| self.is(at, "by"))?;
        let phrase = self.phrase_at(by + 1)?;
        Some((by, phrase))
    }
}

impl Clause<'_, '_> {
    /// The noun phrase before `end`, as a subject would be read.
    pub(crate) fn somebody_before(&self, end: usize) -> Option<Phrase> {
        // `due to the dispatcher's failure`: who owns it is the nearest noun alone.
        if self.is(end, "'s") || self.is(end, "'") {
            return self.owner(end);
        }
        self.noun_phrase(end, self.floor(end))
    }

    /// The shortest noun phrase from `start` on that stands for somebody, or else for something.
    #[inline(never)]
    pub(crate) fn somebody_at(&self, start: usize) -> Option<Phrase> {
        let body = self.body();
        for at in start..body.end.min(start + 6) {
            let word = self.word(at);
            if at > start && word.gap.any(Gap::PHRASE) {
                break;
            }
            let animate = word.any(
                words::NAMED
                    | words::SELF
                    | words::WE
                    | words::INDEFINITE
                    | words::THIRD_PERSON
                    | words::ROLE
                    | words::VENDOR
                    | words::CUSTOMER
                    | words::ADVERSARY,
            ) || at == start + 1 && word.is("one") && self.is(start, "no");
            let goes_on = self.get(at + 1).is_some_and(|next| {
                !next.gap.any(Gap::PHRASE)
                    && next.any(words::ROLE | words::CUSTOMER | words::ADVERSARY | words::NAMED)
                    && !word.any(words::PRONOUN)
            });
            if animate && !goes_on {
                let modifies = word.any(words::ROLE) && self.is_modifier(at);
                // `one of the developers`
                let part = self.has(start, words::QUANTITY) && self.is(start + 1, "of");
                return match self.simple_phrase(at + 1, start) {
                    Some(phrase) if phrase.words.start == start && !modifies => Some(phrase),
                    _ if part => self.phrase_at(start),
                    _ => None,
                };
            }
            let fits = word.any(words::DETERMINER | words::ADVERB | words::QUANTITY | words::WASTE)
                || word.plain()
                || word.is("'s")
                || goes_on
                || self.is(at, "of");
            if !fits {
                break;
            }
        }
        self.phrase_at(start)
    }
}
