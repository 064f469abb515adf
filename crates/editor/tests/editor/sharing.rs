//! A copy for others: what it says, what may be left in it, and that nothing else changes.

use editor::{Effect, Msg, NewItem, Panel, Place, Sharing};
use postmortem::format::{Format, json};
use postmortem::names::Policy;
use postmortem::{Edit, Field, MetaField, PersonField, SectionId};

use super::session::Session;

/// The sample with two people in it, and the panel open.
fn sharing() -> Session {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    session.send(Msg::Add(NewItem::Person));
    let person = session.document().people[0].id;
    set(&mut session, Field::Person(person, PersonField::Name), "Chris");
    set(&mut session, Field::Meta(MetaField::Authors), "Ada Lovelace");
    session.type_into("root_cause", "Chris deleted it. Mallory saw, and told Ada.");
    session.answer_saves();
    session.send(Msg::SaveNow);
    session.answer_saves();
    session.send(Msg::OpenPanel(Panel::Share));
    assert_eq!(session.editor.panel(), Some(Panel::Share));
    assert!(session.effects.contains(&Effect::OpenPanel));
    session.effects.clear();
    session
}

fn set(session: &mut Session, field: Field, value: &str) {
    session.send(Msg::Edit(Edit::Set { field, value: value.into() }));
}

fn share(session: &mut Session, what: Sharing) {
    session.send(Msg::Share(what));
}

/// The file that is offered: its name and its text.
fn exported(session: &mut Session, format: Format) -> (String, String) {
    session.effects.clear();
    share(session, Sharing::Export(format));
    let downloads = session.effects.iter().find_map(|effect| match effect {
        Effect::Download { name, text, .. } => Some((name.clone(), text.clone())),
        _ => None,
    });
    downloads.expect("a file is offered")
}

#[test]
fn a_page_with_the_editor_in_it_leaves_without_names_and_is_no_backup() {
    let mut session = sharing();
    share(&mut session, Sharing::ExportPage);
    let Some(Effect::SaveCopy { value, readable, shared: true }) = session.effects.first() else {
        panic!("it is asked for")
    };
    for (what, text) in [("document", value), ("text to read", readable)] {
        assert!(text.contains("Responder 1 deleted it."), "{what}: {text}");
        for name in ["Chris", "Ada", "Lovelace"] {
            assert!(!text.contains(name), "{name} is in the {what}");
        }
    }
    session.effects.clear();
    session.send(Msg::CopySaved { shared: true, outcome: Ok("a-shared.postmortem.html".into()) });
    assert_eq!(session.said(), ["Exported as a-shared.postmortem.html."]);
    let exported = |it: &Effect| matches!(it, Effect::Backup(..));
    assert!(!session.effects.iter().any(exported), "what is here is still to be backed up");
}

fn left(session: &Session) -> Vec<String> {
    let share = session.editor.share().expect("a copy is made");
    share.left.iter().map(|left| left.words.clone()).collect()
}

#[test]
fn what_leaves_has_roles_for_names_and_nothing_here_changes() {
    let mut session = sharing();
    let before = session.document().clone();
    let (name, text) = exported(&mut session, Format::Markdown);
    assert_eq!(name, "2019-12-05-reference-documentation-unavailable-shared.md");
    assert!(text.contains("Responder 1 deleted it. Mallory saw, and told the author."), "{text}");
    for name in ["Chris", "Ada", "Lovelace"] {
        assert!(!text.contains(name), "{name}");
    }
    assert_eq!(session.said(), [format!("Exported as {name}.")]);
    assert!(
        !session.effects.iter().any(|it| matches!(it, Effect::Save(_) | Effect::Backup(_))),
        "it is no backup, and nothing is stored"
    );
    assert_eq!(*session.document(), before);
    share(&mut session, Sharing::Policy(Policy::None));
    assert!(exported(&mut session, Format::Json).1.contains("Somebody deleted it."));
    share(&mut session, Sharing::Policy(Policy::AsIs));
    assert_eq!(exported(&mut session, Format::Json).1, json::write(&before));
    assert_eq!(*session.document(), before);
    assert!(!session.editor.unsaved());
}

#[test]
fn a_plain_export_has_every_name() {
    let mut session = sharing();
    session.effects.clear();
    session.send(Msg::Export(Format::Markdown));
    let Some(Effect::Download { text, name, .. }) = session.effects.first() else {
        panic!("a file is offered")
    };
    assert!(text.contains("Chris deleted it.") && text.contains("Ada Lovelace"), "{name}");
}

#[test]
fn no_file_has_what_was_written_before() {
    let mut session = Session::writing();
    session.type_into("summary", "Zorblax did it.");
    session.answer_saves();
    session.type_into("summary", "It was done.");
    session.send(Msg::OpenPanel(Panel::Share));
    for policy in Policy::ALL {
        share(&mut session, Sharing::Policy(policy));
        for format in [Format::Json, Format::Markdown] {
            assert!(!exported(&mut session, format).1.contains("Zorblax"), "{policy:?} {format:?}");
        }
    }
}

#[test]
fn what_may_be_a_name_is_one_or_is_none() {
    let mut session = sharing();
    assert_eq!(left(&session), ["Mallory"]);
    share(&mut session, Sharing::IsName("Mallory".into()));
    assert!(session.effects.contains(&Effect::Focus(Place::Remaining)), "its buttons are gone");
    assert_eq!(session.said(), ["“Mallory” counts as a name now."]);
    assert_eq!(left(&session), [""; 0]);
    assert!(exported(&mut session, Format::Json).1.contains("Responder 2 saw"));
    share(&mut session, Sharing::Tick(2, false));
    assert!(exported(&mut session, Format::Json).1.contains("Mallory saw"));
    assert_eq!(left(&session), [""; 0], "it was decided");

    let mut session = sharing();
    share(&mut session, Sharing::NotName("Mallory".into()));
    assert_eq!(left(&session), [""; 0]);
    assert!(session.effects.contains(&Effect::Focus(Place::Remaining)));
    assert!(exported(&mut session, Format::Json).1.contains("Mallory saw"));
    share(&mut session, Sharing::Words(0, " the on-call engineer ".into()));
    share(&mut session, Sharing::Tick(99, false));
    share(&mut session, Sharing::IsName("  ".into()));
    assert!(exported(&mut session, Format::Json).1.contains("told the on-call engineer."));
}

#[test]
fn decisions_hold_until_the_page_is_closed_and_are_stored_nowhere() {
    let mut session = sharing();
    share(&mut session, Sharing::Words(1, "a colleague".into()));
    share(&mut session, Sharing::Policy(Policy::None));
    session.send(Msg::ClosePanel);
    session.type_into("summary", "Chris and Bob.");
    session.send(Msg::OpenPanel(Panel::Share));
    let share_ = session.editor.share().expect("a copy is made");
    assert_eq!(
        (share_.policy, share_.register.people[1].words.as_str()),
        (Policy::None, "a colleague")
    );
    assert_eq!(share_.register.people[1].count, 3);
    session.send(Msg::SaveNow);
    let body = session.saves().remove(0).body;
    assert!(!body.contains("a colleague") && body.contains("Chris"));
    session.send(Msg::New);
    session.send(Msg::OpenPanel(Panel::Share));
    let share_ = session.editor.share().expect("a copy is made");
    assert!(share_.register.people.is_empty() && share_.policy == Policy::Roles);
}

#[test]
fn what_another_tab_has_written_meanwhile_is_looked_at_first() {
    let mut session = sharing();
    session.send(Msg::Typed {
        field: Field::Text(SectionId::new("summary")),
        value: "@eve was there.".into(),
        caret: 0,
        composing: false,
    });
    session.effects.clear();
    share(&mut session, Sharing::Export(Format::Json));
    assert!(!session.effects.iter().any(|it| matches!(it, Effect::Download { .. })));
    assert!(session.said()[0].contains("Here is the copy of what it is now."));
    assert!(exported(&mut session, Format::Json).1.contains("Responder 2 was there."));
}

#[test]
fn without_a_document_there_is_nothing_to_share() {
    let mut session = Session::begin();
    session.send(Msg::OpenPanel(Panel::Share));
    share(&mut session, Sharing::Export(Format::Json));
    assert!(session.editor.share().is_none());
    assert!(!session.effects.iter().any(|it| matches!(it, Effect::Download { .. })));
}
