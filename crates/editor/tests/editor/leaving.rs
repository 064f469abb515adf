//! What a person loses when the page goes away: nothing.

use editor::{Effect, Found, Msg, Route, SaveOutcome, SaveProblem, StorageMode, Wake};
use postmortem::format::json;
use postmortem::{Id, Postmortem};

use super::session::Session;

#[test]
fn what_is_not_stored_is_kept_as_a_tail() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    session.type_into("summary", "one two");
    session.effects.clear();
    session.send(Msg::Leaving);
    let tails = session.tails();
    assert_eq!(tails.len(), 1);
    assert!(tails[0].body.contains("one two"), "the newest text, though an older one is under way");
    assert_eq!(tails[0].base, 1, "made from the revision that is known to be stored");
}

#[test]
fn what_was_left_before_it_was_stored_is_kept_too() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Visited(Route::Library));
    session.effects.clear();
    session.send(Msg::Leaving);
    assert!(session.tails()[0].body.contains("one"));
}

#[test]
fn nothing_is_kept_where_everything_is_stored() {
    let mut session = Session::writing();
    session.send(Msg::Leaving);
    assert_eq!(session.tails(), []);
}

#[test]
fn the_browser_asks_only_where_leaving_would_lose_something() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    assert!(session.editor.unsaved() && !session.editor.leaving_loses(), "a tail keeps it");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Full));
    assert!(session.editor.leaving_loses());
}

#[test]
fn a_save_that_failed_is_tried_again_without_being_asked() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Full));
    let again = session.wakes().remove(0);
    session.send(Msg::Woke(again));
    assert!(session.saves()[0].body.contains("one"));
}

#[test]
fn a_save_that_failed_after_its_document_was_left_is_tried_again_too() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Visited(Route::Library));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Failed(SaveProblem::Full));
    let again = session.wakes().remove(0);
    session.send(Msg::Woke(again));
    let again = session.saves().remove(0);
    assert!(again.body.contains("one"));
    session.answer(&again, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    assert!(!session.editor.unsaved());
}

#[test]
fn a_browser_that_keeps_nothing_asks_before_it_is_left() {
    let mut session = Session::begin_in(
        StorageMode::Memory { why: "denied".into(), kept_before: false, back: 0 },
        0,
        "",
    );
    assert!(!session.editor.leaving_loses(), "there is nothing to lose yet");
    session.send(Msg::New);
    session.answer_saves();
    assert!(session.editor.leaving_loses());
    session.type_into("summary", "one");
    session.effects.clear();
    session.send(Msg::Leaving);
    assert_eq!(session.tails(), [], "there is nowhere to keep it");
}

#[test]
fn a_document_opened_again_counts_its_changes_on() {
    let mut session = Session::writing();
    for text in ["one", "one two", "one two three"] {
        session.type_into("summary", text);
        session.send(Msg::SaveNow);
        session.answer_saves();
    }
    let id = session.document().id;
    let body = json::write(session.document()).into();
    session.type_into("summary", "one two three four");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Saved { rev: 5, at: "14:02".into() });
    let before = save.change;
    session.send(Msg::Visited(Route::Library));
    session.send(Msg::Visited(Route::Document(id)));
    let found = Found { rev: 4, body, at: "14:02".into(), damaged: false, copies: 0 };
    session.send(Msg::Loaded { id, found: Some(found) });
    assert!(!session.editor.unsaved());
    session.type_into("summary", "five");
    session.send(Msg::SaveNow);
    // Else the store takes it for what it has of this page already.
    assert!(session.saves().remove(0).change > before);
}

#[test]
fn looking_at_second_copies_asks_nothing_before_it_is_left() {
    let storage = StorageMode::Memory { why: "broken".into(), kept_before: true, back: 1 };
    let mut session = Session::begin_in(storage, 0, "");
    let id = Id(5);
    session.send(Msg::Visited(Route::Document(id)));
    let body = json::write(&Postmortem::sample(id)).into();
    let at = "14:02".into();
    let found = Found { rev: 3, body, at, damaged: false, copies: 0 };
    session.send(Msg::Loaded { id, found: Some(found) });
    assert!(session.editor.open_document().is_some() && !session.editor.leaving_loses());
    session.type_into("summary", "one");
    assert!(session.editor.leaving_loses());
}

#[test]
fn an_erased_library_is_told_of_until_somebody_has_read_it() {
    let mut session = Session::begin_in(StorageMode::Erased { back: 0 }, 0, "");
    session.send(Msg::New);
    session.answer_saves();
    assert!(!session.editor.unsaved(), "what is written now is stored");
    assert_eq!(*session.editor.storage(), StorageMode::Erased { back: 0 });
    session.send(Msg::ErasedRead);
    assert_eq!(*session.editor.storage(), StorageMode::Device);
    assert!(session.effects.contains(&Effect::ForgetErased));
}

#[test]
fn copies_made_of_what_was_left_behind_are_told_of() {
    let session = Session::begin_in(StorageMode::Device, 1, "");
    let notice = session.editor.notice().expect("it is said");
    assert!(notice.urgent && notice.text.contains("Both versions are kept"), "{}", notice.text);
}

#[test]
fn a_store_that_opens_late_is_waited_for_and_nothing_is_called_gone() {
    let mut editor = editor::Editor::new(7);
    editor.update(Msg::StorageSlow);
    assert!(editor.waits_for_storage());
    assert_eq!(editor.update(Msg::WithoutStorage), [Effect::GiveUpStorage]);
    let storage =
        StorageMode::Memory { why: "it does not answer".into(), kept_before: true, back: 0 };
    let mut session = Session::begin_in(storage, 0, "");
    assert!(!session.editor.waits_for_storage());
    let id = postmortem::Id(7);
    session.send(Msg::Visited(Route::Document(id)));
    session.send(Msg::Loaded { id, found: None });
    let text = &session.editor.notice().expect("it is said").text;
    assert!(text.contains("was not changed") && text.contains("try again"), "{text}");
}

#[test]
fn what_the_browser_has_cleared_is_stored_again_from_the_page() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    session.answer_saves();
    session.send(Msg::StorageLost);
    let save = session.saves().remove(0);
    assert!(save.body.contains("one"), "whole, though nothing was typed since");
}

#[test]
fn a_postmortem_that_cannot_be_opened_can_be_kept_as_it_is() {
    let mut session = Session::begin();
    let id = postmortem::Id(7);
    session.send(Msg::Visited(Route::Document(id)));
    session.send(Msg::LoadFailed(id, "It is damaged.".into()));
    let notice = session.editor.notice().expect("it is said").clone();
    let (words, msg) = notice.button.expect("there is a way");
    assert_eq!(words, "Download what is stored");
    session.send(*msg);
    assert!(session.effects.contains(&Effect::DownloadRaw(id)));
}
