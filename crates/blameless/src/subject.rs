//! Who a verb belongs to. All rules share this module: most of their precision lives here.

use std::ops::Range;

use crate::sentence::{Gap, Parsed, Sentence, Word};
use crate::words::{self, Set};

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
#[derive(Clone, Debug, Default)]
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
    pub(crate) fn word(&self, at: usize) -> &'a Word<'t> {
        self.parsed.step(1);
        &self.parsed.words[at]
    }

    /// The word there, if the sentence goes that far.
    pub(crate) fn get(&self, at: usize) -> Option<&'a Word<'t>> {
        self.parsed.step(1);
        if at < self.sentence.words.end { self.parsed.words.get(at) } else { None }
    }

    pub(crate) fn has(&self, at: usize, set: Set) -> bool {
        self.get(at).is_some_and(|word| word.any(set))
    }

    pub(crate) fn is(&self, at: usize, text: &str) -> bool {
        self.get(at).is_some_and(|word| word.is(text))
    }

    pub(crate) fn is_any(&self, at: usize, texts: &[&str]) -> bool {
        self.get(at).is_some_and(|word| word.is_one_of(texts))
    }

    /// Whether these words stand here, with nothing but spaces between them.
    pub(crate) fn reads(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(ahead, text)| self.is(at + ahead, text))
    }

    /// The words to look at: without timestamps and label.
    pub(crate) fn body(&self) -> Range<usize> {
        self.sentence.body..self.sentence.words.end
    }

    /// From `at` to the end of the clause, at most `reach` words.
    pub(crate) fn ahead(&self, at: usize, reach: usize) -> Range<usize> {
        let end = self.sentence.words.end.min(at + reach);
        let stop = (at + 1..end).find(|&next| self.word(next).gap.any(Gap::CLAUSE)).unwrap_or(end);
        at.min(stop)..stop
    }

    /// At most `reach` words before `at`, back to the start of the clause.
    pub(crate) fn behind(&self, at: usize, reach: usize) -> Range<usize> {
        let floor = self.floor(at).max(at.saturating_sub(reach));
        let start = (floor..at)
            .rev()
            .find(|&back| self.word(back + 1).gap.any(Gap::CLAUSE))
            .map_or(floor, |back| back + 1);
        start..at
    }

    pub(crate) fn any_in(&self, range: Range<usize>, set: Set) -> bool {
        range.into_iter().any(|at| self.has(at, set))
    }

    /// The words around `at` that a rule may look through: the whole of any sentence that a
    /// person would write, and never more than that for each word.
    pub(crate) fn near(&self, at: usize) -> Range<usize> {
        let body = self.body();
        body.start.max(at.saturating_sub(60))..body.end.min(at + 60)
    }

    /// Bytes from the first to the last of these words.
    pub(crate) fn span(&self, range: Range<usize>) -> Range<usize> {
        let last = range.end.max(range.start + 1) - 1;
        self.word(range.start).start..self.word(last).end
    }

    fn floor(&self, at: usize) -> usize {
        self.sentence.body.max(at.saturating_sub(REACH))
    }

    /// The helpers, adverbs and negations before a verb.
    pub(crate) fn group(&self, verb: usize) -> Group {
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
            let helper = word.any(words::AUXILIARY) && !possessive || word.is("'s") && !possessive;
            let filler = word.any(words::ADVERB | words::NEGATION)
                && !word.any(words::DETERMINER | words::PRONOUN)
                || word.any(words::ACCIDENT) && word.any(words::ADVERB)
                || word.is("all")
                || word.is("both");
            if word.is("to") && self.word(verb).any(words::BASE) && group.start == verb {
                group.infinitive = true;
            } else if word.is("to") && at > floor && self.is(at - 1, "ought")
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
    fn is_verbal_s(&self, at: usize, verb: usize) -> bool {
        at > self.sentence.words.start && self.word(at - 1).any(words::PRONOUN) && at + 2 >= verb
    }

    /// The subject of a verb.
    pub(crate) fn subject(&self, verb: usize) -> Option<Phrase> {
        self.subject_of(verb, self.group(verb).start, 4)
    }

    fn subject_of(&self, verb: usize, start: usize, depth: usize) -> Option<Phrase> {
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
    fn labelled_subject(&self, start: usize) -> Option<Phrase> {
        let first = self.sentence.words.start;
        let word = (start > first).then(|| self.word(start - 1))?;
        let phrase = self.simple_phrase(start, first)?;
        (word.any(words::NAMED) && self.word(start).gap.any(Gap::LABEL)).then_some(phrase)
    }

    /// The subject of the verb that this one is joined to: `Chris logged in and deleted`.
    fn shared_subject(&self, start: usize, depth: usize) -> Option<Phrase> {
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
        if adjective {
            return false;
        }
        word.any(words::AUXILIARY | words::PAST | words::THIRD) && !word.any(words::ROLE)
            || word.set == Set::NONE && word.text.len() > 4 && word.text.ends_with("ed")
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
    fn phrase_before(&self, end: usize, depth: usize) -> Option<Phrase> {
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
    fn before_aside(&self, end: usize, floor: usize) -> usize {
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
    fn driver(&self, object: usize, depth: usize) -> Option<Phrase> {
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

    /// A noun phrase that ends before `end`, with its modifiers: `a developer at AWS`.
    fn noun_phrase(&self, end: usize, floor: usize) -> Option<Phrase> {
        let mut phrase = self.simple_phrase(end, floor)?;
        loop {
            let start = phrase.words.start;
            if start <= floor + 1 || self.word(start).gap.any(Gap::PHRASE) {
                return Some(phrase);
            }
            let link = self.word(start - 1);
            let next = if link.any(words::PREPOSITION) && !self.word(start - 1).gap.any(Gap::PHRASE)
            {
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
    fn partitive(&self, outer: Phrase, inner: &Phrase, link: &Word) -> Phrase {
        let head = self.word(outer.words.end - 1);
        if link.is("of") && head.any(words::QUANTITY) {
            let agent = if head.is("none") { Agent::Nobody } else { inner.agent };
            return Phrase { agent, ..outer };
        }
        outer
    }

    /// A noun phrase without modifiers after it, ending before `end`.
    fn simple_phrase(&self, end: usize, floor: usize) -> Option<Phrase> {
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
    fn ends_phrase(&self, at: usize, is_head: bool) -> bool {
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
    pub(crate) fn classify(&self, range: Range<usize>) -> Agent {
        let head = self.word(range.end - 1);
        if range.clone().any(|at| self.word(at).any(words::ADVERSARY))
            && (head.any(words::ADVERSARY | words::CUSTOMER | words::INDEFINITE)
                || head.any(words::ROLE))
        {
            return Agent::Adversary;
        }
        if head.any(words::NAMED) {
            return Agent::Named;
        }
        if head.any(words::ROLE) {
            let before =
                range.end.checked_sub(2).filter(|&at| at >= range.start).map(|at| self.word(at));
            if is_software(head, before, range.len()) {
                return Agent::System;
            }
            let no = self.word(range.start).is("no");
            return if no { Agent::Nobody } else { Agent::Role };
        }
        if head.any(words::CUSTOMER) {
            return Agent::Customer;
        }
        if head.any(words::VENDOR) {
            return Agent::Vendor;
        }
        if head.any(words::INDEFINITE) {
            return Agent::Somebody;
        }
        Agent::System
    }

    /// Who a pronoun stands for: the last person in this or the previous sentence.
    fn antecedent(&self, pronoun: usize) -> Agent {
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
                && word.set == Set::NONE;
        }
        if self.word(pronoun).is("they") && things { Agent::System } else { Agent::Somebody }
    }

    /// Whether a role word only modifies the next: `operator pod`, `team drive`.
    fn is_modifier(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.parsed.words[before]);
        if is_software(&self.parsed.words[at], before, 2) {
            return true;
        }
        self.parsed.words.get(at + 1).is_some_and(|next| {
            next.set == Set::NONE && next.gap == Gap::default() && !next.text.ends_with("ed")
        })
    }

    /// The noun phrase that starts at `start`: after `by`, or an object.
    pub(crate) fn phrase_at(&self, start: usize) -> Option<Phrase> {
        let end = self.sentence.words.end.min(start + 8);
        let first = self.get(start)?;
        if first.any(words::NAMED) {
            let mut to = start + 1;
            while to < end && self.word(to).any(words::NAMED) && !self.word(to).gap.any(Gap::PHRASE)
            {
                to += 1;
            }
            let owner = self.is(to, "'s") || self.is(to, "'");
            if !owner {
                return Some(Phrase { agent: Agent::Named, words: start..to, pronoun: false });
            }
        }
        if first.any(words::PRONOUN) && !first.any(words::DETERMINER) {
            return self.simple_phrase(start + 1, start);
        }
        let mut to = start;
        while to < end {
            let word = self.word(to);
            let boundary = to > start && word.gap.any(Gap::PHRASE);
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
    pub(crate) fn owner(&self, mark: usize) -> Option<Phrase> {
        self.simple_phrase(mark, self.floor(mark))
    }

    /// The subject that starts at `start`, up to its verb or helper: `if the operator had`.
    pub(crate) fn subject_at(&self, start: usize) -> Option<Phrase> {
        let first = self.get(start)?;
        if first.any(words::PRONOUN) && !first.any(words::DETERMINER) {
            return self.simple_phrase(start + 1, start);
        }
        let end = self.sentence.words.end.min(start + 6);
        let tensed = |at: usize| {
            let word = self.word(at);
            word.any(words::AUXILIARY | words::CLITIC | words::ADVERB | words::NEGATION)
                || at > start && self.is_finite(at)
        };
        let to = (start..end).find(|&at| tensed(at) && !self.has(at, words::DETERMINER))?;
        self.simple_phrase(to, start).filter(|phrase| phrase.words.start == start)
    }

    /// Whether a word denies what follows.
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
    pub(crate) fn by_agent(&self, verb: usize) -> Option<(usize, Phrase)> {
        let by = self
            .ahead(verb, 9)
            .skip(1)
            .take_while(|&at| !self.word(at).any(words::SUBORDINATOR))
            .find(|&at| self.is(at, "by"))?;
        let phrase = self.phrase_at(by + 1)?;
        Some((by, phrase))
    }
}

/// `Kubernetes operator`, `package manager`: software with a human's title.
fn is_software(head: &Word, before: Option<&Word>, length: usize) -> bool {
    let named = |list: &[&str]| before.is_some_and(|word| word.is_one_of(list));
    if head.is("operator") || head.is("operators") {
        return length > 1
            && before.is_some_and(|word| {
                word.any(words::CODE)
                    || word.is_one_of(&[
                        "kubernetes",
                        "k8s",
                        "postgres",
                        "prometheus",
                        "kafka",
                        "redis",
                        "vault",
                        "new",
                        "custom",
                        "comparison",
                        "logical",
                        "boolean",
                    ])
                    || word.capital() && word.set == Set::NONE
            });
    }
    if head.is("manager") || head.is("managers") {
        return length > 1
            && before.is_some_and(|word| {
                !word.any(
                    words::DETERMINER | words::ROLE | words::WASTE | words::NAMED | words::AMISS,
                ) && !word.is_one_of(&[
                    "release",
                    "engineering",
                    "incident",
                    "product",
                    "project",
                    "change",
                    "duty",
                    "shift",
                    "account",
                    "site",
                    "line",
                    "hiring",
                    "program",
                    "programme",
                    "general",
                    "delivery",
                    "operations",
                    "it",
                    "senior",
                    "junior",
                    "new",
                    "night",
                    "communications",
                    "problem",
                    "service",
                    "ward",
                    "plant",
                    "store",
                ])
            });
    }
    if head.is("support")
        || head.is("lead")
        || head.is("hire")
        || head.is("hires")
        || head.is("author")
    {
        return named(&["the", "a", "ipv6", "for"]) && !head.is("lead") && !head.is("author");
    }
    if head.is("architect") || head.is("captain") || head.is("pilot") {
        return named(&["auto", "github"]);
    }
    false
}
