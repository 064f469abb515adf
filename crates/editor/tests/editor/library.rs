//! What a person sees of the documents on their device, and how they get in and out.

use std::rc::Rc;

use editor::{BackupEffect, Effect, Entry, InPlace, Msg, NewItem, Route};
use postmortem::format::{Format, html, json};
use postmortem::{ActionField, Edit, Field, Id, MetaField, Postmortem};

use super::session::Session;

fn set(field: Field, value: &str) -> Msg {
    Msg::Edit(Edit::Set { field, value: value.into() })
}

#[test]
fn an_entry_tells_what_its_document_is_about() {
    let mut session = Session::writing();
    for status in ["open", "in_progress", "done", "declined"] {
        session.send(Msg::Add(NewItem::Action(None)));
        let action = session.document().actions.last().expect("was added").id;
        session.send(set(Field::Action(action, ActionField::Status), status));
    }
    for (field, value) in [
        (MetaField::Title, "Docs"),
        (MetaField::Date, "2019-12-05"),
        (MetaField::Status, "in_review"),
    ] {
        session.send(set(Field::Meta(field), value));
    }
    let head = Entry::head(session.document());
    let entry = Entry::read("0000000000000009", &head, "14:02");
    let expected = Entry {
        id: Id(9),
        title: "Docs".into(),
        date: "2019-12-05".into(),
        status: "In review",
        open_actions: 2,
        actions: Some([].into()),
        changed: "14:02".into(),
        trashed: None,
        trashed_long_ago: false,
    };
    assert_eq!(entry, expected);
}

#[test]
fn only_what_was_deleted_goes() {
    let mut session = Session::begin();
    let entry = |id: &str, head: &str| Entry::read(id, head, "14:02");
    let kept = entry("0000000000000008", "{\"title\":\"Kept\"}");
    session.send(Msg::Listed(vec![kept.clone(), entry("0000000000000009", "{}")]));
    session.effects.clear();
    session.send(Msg::Delete(Id(7)));
    assert_eq!(session.effects, [], "there is none");
    session.send(Msg::Delete(Id(9)));
    assert_eq!(session.editor.entries(), [kept]);
    assert_eq!(session.said(), ["Deleted “Untitled postmortem”."]);
}

#[test]
fn an_export_is_named_after_its_document_and_says_so() {
    let mut session = Session::begin();
    session.send(Msg::Export(Format::Json));
    assert_eq!(session.said(), Vec::<&str>::new(), "nothing is open");
    session.send(Msg::OpenSample);
    session.effects.clear();
    session.send(Msg::Export(Format::Json));
    let name = "2019-12-05-reference-documentation-unavailable.json";
    assert_eq!(session.said(), [format!("Exported as {name}.")]);
    let Some(Effect::Download { name: file, mime, .. }) = session.effects.first() else {
        panic!("it is offered")
    };
    assert_eq!((file.as_str(), *mime), (name, "application/json"));
}

#[test]
fn a_copy_with_the_editor_in_it_has_the_document_twice() {
    let mut session = Session::begin();
    session.send(Msg::SaveCopy);
    session.send(Msg::OpenSample);
    session.effects.clear();
    session.send(Msg::SaveCopy);
    let Some(Effect::SaveCopy { value, readable, shared: false }) = session.effects.first() else {
        panic!("it is asked for")
    };
    assert_eq!(json::read(value).as_ref(), Ok(session.document()));
    assert_eq!(*readable, html::write(session.document()));
    session.send(Msg::CopySaved { shared: false, outcome: Ok("a.html".into()) });
    assert_eq!(session.said(), ["Exported as a.html."]);
    let exported = |it: &Effect| matches!(it, Effect::Backup(BackupEffect::Exported(..)));
    assert!(session.effects.iter().any(exported), "nobody is reminded of it");
    session.send(Msg::CopySaved { shared: false, outcome: Err("it is not there.".into()) });
    let notice = session.editor.notice().expect("it stays to be read");
    assert!(notice.urgent && notice.text.contains("it is not there."));
}

#[test]
fn a_file_the_browser_could_not_read_is_told_of_by_name() {
    let mut session = Session::begin();
    session.effects.clear();
    let text = Err(Rc::from("It is gone."));
    session.send(Msg::FileRead { name: "a.md".into(), text });
    let words = "“a.md” was not imported. It is gone.";
    assert_eq!(session.said(), [words]);
    let notice = session.editor.notice().expect("it stays to be read");
    assert!(notice.urgent && notice.text == words);
}

#[test]
fn an_import_is_shown_and_said() {
    let mut session = Session::begin();
    session.effects.clear();
    let text = Ok("## Summary\n\nx".into());
    session.send(Msg::FileRead { name: "a.md".into(), text });
    let id = session.document().id;
    assert!(session.effects.contains(&Effect::Show(Route::Document(id))));
    assert_eq!(session.said(), ["Imported a.md."]);
}

#[test]
fn the_document_of_a_link_becomes_a_new_one_each_time_and_says_so() {
    let mut session = Session::begin();
    session.send(Msg::OpenSample);
    let text: Rc<str> = json::write(session.document()).into();
    let mut known = vec![session.document().id];
    for _ in 0..2 {
        session.effects.clear();
        session.send(Msg::Linked(Ok(text.clone())));
        let id = session.document().id;
        assert!(!known.contains(&id), "nothing that is here is written over");
        known.push(id);
        assert!(session.effects.contains(&Effect::Show(Route::Document(id))));
        let notice = session.editor.notice().expect("it stays to be read");
        assert!(notice.text.contains("a copy of the postmortem that was in the link"));
    }
}

#[test]
fn a_link_that_is_damaged_or_holds_something_else_says_so_and_changes_nothing() {
    let mut session = Session::writing();
    let before = session.document().clone();
    let other = Ok("# No document".into());
    for (text, words) in [(Err("It was cut off.".into()), "It was cut off."), (other, "JSON")] {
        session.send(Msg::Linked(text));
        let notice = session.editor.notice().expect("it is said");
        assert!(notice.text.starts_with("The link could not be opened: "), "{}", notice.text);
        assert!(notice.text.contains(words) && notice.urgent, "{}", notice.text);
        assert_eq!(*session.document(), before);
    }
}

/// Opens a file with the app, as number 3.
fn opened_with(session: &mut Session, name: &str, text: &str) {
    let text = Ok(text.into());
    session.send(Msg::InPlace(InPlace::Opened { name: name.into(), number: 3, text }));
}

#[test]
fn a_file_that_was_opened_with_the_app_can_be_written_back_as_what_it_was() {
    let mut sample = Postmortem::sample(Id(42));
    Rc::make_mut(&mut sample.meta).title = "Docs".into();
    for (name, text) in [
        ("a.json", Format::Json.write(&sample)),
        ("a.md", Format::Markdown.write(&sample).replace('\n', "\r\n")),
    ] {
        let mut session = Session::begin();
        opened_with(&mut session, name, &text);
        assert_eq!(session.editor.file_in_place().map(|name| &**name), Some(name));
        assert_ne!(session.document().id, Id(42), "importing adds");
        session.send(set(Field::Meta(MetaField::Title), "Docs, and more"));
        session.effects.clear();
        session.send(Msg::InPlace(InPlace::Write));
        let mut expected = session.document().clone();
        expected.id = Id(42);
        let [Effect::WriteInPlace { name: to, number: 3, text, readable: None }] =
            &session.effects[..]
        else {
            panic!("{:?}", session.effects)
        };
        let format = Format::of(name, "");
        assert_eq!((&**to, &**text), (name, &*format.write(&expected)));
        session.send(Msg::InPlace(InPlace::Written(name.into(), Ok(()))));
        assert_eq!(session.said(), [format!("Saved to {name}.")]);
        // Of another document it is not the file.
        session.send(Msg::OpenSample);
        assert_eq!(session.editor.file_in_place(), None);
        session.effects.clear();
        session.send(Msg::InPlace(InPlace::Write));
        assert_eq!(session.effects, []);
    }
}

#[test]
fn a_saved_copy_is_written_back_as_a_page() {
    let island = json::write(&Postmortem::sample(Id(42))).replace('<', "\\u003c");
    let page = format!(
        "<!doctype html><script type=\"application/json\" id=\"nofault-doc\">{island}</script>"
    );
    let mut session = Session::begin();
    opened_with(&mut session, "a.postmortem.html", &page);
    session.effects.clear();
    session.send(Msg::InPlace(InPlace::Write));
    let [Effect::WriteInPlace { text, readable: Some(readable), .. }] = &session.effects[..] else {
        panic!("{:?}", session.effects)
    };
    assert_eq!(json::read(text), Ok(Postmortem::sample(Id(42))));
    assert_eq!(*readable, html::write(session.document()));
}

#[test]
fn what_might_be_more_than_a_postmortem_is_not_written_over() {
    let mut session = Session::begin();
    opened_with(
        &mut session,
        "notes.md",
        "front: matter\n\n## Summary\n\nx\n\n[link]: https://a.example\n",
    );
    assert!(!session.document().sections.is_empty());
    assert_eq!(session.editor.file_in_place(), None);
    // Nor a file of which nothing could be read, which leaves the document before as it was.
    session.send(Msg::OpenSample);
    opened_with(&mut session, "a.json", "{\"dependencies\":{}}");
    assert_eq!(session.editor.file_in_place(), None);
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_and_what_is_safe() {
    let mut session = Session::begin();
    opened_with(&mut session, "a.json", &json::write(&Postmortem::sample(Id(42))));
    session.effects.clear();
    let why = Err("it was changed since it was opened here.".into());
    session.send(Msg::InPlace(InPlace::Written("a.json".into(), why)));
    let words = "“a.json” was not written: it was changed since it was opened here. What you wrote is \
                 safe in this browser. Export it into another file, or try again.";
    assert_eq!(session.said(), [words]);
    assert!(session.editor.notice().is_some_and(|notice| notice.urgent && notice.text == words));
}
