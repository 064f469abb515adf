//! The perfect-modal test, `should have noticed`, which patterns call `perfect`.

use crate::rules::Context;
use crate::sentence::Gap;
use crate::words;

/// `should (not) have` and the participle after it.
pub(crate) struct Perfect {
    pub(crate) participle: usize,
    pub(crate) passive: bool,
    pub(crate) negated: bool,
}

/// The perfect that starts with the modal at `at`.
pub(crate) fn perfect(cx: &Context, at: usize) -> Option<Perfect> {
    if !cx.is_any(at, &["should", "could", "would", "might", "ought"]) {
        return None;
    }
    let mut next = at + 1;
    let mut negated = cx.word(at).negated;
    while cx.has(next, words::ADVERB.or(words::NEGATION)) || cx.is(next, "to") && cx.is(at, "ought")
    {
        negated |= cx.has(next, words::NEGATION);
        next += 1;
    }
    if !cx.is_any(next, &["have", "'ve", "of"]) || cx.word(next).gap.any(Gap::PHRASE) {
        return None;
    }
    let mut have = next;
    next += 1;
    while cx.has(next, words::ADVERB) && !cx.is_any(next, &["well"])
        || cx.has(next, words::NEGATION)
    {
        next += 1;
    }
    let passive = cx.is_any(next, &["been", "gotten"]);
    if passive {
        have = next;
        next += 1;
        while cx.has(next, words::ADVERB) {
            next += 1;
        }
    } else if !is_participle(cx, next) {
        return None;
    }
    let word = cx.get(next)?;
    (!word.gap.any(Gap::PHRASE) || next > have + 1).then_some(Perfect {
        participle: next,
        passive,
        negated,
    })
}

/// Whether the word is a past participle used as a verb: `limited access` is not.
pub(crate) fn is_participle(cx: &Context, at: usize) -> bool {
    let Some(word) = cx.get(at) else {
        return false;
    };
    if word.is_one_of(&["a", "an", "the", "better", "more", "no"]) {
        return false;
    }
    if word.is_one_of(&["read", "write"])
        && cx.is_any(at + 1, &["access", "permission", "permissions", "rights", "replicas"])
    {
        return false;
    }
    if word.any(words::ADJECTIVAL) {
        let noun = cx.get(at + 1).is_some_and(|next| {
            (next.plain() || next.any(words::BASE)) && next.gap == Gap::default()
        });
        return !noun;
    }
    word.any(words::PARTICIPLE)
        || word.plain()
            && word.text.len() > 3
            && (word.text.ends_with("ed") || word.text.ends_with("wn"))
}
