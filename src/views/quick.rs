//! One line to jot an action item down: what, who, and by when.

use editor::Msg;
use postmortem::{Day, Quick};
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, TargetCast, html};

use super::part::Here;
use super::parts::words;

/// The line.
#[derive(Clone, PartialEq)]
pub struct QuickLine {
    /// The day it is, by which `by Friday` is understood.
    pub today: Option<Day>,
}

impl QuickLine {
    /// Draws it, with what is understood of it so far.
    pub fn view(&self, here: &Here) -> Html {
        let typed = here.own.clone().unwrap_or_default();
        let oninput = {
            let set_own = here.set_own.clone();
            Callback::from(move |event: InputEvent| {
                set_own
                    .emit(Some(event.target_unchecked_into::<HtmlInputElement>().value().into()));
            })
        };
        let onsubmit = {
            let (set_own, dispatch, typed) =
                (here.set_own.clone(), here.dispatch.clone(), typed.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                if !typed.trim().is_empty() {
                    dispatch.send(Msg::Jot(typed.as_str().into()));
                    set_own.emit(None);
                }
            })
        };
        html! {
            <form class="quick" {onsubmit}>
                <label for="quick">{ "Add an action: what — owner — by when" }</label>
                <input id="quick" type="text" autocomplete="off" aria-describedby="quick-help"
                    value={typed.clone()} {oninput} />
                <div id="quick-help" class="help">{ understood(&typed, self.today) }</div>
            </form>
        }
    }
}

/// What a line is understood to say.
fn understood(typed: &str, today: Option<Day>) -> Html {
    if typed.trim().is_empty() {
        let help = "Such as “Protect the branch — Ada — by Friday”, then Enter. @owner, #ticket and \
                    “in 2 weeks” are understood, too.";
        return words("p", "", help);
    }
    let Quick { text, owner, due, ticket } = Quick::read(typed, today);
    let due = Day::parse(&due).map(|day| day.words(today)).unwrap_or_default();
    let said = [("What: ", text), ("Owner: ", owner), ("Due: ", due), ("Ticket: ", ticket)];
    let said = said.into_iter().filter(|(_, said)| !said.is_empty());
    let said: Vec<_> = said.map(|(name, said)| format!("{name}{said}")).collect();
    words("p", "", &said.join(" · "))
}
