//! Backups: what reminds of one, and what one would add, before it does.

use editor::{BackupMsg, Editor, Fate, Msg, Preview, Restoring};
use postmortem::format::backup::Copied;
use yew::{Html, html};

use super::Dispatch;
use super::parts::{button, disclosure, el, text, words};

/// Says that it is time for a backup, as quietly as that can be said.
pub fn reminder(editor: &Editor, dispatch: &Dispatch) -> Html {
    let Some(said) = editor.reminder() else { return Html::default() };
    let later = Msg::Backup(BackupMsg::PutOff);
    html! {
        <div class="reminder">
            { words("p", "quiet", &said) }
            { button("plain", vec![text("Not now")], later, dispatch) }
        </div>
    }
}

/// The title of the preview.
pub fn title(editor: &Editor) -> &'static str {
    match editor.preview() {
        Some(Preview { others: Some(_), .. }) => "Add from files",
        _ => "Restore from a file",
    }
}

/// What a file, or many, would add to the library.
pub fn preview(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let Some(preview) = editor.preview() else { return Vec::new() };
    let (name, others) = (&preview.name, preview.others.as_ref());
    let about = if others.is_some() {
        format!(
            "Found in {name}. Nothing is stored yet. What you add is copied into this browser, and the \
             files stay as they are, also when you write on here: Export, “HTML, with the editor in \
             it”, makes a new file."
        )
    } else {
        let kind = if preview.backup.rescue { "What the rescue screen saved" } else { "A backup" };
        format!("{kind}, {}: {name}. Nothing is stored yet.", preview.day)
    };
    let mut all = vec![words("p", "", &about)];
    if preview.backup.incomplete {
        let about = "A part of the backup is missing, or it was changed after it was made. What is whole \
                     in it is here.";
        all.push(words("p", "problem", about));
    }
    for (what, title, about) in [
        (Restoring::Add, "Will be added", ""),
        (
            Restoring::Keep,
            "Has other words here",
            "The words of the file are kept as an older version. What you have now stays.",
        ),
        (Restoring::Here, "Is here already, word for word", ""),
        (
            Restoring::Leave,
            "Has other words here, and stays in the file",
            "This browser keeps no older versions.",
        ),
    ] {
        let found = preview.backup.documents.iter().zip(&preview.fates);
        let found = found.filter(|(_, fate)| fate.what == what);
        let found = found.map(|(copied, fate)| document(copied, fate, others.is_some()));
        all.extend(group(title, about, found.collect()));
    }
    let unread = preview.backup.unread.iter();
    let unread = unread.map(|it| el("li", "", vec![words("span", "", &it.what), quiet(it.why)]));
    let about = match others {
        Some(_) => "",
        None => {
            "It stays in your file as it is. If you restore the rest, this browser keeps it too."
        }
    };
    all.extend(group("Cannot be read", about, unread.collect()));
    // Nobody needs to do anything about those.
    if let Some(others) = others.filter(|others| !others.is_empty()) {
        let title = format!("No postmortems: {}", others.len());
        all.push(disclosure(&title, quiet(&others.join(", "))));
    }
    all.push(buttons(preview, dispatch));
    all
}

fn buttons(preview: &Preview, dispatch: &Dispatch) -> Html {
    let mut buttons = Vec::new();
    if preview.stored() > 0 {
        let what = if preview.others.is_some() { "Add" } else { "Restore" };
        let name = format!("{what} {}", preview.stored());
        let restore = Msg::Backup(BackupMsg::Restore);
        buttons.push(button("primary", vec![text(&name)], restore, dispatch));
    }
    buttons.push(button("", vec![text("Cancel")], Msg::ClosePanel, dispatch));
    el("div", "buttons", buttons)
}

fn group(title: &str, about: &str, items: Vec<Html>) -> Option<Html> {
    if items.is_empty() {
        return None;
    }
    let mut parts = vec![words("h3", "", &format!("{title}: {}", items.len()))];
    if !about.is_empty() {
        parts.push(words("p", "quiet", about));
    }
    parts.push(el("ul", "rules", items));
    Some(el("section", "", parts))
}

fn document(copied: &Copied, fate: &Fate, with_name: bool) -> Html {
    let title = match copied.document.meta.title.trim() {
        "" => "Untitled postmortem",
        title => title,
    };
    let mut facts = format!("Saved {}", fate.at);
    match copied.texts.len() {
        1 => {}
        2 => facts += " · and an older version",
        many => facts += &format!(" · and {} older versions", many - 1),
    }
    if fate.in_trash || (copied.deleted && fate.what == Restoring::Add) {
        facts += " · in the trash";
    }
    if let Some(newest) = copied.texts.last().filter(|_| with_name) {
        facts += &format!(" · {}", newest.name);
    }
    el("li", "", vec![words("span", "", title), quiet(&facts)])
}

fn quiet(facts: &str) -> Html {
    words("p", "quiet", facts)
}
