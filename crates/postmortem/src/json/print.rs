//! Values as text.

use std::fmt;

use super::{Fields, Value};

impl Value {
    /// The value as text for people: one field or entry on a line.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        print(self, Some(0), &mut out);
        out
    }
}

impl fmt::Display for Value {
    /// The value as text without white space.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        print(self, None, &mut out);
        f.write_str(&out)
    }
}

/// Writes `value`; with `indent`, one field or entry on a line.
fn print(value: &Value, indent: Option<usize>, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => quote(text, out),
        Value::List(entries) => {
            let entries = entries.iter().map(|entry| (None, entry));
            print_all(['[', ']'], &mut entries.into_iter(), indent, out);
        }
        Value::Object(fields) => print_fields(fields, indent, out),
    }
}

fn print_fields(fields: &Fields, indent: Option<usize>, out: &mut String) {
    let fields = fields.iter().map(|(name, value)| (Some(name.as_str()), value));
    print_all(['{', '}'], &mut fields.into_iter(), indent, out);
}

fn print_all(
    [open, close]: [char; 2],
    items: &mut dyn Iterator<Item = (Option<&str>, &Value)>,
    indent: Option<usize>,
    out: &mut String,
) {
    let inner = indent.map(|indent| indent + 1);
    out.push(open);
    let mut any = false;
    for (name, value) in items {
        if any {
            out.push(',');
        }
        any = true;
        new_line(inner, out);
        if let Some(name) = name {
            quote(name, out);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        print(value, inner, out);
    }
    if any {
        new_line(indent, out);
    }
    out.push(close);
}

fn new_line(indent: Option<usize>, out: &mut String) {
    if let Some(indent) = indent {
        out.push('\n');
        for _ in 0..indent {
            out.push_str("  ");
        }
    }
}

/// Writes `text` in quotes.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
