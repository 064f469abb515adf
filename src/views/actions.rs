//! Action items: what will be done, by whom, and by when.

use std::rc::Rc;

use editor::{Msg, NewItem, OpenHint};
use postmortem::{ActionField, ActionItem, ActionKind, ActionStatus, Choice, Field, ItemRef};
use yew::{AttrValue, Html, Properties, component, html};

use super::fields::{SelectInput, TextInput, options};
use super::note::{hint_count, note};
use super::surface::{FirstText, Surface};
use super::timeline::{item_buttons, row_keys};
use super::use_dispatch;

/// Properties of [`Actions`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// The action items in order.
    pub items: Vec<Rc<ActionItem>>,
    /// How many hints each has.
    pub hints: Vec<usize>,
    /// The note that is open on one of them.
    pub note: Option<OpenHint>,
}

/// The list of action items.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <>
            <ol class="rows" aria-label="Action items">
                { for props.items.iter().zip(&props.hints).enumerate().map(|(at, (item, hints))| {
                    let note = props.note.clone()
                        .filter(|note| note.field == Field::Action(item.id, ActionField::Text));
                    html! {
                        <Action key={item.id.to_string()} item={item.clone()} at={at + 1}
                            of={props.items.len()} hints={*hints} {note} />
                    }
                }) }
            </ol>
            <div class="block">
                <div class="foot">
                    <button type="button" id="add-action"
                        onclick={dispatch.sends(Msg::Add(NewItem::Action(None)))}>
                        { "Add an action item" }
                    </button>
                </div>
            </div>
        </>
    }
}

/// Properties of [`Action`].
#[derive(Properties, PartialEq)]
struct ActionProps {
    item: Rc<ActionItem>,
    at: usize,
    of: usize,
    hints: usize,
    note: Option<OpenHint>,
}

/// One action item.
#[component]
fn Action(props: &ActionProps) -> Html {
    let dispatch = use_dispatch();
    let item = &props.item;
    let id = item.id;
    let text = Field::Action(id, ActionField::Text);
    let count = format!("count-action-{id}");
    html! {
        <li class="block row action"
            onkeydown={row_keys(ItemRef::Action(id), NewItem::Action(Some(id)), &dispatch)}>
            <div class="field">
                <div class="what">
                    <label for={text.dom_id()}>{ "What will be done" }</label>
                    <Surface field={text.clone()} text={FirstText::from(item.text.as_str())} short=true
                        described_by={count.clone()} />
                    { hint_count(count, &text, props.hints, &dispatch) }
                </div>
                { cell(item, ActionField::Owner, "Owner (names are fine here)", &item.owner, "text") }
                { cell(item, ActionField::Due, "Due", &item.due, "date") }
                <SelectInput field={Field::Action(id, ActionField::Kind)} label="What it is for"
                    value={item.kind.map_or("", Choice::id)}
                    options={options::<ActionKind>()} none="Not said" />
                <SelectInput field={Field::Action(id, ActionField::Status)} label="Status"
                    value={item.status.id()} options={options::<ActionStatus>()} />
                <details class="more">
                    <summary id={format!("menu-action-{id}")}
                        aria-label={format!("More about action item {} of {}", props.at, props.of)}>
                        { "More" }
                    </summary>
                    <div class="grid">
                        { cell(item, ActionField::Ticket, "Ticket", &item.ticket, "text") }
                        { cell(item, ActionField::Priority, "Priority", &item.priority, "text") }
                        { cell(item, ActionField::Answers, "Which point it answers", &item.answers, "text") }
                        { cell(item, ActionField::DoneWhen, "How anyone can tell that it is finished", &item.done_when, "text") }
                        if item.status == ActionStatus::Declined || !item.reason.is_empty() {
                            { cell(item, ActionField::Reason, "Why it was declined", &item.reason, "text") }
                        }
                    </div>
                    { item_buttons(&ItemRef::Action(id), props.at, props.of, "action item",
                        NewItem::Action(Some(id)), &dispatch) }
                </details>
            </div>
            if let Some(open) = &props.note {
                { note(open, &dispatch) }
            }
        </li>
    }
}

fn cell(
    item: &ActionItem,
    field: ActionField,
    label: &'static str,
    value: &str,
    kind: &'static str,
) -> Html {
    html! {
        <TextInput field={Field::Action(item.id, field)} {label} {kind}
            value={AttrValue::from(value.to_string())} />
    }
}
