//! Something for each field. A sorted list is all it takes, and weighs a few kilobytes less to load than a
//! tree; where there are thousands of fields, it is made at once.

use postmortem::Field;

/// One `T` for each of some fields, in the order of the fields.
#[derive(Clone, Debug)]
pub struct ByField<T>(Vec<(Field, T)>);

impl<T> Default for ByField<T> {
    fn default() -> ByField<T> {
        ByField(Vec::new())
    }
}

impl<T> ByField<T> {
    /// What is kept for a field.
    pub fn get(&self, field: &Field) -> Option<&T> {
        self.place(field).ok().map(|at| &self.0[at].1)
    }

    /// What is kept for a field, to be changed.
    pub fn get_mut(&mut self, field: &Field) -> Option<&mut T> {
        self.place(field).ok().map(|at| &mut self.0[at].1)
    }

    /// Lets go of everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// All fields and what is kept for them.
    pub fn iter(&self) -> impl Iterator<Item = (&Field, &T)> {
        self.0.iter().map(|(field, kept)| (field, kept))
    }

    fn place(&self, field: &Field) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(field))
    }
}

impl<T> ByField<T> {
    /// What is given in the order of the fields, each once.
    pub fn of_sorted(all: impl Iterator<Item = (Field, T)>) -> ByField<T> {
        ByField(all.collect())
    }
}

impl<T: Default> ByField<T> {
    /// What is kept for a field; a new one, if nothing was.
    pub fn get_or_default(&mut self, field: &Field) -> &mut T {
        let at = self.place(field).unwrap_or_else(|at| {
            self.0.insert(at, (field.clone(), T::default()));
            at
        });
        &mut self.0[at].1
    }
}
