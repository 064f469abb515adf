//! The one pass over the bytes of a block.

mod masks;

use super::classify::{self, ABBREVIATIONS, CLITICS, classify, ends_word, is_alphanumeric};
use super::lead::{lead, mark_people};
use super::{Gap, Parsed, Sentence, Word};
use crate::engine::engine;
use crate::people::People;
use crate::text::marker;
use crate::words::{self, Id, Set, Table};

pub(crate) fn parse<'t>(block: &'t str, people: &People) -> Parsed<'t> {
    let indent = block.len() - block.trim_start().len();
    let marker = marker(&block[indent..]);
    let mut parser = Parser {
        text: block,
        at: indent + marker,
        gap: Gap::default(),
        first: 0,
        dead: [false; 16],
        quoted: false,
        parsed: Parsed {
            // English words are five letters and a space, more or less.
            words: Vec::with_capacity(block.len() / 5 + 2),
            ..Parsed::default()
        },
        table: engine().words(),
    };
    parser.parsed.ticked = block[..parser.at].contains(['x', 'X']);
    parser.run();
    parser.finish(people)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    gap: Gap,
    /// The first word of the sentence being read.
    first: usize,
    /// Closing marks that are known not to come, so that nothing is searched for twice.
    dead: [bool; 16],
    /// Inside a quotation that does not end.
    quoted: bool,
    parsed: Parsed<'t>,
    table: &'static Table,
}

impl<'t> Parser<'t> {
    fn run(&mut self) {
        loop {
            self.plain_words();
            let Some(next) = self.next() else { break };
            match next {
                '`' => self.code(),
                '"' => self.quote('"', masks::DEAD_QUOTE),
                '\u{201c}' => self.quote('\u{201d}', masks::DEAD_CURLY),
                '<' if self.text[self.at..].starts_with("<!--") => self.comment(),
                ']' if self.text[self.at..].starts_with("][") => {
                    self.target(']', masks::DEAD_REFERENCE);
                }
                ']' if self.text[self.at..].starts_with("](") => self.target(')', masks::DEAD_LINK),
                '.' | '!' | '?' | '…' => self.stop(),
                '|' => {
                    self.at += 1;
                    self.end_sentence(self.at - 1, false);
                }
                '@' | '#' if self.starts_word(self.at + 1) => self.word(),
                _ if is_alphanumeric(next) => self.word(),
                _ => {
                    self.gap.add(match next {
                        ',' => Gap::COMMA,
                        ';' => Gap::SEMICOLON,
                        ':' => Gap::COLON,
                        '–' | '—' | '→' => Gap::DASH,
                        '-' if self.spaced() => Gap::DASH,
                        '(' | '[' => Gap::OPEN,
                        ')' | ']' => Gap::CLOSE,
                        '\n' => Gap::NEWLINE,
                        '*' => Gap::BOLD,
                        _ => Gap::default(),
                    });
                    self.at += next.len_utf8();
                }
            }
        }
        self.end_sentence(self.text.trim_end().len(), false);
    }

    /// Words of nothing but letters, and the blanks between them: most of any text.
    #[inline(always)]
    fn plain_words(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let (letters, key) = words::letters(&bytes[start..]);
            let end = start + letters;
            let blank = bytes.get(end) == Some(&b' ');
            if letters > 0 {
                if !blank && !ends_word(&self.text[end..]) {
                    return;
                }
                let word = &self.text[start..end];
                let known = classify::of_letters(word, self.table.find(key), self.table);
                self.push_known(start, end, word, known);
            } else if !blank {
                return;
            }
            self.at = end + usize::from(blank);
        }
    }

    #[inline(always)]
    fn next(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text[self.at..].chars().next(),
            None => None,
        }
    }

    fn starts_word(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_some_and(char::is_alphanumeric)
    }

    fn spaced(&self) -> bool {
        self.text[..self.at].ends_with(char::is_whitespace)
            && self.text[self.at + 1..].starts_with(['-', ' ', '\u{a0}'])
    }

    fn push(&mut self, start: usize, end: usize, text: &'t str, set: Set) {
        self.push_known(start, end, text, (set, 0, 0));
    }

    #[inline(always)]
    fn push_known(&mut self, start: usize, end: usize, text: &'t str, known: (Set, Id, Id)) {
        let gap = std::mem::take(&mut self.gap);
        let (text, (set, id, lemma)) =
            if self.quoted { ("", (words::QUOTE, 0, 0)) } else { (text, known) };
        let word = Word { text, start, end, set, id, lemma, negated: false, gap, person: None };
        self.parsed.words.push(word);
    }

    fn word(&mut self) {
        let start = self.at;
        let rest = &self.text[start..];
        let bytes = rest.as_bytes();
        let link = matches!(bytes[0], b'h' | b'w');
        if link
            && (rest.starts_with("http://")
                || rest.starts_with("https://")
                || rest.starts_with("www."))
        {
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '|'))
                .unwrap_or(rest.len());
            self.at += length;
            self.push(start, self.at, "", words::LINK);
            return;
        }
        let mut length = usize::from(matches!(bytes[0], b'@' | b'#'));
        while let Some(next) = rest[length..].chars().next() {
            let after = length + next.len_utf8();
            let joined = || rest[after..].starts_with(char::is_alphanumeric);
            let digits = || {
                bytes[length - 1].is_ascii_digit()
                    && bytes.get(after).is_some_and(u8::is_ascii_digit)
            };
            let goes_on = next.is_alphanumeric()
                || length > 0
                    && match next {
                        '-' | '\'' | '’' | '_' | '.' | '@' | '/' | '+' | '&' => joined(),
                        ':' => digits(),
                        _ => false,
                    };
            if !goes_on {
                break;
            }
            length = after;
        }
        if rest[length..].starts_with('%') {
            length += 1;
        }
        self.at = start + length;
        self.split_clitic(start, &rest[..length]);
    }

    /// Pushes a word, with `n't` as a mark on it and `'s`, `'ve`, `'d` as words of their own.
    fn split_clitic(&mut self, start: usize, word: &'t str) {
        let mut end = word.len();
        let mut clitics = Vec::new();
        let mut negated = false;
        while let Some(at) = word[..end].rfind(['\'', '’']) {
            let mark = word[at..].chars().next().map_or(1, char::len_utf8);
            let tail = &word[at + mark..end];
            if tail.eq_ignore_ascii_case("t") && word[..at].ends_with(['n', 'N']) {
                negated = true;
                end = at - 1;
                break;
            }
            let Some(text) = CLITICS.iter().find(|text| text[1..].eq_ignore_ascii_case(tail))
            else {
                break;
            };
            clitics.push((start + at, start + end, *text));
            end = at;
        }
        // The mark `n't` belongs to the word: `didn't` is one span.
        let word_end = if negated {
            clitics.last().map_or(start + word.len(), |clitic| clitic.0)
        } else {
            start + end
        };
        let base = match &word[..end] {
            "ca" | "Ca" if negated => "can",
            "wo" | "Wo" if negated => "will",
            base => base,
        };
        if !base.is_empty() {
            self.push_known(start, word_end, base, classify(base, self.table));
            if let Some(last) = self.parsed.words.last_mut() {
                last.negated = negated;
            }
        }
        for (from, to, text) in clitics.into_iter().rev() {
            let (id, entry) = self.table.get(text);
            self.push_known(from, to, text, (entry.set | words::CLITIC, id, entry.lemma));
        }
    }

    /// A full stop and its kin: the end of a sentence, or an abbreviation.
    fn stop(&mut self) {
        let rest = &self.text[self.at..];
        let run = rest.len() - rest.trim_start_matches(['.', '!', '?', '…']).len();
        let question = rest[..run].contains('?');
        let mut end = self.at + run;
        self.at = end;
        let after = &self.text[end..];
        let closers = after.len()
            - after.trim_start_matches(['"', '\'', ')', ']', '*', '_', '”', '’', '~']).len();
        let beyond = &after[closers..];
        if !beyond.is_empty()
            && !beyond.starts_with(char::is_whitespace)
            && !beyond.starts_with('|')
        {
            return;
        }
        if run == 1 && rest.starts_with('.') {
            let lower = beyond.trim_start().starts_with(|c: char| c.is_lowercase());
            let short = self.parsed.words.last().is_some_and(|word| {
                word.end + 1 == end
                    && (word.is_one_of(&ABBREVIATIONS) || word.text.len() == 1 && word.capital())
            });
            if lower || short && !beyond.trim().is_empty() {
                return;
            }
        }
        if after.starts_with(['"', '”', '’', '\'']) && closers > 0 {
            end += after.chars().next().map_or(0, char::len_utf8);
        }
        self.at += closers;
        self.end_sentence(end, question);
    }

    fn end_sentence(&mut self, end: usize, question: bool) {
        let range = self.first..self.parsed.words.len();
        self.first = range.end;
        self.quoted = false;
        self.gap = Gap::default();
        if let (Some(first), Some(last)) =
            (self.parsed.words.get(range.start), self.parsed.words.last())
        {
            let (start, end) = (first.start, end.max(last.end));
            self.parsed.sentences.push(Sentence {
                body: range.start,
                words: range,
                start,
                end,
                question,
                set: Set::NONE,
            });
        }
    }

    /// Marks names, and finds where each sentence begins to say something.
    fn finish(mut self, people: &People) -> Parsed<'t> {
        mark_people(&mut self.parsed.words, people);
        for sentence in &mut self.parsed.sentences {
            let words = &self.parsed.words[sentence.words.clone()];
            sentence.set = words.iter().fold(Set::NONE, |set, word| set | word.set);
            sentence.body = sentence.words.start + lead(words);
        }
        self.parsed
    }
}
