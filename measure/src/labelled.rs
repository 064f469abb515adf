//! Files of labelled sentences.
//!
//! One JSON object a line: `{"id", "text", "section", "people", "labels": [{"rule", "start", "end"}],
//! "source"}`, with positions in bytes of the text, the end exclusive.

use std::fs;
use std::ops::Range;

use anyhow::{Context, Result, anyhow, ensure};
use blameless::SectionRole;
use serde::Deserialize;

/// A sentence, and what a careful reader would say of it.
#[derive(Debug)]
pub struct Sentence {
    /// `file:line`
    pub place: String,
    /// The text to check.
    pub text: String,
    /// Where in a document it stands.
    pub section: SectionRole,
    /// The people the document knows by name.
    pub people: Vec<String>,
    /// Every place that is worth a hint.
    pub labels: Vec<Label>,
    /// Whether it was written for measuring, and not met in somebody's document.
    pub written: bool,
}

/// A place that is worth a hint.
#[derive(Debug, PartialEq)]
pub struct Label {
    /// The id of the rule that is to find it.
    pub rule: String,
    /// Its bytes.
    pub span: Range<usize>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    section: String,
    #[serde(default)]
    people: Vec<String>,
    labels: Vec<LineLabel>,
    #[serde(default)]
    source: String,
}

#[derive(Deserialize)]
struct LineLabel {
    rule: String,
    start: usize,
    end: usize,
}

/// Every sentence of a file; an error names the line.
pub fn read(path: &str) -> Result<Vec<Sentence>> {
    let text = fs::read_to_string(path).with_context(|| format!("could not read {path}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            let place = format!("{path}:{}", index + 1);
            sentence(line, &place).context(place)
        })
        .collect()
}

fn sentence(line: &str, place: &str) -> Result<Sentence> {
    // Every sentence is one line: the "line 1" of the reader would only mislead.
    let line: Line = serde_json::from_str(line)
        .map_err(|error| anyhow!("{}", error.to_string().replace("line 1 ", "")))?;
    let section = SectionRole::from_id(&line.section)
        .with_context(|| format!("`{}` is not a section", line.section))?;
    let labels = line.labels.into_iter().map(|label| {
        let span = label.start..label.end;
        ensure!(
            line.text.get(span.clone()).is_some_and(|words| !words.is_empty()),
            "the label `{}` is at bytes {span:?}, which are no words of the text",
            label.rule
        );
        Ok(Label { rule: label.rule, span })
    });
    Ok(Sentence {
        place: place.to_owned(),
        labels: labels.collect::<Result<_>>()?,
        text: line.text,
        section,
        people: line.people,
        written: line.source.starts_with("written"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read() {
        let line = r#"{"id":"1","text":"é Chris","section":"root_cause","people":["Chris"],"labels":[{"rule":"a","start":3,"end":8}],"source":"written by us"}"#;
        let read = sentence(line, "a:1").unwrap();
        assert_eq!(read.labels, [Label { rule: "a".to_owned(), span: 3..8 }]);
        assert_eq!((read.section, read.written), (SectionRole::Cause, true));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        for (line, complaint) in [
            ("{", "EOF"),
            (r#"{"section":"summary","labels":[]}"#, "missing field `text`"),
            (r#"{"text":"a","section":"cause","labels":[]}"#, "`cause` is not a section"),
            (
                r#"{"text":"é","section":"summary","labels":[{"rule":"a","start":1,"end":2}]}"#,
                "bytes 1..2",
            ),
        ] {
            let error = sentence(line, "a:1").unwrap_err().to_string();
            assert!(error.contains(complaint) && !error.contains("line 1"), "{error}");
        }
    }
}
