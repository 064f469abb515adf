//! The people a document knows by name.

use std::rc::Rc;

/// Names from the document's own fields, and the role of each where it is known.
///
/// A capitalised word alone is not a person; only names declared here, and `@handles`, are. Clones
/// share what they know: every checker has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(Rc<Known>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Known {
    people: Vec<Person>,
    keys: Vec<Key>,
    /// The first letters of all keys, a bit for each: most words need no closer look.
    firsts: u32,
    /// The lengths of their first words, likewise.
    lengths: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    name: String,
    role: Option<String>,
}

/// One way to write a name: its words, in lower case for finding, as declared for comparing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    folded: Vec<String>,
    exact: Vec<String>,
    person: usize,
    /// One word that is also a product or a plain word.
    ambiguous: bool,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) words: usize,
    pub(crate) person: usize,
}

/// Names that are also products or plain words: they count only as a full name or an `@handle`.
const AMBIGUOUS: &str = " jenkins victoria travis grafana puppet chef vault argo apollo athena \
    cassandra maria will mark bill may april june august consul salt nomad iris ruby perl julia \
    crystal dart hudson bamboo flux helm jasper casper phoenix mercury atlas delta sentry ada ";

/// Given names that are common words in lower case: `grant`, `rob`.
const WORDS: &str = " rob pat sue drew grant chase frank grace hope joy art ray dean page miles \
    rich jack nick dale gene guy don ken peg penny rose lily olive violet faith amber ginger dawn \
    eve jade carol harry buck chip chuck cliff colt dash duke earl forest hunter josh lance lane \
    max norm pierce reed rod rusty skip stone ty van wade wait ward woody case clay cole dot red \
    sandy scout sky summer sunny star sage robin basil sol tad ";

/// Handles that address a channel or mark code, not a person.
const NOT_HANDLES: &str = " here channel everyone all team override deprecated param return returns \
    test types latest next media import angular babel sentry dependabot renovate ";

impl People {
    /// People known by name only.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> People {
        let mut people = People::default();
        for name in names {
            people.add(name, None);
        }
        people
    }

    /// The same people and one more, whose role is known: `with_role("Chris", "engineer")`.
    #[must_use]
    pub fn with_role(mut self, name: &str, role: &str) -> People {
        // The article is put before it where it is used: "the engineer" is an engineer.
        let words = role.split_whitespace().collect::<Vec<_>>();
        let article =
            |word: &&&str| ["a", "an", "the", "our"].contains(&word.to_lowercase().as_str());
        let articles = words.iter().take_while(article).count();
        let role = words[articles..].join(" ");
        self.add(name, (!role.is_empty()).then_some(role));
        self
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.0.people.is_empty()
    }

    /// Everybody who is known, in the order in which they were named, and the role of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.people.iter().map(|person| (person.name.as_str(), person.role.as_deref()))
    }

    fn add(&mut self, name: &str, role: Option<String>) {
        let name = name.trim().trim_start_matches('@').trim();
        if name.is_empty() {
            return;
        }
        let known = Rc::make_mut(&mut self.0);
        if let Some(person) = known.people.iter_mut().find(|person| person.name == name) {
            if role.is_some() {
                person.role = role;
            }
            return;
        }
        let person = known.people.len();
        known.people.push(Person { name: name.to_owned(), role });
        let words: Vec<&str> = name.split_whitespace().collect();
        known.add_key(&words, person);
        if words.len() > 1 {
            known.add_key(&words[..1], person);
            known.add_key(&words[words.len() - 1..], person);
        }
    }

    pub(crate) fn role(&self, person: usize) -> Option<&str> {
        self.0.people.get(person).and_then(|person| person.role.as_deref())
    }

    /// Whether a name could begin with this word: most cannot, by their first letter and length. An
    /// `@handle` always could.
    #[inline(always)]
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        let name = word.as_bytes();
        name.first() == Some(&b'@')
            || self.0.firsts & first_bit(name) != 0
                // Other letters may take more room in lower case.
                && (self.0.lengths & length_bit(name) != 0 || !name.is_ascii())
    }

    /// The longest name that these words begin with. The first word may be an `@handle`.
    pub(crate) fn find<'t>(
        &self,
        first: &'t str,
        rest: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<Match> {
        let handle = first.starts_with('@');
        let first = first.trim_start_matches('@');
        let folded = first.to_lowercase();
        let from = self.0.keys.partition_point(|key| key.folded[0] < folded);
        self.0.keys[from..]
            .iter()
            .take_while(|key| key.folded[0] == folded)
            .filter(|key| handle || key.allows(first))
            .filter(|key| (1..key.exact.len()).all(|at| rest(at) == Some(key.exact[at].as_str())))
            .map(|key| Match { words: key.exact.len(), person: key.person })
            .max_by_key(|found| found.words)
    }
}

impl Known {
    fn add_key(&mut self, words: &[&str], person: usize) {
        let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let letters = folded.iter().map(|word| word.chars().count()).sum::<usize>();
        if letters < 2 {
            return;
        }
        let exact = words.iter().map(|&word| word.to_owned()).collect();
        if let Some(word) = folded.first() {
            self.firsts |= first_bit(word.as_bytes());
            self.lengths |= length_bit(word.as_bytes());
        }
        let ambiguous = words.len() == 1 && listed(AMBIGUOUS, &folded[0]);
        let key = Key { folded, exact, person, ambiguous };
        if let Err(at) = self.keys.binary_search(&key) {
            self.keys.insert(at, key);
        }
    }
}

/// A bit for the first letter, in any case; one bit for all that are not ASCII.
#[inline(always)]
fn first_bit(word: &[u8]) -> u32 {
    match word.first() {
        Some(byte) if byte.is_ascii() => 1 << (byte & 31),
        Some(_) => 1 << 31,
        None => 0,
    }
}

/// A bit for the length; one bit for all that are long.
#[inline(always)]
fn length_bit(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}

impl Key {
    /// Whether the name may be written this way: as declared, or all in lower case.
    fn allows(&self, first: &str) -> bool {
        let (folded, exact) = (&self.folded[0], &self.exact[0]);
        if self.ambiguous {
            return false;
        }
        if first == exact {
            return true;
        }
        // `chris` is Chris, `grant` and `us` are not people.
        let capital = first.chars().next().is_some_and(char::is_uppercase);
        if capital {
            // `chris` declared, `Chris` at the start of a sentence; but `RK` is not `Rk`.
            exact == folded && &first.to_lowercase() == folded && first[1..] == exact[1..]
        } else {
            first == folded && folded.len() > 3 && !listed(WORDS, folded)
        }
    }
}

/// Whether a name, in lower case, is a product or a plain word as often: `jenkins`, `may`. Alone it does
/// not tell who is meant.
pub fn is_ambiguous(name: &str) -> bool {
    listed(AMBIGUOUS, name)
}

/// Whether a name, in lower case, is a common word when it is written so: `grant`.
pub fn is_also_a_word(name: &str) -> bool {
    listed(WORDS, name) || is_ambiguous(name)
}

/// Whether an `@handle` that nobody declared is likely a person.
#[inline(always)]
pub fn is_handle(word: &str) -> bool {
    word.as_bytes().first() == Some(&b'@') && may_be_person(&word[1..])
}

fn may_be_person(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_alphabetic())
        && !name.contains(['/', '.', ':'])
        && !name.ends_with("team")
        && !name.ends_with("bot")
        && !listed(NOT_HANDLES, &name.to_lowercase())
}

fn listed(list: &str, word: &str) -> bool {
    list.match_indices(word).any(|(at, _)| {
        let bytes = list.as_bytes();
        at > 0 && bytes[at - 1] == b' ' && bytes.get(at + word.len()) == Some(&b' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(people: &People, text: &str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        people.find(words[0], |at| words.get(at).copied()).is_some()
    }

    #[test]
    fn a_name_is_found_in_the_ways_people_write_it() {
        let people = People::new(["Chris", "Pietro Albini", "RK", "Travis Smith", "Grant"]);
        for text in [
            "Chris",
            "chris",
            "@chris",
            "@Chris",
            "Pietro",
            "Albini",
            "Pietro Albini",
            "RK",
            "Travis Smith",
            "@travis",
            "Grant",
        ] {
            assert!(finds(&people, text), "{text}");
        }
        for text in ["CHRIS", "Christine", "Travis", "grant", "Rk", "rk", "Pie"] {
            assert!(!finds(&people, text), "{text}");
        }
    }

    #[test]
    fn handles() {
        assert!(is_handle("@dave"));
        for word in ["dave", "@here", "@babel/core", "@sre-team", "@1", "@"] {
            assert!(!is_handle(word), "{word}");
        }
    }
}
