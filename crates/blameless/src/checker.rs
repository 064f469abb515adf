//! Checks a text, block by block, and keeps what it found.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::engine::engine;
use crate::hint::{Hint, Severity};
use crate::pattern::{Match, Pattern};
use crate::people::People;
use crate::rules::{Context, Found, Rule, rules, spare_the_thanked};
use crate::section::SectionRole;
use crate::sentence;
use crate::subject::Clause;
use crate::text;

/// Checks texts, and keeps the result of each block, so that a keystroke costs one block.
#[derive(Debug, Default)]
pub struct Checker {
    people: People,
    recent: Generation,
    older: Generation,
    bytes: usize,
    words: usize,
    steps: usize,
}

/// For each section, the hints of each block.
type Generation = [HashMap<Box<str>, Vec<Hint>, BuildHasherDefault<BlockHasher>>; ROLES];

const ROLES: usize = SectionRole::ALL.len();

/// When the recent results reach this many bytes of text, the older ones are let go.
const GENERATION_BYTES: usize = 1 << 20;

/// A sentence shows at most this many hints, besides one that says what is good.
const PER_SENTENCE: usize = 2;

impl Checker {
    /// A checker that has seen nothing yet.
    pub fn new() -> Checker {
        Checker::default()
    }

    /// Every hint in a text, in order.
    pub fn check(&mut self, text: &str, section: SectionRole, people: &People) -> Vec<Hint> {
        if self.people != *people {
            *self = Checker {
                people: people.clone(),
                words: self.words,
                steps: self.steps,
                ..Checker::default()
            };
        }
        let mut hints = Vec::new();
        for block in text::blocks(text) {
            self.block(&text[block.clone()], section, block.start, &mut hints);
        }
        hints
    }

    /// How many words this checker has looked at; blocks it knew already do not count.
    pub fn words_checked(&self) -> usize {
        self.words
    }

    /// How many bytes and words were looked at, each as often as it was: a measure of work that
    /// does not depend on the machine.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// How many bytes of text the kept results belong to.
    pub fn kept_bytes(&self) -> usize {
        self.recent.iter().chain(&self.older).flat_map(HashMap::keys).map(|block| block.len()).sum()
    }

    /// Adds the hints of the block that starts at `start`.
    fn block(&mut self, block: &str, section: SectionRole, start: usize, out: &mut Vec<Hint>) {
        let section_at = section as usize;
        if let Some(hints) = self.recent[section_at].get(block) {
            out.extend(hints.iter().map(|hint| hint.shifted(start)));
            return;
        }
        let hints = self.older[section_at].remove(block).unwrap_or_else(|| {
            let (hints, words, steps) = check_block(block, section, &self.people);
            self.words += words;
            self.steps += steps;
            hints
        });
        out.extend(hints.iter().map(|hint| hint.shifted(start)));
        self.bytes += block.len();
        if self.bytes > GENERATION_BYTES {
            self.older = std::mem::take(&mut self.recent);
            self.bytes = block.len();
        }
        self.recent[section_at].insert(block.into(), hints);
    }
}

/// Mixes eight bytes at a time. The blocks are one's own, so nobody gains by making them collide.
#[derive(Default)]
struct BlockHasher(u64);

impl Hasher for BlockHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut mix = |word: u64| {
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        };
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| mix(u64::from_le_bytes(*word)));
        mix(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

fn check_block(block: &str, section: SectionRole, people: &People) -> (Vec<Hint>, usize, usize) {
    let parsed = sentence::parse(block, people);
    let heading = text::is_heading(block);
    let mut hints = Vec::new();
    let mut matches = Vec::new();
    for sentence in &parsed.sentences {
        let clause = Clause { parsed: &parsed, sentence };
        let cx = Context { clause, text: block, section, heading, people };
        let mut here: Vec<Hint> = Vec::new();
        if let Some(label) = sentence.label() {
            let clause = Clause { parsed: &parsed, sentence: &label };
            let cx = Context { clause, heading: true, ..cx };
            from_patterns(&cx, &mut matches, &mut here);
        }
        from_patterns(&cx, &mut matches, &mut here);
        if !heading {
            from_checks(&cx, &mut here);
        }
        spare_the_thanked(&cx, &mut here);
        settle(&mut here);
        hints.append(&mut here);
    }
    (hints, parsed.words.len(), block.len() + parsed.steps.get())
}

fn from_patterns(cx: &Context, matches: &mut Vec<(&Pattern, Match)>, hints: &mut Vec<Hint>) {
    engine().book().find(cx, matches);
    for (pattern, hit) in matches.drain(..) {
        let rule = rules()[usize::from(pattern.rule)];
        let hint = hint(cx, rule, pattern.found(cx, rule, &hit));
        hints.extend(hint.map(|hint| Hint { bias: pattern.bias(rule), ..hint }));
    }
}

fn from_checks(cx: &Context, hints: &mut Vec<Hint>) {
    let mut found = Vec::new();
    if !cx.sentence.set.any(engine().anchors()) {
        return;
    }
    for rule in rules() {
        if let Some(check) = rule.check.as_ref().filter(|check| cx.sentence.set.any(check.anchors))
        {
            (check.find)(cx, &mut found);
            hints.extend(found.drain(..).filter_map(|found| hint(cx, rule, found)));
        }
    }
}

/// What a rule found, as far as the section wants to hear it.
fn hint(cx: &Context, rule: &'static Rule, found: Found) -> Option<Hint> {
    Some(Hint {
        rule,
        severity: rule.scope.apply(cx.section, found.severity)?,
        span: found.span,
        sentence: cx.sentence.start..cx.sentence.end,
        question: rule.question,
        suggestion: found.suggestion,
        rung: found.rung,
        bias: rule.bias,
    })
}

/// One hint per span: the more severe, then the earlier rule. At most two per sentence, and one that
/// says what is good, which takes no place from the others.
fn settle(hints: &mut Vec<Hint>) {
    let place = |rule: &Rule| rules().iter().position(|other| std::ptr::eq(*other, rule));
    let mut kept: Vec<Hint> = Vec::new();
    for (good, most) in [(false, PER_SENTENCE), (true, 1)] {
        // A pass over all for each that is kept: fewer steps than sorting, however many there are.
        for _ in 0..most {
            let free = |hint: &Hint| {
                let apart = |other: &Hint| {
                    other.span.end <= hint.span.start || hint.span.end <= other.span.start
                };
                good == (hint.severity == Severity::Positive) && kept.iter().all(apart)
            };
            let best = (0..hints.len()).filter(|&at| free(&hints[at])).min_by_key(|&at| {
                let hint = &hints[at];
                (std::cmp::Reverse(hint.severity), place(hint.rule), hint.span.start)
            });
            let Some(best) = best else { break };
            let hint = hints.swap_remove(best);
            let at = kept.iter().position(|other| other.span.start > hint.span.start);
            kept.insert(at.unwrap_or(kept.len()), hint);
        }
    }
    *hints = kept;
}
