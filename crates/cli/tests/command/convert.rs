//! From one format into another, and never over a file that somebody has.

use std::fs;

use super::{fixtures, folder, nofault_in};

#[test]
fn a_document_goes_through_every_format_unchanged() {
    let folder = folder("convert");
    fs::copy(fixtures().join("incident.md"), folder.join("a.md")).expect("a copy");
    let to = |file: &str, format: &str, out: &str| {
        let said = nofault_in(&folder, &["convert", file, "--to", format, "-o", out], b"");
        assert_eq!((said.code, &*said.out, &*said.err), (Some(0), "", ""), "{file} to {out}");
        fs::read_to_string(folder.join(out)).expect("a file")
    };
    let json = to("a.md", "json", "b.json");
    let markdown = to("b.json", "md", "c.md");
    assert_eq!(to("c.md", "json", "d.json"), json);
    assert_eq!(to("d.json", "md", "e.md"), markdown);
    let page = to("c.md", "html", "f.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("<h1>The outage</h1>"), "{page}");
    let said = nofault_in(&folder, &["convert", "-", "--to", "md"], json.as_bytes());
    assert_eq!((said.code, said.out), (Some(0), markdown));
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
    let folder = folder("convert-over");
    fs::write(folder.join("mine.json"), "mine").expect("a file");
    let input = fs::read(fixtures().join("incident.md")).expect("a fixture");
    let run = |more: &[&str]| {
        let arguments = ["convert", "-", "--to", "json", "-o"];
        nofault_in(&folder, &[&arguments[..], more].concat(), &input)
    };
    let mine = || fs::read_to_string(folder.join("mine.json")).expect("a file");
    let said = run(&["mine.json"]);
    assert_eq!((said.code, &*mine()), (Some(2), "mine"));
    assert!(
        said.err.contains("it was left as it is") && said.err.contains("--force"),
        "{}",
        said.err
    );
    assert_eq!((run(&["mine.json", "--force"]).code, mine().starts_with("{\n")), (Some(0), true));
    let said = run(&["none/a.json"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("The folder for this file does not exist"), "{}", said.err);
}

#[test]
fn text_that_is_no_postmortem_is_no_document_to_convert() {
    let said = nofault_in(&fixtures(), &["convert", "-", "--to", "json"], b"Dear all");
    assert_eq!((said.code, &*said.out), (Some(2), ""));
    assert!(said.err.contains("none of the headings of a postmortem"), "{}", said.err);
}
