//! Documents by their headings.

use std::ops::Range;

use blameless::SectionRole;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The part of a document below one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What the heading says it is for.
    pub role: SectionRole,
    /// Its bytes, without the heading.
    pub span: Range<usize>,
}

/// Words in headings, by the section they mean; the first that is found counts. The last word of each
/// may go on: `detect` is also "detection".
const MEANINGS: [(SectionRole, &[&str]); 10] = [
    (SectionRole::Lucky, &["luck", "near miss", "close call"]),
    (
        SectionRole::WentPoorly,
        &[
            "poorly",
            "wrong",
            "badly",
            "the bad",
            "not go",
            "didn't go",
            "be improved",
            "be better",
            "better",
            "areas for improvement",
            "failed",
        ],
    ),
    (SectionRole::WentWell, &["well", "went right", "the good", "what worked", "what helped"]),
    // Before the actions: these were taken to end the incident.
    (SectionRole::Resolution, &["actions taken"]),
    (
        SectionRole::Actions,
        &[
            "action",
            "follow up",
            "followup",
            "remediat",
            "next step",
            "todo",
            "to do",
            "corrective",
            "prevent",
            "recommendation",
            "future work",
            "improvement",
        ],
    ),
    (SectionRole::Timeline, &["timeline", "chronolog", "sequence of events", "chain of events"]),
    (
        SectionRole::Cause,
        &["cause", "contribut", "trigger", "what happened", "why", "background", "fault"],
    ),
    (SectionRole::Impact, &["impact", "affected", "symptom", "blast radius"]),
    (SectionRole::Detection, &["detect", "discover", "how did we find", "alert"]),
    (
        SectionRole::Resolution,
        &["resolution", "resolv", "mitigat", "recover", "response", "the fix", "fix", "restor"],
    ),
];

/// Words for the beginning, which other headings carry too: "Summary of impact".
const SUMMARY: [&str; 6] = ["summar", "overview", "tl dr", "tldr", "abstract", "synopsis"];

/// The section that a heading means.
fn meaning(heading: &str) -> SectionRole {
    let heading = heading.to_lowercase().replace('’', "'");
    let words: Vec<&str> = heading
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let says = |name: &&str| {
        let name: Vec<&str> = name.split(' ').collect();
        words.windows(name.len()).any(|part| begins(part, &name))
    };
    let found = MEANINGS.iter().find(|(_, names)| names.iter().any(says)).map(|(role, _)| *role);
    let summary = || SUMMARY.iter().any(says).then_some(SectionRole::Summary);
    found.or_else(summary).unwrap_or(SectionRole::Other)
}

fn begins(part: &[&str], name: &[&str]) -> bool {
    let last = name.len() - 1;
    part[..last] == name[..last] && part[last].starts_with(name[last])
}

/// The sections of a Markdown document, in order. A heading without a meaning continues the section
/// it stands in, or else begins another.
pub fn sections(text: &str) -> Vec<Section> {
    let headings = headings(text);
    // A title may sound like a section ("Root cause analysis"): only two can be sections.
    let titles = headings.iter().filter(|heading| heading.level == 1).count();
    let mut sections = vec![Section { role: SectionRole::Other, span: 0..text.len() }];
    let mut around: Vec<(usize, SectionRole)> = Vec::new();
    for Heading { level, title, span } in headings {
        around.retain(|(outer, _)| *outer < level);
        let own = if level == 1 && titles == 1 { SectionRole::Other } else { meaning(&title) };
        let role = match around.last() {
            Some((_, outer)) if own == SectionRole::Other => *outer,
            _ => own,
        };
        around.push((level, role));
        if let Some(before) = sections.last_mut() {
            before.span.end = span.start;
        }
        sections.push(Section { role, span: span.end..text.len() });
    }
    sections
}

struct Heading {
    level: usize,
    title: String,
    span: Range<usize>,
}

/// Every heading; what a document says about itself above its first line is passed over as one.
fn headings(text: &str) -> Vec<Heading> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut found = Vec::new();
    let mut open = false;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = true;
                found.push(Heading { level: level as usize, title: String::new(), span });
            }
            Event::Start(Tag::MetadataBlock(_)) => {
                found.push(Heading { level: 6, title: String::new(), span });
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(words) | Event::Code(words) if open => {
                if let Some(heading) = found.last_mut() {
                    heading.title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_a_meaning() {
        for (heading, role) in [
            ("1. Executive Summary", SectionRole::Summary),
            ("TL;DR", SectionRole::Summary),
            ("Root Cause(s)", SectionRole::Cause),
            ("Contributing factors", SectionRole::Cause),
            ("Trigger", SectionRole::Cause),
            ("What happened?", SectionRole::Cause),
            ("Summary of impact", SectionRole::Impact),
            ("Detection", SectionRole::Detection),
            ("Mitigation & Resolution", SectionRole::Resolution),
            ("Immediate actions taken", SectionRole::Resolution),
            ("Timeline (all times UTC)", SectionRole::Timeline),
            ("What went well", SectionRole::WentWell),
            ("**What didn’t go so well?**", SectionRole::WentPoorly),
            ("What went wrong", SectionRole::WentPoorly),
            ("Where we got lucky", SectionRole::Lucky),
            ("Follow-ups", SectionRole::Actions),
            ("Remediation and next steps", SectionRole::Actions),
            ("Because of the fixture", SectionRole::Resolution),
            ("Shopping", SectionRole::Other),
            ("", SectionRole::Other),
        ] {
            assert_eq!(meaning(heading), role, "{heading}");
        }
    }

    fn split(text: &str) -> Vec<(&str, &str)> {
        let parts = sections(text);
        let part = |section: &Section| (section.role.id(), text[section.span.clone()].trim());
        parts.iter().map(part).filter(|(_, words)| !words.is_empty()).collect()
    }

    #[test]
    fn a_document_falls_into_sections() {
        let text = "---\ntitle: t\n---\na\n# Root cause analysis\nb\n## Impact\nc\n### Shops\nd\n## Else\n```\n# Fix\n```\nTimeline\n---\ne";
        assert_eq!(
            split(text),
            [
                ("other", "a"),
                ("other", "b"),
                ("impact", "c"),
                ("impact", "d"),
                ("other", "```\n# Fix\n```"),
                ("timeline", "e")
            ]
        );
    }

    #[test]
    fn sections_may_stand_at_the_first_level() {
        assert_eq!(split("# Impact\na\n# Actions\nb"), [("impact", "a"), ("actions", "b")]);
    }
}
