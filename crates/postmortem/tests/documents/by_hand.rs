//! Markdown somebody edited in another editor: what they wrote counts, the rest stays.

use std::rc::Rc;

use postmortem::format::{ReadError, markdown};
use postmortem::{ActionStatus, Id, Postmortem, Section, SectionId, Status};

fn sample() -> Postmortem {
    let mut document = Postmortem::sample(Id(1));
    Rc::make_mut(&mut document.timeline[3]).unknown.insert("weather".into(), "rain".into());
    Rc::make_mut(&mut document.sections[0]).ready = true;
    document
}

/// The sample as Markdown, changed by hand and read again.
fn edited(from: &str, to: &str) -> Postmortem {
    let text = markdown::write(&sample());
    assert!(text.contains(from), "{from}");
    markdown::read(&text.replacen(from, to, 1)).expect("still a postmortem")
}

fn ids(document: &Postmortem) -> Vec<u64> {
    document.timeline.iter().map(|row| row.id.0).collect()
}

fn text<'d>(document: &'d Postmortem, id: &str) -> &'d str {
    &document.section(&SectionId::new(id)).expect("a section of the template").text
}

/// The sections the template asks for, and those it does not.
fn asked_and_extra(document: &Postmortem) -> (&[Rc<Section>], &[Rc<Section>]) {
    document.sections.split_at(document.template.sections.len())
}

#[test]
fn a_changed_cell_leaves_its_row_what_it_was() {
    let document = edited("| 10:45 |", "| 10:46 |");
    assert_eq!(document.timeline[2].start, "10:46");
    assert_eq!(ids(&document), ids(&sample()));
    assert_eq!(document.timeline[3], sample().timeline[3]);
}

#[test]
fn a_new_row_gets_a_new_id_and_the_others_keep_theirs() {
    let document = edited("| 10:45 |", "| 10:30 | | Coffee |\n| 10:45 |");
    assert_eq!(document.timeline[2].text, "Coffee");
    let mut left = ids(&document);
    left.remove(2);
    assert_eq!(left, ids(&sample()));
    assert!(document.timeline[4].unknown.get("weather").is_some());
}

#[test]
fn a_row_taken_out_takes_only_itself_along() {
    let document = edited("| 10:55 | Mitigated | `gh-pages` branch republished |\n", "");
    assert_eq!(ids(&document), [1, 2, 3, 5]);
    assert!(document.timeline.iter().all(|row| row.unknown.is_empty()));
}

#[test]
fn changed_prose_is_believed_and_the_section_stays_ready() {
    let document = edited("was unavailable. As part", "was gone. As part");
    assert!(document.sections[0].text.contains("was gone."));
    assert!(document.sections[0].ready);
}

#[test]
fn headings_in_another_case_or_place_are_the_same() {
    let document = edited("## Summary", "## SUMMARY: ");
    assert_eq!(document, sample());
    let text = markdown::write(&sample());
    let from = text.find("## Detection").unwrap();
    let to = text.find("## Resolution").unwrap();
    let moved = format!("{}{}", &text[..from], &text[to..]);
    let moved = moved.replace("## Summary", &format!("{}## Summary", &text[from..to]));
    assert_eq!(markdown::read(&moved), Ok(sample()));
}

#[test]
fn an_unknown_heading_is_an_extra_section() {
    let document = edited("## Detection", "## What we learned\n\nA lot.\n\n## Detection");
    let (asked, extra) = asked_and_extra(&document);
    assert_eq!(extra[0].title, "What we learned");
    assert_eq!(extra[0].text, "A lot.");
    assert_eq!(asked, sample().sections);
}

#[test]
fn a_heading_inside_a_fence_is_text() {
    let document = edited("## Detection", "```sh\n## a comment\n```\n\n## Detection");
    assert!(text(&document, "impact").ends_with("```sh\n## a comment\n```"));
    assert!(asked_and_extra(&document).1.is_empty());
    let open = edited("## Detection", "```\n## Open\n\n## Detection");
    assert_eq!(asked_and_extra(&open).1[0].title, "Open", "a fence that never ends is none");
}

#[test]
fn without_the_comment_all_that_can_be_read_is_there() {
    let text = markdown::write(&sample());
    let visible = &text[..text.find("<!--").unwrap()];
    let document = markdown::read(visible).unwrap();
    assert_eq!(document.meta, sample().meta);
    for (row, original) in document.timeline.iter().zip(sample().timeline) {
        assert_eq!(row.text, original.text);
        assert_eq!(row.milestone, original.milestone);
    }
    assert_eq!(markdown::read(visible), Ok(document), "the same file reads the same twice");
}

#[test]
fn tables_by_hand_need_no_ceremony() {
    let document = markdown::read(
        "## Action items\n\nFirst:\n\n| Owner | Task | Due date | Sprint | State | Type |\n\
         |---|:--:|--|--|--|--|\n| Ann | Fix a \\| b | 2019-12-12 | 7 | DONE | Prevention | more |\n| Bob\n\n\
         Last.\n",
    )
    .unwrap();
    assert_eq!(text(&document, "actions"), "First:\n\nLast.");
    let [first, second] = &document.actions[..] else { panic!("two rows") };
    assert_eq!(first.text, "Fix a | b (Sprint: 7) (Type: Prevention) (more)");
    assert_eq!((first.owner.as_str(), first.due.as_str()), ("Ann", "2019-12-12"));
    assert_eq!(first.status, ActionStatus::Done);
    assert_eq!(second.owner, "Bob");
}

#[test]
fn front_matter_by_hand_is_understood_or_kept() {
    let document = markdown::read(
        "---\nlayout: post\ntitle: 'It''s gone'\nstatus: In review\ndetected_by: the moon\n\
         authors: Ann, Bob\ntags:\n  - dns\n  - \"a, b\"\npeople: [Chris, \"Dora\"]\n---\n## Impact\n\
         \nhello\n\n## Summary\n\nx\n",
    )
    .unwrap();
    assert_eq!(document.meta.title, "It's gone");
    assert_eq!(document.meta.status, Status::InReview);
    assert_eq!(document.meta.detected_by, None);
    assert_eq!(document.meta.unknown.get("detected_by_as_written"), Some(&"the moon".into()));
    assert_eq!(document.meta.unknown.get("layout"), Some(&"post".into()));
    assert_eq!(document.meta.authors, ["Ann", "Bob"]);
    assert_eq!(document.meta.tags, ["dns", "a, b"]);
    let names: Vec<_> = document.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Chris", "Dora"]);
    assert_eq!(markdown::read(&markdown::write(&document)), Ok(document));
}

#[test]
fn no_word_of_odd_front_matter_is_dropped() {
    let read = |front: &str| {
        let document = markdown::read(&format!("---\n{front}\n---\n## Summary\n\nx\n")).unwrap();
        assert_eq!(markdown::read(&markdown::write(&document)).as_ref(), Ok(&document));
        document
    };
    let names = |document: &Postmortem| {
        let names = document.people.iter().map(|person| person.name.clone());
        names.collect::<Vec<_>>()
    };
    let unknown = |document: &Postmortem, name: &str| {
        document.meta.unknown.get(name).and_then(|value| value.as_str().map(str::to_owned))
    };
    let document =
        read("# a comment\n\nchat: #ops\n  also #sre\nseverity: 2\nseverity: 3\nloose\n  end");
    assert_eq!(document.meta.chat, "#ops\nalso #sre");
    assert_eq!(document.meta.severity, "2");
    let lines = unknown(&document, "lines_as_written").unwrap();
    assert_eq!(lines, "# a comment\nseverity: 3\nloose\n  end");
    let again = read("lines_as_written: before\nafter");
    assert_eq!(unknown(&again, "lines_as_written").unwrap(), "before\nafter");
    assert_eq!(read("tags: [a, b]\n  c").meta.tags, ["[a", "b]\nc"]);
    assert_eq!(unknown(&read("note: > see\n  below"), "note").unwrap(), "> see\nbelow");
    assert_eq!(unknown(&read("note: >-\n  below"), "note").unwrap(), "below");
    assert_eq!(names(&read("people: Chris, Dora")), ["Chris", "Dora"]);
    assert_eq!(names(&read("people:\n  Chris")), ["Chris"]);
    assert_eq!(
        names(&read("people: [Ann]\npeople:\n  - Chris\n    Smith")),
        ["Ann", "Chris Smith"]
    );
    let document = read(
        "people:\n  - id: 1\n    name: Chris\n    role: on-call\n    role: dba\n    team: web",
    );
    assert_eq!(names(&document), ["Chris role: dba"]);
    assert_eq!(document.people[0].role, "on-call");
    assert_eq!(document.people[0].unknown.get("team"), Some(&"web".into()));
}

#[test]
fn the_postmortem_of_another_house_is_understood() {
    let document = markdown::read(
        "# Incident Review: mail\n\nA note.\n\n### TL;DR\n\nMail stopped.\n\n### Contributing factors\n\n\
         - a\n\n### Trigger\n\nA push.\n\n### Timeline (UTC)\n\n| Time (UTC) | Event | Who |\n|-|-|-|\n\
         | 09:00 | Push | on-call |\n\n### Glossary\n\nMX: a record.\n\n### Follow-ups\n\n- [ ] fix\n",
    )
    .unwrap();
    assert_eq!(document.meta.title, "Incident Review: mail");
    assert_eq!(text(&document, "summary"), "Mail stopped.");
    assert_eq!(text(&document, "root_cause"), "- a");
    assert_eq!(text(&document, "timeline"), "### Glossary\n\nMX: a record.");
    assert_eq!(document.timeline[0].role, "on-call");
    assert_eq!(text(&document, "actions"), "- [ ] fix");
    let extra = asked_and_extra(&document).1.iter();
    let extra: Vec<_> = extra.map(|section| (&*section.title, &*section.text)).collect();
    assert_eq!(extra, [("Trigger", "A push."), ("Introduction", "A note.")]);
    assert_eq!(markdown::read(&markdown::write(&document)), Ok(document));
}

#[test]
fn what_is_no_postmortem_is_refused_in_words() {
    assert_eq!(markdown::read("# Shopping\n\n- milk\n"), Err(ReadError::NoHeading));
    assert_eq!(markdown::read("# Library\n\n## Overview\n\n## Usage\n"), Err(ReadError::NoHeading));
    assert_eq!(markdown::read(""), Err(ReadError::NoHeading));
    assert_eq!(
        markdown::read("---\nnofault: 7\n---\n\n## Summary\n"),
        Err(ReadError::Newer { version: 7 })
    );
}

#[test]
fn what_follows_from_the_times_is_written_below_them_and_is_no_text() {
    let text = markdown::write(&sample());
    let below = "| 11:45 | Resolved | Documentation served again |\n\n\
        - Time to detect: 36 min (detected − impact began)\n\
        - Time to acknowledge: 24 min (acknowledged − detected)\n";
    assert!(text.contains("\n| Time (America/Los_Angeles) | Milestone |"), "{text}");
    assert!(text.contains(below), "{text}");
    assert_eq!(markdown::read(&text), Ok(sample()));
    // Whoever changes a time by hand need not change what follows from it.
    let moved = edited("| 10:21 |", "| 10:30 |");
    assert_eq!(moved.sections, sample().sections);
    let other =
        edited("- Time to detect: 36 min (detected", "- Time to detect: very long (detected");
    assert!(text_of_timeline(&other).contains("very long"), "what somebody wrote is kept");
    assert!(!text_of_timeline(&moved).contains("Time to"));
}

fn text_of_timeline(document: &Postmortem) -> &str {
    text(document, "timeline")
}

#[test]
fn the_moment_of_a_row_travels_with_it_and_counts_while_it_says_the_same() {
    let mut document = sample();
    let row = Rc::make_mut(&mut document.timeline[1]);
    (row.start, row.start_at) = ("19:21 Europe/Oslo".into(), "2019-12-05T19:21:00+01:00".into());
    (row.end, row.end_at) = ("19:30 Europe/Oslo".into(), "2019-12-05T19:30:00+01:00".into());
    let written = markdown::write(&document);
    assert_eq!(markdown::read(&written), Ok(document));
    let changed = markdown::read(&written.replace("| 19:21 ", "| 19:25 ")).expect("a postmortem");
    let times = postmortem::time::reckon(&changed, &postmortem::time::NoZones);
    assert_eq!((times[1].start.at(), times[1].end.at().is_some()), (None, true));
}
