//! Elements that occur often, each made in one place.

use editor::{Msg, NAME_LENGTH, Place};
use web_sys::{Element, HtmlInputElement, SubmitEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Dispatch;

/// An element with a class and nothing else to it.
pub fn el(name: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{name} {class}>{ Html::from_iter(children) }</@> }
}

/// An element around some words.
pub fn words(name: &'static str, class: &'static str, words: &str) -> Html {
    el(name, class, vec![text(words)])
}

/// Words that can be given the focus, where the button that was pressed is gone.
pub fn landing(name: &'static str, place: Place, words: &str) -> Html {
    html! { <@{name} id={place.dom_id()} tabindex="-1">{ text(words) }</@> }
}

/// Words as they are.
pub fn text(words: &str) -> Html {
    Html::from(AttrValue::from(words.to_owned()))
}

/// A button that sends a message.
pub fn button(class: &'static str, children: Vec<Html>, msg: Msg, dispatch: &Dispatch) -> Html {
    button_at(None, class, children, msg, dispatch)
}

/// A button that sends a message, and may be given the focus.
pub fn button_at(
    place: Option<Place>,
    class: &'static str,
    children: Vec<Html>,
    msg: Msg,
    dispatch: &Dispatch,
) -> Html {
    let id = place.map(|place| place.dom_id());
    html! {
        <button type="button" part="button" {id} {class} onclick={dispatch.sends(msg)}>{ Html::from_iter(children) }</button>
    }
}

/// Something out of the way until it is wanted.
pub fn disclosure(title: &str, about: Html) -> Html {
    el("details", "", vec![words("summary", "", title), about])
}

/// A field of one line with a button that sends what is in it.
pub fn adder(
    id: &'static str,
    label: &'static str,
    add: &'static str,
    msg: impl Fn(String) -> Msg + 'static,
    dispatch: &Dispatch,
) -> Html {
    let send = dispatch.0.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let form: Element = event.target_unchecked_into();
        if let Ok(Some(field)) = form.query_selector("input") {
            let field: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(field);
            send.emit(msg(field.value()));
            field.set_value("");
        }
    });
    html! {
        <form class="adder" {onsubmit}>
            <label for={id}>{ label }</label>
            <input {id} type="text" autocomplete="off" maxlength={NAME_LENGTH.to_string()} />
            <button type="submit">{ add }</button>
        </form>
    }
}
