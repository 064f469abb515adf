//! What a person gets who looks at older versions, and goes back to one.

use std::rc::Rc;

use editor::{
    Effect, Found, Keep, Keeping, Msg, NewItem, Panel, Place, SaveOutcome, SaveProblem, Version,
    Wake,
};
use postmortem::format::json;
use postmortem::{Edit, Field, Id, ItemRef, Line, PersonField, Postmortem, SectionId};

use super::session::Session;

/// A document with a stored version 2, and changes since, looked at beside it.
fn looking_back() -> Session {
    let mut session = Session::writing();
    session.type_into("summary", "One.\nTwo.\nThree.");
    session.send(Msg::Woke(Wake::SaveLimit));
    session.answer_saves();
    let (id, body) = (session.document().id, json::write(session.document()));
    session.type_into("summary", "One.\n2.\nThree.");
    session.send(Msg::Add(NewItem::Row(None)));
    session.send(Msg::Woke(Wake::SaveLimit));
    session.answer_saves();
    session.send(Msg::OpenPanel(Panel::Versions));
    assert!(session.effects.contains(&Effect::ListVersions(id)));
    let version = |rev| Version { rev, at: format!("14:0{rev}").into(), kept: false, name: None };
    session.send(Msg::VersionsListed(id, vec![version(3), version(2)]));
    session.send(Msg::ShowVersion(2));
    assert!(session.effects.contains(&Effect::LoadVersion(id, 2)));
    session.send(Msg::VersionLoaded(id, 2, Ok(body.into())));
    session
}

fn summary(session: &Session) -> &str {
    &session.document().section(&SectionId::new("summary")).expect("is there").text
}

#[test]
fn what_has_changed_since_is_shown_line_by_line() {
    let session = looking_back();
    let versions = session.editor.open_document().expect("is open").versions().clone();
    let changes = versions.shown.expect("it is shown").changes;
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(changes[0].place, "Timeline, row 1");
    assert_eq!(changes[1].place, "Summary");
    let line = |line, text: &str| (line, text.to_owned());
    let expected = [
        line(Line::Same, "One."),
        line(Line::Gone, "Two."),
        line(Line::New, "2."),
        line(Line::Same, "Three."),
    ];
    assert_eq!(changes[1].lines, expected);
}

#[test]
fn going_back_stores_a_new_version_and_keeps_the_one_before() {
    let mut session = looking_back();
    session.send(Msg::Restore);
    assert_eq!(summary(&session), "One.\nTwo.\nThree.");
    assert!(session.document().timeline.is_empty());
    assert!(session.effects.contains(&Effect::Rewrite), "the page shows it");
    assert_eq!(session.editor.panel(), None);
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    assert_eq!((save.base, save.keep), (3, Some(Keep { rev: 3, name: None })));
}

#[test]
fn nothing_that_is_not_stored_is_replaced() {
    let mut session = looking_back();
    session.type_into("summary", "Not stored.");
    session.send(Msg::Restore);
    assert_eq!(summary(&session), "Not stored.");
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Saved { rev: 4, at: "14:04".into() });
    session.send(Msg::Restore);
    assert_eq!(summary(&session), "One.\nTwo.\nThree.");
}

#[test]
fn a_version_that_cannot_be_read_is_told_of_and_changes_nothing() {
    let mut session = looking_back();
    let before = session.document().clone();
    let id = before.id;
    for body in [Err(Rc::from("Its bytes are damaged.")), Ok(Rc::from("{"))] {
        session.send(Msg::VersionLoaded(id, 3, body));
        let open = session.editor.open_document().expect("is open");
        assert!(open.versions().problem.is_some());
        assert_eq!(*session.document(), before);
    }
}

/// What has changed from one document to another, as the panel tells it.
fn told(change: impl FnOnce(&mut Session)) -> Vec<(String, Vec<(Line, String)>)> {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    session.answer_saves();
    let (id, body) = (session.document().id, json::write(session.document()));
    change(&mut session);
    session.send(Msg::OpenPanel(Panel::Versions));
    let version = Version { rev: 1, at: "14:01".into(), kept: false, name: None };
    session.send(Msg::VersionsListed(id, vec![version]));
    session.send(Msg::VersionLoaded(id, 1, Ok(body.into())));
    let shown = session.editor.open_document().expect("is open").versions().shown.clone();
    let changes = shown.expect("it is shown").changes;
    changes.into_iter().map(|change| (change.place, change.lines)).collect()
}

#[test]
fn what_was_taken_out_is_told_with_its_words() {
    let changes = told(|session| {
        let row = session.document().timeline[0].id;
        let action = session.document().actions[1].id;
        session.send(Msg::Remove(ItemRef::Row(row)));
        session.send(Msg::Remove(ItemRef::Action(action)));
    });
    let sample = Postmortem::sample(Id(1));
    let gone = |text: &str| text.split('\n').map(|l| (Line::Gone, l.to_owned())).collect();
    let (row, action) = (&sample.timeline[0], &sample.actions[1]);
    let expected: [(String, Vec<_>); 2] = [
        ("Timeline, row 1".into(), gone(&format!("{}\n{}", row.start, row.text))),
        ("Action item 2".into(), gone(&action.text)),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn what_was_added_is_told_with_its_words() {
    let changes = told(|session| {
        session.send(Msg::Add(NewItem::Person));
        let person = session.document().people.last().expect("was added").id;
        session.send(Msg::Add(NewItem::Section));
        let section = session.document().sections.last().expect("was added").id.clone();
        for (field, text) in [
            (Field::Person(person, PersonField::Name), "Chris"),
            (Field::Person(person, PersonField::Role), "on-call"),
            (Field::SectionTitle(section.clone()), "Glossary"),
            (Field::Text(section), "MX: a record."),
        ] {
            session.send(Msg::Edit(Edit::Set { field, value: text.into() }));
        }
    });
    let new = |texts: [&str; 2]| texts.map(|text| (Line::New, text.to_owned())).to_vec();
    let expected = [
        ("People and roles".to_owned(), new(["Chris", "on-call"])),
        ("Glossary".to_owned(), new(["Glossary", "MX: a record."])),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn where_something_stands_is_not_told() {
    let moved = told(|session| {
        let row = session.document().timeline[0].id;
        session.send(Msg::Move(ItemRef::Row(row), 1));
        session.send(Msg::Ignore("Jenkins".into()));
    });
    assert_eq!(moved, []);
}

#[test]
fn versions_of_another_document_are_not_shown_for_this_one() {
    let mut session = Session::writing();
    session.send(Msg::OpenPanel(Panel::Versions));
    let body = json::write(session.document());
    let (id, other) = (session.document().id, Id(99));
    let version = Version { rev: 1, at: "14:01".into(), kept: false, name: None };
    session.send(Msg::VersionsListed(other, vec![version.clone()]));
    let versions =
        |session: &Session| session.editor.open_document().expect("is open").versions().clone();
    assert_eq!(versions(&session).all, None);
    session.send(Msg::VersionsListed(id, vec![version.clone()]));
    assert_eq!(versions(&session).all, Some(vec![version]));
    session.send(Msg::VersionLoaded(other, 1, Ok(body.clone().into())));
    session.send(Msg::VersionLoaded(id, 7, Ok(body.clone().into())));
    assert!(versions(&session).shown.is_none(), "nobody has asked for these");
    session.send(Msg::VersionLoaded(id, 1, Ok(body.into())));
    assert!(versions(&session).shown.is_some());
}

#[test]
fn nothing_is_replaced_that_somebody_has_yet_to_decide() {
    let mut session = looking_back();
    let mut other = session.document().clone();
    let field = Field::Text(SectionId::new("summary"));
    other.apply(Edit::Set { field, value: "One.\nTheirs.\nThree.".into() });
    session.type_into("summary", "One.\nMine.\nThree.");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    let body = json::write(&other).into();
    let found = Found { rev: 4, body, at: "14:04".into(), damaged: false, copies: 0 };
    session.answer(&save, SaveOutcome::Behind(found));
    session.answer_saves();
    assert!(!session.editor.unsaved());
    session.send(Msg::Restore);
    assert_eq!(summary(&session), "One.\nMine.\nTheirs.\nThree.");
    let open = session.editor.open_document().expect("is open");
    assert!(open.versions().problem.is_some(), "it is said why");
}

#[test]
fn what_was_gone_back_to_is_said_and_there_is_a_way_on() {
    let mut session = looking_back();
    session.effects.clear();
    session.send(Msg::Restore);
    assert_eq!(session.said(), ["This is the version from 14:02 again."]);
    let button = session.editor.notice().and_then(|notice| notice.button.clone());
    assert_eq!(button.expect("a way").1, Box::new(Msg::OpenPanel(Panel::Versions)));
    let before = session.document().clone();
    session.send(Msg::Restore);
    assert_eq!(*session.document(), before, "once");
}

/// The last thing the store was asked to keep, or to let go.
fn kept(session: &Session) -> Option<(u32, Option<Rc<str>>)> {
    session.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepVersion { rev, name, .. } => Some((*rev, name.clone())),
        _ => None,
    })
}

#[test]
fn a_version_is_kept_under_a_name_and_let_go_again() {
    let mut session = looking_back();
    let id = session.document().id;
    let long = format!("  {} ", "é".repeat(300));
    session.send(Msg::Keep(Keeping::Keep(Some(2), long.into())));
    assert_eq!(kept(&session), Some((2, Some("é".repeat(200).into()))));
    session.send(Msg::Keep(Keeping::Done(id, true, Ok(()))));
    assert!(session.effects.contains(&Effect::ListVersions(id)));
    let version = |name: Option<&str>| {
        let name = name.map(Into::into);
        vec![Version { rev: 2, at: "14:02".into(), kept: false, name }]
    };
    session.send(Msg::VersionsListed(id, version(Some("Before the review"))));
    let open = session.editor.open_document().expect("is open");
    let shown = open.versions().shown.as_ref().expect("it is still shown");
    assert_eq!(shown.version.name.as_deref(), Some("Before the review"));
    session.send(Msg::Keep(Keeping::Stop(2)));
    assert!(session.effects.contains(&Effect::Focus(Place::Version(2))));
    assert_eq!(kept(&session), Some((2, None)));
}

#[test]
fn what_is_there_now_is_stored_before_it_is_kept() {
    let mut session = looking_back();
    session.type_into("summary", "Not stored.");
    session.send(Msg::Keep(Keeping::Keep(None, "Before the review".into())));
    assert_eq!(kept(&session), None);
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Saved { rev: 4, at: "14:04".into() });
    assert_eq!(kept(&session), Some((4, Some("Before the review".into()))));
    // Stored already: at once, and once.
    session.send(Msg::Keep(Keeping::Keep(None, "".into())));
    assert_eq!(kept(&session), Some((4, Some("".into()))));
}

#[test]
fn what_could_not_be_stored_is_not_called_kept() {
    let mut session = looking_back();
    session.type_into("summary", "Not stored.");
    session.send(Msg::Keep(Keeping::Keep(None, "".into())));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Full));
    let open = session.editor.open_document().expect("is open");
    assert!(open.versions().problem.as_ref().expect("it is said").contains("not kept yet"));
}

#[test]
fn the_version_before_much_is_removed_is_kept() {
    let name = Some("Before much was removed");
    let long = "Twelve words or so. ".repeat(60);
    let cases = [
        ("", Some(Keep { rev: 2, name })),
        (&long[..590], Some(Keep { rev: 2, name })),
        (&long[..610], None),
    ];
    for (left, keep) in cases {
        let mut session = Session::writing();
        session.type_into("summary", &long);
        session.send(Msg::SaveNow);
        session.answer_saves();
        session.type_into("summary", left);
        session.send(Msg::SaveNow);
        assert_eq!(session.saves().remove(0).keep, keep, "{} left", left.len());
    }
    // A little is little, whatever its share.
    let mut session = Session::writing();
    session.type_into("summary", &long[..500]);
    session.send(Msg::SaveNow);
    session.answer_saves();
    session.type_into("summary", "");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    assert_eq!(save.keep, None);
}

#[test]
fn what_came_back_before_the_save_worked_was_not_removed() {
    let mut session = Session::writing();
    let long = "Twelve words or so. ".repeat(60);
    session.type_into("summary", &long);
    session.send(Msg::SaveNow);
    session.answer_saves();
    session.type_into("summary", "");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Full));
    session.type_into("summary", &long);
    session.send(Msg::SaveNow);
    assert_eq!(session.saves().remove(0).keep, None);
}
