//! The one place that may touch the browser: each effect is carried out here, one file for each thing a
//! browser can do.

pub mod backup;
pub mod files;
mod listeners;
pub mod nearness;
pub mod page;
mod painter;
pub mod rescue;
pub mod store;
pub mod zones;

use std::rc::Rc;

use editor::{Editor, Effect, Msg};
use postmortem::Field;
use yew::Callback;

pub use listeners::Listeners;
pub use painter::Painter;

/// Opens the store and sends what it holds.
pub fn begin(send: &Callback<Msg>) {
    store::begin(send.clone());
}

/// Whether an effect acts on what is drawn, and so waits for it.
pub fn needs_the_page(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Focus(_)
            | Effect::Select(..)
            | Effect::Replace { .. }
            | Effect::Rewrite
            | Effect::OpenPanel
    )
}

/// Carries out an effect; its answer, if it has one, is sent later.
pub fn run(effect: Effect, send: &Callback<Msg>) {
    let send = send.clone();
    match effect {
        Effect::List => {
            backup::last(send.clone());
            store::list(send);
        }
        Effect::Load(id) => store::load(id, send),
        Effect::GiveUpStorage => store::give_up(),
        Effect::DownloadRaw(id) => store::download_raw(id, send),
        Effect::ListVersions(id) => store::list_versions(id, send),
        Effect::LoadVersion(id, rev) => store::load_version(id, rev, send),
        Effect::Save(request) => store::save(request, send),
        Effect::KeepTail(request) => store::keep_tail(&request),
        Effect::RenewStorage => store::renew(send),
        Effect::ForgetErased => store::forget_erased(),
        Effect::Trash(what) => store::trash(what, send),
        Effect::KeepVersion { id, rev, name } => store::keep_version(id, rev, name, send),
        Effect::Persist => store::persist(send),
        Effect::Backup(effect) => backup::run(effect, send),
        Effect::SavePreferences(text) => store::save_preferences(text),
        Effect::WakeAfter { ms, wake } => page::after(ms, move || send.emit(Msg::Woke(wake))),
        Effect::Show(route) => page::show(route),
        Effect::Announce(text) => page::announce(&text),
        Effect::ClosePanel => page::close_panel(),
        Effect::Copy(text) => files::copy(text, send),
        Effect::Download { name, mime, text } => files::download(&name, mime, &text),
        // On the page, once it is drawn.
        Effect::Focus(_)
        | Effect::Select(..)
        | Effect::Replace { .. }
        | Effect::Rewrite
        | Effect::OpenPanel => {}
    }
}

/// Carries out an effect on what is drawn. `text` gives the text of a field.
pub fn run_on_page(effect: Effect, text: &dyn Fn(&Field) -> Rc<str>) {
    match effect {
        Effect::Focus(place) => page::focus(&place.dom_id()),
        Effect::OpenPanel => page::open_panel(),
        Effect::Rewrite => painter::rewrite(text),
        Effect::Select(field, span) => painter::select(&field, &text(&field), span),
        Effect::Replace { field, span, text: typed, select } => {
            painter::replace(&field, &text(&field), span, &typed, select);
        }
        _ => {}
    }
}

/// Keeps what stands outside the app in step: the title of the window, and whether leaving would lose
/// something.
pub fn tell_page(editor: &Editor) {
    page::set_title(editor);
    let ask = editor.leaving_loses() || (editor.unsaved() && !store::tails_work());
    page::tell_unsaved(editor.unsaved(), ask);
}
