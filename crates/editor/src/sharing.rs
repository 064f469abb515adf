//! A copy for others: with names as they are, with roles in their place, or without. Nothing on the screen
//! or in the store changes by it.
//!
//! Who is who is remembered as long as the page is open, and nowhere else: not in the document, which
//! travels, and not in the store, which is backed up.

use std::rc::Rc;

use postmortem::Postmortem;
use postmortem::format::{self, Format};
use postmortem::names::{Changed, Left, Policy, Redaction, Register, redacted, remaining};

use crate::editor::Editor;
use crate::effect::{Effect, Place};
use crate::joining::where_it_is;
use crate::panel::Panel;

/// What can happen to a copy for others.
#[derive(Clone, Debug, PartialEq)]
pub enum Sharing {
    /// What becomes of names.
    Policy(Policy),
    /// Whether somebody of the register is named there at all.
    Tick(usize, bool),
    /// What stands in for somebody.
    Words(usize, Rc<str>),
    /// This is a name, too.
    IsName(Rc<str>),
    /// This is no name.
    NotName(Rc<str>),
    /// Write the copy into a file.
    Export(Format),
    /// Write the copy into a page, with the editor in it.
    ExportPage,
}

/// A copy for others, before it leaves.
#[derive(Clone, Debug)]
pub struct Share {
    /// What becomes of names.
    pub policy: Policy,
    /// Who is named.
    pub register: Register,
    /// What may still be a name in the copy.
    pub left: Vec<Left>,
    copy: Redaction,
    /// The document it is a copy of.
    of: Postmortem,
}

impl Share {
    fn of(document: &Postmortem, policy: Policy, register: Register) -> Share {
        let copy = redacted(document, &register, policy);
        let left = match policy {
            Policy::AsIs => Vec::new(),
            _ => remaining(&copy.document, &register),
        };
        Share { policy, register, left, copy, of: document.clone() }
    }

    /// The texts that are different in the copy.
    pub fn changes(&self) -> &[Changed] {
        &self.copy.changes
    }

    /// Where something is, in words.
    pub fn place(&self, place: &postmortem::Place) -> String {
        where_it_is(&self.of, place)
    }
}

impl Editor {
    /// The copy for others, while one is made.
    pub fn share(&self) -> Option<&Share> {
        self.share.as_ref()
    }

    /// Begins a copy of the document as it is now. What was decided about names before counts again.
    pub(crate) fn open_share(&mut self) -> Vec<Effect> {
        self.look_at_copy();
        self.open_panel(Panel::Share)
    }

    /// Makes the copy anew, of what is on the screen now.
    fn look_at_copy(&mut self) {
        let Some(document) = self.open_document().map(|open| open.document().clone()) else {
            self.share = None;
            return;
        };
        let before = self.share.take().filter(|share| share.of.id == document.id);
        self.share = Some(match before {
            Some(share) => {
                let register = share.register.renewed(&document);
                Share::of(&document, share.policy, register)
            }
            None => Share::of(&document, Policy::Roles, Register::of(&document)),
        });
    }

    pub(crate) fn sharing(&mut self, what: Sharing) -> Vec<Effect> {
        let Some(share) = &mut self.share else { return Vec::new() };
        let (mut policy, mut register) = (share.policy, std::mem::take(&mut share.register));
        let mut effects = Vec::new();
        match what {
            Sharing::Policy(chosen) => policy = chosen,
            Sharing::Tick(person, ticked) => {
                if let Some(named) = register.people.get_mut(person) {
                    named.ticked = ticked;
                }
            }
            Sharing::Words(person, words) => {
                if let Some(named) = register.people.get_mut(person) {
                    named.words = words.to_string();
                }
            }
            Sharing::IsName(name) => {
                let name = name.trim();
                register.add(name, &share.of);
                if !name.is_empty() {
                    effects.push(Effect::Announce(format!("“{name}” counts as a name now.")));
                }
                // Where it was asked about, the button that was pressed is gone.
                if share.left.iter().any(|left| left.words == name) {
                    effects.push(Effect::Focus(Place::Remaining));
                }
            }
            Sharing::NotName(words) => {
                register.pass_over(&words);
                effects.push(Effect::Focus(Place::Remaining));
            }
            Sharing::Export(format) => {
                share.register = register;
                return self.export_copy(Some(format));
            }
            Sharing::ExportPage => {
                share.register = register;
                return self.export_copy(None);
            }
        }
        self.share = Some(Share::of(&share.of, policy, register));
        effects
    }

    /// The copy that leaves, whatever it leaves as. `None` if another tab has changed the document since
    /// somebody looked at the copy: what was not seen does not leave.
    pub(crate) fn copy_to_leave(&mut self) -> Option<Postmortem> {
        let (share, open) = (self.share.as_ref()?, self.open_document()?);
        if share.of == *open.document() {
            return Some(share.copy.document.clone());
        }
        self.look_at_copy();
        None
    }

    /// Without a format, it is a page with the editor in it.
    fn export_copy(&mut self, format: Option<Format>) -> Vec<Effect> {
        let Some(copy) = self.copy_to_leave() else {
            let said = "This was changed elsewhere meanwhile. Here is the copy of what it is now.";
            return vec![Effect::Announce(said.into()), Effect::OpenPanel];
        };
        let Some(format) = format else {
            let (value, readable) = (Format::Json.write(&copy), format::html::write(&copy));
            return vec![Effect::SaveCopy { value, readable, shared: true }];
        };
        // A file with other words in it is no backup, and is told from one that is.
        let name = format::file_name(&copy, format);
        let name = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}-shared.{ending}"),
            None => name,
        };
        let announcement = Effect::Announce(format!("Exported as {name}."));
        let (mime, text) = (format.media_type(), format.write(&copy));
        vec![Effect::Download { name, mime, text }, announcement]
    }
}
