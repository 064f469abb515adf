//! What is in many files: which of them are read, what is one document, and what is said of the rest.

use postmortem::format::backup::Copied;
use postmortem::format::folder::{Chosen, Gathered, LARGEST, MOST_BYTES, MOST_FILES, plan};
use postmortem::format::{json, markdown};
use postmortem::{Edit, Field, Id, MetaField, Postmortem, SectionId, Template};

use crate::library;

fn chosen(path: &str, at: u64) -> Chosen {
    Chosen { path: path.into(), size: 1_000, at }
}

fn document(id: u64, title: &str, summary: &str) -> Postmortem {
    let mut document = Postmortem::new(Id(id), Template::postmortem().into());
    let title = (Field::Meta(MetaField::Title), title);
    for (field, value) in [title, (Field::Text(SectionId::new("summary")), summary)] {
        document.apply(Edit::Set { field, value: value.to_owned() });
    }
    document
}

/// A saved copy, as far as it is read.
fn copy(document: &Postmortem, revision: u64) -> String {
    let island = json::write(document).replace('<', "\\u003c");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta name=\"nofault-revision\" \
         content=\"{revision}\">\n<script type=\"application/json\" id=\"nofault-doc\">{island}\
         </script>\n</head>\n<body><script>go()</script></body></html>\n"
    )
}

/// What is in files of a folder, each with the time it was changed.
fn gathered(files: &[(&str, u64, String)]) -> Gathered {
    let mut found = Gathered::default();
    for (path, at, text) in files {
        found.take(&chosen(&format!("Shared/{path}"), *at), text);
    }
    found.finish()
}

fn titles(gathered: &Gathered) -> Vec<&str> {
    gathered.backup.documents.iter().map(|it| it.document.meta.title.as_str()).collect()
}

/// The summaries of a document, the oldest first.
fn summaries(copied: &Copied) -> Vec<String> {
    let texts = copied.texts.iter().filter_map(|text| json::read(&text.body).ok());
    texts.map(|document| document.sections[0].text.clone()).collect()
}

#[test]
fn what_can_hold_a_postmortem_is_read_saved_copies_first_and_the_rest_passed_over() {
    let files = [
        "f/z.md",
        "f/b.postmortem.html",
        "f/sub/c.HTM",
        "f/a.json",
        "f/picture.png",
        "f/html",
        "f/node_modules/left-pad/package.json",
        "f/.git/a.md",
        "f/._a.html",
        "f/a.jsonl",
    ];
    let files = files.map(|path| chosen(path, 0));
    let (order, left) = plan(&files);
    let paths: Vec<_> = order.iter().map(|at| files[*at].path.as_str()).collect();
    assert_eq!(paths, ["f/b.postmortem.html", "f/z.md", "f/a.json", "f/sub/c.HTM"]);
    assert_eq!(left, 0);
    let one = [chosen(".notes/a.md", 0), chosen("anything.txt", 0), chosen("日本.md", 0)];
    assert_eq!(plan(&one).0.len(), 3, "what somebody has chosen is read");
}

#[test]
fn of_too_many_the_saved_copies_are_read_first_and_the_rest_is_counted() {
    let mut files: Vec<_> =
        (0..MOST_FILES + 5).map(|at| chosen(&format!("f/{at}.md"), 0)).collect();
    files.push(chosen("f/zz/zz/a.postmortem.html", 0));
    files.push(chosen("f/zz/zz/a.html", 0));
    let (order, left) = plan(&files);
    assert_eq!((order.len(), left), (MOST_FILES, 7));
    assert!(order.contains(&(MOST_FILES + 5)) && !order.contains(&(MOST_FILES + 6)));

    let large = |size| Chosen { size, ..chosen("f/a.md", 0) };
    let files: Vec<_> = (0..40).map(|_| large(LARGEST)).collect();
    let fit = (MOST_BYTES / LARGEST) as usize;
    assert_eq!((plan(&files).0.len(), plan(&files).1), (fit, 40 - fit));
    let files: Vec<_> = (0..40).map(|_| large(LARGEST + 1)).collect();
    assert_eq!(plan(&files).1, 0, "what is too large is not read, and costs nothing");
}

#[test]
fn each_kind_of_file_gives_its_document_and_others_are_named_in_peace() {
    let json_of = json::write(&document(2, "A disk", "Full."));
    let found = gathered(&[
        ("b.postmortem.html", 5, copy(&document(1, "Zebra", "Every worker waited."), 3)),
        ("sub/a.json", 6, json_of),
        ("c.md", 7, markdown::write(&document(3, "Mail", ""))),
        ("d.md", 8, "# By hand\n\n## Summary\n\nx\n\n## Impact\n\ny\n".into()),
        ("README.md", 9, "# left-pad\n\n## Summary\n\nPads.\n\n## Usage\n\nPad.".into()),
        ("package.json", 9, "{\"name\": \"left-pad\", \"also\": \"nofault-editor\"}".into()),
        ("broken.json", 9, "{\"name\"".into()),
        ("evil.html", 9, "<script>steal()</script><h2>Summary</h2>".into()),
        ("nofault.html", 9, copy(&document(9, "", ""), 0).replace("{", "").replace("}", "")),
        ("empty.md", 9, String::new()),
    ]);
    assert_eq!(titles(&found), ["Zebra", "A disk", "Mail", "By hand"]);
    let names = found.backup.documents.iter().map(|it| it.texts[0].name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["b.postmortem.html", "sub/a.json", "c.md", "d.md"]);
    let others = ["README.md", "package.json", "broken.json", "evil.html", "empty.md"];
    assert_eq!(found.others, others);
    let unread: Vec<_> = found.backup.unread.iter().map(|it| (&*it.what, &*it.raw)).collect();
    assert_eq!(unread, [("nofault.html", "")], "a copy that is damaged is no mere page");
    let document = &found.backup.documents[1];
    assert_eq!(document.id, Id(2));
    assert_eq!(document.texts[0].body, json::write(&document.document), "as the store writes it");
    assert_eq!((document.texts[0].at, document.texts[0].kept), (6, false));
}

#[test]
fn an_empty_copy_is_no_error() {
    let empty = "<!doctype html><script type=\"application/json\" id=\"nofault-doc\"></script>";
    let found = gathered(&[("nofault.html", 1, empty.into())]);
    assert_eq!((found.others.len(), found.backup.unread.len()), (1, 0));
}

#[test]
fn what_should_hold_one_and_cannot_be_read_says_why() {
    let newer = "{\"format\":\"nofault-postmortem\",\"version\":7}";
    let whole = json::write(&document(1, "A", "x"));
    let wrong = "{\"format\":\"nofault-postmortem\",\"meta\":7}";
    let found = gathered(&[
        ("a.json", 1, newer.into()),
        ("b.json", 1, whole[..whole.len() / 2].to_owned()),
        ("c.json", 1, wrong.into()),
        ("d.md", 1, "---\nnofault: 7\n---\n\n# A\n".into()),
    ]);
    let unread: Vec<_> = found.backup.unread.iter().map(|it| (&*it.what, it.why)).collect();
    let newer = "A newer Nofault has saved it.";
    let not_whole = "It is not a whole postmortem.";
    assert_eq!(
        unread,
        [("a.json", newer), ("b.json", not_whole), ("c.json", not_whole), ("d.md", newer)]
    );
    assert!(found.others.is_empty() && found.backup.documents.is_empty());
}

#[test]
fn files_of_one_document_become_its_versions() {
    let version = |summary| document(1, "Queue", summary);
    // Copying has changed the times of saved copies; how often they were saved has not.
    let found = gathered(&[
        ("r12.html", 10, copy(&version("third"), 12)),
        ("r2.html", 30, copy(&version("first"), 2)),
        ("r3.html", 20, copy(&version("second"), 3)),
        ("r3 (1).html", 40, copy(&version("second"), 3)),
    ]);
    let [document] = &found.backup.documents[..] else { panic!("{:?}", titles(&found)) };
    assert_eq!(summaries(document), ["first", "second", "third"]);
    assert_eq!(document.document, version("third"));
    assert_eq!(document.texts.iter().map(|it| it.kept).collect::<Vec<_>>(), [true, true, false]);

    // What a library writes begins with 1 each time: that tells nothing.
    let found = gathered(&[
        ("a.html", 30, copy(&version("newest"), 1)),
        ("b.json", 10, json::write(&version("oldest"))),
        ("c.html", 20, copy(&version("middle"), 4)),
        ("d.md", 25, markdown::write(&version("later"))),
        ("e.json", 5, json::write(&version("middle"))),
    ]);
    let [document] = &found.backup.documents[..] else { panic!("{:?}", titles(&found)) };
    assert_eq!(summaries(document), ["oldest", "middle", "later", "newest"]);
    assert_eq!(document.document, version("newest"));
}

#[test]
fn words_that_were_taken_again_are_the_newest() {
    let version = |summary: &str| json::write(&document(1, "Queue", summary));
    let found = gathered(&[
        ("a.json", 1, version("x")),
        ("b.json", 2, version("y")),
        ("c.json", 3, version("x")),
        ("d.json", 0, version("y")),
    ]);
    let [document] = &found.backup.documents[..] else { panic!("{:?}", titles(&found)) };
    assert_eq!(summaries(document), ["y", "x"]);
    assert_eq!(document.document.sections[0].text, "x");
}

#[test]
fn markdown_without_an_id_is_the_same_document_each_time_and_another_once_it_was_changed() {
    let by_hand = "# Queue\n\n## Summary\n\nx\n\n## Impact\n\ny\n";
    let ids = |path: &str, text: &str| gathered(&[(path, 1, text.into())]).backup.documents[0].id;
    let id = ids("README.md", by_hand);
    assert_eq!(ids("2026/renamed.md", &by_hand.replace('\n', "\r\n")), id);
    let all = gathered(&[
        ("a/README.md", 1, by_hand.into()),
        ("b/README.md", 2, by_hand.replace("\ny\n", "\nz\n")),
        ("c/README.md", 3, by_hand.into()),
    ]);
    assert_eq!(titles(&all), ["Queue", "Queue"], "two texts never become one document");
    let first = gathered(&[("a.md", 1, by_hand.into())]);
    let again = gathered(&[("a.md", 9, by_hand.into())]);
    let body = |it: &Gathered| it.backup.documents[0].texts[0].body.clone();
    assert_eq!(body(&first), body(&again), "word for word, so nothing is added");
}

#[test]
fn one_heading_is_enough_only_for_what_somebody_has_chosen() {
    let text = "# A\n\n## Summary\n\nx\n";
    let mut found = Gathered::default();
    found.take(&chosen("a.md", 1), text);
    found.take(&chosen("f/b.md", 1), text);
    let found = found.finish();
    assert_eq!((titles(&found), &*found.others), (vec!["A"], &["b.md".to_owned()][..]));
}

#[test]
fn a_backup_in_the_folder_gives_its_documents_too() {
    let bodies =
        [json::write(&document(1, "Queue", "elder")), json::write(&document(2, "Disk", "x"))];
    let backup = library::file(&[
        library::entry(1, 3, "before the review", false, &bodies[0]),
        library::entry(2, 1, "", true, &bodies[1]),
    ]);
    let cut_off = backup[..backup.len() - 4].to_owned();
    let newer = ("q.html", 2_000, copy(&document(1, "Queue", "new"), 2));
    let found = gathered(&[("all.json", 9_000, backup.clone()), newer.clone()]);
    assert_eq!(titles(&found), ["Queue", "Disk"]);
    let [queue, disk] = &found.backup.documents[..] else { panic!() };
    assert!(disk.deleted && !queue.deleted);
    // The backup says when each was stored, which counts for more than when it was made.
    assert_eq!(summaries(queue), ["elder", "new"]);
    let names: Vec<_> = queue.texts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["before the review", "q.html"]);
    assert!(found.backup.unread.is_empty() && found.others.is_empty());

    let damaged = backup.replace("elder", "older");
    let found = gathered(&[("cut.json", 1, cut_off), ("damaged.json", 2, damaged)]);
    let unread: Vec<_> = found.backup.unread.iter().map(|it| &*it.what).collect();
    assert_eq!(unread, ["damaged.json: Queue"]);
    assert!(found.backup.incomplete, "it is said that a part is missing");
    assert_eq!(titles(&found), ["Queue", "Disk"]);
    let newer = "{\"format\":\"nofault-backup\",\"version\":7}";
    let other = "{\"name\":\"nofault-backup\"}";
    let found = gathered(&[("a.json", 1, newer.into()), ("b.json", 1, other.into())]);
    assert_eq!((found.backup.unread.len(), found.others.len()), (1, 1));
}
