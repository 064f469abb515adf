//! What somebody did not do: "failed to", "forgot to", "without checking".

use crate::pattern::rung;
use crate::rules::{Check, Context, Found, Rule, Scope, lines};
use crate::subject::Agent;
use crate::words;
use crate::{Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "omission-verb",
    title: "What did not happen",
    severity: Severity::Blame,
    kind: Kind::Agency,
    bias: None,
    question: "What did they do instead, and what made that look right?",
    patterns: lines!("
        @statements
        ~fail|~neglect|~omit/other to !#attempt *?
        bias: ~fail|~neglect|~omit/we to !#attempt *?
        ^ failed|neglected to #duty
        - ~fail/we,other to ~consider|~take|~account|~scale|~meet|~appreciate
        ~forget|~overlook/other,bare to *
        ~forget|~overlook/other,bare !$
        bias: ~forget|~overlook/we to *
        bias: ~forget|~overlook/we !$
        ~bother/other,nobody,not to|with|#gerund *?
        ~bother/nobody to|with|#gerund *?
        bias: ~bother/we,not to|with|#gerund *?
        ~miss/other,nobody] #determiner ..2 #sign
        bias: ~miss/we] #determiner ..2 #sign
        - ~miss .. deadline|train|target|slo|sla|call|meeting

        #duty/other,not,past
        ~ignore|~disregard/other,past] ..2 #sign|advice|alert(s)
        bias: ~ignore|~disregard/we,past] ..2 #sign|advice|alert(s)
        - #intent ..1 ~ignore|~disregard
        - ~ignore|~disregard our|us
        {other} not #duty/ing
        #duty/nobody,past
        ^ didn't #duty/base
        bias: #duty/we,not,past % lacks=#context
        - ~run|~look|~watch|~call|~update|~ask|~tell|~read/not out|like|into|off|healthy|right|good|apart|whether|for|well|as
        - #duty ever|always
        - {we} weren't #duty/ing
        - ever|always #duty
        - ~follow|~run|~look|~ask|~call|~update/nobody
        - ~follow/either !up|through
        ~check|~test|~verify|~inform|~tell|~notify|~ask|~confirm|~read/named,role,not,present % in=timeline
        ~wait/other,not,past for|until|till
        bias: ~wait/we,not,past for|until|till
        {other} ..3 failed|failing in #possessive|the|a duty|job|task|responsibility
        ~leave/other out] #determiner|#possessive
        not|never|without [bothering|caring|stopping|pausing|thinking] to|with % has=#role,#named,#third-person,#indefinite
        nobody|no-one|neither having #duty|#process
        without once|ever #gerund % has=#role,#named,#third-person,#indefinite lacks=#customer
        without so much as #gerund
        ~think|~remember/nobody to *
        ~think|~remember/us,not,past to #duty
        ~get/us,not,past round|around to
        ~take/us,nobody,not,past the time|trouble|care to
        ~take/nobody the time|trouble|care to
        ~do/us,not,past #possessive job|homework|duty|duties

        ~drop/us the ball|baton
        ~fall|~be/us asleep at|on
        ~sleep/us through
        ~take/us #possessive eye(s) off
        ~let/us ..6 lapse|slip|slide|rot|fester|expire|languish|drift
        - ~let/either ..6 ~know|~go|~run
        ~leave/us ..6 unattended|unchecked|unmonitored|undone|half-finished|half-done|unpatched|untested|unprotected|unsecured|unlocked|unanswered
        ~sit/us on ..2 #sign|it|hands|ticket(s)|report(s)
        ~drag/us #possessive feet|heels
        ~shirk|~abdicate/us
        ~stand/us by|idly
        ~do/us nothing about
        ~lose/us track|sight of
        bias: fell|fallen|slipped through the cracks|net
        #possessive failure to #duty
        {us} 's|' failure to #base
        failure by|of {us} to #base
        failure on the part of {us}
        {us} 's|' oversight|omission|inattention|inaction
        oversight|omission|inaction by|of {other}
        oversight on the part of {us}
        bias: oversight|omission on our|their part
    "),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: Some(Check { anchors: words::WITHOUT, find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question {
        return;
    }
    if let Some((agent, words)) = cx.body().find_map(|at| without(cx, at)) {
        let ours = matches!(agent, Agent::We | Agent::System);
        found.push(Found {
            span: cx.span(words),
            severity: if ours { Severity::Bias } else { Severity::Blame },
            suggestion: Suggestion::Question,
            rung: rung(agent),
        });
    }
}

/// Whom the rule is about. What the writer says of themselves is for another rule.
fn is_accused(agent: Agent) -> bool {
    agent.is_person() && agent != Agent::Myself
}

/// `was launched without checking which account was active`.
fn without(cx: &Context, at: usize) -> Option<(Agent, Words)> {
    if !cx.is(at, "without") {
        return None;
    }
    let mut duty = at + 1;
    if cx.is_any(duty, &["first", "once", "even", "anyone", "anybody", "properly", "fully", "ever"])
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
        || cx.is_any(duty, &["calling", "updating", "watching"])
        || cx.is(duty, "looking") && !cx.is_any(duty + 1, &["at", "in", "into", "up"])
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
