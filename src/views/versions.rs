//! What was stored before: a list of versions, and what has changed since one of them.

use editor::{Change, Editor, Keeping, Msg, Panel, Place, Shown, StorageMode, Version};
use postmortem::Line;
use yew::Html;

use super::Dispatch;
use super::parts::{adder, button, button_at, el, text, words};

/// The list, or the version that is looked at.
pub fn versions(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let Some(open) = editor.open_document() else { return Vec::new() };
    let versions = open.versions();
    let mut all = Vec::new();
    if let Some(why) = &versions.problem {
        all.push(words("p", "problem", why));
    }
    match (&versions.shown, &versions.all) {
        (Some(shown), _) => {
            all.extend(one(shown, dispatch));
            all.push(keeper(Some(shown.version.rev), dispatch));
        }
        (None, None) => all.push(words("p", "quiet", "Reading…")),
        (None, Some(list)) => {
            let about = "What this browser has kept of this postmortem: the newest forty versions, and \
                         from before one for each ten minutes, then for each day. A version you keep \
                         stays for good.";
            all.push(words("p", "", about));
            // Where there is nothing but this tab, nothing can be kept.
            if !matches!(editor.storage(), StorageMode::Memory { .. }) {
                all.push(keeper(None, dispatch));
            }
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
    let hidden = |words_: &str| words("span", "visually-hidden", words_);
    let show = Msg::ShowVersion(version.rev);
    let name = vec![hidden("Version from "), text(&version.at)];
    let place = Some(Place::Version(version.rev));
    let show = button_at(place, "plain", name, show, dispatch);
    let mut kept = Vec::new();
    if version.kept {
        kept.push(words("span", "quiet", "Kept for good: it has words that are in no other."));
    }
    if let Some(name) = &version.name {
        let name = if name.is_empty() { "Kept" } else { name };
        kept.push(words("strong", "name", name));
        let stop = vec![text("Stop keeping"), hidden(&format!(" the version from {}", version.at))];
        kept.push(button("plain", stop, Msg::Keep(Keeping::Stop(version.rev)), dispatch));
    }
    // Apart, so that the button before it stays the one it is, and keeps the focus, when this changes.
    el("li", "", vec![show, el("div", "kept", kept)])
}

/// Keeps a version, or what is there now, under a name.
fn keeper(rev: Option<u32>, dispatch: &Dispatch) -> Html {
    let add = if rev.is_some() { "Keep this version" } else { "Keep what is there now" };
    let keep = move |name: String| Msg::Keep(Keeping::Keep(rev, name.into()));
    adder("version-name", "A name for it, if you like", add, keep, dispatch)
}

fn one(shown: &Shown, dispatch: &Dispatch) -> Vec<Html> {
    let list = Msg::OpenPanel(Panel::Versions);
    let buttons = vec![
        button("primary", vec![text("Go back to this version")], Msg::Restore, dispatch),
        button("", vec![text("All versions")], list, dispatch),
    ];
    let heading = format!("From {} to now", shown.version.at);
    let mut all = vec![words("h3", "", &heading)];
    if let Some(name) = &shown.version.name {
        let kept = if name.is_empty() { "Kept".into() } else { format!("Kept as “{name}”") };
        all.push(words("p", "quiet", &kept));
    }
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
