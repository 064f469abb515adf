//! A person and an error noun: "human error", "operator mistake".

use crate::rules::{Check, Context, Found, Rule, Scope};
use crate::sentence::Gap;
use crate::words;
use crate::{Kind, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "person-error-label",
    title: "Human error",
    severity: Severity::Blame,
    kind: Kind::Agency,
    bias: None,
    why: "“Human error” is where the inquiry can start. Used as an answer it ends the \
          conversation one step before the interesting part.",
    question: "What would have to change so that the next person cannot make the same slip, or cannot be hurt by it?",
    patterns: "",
    scope: Scope::EVERYWHERE,
    check: Some(Check { anchors: words::ERROR_NOUN.or(words::ERROR_LABEL), find: check }),
};

fn check(cx: &Context, found: &mut Vec<Found>) {
    for at in cx.body() {
        let words = if cx.has(at, words::ERROR_NOUN) {
            label(cx, at).or_else(|| made(cx, at))
        } else {
            phrase(cx, at)
        };
        if let Some(words) = words
            && !is_guarded(cx, words.start)
        {
            found.push(Found {
                span: cx.span(words),
                severity: Severity::Blame,
                suggestion: Suggestion::Question,
                rung: None,
            });
            return;
        }
    }
}

type Words = std::ops::Range<usize>;

/// `human error`, `the operator's mistake`, `a mistake by the engineer`.
fn label(cx: &Context, at: usize) -> Option<Words> {
    let next_is_metric = cx.has(at + 1, words::METRIC) && cx.word(at + 1).gap == Gap::default();
    if next_is_metric || is_listed(cx, at) || is_counted(cx, at) {
        return None;
    }
    let before = at
        .checked_sub(1)
        .filter(|&before| before >= cx.sentence.body && cx.word(at).gap == Gap::default())?;
    if cx.is(before, "'s") || cx.is(before, "'") {
        let phrase = cx.owner(before)?;
        return phrase.agent.is_person().then(|| phrase.words.start..at + 1);
    }
    let word = cx.word(before);
    let person = word.is_one_of(&[
        "human",
        "operator",
        "user",
        "pilot",
        "manual",
        "crew",
        "engineer",
        "developer",
        "admin",
        "administrator",
        "staff",
        "technician",
        "personnel",
        "people",
        "reviewer",
        "driver",
        "individual",
    ]) && !is_system(cx, before);
    let fat = word.any(words::ERROR_LABEL) && word.text.to_ascii_lowercase().starts_with("fat")
        || word.is("finger") && before > cx.sentence.body && cx.is(before - 1, "fat");
    if person || fat {
        let start = if word.is("finger") { before - 1 } else { before };
        return Some(start..at + 1);
    }
    // `a mistake (made) by one of the engineers`
    let made = usize::from(cx.is_any(at + 1, &["made", "committed"]));
    let at_by = at + made;
    if cx.is_any(at_by + 1, &["by", "of", "from"]) && cx.has(at, words::ERROR_NOUN) {
        let phrase = cx.phrase_at(at_by + 2)?;
        let by = cx.is(at_by + 1, "by") || cx.is(at, "mistake");
        return (by && phrase.agent.is_person()).then_some(at..phrase.words.end);
    }
    None
}

/// `the engineer made a mistake`
fn made(cx: &Context, at: usize) -> Option<Words> {
    let verb =
        cx.behind(at, 4).rev().find(|&verb| cx.is_any(verb, &["made", "makes", "making"]))?;
    if cx.has(at + 1, words::METRIC)
        || !cx.is_any(verb + 1, &["a", "an", "the", "this", "that", "mistakes"])
    {
        return None;
    }
    let group = cx.group(verb);
    let subject = cx.subject(verb)?;
    let told = cx.is(verb, "made") && !group.passive && !group.negated && !group.modal;
    let own =
        matches!(subject.agent, crate::subject::Agent::Myself | crate::subject::Agent::Nobody);
    (told && subject.agent.is_person() && !own).then(|| subject.words.start..at + 1)
}

/// `PEBKAC`, `fat-fingered`, `people were the weak link`.
fn phrase(cx: &Context, at: usize) -> Option<Words> {
    let word = cx.word(at);
    if word.is_one_of(&["pebkac", "pebcak"]) {
        return Some(at..at + 1);
    }
    if word.is_one_of(&[
        "fat-fingered",
        "fatfingered",
        "fat-finger",
        "fat-fingers",
        "fat-fingering",
        "fatfinger",
    ]) || word.is("fat") && cx.is_any(at + 1, &["finger", "fingered", "fingers", "fingering"])
    {
        let end = if word.is("fat") { at + 2 } else { at + 1 };
        return Some(at..if cx.has(end, words::ERROR_NOUN) { end + 1 } else { end });
    }
    let weak = word.is_one_of(&["link", "links"])
        && cx.is_any(at.wrapping_sub(1), &["weak", "weakest"])
        || word.is("unreliable") && cx.is(at + 1, "part");
    if weak {
        let verb = cx.behind(at, 6).rev().find(|&verb| cx.has(verb, words::BE))?;
        let subject = cx.subject(verb)?;
        let end = if word.is("unreliable") { at + 2 } else { at + 1 };
        return subject.agent.is_person().then_some(subject.words.start..end);
    }
    None
}

fn is_system(cx: &Context, at: usize) -> bool {
    cx.is(at, "operator") && at > cx.sentence.words.start && cx.word(at).gap == Gap::default() && {
        let before = cx.word(at - 1);
        before.any(words::CODE)
            || before.capital() && before.plain() && at - 1 > cx.sentence.body
            || before.is_one_of(&["kubernetes", "k8s"])
    }
}

/// A plural that goes up and down is a measurement.
fn is_counted(cx: &Context, at: usize) -> bool {
    cx.is(at, "errors")
        && cx.is_any(
            at + 1,
            &[
                "peaked",
                "rose",
                "increased",
                "spiked",
                "dropped",
                "fell",
                "went",
                "climbed",
                "per",
                "in",
                "on",
                "returned",
                "out",
                "were",
            ],
        )
}

/// `hardware failures, natural disasters, human error`: a list of what can happen.
fn is_listed(cx: &Context, at: usize) -> bool {
    let before = cx.behind(at, 9);
    before.clone().find(|&back| cx.has(back, words::FAILURE)).is_some_and(|first| {
        (first..at).any(|back| cx.word(back + 1).gap.any(Gap::COMMA))
            && (first..at).all(|back| !cx.has(back, words::AUXILIARY) && !cx.is_finite(back))
            || before.rev().take(2).any(|back| cx.is(back, "or"))
    })
        || cx.is_any(at + 1, &["or", "and"]) && cx.has(at + 3, words::FAILURE)
}

/// Talk about the label, or about what protects from slips.
fn is_guarded(cx: &Context, at: usize) -> bool {
    let behind = cx.behind(at, 5);
    let negated = behind.clone().any(|back| {
        let word = cx.word(back);
        (word.negated || word.any(words::NEGATION | words::GUARDED))
            && !word.is_one_of(&["rule", "against"])
            || word.is("against")
    });
    let mut behind = behind;
    let easy = behind.any(|back| cx.is(back, "easy") && cx.is(back + 1, "to"));
    let after = cx.ahead(at, 8);
    let symptom = after.clone().any(|next| {
        cx.has(next, words::BE)
            && (cx.is_any(next + 1, &["never", "not"])
                || cx.is(next + 2, "symptom")
                || cx.is(next + 1, "inevitable"))
            || cx.is_any(next, &["does", "do"]) && cx.word(next).negated
            || cx.is(next, "isn")
            || cx.word(next).negated && cx.is_any(next, &["is", "was", "does", "do"])
    });
    let mut after = after;
    let term = after.any(|next| cx.is_any(next, &["label", "phrase", "words"]))
        || cx.is_any(at.wrapping_sub(1), &["term", "label", "phrase", "called", "say", "saying"]);
    negated || easy || symptom || term
}
