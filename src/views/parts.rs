//! Elements that occur often, each made in one place.

use editor::Msg;
use yew::{AttrValue, Html, html};

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

/// Words as they are.
pub fn text(words: &str) -> Html {
    Html::from(AttrValue::from(words.to_owned()))
}

/// A button that sends a message.
pub fn button(class: &'static str, children: Vec<Html>, msg: Msg, dispatch: &Dispatch) -> Html {
    html! {
        <button type="button" {class} onclick={dispatch.sends(msg)}>{ Html::from_iter(children) }</button>
    }
}

/// Something out of the way until it is wanted.
pub fn disclosure(title: &str, about: Html) -> Html {
    el("details", "", vec![words("summary", "", title), about])
}
