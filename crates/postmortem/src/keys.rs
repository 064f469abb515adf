//! The names that the fields of items have in files, and the places these names lead to.

use crate::field::{ActionField, FactorField, Field, MetaField, PersonField, RowField};
use crate::{Id, ItemRef, SectionId};

const ROW: [(&str, RowField); 11] = [
    ("start", RowField::Start),
    ("start_at", RowField::StartAt),
    ("end", RowField::End),
    ("end_at", RowField::EndAt),
    ("zone", RowField::Zone),
    ("text", RowField::Text),
    ("mark", RowField::Mark),
    ("milestone", RowField::Milestone),
    ("role", RowField::Role),
    ("evidence", RowField::Evidence),
    ("highlighted", RowField::Highlighted),
];

const ACTION: [(&str, ActionField); 11] = [
    ("text", ActionField::Text),
    ("kind", ActionField::Kind),
    ("owner", ActionField::Owner),
    ("due", ActionField::Due),
    ("priority", ActionField::Priority),
    ("status", ActionField::Status),
    ("reason", ActionField::Reason),
    ("ticket", ActionField::Ticket),
    ("answers", ActionField::Answers),
    ("answers_to", ActionField::AnswersTo),
    ("done_when", ActionField::DoneWhen),
];

const FACTOR: [(&str, FactorField); 3] = [
    ("text", FactorField::Text),
    ("category", FactorField::Category),
    ("accepted", FactorField::Accepted),
];

const PERSON: [(&str, PersonField); 2] = [("name", PersonField::Name), ("role", PersonField::Role)];

/// The field that stands at `path` in a file; `None` if what stands there is none, or not known.
pub(crate) fn field_at(path: &[String]) -> Option<Field> {
    fn of<F: Copy>(fields: &[(&str, F)], key: &str) -> Option<F> {
        fields.iter().find(|(name, _)| *name == key).map(|(_, field)| *field)
    }
    match path {
        [meta, key] if meta == "meta" => {
            MetaField::ALL.into_iter().find(|field| field.id() == key).map(Field::Meta)
        }
        [list, point] if list == "accepted" => Some(Field::Accepted(point.as_str().into())),
        [list, id, key] => match list.as_str() {
            "timeline" => Some(Field::Row(Id::from_text(id), of(&ROW, key)?)),
            "actions" => Some(Field::Action(Id::from_text(id), of(&ACTION, key)?)),
            "factors" => Some(Field::Factor(Id::from_text(id), of(&FACTOR, key)?)),
            "people" => Some(Field::Person(Id::from_text(id), of(&PERSON, key)?)),
            "sections" => match key.as_str() {
                "text" => Some(Field::Text(SectionId::new(id))),
                "title" => Some(Field::SectionTitle(SectionId::new(id))),
                "ready" => Some(Field::Ready(SectionId::new(id))),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Every field of an item.
pub(crate) fn fields_of(item: &ItemRef) -> Vec<Field> {
    match item {
        ItemRef::Row(id) => ROW.map(|(_, field)| Field::Row(*id, field)).into(),
        ItemRef::Action(id) => ACTION.map(|(_, field)| Field::Action(*id, field)).into(),
        ItemRef::Factor(id) => FACTOR.map(|(_, field)| Field::Factor(*id, field)).into(),
        ItemRef::Person(id) => PERSON.map(|(_, field)| Field::Person(*id, field)).into(),
        ItemRef::Section(id) => {
            [Field::Text(id.clone()), Field::SectionTitle(id.clone()), Field::Ready(id.clone())]
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ActionItem, Factor, Person, Postmortem, Section, TimelineRow};
    use crate::edit::Item;
    use crate::{Edit, Template, shape};

    /// A document that has one item of each kind, and something in every field.
    fn filled() -> (Postmortem, Vec<ItemRef>) {
        let mut document = Postmortem::new(Id(1), Template::postmortem().into());
        let items = [
            Item::Row(TimelineRow::new(Id(1)).into()),
            Item::Action(ActionItem::new(Id(2)).into()),
            Item::Person(Person::new(Id(3)).into()),
            Item::Factor(Factor::new(Id(4)).into()),
            Item::Section(Section::new(SectionId::new("notes")).into()),
        ];
        let names = items.iter().map(Item::reference).collect::<Vec<_>>();
        for item in items {
            document.apply(Edit::Insert { at: usize::MAX, item });
        }
        let fields = names.iter().flat_map(fields_of);
        for field in fields.chain(MetaField::ALL.map(Field::Meta)) {
            // The first of these that the field can hold.
            for value in [
                "some text",
                "true",
                "detected",
                "prevent",
                "own_alert",
                "yes",
                "possible",
                "7_days",
            ] {
                if document.get(&field).as_deref() == Some("") {
                    document.apply(Edit::Set { field: field.clone(), value: value.to_owned() });
                }
            }
            assert_ne!(document.get(&field).as_deref(), Some(""), "{field:?}");
        }
        (document, names)
    }

    /// Fails where a type has got a field that is merged as if this version did not know it.
    #[test]
    fn every_name_in_a_file_leads_to_its_field() {
        let (document, names) = filled();
        let file = shape::write(&document);
        let mut found = Vec::new();
        for list in ["timeline", "actions", "people", "factors", "sections"] {
            let item = file[list].as_array().and_then(|list| list.last()).expect("an item");
            let id = item["id"].as_str().expect("an id");
            for key in item.as_object().expect("an object").keys().filter(|key| *key != "id") {
                let path = [list, id, key].map(str::to_owned);
                found.push(field_at(&path).unwrap_or_else(|| panic!("{path:?}")));
            }
        }
        let mut all = names.iter().flat_map(fields_of).collect::<Vec<_>>();
        all.sort();
        found.sort();
        assert_eq!(found, all);
        for key in file["meta"].as_object().expect("an object").keys() {
            assert!(field_at(&["meta".to_owned(), key.clone()]).is_some(), "{key}");
        }
    }
}
