//! Rewrites of whole sentences. Each is offered only where every word of the result is certain.

use crate::Suggestion;
use crate::engine::engine;
use crate::rules::Context;
use crate::rules::harm::Harm;
use crate::sentence::{Gap, Word};
use crate::words;

/// `Chris deleted the branch.` as `An engineer deleted the branch.`
pub(crate) fn to_role(cx: &Context, harm: &Harm) -> Option<Suggestion> {
    let subject = &harm.agent.words;
    if harm.agent.pronoun || subject.start < cx.sentence.words.start {
        return None;
    }
    let first = cx.word(subject.start);
    // Other mentions in the sentence would then stand without an antecedent.
    let mentions = cx.sentence.words.clone().filter(|&at| cx.has(at, words::NAMED)).count();
    let next = cx.get(subject.end);
    if mentions != subject.len()
        || first.text.starts_with('@')
        || next.is_some_and(|word| {
            word.any(words::CLITIC | words::CONJUNCTION)
                || word.gap.any(Gap::PHRASE) && !harm.passive
        })
        || subject.start > cx.sentence.words.start && !cx.is_free(subject.start)
    {
        return None;
    }
    let role = first.person.and_then(|person| cx.people.role(person)).unwrap_or("engineer");
    let opens = subject.start == cx.sentence.body;
    let article = match (opens, takes_an(role)) {
        (true, true) => "An",
        (true, false) => "A",
        (false, true) => "an",
        (false, false) => "a",
    };
    Some(Suggestion::Replace { span: cx.span(subject.clone()), text: format!("{article} {role}") })
}

pub(crate) fn takes_an(role: &str) -> bool {
    let first = role.split_whitespace().next().unwrap_or_default();
    if first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_uppercase()) {
        // Spelled out: an SRE, a DBA.
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let first = first.to_ascii_lowercase();
    first.starts_with(['a', 'e', 'i', 'o'])
        || first.starts_with('u') && !first.starts_with("us") && !first.starts_with("uni")
}

/// `An engineer deleted the branch at noon.` as `The branch was deleted at noon.`
pub(crate) fn to_passive(cx: &Context, harm: &Harm) -> Option<Suggestion> {
    let (subject, verb) = (&harm.agent.words, harm.verb);
    let body = cx.body();
    let plain = !harm.passive
        && !harm.agent.pronoun
        && verb == subject.end
        && is_intro(cx, body.start..subject.start);
    let word = cx.word(verb);
    if !plain || !word.any(words::PAST) || !word.any(words::HARM) {
        return None;
    }
    // The object is one noun phrase: `the gh-pages branch`; what follows it stays where it is.
    let tail = (verb + 1..body.end).find(|&at| cx.is_any(at, TAILS)).unwrap_or(body.end);
    let object = verb + 1..tail;
    if object.len() < 2 || !is_noun_phrase(cx, object.clone()) || !is_tail(cx, tail..body.end) {
        return None;
    }
    let participle = engine().words().participle_of(word.id).unwrap_or(word.text);
    let noun = &cx.text[cx.span(object)];
    let noun = if subject.start == body.start { capitalised(noun) } else { noun.to_owned() };
    let text = format!("{noun} was {}", participle.to_ascii_lowercase());
    let span = cx.word(subject.start).start..cx.word(tail - 1).end;
    Some(Suggestion::Replace { span, text })
}

/// Prepositions that begin an aside which reads well after a passive verb.
const TAILS: &[&str] = &[
    "at", "on", "in", "during", "before", "after", "from", "for", "within", "across", "with",
    "without",
];

/// What every word of a noun phrase is not, apart from its article.
const NO_NOUN: words::Set = words::AUXILIARY
    .or(words::PREPOSITION)
    .or(words::CONJUNCTION)
    .or(words::SUBORDINATOR)
    .or(words::PRONOUN)
    .or(words::POSSESSIVE)
    .or(words::ADVERB)
    .or(words::NEGATION)
    .or(words::QUOTE);

/// Whether nothing stands before the subject, or an opening phrase that asks for no subject of its
/// own: `As part of the clean-up, `.
fn is_intro(cx: &Context, intro: std::ops::Range<usize>) -> bool {
    intro.is_empty()
        || cx.word(intro.end).gap == Gap::COMMA
            && intro.clone().all(|at| {
                let word = cx.word(at);
                !word.any(words::GERUND | words::PRONOUN | words::POSSESSIVE)
                    && !word.is("to")
                    && !word.is("after")
                    && !cx.is_finite(at)
                    && (at == intro.start || word.gap == Gap::default())
            })
}

/// Whether these words are an article and a noun in the singular, with plain words between.
fn is_noun_phrase(cx: &Context, phrase: std::ops::Range<usize>) -> bool {
    let head = cx.word(phrase.end - 1);
    let listed = NO_NOUN.or(words::DETERMINER).or(words::TIME).or(words::DATE);
    cx.is_any(phrase.start, &["the", "a", "an"])
        && (phrase.start + 1..phrase.end).all(|at| {
            let word = cx.word(at);
            let tensed = words::PAST | words::PARTICIPLE | words::THIRD | words::GERUND;
            let verb = word.any(tensed) && !word.any(words::AMISS | words::ADJECTIVAL);
            word.gap == Gap::default() && !word.any(listed) && !verb && !word.text.ends_with("ing")
        })
        && !is_plural(head)
}

/// Whether these words only say when, where or how.
fn is_tail(cx: &Context, tail: std::ops::Range<usize>) -> bool {
    let listed = NO_NOUN.or(words::RELATIVE).or(words::VERB);
    tail.clone().all(|at| {
        let word = cx.word(at);
        let noun = word.any(words::BASE) && !word.any(words::PAST | words::THIRD | words::GERUND);
        word.gap == Gap::default()
            && (cx.is_any(at, TAILS) || cx.is(at, "of") || !word.any(listed) || noun)
            && !(at == tail.start && cx.is(at, "for") && cx.has(at + 1, words::NUMBER))
    })
}

/// Whether the verb would have to be `were`, or could have to.
fn is_plural(head: &Word) -> bool {
    let lower = head.text.to_ascii_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss")
        || ["data", "people", "staff", "media", "criteria", "children"].contains(&lower.as_str())
}

/// With a capital letter at its beginning. The wordings that rules offer are English; the capitals of
/// all other languages would be 3 KB to download.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
