//! What was deleted: the way back, and the way out for good.

use editor::{Editor, Entry, Msg, Place, Trashing};
use yew::Html;

use super::Dispatch;
use super::parts::{button, button_at, el, text, words};

/// What is in the trash.
pub fn trash(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let trash = editor.trash();
    let mut all = Vec::new();
    if let Some(problem) = &trash.problem {
        all.push(words("p", "problem", problem));
    }
    let about = if trash.entries.is_empty() {
        "Nothing is in the trash."
    } else {
        "What is here stays until you put it back or delete it for good."
    };
    all.push(words("p", "", about));
    let old = trash.old();
    if trash.asked.len() > 1 {
        let asked = trash.entries.iter().filter(|entry| trash.asked.contains(&entry.id));
        let titles: Vec<_> = asked.map(|entry| format!("“{}”", entry.title())).collect();
        all.push(sure(&titles.join(", "), "No copy of them stays", Place::Purge(None), dispatch));
    } else if old.len() > 1 {
        let about = format!("{} have been here for more than 30 days.", old.len());
        let ask = vec![text("Delete them for good")];
        let ask = asking(Place::Purge(None), ask, old, dispatch);
        all.push(el("div", "asked", vec![words("p", "", &about), el("div", "buttons", vec![ask])]));
    }
    let mut entries = Vec::new();
    for entry in &trash.entries {
        entries.push(item(entry, trash.asked == [entry.id], dispatch));
    }
    all.push(el("ul", "trashed", entries));
    all
}

fn item(entry: &Entry, asked: bool, dispatch: &Dispatch) -> Html {
    let title = entry.title();
    let place = Place::Purge(Some(entry.id));
    if asked {
        let sure = sure(&format!("“{title}”"), "No copy of it stays", place, dispatch);
        return el("li", "", vec![sure]);
    }
    let hidden = || words("span", "visually-hidden", &format!(" {title}"));
    let at = format!("Deleted {}", entry.trashed.as_deref().unwrap_or_default());
    let back = Msg::Trash(Trashing::PutBack(entry.id));
    let ask = vec![text("Delete for good"), hidden()];
    let buttons = vec![
        button("", vec![text("Put back"), hidden()], back, dispatch),
        asking(place, ask, vec![entry.id], dispatch),
    ];
    let about = vec![words("strong", "", title), words("p", "quiet", &at)];
    el("li", "", vec![el("div", "", about), el("div", "buttons", buttons)])
}

/// Asks once more. What takes the question back stands where it was asked from, so that a second click
/// there changes nothing.
fn sure(titles: &str, none: &str, place: Place, dispatch: &Dispatch) -> Html {
    let question = format!("Delete {titles} for good? {none} in this browser.");
    let delete = vec![text("Delete for good")];
    let buttons = vec![
        button("remove", delete, Msg::Trash(Trashing::Purge), dispatch),
        asking(place, vec![text("Keep in the trash")], Vec::new(), dispatch),
    ];
    el("div", "asked", vec![words("p", "", &question), el("div", "buttons", buttons)])
}

/// A button that asks about deleting these for good.
fn asking(place: Place, about: Vec<Html>, ids: Vec<postmortem::Id>, dispatch: &Dispatch) -> Html {
    button_at(Some(place), "", about, Msg::Trash(Trashing::Ask(ids)), dispatch)
}
