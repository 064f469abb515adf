//! Where a text names somebody of a register, in all the ways people write a name.

use std::ops::Range;

use blameless::{is_also_a_word, is_ambiguous, is_known, tells_a_deed};

use super::Named;
use super::accounts::accounts;
use super::letters::{Word, begins_sentence, compact, words};
use super::register::capital;
use crate::review;

/// A name found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hit {
    pub(super) at: Range<usize>,
    /// The number of the person in the register.
    pub(super) person: usize,
}

/// All ways to write the names of a register.
pub(super) struct Forms {
    /// Sorted by their first words.
    forms: Vec<Form>,
    /// What people are called in addresses and handles.
    accounts: Vec<(String, usize)>,
}

/// One way to write a name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    /// Its first word in lower case.
    first: String,
    /// Its words, as written.
    words: Vec<String>,
    /// Whether derived from a longer name, so that who is declared by it comes first.
    derived: bool,
    person: usize,
    /// Whether it is a name in any case: `chris`, but not `grant` or `rk`.
    loose: bool,
    /// Whether it is a part of a name that is a plain word or a product as well: `May`, `Will`.
    doubtful: bool,
    /// Signs that may stand in it beside the usual ones: `Lovelace, Ada`.
    signs: &'static str,
}

impl Forms {
    /// Those of everybody who is ticked.
    pub(super) fn of(people: &[Named]) -> Forms {
        let mut forms = Forms { forms: Vec::new(), accounts: Vec::new() };
        for (person, named) in people.iter().enumerate().filter(|(_, named)| named.ticked) {
            for name in [&named.name].into_iter().chain(&named.also) {
                forms.add_name(name, person);
            }
        }
        forms
    }

    fn add_name(&mut self, name: &str, person: usize) {
        let handle = name.trim_start().starts_with('@');
        let name = bare(name);
        let parts: Vec<Vec<String>> = name
            .split_whitespace()
            .map(|part| words(part).into_iter().map(|word| word.letters).collect::<Vec<_>>())
            .filter(|part| !part.is_empty())
            .collect();
        let whole = compact(&name);
        if whole.chars().count() < 2 {
            return;
        }
        // A telephone number is one name, and no part of it is.
        let is_number = !name.contains(char::is_alphabetic);
        let signs = match () {
            () if is_number => "().,/",
            () if name.contains(',') => ",",
            () => "",
        };
        // `@will` is somebody, `will` is not.
        if !handle || (whole.len() > 3 && !is_also_a_word(&whole)) {
            self.add(parts.concat(), person, false, signs);
        }
        self.account(whole, person);
        let [first, .., last] = &parts[..] else { return };
        if is_number {
            return;
        }
        let initial = |part: &[String]| part.concat().chars().take(1).collect::<String>();
        let (f, l) = (initial(first), initial(last));
        for form in [
            [&first[..], last].concat(),
            parts[1..].concat(),
            parts[..parts.len() - 1].concat(),
            [std::slice::from_ref(&f), &last[..]].concat(),
            [&first[..], std::slice::from_ref(&l)].concat(),
            first.clone(),
            last.clone(),
        ] {
            self.add(form, person, true, "");
        }
        self.add([&last[..], first].concat(), person, true, ",");
        let (first, last) = (first.concat().to_lowercase(), last.concat().to_lowercase());
        let (f, l) = (f.to_lowercase(), l.to_lowercase());
        for (one, other) in
            [(&first, &last), (&last, &first), (&f, &last), (&first, &l), (&last, &f)]
        {
            self.account(format!("{one}{other}"), person);
        }
        self.account(first, person);
        self.account(last, person);
    }

    fn add(&mut self, words: Vec<String>, person: usize, derived: bool, signs: &'static str) {
        let whole = words.concat();
        let lower = whole.to_lowercase();
        let Some(first) = words.first().map(|word| word.to_lowercase()) else { return };
        let one = words.len() == 1;
        if whole.chars().count() < 2 || (derived && one && review::is_of_a_team(&lower)) {
            return;
        }
        let initials = words.iter().any(|word| word.chars().count() == 1);
        let plain = words.iter().all(|word| is_also_a_word(&word.to_lowercase()));
        let loose = lower.chars().count() > 3 && !plain && !(derived && initials);
        let doubtful = derived && one && is_ambiguous(&lower);
        let form = Form { first, words, derived, person, loose, doubtful, signs };
        if let Err(at) = self.forms.binary_search(&form) {
            self.forms.insert(at, form);
        }
    }

    fn account(&mut self, name: String, person: usize) {
        if name.chars().count() > 1 && self.accounts.iter().all(|(known, _)| *known != name) {
            self.accounts.push((name, person));
        }
    }

    /// Every name in a text, in its order. Where the text has lost its case, any counts.
    pub(super) fn find(&self, text: &str, folded: bool) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.accounts.is_empty() {
            return hits;
        }
        let words = words(text);
        let mut accounts = accounts(text).into_iter().peekable();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            while accounts.next_if(|account| account.at.end <= word.at.start).is_some() {}
            if let Some(account) = accounts.next_if(|account| account.at.start <= word.at.start) {
                let inside = words[at..].iter().take_while(|it| it.at.start < account.at.end);
                let count = inside.count();
                let named = self.account_of(&text[account.name.clone()]);
                let person = named.or_else(|| {
                    let mut starts = at..at + count;
                    starts.find_map(|at| Some(self.longest(text, &words[at..], true)?.0))
                });
                if let Some(person) = person {
                    hits.push(Hit { at: account.at, person });
                }
                at += count;
                continue;
            }
            match self.longest(text, &words[at..], folded) {
                Some((person, count)) => {
                    let end = words[at + count - 1].at.end;
                    let dialled = word.letters.starts_with(|c: char| c.is_ascii_digit())
                        && text[..word.at.start].ends_with('+');
                    hits.push(Hit { at: word.at.start - usize::from(dialled)..end, person });
                    at += count;
                }
                None => at += 1,
            }
        }
        hits
    }

    /// Whose name in an address or a handle this is.
    pub(super) fn account_of(&self, name: &str) -> Option<usize> {
        let name = compact(name.split('+').next().unwrap_or_default());
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
        self.accounts.iter().find(|(known, _)| known == name).map(|(_, person)| *person)
    }

    /// The longest name that some words begin with, and how many of them it takes.
    fn longest(&self, text: &str, words: &[Word], folded: bool) -> Option<(usize, usize)> {
        let first = words.first()?.letters.to_lowercase();
        let from = self.forms.partition_point(|form| form.first < first);
        let mut found: Option<(usize, bool, usize)> = None;
        for form in self.forms[from..].iter().take_while(|form| form.first == first) {
            let (count, declared) = (form.words.len(), !form.derived);
            let longer = found.is_none_or(|(most, was, _)| (count, declared) > (most, was));
            if longer && form.stands_at(text, words, folded) {
                found = Some((count, declared, form.person));
            }
        }
        found.map(|(count, _, person)| (person, count))
    }
}

impl Form {
    fn stands_at(&self, text: &str, words: &[Word], folded: bool) -> bool {
        let Some((words, rest)) = words.split_at_checked(self.words.len()) else { return false };
        if self.doubtful && !is_meant(text, &words[0], rest.first()) {
            return false;
        }
        let any_case = self.loose || folded;
        let same = |word: &Word, name: &String| {
            word.letters == *name
                || (*name == name.to_lowercase() && word.letters == capital(name))
                || (any_case && word.letters.to_lowercase() == name.to_lowercase())
        };
        words.iter().zip(&self.words).all(|(word, name)| same(word, name))
            && words.windows(2).all(|pair| belongs_together(text, &pair[0], &pair[1], self.signs))
    }
}

/// Whether a word that is a name and something else is a name here: not in “Will it last?”, “on May 5”.
fn is_meant(text: &str, word: &Word, next: Option<&Word>) -> bool {
    let after = &text[word.at.end..];
    let dated = next.is_some_and(|next| next.letters.starts_with(|c: char| c.is_ascii_digit()));
    let acts = next.is_some_and(|next| tells_a_deed(&next.letters));
    let owns = after.starts_with("'s") || after.starts_with("’s");
    let in_doubt = begins_sentence(&text[..word.at.start]) && is_known(&word.letters);
    owns || !(dated || in_doubt && !acts)
}

/// Whether what is between two words lets them be one name: `J. R. Hartley`, `Mary-Ann`.
fn belongs_together(text: &str, one: &Word, other: &Word, signs: &str) -> bool {
    let between = &text[one.at.end..other.at.start];
    let initial = one.letters.chars().count() == 1;
    between.chars().count() < 8
        && between.matches('\n').count() < 2
        && words(between).is_empty()
        && !between.contains(|c: char| match c {
            '.' if initial => false,
            c => ",.;:!?()|/".contains(c) && !signs.contains(c),
        })
}

/// A name without what people set beside it: `Ada Lovelace <ada@example.com>`, `Chris (on-call)`.
pub(super) fn bare(name: &str) -> String {
    let name = name.trim().trim_start_matches('@');
    if !name.contains(char::is_alphabetic) {
        return name.to_owned();
    }
    let cut = name.find(['<', '(', '[']).filter(|at| !name[..*at].trim().is_empty());
    let name = &name[..cut.unwrap_or(name.len())];
    match name.split_once('@') {
        Some((account, _)) if !account.contains(' ') => account.replace(['.', '_', '-', '+'], " "),
        _ => name.to_owned(),
    }
}
