//! The timeline: one row for each thing that happened.

use std::rc::Rc;

use editor::{Msg, NewItem, OpenHint};
use postmortem::time::{Duration, Moment, human};
use postmortem::{Choice, Edit, Field, ItemRef, Mark, Milestone, RowField, TimelineRow};
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html};

use super::fields::{SelectInput, TextInput, options};
use super::note::{hint_count, note};
use super::surface::{FirstText, Surface};
use super::{Dispatch, use_dispatch};

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// The rows in order.
    pub rows: Vec<Rc<TimelineRow>>,
    /// How many hints each row has.
    pub hints: Vec<usize>,
    /// The note that is open on one of them.
    pub note: Option<OpenHint>,
    /// What follows from the milestones.
    pub durations: Vec<Duration>,
    /// The day of the incident.
    pub date: AttrValue,
    /// The zone of all times.
    pub zone: AttrValue,
}

/// The rows, and what follows from them.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let dispatch = use_dispatch();
    let zone = if props.zone.is_empty() {
        "No time zone is named yet: readers elsewhere will wonder.".to_string()
    } else {
        format!("All times in {}.", props.zone)
    };
    html! {
        <>
            <div class="block">
                <p class="quiet">
                    { zone }
                    { " Type a time as 0945, 9:45 or 2019-12-05 09:45." }
                </p>
            </div>
            <ol class="rows" aria-label="Timeline">
                { for props.rows.iter().zip(&props.hints).enumerate().map(|(at, (row, hints))| {
                    let note = props.note.clone()
                        .filter(|note| note.field == Field::Row(row.id, RowField::Text));
                    html! {
                        <Row key={row.id.to_string()} row={row.clone()} at={at + 1}
                            of={props.rows.len()} hints={*hints} {note} />
                    }
                }) }
            </ol>
            <div class="block">
                <div class="foot">
                    <button type="button" id="add-row"
                        onclick={dispatch.sends(Msg::Add(NewItem::Row(None)))}>
                        { "Add a row" }
                    </button>
                </div>
            </div>
            if !props.durations.is_empty() {
                <div class="block">
                    <dl class="durations">
                        { for props.durations.iter().map(|duration| html! {
                            <div key={duration.name}>
                                <dt>{ duration.name }</dt>
                                <dd>{ human(duration.minutes) }</dd>
                                <dd class="quiet">{ duration.formula }</dd>
                            </div>
                        }) }
                    </dl>
                </div>
            }
        </>
    }
}

/// Properties of [`Row`].
#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<TimelineRow>,
    at: usize,
    of: usize,
    hints: usize,
    note: Option<OpenHint>,
}

/// One row. Its parts keep their places at every width: a text that moves in the page loses its undo.
#[component]
fn Row(props: &RowProps) -> Html {
    let dispatch = use_dispatch();
    let row = &props.row;
    let id = row.id;
    let text = Field::Row(id, RowField::Text);
    let count = format!("count-row-{id}");
    html! {
        <li class="block row" onkeydown={row_keys(ItemRef::Row(id), NewItem::Row(Some(id)), &dispatch)}>
            <div class="field">
                <TextInput field={Field::Row(id, RowField::Start)} label="Time"
                    value={row.start.clone()} class="time" help={not_a_time(&row.start)} />
                <div class="what">
                    <label for={text.dom_id()}>{ "What happened" }</label>
                    <Surface field={text.clone()} text={FirstText::from(row.text.as_str())} short=true
                        described_by={count.clone()} />
                    { hint_count(count, &text, props.hints, &dispatch) }
                </div>
                <SelectInput field={Field::Row(id, RowField::Milestone)} label="Milestone"
                    value={row.milestone.map_or("", Choice::id)}
                    options={options::<Milestone>()} none="None" />
                <SelectInput field={Field::Row(id, RowField::Mark)} label="Kind"
                    value={row.mark.id()} options={options::<Mark>()} />
                <details class="more">
                    <summary id={format!("menu-row-{id}")}
                        aria-label={format!("More about row {} of {}", props.at, props.of)}>
                        { "More" }
                    </summary>
                    <div class="grid">
                        { cell(row, RowField::End, "Ended", &row.end) }
                        { cell(row, RowField::Zone, "Time zone of this row", &row.zone) }
                        { cell(row, RowField::Role, "Role that acted", &row.role) }
                        { cell(row, RowField::Evidence, "Where this is on record", &row.evidence) }
                        { highlight(row, &dispatch) }
                    </div>
                    { item_buttons(&ItemRef::Row(id), props.at, props.of, "row",
                        NewItem::Row(Some(id)), &dispatch) }
                </details>
            </div>
            if let Some(open) = &props.note {
                { note(open, &dispatch) }
            }
        </li>
    }
}

/// What is said of a time that cannot be read, once it has been left.
fn not_a_time(typed: &str) -> Option<AttrValue> {
    let readable = typed.trim().is_empty() || Moment::parse(typed, ANY_DAY).is_some();
    (!readable).then(|| "Not a time yet; kept as written".into())
}

/// Stands in where only the time of day is asked for.
const ANY_DAY: &str = "2000-01-01";

fn cell(row: &TimelineRow, field: RowField, label: &'static str, value: &str) -> Html {
    html! {
        <TextInput field={Field::Row(row.id, field)} {label}
            value={AttrValue::from(value.to_string())} />
    }
}

fn highlight(row: &TimelineRow, dispatch: &Dispatch) -> Html {
    let field = Field::Row(row.id, RowField::Highlighted);
    let id = field.dom_id();
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
        let value = if ticked { "true" } else { "" }.to_string();
        dispatch.send(Msg::Edit(Edit::Set { field: field.clone(), value }));
    });
    html! {
        <label class="tick" for={id.clone()}>
            <input type="checkbox" {id} checked={row.highlighted} {onchange} />
            { "Highlight this row" }
        </label>
    }
}

/// Moving, adding and removing, for a row of any list.
pub fn item_buttons(
    item: &ItemRef,
    at: usize,
    of: usize,
    name: &'static str,
    below: NewItem,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <div class="buttons">
            <button type="button" disabled={at == 1}
                onclick={dispatch.sends(Msg::Move(item.clone(), -1))}>{ "Move up" }</button>
            <button type="button" disabled={at == of}
                onclick={dispatch.sends(Msg::Move(item.clone(), 1))}>{ "Move down" }</button>
            <button type="button" onclick={dispatch.sends(Msg::Add(below))}>
                { format!("Add a {name} below") }
            </button>
            <button type="button" class="remove" onclick={dispatch.sends(Msg::Remove(item.clone()))}>
                { format!("Remove this {name}") }
            </button>
        </div>
    }
}

/// Ctrl+Enter adds below; Alt+arrows move, on the row's own menu button only, because in a text they
/// are text keys.
pub fn row_keys(item: ItemRef, below: NewItem, dispatch: &Dispatch) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target_dyn_into::<web_sys::Element>();
        let on_menu = target.is_some_and(|target| target.tag_name() == "SUMMARY");
        let msg = match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => Msg::Add(below.clone()),
            "ArrowUp" if event.alt_key() && on_menu => Msg::Move(item.clone(), -1),
            "ArrowDown" if event.alt_key() && on_menu => Msg::Move(item.clone(), 1),
            _ => return,
        };
        event.prevent_default();
        dispatch.send(msg);
    })
}
