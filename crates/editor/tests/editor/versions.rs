//! What a person gets who looks at older versions, and goes back to one.

use std::rc::Rc;

use editor::{
    Effect, Keep, Keeping, Msg, NewItem, Panel, Place, SaveOutcome, SaveProblem, Version, Wake,
};
use postmortem::format::json;
use postmortem::{Line, SectionId};

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
