//! The one pass over the bytes of a block.

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

const BACKTICKS: usize = 8;
const DEAD_QUOTE: usize = 9;
const DEAD_CURLY: usize = 10;
const DEAD_COMMENT: usize = 11;
const DEAD_LINK: usize = 12;
const DEAD_REFERENCE: usize = 13;

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
        while let Some(next) = self.next() {
            match next {
                ' ' => self.at += 1,
                '`' => self.code(),
                '"' => self.quote('"', DEAD_QUOTE),
                '\u{201c}' => self.quote('\u{201d}', DEAD_CURLY),
                '<' if self.text[self.at..].starts_with("<!--") => self.comment(),
                ']' if self.text[self.at..].starts_with("][") => self.reference(),
                ']' if self.text[self.at..].starts_with("](") => self.link(),
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

    fn code(&mut self) {
        let rest = &self.text[self.at..];
        let run = rest.bytes().take_while(|&byte| byte == b'`').count();
        let start = self.at;
        self.at += run;
        if run > BACKTICKS || self.dead[run] {
            return;
        }
        let mut from = run;
        while let Some(found) = rest[from..].find('`') {
            let open = from + found;
            let length = rest[open..].bytes().take_while(|&byte| byte == b'`').count();
            self.parsed.step(open + length - from);
            if length == run {
                self.at = start + open + length;
                self.push(start, self.at, "", words::CODE);
                return;
            }
            from = open + length;
        }
        self.parsed.step(rest.len() - from);
        self.dead[run] = true;
    }

    /// Masks a quotation of two words or more.
    fn quote(&mut self, close: char, dead: usize) {
        let start = self.at;
        let open = self.text[start..].chars().next().map_or(1, char::len_utf8);
        self.at += open;
        if self.dead[dead] {
            return;
        }
        match self.text[self.at..].find(close) {
            None => {
                self.parsed.step(self.text.len() - self.at);
                self.dead[dead] = true;
                // A quotation that is still being typed hides the rest of its sentence.
                self.quoted = self.starts_word(self.at)
                    && (start == 0 || self.text[..start].ends_with(char::is_whitespace));
            }
            Some(length) => {
                let inside = &self.text[self.at..self.at + length];
                let end = self.at + length + close.len_utf8();
                if inside.split_whitespace().nth(1).is_some() {
                    self.at = end;
                    let closed = inside.ends_with(['.', '!', '?']);
                    self.push(start, end, "", words::QUOTE);
                    if closed && self.next_is_capital() {
                        self.end_sentence(end, false);
                    }
                } else {
                    // One word: its quotation marks are passed over, the word is read.
                    let word_start = self.at;
                    while self.at < word_start + length {
                        if self.starts_word(self.at) {
                            self.word();
                        } else {
                            self.at +=
                                self.text[self.at..].chars().next().map_or(1, char::len_utf8);
                        }
                    }
                    self.at = self.at.max(end);
                }
            }
        }
    }

    fn next_is_capital(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        rest.len() < self.text.len() - self.at && rest.starts_with(char::is_uppercase)
    }

    fn comment(&mut self) {
        let from = self.at + 4;
        self.at = from;
        if !self.dead[DEAD_COMMENT] {
            match self.text[from..].find("-->") {
                Some(length) => self.at = from + length + 3,
                None => self.dead[DEAD_COMMENT] = true,
            }
        }
    }

    fn link(&mut self) {
        self.at += 2;
        if self.dead[DEAD_LINK] {
            return;
        }
        match self.text[self.at..].find(')') {
            None => self.dead[DEAD_LINK] = true,
            Some(length) => {
                self.at += length + 1;
                if let Some(last) = self.parsed.words.last_mut() {
                    last.set = last.set | words::LINK;
                }
            }
        }
    }

    /// `[issue][label]`: the label is no text.
    fn reference(&mut self) {
        self.at += 2;
        if self.dead[DEAD_REFERENCE] {
            return;
        }
        match self.text[self.at..].find(']') {
            None => self.dead[DEAD_REFERENCE] = true,
            Some(length) => {
                self.at += length + 1;
                if let Some(last) = self.parsed.words.last_mut() {
                    last.set = last.set | words::LINK;
                }
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let (letters, key) = words::letters(&self.text.as_bytes()[start..]);
        // Most words are letters, and what follows them cannot belong to the word.
        if letters > 0 && ends_word(&self.text[start + letters..]) {
            self.at += letters;
            let word = &self.text[start..self.at];
            let known = classify::of_letters(word, self.table.find(key), self.table);
            self.push_known(start, self.at, word, known);
            return;
        }
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
                    && (ABBREVIATIONS.iter().any(|abbreviation| word.is(abbreviation))
                        || word.text.len() == 1 && word.capital())
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
