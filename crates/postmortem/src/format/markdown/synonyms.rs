//! What other people's postmortems call their sections.

use blameless::SectionRole;

use super::outline::HEADING;

/// Headings met in published templates and postmortems, in lower case, by the section they mean. One
/// that could mean two stands under the more frequent.
const SYNONYMS: &[(SectionRole, &[&str])] = &[
    (
        SectionRole::Summary,
        &[
            "summary",
            "incident summary",
            "executive summary",
            "exec summary",
            "issue summary",
            "overview",
            "incident overview",
            "event summary",
            "brief description",
            "description",
            "abstract",
            "tl;dr",
            "tldr",
            "at a glance",
            "synopsis",
            "what happened",
            "outage description",
            "problem statement",
            "problem summary",
        ],
    ),
    (
        SectionRole::Cause,
        &[
            "root cause",
            "root causes",
            "root cause(s)",
            "root cause analysis",
            "primary cause",
            "proximate cause",
            "technical cause",
            "cause",
            "causes",
            "what caused the incident",
            "why it happened",
            "why did this happen",
            "trigger",
            "triggers",
            "root cause / trigger",
            "root cause and trigger",
            "contributing factors",
            "contributing conditions",
            "contributors",
            "causal factors",
            "causal analysis",
            "contributing causes",
            "leadup",
            "lead-up",
            "fault",
            "background",
            "incident analysis",
            "technical analysis",
            "five whys",
            "5 whys",
            "the five whys",
            "infinite hows",
            "latent conditions",
        ],
    ),
    (
        SectionRole::Impact,
        &[
            "impact",
            "user impact",
            "customer impact",
            "end user impact",
            "users affected",
            "affected users",
            "affected customers",
            "summary of impact",
            "impact summary",
            "impact assessment",
            "impact details",
            "impact and severity",
            "business impact",
            "service impact",
            "services impacted",
            "scope",
            "scope of impact",
            "blast radius",
            "customer experience",
            "symptoms",
            "who was hurt",
        ],
    ),
    (
        SectionRole::Detection,
        &[
            "detection",
            "detected",
            "fault detection",
            "how was it detected",
            "how was the incident detected",
            "how did we find out",
            "discovery",
            "identification",
            "alerting",
            "monitoring",
            "detection method",
            "time to detect",
        ],
    ),
    (
        SectionRole::Resolution,
        &[
            "resolution",
            "resolution and recovery",
            "mitigation",
            "mitigation and resolution",
            "mitigation steps",
            "recovery",
            "response",
            "incident response",
            "fix",
            "the fix",
            "how was it fixed",
            "actions taken",
            "immediate actions taken",
            "stabilization steps",
            "workaround",
            "restoration",
            "verification",
            "repair",
            "what we did",
        ],
    ),
    (
        SectionRole::Timeline,
        &[
            "timeline",
            "incident timeline",
            "event timeline",
            "timeline of events",
            "chain of events",
            "chronology",
            "sequence of events",
            "chronological log",
            "events",
            "log",
            "history",
            "key events",
            "milestones",
            "duration",
            "duration / timeline",
            "duration and timeline",
            "narrative",
        ],
    ),
    (
        SectionRole::WentWell,
        &[
            "what went well",
            "what went right",
            "what worked",
            "what worked well",
            "went well",
            "things that went well",
            "good",
            "the good",
            "positives",
            "successes",
            "strengths",
            "wins",
            "what helped",
            "enablers",
            "keep",
            "glad",
            "appreciations",
            "kudos",
            "thank you",
        ],
    ),
    (
        SectionRole::WentPoorly,
        &[
            "what went wrong",
            "what went poorly",
            "what went badly",
            "what didn't go well",
            "what didn't go so well",
            "what did not go well",
            "what could have gone better",
            "what could be improved",
            "what could be better",
            "what failed",
            "areas for improvement",
            "opportunities for improvement",
            "to improve",
            "challenges",
            "difficulties",
            "pain points",
            "the bad",
            "negatives",
            "weaknesses",
            "gaps",
        ],
    ),
    (
        SectionRole::Lucky,
        &[
            "where we got lucky",
            "where did we get lucky",
            "what we got lucky with",
            "luck",
            "lucky breaks",
            "got lucky",
            "near misses",
            "close calls",
            "it could have been worse",
            "could it have been worse",
        ],
    ),
    (
        SectionRole::Actions,
        &[
            "action items",
            "actions",
            "action items and followups",
            "action items and follow-ups",
            "follow-ups",
            "follow ups",
            "follow-up",
            "follow-up actions",
            "follow-up items",
            "followup",
            "next steps",
            "recommendations",
            "corrective actions",
            "corrective action",
            "corrective and preventive actions",
            "corrective and preventative measures",
            "capa",
            "preventive measures",
            "prevention",
            "prevention measures",
            "priority actions",
            "remediation",
            "remediations",
            "remediation items",
            "future work",
            "to-do",
            "todo",
            "tasks",
            "tickets",
            "what are we doing about this",
            "what we will do differently",
            "how do we prevent this",
        ],
    ),
];

/// The section that `heading` means.
pub fn meaning(heading: &str) -> Option<SectionRole> {
    let heading = bare(heading);
    let means = |(_, names): &&(SectionRole, &[&str])| names.contains(&heading.as_str());
    SYNONYMS.iter().find(means).map(|(role, _)| *role)
}

/// A heading without numbering, emphasis, emoji, a note in brackets at its end, or punctuation.
fn bare(heading: &str) -> String {
    let heading = heading.to_lowercase().replace('&', "and").replace('’', "'");
    let number = |first: &str| {
        first.ends_with(['.', ')']) && first.starts_with(|c: char| c.is_ascii_digit())
    };
    let start = heading.split_once(' ').filter(|(first, _)| number(first));
    let heading = start.map_or(heading.as_str(), |(_, rest)| rest);
    let heading = heading.split(" (").next().unwrap_or(heading);
    let edge = |c: char| !c.is_alphanumeric() && c != ')';
    heading.trim_matches(edge).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Other people's sections stand at any level. Lifts those with a meaning to ours, so that the rest of
/// the reader need not know. A title may sound like a section (“Root cause analysis”), so headings of
/// the first level only count if there are two.
pub(super) fn lift(body: &str) -> String {
    let heading = |line: &str| {
        let text = line.trim_start_matches('#');
        let level = line.len() - text.len();
        let known = (1..=6).contains(&level) && text.starts_with(' ') && meaning(text).is_some();
        known.then(|| (level, text.trim().to_owned()))
    };
    let first = body.lines().filter_map(heading).filter(|(level, _)| *level == 1).count();
    let lines = body.split('\n').map(|line| match heading(line) {
        Some((level, text)) if level > 1 || first > 1 => format!("{HEADING}{text}"),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_by_itself_and_means_one_thing() {
        let mut seen = std::collections::HashSet::new();
        for (role, names) in SYNONYMS {
            for name in *names {
                assert_eq!(meaning(name), Some(*role), "{name}");
                assert!(seen.insert(name), "{name}");
            }
        }
    }

    #[test]
    fn decoration_does_not_hide_a_meaning() {
        for (heading, role) in [
            ("1. Executive Summary", SectionRole::Summary),
            ("🔥 Impact", SectionRole::Impact),
            ("**What Didn’t Go Well?**", SectionRole::WentPoorly),
            ("Timeline (all times UTC)", SectionRole::Timeline),
            ("Mitigation & Resolution:", SectionRole::Resolution),
            ("5 Whys", SectionRole::Cause),
            ("Root Cause(s)", SectionRole::Cause),
        ] {
            assert_eq!(meaning(heading), Some(role), "{heading}");
        }
        assert_eq!(meaning("Shopping"), None);
    }

    #[test]
    fn only_sections_are_lifted() {
        assert_eq!(
            lift("# Root cause analysis\n### Impact\n#Fix\n"),
            "# Root cause analysis\n## Impact\n#Fix\n"
        );
        assert_eq!(lift("# Impact\n# Fix\n# Other"), "## Impact\n## Fix\n# Other");
    }
}
