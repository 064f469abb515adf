//! Two tabs with one document: what each has changed is joined, and where both have changed the same,
//! a person decides.

use postmortem::format::json;
use postmortem::{Conflict, Edit, Field, Id, ItemRef, Merged, Place, Postmortem, merge};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Keep, Wake};
use crate::msg::Found;

/// How long to wait for an input method to finish, in milliseconds: a text is not written under it.
const COMPOSING_MS: u32 = 500;

/// What to do where two tabs have changed the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    /// Only what this tab has.
    Mine,
    /// Only what the other tab has.
    Theirs,
    /// Leave both.
    Both,
}

impl Editor {
    /// Another tab has stored a revision.
    pub(crate) fn changed_elsewhere(&mut self, id: Id, rev: u32) -> Vec<Effect> {
        match &self.screen {
            Screen::Library => vec![Effect::List],
            Screen::Document(open) if open.document.id == id && rev > open.base => {
                self.look_again()
            }
            _ => Vec::new(),
        }
    }

    /// Somebody looks at the page again: another tab may have been at work.
    pub(crate) fn look_again(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Library => vec![Effect::List],
            // Where something is not stored, storing it tells what else there is.
            Screen::Document(open) if !open.progress.unsaved() => {
                vec![Effect::Load(open.document.id)]
            }
            _ => Vec::new(),
        }
    }

    /// The document on the screen was read again.
    pub(crate) fn read_again(&mut self, id: Id, found: Option<Found>) -> Vec<Effect> {
        if found.is_none() {
            return self.gone_elsewhere(id);
        }
        self.is_there();
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(found) = found.filter(|found| found.rev > open.base && !found.damaged) else {
            return Vec::new();
        };
        if open.document.id != id || open.progress.unsaved() {
            return Vec::new();
        }
        // One that cannot be read was made by a newer Nofault: the next save will say so.
        let Ok(theirs) = json::read(&found.body) else { return Vec::new() };
        open.take_over(theirs.clone(), theirs, found);
        open.check_all(&self.preferences);
        vec![
            Effect::Rewrite,
            Effect::Announce(
                "This postmortem was changed in another tab and is up to date.".into(),
            ),
        ]
    }

    /// A save came too late: another tab has stored a newer revision. Both are joined and stored anew;
    /// where that is not possible, this one is stored as a copy.
    pub(crate) fn join(&mut self, id: Id, found: Found) -> Vec<Effect> {
        let (on_screen, hosted) = (self.shown() == Some(id), self.is_hosted());
        let Some(open) = self.open_or_parting(id) else { return Vec::new() };
        if open.composing {
            return vec![Effect::WakeAfter { ms: COMPOSING_MS, wake: Wake::SaveLimit }];
        }
        let merged = json::read(&found.body).ok().map(|mut theirs| {
            theirs.id = id;
            (merge(&open.stored, &open.document, &theirs), theirs)
        });
        // Where both have changed the same, somebody has to be there to decide.
        let can_join = |merged: &Merged| merged.conflicts.is_empty() || on_screen;
        let Some((merged, theirs)) = merged.filter(|(merged, _)| can_join(merged)) else {
            open.part = true;
            return self.save_again(id);
        };
        if !merged.conflicts.is_empty() {
            open.keep = Some(Keep { rev: found.rev, name: None });
        }
        let Merged { document, conflicts } = merged;
        open.take_over(document, theirs, found);
        // A host tells by the number that what it has read before is old.
        open.progress.change += u32::from(hosted);
        open.conflicts.extend(conflicts.into_iter().filter(can_be_chosen));
        let mut effects = Vec::new();
        if let Screen::Document(open) = &mut self.screen
            && on_screen
        {
            open.check_all(&self.preferences);
            let said = match open.conflicts.len() {
                0 if hosted => "Somebody else has changed this too. Both changes are in it.",
                _ if hosted => {
                    "Somebody else has changed the same words. Yours are here, the other ones are kept."
                }
                0 => "This postmortem was changed in another tab too. Both changes are in it.",
                _ => {
                    "Another tab has changed the same words. Yours are here, the other ones are kept."
                }
            };
            effects.extend([Effect::Rewrite, Effect::Announce(said.into())]);
        }
        effects.extend(self.save_again(id));
        effects
    }

    /// Settles one of the places that two tabs have changed.
    pub(crate) fn choose(&mut self, number: usize, choose: Choose) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        if number >= open.conflicts.len() {
            return Vec::new();
        }
        let conflict = open.conflicts.remove(number);
        let left = open.conflicts.len();
        let edit = edit_for(&open.document, &conflict, choose);
        let mut effects = edit.map(|edit| self.edit(edit)).unwrap_or_default();
        effects.push(Effect::Rewrite);
        if left == 0 {
            self.panel = None;
            effects.push(Effect::ClosePanel);
            effects.push(Effect::Announce("Everything is settled.".into()));
        } else {
            // The button that was pressed is gone.
            effects.push(Effect::OpenPanel);
        }
        effects
    }
}

impl OpenDocument {
    /// Puts another version on the screen, made from `stored`, which is what the store has found.
    fn take_over(&mut self, document: Postmortem, stored: Postmortem, found: Found) {
        let id = self.document.id;
        self.document = Postmortem { id, ..document };
        self.stored = stored;
        self.base = found.rev;
        self.progress.at = Some(found.at);
        self.questions.prose = None;
    }

    /// Where two tabs have changed the same, and nobody has decided yet: where, in words, and what
    /// each has.
    pub fn conflicts(&self) -> impl Iterator<Item = (String, &Conflict)> {
        self.conflicts
            .iter()
            .map(|conflict| (where_it_is(&self.document, &conflict.place), conflict))
    }
}

/// Whether there are two wordings to choose from. What one has taken out and the other has changed
/// stays, and needs no decision.
fn can_be_chosen(conflict: &Conflict) -> bool {
    matches!(conflict.place, Place::Field(_))
        && conflict.mine.is_some()
        && conflict.theirs.is_some()
}

/// What both have written, one below the other.
fn both(conflict: &Conflict) -> String {
    let written = [&conflict.mine, &conflict.theirs].into_iter().flatten();
    written.filter(|lines| !lines.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// The change that carries out a choice; `None` if nothing has to change, or if what both have written
/// has been changed since, which is a choice too.
fn edit_for(document: &Postmortem, conflict: &Conflict, choose: Choose) -> Option<Edit> {
    let Place::Field(field) = &conflict.place else { return None };
    let chosen = match choose {
        Choose::Mine => conflict.mine.as_deref()?,
        Choose::Theirs => conflict.theirs.as_deref()?,
        Choose::Both => return None,
    };
    let value = if field.has_lines() {
        let now = document.get(field)?;
        let both = both(conflict);
        let lines = format!("\n{now}\n");
        // Whole lines: a short one may be part of another. In `now` they are one byte earlier.
        let at = lines.find(&format!("\n{both}\n"))?;
        let (before, after) = (&now[..at], &now[at + both.len()..]);
        // Where no line is chosen, no empty one is left.
        match after.strip_prefix('\n') {
            Some(after) if chosen.is_empty() => format!("{before}{after}"),
            None if chosen.is_empty() => before.strip_suffix('\n').unwrap_or(before).to_owned(),
            _ => format!("{before}{chosen}{after}"),
        }
    } else {
        chosen.to_owned()
    };
    Some(Edit::Set { field: field.clone(), value })
}

/// A place in words.
pub(crate) fn where_it_is(document: &Postmortem, place: &Place) -> String {
    let Place::Field(field) = place else { return "Something else".into() };
    match field {
        Field::Meta(field) => field.label().into(),
        Field::Text(id) | Field::SectionTitle(id) | Field::Ready(id) => document
            .section(id)
            .map(|section| document.title_of(section))
            .filter(|title| !title.is_empty())
            .unwrap_or("A section")
            .into(),
        Field::Row(id, _) => match document.place_of(&ItemRef::Row(*id)) {
            Some(at) => format!("Timeline, row {}", at + 1),
            None => "Timeline".into(),
        },
        Field::Action(id, _) => match document.place_of(&ItemRef::Action(*id)) {
            Some(at) => format!("Action item {}", at + 1),
            None => "Action items".into(),
        },
        Field::Factor(id, _) => match document.place_of(&ItemRef::Factor(*id)) {
            Some(at) => format!("Contributing factor {}", at + 1),
            None => "Contributing factors".into(),
        },
        Field::Accepted(point) => format!("Accepted: “{point}”"),
        Field::Person(..) => "People and roles".into(),
    }
}
