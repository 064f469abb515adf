//! Many files at once: they are read one after another, looked at together, and added as a backup is.

use std::rc::Rc;

use editor::{
    BackupEffect, BackupMsg, Effect, Fate, Files, Msg, Panel, Restoring, Route, StorageMode, Wake,
};
use postmortem::format::backup::Backup;
use postmortem::format::folder::{Chosen, LARGEST};
use postmortem::format::json;
use postmortem::{Id, Postmortem};

use crate::session::Session;

fn files(paths: &[&str]) -> Rc<[Chosen]> {
    paths.iter().map(|path| Chosen { path: (*path).into(), size: 900, at: 5 }).collect()
}

fn send(session: &mut Session, what: Files) {
    session.send(Msg::Backup(BackupMsg::Files(what)));
}

/// The rounds and numbers of files that the browser was asked to read.
fn asked(session: &mut Session) -> Vec<(u32, usize)> {
    let effects = std::mem::take(&mut session.effects);
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Backup(BackupEffect::Read(round, at)) => Some((*round, *at)),
        _ => None,
    });
    asked.collect()
}

/// What the store was asked to compare, or to add if `adding`.
fn handed_over(session: &mut Session, adding: bool) -> Option<Rc<Backup>> {
    let effects = std::mem::take(&mut session.effects);
    effects.into_iter().find_map(|effect| match effect {
        Effect::Backup(BackupEffect::Restore { backup, store }) if store == adding => Some(backup),
        _ => None,
    })
}

fn read(session: &mut Session, round: u32, text: &str) {
    send(session, Files::Read(round, Some(text.into())));
}

fn sample(id: u64) -> String {
    json::write(&Postmortem::sample(Id(id)))
}

fn answered(fates: &[Restoring], stored: bool) -> Msg {
    let fate = |what: &Restoring| Fate { what: *what, in_trash: false, at: "14:02".into() };
    Msg::Backup(BackupMsg::Answered {
        day: "November 21, 2026".into(),
        fates: fates.iter().map(fate).collect(),
        problem: None,
        stored,
    })
}

#[test]
fn a_folder_is_read_file_by_file_shown_and_added_when_somebody_says_so() {
    let mut session = Session::begin();
    let mut folder = files(&["Shared/a.json", "Shared/b.png", "Shared/c.md", "Shared/d.json"]);
    Rc::make_mut(&mut folder)[2].size = LARGEST + 1;
    send(&mut session, Files::Chosen(folder));
    assert_eq!(asked(&mut session), [(1, 0)], "one at a time");
    read(&mut session, 1, &sample(1));
    assert_eq!(asked(&mut session), [(1, 3)], "what is too large is not read at all");
    assert!(session.editor.preview().is_none());
    read(&mut session, 1, "{\"name\": \"left-pad\"}");
    let backup = handed_over(&mut session, false).expect("it is compared with what is here");
    assert_eq!(backup.documents.len(), 1);
    let unread: Vec<_> = backup.unread.iter().map(|it| (&*it.what, it.why)).collect();
    assert_eq!(unread, [("c.md", "It is larger than 32 MB.")]);

    session.send(answered(&[Restoring::Add], false));
    assert_eq!(session.editor.panel(), Some(Panel::Backup));
    let preview = session.editor.preview().expect("it is shown");
    assert_eq!(&*preview.name, "“Shared”");
    assert_eq!(preview.others.as_deref(), Some(&["d.json".to_owned()][..]));
    assert!(session.saves().is_empty(), "nothing is stored");
    session.send(Msg::Backup(BackupMsg::Restore));
    assert_eq!(handed_over(&mut session, true), Some(backup));
    session.send(answered(&[Restoring::Add], true));
    assert_eq!(session.editor.notice().expect("it is told").text, "1 postmortem is added.");
}

#[test]
fn several_files_go_the_same_way_and_one_that_cannot_be_read_is_listed() {
    let mut session = Session::begin();
    send(&mut session, Files::Chosen(files(&["a.json", "b.txt"])));
    read(&mut session, 1, &sample(1));
    send(&mut session, Files::Read(1, None));
    let backup = handed_over(&mut session, false).expect("they are compared");
    assert_eq!(backup.unread[0].why, "The browser could not read it.");
    let preview = session.editor.preview().expect("they are shown");
    assert_eq!((&*preview.name, preview.others.as_deref()), ("these files", Some(&[][..])));
    // Too many for one look: it is said, and what to do.
    let many: Vec<_> = (0..1_003).map(|at| format!("f/{at}.md")).collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    send(&mut session, Files::Chosen(files(&many)));
    for _ in 0..1_000 {
        read(&mut session, 2, "# No postmortem");
    }
    let notice = session.editor.notice().expect("it is told");
    let told = "There is no postmortem in “f” (1000 files were read, 3 more were not: open a folder inside \
                for those). Nothing was changed.";
    assert_eq!(notice.text, told);
}

#[test]
fn where_nothing_is_found_that_is_said() {
    for paths in [&["f/a.md"][..], &["f/a.png"]] {
        let mut session = Session::begin();
        send(&mut session, Files::Chosen(files(paths)));
        read(&mut session, 1, "# Notes\n\n## Summary\n");
        let notice = session.editor.notice().expect("it is told");
        assert_eq!(notice.text, "There is no postmortem in “f”. Nothing was changed.");
        assert!(session.editor.preview().is_none());
        assert_eq!(handed_over(&mut session, false), None);
    }
}

#[test]
fn how_far_it_is_is_said_where_it_takes_long() {
    let mut session = Session::begin();
    send(&mut session, Files::Chosen(files(&["f/a.json", "f/b.json"])));
    assert_eq!(session.editor.notice(), None, "mostly it takes no time");
    let wake = Effect::WakeAfter { ms: 3_000, wake: Wake::Files(1) };
    assert!(session.effects.contains(&wake));
    read(&mut session, 1, &sample(1));
    session.effects.clear();
    session.send(Msg::Woke(Wake::Files(1)));
    assert_eq!(session.said(), ["Reading “f”: 1 of 2."]);
    assert!(session.effects.contains(&wake));
    assert!(session.editor.notice().is_some_and(|notice| !notice.urgent));

    // What told of it goes when it is done.
    read(&mut session, 1, &sample(2));
    session.send(answered(&[Restoring::Here, Restoring::Here], false));
    assert!(session.editor.notice().is_none() && session.editor.panel() == Some(Panel::Backup));
    assert_eq!(session.editor.preview().expect("it is shown").stored(), 0);
}

#[test]
fn an_answer_about_files_that_were_chosen_before_is_not_mixed_in() {
    let mut session = Session::begin();
    send(&mut session, Files::Chosen(files(&["f/a.json"])));
    send(&mut session, Files::Chosen(files(&["g/a.json"])));
    session.effects.clear();
    read(&mut session, 1, &sample(1));
    session.send(Msg::Woke(Wake::Files(1)));
    assert_eq!(session.effects, []);
    read(&mut session, 2, &sample(2));
    let backup = handed_over(&mut session, false).expect("they are compared");
    assert_eq!(backup.documents[0].id, Id(2));
}

#[test]
fn somebody_who_goes_on_meanwhile_is_left_alone() {
    for msg in [Msg::New, Msg::Visited(Route::Document(Id(7)))] {
        let mut session = Session::begin();
        send(&mut session, Files::Chosen(files(&["f/a.json"])));
        session.send(msg);
        read(&mut session, 1, &sample(1));
        assert_eq!(handed_over(&mut session, false), None);
    }
}

#[test]
fn who_may_only_read_adds_nothing() {
    let mut session = Session::begin_in(StorageMode::Newer, 0, "");
    session.effects.clear();
    send(&mut session, Files::Chosen(files(&["f/a.json"])));
    assert_eq!(session.effects, []);
}
