//! A text a person writes in. The browser owns the text, the caret and the undo; what is typed is told
//! to the editor and never written back.

use editor::Msg;
use postmortem::Field;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, HtmlTextAreaElement, InputEvent, MouseEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html};

use super::{Dispatch, use_dispatch};
use crate::utf16::byte_after;

/// Properties of [`Surface`].
#[derive(Properties, PartialEq)]
pub struct SurfaceProps {
    /// Which text.
    pub field: Field,
    /// The text to begin with.
    pub text: FirstText,
    /// DOM ids of what describes it, separated by blanks.
    #[prop_or_default]
    pub described_by: AttrValue,
    /// Its name, where no visible label gives one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether it begins one line high rather than three.
    #[prop_or_default]
    pub short: bool,
}

/// The text a field begins with. All of them are equal, because a text that has changed since is the
/// browser's own and no reason to draw anything.
#[derive(Clone)]
pub struct FirstText(pub AttrValue);

impl PartialEq for FirstText {
    fn eq(&self, _: &FirstText) -> bool {
        true
    }
}

impl From<&str> for FirstText {
    fn from(text: &str) -> FirstText {
        FirstText(text.to_string().into())
    }
}

/// A text a person writes in.
#[component]
pub fn Surface(props: &SurfaceProps) -> Html {
    let dispatch = use_dispatch();
    let id = props.field.dom_id();
    html! {
        <div class={if props.short { "surface short" } else { "surface" }}>
            <textarea
                id={id.clone()}
                defaultvalue={props.text.0.clone()}
                aria-label={props.label.clone()}
                aria-describedby={props.described_by.clone()}
                autocomplete="off"
                rows="1"
                oninput={typed(&props.field, &dispatch)}
                onfocusout={left(&props.field, &dispatch)}
                onclick={clicked(&props.field, &dispatch)}
            />
            // Find-in-page, screen readers and translation pass over what is inert.
            <div class="mirror" inert=true aria-hidden="true" translate="no" />
        </div>
    }
}

fn typed(field: &Field, dispatch: &Dispatch) -> Callback<InputEvent> {
    let (field, dispatch) = (field.clone(), dispatch.clone());
    Callback::from(move |event: InputEvent| {
        let composing = event.is_composing();
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        let value = area.value();
        let caret = caret(&area, &value);
        dispatch.send(Msg::Typed { field: field.clone(), value, caret, composing });
    })
}

fn left(field: &Field, dispatch: &Dispatch) -> Callback<FocusEvent> {
    let (field, dispatch) = (field.clone(), dispatch.clone());
    Callback::from(move |event: FocusEvent| {
        // Going into the note of this text is not leaving it.
        let to = event.related_target().and_then(|to| to.dyn_into::<HtmlElement>().ok());
        if !to.is_some_and(|to| to.closest(".note").is_ok_and(|note| note.is_some())) {
            dispatch.send(Msg::Left(field.clone()));
        }
    })
}

/// A click without a selection inside underlined words opens their note.
fn clicked(field: &Field, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (field, dispatch) = (field.clone(), dispatch.clone());
    Callback::from(move |event: MouseEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        let start = area.selection_start().ok().flatten();
        if start == area.selection_end().ok().flatten() {
            dispatch.send(Msg::Clicked(field.clone(), caret(&area, &area.value())));
        }
    })
}

fn caret(area: &HtmlTextAreaElement, value: &str) -> usize {
    let units = area.selection_end().ok().flatten().unwrap_or_default();
    byte_after(value, units as usize)
}
