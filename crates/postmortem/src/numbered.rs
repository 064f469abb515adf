//! Texts with numbers.

use std::collections::HashMap;

/// Texts, each with a number counted from 0; equal texts have the same.
///
/// The one hash map of this crate: what belongs to the texts stands in a `Vec` beside it, because every
/// further kind of hash map is two kilobytes of code.
#[derive(Default)]
pub(crate) struct Numbered(HashMap<String, usize>);

impl Numbered {
    /// The number of `text`, which is the next one if it has none.
    pub(crate) fn add(&mut self, text: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(text.to_owned()).or_insert(next)
    }

    /// The number of `text`, if it has one.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }
}

/// Things under names, several where several have one name.
pub(crate) struct Groups<T> {
    names: Numbered,
    groups: Vec<Vec<T>>,
}

impl<T> Default for Groups<T> {
    fn default() -> Groups<T> {
        Groups { names: Numbered::default(), groups: Vec::new() }
    }
}

impl<T> Groups<T> {
    /// Adds a thing at the end of its group.
    pub(crate) fn add(&mut self, name: &str, thing: T) {
        let number = self.names.add(name);
        if number == self.groups.len() {
            self.groups.push(Vec::new());
        }
        self.groups[number].push(thing);
    }

    /// The group of this name, if there is one.
    pub(crate) fn get(&self, name: &str) -> Option<&Vec<T>> {
        self.groups.get(self.names.find(name)?)
    }

    /// The group of this name, to change.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Vec<T>> {
        self.groups.get_mut(self.names.find(name)?)
    }
}

/// Names that are taken.
#[derive(Default)]
pub(crate) struct Names {
    taken: Numbered,
    /// For each, the number that was tried last for another of this name.
    tried: Vec<usize>,
}

impl Names {
    /// Takes `name`, or the first of `other(2)`, `other(3)` … that is free.
    pub(crate) fn take(&mut self, name: &str, other: &dyn Fn(usize) -> String) -> String {
        let mut free = name.to_owned();
        while self.taken.find(&free).is_some() {
            // The name itself is taken, or the loop had not begun.
            let tried = &mut self.tried[self.taken.add(name)];
            *tried += 1;
            free = other(*tried);
        }
        self.taken.add(&free);
        self.tried.push(1);
        free
    }
}
