//! What to change in a document to get another.

use crate::document::Postmortem;
use crate::edit::{Edit, Item, ItemRef};
use crate::field::{Field, MetaField};
use crate::keys::fields_of;
use crate::numbered::Numbered;
use crate::order;

impl Postmortem {
    /// The edits that make `other` of this document, if they are applied in this order.
    ///
    /// Both have to be in order, as every document is that was read from a file. An item whose unknown
    /// fields differ is replaced as a whole. What no edit reaches stays as it is here: the id of the
    /// document, its template, the sections that the template has and `other` lacks, unknown fields of
    /// the document, of its details and of the template's sections, and commas within an entry of a
    /// list of texts. Whoever needs these too has `other`, and a clone of it is cheap.
    pub fn changes_to(&self, other: &Postmortem) -> Vec<Edit> {
        let mut edits = Vec::new();
        let asked =
            |document: &Postmortem| document.sections.clone().into_iter().map(Item::Section);
        let template = |item: &Item| match item {
            Item::Section(section) => self.template.question(&section.id).is_some(),
            _ => false,
        };
        let lists = |document: &Postmortem| {
            [
                document.timeline.iter().cloned().map(Item::Row).collect(),
                document.actions.iter().cloned().map(Item::Action).collect(),
                document.factors.iter().cloned().map(Item::Factor).collect(),
                document.people.iter().cloned().map(Item::Person).collect(),
                asked(document).filter(|item| !template(item)).collect::<Vec<_>>(),
            ]
        };
        let mut fields: Vec<_> = MetaField::ALL.map(Field::Meta).into();
        fields.extend(asked(self).filter(template).flat_map(|item| fields_of(&item.reference())));
        let only_here = self.accepted.iter().filter(|(point, _)| other.reason_for(point).is_none());
        let points = only_here.chain(&other.accepted);
        fields.extend(points.map(|(point, _)| Field::Accepted(point.clone())));
        let firsts = [0, 0, 0, 0, self.template.sections.len()];
        for ((ours, others), first) in lists(self).iter().zip(lists(other)).zip(firsts) {
            fields.extend(rearrange(ours, &others, first, &mut edits).iter().flat_map(fields_of));
        }
        for field in fields {
            if let (Some(ours), Some(value)) = (self.get(&field), other.get(&field))
                && ours != value
            {
                let value = value.into_owned();
                edits.push(Edit::Set { field, value });
            }
        }
        replace(&self.kept, &other.kept, Edit::Unkeep, Edit::Keep, &mut edits);
        replace(
            &self.hidden_rules,
            &other.hidden_rules,
            Edit::ShowRule,
            Edit::HideRule,
            &mut edits,
        );
        replace(
            &self.ignored_words,
            &other.ignored_words,
            Edit::Unignore,
            Edit::Ignore,
            &mut edits,
        );
        edits
    }
}

/// Takes out, moves and inserts items, as few as can be, and returns those that are in both but
/// differ. `first` is the place of the first.
fn rearrange(ours: &[Item], others: &[Item], first: usize, edits: &mut Vec<Edit>) -> Vec<ItemRef> {
    let mut numbers = Numbered::default();
    let mut number =
        |items: &[Item]| items.iter().map(|item| numbers.add(&name(item))).collect::<Vec<_>>();
    let (from, to) = (number(ours), number(others));
    let mut theirs = vec![None; from.len() + to.len()];
    to.iter().zip(others).for_each(|(number, item)| theirs[*number] = Some(item));
    let mut current = Vec::new();
    let mut changed = Vec::new();
    for (number, item) in from.into_iter().zip(ours) {
        match theirs[number] {
            Some(other) if unknown(other) == unknown(item) => {
                current.push(number);
                changed.extend((other != item).then(|| item.reference()));
            }
            _ => edits.push(Edit::Remove(item.reference())),
        }
    }
    let put = order::put(&current, &to, theirs.len());
    let mut at = 0;
    for (number, item) in to.into_iter().zip(others) {
        // What was not put anywhere follows what stands already.
        let from = if put[number] { 0 } else { at };
        match current[from..].iter().position(|other| *other == number) {
            Some(place) if !put[number] => at += place,
            Some(place) => {
                current.remove(place);
                at -= usize::from(place < at);
                current.insert(at, number);
                edits.push(Edit::Move { item: item.reference(), to: first + at });
            }
            None => {
                current.insert(at, number);
                edits.push(Edit::Insert { at: first + at, item: item.clone() });
            }
        }
        at += 1;
    }
    changed
}

fn name(item: &Item) -> String {
    match item.reference() {
        ItemRef::Row(id) | ItemRef::Action(id) | ItemRef::Factor(id) | ItemRef::Person(id) => {
            id.to_string()
        }
        ItemRef::Section(id) => id.to_string(),
    }
}

fn unknown(item: &Item) -> &crate::Fields {
    match item {
        Item::Row(row) => &row.unknown,
        Item::Action(action) => &action.unknown,
        Item::Factor(factor) => &factor.unknown,
        Item::Person(person) => &person.unknown,
        Item::Section(section) => &section.unknown,
    }
}

/// Takes out what only `ours` has and puts in what only `others` has; both are sorted.
fn replace<T: Ord + Clone>(
    ours: &[T],
    others: &[T],
    strike: impl Fn(T) -> Edit,
    enter: impl Fn(T) -> Edit,
    edits: &mut Vec<Edit>,
) {
    let only = |one: &[T], other: &[T]| {
        let only = one.iter().filter(|entry| other.binary_search(entry).is_err());
        only.cloned().collect::<Vec<_>>()
    };
    edits.extend(only(ours, others).into_iter().map(strike));
    edits.extend(only(others, ours).into_iter().map(enter));
}
