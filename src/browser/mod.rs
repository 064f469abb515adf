//! The one place that may touch the browser: each effect is carried out here, one file for each thing a
//! browser can do.

pub mod arrivals;
pub mod backup;
pub mod device;
pub mod embed;
pub mod files;
mod listeners;
pub mod nearness;
pub mod page;
mod painter;
pub mod rescue;
pub mod store;
pub mod window;
pub mod zones;

use std::rc::Rc;

use editor::{Editor, Effect, Msg};
use postmortem::Field;
use yew::Callback;

pub use embed::Origin;
pub use listeners::Listeners;
pub use page::Page;
pub use painter::Painter;

/// Opens the store and sends what it holds, and then `first`, in a page that is the app's own.
pub fn begin(page: &Page, send: &Callback<Msg>, first: &Rc<[Msg]>) {
    if page.host().is_none() {
        store::begin(send.clone(), first.clone());
    }
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
pub fn run(effect: Effect, page: &Page, origin: Origin, send: &Callback<Msg>) {
    let send = send.clone();
    match effect {
        Effect::Save(request) if let Some(host) = page.host() => {
            host.save(request.change, &request.body, origin.asked);
        }
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
        Effect::WakeAfter { ms, wake } => device::after(ms, move || send.emit(Msg::Woke(wake))),
        Effect::Show(route) => window::show(route),
        Effect::Announce(text) => page.announce(&text),
        Effect::ClosePanel => page.close_panel(),
        Effect::Copy(text) => files::copy(text, send),
        Effect::SaveCopy { value, readable, shared } => {
            files::save_copy(value, readable, shared, send);
        }
        Effect::WriteInPlace { name, number, text, readable } => {
            arrivals::write(name, number, text, readable, send);
        }
        Effect::Download { name, mime, text } => {
            if !files::download(&name, mime, &text) {
                page.announce("The browser did not let the file be made. Nothing was changed.");
            }
        }
        // On the page, once it is drawn.
        Effect::Focus(_)
        | Effect::Select(..)
        | Effect::Replace { .. }
        | Effect::Rewrite
        | Effect::OpenPanel => {}
    }
}

/// Carries out an effect on what is drawn. `text` gives the text of a field.
pub fn run_on_page(effect: Effect, page: &Page, text: &dyn Fn(&Field) -> Rc<str>) {
    match effect {
        Effect::Focus(place) => page.focus(&place.dom_id()),
        Effect::OpenPanel => page.open_panel(),
        Effect::Rewrite => painter::rewrite(page, text),
        Effect::Select(field, span) => painter::select(page, &field, &text(&field), span),
        Effect::Replace { field, span, text: typed, select } => {
            painter::replace(page, &field, &text(&field), span, (&typed, select));
        }
        _ => {}
    }
}

/// Keeps what stands outside the app in step: the host, or the title of the window and whether leaving it
/// would lose something.
pub fn tell_page(editor: &Editor, page: &Page, origin: Origin) {
    let Some(host) = page.host() else {
        window::set_title(editor);
        let ask = editor.leaving_loses() || (editor.unsaved() && !store::tails_work());
        return window::tell_unsaved(editor.unsaved(), ask);
    };
    if let Some(open) = editor.open_document() {
        host.tell(open.change(), editor.unsaved(), open.is_empty(), origin.by_host);
    }
}
