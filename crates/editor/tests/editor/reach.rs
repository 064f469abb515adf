//! Which rows of a long timeline have their fields: those somebody has come near, or goes to.

use std::rc::Rc;

use editor::{Effect, Msg, NewItem};
use postmortem::{Edit, Field, Id, Item, ItemRef, RowField, TimelineRow};

use super::session::Session;

fn insert(session: &mut Session, ids: std::ops::Range<u64>) {
    let rows = ids.map(|id| Edit::Insert {
        at: usize::MAX,
        item: Item::Row(Rc::new(TimelineRow {
            text: "The engineer should have known.".into(),
            ..TimelineRow::new(Id(id))
        })),
    });
    session.send(Msg::Edit(Edit::All(rows.collect())));
    session.effects.clear();
}

fn near(session: &Session) -> Vec<u64> {
    let open = session.editor.open_document().expect("a document is open");
    let rows = open.document().timeline.iter().map(|row| row.id);
    rows.filter(|row| open.reach().is_near(*row)).map(|row| row.0).collect()
}

fn unfolded(session: &Session, row: u64) -> bool {
    session.editor.open_document().expect("a document is open").reach().is_unfolded(Id(row))
}

/// Those that are not near only because they stand at an end.
fn within(session: &Session) -> Vec<u64> {
    near(session).into_iter().filter(|row| (13..2_989).contains(row)).collect()
}

/// One with 3,000 rows, none of which anybody has come near.
fn long() -> Session {
    let mut session = Session::writing();
    insert(&mut session, 1..3_001);
    assert!(within(&session).is_empty());
    assert_eq!(near(&session).len(), 24, "where the keyboard comes in");
    session
}

#[test]
fn a_few_rows_all_have_their_fields_and_keep_them() {
    let mut session = Session::writing();
    insert(&mut session, 1..101);
    assert_eq!(near(&session).len(), 100);
    insert(&mut session, 1_000..4_000);
    let expected: Vec<u64> = (1..101).chain(3_988..4_000).collect();
    assert_eq!(near(&session), expected, "a field that goes takes its undo with it");
}

#[test]
fn rows_that_somebody_comes_near_have_fields_from_then_on() {
    let mut session = long();
    session.send(Msg::Near(vec![Id(70), Id(90)]));
    session.send(Msg::Near(vec![Id(80), Id(90)]));
    session.send(Msg::Remove(ItemRef::Row(Id(80))));
    session.send(Msg::Undo);
    assert_eq!(within(&session), [70, 80, 81, 90], "81 was below the row that went");
}

#[test]
fn where_the_focus_goes_there_are_fields() {
    let mut session = long();
    session.send(Msg::GoTo(Field::Row(Id(2_000), RowField::Text)));
    assert_eq!(within(&session), [2_000]);
    assert!(!unfolded(&session, 2_000));
    session.send(Msg::GoTo(Field::Row(Id(2_001), RowField::End)));
    assert!(unfolded(&session, 2_001), "it is among the further fields");
    let from = (Field::Row(Id(1_000), RowField::Text), 0);
    session.send(Msg::PreviousHint(Some(from)));
    assert!(session.effects.iter().any(|effect| matches!(effect, Effect::Select(..))));
    assert_eq!(within(&session), [999, 2_000, 2_001]);
    session.send(Msg::Remove(ItemRef::Row(Id(2_001))));
    assert_eq!(within(&session), [999, 2_000, 2_002], "the focus goes to the menu of the next");
    session.send(Msg::Add(NewItem::Row(Some(Id(1_500)))));
    let new = session.document().timeline[1_500].id;
    assert!(near(&session).contains(&new.0));
}

#[test]
fn a_browser_that_does_not_tell_gets_all_fields() {
    let mut session = Session::writing();
    let editor = std::mem::replace(&mut session.editor, editor::Editor::new(1));
    session.editor = editor.with_every_row_near(true);
    insert(&mut session, 1..3_001);
    assert_eq!(near(&session).len(), 3_000);
}
