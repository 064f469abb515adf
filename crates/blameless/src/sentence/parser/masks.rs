//! Spans that are no text of their own: code, quotations, comments, the targets of links.

use super::Parser;
use crate::words;

const BACKTICKS: usize = 8;
pub(super) const DEAD_QUOTE: usize = 9;
pub(super) const DEAD_CURLY: usize = 10;
pub(super) const DEAD_COMMENT: usize = 11;
pub(super) const DEAD_LINK: usize = 12;
pub(super) const DEAD_REFERENCE: usize = 13;

impl Parser<'_> {
    pub(super) fn code(&mut self) {
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
    pub(super) fn quote(&mut self, close: char, dead: usize) {
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

    pub(super) fn comment(&mut self) {
        let from = self.at + 4;
        self.at = from;
        if !self.dead[DEAD_COMMENT] {
            match self.text[from..].find("-->") {
                Some(length) => self.at = from + length + 3,
                None => self.dead[DEAD_COMMENT] = true,
            }
        }
    }

    /// `](address)` and `][label]`: what a link leads to is no text.
    pub(super) fn target(&mut self, close: char, dead: usize) {
        self.at += 2;
        if self.dead[dead] {
            return;
        }
        match self.text[self.at..].find(close) {
            None => self.dead[dead] = true,
            Some(length) => {
                self.at += length + 1;
                if let Some(last) = self.parsed.words.last_mut() {
                    last.set = last.set | words::LINK;
                }
            }
        }
    }
}
