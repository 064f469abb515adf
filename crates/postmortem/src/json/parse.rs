//! What a text says.

use super::{Fields, Value};

/// How many lists and objects may be inside each other.
const DEEPEST: usize = 127;

/// Why a text is not JSON, and where reading stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The line, from 1.
    pub line: usize,
    /// The character on that line, from 1.
    pub column: usize,
    /// What is wrong there.
    pub reason: &'static str,
    /// Whether it may be JSON, but lists and objects are inside each other more deeply than is read.
    pub too_deep: bool,
}

/// The value a text says. Of two fields with one name the last counts.
pub fn parse(text: &str) -> Result<Value, ParseError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let whole = parser.value().and_then(|value| {
        parser.skip_space();
        if parser.at == text.len() { Ok(value) } else { Err("nothing more belongs here") }
    });
    whole.map_err(|reason| {
        let before = &text[..parser.at];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let here = usize::from(parser.at < text.len());
        ParseError {
            line: 1 + before.matches('\n').count(),
            column: before[line_start..].chars().count() + here,
            reason,
            too_deep: parser.depth > DEEPEST,
        }
    })
}

/// What is wrong at the place where reading stopped.
type Wrong = &'static str;

const ENDS: Wrong = "the file ends too early";

struct Parser<'t> {
    text: &'t str,
    /// Byte offset of what comes next; always the start of a character.
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// Skips characters of ASCII; says how many.
    fn skip(&mut self, wanted: fn(u8) -> bool) -> usize {
        let from = self.at;
        while self.peek().is_some_and(wanted) {
            self.at += 1;
        }
        self.at - from
    }

    /// Takes `wanted` if it comes next.
    fn takes(&mut self, wanted: &str) -> bool {
        let found = self.text[self.at..].starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    fn expect(&mut self, wanted: &str, otherwise: Wrong) -> Result<(), Wrong> {
        self.skip_space();
        if self.takes(wanted) { Ok(()) } else { Err(self.wrong(otherwise)) }
    }

    fn wrong(&self, reason: Wrong) -> Wrong {
        if self.at == self.text.len() { ENDS } else { reason }
    }

    fn value(&mut self) -> Result<Value, Wrong> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.text().map(Value::Text),
            Some(b'[' | b'{') => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err("lists and objects are nested too deeply");
                }
                let value = if self.takes("[") {
                    self.list().map(Value::List)
                } else {
                    self.takes("{");
                    self.object().map(Value::Object)
                }?;
                self.depth -= 1;
                Ok(value)
            }
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            _ if self.takes("true") => Ok(Value::Bool(true)),
            _ if self.takes("false") => Ok(Value::Bool(false)),
            _ if self.takes("null") => Ok(Value::Null),
            _ => Err(self.wrong("a value belongs here")),
        }
    }

    fn list(&mut self) -> Result<Vec<Value>, Wrong> {
        let mut entries = Vec::new();
        self.skip_space();
        if self.takes("]") {
            return Ok(entries);
        }
        loop {
            entries.push(self.value()?);
            self.skip_space();
            if self.takes("]") {
                return Ok(entries);
            }
            self.expect(",", "a comma or the end of the list belongs here")?;
        }
    }

    fn object(&mut self) -> Result<Fields, Wrong> {
        let mut fields = Fields::new();
        self.skip_space();
        if self.takes("}") {
            return Ok(fields);
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("the name of a field belongs here, in quotes"));
            }
            let name = self.text()?;
            self.expect(":", "a colon belongs here")?;
            let value = self.value()?;
            fields.insert(name, value);
            self.skip_space();
            if self.takes("}") {
                return Ok(fields);
            }
            self.expect(",", "a comma or the end of the object belongs here")?;
        }
    }

    fn number(&mut self) -> Result<String, Wrong> {
        const NO_DIGIT: Wrong = "a digit belongs here";
        let from = self.at;
        self.takes("-");
        if !self.takes("0") && self.skip(|byte| byte.is_ascii_digit()) == 0 {
            return Err(self.wrong(NO_DIGIT));
        }
        if self.takes(".") && self.skip(|byte| byte.is_ascii_digit()) == 0 {
            return Err(self.wrong(NO_DIGIT));
        }
        if self.takes("e") || self.takes("E") {
            let _ = self.takes("+") || self.takes("-");
            if self.skip(|byte| byte.is_ascii_digit()) == 0 {
                return Err(self.wrong(NO_DIGIT));
            }
        }
        Ok(self.text[from..self.at].to_owned())
    }

    /// A text in quotes.
    fn text(&mut self) -> Result<String, Wrong> {
        self.takes("\"");
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20));
            let plain = plain.count();
            text.push_str(&rest[..plain]);
            self.at += plain;
            if self.takes("\"") {
                return Ok(text);
            }
            if !self.takes("\\") {
                return Err(self.wrong("a text cannot hold this character as it is"));
            }
            text.push(self.escape()?);
        }
    }

    /// The character that stands after a backslash.
    fn escape(&mut self) -> Result<char, Wrong> {
        const UNKNOWN: Wrong = "a backslash cannot stand before this";
        let c = match self.peek() {
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            Some(same @ (b'"' | b'\\' | b'/')) => char::from(same),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            _ => return Err(self.wrong(UNKNOWN)),
        };
        self.at += 1;
        Ok(c)
    }

    /// A character by its number; one beyond the first 65,536 is written as two.
    fn unicode(&mut self) -> Result<char, Wrong> {
        let first = self.hex()?;
        let number = match first {
            0xd800..0xdc00 if self.takes("\\u") => match self.hex()? {
                second @ 0xdc00..0xe000 => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                _ => first,
            },
            _ => first,
        };
        char::from_u32(number).ok_or("this is half a character")
    }

    fn hex(&mut self) -> Result<u32, Wrong> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.wrong("four hexadecimal digits belong here"));
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| ENDS)
    }
}
