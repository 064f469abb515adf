//! Lexical classes: what a word can be, looked up once per word.

mod lexicon;

use std::ops::BitOr;
use std::sync::OnceLock;

/// A set of lexical classes. A sentence carries the union of its words' sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Set(u128);

impl Set {
    pub(crate) const NONE: Set = Set(0);

    const fn bit(n: u32) -> Set {
        Set(1 << n)
    }

    /// Both sets together, where `|` is not available: in constants.
    pub(crate) const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub(crate) const fn any(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Set {
    type Output = Set;

    fn bitor(self, other: Set) -> Set {
        self.or(other)
    }
}

// Forms of a verb.
pub(crate) const BASE: Set = Set::bit(0);
pub(crate) const THIRD: Set = Set::bit(1);
pub(crate) const PAST: Set = Set::bit(2);
pub(crate) const PARTICIPLE: Set = Set::bit(3);
pub(crate) const GERUND: Set = Set::bit(4);

// Closed classes.
pub(crate) const BE: Set = Set::bit(5);
pub(crate) const HAVE: Set = Set::bit(6);
pub(crate) const DO: Set = Set::bit(7);
pub(crate) const MODAL: Set = Set::bit(8);
pub(crate) const NEGATION: Set = Set::bit(9);
pub(crate) const DETERMINER: Set = Set::bit(10);
pub(crate) const PREPOSITION: Set = Set::bit(11);
pub(crate) const CONJUNCTION: Set = Set::bit(12);
pub(crate) const SUBORDINATOR: Set = Set::bit(13);
pub(crate) const RELATIVE: Set = Set::bit(14);
pub(crate) const ADVERB: Set = Set::bit(15);
pub(crate) const QUANTITY: Set = Set::bit(16);

// Who.
pub(crate) const NAMED: Set = Set::bit(17);
pub(crate) const SELF: Set = Set::bit(18);
pub(crate) const WE: Set = Set::bit(19);
pub(crate) const INDEFINITE: Set = Set::bit(20);
pub(crate) const THIRD_PERSON: Set = Set::bit(21);
pub(crate) const THING: Set = Set::bit(22);
pub(crate) const ROLE: Set = Set::bit(23);
pub(crate) const VENDOR: Set = Set::bit(24);
pub(crate) const CUSTOMER: Set = Set::bit(25);
pub(crate) const ADVERSARY: Set = Set::bit(26);

// Verbs by what they say about a person.
pub(crate) const HARM: Set = Set::bit(30);
pub(crate) const SLIP: Set = Set::bit(31);
pub(crate) const ACTION: Set = Set::bit(32);
pub(crate) const RUN: Set = Set::bit(33);
pub(crate) const CAUSING: Set = Set::bit(34);
pub(crate) const DUTY: Set = Set::bit(35);
pub(crate) const KNOWING: Set = Set::bit(36);
pub(crate) const OMISSION: Set = Set::bit(37);
pub(crate) const PROCESS: Set = Set::bit(38);
pub(crate) const REPAIR: Set = Set::bit(39);

// Words around them.
pub(crate) const WASTE: Set = Set::bit(45);
pub(crate) const AMISS: Set = Set::bit(46);
pub(crate) const ACCIDENT: Set = Set::bit(47);
pub(crate) const TROUBLE: Set = Set::bit(48);
pub(crate) const DRILL: Set = Set::bit(49);
pub(crate) const CONTEXT: Set = Set::bit(50);
pub(crate) const RECOVERED: Set = Set::bit(51);
pub(crate) const ADJECTIVAL: Set = Set::bit(52);
pub(crate) const GUARDED: Set = Set::bit(53);

// Anchors of single rules.
pub(crate) const ERROR_NOUN: Set = Set::bit(60);
pub(crate) const ERROR_LABEL: Set = Set::bit(61);
pub(crate) const METRIC: Set = Set::bit(62);
pub(crate) const WITHOUT: Set = Set::bit(63);
pub(crate) const HINDSIGHT: Set = Set::bit(64);
pub(crate) const CAUSE_NOUN: Set = Set::bit(65);
pub(crate) const SOLE: Set = Set::bit(66);
pub(crate) const RETRIBUTION: Set = Set::bit(67);
pub(crate) const VAGUE: Set = Set::bit(68);
pub(crate) const CONDITION: Set = Set::bit(69);
pub(crate) const OPEN_CAUSE: Set = Set::bit(70);
pub(crate) const BETTER: Set = Set::bit(71);
pub(crate) const SINGLE_CAUSE: Set = Set::bit(72);
pub(crate) const FAILURE: Set = Set::bit(73);
pub(crate) const VALUED: Set = Set::bit(75);
pub(crate) const CARRIER: Set = Set::bit(74);

// Things that are not quite words.
pub(crate) const NUMBER: Set = Set::bit(100);
pub(crate) const TIME: Set = Set::bit(101);
pub(crate) const DATE: Set = Set::bit(102);
pub(crate) const UNIT: Set = Set::bit(103);
pub(crate) const TICKET: Set = Set::bit(104);
pub(crate) const LINK: Set = Set::bit(105);
pub(crate) const CODE: Set = Set::bit(106);
pub(crate) const QUOTE: Set = Set::bit(107);
pub(crate) const CLITIC: Set = Set::bit(108);
pub(crate) const DELIVERABLE: Set = Set::bit(109);

/// Any finite or non-finite verb form.
pub(crate) const VERB: Set = BASE.or(THIRD).or(PAST).or(PARTICIPLE).or(GERUND);
/// Helpers of a verb.
pub(crate) const AUXILIARY: Set = BE.or(HAVE).or(DO).or(MODAL);
/// Words that stand for a whole noun phrase.
pub(crate) const PRONOUN: Set = SELF.or(WE).or(INDEFINITE).or(THIRD_PERSON).or(THING);

struct Entry {
    word: String,
    set: Set,
}

struct Table {
    entries: Vec<Entry>,
    /// Simple past to past participle, where the two differ.
    participles: Vec<(String, String)>,
}

/// Longer words are in no list, and need not be looked up.
const LONGEST: usize = 20;

/// The classes of a word in any case; none if the word is in no list.
pub(crate) fn lookup(word: &str) -> Set {
    let mut buffer = [0; LONGEST];
    let Some(lower) = lowercase(word, &mut buffer) else {
        return Set::NONE;
    };
    let entries = &table().entries;
    match entries.binary_search_by(|entry| entry.word.as_bytes().cmp(lower)) {
        Ok(at) => entries[at].set,
        Err(_) => Set::NONE,
    }
}

/// The past participle that belongs to a simple past form: `broke` to `broken`.
pub(crate) fn participle_of(past: &str) -> Option<&'static str> {
    let pairs = &table().participles;
    pairs.iter().find(|(from, _)| from.eq_ignore_ascii_case(past)).map(|(_, to)| to.as_str())
}

fn lowercase<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let bytes = word.as_bytes();
    let target = buffer.get_mut(..bytes.len())?;
    target.copy_from_slice(bytes);
    target.make_ascii_lowercase();
    Some(target)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(build)
}

/// Spells out the lists: a few thousand short words, once.
fn build() -> Table {
    let mut entries: Vec<Entry> = Vec::with_capacity(3000);
    let mut participles = Vec::new();
    let mut add = |word: String, set| entries.push(Entry { word, set });
    for (set, words) in lexicon::WORDS {
        for word in words.split_ascii_whitespace() {
            add(word.to_owned(), *set);
        }
    }
    for (set, verbs) in lexicon::VERBS {
        for verb in verbs.split_ascii_whitespace() {
            let forms = Forms::of(verb);
            if forms.past != forms.participle {
                participles.push((forms.past.clone(), forms.participle.clone()));
            }
            add(forms.base, *set | BASE);
            add(forms.third, *set | THIRD);
            add(forms.past, *set | PAST);
            add(forms.participle, *set | PARTICIPLE);
            add(forms.gerund, *set | GERUND);
        }
    }
    entries.sort_by(|a, b| a.word.cmp(&b.word));
    entries.dedup_by(|next, kept| {
        let same = next.word == kept.word;
        if same {
            kept.set = kept.set | next.set;
        }
        same
    });
    Table { entries, participles }
}

struct Forms {
    base: String,
    third: String,
    past: String,
    participle: String,
    gerund: String,
}

impl Forms {
    /// Inflects an entry of the verb list: `delete`, `drop+p` (a doubled consonant),
    /// `break/broke/broken`, `run+n/ran/run`.
    fn of(entry: &str) -> Forms {
        let mut parts = entry.split('/');
        let (base, double) = match parts.next().unwrap_or_default().split_once('+') {
            Some((base, double)) => (base, double),
            None => (entry.split('/').next().unwrap_or_default(), ""),
        };
        let silent_e = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe");
        let y = base.ends_with('y') && !base.ends_with(['a', 'e', 'o']) && !ends_vowel_y(base);
        let stem = &base[..base.len() - usize::from(y || silent_e)];
        let third = if y {
            format!("{stem}ies")
        } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
            format!("{base}es")
        } else {
            format!("{base}s")
        };
        let regular = if y { format!("{stem}ied") } else { format!("{stem}{double}ed") };
        let past = parts.next().map_or(regular, str::to_owned);
        let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
        let gerund = if y { format!("{base}ing") } else { format!("{stem}{double}ing") };
        Forms { base: base.to_owned(), third, past, participle, gerund }
    }
}

fn ends_vowel_y(base: &str) -> bool {
    ["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn inflects() {
        for (entry, third, past, participle, gerund) in [
            ("delete", "deletes", "deleted", "deleted", "deleting"),
            ("drop+p", "drops", "dropped", "dropped", "dropping"),
            ("break/broke/broken", "breaks", "broke", "broken", "breaking"),
            ("run+n/ran/run", "runs", "ran", "run", "running"),
            ("verify", "verifies", "verified", "verified", "verifying"),
            ("push", "pushes", "pushed", "pushed", "pushing"),
            ("deploy", "deploys", "deployed", "deployed", "deploying"),
        ] {
            let forms = Forms::of(entry);
            assert_eq!(
                (forms.third.as_str(), forms.past.as_str(), forms.participle.as_str()),
                (third, past, participle)
            );
            assert_eq!(forms.gerund, gerund);
        }
    }

    #[test]
    fn no_two_classes_share_a_bit() {
        let mut seen = HashMap::new();
        for line in include_str!("words.rs").lines() {
            let Some(class) = line.strip_prefix("pub(crate) const ") else { continue };
            let Some((name, bit)) = class.split_once(": Set = Set::bit(") else { continue };
            if let Some(other) = seen.insert(bit, name) {
                panic!("{name} and {other} are both Set::bit({bit}");
            }
        }
        assert!(seen.contains_key("0);"), "the constants are written as this test reads them");
    }

    #[test]
    fn looks_up_in_any_case() {
        assert!(lookup("Deleted").any(HARM));
        assert!(lookup("ENGINEER").any(ROLE));
        assert_eq!(lookup("überraschend"), Set::NONE);
        assert_eq!(lookup("a-word-that-is-far-too-long-to-be-listed"), Set::NONE);
        assert_eq!(participle_of("Broke"), Some("broken"));
        assert_eq!(participle_of("deleted"), None);
    }
}
