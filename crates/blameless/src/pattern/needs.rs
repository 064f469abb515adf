//! What a sentence must have for a pattern to be worth a closer look.

use super::shelves::Shelves;
use super::{Item, Pattern, What};
use crate::rules::Context;
use crate::words::{self, Id, Set, Table};

/// What a sentence has: a bit for each list of words that some pattern needs one of, and its classes.
#[derive(Default)]
pub(super) struct Signs {
    lists: [u64; 32],
    set: Set,
}

impl Signs {
    fn mark(&mut self, list: u16) {
        self.lists[usize::from(list >> 6 & 31)] |= 1 << (list & 63);
    }

    /// Lists with the same bit, should there be more than bits, are there together.
    #[inline(always)]
    fn has(&self, list: u16) -> bool {
        self.lists[usize::from(list >> 6 & 31)] >> (list & 63) & 1 != 0
    }
}

/// What patterns ask for besides their keys: of each the two rarest lists, one word of each, and two
/// sets, one class of each. What asks for less asks for anything at all, so that no question is left
/// out.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// The numbers of the lists, by pattern. They are few bytes, and most candidates fall by them.
    lists: Vec<[u16; 2]>,
    sets: Vec<[Set; 2]>,
    /// The lists that each word is in.
    marks: Shelves,
}

/// The list that every sentence has a word of.
const ANYTHING: u16 = 0;

impl Needs {
    pub(super) fn of<'b>(patterns: &'b [Pattern], table: &Table) -> Needs {
        let mut needs = Needs::default();
        let mut known = Known { last: vec![ANYTHING; usize::from(table.len())], lists: vec![] };
        let mut words: Vec<(Id, u16)> = Vec::new();
        let mut verbs: Vec<(Id, u16)> = Vec::new();
        for pattern in patterns {
            let (lists, sets) = asked(&pattern.items, pattern.key);
            let common = |list: &List| list.words.iter().any(|id| is_common(*id, table));
            let rank = |at: &usize| (common(&lists[*at]), lists[*at].len(), *at);
            let rarest = (0..lists.len()).min_by_key(rank);
            let next = (0..lists.len()).filter(|at| Some(*at) != rarest).min_by_key(rank);
            let mut number = |list: Option<&List<'b>>| {
                let Some(list) = list else { return ANYTHING };
                let (number, is_new) = known.number(list);
                if is_new {
                    words.extend(list.words.iter().map(|id| (*id, number)));
                    verbs.extend(list.verbs.iter().map(|id| (*id, number)));
                }
                number
            };
            let next = next.map(|at| &lists[at]).filter(|list| !common(list));
            needs.lists.push([number(rarest.map(|at| &lists[at])), number(next)]);
            needs.sets.push([0, 1].map(|at| sets.get(at).copied().unwrap_or(Set::SOMETHING)));
        }
        let verbs = Shelves::of(&verbs, table.len());
        for id in 1..table.len() {
            words.extend(verbs.get(table.entry(id).lemma).iter().map(|number| (id, *number)));
        }
        needs.marks = Shelves::of(&words, table.len());
        needs
    }

    /// Reads the signs of a sentence.
    pub(super) fn read(&self, cx: &Context, signs: &mut Signs) {
        *signs = Signs { set: cx.sentence.set | Set::SOMETHING, ..Signs::default() };
        signs.mark(ANYTHING);
        for word in &cx.parsed.words[cx.body()] {
            for list in self.marks.get(word.id) {
                signs.mark(*list);
            }
        }
    }

    /// Whether a sentence with these signs has what a pattern needs.
    #[inline(always)]
    pub(super) fn hold(&self, number: u16, signs: &Signs) -> bool {
        let [first, second] = self.lists[usize::from(number)];
        signs.has(first) && signs.has(second) && {
            let [first, second] = self.sets[usize::from(number)];
            signs.set.any(first) && signs.set.any(second)
        }
    }
}

/// Words of which a sentence must have one: by themselves, and verbs in any form.
#[derive(Clone, Copy)]
struct List<'p> {
    words: &'p [Id],
    verbs: &'p [Id],
}

impl List<'_> {
    fn len(self) -> usize {
        self.words.len() + self.verbs.len()
    }

    fn first(self) -> usize {
        self.words.first().or(self.verbs.first()).copied().unwrap_or_default().into()
    }
}

/// The lists that have a number. Most patterns share theirs with others.
struct Known<'p> {
    /// The number of the last list that begins with each word.
    last: Vec<u16>,
    /// By number, from one on: a list, and the number of the one before that begins as it does.
    lists: Vec<(List<'p>, u16)>,
}

impl<'p> Known<'p> {
    /// The number of a list, and whether it is new.
    fn number(&mut self, list: &List<'p>) -> (u16, bool) {
        let last = &mut self.last[list.first()];
        let mut number = *last;
        while number != ANYTHING {
            let (known, before) = &self.lists[usize::from(number) - 1];
            if known.words == list.words && known.verbs == list.verbs {
                return (number, false);
            }
            number = *before;
        }
        self.lists.push((*list, *last));
        *last = self.lists.len() as u16;
        (*last, true)
    }
}

/// Words of grammar, such as `to`: few sentences are without.
fn is_common(id: Id, table: &Table) -> bool {
    let entry = table.entry(id);
    entry.lemma == 0 && entry.set.any(words::GRAMMAR)
}

/// The lists and the sets that these items ask for besides the key.
fn asked(items: &[Item], key: usize) -> (Vec<List<'_>>, Vec<Set>) {
    let (mut lists, mut sets) = (Vec::new(), Vec::new());
    let required = items.iter().enumerate().filter(|(_, item)| !item.optional && !item.forbidden);
    for (at, item) in required {
        match &item.what {
            What::Word(test) => {
                if let Some(subject) = test.verb.map(|verb| verb.subject | verb.by)
                    && test.verb.is_some_and(|verb| !verb.bare)
                {
                    sets.extend(people(subject));
                }
                if at == key || test.noun || test.participle {
                    continue;
                }
                let list = List { words: &test.words, verbs: &test.verbs };
                if list.len() == 0 {
                    sets.push(test.set);
                } else if test.set == Set::NONE {
                    lists.push(list);
                }
            }
            What::Phrase(agents) => sets.extend(people(*agents)),
            _ => {}
        }
    }
    (lists, sets)
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
