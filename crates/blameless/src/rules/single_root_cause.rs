//! One cause that explains it all.

use crate::rules::{Check, Context, Found, Rule, Scope};
use crate::sentence::Gap;
use crate::words;
use crate::{Kind, SectionRole, Severity, Suggestion};

pub(super) static RULE: Rule = Rule {
    id: "single-root-cause",
    title: "One cause",
    severity: Severity::Bias,
    kind: Kind::Causation,
    bias: None,
    why: "It takes several conditions together for a system to fail. Where the list of causes ends \
          after one, so does the search.",
    question: "What else had to be true for this to happen?",
    patterns: "",
    scope: Scope {
        off: &[
            SectionRole::Impact,
            SectionRole::Detection,
            SectionRole::WentWell,
            SectionRole::Lucky,
            SectionRole::Actions,
        ],
        soft: &[SectionRole::Timeline],
    },
    check: Some(Check { anchors: words::SINGLE_CAUSE, find: check }),
};

type Words = std::ops::Range<usize>;

fn check(cx: &Context, found: &mut Vec<Found>) {
    if cx.sentence.question {
        return;
    }
    for at in cx.body().filter(|&at| cx.has(at, words::SINGLE_CAUSE)) {
        if let Some(words) =
            the_cause(cx, at).or_else(|| solely(cx, at)).or_else(|| came_down(cx, at))
        {
            let suggestion = a_factor(cx, &words).unwrap_or(Suggestion::Question);
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

/// `the root cause (of the outage) was …` and `… was the root cause`.
fn the_cause(cx: &Context, at: usize) -> Option<Words> {
    if !cx.is_any(at, &["cause", "reason"]) {
        return None;
    }
    let mut the = at;
    let (mut root, mut only, mut open) = (false, false, false);
    while the > cx.sentence.body {
        let word = cx.word(the - 1);
        if cx.word(the).gap.any(Gap::PHRASE) {
            break;
        }
        root |= word.is_one_of(&["root", "underlying", "root-cause"]);
        only |= word
            .is_one_of(&["real", "ultimate", "only", "sole", "actual", "single", "true", "one"]);
        open |= word.is_one_of(&[
            "likely",
            "probable",
            "possible",
            "suspected",
            "main",
            "primary",
            "direct",
            "immediate",
            "proximate",
            "initial",
            "apparent",
            "potential",
            "second",
            "third",
            "other",
            "another",
            "biggest",
        ]);
        if word.is_one_of(&["the", "our", "its", "sole"]) {
            the -= 1;
            let ours = word.is("sole") && the > cx.sentence.body && cx.is(the - 1, "the");
            if ours {
                continue;
            }
            break;
        }
        if !word.is_one_of(&[
            "root",
            "underlying",
            "real",
            "ultimate",
            "only",
            "one",
            "and",
            "actual",
            "single",
            "true",
            "technical",
            "likely",
            "probable",
            "main",
        ]) {
            return None;
        }
        the -= 1;
    }
    let definite =
        cx.is_any(the, &["the", "our", "its", "sole"]) || the == cx.sentence.body && root;
    if !definite
        || open
        || !(root && cx.is(at, "cause") || only)
        || cx.behind(the, 4).any(|back| cx.is_denial(back))
    {
        return None;
    }
    predicate(cx, the, at).or_else(|| subject(cx, the, at))
}

/// `… was the root cause of the outage`
fn predicate(cx: &Context, the: usize, at: usize) -> Option<Words> {
    let mut be = the.checked_sub(1).filter(|&be| be > cx.sentence.body)?;
    while be > cx.sentence.body && (cx.has(be, words::ADVERB) || cx.is(be, "as")) {
        if cx.is_any(
            be,
            &["not", "probably", "likely", "possibly", "perhaps", "apparently", "maybe"],
        ) {
            return None;
        }
        be -= 1;
    }
    let word = cx.word(be);
    if cx.is_any(be, &["became", "identified", "confirmed"]) && cx.is(the - 1, "as") {
        let doubted = cx
            .behind(be, 4)
            .any(|back| cx.is_denial(back) || cx.is_any(back, &["being", "suspected"]));
        return (!doubted).then_some(be..at + 1);
    }
    if !word.is_one_of(&["was", "is", "were", "'s", "being"])
        || word.negated
        || cx.word(the).gap.any(Gap::PHRASE)
    {
        return None;
    }
    let doubted = cx.behind(be, 3).any(|back| {
        cx.has(back, words::MODAL)
            || cx.is_any(back, &["whether", "if", "what", "it", "which"])
                && !cx.is_any(back, &["it", "which"])
    });
    let end = if cx.is(at + 1, "of") { at + 2 } else { at + 1 };
    (!doubted && !cx.is_any(be - 1, &["what", "whether"])).then_some(be..end)
}

/// `The root cause of the outage was an expired certificate`
fn subject(cx: &Context, the: usize, at: usize) -> Option<Words> {
    let mut be = at + 1;
    if cx.is_any(be, &["of", "for", "behind", "why", "that"]) {
        be = cx
            .ahead(be, 16)
            .find(|&next| cx.is_any(next, &["was", "is", "were"]) || cx.has(next, words::MODAL))?;
    }
    let word = cx.get(be)?;
    if word.is_one_of(&["turned", "proved"]) {
        let to_be = (be + 1..be + 4).find(|&at| cx.is(at, "to") && cx.is(at + 1, "be"))?;
        return Some(the..to_be + 2);
    }
    if !word.is_one_of(&["was", "is", "'s"]) || word.negated {
        return None;
    }
    let next = cx.get(be + 1)?;
    let open = cx.ahead(be + 1, 3).any(|next| {
        cx.is_any(
            next,
            &[
                "not",
                "never",
                "unknown",
                "unclear",
                "still",
                "probably",
                "likely",
                "suspected",
                "yet",
            ],
        )
    }) || next.any(words::OPEN_CAUSE)
        || next.text.ends_with("ed") && next.any(words::VERB)
        || next.any(words::QUOTE);
    let asked = the > cx.sentence.body
        && cx.is_any(
            the - 1,
            &["what", "whether", "if", "finding", "find", "determine", "identify"],
        );
    (!open && !asked).then_some(the..be + 1)
}

/// `caused solely by`, `entirely due to`
fn solely(cx: &Context, at: usize) -> Option<Words> {
    if !cx.has(at, words::SOLE) || cx.behind(at, 4).any(|back| cx.is_denial(back)) {
        return None;
    }
    let caused = |at: usize| cx.is_any(at, &["caused", "triggered"]);
    if at > cx.sentence.body && caused(at - 1) && cx.is(at + 1, "by") {
        return Some(at - 1..at + 2);
    }
    if caused(at + 1) && cx.is(at + 2, "by") {
        return Some(at..at + 3);
    }
    if at > cx.sentence.body && cx.is(at - 1, "due") && cx.is(at + 1, "to") {
        return Some(at - 1..at + 2);
    }
    let due = cx.is(at + 1, "due") && cx.is(at + 2, "to") || cx.is(at + 1, "because");
    let whole = cx.near(at).any(|word| cx.has(word, words::TROUBLE));
    (due && whole).then(|| at..at + if cx.is(at + 1, "due") { 3 } else { 2 })
}

/// `it all came down to`
fn came_down(cx: &Context, at: usize) -> Option<Words> {
    if !cx.is_any(at, &["came", "comes", "boiled", "boils"])
        || !cx.is(at + 1, "down")
        || !cx.is(at + 2, "to")
        || at == cx.sentence.body
    {
        return None;
    }
    let mut start = at;
    while start > cx.sentence.body
        && at - start < 4
        && cx.is_any(
            start - 1,
            &["it", "all", "this", "everything", "simply", "really", "just", "ultimately", "that"],
        )
    {
        start -= 1;
    }
    let incident = cx.any_in(cx.behind(at, 4), words::TROUBLE);
    let all = (start..at).any(|word| cx.is_any(word, &["all", "it", "everything", "this"]));
    (all || incident).then_some(start..at + 3)
}

/// `The root cause was …` as `A contributing factor was …`
fn a_factor(cx: &Context, words: &Words) -> Option<Suggestion> {
    let cause = words.clone().find(|&at| cx.is(at, "cause"))?;
    if !cx.is(words.start, "the") || !words.clone().any(|at| cx.is_any(at, &["root", "underlying"]))
    {
        return None;
    }
    let of_itself = cx.is(cause + 1, "of") || cause + 2 == words.end;
    let text = if words.start == cx.sentence.body && cx.word(words.start).capital() {
        "A contributing factor"
    } else {
        "a contributing factor"
    };
    let text =
        if cx.is(cause + 1, "of") { text.replace("factor", "factor in") } else { text.to_owned() };
    let end = if cx.is(cause + 1, "of") { cause + 2 } else { cause + 1 };
    of_itself.then(|| Suggestion::Replace { span: cx.span(words.start..end), text })
}
