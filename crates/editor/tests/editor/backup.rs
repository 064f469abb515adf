//! Backups: when somebody is reminded of one, and what is said before and after one is restored.

use std::rc::Rc;

use editor::{
    BackupEffect, BackupMsg, Effect, Entry, Fate, LastBackup, Made, Msg, Panel, Restoring, Screen,
};
use postmortem::format::Format;
use postmortem::format::backup::Backup;

use crate::session::Session;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A file of the rescue screen: its texts need no checksum.
const FILE: &str = r#"{"format":"nofault-rescue","handedIn":[
    {"id":"0000000000000001","base":0,"body":"{\"format\":\"nofault-postmortem\"}"},
    {"id":"0000000000000002","base":0,"body":"{\"format\":\"nofault-postmortem\",\"version\":2}"}]}"#;

/// The library, with one document in it.
fn library() -> Session {
    let mut session = Session::begin();
    session.send(Msg::Listed(vec![Entry::read("0000000000000001", "{}", "14:02")]));
    session.effects.clear();
    session
}

fn known(last: LastBackup) -> Session {
    let mut session = library();
    session.send(Msg::Backup(BackupMsg::Known(last)));
    session
}

fn read(session: &mut Session, text: &str) {
    let text = Ok(text.into());
    session.send(Msg::FileRead { name: "b.json".into(), text });
}

/// What the store was asked to compare, or to add if `adding`.
fn asked(session: &mut Session, adding: bool) -> Option<Rc<Backup>> {
    let effects = std::mem::take(&mut session.effects);
    effects.into_iter().find_map(|effect| match effect {
        Effect::Backup(BackupEffect::Restore { backup, store }) if store == adding => Some(backup),
        _ => None,
    })
}

fn answered(fates: &[Restoring], problem: Option<&str>, stored: bool) -> Msg {
    let fate = |what: &Restoring| Fate { what: *what, in_trash: false, at: "14:02".into() };
    Msg::Backup(BackupMsg::Answered {
        day: "November 21, 2026".into(),
        fates: fates.iter().map(fate).collect(),
        problem: problem.map(Into::into),
        stored,
    })
}

#[test]
fn somebody_is_reminded_after_a_week_or_many_saves_if_there_is_something_to_back_up() {
    let last = |days, saves, put_off: Option<u64>| LastBackup {
        since_ms: days * DAY_MS,
        day: "November 12, 2026".into(),
        saves,
        put_off_ms: put_off.map(|days| days * DAY_MS),
    };
    for (last, reminds) in [
        (last(0, 0, None), false),
        (last(7, 200, None), false),
        (last(8, 1, None), true),
        (last(0, 201, None), true),
        (last(300, 0, None), false),
        (last(8, 1, Some(7)), false),
        (last(20, 300, Some(8)), true),
    ] {
        assert_eq!(known(last.clone()).editor.reminder().is_some(), reminds, "{last:?}");
    }
    let session = known(last(8, 1, None));
    let said = session.editor.reminder().expect("it is time");
    assert_eq!(
        said,
        "Last backed up November 12, 2026. A backup is one file with every postmortem."
    );
    let never = known(LastBackup { since_ms: 8 * DAY_MS, saves: 1, ..LastBackup::default() });
    assert!(
        never.editor.reminder().expect("it is time").starts_with("These postmortems are in this")
    );
    let mut empty = Session::begin();
    empty.send(Msg::Backup(BackupMsg::Known(last(8, 1, None))));
    assert_eq!(empty.editor.reminder(), None, "there is nothing to back up");
}

#[test]
fn a_reminder_goes_when_it_is_not_wanted() {
    let mut session = known(LastBackup { since_ms: 8 * DAY_MS, saves: 1, ..LastBackup::default() });
    session.send(Msg::Backup(BackupMsg::PutOff));
    assert_eq!(session.editor.reminder(), None);
    assert_eq!(session.effects, [Effect::Backup(BackupEffect::PutOff)]);
}

#[test]
fn a_backup_is_told_of_and_what_is_not_in_it_too() {
    let mut session = library();
    session.send(Msg::Backup(BackupMsg::Make));
    assert_eq!(session.effects, [Effect::Backup(BackupEffect::Make)]);
    let made = |damaged| Made { name: "n.json".into(), documents: 3, damaged };
    session.send(Msg::Backup(BackupMsg::Made(Ok(made(0)))));
    let notice = session.editor.notice().expect("it is told");
    assert!(notice.text.starts_with("3 postmortems are in n.json.") && !notice.urgent);
    assert!(session.effects.contains(&Effect::List), "and when the last one was is asked anew");
    session.send(Msg::Backup(BackupMsg::Made(Ok(made(1)))));
    assert!(session.editor.notice().expect("it is told").urgent);
    session.send(Msg::Backup(BackupMsg::Made(Err("No room.".into()))));
    let notice = session.editor.notice().expect("it is told");
    assert!(notice.text.contains("No room. Nothing was changed."), "{}", notice.text);
}

#[test]
fn an_export_counts_as_well() {
    let mut session = Session::writing();
    let id = session.document().id;
    session.send(Msg::Export(Format::Json));
    assert!(session.effects.contains(&Effect::Backup(BackupEffect::Exported(id, 1))));
}

#[test]
fn nothing_is_stored_before_somebody_says_so() {
    let mut session = library();
    read(&mut session, FILE);
    assert!(session.editor.panel().is_none() && session.saves().is_empty());
    read(&mut session, FILE);
    let compared = asked(&mut session, false).expect("it is compared");
    assert_eq!((compared.documents.len(), compared.unread.len()), (1, 1));
    session.send(answered(&[Restoring::Add], None, false));
    assert_eq!(session.editor.panel(), Some(Panel::Backup));
    let preview = session.editor.preview().expect("it is shown");
    assert_eq!((&*preview.day, preview.stored()), ("November 21, 2026", 1));
    assert_eq!(session.effects, [Effect::OpenPanel]);
    session.effects.clear();
    session.send(Msg::ClosePanel);
    assert_eq!(session.effects, [Effect::ClosePanel]);
    session.send(Msg::Backup(BackupMsg::Restore));
    assert_eq!(asked(&mut session, true), None, "what was cancelled is not stored");
}

#[test]
fn what_was_restored_is_counted_and_what_went_wrong_is_told() {
    let mut session = library();
    read(&mut session, FILE);
    session.send(answered(&[Restoring::Add], None, false));
    session.send(Msg::Backup(BackupMsg::Restore));
    assert!(session.editor.panel().is_none());
    assert_eq!(asked(&mut session, true).expect("it is stored").documents.len(), 1);
    let fates = [Restoring::Add, Restoring::Keep, Restoring::Here, Restoring::Add];
    session.send(answered(&fates, None, true));
    let notice = session.editor.notice().expect("it is told");
    assert_eq!(
        notice.text,
        "2 postmortems are added. 1 postmortem is kept as an older version of what is here."
    );
    assert!(session.effects.contains(&Effect::List) && !notice.urgent);
    assert!(matches!(session.editor.screen(), Screen::Library));
    session.send(answered(&[], Some("There is no room."), true));
    let notice = session.editor.notice().expect("it is told");
    assert!(notice.urgent && notice.text.contains("There is no room. What was here is as it was"));
}

#[test]
fn a_file_that_cannot_be_compared_or_read_changes_nothing() {
    let mut session = library();
    read(&mut session, FILE);
    session.send(answered(&[], Some("It does not answer."), false));
    assert!(session.editor.panel().is_none());
    for (text, words) in [
        (FILE, "could not be compared"),
        (r#"{"format":"nofault-backup","version":7}"#, "newer Nofault (format 7"),
        (r#"{"format":"nofault-backup","docum"#, "is not complete JSON"),
        (r#"{"format":"nofault-backup","documents":[]}"#, "There is no postmortem in"),
        (r#"{"name":"nofault-backup"}"#, "not a postmortem saved by Nofault"),
    ] {
        if text != FILE {
            read(&mut session, text);
        }
        let notice = session.editor.notice().expect("it is told");
        assert!(notice.urgent && notice.text.contains(words), "{}", notice.text);
        assert_eq!(notice.text.matches("Nothing was changed.").count(), 1, "{}", notice.text);
        assert!(session.saves().is_empty());
    }
}
