//! A named person as the agent of harm.

use crate::rules::conditions::has_context;
use crate::rules::{Check, Context, Found, Rule, Scope, harm, rewrite, lines};
use crate::subject::Agent;
use crate::words;
use crate::{Kind, Rung, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "named-agent-harm",
    title: "Person as the cause",
    severity: Severity::Blame,
    kind: Kind::Agency,
    bias: None,
    question: "What made this the sensible action at the time?",
    patterns: lines!("
        [{named} 's|' #accident? #deed] % !neg
        [#deed by {named}] % !neg
        [#deed] of .. by [{named}] % !neg
        [#harm/ing of] .. by [{named}] % !neg
    "),
    scope: Scope::EVERYWHERE,
    check: Some(Check { anchors: harm::ANCHORS, find: check }),
};

fn check(cx: &Context, found: &mut Vec<Found>) {
    for harm in harm::find(cx, words::NAMED | words::THIRD_PERSON, |agent| agent == Agent::Named) {
        let severity = if has_context(cx) { Severity::Bias } else { Severity::Blame };
        let suggestion = rewrite::to_role(cx, &harm).unwrap_or(Suggestion::Question);
        found.push(Found {
            span: cx.span(harm.words.clone()),
            severity,
            suggestion,
            rung: Some(Rung::Name),
        });
    }
}
