//! What a newer Nofault has written is shown and exported as it is, and nothing here changes it.

use editor::{Answer, Effect, Found, Msg, Route, SaveOutcome, SaveProblem, StorageMode, Wake};
use postmortem::findings::about_actions;
use postmortem::format::{Format, json};
use postmortem::points::Target;
use postmortem::{Edit, Field, Id, MetaField, Postmortem, SectionId};

use super::session::Session;

/// A document as a newer Nofault stores it.
fn newer() -> String {
    let body = json::write(&Postmortem::sample(Id(5)));
    body.replace("\"version\": 1,", "\"version\": 2,\n  \"mood\": \"of the future\",")
}

fn open(session: &mut Session, body: &str) {
    session.send(Msg::Open(Id(5)));
    let found = Found { rev: 3, body: body.into(), at: "14:02".into(), damaged: false, copies: 0 };
    session.send(Msg::Loaded { id: Id(5), found: Some(found) });
    session.effects.clear();
}

/// Everything somebody could try.
fn try_to_change(session: &mut Session) {
    let title = Field::Meta(MetaField::Title);
    session.type_into("summary", "typed");
    session.send(Msg::Edit(Edit::Set { field: title.clone(), value: "set".into() }));
    session.send(Msg::Left(title));
    session.send(Msg::Undo);
    session.send(Msg::Jot("Protect the branch".into()));
    session.send(Msg::ActOn(Target::Point("a point".into())));
    let finding = about_actions(session.document(), None).remove(0);
    session.send(Msg::Answer(Answer::LetBe(finding)));
    session.send(Msg::StorageLost);
    session.send(Msg::SaveNow);
    session.send(Msg::Woke(Wake::SaveLimit));
    session.send(Msg::Leaving);
}

#[test]
fn a_document_of_a_newer_nofault_is_read_and_exported_and_never_stored() {
    let body = newer();
    let mut session = Session::begin();
    open(&mut session, &body);
    assert!(session.editor.is_of_newer());
    let before = session.document().clone();
    assert_eq!(before.meta.title, Postmortem::sample(Id(5)).meta.title);
    try_to_change(&mut session);
    assert_eq!(*session.document(), before);
    assert!(!session.effects.iter().any(|effect| {
        matches!(effect, Effect::Save(_) | Effect::KeepTail(_) | Effect::Trash { .. })
    }));
    session.send(Msg::Export(Format::Json));
    let exported = session.effects.iter().find_map(|effect| match effect {
        Effect::Download { text, .. } => Some(text),
        _ => None,
    });
    assert_eq!(exported, Some(&body), "byte for byte");
    // Another one can be written.
    session.send(Msg::Visited(Route::Library));
    session.send(Msg::New);
    assert!(!session.editor.only_reads());
}

#[test]
fn a_document_that_only_a_newer_nofault_understands_is_kept_as_it_is() {
    let body = newer().replace("\"timeline\": [", "\"timeline\": [7, ");
    let mut session = Session::begin();
    session.send(Msg::Open(Id(5)));
    let found = Found { rev: 3, body: body.into(), at: "".into(), damaged: false, copies: 0 };
    session.send(Msg::Loaded { id: Id(5), found: Some(found) });
    assert!(session.editor.open_document().is_none());
    let notice = session.editor.notice().expect("it is told");
    assert!(notice.text.contains("a newer Nofault"), "{}", notice.text);
    assert!(notice.button.is_some(), "and what is stored can be kept");
}

#[test]
fn beside_a_newer_nofault_what_is_not_stored_is_left_to_it() {
    let mut session = Session::writing();
    session.type_into("summary", "typed last");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.send(Msg::StorageNewer);
    assert!(session.tails()[0].body.contains("typed last"));
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Newer));
    assert!(session.wakes().is_empty(), "it is not tried again");
    assert_eq!(*session.editor.storage(), StorageMode::Newer);
    assert!(!session.editor.leaving_loses(), "nothing is lost by a reload");
    let before = session.document().clone();
    session.send(Msg::Edit(Edit::Set {
        field: Field::Text(SectionId::new("impact")),
        value: "too late".into(),
    }));
    assert_eq!(*session.document(), before);
}
