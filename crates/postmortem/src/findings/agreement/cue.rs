//! What a duration or a clock time in a sentence is about.
//!
//! Only where the sentence says so in so many words. A duration that is not understood is not compared:
//! a question about a number that is right costs more trust than one that is missed.

use std::ops::Range;

/// A stretch of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// From the beginning until it was noticed.
    Detect,
    /// From then until somebody took it up.
    Acknowledge,
    /// From the beginning until it no longer hurt.
    Mitigate,
    /// From the beginning until all was as before.
    Resolve,
    /// How long it lasted, whichever way that is counted.
    Whole,
}

/// What happened at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// It began.
    Began,
    /// It was noticed.
    Detected,
    /// Somebody took it up.
    Acknowledged,
    /// It no longer hurt.
    Mitigated,
    /// All was as before.
    Resolved,
}

const BEGAN: &[&str] =
    &["began", "started", "begins", "starts", "start", "beginning", "onset", "began,"];
const DETECTED: &[&str] = &[
    "detected",
    "detect",
    "noticed",
    "notice",
    "reported",
    "alerted",
    "paged",
    "aware",
    "discovered",
    "discover",
    "spotted",
    "noticing",
    "detecting",
];
const ACKNOWLEDGED: &[&str] = &[
    "acknowledged",
    "acknowledge",
    "responded",
    "respond",
    "responds",
    "acknowledging",
    "responding",
];
const MITIGATED: &[&str] = &["mitigated", "mitigate", "mitigating", "contained"];
const RESOLVED: &[&str] = &[
    "resolved",
    "resolve",
    "recovered",
    "recover",
    "restored",
    "restore",
    "resolving",
    "recovering",
];
/// Nouns that stand for being noticed, where a verb is not asked for.
const DETECTED_BY: &[&str] = &["report", "reports", "alert", "alerts", "page", "detection"];

/// What says that something was not as it should be.
const OUTAGE: &[&str] = &[
    "unavailable",
    "down",
    "outage",
    "offline",
    "unreachable",
    "degraded",
    "downtime",
    "unavailability",
    "disruption",
    "interruption",
    "inaccessible",
    "lasted",
    "disrupted",
    "unusable",
    "incident",
];
/// What a duration is counted from: words for the beginning, and what began.
const REFERENCE: &[&str] = &[
    "start",
    "started",
    "began",
    "beginning",
    "onset",
    "outage",
    "incident",
    "impact",
    "deploy",
    "deployment",
    "deletion",
    "rollout",
    "release",
];
/// Before a duration, these say that it is a part of something.
const PART_OF: &[&str] = &[
    "first",
    "last",
    "next",
    "another",
    "remaining",
    "further",
    "additional",
    "final",
    "extra",
    "other",
    "every",
    "extra",
    "initial",
];

/// The stretch that the duration at `span` is about; `None` if the sentence does not say.
pub(super) fn stretch(sentence: &str, span: &Range<usize>) -> Option<Stretch> {
    let before: Vec<String> = words(&sentence[..span.start]).into_iter().rev().collect();
    let after = words(&sentence[span.end..]);
    let prev = |at: usize| before.get(at).map_or("", String::as_str);
    let next = |at: usize| after.get(at).map_or("", String::as_str);
    if PART_OF.contains(&prev(0)) || PART_OF.contains(&prev(1)) && prev(0) != "of" {
        return None;
    }
    if let Some(stretch) = named(&before) {
        return Some(stretch);
    }
    match next(0) {
        "after" | "into" => {
            let reference: Vec<_> = after.iter().skip(1).take(6).map(String::as_str).collect();
            if !reference.iter().any(|word| REFERENCE.contains(word)) {
                return None;
            }
            let event = nearest(&before, 12, true)
                .or_else(|| nearest(after.get(4..).unwrap_or_default(), 8, true))?;
            // From the beginning to the answer is not what "time to acknowledge" counts.
            return (event != Event::Acknowledged).then(|| to(event)).flatten();
        }
        "to" | "before" | "until" => {
            if let Some(event) = nearest(&after, 7, false) {
                return to(event);
            }
        }
        "outage" | "downtime" | "disruption" | "interruption" | "unavailability" => {
            return Some(Stretch::Whole);
        }
        "of" if ["downtime", "unavailability", "outage", "disruption"].contains(&next(1)) => {
            return Some(Stretch::Whole);
        }
        _ => {}
    }
    // "For about two hours": what comes before is looked for behind the adverb.
    let about =
        ["about", "around", "roughly", "approximately", "nearly", "almost", "over", "under"];
    let lead = before.iter().map(String::as_str).find(|word| {
        !about.contains(word)
            && !["than", "more", "less", "just", "at", "least", "most"].contains(word)
    });
    match lead.unwrap_or_default() {
        "for" | "lasted" | "lasting" => {
            if before
                .iter()
                .take(5)
                .any(|word| ["undetected", "unnoticed"].contains(&word.as_str()))
            {
                return Some(Stretch::Detect);
            }
            let near = before.iter().take(10).chain(after.iter().take(12));
            near.map(String::as_str).any(|word| OUTAGE.contains(&word)).then_some(Stretch::Whole)
        }
        "of" => {
            let of = before.iter().take(4).map(String::as_str);
            of.into_iter()
                .any(|word| ["outage", "downtime", "disruption", "interruption"].contains(&word))
                .then_some(Stretch::Whole)
        }
        _ => None,
    }
}

/// What happened at the clock time at `span`; `None` if the sentence does not say.
pub(super) fn event(sentence: &str, span: &Range<usize>) -> Option<Event> {
    let before: Vec<String> = words(&sentence[..span.start]).into_iter().rev().collect();
    if !["at", "around", "since", "about"].contains(&before.first().map_or("", String::as_str)) {
        return None;
    }
    nearest(&before[1..], 4, false)
}

/// "Time to detect: 30 minutes", "TTD 30 min", "Duration: two hours".
fn named(before: &[String]) -> Option<Stretch> {
    let near = before.iter().take(5).map(String::as_str);
    let near: Vec<&str> = near.skip_while(|word| ["was", "is", "of"].contains(word)).collect();
    let at = near.iter().position(|word| *word == "time");
    if let Some(at) = at
        && at >= 2
        && near[at - 1] == "to"
    {
        return to(event_of(near[at - 2], false)?);
    }
    match *near.first()? {
        "ttd" => Some(Stretch::Detect),
        "tta" => Some(Stretch::Acknowledge),
        "ttm" => Some(Stretch::Mitigate),
        "duration" => Some(Stretch::Whole),
        _ => None,
    }
}

fn to(event: Event) -> Option<Stretch> {
    Some(match event {
        Event::Began => return None,
        Event::Detected => Stretch::Detect,
        Event::Acknowledged => Stretch::Acknowledge,
        Event::Mitigated => Stretch::Mitigate,
        Event::Resolved => Stretch::Resolve,
    })
}

/// The first of `words` that says what happened, if one of the first `far` does.
fn nearest(words: &[String], far: usize, nouns: bool) -> Option<Event> {
    words.iter().take(far).find_map(|word| event_of(word, nouns))
}

fn event_of(word: &str, nouns: bool) -> Option<Event> {
    let lists = [
        (DETECTED, Event::Detected),
        (ACKNOWLEDGED, Event::Acknowledged),
        (MITIGATED, Event::Mitigated),
        (RESOLVED, Event::Resolved),
        (BEGAN, Event::Began),
    ];
    let verb = lists.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, event)| event);
    verb.filter(|event| !nouns || *event != Event::Began)
        .or_else(|| (nouns && DETECTED_BY.contains(&word)).then_some(Event::Detected))
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::agreement::quantity::{Measure, quantities};

    fn about(sentence: &str) -> Option<Stretch> {
        let all = quantities(sentence);
        let duration = all.iter().find(|one| matches!(one.measure, Measure::Duration { .. }));
        stretch(sentence, &duration.expect("a duration").span)
    }

    #[test]
    fn a_sentence_says_which_stretch_it_means() {
        for (sentence, stretch) in [
            ("The first report came 30 minutes after the start of the outage.", Stretch::Detect),
            ("It took us 30 minutes to notice.", Stretch::Detect),
            ("It was 30 minutes before anyone noticed.", Stretch::Detect),
            ("The problem went unnoticed for 30 minutes.", Stretch::Detect),
            ("Time to detect: 30 minutes", Stretch::Detect),
            ("TTD was 30 min", Stretch::Detect),
            ("Noticed 30 minutes into the incident by a customer.", Stretch::Detect),
            ("The team took 10 minutes to respond.", Stretch::Acknowledge),
            ("Time to acknowledge was 10 minutes", Stretch::Acknowledge),
            ("It took 40 minutes to mitigate.", Stretch::Mitigate),
            ("Service was restored 2 hours after it began.", Stretch::Resolve),
            ("For two hours, hosted documentation was unavailable.", Stretch::Whole),
            ("The outage lasted about two hours.", Stretch::Whole),
            ("The site was down for more than 2 hours.", Stretch::Whole),
            ("A two-hour outage of the shop.", Stretch::Whole),
            ("An outage of 90 minutes.", Stretch::Whole),
            ("There were 90 minutes of downtime.", Stretch::Whole),
            ("Duration: 2 hours", Stretch::Whole),
        ] {
            assert_eq!(about(sentence), Some(stretch), "{sentence}");
        }
    }

    #[test]
    fn a_duration_of_something_else_is_not_compared() {
        for sentence in [
            "The push took 5 minutes, serving the pages again took an hour.",
            "The branch was back within about 5 minutes of the team responding.",
            "We waited 10 minutes for the build.",
            "For the first 30 minutes the site was down.",
            "The alert fires after 10 minutes of errors.",
            "The certificate was renewed 30 days after the audit.",
            "The cache keeps pages for 2 hours.",
            "Thirty minutes later an alert fired.",
            "The site was down for another 10 minutes.",
            "We rolled back 10 minutes before the alert.",
            "Deploys take 20 minutes to finish.",
        ] {
            assert_eq!(about(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn a_clock_time_has_its_event_before_it() {
        let at = |sentence: &str| event(sentence, &quantities(sentence)[0].span);
        assert_eq!(at("It was detected at 10:21."), Some(Event::Detected));
        assert_eq!(at("The outage began at 09:45 PDT."), Some(Event::Began));
        assert_eq!(at("Resolved around 11:45."), Some(Event::Resolved));
        assert_eq!(at("The job runs at 09:45."), None);
        assert_eq!(at("Between 09:45 and 10:00."), None);
    }
}
