//! Whether a pattern stands at a place of a sentence.

use super::compile::bit;
use super::{Conditions, Item, Match, Pattern, Test, VerbTest, What};
use crate::rules::Context;
use crate::rules::conditions::{
    begins_task, has_context, has_mechanism, is_bounded, is_hypothetical,
};
use crate::rules::harm_verb::is_regular_past;
use crate::rules::modal;
use crate::sentence::Gap;
use crate::subject::Agent;
use crate::words;

/// What has been matched so far.
#[derive(Clone, Copy, Default)]
struct Marks {
    start: usize,
    end: usize,
    opened: Option<usize>,
    closed: Option<usize>,
    agent: Option<Agent>,
    phrase: (usize, usize),
}

impl Pattern {
    /// The pattern with its key at `at`.
    pub(super) fn find_at(&self, cx: &Context, at: usize) -> Option<Match> {
        if self.conditions.sections != 0 && self.conditions.sections & 1 << cx.section as u16 == 0
            || self.statements && cx.sentence.question
            || self.conditions.question.is_some_and(|question| question != cx.sentence.question)
        {
            return None;
        }
        if !self.may_stand_at(cx, at) {
            return None;
        }
        let (before, after) = self.items.split_at(self.key);
        let marks = Marks { start: at, end: at, ..Marks::default() };
        let marks = forward(cx, after, at, false, marks)?;
        let comma = after.first().is_some_and(|item| item.comma);
        let marks = backward(cx, before, at, comma, marks)?;
        let start = marks.opened.unwrap_or(marks.start);
        let end = marks.closed.unwrap_or(marks.end).max(start + 1);
        let hit = Match {
            words: start..end,
            number: 0,
            agent: marks.agent,
            phrase: marks.phrase.0..marks.phrase.1,
        };
        self.conditions.hold(cx, &hit).then_some(hit)
    }
}

impl Pattern {
    /// Whether the words beside the key, and the first of the sentence, can be those asked for. Most
    /// places fall here, before anybody is asked whose act a verb is.
    fn may_stand_at(&self, cx: &Context, at: usize) -> bool {
        let first = cx.body().start;
        let ends = matches!(&self.items[self.key].what, What::Word(test) if test.is_one_word());
        let starts = self.items[0].is_required() && matches!(self.items[0].what, What::Start);
        let behind = self.items.get(self.key + 1).filter(|_| ends);
        let before = self.key.checked_sub(1).map(|before| &self.items[before]);
        behind.is_none_or(|item| item.may_be(cx, Some(at + 1)))
            && before.is_none_or(|item| item.may_be(cx, at.checked_sub(1).filter(|_| at > first)))
            && !(starts && self.key > 0 && !self.items[1].may_be(cx, Some(first)))
    }
}

impl Item {
    fn is_required(&self) -> bool {
        !self.optional && !self.forbidden
    }

    /// Whether this place could be it, or be left out.
    fn may_be(&self, cx: &Context, at: Option<usize>) -> bool {
        match &self.what {
            What::Word(test) if self.is_required() => {
                at.is_some_and(|at| !test.is_certain() || test.lists(cx, at))
            }
            _ => true,
        }
    }

    /// Whether what is looked for may begin here.
    fn begins(&self, cx: &Context, at: usize) -> bool {
        at == cx.body().start || matches!(self.what, What::Task) && begins_task(cx, at)
    }
}

/// Matches items from left to right; `relaxed` after a gap, where commas may stand.
fn forward(cx: &Context, items: &[Item], at: usize, relaxed: bool, marks: Marks) -> Option<Marks> {
    let Some((item, rest)) = items.split_first() else {
        return Some(Marks { end: at, ..marks });
    };
    cx.parsed.step(1);
    let here = at == marks.start || is_joined(cx, at, relaxed || item.comma);
    let opened = |marks: Marks, to: usize| Marks {
        opened: if item.opens { Some(at) } else { marks.opened },
        closed: if item.closes { Some(to) } else { marks.closed },
        ..marks
    };
    let taken = match &item.what {
        What::Start | What::Task => item.begins(cx, at).then_some((at, None, None)),
        What::End => {
            let ends = at >= cx.body().end || cx.word(at).gap.any(Gap::CLAUSE.or(Gap::COMMA));
            ends.then_some((at, None, None))
        }
        What::Gap(most) => {
            for skipped in 0..=*most {
                if skipped > 0 && !is_joined(cx, at + skipped - 1, true) {
                    break;
                }
                if let Some(done) = forward(cx, rest, at + skipped, true, marks) {
                    return Some(done);
                }
            }
            return None;
        }
        What::Any => (here && cx.get(at).is_some()).then_some((at + 1, None, None)),
        What::Phrase(agents) => cx
            .somebody_at(at)
            .filter(|phrase| here && agents & bit(phrase.agent) != 0)
            .map(|phrase| (phrase.words.end, Some(phrase.agent), None)),
        What::Word(test) => {
            if here {
                test.find_at(cx, at)
            } else {
                None
            }
        }
    };
    if item.forbidden {
        return if taken.is_some() { None } else { forward(cx, rest, at, relaxed, marks) };
    }
    if let Some((next, agent, from)) = taken {
        let mut marks = opened(marks, next);
        marks.agent = marks.agent.or(agent);
        if matches!(item.what, What::Phrase(_)) {
            marks.phrase = (at, next);
        }
        if let Some(from) = from {
            marks.start = marks.start.min(from);
        }
        if let Some(done) = forward(cx, rest, next, false, marks) {
            return Some(done);
        }
    }
    // `[the? culprit`: the underline starts where `the` would stand.
    if item.optional { forward(cx, rest, at, relaxed, opened(marks, at)) } else { None }
}

/// Matches items from right to left, ending before `at`. `comma`: one may stand before `at`.
fn backward(cx: &Context, items: &[Item], at: usize, comma: bool, marks: Marks) -> Option<Marks> {
    let Some((item, rest)) = items.split_last() else {
        return Some(Marks { start: marks.start.min(at), ..marks });
    };
    cx.parsed.step(1);
    let floor = cx.body().start;
    let here = at > floor && is_joined(cx, at, comma);
    let taken = match &item.what {
        What::Start | What::Task => item.begins(cx, at).then_some((at, None, at)),
        What::End => {
            let ends = cx.get(at).is_some_and(|word| word.gap.any(Gap::CLAUSE.or(Gap::COMMA)));
            return if ends { backward(cx, rest, at, true, marks) } else { None };
        }
        What::Gap(most) => {
            for skipped in 0..=*most {
                let Some(left) = at.checked_sub(skipped).filter(|left| *left >= floor) else {
                    break;
                };
                if skipped > 0 && !is_joined(cx, left + 1, true) {
                    break;
                }
                if let Some(done) = backward(cx, rest, left, true, marks) {
                    return Some(done);
                }
            }
            return None;
        }
        What::Any => here.then_some((at - 1, None, at - 1)),
        What::Phrase(agents) => {
            let phrase = cx.somebody_before(at);
            let phrase = phrase.filter(|phrase| here && agents & bit(phrase.agent) != 0);
            let done = phrase.and_then(|phrase| {
                // `all {role}`: the article may be a word of the pattern.
                let first = phrase.words.start;
                let article = cx.has(first, words::DETERMINER.or(words::QUANTITY));
                let starts = [Some(first), (article && first + 1 < at).then_some(first + 1)];
                starts.into_iter().flatten().find_map(|left| {
                    let marks = Marks {
                        opened: if item.opens { Some(left) } else { marks.opened },
                        closed: if item.closes { Some(at) } else { marks.closed },
                        agent: marks.agent.or(Some(phrase.agent)),
                        phrase: if marks.phrase.1 == 0 { (left, at) } else { marks.phrase },
                        ..marks
                    };
                    backward(cx, rest, left, item.comma, marks)
                })
            });
            if done.is_some() || !item.optional {
                return done;
            }
            None
        }
        What::Word(test) => {
            // `did not` is two words.
            let starts = if here { at.saturating_sub(2).max(floor)..at } else { at..at };
            starts.rev().find_map(|word| {
                let (next, agent, from) = test.find_at(cx, word)?;
                (next == at).then_some((from.unwrap_or(word).min(word), agent, word))
            })
        }
    };
    if item.forbidden {
        return if taken.is_some() { None } else { backward(cx, rest, at, comma, marks) };
    }
    if let Some((left, agent, word)) = taken {
        let marks = Marks {
            opened: if item.opens { Some(word) } else { marks.opened },
            closed: if item.closes { Some(at) } else { marks.closed },
            agent: marks.agent.or(agent),
            ..marks
        };
        if let Some(done) = backward(cx, rest, left, item.comma, marks) {
            return Some(done);
        }
    }
    let marks = Marks {
        opened: if item.opens { Some(at) } else { marks.opened },
        closed: if item.closes { Some(at) } else { marks.closed },
        ..marks
    };
    if item.optional { backward(cx, rest, at, comma, marks) } else { None }
}

/// Whether the word at `at` goes on from the one before it without punctuation.
fn is_joined(cx: &Context, at: usize, comma: bool) -> bool {
    let Some(word) = cx.get(at) else { return true };
    let barrier = if comma { Gap::CLAUSE.or(Gap::OPEN).or(Gap::CLOSE) } else { Gap::PHRASE };
    !word.gap.any(barrier)
}

/// Where the word ends, whose act it is, and where the subject starts.
type Taken = (usize, Option<Agent>, Option<usize>);

impl Test {
    /// Whether it takes one word and no more.
    fn is_one_word(&self) -> bool {
        !self.denied && !self.verb.is_some_and(|verb| verb.perfect)
    }

    /// Whether no word but those listed will do.
    fn is_certain(&self) -> bool {
        self.is_one_word() && !self.noun && !self.participle
    }

    fn lists(&self, cx: &Context, at: usize) -> bool {
        cx.get(at).is_some_and(|word| {
            word.any(self.set)
                || word.id != 0
                    && (self.words.contains(&word.id)
                        || word.lemma != 0 && self.verbs.contains(&word.lemma))
        })
    }

    fn find_at(&self, cx: &Context, at: usize) -> Option<Taken> {
        let word = cx.get(at)?;
        let listed = self.lists(cx, at)
            || self.noun && word.plain() && !is_regular_past(word)
            || self.participle && modal::is_participle(cx, at);
        if !listed || word.any(words::ROLE) && self.set.any(words::ROLE) && cx.is_software(at) {
            return None;
        }
        let mut next = at + 1;
        if self.denied && !word.negated {
            if !cx.is_any(next, &["not", "never"]) {
                return None;
            }
            next += 1;
        }
        match &self.verb {
            None => Some((next, None, None)),
            Some(verb) if verb.perfect => verb.perfect_at(cx, at),
            Some(verb) => verb.find_at(cx, at).map(|(agent, from)| (next, agent, from)),
        }
    }
}

impl VerbTest {
    fn find_at(&self, cx: &Context, at: usize) -> Option<(Option<Agent>, Option<usize>)> {
        let word = cx.word(at);
        if self.form != words::Set::NONE {
            return word.any(self.form).then_some((None, None));
        }
        if self.by != 0 {
            let (_, phrase) = cx.by_agent(at)?;
            let group = cx.group(at);
            let told = word.any(words::PARTICIPLE) && !group.negated && !group.modal;
            return (told && self.by & bit(phrase.agent) != 0)
                .then_some((Some(phrase.agent), None));
        }
        let group = cx.group(at);
        if self.bare
            && group.start == cx.body().start
            && (self.denied && group.negated
                || !self.denied && group.start == at && word.any(words::PAST | words::PARTICIPLE))
        {
            return Some((Some(Agent::Somebody), Some(group.start)));
        }
        let tensed = word.any(words::PAST | words::THIRD)
            || word.any(words::BE) && !word.is_one_of(&["be", "been", "being"])
            || group.helped && word.any(words::VERB | words::BE)
            // An adverb shows that it is no noun: `developers always skip`.
            || word.any(words::BASE) && (cx.is_finite(at) || group.start < at && !group.helped);
        if !tensed
            || group.infinitive
            || group.modal != self.modal
            || group.passive != self.passive
            || !self.either && group.negated != self.denied
            || self.present && is_past(cx, at, group.start) && !word.any(words::BASE)
            // `RK not check label`: a note of what is over.
            || self.past
                && !is_past(cx, at, group.start)
                && !(group.negated && !group.helped && group.start < at && word.any(words::BASE)
                    && !cx.is_any(group.start, &["never", "always"]))
        {
            return None;
        }
        self.whose(cx, at, group.start)
    }

    /// The words from the modal at `at` to the participle.
    fn perfect_at(&self, cx: &Context, at: usize) -> Option<Taken> {
        let perfect = modal::perfect(cx, at)?;
        if perfect.passive != self.passive || !self.either && perfect.negated != self.denied {
            return None;
        }
        let (agent, from) = self.whose(cx, perfect.participle, at)?;
        Some((perfect.participle, agent, from))
    }

    /// Whose act the verb at `at` is, whose helpers start at `start`, and where the subject starts.
    fn whose(
        &self,
        cx: &Context,
        at: usize,
        start: usize,
    ) -> Option<(Option<Agent>, Option<usize>)> {
        if self.subject == 0 {
            return Some((None, None));
        }
        let subject = cx.subject(at).filter(|subject| subject.words.start < start)?;
        if self.subject & bit(subject.agent) == 0
            || !self.open && is_hypothetical(cx, subject.words.start)
        {
            return None;
        }
        let from =
            if at.saturating_sub(subject.words.start) <= 20 { subject.words.start } else { start };
        Some((Some(subject.agent), Some(from)))
    }
}

/// Whether the verb group that starts at `start` tells of something that is over.
fn is_past(cx: &Context, verb: usize, start: usize) -> bool {
    let mut helpers = (start..verb).filter(|&at| cx.has(at, words::AUXILIARY));
    match helpers.next() {
        Some(first) => cx.is_any(first, &["did", "had", "has", "have", "was", "were", "'ve", "'d"]),
        None => cx.word(verb).any(words::PAST),
    }
}

impl Conditions {
    fn hold(&self, cx: &Context, hit: &Match) -> bool {
        let start = hit.words.start;
        let denied = |reach: usize| cx.behind(start, reach).any(|at| cx.is_denial(at));
        let guarded = |at| cx.is_denial(at) || cx.has(at, words::GUARDED);
        !(self.undenied && denied(5)
            || self.no_meta && cx.behind(start, 5).any(guarded)
            || self.far_undenied && denied(30)
            || self.lacks != words::Set::NONE && cx.sentence.set.any(self.lacks)
            || self.has != words::Set::NONE && !cx.sentence.set.any(self.has)
            || self.no_context && has_context(cx)
            || self.no_mechanism && has_mechanism(cx)
            || self.unbounded && is_bounded(cx))
    }
}
