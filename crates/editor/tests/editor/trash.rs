//! What a person gets who deletes, puts back, and deletes for good.

use editor::{
    Bin, Effect, Entry, Found, Lasting, Msg, Panel, Place, Route, SaveOutcome, Screen, Trashing,
};
use postmortem::Id;
use postmortem::format::json;

use super::session::Session;

fn entry(id: u64, title: &str, trashed: Option<&str>, long_ago: bool) -> Entry {
    let head = format!("{{\"title\":\"{title}\"}}");
    Entry {
        trashed: trashed.map(Into::into),
        trashed_long_ago: long_ago,
        ..Entry::read(&Id(id).to_string(), &head, "14:02")
    }
}

/// One document in the library, and three in the trash, two of them for long.
fn with_trash() -> Session {
    let mut session = Session::begin();
    session.send(Msg::Listed(vec![
        entry(1, "Docs", None, false),
        entry(2, "Queue", Some("14:03"), false),
        entry(3, "", Some("3 Oct 2026, 09:00"), true),
        entry(4, "Disk", Some("2 Oct 2026, 09:00"), true),
    ]));
    session
}

fn ids(entries: &[Entry]) -> Vec<u64> {
    entries.iter().map(|entry| entry.id.0).collect()
}

fn trash(session: &mut Session, what: Trashing) {
    session.effects.clear();
    session.send(Msg::Trash(what));
}

#[test]
fn what_is_in_the_trash_is_not_in_the_library() {
    let session = with_trash();
    assert_eq!(ids(session.editor.entries()), [1]);
    assert_eq!(ids(&session.editor.trash().entries), [2, 3, 4]);
    assert_eq!(session.editor.trash().old(), [Id(3), Id(4)]);
}

#[test]
fn what_is_put_back_can_be_opened_at_once() {
    let mut session = with_trash();
    trash(&mut session, Trashing::PutBack(Id(2)));
    assert_eq!(session.effects[0], Effect::Trash(Bin::Out(Id(2))));
    assert_eq!(session.editor.notice(), None, "nothing is said before it is so");
    trash(&mut session, Trashing::Done(Bin::Out(Id(2)), Ok(())));
    assert!(session.effects.contains(&Effect::List));
    let notice = session.editor.notice().expect("it is said").clone();
    assert_eq!(notice.text, "“Queue” is back.");
    session.send(*notice.button.expect("it can be opened").1);
    assert!(session.effects.contains(&Effect::Load(Id(2))));
}

#[test]
fn nothing_is_deleted_for_good_without_being_asked_twice() {
    let mut session = with_trash();
    session.send(Msg::OpenPanel(Panel::Trash));
    trash(&mut session, Trashing::Ask(vec![Id(2)]));
    assert_eq!(session.effects, [Effect::Focus(Place::Purge(Some(Id(2))))]);
    assert_eq!(session.editor.trash().asked, [Id(2)]);
    // Keep it after all.
    trash(&mut session, Trashing::Ask(Vec::new()));
    assert_eq!(session.effects, [Effect::Focus(Place::Purge(Some(Id(2))))]);
    trash(&mut session, Trashing::Purge);
    assert_eq!(session.effects[0], Effect::Trash(Bin::Gone(Vec::new())), "nothing was asked about");

    trash(&mut session, Trashing::Ask(vec![Id(2)]));
    trash(&mut session, Trashing::Purge);
    assert_eq!(session.effects, [Effect::Trash(Bin::Gone(vec![Id(2)])), Effect::OpenPanel]);
    trash(&mut session, Trashing::Done(Bin::Gone(vec![Id(2)]), Ok(())));
    assert_eq!(session.effects, [Effect::List, Effect::Announce("Deleted for good.".into())]);
}

#[test]
fn a_question_does_not_outlive_its_panel_or_its_document() {
    let mut session = with_trash();
    session.send(Msg::OpenPanel(Panel::Trash));
    trash(&mut session, Trashing::Ask(vec![Id(3), Id(4)]));
    assert_eq!(session.effects, [Effect::Focus(Place::Purge(None))]);
    // Another tab has put one of them back.
    let left = vec![entry(3, "", Some("3 Oct 2026, 09:00"), true)];
    session.send(Msg::Listed(left));
    assert_eq!(session.editor.trash().asked, []);
    trash(&mut session, Trashing::Ask(vec![Id(3)]));
    session.send(Msg::ClosePanel);
    session.send(Msg::OpenPanel(Panel::Trash));
    assert_eq!(session.editor.trash().asked, []);
}

#[test]
fn what_could_not_be_done_is_told_where_it_was_asked_for() {
    let mut session = with_trash();
    trash(&mut session, Trashing::Done(Bin::In(Id(1)), Err("No space.".into())));
    assert!(session.editor.notice().expect("it is said").text.contains("No space."));
    assert!(session.effects.contains(&Effect::List), "the list shows it again");
    session.send(Msg::OpenPanel(Panel::Trash));
    trash(&mut session, Trashing::Done(Bin::Gone(vec![Id(2)]), Err("No space.".into())));
    assert!(session.editor.trash().problem.as_ref().expect("it is said").contains("No space."));
}

#[test]
fn closing_an_empty_trash_leaves_the_focus_somewhere() {
    let mut session = with_trash();
    session.send(Msg::OpenPanel(Panel::Trash));
    session.send(Msg::Listed(Vec::new()));
    session.effects.clear();
    session.send(Msg::ClosePanel);
    assert_eq!(session.effects, [Effect::ClosePanel, Effect::Focus(Place::Heading)]);
}

#[test]
fn what_is_in_the_trash_is_not_opened_but_offered() {
    let mut session = with_trash();
    session.send(Msg::Visited(Route::Document(Id(2))));
    trash(&mut session, Trashing::Found(Id(2), "14:03".into()));
    assert!(matches!(session.editor.screen(), Screen::Library));
    let notice = session.editor.notice().expect("it is said");
    assert_eq!(notice.text, "“Queue” is in the trash since 14:03.");
    let put_back = Msg::Trash(Trashing::PutBack(Id(2)));
    assert_eq!(notice.button.as_ref().expect("a way back").1.as_ref(), &put_back);
}

#[test]
fn an_open_document_that_another_tab_deletes_stays_and_says_so_once() {
    let mut session = Session::writing();
    let document = session.document().clone();
    trash(&mut session, Trashing::Found(document.id, "14:03".into()));
    let notice = session.editor.notice().expect("it is said").text.clone();
    assert!(notice.contains("into the trash"), "{notice}");
    assert_eq!(*session.document(), document);
    session.send(Msg::CloseNotice);
    trash(&mut session, Trashing::Found(document.id, "14:03".into()));
    assert_eq!(session.editor.notice(), None, "once is enough");
    // It is put back, and later deleted for good.
    let (rev, body) = (1, json::write(&document).into());
    let found = Found { rev, body, at: "14:02".into(), damaged: false, copies: 0 };
    session.send(Msg::Loaded { id: document.id, found: Some(found) });
    session.send(Msg::Loaded { id: document.id, found: None });
    let notice = session.editor.notice().expect("it is said").text.clone();
    assert!(notice.contains("stores it again"), "{notice}");
    session.type_into("summary", "More.");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Saved { rev: 2, at: "14:04".into() });
    assert_eq!(session.editor.notice(), None, "it is stored again");
}

#[test]
fn the_browser_is_asked_only_by_a_click_and_may_never_answer() {
    let mut session = with_trash();
    assert_eq!(session.editor.lasting(), None);
    session.effects.clear();
    session.send(Msg::Lasting(Lasting::Offered));
    assert_eq!(session.effects, []);
    session.send(Msg::Lasting(Lasting::Asked));
    assert_eq!(session.effects, [Effect::Persist]);
    // No answer: everything else goes on.
    session.send(Msg::New);
    session.send(Msg::Visited(Route::Library));
    assert_eq!(session.editor.lasting(), Some(Lasting::Asked));
    session.send(Msg::Lasting(Lasting::Refused));
    assert!(session.effects.contains(&Effect::Focus(Place::Lasting)));
    session.send(Msg::New);
    session.send(Msg::Visited(Route::Library));
    assert_eq!(session.editor.lasting(), None, "it is said once");
}
