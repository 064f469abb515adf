//! Writing back into a file that the system has opened the app with.

use std::rc::Rc;

use postmortem::format::{self, Format, html};
use postmortem::{Id, Postmortem};

use crate::backup::BackupEffect;
use crate::editor::{Editor, Screen};
use crate::effect::Effect;
use crate::notice::Notice;

/// What can happen to files that can be written back.
#[derive(Clone, Debug, PartialEq)]
pub enum InPlace {
    /// One was opened with the app.
    Opened {
        /// Its name.
        name: Rc<str>,
        /// What the browser knows it by.
        number: u32,
        /// Its text, or why it could not be read.
        text: Result<Rc<str>, Rc<str>>,
    },
    /// Write the document into the file it was opened from.
    Write,
    /// What became of that: the name of the file, and why it was not written, if it was not.
    Written(Rc<str>, Result<(), Rc<str>>),
}

/// A file that a document was opened from, and can be written into.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenedFile {
    /// The id the document has here: importing gives it another one.
    id: Id,
    /// The id it has in the file, which stays.
    own: Id,
    name: Rc<str>,
    number: u32,
    /// What kind it is; `None` for a page with the editor in it.
    format: Option<Format>,
}

impl Editor {
    /// The name of the file that the open document can be written into.
    pub fn file_in_place(&self) -> Option<&Rc<str>> {
        self.opened_file().map(|(file, _)| &file.name)
    }

    fn opened_file(&self) -> Option<(&OpenedFile, &Postmortem)> {
        let document = self.open_document().filter(|_| !self.only_reads())?.document();
        let file = self.files.iter().find(|file| file.id == document.id)?;
        Some((file, document))
    }

    pub(crate) fn in_place(&mut self, what: InPlace) -> Vec<Effect> {
        match what {
            InPlace::Opened { name, number, text } => self.opened_with(name, number, text),
            InPlace::Write => self.write_in_place(),
            InPlace::Written(name, outcome) => self.written_in_place(&name, outcome),
        }
    }

    fn opened_with(
        &mut self,
        name: Rc<str>,
        number: u32,
        text: Result<Rc<str>, Rc<str>>,
    ) -> Vec<Effect> {
        let found = text.as_ref().ok().and_then(|text| written_by_us(&name, text));
        let before = self.open_document().map(|open| open.document().id);
        let effects = self.import(&name, text);
        if let (Some((own, format)), Screen::Document(open)) = (found, &self.screen) {
            let id = open.document().id;
            if before != Some(id) {
                self.files.push(OpenedFile { id, own, name, number, format });
            }
        }
        effects
    }

    fn write_in_place(&mut self) -> Vec<Effect> {
        let Some((file, document)) = self.opened_file() else { return Vec::new() };
        let document = Postmortem { id: file.own, ..document.clone() };
        let text = file.format.unwrap_or(Format::Json).write(&document);
        let readable = file.format.is_none().then(|| html::write(&document));
        vec![Effect::WriteInPlace { name: file.name.clone(), number: file.number, text, readable }]
    }

    fn written_in_place(&mut self, name: &str, outcome: Result<(), Rc<str>>) -> Vec<Effect> {
        let Err(why) = outcome else {
            let text = format!("Saved to {name}.");
            self.notice =
                Some(Notice { text: text.clone(), button: None, also: None, urgent: false });
            let exported = self
                .open_document()
                .map(|open| Effect::Backup(BackupEffect::Exported(open.document().id, open.base)));
            return exported.into_iter().chain([Effect::Announce(text)]).collect();
        };
        let text = format!(
            "“{name}” was not written: {why} What you wrote is safe in this browser. Export it into \
             another file, or try again."
        );
        self.notice = Some(Notice::urgent(text.clone()));
        vec![Effect::Announce(text)]
    }
}

/// The document id and the kind of a file, if nothing would be lost by writing it anew: what somebody else
/// has written as Markdown may have more in it than a postmortem.
fn written_by_us(name: &str, text: &str) -> Option<(Id, Option<Format>)> {
    let own = format::read_any(name, text).ok()?;
    if format::is_page(name, text) {
        return Some((own.id, None));
    }
    let format = Format::of(name, text);
    let same = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let ours = format == Format::Json || same(&format.write(&own)) == same(text);
    ours.then_some((own.id, Some(format)))
}
