//! Documents nobody would write.

use std::rc::Rc;

use postmortem::{
    ActionField, ActionItem, Choice, Edit, Factor, FactorField, Field, Fields, Id, Item, ItemRef,
    KeptHint, MetaField, Person, PersonField, Postmortem, RowField, Section, SectionId, Template,
    TimelineRow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Pieces that mean something to some format, and some that mean nothing to any.
const PIECES: &[&str] = &[
    "a",
    "word ",
    "w0rd",
    "\nw1rd\n",
    " w2rd: w3rd\n",
    "people: w4rd\n",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "|",
    "||",
    "\\",
    "\\\\",
    "\\|",
    "#",
    "# ",
    "## ",
    "\n## ",
    "## Summary",
    "\n## Summary\n",
    "\n\\## summary\n",
    "## Notes",
    "\n## Notes\n",
    "---",
    "\n---\n",
    "-->",
    "<!--",
    "\n<!-- nofault {\n",
    "<!-- nofault",
    "\n\\<!-- nofault",
    "<br>",
    "<BR />",
    "\\<br>",
    "<",
    "```",
    "\n```\n",
    "\n~~~\n",
    "\n```rust\n",
    "`",
    "\0",
    "\u{7f}",
    "é",
    "\u{301}",
    "👩‍🚒",
    "日本",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "\u{feff}",
    "\n| Time | What happened |\n| --- | --- |\n| 09:45 | x |\n",
    "\n| Action |\n| --- |\n",
    "\n| Action | Owner |\n| --- | --- |\n",
    "\n\\| Action |\n",
    "\n| Contributing factor | What it did |\n| --- | --- |\n| w4rd | Made it possible |\n",
    "\n\\| Contributing factor | What it did |\n",
    "\n## Contributing factors\n",
    "factor 0000000000000003",
    "\npoint a word\n",
    "\n| a | b |\n|---|---|\n",
    "nofault: 1",
    "title: x\n",
    "\"",
    "'",
    ", ",
    ": ",
    " #",
    "[",
    "]",
    "{",
    "}",
    "true",
    "no",
    "1e5",
    "2019-12-05",
    "09:45",
    "@chris",
    "__proto__",
    "id",
    "Untitled section",
    "\u{1F600}",
    "- ",
    "\n- ",
    "&lt;",
    "*",
    "_",
    "\u{c}",
    "Timeline",
    "\n## Timeline\n",
    "\n## Action items\n",
    "--",
    "- -",
];

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        6 => vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat()),
        1 => any::<String>().prop_map(|text| text.replace('\r', "")),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just("1.50").prop_map(|digits| serde_json::from_str(digits).expect("a number")),
        text().prop_map(Value::from),
        Just("\r\n".into()),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            vec((text(), inner), 0..3)
                .prop_map(|pairs| { Value::Object(pairs.into_iter().collect()) }),
        ]
    })
}

/// Fields of a later version.
pub fn unknown() -> impl Strategy<Value = Fields> {
    let name = prop_oneof![
        select(vec!["x-new", "layout", "__proto__", "constructor", "a b", "", "x\"y", "-"])
            .prop_map(str::to_owned),
        text().prop_map(|text| format!("x{text}")),
    ];
    prop_oneof![
        2 => Just(Vec::new()),
        1 => vec((name, json()), 0..3),
    ]
    .prop_map(|pairs| pairs.into_iter().collect())
}

fn section_id() -> impl Strategy<Value = SectionId> {
    let template = Template::postmortem();
    let mut ids: Vec<_> = template.sections.iter().map(|question| question.id.clone()).collect();
    ids.extend(["notes", "extra-notes", "", "x\"<!-- -->"].map(SectionId::new));
    select(ids)
}

fn id() -> impl Strategy<Value = Id> {
    (0_u64..6).prop_map(Id)
}

fn choice<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = String> {
    select(C::ALL).prop_map(|choice| choice.id().to_owned())
}

fn value() -> impl Strategy<Value = String> {
    use postmortem::{
        ActionKind, ActionStatus, DetectedBy, DueWithin, FactorKind, Mark, Milestone, Status, YesNo,
    };
    prop_oneof![
        8 => text(),
        1 => choice::<ActionKind>(),
        1 => choice::<ActionStatus>(),
        1 => choice::<DetectedBy>(),
        1 => choice::<Mark>(),
        1 => choice::<Milestone>(),
        1 => choice::<Status>(),
        1 => choice::<YesNo>(),
        1 => choice::<FactorKind>(),
        1 => choice::<DueWithin>(),
        1 => links(),
        1 => Just("true".to_owned()),
    ]
}

/// What an action item answers: a factor, a point, and something of a later version.
fn links() -> impl Strategy<Value = String> {
    let factor = (0_u64..6).prop_map(|id| format!("factor {}", Id(id)));
    let point = text().prop_map(|words| format!("point {}", postmortem::points::name(&words)));
    vec(prop_oneof![2 => factor, 2 => point, 1 => text()], 0..3).prop_map(|links| links.join("\n"))
}

fn field() -> impl Strategy<Value = Field> {
    use ActionField as A;
    use RowField as R;
    let row = [
        R::Start,
        R::End,
        R::Zone,
        R::Text,
        R::Mark,
        R::Milestone,
        R::Role,
        R::Evidence,
        R::Highlighted,
    ];
    let action = [
        A::Text,
        A::Kind,
        A::Owner,
        A::Due,
        A::Priority,
        A::Status,
        A::Reason,
        A::Ticket,
        A::Answers,
        A::AnswersTo,
        A::DoneWhen,
    ];
    prop_oneof![
        3 => select(&MetaField::ALL).prop_map(Field::Meta),
        4 => section_id().prop_map(Field::Text),
        1 => section_id().prop_map(Field::SectionTitle),
        1 => section_id().prop_map(Field::Ready),
        4 => (id(), select(row.to_vec())).prop_map(|(id, field)| Field::Row(id, field)),
        4 => (id(), select(action.to_vec())).prop_map(|(id, field)| Field::Action(id, field)),
        2 => (id(), select(vec![PersonField::Name, PersonField::Role]))
            .prop_map(|(id, field)| Field::Person(id, field)),
        3 => (id(), select(vec![FactorField::Text, FactorField::Category, FactorField::Accepted]))
            .prop_map(|(id, field)| Field::Factor(id, field)),
        2 => text().prop_map(|words| Field::Accepted(postmortem::points::name(&words))),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    (0..5, id(), section_id(), unknown(), text(), text()).prop_map(
        |(kind, id, section, unknown, text, title)| match kind {
            0 => Item::Row(Rc::new(TimelineRow { text, unknown, ..TimelineRow::new(id) })),
            1 => Item::Action(Rc::new(ActionItem { text, unknown, ..ActionItem::new(id) })),
            2 => Item::Person(Rc::new(Person { name: text, unknown, ..Person::new(id) })),
            3 => Item::Factor(Rc::new(Factor { text, unknown, ..Factor::new(id) })),
            _ => Item::Section(Rc::new(Section { text, title, unknown, ..Section::new(section) })),
        },
    )
}

fn item_ref() -> impl Strategy<Value = ItemRef> {
    prop_oneof![
        id().prop_map(ItemRef::Row),
        id().prop_map(ItemRef::Action),
        id().prop_map(ItemRef::Person),
        id().prop_map(ItemRef::Factor),
        section_id().prop_map(ItemRef::Section),
    ]
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let hint = || {
        (text(), text())
            .prop_map(|(rule, sentence)| KeptHint { rule: rule.into(), sentence: sentence.into() })
    };
    prop_oneof![
        10 => (field(), value()).prop_map(|(field, value)| Edit::Set { field, value }),
        8 => (0_usize..20, item()).prop_map(|(at, item)| Edit::Insert { at, item }),
        1 => item_ref().prop_map(Edit::Remove),
        1 => (item_ref(), 0_usize..20).prop_map(|(item, to)| Edit::Move { item, to }),
        1 => hint().prop_map(Edit::Keep),
        1 => hint().prop_map(Edit::Unkeep),
        1 => text().prop_map(|rule| Edit::HideRule(rule.into())),
        1 => text().prop_map(|rule| Edit::ShowRule(rule.into())),
        1 => text().prop_map(|word| Edit::Ignore(word.into())),
        1 => text().prop_map(|word| Edit::Unignore(word.into())),
    ]
}

/// The built-in template, or one in which titles are odd, equal or missing.
fn template() -> impl Strategy<Value = Template> {
    let count = Template::postmortem().sections.len();
    let odd = (vec((0..count, text()), 0..4), 1..count).prop_map(|(titles, length)| {
        let mut template = Template::postmortem();
        for (at, title) in titles {
            Rc::make_mut(&mut template.sections[at]).title = title.into();
        }
        template.sections.rotate_left(length);
        template.sections.truncate(length);
        template
    });
    prop_oneof![2 => Just(Template::postmortem()), 1 => odd]
}

/// A document after many edits.
pub fn document() -> impl Strategy<Value = Postmortem> {
    let parts = (any::<u64>(), template(), unknown(), unknown(), vec(edit(), 0..40));
    parts.prop_map(|(id, template, unknown, of_meta, edits)| {
        let mut document = Postmortem::new(Id(id), Rc::new(template));
        document.unknown = unknown;
        Rc::make_mut(&mut document.meta).unknown = of_meta;
        for edit in edits {
            document.apply(edit);
        }
        document
    })
}
