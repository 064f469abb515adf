//! Questions about facts: quiet notes below what they are about, with answers to press.
//!
//! They look like facts and not like hints, which are about words.

use editor::{Answer, Msg};
use postmortem::Field;
use postmortem::findings::Finding;
use yew::{Html, html};

use super::Dispatch;
use super::parts::{button, disclosure, el, text, words};

/// The questions about one place; nothing where there are none.
pub fn questions(findings: &[Finding], dispatch: &Dispatch) -> Html {
    some_questions("Questions", findings, usize::MAX, dispatch)
}

/// The same with a name, and with those that are too many at once out of the way.
pub fn some_questions(
    name: &str,
    findings: &[Finding],
    at_once: usize,
    dispatch: &Dispatch,
) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let mut shown: Vec<_> = findings.iter().map(|finding| question(finding, dispatch)).collect();
    let rest = shown.split_off(shown.len().min(at_once));
    let more = match rest.len() {
        0 => None,
        1 => Some("1 more question".to_owned()),
        count => Some(format!("{count} more questions")),
    };
    html! {
        <div class="questions" role="group" aria-label={name.to_owned()}>
            { el("ul", "", shown) }
            { for more.map(|more| disclosure(&more, el("ul", "", rest))) }
        </div>
    }
}

fn question(finding: &Finding, dispatch: &Dispatch) -> Html {
    let answer = |class, name, answer| button(class, name, Msg::Answer(answer), dispatch);
    let mut ways = Vec::new();
    for (number, fix) in finding.fixes.iter().enumerate() {
        ways.push(answer("", vec![text(&fix.label)], Answer::Take(finding.clone(), number)));
    }
    if let Some(see) = &finding.see {
        let name = match see {
            Field::Row(..) => "Show the row",
            Field::Text(_) => "Show the other",
            _ => "Show it",
        };
        ways.push(answer("plain", vec![text(name)], Answer::See(see.clone())));
    }
    // Several may be let be in one row: each button says which.
    let hidden = words("span", "visually-hidden", &format!(": {}", finding.words));
    ways.push(answer("plain", vec![text("Let it be"), hidden], Answer::LetBe(finding.clone())));
    el("li", "", vec![words("p", "", &finding.words), el("div", "buttons", ways)])
}
