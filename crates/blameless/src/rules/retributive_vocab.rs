//! The words of punishment: "culprit", "to blame", "held accountable".

use crate::rules::{Check, Context, Found, Rule, Scope};
use crate::sentence::Gap;
use crate::subject::Agent;
use crate::words;
use crate::{Kind, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "retributive-vocab",
    title: "Looking for a culprit",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: None,
    why: "Who did it, and what do they deserve, is one way to look at harm. Who was hurt and what \
          they need is another, and people keep talking under that one.",
    question: "Who was hurt, what do they need, and whose job is it to meet that need?",
    patterns: "",
    scope: Scope::EVERYWHERE,
    check: Some(Check { anchors: words::RETRIBUTION, find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    for at in cx.body().filter(|&at| cx.has(at, words::RETRIBUTION)) {
        let words = culprit(cx, at)
            .or_else(|| blame(cx, at))
            .or_else(|| fault(cx, at))
            .or_else(|| sanction(cx, at));
        if let Some(words) = words
            && !is_meta(cx, words.start)
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

/// Negated, or talk about blame: `avoids pointing the finger`.
fn is_meta(cx: &Context, at: usize) -> bool {
    cx.behind(at, 5).any(|back| {
        cx.is_denial(back)
            || cx.is_any(
                back,
                &[
                    "avoid",
                    "avoids",
                    "avoiding",
                    "rather",
                    "instead",
                    "without",
                    "tempting",
                    "easy",
                    "temptation",
                    "shed",
                    "stop",
                    "nobody",
                    "resist",
                    "than",
                    "blameless",
                    "fear",
                    "afraid",
                ],
            )
    })
}

fn is_accused(agent: Agent) -> bool {
    agent.is_person() && !matches!(agent, Agent::Nobody | Agent::Myself)
}

fn culprit(cx: &Context, at: usize) -> Option<Words> {
    if !cx.is_any(at, &["culprit", "culprits"]) {
        return None;
    }
    let start =
        if at > cx.sentence.body && cx.has(at - 1, words::DETERMINER) { at - 1 } else { at };
    let thing = cx.get(at + 1).is_some_and(|next| {
        next.gap.any(Gap::COLON.or(Gap::DASH))
            || next.plain() && next.gap == Gap::default()
            || next.is_one_of(&["as", "in", "for", "of"])
    });
    let hunted = start > cx.sentence.body
        && cx.is_any(
            start - 1,
            &["find", "identify", "catch", "name", "establish", "unmask", "expose"],
        )
        && !thing;
    let who = cx.behind(start, 3).any(|back| cx.is(back, "who"));
    let be = start.checked_sub(1).filter(|&be| be > cx.sentence.body && cx.has(be, words::BE));
    let human = be
        .and_then(|be| cx.subject(be))
        .is_some_and(|subject| is_accused(subject.agent) && subject.agent != Agent::Somebody);
    let told = cx.is_any(at + 1, &["was", "is", "were"])
        && cx.phrase_at(at + 2).is_some_and(|phrase| is_accused(phrase.agent));
    (hunted || who || human || told).then(|| start..at + 1)
}

fn blame(cx: &Context, at: usize) -> Option<Words> {
    if cx.is(at, "guilty") || cx.is_any(at, &["liable", "culpable"]) {
        let subject =
            cx.behind(at, 4).rev().find(|&be| cx.has(be, words::BE)).and_then(|be| cx.subject(be));
        let human = subject.is_some_and(|subject| is_accused(subject.agent))
            || cx.is_any(at + 1, &["party", "person", "engineer", "team"]);
        return human.then(|| at..at + 1);
    }
    if !cx.is_any(at, &["blame", "blamed", "blames", "blaming"]) {
        return None;
    }
    if cx.is(at, "blame") && at > cx.sentence.body && cx.is(at - 1, "to") {
        let be = cx.behind(at - 1, 4).rev().find(|&be| cx.has(be, words::BE))?;
        let subject = cx.subject(be)?;
        return is_accused(subject.agent).then(|| be..at + 1);
    }
    let lies = cx.is_any(at + 1, &["lies", "lay", "falls", "fell", "rests", "rested", "belongs"])
        && cx.is_any(at + 2, &["with", "on", "squarely", "to"]);
    if lies {
        let to = if cx.is(at + 2, "squarely") { at + 4 } else { at + 3 };
        return cx
            .phrase_at(to)
            .filter(|phrase| is_accused(phrase.agent))
            .map(|phrase| at..phrase.words.end);
    }
    if cx.is(at, "blame")
        && at > cx.sentence.body
        && cx.behind(at, 3).any(|back| {
            cx.is_any(
                back,
                &[
                    "took", "take", "takes", "taking", "bear", "bears", "bore", "deserves",
                    "deserve",
                ],
            )
        })
    {
        let verb = cx.behind(at, 3).find(|&back| {
            cx.is_any(
                back,
                &[
                    "took", "take", "takes", "taking", "bear", "bears", "bore", "deserves",
                    "deserve",
                ],
            )
        })?;
        return Some(verb..at + 1);
    }
    if cx.is_any(at, &["blamed", "blames", "blaming"]) || cx.group(at).helped {
        if cx.group(at).passive && cx.is(at, "blamed") {
            return cx
                .subject(at)
                .filter(|subject| is_accused(subject.agent))
                .map(|subject| subject.words.start..at + 1);
        }
        return cx
            .phrase_at(at + 1)
            .filter(|phrase| is_accused(phrase.agent))
            .map(|phrase| at..phrase.words.end);
    }
    let object = cx
        .phrase_at(at + 1)
        .filter(|phrase| is_accused(phrase.agent) && !cx.word(at + 1).gap.any(Gap::PHRASE))?;
    (!cx.is(at - usize::from(at > 0), "git")).then_some(at..object.words.end)
}

fn fault(cx: &Context, at: usize) -> Option<Words> {
    if !cx.is(at, "fault") || at == cx.sentence.body {
        return None;
    }
    if cx.is_any(at + 1, &["lies", "lay", "rests"]) && cx.is_any(at + 2, &["with", "on"]) {
        return cx
            .phrase_at(at + 3)
            .filter(|phrase| is_accused(phrase.agent))
            .map(|phrase| at..phrase.words.end);
    }
    if cx.is(at - 1, "at") {
        let be = cx.behind(at - 1, 4).rev().find(|&be| cx.has(be, words::BE))?;
        let subject = cx.subject(be)?;
        return is_accused(subject.agent).then(|| be..at + 1);
    }
    if cx.is_any(at - 1, &["his", "her", "their"]) {
        let be = (at >= 2)
            .then(|| at - 2)
            .filter(|&be| cx.has(be, words::BE) || cx.has(be, words::ADVERB));
        return be.map(|_| at - 1..at + 1);
    }
    if cx.is_any(at - 1, &["'s", "'"]) {
        let owner = cx.owner(at - 1)?;
        return is_accused(owner.agent).then(|| owner.words.start..at + 1);
    }
    if cx.is(at - 1, "the") && cx.is(at + 1, "of") {
        return cx
            .phrase_at(at + 2)
            .filter(|phrase| is_accused(phrase.agent))
            .map(|phrase| at - 1..phrase.words.end);
    }
    None
}

fn sanction(cx: &Context, at: usize) -> Option<Words> {
    let word = cx.word(at);
    let previous = at.checked_sub(1).filter(|&previous| previous >= cx.sentence.body);
    if word.is("disciplinary") {
        let end = if cx.is_any(
            at + 1,
            &[
                "action",
                "actions",
                "measures",
                "measure",
                "procedure",
                "process",
                "proceedings",
                "steps",
                "hearing",
            ],
        ) {
            at + 2
        } else {
            at + 1
        };
        return Some(at..end);
    }
    if word.is_one_of(&[
        "punished",
        "reprimanded",
        "disciplined",
        "sacked",
        "fired",
        "dismissed",
        "shamed",
        "sanctioned",
        "scapegoat",
    ]) {
        let group = cx.group(at);
        let human = cx.subject(at).is_some_and(|subject| is_accused(subject.agent));
        let object =
            !group.passive && cx.phrase_at(at + 1).is_some_and(|phrase| is_accused(phrase.agent));
        let own =
            word.is_one_of(&["punished", "reprimanded", "disciplined", "shamed", "sanctioned"])
                && object;
        return (group.passive && human || own).then(|| at..at + 1);
    }
    if word.is_one_of(&[
        "punish",
        "punishing",
        "reprimand",
        "reprimands",
        "punishment",
        "culpability",
        "negligence",
    ]) {
        let system =
            cx.is_any(at + 1, &["load", "workload", "traffic", "latency"]) || word.is("punishing");
        return (!system).then(|| at..at + 1);
    }
    if word.is_one_of(&["warning", "warnings"]) {
        let written = previous
            .filter(|&previous| cx.is_any(previous, &["written", "verbal", "formal", "final"]))?;
        let given = cx.near(at).any(|back| {
            cx.is_any(
                back,
                &["received", "receive", "given", "got", "gets", "issued", "give", "get", "gave"],
            )
        });
        return given.then(|| written..at + 1);
    }
    if word.is_one_of(&["accountable", "responsible"]) {
        let hold = cx
            .behind(at, 6)
            .rev()
            .find(|&back| cx.is_any(back, &["held", "hold", "holding", "holds"]))?;
        let system = cx
            .subject(hold)
            .is_some_and(|subject| subject.agent == Agent::System && cx.group(hold).passive)
            && !cx.group(hold).modal;
        return (!system).then_some(hold..at + 1);
    }
    if word.is("performance") && cx.is_any(at + 1, &["review", "reviews"]) {
        let person = cx.near(at).any(|back| {
            cx.has(back, words::NAMED)
                || cx.is_any(
                    back,
                    &[
                        "his",
                        "her",
                        "their",
                        "engineer",
                        "engineer's",
                        "considered",
                        "reflected",
                        "discussed",
                    ],
                )
                || cx.has(back, words::ROLE)
        });
        return person.then(|| at..at + 2);
    }
    if word.is("consequences") {
        let face = previous.filter(|&previous| {
            cx.is_any(previous, &["face", "be", "facing", "faces", "faced", "suffer"])
        })?;
        let for_person = cx.is(face, "be")
            && cx.is_any(at + 1, &["for"])
            && cx.phrase_at(at + 2).is_some_and(|phrase| phrase.agent.is_person())
            || !cx.is(face, "be");
        return for_person.then_some(face..at + 1);
    }
    if word.is("heads") && cx.is(at + 1, "will") && cx.is(at + 2, "roll") {
        return Some(at..at + 3);
    }
    if word.is_one_of(&["finger", "fingers"]) {
        let point = cx
            .behind(at, 3)
            .find(|&back| cx.is_any(back, &["point", "points", "pointed", "pointing"]))?;
        let system = cx.is(at + 1, "at")
            && cx.phrase_at(at + 2).is_some_and(|phrase| !is_accused(phrase.agent));
        return (!system).then_some(point..at + 1);
    }
    None
}
