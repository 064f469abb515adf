//! A role or a team as the agent of harm.

use crate::rules::{Check, Context, Found, Rule, Scope, harm, rewrite, lines};
use crate::subject::Agent;
use crate::words;
use crate::{Kind, Rung, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "role-agent-harm",
    title: "A role as the cause",
    severity: Severity::Bias,
    kind: Kind::Agency,
    bias: None,
    question: "What in the tool, the screen or the process made this possible or likely?",
    patterns: lines!("
        [{role|some} 's|' #accident? #deed] % !neg
        [#deed by {role|some}] % !neg
        [#deed] of .. by [{role|some}] % !neg
        [#harm/ing of] .. by [{role|some}] % !neg
    "),
    scope: Scope::EVERYWHERE,
    check: Some(Check { anchors: harm::ANCHORS, find: check }),
};

const ROLES: words::Set =
    words::ROLE.or(words::TRAP_ROLE).or(words::INDEFINITE).or(words::THIRD_PERSON);

fn check(cx: &Context, found: &mut Vec<Found>) {
    for harm in harm::find(cx, ROLES, |agent| matches!(agent, Agent::Role | Agent::Somebody)) {
        let suggestion = rewrite::to_passive(cx, &harm).unwrap_or(Suggestion::Question);
        found.push(Found {
            span: cx.span(beside_trait(cx, &harm)),
            severity: Severity::Bias,
            suggestion,
            rung: Some(Rung::Role),
        });
    }
}

/// `The new hire ran`: who somebody is has a hint of its own, and this one keeps to the act.
fn beside_trait(cx: &Context, harm: &harm::Harm) -> std::ops::Range<usize> {
    let (who, all) = (harm.agent.words.clone(), harm.words.clone());
    if !who.clone().any(|at| cx.has(at, words::TRAIT) || cx.is(at, "new")) || !all.contains(&who.start) {
        return all;
    }
    if harm.passive { all.start..who.start } else { who.end.min(harm.verb)..all.end }
}
