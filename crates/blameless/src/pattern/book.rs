//! All patterns, found by the words they need.

use std::ops::Range;

use super::compile::compile;
use super::needs::{Needs, Signs};
use super::shelves::Shelves;
use super::{Match, Pattern, What};
use crate::engine::engine;
use crate::order::sort_by_key;
use crate::rules::{Context, Rule};
use crate::words::{Id, Set, Table};

/// The patterns of all rules.
#[derive(Debug)]
pub(crate) struct Book {
    patterns: Vec<Pattern>,
    /// What a sentence must have for each of them.
    needs: Needs,
    /// Those that hint.
    hinting: Index,
    /// Those that keep quiet what they cover.
    quiet: Index,
}

/// What was found in a sentence, and room for what is on the way there, which is used again.
#[derive(Default)]
pub(crate) struct Finds<'b> {
    pub(crate) found: Vec<(&'b Pattern, Match)>,
    /// Patterns that are worth a look, each with the place of its key.
    worth: Vec<(u16, usize)>,
    signs: Signs,
}

/// Where patterns are looked for.
#[derive(Debug, Default)]
struct Index {
    /// For each word, the patterns that name it.
    by_word: Shelves,
    /// For each class of words, the patterns that are looked for at any of its words.
    by_class: Vec<Vec<u16>>,
    /// For each word, those that name it and those of its classes: all that is needed for a word that
    /// is no more than its list says.
    listed: Shelves,
    /// The classes that some pattern is looked for at.
    classes: Set,
}

impl Book {
    /// Reads the patterns of all rules; the words in them become known to the table. Also gives the
    /// lines that cannot be read, and why.
    pub(crate) fn read(rules: &[&Rule], table: &mut Table) -> (Book, Vec<String>) {
        let mut patterns = Vec::new();
        let mut errors = Vec::new();
        for (number, rule) in (0..).zip(rules) {
            let (mut headings, mut statements) = (false, false);
            for line in rule.patterns.lines() {
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
        let index = |quiet| Index::of(&patterns, quiet, table);
        let (hinting, quiet) = (index(false), index(true));
        let needs = Needs::of(&patterns, table);
        (Book { patterns, needs, hinting, quiet }, errors)
    }

    /// Every pattern that is found in a sentence, in the order of the rules; a hit that a quiet line
    /// covers is left out.
    pub(crate) fn find<'b>(&'b self, cx: &Context, finds: &mut Finds<'b>) {
        let Finds { found, worth, signs } = finds;
        self.needs.read(cx, signs);
        self.hinting.worth_a_look(cx, &self.needs, signs, worth);
        for (number, at) in worth.drain(..) {
            let pattern = &self.patterns[usize::from(number)];
            if (pattern.headings || !cx.heading)
                && let Some(hit) = pattern.find_at(cx, at)
            {
                found.push((pattern, Match { number, ..hit }));
            }
        }
        if found.is_empty() {
            return;
        }
        let rules = found.iter().fold(0_u64, |rules, (pattern, _)| rules | 1 << pattern.rule);
        let mut quiet: Vec<(u8, Range<usize>)> = Vec::new();
        self.quiet.worth_a_look(cx, &self.needs, signs, worth);
        for (number, at) in worth.drain(..) {
            let pattern = &self.patterns[usize::from(number)];
            if rules & 1 << pattern.rule != 0
                && let Some(hit) = pattern.find_at(cx, at)
            {
                quiet.push((pattern.rule, hit.words));
            }
        }
        sort_by_key(&mut quiet, |(rule, words)| (i64::from(*rule), words.start as u64));
        found.retain(|(pattern, hit)| {
            // No quiet line is longer than this, so no other can reach the hit.
            let first = (pattern.rule, hit.words.start.saturating_sub(LONGEST));
            let from = quiet.partition_point(|(rule, words)| (*rule, words.start) < first);
            !quiet[from..]
                .iter()
                .take_while(|(rule, words)| *rule == pattern.rule && words.start < hit.words.end)
                .any(|(_, words)| hit.words.start < words.end)
        });
        sort_by_key(found, |(pattern, hit)| {
            (i64::from(pattern.rule), (hit.words.start as u64) << 16 | u64::from(hit.number))
        });
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
}

/// More words than a pattern can cover.
const LONGEST: usize = 64;

impl Index {
    fn of(patterns: &[Pattern], quiet: bool, table: &Table) -> Index {
        let mut index = Index { by_class: vec![Vec::new(); 128], ..Index::default() };
        let mut pairs: Vec<(Id, u16)> = Vec::new();
        let mut by_verb: Vec<(Id, u16)> = Vec::new();
        for (number, pattern) in (0..).zip(patterns).filter(|(_, pattern)| pattern.quiet == quiet) {
            let What::Word(test) = &pattern.items[pattern.key].what else { continue };
            pairs.extend(test.words.iter().map(|word| (*word, number)));
            by_verb.extend(test.verbs.iter().map(|verb| (*verb, number)));
            for class in test.set.bits() {
                index.by_class[class].push(number);
            }
            index.classes = index.classes | test.set;
        }
        let by_verb = Shelves::of(&by_verb, table.len());
        for id in 1..table.len() {
            let forms = by_verb.get(table.entry(id).lemma);
            pairs.extend(forms.iter().map(|number| (id, *number)));
        }
        index.by_word = Shelves::of(&pairs, table.len());
        for id in 0..table.len() {
            for class in table.entry(id).set.and(index.classes).bits() {
                pairs.extend(index.by_class[class].iter().map(|number| (id, *number)));
            }
        }
        index.listed = Shelves::of(&pairs, table.len());
        index
    }

    /// Every pattern that may be found at a word and whose needs hold, with the place of the word.
    #[inline(never)]
    fn worth_a_look(
        &self,
        cx: &Context,
        needs: &Needs,
        signs: &Signs,
        worth: &mut Vec<(u16, usize)>,
    ) {
        let table = engine().words();
        let body = cx.body();
        for (at, word) in body.clone().zip(&cx.parsed.words[body]) {
            let known = table.entry(word.id).set == word.set;
            let mut numbers = if known { &self.listed } else { &self.by_word }.get(word.id);
            let mut classes = if known { Set::NONE } else { word.set.and(self.classes) };
            loop {
                for number in numbers {
                    if needs.hold(*number, signs) {
                        worth.push((*number, at));
                    }
                }
                if classes == Set::NONE {
                    break;
                }
                let Some(class) = classes.bits().next() else { break };
                classes = classes.without(class);
                numbers = &self.by_class[class];
            }
        }
    }
}
