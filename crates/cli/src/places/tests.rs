//! Where words are found: each place is that of the same words in the file.

use postmortem::format::Format;
use postmortem::{Id, Postmortem};

use super::*;

/// What stands in a file at the places of some words of a document.
fn found(
    source: &str,
    document: &Postmortem,
    kind: Kind,
    words: &str,
) -> Vec<(usize, usize, String)> {
    let places = Places::of(source, document, kind);
    let lines: Vec<&str> = source.split('\n').collect();
    let mut all = Vec::new();
    for (field, text) in review::checked_fields(document) {
        for (at, _) in text.match_indices(words) {
            let Some(span) = places.span(&field, &(at..at + words.len())) else { continue };
            let (from, to) = (span.start.column - 1, span.end.column - 1);
            let there = lines[span.start.line - 1].trim_start_matches('\u{feff}').chars();
            all.push((
                span.start.line,
                span.start.column,
                there.skip(from).take(to - from).collect(),
            ));
        }
    }
    all
}

fn markdown(text: &str, words: &str) -> Vec<(usize, usize, String)> {
    let document = Format::Markdown.read(text).expect("a postmortem");
    found(text, &document, Kind::Markdown, words)
}

fn at(line: usize, column: usize, words: &str) -> (usize, usize, String) {
    (line, column, words.to_owned())
}

#[test]
fn the_same_words_are_found_below_their_own_heading() {
    // What stands before the first heading is the last section of the document.
    let text = "# T\n\nNone.\n\n## Summary\n\nNone.\n\n- é None.\n";
    let lines = markdown(text, "None");
    assert_eq!(lines, [at(7, 1, "None"), at(9, 5, "None"), at(3, 1, "None")]);
}

#[test]
fn lines_are_counted_as_they_end_and_without_the_mark_of_byte_order() {
    for text in [
        "\u{feff}# T\r\n\r\n## Summary\r\n\r\nOne.\r\nIt broke.\r\n",
        "\u{feff}# T\n\n## Summary\n\nOne.\nIt broke.\n",
    ] {
        assert_eq!(markdown(text, "broke"), [at(6, 4, "broke")]);
    }
    let old = "# T\r\r## Summary\r\rIt broke.\r";
    let document = Format::Markdown.read(old).expect("a postmortem");
    let places = Places::of(old, &document, Kind::Markdown);
    let (field, text) =
        review::checked_fields(&document).find(|(_, text)| text.contains("It")).expect("a text");
    let span = places.span(&field, &(3..text.len())).expect("a place");
    assert_eq!((span.start.line, span.start.column), (5, 4));
}

#[test]
fn cells_are_found_behind_what_is_escaped_in_them() {
    let text = "## Summary\n\n| 09:45 | It broke. |\n\n## Timeline\n\n| Time | What happened |\n|---|---|\n\
                | 09:45 | It broke. |\n| 09:50 | a \\| b<br>It broke. |\n";
    let mut lines = markdown(text, "broke");
    lines.sort();
    assert_eq!(lines, [at(3, 14, "broke"), at(9, 14, "broke"), at(10, 24, "broke")]);
}

#[test]
fn texts_of_json_are_found_behind_their_escapes() {
    let mut document = Postmortem::sample(Id(5));
    let text = "A \"tab\"\tand 👩‍🚀\nIt broke.";
    std::rc::Rc::make_mut(&mut document.sections[0]).text = text.to_owned();
    let json = Format::Json.write(&document);
    let escaped = json.replace('👩', "\\ud83d\\udc69");
    assert_ne!(json, escaped);
    for source in [json, escaped] {
        let all = found(&source, &document, Kind::Json, "It broke");
        let [(_, _, words)] = &all[..] else { panic!("{all:?}") };
        assert_eq!(words, "It broke");
    }
}

#[test]
fn all_of_the_sample_is_found_in_each_format() {
    let sample = Postmortem::sample(Id(5));
    for (format, kind) in [(Format::Markdown, Kind::Markdown), (Format::Json, Kind::Json)] {
        let source = format.write(&sample);
        let lines: Vec<&str> = source.split('\n').collect();
        let places = Places::of(&source, &sample, kind);
        for (field, text) in review::checked_fields(&sample) {
            for (at, word) in text.match_indices(|c: char| c.is_alphabetic()) {
                let span = places.span(&field, &(at..at + word.len()));
                let Some(Span { start, .. }) = span else { panic!("{field:?} {at} of {text:?}") };
                let there = lines[start.line - 1].chars().nth(start.column - 1);
                assert_eq!(there, word.chars().next(), "{field:?} {at}");
            }
        }
    }
}

#[test]
fn what_is_not_in_the_file_has_no_place() {
    let sample = Postmortem::sample(Id(5));
    let source = Format::Json.write(&sample);
    assert_eq!(found(&source, &sample, Kind::Copy, "the"), []);
    assert_eq!(found("", &sample, Kind::Markdown, "the"), []);
    assert_eq!(found("{\"text", &sample, Kind::Json, "the"), []);
}
