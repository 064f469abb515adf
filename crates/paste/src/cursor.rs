//! Walking over a text by hand, without ever going back further than to a copy.

/// The rest of a text that is being read. A copy is a place to come back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a>(pub &'a str);

impl<'a> Cursor<'a> {
    pub fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    pub fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.0 = &self.0[next.len_utf8()..];
        Some(next)
    }

    pub fn eat(&mut self, wanted: char) -> bool {
        self.eat_any(&[wanted]).is_some()
    }

    pub fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|next| wanted.contains(next))?;
        self.bump();
        Some(found)
    }

    /// Takes a text as it is.
    pub fn eat_text(&mut self, wanted: &str) -> bool {
        match self.0.strip_prefix(wanted) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// Takes a word in any case, unless it goes on.
    pub fn eat_word(&mut self, wanted: &str) -> bool {
        let fits =
            self.0.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted));
        let rest = if fits { &self.0[wanted.len()..] } else { return false };
        if rest.chars().next().is_some_and(char::is_alphanumeric) {
            return false;
        }
        self.0 = rest;
        true
    }

    /// Skips blanks and tells whether there were any.
    pub fn spaces(&mut self) -> bool {
        let rest = self.0.trim_start_matches(is_blank);
        let any = rest.len() < self.0.len();
        self.0 = rest;
        any
    }

    /// A number of so many ASCII digits, neither fewer nor more.
    pub fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let length = self.0.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        if length < least || length > most {
            return None;
        }
        let (digits, rest) = self.0.split_at(length);
        let number = digits.parse().ok()?;
        self.0 = rest;
        Some(number)
    }

    /// The ASCII letters that come next, at most so many.
    pub fn letters(&self, most: usize) -> &'a str {
        let length = self.0.bytes().take(most).take_while(u8::is_ascii_alphabetic).count();
        &self.0[..length]
    }

    /// Skips this many bytes, which are known to be there.
    pub fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    /// Whether the next letter or digit would make a longer word of what was read.
    pub fn goes_on(&self) -> bool {
        self.peek().is_some_and(char::is_alphanumeric)
    }
}

/// What separates words, seen or not: chats are copied with narrow blanks and marks of direction.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2009}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{feff}'
    )
}

/// A text without blanks at its ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| is_blank(c) || c == '\r' || c == '\n')
}

/// The beginning of a text, cut between letters: what is looked at of a line that may be very long.
pub(crate) fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
