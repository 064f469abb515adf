//! Where another tab has changed the same words: both, side by side, and what to do.

use editor::{Choose, Editor, Msg, Panel};
use postmortem::{Conflict, Place};
use yew::Html;

use super::Dispatch;
use super::parts::{button, el, text, words};

/// Says so, as long as something is not settled.
pub fn unsettled(editor: &Editor, dispatch: &Dispatch) -> Option<Vec<Html>> {
    let places = match editor.open_document()?.conflicts().count() {
        0 => return None,
        1 => "one place".to_owned(),
        count => format!("{count} places"),
    };
    let who = if editor.is_hosted() { "Somebody else" } else { "Another tab" };
    let what = words("strong", "", &format!("{who} has changed the same words in {places}."));
    let then = text(" Both are kept. ");
    let compare = vec![text("Compare")];
    let compare = button("", compare, Msg::OpenPanel(Panel::Conflicts), dispatch);
    Some(vec![el("p", "", vec![what, then]), compare])
}

/// Each place, with both wordings.
pub fn conflicts(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let about = "A text has both now, one below the other. Everything else has what stands here.";
    let tabs = ["In this tab", "In the other tab"];
    let titles = if editor.is_hosted() { ["Here", "By somebody else"] } else { tabs };
    let mut all = vec![words("p", "", about)];
    if let Some(open) = editor.open_document() {
        for (number, (place, conflict)) in open.conflicts().enumerate() {
            all.push(one(number, &place, conflict, titles, dispatch));
        }
    }
    all
}

fn one(
    number: usize,
    place: &str,
    conflict: &Conflict,
    [here, there]: [&str; 2],
    dispatch: &Dispatch,
) -> Html {
    let version = |title: &str, words_: &Option<String>, choose, name: &str| {
        let words_ = match words_.as_deref() {
            None | Some("") => words("p", "quiet", "Nothing."),
            Some(lines) => words("p", "version", lines),
        };
        let choose = choice(number, name, place, choose, dispatch);
        el("div", "", vec![words("h4", "", title), words_, choose])
    };
    let mine = version(here, &conflict.mine, Choose::Mine, "Use this");
    let theirs = version(there, &conflict.theirs, Choose::Theirs, "Use this");
    let mut parts = vec![words("h3", "", place), el("div", "versions", vec![mine, theirs])];
    if matches!(&conflict.place, Place::Field(field) if field.has_lines()) {
        parts.push(choice(number, "Keep both", place, Choose::Both, dispatch));
    }
    el("section", "", parts)
}

fn choice(number: usize, name: &str, place: &str, choose: Choose, dispatch: &Dispatch) -> Html {
    let place = words("span", "visually-hidden", &format!(": {place}"));
    button("", vec![text(name), place], Msg::Choose(number, choose), dispatch)
}
