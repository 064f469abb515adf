//! Files a document can be written to and read from. A format is a file here; they share nothing but
//! the document.

pub mod backup;
mod copy;
mod crc;
mod error;
pub mod folder;
pub mod html;
pub mod json;
pub mod markdown;
mod restore;

pub use copy::is_page;
pub use error::ReadError;

use crate::Postmortem;
use crate::choice::Choice;

/// The version of our file formats that this code writes, and the newest it reads.
pub(crate) const VERSION: u64 = 1;

/// A kind of file that can be written and read again without loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The file format.
    Json,
    /// For people and for repositories.
    Markdown,
}

impl Choice for Format {
    const ALL: &'static [Format] = &[Format::Markdown, Format::Json];

    fn id(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Markdown => "md",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::Markdown => "Markdown",
        }
    }
}

impl Format {
    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Markdown => "text/markdown;charset=utf-8",
        }
    }

    /// The document as such a file.
    pub fn write(self, document: &Postmortem) -> String {
        match self {
            Format::Json => json::write(document),
            Format::Markdown => markdown::write(document),
        }
    }

    /// The document in such a file.
    pub fn read(self, text: &str) -> Result<Postmortem, ReadError> {
        match self {
            Format::Json => json::read(text),
            Format::Markdown => markdown::read(text),
        }
    }

    /// Which kind of file this is. What is in it counts for more than what it is called.
    pub fn of(file_name: &str, text: &str) -> Format {
        let named = |end: &str| file_name.to_ascii_lowercase().ends_with(end);
        if named(".json") || (begins_like_json(text) && !named(".md")) {
            Format::Json
        } else {
            Format::Markdown
        }
    }
}

fn begins_like_json(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('{')
}

/// The document in a file of either kind, or in a saved copy.
pub fn read_any(file_name: &str, text: &str) -> Result<Postmortem, ReadError> {
    if copy::is_page(file_name, text) {
        return copy::read(text);
    }
    Format::of(file_name, text).read(text)
}

/// A name for the file, fit for every operating system:
/// `2019-12-05-reference-documentation-unavailable.md`.
pub fn file_name(document: &Postmortem, format: Format) -> String {
    const LONGEST: usize = 80;
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let words = [&document.meta.date, &document.meta.title];
    let words = words.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut stem = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !stem.is_empty() {
            if stem.len() + 1 + word.len() > LONGEST {
                break;
            }
            stem.push('-');
        }
        stem.push_str(&word);
    }
    while stem.len() > LONGEST {
        stem.pop();
    }
    // Windows gives these to devices, whatever follows the dot.
    let device = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    if stem.is_empty() {
        stem.push_str("postmortem");
    } else if device || RESERVED.contains(&stem.as_str()) {
        stem.insert_str(0, "postmortem-");
    }
    format!("{stem}.{}", format.id())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::Id;

    #[test]
    fn a_file_is_what_it_holds() {
        assert_eq!(Format::of("a.json", "# Title"), Format::Json);
        assert_eq!(Format::of("a.txt", "\u{feff}\n{\"format\""), Format::Json);
        assert_eq!(Format::of("a.md", "{not json}\n## Summary"), Format::Markdown);
        assert_eq!(Format::of("", "# Title"), Format::Markdown);
        for format in Format::ALL {
            let sample = Postmortem::sample(Id(5));
            assert_eq!(read_any("unnamed", &format.write(&sample)), Ok(sample));
        }
    }

    #[test]
    fn a_file_name_is_safe_everywhere() {
        let mut document = Postmortem::sample(Id(5));
        assert_eq!(
            file_name(&document, Format::Markdown),
            "2019-12-05-reference-documentation-unavailable.md"
        );
        let meta = Rc::make_mut(&mut document.meta);
        meta.date.clear();
        for (title, name) in [
            ("", "postmortem.json"),
            ("../../etc/passwd", "etc-passwd.json"),
            ("CON", "postmortem-con.json"),
            ("com1", "postmortem-com1.json"),
            ("a\0b: \"c\" <d>|?*", "a-b-c-d.json"),
            ("Störung № 5", "störung-5.json"),
        ] {
            Rc::make_mut(&mut document.meta).title = title.to_owned();
            assert_eq!(file_name(&document, Format::Json), name);
        }
        Rc::make_mut(&mut document.meta).title = "ä".repeat(500);
        assert!(file_name(&document, Format::Json).len() <= 85);
    }
}
