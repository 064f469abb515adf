//! Changing the document: typing, choosing, adding, removing, moving, and taking it back.

use std::rc::Rc;

use postmortem::{
    ActionItem, Edit, Factor, FactorField, Field, Item, ItemRef, MetaField, Person, RowField,
    Section, SectionId, TimelineRow,
};

use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::hints::Caret;
use crate::msg::{Msg, NewItem};
use crate::notice::Notice;
use crate::panel::{Panel, list_of_decisions};

impl Editor {
    /// A key was pressed in a field. The browser owns the text and its undo; nothing is written back.
    pub(crate) fn typed(&mut self, field: Field, value: String, caret: Caret) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(before) = open.document.apply(Edit::Set { field: field.clone(), value }) else {
            return Vec::new();
        };
        if let Edit::Set { value: before, .. } = before {
            open.follow_points(&field, &before);
        }
        open.recheck(&field, caret, &self.preferences);
        let mut effects = self.changed();
        effects.extend(self.wait_for_a_pause(field, caret));
        effects
    }

    /// Focus left a field: its times are tidied, its last sentence is looked at.
    pub(crate) fn left(&mut self, field: Field) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.recheck(&field, Caret::Away, &self.preferences);
        open.resting_at = None;
        open.reworded.clear();
        let more = open.hint_count() != open.announced;
        let mut effects = Vec::new();
        let before = open.times.zone_before().unwrap_or_default().to_owned();
        if more {
            effects.extend(self.speak_later());
        }
        if self.tidy_time(&field) {
            effects.extend(self.changed());
        }
        match field {
            Field::Row(id, RowField::Start) => effects.extend(self.sort_row(id)),
            Field::Meta(MetaField::TimeZone) => effects.extend(self.zone_left(&before)),
            _ => {}
        }
        effects
    }

    /// An answer was chosen, or something else changed that is not typing.
    pub(crate) fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let list = list_of_decisions(&edit);
        if !open.history.make(&mut open.document, edit) {
            return Vec::new();
        }
        open.check_all(&self.preferences);
        self.notice = None;
        let mut effects = self.changed();
        effects.extend(list.and_then(|list| self.taken_back(list)));
        effects
    }

    pub(crate) fn add(&mut self, item: NewItem) -> Vec<Effect> {
        let id = self.next_id();
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let document = &open.document;
        let below = |item: Option<ItemRef>| {
            item.and_then(|item| document.place_of(&item)).map_or(usize::MAX, |at| at + 1)
        };
        let (at, item, focus) = match item {
            NewItem::Row(after) => (
                below(after.map(ItemRef::Row)),
                Item::Row(Rc::new(TimelineRow::new(id))),
                Field::Row(id, RowField::Start),
            ),
            NewItem::Action(after) => (
                below(after.map(ItemRef::Action)),
                Item::Action(Rc::new(ActionItem::new(id))),
                Field::Action(id, postmortem::ActionField::Text),
            ),
            NewItem::Factor(after) => (
                below(after.map(ItemRef::Factor)),
                Item::Factor(Rc::new(Factor::new(id))),
                Field::Factor(id, FactorField::Text),
            ),
            NewItem::Person => (
                usize::MAX,
                Item::Person(Rc::new(Person::new(id))),
                Field::Person(id, postmortem::PersonField::Name),
            ),
            NewItem::Section => {
                let section = SectionId::new(&id.to_string());
                (
                    usize::MAX,
                    Item::Section(Rc::new(Section::new(section.clone()))),
                    Field::SectionTitle(section),
                )
            }
        };
        let mut effects = self.edit(Edit::Insert { at, item });
        effects.push(Effect::Focus(Place::Field(focus)));
        effects
    }

    pub(crate) fn remove(&mut self, item: ItemRef) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let Some(at) = open.document.place_of(&item) else { return Vec::new() };
        let neighbour = self.neighbour_of(&item, at);
        let mut effects = self.edit(Edit::Remove(item.clone()));
        if effects.is_empty() {
            return effects;
        }
        let text = format!("{} removed.", name_of(&item));
        let button = Some(("Undo", Box::new(Msg::Undo)));
        self.notice = Some(Notice { text: text.clone(), button, also: None, urgent: false });
        effects.push(Effect::Announce(text));
        effects.push(Effect::Focus(neighbour.map_or(Place::Adder(item), Place::Menu)));
        effects
    }

    /// The item that stands at `at` once the one there is gone, else the one before.
    fn neighbour_of(&self, item: &ItemRef, at: usize) -> Option<ItemRef> {
        let document = self.open_document()?.document();
        let near = [at + 1, at.wrapping_sub(1)];
        near.into_iter().find_map(|at| match item {
            ItemRef::Row(_) => document.timeline.get(at).map(|row| ItemRef::Row(row.id)),
            ItemRef::Action(_) => document.actions.get(at).map(|item| ItemRef::Action(item.id)),
            ItemRef::Factor(_) => document.factors.get(at).map(|item| ItemRef::Factor(item.id)),
            ItemRef::Person(_) => document.people.get(at).map(|person| ItemRef::Person(person.id)),
            ItemRef::Section(_) => None,
        })
    }

    pub(crate) fn move_item(&mut self, item: ItemRef, by: isize) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let Some(from) = open.document.place_of(&item) else { return Vec::new() };
        let to = from.saturating_add_signed(by);
        let mut effects = self.edit(Edit::Move { item: item.clone(), to });
        if effects.is_empty() {
            return effects;
        }
        if let Screen::Document(open) = &self.screen {
            let document = &open.document;
            let at = document.place_of(&item).unwrap_or(to) + 1;
            let of = match item {
                ItemRef::Row(_) => document.timeline.len(),
                ItemRef::Action(_) => document.actions.len(),
                ItemRef::Factor(_) => document.factors.len(),
                ItemRef::Person(_) => document.people.len(),
                ItemRef::Section(_) => document.sections.len(),
            };
            effects.push(Effect::Announce(format!("Moved to {at} of {of}.")));
        }
        // A moved element loses focus: give it back to the button that was pressed.
        effects.push(Effect::Focus(Place::Menu(item)));
        effects
    }

    /// Takes back (or makes again) the last change that was not typed; in the library, a deletion.
    pub(crate) fn undo(&mut self, again: bool) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return self.undelete() };
        let made = if again {
            open.history.redo(&mut open.document)
        } else {
            open.history.undo(&mut open.document)
        };
        let Some(made) = made else {
            return vec![Effect::Announce("Nothing to undo here.".into())];
        };
        open.check_all(&self.preferences);
        self.notice = None;
        let mut effects = self.changed();
        effects.push(Effect::Announce(if again { "Done again." } else { "Undone." }.into()));
        if let Some(text) = made.text() {
            effects.extend(show_text(text));
            return effects;
        }
        // Of several that are made together the first is shown.
        let made = match made {
            Edit::All(all) => all.into_iter().next(),
            one => Some(one),
        };
        let place = made.and_then(|made| match made {
            Edit::Set { field, .. } => Some(Place::Field(field)),
            Edit::Insert { item, .. } => Some(Place::Menu(item.reference())),
            Edit::Move { item, .. } => Some(Place::Menu(item)),
            Edit::Remove(item) => Some(Place::Adder(item)),
            decision => {
                list_of_decisions(&decision).filter(|_| self.panel == Some(Panel::Settings))
            }
        });
        effects.extend(place.map(Effect::Focus));
        effects
    }
}

/// Types into a text on the page what the document says, so that the browser's undo goes on; then the
/// focus goes beside it, where undo is the editor's.
pub(crate) fn show_text(field: &Field) -> [Effect; 3] {
    let beside = match field {
        Field::Row(id, _) => Place::Menu(ItemRef::Row(*id)),
        Field::Action(id, _) => Place::Menu(ItemRef::Action(*id)),
        Field::Factor(id, _) => Place::Menu(ItemRef::Factor(*id)),
        field => Place::Field(field.clone()),
    };
    [Effect::Focus(Place::Field(field.clone())), Effect::Rewrite, Effect::Focus(beside)]
}

fn name_of(item: &ItemRef) -> &'static str {
    match item {
        ItemRef::Row(_) => "Row",
        ItemRef::Action(_) => "Action item",
        ItemRef::Factor(_) => "Factor",
        ItemRef::Person(_) => "Name",
        ItemRef::Section(_) => "Section",
    }
}

/// The fields that hold a list typed with commas.
pub fn is_list(field: MetaField) -> bool {
    matches!(field, MetaField::Services | MetaField::Tags | MetaField::Authors | MetaField::Related)
}
