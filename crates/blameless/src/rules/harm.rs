//! What `named-agent-harm` and `role-agent-harm` share: a person as the agent of harm.

use std::ops::Range;

use crate::rules::Context;
use crate::rules::conditions::is_hypothetical;
use crate::rules::harm_verb::{TAKEN, is_harm, is_regular_past, repaired};
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
}

/// The classes of words without which no sentence tells of harm.
pub(crate) const ANCHORS: words::Set = words::HARM
    .or(words::SLIP)
    .or(words::SLIP_UP)
    .or(words::OUSTING)
    .or(words::ACTION)
    .or(words::ACCIDENT);

/// A sentence shows no more hints than this, so there is no need to find more.
const ENOUGH: usize = 2;

/// Every place where somebody of `wanted` does harm. A sentence without a word of `people` names
/// nobody of them.
pub(crate) fn find(cx: &Context, people: words::Set, wanted: fn(Agent) -> bool) -> Vec<Harm> {
    let mut found: Vec<Harm> = Vec::new();
    if cx.sentence.question || !cx.sentence.set.any(people) {
        return found;
    }
    let accident = cx.sentence.set.any(words::ACCIDENT);
    for verb in cx.body() {
        if found.len() == ENOUGH {
            break;
        }
        if !accident && !cx.parsed.words[verb].any(ANCHORS) {
            continue;
        }
        let harm = by_agent(cx, verb)
            .or_else(|| active(cx, verb, wanted))
            .or_else(|| untensed(cx, verb))
            .filter(|harm| wanted(harm.agent.agent));
        if let Some(harm) = harm {
            // One hint per person: the first act tells it.
            if found.iter().all(|other| other.agent.words != harm.agent.words) {
                found.push(harm);
            }
        }
    }
    if !found.is_empty() && is_drill(cx) {
        found.clear();
    }
    found
}

fn is_drill(cx: &Context) -> bool {
    cx.body().any(|at| {
        // `during the game day`, but not `the rehearsal file`
        cx.has(at, words::DRILL)
            && (at == cx.body().start
                || cx
                    .behind(at, 3)
                    .any(|back| cx.is_any(back, &["during", "in", "for", "as", "the"]))
                    && cx.get(at + 1).is_none_or(|next| {
                        let noun = next.plain() || next.any(words::BASE) && !next.any(words::NAMED);
                        !noun || next.gap.any(Gap::PHRASE)
                    }))
    }) || cx.body().any(|at| {
        cx.reads(at, &["to", "test"])
            || cx.reads(at, &["to", "see", "if"])
            || cx.reads(at, &["as", "a", "test"])
            || cx.reads(at, &["game", "day"])
    })
}

fn active(cx: &Context, verb: usize, wanted: fn(Agent) -> bool) -> Option<Harm> {
    let word = cx.word(verb);
    let group = cx.group(verb);
    let verbal = word.any(words::VERB) || group.accident && is_regular_past(word);
    if !verbal || word.any(words::PRONOUN) {
        return None;
    }
    let tensed = word.any(words::PAST | words::THIRD)
        || is_regular_past(word)
        || word.any(words::GERUND | words::PARTICIPLE) && group.helped
        || word.any(words::BASE)
            && (group.helped || cx.is_finite(verb) && cx.section != crate::SectionRole::Actions);
    let causing = word.any(words::GERUND)
        && !group.helped
        && (word.any(words::CAUSING) || word.gap.any(Gap::COMMA));
    if !tensed && !causing || group.negated || group.passive || group.modal || group.infinitive {
        return None;
    }
    // Whose act it is costs less to know than whether it did harm, and decides where nothing else of
    // this verb could.
    if !causing
        && !word.any(UNTENSED)
        && !cx.subject(verb).is_some_and(|subject| wanted(subject.agent))
        || !is_harm(cx, verb, group.accident)
    {
        return None;
    }
    let (agent, verb) = if causing { main_clause(cx, verb)? } else { (cx.subject(verb)?, verb) };
    if agent.agent == Agent::Nobody || is_hypothetical(cx, agent.words.start) {
        return None;
    }
    // `they unplug it`: what they do at any time.
    let plural = agent.agent != Agent::Named && cx.word(agent.words.end - 1).text.ends_with('s');
    if word.any(words::BASE)
        && !word.any(words::PAST)
        && !group.helped
        && (agent.pronoun || plural)
        && cx.section != crate::SectionRole::Timeline
    {
        return None;
    }
    // In the present tense it is a habit, except where notes are taken as things happen.
    let habit = word.any(words::THIRD)
        && !word.any(words::PAST)
        && cx.section != crate::SectionRole::Timeline
        && cx.sentence.body == cx.sentence.words.start;
    let first = agent.words.start;
    if habit || is_credited(cx, &agent, verb) {
        return None;
    }
    let near = verb.saturating_sub(first) <= 20;
    let end = particle_end(cx, verb);
    let words = if near || agent.agent == Agent::Named { first..end } else { group.start..end };
    Some(Harm { agent, verb, words, passive: false })
}

/// The forms of verbs that tell of an act without a tense.
const UNTENSED: words::Set = words::GERUND.or(words::BASE);

/// `Chris's restarting the wrong node`, `due to an engineer deleting the table`, `had the contractor
/// cut the fibre`: somebody's act, told without a tense.
fn untensed(cx: &Context, verb: usize) -> Option<Harm> {
    let word = cx.word(verb);
    if !word.any(UNTENSED) {
        return None;
    }
    let group = cx.group(verb);
    let first = cx.body().start;
    if group.start <= first
        || cx.word(group.start).gap != Gap::default()
        || group.negated
        || group.helped
        || group.infinitive
        || cx.section == crate::SectionRole::Actions
    {
        return None;
    }
    let owned = cx.is_any(group.start - 1, &["'s", "'"]);
    let agent = cx.owner(group.start - usize::from(owned))?;
    let near = agent.words.end == group.start - usize::from(owned);
    let before = agent.words.start.checked_sub(1).filter(|&before| before >= first);
    // `had the contractor cut`: it is told of those who had it done, if anybody is named.
    let caused = before.filter(|&before| cx.is_any(before, &["had", "made", "got"]));
    let told = word.any(words::GERUND) || word.any(words::BASE) && caused.is_some();
    let kept_from = |at| {
        cx.has(at, words::GUARDED.or(words::MODAL))
            || cx.is_denial(at)
            || cx.is_any(at, &["stop", "stops", "stopping", "keep", "keeps"])
    };
    let from = agent.words.start.saturating_sub(6).max(first);
    let wished = (from..agent.words.end).any(kept_from);
    if !near || !told || wished || !agent.agent.is_person() || agent.agent == Agent::Nobody {
        return None;
    }
    if !is_harm(cx, verb, group.accident) {
        return None;
    }
    let agent = match caused {
        Some(had) if !word.any(words::GERUND) => {
            cx.subject(had).filter(|who| who.agent.is_person()).unwrap_or(agent)
        }
        _ => agent,
    };
    let words = agent.words.start..particle_end(cx, verb);
    Some(Harm { agent, verb, words, passive: false })
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
    // What kills a process is software.
    if word.is("killed") && cx.is_any(agent.words.end - 1, &["supervisor", "supervisors"]) {
        return None;
    }
    let group = cx.group(verb);
    if group.negated || group.modal || group.infinitive {
        return None;
    }
    let patient = cx.subject(verb);
    let waste =
        patient.as_ref().is_some_and(|patient| cx.any_in(patient.words.clone(), words::WASTE));
    let valued =
        patient.as_ref().is_some_and(|patient| cx.any_in(patient.words.clone(), words::VALUED))
            && word.is_one_of(TAKEN)
            && !waste;
    let harm = valued
        || group.accident
        || word.any(words::HARM | words::SLIP) && !waste
        || word.any(words::CAUSING)
            && patient
                .as_ref()
                .is_some_and(|patient| cx.any_in(patient.words.clone(), words::TROUBLE))
        || word.any(words::OUSTING)
            && !waste
            && cx.is_any(verb + 1, &["out", "up", "off", "away", "down", "offline"])
        || word.any(words::ACTION)
            && (patient.is_some_and(|patient| cx.any_in(patient.words, words::AMISS))
                || (verb + 1..by).any(|at| cx.is(at, "wrong")))
        || is_rerun(cx, verb);
    if !harm || repaired(cx, verb) {
        return None;
    }
    let words = verb..agent.words.end;
    debug_assert!(by < words.end);
    Some(Harm { agent, verb, words, passive: true })
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

pub(super) fn previous<'a>(cx: &Context<'a, '_>) -> Option<&'a crate::sentence::Sentence> {
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

fn particle_end(cx: &Context, verb: usize) -> usize {
    if cx.is_any(verb + 1, &["up", "down", "out"]) { verb + 2 } else { verb + 1 }
}
