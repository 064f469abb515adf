//! What `named-agent-harm` and `role-agent-harm` share: a person as the agent of harm.

use std::ops::Range;

use crate::rules::Context;
use crate::sentence::Gap;
use crate::subject::{Agent, Phrase};
use crate::words;

/// A person, a verb, and the words to underline.
pub(crate) struct Harm {
    pub(crate) agent: Phrase,
    pub(crate) verb: usize,
    pub(crate) words: Range<usize>,
    /// The person comes after the verb: `was deleted by Chris`.
    pub(crate) passive: bool,
    /// The verb says that a thing the person set going did it.
    pub(crate) indirect: bool,
}

/// The classes of words without which no sentence tells of harm.
pub(crate) const ANCHORS: words::Set =
    words::HARM.or(words::SLIP).or(words::ACTION).or(words::ACCIDENT);

/// A sentence shows no more hints than this, so there is no need to find more.
const ENOUGH: usize = 2;

/// Every place where somebody of `wanted` does harm.
pub(crate) fn find(cx: &Context, wanted: fn(Agent) -> bool) -> Vec<Harm> {
    let mut found: Vec<Harm> = Vec::new();
    if is_drill(cx) || cx.sentence.question {
        return found;
    }
    for verb in cx.body() {
        if found.len() == ENOUGH {
            break;
        }
        let harm =
            by_agent(cx, verb).or_else(|| active(cx, verb)).filter(|harm| wanted(harm.agent.agent));
        if let Some(harm) = harm {
            // One hint per person: the first act tells it.
            if found.iter().all(|other| other.agent.words != harm.agent.words) {
                found.push(harm);
            }
        }
    }
    found
}

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

fn is_drill(cx: &Context) -> bool {
    cx.sentence.set.any(words::DRILL)
        || cx.body().any(|at| {
            cx.reads(at, &["to", "test"])
                || cx.reads(at, &["to", "see", "if"])
                || cx.reads(at, &["as", "a", "test"])
                || cx.reads(at, &["game", "day"])
        })
}

fn active(cx: &Context, verb: usize) -> Option<Harm> {
    let word = cx.word(verb);
    let group = cx.group(verb);
    let verbal = word.any(words::VERB) || group.accident && is_regular_past(word);
    if !verbal || word.any(words::PRONOUN) {
        return None;
    }
    let tensed = word.any(words::PAST | words::THIRD)
        || is_regular_past(word)
        || word.any(words::GERUND | words::PARTICIPLE) && group.helped
        || word.any(words::BASE) && group.helped;
    let causing = word.any(words::GERUND)
        && !group.helped
        && (word.any(words::CAUSING) || word.gap.any(Gap::COMMA));
    if !tensed && !causing || group.negated || group.passive || group.modal || group.infinitive {
        return None;
    }
    if !is_harm(cx, verb, group.accident) {
        return None;
    }
    let (agent, verb) = if causing { main_clause(cx, verb)? } else { (cx.subject(verb)?, verb) };
    if agent.agent == Agent::Nobody || is_hypothetical(cx, agent.words.start) {
        return None;
    }
    let first = agent.words.start;
    if is_credited(cx, &agent, verb) {
        return None;
    }
    let near = verb.saturating_sub(first) <= 20;
    let end = particle_end(cx, verb);
    let indirect = (agent.words.end..group.start).any(|at| cx.is_finite(at));
    let words = if near || agent.agent == Agent::Named { first..end } else { group.start..end };
    Some(Harm { agent, verb, words, passive: false, indirect })
}

fn by_agent(cx: &Context, verb: usize) -> Option<Harm> {
    let word = cx.word(verb);
    if !word.any(words::PARTICIPLE) && !is_regular_past(word) {
        return None;
    }
    let (by, agent) = cx.by_agent(verb)?;
    if !agent.agent.is_person() || agent.agent == Agent::Nobody {
        return None;
    }
    let group = cx.group(verb);
    if group.negated || group.modal || group.infinitive {
        return None;
    }
    let patient = cx.subject(verb);
    let waste =
        patient.as_ref().is_some_and(|patient| cx.any_in(patient.words.clone(), words::WASTE));
    let harm = word.any(words::HARM | words::SLIP) && (!waste || group.accident)
        || group.accident
        || word.any(words::CAUSING)
            && patient
                .as_ref()
                .is_some_and(|patient| cx.any_in(patient.words.clone(), words::TROUBLE))
        || word.any(words::ACTION)
            && patient.is_some_and(|patient| cx.any_in(patient.words, words::AMISS))
        || is_rerun(cx, verb);
    if !harm || repaired(cx, verb) {
        return None;
    }
    let words = verb..agent.words.end;
    debug_assert!(by < words.end);
    Some(Harm { agent, verb, words, passive: true, indirect: false })
}

/// `The engineer who broke it was quick to find out`: the sentence is about the repair.
fn is_credited(cx: &Context, agent: &Phrase, verb: usize) -> bool {
    let relative = cx.is_any(agent.words.end, &["that", "who"]) && agent.words.end < verb;
    relative && cx.near(verb).any(|at| at > verb && cx.has(at, words::REPAIR))
}

/// `The script was executed by Chris`: word order does not change what the sentence says.
fn is_rerun(cx: &Context, verb: usize) -> bool {
    if !cx.word(verb).any(words::RUN) {
        return false;
    }
    let told = cx.near(verb).any(|at| at != verb && cx.has(at, words::HARM) && cx.is_finite(at))
        || told_before(cx);
    let carrier = cx.subject(verb).is_some_and(|patient| cx.any_in(patient.words, words::CARRIER));
    told || carrier && !is_calm(cx)
}

/// Whether the sentence before this one told of harm, or named the person that `he` stands for.
fn told_before(cx: &Context) -> bool {
    previous(cx).is_some_and(|sentence| sentence.set.any(words::HARM | words::SLIP))
}

fn previous<'a>(cx: &Context<'a, '_>) -> Option<&'a crate::sentence::Sentence> {
    let at = cx
        .parsed
        .sentences
        .partition_point(|sentence| sentence.words.end <= cx.sentence.words.start);
    at.checked_sub(1).map(|at| &cx.parsed.sentences[at])
}

/// Sections that tell what people did in the ordinary course of things.
fn is_calm(cx: &Context) -> bool {
    use crate::SectionRole::{Actions, Lucky, Resolution, Timeline, WentWell};
    matches!(cx.section, Actions | Lucky | Resolution | Timeline | WentWell)
}

/// Who did what, of a clause that goes on with `, causing an outage`.
fn main_clause(cx: &Context, verb: usize) -> Option<(Phrase, usize)> {
    let before = cx.behind(verb, 30);
    let main =
        before.rev().filter(|&at| cx.is_finite(at) && cx.has(at, words::ACTION)).find(|&at| {
            let group = cx.group(at);
            !group.passive && !group.negated && !group.modal && !group.infinitive
        })?;
    Some((cx.subject(main)?, main))
}

/// `If an engineer deletes a branch`: a condition, not a report.
fn is_hypothetical(cx: &Context, subject: usize) -> bool {
    subject > cx.sentence.words.start
        && cx.is_any(subject - 1, &["if", "unless", "whenever", "should", "when"])
        && (cx.is_any(subject - 1, &["if", "unless", "whenever"])
            || !cx.ahead(subject, 8).any(|at| cx.has(at, words::PAST)))
}

fn is_harm(cx: &Context, verb: usize, accident: bool) -> bool {
    let word = cx.word(verb);
    let object = object(cx, verb);
    let slip = accident || cx.any_in(object.clone(), words::ACCIDENT) || tail_accident(cx, verb);
    let wrong = amiss(cx, object.clone());
    if word.any(words::SLIP) && !word.is_one_of(&["mess", "screw", "messed", "screwed"]) {
        return true;
    }
    if word.is_one_of(&["messed", "screwed", "messes", "screws"]) {
        return cx.is(verb + 1, "up");
    }
    let down = cx.is_any(verb, &["took", "brought", "knocked", "takes", "brings", "taken"])
        && (cx.is_any(verb + 1, &["down", "out", "offline"])
            || object.clone().any(|at| cx.is_any(at, &["down", "offline"])));
    if down {
        return true;
    }
    if repaired(cx, verb) && !slip {
        return false;
    }
    if word.any(words::HARM) {
        let idiom = cx.is(verb + 1, "off")
            || cx.is(verb + 1, "into")
            || cx.is_any(verb + 1, &["the", "news"]) && cx.is(verb + 2, "news");
        let waste = object.clone().any(|at| {
            cx.has(at, words::WASTE) && !cx.has(at, words::AMISS)
                || cx.is_any(at, &["bad", "broken", "faulty"])
        });
        return !idiom && (!waste || slip || unaware(cx, verb));
    }
    if word.is_one_of(&["removed", "removes", "removing", "detached", "dropped", "emptied"])
        && object.clone().any(|at| cx.has(at, words::VALUED))
        && !object.clone().any(|at| cx.has(at, words::WASTE))
    {
        return true;
    }
    if word.any(words::CAUSING) {
        return cx.any_in(object, words::TROUBLE);
    }
    if slip && word.any(words::ACTION) {
        return true;
    }
    if accident {
        return !word.any(words::KNOWING | words::REPAIR);
    }
    // Taking away what is broken is repair; taking away the wrong one is not.
    let cures = word.any(words::REPAIR) || word.is_one_of(CURES);
    if word.any(words::ACTION) && wrong && (!cures || object_is_wrong(cx, verb)) {
        return true;
    }
    word.any(words::RUN) && reruns(cx, verb)
}

const CURES: &[&str] = &[
    "removed",
    "removes",
    "disabled",
    "disables",
    "stopped",
    "stops",
    "reverted",
    "reverts",
    "rolled",
    "rolls",
    "replaced",
    "replaces",
    "drained",
    "drains",
    "pulled",
    "pulls",
    "turned",
    "moved",
    "scaled",
    "took",
    "knocked",
    "restarted",
    "rebooted",
    "revoked",
    "bounced",
];

fn object_is_wrong(cx: &Context, verb: usize) -> bool {
    object(cx, verb).any(|at| cx.is(at, "wrong"))
}

fn is_regular_past(word: &crate::sentence::Word) -> bool {
    word.set == words::Set::NONE && word.text.len() > 4 && word.text.ends_with("ed")
}

/// `He ran it` after a sentence that named somebody.
fn reruns(cx: &Context, verb: usize) -> bool {
    if !cx.is(verb + 1, "it") && !(cx.is(verb + 1, "the") && cx.has(verb + 2, words::CARRIER)) {
        return false;
    }
    let Some(before) = previous(cx) else {
        return false;
    };
    if before.set.any(words::REPAIR) {
        return false;
    }
    before.set.any(words::HARM | words::SLIP)
        || cx.is(verb + 1, "it")
            && cx.subject(verb).is_some_and(|subject| subject.pronoun && subject.agent.is_person())
            && before.set.any(words::NAMED | words::ROLE)
}

/// The words after a verb that can be its object.
fn object(cx: &Context, verb: usize) -> Range<usize> {
    let ahead = cx.ahead(verb + 1, 12);
    let end = ahead
        .clone()
        .find(|&at| {
            cx.has(at, words::SUBORDINATOR.or(words::RELATIVE)) && at > verb + 1
                || cx.word(at).gap.any(Gap::OPEN)
                || cx.word(at).gap.any(Gap::COMMA)
                    && at > verb + 1
                    && !cx.has(at - 1, words::WASTE.or(words::AMISS))
                || cx.has(at, words::CONJUNCTION)
                    && cx.get(at + 1).is_some_and(|_| cx.is_finite(at + 1))
        })
        .unwrap_or(ahead.end);
    ahead.start..end.max(ahead.start)
}

/// `the wrong cluster`, `a bad config`; but not `anything wrong`.
fn amiss(cx: &Context, object: Range<usize>) -> bool {
    let start = object.start;
    object.take(9).any(|at| {
        let framed = at == start
            || cx.has(at - 1, words::DETERMINER.or(words::PREPOSITION).or(words::AMISS))
            || cx.is_any(at - 1, &["known", "very", "completely", "obviously"])
                && cx.has(at - 2, words::DETERMINER);
        cx.has(at, words::AMISS)
            && framed
            && cx.get(at + 1).is_some_and(|next| !next.gap.any(Gap::PHRASE))
    })
}

fn tail_accident(cx: &Context, verb: usize) -> bool {
    cx.ahead(verb + 1, 25).any(|at| cx.is(at, "by") && cx.is_any(at + 1, &["mistake", "accident"]))
}

fn unaware(cx: &Context, verb: usize) -> bool {
    cx.near(verb).any(|at| {
        cx.is(at, "unaware")
            || cx.is(at, "aware")
                && at > 1
                && (at.saturating_sub(3)..at)
                    .any(|back| cx.has(back, words::NEGATION) || cx.word(back).negated)
    })
}

const PURPOSES: &[&str] = &[
    "free",
    "mitigate",
    "unblock",
    "restore",
    "relieve",
    "prevent",
    "stop",
    "avoid",
    "protect",
    "contain",
    "limit",
    "recover",
    "stabilise",
    "stabilize",
];

/// Whether what follows says that it helped: `and traffic recovered`.
fn repaired(cx: &Context, verb: usize) -> bool {
    let mut at = verb + 1;
    let end = cx.sentence.words.end.min(verb + 30);
    while at < end {
        if (cx.has(at, words::RECOVERED) || cx.is(at - 1, "to") && cx.is_any(at, PURPOSES))
            && !cx.is_any(at - 1, &["was", "were", "been", "be", "not"])
        {
            let purpose = cx.is_any(at, PURPOSES);
            if !purpose || cx.is(at - 1, "to") {
                return true;
            }
        }
        if cx.is(at, "came") && cx.is(at + 1, "back") {
            return true;
        }
        at += 1;
    }
    false
}

fn particle_end(cx: &Context, verb: usize) -> usize {
    if cx.is_any(verb + 1, &["up", "down", "out"]) { verb + 2 } else { verb + 1 }
}
