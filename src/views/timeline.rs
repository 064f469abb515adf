//! The timeline: one row for each thing that happened.

use std::rc::Rc;

use editor::{Chart, Msg, NewItem, OpenDocument, OpenHint, Panel, RowLine};
use postmortem::findings::Finding;
use postmortem::time::{Duration, human};
use postmortem::{Choice, Edit, Field, ItemRef, Mark, Milestone, RowField, TimelineRow};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent, HtmlInputElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Dispatch;
use super::fields::{SelectInput, TextInput, options};
use super::note::{hint_count, note};
use super::part::{Part, keyed, part};
use super::parts::{button, text, words};
use super::questions::questions;
use super::surface::Surface;

/// About how many rows that are only told stand together.
const TOGETHER: u64 = 32;
/// The most there are.
const MOST: usize = 64;

/// The rows, and what follows from them. A note may be open on one.
#[derive(Clone, PartialEq)]
pub struct Timeline {
    rows: Vec<Line>,
    zone: AttrValue,
    chart: Option<Rc<Chart>>,
    durations: Vec<Duration>,
    /// Questions about all of it.
    about: Vec<Finding>,
}

/// What stands in the list.
#[derive(Clone, PartialEq)]
enum Line {
    /// A row somebody has come near.
    Row(Box<Row>),
    /// Rows nobody has come near yet.
    Told(Told),
}

/// Rows of a long timeline, in words: a list in the list. Most messages change none of them, and all are
/// passed over by the browser together, until somebody comes near.
#[derive(Clone, PartialEq)]
pub struct Told(Vec<Rc<TimelineRow>>);

impl Timeline {
    /// That of a document.
    pub fn of(open: &OpenDocument) -> Timeline {
        let (document, times) = (open.document(), open.times());
        let of = document.timeline.len();
        let mut rows = Vec::new();
        for (at, row) in document.timeline.iter().enumerate() {
            let row = Rc::clone(row);
            if open.reach().is_near(row.id) {
                let text = Field::Row(row.id, RowField::Text);
                rows.push(Line::Row(Box::new(Row {
                    line: times.line(at),
                    at: at + 1,
                    of,
                    hints: open.count(&text),
                    note: open.open_hint().filter(|note| note.field == text).cloned(),
                    unfolded: open.reach().is_unfolded(row.id),
                    row,
                })));
                continue;
            }
            match rows.last_mut() {
                // Where they part is told by the rows, so that one more moves only its neighbours.
                Some(Line::Told(told)) if row.id.0 % TOGETHER != 0 && told.0.len() < MOST => {
                    told.0.push(row);
                }
                _ => rows.push(Line::Told(Told(vec![row]))),
            }
        }
        let section = |finding: &&Finding| finding.place.section().is_some();
        Timeline {
            rows,
            zone: document.meta.time_zone.clone().into(),
            chart: times.chart().cloned(),
            durations: times.durations().to_vec(),
            about: open.questions().times().iter().filter(section).cloned().collect(),
        }
    }

    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let zone = if self.zone.is_empty() {
            "No time zone is named yet: readers elsewhere will wonder.".to_string()
        } else {
            format!("All times in {}.", self.zone)
        };
        let (chart, durations, about) = (&self.chart, &self.durations, &self.about);
        html! {
            <>
                <div class="block">
                    <p class="quiet">
                        { zone }
                        { " Type a time as 0945, 9.45pm, 5 Dec 09:45, 09:45 UTC, or +10m after the row before." }
                    </p>
                </div>
                <ol class="rows" part="timeline" aria-label="Timeline">
                    { for self.rows.iter().map(|line| match line {
                        Line::Row(row) => keyed(row.row.id.to_string(), Part::Row((**row).clone()), dispatch),
                        Line::Told(told) => keyed(told.key(), Part::Told(told.clone()), dispatch),
                    }) }
                </ol>
                <div class="block">
                    <div class="foot buttons">
                        <button type="button" id="add-row"
                            onclick={dispatch.sends(Msg::Add(NewItem::Row(None)))}>
                            { "Add a row" }
                        </button>
                        { button("", vec![text("Paste rows…")], Msg::OpenPanel(Panel::Paste), dispatch) }
                    </div>
                </div>
                if let Some(picture) = chart {
                    <div class="block">{ part(Part::Chart(Rc::clone(picture)), dispatch) }</div>
                }
                if !durations.is_empty() {
                    <div class="block">
                        <dl class="durations">
                            { for durations.iter().map(|duration| html! {
                                <div key={duration.name}>
                                    <dt>{ duration.name }</dt>
                                    <dd>{ human(duration.minutes) }</dd>
                                    <dd class="quiet">{ duration.formula }</dd>
                                </div>
                            }) }
                        </dl>
                    </div>
                }
                if !about.is_empty() {
                    <div class="block">{ questions(about, dispatch) }</div>
                }
            </>
        }
    }
}

impl Told {
    /// Another than that of any row: a row that has its fields is another part.
    fn key(&self) -> String {
        self.0.first().map_or_else(String::new, |row| format!("told-{}", row.id))
    }

    /// Draws them. What comes near is heard of by `browser/nearness.rs`.
    pub fn view(&self) -> Html {
        let row = |row: &Rc<TimelineRow>| {
            html! {
                <li key={row.id.0} data-row={row.id.to_string()}>
                    { words("span", "time", &row.start) }
                    { text(&row.text) }
                </li>
            }
        };
        html! { <li class="told"><ol>{ for self.0.iter().map(row) }</ol></li> }
    }
}

/// One row. Its parts keep their places at every width: a text that moves in the page loses its undo.
#[derive(Clone, PartialEq)]
pub struct Row {
    row: Rc<TimelineRow>,
    /// What its times were taken for, and what there is to ask.
    line: RowLine,
    at: usize,
    of: usize,
    hints: usize,
    note: Option<OpenHint>,
    /// Whether its further fields are wanted.
    unfolded: bool,
}

impl Row {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let row = &self.row;
        let id = row.id;
        let text = Field::Row(id, RowField::Text);
        let count = format!("count-row-{id}");
        let time = TextInput {
            class: "time",
            described_by: Some(format!("echo-row-{id}").into()),
            ..TextInput::new(Field::Row(id, RowField::Start), "Time", &row.start)
        };
        let milestone = SelectInput {
            field: Field::Row(id, RowField::Milestone),
            label: "Milestone",
            value: row.milestone.map_or("", Choice::id),
            options: options::<Milestone>(),
            none: Some("None"),
        };
        let kind = SelectInput {
            field: Field::Row(id, RowField::Mark),
            label: "Kind",
            value: row.mark.id(),
            options: options::<Mark>(),
            none: None,
        };
        html! {
            <li class="block row" part="row" onkeydown={row_keys(ItemRef::Row(id), NewItem::Row(Some(id)), dispatch)}>
                <div class="field">
                    { part(Part::Text(time), dispatch) }
                    // Always there, so that nothing moves when it is filled.
                    <p id={format!("echo-row-{id}")} class="echo">{ &*self.line.start }</p>
                    <div class="what">
                        <label for={text.dom_id()}>{ "What happened" }</label>
                        { part(Part::Surface(Surface::of_row(&text, &row.text, &count)), dispatch) }
                        { hint_count(count, &text, self.hints, dispatch) }
                    </div>
                    { part(Part::Select(milestone), dispatch) }
                    { part(Part::Select(kind), dispatch) }
                    <details class="more">
                        <summary id={format!("menu-row-{id}")}
                            aria-label={format!("More about row {} of {}", self.at, self.of)}
                            onclick={dispatch.sends(Msg::Unfold(id))}>
                            { "More" }
                        </summary>
                        // Once there they stay: a field that goes takes its undo with it.
                        if self.unfolded {
                            { self.further(dispatch) }
                        }
                    </details>
                </div>
                { questions(&self.line.findings, dispatch) }
                if let Some(open) = &self.note {
                    { note(open, dispatch) }
                }
            </li>
        }
    }

    /// What most rows do not need.
    fn further(&self, dispatch: &Dispatch) -> Html {
        let row = &self.row;
        let id = row.id;
        html! {
            <>
                <div class="grid">
                    { self.end(dispatch) }
                    { part(Part::Text(TextInput::zone(Field::Row(id, RowField::Zone), "Time zone of this row", &row.zone)), dispatch) }
                    { cell(row, RowField::Role, "Role that acted", &row.role, dispatch) }
                    { cell(row, RowField::Evidence, "Where this is on record", &row.evidence, dispatch) }
                    { highlight(row, dispatch) }
                </div>
                { item_buttons(&ItemRef::Row(id), self.at, self.of, "row",
                    NewItem::Row(Some(id)), dispatch) }
            </>
        }
    }

    /// When it ended, and what that was taken for.
    fn end(&self, dispatch: &Dispatch) -> Html {
        let end = TextInput::new(Field::Row(self.row.id, RowField::End), "Ended", &self.row.end);
        let told = &*self.line.end;
        let help = (!told.is_empty()).then(|| AttrValue::from(told.to_owned()));
        part(Part::Text(TextInput { help, ..end }), dispatch)
    }
}

fn cell(
    row: &TimelineRow,
    field: RowField,
    label: &'static str,
    value: &str,
    dispatch: &Dispatch,
) -> Html {
    part(Part::Text(TextInput::new(Field::Row(row.id, field), label, value)), dispatch)
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

/// Tells that the focus has left a row, and not only one of its fields.
pub fn left_item(dispatch: &Dispatch) -> Callback<FocusEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: FocusEvent| {
        let row = |target: Option<EventTarget>| -> Option<Element> {
            target?.dyn_into::<Element>().ok()?.closest(".row").ok()?
        };
        if row(event.related_target()) != row(event.target()) {
            dispatch.send(Msg::LeftItem);
        }
    })
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
