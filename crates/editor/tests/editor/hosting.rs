//! The editor in somebody else's page: that page is asked to keep the document, and nothing else is done.

use editor::{Effect, Found, Hosting, Msg, Panel, SaveOutcome, SaveProblem, SaveRequest, Saving};
use editor::{StorageMode, Wake};
use postmortem::format::json;
use postmortem::{Field, Id, Postmortem, SectionId, Template};

use super::joining::{summary, write};
use super::session::Session;

fn document(id: u64, text: &str) -> Postmortem {
    let mut document = Postmortem::new(Id(id), Template::postmortem().into());
    write(&mut document, "summary", text);
    document
}

fn open(document: Postmortem) -> Msg {
    Msg::Host(Hosting::Open(Some(Box::new(document))))
}

fn hosted(text: &str) -> Session {
    let mut session = Session::begin_in(StorageMode::Host, 0, "");
    session.send(open(document(1, text)));
    session.effects.clear();
    session
}

fn answer(session: &mut Session, save: &SaveRequest, outcome: SaveOutcome) {
    session.send(Msg::Host(Hosting::Answered(save.change, outcome)));
}

fn state(session: &Session) -> Saving {
    session.editor.open_document().expect("is open").saving()
}

fn saved(rev: u32) -> SaveOutcome {
    SaveOutcome::Saved { rev, at: "14:02".into() }
}

fn ahead(body: String) -> SaveOutcome {
    let found = Found { rev: 9, body: body.into(), at: "".into(), damaged: false, copies: 0 };
    SaveOutcome::Behind(found)
}

#[test]
fn the_page_is_asked_only_when_a_person_asks() {
    let mut session = hosted("");
    session.type_into("summary", "Words.");
    session.effects.clear();
    session.send(Msg::Leaving);
    assert_eq!(session.saves(), [], "a page keeps versions: none is made that nobody wants");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    assert!(json::read(&save.body).is_ok_and(|stored| stored == *session.document()));
    answer(&mut session, &save, saved(1));
    assert_eq!(state(&session), Saving::Saved("14:02".into()));
    assert!(!session.editor.unsaved());
}

#[test]
fn a_page_that_wants_it_is_asked_after_a_pause() {
    let mut session = hosted("");
    session.send(Msg::Host(Hosting::SaveAfter(Some(2000))));
    session.type_into("summary", "Words.");
    let pause = |effect: &Effect| {
        matches!(effect, Effect::WakeAfter { ms: 2000, wake: Wake::SavePause(1) })
    };
    assert!(session.effects.iter().any(pause), "{:?}", session.effects);
    session.send(Msg::Woke(Wake::SavePause(1)));
    let save = session.saves().remove(0);
    session.type_into("summary", "Words. More.");
    answer(&mut session, &save, saved(1));
    assert_eq!(session.saves().len(), 1, "what came meanwhile follows");
}

#[test]
fn nothing_is_asked_of_a_library_or_an_address() {
    let mut session = hosted("Bob deleted the branch.");
    let beyond = |effect: &Effect| {
        !matches!(
            effect,
            Effect::Save(_)
                | Effect::WakeAfter { .. }
                | Effect::Focus(_)
                | Effect::OpenPanel
                | Effect::ClosePanel
                | Effect::Rewrite
                | Effect::Select(..)
                | Effect::Replace { .. }
                | Effect::Announce(_)
                | Effect::Copy(_)
                | Effect::Download { .. }
        )
    };
    session.type_into("summary", "We should have known.");
    for msg in [
        Msg::Returned,
        Msg::Leaving,
        Msg::SaveNow,
        Msg::OpenPanel(Panel::Versions),
        Msg::Export(postmortem::format::Format::Json),
        Msg::Prefer(editor::Preference::Timing(editor::Timing::Asking)),
        Msg::New,
        Msg::StorageLost,
    ] {
        session.send(msg);
    }
    let asked: Vec<_> = session.effects.iter().filter(|effect| beyond(effect)).collect();
    assert!(asked.is_empty(), "{asked:?}");
}

#[test]
fn what_somebody_else_has_changed_is_joined_and_asked_for_again() {
    let mut session = hosted("Both had this.");
    session.type_into("summary", "Both had this.\nFrom here.");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    let theirs = document(1, "From there.\nBoth had this.");
    answer(&mut session, &save, ahead(json::write(&theirs)));
    let again = session.saves().remove(0);
    assert_eq!(summary(&session), "From there.\nBoth had this.\nFrom here.");
    assert!(again.change > save.change, "the host hears that its copy is old");
    assert!(json::read(&again.body).is_ok_and(|stored| stored == *session.document()));
    answer(&mut session, &again, saved(1));
    assert!(!session.editor.unsaved());
}

#[test]
fn a_page_that_always_has_something_newer_is_not_asked_for_ever() {
    let mut session = hosted("Words.");
    session.type_into("summary", "Words. Mine.");
    session.send(Msg::SaveNow);
    let mut asked = 0;
    while let Some(save) = session.saves().pop() {
        asked += 1;
        assert!(asked < 20, "it is asked for ever");
        answer(&mut session, &save, ahead(json::write(&document(1, "Words."))));
    }
    assert!(matches!(state(&session), Saving::Failed(SaveProblem::Host(_))));
    assert_eq!(summary(&session), "Words. Mine.");
}

#[test]
fn what_cannot_be_read_of_somebody_else_costs_no_word() {
    let mut session = hosted("");
    session.type_into("summary", "Mine.");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    answer(&mut session, &save, ahead("<html>log in first</html>".into()));
    assert!(matches!(state(&session), Saving::Failed(SaveProblem::Host(_))));
    assert_eq!(summary(&session), "Mine.");
    assert!(session.editor.unsaved());
}

#[test]
fn a_page_that_fails_is_asked_again_only_by_a_person() {
    let mut session = hosted("");
    session.type_into("summary", "Words.");
    for problem in [SaveProblem::Unhandled, SaveProblem::Host("it is away.".into())] {
        session.send(Msg::SaveNow);
        let save = session.saves().remove(0);
        answer(&mut session, &save, SaveOutcome::Failed(problem.clone()));
        assert_eq!(state(&session), Saving::Failed(problem));
        assert_eq!(session.effects, [], "nothing is tried by itself");
    }
    session.send(Msg::SaveNow);
    assert_eq!(session.saves().len(), 1);
}

#[test]
fn what_was_handed_on_is_not_called_saved_nor_the_newest_after_another_key() {
    let mut session = hosted("");
    session.type_into("summary", "Words.");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    let handed = SaveProblem::Handed("Offered as a.html.".into());
    answer(&mut session, &save, SaveOutcome::Failed(handed.clone()));
    assert_eq!(state(&session), Saving::Failed(handed));
    assert!(session.editor.unsaved());
    session.type_into("summary", "Words. More.");
    assert_eq!(state(&session), Saving::Pending("".into()));
    let change = session.editor.open_document().map(|open| open.change());
    session.send(Msg::Host(Hosting::Kept(change.unwrap_or_default())));
    assert!(!session.editor.unsaved(), "somebody has seen that it is there");
}

#[test]
fn an_answer_nobody_waits_for_is_passed_over() {
    let mut session = hosted("");
    session.type_into("summary", "Words.");
    session.send(Msg::Host(Hosting::Answered(1, saved(1))));
    assert!(session.editor.unsaved(), "it was never asked");
}

#[test]
fn asking_during_a_save_saves_what_came_meanwhile() {
    let mut session = hosted("");
    session.type_into("summary", "One.");
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    session.type_into("summary", "One. Two.");
    session.send(Msg::SaveNow);
    assert_eq!(session.saves(), [], "never two at a time");
    answer(&mut session, &save, saved(1));
    assert_eq!(session.saves().len(), 1);
}

#[test]
fn a_page_may_put_another_document_there_or_keep_it_in_its_own_way() {
    let mut session = hosted("One.");
    let change = |session: &Session| session.editor.open_document().expect("is open").change();
    session.type_into("summary", "Two.");
    let before = change(&session);
    session.send(Msg::Host(Hosting::Kept(before)));
    assert!(!session.editor.unsaved());
    session.type_into("summary", "Three.");
    session.send(Msg::Host(Hosting::Kept(before)));
    assert!(session.editor.unsaved(), "that was before");
    session.send(open(document(1, "Four.")));
    assert!(change(&session) > before + 1, "numbers of changes only rise");
    assert!(!session.editor.unsaved());
    assert!(session.effects.contains(&Effect::Rewrite), "the texts on the screen follow");
    session.effects.clear();
    session.send(open(document(1, "Four.")));
    assert_eq!(session.effects, [], "the same again is nothing");
}

#[test]
fn going_on_after_the_element_was_taken_out_joins_with_what_the_page_has() {
    let mut session = hosted("Both.\nMine, not kept.");
    session.send(Msg::Host(Hosting::Resume(7, Some(Box::new(document(1, "Both."))))));
    assert!(session.editor.unsaved());
    session.send(Msg::SaveNow);
    let save = session.saves().remove(0);
    answer(&mut session, &save, ahead(json::write(&document(1, "Theirs.\nBoth."))));
    assert_eq!(summary(&session), "Theirs.\nBoth.\nMine, not kept.");
}

#[test]
fn where_it_is_only_read_nothing_changes_and_no_hint_speaks() {
    let mut session = hosted("We should have known.");
    let field = Field::Text(SectionId::new("summary"));
    let hints = |session: &Session| session.editor.open_document().expect("is open").count(&field);
    assert_eq!(hints(&session), 1);
    session.send(Msg::Host(Hosting::OnlyRead(true)));
    assert_eq!(hints(&session), 0);
    session.type_into("summary", "Other.");
    assert_eq!(summary(&session), "We should have known.");
    session.send(open(document(2, "Bob broke it.")));
    assert_eq!(hints(&session), 0);
    session.send(Msg::Host(Hosting::OnlyRead(false)));
    session.type_into("summary", "Other.");
    assert_eq!(summary(&session), "Other.");
}
