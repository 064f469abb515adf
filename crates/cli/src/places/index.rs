//! What a file has, to be found by its words: lines, headings and cells of Markdown, texts of JSON.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use blameless::SectionRole;
use postmortem::format::markdown;

/// Bytes of a text that stand in a file as they are.
pub(super) struct Piece {
    /// Which of the text.
    pub text: Range<usize>,
    /// Where they begin in the file.
    pub at: usize,
}

/// Places by their words. What is taken is not there any more.
#[derive(Default)]
struct Shelf(HashMap<String, BTreeSet<(usize, usize)>>);

/// What a file has.
#[derive(Default)]
pub(super) struct Index<'a> {
    source: &'a str,
    lines: Shelf,
    headings: Shelf,
    /// Headings by the role that they mean.
    meanings: Shelf,
    cells: Shelf,
    /// Texts of JSON, without their quotation marks.
    texts: Shelf,
}

impl Shelf {
    fn add(&mut self, words: String, place: Range<usize>) {
        self.0.entry(words).or_default().insert((place.start, place.end));
    }

    /// The first place of these words that is not in front of `from`.
    fn take(&mut self, words: &str, from: usize) -> Option<Range<usize>> {
        let places = self.0.get_mut(words)?;
        let found = *places.range((from, 0)..).next()?;
        places.remove(&found);
        Some(found.0..found.1)
    }
}

impl<'a> Index<'a> {
    /// A Markdown file, or plain text, whose lines begin at `starts`.
    pub fn of_markdown(source: &'a str, starts: &[usize]) -> Index<'a> {
        let mut index = Index { source, ..Index::default() };
        let ends = starts.iter().skip(1).copied().chain([source.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let line = source.get(start..end).unwrap_or_default();
            let words = line.trim();
            let at = start + line.len() - line.trim_start().len();
            let core = words.trim_start_matches('\\');
            let place = at + words.len() - core.len()..at + words.len();
            if core.starts_with('#') {
                if let Some(role) = markdown::meaning(core.trim_start_matches('#').trim()) {
                    index.meanings.add(role.id().to_owned(), place.clone());
                }
                index.headings.add(fold(core), place.clone());
            }
            if core.starts_with('|') {
                index.add_cells(core, place.start);
            }
            index.lines.add(core.to_owned(), place);
        }
        index
    }

    fn add_cells(&mut self, line: &str, start: usize) {
        let (mut from, mut escaped) = (1, false);
        for (at, byte) in line.bytes().enumerate().skip(1).chain([(line.len(), b'|')]) {
            if byte == b'|' && !escaped {
                let cell = line.get(from..at).unwrap_or_default();
                self.cells.add(plain(cell), start + from..start + at);
                from = at + 1;
            }
            escaped = byte == b'\\' && !escaped;
        }
    }

    /// A JSON file. Texts of documents are the values called `text`.
    pub fn of_json(source: &'a str) -> Index<'a> {
        let mut index = Index { source, ..Index::default() };
        let (mut from, mut escaped, mut name) = (None, false, "");
        for (at, byte) in source.bytes().enumerate() {
            match (byte, from) {
                (b'"', None) => from = Some(at),
                (b'"', Some(start)) if !escaped => {
                    let literal = source.get(start..=at).unwrap_or_default();
                    if name == "\"text\""
                        && let Ok(text) = serde_json::from_str(literal)
                    {
                        index.texts.add(text, start + 1..at);
                    }
                    (from, name) = (None, literal);
                }
                (b'{' | b'}' | b'[' | b']' | b',', None) => name = "",
                _ => {}
            }
            escaped = from.is_some_and(|start| start < at) && byte == b'\\' && !escaped;
        }
        index
    }

    /// Takes the first heading of these words; without one, the first that means the same.
    pub fn heading(&mut self, title: &str, role: SectionRole) -> Option<Range<usize>> {
        let named = self.headings.take(&fold(title), 0);
        named.or_else(|| self.meanings.take(role.id(), 0))
    }

    /// Takes the lines of a text, one below the other and all below `from`.
    pub fn text(&mut self, text: &str, from: usize) -> Vec<Piece> {
        if let Some(literal) = self.texts.take(text, 0) {
            return self.of_literal(text, literal);
        }
        let (mut pieces, mut from, mut start) = (Vec::new(), from, 0);
        for line in text.split('\n') {
            let core = line.trim().trim_start_matches('\\');
            let before = line.trim_end().len().saturating_sub(core.len());
            if !core.is_empty()
                && let Some(place) = self.lines.take(core, from)
            {
                let here = start + before;
                pieces.push(Piece { text: here..here + core.len(), at: place.start });
                from = place.end;
            }
            start += line.len() + 1;
        }
        pieces
    }

    /// Takes the cell of a table that holds a text.
    pub fn cell(&mut self, text: &str, from: usize) -> Vec<Piece> {
        if let Some(literal) = self.texts.take(text, 0) {
            return self.of_literal(text, literal);
        }
        let words = plain(text);
        if words.is_empty() {
            return Vec::new();
        }
        let Some(place) = self.cells.take(&words, from) else { return Vec::new() };
        let (mut pieces, mut at, mut start) = (Vec::new(), place.start, 0);
        // What may be written in another way in a table parts what stands there as it is.
        for part in text.split_inclusive(['|', '\\', '<', '\n', '\r']) {
            let same = part.trim_end_matches(['|', '\\', '<', '\n', '\r']);
            let rest = self.source.get(at..place.end).unwrap_or_default();
            let Some(found) = rest.find(same) else { break };
            pieces.push(Piece { text: start..start + same.len(), at: at + found });
            at += found + same.len();
            start += part.len();
        }
        pieces
    }

    /// The pieces of a text of JSON: what stands between escapes.
    fn of_literal(&self, text: &str, literal: Range<usize>) -> Vec<Piece> {
        let mut at = literal.start;
        let mut pieces = vec![Piece { text: 0..0, at }];
        for (start, c) in text.char_indices() {
            let rest = self.source.get(at..literal.end).unwrap_or_default().as_bytes();
            let length = match rest {
                [b'\\', b'u', ..] if c > '\u{ffff}' => 12,
                [b'\\', b'u', ..] => 6,
                [b'\\', ..] => 2,
                _ => c.len_utf8(),
            };
            let end = start + c.len_utf8();
            match pieces.last_mut() {
                Some(piece) if length == c.len_utf8() && rest.first() != Some(&b'\\') => {
                    piece.text.end = end;
                }
                _ => pieces.push(Piece { text: end..end, at: at + length }),
            }
            at += length;
        }
        pieces
    }
}

/// What makes two headings the same to a reader.
fn fold(title: &str) -> String {
    let words = title.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches([':', '#', ' ']).to_lowercase()
}

/// The words of a cell without what may be written in another way in a table.
fn plain(cell: &str) -> String {
    let bare = |text: &str| text.replace(['\\', '|', ' ', '\t', '\n', '\r'], "");
    let mut words = bare(cell);
    for tag in ["<br>", "<br/>", "<BR>", "<BR/>", "<Br>", "<Br/>"] {
        words = words.replace(tag, "");
    }
    words
}
