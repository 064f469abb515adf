//! An editor in a test.

use editor::{Editor, Effect, Msg, Route, SaveOutcome, SaveRequest, Saving, StorageMode, Wake};
use postmortem::{Field, Postmortem, SectionId};

/// An editor and everything it has asked the browser for.
pub struct Session {
    pub editor: Editor,
    pub effects: Vec<Effect>,
}

impl Session {
    pub fn begin() -> Session {
        Session::begin_with("")
    }

    /// With preferences that were stored before.
    pub fn begin_with(preferences: &str) -> Session {
        Session::begin_in(StorageMode::Device, 0, preferences)
    }

    /// With a browser that has this to say of its storage, and made so many copies.
    pub fn begin_in(storage: StorageMode, copies: u32, preferences: &str) -> Session {
        let mut session = Session { editor: Editor::new(7), effects: Vec::new() };
        session.send(Msg::Started {
            storage,
            copies,
            entries: Vec::new(),
            preferences: preferences.into(),
            route: Route::Library,
            time_zone: "Europe/Berlin".into(),
        });
        session
    }

    /// With a new, stored document on the screen.
    pub fn writing() -> Session {
        let mut session = Session::begin();
        session.send(Msg::New);
        session.answer_saves();
        session
    }

    pub fn send(&mut self, msg: Msg) {
        self.effects.extend(self.editor.update(msg));
    }

    pub fn document(&self) -> &Postmortem {
        self.editor.open_document().expect("a document is open").document()
    }

    pub fn type_into(&mut self, section: &str, text: &str) -> Field {
        let field = Field::Text(SectionId::new(section));
        self.send(Msg::Typed {
            field: field.clone(),
            value: text.into(),
            caret: text.len(),
            composing: false,
        });
        field
    }

    pub fn saves(&mut self) -> Vec<SaveRequest> {
        let effects = std::mem::take(&mut self.effects);
        effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Save(request) => Some(request),
                _ => None,
            })
            .collect()
    }

    /// What was kept in case the page does not come back.
    pub fn tails(&mut self) -> Vec<SaveRequest> {
        let effects = std::mem::take(&mut self.effects);
        effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::KeepTail(request) => Some(request),
                _ => None,
            })
            .collect()
    }

    pub fn answer(&mut self, request: &SaveRequest, outcome: SaveOutcome) {
        self.send(Msg::SaveAnswered { id: request.id, change: request.change, outcome });
    }

    pub fn answer_saves(&mut self) {
        for request in self.saves() {
            let outcome = SaveOutcome::Saved { rev: request.base + 1, at: "14:02".into() };
            self.answer(&request, outcome);
        }
    }

    pub fn said(&self) -> Vec<&str> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Announce(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    pub fn hints(&self, field: &Field) -> Vec<&'static str> {
        let open = self.editor.open_document().expect("a document is open");
        open.hints(field).iter().map(|hint| hint.rule.id).collect()
    }

    pub fn saving(&self) -> Saving {
        self.editor.open_document().expect("a document is open").saving()
    }

    /// The moments asked for and not yet come.
    pub fn wakes(&mut self) -> Vec<Wake> {
        let effects = std::mem::take(&mut self.effects);
        effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::WakeAfter { wake, .. } => Some(wake),
                _ => None,
            })
            .collect()
    }
}
