//! An action item that nobody can tell is finished.

use crate::rules::conditions::is_bounded;
use crate::rules::{Check, Context, Found, Rule, Scope};
use crate::sentence::Gap;
use crate::words;
use crate::{Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "vague-action",
    title: "When is this done?",
    severity: Severity::Clarity,
    kind: Kind::Actions,
    bias: None,
    why: "An item is done when it says what will be different. “Improve” and “investigate” have no \
          last day.",
    question: "How will anyone tell that this is finished?",
    patterns: "",
    scope: Scope {
        off: &[
            SectionRole::Summary,
            SectionRole::Cause,
            SectionRole::Impact,
            SectionRole::Detection,
            SectionRole::Resolution,
            SectionRole::Timeline,
            SectionRole::WentWell,
            SectionRole::WentPoorly,
            SectionRole::Lucky,
            SectionRole::Other,
        ],
        soft: &[],
    },
    check: Some(Check { anchors: words::VAGUE, find: check }),
};

fn check(cx: &Context, found: &mut Vec<Found>) {
    let Some(at) = first_verb(cx) else {
        return;
    };
    if !cx.has(at, words::VAGUE) || cx.parsed.ticked || is_bounded(cx) {
        return;
    }
    let end = match () {
        () if cx.is_any(at, &["look", "looking"]) => {
            cx.is_any(at + 1, &["into", "at"]).then_some(at + 2)
        }
        () if cx.is_any(at, &["think", "thinking"]) => {
            cx.is_any(at + 1, &["about", "through"]).then_some(at + 2)
        }
        () if cx.is(at, "further") => {
            cx.is_any(at + 1, &["investigation", "analysis", "research", "work"]).then_some(at + 2)
        }
        () if cx.is(at, "increase") => {
            cx.is_any(at + 1, &["awareness", "visibility"]).then_some(at + 2)
        }
        () if cx.is(at, "try") => cx.is(at + 1, "to").then_some(at + 2),
        () if cx.is(at, "make") => (at..at + 9)
            .find(|&more| {
                cx.is(more, "more")
                    && cx.is_any(more + 1, &["robust", "resilient", "reliable", "stable"])
            })
            .map(|_| at + 1),
        () if cx.is_any(at, &["more", "better"]) => noun_after(cx, at + 1),
        () if cx.is_any(at, &["review", "study", "research", "conduct", "improvement"]) => {
            noun_after(cx, at + 1).map(|_| at + 1)
        }
        () => cx.get(at + 1).map(|_| at + 1),
    };
    if let Some(end) = end {
        found.push(Found {
            span: cx.span(at..end),
            severity: Severity::Clarity,
            suggestion: Suggestion::Question,
            rung: None,
        });
    }
}

/// The word that says what is to be done: the first, or the one after `Tom to` or `We should`.
fn first_verb(cx: &Context) -> Option<usize> {
    let body = cx.body();
    let first = body.start;
    if cx.has(first, words::VAGUE) {
        return Some(first);
    }
    let vague = (first..body.end.min(first + 7)).find(|&at| {
        cx.has(at, words::VAGUE) && cx.has(at, words::BASE) && !cx.is_any(at, &["better", "more"])
    })?;
    let mut before = vague;
    while before > first && cx.has(before - 1, words::ADVERB) {
        before -= 1;
    }
    let helper = before.checked_sub(1).filter(|&helper| helper >= first)?;
    let to = cx.is(helper, "to")
        || cx.is_any(helper, &["should", "will", "must", "could", "'ll", "and", "please", "'s"]);
    let owned = cx.has(helper, words::NAMED) && cx.word(vague).gap.any(Gap::LABEL);
    let opening = (first..helper).all(|at| {
        cx.has(
            at,
            words::PRONOUN
                | words::NAMED
                | words::ROLE
                | words::MODAL
                | words::DETERMINER
                | words::BE
                | words::ADVERB
                | words::CONJUNCTION,
        ) || cx.is_any(
            at,
            &[
                "need", "needs", "plan", "planning", "going", "want", "let", "have", "like",
                "todo", "action", "also", "aim", "intend",
            ],
        )
    });
    (to && opening
        || owned
        || helper == first && cx.is_any(helper, &["please", "todo", "also", "further"]))
    .then_some(vague)
}

/// `Better monitoring`, but not `More than half the fleet` or `Review meeting held`.
fn noun_after(cx: &Context, at: usize) -> Option<usize> {
    let next = cx.get(at)?;
    let noun = !next.any(words::PREPOSITION | words::SUBORDINATOR | words::AUXILIARY)
        && !next.gap.any(Gap::COLON)
        && !next.is("meeting");
    noun.then_some(at + 1)
}
