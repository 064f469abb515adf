//! From one screen to another: a document is opened, or begun.

use std::rc::Rc;

use postmortem::{Edit, Field, Id, MetaField, Postmortem, SectionId, format};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place, Route};
use crate::msg::{Found, Msg, StorageMode};
use crate::notice::Notice;
use crate::pasting::Pasting;

impl Editor {
    /// Opens the screen a route names. What is open is saved on the way out.
    pub(crate) fn visit(&mut self, route: Route) -> Vec<Effect> {
        if let (Route::Document(id), Some(open)) = (route, self.open_document())
            && open.document.id == id
        {
            return Vec::new();
        }
        // What is offered beside a notice belongs to the screen it was made on.
        self.notice = self.notice.take().filter(|notice| notice.urgent);
        self.trashed = None;
        self.trash.told = None;
        self.lasting = self.lasting.filter(|lasting| lasting.can_ask());
        self.panel = None;
        match route {
            Route::Library => {
                let mut effects = self.leave_for(Screen::Library);
                self.loading = None;
                effects.extend([Effect::List, Effect::Focus(Place::Heading)]);
                effects
            }
            Route::Document(id) => {
                if let Some(at) = self.parting.iter().position(|open| open.document.id == id) {
                    let open = self.parting.remove(at);
                    return self.leave_for(Screen::Document(Box::new(open)));
                }
                let mut effects = self.leave_for(Screen::Starting);
                self.loading = Some(id);
                effects.push(Effect::Load(id));
                effects
            }
        }
    }

    pub(crate) fn loaded(&mut self, id: Id, found: Option<Found>) -> Vec<Effect> {
        if self.loading != Some(id) {
            return Vec::new();
        }
        self.loading = None;
        let Some(found) = found else {
            let text = match self.storage {
                StorageMode::Memory { kept_before: true, .. } => {
                    "That postmortem cannot be reached now, because the browser's storage cannot. It \
                     was not changed. Reload the page to try again."
                }
                _ => {
                    "That postmortem is not on this device. It may have been deleted for good, or made in \
                     another browser."
                }
            };
            return self.back_to_library(Notice::urgent(text));
        };
        match format::json::read(&found.body) {
            Ok(mut document) => {
                // The store's name for it counts: a file may carry the id of its original.
                document.id = id;
                let mut open = OpenDocument::new(document, found.rev, &self.preferences);
                if found.copies > 0 {
                    self.notice = Some(Notice::of_copies(found.copies));
                }
                if found.damaged {
                    let text = format!(
                        "The last change could not be read from this browser's storage. This is the \
                         version from {}. The damaged one is kept.",
                        found.at
                    );
                    self.notice = Some(Notice::urgent(text));
                }
                open.progress.change = self.changes;
                open.progress.stored = self.changes;
                open.progress.at = Some(found.at);
                self.screen = Screen::Document(Box::new(open));
                vec![Effect::Focus(Place::Heading)]
            }
            Err(error) => self
                .load_newer(id, &found)
                .unwrap_or_else(|| self.load_failed(id, &error.to_string())),
        }
    }

    pub(crate) fn load_failed(&mut self, id: Id, why: &str) -> Vec<Effect> {
        self.loading = None;
        let text = format!(
            "That postmortem could not be opened: {why} What is stored was not changed, and you can keep \
             a copy of it as it is."
        );
        let button = Some(("Download what is stored", Box::new(Msg::DownloadRaw(id))));
        self.back_to_library(Notice { button, ..Notice::urgent(text) })
    }

    pub(crate) fn back_to_library(&mut self, notice: Notice) -> Vec<Effect> {
        self.screen = Screen::Library;
        self.notice = Some(notice);
        vec![Effect::Show(Route::Library), Effect::List, Effect::Focus(Place::Heading)]
    }

    /// Puts a document that is not stored yet on the screen and stores it.
    pub(crate) fn begin(&mut self, document: Postmortem) -> Vec<Effect> {
        let id = document.id;
        let mut open = OpenDocument::new(document, 0, &self.preferences);
        open.progress.change = 1;
        let mut effects = self.leave_for(Screen::Document(Box::new(open)));
        self.loading = None;
        self.notice = None;
        effects.push(Effect::Show(Route::Document(id)));
        effects.extend(self.save_now());
        effects.push(Effect::Focus(Place::Heading));
        effects
    }

    /// Begins with an empty document; the title comes first.
    pub(crate) fn begin_empty(&mut self) -> Vec<Effect> {
        let document = self.empty();
        let mut effects = self.begin(document);
        effects.push(Effect::Focus(Place::Field(Field::Meta(MetaField::Title))));
        effects
    }

    /// Begins with a text that was shared with the app. Rows in it are shown before they are taken; where
    /// there are none, it is the summary.
    pub(crate) fn shared(&mut self, text: Rc<str>) -> Vec<Effect> {
        let has_rows = !paste::read(&text).rows.is_empty();
        let mut document = self.empty();
        if !has_rows {
            let field = Field::Text(SectionId::new("summary"));
            document.apply(Edit::Set { field, value: text.to_string() });
        }
        let mut effects = self.begin(document);
        if has_rows {
            effects.extend(self.open_paste());
            effects.extend(self.pasting(Pasting::Text(text)));
        }
        effects
    }
}
