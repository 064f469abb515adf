//! Undo for everything that is not typing.

use std::rc::Rc;

use postmortem::{Edit, Postmortem};

/// A list of inverse edits. Restoring a snapshot would take back words typed since; an inverse edit
/// takes back only what it names.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
}

impl History {
    /// How many steps are kept.
    const DEPTH: usize = 200;

    /// Makes a change that can be taken back. Returns whether anything changed.
    pub fn make(&mut self, document: &mut Postmortem, edit: Edit) -> bool {
        let Some(inverse) = document.apply(edit) else { return false };
        self.made(inverse);
        true
    }

    /// Notes the way back from a change that was typed.
    pub fn made(&mut self, inverse: Edit) {
        if self.undo.len() == History::DEPTH {
            self.undo.remove(0);
        }
        self.undo.push(inverse);
        self.redo.clear();
    }

    /// Lets every change name a point by the name it has now.
    pub fn follow(&mut self, from: &Rc<str>, to: &Rc<str>) {
        self.undo.iter_mut().chain(&mut self.redo).for_each(|edit| edit.follow(from, to));
    }

    /// Takes the last change back and returns the edit that did it. A change whose place is gone is
    /// passed over.
    pub fn undo(&mut self, document: &mut Postmortem) -> Option<Edit> {
        step(&mut self.undo, &mut self.redo, document)
    }

    /// Makes the last change taken back again.
    pub fn redo(&mut self, document: &mut Postmortem) -> Option<Edit> {
        step(&mut self.redo, &mut self.undo, document)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, document: &mut Postmortem) -> Option<Edit> {
    while let Some(edit) = from.pop() {
        if let Some(inverse) = document.apply(edit.clone()) {
            to.push(inverse);
            return Some(edit);
        }
    }
    None
}
