//! Action items: what they answer, and the short ways to write one.

use std::rc::Rc;

use postmortem::coverage::{self, Asked, Progress};
use postmortem::points::{Target, has_points, reworded};
use postmortem::{ActionField, ActionItem, Day, Edit, Field, Item, Postmortem, Quick};

use crate::document::OpenDocument;
use crate::editor::Editor;
use crate::effect::{Effect, Place};

/// What action items answer, and how far they have come.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// What it was made of.
    of: Option<(Postmortem, Option<Day>)>,
    /// The factors and points, and what answers them.
    pub asked: Rc<[Asked]>,
    /// How far the action items have come.
    pub progress: Progress,
}

impl Coverage {
    /// Looks again, if anything has changed. Returns whether it has.
    pub(crate) fn renew(&mut self, document: &Postmortem, today: Option<Day>) -> bool {
        if self.of.as_ref().is_some_and(|(of, day)| of == document && *day == today) {
            return false;
        }
        let asked: Rc<[Asked]> = coverage::asked(document).into();
        // Kept where they are the same, so that views can tell by comparing pointers.
        if self.asked != asked {
            self.asked = asked;
        }
        self.progress = coverage::progress(document, today);
        self.of = Some((document.clone(), today));
        true
    }
}

impl OpenDocument {
    /// What its action items answer.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
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
}
