//! Checks one block: a paragraph, a list item, a table row.

use crate::engine::engine;
use crate::hint::{Hint, Severity};
use crate::pattern::Finds;
use crate::people::People;
use crate::rules::{Context, Found, Rule, rules, spare_the_thanked};
use crate::section::SectionRole;
use crate::sentence;
use crate::subject::Clause;
use crate::text;

/// A sentence shows at most this many hints, besides one that says what is good.
const PER_SENTENCE: usize = 2;

/// What was found in a block, and how much was looked at. Positions count from its start.
pub(crate) struct Checked {
    pub(crate) hints: Vec<Hint>,
    pub(crate) words: usize,
    pub(crate) steps: usize,
}

pub(crate) fn check_block(block: &str, section: SectionRole, people: &People) -> Checked {
    let parsed = sentence::parse(block, people);
    let heading = text::is_heading(block);
    let mut hints = Vec::new();
    let mut finds = Finds::default();
    for sentence in &parsed.sentences {
        let clause = Clause { parsed: &parsed, sentence };
        let cx = Context { clause, text: block, section, heading, people };
        let mut here: Vec<Hint> = Vec::new();
        if let Some(label) = sentence.label() {
            let clause = Clause { parsed: &parsed, sentence: &label };
            let cx = Context { clause, heading: true, ..cx };
            from_patterns(&cx, &mut finds, &mut here);
        }
        from_patterns(&cx, &mut finds, &mut here);
        if !heading {
            from_checks(&cx, &mut here);
        }
        spare_the_thanked(&cx, &mut here);
        settle(&mut here);
        hints.append(&mut here);
    }
    Checked { hints, words: parsed.words.len(), steps: block.len() + parsed.steps.get() }
}

fn from_patterns(cx: &Context, finds: &mut Finds, hints: &mut Vec<Hint>) {
    engine().book().find(cx, finds);
    for (pattern, hit) in finds.found.drain(..) {
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
    for (rule, check) in engine().checks() {
        if cx.sentence.set.any(check.anchors) {
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
    if hints.is_empty() {
        return;
    }
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
