//! Labelled fields of one line, and choices.

use editor::Msg;
use postmortem::{Choice, Edit, Field, MetaField};
use web_sys::{Event, FocusEvent, HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent};
use yew::{AttrValue, Callback, Html, TargetCast, classes, html};

use super::part::Here;
use crate::utf16::byte_after;

/// A labelled field of one line.
///
/// Its value is written only where it differs from what is in the field, which is after the editor has
/// tidied or taken back something, never while it is typed. While a list is typed it keeps every comma
/// and blank; the list behind it is tidy all the time.
#[derive(Clone, PartialEq)]
pub struct TextInput {
    /// Which field.
    pub field: Field,
    /// What stands beside it.
    pub label: &'static str,
    /// What it holds.
    pub value: AttrValue,
    /// Its type: `text` or `date`.
    pub kind: &'static str,
    /// A line under it.
    pub help: Option<AttrValue>,
    /// Whether it holds a list, typed with commas.
    pub list: bool,
    /// Extra classes.
    pub class: &'static str,
    /// DOM id of a list with suggestions.
    pub suggestions: Option<&'static str>,
    /// DOM id of what describes it elsewhere.
    pub described_by: Option<AttrValue>,
}

impl TextInput {
    /// A plain one.
    pub fn new(field: Field, label: &'static str, value: &str) -> TextInput {
        let value = value.to_owned().into();
        let (suggestions, described_by) = (None, None);
        let (help, list, class) = (None, false, "");
        TextInput {
            field,
            label,
            value,
            kind: "text",
            help,
            list,
            class,
            suggestions,
            described_by,
        }
    }

    /// One that takes the name of a time zone.
    pub fn zone(field: Field, label: &'static str, value: &str) -> TextInput {
        TextInput { suggestions: Some("zones"), ..TextInput::new(field, label, value) }
    }
}

impl TextInput {
    /// Draws it.
    pub fn view(&self, here: &Here) -> Html {
        let id = self.field.dom_id();
        let help = self.help.as_ref().map(|_| format!("{id}-help"));
        let described = self.described_by.clone().or(help.clone().map(AttrValue::from));
        let oninput = {
            let (dispatch, field) = (here.dispatch.clone(), self.field.clone());
            let (set_own, list) = (here.set_own.clone(), self.list);
            Callback::from(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                let value = input.value();
                if list {
                    set_own.emit(Some(value.clone().into()));
                }
                let units = input.selection_end().ok().flatten().unwrap_or_default();
                let caret = byte_after(&value, units as usize);
                let composing = event.is_composing();
                dispatch.send(Msg::Typed { field: field.clone(), value, caret, composing });
            })
        };
        let onfocusout = {
            let (dispatch, left) = (here.dispatch.clone(), Msg::Left(self.field.clone()));
            let (set_own, list) = (here.set_own.clone(), self.list);
            Callback::from(move |_: FocusEvent| {
                if list {
                    set_own.emit(None);
                }
                dispatch.send(left.clone());
            })
        };
        html! {
            <div class={classes!("input", self.class)}>
                <label for={id.clone()}>{ self.label }</label>
                <input
                    id={id.clone()}
                    part="field"
                    type={self.kind}
                    value={here.own.as_ref().unwrap_or(&self.value).clone()}
                    autocomplete="off"
                    aria-describedby={described}
                    list={self.suggestions}
                    {oninput}
                    {onfocusout}
                />
                if let Some(text) = &self.help {
                    <p id={help} class="help">{ text }</p>
                }
            </div>
        }
    }
}

/// The title: one line that grows, so that all of a long one can be read. It begins with `title`.
pub fn title_input(title: &str) -> Html {
    let id = Field::Meta(MetaField::Title).dom_id();
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        }
    });
    html! {
        <div class="input title">
            <label for={id.clone()}>{ MetaField::Title.label() }</label>
            <textarea {id} defaultvalue={title.to_string()} rows="1" autocomplete="off"
                {onkeydown} />
        </div>
    }
}

/// A labelled choice.
#[derive(Clone, PartialEq)]
pub struct SelectInput {
    /// Which field.
    pub field: Field,
    /// What stands beside it.
    pub label: &'static str,
    /// The id of the answer chosen; empty for none.
    pub value: &'static str,
    /// The answers: id and words.
    pub options: Vec<(&'static str, &'static str)>,
    /// The words for no answer, where that is possible.
    pub none: Option<&'static str>,
}

impl SelectInput {
    /// Draws it.
    pub fn view(&self, here: &Here) -> Html {
        let id = self.field.dom_id();
        let onchange = {
            let (dispatch, field) = (here.dispatch.clone(), self.field.clone());
            Callback::from(move |event: Event| {
                let value = event.target_unchecked_into::<HtmlSelectElement>().value();
                dispatch.send(Msg::Edit(Edit::Set { field: field.clone(), value }));
            })
        };
        html! {
            <div class="input">
                <label for={id.clone()}>{ self.label }</label>
                <select {id} {onchange} ref={here.select.clone()}>
                    if let Some(none) = self.none {
                        <option value="">{ none }</option>
                    }
                    { for self.options.iter().map(|(id, label)| html! {
                        <option key={*id} value={*id}>{ *label }</option>
                    }) }
                </select>
            </div>
        }
    }
}

/// The answers of a closed set: id and words.
pub fn options<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL.iter().map(|choice| (choice.id(), choice.label())).collect()
}
