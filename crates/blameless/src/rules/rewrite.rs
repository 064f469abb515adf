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

/// `An engineer deleted the branch.` as `The branch was deleted.`
pub(crate) fn to_passive(cx: &Context, harm: &Harm) -> Option<Suggestion> {
    let (subject, verb) = (&harm.agent.words, harm.verb);
    let body = cx.body();
    let plain =
        !harm.passive && !harm.agent.pronoun && subject.start == body.start && verb == subject.end;
    let word = cx.word(verb);
    let object = verb + 1..body.end;
    if !plain || !word.any(words::PAST) || !word.any(words::HARM) || object.len() < 2 {
        return None;
    }
    // The whole rest has to be one noun phrase: `the gh-pages branch`.
    let head = cx.word(body.end - 1);
    let first = cx.word(object.start);
    let phrase = first.is_one_of(&["the", "a", "an"])
        && (object.start + 1..body.end).all(|at| {
            let word = cx.word(at);
            let listed = words::VERB
                | words::AUXILIARY
                | words::PREPOSITION
                | words::CONJUNCTION
                | words::SUBORDINATOR
                | words::PRONOUN
                | words::ADVERB
                | words::DETERMINER
                | words::NEGATION
                | words::TIME
                | words::DATE
                | words::CODE
                | words::QUOTE;
            word.gap == Gap::default()
                && (!word.any(listed) || word.any(words::AMISS | words::ADJECTIVAL))
                && !word.text.ends_with("ing")
        });
    if !phrase || is_plural(head) {
        return None;
    }
    let participle =
        engine().words().participle_of(word.id).unwrap_or(word.text).to_ascii_lowercase();
    let noun = &cx.text[cx.span(object)];
    let text = format!("{} was {participle}", capitalised(noun));
    Some(Suggestion::Replace { span: cx.span(body), text })
}

/// Whether the verb would have to be `were`, or could have to.
fn is_plural(head: &Word) -> bool {
    let lower = head.text.to_ascii_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss")
        || ["data", "people", "staff", "media", "criteria", "children"].contains(&lower.as_str())
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
