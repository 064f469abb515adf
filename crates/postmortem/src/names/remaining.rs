//! What may still tell who somebody is, in a copy whose names were replaced.

use blameless::{is_also_a_word, is_ambiguous, is_handle, is_known, tells_a_deed};

use super::Register;
use super::accounts::accounts;
use super::letters::{Word, compact, words};
use super::matching::{Forms, bare};
use super::register::are_initials;
use super::texts::{Sort, look};
use crate::{Place, Postmortem, review};

/// How many are told. Who has more had better look at the register first.
const MOST: usize = 60;

/// How much of a line is shown around what was found, in characters on either side.
const AROUND: usize = 50;

/// Why something may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Mail can be sent there.
    Address,
    /// It is an `@handle`.
    Handle,
    /// It looks like a telephone number.
    Phone,
    /// Capitals where a name would be.
    Initials,
    /// It is part of somebody's name, and a plain word or a product as well.
    Ambiguous,
    /// A longer word has somebody's name in it.
    Within,
    /// It stands where a name would be, and is no word that is known.
    Unknown,
}

/// Something that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// It.
    pub words: String,
    /// Why it may be one.
    pub why: Why,
    /// How often it is there.
    pub count: usize,
    /// Where it is first.
    pub place: Place,
    /// What is before and after it there.
    pub around: (String, String),
}

/// What may be a name in a copy, and is neither in the register nor was said to be none. It is there to
/// be asked about: nothing here is certain.
pub fn remaining(copy: &Postmortem, register: &Register) -> Vec<Left> {
    let mut scan = Scan::of(register);
    look(copy, &mut |text, line| {
        if matches!(text.sort, Sort::Prose | Sort::Who) {
            for line in line.lines() {
                scan.line(line, text.sort == Sort::Who, &mut || text.place());
            }
        }
    });
    scan.found
}

struct Scan<'r> {
    register: &'r Register,
    /// Words that stand in for names, in lower case.
    stand_ins: Vec<String>,
    /// Parts of names, in lower case.
    parts: Vec<String>,
    /// The initials of the people who are known.
    initials: Vec<String>,
    /// People of whom somebody has said that they may be named.
    may_be_named: Forms,
    found: Vec<Left>,
}

impl Scan<'_> {
    fn of(register: &Register) -> Scan<'_> {
        let mut others = register.people.clone();
        others.iter_mut().for_each(|named| named.ticked = !named.ticked);
        let mut scan = Scan {
            may_be_named: Forms::of(&others),
            register,
            stand_ins: vec!["somebody".to_owned()],
            parts: Vec::new(),
            initials: Vec::new(),
            found: Vec::new(),
        };
        for named in register.people.iter().filter(|named| named.ticked) {
            scan.stand_ins
                .extend(words(&named.words).into_iter().map(|it| it.letters.to_lowercase()));
            for name in [&named.name].into_iter().chain(&named.also) {
                let name = bare(name);
                scan.parts.extend(name.split_whitespace().map(compact));
                let first = name.split_whitespace().filter_map(|part| part.chars().next());
                scan.initials.push(first.collect());
            }
        }
        scan
    }

    fn line(&mut self, line: &str, who: bool, place: &mut dyn FnMut() -> Place) {
        for account in accounts(line) {
            let why = if account.is_address { Why::Address } else { Why::Handle };
            if account.is_address || is_handle(&line[account.at.clone()]) {
                self.note(line, account.at, why, place);
            }
        }
        for at in phones(line) {
            self.note(line, at, Why::Phone, place);
        }
        let taken = accounts(line);
        let words = words(line);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let (mut end, mut why) = (at, None);
            if !taken.iter().any(|it| it.at.start < word.at.end && word.at.start < it.at.end) {
                (end, why) = self.judge(line, &words, at, who);
            }
            if let Some(why) = why {
                self.note(line, word.at.start..words[end].at.end, why, place);
            }
            at = end + 1;
        }
    }

    /// Why the word at a place may be a name, and with which word that ends.
    fn judge(&self, line: &str, words: &[Word], at: usize, who: bool) -> (usize, Option<Why>) {
        let word = &words[at];
        let lower = word.letters.to_lowercase();
        let next = words.get(at + 1).filter(|next| &line[word.at.end..next.at.start] == " ");
        let acts = next.is_some_and(|next| tells_a_deed(&next.letters))
            || line[word.at.end..].starts_with("'s ")
            || line[word.at.end..].starts_with("’s ");
        if are_initials(&word.letters) {
            let opens = at == 0 && line[word.at.end..].starts_with(':');
            let is = acts || opens || self.initials.contains(&word.letters);
            return (at, is.then_some(Why::Initials));
        }
        if is_capital(word) && is_ambiguous(&lower) && self.parts.contains(&lower) {
            return (at, Some(Why::Ambiguous));
        }
        let within = |part: &String| {
            part.chars().count() > 3
                && !is_also_a_word(part)
                && lower != *part
                && (lower.starts_with(part.as_str()) || lower.ends_with(part.as_str()))
        };
        if self.parts.iter().any(within) {
            return (at, Some(Why::Within));
        }
        if !self.is_unknown(word, &lower) {
            return (at, None);
        }
        let other = next.filter(|next| self.is_unknown(next, &next.letters.to_lowercase()));
        if other.is_some() && (at > 0 || who) {
            let after = words.get(at + 2);
            let longer = after.is_some_and(|it| self.is_unknown(it, &it.letters.to_lowercase()));
            // Three in a row are a title more often than a name.
            return (at + 1, (!longer).then_some(Why::Unknown));
        }
        (at, (acts || (who && words.len() == 1)).then_some(Why::Unknown))
    }

    /// Whether a word is written like a name and is in no list.
    fn is_unknown(&self, word: &Word, lower: &str) -> bool {
        is_capital(word)
            && !is_known(lower)
            && !review::is_of_a_team(lower)
            && !self.stand_ins.iter().any(|known| known == lower)
    }

    fn note(
        &mut self,
        line: &str,
        at: std::ops::Range<usize>,
        why: Why,
        place: &mut dyn FnMut() -> Place,
    ) {
        let words = &line[at.clone()];
        if let Some(known) = self.found.iter_mut().find(|left| left.words == words) {
            known.count += 1;
            return;
        }
        if self.found.len() == MOST
            || self.register.not_names.iter().any(|other| other == words)
            || !self.may_be_named.find(words, false).is_empty()
        {
            return;
        }
        let before: String = line[..at.start].chars().rev().take(AROUND).collect();
        let before = before.chars().rev().collect();
        let after = line[at.end..].chars().take(AROUND).collect();
        let words = words.to_owned();
        self.found.push(Left { words, why, count: 1, place: place(), around: (before, after) });
    }
}

/// Whether a word begins with a capital and goes on without.
fn is_capital(word: &Word) -> bool {
    let mut letters = word.letters.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(char::is_lowercase)
}

/// Where telephone numbers may be: with a plus sign, or in the groups that are usual.
fn phones(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let is_part = |c: char| c.is_ascii_digit() || "+()-. \u{a0}/".contains(c);
    let mut from = 0;
    while let Some(start) = line[from..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(')
    {
        let start = from + start;
        let rest = &line[start..];
        let run = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        // A plus sign begins a number, whatever stands before it.
        let run = run.get(1..).and_then(|rest| rest.find('+')).map_or(run, |at| &run[..=at]);
        let run = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        from = start + run.len().max(1);
        let groups: Vec<&str> =
            run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let usual = lengths == [3, 3, 4] || (run.starts_with('(') && groups.len() > 1);
        let trunk = run.starts_with('0') && !run.contains('.') && groups.len() > 1 && digits > 8;
        if (7..=15).contains(&digits) && (run.starts_with('+') || usual || trunk) {
            found.push(start..start + run.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_times_and_counts() {
        for (line, expected) in [
            ("call +1 (555) 010-0199 now", vec!["+1 (555) 010-0199"]),
            ("555-010-0199.", vec!["555-010-0199"]),
            ("row 2 (+1 555 010 0199)", vec!["+1 555 010 0199"]),
            ("020 7946 0958", vec!["020 7946 0958"]),
            ("2019-12-05 09:45", vec![]),
            ("10.0.12.255 and 1 000 000 users", vec![]),
            ("09:45 - 10:00 5", vec![]),
        ] {
            let found: Vec<_> = phones(line).into_iter().map(|at| &line[at]).collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
