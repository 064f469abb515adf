//! What is known of the document as a whole: its title, when and where, and who is named in it.

use std::rc::Rc;

use editor::{Msg, NewItem, is_list};
use postmortem::Choice;
use postmortem::{DetectedBy, Field, ItemRef, Meta, MetaField, Person, PersonField, Status, YesNo};
use yew::{AttrValue, Html, Properties, component, html};

use super::fields::{ListInput, SelectInput, TextInput, options, title_input};
use super::{Dispatch, use_dispatch};

/// Properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// What is known.
    pub meta: Rc<Meta>,
    /// Who is named.
    pub people: Vec<Rc<Person>>,
}

/// The head of the document.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    let dispatch = use_dispatch();
    let meta = &*props.meta;
    html! {
        <section class="details" aria-label="About this postmortem">
            { title_input(&meta.title, &dispatch) }
            <div class="grid">
                { dated(MetaField::Date, &meta.date) }
                { text(MetaField::TimeZone, &meta.time_zone, "") }
                { text(MetaField::Severity, &meta.severity, "") }
                { choice(MetaField::Status, Some(meta.status), options::<Status>(), None) }
            </div>
            <details class="more">
                <summary>{ "More about this incident" }</summary>
                <div class="grid">
                    { list(MetaField::Services, &meta.services) }
                    { choice(MetaField::DetectedBy, meta.detected_by, options::<DetectedBy>(), Some("Not said")) }
                    { choice(MetaField::ByChange, meta.by_change, options::<YesNo>(), Some("Not said")) }
                    { text(MetaField::ChangeLink, &meta.change_link, "") }
                    { list(MetaField::Authors, &meta.authors) }
                    { text(MetaField::Facilitator, &meta.facilitator, "") }
                    { list(MetaField::Tags, &meta.tags) }
                    { list(MetaField::Related, &meta.related) }
                    { text(MetaField::Tracker, &meta.tracker, "") }
                    { text(MetaField::Chat, &meta.chat, "") }
                    { text(MetaField::Recording, &meta.recording, "") }
                </div>
            </details>
            <details class="more">
                <summary>{ people_summary(props.people.len()) }</summary>
                <p class="help">
                    { "Names in this list are recognised in the text. A role, such as “platform engineer”, \
                       lets a hint offer other words than the name." }
                </p>
                <ul class="people">
                    { for props.people.iter().map(|person| row(person, &dispatch)) }
                </ul>
                <button type="button" id="add-person" onclick={dispatch.sends(Msg::Add(NewItem::Person))}>
                    { "Add a name" }
                </button>
            </details>
        </section>
    }
}

fn people_summary(count: usize) -> String {
    match count {
        0 => "People and roles".into(),
        1 => "People and roles: 1 name".into(),
        count => format!("People and roles: {count} names"),
    }
}

fn row(person: &Person, dispatch: &Dispatch) -> Html {
    let item = ItemRef::Person(person.id);
    let name = if person.name.is_empty() { "this name" } else { &person.name };
    html! {
        <li key={person.id.to_string()} class="person-row">
            <TextInput field={Field::Person(person.id, PersonField::Name)} label="Name"
                value={person.name.clone()} />
            <TextInput field={Field::Person(person.id, PersonField::Role)} label="Role"
                value={person.role.clone()} />
            <button type="button" class="plain" id={format!("menu-person-{}", person.id)}
                aria-label={format!("Remove {name}")} onclick={dispatch.sends(Msg::Remove(item))}>
                { "Remove" }
            </button>
        </li>
    }
}

fn text(field: MetaField, value: &str, class: &'static str) -> Html {
    debug_assert!(!is_list(field));
    html! {
        <TextInput field={Field::Meta(field)} label={field.label()}
            value={AttrValue::from(value.to_string())} {class} help={help(field)} />
    }
}

fn dated(field: MetaField, value: &str) -> Html {
    html! {
        <TextInput field={Field::Meta(field)} label={field.label()} kind="date"
            value={AttrValue::from(value.to_string())} />
    }
}

fn list(field: MetaField, value: &[String]) -> Html {
    debug_assert!(is_list(field));
    html! {
        <ListInput field={Field::Meta(field)} label={field.label()} value={value.join(", ")} />
    }
}

fn choice<C: Choice>(
    field: MetaField,
    chosen: Option<C>,
    options: Vec<(&'static str, &'static str)>,
    none: Option<&'static str>,
) -> Html {
    html! {
        <SelectInput field={Field::Meta(field)} label={field.label()} {options}
            value={chosen.map_or("", Choice::id)} none={none.map(AttrValue::from)} />
    }
}

fn help(field: MetaField) -> Option<AttrValue> {
    match field {
        MetaField::TimeZone => Some("Such as Europe/Berlin or UTC".into()),
        MetaField::Severity => Some("In your team's own words".into()),
        _ => None,
    }
}
