//! When a text is stored, and what a person is told meanwhile.

use editor::{Effect, Found, Msg, Route, SaveOutcome, Saving, Screen, Wake};
use postmortem::format::json;

use super::session::Session;

fn save_limit(session: &mut Session) -> editor::SaveRequest {
    session.send(Msg::Woke(Wake::SaveLimit));
    session.saves().remove(0)
}

#[test]
fn a_pause_in_typing_saves() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    let pause = session.wakes().remove(0);
    assert!(matches!(pause, Wake::SavePause(_)));
    session.send(Msg::Woke(pause));
    assert!(session.saves()[0].body.contains("one"));
}

#[test]
fn the_second_key_asks_for_no_second_limit() {
    let mut session = Session::writing();
    session.type_into("summary", "o");
    session.wakes();
    session.type_into("summary", "on");
    assert!(!session.wakes().contains(&Wake::SaveLimit), "else typing would save at every key");
}

#[test]
fn whoever_asks_to_save_what_is_saved_is_answered() {
    let mut session = Session::writing();
    session.effects.clear();
    session.send(Msg::SaveNow);
    assert_eq!(session.said(), ["Everything is saved."]);
    assert_eq!(session.saves(), []);
}

#[test]
fn a_save_that_takes_long_is_told_while_it_does() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    let first = save_limit(&mut session);
    session.send(Msg::Woke(Wake::SaveSlow(first.change)));
    assert_eq!(session.saving(), Saving::Slow);
    session.answer(&first, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    assert_eq!(session.saving(), Saving::Saved("14:03".into()));
    session.type_into("summary", "one two");
    save_limit(&mut session);
    session.send(Msg::Woke(Wake::SaveSlow(first.change)));
    assert_eq!(session.saving(), Saving::Pending("14:03".into()), "that was about the first");
}

#[test]
fn what_the_browser_has_cleared_is_stored_under_a_new_number() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    let before = save_limit(&mut session);
    session.answer(&before, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    session.send(Msg::StorageLost);
    let save = session.saves().remove(0);
    assert!(save.change > before.change, "else a tail of it would be taken for stored");
}

#[test]
fn a_library_that_was_cleared_is_read_again() {
    let mut session = Session::begin();
    session.effects.clear();
    session.send(Msg::StorageLost);
    assert_eq!(session.effects, [Effect::List]);
}

#[test]
fn a_document_that_was_stored_before_it_was_left_is_read_again() {
    let mut session = Session::writing();
    let id = session.document().id;
    session.send(Msg::Visited(Route::Library));
    session.effects.clear();
    session.send(Msg::Visited(Route::Document(id)));
    assert!(session.effects.contains(&Effect::Load(id)), "another tab may have changed it");
}

#[test]
fn an_answer_about_a_document_that_was_left_is_not_about_the_next() {
    let mut session = Session::writing();
    session.type_into("summary", "of the first");
    let first = save_limit(&mut session);
    session.send(Msg::New);
    let second = session.saves().remove(0);
    session.answer(&first, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    assert!(matches!(session.saving(), Saving::Pending(_)), "the second is not stored yet");
    assert_ne!(session.document().id, first.id);
    session.answer(&second, SaveOutcome::Saved { rev: 1, at: "14:04".into() });
    assert_eq!(session.saving(), Saving::Saved("14:04".into()));
    assert!(!session.editor.unsaved());
}

#[test]
fn the_library_shows_what_was_stored_after_it_was_opened() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Visited(Route::Library));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    assert!(session.effects.contains(&Effect::List));
}

#[test]
fn a_copy_of_what_was_left_takes_nobody_away_from_where_they_are() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Visited(Route::Library));
    let save = session.saves().remove(0);
    let (copy, at) = (save.copy, "14:04".into());
    session.answer(&save, SaveOutcome::Copied { copy, rev: 1, at });
    assert!(matches!(session.editor.screen(), Screen::Library));
    assert!(!session.effects.contains(&Effect::Show(Route::Document(copy))));
    assert!(session.said()[0].contains("Both versions are kept"));
    assert!(!session.editor.unsaved());
}

/// The copy is joined with what others make of the copy, not with its original.
#[test]
fn a_copy_goes_on_by_itself() {
    let mut session = Session::writing();
    session.type_into("summary", "one\ntwo");
    let save = save_limit(&mut session);
    let (copy, at) = (save.copy, "14:04".into());
    session.answer(&save, SaveOutcome::Copied { copy, rev: 1, at });
    assert_eq!(session.saving(), Saving::Saved("14:04".into()));
    let stored = json::read(&save.body).expect("reads back");
    session.type_into("summary", "ONE\ntwo");
    let save = save_limit(&mut session);
    assert_eq!((save.id, save.base, save.part), (copy, 1, false));
    let mut theirs = stored;
    let field = postmortem::Field::Text(postmortem::SectionId::new("summary"));
    theirs.apply(postmortem::Edit::Set { field, value: "one\ntwo\nthree".into() });
    let body = json::write(&theirs).into();
    let found = Found { rev: 2, body, at: "14:05".into(), damaged: false, copies: 0 };
    session.answer(&save, SaveOutcome::Behind(found));
    let save = session.saves().remove(0);
    assert_eq!((save.id, save.base), (copy, 2));
    let summary = &session.document().sections[0].text;
    assert_eq!(summary, "ONE\ntwo\nthree");
}

#[test]
fn nothing_happens_to_a_document_that_is_not_open() {
    let mut session = Session::writing();
    let save = {
        session.type_into("summary", "one");
        save_limit(&mut session)
    };
    session.answer(&save, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    session.send(Msg::Visited(Route::Library));
    session.effects.clear();
    session.answer(&save, SaveOutcome::Failed(editor::SaveProblem::Full));
    session.send(Msg::Woke(Wake::SaveLimit));
    assert_eq!(session.effects, []);
}
