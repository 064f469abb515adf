//! Labelled fields of one line, and choices.

use editor::Msg;
use postmortem::{Choice, Edit, Field, MetaField};
use web_sys::{
    Event, FocusEvent, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent,
    KeyboardEvent,
};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, classes, component, html, use_effect_with,
    use_node_ref, use_state,
};

use super::{Dispatch, use_dispatch};
use crate::utf16::byte_after;

/// Properties of [`TextInput`].
#[derive(Properties, PartialEq)]
pub struct TextInputProps {
    /// Which field.
    pub field: Field,
    /// What stands beside it.
    pub label: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// Its type: `text`, `date` or `url`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Which keys a phone offers.
    #[prop_or_default]
    pub input_mode: Option<AttrValue>,
    /// A line under it.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// Extra classes.
    #[prop_or_default]
    pub class: AttrValue,
}

/// A labelled field of one line.
///
/// Its value is written only where it differs from what is in the field, which is after the editor has
/// tidied or taken back something, never while it is typed.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let dispatch = use_dispatch();
    let id = props.field.dom_id();
    let help = props.help.as_ref().map(|_| format!("{id}-help"));
    let oninput = {
        let (dispatch, field) = (dispatch.clone(), props.field.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let value = input.value();
            let units = input.selection_end().ok().flatten().unwrap_or_default();
            let caret = byte_after(&value, units as usize);
            let composing = event.is_composing();
            dispatch.send(Msg::Typed { field: field.clone(), value, caret, composing });
        })
    };
    html! {
        <div class={classes!("input", props.class.to_string())}>
            <label for={id.clone()}>{ props.label.clone() }</label>
            <input
                id={id.clone()}
                type={props.kind.clone()}
                inputmode={props.input_mode.clone()}
                value={props.value.clone()}
                autocomplete="off"
                aria-describedby={help.clone()}
                {oninput}
                onfocusout={dispatch.sends::<FocusEvent>(Msg::Left(props.field.clone()))}
            />
            if let Some(text) = &props.help {
                <p id={help} class="help">{ text.clone() }</p>
            }
        </div>
    }
}

/// A labelled field that holds a list, typed with commas. While it is typed it keeps every comma and
/// blank; the list behind it is tidy all the time.
#[component]
pub fn ListInput(props: &TextInputProps) -> Html {
    let dispatch = use_dispatch();
    let id = props.field.dom_id();
    let typing = use_state(|| None::<AttrValue>);
    let oninput = {
        let (dispatch, field, typing) = (dispatch, props.field.clone(), typing.clone());
        Callback::from(move |event: InputEvent| {
            let composing = event.is_composing();
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            typing.set(Some(value.clone().into()));
            let caret = value.len();
            dispatch.send(Msg::Typed { field: field.clone(), value, caret, composing });
        })
    };
    let onfocusout = {
        let typing = typing.clone();
        Callback::from(move |_: FocusEvent| typing.set(None))
    };
    let value = (*typing).clone().unwrap_or_else(|| props.value.clone());
    html! {
        <div class="input">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <input id={id.clone()} {value} autocomplete="off" {oninput} {onfocusout}
                aria-describedby={format!("{id}-help")} />
            <p id={format!("{id}-help")} class="help">{ "Separate with commas" }</p>
        </div>
    }
}

/// The title: one line that grows, so that all of a long one can be read. It begins with `title`.
pub fn title_input(title: &str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let field = Field::Meta(MetaField::Title);
    let id = field.dom_id();
    let oninput = Callback::from(move |event: InputEvent| {
        let composing = event.is_composing();
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        // A title has one line; lines that were pasted are its words.
        let value = area.value().replace('\n', " ");
        let caret = value.len();
        dispatch.send(Msg::Typed { field: field.clone(), value, caret, composing });
    });
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        }
    });
    html! {
        <div class="input title">
            <label for={id.clone()}>{ MetaField::Title.label() }</label>
            <textarea {id} defaultvalue={title.to_string()} rows="1" autocomplete="off"
                {oninput} {onkeydown} />
        </div>
    }
}

/// Properties of [`SelectInput`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Which field.
    pub field: Field,
    /// What stands beside it.
    pub label: AttrValue,
    /// The id of the answer chosen; empty for none.
    pub value: AttrValue,
    /// The answers: id and words.
    pub options: Vec<(&'static str, &'static str)>,
    /// The words for no answer, where that is possible.
    #[prop_or_default]
    pub none: Option<AttrValue>,
}

/// A labelled choice.
#[component]
pub fn SelectInput(props: &SelectProps) -> Html {
    let dispatch = use_dispatch();
    let id = props.field.dom_id();
    let onchange = {
        let field = props.field.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.send(Msg::Edit(Edit::Set { field: field.clone(), value }));
        })
    };
    // The attribute `selected` counts only until somebody has chosen: the value has to be set.
    let select = use_node_ref();
    use_effect_with((select.clone(), props.value.clone()), |(select, value)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    html! {
        <div class="input">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <select {id} {onchange} ref={select}>
                if let Some(none) = &props.none {
                    <option value="">{ none.clone() }</option>
                }
                { for props.options.iter().map(|(id, label)| html! {
                    <option key={*id} value={*id}>{ *label }</option>
                }) }
            </select>
        </div>
    }
}

/// The answers of a closed set: id and words.
pub fn options<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL.iter().map(|choice| (choice.id(), choice.label())).collect()
}
