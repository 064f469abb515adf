//! The open action items of every postmortem on this device.

use editor::{Editor, ListedAction, OpenActions, open_actions};
use postmortem::Day;
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, TargetCast, html};

use super::Dispatch;
use super::part::{Here, Part, part};
use super::parts::words;

/// How many are drawn: more than this nobody reads, and thousands would take seconds.
const DRAWN: usize = 200;

/// The list, in the panel.
pub fn all_actions(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let list = ActionList { all: open_actions(editor.entries()), today: editor.today() };
    vec![part(Part::OpenActions(list), dispatch)]
}

/// All of them, and a field that leaves those of one owner.
#[derive(Clone, PartialEq)]
pub struct ActionList {
    all: OpenActions,
    today: Option<Day>,
}

impl ActionList {
    /// Draws it.
    pub fn view(&self, here: &Here) -> Html {
        let owner = here.own.clone().unwrap_or_default();
        let oninput = {
            let set_own = here.set_own.clone();
            Callback::from(move |event: InputEvent| {
                set_own
                    .emit(Some(event.target_unchecked_into::<HtmlInputElement>().value().into()));
            })
        };
        let found: Vec<_> = self.all.of(&owner).collect();
        let count = match (found.len(), self.all.listed.len()) {
            (0, 0) => "No open action items are known.".to_owned(),
            (shown, of) if shown == of => format!("{of} in all, those that are due first on top"),
            (shown, of) => format!("{shown} of {of}"),
        };
        let rest = found.len().saturating_sub(DRAWN);
        let untold = match self.all.untold {
            0 => None,
            1 => Some(
                "One postmortem was last saved by an older Nofault. Its action items appear here \
                       once it is saved again."
                    .to_owned(),
            ),
            count => Some(format!(
                "{count} postmortems were last saved by an older Nofault. Their action \
                       items appear here once they are saved again."
            )),
        };
        html! {
            <>
                <div class="input">
                    <label for="of-owner">{ "Only those of this owner" }</label>
                    <input id="of-owner" type="text" autocomplete="off" value={owner.clone()} {oninput} />
                </div>
                { words("p", "quiet", &count) }
                <ul class="open-actions">
                    { for found.iter().take(DRAWN).map(|listed| row(listed, self.today)) }
                </ul>
                if rest > 0 {
                    { words("p", "quiet", &format!("And {rest} more. An owner makes the list shorter.")) }
                }
                if let Some(untold) = untold {
                    { words("p", "quiet", &untold) }
                }
            </>
        }
    }
}

fn row(listed: &ListedAction, today: Option<Day>) -> Html {
    let action = &listed.action;
    let owner = if action.owner.is_empty() { "No owner" } else { &action.owner };
    let due = match (listed.due, today) {
        (Some(due), Some(today)) if due < today => format!("was due {}", due.words(Some(today))),
        (Some(due), today) => format!("due {}", due.words(today)),
        (None, _) if action.due.is_empty() => "no day".to_owned(),
        (None, _) => action.due.to_string(),
    };
    let age = listed.since.zip(today).map(|(since, today)| today.0 - since.0);
    let age = age.filter(|days| *days >= 0).map(|days| match days {
        0 => " · from today".to_owned(),
        1 => " · 1 day since the incident".to_owned(),
        2..60 => format!(" · {days} days since the incident"),
        60..730 => format!(" · {} months since the incident", days / 30),
        _ => format!(" · {} years since the incident", days / 365),
    });
    html! {
        <li>
            <a href={format!("#/{}", listed.document)}>{ &*action.text }</a>
            <p class="quiet">{ format!("{owner} · {due}{}", age.unwrap_or_default()) }</p>
            <p class="quiet">{ &*listed.title }</p>
        </li>
    }
}
