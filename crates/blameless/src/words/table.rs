//! Every word of the lists and of the patterns, found by hash.

use super::forms::{Forms, plural};
use super::key::{Key, hash, key, same};
use super::{ACTION, BASE, GERUND, PARTICIPLE, PAST, ROLE, SLIP, Set, THIRD, lexicon};

/// The number of a known word; 0 stands for every unknown one.
pub(crate) type Id = u16;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    key: Key,
    pub(crate) set: Set,
    /// The base form of the verb that this is a form of.
    pub(crate) lemma: Id,
}

/// All known words.
#[derive(Debug)]
pub(crate) struct Table {
    entries: Vec<Entry>,
    /// By hash: more of the hash above the number of the entry. 0 is an empty place.
    slots: Vec<u32>,
    /// Simple past to past participle, where the two differ.
    participles: Vec<(Id, String)>,
}

impl Table {
    /// The words of the lists.
    pub(crate) fn of_lists() -> Table {
        let mut table = Table {
            entries: vec![Entry::default()],
            slots: vec![0; 1 << 15],
            participles: Vec::new(),
        };
        for (set, words) in lexicon::WORDS.iter().copied().flatten() {
            for word in words.split_ascii_whitespace() {
                table.add(word, *set);
            }
        }
        for (set, nouns) in lexicon::NOUNS.iter().copied().flatten() {
            for noun in nouns.split_ascii_whitespace() {
                table.add(noun, *set);
                table.add(&plural(noun), *set);
            }
        }
        for (set, verbs) in lexicon::VERBS.iter().copied().flatten() {
            for verb in verbs.split_ascii_whitespace() {
                table.add_verb(verb, *set);
            }
        }
        table
    }

    /// What is known of a word in any case.
    #[inline(always)]
    pub(crate) fn get(&self, word: &str) -> (Id, &Entry) {
        self.find(key(word.as_bytes()))
    }

    /// What is known of the word with this key; of no word without one.
    #[inline(always)]
    pub(crate) fn find(&self, key: Option<Key>) -> (Id, &Entry) {
        let id = key.map_or(0, |key| self.slots[self.place(&key)] as Id);
        (id, &self.entries[usize::from(id)])
    }

    /// The classes of an unknown word that is made of a prefix and a known verb: `misrouted`,
    /// `re-ran`.
    pub(crate) fn derived(&self, word: &str) -> Set {
        const FORMS: Set = BASE.or(THIRD).or(PAST).or(PARTICIPLE).or(GERUND);
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        // Most words neither begin nor end as one of these.
        if !matches!(first, b'm' | b'r') && !word.ends_with(['s', 't', 'n']) {
            return Set::NONE;
        }
        for (prefix, set) in [("mis", SLIP), ("re", ACTION)] {
            if first != prefix.as_bytes()[0] {
                continue;
            }
            let Some(rest) = word.get(..prefix.len()).and_then(|start| {
                start
                    .eq_ignore_ascii_case(prefix)
                    .then(|| word[prefix.len()..].trim_start_matches('-'))
            }) else {
                continue;
            };
            let mut verb = self.get(rest).1.set;
            if set == SLIP && rest.len() > 3 && !verb.any(FORMS) {
                verb = match () {
                    () if rest.ends_with("ed") => PAST.or(PARTICIPLE),
                    () if rest.ends_with("ing") => GERUND,
                    () => verb,
                };
            }
            if rest.len() > 2 && verb.any(FORMS) && (set == SLIP || verb.any(ACTION)) {
                return verb.and(FORMS) | set;
            }
        }
        // Trades that no list has: `biologist`, `politician`, `yardsman`.
        let one = word.strip_suffix('s').unwrap_or(word);
        if !one.ends_with(['t', 'n']) {
            return Set::NONE;
        }
        let trade = ["ologist", "ician", "artist", "woman", "sman", "smen", "women"];
        if trade.iter().any(|end| one.ends_with(end)) { ROLE } else { Set::NONE }
    }

    pub(crate) fn len(&self) -> Id {
        Id::try_from(self.entries.len()).unwrap_or(Id::MAX)
    }

    #[inline(always)]
    pub(crate) fn entry(&self, id: Id) -> &Entry {
        &self.entries[usize::from(id)]
    }

    /// Makes a word known, and adds classes to it.
    pub(crate) fn add(&mut self, word: &str, set: Set) -> Id {
        let Some(key) = key(word.as_bytes()) else { return 0 };
        let place = self.place(&key);
        let mut id = self.slots[place] as Id;
        if id == 0 {
            id = Id::try_from(self.entries.len()).unwrap_or(0);
            self.entries.push(Entry { key, ..Entry::default() });
            self.slots[place] = tag(hash(&key)) | u32::from(id);
        }
        let entry = &mut self.entries[usize::from(id)];
        entry.set = entry.set | set;
        id
    }

    /// Makes a verb known in all its forms; see [`Forms::of`] for the notation.
    pub(crate) fn add_verb(&mut self, verb: &str, set: Set) -> Id {
        let forms = Forms::of(verb);
        let base = self.add(&forms.base, set | BASE);
        let past = self.add(&forms.past, set | PAST);
        for (form, id) in [
            (BASE, base),
            (PAST, past),
            (THIRD, self.add(&forms.third, set | THIRD)),
            (PARTICIPLE, self.add(&forms.participle, set | PARTICIPLE)),
            (GERUND, self.add(&forms.gerund, set | GERUND)),
        ] {
            let entry = &mut self.entries[usize::from(id)];
            // `found` is `find` before it is `found`, `left` is `leave`.
            if entry.lemma == 0 || form == BASE && set != Set::NONE {
                entry.lemma = base;
            }
        }
        if forms.past != forms.participle {
            self.participles.push((past, forms.participle));
        }
        base
    }

    /// The past participle that belongs to a simple past form: `broke` to `broken`.
    pub(crate) fn participle_of(&self, past: Id) -> Option<&str> {
        self.participles.iter().find(|(from, _)| *from == past).map(|(_, to)| to.as_str())
    }

    /// Where a key is, or would be.
    #[inline(always)]
    fn place(&self, key: &Key) -> usize {
        let hash = hash(key);
        let mut at = (hash >> 40) as usize & (self.slots.len() - 1);
        loop {
            let slot = self.slots[at];
            if slot == 0
                || slot & TAG == tag(hash) && same(&self.entries[usize::from(slot as Id)].key, key)
            {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// The part of a slot that is not the number of an entry.
const TAG: u32 = 0xffff_0000;

#[inline(always)]
fn tag(hash: u64) -> u32 {
    (hash >> 8) as u32 & TAG
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{HARM, ROLE};

    #[test]
    fn finds_words_in_any_case() {
        let table = Table::of_lists();
        assert!(table.get("Deleted").1.set.any(HARM));
        assert!(table.get("ENGINEER").1.set.any(ROLE));
        assert_eq!(table.get("überraschend").1.set, Set::NONE);
        assert_eq!(table.get("a-word-that-is-far-too-long-to-be-listed").0, 0);
        let (broke, entry) = table.get("Broke");
        assert_eq!(table.participle_of(broke), Some("broken"));
        assert_eq!(entry.lemma, table.get("break").0);
        assert_eq!(table.participle_of(table.get("deleted").0), None);
    }

    #[test]
    fn the_table_stays_sparse() {
        let table = crate::engine::engine().words();
        assert!(table.entries.len() * 10 < table.slots.len() * 6, "{}", table.entries.len());
    }
}
