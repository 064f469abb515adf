//! What holds for any two versions of a document: what turns one into the other, and both into one.

use std::rc::Rc;

use postmortem::format::json;
use postmortem::{
    ActionField, Conflict, Edit, Field, Fields, Id, Item, ItemRef, PersonField, Postmortem,
    RowField, Section, SectionId, TimelineRow, merge,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::arbitrary::{document, edit, text, unknown};
use crate::promises;

/// What somebody does to a document.
#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    /// Writes lines into the text of a section, instead of some.
    Lines {
        section: usize,
        at: Index,
        instead_of: usize,
        lines: Vec<&'static str>,
    },
    /// Moves an item to where another of its kind is, or takes it out.
    Move {
        item: Index,
        to: Option<usize>,
    },
    /// Adds fields of a later version: to the document, its details, a section or a row.
    Unknown {
        place: usize,
        fields: Fields,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let line = select(vec!["", "a", "b", "c", "d", "e", "f", "- g", "- h"]);
    prop_oneof![
        4 => edit().prop_map(Step::Edit),
        4 => (0_usize..3, any::<Index>(), 0_usize..3, vec(line, 0..4)).prop_map(
            |(section, at, instead_of, lines)| Step::Lines { section, at, instead_of, lines }
        ),
        4 => (any::<Index>(), prop::option::weighted(0.8, 0_usize..6))
            .prop_map(|(item, to)| Step::Move { item, to }),
        1 => (0_usize..4, unknown()).prop_map(|(place, fields)| Step::Unknown { place, fields }),
    ]
}

fn after(document: &Postmortem, steps: Vec<Step>) -> Postmortem {
    let mut document = document.clone();
    for step in steps {
        match step {
            Step::Edit(edit) => {
                document.apply(edit);
            }
            Step::Lines { section, at, instead_of, lines } => {
                let section = section.min(document.sections.len() - 1);
                let section = Rc::make_mut(&mut document.sections[section]);
                let mut text: Vec<_> = section.text.split('\n').collect();
                let at = at.index(text.len());
                let end = text.len().min(at + instead_of);
                text.splice(at..end, lines);
                section.text = text.join("\n");
            }
            Step::Move { item, to } => {
                let mut names: Vec<_> = items(&document).iter().map(Item::reference).collect();
                names.retain(|name| match name {
                    ItemRef::Section(id) => document.template.question(id).is_none(),
                    _ => true,
                });
                let Some(at) = (!names.is_empty()).then(|| item.index(names.len())) else {
                    continue;
                };
                let item = names.swap_remove(at);
                document.apply(match (to, &item) {
                    (None, _) => Edit::Remove(item),
                    (Some(to), ItemRef::Section(_)) => {
                        Edit::Move { item, to: document.template.sections.len() + to }
                    }
                    (Some(to), _) => Edit::Move { item, to },
                });
            }
            Step::Unknown { place, fields } => {
                let unknown = match place {
                    0 => &mut document.unknown,
                    1 => &mut Rc::make_mut(&mut document.meta).unknown,
                    2 => &mut Rc::make_mut(&mut document.sections[0]).unknown,
                    _ => match document.timeline.first_mut() {
                        Some(row) => &mut Rc::make_mut(row).unknown,
                        None => continue,
                    },
                };
                unknown.extend(fields);
            }
        }
    }
    document
}

/// A document, and two that were made of it.
struct Versions([Postmortem; 3]);

/// Told by what was changed, because a whole document is too long to read.
impl std::fmt::Debug for Versions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Versions([base, mine, theirs]) = self;
        let empty = Postmortem::new(base.id, base.template.clone());
        f.debug_struct("Versions")
            .field("base", &empty.changes_to(base))
            .field("mine", &base.changes_to(mine))
            .field("theirs", &base.changes_to(theirs))
            .finish()
    }
}

fn versions() -> impl Strategy<Value = Versions> {
    (document(), vec(step(), 0..12), vec(step(), 0..12), vec(step(), 0..12)).prop_map(
        |(document, before, mine, theirs)| {
            let base = after(&document, before);
            let (mine, theirs) = (after(&base, mine), after(&base, theirs));
            Versions([base, mine, theirs])
        },
    )
}

fn items(document: &Postmortem) -> Vec<Item> {
    let mut items: Vec<_> = document.timeline.iter().cloned().map(Item::Row).collect();
    items.extend(document.actions.iter().cloned().map(Item::Action));
    items.extend(document.people.iter().cloned().map(Item::Person));
    items.extend(document.factors.iter().cloned().map(Item::Factor));
    items.extend(document.sections.iter().cloned().map(Item::Section));
    items
}

fn find(document: &Postmortem, name: &ItemRef) -> Option<Item> {
    items(document).into_iter().find(|item| item.reference() == *name)
}

/// `document`, the lines of whose texts are told apart. Of equal lines nobody can say which is which.
fn without_repeated_lines(document: &Postmortem) -> Postmortem {
    let mut apart = document.clone();
    for field in items(document).iter().flat_map(texts) {
        let Some(text) = document.get(&field) else { continue };
        let mut lines: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let again = |line: &str| lines.iter().any(|other| other == line);
            let mut other = line.to_owned();
            while again(&other) {
                other.push('\'');
            }
            lines.push(other);
        }
        apart.apply(Edit::Set { field: field.clone(), value: lines.join("\n") });
    }
    apart
}

/// The fields of an item that have lines.
fn texts(item: &Item) -> Vec<Field> {
    match item.reference() {
        ItemRef::Row(id) => vec![Field::Row(id, RowField::Text)],
        ItemRef::Action(id) => vec![Field::Action(id, ActionField::Text)],
        ItemRef::Person(id) => vec![Field::Person(id, PersonField::Name)],
        ItemRef::Factor(id) => vec![Field::Factor(id, postmortem::FactorField::Text)],
        ItemRef::Section(id) => vec![Field::Text(id.clone()), Field::SectionTitle(id)],
    }
}

/// `document`, with what no edit reaches from `other`.
fn with_the_rest(mut document: Postmortem, other: &Postmortem) -> Postmortem {
    document.unknown = other.unknown.clone();
    Rc::make_mut(&mut document.meta).unknown = other.meta.unknown.clone();
    let asked = document.template.sections.len();
    for (section, other) in document.sections.iter_mut().zip(&other.sections).take(asked) {
        Rc::make_mut(section).unknown = other.unknown.clone();
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 2,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_changes_between_two_documents_lead_from_one_to_the_other(Versions([_, one, other]) in versions()) {
        let mut changed = one.clone();
        let mut back = Vec::new();
        for edit in one.changes_to(&other) {
            let inverse = changed.apply(edit.clone());
            prop_assert!(inverse.is_some(), "{:?} changes nothing", edit);
            back.extend(inverse);
        }
        prop_assert_eq!(with_the_rest(changed.clone(), &other), other);
        back.into_iter().rev().for_each(|edit| { changed.apply(edit); });
        prop_assert_eq!(changed, one);
    }

    #[test]
    fn what_one_version_changed_is_changed(Versions([base, other, _]) in versions()) {
        for merged in [
            merge(&base, &base, &other),
            merge(&base, &other, &base),
            merge(&base, &other, &other),
        ] {
            prop_assert_eq!(&merged.document, &other);
            prop_assert_eq!(merged.conflicts, vec![]);
        }
    }

    #[test]
    fn without_conflicts_it_does_not_matter_who_merges(Versions([base, mine, theirs]) in versions()) {
        let one = merge(&base, &mine, &theirs);
        let other = merge(&base, &theirs, &mine);
        let swapped = |conflict: &Conflict| {
            let Conflict { place, base, mine, theirs } = conflict.clone();
            Conflict { place, base, mine: theirs, theirs: mine }
        };
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.document, other.document);
        }
        let swapped: Vec<_> = other.conflicts.iter().map(swapped).collect();
        prop_assert_eq!(one.conflicts.len(), swapped.len());
        for conflict in one.conflicts {
            prop_assert!(swapped.contains(&conflict), "{:?}", conflict);
        }
    }

    #[test]
    fn merging_again_takes_nothing_away(Versions(versions) in versions()) {
        let [base, mine, theirs] = versions.map(|version| without_repeated_lines(&version));
        let once = merge(&base, &mine, &theirs);
        let twice = merge(&base, &mine, &once.document);
        let moves = |from: &Postmortem, to: &Postmortem| {
            from.changes_to(to).iter().any(|edit| matches!(edit, Edit::Move { .. }))
        };
        let both_moved = moves(&base, &mine) && moves(&base, &theirs);
        for edit in once.document.changes_to(&twice.document) {
            match edit {
                // What both have moved may be moved once more.
                Edit::Move { .. } => prop_assert!(both_moved),
                // Where lines of both stand below each other, one may come a second time.
                Edit::Set { field, value } if field.has_lines() => {
                    let before = once.document.get(&field).unwrap_or_default().into_owned();
                    let lines: Vec<&str> = value.split('\n').collect();
                    let has = |document: &Postmortem, line: &str| {
                        document.get(&field).is_some_and(|text| text.split('\n').any(|it| it == line))
                    };
                    // What mine has taken out may go once theirs is seen to have left it alone.
                    let taken_out = |line: &str| has(&base, line) && !has(&mine, line);
                    // Of a line that came twice, one may go: its words are still there.
                    for line in before.split('\n').filter(|line| !taken_out(line)) {
                        prop_assert!(lines.contains(&line), "{:?} is gone from {:?}", line, value);
                    }
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn what_either_version_added_is_there(Versions([base, mine, theirs]) in versions()) {
        let merged = merge(&base, &mine, &theirs);
        for item in items(&mine).iter().chain(&items(&theirs)) {
            let name = item.reference();
            let kept = find(&merged.document, &name).is_some();
            prop_assert!(kept || find(&base, &name).is_some(), "{:?} was inserted", name);
        }
        promises::what_was_added_is_there([&base, &mine, &theirs], &merged);
    }

    #[test]
    fn promises_of_merging_hold(
        file in prop_oneof![text(), document().prop_map(|document| json::write(&document))],
        mine in vec((any::<u8>(), any::<u8>(), any::<u8>(), text()), 0..12),
        theirs in vec((any::<u8>(), any::<u8>(), any::<u8>(), text()), 0..12),
    ) {
        let [base, mine, theirs] = promises::versions(&file, &mine, &theirs);
        promises::merging(&base, &mine, &theirs);
    }

    #[test]
    fn what_neither_version_took_out_is_there(Versions([base, mine, theirs]) in versions()) {
        let merged = merge(&base, &mine, &theirs).document;
        for item in items(&base) {
            let name = item.reference();
            let sides = [find(&mine, &name), find(&theirs, &name)];
            // Gone only where one has taken it out and the other has left it alone.
            let gone = sides.iter().any(Option::is_none)
                && sides.iter().flatten().all(|side| *side == item);
            prop_assert_eq!(find(&merged, &name).is_none(), gone, "{:?}", name);
        }
        for (key, value) in &base.unknown {
            if mine.unknown.get(key) == Some(value) && theirs.unknown.get(key) == Some(value) {
                prop_assert_eq!(merged.unknown.get(key), Some(value));
            }
        }
        for key in mine.unknown.keys().chain(theirs.unknown.keys()) {
            prop_assert!(merged.unknown.contains_key(key), "{}", key);
        }
    }

    #[test]
    fn no_documents_are_too_odd(
        documents in vec(document(), 3),
        twins in any::<bool>(),
        name in select(vec!["id", "timeline", "template", "meta", "sections", "kept"]),
    ) {
        let mut documents = documents;
        if twins {
            for document in &mut documents {
                document.timeline = (0..3).map(|_| Rc::new(TimelineRow::new(Id(1)))).collect();
                document.sections.reverse();
                document.sections.push(Rc::new(Section::new(SectionId::new("summary"))));
            }
        } else {
            documents[1].unknown.insert(name.to_owned(), 3.into());
        }
        let [base, mine, theirs] = &documents[..] else { unreachable!("three") };
        let merged = merge(base, mine, theirs);
        prop_assert!(!twins || merged.document.timeline.len() >= 3);
        let _ = mine.changes_to(theirs);
    }
}
