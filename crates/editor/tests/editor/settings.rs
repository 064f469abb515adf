//! When hints speak up, which of them, and what is open in front of the page.

use editor::{Effect, Msg, Panel, Place, Preference, Timing, Wake};
use postmortem::Field;

use crate::session::Session;

const LABEL: &str = "person-error-label";

impl Session {
    fn prefer(&mut self, preference: Preference) {
        self.send(Msg::Prefer(preference));
    }

    fn stored_preferences(&self) -> &str {
        let stored = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::SavePreferences(text) => Some(text.as_str()),
            _ => None,
        });
        stored.expect("they are stored")
    }

    fn asks_to_look_later(&mut self) -> bool {
        self.wakes().iter().any(|wake| matches!(wake, Wake::HintPause(..)))
    }

    fn note(&self) -> Option<&editor::OpenHint> {
        self.editor.open_document().and_then(|open| open.open_hint())
    }
}

#[test]
fn hints_can_wait_until_a_text_is_left() {
    let mut session = Session::writing();
    session.prefer(Preference::Timing(Timing::Leaving));
    let field = session.type_into("root_cause", "It was human error. It went on.");
    assert_eq!(session.hints(&field), [""; 0]);
    assert!(!session.asks_to_look_later());
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), [LABEL]);
    let speaks = session.wakes().into_iter().find(|wake| matches!(wake, Wake::Announce(_)));
    session.send(Msg::Woke(speaks.expect("its number is spoken of")));
    assert_eq!(session.said(), ["1 wording hint. F8 to review."]);
    // What is marked stays while more is written, and nothing new is marked.
    let field = session.type_into("root_cause", "It was human error. It was a user error. Yes.");
    assert_eq!(session.hints(&field), [LABEL]);
}

#[test]
fn hints_can_wait_until_somebody_asks() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error.");
    session.prefer(Preference::Timing(Timing::Asking));
    assert_eq!(session.hints(&field), [""; 0], "nobody has asked yet");
    let stored = session.stored_preferences().to_owned();
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), [""; 0]);
    session.send(Msg::NextHint(None));
    assert_eq!(session.hints(&field), [LABEL]);
    assert!(session.note().is_some());
    // Typing on asks for nothing, and takes nothing back.
    let field = session.type_into("root_cause", "It was human error. It was a user error. Yes.");
    session.send(Msg::Left(field.clone()));
    assert_eq!(session.hints(&field), [LABEL]);
    session.send(Msg::HintAt(field.clone(), 28));
    assert_eq!(session.hints(&field), [LABEL, LABEL], "asked for at the cursor");

    let mut next = Session::begin_with(&stored);
    next.send(Msg::OpenSample);
    let open = next.editor.open_document().expect("open");
    assert_eq!(open.hint_count(), 0, "a document that is opened is not asked about");
}

#[test]
fn a_kind_is_silent_everywhere_until_it_is_wanted_again() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error.");
    let kind = blameless::rule(LABEL).expect("a rule").kind;
    session.prefer(Preference::Kind(kind, false));
    assert_eq!(session.hints(&field), [""; 0]);
    assert!(session.stored_preferences().contains(kind.id()));
    session.prefer(Preference::Kind(kind, true));
    assert_eq!(session.hints(&field), [LABEL]);
    assert!(!session.editor.open_document().expect("open").can_undo(), "no part of the document");
}

#[test]
fn hints_are_spoken_of_only_when_asked_if_that_is_wanted() {
    let mut session = Session::writing();
    session.prefer(Preference::Quiet(true));
    session.effects.clear();
    let field = session.type_into("root_cause", "It was human error. Yes.");
    assert_eq!(session.hints(&field), [LABEL], "they are marked all the same");
    assert!(!session.wakes().iter().any(|wake| matches!(wake, Wake::Announce(_))));
    session.send(Msg::NextHint(None));
    assert!(session.said()[0].starts_with("Hint 1 of 1."));
}

#[test]
fn an_ignored_word_is_left_alone_in_this_document_and_can_be_taken_back() {
    let mut session = Session::writing();
    let text = "It was human error. Later a user error followed.";
    let field = session.type_into("root_cause", text);
    assert_eq!(session.hints(&field), [LABEL, LABEL]);
    for nothing in ["", "  ", "…", "us", "huma"] {
        session.send(Msg::Ignore(nothing.into()));
        assert_eq!(session.hints(&field), [LABEL, LABEL], "{nothing:?} is no whole word");
    }
    session.send(Msg::Ignore(" HUMAN  error".into()));
    assert_eq!(session.hints(&field), [LABEL]);
    let word = session.document().ignored_words[0].clone();
    session.effects.clear();
    session.send(Msg::Ignore("Human Error".into()));
    assert!(session.said()[0].contains("already"));
    session.send(Msg::Undo);
    assert_eq!(session.hints(&field), [LABEL, LABEL]);
    session.send(Msg::Redo);
    session.send(Msg::Edit(postmortem::Edit::Unignore(word)));
    assert_eq!(session.hints(&field), [LABEL, LABEL]);
}

#[test]
fn a_name_is_ignored_also_where_it_has_an_ending() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "Chris’s human error did it. Yes.");
    assert_eq!(session.hints(&field), [LABEL]);
    let marked = |session: &Session| -> String {
        let open = session.editor.open_document().expect("open");
        let hints = open.hints(&field);
        hints.iter().map(|hint| &"Chris’s human error did it."[hint.span.clone()]).collect()
    };
    session.send(Msg::Ignore(marked(&session).split(' ').next().unwrap_or_default().into()));
    assert_eq!(session.hints(&field), [""; 0]);
}

#[test]
fn a_panel_opens_in_front_and_closes_with_the_page() {
    let mut session = Session::writing();
    let rule = blameless::rule(LABEL).expect("a rule");
    for panel in [Panel::Settings, Panel::Rules, Panel::Rule(rule)] {
        session.effects.clear();
        session.send(Msg::OpenPanel(panel));
        assert_eq!(session.editor.panel(), Some(panel));
        assert_eq!(session.effects, [Effect::OpenPanel]);
    }
    session.effects.clear();
    session.send(Msg::ClosePanel);
    assert_eq!((session.editor.panel(), &session.effects[..]), (None, &[Effect::ClosePanel][..]));
    session.send(Msg::OpenPanel(Panel::Rules));
    session.send(Msg::Visited(editor::Route::Library));
    assert_eq!(session.editor.panel(), None);
}

#[test]
fn focus_stays_in_the_settings_when_a_decision_is_taken_back_there() {
    let mut session = Session::writing();
    let field = session.type_into("root_cause", "It was human error.");
    let decide = |session: &mut Session, decision: Msg| {
        session.send(Msg::NextHint(None));
        session.send(decision);
        assert_eq!(session.hints(&field), [""; 0]);
        session.send(Msg::OpenPanel(Panel::Settings));
    };
    decide(&mut session, Msg::KeepWording);
    let kept = session.document().kept[0].clone();
    session.send(Msg::Edit(postmortem::Edit::Unkeep(kept)));
    assert!(session.effects.contains(&Effect::Focus(Place::Kept)));
    decide(&mut session, Msg::HideRuleEverywhere);
    session.send(Msg::ShowRuleEverywhere(LABEL.into()));
    assert!(session.effects.contains(&Effect::Focus(Place::Hidden)));
    session.send(Msg::Ignore("human".into()));
    session.send(Msg::Edit(postmortem::Edit::Unignore("human".into())));
    assert!(session.effects.contains(&Effect::Focus(Place::Ignored)));
    assert_eq!(session.hints(&field), [LABEL]);
}

#[test]
fn the_open_note_knows_the_sentence_it_is_about() {
    let mut session = Session::writing();
    session.type_into("root_cause", "It broke. The root cause was an expired certificate. Yes.");
    session.send(Msg::NextHint(None));
    let note = session.note().expect("a note is open");
    assert_eq!(&*note.sentence, "The root cause was an expired certificate.");
    assert!(note.sentence[note.marked.clone()].contains("root cause"));
    assert_eq!(note.place, Some((1, 1)));
    let wording = note.wording.as_deref();
    assert_eq!(wording, Some("A contributing factor was an expired certificate."));
    assert!(matches!(note.field, Field::Text(_)));
}

#[test]
fn undo_in_the_settings_moves_the_focus_off_what_it_took_away() {
    let mut session = Session::writing();
    session.send(Msg::Ignore("Quill".into()));
    session.send(Msg::OpenPanel(Panel::Settings));
    session.send(Msg::Undo);
    assert!(session.document().ignored_words.is_empty());
    assert!(session.effects.contains(&Effect::Focus(Place::Ignored)));
    session.send(Msg::ClosePanel);
    session.send(Msg::Redo);
    session.effects.clear();
    session.send(Msg::Undo);
    assert!(!session.effects.contains(&Effect::Focus(Place::Ignored)), "nothing of it is shown");
}
