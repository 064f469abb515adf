//! Contributing factors, and what action items answer.

use std::rc::Rc;

use postmortem::format::{Format, json, markdown};
use postmortem::points::{Target, name};
use postmortem::{
    ActionField, Choice, Edit, Factor, FactorField, FactorKind, Field, Id, Item, Postmortem,
    SectionId, Template, merge,
};

const POORLY: &str =
    "Publishing is opaque: the push took 5 minutes, serving the pages again took an hour.";

fn set(field: Field, value: &str) -> Edit {
    Edit::Set { field, value: value.into() }
}

/// The sample with two factors, an action item that answers one of them and a point, and a point that
/// was accepted.
fn answered() -> Postmortem {
    let mut document = Postmortem::sample(Id(1));
    for (id, text, category) in [
        (20, "The branch could be deleted by one push", "possible"),
        (21, "No check watches the site", "hard_to_notice"),
    ] {
        let factor = Factor { text: text.into(), ..Factor::new(Id(id)) };
        document.apply(Edit::Insert { at: usize::MAX, item: Item::Factor(Rc::new(factor)) });
        document.apply(set(Field::Factor(Id(id), FactorField::Category), category));
    }
    let links = [Target::Factor(Id(20)), Target::Point(name(POORLY))];
    let links = links.map(|target| target.link().as_ref().to_owned()).join("\n");
    document.apply(set(Field::Action(document.actions[0].id, ActionField::AnswersTo), &links));
    let lucky = name("A member of the team had a local copy of the branch handy.");
    document.apply(set(Field::Accepted(lucky), "the next one is protected"));
    document
}

#[test]
fn they_stand_in_files_where_a_reader_looks_for_them() {
    let text = markdown::write(&answered());
    for line in [
        "| Contributing factor | What it did |",
        "| The branch could be deleted by one push | Made it possible |",
        "| Action | Kind | Answers to |",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let row = format!(
        "| Protect the `gh-pages` branch | Prevent | The branch could be deleted by one push<br>{POORLY} |"
    );
    assert!(text.contains(&row), "{text}");
    for format in Format::ALL {
        assert_eq!(format.read(&format.write(&answered())), Ok(answered()), "{format:?}");
    }
}

#[test]
fn links_made_by_hand_are_understood() {
    let text = markdown::write(&answered());
    let (visible, _) = text.rsplit_once("\n<!-- nofault").expect("the comment");
    let by_hand =
        visible.replace(POORLY, "There was  little information to debug with.<br>OTHER-1 too");
    let document = markdown::read(&by_hand).expect("a postmortem");
    let links: Vec<_> =
        document.actions[0].answers_to.iter().filter_map(|link| link.target()).collect();
    let debug = name("There was little information to debug with.");
    assert_eq!(links, [Target::Factor(document.factors[0].id), Target::Point(debug)]);
    assert_eq!(document.actions[0].answers, "OTHER-1 too", "what nobody knows stays in words");
}

#[test]
fn what_others_call_factors_stays_their_text() {
    for list in
        ["- One\n- Two", "| Contributing factor | Weight |\n| --- | --- |\n| One | 2 |", "1. One"]
    {
        let text = format!("## Summary\n\nx\n\n## Contributing factors\n\n{list}\n");
        let document = markdown::read(&text).expect("a postmortem");
        assert!(document.factors.is_empty(), "{list}");
        let cause = document.section(&SectionId::new("root_cause")).expect("the section");
        assert_eq!(cause.text, list);
    }
}

#[test]
fn without_a_section_for_them_they_stand_under_a_heading_of_their_own() {
    let mut template = Template::postmortem();
    template.sections.retain(|question| &*question.id.0 != "root_cause");
    let document = Postmortem { template: Rc::new(template), ..answered() };
    let document = json::read(&json::write(&document)).expect("a postmortem");
    let mut without = document;
    without.sections.retain(|section| &*section.id.0 != "root_cause");
    let text = markdown::write(&without);
    assert!(text.contains("\n## Contributing factors\n\n| Contributing factor |"), "{text}");
    assert_eq!(markdown::read(&text), Ok(without));
}

#[test]
fn a_file_of_before_opens_and_says_the_same() {
    let old = r#"{"format":"nofault-postmortem","version":1,"meta":{"title":"T"},
        "actions":[{"id":"a","text":"b","answers":"The second point"}]}"#;
    let document = json::read(old).expect("a postmortem");
    assert_eq!(document.actions[0].answers, "The second point");
    assert!(document.factors.is_empty() && document.actions[0].answers_to.is_empty());
    let written = json::write(&document);
    for new in ["factors", "answers_to", "accepted", "due_within"] {
        assert!(!written.contains(new), "{new} is only written where something is said");
    }
}

#[test]
fn two_tabs_that_answer_different_things_agree() {
    let base = answered();
    let field = Field::Action(base.actions[0].id, ActionField::AnswersTo);
    let before = base.get(&field).expect("links").into_owned();
    let other = Target::Factor(Id(21)).link();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.apply(set(field.clone(), &format!("{before}\n{}", other.as_ref())));
    theirs.apply(set(field, before.lines().next().expect("a link")));
    theirs.apply(set(Field::Factor(Id(20), FactorField::Accepted), "it is rare"));
    for (point, reason) in &base.accepted {
        assert!(!reason.is_empty());
        mine.apply(set(Field::Accepted(point.clone()), ""));
    }
    theirs.apply(set(Field::Accepted("another".into()), "rare, too"));
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let document = merged.document;
    let expected = [Target::Factor(Id(20)), Target::Factor(Id(21))].map(|target| target.link());
    assert_eq!(document.actions[0].answers_to, expected);
    assert_eq!(document.factors[0].accepted, "it is rare");
    assert_eq!(document.accepted, [("another".into(), "rare, too".to_owned())]);
    assert_eq!(document.factors[0].category, FactorKind::from_id("possible"));
}

#[test]
fn everything_that_names_a_point_follows_it() {
    let mut document = answered();
    let (old, new) = (name(POORLY), name("Publishing is slow."));
    let link = Target::Point(old.clone()).link().as_ref().to_owned();
    let mut back = set(Field::Action(Id(1), ActionField::AnswersTo), &link);
    for edit in document.follow(&old, &new) {
        document.apply(edit);
    }
    assert_eq!(document.actions[0].answers_to[1], Target::Point(new.clone()).link());
    back.follow(&old, &new);
    let link = Target::Point(new).link().as_ref().to_owned();
    assert_eq!(back, set(Field::Action(Id(1), ActionField::AnswersTo), &link));
    let lucky = document.accepted[0].0.clone();
    let moved = name("Somebody had a copy.");
    for edit in document.follow(&lucky, &moved) {
        document.apply(edit);
    }
    assert_eq!(document.accepted, [(moved, "the next one is protected".to_owned())]);
}
