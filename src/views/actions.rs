//! Action items: what will be done, by whom, and by when.

use std::rc::Rc;

use editor::{Msg, NewItem, OpenHint};
use postmortem::{ActionField, ActionItem, ActionKind, ActionStatus, Choice, Field, ItemRef};
use yew::{Html, html};

use super::Dispatch;
use super::fields::{SelectInput, TextInput, options};
use super::note::{hint_count, note};
use super::part::{Part, keyed, part};
use super::surface::Surface;
use super::timeline::{item_buttons, row_keys};

/// The list of action items with the number of their hints. A note may be open on one.
pub fn actions(
    items: &[Rc<ActionItem>],
    hints: &[usize],
    open: Option<&OpenHint>,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <>
            <ol class="rows" aria-label="Action items">
                { for items.iter().zip(hints).enumerate().map(|(at, (item, hints))| {
                    let note = open.filter(|note| note.field == Field::Action(item.id, ActionField::Text));
                    let note = note.cloned();
                    let (item, at, of, hints) = (item.clone(), at + 1, items.len(), *hints);
                    let action = Action { item, at, of, hints, note };
                    keyed(action.item.id.to_string(), Part::Action(action), dispatch)
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

/// One action item.
#[derive(Clone, PartialEq)]
pub struct Action {
    item: Rc<ActionItem>,
    at: usize,
    of: usize,
    hints: usize,
    note: Option<OpenHint>,
}

impl Action {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let item = &self.item;
        let id = item.id;
        let text = Field::Action(id, ActionField::Text);
        let count = format!("count-action-{id}");
        let cell = |field, label, value: &str, kind| {
            let input = TextInput::new(Field::Action(id, field), label, value);
            part(Part::Text(TextInput { kind, ..input }), dispatch)
        };
        let kind = SelectInput {
            field: Field::Action(id, ActionField::Kind),
            label: "What it is for",
            value: item.kind.map_or("", Choice::id),
            options: options::<ActionKind>(),
            none: Some("Not said"),
        };
        let status = SelectInput {
            field: Field::Action(id, ActionField::Status),
            label: "Status",
            value: item.status.id(),
            options: options::<ActionStatus>(),
            none: None,
        };
        html! {
            <li class="block row action"
                onkeydown={row_keys(ItemRef::Action(id), NewItem::Action(Some(id)), dispatch)}>
                <div class="field">
                    <div class="what">
                        <label for={text.dom_id()}>{ "What will be done" }</label>
                        { part(Part::Surface(Surface::of_row(&text, &item.text, &count)), dispatch) }
                        { hint_count(count, &text, self.hints, dispatch) }
                    </div>
                    { cell(ActionField::Owner, "Owner (names are fine here)", &item.owner, "text") }
                    { cell(ActionField::Due, "Due", &item.due, "date") }
                    { part(Part::Select(kind), dispatch) }
                    { part(Part::Select(status), dispatch) }
                    <details class="more">
                        <summary id={format!("menu-action-{id}")}
                            aria-label={format!("More about action item {} of {}", self.at, self.of)}>
                            { "More" }
                        </summary>
                        <div class="grid">
                            { cell(ActionField::Ticket, "Ticket", &item.ticket, "text") }
                            { cell(ActionField::Priority, "Priority", &item.priority, "text") }
                            { cell(ActionField::Answers, "Which point it answers", &item.answers, "text") }
                            { cell(ActionField::DoneWhen, "How anyone can tell that it is finished", &item.done_when, "text") }
                            if item.status == ActionStatus::Declined || !item.reason.is_empty() {
                                { cell(ActionField::Reason, "Why it was declined", &item.reason, "text") }
                            }
                        </div>
                        { item_buttons(&ItemRef::Action(id), self.at, self.of, "action item",
                            NewItem::Action(Some(id)), dispatch) }
                    </details>
                </div>
                if let Some(open) = &self.note {
                    { note(open, dispatch) }
                }
            </li>
        }
    }
}
