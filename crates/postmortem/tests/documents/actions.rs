//! What is asked about action items, and what is not.

use std::rc::Rc;

use blameless::{People, SectionRole};
use postmortem::findings::{Place, about_actions};
use postmortem::format::json;
use postmortem::{
    ActionItem, ActionKind, ActionStatus, Day, DueWithin, Edit, Field, Id, Item, Postmortem,
    Template, TimelineRow,
};

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn complete(text: &str) -> ActionItem {
    ActionItem {
        text: text.into(),
        owner: "Ada".into(),
        due: "2026-11-25".into(),
        kind: Some(ActionKind::Prevent),
        ..ActionItem::new(Id(text.len() as u64))
    }
}

fn with(actions: Vec<ActionItem>) -> Postmortem {
    let mut document = Postmortem::new(Id(1), Rc::new(Template::postmortem()));
    Rc::make_mut(&mut document.meta).date = "2026-11-20".into();
    document.actions = actions
        .into_iter()
        .enumerate()
        .map(|(at, action)| Rc::new(ActionItem { id: Id(100 + at as u64), ..action }))
        .collect();
    document
}

fn kinds(document: &Postmortem) -> Vec<&'static str> {
    let found = about_actions(document, Day::parse(TODAY));
    for finding in &found {
        let words = finding.words.split_whitespace().count();
        assert!(words <= 25 && finding.words.contains('?'), "{}", finding.words);
    }
    found.iter().map(|finding| finding.kind.id()).collect()
}

fn of(text: &str) -> Vec<&'static str> {
    kinds(&with(vec![complete(text)]))
}

#[test]
fn the_sample_is_asked_for_owners_and_days_and_nothing_else() {
    let sample = Postmortem::sample(Id(1));
    let found = about_actions(&sample, Day::parse(TODAY));
    let found: Vec<_> = found
        .iter()
        .map(|finding| match &finding.place {
            Place::Field(Field::Action(id, _)) => (id.0, finding.kind.id()),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [6, 7, 8].map(|id| [(id, "action-owner"), (id, "action-due")]);
    assert_eq!(found, expected.concat());
    // That two of them begin with “Investigate” is for a hint to ask.
    for (action, count) in sample.actions.iter().zip([0, 1, 1]) {
        let hints = blameless::check(&action.text, SectionRole::Actions, &People::default());
        assert_eq!(hints.len(), count, "{}", action.text);
    }
}

#[test]
fn what_is_clear_is_not_asked_about() {
    for text in [
        "",
        "Protect the `gh-pages` branch",
        "Add an alert when replication lag exceeds 60 s",
        "Automatically block deploys on a failing check",
        "Re-enable the nightly restore test",
        "Rate-limit the import",
        "Set up a second resolver",
        "Docs: publish the pages from a tag",
        "Don't retry more than three times",
        "Test backup and restore",
        "Add search and replace",
        "Alert on errors and latency",
        "Monitor the queue: page when it has more than 500 entries",
        "Ensure that the job runs only once, by a lock",
        "Handle an invalid postal code without a 500",
        "Rewrite the exporter",
        "Reduce the p99 of the checkout",
        "Den Branch gegen Löschen sichern",
        "Proteger la rama principal",
        "Stop the job when the disk is full",
        "Require two approvals",
        "Make the push idempotent",
        "Give each service its own queue",
        "Let the client reconnect",
        "Keep the last ten releases",
        "Have the deploy wait for the check",
        "Write a test for the exporter",
    ] {
        assert_eq!(of(text), [""; 0], "{text}");
    }
}

#[test]
fn each_question_about_words_is_asked_where_it_belongs() {
    for (text, kind) in [
        ("Documentation of the restore", "action-verb"),
        ("The branch should be protected", "action-verb"),
        ("Alerting for the queue", "action-verb"),
        ("We should add an alert to the queue", "action-verb"),
        ("Ensure that backups are encrypted", "action-opener"),
        ("Make sure the branch stays", "action-opener"),
        ("Monitor the queue", "action-opener"),
        ("Fix the issue", "action-opener"),
        ("Follow up with the vendor", "action-opener"),
        ("Share the findings", "action-opener"),
        ("Rework the pipeline", "action-end"),
        ("Clean up the configuration", "action-end"),
        ("Deal with the flaky run", "action-end"),
        ("Add an alert and document the runbook", "action-compound"),
        ("Protect the branch; write the restore script", "action-compound"),
        ("Rename the bucket, then delete the old one", "action-compound"),
    ] {
        assert_eq!(of(text), [kind], "{text}");
    }
}

#[test]
fn what_a_hint_asks_is_not_asked_twice() {
    for text in [
        "Be more careful with the region",
        "Remind engineers to check the region",
        "Retrain the on-call staff",
        "Double-check the account",
        "Improve the monitoring",
        "Investigate the flaky run",
        "Look into the timeouts",
        "Consider a message queue",
        "Think about a second region",
        "Explore remote storage",
        "Discuss the rota",
        "Review the strategy",
        "Make sure everyone follows the checklist",
        "More alerts for the exporter",
        "Make sure this does not happen again",
    ] {
        let hints = blameless::check(text, SectionRole::Actions, &People::default());
        assert!(!hints.is_empty(), "a hint asks about {text}");
        assert_eq!(of(text), [""; 0], "{text}");
    }
    let nobody = ActionItem {
        owner: String::new(),
        ..complete("Someone should protect the branch, 3 times")
    };
    assert!(!kinds(&with(vec![nobody])).contains(&"action-owner"));
}

#[test]
fn one_owner_is_asked_for() {
    for (owner, asked) in [
        ("", true),
        ("TBD", true),
        ("team", true),
        ("the team", true),
        ("everyone", true),
        ("?", true),
        ("Ada, Grace", true),
        ("Ada and Grace", true),
        ("Ada + Grace", true),
        ("Ada", false),
        ("@ada", false),
        ("on-call engineer", false),
        ("Docs team", false),
        ("Search and Storage team", false),
        ("R&D", false),
    ] {
        let action = ActionItem { owner: owner.into(), ..complete("Protect the branch") };
        let expected = if asked { vec!["action-owner"] } else { vec![] };
        assert_eq!(kinds(&with(vec![action])), expected, "{owner}");
    }
}

#[test]
fn a_day_soon_is_asked_for() {
    for (due, within, kind) in [
        ("", None, "action-due"),
        ("soon", None, "action-due"),
        ("2026-11-20", None, "action-overdue"),
        ("2026-11-21", None, ""),
        ("2026-11-22", None, ""), // A Sunday is fine.
        ("2026-11-27", None, ""),
        ("2026-11-28", None, "action-late"),
        ("2026-11-28", Some(DueWithin::FifteenDays), ""),
        ("2026-12-06", Some(DueWithin::FifteenDays), "action-late"),
        ("2026-12-20", Some(DueWithin::ThirtyDays), ""),
    ] {
        let mut document =
            with(vec![ActionItem { due: due.into(), ..complete("Protect the branch") }]);
        Rc::make_mut(&mut document.meta).due_within = within;
        let expected: Vec<_> = Some(kind).filter(|kind| !kind.is_empty()).into_iter().collect();
        assert_eq!(kinds(&document), expected, "{due}");
    }
    // Of an incident long ago the days count from today.
    let mut document = with(vec![complete("Protect the branch")]);
    Rc::make_mut(&mut document.meta).date = "2019-12-05".into();
    assert_eq!(kinds(&document), [""; 0]);
    // Without a clock, nothing is said that only a clock knows.
    let late =
        with(vec![ActionItem { due: "2020-01-01".into(), ..complete("Protect the branch") }]);
    assert_eq!(about_actions(&late, None), []);
    // Words are understood, and offered as a day.
    let friday = with(vec![ActionItem { due: "Friday".into(), ..complete("Protect the branch") }]);
    let fix = about_actions(&friday, Day::parse(TODAY))[0].fixes[0].clone();
    assert_eq!(fix.label, "Write 2026-11-27");
}

#[test]
fn what_is_finished_is_left_alone() {
    for status in [ActionStatus::Done, ActionStatus::Declined] {
        let action = ActionItem { status, text: "Fix it".into(), ..ActionItem::new(Id(9)) };
        let expected: &[&str] = if status == ActionStatus::Done { &[] } else { &["action-reason"] };
        assert_eq!(kinds(&with(vec![action.clone()])), expected);
        let with_reason = ActionItem { reason: "rare".into(), ..action };
        assert_eq!(kinds(&with(vec![with_reason])), [""; 0]);
    }
}

#[test]
fn a_type_and_a_ticket_are_asked_for() {
    let untyped = ActionItem { kind: None, ..complete("Protect the branch") };
    assert_eq!(kinds(&with(vec![untyped])), ["action-kind"]);
    for (ticket, asked) in [
        ("OPS-4", false),
        ("#4", false),
        ("https://example.org/4", false),
        ("http:/example.org/4", true),
        ("https://", true),
        ("www.example.org/4", true),
        ("htps://example.org/4", true),
    ] {
        let action = ActionItem { ticket: ticket.into(), ..complete("Protect the branch") };
        let expected = if asked { vec!["action-ticket"] } else { vec![] };
        assert_eq!(kinds(&with(vec![action])), expected, "{ticket}");
    }
    // A ticket is missed only where others have one.
    let ticket = ActionItem { ticket: "OPS-4".into(), ..complete("Protect the branch") };
    assert_eq!(kinds(&with(vec![ticket, complete("Rewrite the exporter")])), ["action-ticket"]);
}

#[test]
fn the_same_twice_is_asked_about_once() {
    for (one, other, asked) in [
        ("Protect the gh-pages branch", "Protect gh-pages branch", true),
        ("Add an alert on replication lag", "Add alerts for the replication lag", true),
        ("Protect the gh-pages branch", "Delete the gh-pages branch", false),
        ("Add an alert on replication lag", "Add a dashboard of replication lag", false),
        ("Write a runbook", "Write a test", false),
    ] {
        let expected = if asked { vec!["action-twin"] } else { vec![] };
        assert_eq!(kinds(&with(vec![complete(one), complete(other)])), expected, "{one} / {other}");
    }
}

#[test]
fn what_the_timeline_tells_was_done_is_asked_about() {
    for (text, row, asked) in [
        ("Republish the gh-pages branch", "`gh-pages` branch republished", true),
        ("Roll back the release", "Release rolled back", true),
        ("Protect the gh-pages branch", "gh-pages branch deleted", false),
        ("Restart the worker nightly", "Worker restarted", false),
    ] {
        let mut document = with(vec![complete(text)]);
        document
            .timeline
            .push(Rc::new(TimelineRow { text: row.into(), ..TimelineRow::new(Id(5)) }));
        let expected = if asked { vec!["action-repeats"] } else { vec![] };
        assert_eq!(kinds(&document), expected, "{text} / {row}");
    }
}

#[test]
fn few_are_asked_for() {
    let all = |count: usize| {
        let texts = ["Block", "Rename", "Pin", "Cache", "Index", "Shard"];
        with(texts[..count].iter().map(|verb| complete(&format!("{verb} the {verb}er"))).collect())
    };
    assert_eq!(kinds(&all(5)), [""; 0]);
    assert_eq!(kinds(&all(6)), ["action-many"]);
}

#[test]
fn one_step_makes_two_of_one() {
    let mut document = with(vec![complete("Add an alert and document the runbook")]);
    let before = document.clone();
    let finding = about_actions(&document, Day::parse(TODAY)).remove(0);
    let back = document.apply(finding.fixes[0].edit.clone()).expect("changes something");
    let texts: Vec<_> = document.actions.iter().map(|action| action.text.as_str()).collect();
    assert_eq!(texts, ["Add an alert", "Document the runbook"]);
    assert_eq!(document.actions[1].kind, Some(ActionKind::Prevent));
    document.apply(back);
    assert_eq!(document, before, "and one step back");
}

#[test]
fn what_was_decided_against_is_not_asked_again_until_the_words_change() {
    let mut document =
        with(vec![ActionItem { owner: String::new(), ..complete("Protect the branch") }]);
    let finding = about_actions(&document, None).remove(0);
    document.apply(Edit::Keep(finding.as_kept()));
    assert_eq!(about_actions(&document, None), []);
    let field = Field::Action(document.actions[0].id, postmortem::ActionField::Text);
    document.apply(Edit::Set { field: field.clone(), value: "protect  the BRANCH".into() });
    assert_eq!(about_actions(&document, None), [], "case and white space do not count");
    document.apply(Edit::Set { field, value: "Protect all branches".into() });
    assert_eq!(about_actions(&document, None).len(), 1);
    let other = Item::Action(complete("Rewrite the exporter").into());
    document.apply(Edit::Insert { at: 0, item: other });
    assert_eq!(about_actions(&document, None).len(), 1);
}

#[test]
fn what_was_decided_against_in_an_older_file_still_is() {
    let bare = ActionItem { owner: String::new(), kind: None, ..complete("Protect the branch") };
    let mut document = with(vec![bare]);
    assert_eq!(kinds(&document), ["action-owner", "action-kind"]);
    let file = json::write(&document);
    let kept = r#""kept": [{"rule": "action-owner", "sentence": "protect the branch"}],"#;
    let with_kept = file.replacen('{', &format!("{{{kept}"), 1);
    document = json::read(&with_kept).expect("a file");
    assert_eq!(document.kept.len(), 1);
    assert_eq!(kinds(&document), ["action-kind"]);
}
