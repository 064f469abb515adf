//! What a person gets where two tabs have changed the same, and where one follows the other.

use editor::{Choose, Effect, Found, Msg, NewItem, Panel, SaveOutcome, Wake};
use postmortem::{
    ActionField, Edit, Field, Id, ItemRef, MetaField, PersonField, Postmortem, RowField,
};

use super::joining::{found, summary, too_late, two_tabs, write};
use super::session::Session;

#[test]
fn without_a_conflict_nobody_is_asked_and_it_is_said() {
    let (mut session, found) = two_tabs(|other| write(other, "impact", "Two hours."));
    session.type_into("summary", "Mine.");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    assert_eq!(
        session.said(),
        ["This postmortem was changed in another tab too. Both changes are in it."]
    );
    assert_eq!(session.editor.open_document().expect("is open").conflicts().count(), 0);
    assert_eq!(session.saves()[0].keep, None, "all of it is in the one that is stored now");
}

#[test]
fn a_conflict_is_said_and_each_is_settled_by_itself() {
    let (mut session, found) = two_tabs(|other| {
        write(other, "summary", "Theirs.\nAnd this.");
        write(other, "impact", "Two hours.");
    });
    session.type_into("impact", "Three hours.");
    session.type_into("summary", "Mine.\nAnd this.");
    session.send(Msg::Woke(Wake::SaveLimit));
    let save = session.saves().remove(0);
    session.answer(&save, SaveOutcome::Behind(found));
    let open = session.editor.open_document().expect("is open");
    let places: Vec<_> = open.conflicts().map(|(place, _)| place).collect();
    assert_eq!(places, ["Summary"], "what both have written into an empty text stands there twice");
    assert!(session.said()[0].contains("the other ones are kept"), "{:?}", session.said());
    session.effects.clear();
    session.send(Msg::Choose(1, Choose::Theirs));
    assert_eq!(session.effects, [], "there is no second");
}

#[test]
fn a_choice_among_several_leaves_the_others_to_choose() {
    let field = Field::Meta(MetaField::Severity);
    let (mut session, found) = two_tabs(|other| {
        write(other, "summary", "Theirs.\nAnd this.");
        other.apply(Edit::Set { field: field.clone(), value: "SEV-1".into() });
    });
    session.send(Msg::Edit(Edit::Set { field, value: "SEV-2".into() }));
    too_late(&mut session, "summary", "Mine.\nAnd this.", found);
    session.send(Msg::OpenPanel(Panel::Conflicts));
    session.effects.clear();
    session.send(Msg::Choose(1, Choose::Theirs));
    assert!(session.effects.contains(&Effect::OpenPanel), "its button is gone, the panel stays");
    assert_eq!(session.editor.panel(), Some(Panel::Conflicts));
    assert_eq!(summary(&session), "Theirs.\nAnd this.");
    session.effects.clear();
    session.send(Msg::Choose(0, Choose::Mine));
    assert!(session.effects.contains(&Effect::ClosePanel));
    assert_eq!(session.said().last(), Some(&"Everything is settled."));
    assert_eq!(session.document().meta.severity, "SEV-2");
}

#[test]
fn lines_taken_out_here_and_changed_there_go_without_a_trace_if_that_is_chosen() {
    for (base, theirs, chosen) in
        [("a\nb", "a\nB\nC", "a"), ("b\na", "B\nC\na", "a"), ("x\nb\ny", "x\nB\nC\ny", "x\ny")]
    {
        let mut session = Session::writing();
        session.type_into("summary", base);
        session.send(Msg::Woke(Wake::SaveLimit));
        session.answer_saves();
        let mut other = session.document().clone();
        write(&mut other, "summary", theirs);
        too_late(&mut session, "summary", chosen, found(3, &other));
        assert_eq!(summary(&session), theirs, "until somebody decides");
        session.send(Msg::Choose(0, Choose::Mine));
        assert_eq!(summary(&session), chosen);
    }
}

#[test]
fn a_choice_is_asked_only_where_there_are_two_wordings() {
    let (mut session, _) = two_tabs(|_| {});
    session.send(Msg::Add(NewItem::Row(None)));
    session.send(Msg::Woke(Wake::SaveLimit));
    session.answer_saves();
    let row = session.document().timeline[0].id;
    let mut other = session.document().clone();
    let field = Field::Row(row, RowField::Role);
    other.apply(Edit::Set { field, value: "on-call".into() });
    session.send(Msg::Remove(ItemRef::Row(row)));
    let again = too_late(&mut session, "impact", "x", found(4, &other));
    assert_eq!(session.document().timeline[0].role, "on-call", "what was changed there stays");
    assert_eq!(again.keep.map(|keep| keep.rev), Some(4));
    assert_eq!(session.editor.open_document().expect("is open").conflicts().count(), 0);
}

#[test]
fn what_was_left_is_joined_where_nobody_has_to_decide() {
    let (mut session, found) = two_tabs(|other| write(other, "impact", "Two hours."));
    session.type_into("summary", "Mine.");
    session.send(Msg::New);
    let saves = session.saves();
    let other_page = session.document().clone();
    session.answer(&saves[0], SaveOutcome::Behind(found));
    assert!(!session.effects.contains(&Effect::Rewrite), "another document is on the screen");
    assert_eq!(*session.document(), other_page);
    let again = session.saves().remove(0);
    assert!(!again.part && again.body.contains("Mine.") && again.body.contains("Two hours."));
}

#[test]
fn news_of_another_document_is_none() {
    let (mut session, _) = two_tabs(|_| {});
    session.effects.clear();
    session.send(Msg::ChangedElsewhere(Id(99), 8));
    assert_eq!(session.effects, []);
}

#[test]
fn the_library_is_read_again_when_another_tab_stores_and_when_somebody_comes_back() {
    let mut session = Session::begin();
    for news in [Msg::ChangedElsewhere(Id(99), 8), Msg::Returned] {
        session.effects.clear();
        session.send(news);
        assert_eq!(session.effects, [Effect::List]);
    }
}

#[test]
fn who_comes_back_with_something_unsaved_waits_for_the_save() {
    let (mut session, _) = two_tabs(|_| {});
    let id = session.document().id;
    session.effects.clear();
    session.send(Msg::Returned);
    assert_eq!(session.effects, [Effect::Load(id)]);
    session.type_into("summary", "Mine.");
    session.effects.clear();
    session.send(Msg::Returned);
    assert_eq!(session.effects, []);
}

#[test]
fn only_a_newer_whole_version_of_this_document_takes_its_place() {
    let older = |found: Found| Found { rev: 2, ..found };
    let damaged = |found: Found| Found { damaged: true, ..found };
    let unreadable = |found: Found| Found { body: "{".into(), ..found };
    for spoilt in [older, damaged, unreadable] {
        let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
        let id = session.document().id;
        session.send(Msg::Loaded { id, found: Some(spoilt(found)) });
        assert_eq!(summary(&session), "Both had this.\nAnd this.");
    }
    let (mut session, found) = two_tabs(|other| write(other, "summary", "Theirs."));
    session.send(Msg::Loaded { id: Id(99), found: Some(found) });
    assert_eq!(summary(&session), "Both had this.\nAnd this.");
}

#[test]
fn a_document_keeps_the_name_the_store_has_for_it() {
    let (mut session, found) = two_tabs(|other| {
        other.id = Id(99);
        write(other, "summary", "Theirs.");
    });
    let id = session.document().id;
    session.send(Msg::Loaded { id, found: Some(found) });
    assert_eq!((summary(&session).as_str(), session.document().id), ("Theirs.", id));
}

#[test]
fn every_place_has_words() {
    type Change = fn(&mut Postmortem, &str);
    let changes: [(&str, Change); 4] = [
        ("Timeline, row 1", |document, text| {
            let field = Field::Row(document.timeline[0].id, RowField::Text);
            document.apply(Edit::Set { field, value: text.into() });
        }),
        ("Action item 1", |document, text| {
            let field = Field::Action(document.actions[0].id, ActionField::Text);
            document.apply(Edit::Set { field, value: text.into() });
        }),
        ("People and roles", |document, text| {
            let field = Field::Person(document.people[0].id, PersonField::Name);
            document.apply(Edit::Set { field, value: text.into() });
        }),
        ("Title", |document, text| {
            let field = Field::Meta(MetaField::Title);
            document.apply(Edit::Set { field, value: text.into() });
        }),
    ];
    for (words, change) in changes {
        let mut session = Session::writing();
        session.send(Msg::Add(NewItem::Row(None)));
        session.send(Msg::Add(NewItem::Action(None)));
        session.send(Msg::Add(NewItem::Person));
        for text in ["base", "mine"] {
            let mut other = session.document().clone();
            change(&mut other, text);
            session.document().changes_to(&other).into_iter().for_each(|edit| {
                session.effects.extend(session.editor.update(Msg::Edit(edit)));
            });
            if text == "base" {
                session.send(Msg::Woke(Wake::SaveLimit));
                session.answer_saves();
            }
        }
        let mut theirs = session.document().clone();
        change(&mut theirs, "theirs");
        too_late(&mut session, "impact", "x", found(9, &theirs));
        let open = session.editor.open_document().expect("is open");
        let places: Vec<_> = open.conflicts().map(|(place, _)| place).collect();
        assert_eq!(places, [words]);
    }
}
