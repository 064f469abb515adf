//! When hints appear, how they are reached, and what can be done about one.

use editor::{Effect, Msg, Panel, Place, Wake};
use postmortem::{Edit, Field, MetaField, SectionId};

use crate::session::Session;

#[test]
fn a_sentence_is_left_alone_until_it_ends() {
    let mut session = Session::writing();
    let text = "The outage was caused by human error";
    let field = session.type_into("root_cause", text);
    assert_eq!(session.hints(&field), [""; 0]);
    let field = session.type_into("root_cause", &format!("{text}."));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn a_pause_is_enough_but_never_for_the_word_under_the_caret() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error in the");
    let pause = session.wakes().into_iter().find(|wake| matches!(wake, Wake::HintPause(..)));
    session.send(Msg::Woke(pause.expect("asked for")));
    assert_eq!(session.hints(&field), ["person-error-label"]);

    let field = session.type_into("detection", "It was human error");
    let pause = session.wakes().into_iter().find(|wake| matches!(wake, Wake::HintPause(..)));
    session.send(Msg::Woke(pause.expect("asked for")));
    assert_eq!(session.hints(&field), [""; 0]);
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn a_pause_that_ends_after_the_field_was_left_takes_no_hint_away() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error");
    let pause = session.wakes().into_iter().find(|wake| matches!(wake, Wake::HintPause(..)));
    session.send(Msg::Left(field.clone()));
    session.send(Msg::Woke(pause.expect("asked for")));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn nothing_is_said_of_words_an_input_method_is_still_making() {
    let mut session = Session::writing();
    let field = Field::Text(SectionId::new("root_cause"));
    let value = String::from("It was human error.");
    let caret = value.len();
    session.send(Msg::Typed { field: field.clone(), value, caret, composing: true });
    assert_eq!(session.hints(&field), [""; 0]);
    session.send(Msg::Composed(field.clone(), caret));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn a_click_in_the_blank_behind_the_words_opens_nothing() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error");
    session.send(Msg::Left(field.clone()));
    let open = |session: &Session| {
        session.editor.open_document().and_then(|open| open.open_hint().cloned())
    };
    session.send(Msg::Clicked(field.clone(), 18));
    assert_eq!(open(&session), None);
    session.send(Msg::Clicked(field.clone(), 10));
    assert!(open(&session).is_some());
    session.send(Msg::CloseHint);
    session.send(Msg::HintAt(field, 18));
    assert!(open(&session).is_some(), "by key, the caret behind the words is at them");
}

#[test]
fn a_hint_stays_while_the_rest_of_its_sentence_is_written() {
    let mut session = Session::writing();
    session.type_into("root_cause", "It was human error.");
    let text = "It was human error, and";
    let field = Field::Text(SectionId::new("root_cause"));
    session.send(Msg::Typed {
        field: field.clone(),
        value: text.into(),
        caret: text.len(),
        composing: false,
    });
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn a_kept_hint_stays_away_until_it_is_asked_for() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error.");
    session.send(Msg::NextHint(None));
    session.send(Msg::KeepWording);
    assert_eq!(session.hints(&field), [""; 0]);
    // Text elsewhere does not bring it back; the same sentence is what was kept.
    let longer = "Another line before.\n\nIt was human error.";
    session.send(Msg::Typed {
        field: field.clone(),
        value: longer.into(),
        caret: 3,
        composing: false,
    });
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), [""; 0]);
    let kept = session.document().kept[0].clone();
    session.send(Msg::Edit(Edit::Unkeep(kept)));
    assert_eq!(session.hints(&field), ["person-error-label"]);
}

#[test]
fn a_hidden_kind_can_be_shown_again_here_and_everywhere() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error.");
    for (hide, show) in [
        (Msg::HideRule, Msg::Edit(Edit::ShowRule("person-error-label".into()))),
        (Msg::HideRuleEverywhere, Msg::ShowRuleEverywhere("person-error-label".into())),
    ] {
        session.send(Msg::NextHint(None));
        session.send(hide);
        assert_eq!(session.hints(&field), [""; 0]);
        session.send(show);
        assert_eq!(session.hints(&field), ["person-error-label"]);
    }
    assert!(session.effects.iter().any(|effect| matches!(effect, Effect::SavePreferences(_))));
}

#[test]
fn f8_walks_every_hint_in_reading_order_and_around() {
    let mut session = Session::writing();
    let cause = session.type_into("root_cause", "It was human error. It was human error.");
    let poorly = session.type_into("went_poorly", "It was human error.");
    let mut seen = Vec::new();
    let mut at = None;
    for _ in 0..4 {
        session.send(Msg::NextHint(at));
        let open = session.editor.open_document().expect("open");
        let note = open.open_hint().expect("a note is open");
        seen.push((note.field.clone(), note.number));
        at = Some((note.field.clone(), note.hint.span.end));
    }
    assert_eq!(seen, [(cause.clone(), 0), (cause.clone(), 1), (poorly.clone(), 0), (cause, 0)]);
    session.send(Msg::PreviousHint(at));
    let note = session.editor.open_document().expect("open").open_hint().cloned();
    assert_eq!(note.expect("a note is open").field, poorly);
}

#[test]
fn the_suggested_wording_is_typed_as_a_person_would() {
    let mut session = Session::writing();
    let text = "The root cause was an expired certificate.";
    let field = session.type_into("root_cause", text);
    session.send(Msg::NextHint(None));
    session.send(Msg::UseWording);
    let replace = session.effects.iter().find_map(|effect| match effect {
        Effect::Replace { field, span, text, .. } => Some((field.clone(), span.clone(), text)),
        _ => None,
    });
    let (place, span, wording) = replace.expect("it is typed");
    assert_eq!(place, field);
    let mut written = text.to_string();
    written.replace_range(span, wording);
    assert_eq!(written, "A contributing factor was an expired certificate.");
    // The document changes when the browser says so, not before.
    assert_eq!(session.document().get(&field).as_deref(), Some(text));
    assert!(session.said().iter().any(|said| said.contains("Undo is available")));
}

#[test]
fn a_name_in_the_list_of_people_is_recognised_at_once() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "Quill deleted the production database.");
    session.send(Msg::Left(field.clone()));
    assert!(!session.hints(&field).contains(&"named-agent-harm"));
    let authors = Field::Meta(MetaField::Authors);
    session.send(Msg::Typed { field: authors, value: "Quill".into(), caret: 5, composing: false });
    assert_eq!(session.hints(&field), ["named-agent-harm"]);
}

/// A document with other words around a sentence that is marked, and the note of that open.
fn with_a_note() -> Session {
    let mut session = Session::writing();
    session.type_into("summary", "Secret words.");
    session.type_into("root_cause", "More secrets. The root cause was a bug. And more.");
    session.send(Msg::NextHint(None));
    session
}

#[test]
fn a_report_holds_the_sentence_and_nothing_else_of_the_document() {
    let mut session = with_a_note();
    session.send(Msg::ReportHint);
    let report = session.effects.iter().find_map(|effect| match effect {
        Effect::Copy(report) => Some(report.clone()),
        _ => None,
    });
    let report = report.expect("it is copied");
    let lines: Vec<_> = report.lines().collect();
    assert_eq!(lines.len(), 5, "{report}");
    assert!(lines[0].starts_with("A hint of Nofault"), "{report}");
    assert_eq!(lines[1], "Kind: One cause (single-root-cause)");
    assert_eq!(lines[2], "Section: root_cause");
    assert_eq!(lines[3], "Sentence: [[The root cause]] was a bug.");
    assert_eq!(lines[4], "Suggested: A contributing factor was a bug.");

    session.send(Msg::Copied(true));
    let notice = session.editor.notice().expect("it is told");
    assert!(notice.text.contains("Nothing was sent.") && !notice.urgent, "{}", notice.text);
    assert!(session.said().contains(&notice.text.as_str()));
    let open = session.editor.open_document().expect("open");
    assert!(open.open_hint().is_some(), "the note stays");
}

#[test]
fn a_report_that_cannot_be_copied_is_shown() {
    let mut session = with_a_note();
    session.send(Msg::ReportHint);
    session.send(Msg::Copied(false));
    assert_eq!(session.editor.panel(), Some(Panel::Report));
    assert!(session.effects.ends_with(&[Effect::OpenPanel, Effect::Focus(Place::Report)]));
    session.send(Msg::ClosePanel);
    session.send(Msg::CloseHint);
    session.send(Msg::Copied(false));
    assert_eq!(session.editor.panel(), None, "there is nothing to show any more");
}
