//! What a person gets from the editor, with no browser: messages in, effects and state out.

use std::rc::Rc;

use editor::{Bin, Effect, Found, Msg, NewItem, Place, Route, SaveOutcome, SaveProblem};
use editor::{Saving, Screen, Wake};
use postmortem::format::{Format, json};
use postmortem::{Field, Id, ItemRef, MetaField, Postmortem, RowField, SectionId};

use session::Session;

mod actions;
mod backup;
mod deciding;
mod facts;
mod folder;
mod hints;
mod hosting;
mod joining;
mod keeping;
mod leaving;
mod library;
mod pasting;
mod reach;
mod reading;
mod session;
mod settings;
mod sharing;
mod times;
mod trash;
mod versions;

#[test]
fn saved_is_said_only_when_the_store_says_so() {
    let mut session = Session::begin();
    session.send(Msg::New);
    assert!(matches!(session.saving(), Saving::Pending(_)));
    session.answer_saves();
    assert_eq!(session.saving(), Saving::Saved("14:02".into()));
    session.type_into("summary", "For two hours");
    assert_eq!(session.saving(), Saving::Pending("14:02".into()));
    assert!(session.editor.unsaved());
}

#[test]
fn typing_is_saved_after_a_pause_and_at_the_latest_after_a_second() {
    let mut session = Session::writing();
    session.type_into("summary", "F");
    let first = session.wakes();
    assert!(first.contains(&Wake::SaveLimit));
    session.type_into("summary", "Fo");
    // The pause of the first key came too late: a second key has followed.
    let pause = first.iter().find(|wake| matches!(wake, Wake::SavePause(_))).expect("asked for");
    session.send(Msg::Woke(pause.clone()));
    assert_eq!(session.saves(), []);
    session.send(Msg::Woke(Wake::SaveLimit));
    let saves = session.saves();
    assert_eq!(saves.len(), 1);
    let stored = json::read(&saves[0].body).expect("reads back");
    assert_eq!(stored.section(&SectionId::new("summary")).expect("is there").text, "Fo");
}

#[test]
fn what_is_typed_during_a_save_is_saved_after_it() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    let first = session.saves().remove(0);
    session.type_into("summary", "one two");
    session.send(Msg::Woke(Wake::SaveLimit));
    assert_eq!(session.saves(), [], "never two saves at a time");
    session.answer(&first, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    let second = session.saves().remove(0);
    assert_eq!(second.base, 2);
    assert!(second.body.contains("one two"));
    assert!(session.editor.unsaved());
}

#[test]
fn leaving_a_document_during_a_save_loses_nothing() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    let first = session.saves().remove(0);
    session.type_into("summary", "one two");
    session.send(Msg::Visited(Route::Library));
    assert!(matches!(session.editor.screen(), Screen::Library));
    assert!(session.editor.unsaved());
    session.answer(&first, SaveOutcome::Saved { rev: 2, at: "14:03".into() });
    let second = session.saves().remove(0);
    assert!(second.body.contains("one two"));
    session.answer(&second, SaveOutcome::Saved { rev: 3, at: "14:03".into() });
    assert!(!session.editor.unsaved());
}

#[test]
fn coming_back_before_the_save_shows_the_newest_text() {
    let mut session = Session::writing();
    let id = session.document().id;
    session.type_into("summary", "one");
    session.send(Msg::Visited(Route::Library));
    session.send(Msg::Visited(Route::Document(id)));
    assert_eq!(
        session.document().section(&SectionId::new("summary")).expect("is there").text,
        "one"
    );
}

#[test]
fn a_failed_save_says_so_and_is_tried_again() {
    let mut session = Session::writing();
    session.type_into("summary", "one");
    session.send(Msg::Woke(Wake::SaveLimit));
    let first = session.saves().remove(0);
    session.answer(&first, SaveOutcome::Failed(SaveProblem::Full));
    assert_eq!(session.saving(), Saving::Failed(SaveProblem::Full));
    session.send(Msg::SaveNow);
    let again = session.saves().remove(0);
    session.answer(&again, SaveOutcome::Saved { rev: 2, at: "14:05".into() });
    assert_eq!(session.saving(), Saving::Saved("14:05".into()));
}

#[test]
fn another_tab_that_was_faster_costs_neither_version() {
    let mut session = Session::writing();
    session.type_into("summary", "mine");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    let (copy, at) = (save.copy, "14:04".into());
    session.answer(&save, SaveOutcome::Copied { copy, rev: 1, at });
    assert_eq!(session.document().id, copy);
    assert!(session.editor.notice().expect("it is said").urgent);
    assert!(session.effects.contains(&Effect::Show(Route::Document(copy))));
}

#[test]
fn a_document_that_is_not_here_or_cannot_be_read_leads_to_the_library() {
    for (found, words) in [
        (None, "not on this device"),
        (
            Some(Found { rev: 3, body: "{".into(), at: "14:02".into(), damaged: false, copies: 0 }),
            "could not be opened",
        ),
    ] {
        let mut session = Session::begin();
        session.send(Msg::Visited(Route::Document(Id(9))));
        session.send(Msg::Loaded { id: Id(9), found });
        assert!(matches!(session.editor.screen(), Screen::Library));
        let notice = session.editor.notice().expect("it is said");
        assert!(notice.text.contains(words), "{}", notice.text);
    }
}

#[test]
fn an_older_text_is_not_passed_off_as_the_newest() {
    let mut session = Session::begin();
    let body: Rc<str> = json::write(&Postmortem::sample(Id(9))).into();
    session.send(Msg::Visited(Route::Document(Id(9))));
    let found = Found { rev: 3, body, at: "14:02".into(), damaged: true, copies: 0 };
    session.send(Msg::Loaded { id: Id(9), found: Some(found) });
    assert!(session.editor.notice().expect("it is said").text.contains("14:02"));
    assert_eq!(session.saves(), []);
}

#[test]
fn a_file_that_is_not_ours_changes_nothing() {
    let mut session = Session::writing();
    let before = session.document().clone();
    let text = Ok("{\"name\": \"left-pad\"}".into());
    session.send(Msg::FileRead { name: "package.json".into(), text });
    assert_eq!(*session.document(), before);
    let notice = session.editor.notice().expect("it is said");
    assert!(notice.text.contains("package.json") && notice.text.contains("Nothing was changed"));
}

#[test]
fn an_import_is_added_beside_its_original() {
    let mut session = Session::begin();
    let original = Postmortem::sample(Id(9));
    let text = Ok(json::write(&original).into());
    session.send(Msg::FileRead { name: "a.json".into(), text });
    assert_ne!(session.document().id, original.id);
    assert_eq!(session.document().sections, original.sections);
    assert_eq!(session.saves().len(), 1);
}

#[test]
fn both_exports_read_back_as_the_same_document() {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    let document = session.document().clone();
    for format in [Format::Json, Format::Markdown] {
        session.effects.clear();
        session.send(Msg::Export(format));
        let Some(Effect::Download { text, .. }) = session.effects.first() else {
            panic!("{format:?} is offered")
        };
        assert_eq!(format.read(text).expect("reads back"), document);
    }
}

#[test]
fn structure_is_undone_without_taking_words_back() {
    let mut session = Session::writing();
    session.send(Msg::Add(NewItem::Row(None)));
    let row = session.document().timeline[0].id;
    session.type_into("summary", "Words typed after the row was added.");
    session.send(Msg::Remove(ItemRef::Row(row)));
    assert!(session.document().timeline.is_empty());
    session.send(Msg::Undo);
    assert_eq!(session.document().timeline[0].id, row);
    session.send(Msg::Undo);
    assert!(session.document().timeline.is_empty());
    session.send(Msg::Redo);
    assert_eq!(session.document().timeline.len(), 1);
    let summary = session.document().section(&SectionId::new("summary")).expect("is there");
    assert_eq!(summary.text, "Words typed after the row was added.");
}

#[test]
fn loading_is_not_an_edit_that_can_be_undone() {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    let before = session.document().clone();
    for _ in 0..100 {
        session.send(Msg::Undo);
    }
    assert_eq!(*session.document(), before);
}

#[test]
fn a_deleted_document_comes_back() {
    let mut session = Session::begin();
    let entry = editor::Entry::read("0000000000000009", "{\"title\":\"Docs\"}", "14:02");
    session.send(Msg::Listed(vec![entry]));
    session.send(Msg::Delete(Id(9)));
    assert!(session.editor.entries().is_empty());
    assert!(session.effects.contains(&Effect::Trash(Bin::In(Id(9)))));
    session.send(Msg::Undo);
    assert!(session.effects.contains(&Effect::Trash(Bin::Out(Id(9)))));
}

#[test]
fn rows_sort_by_time_when_the_time_is_left_not_while_it_is_typed() {
    let mut session = Session::writing();
    for time in ["10:21", "9:45"] {
        session.send(Msg::Add(NewItem::Row(None)));
        let row = session.document().timeline.last().expect("was added").id;
        let field = Field::Row(row, RowField::Start);
        session.send(Msg::Typed {
            field: field.clone(),
            value: time.into(),
            caret: time.len(),
            composing: false,
        });
        let order: Vec<_> = session.document().timeline.iter().map(|row| row.id).collect();
        assert_eq!(order.last(), Some(&row));
        session.send(Msg::Left(field));
    }
    let times: Vec<_> = session.document().timeline.iter().map(|row| row.start.as_str()).collect();
    assert_eq!(times, ["09:45", "10:21"]);
    session.send(Msg::Undo);
    let times: Vec<_> = session.document().timeline.iter().map(|row| row.start.as_str()).collect();
    assert_eq!(times, ["10:21", "09:45"]);
}

#[test]
fn a_time_that_cannot_be_read_stays_as_it_was_typed() {
    let mut session = Session::writing();
    session.send(Msg::Add(NewItem::Row(None)));
    let field = Field::Row(session.document().timeline[0].id, RowField::Start);
    let value = String::from("around lunch");
    session.send(Msg::Typed { field: field.clone(), value, caret: 12, composing: false });
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.document().get(&field).as_deref(), Some("around lunch"));
}

#[test]
fn an_undo_beside_a_notice_never_takes_back_something_else() {
    let mut session = Session::writing();
    session.send(Msg::Add(NewItem::Row(None)));
    let row = session.document().timeline[0].id;
    session.send(Msg::Remove(ItemRef::Row(row)));
    assert!(session.editor.notice().is_some());
    session.send(Msg::Visited(Route::Library));
    assert_eq!(session.editor.notice(), None);

    let mut session = Session::writing();
    for time in ["10:00", "11:00", "09:00"] {
        session.send(Msg::Add(NewItem::Row(None)));
        let row = session.document().timeline.last().expect("was added").id;
        let (field, value) = (Field::Row(row, RowField::Start), String::from(time));
        session.send(Msg::Typed { field, value, caret: 5, composing: false });
    }
    let [first, .., last] = &session.document().timeline[..] else { panic!("three rows") };
    let (first, last) = (first.id, last.id);
    session.send(Msg::Remove(ItemRef::Row(first)));
    session.send(Msg::Left(Field::Row(last, RowField::Start)));
    assert_eq!(session.editor.notice(), None);
}

#[test]
fn a_copy_made_by_another_tab_stays_the_same_page() {
    let mut session = Session::writing();
    let before = session.editor.open_document().expect("open").opened_as();
    session.type_into("summary", "mine");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    let (copy, at) = (save.copy, "14:04".into());
    session.answer(&save, SaveOutcome::Copied { copy, rev: 1, at });
    assert_eq!(session.editor.open_document().expect("open").opened_as(), before);
}

#[test]
fn a_new_document_is_in_the_zone_of_its_writer_and_asks_for_a_title() {
    let mut session = Session::begin();
    session.send(Msg::New);
    assert_eq!(session.document().meta.time_zone, "Europe/Berlin");
    let title = Place::Field(Field::Meta(MetaField::Title));
    assert!(session.effects.contains(&Effect::Focus(title)));
}

#[test]
fn the_same_messages_give_the_same_documents() {
    let play = || {
        let mut session = Session::writing();
        session.send(Msg::Add(NewItem::Action(None)));
        session.type_into("summary", "x");
        session.document().clone()
    };
    assert_eq!(play(), play());
}
