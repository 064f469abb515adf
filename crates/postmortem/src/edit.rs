//! The one way to change a document.

use std::rc::Rc;

use crate::document::{ActionItem, Factor, KeptHint, Person, Postmortem, Section, TimelineRow};
use crate::field::Field;
use crate::{Id, SectionId};

/// A change to a document. Applying one is total: what names a place that is not there changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Writes `value` into a field. A field with a closed set of answers takes the answer's id, or
    /// nothing for "not said"; any other value leaves it as it was.
    Set {
        /// Where.
        field: Field,
        /// What; lines ended by LF.
        value: String,
    },
    /// Puts an item into its list.
    Insert {
        /// Its place; past the end means the end.
        at: usize,
        /// The item. One with the same id must not be there already.
        item: Item,
    },
    /// Takes an item out of its list.
    Remove(ItemRef),
    /// Moves an item within its list.
    Move {
        /// Which item.
        item: ItemRef,
        /// Its new place; past the end means the end.
        to: usize,
    },
    /// Notes that the author has decided against a hint.
    Keep(KeptHint),
    /// Takes that back.
    Unkeep(KeptHint),
    /// Silences a hint rule in this document.
    HideRule(Rc<str>),
    /// Takes that back.
    ShowRule(Rc<str>),
    /// Makes hints leave a word or a name alone in this document.
    Ignore(Rc<str>),
    /// Takes that back.
    Unignore(Rc<str>),
    /// Several changes that are one to whoever makes or takes them back, in order.
    All(Vec<Edit>),
}

impl Edit {
    /// The text it writes, if it writes one.
    pub fn text(&self) -> Option<&Field> {
        match self {
            Edit::Set { field, .. } if field.has_lines() => Some(field),
            Edit::All(edits) => edits.iter().find_map(Edit::text),
            _ => None,
        }
    }
}

/// Something that stands in a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A timeline row.
    Row(Rc<TimelineRow>),
    /// An action item.
    Action(Rc<ActionItem>),
    /// A contributing factor.
    Factor(Rc<Factor>),
    /// Somebody named in the document.
    Person(Rc<Person>),
    /// An extra section.
    Section(Rc<Section>),
}

/// The name of something that stands in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ItemRef {
    /// A timeline row.
    Row(Id),
    /// An action item.
    Action(Id),
    /// A contributing factor.
    Factor(Id),
    /// Somebody named in the document.
    Person(Id),
    /// An extra section. The template's sections stay where they are.
    Section(SectionId),
}

impl Item {
    /// Its name.
    pub fn reference(&self) -> ItemRef {
        match self {
            Item::Row(row) => ItemRef::Row(row.id),
            Item::Action(action) => ItemRef::Action(action.id),
            Item::Factor(factor) => ItemRef::Factor(factor.id),
            Item::Person(person) => ItemRef::Person(person.id),
            Item::Section(section) => ItemRef::Section(section.id.clone()),
        }
    }
}

impl Postmortem {
    /// Makes one change and returns the edit that takes it back; `None` if nothing changed.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::All(edits) => {
                let back = edits.into_iter().filter_map(|edit| self.apply(edit));
                let mut back: Vec<Edit> = back.collect();
                back.reverse();
                (!back.is_empty()).then_some(Edit::All(back))
            }
            Edit::Set { field, value } => {
                let before = self.get(&field)?.into_owned();
                self.set(&field, value);
                let changed = self.get(&field)? != before;
                changed.then_some(Edit::Set { field, value: before })
            }
            Edit::Insert { at, item } => {
                let reference = item.reference();
                if self.place_of(&reference).is_some() {
                    return None;
                }
                match item {
                    Item::Row(row) => insert(&mut self.timeline, at, row),
                    Item::Action(action) => insert(&mut self.actions, at, action),
                    Item::Factor(factor) => insert(&mut self.factors, at, factor),
                    Item::Person(person) => insert(&mut self.people, at, person),
                    Item::Section(section) => {
                        let first = self.template.sections.len();
                        insert(&mut self.sections, at.max(first), section);
                    }
                }
                Some(Edit::Remove(reference))
            }
            Edit::Remove(reference) => {
                let at = self.place_of(&reference)?;
                let item = match reference {
                    ItemRef::Row(_) => Item::Row(self.timeline.remove(at)),
                    ItemRef::Action(_) => Item::Action(self.actions.remove(at)),
                    ItemRef::Factor(_) => Item::Factor(self.factors.remove(at)),
                    ItemRef::Person(_) => Item::Person(self.people.remove(at)),
                    ItemRef::Section(id) if self.template.question(&id).is_some() => return None,
                    ItemRef::Section(_) => Item::Section(self.sections.remove(at)),
                };
                Some(Edit::Insert { at, item })
            }
            Edit::Move { item, to } => {
                let from = self.place_of(&item)?;
                let to = match &item {
                    ItemRef::Row(_) => shift(&mut self.timeline, from, to),
                    ItemRef::Action(_) => shift(&mut self.actions, from, to),
                    ItemRef::Factor(_) => shift(&mut self.factors, from, to),
                    ItemRef::Person(_) => shift(&mut self.people, from, to),
                    ItemRef::Section(id) if self.template.question(id).is_some() => from,
                    ItemRef::Section(_) => {
                        let first = self.template.sections.len();
                        shift(&mut self.sections, from, to.max(first))
                    }
                };
                (to != from).then_some(Edit::Move { item, to: from })
            }
            Edit::Keep(hint) => enter(&mut self.kept, hint).map(Edit::Unkeep),
            Edit::Unkeep(hint) => strike(&mut self.kept, &hint).map(Edit::Keep),
            Edit::HideRule(rule) => enter(&mut self.hidden_rules, rule).map(Edit::ShowRule),
            Edit::ShowRule(rule) => strike(&mut self.hidden_rules, &rule).map(Edit::HideRule),
            Edit::Ignore(word) => enter(&mut self.ignored_words, word).map(Edit::Unignore),
            Edit::Unignore(word) => strike(&mut self.ignored_words, &word).map(Edit::Ignore),
        }
    }

    /// Where an item stands in its list; `None` if it does not.
    pub fn place_of(&self, item: &ItemRef) -> Option<usize> {
        match item {
            ItemRef::Row(id) => self.timeline.iter().position(|row| row.id == *id),
            ItemRef::Action(id) => self.actions.iter().position(|action| action.id == *id),
            ItemRef::Factor(id) => self.factors.iter().position(|factor| factor.id == *id),
            ItemRef::Person(id) => self.people.iter().position(|person| person.id == *id),
            ItemRef::Section(id) => self.sections.iter().position(|section| section.id == *id),
        }
    }
}

fn insert<T>(list: &mut Vec<T>, at: usize, item: T) {
    list.insert(at.min(list.len()), item);
}

/// Adds to a sorted list what is not in it. Sorted, so that taking back a [`strike`] finds the old place.
fn enter<T: Ord + Clone>(list: &mut Vec<T>, item: T) -> Option<T> {
    let at = list.binary_search(&item).err()?;
    list.insert(at, item.clone());
    Some(item)
}

/// Takes out of a list what is in it.
fn strike<T: PartialEq>(list: &mut Vec<T>, item: &T) -> Option<T> {
    let at = list.iter().position(|other| other == item)?;
    Some(list.remove(at))
}

/// Moves the item at `from` and returns where it came to stand.
fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) -> usize {
    let item = list.remove(from);
    let to = to.min(list.len());
    list.insert(to, item);
    to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Template;
    use crate::field::{MetaField, RowField};

    fn document() -> Postmortem {
        let mut document = Postmortem::new(Id(1), Rc::new(Template::postmortem()));
        for id in 2..5 {
            let item = Item::Row(Rc::new(TimelineRow::new(Id(id))));
            document.apply(Edit::Insert { at: usize::MAX, item });
        }
        document
    }

    fn set(field: Field, value: &str) -> Edit {
        Edit::Set { field, value: value.into() }
    }

    #[test]
    fn every_edit_can_be_taken_back() {
        let before = document();
        let summary = before.sections[0].id.clone();
        let edits = [
            set(Field::Meta(MetaField::Title), "Docs unavailable"),
            set(Field::Meta(MetaField::Services), "docs, pages"),
            set(Field::Meta(MetaField::Status), "in_review"),
            set(Field::Text(summary.clone()), "For two hours\nnothing was served."),
            set(Field::Ready(summary), "true"),
            set(Field::Row(Id(3), RowField::Mark), "assumption"),
            set(Field::Accepted("a point".into()), "it is rare"),
            Edit::Insert { at: 0, item: Item::Factor(Rc::new(Factor::new(Id(8)))) },
            Edit::Move { item: ItemRef::Row(Id(2)), to: 2 },
            Edit::Remove(ItemRef::Row(Id(3))),
            Edit::Insert { at: 0, item: Item::Person(Rc::new(Person::new(Id(9)))) },
            Edit::HideRule("one-cause".into()),
            Edit::Ignore("Jenkins".into()),
            Edit::All(vec![
                set(Field::Row(Id(3), RowField::Start), "09:45"),
                Edit::Move { item: ItemRef::Row(Id(3)), to: 0 },
                set(Field::Row(Id(3), RowField::Start), "09:50"),
                Edit::Remove(ItemRef::Row(Id(4))),
            ]),
        ];
        for edit in edits {
            let mut document = before.clone();
            let back = document.apply(edit.clone()).expect("changes something");
            assert_ne!(document, before, "{edit:?}");
            document.apply(back);
            assert_eq!(document, before, "{edit:?}");
        }
    }

    #[test]
    fn an_edit_of_a_place_that_is_not_there_changes_nothing() {
        let mut document = document();
        let before = document.clone();
        let first = document.sections[0].id.clone();
        for edit in [
            set(Field::Row(Id(99), RowField::Text), "x"),
            set(Field::Row(Id(2), RowField::Mark), "rumour"),
            set(Field::Meta(MetaField::Status), ""),
            Edit::Remove(ItemRef::Action(Id(2))),
            Edit::Remove(ItemRef::Section(first.clone())),
            Edit::Move { item: ItemRef::Section(first), to: 3 },
            Edit::Move { item: ItemRef::Row(Id(2)), to: 0 },
            Edit::Insert { at: 0, item: Item::Row(Rc::new(TimelineRow::new(Id(2)))) },
            Edit::All(vec![Edit::Remove(ItemRef::Action(Id(2)))]),
        ] {
            assert_eq!(document.apply(edit.clone()), None, "{edit:?}");
            assert_eq!(document, before, "{edit:?}");
        }
    }

    #[test]
    fn extra_sections_change_places_and_those_of_the_template_stay() {
        let mut document = document();
        let asked = document.sections.len();
        for name in ["a", "b", "c"] {
            let section = Section::new(SectionId::new(name));
            document.apply(Edit::Insert { at: usize::MAX, item: Item::Section(section.into()) });
        }
        let before = document.clone();
        let last = ItemRef::Section(SectionId::new("c"));
        let back = document.apply(Edit::Move { item: last, to: 0 }).expect("moves");
        let extra: Vec<_> = document.sections[asked..].iter().map(|it| it.id.to_string()).collect();
        assert_eq!(extra, ["c", "a", "b"]);
        assert_eq!(document.sections[..asked], before.sections[..asked]);
        document.apply(back);
        assert_eq!(document, before);
    }
}
