//! Rows of a long timeline that somebody has come near.
//!
//! A row with its fields is some thirty elements, and a browser takes many seconds to make those of
//! thousands of rows. So rows of a long timeline are told in words, until somebody comes near: then they
//! have fields, and keep them, because a field that goes takes its undo with it.

use std::rc::Rc;

use postmortem::{Field, Id, ItemRef, RowField};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};

/// As many rows always have their fields.
const FEW: usize = 100;
/// As many at either end of a long timeline, too.
const ENDS: usize = 12;

/// Which rows are drawn with their fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reach {
    /// All of them, because the browser does not tell what somebody comes near.
    all: bool,
    /// Sorted.
    near: Rc<Vec<Id>>,
    /// Those whose further fields are shown as well; sorted.
    unfolded: Rc<Vec<Id>>,
}

impl Reach {
    /// Whether a row has its fields.
    pub fn is_near(&self, row: Id) -> bool {
        self.all || self.near.binary_search(&row).is_ok()
    }

    /// Whether a row has its further fields.
    pub fn is_unfolded(&self, row: Id) -> bool {
        self.unfolded.binary_search(&row).is_ok()
    }

    fn come_near(&mut self, row: Id) {
        add(&mut self.near, row);
    }

    /// Somebody goes to a field.
    fn go_to(&mut self, field: &Field) {
        let Field::Row(row, field) = field else { return };
        self.come_near(*row);
        let at_hand = [RowField::Start, RowField::Text, RowField::Milestone, RowField::Mark];
        if !at_hand.contains(field) {
            add(&mut self.unfolded, *row);
        }
    }
}

fn add(rows: &mut Rc<Vec<Id>>, row: Id) {
    if let Err(at) = rows.binary_search(&row) {
        Rc::make_mut(rows).insert(at, row);
    }
}

impl OpenDocument {
    /// Which rows of the timeline are drawn with their fields.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }
}

impl Editor {
    /// The same for a browser that may not tell what somebody comes near: then every row has its fields.
    pub fn with_every_row_near(mut self, every_row_near: bool) -> Editor {
        self.every_row_near = every_row_near;
        self
    }

    /// Somebody has come near some rows.
    pub(crate) fn near(&mut self, rows: &[Id]) -> Vec<Effect> {
        if let Screen::Document(open) = &mut self.screen {
            rows.iter().for_each(|row| open.reach.come_near(*row));
        }
        Vec::new()
    }

    /// Somebody has asked for the further fields of a row.
    pub(crate) fn unfold(&mut self, row: Id) -> Vec<Effect> {
        if let Screen::Document(open) = &mut self.screen {
            add(&mut open.reach.unfolded, row);
        }
        Vec::new()
    }

    /// After a message: where the focus is to go has to be there.
    pub(crate) fn bring_near(&mut self, effects: &[Effect]) {
        let Screen::Document(open) = &mut self.screen else { return };
        open.reach.all = self.every_row_near;
        // A few stay near when there are more. Of many, the first and the last are where the keyboard
        // comes in.
        let rows = &open.document.timeline;
        let ends = if rows.len() > FEW { ENDS } else { FEW };
        let behind = rows.len().saturating_sub(ends);
        for (at, row) in rows.iter().enumerate() {
            if at < ends || at >= behind {
                open.reach.come_near(row.id);
            }
        }
        for effect in effects {
            match effect {
                Effect::Focus(Place::Field(field))
                | Effect::Select(field, _)
                | Effect::Replace { field, .. } => open.reach.go_to(field),
                Effect::Focus(Place::Menu(ItemRef::Row(row))) => open.reach.come_near(*row),
                _ => {}
            }
        }
    }
}
