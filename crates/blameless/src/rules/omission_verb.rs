//! What somebody did not do: "failed to", "forgot to", "without checking".

use crate::rules::{Check, Context, Found, Rule, Scope};
use crate::sentence::Gap;
use crate::subject::Agent;
use crate::words;
use crate::{Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "omission-verb",
    title: "What did not happen",
    severity: Severity::Blame,
    kind: Kind::Agency,
    bias: None,
    why: "It tells what did not happen, measured by someone who knows the end. What people did \
          instead, and why that looked right, is what the next reader can use.",
    question: "What did they do instead, and what made that look right?",
    patterns: "",
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: Some(Check { anchors: words::OMISSION.or(words::DUTY).or(words::FAILURE), find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question {
        return;
    }
    for at in cx.body() {
        let hit = omission(cx, at)
            .or_else(|| undone(cx, at))
            .or_else(|| without(cx, at))
            .or_else(|| failure(cx, at));
        if let Some((agent, words)) = hit {
            let severity = if agent == Agent::We || agent == Agent::System {
                Severity::Bias
            } else {
                Severity::Blame
            };
            found.push(Found {
                span: cx.span(words),
                severity,
                suggestion: Suggestion::Question,
                rung: None,
            });
            return;
        }
    }
}

/// Whom the rule is about. What the writer says of themselves is for another rule.
fn is_accused(agent: Agent) -> bool {
    agent.is_person() && agent != Agent::Myself
}

/// `forgot to bump`, `overlooked the index`; also without a subject, as in notes.
fn omission(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    let word = cx.word(at);
    if !word.any(words::OMISSION) {
        return None;
    }
    let group = cx.group(at);
    let bother = word.is_one_of(&["bother", "bothered", "bothers"]);
    let tensed = word.any(words::PAST | words::THIRD)
        || word.any(words::BASE) && bother && group.negated
        || word.any(words::GERUND | words::PARTICIPLE) && group.helped;
    if !tensed
        || group.passive
        || group.modal
        || group.infinitive
        || group.negated != bother && !bother
    {
        return None;
    }
    let to = cx.is(at + 1, "to");
    let acts = match () {
        () if word.is_one_of(&[
            "failed",
            "fails",
            "failing",
            "neglected",
            "neglects",
            "omitted",
            "omits",
        ]) =>
        {
            to && !is_outcome(cx, at + 2)
        }
        () if bother => to || cx.has(at + 1, words::GERUND) || cx.is(at + 1, "with"),
        () if word.is_one_of(&["missed", "misses", "missing"]) => is_seen(cx, at + 1),
        () => cx.get(at + 1).is_some_and(|next| !next.gap.any(Gap::PHRASE)),
    };
    if !acts {
        return None;
    }
    let end = if to { (at + 3).min(cx.sentence.words.end) } else { at + 1 };
    if at == cx.sentence.body && word.any(words::PAST) {
        let note = word.is_one_of(&["forgot", "neglected", "overlooked"])
            || to && cx.has(at + 2, words::DUTY);
        return note.then_some((Agent::Somebody, at..end));
    }
    let subject = cx.subject(at)?;
    let nobody = subject.agent == Agent::Nobody;
    let says = if bother { nobody || group.negated } else { !nobody };
    (is_accused(subject.agent) && says).then_some((subject.agent, subject.words.start..end))
}

/// `failed to reproduce` tells of an attempt, not of something left undone.
fn is_outcome(cx: &Context, at: usize) -> bool {
    cx.is_any(
        at,
        &[
            "reproduce",
            "find",
            "connect",
            "start",
            "resolve",
            "fix",
            "recover",
            "restore",
            "identify",
            "locate",
            "replicate",
            "log",
            "reach",
            "get",
            "load",
            "join",
            "isolate",
        ],
    )
}

/// What can be missed by looking: not a train.
fn is_seen(cx: &Context, at: usize) -> bool {
    cx.ahead(at, 5).any(|next| {
        cx.is_any(
            next,
            &[
                "step",
                "steps",
                "warning",
                "warnings",
                "alert",
                "alerts",
                "page",
                "sign",
                "signs",
                "bug",
                "check",
                "flag",
                "typo",
                "change",
                "fact",
                "line",
                "case",
                "review",
                "error",
                "problem",
                "index",
                "signal",
                "signals",
                "message",
                "email",
                "symptom",
                "symptoms",
                "issue",
                "condition",
                "notification",
                "detail",
                "dependency",
                "note",
            ],
        )
    })
}

/// `did not check`, `never tested`, `nobody read`.
fn undone(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    let word = cx.word(at);
    if !word.any(words::DUTY) || word.any(words::GERUND) {
        return None;
    }
    let group = cx.group(at);
    if group.passive || group.modal || group.infinitive {
        return None;
    }
    let helpers = group.start..at;
    let did = helpers.clone().any(|back| cx.is_any(back, &["did", "had", "has", "have"]));
    let never = helpers.clone().any(|back| cx.is(back, "never"));
    let not = group.negated && (did || never && word.any(words::PAST));
    let mut helpers = helpers;
    let ever = helpers.any(|back| cx.is_any(back, &["ever", "always"]))
        || cx.ahead(at, 12).any(|next| cx.is_any(next, &["ever"]));
    let procedure = word.is_one_of(&["follow", "followed"]) && !cx.is_any(at + 1, &["up"]);
    let excused = cx.ahead(at, 12).any(|next| cx.is_any(next, &["because", "since"]));
    if procedure || ever || is_idle(cx, at) {
        return None;
    }
    if group.start == cx.sentence.body && cx.is(group.start, "did") && not {
        return Some((Agent::Somebody, group.start..at + 1));
    }
    let subject = cx.subject(at)?;
    let nobody = subject.agent == Agent::Nobody
        && word.any(words::PAST)
        && !not
        && !word.is_one_of(&["called", "ran", "looked", "asked", "updated"]);
    if !is_accused(subject.agent)
        || subject.agent != Agent::Nobody && !not
        || subject.agent == Agent::Nobody && !nobody
    {
        return None;
    }
    if excused && subject.agent == Agent::We {
        return None;
    }
    (!is_conditional(cx, subject.words.start)).then(|| (subject.agent, subject.words.start..at + 1))
}

/// `did not run out`, `did not call for`, `did not look like`: no duty is meant.
fn is_idle(cx: &Context, at: usize) -> bool {
    cx.is_any(
        at,
        &[
            "run", "ran", "look", "looked", "watch", "call", "called", "update", "updated", "ask",
            "asked", "tell", "told",
        ],
    ) && cx.is_any(at + 1, &["out", "like", "into", "for", "healthy", "right", "good", "off"])
        || cx.is_any(at, &["look", "looked"]) && !cx.is_any(at + 1, &["at", "for"])
        || cx.is_any(at, &["tell", "told"]) && cx.is_any(at + 2, &["apart", "whether"])
}

fn is_conditional(cx: &Context, subject: usize) -> bool {
    subject > cx.sentence.words.start
        && cx.is_any(subject - 1, &["if", "unless", "when", "whenever", "why", "whether", "that"])
        && !cx.is(subject - 1, "that")
}

/// `was launched without checking which account was active`.
fn without(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    if !cx.is(at, "without") {
        return None;
    }
    let mut duty = at + 1;
    if cx.is_any(duty, &["first", "even", "anyone", "anybody", "properly", "fully", "ever"])
        || cx.has(duty, words::ADVERB)
    {
        duty += 1;
    }
    let being = cx.is(duty, "being")
        && cx.has(duty + 1, words::DUTY)
        && cx.has(duty + 1, words::PARTICIPLE);
    if being {
        duty += 1;
    }
    if !cx.has(duty, words::DUTY)
        || !being && !cx.has(duty, words::GERUND)
        || cx.is(duty, "running") && !cx.is_any(duty + 1, &["the", "a", "any", "our", "tests"])
        || cx.is_any(duty, &["calling", "updating", "watching", "looking"])
    {
        return None;
    }
    let verb = cx.behind(at, 30).rev().find(|&verb| {
        cx.is_finite(verb) && !cx.has(verb, words::AUXILIARY)
            || cx.has(verb, words::GERUND) && cx.has(verb, words::ACTION) && cx.group(verb).helped
            || cx.has(verb, words::BASE) && cx.group(verb).helped
    })?;
    let group = cx.group(verb);
    if group.modal || group.negated || group.infinitive {
        return None;
    }
    if group.passive {
        let by = cx.by_agent(verb).map(|(_, phrase)| phrase.agent);
        let agent = by.unwrap_or(Agent::System);
        let human = by.is_none_or(is_accused)
            && cx.has(verb, words::ACTION.or(words::HARM).or(words::PROCESS));
        return human.then(|| (if by.is_some() { agent } else { Agent::System }, at..duty + 1));
    }
    let subject = cx.subject(verb)?;
    (is_accused(subject.agent) && subject.agent != Agent::Nobody)
        .then(|| (subject.agent, at..duty + 1))
}

/// `the team's failure to test`
fn failure(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    if !cx.is(at, "failure") {
        return None;
    }
    if cx.is(at + 1, "to") && at > cx.sentence.body && cx.is_any(at - 1, &["'s", "'"]) {
        let owner = cx.owner(at - 1)?;
        return is_accused(owner.agent)
            .then(|| (owner.agent, owner.words.start..(at + 3).min(cx.sentence.words.end)));
    }
    if at > cx.sentence.body
        && cx.is(at + 1, "to")
        && cx.is_any(at - 1, &["their", "his", "her", "our"])
    {
        return cx.has(at + 2, words::DUTY).then(|| (Agent::Somebody, at - 1..at + 3));
    }
    if cx.is_any(at + 1, &["by", "of"]) {
        let phrase = cx.phrase_at(at + 2)?;
        let end = phrase.words.end;
        return (is_accused(phrase.agent) && cx.is(end, "to"))
            .then(|| (phrase.agent, at..(end + 2).min(cx.sentence.words.end)));
    }
    None
}
