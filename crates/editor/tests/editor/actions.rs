//! Action items: what is asked about them, what they answer, and where all of them can be seen.

use editor::{Answer, Effect, Entry, Msg, NewItem, Place, open_actions};
use postmortem::findings::Finding;
use postmortem::points::{Target, name};
use postmortem::{ActionField, Day, Edit, FactorField, Field, Id, ItemRef, SectionId};

use super::session::Session;

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn writing() -> Session {
    let mut session = Session::writing();
    let noon = Day::parse(TODAY).expect("a day").0 * 86_400 + 43_200;
    session.send(Msg::Now { utc: noon, here: noon });
    session
}

fn type_at(session: &mut Session, field: &Field, value: &str) {
    let caret = value.len();
    let (field, value) = (field.clone(), value.to_owned());
    session.send(Msg::Typed { field, value, caret, composing: false });
}

fn findings(session: &Session) -> Vec<Finding> {
    session.editor.open_document().expect("open").questions().actions().to_vec()
}

fn kinds(session: &Session) -> Vec<&'static str> {
    findings(session).iter().map(|finding| finding.kind.id()).collect()
}

/// The words that have no answer.
fn unanswered(session: &Session) -> Vec<String> {
    let open = session.editor.open_document().expect("open");
    let asked = open.coverage().asked.iter().filter(|asked| !asked.is_answered());
    asked.map(|asked| asked.words.clone()).collect()
}

fn last_action(session: &Session) -> Id {
    session.document().actions.last().expect("was added").id
}

#[test]
fn factors_are_added_moved_removed_and_brought_back() {
    let mut session = writing();
    session.send(Msg::Add(NewItem::Factor(None)));
    let first = session.document().factors[0].id;
    let focus = Effect::Focus(Place::Field(Field::Factor(first, FactorField::Text)));
    assert!(session.effects.contains(&focus), "writing goes on there");
    session.send(Msg::Add(NewItem::Factor(Some(first))));
    let order =
        |session: &Session| session.document().factors.iter().map(|it| it.id).collect::<Vec<_>>();
    let second = session.document().factors[1].id;
    session.send(Msg::Move(ItemRef::Factor(second), -1));
    assert_eq!(order(&session), [second, first]);
    assert!(session.said().contains(&"Moved to 1 of 2."));
    session.send(Msg::Remove(ItemRef::Factor(second)));
    assert_eq!(order(&session), [first]);
    assert!(session.said().contains(&"Factor removed."));
    session.send(Msg::Undo);
    session.send(Msg::Undo);
    assert_eq!(order(&session), [first, second]);
    session.send(Msg::Redo);
    assert_eq!(order(&session), [second, first]);
}

#[test]
fn a_factor_is_looked_at_for_hints_like_the_words_around_it() {
    let mut session = writing();
    session.send(Msg::Add(NewItem::Factor(None)));
    let field = Field::Factor(session.document().factors[0].id, FactorField::Text);
    type_at(&mut session, &field, "It was human error.");
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn what_has_no_answer_is_told_until_it_has_one() {
    let mut session = writing();
    session.send(Msg::Add(NewItem::Factor(None)));
    let factor = session.document().factors[0].id;
    type_at(&mut session, &Field::Factor(factor, FactorField::Text), "One push can delete it");
    let poorly =
        session.type_into("went_poorly", "- The branch was open.\n- Publishing is opaque.");
    assert_eq!(unanswered(&session), [""; 0], "while somebody writes, nothing changes");
    session.send(Msg::Left(poorly));
    assert_eq!(
        unanswered(&session),
        ["One push can delete it", "The branch was open.", "Publishing is opaque."]
    );

    session.send(Msg::ActOn(Target::Factor(factor)));
    let action = last_action(&session);
    let focus = Effect::Focus(Place::Field(Field::Action(action, ActionField::Text)));
    assert_eq!(session.effects.last(), Some(&focus));
    assert_eq!(unanswered(&session), ["The branch was open.", "Publishing is opaque."]);

    let reason = Field::Accepted(name("The branch was open."));
    type_at(&mut session, &reason, "it is protected by now");
    session.send(Msg::Left(reason));
    assert_eq!(unanswered(&session), ["Publishing is opaque."]);

    // A factor can be lived with, too: the reason is not written in its row.
    let reason = Field::Factor(factor, FactorField::Accepted);
    session.send(Msg::Undo);
    assert_eq!(unanswered(&session), ["One push can delete it", "Publishing is opaque."]);
    type_at(&mut session, &reason, "it is rare");
    session.send(Msg::Left(reason.clone()));
    assert_eq!(unanswered(&session), ["Publishing is opaque."]);
    type_at(&mut session, &reason, "");
    session.send(Msg::Redo);

    // What was decided against answers nothing.
    let status = Field::Action(action, ActionField::Status);
    session.send(Msg::Edit(Edit::Set { field: status, value: "declined".into() }));
    assert_eq!(unanswered(&session), ["One push can delete it", "Publishing is opaque."]);
    session.send(Msg::Undo);
    session.send(Msg::Undo);
    assert_eq!(unanswered(&session).len(), 2, "the action item is gone again");
}

#[test]
fn an_answer_follows_the_words_of_its_point() {
    let mut session = writing();
    session.type_into("lucky", "- A copy was there.\n- It was a quiet day.");
    session.send(Msg::ActOn(Target::Point(name("A copy was there."))));
    let links = |session: &Session| {
        let links = session.document().actions[0].answers_to.iter();
        links.filter_map(|link| link.target()).collect::<Vec<_>>()
    };
    // Letter by letter.
    for text in ["- A copy was the", "- A copy was the only", "- A copy was the only one."] {
        session.type_into("lucky", &format!("{text}\n- It was a quiet day."));
    }
    assert_eq!(links(&session), [Target::Point(name("A copy was the only one."))]);
    session.send(Msg::Left(Field::Text(SectionId::new("lucky"))));
    assert_eq!(unanswered(&session), ["It was a quiet day."]);

    // What is taken back and made again names the point as it is now.
    session.send(Msg::Undo);
    assert!(session.document().actions.is_empty());
    session.send(Msg::Redo);
    assert_eq!(links(&session), [Target::Point(name("A copy was the only one."))]);

    // Deleted letter by letter, it is remembered as it was.
    for text in ["- A copy was", "- A", "- "] {
        session.type_into("lucky", &format!("{text}\n- It was a quiet day."));
    }
    assert_eq!(links(&session), [Target::Point(name("A copy was the only one."))]);
}

#[test]
fn questions_wait_until_an_item_is_left() {
    let mut session = writing();
    session.send(Msg::Add(NewItem::Action(None)));
    let id = last_action(&session);
    let text = Field::Action(id, ActionField::Text);
    type_at(&mut session, &text, "Protect the branch");
    session.send(Msg::Left(text));
    assert_eq!(kinds(&session), [""; 0], "the next field of the same item is written in");
    type_at(&mut session, &Field::Action(id, ActionField::Owner), "Ada");
    session.send(Msg::LeftItem);
    assert_eq!(kinds(&session), ["action-due", "action-kind"]);
}

#[test]
fn a_question_can_be_settled_or_left_aside() {
    let mut session = writing();
    session.send(Msg::Jot("Add an alert and document the runbook — Ada — by Friday".into()));
    let action = session.document().actions[0].clone();
    assert_eq!((&*action.owner, &*action.due), ("Ada", "2026-11-27"));
    assert!(session.said().iter().any(|said| said.contains("2026-11-27")));
    assert_eq!(kinds(&session), ["action-compound", "action-kind"]);
    let compound = findings(&session)[0].clone();
    let before = session.document().clone();
    session.effects.clear();
    session.send(Msg::Answer(Answer::Take(compound.clone(), 0)));
    let texts = |session: &Session| {
        let actions = session.document().actions.iter();
        actions.map(|action| action.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&session), ["Add an alert", "Document the runbook"]);
    // The text is the browser's: what the page shows is typed, so that its undo goes on there.
    let text = Field::Action(action.id, ActionField::Text);
    let menu = Effect::Focus(Place::Menu(ItemRef::Action(action.id)));
    let shown = [Effect::Focus(Place::Field(text)), Effect::Rewrite, menu];
    assert!(session.effects.ends_with(&shown), "{:?}", session.effects);
    assert!(session.said().contains(&"Make it two."));
    // One step there, one back, and one there again, and the page shows each.
    session.effects.clear();
    session.send(Msg::Undo);
    assert_eq!(*session.document(), before);
    assert!(session.effects.ends_with(&shown), "{:?}", session.effects);
    session.effects.clear();
    session.send(Msg::Redo);
    assert_eq!(texts(&session), ["Add an alert", "Document the runbook"]);
    assert!(session.effects.ends_with(&shown), "{:?}", session.effects);

    let kind =
        findings(&session).into_iter().find(|it| it.kind.id() == "action-kind").expect("asked");
    session.send(Msg::LeftItem);
    session.send(Msg::Answer(Answer::LetBe(kind)));
    assert_eq!(session.document().kept.len(), 1);
    assert!(!kinds(&session)[..1].contains(&"action-kind"));
    session.send(Msg::Undo);
    assert_eq!(session.document().kept, []);
    // A question that does not stand any more has no step to take.
    let before = session.document().clone();
    session.send(Msg::Answer(Answer::Take(compound, 0)));
    assert_eq!(*session.document(), before);
}

#[test]
fn an_item_past_its_day_is_done_in_one_step() {
    let mut session = writing();
    session.send(Msg::Jot("Protect the branch — Ada — 2026-11-20".into()));
    let finding = findings(&session)[0].clone();
    assert_eq!(finding.kind.id(), "action-overdue");
    let words = |session: &Session| {
        session.editor.open_document().expect("open").coverage().progress.words()
    };
    assert_eq!(words(&session), "0 of 1 done, 1 overdue");
    session.send(Msg::Answer(Answer::Take(finding, 0)));
    assert_eq!(words(&session), "1 of 1 done");
    assert_eq!(kinds(&session), [""; 0]);
}

#[test]
fn a_line_without_words_adds_nothing() {
    let mut session = writing();
    session.effects.clear();
    session.send(Msg::Jot(" @ada by Friday ".into()));
    assert!(session.document().actions.is_empty());
    assert_eq!(session.said(), ["Say what will be done first."]);
}

#[test]
fn the_library_knows_every_open_action_item() {
    let mut session = writing();
    for line in [
        "Protect the branch — Ada — by Friday",
        "Rewrite the exporter — Grace",
        "Pin it — Ada — 2026-11-20",
    ] {
        session.send(Msg::Jot(line.into()));
    }
    let done = Field::Action(session.document().actions[1].id, ActionField::Status);
    session.send(Msg::Edit(Edit::Set { field: done, value: "done".into() }));
    let head = Entry::head(session.document());
    let entries = [
        Entry::read("0000000000000001", &head, "14:02"),
        Entry::read("0000000000000002", r#"{"title":"Old","open_actions":2}"#, "14:02"),
        Entry::read("0000000000000003", r#"{"title":"None","open_actions":0}"#, "14:02"),
        Entry::read("0000000000000004", r#"{"actions":[["No day","grace",""],7]}"#, "14:02"),
    ];
    let all = open_actions(&entries);
    assert_eq!(all.untold, 1, "one was stored by an older version");
    let texts: Vec<_> = all.of("").map(|listed| &*listed.action.text).collect();
    assert_eq!(texts, ["Pin it", "Protect the branch", "No day", ""], "by day");
    assert_eq!(all.listed[0].due, Day::parse("2026-11-20"));
    let hers: Vec<_> = all.of(" @ADA").map(|listed| &*listed.action.text).collect();
    assert_eq!(hers, ["Pin it", "Protect the branch"]);
}

#[test]
fn a_library_of_thousands_is_listed_at_once() {
    let head = r#"{"date":"2026-01-02","actions":[["a","Ada","2026-11-20"],["b","Grace",""],["c","",""]]}"#;
    let entries: Vec<_> =
        (0..10_000_u64).map(|id| Entry::read(&Id(id).to_string(), head, "14:02")).collect();
    let all = open_actions(&entries);
    assert_eq!((all.listed.len(), all.of("ada").count()), (30_000, 10_000));
    // Ten rounds more, so that work that grows with the square would be noticed.
    for _ in 0..10 {
        assert_eq!(open_actions(&entries).of("grace").count(), 10_000);
    }
}
