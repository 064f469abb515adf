//! What looks obvious from the end: "obviously", "in hindsight", "red flags".

use crate::rules::{Check, Context, Found, Rule, Scope, rewrite};
use crate::sentence::Gap;
use crate::words;
use crate::{Bias, Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "hindsight-obvious",
    title: "Clear only afterwards",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    why: "Once the end is known, the signals look louder than they were. At the time they stood \
          next to many others.",
    question: "To whom was it visible, at what time, and next to what else?",
    patterns: "",
    scope: Scope {
        off: &[SectionRole::WentWell],
        soft: &[
            SectionRole::Impact,
            SectionRole::Resolution,
            SectionRole::Lucky,
            SectionRole::Actions,
        ],
    },
    check: Some(Check { anchors: words::HINDSIGHT, find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    for at in cx.body().filter(|&at| cx.has(at, words::HINDSIGHT)) {
        let words = hindsight(cx, at)
            .or_else(|| adverb(cx, at))
            .or_else(|| adjective(cx, at))
            .or_else(|| signs(cx, at));
        if let Some(words) = words {
            let suggestion = without_adverb(cx, &words).unwrap_or(Suggestion::Question);
            found.push(Found {
                span: cx.span(words),
                severity: Severity::Bias,
                suggestion,
                rung: None,
            });
            return;
        }
    }
}

/// `In hindsight it was obvious`
fn hindsight(cx: &Context, at: usize) -> Option<Words> {
    let here = cx.is_any(at, &["hindsight", "retrospect"])
        && at > cx.sentence.words.start
        && cx.is_any(at - 1, &["in", "with", "of"]);
    if !here || cx.is_any(at + 1, &["bias"]) || cx.behind(at, 5).any(|back| cx.is(back, "without"))
    {
        return None;
    }
    // `In hindsight it is likely that …` is a diagnosis of today.
    let verb = (at + 1..cx.sentence.words.end.min(at + 12)).find(|&next| cx.is_finite(next));
    if verb.is_some_and(|verb| cx.is_any(verb, &["is", "are", "can", "may", "has", "have"])) {
        return None;
    }
    let mut start = at - 1;
    if cx.is(start, "of") {
        start = cx.behind(start, 4).find(|&back| cx.is_any(back, &["with", "in", "benefit"]))?;
    }
    let obvious = (at + 1..(at + 5).min(cx.sentence.words.end)).find(|&next| {
        cx.is_any(next, &["obvious", "clear", "evident", "apparent", "obviously", "clearly"])
    });
    Some(start..obvious.unwrap_or(at) + 1)
}

/// `Obviously, …`, `clearly visible`, `of course`
fn adverb(cx: &Context, at: usize) -> Option<Words> {
    let word = cx.word(at);
    let opens =
        at == cx.sentence.body && cx.get(at + 1).is_some_and(|next| next.gap.any(Gap::COMMA));
    if cx.is(at, "course") {
        let of = at > cx.sentence.words.start && cx.is(at - 1, "of");
        let aside = at == cx.sentence.body + 1
            || cx.has(at, words::HINDSIGHT)
                && at > 0
                && cx.word(at - 1).gap.any(Gap::COMMA.or(Gap::OPEN))
            || cx.get(at + 1).is_some_and(|next| next.gap.any(Gap::COMMA));
        return (of && aside && !cx.is_any(at + 1, &["correction", "corrections"]))
            .then(|| at - 1..at + 1);
    }
    if word.is_one_of(&["obviously", "blatantly", "plainly", "predictably", "inevitably"]) {
        let doubted = cx.behind(at, 4).any(|back| {
            cx.is_denial(back)
                || cx.is_any(
                    back,
                    &["anything", "something", "as", "less", "most", "so", "very", "quite"],
                )
        });
        let aside = word.gap.any(Gap::COMMA) && cx.has(at + 1, words::NEGATION);
        return (!doubted && !aside).then(|| at..at + 1);
    }
    if word.is("clearly") {
        if opens {
            return Some(at..at + 1);
        }
        let denied = cx.behind(at, 3).any(|back| cx.is_denial(back));
        let next = at + 1;
        let judged = cx.is_any(
            next,
            &[
                "visible",
                "wrong",
                "showed",
                "shows",
                "showing",
                "showed",
                "indicated",
                "insufficient",
                "inadequate",
                "unsafe",
                "broken",
                "risky",
                "too",
                "a",
                "going",
                "dangerous",
                "signalled",
                "signaled",
                "pointed",
                "missed",
                "apparent",
                "noticeable",
                "should",
            ],
        );
        return (judged && !denied).then(|| at..next + 1);
    }
    None
}

/// `it was clear that`, `should have been obvious`
fn adjective(cx: &Context, at: usize) -> Option<Words> {
    if !cx.is_any(
        at,
        &[
            "obvious",
            "clear",
            "evident",
            "apparent",
            "inevitable",
            "foreseeable",
            "predictable",
            "plain",
            "blatant",
            "glaring",
        ],
    ) {
        return None;
    }
    if cx.is_any(at, &["blatant", "glaring"]) {
        return (at + 1 < cx.sentence.words.end
            && !cx.behind(at, 3).any(|back| cx.is_denial(back)))
        .then(|| at..at + 2);
    }
    let mut be = at.checked_sub(1)?;
    while be > cx.sentence.body
        && (cx.has(be, words::ADVERB) || cx.is_any(be, &["very", "fairly", "pretty", "rather"]))
        && !cx.is_denial(be)
    {
        be -= 1;
    }
    let was = cx.is_any(be, &["was", "were", "been", "seemed"])
        && !cx.word(be).negated
        && be > cx.sentence.words.start;
    if !was {
        return None;
    }
    let denied = cx.behind(be + 1, 4).any(|back| {
        cx.is_denial(back) || cx.is_any(back, &["once", "until", "less", "more", "if", "became"])
    });
    let strong = cx.is_any(at, &["obvious", "inevitable", "foreseeable", "predictable"]);
    let modal = be >= 2 && cx.is(be - 1, "have");
    let trouble = strong && cx.any_in(cx.behind(be, 6), words::TROUBLE.or(words::FAILURE));
    let it = modal || trouble || cx.is_any(be - 1, &["it", "this", "that", "which"]);
    let around = cx.near(at);
    let later =
        (at + 1..around.end).any(|next| cx.is_any(next, &["from", "once", "after", "when"]));
    let earlier =
        (around.start..be).any(|back| cx.is_any(back, &["after", "once", "by", "when", "from"]));
    let shown = cx.is_any(at + 1, &["from", "to"]) && !cx.is_any(at + 2, &["anyone", "everyone"]);
    let evidence = shown || !strong && (later || earlier);
    let claims = strong || cx.is_any(at + 1, &["that", "to"]);
    (it && claims && !denied && !evidence).then(|| {
        let start = if modal { be.saturating_sub(2).max(cx.sentence.body) } else { be - 1 };
        start..at + 1
    })
}

/// `red flags`, `warning signs`, `bound to happen`, `a matter of time`
fn signs(cx: &Context, at: usize) -> Option<Words> {
    let before = at.checked_sub(1).filter(|&before| before >= cx.sentence.body);
    let after = |text: &[&str]| before.is_some_and(|before| cx.is_any(before, text));
    let denied =
        |start: usize| cx.behind(start, 3).any(|back| cx.is_denial(back)) || cx.is(start, "no");
    if cx.is_any(at, &["flags", "flag"]) && after(&["red"])
        || cx.is_any(at, &["signs", "sign"]) && after(&["warning", "telltale", "tell-tale"])
    {
        let product = cx.get(at + 1).is_some_and(|next| {
            next.plain() && next.gap == Gap::default() && next.text.len() > 3 && cx.is(at, "flag")
        });
        let seen = (at + 1..cx.sentence.words.end.min(at + 5))
            .find(|&next| cx.is_any(next, &["visible", "obvious", "ignored", "missed", "clear"]));
        return (!denied(at - 1) && !product).then(|| at - 1..seen.unwrap_or(at) + 1);
    }
    if cx.is(at, "bound")
        && cx.is(at + 1, "to")
        && cx.is_any(
            at + 2,
            &[
                "happen", "fail", "break", "go", "occur", "come", "cause", "hit", "lead", "bite",
                "be", "end", "crash", "get", "overflow", "collapse", "run",
            ],
        )
    {
        let start = before.filter(|&before| cx.has(before, words::BE)).unwrap_or(at);
        return (!denied(at)).then_some(start..at + 3);
    }
    if cx.is(at, "matter") && cx.is(at + 1, "of") && cx.is(at + 2, "time") {
        let only = before.filter(|&before| {
            cx.is(before, "a")
                && before > cx.sentence.body
                && cx.is_any(before - 1, &["only", "just"])
        })?;
        return Some(only - 1..at + 3);
    }
    if cx.is(at, "waiting") && cx.is(at + 1, "to") && cx.is(at + 2, "happen") {
        return before
            .filter(|&before| cx.is_any(before, &["accident", "disaster", "incident", "outage"]))
            .map(|before| before..at + 3);
    }
    if cx.is(at, "wall") && cx.behind(at, 5).any(|back| cx.is(back, "writing")) {
        let start = cx.behind(at, 5).find(|&back| cx.is(back, "writing"))?;
        return Some(start..at + 1);
    }
    None
}

/// `Obviously, nobody runs that.` as `Nobody runs that.`
fn without_adverb(cx: &Context, words: &Words) -> Option<Suggestion> {
    let next = cx.get(words.end)?;
    let opens = words.start == cx.sentence.body
        && (words.len() == 1 || cx.is(words.start + 1, "course"))
        && next.gap == Gap::COMMA;
    if !opens || next.text.is_empty() || next.text.starts_with('@') {
        return None;
    }
    let start = cx.word(words.start).start;
    let text = rewrite::capitalised(&cx.text[next.span()]);
    // `iOS` and `etcd` keep their small letter.
    let plain = next.set != words::Set::NONE;
    plain.then_some(Suggestion::Replace { span: start..next.end, text })
}
