//! The documents on this device.

use editor::{BackupMsg, Editor, Entry, Lasting, Msg, Panel, Place, StorageMode};
use js_sys::Array;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use super::backup::reminder;
use super::notice::{banner, notice};
use super::parts::{button, el, landing, text};
use super::{Dispatch, Files};

/// The list of documents and the ways to begin one.
pub fn library(editor: &Editor, dispatch: &Dispatch, files: &Files) -> Html {
    let entries = editor.entries();
    let trashed = editor.trash().entries.len();
    html! {
        <div class="library">
            <header class="masthead">
                <h1 id="heading" tabindex="-1">{ "Nofault" }</h1>
                <p>
                    { "Write a blameless postmortem. Notes beside the text ask about the system where a \
                       sentence points at a person." }
                </p>
            </header>
            <main>
                { banner(editor, dispatch) }
                { notice(editor, dispatch) }
                <div class="begin">
                    if !editor.only_reads() {
                        <button type="button" class="primary" onclick={dispatch.sends(Msg::New)}>
                            { "New postmortem" }
                        </button>
                        <button type="button" onclick={dispatch.sends(Msg::OpenSample)}>
                            { "Open the sample" }
                        </button>
                        { chooser("import", "Import a file", files) }
                        if files.of_folders {
                            { chooser("open-folder", "Open a folder…", files) }
                        }
                    }
                    if !entries.is_empty() {
                        { button("", vec![text("Back up everything")], Msg::Backup(BackupMsg::Make), dispatch) }
                    }
                </div>
                { reminder(editor, dispatch) }
                if entries.is_empty() && *editor.storage() != StorageMode::Device {
                    // The banner says why there are none.
                } else if entries.is_empty() {
                    <p class="empty">{ if trashed == 0 {
                        "No postmortems on this device yet."
                    } else {
                        "All postmortems on this device are in the trash."
                    } }</p>
                } else {
                    { open_actions(entries, dispatch) }
                    <h2 id="documents">{ "On this device" }</h2>
                    <ul class="entries" aria-labelledby="documents">
                        { for entries.iter().map(|entry| item(entry, editor.only_reads(), dispatch)) }
                    </ul>
                }
                if trashed > 0 && !editor.only_reads() {
                    { button("plain trash", vec![text(&format!("Trash ({trashed})"))],
                        Msg::OpenPanel(Panel::Trash), dispatch) }
                }
                if !entries.is_empty() && !editor.only_reads() {
                    { lasting(editor, dispatch) }
                }
                <p class="promise">
                    { "Everything stays in this browser until you export it. There is no account and no \
                       server." }
                </p>
            </main>
        </div>
    }
}

/// The way to the open action items of all postmortems, where there are some.
fn open_actions(entries: &[Entry], dispatch: &Dispatch) -> Html {
    let open: u32 = entries.iter().map(|entry| entry.open_actions).sum();
    if open == 0 {
        return Html::default();
    }
    let name = vec![text(&format!("Open action items ({open})"))];
    el("div", "reminder", vec![button("plain", name, Msg::OpenPanel(Panel::Actions), dispatch)])
}

/// What the browser makes of the storage when it runs out of space, and what can be done about it.
fn lasting(editor: &Editor, dispatch: &Dispatch) -> Html {
    let Some(lasting) = editor.lasting() else { return Html::default() };
    let mut about = vec![landing("p", Place::Lasting, lasting.words())];
    if lasting.can_ask() {
        let ask = vec![text("Ask it to keep my postmortems")];
        about.push(button("", ask, Msg::Lasting(Lasting::Asked), dispatch));
    }
    el("div", "promise", about)
}

fn item(entry: &Entry, only_reads: bool, dispatch: &Dispatch) -> Html {
    let title = entry.title();
    let actions = match entry.open_actions {
        0 => None,
        1 => Some("1 open action item".to_string()),
        count => Some(format!("{count} open action items")),
    };
    let date = (!entry.date.is_empty()).then(|| entry.date.to_string());
    let facts = [date, Some(entry.status.to_string()), actions].into_iter().flatten();
    html! {
        <li key={entry.id.to_string()} class="entry">
            <a href={format!("#/{}", entry.id)}>{ title }</a>
            <p class="quiet">{ facts.collect::<Vec<_>>().join(" · ") }</p>
            <p class="quiet">{ format!("Changed {}", entry.changed) }</p>
            if !only_reads {
                <button type="button" class="plain" aria-label={format!("Delete {title}")}
                    onclick={dispatch.sends(Msg::Delete(entry.id))}>
                    { "Delete" }
                </button>
            }
        </li>
    }
}

/// Chooses files to import, or a folder. The real file field is there for the keyboard and for screen
/// readers; the label is what is seen.
fn chooser(id: &'static str, label: &str, files: &Files) -> Html {
    let read = files.read.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(chosen) = input.files() {
            read.emit(Array::from(&chosen));
        }
        // The same can be chosen again.
        input.set_value("");
    });
    // Of a folder, browsers give all files.
    let folder = id != "import";
    let accept = (!folder).then_some(".json,.md,.markdown,.txt,.html,.htm");
    html! {
        <label class="button file">
            { label }
            <input type="file" {id} {accept} multiple=true webkitdirectory={folder} {onchange} />
        </label>
    }
}
