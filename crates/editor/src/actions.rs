//! What there is to ask about action items, and the short ways to answer.

use std::rc::Rc;

use postmortem::coverage::{self, Asked, Progress};
use postmortem::points::{Target, has_points, reworded};
use postmortem::{
    About, ActionField, ActionItem, ActionNote, Day, Edit, Field, Item, Postmortem, Quick,
    action_notes,
};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::msg::Msg;
use crate::notice::Notice;

/// What there is to ask about the action items of a document. Looked at again when somebody has left
/// what they were writing: while they write, nothing appears and nothing moves.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What they were made of.
    of: Option<(Postmortem, Option<Day>)>,
    /// The questions about each action item, and about all of them.
    pub findings: Rc<[ActionNote]>,
    /// The factors and points, and what answers them.
    pub asked: Rc<[Asked]>,
    /// How far the action items have come.
    pub progress: Progress,
}

/// Something to do about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settle {
    /// Take the one step it offers.
    Fix,
    /// Never ask it again about these words.
    Dismiss,
}

impl Notes {
    fn renew(&mut self, document: &Postmortem, today: Option<Day>) {
        if self.of.as_ref().is_some_and(|(of, day)| of == document && *day == today) {
            return;
        }
        let findings: Rc<[ActionNote]> = action_notes::notes(document, today).into();
        let asked: Rc<[Asked]> = coverage::asked(document).into();
        // Kept where they are the same, so that views can tell by comparing pointers.
        if self.findings != findings {
            self.findings = findings;
        }
        if self.asked != asked {
            self.asked = asked;
        }
        self.progress = coverage::progress(document, today);
        self.of = Some((document.clone(), today));
    }
}

impl OpenDocument {
    /// What there is to ask about its action items.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Lets what names a point of a text follow the words, now that the text was `before`. A point that
    /// is deleted letter by letter is remembered as it was.
    pub(crate) fn follow_points(&mut self, field: &Field, before: &str) {
        let Field::Text(section) = field else { return };
        let linked = self.document.actions.iter().any(|action| !action.answers_to.is_empty());
        if !has_points(self.document.role_of(section))
            || (!linked && self.document.accepted.is_empty())
        {
            return;
        }
        let now = self.document.get(field).unwrap_or_default().into_owned();
        for (old, new) in reworded(before, &now) {
            let place = self.reworded.iter().position(|(_, current)| *current == old);
            let to = match (place, new) {
                (Some(place), Some(new)) => {
                    self.reworded[place].1 = new.clone();
                    new
                }
                (None, Some(new)) => {
                    self.reworded.push((old.clone(), new.clone()));
                    new
                }
                (Some(place), None) => self.reworded.remove(place).0,
                (None, None) => continue,
            };
            for edit in self.document.follow(&old, &to) {
                self.document.apply(edit);
            }
            self.history.follow(&old, &to);
        }
    }
}

impl Editor {
    /// The day it is, as far as the browser has said.
    pub fn today(&self) -> Option<Day> {
        self.today
    }

    /// Looks again at what there is to ask.
    pub(crate) fn renew_notes(&mut self) {
        let today = self.today;
        if let Screen::Document(open) = &mut self.screen {
            open.notes.renew(&open.document, today);
        }
    }

    /// Adds an action item that answers something, and goes there.
    pub(crate) fn act_on(&mut self, target: Target) -> Vec<Effect> {
        let action =
            ActionItem { answers_to: vec![target.link()], ..ActionItem::new(self.next_id()) };
        let focus = Field::Action(action.id, ActionField::Text);
        let item = Item::Action(Rc::new(action));
        let mut effects = self.edit(Edit::Insert { at: usize::MAX, item });
        effects.push(Effect::Focus(Place::Field(focus)));
        effects
    }

    /// Adds an action item that was jotted down on one line.
    pub(crate) fn jot(&mut self, line: &str) -> Vec<Effect> {
        let Quick { text, owner, due, ticket } = Quick::read(line, self.today);
        if text.is_empty() {
            return vec![Effect::Announce("Say what will be done first.".into())];
        }
        let said = [owner.clone(), due.clone(), ticket.clone()];
        let said: Vec<_> =
            [text.clone()].into_iter().chain(said).filter(|part| !part.is_empty()).collect();
        let action = ActionItem { text, owner, due, ticket, ..ActionItem::new(self.next_id()) };
        let item = Item::Action(Rc::new(action));
        let mut effects = self.edit(Edit::Insert { at: usize::MAX, item });
        effects.push(Effect::Announce(format!("Added: {}.", said.join(", "))));
        effects
    }

    /// Takes the step a question offers, or never asks it again. What it offers is looked up anew:
    /// words may have changed since it was asked.
    pub(crate) fn settle(&mut self, settle: Settle, asked: &ActionNote) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let all = action_notes::notes(&open.document, self.today);
        let found = all.into_iter().find(|it| it.kind == asked.kind && it.place == asked.place);
        let Some(finding) = found else { return Vec::new() };
        // The button that was pressed may be gone.
        let place = match &finding.place {
            About::Field(field) => Place::Field(field.clone()),
            About::Section(_) => Place::Adder(postmortem::ItemRef::Action(postmortem::Id(0))),
        };
        if settle == Settle::Dismiss {
            let mut effects = self.edit(Edit::Keep(finding.kept()));
            let text = "That is not asked again about these words.";
            let button = Some(("Undo", Box::new(Msg::Undo)));
            self.notice = Some(Notice { text: text.into(), button, also: None, urgent: false });
            effects.extend([Effect::Announce(text.into()), Effect::Focus(place)]);
            return effects;
        }
        let Some(fix) = finding.fix else { return Vec::new() };
        let mut effects = Vec::new();
        for edit in fix.edits {
            match edit {
                // A text is the browser's: it is typed into, so that its undo goes on.
                Edit::Set { field, value } if field.has_lines() => {
                    effects.extend(
                        self.document_text(&field).map(|old| typed_over(field, &old, &value)),
                    );
                }
                edit => effects.extend(self.edit(edit)),
            }
        }
        effects.extend([
            Effect::Announce(format!("{}. Undo is available.", fix.label)),
            Effect::Focus(place),
        ]);
        effects
    }

    fn document_text(&self, field: &Field) -> Option<String> {
        Some(self.open_document()?.document.get(field)?.into_owned())
    }
}

/// Types `new` over the part of `old` in which they differ.
fn typed_over(field: Field, old: &str, new: &str) -> Effect {
    let same = |(one, other): &(char, char)| one == other;
    let start: usize =
        old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (rest, other) = (&old[start..], &new[start..]);
    let back = rest.chars().rev().zip(other.chars().rev()).take_while(same);
    let end: usize = back.map(|(c, _)| c.len_utf8()).sum();
    let text = other[..other.len() - end].to_owned();
    Effect::Replace { field, span: start..old.len() - end, text, select: None }
}
