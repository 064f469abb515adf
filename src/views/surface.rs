//! A text a person writes in. The browser owns the text, the caret and the undo; what is typed is told
//! to the editor, by `browser/listeners.rs`, and never written back.

use editor::Msg;
use postmortem::Field;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, HtmlTextAreaElement, MouseEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Dispatch;
use crate::utf16::byte_after;

/// A text a person writes in.
#[derive(Clone, PartialEq)]
pub struct Surface {
    /// Which text.
    pub field: Field,
    /// The text to begin with.
    pub text: FirstText,
    /// DOM ids of what describes it, separated by blanks.
    pub described_by: AttrValue,
    /// Its name, where no visible label gives one.
    pub label: Option<AttrValue>,
    /// Whether it begins one line high rather than three.
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

impl Surface {
    /// The text of a row, with a label of its own.
    pub fn of_row(field: &Field, text: &str, described_by: &str) -> Surface {
        let described_by = described_by.to_owned().into();
        Surface { field: field.clone(), text: text.into(), described_by, label: None, short: true }
    }

    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let id = self.field.dom_id();
        html! {
            <div class={if self.short { "surface short" } else { "surface" }}>
                <textarea
                    id={id.clone()}
                    part="field"
                    defaultvalue={self.text.0.clone()}
                    aria-label={self.label.clone()}
                    aria-describedby={self.described_by.clone()}
                    autocomplete="off"
                    rows="1"
                    onfocusout={left(&self.field, dispatch)}
                    onclick={clicked(&self.field, dispatch)}
                />
                // Find-in-page, screen readers and translation pass over what is inert.
                <div class="mirror" inert=true aria-hidden="true" translate="no" />
            </div>
        }
    }
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
