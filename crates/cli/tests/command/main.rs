//! The program as it is called: what it reads, what it says, and its exit codes.

mod convert;
mod formats;
mod hook;
mod hostile;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program said.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Where the fixtures are.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// An empty folder of a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs the program in a folder.
fn nofault_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nofault"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    // Whoever does not read may have gone already.
    let _ = child.stdin.take().expect("an input").write_all(input);
    let done = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// Runs the program beside the fixtures.
fn nofault(arguments: &[&str]) -> Said {
    nofault_in(&fixtures(), arguments, b"")
}

const CALM: &str = "# T\n\n## Summary\n\nThe rollback is quick.\n";

#[test]
fn nothing_gates_unless_asked() {
    let file = ["check", "--today", "2020-01-01", "incident.md"];
    assert_eq!(nofault(&file).code, Some(0));
    for (asked, code) in
        [("blame", 1), ("bias", 1), ("hint", 1), ("question", 1), ("question,hint", 1)]
    {
        let said = nofault(&[&file[..], &["--fail-on", asked]].concat());
        assert_eq!((said.code, &*said.err), (Some(code), ""), "{asked}");
    }
    let clarity = "# T\n\n## Action items\n\n- Improve monitoring\n";
    for (asked, code) in [("blame", 0), ("bias", 0), ("hint", 1)] {
        let arguments = ["check", "-", "--fail-on", asked];
        let said = nofault_in(&fixtures(), &arguments, clarity.as_bytes());
        assert_eq!(said.code, Some(code), "{asked}: {}", said.out);
    }
    let arguments = ["check", "-", "--fail-on", "hint"];
    let said = nofault_in(&fixtures(), &arguments, CALM.as_bytes());
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert!(said.out.starts_with("1 file read: no wording hints, "), "{}", said.out);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let folder = folder("unreadable");
    fs::write(folder.join("binary.md"), [0x23, 0, 1, 2]).expect("a file");
    fs::write(folder.join("latin.md"), b"St\xf6rung").expect("a file");
    fs::write(folder.join("page.html"), "<html></html>").expect("a file");
    fs::write(folder.join("broken.json"), "{\"format\":").expect("a file");
    fs::write(folder.join("calm.md"), CALM).expect("a file");
    let files = [".", "none.md", "binary.md", "latin.md", "page.html", "broken.json"];
    for (file, words) in files.into_iter().zip([
        "This is a folder. Name the files in it",
        "There is no such file. Look at its name",
        "This is no text in UTF-8.",
        "This is no text in UTF-8.",
        "This page has no postmortem in it",
        "This file is not complete JSON",
    ]) {
        let said = nofault_in(&folder, &["check", "--fail-on", "hint", file, "calm.md"], b"");
        assert_eq!(said.code, Some(2), "{file}");
        assert!(said.err.starts_with(&format!("nofault: {file}: {words}")), "{}", said.err);
        assert!(said.out.contains("1 file read"), "{}", said.out);
    }
    let said = nofault_in(&folder, &["check", "-", "-"], CALM.as_bytes());
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("can be read only once"), "{}", said.err);
}

#[test]
fn usage_is_explained() {
    for bad in [
        &[][..],
        &["check"],
        &["check", "a.md", "--format", "xml"],
        &["check", "a.md", "--hide", "no-such-rule"],
        &["check", "a.md", "--today", "soon"],
        &["convert", "a.md"],
        &["guess"],
    ] {
        let said = nofault(bad);
        assert_eq!((said.code, &*said.out), (Some(2), ""), "{bad:?}");
        assert!(said.err.contains("sage:") || said.err.contains("--help"), "{}", said.err);
    }
    let help = nofault(&["check", "--help"]);
    assert_eq!((help.code, &*help.err), (Some(0), ""));
    assert!(help.out.contains("Exit code 0"), "{}", help.out);
    assert_eq!(nofault(&["--version"]).out, format!("nofault {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_the_document_and_the_caller_leave_out_is_left_out() {
    let ids = |arguments: &[&str], text: &str| {
        let arguments = [&["check", "-", "--format", "json"], arguments].concat();
        let said = nofault_in(&fixtures(), &arguments, text.as_bytes());
        said.out.matches("\"rule\": ").count()
    };
    let text = "## Lessons learned\n\nThey carelessly deleted it. This was human error.\n";
    let all = ids(&[], text);
    assert_eq!((ids(&["--hide", "person-error-label"], text), all), (all - 1, all));
    assert_eq!(ids(&["--hide", "agency,judgement"], text), 0);
    let hidden = format!("---\nnofault: 1\nhidden_rules: person-error-label\n---\n\n{text}");
    let json = nofault_in(&fixtures(), &["convert", "-", "--to", "json"], hidden.as_bytes()).out;
    let kept = json.replacen("\"meta\"", "\"hidden_rules\": [\"person-error-label\"], \"meta\"", 1);
    assert_eq!(ids(&[], &kept), all - 1, "{kept}");
}

#[test]
fn text_that_is_no_postmortem_is_checked_as_it_is() {
    let text = "Dear all,\r\n\r\nThe outage was human error.\r\n";
    let said = nofault_in(&fixtures(), &["check", "-"], text.as_bytes());
    assert_eq!(said.code, Some(0));
    assert!(said.out.starts_with("standard input: no headings of a postmortem"), "{}", said.out);
    assert!(said.out.contains("standard input:3:16: Human error"), "{}", said.out);
    assert!(said.out.ends_with("1 wording hint, no questions about the facts.\n"), "{}", said.out);
    let marked = "\u{feff}This was human error.";
    let said = nofault_in(&fixtures(), &["check", "-"], marked.as_bytes());
    assert!(said.out.contains("standard input:1:10: Human error"), "{}", said.out);
}
