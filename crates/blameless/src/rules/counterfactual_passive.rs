//! What should have been done, without saying by whom.

use crate::rules::{Check, Context, Found, Rule, Scope, modal};
use crate::subject::Agent;
use crate::words;
use crate::{Bias, Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "counterfactual-passive",
    title: "Should have been done",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    why: "Leaving out the person does not leave out the judgement: the measuring rod is still what \
          we know today.",
    question: "What made the actual course look fine? What would have made the other one easy?",
    patterns: "",
    scope: Scope { off: &[SectionRole::WentWell, SectionRole::Lucky], soft: &[] },
    check: Some(Check { anchors: words::MODAL, find: check }),
};

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question {
        return;
    }
    for at in cx.body() {
        let words = modal::perfect(cx, at)
            .and_then(|perfect| done(cx, &perfect))
            .or_else(|| averted(cx, at));
        if let Some(words) = words {
            found.push(Found {
                span: cx.span(words),
                severity: Severity::Bias,
                suggestion: Suggestion::Question,
                rung: None,
            });
            return;
        }
    }
}

/// `should have been reviewed`, `would have been better to`.
fn done(cx: &Context, perfect: &modal::Perfect) -> Option<std::ops::Range<usize>> {
    let words = perfect.modal..perfect.participle + 1;
    let verb = cx.word(perfect.participle);
    if !perfect.passive {
        return None;
    }
    let condition = cx.is(perfect.modal, "would")
        && cx.near(perfect.modal).any(|at| at < perfect.modal && cx.is_any(at, &["if", "had"]));
    let exculpates = perfect.negated && !cx.is_any(perfect.modal, &["should", "ought"]);
    let subject =
        cx.subject(perfect.participle).filter(|subject| subject.words.end <= perfect.modal);
    let agent = subject.as_ref().map_or(Agent::System, |subject| subject.agent);
    let open = cx
        .behind(perfect.modal, 6)
        .any(|back| cx.is_any(back, &["nothing", "whether", "anything"]));
    if exculpates
        || condition
        || open
        || agent == Agent::Adversary
        || cx.is(perfect.modal, "might") && !verb.any(words::PROCESS)
    {
        return None;
    }
    if verb.any(words::BETTER) {
        let it = cx.is_any(
            perfect.modal - usize::from(perfect.modal > 0),
            &["it", "this", "that", "which"],
        );
        let quicker = verb.is_one_of(&[
            "faster", "quicker", "sooner", "earlier", "smoother", "clearer", "shorter",
        ]);
        let to = cx.is_any(perfect.participle + 1, &["to", "if", "for", "had"])
            || cx.has(perfect.participle + 1, words::GERUND);
        let thing = !agent.is_person();
        let end = if to && !cx.is(words.end, "if") { words.end + 1 } else { words.end };
        return (it && (to || quicker) || quicker && thing || to && cx.is(perfect.modal, "would"))
            .then_some(words.start..end);
    }
    if !verb.any(words::PROCESS)
        || !verb.any(words::PARTICIPLE) && !verb.is_one_of(&["caught", "seen", "told"])
    {
        return None;
    }
    let told = verb.is_one_of(&[
        "told",
        "informed",
        "consulted",
        "trained",
        "briefed",
        "notified",
        "involved",
    ]);
    if (agent.is_person() || agent == Agent::Customer) && !told {
        return None;
    }
    let by_tool = cx.by_agent(perfect.participle).is_some_and(|(by, phrase)| {
        !phrase.agent.is_person()
            && by <= perfect.participle + 2
            && !cx.has(by + 1, words::GERUND)
            && !is_avoidance(verb)
            && !phrase.words.into_iter().any(|at| {
                cx.is_any(at, &["review", "reviews", "testing", "audit", "inspection", "rehearsal"])
            })
    });
    (!by_tool).then_some(words)
}

fn is_avoidance(verb: &crate::sentence::Word) -> bool {
    verb.is_one_of(&["avoided", "prevented", "mitigated", "shortened", "reduced", "limited"])
}

/// `would not have happened if`
fn averted(cx: &Context, at: usize) -> Option<std::ops::Range<usize>> {
    if !cx.is(at, "would") && !cx.is(at, "could") {
        return None;
    }
    let mut next = at + 1;
    let mut negated = cx.word(at).negated;
    while cx.has(next, words::NEGATION.or(words::ADVERB)) {
        negated |= cx.has(next, words::NEGATION);
        next += 1;
    }
    let happened =
        cx.is_any(next, &["have", "'ve"]) && cx.is_any(next + 1, &["happened", "occurred"]);
    let condition = cx.near(at).any(|word| cx.is_any(word, &["if", "had", "without"]));
    (negated && happened && condition).then(|| at..next + 2)
}
