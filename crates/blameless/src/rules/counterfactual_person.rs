//! What somebody should have done.

use crate::rules::{Check, Context, Found, Rule, Scope, modal};
use crate::subject::Agent;
use crate::words;
use crate::{Bias, Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "counterfactual-person",
    title: "Should have",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    why: "It describes a world that did not exist, and feels like an explanation of the one that \
          did. What people saw at that minute explains more.",
    question: "What did they know at that minute, and what did it point to?",
    patterns: "",
    scope: Scope { off: &[SectionRole::WentWell, SectionRole::Lucky], soft: &[] },
    check: Some(Check { anchors: words::MODAL.or(words::CONDITION), find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question {
        return;
    }
    for at in cx.body() {
        if let Some((agent, words)) =
            perfect(cx, at).or_else(|| inverted(cx, at)).or_else(|| conditional(cx, at))
        {
            let severity = if agent == Agent::Named { Severity::Blame } else { Severity::Bias };
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

/// `Sam could have rolled back`
fn perfect(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    let perfect = modal::perfect(cx, at)?;
    let subject =
        cx.subject(perfect.participle).filter(|subject| subject.words.end <= perfect.modal)?;
    if !subject.agent.is_person() || !accuses(cx, &perfect) || is_open(cx, subject.words.start) {
        return None;
    }
    let nobody = subject.agent == Agent::Nobody && !cx.is(perfect.modal, "should");
    let end = perfect.participle + if cx.is(perfect.participle, "more") { 2 } else { 1 };
    let words = subject.words.start..end.min(cx.sentence.words.end);
    (!nobody).then_some((subject.agent, words))
}

fn accuses(cx: &Context, perfect: &modal::Perfect) -> bool {
    let modal = cx.word(perfect.modal);
    let verb = cx.word(perfect.participle);
    if verb.is_one_of(&[
        "liked",
        "loved",
        "preferred",
        "hoped",
        "wished",
        "thought",
        "appreciated",
        "wanted",
    ]) {
        return false;
    }
    if perfect.passive {
        // Being told is what others do: another rule. Being careful is what people are.
        return verb.is_one_of(&[
            "more",
            "careful",
            "aware",
            "better",
            "faster",
            "quicker",
            "prepared",
            "clearer",
            "vigilant",
            "proactive",
            "diligent",
            "looking",
            "watching",
            "checking",
            "monitoring",
            "doing",
            "using",
        ]) && modal.is_one_of(&["should", "could", "ought"]);
    }
    match () {
        () if modal.is_one_of(&["should", "ought"]) => true,
        // Nobody could have known: that is the opposite of an accusation.
        () if perfect.negated => false,
        () if modal.is("could") => {
            !verb.any(words::HARM)
                && !verb.is_one_of(&["lost", "seen", "affected", "caused", "had"])
                || verb.is("seen") && modal.is("should")
        }
        () if modal.is("might") => verb.any(words::PROCESS | words::DUTY | words::REPAIR),
        () => {
            verb.any(words::PROCESS | words::DUTY | words::REPAIR | words::KNOWING)
                && !condition_before(cx, perfect.modal)
        }
    }
}

/// An if-clause before it carries the hint.
fn condition_before(cx: &Context, at: usize) -> bool {
    cx.near(at).take_while(|&back| back < at).any(|back| cx.is_any(back, &["if", "had"]))
}

/// A question of options, or of what was thought: `whether they could have`.
fn is_open(cx: &Context, subject: usize) -> bool {
    cx.behind(subject, 6).any(|back| {
        cx.is_any(back, &["whether", "something", "anything", "nothing", "what", "how"])
    })
}

/// `Had we tested the restore, …`
fn inverted(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    let opens = at == cx.sentence.body
        || cx.word(at).gap.any(crate::sentence::Gap::PHRASE)
        || cx.is_any(at - 1, &["and", "but", "or"]);
    if !cx.is(at, "had") || !opens {
        return None;
    }
    human_participle(cx, at + 1).map(|(agent, participle)| (agent, at..participle + 1))
}

/// `If the operator had read`, `If only they'd asked`, `I wish we had tested`.
fn conditional(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    let wish = cx.is(at, "wish");
    if !cx.is(at, "if") && !wish
        || at > cx.sentence.body
            && cx.is_any(
                at - 1,
                &["as", "even", "see", "check", "ask", "asked", "know", "unclear", "wonder"],
            )
    {
        return None;
    }
    let only = cx.is(at + 1, "only");
    let phrase = cx.subject_at(at + 1 + usize::from(only))?;
    if !phrase.agent.is_person() {
        return None;
    }
    let had = phrase.words.end;
    let mut next = had;
    let helped = cx.is(had, "had") || cx.is(had, "'d");
    if helped {
        next += 1;
    }
    while cx.has(next, words::ADVERB.or(words::NEGATION)) {
        next += 1;
    }
    let participle = helped && modal::is_participle(cx, next) && !cx.is(next, "been");
    let past = only && cx.has(next, words::PAST);
    (participle || past).then(|| (phrase.agent, at..next + 1))
}

/// A human subject and the participle after it: `the team only tested`.
fn human_participle(cx: &Context, at: usize) -> Option<(Agent, usize)> {
    let phrase = cx.subject_at(at)?;
    let mut next = phrase.words.end;
    while cx.has(next, words::ADVERB.or(words::NEGATION)) {
        next += 1;
    }
    (phrase.agent.is_person() && modal::is_participle(cx, next)).then_some((phrase.agent, next))
}
