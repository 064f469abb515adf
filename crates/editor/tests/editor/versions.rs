//! What a person gets who looks at older versions, and goes back to one.

use std::rc::Rc;

use editor::{Effect, Msg, NewItem, Panel, SaveOutcome, Version, Wake};
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
    let version = |rev| Version { rev, at: format!("14:0{rev}").into(), kept: false };
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
    assert_eq!((save.base, save.keep), (3, Some(3)));
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
