//! Saving: soon after a pause, at the latest after a second, and never two saves at a time.

use postmortem::{Id, Postmortem, format};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Route, SaveRequest, Wake};
use crate::library::Entry;
use crate::msg::{SaveOutcome, StorageMode};
use crate::notice::Notice;
use crate::saving::SaveProblem;

/// How long typing must pause before it is saved, in milliseconds.
const PAUSE_MS: u32 = 250;
/// How long something may wait to be saved although typing goes on, in milliseconds.
const LIMIT_MS: u32 = 750;
/// How long a save may take before a person is told that it is under way, in milliseconds.
const SLOW_MS: u32 = 1000;
/// How long after a save that failed it is tried again, in milliseconds.
const AGAIN_MS: u32 = 5000;

impl Editor {
    /// Counts a change and asks to be woken when it is time to save.
    pub(crate) fn changed(&mut self) -> Vec<Effect> {
        let pause = self.pause(PAUSE_MS);
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let progress = &mut open.progress;
        let first = !progress.unsaved();
        progress.change += 1;
        // What was handed on is not the newest any more.
        progress.problem.take_if(|problem| matches!(problem, SaveProblem::Handed(_)));
        let wake = Wake::SavePause(progress.change);
        let save = pause.map(|ms| Effect::WakeAfter { ms, wake });
        let mut effects: Vec<Effect> = save.into_iter().collect();
        effects.push(Editor::compare_later(progress.change));
        if first && pause == Some(PAUSE_MS) {
            effects.push(Effect::WakeAfter { ms: LIMIT_MS, wake: Wake::SaveLimit });
        }
        effects
    }

    pub(crate) fn woke_to_save(&mut self, wake: Wake) -> Vec<Effect> {
        if wake == Wake::SaveLimit {
            let left: Vec<Id> = self.parting.iter().map(|open| open.document.id).collect();
            let mut effects = self.save_now();
            effects.extend(left.into_iter().flat_map(|id| self.save_again(id)));
            return effects;
        }
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        match wake {
            Wake::SavePause(change) if change == open.progress.change => self.save_now(),
            Wake::SaveSlow(change) if open.progress.under_way == Some(change) => {
                open.progress.slow = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Stores what is not stored, and says so: a person asked for it.
    pub(crate) fn save_asked(&mut self) -> Vec<Effect> {
        if self.unsaved() {
            if let Screen::Document(open) = &mut self.screen {
                open.progress.again = open.progress.under_way.is_some();
            }
            self.save_now()
        } else {
            vec![Effect::Announce("Everything is saved.".into())]
        }
    }

    /// Stores what is not stored. Where a save is under way, its answer starts the next.
    pub(crate) fn save_now(&mut self) -> Vec<Effect> {
        let copy = self.next_id();
        match &mut self.screen {
            Screen::Document(open) => save(open, copy),
            _ => Vec::new(),
        }
    }

    /// The page may not come back: what is not stored is kept as a tail, and stored if there is time.
    pub(crate) fn leaving(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_tails();
        if self.saves_by_itself() {
            effects.extend(self.save_now());
        }
        effects
    }

    /// Keeps what is not stored where the next start finds it.
    pub(crate) fn keep_tails(&mut self) -> Vec<Effect> {
        let copy = self.next_id();
        let kept = !matches!(self.storage, StorageMode::Memory { .. });
        let unstored = self.unstored().filter(|_| kept);
        unstored.map(|open| Effect::KeepTail(revision(open, copy))).collect()
    }

    /// Stores the document on the screen once more, whole: what was stored of it may be gone.
    pub(crate) fn store_anew(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return vec![Effect::List] };
        open.progress.change += 1;
        self.save_now()
    }

    /// Puts another screen in the place of this one. What is left unsaved is kept until it is stored.
    pub(crate) fn leave_for(&mut self, screen: Screen) -> Vec<Effect> {
        let effects = self.save_now();
        self.stop_reading();
        if let Screen::Document(open) = std::mem::replace(&mut self.screen, screen) {
            self.changes = self.changes.max(open.progress.change);
            if open.progress.unsaved() {
                self.parting.push(*open);
            }
        }
        effects
    }

    pub(crate) fn save_answered(
        &mut self,
        id: Id,
        change: u32,
        outcome: SaveOutcome,
    ) -> Vec<Effect> {
        let on_screen = self.shown() == Some(id);
        let (hosted, by_itself) = (self.is_hosted(), self.saves_by_itself());
        self.in_memory_only |= matches!(self.storage, StorageMode::Memory { .. });
        if on_screen && matches!(outcome, SaveOutcome::Saved { .. }) {
            self.is_there();
        }
        let Some(open) = self.open_or_parting(id) else { return Vec::new() };
        let saved = open.saving.take();
        let progress = &mut open.progress;
        progress.under_way = None;
        progress.slow = false;
        let again = std::mem::take(&mut progress.again) || by_itself;
        let mut effects = Vec::new();
        match outcome {
            SaveOutcome::Saved { rev, at } => {
                open.base = rev;
                open.stored = saved.unwrap_or_else(|| open.document.clone());
                open.keep = None;
                progress.stored = change;
                progress.at = Some(at);
                progress.problem = None;
                progress.behind = 0;
                effects.extend(open.keep_what_is_stored());
            }
            SaveOutcome::Copied { copy, rev, at } => {
                open.document.id = copy;
                open.base = rev;
                open.stored = Postmortem { id: copy, ..saved.unwrap_or(open.document.clone()) };
                open.part = false;
                progress.stored = change;
                progress.at = Some(at);
                progress.problem = None;
                effects.extend(open.keep_what_is_stored());
                let text = "This postmortem was changed in another tab. Both versions are kept: \
                            yours is now a copy of its own, and the other one is in the library.";
                self.notice = Some(Notice::urgent(text));
                effects.push(Effect::Announce(text.into()));
                if on_screen {
                    effects.push(Effect::Show(Route::Document(copy)));
                }
            }
            SaveOutcome::Behind(found) if hosted => return self.host_is_ahead(id, found),
            SaveOutcome::Behind(found) => return self.join(id, found),
            SaveOutcome::Failed(SaveProblem::Newer) => {
                progress.problem = Some(SaveProblem::Newer);
                return self.only_read();
            }
            SaveOutcome::Failed(problem) => {
                // Tried again with the next change, when asked, and after a while; a host only when asked.
                progress.problem = Some(problem);
                if hosted {
                    return Vec::new();
                }
                if open.naming.take().is_some() {
                    let why = "What is there now could not be stored, so it is not kept yet.";
                    open.versions.problem = Some(why.into());
                }
                return vec![Effect::WakeAfter { ms: AGAIN_MS, wake: Wake::SaveLimit }];
            }
        }
        if again {
            effects.extend(self.save_again(id));
        }
        self.parting.retain(|open| open.progress.unsaved());
        if matches!(self.screen, Screen::Library) {
            effects.push(Effect::List);
        }
        effects
    }

    /// Stores what is not stored of a document, which may have been left.
    pub(crate) fn save_again(&mut self, id: Id) -> Vec<Effect> {
        let copy = self.next_id();
        self.open_or_parting(id).map(|open| save(open, copy)).unwrap_or_default()
    }

    /// The id of the document on the screen.
    pub(crate) fn shown(&self) -> Option<Id> {
        self.open_document().map(|open| open.document.id)
    }

    /// A document that is on the screen, or was left before it was stored.
    pub(crate) fn open_or_parting(&mut self, id: Id) -> Option<&mut OpenDocument> {
        match &mut self.screen {
            Screen::Document(open) if open.document.id == id => Some(open),
            _ => self.parting.iter_mut().find(|open| open.document.id == id),
        }
    }
}

/// Stores a document unless it is stored or a save of it is under way.
fn save(open: &mut OpenDocument, copy: Id) -> Vec<Effect> {
    if !open.progress.unsaved() || open.progress.under_way.is_some() {
        return Vec::new();
    }
    open.guard_what_shrinks();
    let change = open.progress.change;
    open.progress.under_way = Some(change);
    open.saving = Some(open.document.clone());
    let slow = Effect::WakeAfter { ms: SLOW_MS, wake: Wake::SaveSlow(change) };
    vec![Effect::Save(revision(open, copy)), slow]
}

/// A document as it is now, as a revision to store.
fn revision(open: &OpenDocument, copy: Id) -> SaveRequest {
    SaveRequest {
        id: open.document.id,
        change: open.progress.change,
        base: open.base,
        copy,
        part: open.part,
        keep: open.keep,
        body: format::json::write(&open.document),
        head: Entry::head(&open.document),
    }
}
