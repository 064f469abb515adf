//! What the rest of a sentence says about what it tells.

use crate::rules::Context;
use crate::sentence::Gap;
use crate::subject::Agent;
use crate::words;

/// Whether the sentence gives the context that made the act look right.
pub(crate) fn has_context(cx: &Context) -> bool {
    cx.body().any(|at| {
        cx.has(at, words::CONTEXT)
            && match () {
                () if cx.is_any(at, &["because", "since"]) => cx.ahead(at + 1, 12).any(|after| {
                    cx.is_finite(after)
                        && cx.subject(after).is_some_and(|subject| subject.agent == Agent::System)
                }),
                () => {
                    cx.is_any(
                        at,
                        &[
                            "thinking",
                            "thought",
                            "believed",
                            "believing",
                            "assumed",
                            "assuming",
                            "expecting",
                            "expected",
                            "intending",
                            "intended",
                            "understood",
                        ],
                    ) || cx.is(at, "looked")
                        && cx.is_any(
                            at + 1,
                            &["like", "as", "right", "healthy", "fine", "correct", "safe"],
                        )
                        || cx.is_any(
                            at,
                            &["showed", "suggested", "indicated", "labelled", "labeled", "seemed"],
                        )
                }
            }
    })
}

/// `If an engineer deletes a branch`: a condition, not a report.
pub(crate) fn is_hypothetical(cx: &Context, subject: usize) -> bool {
    subject > cx.sentence.words.start
        && cx.is_any(subject - 1, &["if", "unless", "whenever", "should", "when", "why", "whether"])
        && (!cx.is_any(subject - 1, &["should", "when"])
            || !cx.ahead(subject, 8).any(|at| cx.has(at, words::PAST)))
}

/// Whether only who is to act stands before: `We should`, `Tom to`, `Tom:`, `Please`.
pub(crate) fn begins_task(cx: &Context, at: usize) -> bool {
    let first = cx.body().start;
    if at > first + 7 {
        return false;
    }
    let adverbs = (first..at).rev().take_while(|&back| cx.has(back, words::ADVERB)).count();
    let Some(helper) = (at - adverbs).checked_sub(1).filter(|&helper| helper >= first) else {
        return true;
    };
    let who = words::PRONOUN
        | words::NAMED
        | words::ROLE
        | words::MODAL
        | words::DETERMINER
        | words::BE
        | words::ADVERB
        | words::CONJUNCTION
        | words::WISH;
    cx.has(helper, words::NAMED) && cx.word(at).gap.any(Gap::LABEL)
        || helper == first && cx.is_any(helper, &["please", "todo"])
        || (cx.has(helper, words::MODAL) || cx.is_any(helper, &["to", "and", "please", "'s"]))
            && !(helper > first && cx.has(helper - 1, words::THING))
            && (first..helper).all(|back| cx.has(back, who))
}

/// Whether the item says when or how it ends: a ticket, a date, a quantity, something to hand in; or
/// is done.
pub(crate) fn is_bounded(cx: &Context) -> bool {
    let words = &cx.parsed.words;
    let marks = words::TICKET | words::LINK | words::DATE | words::DELIVERABLE;
    cx.parsed.ticked
        || words.iter().enumerate().any(|(at, word)| {
            word.any(marks)
                || word.any(words::NUMBER)
                    && (word.any(words::UNIT)
                        || word.text.ends_with('%')
                        || words.get(at + 1).is_some_and(|next| next.any(words::UNIT)))
                || word.is("by")
                    && words
                        .get(at + 1)
                        .is_some_and(|next| next.any(words::NUMBER) || next.is("end"))
                || word.is("post")
                    && words.get(at + 1).is_some_and(|next| !next.any(words::PREPOSITION))
        })
}

/// Whether a clause says what brought it about: `because the names look alike`, `by the cleanup job`.
pub(crate) fn has_mechanism(cx: &Context) -> bool {
    cx.body().any(|at| {
        cx.is_any(at, &["because", "since", "as", "when", "so", "while", "after"])
            && at > cx.body().start
            && cx.ahead(at + 1, 12).any(|after| cx.is_finite(after))
            || at == cx.body().start
                && cx.is_any(at, &["because", "since", "as", "when", "while", "after"])
            || cx.is(at, "due") && cx.is(at + 1, "to")
            || cx.is(at, "by")
                && !cx.ahead(at + 1, 3).any(|after| cx.has(after, words::ACCIDENT))
                && cx.phrase_at(at + 1).is_some_and(|phrase| phrase.agent == Agent::System)
    })
}
