//! All patterns, found by the words they need.

use super::compile::compile;
use super::{Match, Pattern, What};
use crate::rules::{Context, Rule};
use crate::words::{Id, Set, Table};

/// The patterns of all rules.
#[derive(Debug)]
pub(crate) struct Book {
    patterns: Vec<Pattern>,
    by_word: Shelves,
    /// For each class of words, the patterns that are looked for at any of its words.
    by_class: Vec<Vec<u16>>,
    /// The classes that some pattern is looked for at.
    classes: Set,
}

/// Numbers of patterns, for each known word.
#[derive(Debug, Default)]
struct Shelves {
    /// Where the numbers of each word start.
    starts: Vec<u32>,
    numbers: Vec<u16>,
}

impl Shelves {
    /// Puts each number to its word, in the order given.
    fn of(pairs: &[(Id, u16)], words: Id) -> Shelves {
        let mut starts = vec![0; usize::from(words) + 2];
        for (word, _) in pairs {
            starts[usize::from(*word) + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut numbers = vec![0; pairs.len()];
        for (word, number) in pairs {
            let next = &mut starts[usize::from(*word) + 1];
            numbers[*next as usize] = *number;
            *next += 1;
        }
        Shelves { starts, numbers }
    }

    fn get(&self, word: Id) -> &[u16] {
        let at = usize::from(word);
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Book {
    /// Reads the patterns of all rules; the words in them become known to the table. Also gives the
    /// lines that cannot be read, and why.
    pub(crate) fn read(rules: &[&Rule], table: &mut Table) -> (Book, Vec<String>) {
        let mut patterns = Vec::new();
        let mut errors = Vec::new();
        for (number, rule) in (0..).zip(rules) {
            let lines = rule.patterns.lines().map(str::trim);
            let (mut headings, mut statements) = (false, false);
            for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
                if line == "@headings" {
                    headings = true;
                    continue;
                }
                if line == "@statements" {
                    statements = true;
                    continue;
                }
                match compile(line, number, table) {
                    Ok(pattern) => patterns.push(Pattern { headings, statements, ..pattern }),
                    Err(error) => errors.push([rule.id, ": ", line, ": ", error].concat()),
                }
            }
        }
        let mut book = Book {
            patterns,
            by_word: Shelves::default(),
            by_class: vec![Vec::new(); 128],
            classes: Set::NONE,
        };
        book.index(table);
        (book, errors)
    }

    fn index(&mut self, table: &Table) {
        let mut pairs: Vec<(Id, u16)> = Vec::new();
        let mut by_verb: Vec<(Id, u16)> = Vec::new();
        for (number, pattern) in (0..).zip(&self.patterns) {
            let What::Word(test) = &pattern.items[pattern.key].what else { continue };
            pairs.extend(test.words.iter().map(|word| (*word, number)));
            by_verb.extend(test.verbs.iter().map(|verb| (*verb, number)));
            for class in test.set.bits() {
                self.by_class[class].push(number);
            }
            self.classes = self.classes | test.set;
        }
        let by_verb = Shelves::of(&by_verb, table.len());
        for id in 1..table.len() {
            let forms = by_verb.get(table.entry(id).lemma);
            pairs.extend(forms.iter().map(|number| (id, *number)));
        }
        self.by_word = Shelves::of(&pairs, table.len());
    }

    /// Every pattern that is found in a sentence, in the order of the rules; a hit that a quiet line
    /// covers is left out.
    pub(crate) fn find<'b>(&'b self, cx: &Context, found: &mut Vec<(&'b Pattern, Match)>) {
        let mut quiet: Vec<(u8, std::ops::Range<usize>)> = Vec::new();
        for at in cx.body() {
            let word = &cx.parsed.words[at];
            for &number in self.by_word.get(word.id) {
                self.look(number, cx, at, found, &mut quiet);
            }
            for class in word.set.and(self.classes).bits() {
                for &number in &self.by_class[class] {
                    self.look(number, cx, at, found, &mut quiet);
                }
            }
        }
        if found.is_empty() {
            return;
        }
        found.retain(|(pattern, hit)| {
            !quiet.iter().any(|(rule, words)| {
                *rule == pattern.rule && words.start < hit.words.end && hit.words.start < words.end
            })
        });
        found.sort_unstable_by_key(|(pattern, hit)| (pattern.rule, hit.words.start, hit.number));
        found.dedup_by(|next, kept| {
            let same = next.0.rule == kept.0.rule && next.1.words.start < kept.1.words.end;
            let longer =
                next.1.words.len() > kept.1.words.len() && next.0.severity >= kept.0.severity;
            if same && longer {
                std::mem::swap(next, kept);
            }
            same
        });
    }

    fn look<'b>(
        &'b self,
        number: u16,
        cx: &Context,
        at: usize,
        found: &mut Vec<(&'b Pattern, Match)>,
        quiet: &mut Vec<(u8, std::ops::Range<usize>)>,
    ) {
        let pattern = &self.patterns[usize::from(number)];
        if cx.heading && !pattern.headings {
            return;
        }
        let Some(hit) = pattern.find_at(cx, at) else { return };
        if pattern.quiet {
            quiet.push((pattern.rule, hit.words));
        } else {
            found.push((pattern, Match { number, ..hit }));
        }
    }
}
