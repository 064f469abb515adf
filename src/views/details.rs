//! What is known of the document as a whole: its title, when and where, and who is named in it.

use std::rc::Rc;

use editor::{Msg, NewItem, is_list};
use postmortem::Choice;
use postmortem::findings::Finding;
use postmortem::{DetectedBy, Field, ItemRef, Meta, MetaField, Person, PersonField, Status, YesNo};
use yew::{AttrValue, Html, html};

use super::Dispatch;
use super::fields::{SelectInput, TextInput, options, title_input};
use super::part::{Part, part};
use super::questions::questions;

/// The head of the document.
#[derive(Clone, PartialEq)]
pub struct Details {
    /// What is known.
    pub meta: Rc<Meta>,
    /// Who is named.
    pub people: Vec<Rc<Person>>,
    /// Questions about its date and its zones.
    pub findings: Vec<Finding>,
}

impl Details {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let meta = &*self.meta;
        html! {
            <section class="details" aria-label="About this postmortem">
                { title_input(&meta.title) }
                <div class="grid">
                    { dated(MetaField::Date, &meta.date, dispatch) }
                    { zone(MetaField::TimeZone, &meta.time_zone, dispatch) }
                    { text(MetaField::Severity, &meta.severity, dispatch) }
                    { choice(MetaField::Status, Some(meta.status), options::<Status>(), None, dispatch) }
                </div>
                { questions(&self.findings, dispatch) }
                <details class="more">
                    <summary>{ "More about this incident" }</summary>
                    <div class="grid">
                        { zone(MetaField::SecondZone, &meta.second_zone, dispatch) }
                        { list(MetaField::Services, &meta.services, dispatch) }
                        { choice(MetaField::DetectedBy, meta.detected_by, options::<DetectedBy>(), Some("Not said"), dispatch) }
                        { choice(MetaField::ByChange, meta.by_change, options::<YesNo>(), Some("Not said"), dispatch) }
                        { text(MetaField::ChangeLink, &meta.change_link, dispatch) }
                        { list(MetaField::Authors, &meta.authors, dispatch) }
                        { text(MetaField::Facilitator, &meta.facilitator, dispatch) }
                        { list(MetaField::Tags, &meta.tags, dispatch) }
                        { list(MetaField::Related, &meta.related, dispatch) }
                        { text(MetaField::Tracker, &meta.tracker, dispatch) }
                        { text(MetaField::Chat, &meta.chat, dispatch) }
                        { text(MetaField::Recording, &meta.recording, dispatch) }
                    </div>
                </details>
                <details class="more">
                    <summary>{ people_summary(self.people.len()) }</summary>
                    <p class="help">
                        { "Names in this list are recognised in the text. A role, such as “platform engineer”, \
                           lets a hint offer other words than the name." }
                    </p>
                    <ul class="people">
                        { for self.people.iter().map(|person| row(person, dispatch)) }
                    </ul>
                    <button type="button" id="add-person" onclick={dispatch.sends(Msg::Add(NewItem::Person))}>
                        { "Add a name" }
                    </button>
                </details>
            </section>
        }
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
    let input = |field, label, value: &str| {
        part(Part::Text(TextInput::new(Field::Person(person.id, field), label, value)), dispatch)
    };
    let name = if person.name.is_empty() { "this name" } else { &person.name };
    html! {
        <li key={person.id.to_string()} class="person-row">
            { input(PersonField::Name, "Name", &person.name) }
            { input(PersonField::Role, "Role", &person.role) }
            <button type="button" class="plain" id={format!("menu-person-{}", person.id)}
                aria-label={format!("Remove {name}")} onclick={dispatch.sends(Msg::Remove(item))}>
                { "Remove" }
            </button>
        </li>
    }
}

fn input(field: MetaField, value: &str) -> TextInput {
    TextInput::new(Field::Meta(field), field.label(), value)
}

fn text(field: MetaField, value: &str, dispatch: &Dispatch) -> Html {
    debug_assert!(!is_list(field));
    part(Part::Text(TextInput { help: help(field), ..input(field, value) }), dispatch)
}

fn zone(field: MetaField, value: &str, dispatch: &Dispatch) -> Html {
    let input = TextInput::zone(Field::Meta(field), field.label(), value);
    part(Part::Text(TextInput { help: help(field), ..input }), dispatch)
}

fn dated(field: MetaField, value: &str, dispatch: &Dispatch) -> Html {
    part(Part::Text(TextInput { kind: "date", ..input(field, value) }), dispatch)
}

fn list(field: MetaField, value: &[String], dispatch: &Dispatch) -> Html {
    debug_assert!(is_list(field));
    let help = Some("Separate with commas".into());
    part(Part::Text(TextInput { list: true, help, ..input(field, &value.join(", ")) }), dispatch)
}

fn choice<C: Choice>(
    field: MetaField,
    chosen: Option<C>,
    options: Vec<(&'static str, &'static str)>,
    none: Option<&'static str>,
    dispatch: &Dispatch,
) -> Html {
    let (value, label) = (chosen.map_or("", Choice::id), field.label());
    let select = SelectInput { field: Field::Meta(field), label, value, options, none };
    part(Part::Select(select), dispatch)
}

fn help(field: MetaField) -> Option<AttrValue> {
    let words = match field {
        MetaField::TimeZone => "Such as Europe/Berlin or UTC",
        MetaField::SecondZone => "Each time is told in this one, too",
        MetaField::Severity => "In your team's own words",
        _ => return None,
    };
    Some(words.into())
}
