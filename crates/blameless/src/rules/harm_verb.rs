//! Whether a verb and its object tell of harm.

use std::ops::Range;

use crate::rules::Context;
use crate::rules::harm::previous;
use crate::sentence::Gap;
use crate::words;

/// Whether this verb, with what follows it, says that something was harmed.
pub(super) fn is_harm(cx: &Context, verb: usize, accident: bool) -> bool {
    let word = cx.word(verb);
    let object = object(cx, verb);
    let slip = accident || cx.any_in(object.clone(), words::ACCIDENT) || tail_accident(cx, verb);
    if word.any(words::SLIP) {
        return true;
    }
    if word.any(words::SLIP_UP) {
        // `stuffed the queues up the chimney` goes on after `up`; `messed up the config` does not.
        return cx.is(verb + 1, "up")
            || (verb + 2..verb + 5)
                .any(|at| cx.is(at, "up") && !cx.has(at + 1, words::DETERMINER));
    }
    if word.is_one_of(&["fail", "failed", "fails", "failing"]) && !cx.is(verb + 1, "over") {
        return false;
    }
    if ousts(cx, verb, &object) {
        return !is_planned(cx, verb) && !repaired(cx, verb);
    }
    if word.any(words::ACTION) && instead(cx, verb, &object) {
        return true;
    }
    let down = cx.is_any(verb, &["took", "brought", "knocked", "takes", "brings", "taken"])
        && (cx.is_any(verb + 1, &["down", "out", "offline"])
            || object.clone().any(|at| cx.is_any(at, &["down", "offline"])));
    if down {
        return !is_planned(cx, verb) && !has_purpose(cx, verb);
    }
    // Most verbs do no harm: the longest searches come last.
    does_harm(cx, verb, object, accident, slip)
        && (slip || !repaired(cx, verb) && !is_planned(cx, verb))
}

/// Whether the verb or its object tells of harm, where nothing says that it helped.
fn does_harm(cx: &Context, verb: usize, object: Range<usize>, accident: bool, slip: bool) -> bool {
    let word = cx.word(verb);
    if word.any(words::HARM) {
        let mut itself =
            object.take_while(|&at| !cx.has(at, words::PREPOSITION) || cx.is(at, "of"));
        let waste = itself.any(|at| {
            cx.has(at, words::WASTE.or(words::AMISS))
                && !cx.is_any(at, &["wrong", "incorrect", "mistaken"])
        });
        let waste = waste || is_disused(cx, verb);
        return !is_idiom(cx, verb)
            && (slip || !waste && !is_note_of_work(cx, verb) || unaware(cx, verb));
    }
    if word.any(words::ACTION)
        && word.is_one_of(&["cut", "cuts", "cutting"])
        && object.clone().take(5).any(|at| cx.is_any(at, LINES))
        && !cx.any_in(object.clone(), words::WASTE)
    {
        return true;
    }
    if (word.is_one_of(TAKEN) || word.is_one_of(&["removes", "removing", "dropped"]))
        && object.clone().any(|at| is_valued(cx, at))
        && !object.clone().any(|at| cx.has(at, words::WASTE))
        && !is_disused(cx, verb)
    {
        return true;
    }
    if word.any(words::CAUSING) {
        return cx.any_in(object, words::TROUBLE);
    }
    if slip && word.any(words::ACTION) {
        return true;
    }
    if accident {
        return !word.any(words::KNOWING | words::REPAIR);
    }
    // Taking away what is broken is repair; taking away the wrong one is not.
    let cures = word.any(words::REPAIR) || word.is_one_of(CURES);
    if word.any(words::ACTION) && amiss(cx, object) && (!cures || object_is_wrong(cx, verb)) {
        return true;
    }
    word.any(words::RUN) && reruns(cx, verb)
}

/// `locked out every user`, `cut the branch off`; but not `took off`, `ripped out the dead cables`.
fn ousts(cx: &Context, verb: usize, object: &Range<usize>) -> bool {
    let out = |at| cx.is_any(at, &["out", "off", "away", "offline"]);
    if !cx.has(verb, words::OUSTING) || cx.any_in(object.clone(), words::WASTE) {
        return false;
    }
    // Of what is taken or brought, only some is taken from somebody.
    let mild = cx.is_any(
        verb,
        &[
            "take", "took", "taken", "takes", "bring", "brought", "brings", "pull", "pulled",
            "pulls",
        ],
    );
    if mild {
        return object.clone().skip(1).take(7).any(|at| {
            cx.is(at, "out")
                && (cx.is(at + 1, "of") && cx.is_any(at + 2, &["service", "action"])
                    || cx.any_in(object.clone(), words::VALUED)
                        && cx.get(at + 1).is_none_or(|next| {
                            next.gap.any(Gap::PHRASE) || next.is_one_of(&["in", "during", "at"])
                        }))
        });
    }
    out(verb + 1)
        && cx.get(verb + 2).is_some_and(|next| {
            !next.gap.any(Gap::PHRASE)
                && !next.any(words::PREPOSITION | words::CONJUNCTION | words::SUBORDINATOR)
                && !next.is_one_of(&["to", "time"])
        })
        || object.clone().skip(1).take(6).any(|at| {
            out(at) && !cx.has(at - 1, words::PREPOSITION) && !cx.has(at - 1, words::ADVERB)
        })
}

/// `cut feed B instead of feed A`
fn instead(cx: &Context, verb: usize, object: &Range<usize>) -> bool {
    !cx.is_any(verb, &["used", "use", "uses", "chose", "chosen", "picked", "kicked", "set"])
        && !cx.any_in(object.clone(), words::WASTE)
        && object.clone().skip(1).any(|at| {
            cx.is(at, "instead")
                && cx.is(at + 1, "of")
                && cx.get(at + 2).is_some_and(|next| !next.any(words::GERUND))
        })
}

/// A thing worth keeping, and not only part of the name of another: `the certificate`, but not `the
/// certificate exceptions`.
fn is_valued(cx: &Context, at: usize) -> bool {
    cx.has(at, words::VALUED)
        && cx.get(at + 1).is_none_or(|next| {
            !next.plain() || next.gap != Gap::default() || next.text.ends_with("ed")
        })
}

/// `since the subdomains are no longer in use`
fn is_disused(cx: &Context, verb: usize) -> bool {
    cx.near(verb).any(|at| {
        cx.reads(at, &["no", "longer"])
            && cx.ahead(at + 2, 2).any(|after| {
                cx.is_any(after, &["use", "used", "needed", "required", "necessary", "relevant"])
            })
    }) && !cx.sentence.set.any(words::BELIEVING)
}

/// `kills the job`, written down as it was done: taking something away is harm only where that was
/// worth keeping, and no step of a search for the cause.
fn is_note_of_work(cx: &Context, verb: usize) -> bool {
    const CLEARING: &[&str] =
        &["deletes", "drops", "kills", "terminates", "purges", "wipes", "erases", "disconnects"];
    if !cx.is_any(verb, CLEARING) {
        return false;
    }
    let goes_on = cx.near(verb).any(|at| {
        at > verb + 1
            && cx.has(at - 1, words::CONJUNCTION)
            && cx.has(at, words::THIRD)
            && cx.has(at, words::REPAIR.or(words::RUN).or(words::PROCESS))
    }) && !cx.sentence.set.any(words::AMISS);
    let object = object(cx, verb);
    let kept = object.clone().any(|at| is_valued(cx, at)) || amiss(cx, object);
    goes_on || !kept
}

/// `took it offline for the planned maintenance`
fn is_planned(cx: &Context, verb: usize) -> bool {
    cx.near(verb).any(|at| at > verb && cx.is_any(at, &["planned", "scheduled"]))
}

/// `broke for lunch`, `dropped a message`, `leaked no data`: nothing was harmed.
fn is_idiom(cx: &Context, verb: usize) -> bool {
    let Some(next) = cx.get(verb + 1) else {
        return true;
    };
    let no_object = next.any(words::PREPOSITION | words::SUBORDINATOR | words::CONJUNCTION)
        && !next.any(words::DETERMINER)
        || next.gap.any(Gap::CLAUSE)
        || next.is_one_of(&["no", "nothing", "down", "up", "off", "even"])
        || next.is("out") && cx.is_any(verb, &["broke", "breaks", "dropped", "drops", "crashed"]);
    let figure = cx.ahead(verb + 1, 4).any(|at| {
        cx.is_any(
            at,
            &[
                "news", "message", "note", "line", "idea", "plan", "plans", "comment", "ball",
                "work", "silence", "task", "problem", "tie", "contract", "call", "hint", "subject",
                "question",
            ],
        )
    });
    no_object
        || figure && cx.is_any(verb, &["broke", "dropped", "broken", "drops", "breaks", "killed"])
}

/// Removed, where it was of value: harm.
pub(super) const TAKEN: &[&str] = &[
    "removed",
    "detached",
    "emptied",
    "scrubbed",
    "discarded",
    "ditched",
    "dumped",
    "junked",
    "stripped",
    "dismantled",
];

/// What carries something, until it is cut.
const LINES: &[&str] =
    &["cable", "cables", "fibre", "fiber", "power", "current", "wire", "wires", "feed", "mains"];

const CURES: &[&str] = &[
    "swapped",
    "swaps",
    "picked",
    "cleared",
    "removed",
    "removes",
    "disabled",
    "disables",
    "stopped",
    "stops",
    "reverted",
    "reverts",
    "rolled",
    "rolls",
    "replaced",
    "replaces",
    "drained",
    "drains",
    "pulled",
    "pulls",
    "turned",
    "moved",
    "scaled",
    "took",
    "knocked",
    "restarted",
    "rebooted",
    "revoked",
    "bounced",
];

fn object_is_wrong(cx: &Context, verb: usize) -> bool {
    object(cx, verb).any(|at| cx.is(at, "wrong"))
}

pub(crate) fn is_regular_past(word: &crate::sentence::Word) -> bool {
    word.plain() && word.text.len() > 4 && word.text.ends_with("ed")
}

/// `He ran it` after a sentence that named somebody.
fn reruns(cx: &Context, verb: usize) -> bool {
    let again = cx.is(verb + 1, "it") || cx.is(verb + 1, "the") && cx.has(verb + 2, words::CARRIER);
    if !again {
        return false;
    }
    let Some(before) = previous(cx) else {
        return false;
    };
    if before.set.any(words::REPAIR) {
        return false;
    }
    before.set.any(words::HARM | words::SLIP)
        || cx.is(verb + 1, "it")
            && cx.subject(verb).is_some_and(|subject| subject.pronoun && subject.agent.is_person())
            && before.set.any(words::NAMED | words::ROLE)
}

/// The words after a verb that can be its object.
fn object(cx: &Context, verb: usize) -> Range<usize> {
    let ahead = cx.ahead(verb + 1, 12);
    let end = ahead
        .clone()
        .find(|&at| {
            cx.has(at, words::SUBORDINATOR.or(words::RELATIVE)) && at > verb + 1
                || cx.word(at).gap.any(Gap::OPEN)
                || cx.word(at).gap.any(Gap::COMMA)
                    && at > verb + 1
                    && !cx.has(at - 1, words::WASTE.or(words::AMISS))
                || cx.has(at, words::CONJUNCTION)
                    && cx.get(at + 1).is_some_and(|_| cx.is_finite(at + 1))
        })
        .unwrap_or(ahead.end);
    ahead.start..end.max(ahead.start)
}

/// `the wrong cluster`, `a bad config`; but not `anything wrong`.
fn amiss(cx: &Context, object: Range<usize>) -> bool {
    let start = object.start;
    object.take(9).any(|at| {
        let framed = || {
            at == start
                || cx.has(at - 1, words::DETERMINER.or(words::PREPOSITION).or(words::AMISS))
                || cx.is_any(at - 1, &["known", "very", "completely", "obviously"])
                    && cx.has(at - 2, words::DETERMINER)
        };
        cx.has(at, words::AMISS)
            && framed()
            && cx.get(at + 1).is_some_and(|next| !next.gap.any(Gap::PHRASE))
    })
}

fn tail_accident(cx: &Context, verb: usize) -> bool {
    cx.ahead(verb + 1, 25).any(|at| cx.is(at, "by") && cx.is_any(at + 1, &["mistake", "accident"]))
}

fn unaware(cx: &Context, verb: usize) -> bool {
    cx.near(verb).any(|at| {
        cx.is(at, "unaware")
            || cx.is(at, "aware")
                && at > 1
                && (at.saturating_sub(3)..at)
                    .any(|back| cx.has(back, words::NEGATION) || cx.word(back).negated)
    })
}

const PURPOSES: &[&str] = &[
    "free",
    "mitigate",
    "unblock",
    "restore",
    "relieve",
    "prevent",
    "stop",
    "avoid",
    "protect",
    "contain",
    "limit",
    "recover",
    "stabilise",
    "stabilize",
];

/// Whether what follows says that it helped: `and traffic recovered`.
pub(super) fn repaired(cx: &Context, verb: usize) -> bool {
    let end = cx.sentence.words.end.min(verb + 30);
    // `drained the coins from their wallets`
    let taken = |at| {
        cx.is_any(at, &["drained", "drains", "clears", "cleared"])
            && cx.has(at + 1, words::DETERMINER.or(words::QUANTITY).or(words::NUMBER))
    };
    let recovered = |at| {
        cx.has(at, words::RECOVERED)
            && !cx.is_any(at, PURPOSES)
            && !cx.is_any(at - 1, &["was", "were", "been", "be", "not"])
            && !taken(at)
    };
    has_purpose(cx, verb)
        || (verb + 1..end).any(|at| recovered(at) || cx.is(at, "came") && cx.is(at + 1, "back"))
}

/// Whether it was done to help: `to prevent more traffic`, but not `trying to restore it`.
fn has_purpose(cx: &Context, verb: usize) -> bool {
    let end = cx.sentence.words.end.min(verb + 30);
    (verb + 1..end).any(|at| {
        cx.is(at - 1, "to")
            && cx.is_any(at, PURPOSES)
            && !cx.is_any(at - 2, &["trying", "attempting", "attempt", "tried"])
    })
}
