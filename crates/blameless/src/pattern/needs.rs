//! What a sentence must have for a pattern to be worth a closer look.

use super::{Item, What};
use crate::rules::Context;
use crate::words::{self, Id, Set};

/// Which words a sentence has, roughly: a bit may stand for several words.
pub(super) struct Signs {
    words: Bits,
    set: Set,
}

type Bits = [u64; 4];

#[inline(always)]
fn mark(bits: &mut Bits, id: Id) {
    bits[usize::from(id >> 6 & 3)] |= 1 << (id & 63);
}

impl Signs {
    pub(super) fn of(cx: &Context) -> Signs {
        let mut bits = Bits::default();
        for word in &cx.parsed.words[cx.body()] {
            mark(&mut bits, word.id);
            if word.lemma != word.id {
                mark(&mut bits, word.lemma);
            }
        }
        Signs { words: bits, set: cx.sentence.set | Set::SOMETHING }
    }
}

/// The rarest of what a pattern asks for besides its key: one word of each of two lists, and one
/// class of each of two sets. What asks for less asks for anything at all, so that no question is
/// left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    words: [Bits; 2],
    sets: [Set; 2],
}

impl Needs {
    pub(super) fn of(items: &[Item], key: usize) -> Needs {
        let mut lists: Vec<(usize, Bits)> = Vec::new();
        let mut sets = Vec::new();
        let required =
            items.iter().enumerate().filter(|(_, item)| !item.optional && !item.forbidden);
        for (at, item) in required {
            match &item.what {
                What::Word(test) => {
                    if let Some(subject) = test.verb.map(|verb| verb.subject | verb.by)
                        && test.verb.is_some_and(|verb| !verb.bare)
                    {
                        sets.extend(people(subject));
                    }
                    let count = test.words.len() + test.verbs.len();
                    if at == key || test.noun || test.participle {
                        continue;
                    }
                    if count == 0 {
                        sets.push(test.set);
                    } else if test.set == Set::NONE {
                        let mut bits = Bits::default();
                        test.words.iter().chain(&test.verbs).for_each(|id| mark(&mut bits, *id));
                        lists.push((count, bits));
                    }
                }
                What::Phrase(agents) => sets.extend(people(*agents)),
                _ => {}
            }
        }
        lists.sort_by_key(|(count, _)| *count);
        let list = |at: usize| lists.get(at).map_or([u64::MAX; 4], |(_, bits)| *bits);
        let set = |at: usize| sets.get(at).copied().unwrap_or(Set::SOMETHING);
        Needs { words: [list(0), list(1)], sets: [set(0), set(1)] }
    }

    #[inline(always)]
    pub(super) fn hold(&self, signs: &Signs) -> bool {
        shares(&self.words[0], &signs.words)
            && signs.set.any(self.sets[0])
            && signs.set.any(self.sets[1])
            && shares(&self.words[1], &signs.words)
    }
}

#[inline(always)]
fn shares(one: &Bits, other: &Bits) -> bool {
    (one[0] & other[0]) | (one[1] & other[1]) | (one[2] & other[2]) | (one[3] & other[3]) != 0
}

/// The classes without which nobody of these agents is there; none if there may always be one.
fn people(agents: super::Agents) -> Option<Set> {
    use crate::subject::Agent;
    let mut set = Set::NONE;
    for (agent, classes) in [
        (Agent::Named, words::NAMED),
        (Agent::Myself, words::SELF),
        (Agent::We, words::WE),
        (Agent::Role, words::ROLE | words::TRAP_ROLE),
        (Agent::Somebody, words::INDEFINITE),
        // `nobody`, `no engineer`, `none of them`
        (Agent::Nobody, words::INDEFINITE | words::NEGATION),
        (Agent::Vendor, words::VENDOR | words::SUPPLY),
        (Agent::Customer, words::CUSTOMER),
        (Agent::Adversary, words::ADVERSARY),
    ] {
        if agents & super::compile::bit(agent) != 0 {
            set = set | classes;
        }
    }
    let system = agents & super::compile::bit(Agent::System) != 0;
    // A pronoun may stand for any of them but nobody.
    if agents != super::compile::bit(Agent::Nobody) {
        set = set | words::THIRD_PERSON;
    }
    (agents != 0 && !system).then_some(set)
}
