//! Action items: what will be done, by whom, and by when.

use std::rc::Rc;

use editor::{Msg, NewItem, OpenDocument, OpenHint};
use postmortem::coverage::{Asked, gone};
use postmortem::findings::{Finding, Place as At};
use postmortem::{
    ActionField, ActionItem, ActionKind, ActionStatus, Choice, Day, Edit, Field, Id, ItemRef, Link,
};
use yew::{Html, html};

use super::Dispatch;
use super::coverage::coverage;
use super::fields::{SelectInput, TextInput, options};
use super::note::{hint_count, note};
use super::part::{Part, keyed, part};
use super::parts::{button, el, text, words};
use super::questions::some_questions;
use super::quick::QuickLine;
use super::surface::Surface;
use super::timeline::{item_buttons, left_item, row_keys};

/// How many questions about one action item are asked at once.
const AT_ONCE: usize = 2;

/// The list of action items, with what is asked about each.
pub fn actions(open: &OpenDocument, today: Option<Day>, dispatch: &Dispatch) -> Html {
    let (asked, items) = (open.questions().actions(), &open.document().actions);
    let of = |wanted: &dyn Fn(&At) -> bool| -> Vec<Finding> {
        asked.iter().filter(|finding| wanted(&finding.place)).cloned().collect()
    };
    let rows = items.iter().enumerate().map(|(at, item)| {
        let text = Field::Action(item.id, ActionField::Text);
        let here = |place: &At| matches!(place, At::Field(Field::Action(id, _)) if *id == item.id);
        let action = Action {
            item: item.clone(),
            at: at + 1,
            of: items.len(),
            hints: open.count(&text),
            note: open.open_hint().filter(|note| note.field == text).cloned(),
            findings: of(&here),
            asked: open.coverage().asked.clone(),
        };
        keyed(item.id.to_string(), Part::Action(action), dispatch)
    });
    let of_all = of(&|place| matches!(place, At::Section(_)));
    html! {
        <>
            { coverage(open, dispatch) }
            <ol class="rows" aria-label="Action items">{ for rows }</ol>
            <div class="block">
                <div>
                    { some_questions("Questions about all action items", &of_all, AT_ONCE, dispatch) }
                    { part(Part::Quick(QuickLine { today }), dispatch) }
                    <div class="foot">
                        <button type="button" id="add-action"
                            onclick={dispatch.sends(Msg::Add(NewItem::Action(None)))}>
                            { "Add an action item" }
                        </button>
                    </div>
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
    findings: Vec<Finding>,
    asked: Rc<[Asked]>,
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
        // What no calendar can hold stays as it was written.
        let due =
            if item.due.is_empty() || Day::parse(&item.due).is_some() { "date" } else { "text" };
        html! {
            <li class="block row action" part="row" onfocusout={left_item(dispatch)}
                onkeydown={row_keys(ItemRef::Action(id), NewItem::Action(Some(id)), dispatch)}>
                <div class="field">
                    <div class="what">
                        <label for={text.dom_id()}>{ "What will be done" }</label>
                        { part(Part::Surface(Surface::of_row(&text, &item.text, &count)), dispatch) }
                        { hint_count(count, &text, self.hints, dispatch) }
                    </div>
                    { cell(ActionField::Owner, "Owner (names are fine here)", &item.owner, "text") }
                    { cell(ActionField::Due, "Due", &item.due, due) }
                    { part(Part::Select(kind), dispatch) }
                    { part(Part::Select(status), dispatch) }
                    <div class="wide">
                        if item.status == ActionStatus::Declined || !item.reason.is_empty() {
                            { cell(ActionField::Reason, "Why it was declined", &item.reason, "text") }
                        }
                    </div>
                    { self.answers(dispatch) }
                    <details class="more">
                        <summary id={format!("menu-action-{id}")}
                            aria-label={format!("More about action item {} of {}", self.at, self.of)}>
                            { "More" }
                        </summary>
                        <div class="grid">
                            { cell(ActionField::Ticket, "Ticket", &item.ticket, "text") }
                            { cell(ActionField::Priority, "Priority", &item.priority, "text") }
                            { cell(ActionField::DoneWhen, "How anyone can tell that it is finished", &item.done_when, "text") }
                            if !item.answers.is_empty() {
                                { cell(ActionField::Answers, "Which point it answers, in words", &item.answers, "text") }
                            }
                        </div>
                        { item_buttons(&ItemRef::Action(id), self.at, self.of, "action item",
                            NewItem::Action(Some(id)), dispatch) }
                    </details>
                    { some_questions(&format!("Questions about action item {}", self.at), &self.findings, AT_ONCE, dispatch) }
                </div>
                if let Some(open) = &self.note {
                    { note(open, dispatch) }
                }
            </li>
        }
    }

    /// What it answers, to tick; and links to what is not there any more.
    fn answers(&self, dispatch: &Dispatch) -> Html {
        let item = &self.item;
        let mut all = Vec::new();
        for asked in self.asked.iter() {
            let link = asked.target.link();
            let checked = item.answers_to.contains(&link);
            let links = item.answers_to.iter().filter(|other| **other != link);
            let links = links.chain((!checked).then_some(&link));
            let onchange = dispatch.sends(set_links(item.id, links));
            all.push(html! {
                <label class="tick" key={link.as_ref().to_owned()}>
                    <input type="checkbox" {checked} {onchange} /><span>{ &asked.words }</span>
                </label>
            });
        }
        for (link, gone) in gone(item, &self.asked) {
            let links = item.answers_to.iter().filter(|other| **other != link);
            let hidden = words("span", "visually-hidden", &format!(": {gone}"));
            let take = vec![text("Take it away"), hidden];
            let take = button("plain", take, set_links(item.id, links), dispatch);
            let about = words("span", "", &format!("“{gone}” is not there any more. "));
            all.push(el("p", "quiet", vec![about, take]));
        }
        if all.is_empty() {
            return Html::default();
        }
        let title = match item.answers_to.len() {
            0 => "What it answers".to_owned(),
            count => format!("What it answers: {count}"),
        };
        let title = words("summary", "", &title);
        el("details", "more answers", vec![title, el("div", "", all)])
    }
}

fn set_links<'l>(id: Id, links: impl Iterator<Item = &'l Link>) -> Msg {
    let value = links.map(AsRef::as_ref).collect::<Vec<_>>().join("\n");
    Msg::Edit(Edit::Set { field: Field::Action(id, ActionField::AnswersTo), value })
}
