//! The words that tell one action item from another.

use blameless::{can_be_an_order, same_verb};

/// Orders that the lists of the hints do not have as verbs.
const ORDERS: &str = "alert archive audit automate backfill backport backup batch benchmark block cache canary cap \
     centralise centralize codify colour debounce decommission decouple dedupe default define \
     deprecate describe design detect document draft dual-write emit encrypt enforce establish \
     expose extend extract fail freeze gate generate guard hire index instrument isolate label \
     limit lint list lower map measure mirror mock name order own page parallelise parametrise \
     partition pin port practise prefix prevent probe protect provision quarantine queue raise \
     rate-limit redirect reduce refuse rehearse reject replicate reproduce require reserve retire \
     retry rotate sandbox script separate shard shorten show silence simulate snapshot speed \
     split stage standardise standardize store stop surface tag template throttle tighten time \
     trace translate trim turn unify validate version warn whitelist wire";

/// Orders without an end that no hint asks about.
pub(super) const ENDLESS: &str = "address align clean coordinate deal handle harden help modernise modernize plan prepare \
     prioritise prioritize reconsider refactor revisit rework simplify stabilise stabilize \
     streamline strengthen support tidy work";

/// Words that give an action item an end.
const ENDS: &[&str] = &[
    "when",
    "whenever",
    "until",
    "unless",
    "if",
    "so that",
    "instead",
    "only",
    "no longer",
    "at most",
    "at least",
    "test",
    "tests",
    "alert",
    "alerts",
    "check",
    "checks",
    "alarm",
    "dashboard",
    "limit",
    "lock",
    "runbook",
    "script",
    "job",
    "rule",
    "guard",
];

/// Words that hold an English sentence together and say nothing of what it is about.
const SMALL: &str = "a an and are as at be by can could for from have how if in into is it its more new of on or \
     our should so some that the their them there this to us was we when whether which will with";

/// What an owner is called who is nobody in particular.
const NOBODY: &[&str] = &[
    "?",
    "-",
    "–",
    "—",
    "all",
    "any",
    "anybody",
    "anyone",
    "engineering",
    "everybody",
    "everyone",
    "n/a",
    "nobody",
    "none",
    "open",
    "our team",
    "somebody",
    "someone",
    "t.b.d.",
    "tba",
    "tbc",
    "tbd",
    "team",
    "the team",
    "to be decided",
    "to be defined",
    "unassigned",
    "unknown",
    "us",
    "we",
    "whole team",
    "xxx",
];

/// Whether a word is in a list of words with blanks between them.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// Whether a word can begin an order.
pub(super) fn is_order(word: &str) -> bool {
    let word = word.to_lowercase();
    let after = word.rsplit('-').next().unwrap_or_default();
    [word.as_str(), after]
        .iter()
        .any(|word| can_be_an_order(word) || listed(ORDERS, word) || listed(ENDLESS, word))
}

/// The words of a text in lower case, without marks around them.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Those of the words that say what it is about.
pub(super) fn content_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in words_of(text) {
        if !listed(SMALL, &word) && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// What is done again: `publish` of `republish` and of `re-publish`.
fn again(word: &str) -> Option<&str> {
    word.strip_prefix("re").map(|rest| rest.trim_start_matches('-')).filter(|rest| rest.len() > 2)
}

/// How many of some words are among others, in whatever form.
pub(super) fn shared(words: &[String], others: &[String]) -> usize {
    let same = |one: &str, other: &str| {
        one == other
            || one.trim_end_matches('s') == other.trim_end_matches('s')
            || same_verb(one, other)
            || again(one).zip(again(other)).is_some_and(|(one, other)| same_verb(one, other))
    };
    words.iter().filter(|word| others.iter().any(|other| same(word, other))).count()
}

/// Whether a text says when it is over: by a number, by something it names exactly, or by what can be
/// looked at.
pub(super) fn has_an_end(text: &str) -> bool {
    let folded = format!(" {} ", words_of(text).join(" "));
    text.contains(|c: char| c.is_ascii_digit() || c == '`' || c == '#')
        || ENDS.iter().any(|end| folded.contains(&format!(" {end} ")))
}

/// Whether a text is in a language that is looked at here.
pub(super) fn is_english(words: &[String]) -> bool {
    const TELLING: &str = "the of to for with and should is from our be";
    words.iter().any(|word| listed(TELLING, word))
}

/// Whether a word announces what a verb is done to.
pub(super) fn begins_an_object(word: &str) -> bool {
    const BEGIN: &str = "the a an all any each every its their our this that these it them how";
    word.starts_with('`') || listed(BEGIN, &word.to_lowercase())
}

/// Who an owner is said to be.
#[derive(Debug, PartialEq)]
pub(super) enum Owner {
    /// Nobody has said.
    Missing,
    /// Words that mean nobody in particular.
    Nobody,
    /// More than one.
    Several,
    /// One person, role or team.
    One,
}

pub(super) fn owner(text: &str) -> Owner {
    let text = text.trim();
    if text.is_empty() {
        return Owner::Missing;
    }
    if NOBODY.contains(&text.to_lowercase().as_str()) {
        return Owner::Nobody;
    }
    let many = text.contains([',', ';', '+'])
        || [" and ", " & ", " / "].iter().any(|with| text.contains(with));
    // “Search and Storage team” is one team.
    let one_team = text.to_lowercase().ends_with("team") && !text.contains([',', ';', '+']);
    if many && !one_team { Owner::Several } else { Owner::One }
}
