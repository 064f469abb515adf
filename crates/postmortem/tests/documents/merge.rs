//! Two versions of a document become one: what a person sees of it.

use std::rc::Rc;

use postmortem::{
    Conflict, Edit, Field, Id, Item, ItemRef, MetaField, Place, Postmortem, RowField, Section,
    SectionId, Template, TimelineRow, merge,
};
use serde_json::Value;

fn base() -> Postmortem {
    let mut document = Postmortem::sample(Id(1));
    document.apply(set(Field::Text(SectionId::new("summary")), "one\ntwo\nthree"));
    document
}

fn set(field: Field, value: &str) -> Edit {
    Edit::Set { field, value: value.into() }
}

fn edited(edits: impl IntoIterator<Item = Edit>) -> Postmortem {
    let mut document = base();
    for edit in edits {
        assert!(document.apply(edit.clone()).is_some(), "{edit:?}");
    }
    document
}

#[test]
fn two_tabs_that_write_at_different_places_agree() {
    let (summary, row) = (Field::Text(SectionId::new("summary")), base().timeline[1].id);
    let tags = Field::Meta(MetaField::Tags);
    let mine = edited([
        set(summary.clone(), "ONE\ntwo\nthree"),
        set(Field::Row(row, RowField::Role), "on-call"),
        set(tags.clone(), "dns"),
        Edit::Insert { at: 1, item: Item::Row(TimelineRow::new(Id(90)).into()) },
    ]);
    let theirs = edited([
        set(summary.clone(), "one\ntwo\nthree\nfour"),
        set(Field::Row(row, RowField::Start), "10:01"),
        set(tags.clone(), "cache"),
        Edit::Insert { at: 1, item: Item::Row(TimelineRow::new(Id(80)).into()) },
        Edit::Ignore("Jenkins".into()),
    ]);
    let merged = merge(&base(), &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let get = |field: &Field| merged.document.get(field).expect("is there").into_owned();
    assert_eq!(get(&summary), "ONE\ntwo\nthree\nfour");
    assert_eq!(get(&Field::Row(row, RowField::Role)), "on-call");
    assert_eq!(get(&Field::Row(row, RowField::Start)), "10:01");
    assert_eq!(get(&tags), "cache, dns");
    let ids: Vec<_> = merged.document.timeline.iter().map(|row| row.id.0).collect();
    assert_eq!(ids[1..3], [80, 90]);
    assert_eq!(merged.document.ignored_words, ["Jenkins".into()]);
}

#[test]
fn where_two_tabs_disagree_both_are_told() {
    let title = Field::Meta(MetaField::Title);
    let mine = edited([set(title.clone(), "Mine")]);
    let theirs = edited([set(title.clone(), "Theirs")]);
    let merged = merge(&base(), &mine, &theirs);
    let conflict = Conflict {
        place: Place::Field(title),
        base: Some(base().meta.title.clone()),
        mine: Some("Mine".to_owned()),
        theirs: Some("Theirs".to_owned()),
    };
    assert_eq!(merged.conflicts, [conflict]);
    assert_eq!(merged.document, mine);
}

#[test]
fn a_row_edited_here_and_taken_out_there_stays() {
    let row = base().timeline[1].id;
    let role = Field::Row(row, RowField::Role);
    let edited_one = edited([set(role.clone(), "on-call")]);
    let without = edited([Edit::Remove(ItemRef::Row(row))]);
    let merged = merge(&base(), &without, &edited_one);
    assert_eq!(merged.document, edited_one);
    let before = base().get(&role).map(|role| role.into_owned());
    let there = Some("on-call".to_owned());
    let conflict = Conflict { place: Place::Field(role), base: before, mine: None, theirs: there };
    assert_eq!(merged.conflicts, [conflict]);
    let merged = merge(&base(), &without, &base());
    assert_eq!(merged.document, without);
}

#[test]
fn a_tag_that_was_added_stays_where_the_others_were_taken_out() {
    let tags = |tags: &str| {
        let mut document = base();
        document.apply(set(Field::Meta(MetaField::Tags), tags));
        document
    };
    let merged = merge(&tags("dns, cache"), &tags(""), &tags("dns, cache, cdn"));
    assert_eq!(merged.document.meta.tags, ["cdn"]);
    let merged = merge(&tags("dns, cache"), &tags(""), &tags("cache"));
    assert_eq!(merged.document, tags(""));
}

#[test]
fn two_tabs_that_take_out_the_same_row_agree() {
    let remove = |at: usize| Edit::Remove(ItemRef::Row(base().timeline[at].id));
    let (mine, theirs) = (edited([remove(1)]), edited([remove(1), remove(2)]));
    let merged = merge(&base(), &mine, &theirs);
    assert_eq!((merged.document, merged.conflicts), (theirs, vec![]));
}

#[test]
fn an_empty_list_that_both_have_emptied_is_not_there() {
    let with = |fields: &str| {
        let mut document = base();
        document.unknown = serde_json::from_str(fields).expect("JSON");
        document
    };
    let base = with(r#"{"list": [{"id": "1"}, {"id": "2"}]}"#);
    let merged = merge(&base, &with("{}"), &with(r#"{"list": [{"id": "2"}]}"#));
    assert_eq!(merged.document.unknown, with("{}").unknown);
}

#[test]
fn what_a_later_version_knows_is_merged_by_name() {
    let with = |fields: Value| {
        let mut document = base();
        document.unknown = fields.as_object().cloned().unwrap_or_default();
        document
    };
    let json = |text: &str| with(serde_json::from_str(text).expect("JSON"));
    let merged = merge(
        &json(
            r#"{"a": {"x": 1, "y": 2}, "list": [{"id": "1"}, {"id": "1"}], "left": [{"id": "1"},
            {"id": "2"}], "both": [0], "gone": 1, "edited": 1}"#,
        ),
        &json(
            r#"{"a": {"x": 5, "y": 2}, "list": [{"id": "1"}, {"id": "1"}, {"id": "2"}],
            "left": [{"id": "1"}], "both": [1], "m": 1}"#,
        ),
        &json(
            r#"{"a": {"x": 1, "y": 6}, "list": [{"id": "1", "n": 1}, {"id": "1"}],
            "left": [{"id": "2"}], "both": [2], "gone": 1, "edited": 2}"#,
        ),
    );
    let expected = json(
        r#"{"a": {"x": 5, "y": 6}, "list": [{"id": "1", "n": 1}, {"id": "1"}, {"id": "2"}],
        "left": [], "both": [1], "m": 1, "edited": 2}"#,
    );
    assert_eq!(merged.document, expected);
    let words = |text: &str| Some(text.to_owned());
    let place = Place::Other(vec!["both".to_owned()]);
    let both = Conflict { place, base: words("[0]"), mine: words("[1]"), theirs: words("[2]") };
    let place = Place::Other(vec!["edited".to_owned()]);
    let edited = Conflict { place, base: words("1"), mine: None, theirs: words("2") };
    assert_eq!(merged.conflicts, [both, edited]);
}

#[test]
fn what_a_later_version_calls_as_we_call_ours_is_not_taken_for_ours() {
    let with = |words: &str| {
        let mut document = base();
        let fields = format!(
            r#"{{"retro": {{"title": "{words}"}}, "runbooks": [{{"id": "1", "text": "{words}"}}]}}"#
        );
        document.unknown = serde_json::from_str(&fields).expect("JSON");
        document
    };
    let merged = merge(&with("was"), &with("mine"), &with("theirs"));
    assert_eq!(merged.document, with("mine"));
    let places: Vec<_> = merged.conflicts.into_iter().map(|conflict| conflict.place).collect();
    let other = |names: &[&str]| Place::Other(names.iter().map(|name| name.to_string()).collect());
    assert_eq!(places, [other(&["retro", "title"]), other(&["runbooks", "1", "text"])]);
}

#[test]
fn one_move_is_one_edit() {
    let first = base().timeline[0].id;
    let moved = edited([Edit::Move { item: ItemRef::Row(first), to: 3 }]);
    let edits = base().changes_to(&moved);
    assert_eq!(edits, [Edit::Move { item: ItemRef::Row(first), to: 3 }]);
}

#[test]
fn an_item_with_other_unknown_fields_is_put_in_the_place_of_the_one_that_was() {
    let mut other = base();
    let row = Rc::make_mut(&mut other.timeline[1]);
    row.unknown.insert("weather".to_owned(), "rain".into());
    let item = Item::Row(other.timeline[1].clone());
    let edits = base().changes_to(&other);
    assert_eq!(edits, [Edit::Remove(item.reference()), Edit::Insert { at: 1, item }]);
}

#[test]
fn extra_sections_are_moved_and_added_behind_those_of_the_template() {
    let asked = base().template.sections.len();
    let section = |name: &str| Item::Section(Section::new(SectionId::new(name)).into());
    let with = |names: &[&str]| {
        let mut document = base();
        for name in names {
            document.apply(Edit::Insert { at: usize::MAX, item: section(name) });
        }
        document
    };
    let edits = with(&["a", "b", "c"]).changes_to(&with(&["b", "c", "a", "d"]));
    let moved = Edit::Move { item: section("a").reference(), to: asked + 2 };
    assert_eq!(edits, [moved, Edit::Insert { at: asked + 3, item: section("d") }]);
}

#[test]
fn a_long_list_is_merged_in_no_time() {
    let long = |ids: &mut dyn Iterator<Item = u64>| {
        let mut document = Postmortem::new(Id(1), Rc::new(Template::postmortem()));
        document.timeline = ids.map(|id| Rc::new(TimelineRow::new(Id(id)))).collect();
        Rc::make_mut(&mut document.sections[0]).text = "line\n".repeat(100_000);
        document
    };
    let base = long(&mut (0..5_000));
    let mine = long(&mut (0..5_000).rev());
    let theirs = long(&mut (0..10_000));
    let merged = merge(&base, &mine, &theirs).document;
    assert_eq!(merged.timeline.len(), 10_000);
    let mut changed = base.clone();
    for edit in base.changes_to(&merged) {
        changed.apply(edit);
    }
    assert_eq!(changed, merged);
}
