//! Reading what was named on the command line.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::rc::Rc;

use postmortem::format::{self, Format, ReadError};
use postmortem::{Id, Postmortem, Section, SectionId, Template};

/// A file as it was read.
pub struct Source {
    /// Its name as the person gave it; `None` for the standard input.
    pub name: Option<String>,
    /// What is in it.
    pub text: String,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Markdown,
    Json,
    /// A saved copy: its document is JSON somewhere in a page, where no line means anything to a reader.
    Copy,
    /// Text without one heading of a postmortem.
    Prose,
}

impl Source {
    /// Reads a file, or the standard input for `-`. What goes wrong is told in a sentence, with what to
    /// do.
    pub fn read(path: &Path, input: &mut dyn Read) -> Result<Source, String> {
        let mut bytes = Vec::new();
        let name = (path != Path::new("-")).then(|| path.display().to_string());
        let read = match &name {
            None => input.read_to_end(&mut bytes).map(drop),
            Some(_) if path.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Some(_) => fs::read(path).map(|read| bytes = read),
        };
        let whole = read.map_err(|error| why(&error)).and_then(|()| {
            let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
            text.ok_or_else(|| {
                "This is no text in UTF-8. If it is a document of another program, save it as Markdown."
                    .to_owned()
            })
        });
        let label = name.as_deref().unwrap_or(STANDARD_INPUT);
        match whole {
            Ok(text) => Ok(Source { name, text }),
            Err(why) => Err(format!("{label}: {why}")),
        }
    }

    /// What it is called in sentences.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(STANDARD_INPUT)
    }

    /// The document in it. Text that is no postmortem of ours is one section of a document, if `prose`
    /// will do.
    pub fn document(&self, prose: bool) -> Result<(Postmortem, Kind), String> {
        let name = self.name.as_deref().unwrap_or_default();
        match format::read_any(name, &self.text) {
            Ok(document) if format::is_page(name, &self.text) => Ok((document, Kind::Copy)),
            Ok(document) => match Format::of(name, &self.text) {
                Format::Json => Ok((document, Kind::Json)),
                Format::Markdown => Ok((document, Kind::Markdown)),
            },
            Err(ReadError::NoHeading) if prose => Ok((self.as_prose(), Kind::Prose)),
            Err(error) => Err(format!("{}: {error}", self.label())),
        }
    }

    fn as_prose(&self) -> Postmortem {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let template = Template { sections: Vec::new(), ..Template::postmortem() };
        let title = "Text".to_owned();
        let section = Section { title, text, ..Section::new(SectionId::new("text")) };
        Postmortem { sections: vec![Rc::new(section)], ..Postmortem::new(Id(0), Rc::new(template)) }
    }
}

const STANDARD_INPUT: &str = "standard input";

fn why(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            "There is no such file. Look at its name, and the folder you are in.".into()
        }
        ErrorKind::IsADirectory => {
            "This is a folder. Name the files in it, such as folder/*.md.".into()
        }
        ErrorKind::PermissionDenied => "This file may not be read. Look at its permissions.".into(),
        _ => format!("This could not be read: {error}. Try again, or take a copy of it."),
    }
}
