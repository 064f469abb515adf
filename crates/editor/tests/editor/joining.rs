//! What a person gets who has one document open in two tabs.

use editor::{
    Choose, Effect, Found, Keep, Msg, Panel, Route, SaveOutcome, SaveRequest, Saving, Wake,
};
use postmortem::format::json;
use postmortem::{Edit, Field, MetaField, Postmortem, SectionId};

use super::session::Session;

/// A tab with a stored document, and what another tab has made of it and stored as revision 2.
pub(super) fn two_tabs(theirs: impl FnOnce(&mut Postmortem)) -> (Session, Found) {
    let mut session = Session::writing();
    session.type_into("summary", "Both had this.\nAnd this.");
    session.send(Msg::Woke(Wake::SaveLimit));
    session.answer_saves();
    let mut other = session.document().clone();
    theirs(&mut other);
    (session, found(3, &other))
}

pub(super) fn found(rev: u32, document: &Postmortem) -> Found {
    let body = json::write(document).into();
    Found { rev, body, at: "14:03".into(), damaged: false, copies: 0 }
}

pub(super) fn write(document: &mut Postmortem, section: &str, text: &str) {
    let field = Field::Text(SectionId::new(section));
    document.apply(Edit::Set { field, value: text.into() });
}

/// Types here, saves, and is told that the other tab was faster.
pub(super) fn too_late(
    session: &mut Session,
    section: &str,
    text: &str,
    found: Found,
) -> SaveRequest {
    session.type_into(section, text);
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    session.saves().remove(0)
}

pub(super) fn summary(session: &Session) -> String {
    session.document().section(&SectionId::new("summary")).expect("is there").text.clone()
}

#[test]
fn changes_to_different_places_become_one_document() {
    let (mut session, found) = two_tabs(|other| {
        write(other, "impact", "Two hours.");
        write(other, "summary", "From there.\nBoth had this.\nAnd this.");
    });
    let again = too_late(&mut session, "summary", "Both had this.\nAnd this.\nFrom here.", found);
    assert_eq!((again.base, again.part), (3, false), "it follows what the other tab has stored");
    let stored = json::read(&again.body).expect("reads back");
    let text = |id| &stored.section(&SectionId::new(id)).expect("is there").text;
    assert_eq!(text("summary"), "From there.\nBoth had this.\nAnd this.\nFrom here.");
    assert_eq!(text("impact"), "Two hours.");
    assert_eq!(summary(&session), *text("summary"), "and it is what the screen shows");
    assert!(session.editor.unsaved(), "nothing is called saved before it is");
}

#[test]
fn the_page_is_told_to_show_what_came_from_the_other_tab() {
    let (mut session, found) = two_tabs(|other| write(other, "impact", "Two hours."));
    session.type_into("summary", "Mine.");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    assert!(session.effects.contains(&Effect::Rewrite));
}

#[test]
fn where_both_have_changed_the_same_words_a_person_decides() {
    let theirs = "Theirs.\nAnd this.";
    for (choose, expected) in [
        (Choose::Mine, "Mine.\nAnd this."),
        (Choose::Theirs, "Theirs.\nAnd this."),
        (Choose::Both, "Mine.\nTheirs.\nAnd this."),
    ] {
        let (mut session, found) = two_tabs(|other| write(other, "summary", theirs));
        let again = too_late(&mut session, "summary", "Mine.\nAnd this.", found);
        assert_eq!(
            again.keep,
            Some(Keep { rev: 3, name: None }),
            "the other wording stays in a version that is kept"
        );
        assert_eq!(summary(&session), "Mine.\nTheirs.\nAnd this.", "no word vanishes from any tab");
        session.send(Msg::OpenPanel(Panel::Conflicts));
        let open = session.editor.open_document().expect("is open");
        let (place, conflict) = open.conflicts().next().expect("one");
        assert_eq!(place, "Summary");
        assert_eq!(conflict.theirs.as_deref(), Some("Theirs."));
        session.send(Msg::Choose(0, choose));
        assert_eq!(summary(&session), expected);
        assert_eq!(session.editor.panel(), None, "everything is settled");
    }
}

#[test]
fn a_choice_can_be_taken_back() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    too_late(&mut session, "summary", "Mine.", found);
    session.send(Msg::Choose(0, Choose::Theirs));
    assert_eq!(summary(&session), "Theirs.");
    session.send(Msg::Undo);
    assert_eq!(summary(&session), "Mine.\nTheirs.");
}

#[test]
fn words_that_were_changed_since_are_not_lost_by_a_choice() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    too_late(&mut session, "summary", "Mine.", found);
    session.type_into("summary", "Something else by now.");
    session.send(Msg::Choose(0, Choose::Theirs));
    assert_eq!(summary(&session), "Something else by now.");
}

#[test]
fn an_answer_of_a_closed_set_is_one_or_the_other() {
    let status = Field::Meta(MetaField::Severity);
    let set = |value: &str| Edit::Set { field: status.clone(), value: value.into() };
    let (mut session, found) = two_tabs(|other| {
        other.apply(set("SEV-1"));
    });
    session.send(Msg::Edit(set("SEV-2")));
    too_late(&mut session, "impact", "x", found);
    assert_eq!(
        session.document().meta.severity,
        "SEV-2",
        "until it is decided, what this tab says"
    );
    session.send(Msg::Choose(0, Choose::Theirs));
    assert_eq!(session.document().meta.severity, "SEV-1");
}

#[test]
fn what_was_left_becomes_a_copy_where_nobody_is_there_to_decide() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    session.type_into("summary", "Mine.");
    session.send(Msg::Visited(Route::Library));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    let again = session.saves().remove(0);
    assert!(again.part && again.body.contains("Mine."));
}

#[test]
fn a_version_that_cannot_be_read_is_not_written_over() {
    let (mut session, _) = two_tabs(|_| {});
    let newer: Found = Found {
        rev: 3,
        body: "{\"format\":\"nofault-postmortem\",\"version\":2}".into(),
        at: "14:03".into(),
        damaged: false,
        copies: 0,
    };
    let again = too_late(&mut session, "summary", "Mine.", newer);
    assert!(again.part, "it is stored beside it");
}

#[test]
fn nothing_is_written_under_an_input_method() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    let field = Field::Text(SectionId::new("summary"));
    let composing = Msg::Typed { field, value: "日本".into(), caret: 6, composing: true };
    session.send(composing);
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    assert!(!session.effects.contains(&Effect::Rewrite));
    let wake = session.wakes().pop().expect("it is tried again");
    session.send(Msg::Composed(Field::Text(SectionId::new("summary")), 6));
    session.send(Msg::Woke(wake));
    assert_eq!(session.saves().len(), 1);
}

#[test]
fn a_tab_with_nothing_unsaved_follows_the_other() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    let id = session.document().id;
    session.effects.clear();
    session.send(Msg::ChangedElsewhere(id, 3));
    assert_eq!(session.effects, [Effect::Load(id)]);
    session.send(Msg::Loaded { id, found: Some(found) });
    assert_eq!(summary(&session), "Theirs.");
    assert_eq!(session.saving(), Saving::Saved("14:03".into()));
    assert_eq!(session.saves(), [], "nothing is ever stored because another tab stored something");
    // What it says again is known.
    session.send(Msg::ChangedElsewhere(id, 3));
    assert_eq!(session.effects, []);
}

#[test]
fn a_tab_with_something_unsaved_keeps_it() {
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    let id = session.document().id;
    session.send(Msg::ChangedElsewhere(id, 3));
    // A key between asking and answering.
    session.type_into("summary", "Mine.");
    session.send(Msg::Loaded { id, found: Some(found) });
    assert_eq!(summary(&session), "Mine.");
}

#[test]
fn a_document_that_cannot_be_read_again_stays_on_the_screen() {
    let (mut session, _) = two_tabs(|_| {});
    let id = session.document().id;
    session.send(Msg::Returned);
    session.send(Msg::LoadFailed(id, "the storage does not answer".into()));
    assert_eq!(summary(&session), "Both had this.\nAnd this.");
}
