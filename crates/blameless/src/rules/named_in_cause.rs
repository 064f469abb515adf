//! A name in the causal story, with an act that is neither harm nor help.

use crate::rules::conditions::is_hypothetical;
use crate::rules::harm::Harm;
use crate::rules::harm_verb::{is_regular_past, repaired};
use crate::rules::{Check, Context, Found, Rule, Scope, rewrite, lines};
use crate::subject::Agent;
use crate::words;
use crate::{Kind, Rung, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "named-in-cause",
    title: "A name in the causal story",
    severity: Severity::Bias,
    kind: Kind::Agency,
    bias: None,
    question: "Would the story change if someone else had been on shift? If not, could a role \
               stand here?",
    patterns: lines!("
        [#named 's|' .. #artefact|#carrier|#decision] !#repair % lacks=#credit
        [#named 's|' ..1 account|laptop|machine|session|terminal|shell|notebook|key(s)|token|credential(s)|request|review|approval|absence|holiday|departure|design|test(s)|box|cluster|instance|environment|sandbox|draft|version|code|mistake|understanding|assumption|watch|shift|permission(s)|instruction(s)|advice]
        [#named 's|'] #noun % lacks=#credit
        - #named 's|' .. #repair|help|fix|thanks|quick|prompt|analysis|investigation|report|work|effort|efforts|team|message|post|comment|reply|note|notes|question
        {named} was|is the only|sole|single
        {named} was|is sole
        #artefact|#carrier from|of [{named}]
        ~come from [{named}]
        depended|relied|hinged on [{named}]
        only {named} knew|had|could|understood|has|knows|can
    "),
    scope: Scope {
        off: &[
            SectionRole::Impact,
            SectionRole::Detection,
            SectionRole::Resolution,
            SectionRole::Timeline,
            SectionRole::WentWell,
            SectionRole::Lucky,
            SectionRole::Actions,
            SectionRole::Other,
        ],
        soft: &[],
    },
    check: Some(Check { anchors: words::NAMED, find: check }),
};

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question || cx.sentence.set.any(words::CREDIT) {
        return;
    }
    let act = cx.body().find_map(|verb| by_name(cx, verb).or_else(|| active(cx, verb)));
    if let Some(act) = act {
        found.push(Found {
            span: cx.span(act.words.clone()),
            severity: RULE.severity,
            suggestion: rewrite::to_role(cx, &act).unwrap_or(Suggestion::Question),
            rung: Some(Rung::Name),
        });
    }
}

/// `the flag was enabled at 13:58 by Marek`
fn by_name(cx: &Context, verb: usize) -> Option<Harm> {
    // `Written by Priya` is a field, not a story.
    let told = verb > cx.body().start
        && (cx.has(verb, words::PARTICIPLE) || is_regular_past(cx.word(verb)));
    let (by, agent) = told.then(|| cx.by_agent(verb)).flatten()?;
    let group = cx.group(verb);
    // `an unused import by Marek` is no act of his.
    let joined = group.helped || by == verb + 1;
    let tells = agent.agent == Agent::Named && joined && !group.negated && !group.modal;
    let words = verb..agent.words.end;
    (tells && contributes(cx, verb)).then_some(Harm { agent, verb, words, passive: true })
}

/// `Anita had upgraded the driver`
fn active(cx: &Context, verb: usize) -> Option<Harm> {
    let word = cx.word(verb);
    let group = cx.group(verb);
    let tensed = word.any(words::PAST)
        || is_regular_past(word)
        || word.any(words::PARTICIPLE | words::GERUND) && cx.is_any(group.start, &["was", "had"]);
    // `had a copy`, but not `had upgraded`.
    let helper = word.any(words::AUXILIARY) && !(word.is("had") && cx.has(verb + 1, words::DETERMINER));
    if !tensed
        || helper
        || group.negated
        || group.passive
        || group.modal
        || group.infinitive
        || !contributes(cx, verb)
    {
        return None;
    }
    let agent = cx.subject(verb).filter(|subject| subject.agent == Agent::Named)?;
    let first = agent.words.start;
    // Far from its verb, the name stands for itself.
    let words = if verb < first + 20 { first..verb + 1 } else { agent.words.clone() };
    (!is_hypothetical(cx, first)).then_some(Harm { agent, verb, words, passive: false })
}

/// Whether it is an act that could be part of a cause: not repair, not finding out, not telling.
fn contributes(cx: &Context, verb: usize) -> bool {
    let calm = words::REPAIR.or(words::KNOWING).or(words::BELIEVING).or(words::RESPONDING);
    let possessing = cx.is(verb, "had");
    let rolled = cx.is_any(verb, &["rolled", "rolling"]) && cx.is(verb + 1, "back");
    let waste = cx.ahead(verb + 1, 4).any(|at| {
        cx.has(at, words::WASTE) && !cx.has(at, words::AMISS) && !cx.is_any(at, &["test", "tests", "existing"])
    });
    (!cx.has(verb, calm) || possessing) && !rolled && !waste && !repaired(cx, verb)
}
