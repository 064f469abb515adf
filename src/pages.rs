//! The pages of rules, taken apart for the screen.

use blameless::SectionRole;

/// What the page of a rule tells.
#[derive(Debug, Default, PartialEq)]
pub struct Page<'a> {
    /// Why its question is worth asking, in paragraphs.
    pub why: Vec<String>,
    /// Sentences it speaks up at, and sentences it stays quiet at.
    pub examples: Vec<Example<'a>>,
}

/// A sentence, and what the rule makes of it.
#[derive(Debug, PartialEq)]
pub struct Example<'a> {
    /// Whether it speaks up.
    pub speaks: bool,
    /// The section it is read in, where that matters.
    pub section: Option<SectionRole>,
    /// The sentence in pieces; every second one is marked.
    pub pieces: Vec<&'a str>,
    /// The sentence with the wording it offers.
    pub rewritten: Option<&'a str>,
}

/// Takes a page apart.
pub fn read(page: &str) -> Page<'_> {
    let mut read = Page::default();
    let mut part = "";
    let mut paragraph_ended = true;
    for line in page.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix("## ") {
            part = title;
        } else if line.is_empty() {
            paragraph_ended = true;
        } else if part == "Why" {
            match read.why.last_mut() {
                Some(paragraph) if !paragraph_ended => {
                    paragraph.push(' ');
                    paragraph.push_str(line);
                }
                _ => read.why.push(line.to_owned()),
            }
            paragraph_ended = false;
        } else if part == "Examples" {
            if let Some(rewritten) = line.strip_prefix("=> ") {
                if let Some(example) = read.examples.last_mut() {
                    example.rewritten = Some(rewritten);
                }
            } else if let Some(text) = line.strip_prefix("+ ") {
                read.examples.push(example(true, text));
            } else if let Some(text) = line.strip_prefix("- ") {
                read.examples.push(example(false, text));
            }
        }
    }
    read
}

/// An example: `[section severity] {Name: role} Text with [[marked words]].`
fn example(speaks: bool, mut text: &str) -> Example<'_> {
    let mut section = None;
    if !text.starts_with("[[")
        && let Some((place, after)) = text.strip_prefix('[').and_then(|it| it.split_once(']'))
    {
        section = place.split(' ').find_map(SectionRole::from_id);
        text = after.trim_start();
    }
    if let Some((_, after)) = text.strip_prefix('{').and_then(|it| it.split_once('}')) {
        text = after.trim_start();
    }
    let mut pieces = Vec::new();
    let ends = |pair: &[u8]| pair == b"[[" || pair == b"]]";
    while let Some(at) = text.as_bytes().windows(2).position(ends) {
        let (piece, after) = text.split_at(at);
        pieces.push(piece);
        text = &after[2..];
    }
    pieces.push(text);
    Example { speaks, section, pieces, rewritten: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_shown() {
        for rule in blameless::rules() {
            let page = read(rule.page());
            let id = rule.id;
            assert!(!page.why.is_empty(), "{id} tells why");
            assert!(page.why.iter().all(|paragraph| !paragraph.is_empty()), "{id}");
            for speaks in [true, false] {
                assert!(page.examples.iter().any(|it| it.speaks == speaks), "{id}: {speaks}");
            }
            for Example { speaks, pieces, rewritten, .. } in page.examples {
                assert_eq!(pieces.len() > 1, speaks, "{id}: {pieces:?}");
                assert_eq!(pieces.len() % 2, 1, "{id}: every mark ends: {pieces:?}");
                assert!(rewritten.is_none() || speaks, "{id}: {pieces:?}");
                let text = pieces.concat();
                for sign in ["[[", "]]", "{", "=>"] {
                    assert!(!text.contains(sign), "{id}: {text}");
                }
                assert!(!text.starts_with(['[', ' ']), "{id}: {text}");
            }
        }
    }

    #[test]
    fn a_page_is_taken_apart() {
        let page = "# Title\n\n`id` · blame\n\n## Why\n\nOne\ntwo.\n\nThree.\n\n## Ask\n\n> What?\n\n\
            ## Examples\n\n+ [timeline bias] {Chris: SRE} 9:45 [[Chris broke]] it, [[twice]].\n  => It broke.\n\
            - [[no]] mark is a section.\n";
        let page = read(page);
        assert_eq!(page.why, ["One two.", "Three."]);
        assert_eq!(
            page.examples[0],
            Example {
                speaks: true,
                section: Some(SectionRole::Timeline),
                pieces: vec!["9:45 ", "Chris broke", " it, ", "twice", "."],
                rewritten: Some("It broke."),
            }
        );
        assert_eq!(page.examples[1].pieces, ["", "no", " mark is a section."]);
    }
}
