//! One section: its question, the text that answers it, and the note beside the text.

use std::rc::Rc;

use editor::{Msg, OpenHint};
use postmortem::findings::Finding;
use postmortem::{Edit, Field, ItemRef, Question, SectionId};
use web_sys::{Event, FocusEvent, HtmlInputElement};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Dispatch;
use super::fields::TextInput;
use super::note::{hint_count, note};
use super::part::{Part, part};
use super::parts::{disclosure, el, words};
use super::questions::questions;
use super::surface::{FirstText, Surface};

/// What all sections have in common.
#[derive(Clone, PartialEq)]
pub struct Frame {
    /// Which section.
    pub id: SectionId,
    /// What the template asks; `None` for an extra section.
    pub question: Option<Rc<Question>>,
    /// What an extra section has instead.
    pub extra: Option<ExtraSection>,
    /// The text to begin with.
    pub text: FirstText,
    /// Whether the author calls it ready.
    pub ready: bool,
    /// Whether it holds rows or action items, and its text comes second.
    pub has_rows: bool,
    /// Whether there is anything in it.
    pub has_content: bool,
    /// How many hints its text has.
    pub hints: usize,
    /// Questions about facts in it.
    pub facts: Vec<Finding>,
    /// The note that is open on its text.
    pub note: Option<OpenHint>,
}

/// What an extra section has that the template gives the others.
#[derive(Clone, PartialEq)]
pub struct ExtraSection {
    /// Its title.
    pub title: AttrValue,
}

/// One section.
#[derive(Clone, PartialEq)]
pub struct SectionView {
    /// What all sections have in common.
    pub frame: Frame,
    /// Rows, where the section has some.
    pub rows: Html,
    /// What stands under its text.
    pub below: Html,
}

impl SectionView {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let Frame {
            id,
            question,
            extra,
            text,
            ready,
            has_rows,
            has_content,
            hints,
            facts: found,
            note: open,
        } = &self.frame;
        let name = question.as_ref().map_or_else(
            || AttrValue::from("Text of this section"),
            |question| question.title.to_string().into(),
        );
        let field = Field::Text(id.clone());
        let (heading, asks, count) =
            (format!("heading-{id}"), format!("question-{id}"), format!("count-{id}"));
        let set_ready = {
            let (dispatch, field) = (dispatch.clone(), Field::Ready(id.clone()));
            Callback::from(move |event: Event| {
                let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
                let value = if ticked { "true" } else { "" }.to_string();
                dispatch.send(Msg::Edit(Edit::Set { field: field.clone(), value }));
            })
        };
        let surface = Surface {
            field: field.clone(),
            text: text.clone(),
            described_by: format!("{asks} {count}").into(),
            label: (!has_rows).then(|| name.clone()),
            short: *has_rows,
        };
        let ready_id = Field::Ready(id.clone()).dom_id();
        html! {
            <section class="section" part="section" id={format!("section-{id}")} aria-labelledby={heading.clone()}
                onfocusin={dispatch.sends::<FocusEvent>(Msg::Entered(id.clone()))}>
                <div class="block asks">
                    if let Some(question) = question {
                        <h2 id={heading.clone()} part="heading">{ &*question.title }</h2>
                        <p id={asks.clone()} class="question">{ &*question.question }</p>
                        { help(question) }
                    } else if let Some(extra) = extra {
                        <h2 id={heading.clone()} class="visually-hidden">
                            { if extra.title.is_empty() { "Untitled section" } else { &extra.title } }
                        </h2>
                        { title_of(id, extra, dispatch) }
                    }
                </div>
                { self.rows.clone() }
                <div class="block">
                    <div class="field">
                        if *has_rows {
                            <label for={field.dom_id()}>{ format!("{name}, in words") }</label>
                        }
                        { part(Part::Surface(surface), dispatch) }
                        { hint_count(count.clone(), &field, *hints, dispatch) }
                        { questions(found, dispatch) }
                    </div>
                    if let Some(open) = open {
                        { note(open, dispatch) }
                    }
                </div>
                { self.below.clone() }
                <div class="block">
                    <div class="foot">
                        if *has_content {
                            <label class="tick" for={ready_id.clone()}>
                                <input type="checkbox" id={ready_id} checked={*ready} onchange={set_ready} />
                                { "Ready for review" }
                            </label>
                        }
                        if extra.is_some() {
                            <button type="button" class="plain"
                                onclick={dispatch.sends(Msg::Remove(ItemRef::Section(id.clone())))}>
                                { "Remove this section" }
                            </button>
                        }
                    </div>
                </div>
            </section>
        }
    }
}

/// What an extra section is called.
fn title_of(id: &SectionId, extra: &ExtraSection, dispatch: &Dispatch) -> Html {
    let field = Field::SectionTitle(id.clone());
    let input = TextInput::new(field, "Title of this section", &extra.title);
    part(Part::Text(TextInput { class: "section-title", ..input }), dispatch)
}

/// Smaller questions and an example answer, out of the way until they are wanted.
fn help(question: &Question) -> Html {
    let mut help = Vec::new();
    if !question.prompts.is_empty() {
        let prompts = question.prompts.iter().map(|prompt| words("li", "", prompt)).collect();
        help.push(disclosure("Questions to start from", el("ul", "", prompts)));
    }
    if !question.example.is_empty() {
        let lines = question.example.lines().map(|line| words("p", "", line)).collect();
        help.push(disclosure("Example answer", el("blockquote", "", lines)));
    }
    el("div", "help-row", help)
}
