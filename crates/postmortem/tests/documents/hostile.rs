//! Files made to do harm: each is read or refused, soon, and without a crash.

use std::time::{Duration, Instant};

use postmortem::format::{Format, ReadError, json, markdown};
use postmortem::{Choice, Id, Postmortem};

/// Generous, because tests run unoptimised and beside others; what these inputs would provoke takes
/// minutes.
const SOON: Duration = Duration::from_secs(20);

fn read_as_all(text: &str) {
    #[expect(clippy::disallowed_methods, reason = "a stopwatch, not a clock")]
    let begin = Instant::now();
    for format in Format::ALL {
        if let Ok(document) = format.read(text) {
            let again = format.read(&format.write(&document));
            assert!(again == Ok(document), "{}", text.chars().take(80).collect::<String>());
        }
    }
    assert!(begin.elapsed() < SOON, "{}", text.chars().take(80).collect::<String>());
}

#[test]
fn depth() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(json::read(&deep), Err(ReadError::TooDeep));
    assert_eq!(json::read(&"{\"a\":".repeat(1_000_000)), Err(ReadError::TooDeep));
    let comment = format!("## Summary\n\n<!-- nofault {{\"exact\": {deep}}} -->\n");
    let read = markdown::read(&comment).unwrap();
    assert!(read.sections[0].text.contains("[[["), "a comment nobody can read is kept as text");
}

#[test]
fn length() {
    let body = |text: &str| format!("---\nnofault: 1\n---\n# T\n\n## Summary\n\n{text}\n");
    for text in [
        "x".repeat(1_000_000),
        "> ".repeat(100_000),
        "[".repeat(50_000),
        "*a_`".repeat(50_000),
        "\\".repeat(500_000),
        "```\n".repeat(50_000),
        "## Summary\n\n".repeat(20_000),
        "## Notes\n".repeat(20_000),
        "\\## Summary\n".repeat(20_000),
        format!("|{}", " Time |".repeat(2_000)),
        "<!-- nofault\n".repeat(50_000),
        format!(
            "## What went poorly\n\n{}",
            (0..50_000).map(|n| format!("- {n}\n")).collect::<String>()
        ),
        format!(
            "## Action items\n\n| Action | Answers to |\n| --- | --- |\n| x | {} |\n",
            (0..50_000).map(|n| format!("{n}<br>")).collect::<String>()
        ),
        format!("## Action items\n\n| Action |\n| --- |\n{}", "| x |\n".repeat(20_000)),
        format!(
            "## Duration and timeline\n\n| Time | What |\n|---|---|\n{}",
            "|<br>|\\".repeat(50_000)
        ),
    ] {
        read_as_all(&body(&text));
    }
}

#[test]
fn equal_ids() {
    let row = r#"{"id":"a","text":"x"}"#;
    let rows = vec![row; 20_000].join(",");
    let section = r#"{"id":"a"}"#;
    let sections = vec![section; 20_000].join(",");
    read_as_all(&format!(
        r#"{{"format":"nofault-postmortem","timeline":[{rows}],"sections":[{sections}]}}"#
    ));
}

#[test]
fn names_with_a_meaning_elsewhere() {
    let text = r#"{"format":"nofault-postmortem","__proto__":{"polluted":1},"constructor":2,
        "meta":{"title":"T","__proto__":3},"people":[{"name":"N","toString":4}]}"#;
    let document = json::read(text).unwrap();
    assert_eq!(document.unknown.get("__proto__").unwrap().to_string(), r#"{"polluted":1}"#);
    for format in Format::ALL {
        assert_eq!(format.read(&format.write(&document)).as_ref(), Ok(&document));
    }
}

#[test]
fn strange_characters_stay() {
    let strange = "\0\u{1}\u{7f}\u{85}\u{2028}\u{fffe}\u{feff}\u{202e}\u{200b}\u{10ffff}👩‍🚒";
    let mut document = Postmortem::sample(Id(1));
    let row = std::rc::Rc::make_mut(&mut document.timeline[0]);
    row.text = strange.to_owned();
    std::rc::Rc::make_mut(&mut document.meta).title = strange.to_owned();
    std::rc::Rc::make_mut(&mut document.meta).services = vec![strange.to_owned()];
    for format in Format::ALL {
        assert_eq!(format.read(&format.write(&document)).as_ref(), Ok(&document));
    }
}

#[test]
fn nothing_ends_the_comment_early() {
    let mut document = Postmortem::sample(Id(1));
    for text in ["-->", "--!>", "<!--", "<!-->", "</script>", "]]>", "--", "->"] {
        document.unknown.insert(text.to_owned(), text.into());
    }
    let text = markdown::write(&document);
    let comment = &text[text.rfind("<!--").unwrap() + 4..text.rfind("-->").unwrap()];
    assert!(!comment.contains(['<', '>']) && !comment.contains("--"), "{comment}");
    assert_eq!(markdown::read(&text), Ok(document));
}

#[test]
fn what_means_something_elsewhere_is_text_in_every_field() {
    for text in [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "</textarea></script><!-- --> ]]> <base href=//x><meta http-equiv=refresh content=0>",
        "[x](javascript:alert(1)) ![x](//x/y.png) JaVa\tScript:x &#106;avascript:x data:text/html,x",
        "=cmd|' /C calc'!A0",
        "+1 @SUM(A1) \u{ff1d}1+1",
        "| a | b |`](c) # d",
        "---",
        "\u{202e}gpj.exe\u{202c} \u{2066}isolated\u{2069}",
        "\u{200b}\u{fe0f}\u{301}",
        "24:00",
        "23:59:60",
        "0000-00-00 02:30",
        "+275761-01-01T00:00",
        "2026-03-08 02:30",
        "1e999",
        "-0",
        "NaN",
        "__proto__",
    ] {
        let mut document = Postmortem::sample(Id(1));
        let meta = std::rc::Rc::make_mut(&mut document.meta);
        (meta.title, meta.severity, meta.time_zone) = (text.into(), text.into(), text.into());
        meta.change_link = text.into();
        let row = std::rc::Rc::make_mut(&mut document.timeline[0]);
        (row.start, row.end) = (text.into(), text.into());
        (row.text, row.role) = (text.into(), text.into());
        std::rc::Rc::make_mut(&mut document.actions[0]).text = text.into();
        std::rc::Rc::make_mut(&mut document.sections[0]).text = text.into();
        for format in Format::ALL {
            assert_eq!(format.read(&format.write(&document)).as_ref(), Ok(&document), "{text}");
        }
    }
}
