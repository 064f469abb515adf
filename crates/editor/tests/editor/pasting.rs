//! What is pasted is shown first, and becomes rows when somebody says so.

use editor::{Effect, MOST_ROWS, Msg, Panel, Pasting, Place, Route};
use paste::{Column, DayOrder, Ordered, Source};
use postmortem::{Edit, Field, MetaField, Milestone};

use super::session::Session;

const CHAT: &str = "Ada Holm  9:45 AM\nDeleting old branches\nMira Okafor  10:21 AM\nDocs are 404\n\
                    Ada Holm  10:55 AM\nPublished again\n";

fn opened(mut session: Session) -> Session {
    session.send(Msg::OpenPanel(Panel::Paste));
    assert_eq!(session.editor.panel(), Some(Panel::Paste));
    session
}

fn paste(session: &mut Session, msg: Pasting) {
    session.send(Msg::Paste(msg));
}

fn with(text: &str) -> Session {
    let mut session = opened(Session::writing());
    paste(&mut session, Pasting::Text(text.into()));
    session
}

fn set(session: &mut Session, field: MetaField, value: &str) {
    session.send(Msg::Edit(Edit::Set { field: Field::Meta(field), value: value.into() }));
}

fn rows(session: &Session) -> Vec<String> {
    let row = |row: &std::rc::Rc<postmortem::TimelineRow>| {
        [&*row.start, &*row.end, &*row.zone, &*row.text]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    session.document().timeline.iter().map(row).collect()
}

fn shown(session: &Session) -> Vec<String> {
    let proposals = session.editor.paste().proposals().iter();
    proposals.map(|it| format!("{} {}", it.row.start, it.row.text)).collect()
}

#[test]
fn the_rows_that_are_ticked_are_added_as_one_change() {
    let mut session = with(CHAT);
    assert!(session.effects.contains(&Effect::Focus(Place::Paste)));
    assert_eq!(rows(&session), [""; 0], "nothing is taken before somebody says so");
    assert_eq!(session.editor.paste().ticked(), 3);
    paste(&mut session, Pasting::Tick(1, false));
    session.effects.clear();
    paste(&mut session, Pasting::Add);
    assert_eq!(rows(&session), ["09:45 Deleting old branches", "10:55 Published again"]);
    assert_eq!(session.editor.panel(), None);
    assert!(session.effects.contains(&Effect::ClosePanel));
    assert_eq!(session.said(), ["2 rows added."]);
    let notice = session.editor.notice().expect("it is told");
    assert_eq!(notice.button, Some(("Undo", Box::new(Msg::Undo))));
    session.send(Msg::Undo);
    assert_eq!(rows(&session), [""; 0]);
    session.send(Msg::Redo);
    assert_eq!(rows(&session), ["09:45 Deleting old branches", "10:55 Published again"]);
    let ids: Vec<_> = session.document().timeline.iter().map(|row| row.id).collect();
    assert!(ids[0] != ids[1]);
    // What was taken is not kept.
    session = opened(session);
    assert_eq!(&**session.editor.paste().text(), "");
}

#[test]
fn rows_go_where_their_times_say() {
    let mut session = with("10:00 b\n12:00 d\n");
    paste(&mut session, Pasting::Add);
    session = opened(session);
    let text = "11:00 c\n09:00 a\n12:00 d again\n13:00 e\n";
    paste(&mut session, Pasting::Text(text.into()));
    paste(&mut session, Pasting::Add);
    assert_eq!(
        rows(&session),
        ["09:00 a", "10:00 b", "11:00 c", "12:00 d", "12:00 d again", "13:00 e"]
    );
}

#[test]
fn a_row_of_a_whole_day_stays_behind_the_one_before_it() {
    let mut session = with("2019-12-07 13:00 later\n");
    paste(&mut session, Pasting::Add);
    session = opened(session);
    let text = "- 2019-12-05 09:45: Gone\n- 2019-12-06: Nobody looked\n- 2019-12-07 08:00: Back\n";
    paste(&mut session, Pasting::Text(text.into()));
    paste(&mut session, Pasting::Add);
    assert_eq!(
        rows(&session),
        [
            "2019-12-05 09:45 Gone",
            "2019-12-06 Nobody looked",
            "2019-12-07 08:00 Back",
            "2019-12-07 13:00 later"
        ]
    );
}

#[test]
fn names_are_left_out_unless_they_are_wanted() {
    let mut session = with(CHAT);
    assert_eq!(shown(&session)[0], "09:45 Deleting old branches");
    assert_eq!(session.editor.paste().proposals()[0].author, "Ada Holm");
    paste(&mut session, Pasting::KeepAuthor(true));
    assert_eq!(shown(&session)[0], "09:45 Ada Holm: Deleting old branches");
}

#[test]
fn what_is_in_the_timeline_already_is_not_taken_twice() {
    let mut session = with(CHAT);
    paste(&mut session, Pasting::KeepAuthor(true));
    paste(&mut session, Pasting::Add);
    session = opened(session);
    paste(&mut session, Pasting::Text(format!("{CHAT}Jo Berg  11:45 AM\nServed again\n").into()));
    let here: Vec<_> = session.editor.paste().proposals().iter().map(|it| it.here).collect();
    assert_eq!(here, [true, true, true, false]);
    assert_eq!(session.editor.paste().ticked(), 1);
    // Who wants it twice can have it.
    paste(&mut session, Pasting::TickAll(true));
    assert_eq!(session.editor.paste().ticked(), 4);
    paste(&mut session, Pasting::TickAll(false));
    paste(&mut session, Pasting::Add);
    assert_eq!(session.editor.panel(), Some(Panel::Paste), "there is nothing to take");
}

#[test]
fn what_was_unticked_stays_so_when_rows_are_read_again() {
    let mut session = with(CHAT);
    paste(&mut session, Pasting::Tick(0, false));
    paste(&mut session, Pasting::KeepAuthor(true));
    paste(&mut session, Pasting::Date("2019-12-05".into()));
    let ticked: Vec<_> = session.editor.paste().proposals().iter().map(|it| it.ticked).collect();
    assert_eq!(ticked, [false, true, true]);
    paste(&mut session, Pasting::Text("09:00 other\n09:10 words\n".into()));
    assert_eq!(session.editor.paste().ticked(), 2);
}

#[test]
fn a_panel_closed_by_accident_loses_nothing() {
    let mut session = with(CHAT);
    paste(&mut session, Pasting::Tick(0, false));
    session.send(Msg::ClosePanel);
    session = opened(session);
    assert_eq!(&**session.editor.paste().text(), CHAT);
    assert_eq!(session.editor.paste().ticked(), 2);
    paste(&mut session, Pasting::Clear);
    assert_eq!(&**session.editor.paste().text(), "");
    assert!(session.editor.paste().pasted().is_none());
    // Another document has nothing to do with it.
    paste(&mut session, Pasting::Text(CHAT.into()));
    session.send(Msg::ClosePanel);
    session.send(Msg::Visited(Route::Library));
    paste(&mut session, Pasting::Add);
    session.send(Msg::New);
    session = opened(session);
    assert_eq!(&**session.editor.paste().text(), "");
}

#[test]
fn exact_moments_keep_the_clock_they_were_written_with() {
    let mut session = Session::writing();
    set(&mut session, MetaField::Date, "2019-12-05");
    set(&mut session, MetaField::TimeZone, "UTC");
    let mut session = opened(session);
    let text = "2019-12-05T09:45:00-08:00 web: gone\n2019-12-05T17:50:00Z web: seen\n\
                1575571510 web: counted\n2019-12-06 00:10:20 CET web: local\n";
    paste(&mut session, Pasting::Text(text.into()));
    paste(&mut session, Pasting::Add);
    assert_eq!(
        rows(&session),
        [
            "09:45 -08:00 web: gone",
            "17:50 web: seen",
            "18:45:10 web: counted",
            "2019-12-06 00:10:20 CET web: local",
        ]
    );
}

#[test]
fn a_span_and_a_milestone_come_along() {
    let text = "start\tend\tmilestone\twhat\tlink\n\
                2019-12-05 23:50\t00:10\tmitigated\tGone\thttps://example.org\n";
    let mut session = with(text);
    paste(&mut session, Pasting::Add);
    assert_eq!(rows(&session), ["2019-12-05 23:50 2019-12-06 00:10 Gone"]);
    let row = &session.document().timeline[0];
    assert_eq!(row.milestone, Some(Milestone::Mitigated));
    assert_eq!(row.evidence, "https://example.org");
}

#[test]
fn what_the_text_leaves_open_can_be_said() {
    let mut session = with("05/12/2019 23:45 gone\n00:10 back\n");
    let order = |session: &Session| session.editor.paste().pasted().expect("it is read").order;
    assert_eq!(order(&session), Ordered::Asked(DayOrder::DayFirst));
    paste(&mut session, Pasting::Order(DayOrder::MonthFirst));
    assert_eq!(shown(&session), ["2019-05-12 23:45 gone", "2019-05-12 00:10 back"]);
    assert!(session.editor.paste().proposals()[1].maybe_next_day);
    paste(&mut session, Pasting::PastMidnight(true));
    assert_eq!(shown(&session)[1], "2019-05-13 00:10 back");

    // The day of the document is that of rows that tell none, and need not be repeated.
    let mut session = Session::writing();
    set(&mut session, MetaField::Date, "2019-12-05");
    let mut session = opened(session);
    paste(&mut session, Pasting::Text("23:45 gone\n".into()));
    assert_eq!(shown(&session), ["23:45 gone"]);
    paste(&mut session, Pasting::Date("2019-12-04".into()));
    assert_eq!(shown(&session), ["2019-12-04 23:45 gone"]);
}

#[test]
fn columns_and_the_source_can_be_set() {
    let mut session = with("when,who,what\n09:45, ada, gone\n");
    let table = |session: &Session| {
        session.editor.paste().pasted().and_then(|it| it.table.clone()).expect("it is a table")
    };
    assert_eq!(table(&session).columns, [Column::Time, Column::Author, Column::Text]);
    paste(&mut session, Pasting::Column(1, Column::Text));
    assert_eq!(shown(&session), ["09:45 ada · gone"]);
    paste(&mut session, Pasting::Column(9, Column::Text));
    assert_eq!(table(&session).columns.len(), 3);
    paste(&mut session, Pasting::Source(Some(Source::Notes)));
    assert_eq!(shown(&session), ["09:45 ada, gone"]);
    paste(&mut session, Pasting::Source(None));
    assert_eq!(shown(&session), ["09:45 gone"], "columns are guessed again");
}

#[test]
fn a_file_chosen_while_the_panel_is_open_is_pasted() {
    let mut session = opened(Session::writing());
    let before = session.document().id;
    let read = |text| Msg::FileRead { name: "chat.txt".into(), text };
    session.send(read(Err("It is too large.".into())));
    assert_eq!(session.editor.paste().problem(), Some("It is too large."));
    session.send(read(Ok("09:45 gone\r\n10:21 seen\r".into())));
    assert_eq!(session.editor.paste().problem(), None);
    assert_eq!(&**session.editor.paste().text(), "09:45 gone\n10:21 seen\n");
    assert_eq!(session.editor.paste().ticked(), 2);
    assert_eq!(session.document().id, before, "nothing is imported");
}

#[test]
fn more_rows_than_anybody_reads_are_not_taken_at_once() {
    let session = with(&"09:45 gone\n".repeat(MOST_ROWS + 1));
    let paste = session.editor.paste();
    assert_eq!(paste.proposals().len(), MOST_ROWS);
    assert_eq!(paste.pasted().expect("it is read").rows.len(), MOST_ROWS + 1);
}

#[test]
fn a_document_that_is_only_read_takes_no_rows() {
    let mut session = with(CHAT);
    session.send(Msg::StorageNewer);
    paste(&mut session, Pasting::Add);
    assert_eq!(rows(&session), [""; 0]);
}

#[test]
fn rows_of_a_shared_text_are_shown_before_they_are_taken() {
    let mut session = Session::begin();
    session.send(Msg::Shared(CHAT.into()));
    assert_eq!(session.editor.panel(), Some(Panel::Paste));
    assert_eq!(session.editor.paste().ticked(), 3);
    assert_eq!(rows(&session), [""; 0]);
    paste(&mut session, Pasting::Add);
    assert_eq!(rows(&session).len(), 3);
}

#[test]
fn a_shared_text_without_rows_is_the_summary_of_a_new_postmortem() {
    let mut session = Session::begin();
    let text = "The docs were gone.\n<img src=x> https://status.example/42";
    session.send(Msg::Shared(text.into()));
    let summary = Field::Text(postmortem::SectionId::new("summary"));
    assert_eq!(session.document().get(&summary).as_deref(), Some(text));
    assert_eq!(session.editor.panel(), None);
    assert!(session.saves()[0].body.contains("The docs were gone."), "it is stored");
}

#[test]
fn what_is_shared_leaves_what_is_open_as_it_is() {
    let mut session = Session::writing();
    let before = session.document().id;
    session.type_into("summary", "Typed before.");
    session.effects.clear();
    session.send(Msg::Shared("Something else.".into()));
    assert_ne!(session.document().id, before);
    let saves = session.saves();
    assert!(saves.iter().any(|save| save.id == before && save.body.contains("Typed before.")));
}
