//! Questions about facts: quiet notes below what they are about, with answers to press.
//!
//! They look like facts and not like hints, which are about words.

use editor::{Answer, Msg};
use postmortem::Field;
use postmortem::findings::Finding;
use yew::{Html, html};

use super::Dispatch;
use super::parts::{button, el, text, words};

/// The questions about one place; nothing where there are none.
pub fn questions(findings: &[Finding], dispatch: &Dispatch) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="questions" aria-label="Questions">
            { for findings.iter().map(|finding| question(finding, dispatch)) }
        </ul>
    }
}

fn question(finding: &Finding, dispatch: &Dispatch) -> Html {
    let mut buttons: Vec<Html> = finding
        .fixes
        .iter()
        .enumerate()
        .map(|(number, fix)| {
            let take = Msg::Answer(Answer::Take(finding.clone(), number));
            button("", vec![text(&fix.label)], take, dispatch)
        })
        .collect();
    if let Some(see) = &finding.see {
        let name = match see {
            Field::Row(..) => "Show the row",
            Field::Text(_) => "Show the other",
            _ => "Show it",
        };
        buttons.push(button(
            "plain",
            vec![text(name)],
            Msg::Answer(Answer::See(see.clone())),
            dispatch,
        ));
    }
    // Several may be let be in one row: each button says which.
    let name =
        vec![text("Let it be"), words("span", "visually-hidden", &format!(": {}", finding.words))];
    buttons.push(button("plain", name, Msg::Answer(Answer::LetBe(finding.clone())), dispatch));
    el("li", "", vec![words("p", "", &finding.words), el("div", "buttons", buttons)])
}
