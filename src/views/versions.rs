//! What was stored before: a list of versions, and what has changed since one of them.

use editor::{Change, Editor, Msg, Panel, Shown, Version};
use postmortem::Line;
use yew::Html;

use super::Dispatch;
use super::parts::{button, el, text, words};

/// The list, or the version that is looked at.
pub fn versions(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let Some(open) = editor.open_document() else { return Vec::new() };
    let versions = open.versions();
    let mut all = Vec::new();
    if let Some(why) = &versions.problem {
        let said = format!("That version could not be opened: {why} Nothing was changed.");
        all.push(words("p", "problem", &said));
    }
    match (&versions.shown, &versions.all) {
        (Some(shown), _) => all.extend(one(shown, dispatch)),
        (None, None) => all.push(words("p", "quiet", "Reading…")),
        (None, Some(list)) => {
            let about = "What this browser has kept of this postmortem: the newest forty versions, and \
                         from before one for each ten minutes, then for each day.";
            all.push(words("p", "", about));
            all.push(el(
                "ul",
                "rules",
                list.iter().map(|version| entry(version, dispatch)).collect(),
            ));
        }
    }
    all
}

fn entry(version: &Version, dispatch: &Dispatch) -> Html {
    let name = vec![words("span", "visually-hidden", "Version from "), text(&version.at)];
    let mut entry = vec![button("plain", name, Msg::ShowVersion(version.rev), dispatch)];
    if version.kept {
        entry.push(words("span", "quiet", " Kept for good: it has words that are in no other."));
    }
    el("li", "", entry)
}

fn one(shown: &Shown, dispatch: &Dispatch) -> Vec<Html> {
    let list = Msg::OpenPanel(Panel::Versions);
    let buttons = vec![
        button("primary", vec![text("Go back to this version")], Msg::Restore, dispatch),
        button("", vec![text("All versions")], list, dispatch),
    ];
    let heading = format!("From {} to now", shown.version.at);
    let mut all = vec![words("h3", "", &heading)];
    if shown.changes.is_empty() {
        all.push(words("p", "", "No words have changed since."));
    }
    all.extend(shown.changes.iter().map(change));
    let about = "What is there now is stored and kept, so you can return to it.";
    all.push(words("p", "quiet", about));
    all.push(el("div", "buttons", buttons));
    all
}

/// The lines around a change: what is far from it does not help to see it.
fn change(change: &Change) -> Html {
    let near = |at: usize| {
        let near = &change.lines[at.saturating_sub(1)..(at + 2).min(change.lines.len())];
        near.iter().any(|(line, _)| *line != Line::Same)
    };
    let shown = change.lines.iter().enumerate().filter(|(at, _)| near(*at));
    let lines = shown.map(|(_, (line, words_))| {
        let (name, class, sign) = match line {
            Line::Same => ("p", "version", ""),
            Line::Gone => ("del", "version", "− "),
            Line::New => ("ins", "version", "+ "),
        };
        words(name, class, &format!("{sign}{words_}"))
    });
    el("section", "", vec![words("h4", "", &change.place), el("div", "diff", lines.collect())])
}
