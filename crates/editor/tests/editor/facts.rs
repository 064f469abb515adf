//! What a person gets where the document does not agree with itself.

use editor::{Answer, Effect, Msg, Place, Wake};
use postmortem::findings::{Finding, Kind};
use postmortem::{Field, SectionId};

use super::session::Session;

/// The sample, as its talk told it.
fn sample() -> Session {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    session.answer_saves();
    session.effects.clear();
    session
}

fn facts(session: &Session) -> Vec<Finding> {
    session.editor.open_document().expect("is open").questions().prose().to_vec()
}

fn pause(session: &mut Session) {
    for wake in session.wakes() {
        session.send(Msg::Woke(wake));
    }
}

#[test]
fn a_document_that_is_opened_says_what_does_not_agree() {
    let kinds: Vec<_> = facts(&sample()).iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [Kind::Duration, Kind::Detection]);
}

#[test]
fn a_number_is_compared_when_typing_has_paused() {
    let mut session = sample();
    session.type_into("detection", "The first report came 10 minutes after the start.");
    assert!(facts(&session)[0].words.contains("30 minutes"), "not at every key");
    let wakes = session.wakes();
    let early = wakes.iter().find(|wake| matches!(wake, Wake::Facts(_))).cloned();
    session.type_into("detection", "The first report came 12 minutes after the start.");
    session.send(Msg::Woke(early.expect("a pause is waited for")));
    assert!(facts(&session)[0].words.contains("30 minutes"), "typing has gone on");
    pause(&mut session);
    assert!(facts(&session)[0].words.contains("12 minutes"));
    session.type_into("detection", "The first report came 36 minutes after the start.");
    pause(&mut session);
    assert_eq!(facts(&session).len(), 1);
}

#[test]
fn a_new_question_is_said_politely_and_one_that_went_is_not() {
    let mut session = sample();
    session.type_into("impact", "The documentation was unavailable for nine hours.");
    pause(&mut session);
    assert!(session.said().contains(&"1 question about the facts."), "{:?}", session.said());
    session.effects.clear();
    session.type_into("impact", "For two hours it was unavailable.");
    pause(&mut session);
    assert!(!session.said().iter().any(|said| said.contains("question")), "{:?}", session.said());
}

#[test]
fn one_step_types_the_other_number_over_the_words() {
    let mut session = sample();
    let finding = facts(&session).remove(0);
    session.send(Msg::Answer(Answer::Take(finding.clone(), 0)));
    let field = Field::Text(SectionId::new("detection"));
    let text = session.document().get(&field).unwrap_or_default().into_owned();
    let replaced = session.effects.iter().find_map(|effect| match effect {
        Effect::Replace { field: at, span, text: typed, .. } if *at == field => {
            let mut after = text.clone();
            after.replace_range(span.clone(), typed);
            Some(after)
        }
        _ => None,
    });
    assert_eq!(replaced, Some(text.replace("30 minutes", "36 minutes")));
    session.effects.clear();
    session.type_into("detection", "Nobody knows.");
    session.send(Msg::Answer(Answer::Take(finding, 0)));
    let replaces = |effect: &Effect| matches!(effect, Effect::Replace { .. });
    assert!(!session.effects.iter().any(replaces), "the words are not there any more");
}

#[test]
fn what_is_left_as_it_is_is_not_asked_again_and_that_can_be_taken_back() {
    let mut session = sample();
    let finding = facts(&session).remove(0);
    session.send(Msg::Answer(Answer::LetBe(finding.clone())));
    assert_eq!(facts(&session).len(), 1);
    assert!(
        session
            .effects
            .contains(&Effect::Focus(Place::Field(Field::Text(SectionId::new("detection")))))
    );
    session.send(Msg::Undo);
    assert_eq!(facts(&session).len(), 2);
    session.effects.clear();
    session.send(Msg::Answer(Answer::See(finding.see.clone().expect("the row"))));
    assert_eq!(session.effects, [Effect::Focus(Place::Field(finding.see.expect("the row")))]);
}
