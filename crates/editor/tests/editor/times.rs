//! Times: tidied and told when they are left, asked about a moment later, never while they are typed.

use editor::{Answer, Editor, Effect, Msg, NewItem, Wake};
use postmortem::findings::{Finding, Kind};
use postmortem::time::Zones;
use postmortem::{Edit, Field, Id, ItemRef, MetaField, Milestone, RowField, SectionId};

use super::session::Session;

/// Los Angeles and Oslo, in 2019.
struct Some2019;

impl Zones for Some2019 {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        match zone {
            "America/Los_Angeles" => {
                Some(if (1_552_212_000..1_572_771_600).contains(&at) { -25_200 } else { -28_800 })
            }
            "Europe/Oslo" => {
                Some(if (1_553_994_000..1_572_138_000).contains(&at) { 7200 } else { 3600 })
            }
            _ => None,
        }
    }
}

/// A postmortem of 5 December 2019 in Los Angeles.
fn begin() -> Session {
    let mut session = Session::begin();
    session.editor = std::mem::replace(&mut session.editor, Editor::new(1)).with_zones(Some2019);
    session.send(Msg::Now { utc: 1_576_800_000, here: 1_576_800_000 });
    session.send(Msg::New);
    session.answer_saves();
    put(&mut session, Field::Meta(MetaField::Date), "2019-12-05");
    put(&mut session, Field::Meta(MetaField::TimeZone), "America/Los_Angeles");
    session.send(Msg::CloseNotice);
    session.effects.clear();
    session
}

fn type_in(session: &mut Session, field: &Field, value: &str) {
    let (value, caret) = (value.to_owned(), value.len());
    session.send(Msg::Typed { field: field.clone(), value, caret, composing: false });
}

fn put(session: &mut Session, field: Field, value: &str) {
    type_in(session, &field, value);
    session.send(Msg::Left(field));
    ask(session);
}

fn ask(session: &mut Session) {
    for wake in session.wakes().into_iter().filter(|wake| *wake == Wake::Times) {
        session.send(Msg::Woke(wake));
    }
}

/// A new row at the end that begins then.
fn add(session: &mut Session, start: &str) -> Id {
    session.send(Msg::Add(NewItem::Row(None)));
    let id = session.document().timeline.last().expect("a row").id;
    put(session, Field::Row(id, RowField::Start), start);
    id
}

fn get(session: &Session, id: Id, field: RowField) -> String {
    session.document().get(&Field::Row(id, field)).expect("a row").into_owned()
}

fn starts(session: &Session) -> Vec<&str> {
    session.document().timeline.iter().map(|row| row.start.as_str()).collect()
}

fn findings(session: &Session) -> Vec<Finding> {
    session.editor.open_document().expect("open").questions().times().to_vec()
}

fn kinds(session: &Session) -> Vec<Kind> {
    findings(session).iter().map(|finding| finding.kind).collect()
}

fn told(session: &Session, at: usize) -> String {
    session.editor.open_document().expect("open").times().line(at).start.to_string()
}

#[test]
fn a_time_is_tidied_told_and_noted_when_it_is_left() {
    let mut session = begin();
    session.send(Msg::Add(NewItem::Row(None)));
    let id = session.document().timeline[0].id;
    let field = Field::Row(id, RowField::Start);
    type_in(&mut session, &field, "0945");
    assert_eq!(
        (get(&session, id, RowField::Start).as_str(), told(&session, 0).as_str()),
        ("0945", "")
    );
    session.send(Msg::Woke(Wake::SaveLimit));
    assert_eq!(told(&session, 0), "", "nothing changes while it is typed");
    session.send(Msg::Left(field));
    assert_eq!(get(&session, id, RowField::Start), "09:45");
    assert_eq!(told(&session, 0), "Thu 5 Dec 2019, 09:45 PST (UTC−8)");
    assert_eq!(get(&session, id, RowField::StartAt), "2019-12-05T09:45:00-08:00");
    put(&mut session, Field::Row(id, RowField::Start), "about ten");
    assert_eq!(get(&session, id, RowField::StartAt), "", "what is no time is no moment");
    assert_eq!(told(&session, 0), "Not a time yet; kept as written");
}

#[test]
fn a_time_may_count_from_the_row_before() {
    let mut session = begin();
    add(&mut session, "09:45");
    add(&mut session, "about then");
    let third = add(&mut session, "+10m");
    assert_eq!(starts(&session), ["09:45", "about then", "09:55"]);
    let end = Field::Row(third, RowField::End);
    put(&mut session, end.clone(), "+1h 5m");
    assert_eq!(get(&session, third, RowField::End), "11:00");
    put(&mut session, end, "+15h");
    assert_eq!(get(&session, third, RowField::End), "2019-12-06 00:55");
    add(&mut session, "18:00 Europe/Oslo");
    assert_eq!(starts(&session)[0], "18:00 Europe/Oslo", "18:00 in Oslo is 09:00 here");
    let last = add(&mut session, "+14h30m");
    assert_eq!(get(&session, last, RowField::Start), "2019-12-06 00:25");
    let first = session.document().timeline[0].id;
    put(&mut session, Field::Row(first, RowField::Start), "+10m");
    assert_eq!(get(&session, first, RowField::Start), "+10m", "there is no row before");
    assert_eq!(told(&session, 0), "Counts from the row before, and none has a time yet");
}

#[test]
fn a_time_that_counts_into_a_repeated_hour_says_which() {
    let mut session = begin();
    add(&mut session, "2019-11-03 00:30");
    for (add_up, expected) in [
        ("+60m", "2019-11-03 01:30 UTC-07:00"),
        ("+60m", "2019-11-03 01:30 UTC-08:00"),
        ("+60m", "2019-11-03 02:30"),
    ] {
        let row = add(&mut session, add_up);
        assert_eq!(get(&session, row, RowField::Start), expected);
    }
    assert_eq!(kinds(&session), [Kind::Jump]);
}

#[test]
fn rows_are_sorted_by_moment_and_not_past_midnight() {
    let mut session = begin();
    add(&mut session, "09:45");
    add(&mut session, "18:00 UTC");
    assert_eq!(starts(&session), ["09:45", "18:00 UTC"], "18:00 UTC is 10:00 here");
    add(&mut session, "09:50");
    assert_eq!(starts(&session), ["09:45", "09:50", "18:00 UTC"]);
    add(&mut session, "23:50");
    add(&mut session, "00:05");
    assert_eq!(starts(&session)[3..], ["23:50", "00:05"], "that may be the next day");
    let [finding] = &findings(&session)[..] else { panic!("one question") };
    assert_eq!(finding.words, "23:50, then 00:05: the next day, 6 December?");
    session.effects.clear();
    session.send(Msg::Answer(Answer::Take(finding.clone(), 0)));
    assert_eq!(starts(&session)[4], "2019-12-06 00:05");
    let row = session.document().timeline[4].clone();
    assert_eq!(row.start_at, "2019-12-06T00:05:00-08:00");
    assert_eq!(kinds(&session), []);
    let focus = Effect::Focus(editor::Place::Field(Field::Row(row.id, RowField::Start)));
    assert!(session.effects.contains(&focus), "the button is gone");
    session.send(Msg::Undo);
    assert_eq!((starts(&session)[4], kinds(&session)), ("00:05", vec![Kind::Midnight]));
    session.send(Msg::Redo);
    assert_eq!((starts(&session)[4], kinds(&session)), ("2019-12-06 00:05", vec![]));
}

#[test]
fn questions_wait_until_whoever_left_has_pressed_what_they_left_for() {
    let mut session = begin();
    session.send(Msg::Add(NewItem::Row(None)));
    let field = Field::Row(session.document().timeline[0].id, RowField::Start);
    type_in(&mut session, &field, "09:45 PDT");
    session.send(Msg::Woke(Wake::Times));
    session.send(Msg::Left(field.clone()));
    session.send(Msg::Woke(Wake::SaveLimit));
    assert_eq!(kinds(&session), [], "saving asks nothing");
    session.effects.clear();
    session.send(Msg::Woke(Wake::Times));
    assert_eq!(kinds(&session), [Kind::Impossible]);
    assert_eq!(session.said(), ["1 question about times."]);
    session.effects.clear();
    session.send(Msg::Woke(Wake::Times));
    assert!(session.said().is_empty(), "said once");
    // While it is typed anew, the question stays where it is.
    type_in(&mut session, &field, "09:45 P");
    session.send(Msg::Woke(Wake::SaveLimit));
    assert_eq!(kinds(&session), [Kind::Impossible]);
    put(&mut session, field, "09:45 PST");
    assert_eq!(kinds(&session), []);
}

#[test]
fn a_question_that_was_let_be_is_not_asked_again() {
    let mut session = begin();
    let row = add(&mut session, "09:45 PDT");
    let finding = findings(&session).remove(0);
    session.send(Msg::Answer(Answer::LetBe(finding)));
    assert_eq!(kinds(&session), []);
    assert_eq!(session.document().kept.len(), 1);
    put(&mut session, Field::Row(row, RowField::Start), "09:50 PDT");
    assert_eq!(kinds(&session), [], "the same words are not asked again");
    session.send(Msg::Undo);
    assert_eq!(kinds(&session), [Kind::Impossible]);
}

#[test]
fn words_are_typed_over_and_not_written() {
    let mut session = begin();
    let field = session.type_into("timeline", "2019-12-05, all times PDT.");
    session.send(Msg::Left(field.clone()));
    assert_eq!(kinds(&session), []);
    ask(&mut session);
    let finding = findings(&session).remove(0);
    session.effects.clear();
    session.send(Msg::Answer(Answer::Take(finding, 0)));
    let typed =
        Effect::Replace { field: field.clone(), span: 23..24, text: "S".into(), select: None };
    assert_eq!(session.effects[0], typed);
    assert_eq!(field, Field::Text(SectionId::new("timeline")));
}

#[test]
fn a_new_zone_keeps_the_clock_times_and_offers_the_moments() {
    let mut session = begin();
    let first = add(&mut session, "09:45");
    let last = add(&mut session, "23:30 UTC");
    let late = add(&mut session, "16:00");
    put(&mut session, Field::Row(late, RowField::End), "17:00");
    assert_eq!(starts(&session), ["09:45", "23:30 UTC", "16:00"]);
    put(&mut session, Field::Meta(MetaField::TimeZone), " Europe/Oslo ");
    assert_eq!(session.document().meta.time_zone, "Europe/Oslo");
    assert_eq!(starts(&session), ["09:45", "23:30 UTC", "16:00"]);
    assert_eq!(get(&session, first, RowField::StartAt), "2019-12-05T09:45:00+01:00");
    let notice = session.editor.notice().expect("it is said").clone();
    assert_eq!(notice.text, "The clock times stay, and are read as those of Europe/Oslo now.");
    let (words, keep) = notice.button.expect("an offer");
    assert_eq!(
        (words, notice.also.map(|(words, _)| words)),
        ("Keep the moments instead", Some("Undo"))
    );
    session.send(*keep);
    assert_eq!(starts(&session), ["18:45", "23:30 UTC", "2019-12-06 01:00"]);
    assert_eq!(get(&session, late, RowField::End), "02:00", "on the day the row begins");
    assert_eq!(get(&session, first, RowField::StartAt), "2019-12-05T18:45:00+01:00");
    assert_eq!(get(&session, last, RowField::StartAt), "2019-12-05T23:30:00+00:00");
    session.send(Msg::Undo);
    assert_eq!(starts(&session), ["09:45", "23:30 UTC", "16:00"]);
    session.send(Msg::Undo);
    assert_eq!(session.document().meta.time_zone, "America/Los_Angeles");
    assert_eq!(get(&session, first, RowField::StartAt), "2019-12-05T09:45:00-08:00");
}

#[test]
fn a_zone_nobody_knows_moves_nothing_and_is_asked_about() {
    let mut session = begin();
    let first = add(&mut session, "09:45");
    put(&mut session, Field::Meta(MetaField::TimeZone), "Europe/Osl");
    assert_eq!((session.editor.notice(), kinds(&session)), (None, vec![Kind::Zone]));
    assert_eq!(get(&session, first, RowField::StartAt), "2019-12-05T09:45:00-08:00");
    put(&mut session, Field::Meta(MetaField::TimeZone), "Europe/Oslo");
    assert!(session.editor.notice().is_some());
}

#[test]
fn nothing_changes_when_a_document_is_only_looked_at() {
    let mut session = begin();
    session.send(Msg::OpenSample);
    session.answer_saves();
    let before = session.document().clone();
    assert_eq!(kinds(&session), [Kind::Impossible]);
    assert!(told(&session, 1).ends_with(", 36 min after the impact began"));
    session.send(Msg::Left(Field::Meta(MetaField::Title)));
    session.send(Msg::Now { utc: 1_576_900_000, here: 1_576_900_000 });
    assert_eq!(*session.document(), before);
    assert!(!session.editor.unsaved());
    // The first time somebody changes, all moments are noted.
    let id = before.timeline[4].id;
    session.send(Msg::Edit(Edit::Set {
        field: Field::Row(id, RowField::Milestone),
        value: "".into(),
    }));
    assert_eq!(session.document().timeline[0].start_at, "2019-12-05T09:45:00-08:00");
    assert!(
        session
            .document()
            .timeline
            .iter()
            .filter(|row| row.milestone == Some(Milestone::Resolved))
            .count()
            == 0
    );
}

#[test]
fn moving_and_removing_rows_asks_anew() {
    let mut session = begin();
    add(&mut session, "09:45");
    let last = add(&mut session, "10:45");
    session.send(Msg::Move(ItemRef::Row(last), -1));
    assert_eq!(kinds(&session), [Kind::Order]);
    session.send(Msg::Remove(ItemRef::Row(last)));
    assert_eq!(kinds(&session), []);
}
