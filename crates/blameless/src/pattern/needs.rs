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
        for at in cx.body() {
            let word = &cx.parsed.words[at];
            mark(&mut bits, word.id);
            mark(&mut bits, word.lemma);
        }
        Signs { words: bits, set: cx.sentence.set }
    }
}

/// The rarest of what a pattern asks for besides its key.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// One of these words; none if no word is needed.
    words: Option<Bits>,
    /// One of these classes, and one of those.
    sets: [Option<Set>; 2],
}

impl Needs {
    pub(super) fn of(items: &[Item], key: usize) -> Needs {
        let mut needs = Needs::default();
        let mut fewest = usize::MAX;
        let required =
            items.iter().enumerate().filter(|(_, item)| !item.optional && !item.forbidden);
        for (at, item) in required {
            match &item.what {
                What::Word(test) => {
                    if let Some(subject) = test.verb.map(|verb| verb.subject | verb.by)
                        && test.verb.is_some_and(|verb| !verb.bare)
                    {
                        needs.add(people(subject));
                    }
                    let count = test.words.len() + test.verbs.len();
                    if at == key || test.noun || test.participle {
                        continue;
                    }
                    if count == 0 {
                        needs.add(Some(test.set));
                    } else if test.set == Set::NONE && count < fewest {
                        fewest = count;
                        let mut bits = Bits::default();
                        test.words.iter().chain(&test.verbs).for_each(|id| mark(&mut bits, *id));
                        needs.words = Some(bits);
                    }
                }
                What::Phrase(agents) => needs.add(people(*agents)),
                _ => {}
            }
        }
        needs
    }

    fn add(&mut self, set: Option<Set>) {
        if set.is_some()
            && let Some(free) = self.sets.iter_mut().find(|slot| slot.is_none())
        {
            *free = set;
        }
    }

    #[inline(always)]
    pub(super) fn hold(&self, signs: &Signs) -> bool {
        self.sets[0].is_none_or(|set| signs.set.any(set))
            && self.sets[1].is_none_or(|set| signs.set.any(set))
            && match (&self.words, &signs.words) {
                (Some([a, b, c, d]), [e, f, g, h]) => (a & e) | (b & f) | (c & g) | (d & h) != 0,
                (None, _) => true,
            }
    }
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
        (Agent::Nobody, words::INDEFINITE | words::NEGATION | words::ROLE | words::DETERMINER),
        (Agent::Vendor, words::VENDOR | words::SUPPLY),
        (Agent::Customer, words::CUSTOMER),
        (Agent::Adversary, words::ADVERSARY),
    ] {
        if agents & super::compile::bit(agent) != 0 {
            set = set | classes;
        }
    }
    let system = agents & super::compile::bit(Agent::System) != 0;
    // A pronoun may stand for any of them.
    (agents != 0 && !system).then_some(set | words::THIRD_PERSON | words::QUANTITY)
}
