//! The whole state of the app, and the one function that changes it.

use std::rc::Rc;

use postmortem::time::{NoZones, Zones};
use postmortem::{Day, FactorField, Field, Id, Postmortem};

use crate::document::OpenDocument;
use crate::effect::{Effect, Place, Route, Wake};
use crate::hints::Caret;
use crate::hosting::Hosted;
use crate::lasting::Lasting;
use crate::library::Entry;
use crate::msg::{Msg, StorageMode};
use crate::notice::Notice;
use crate::panel::Panel;
use crate::pasting::Pasting;
use crate::preferences::Preferences;
use crate::reading;
use crate::saving::SaveProblem;
use crate::trash::Trash;

/// The editor without a screen.
pub struct Editor {
    pub(crate) screen: Screen,
    pub(crate) storage: StorageMode,
    pub(crate) hosted: Hosted,
    pub(crate) entries: Vec<Entry>,
    pub(crate) trash: Trash,
    pub(crate) lasting: Option<Lasting>,
    pub(crate) preferences: Preferences,
    pub(crate) backups: crate::backup::Backups,
    pub(crate) paste: crate::pasting::Paste,
    pub(crate) share: Option<crate::sharing::Share>,
    /// The files that documents were opened from.
    pub(crate) files: Vec<crate::in_place::OpenedFile>,
    pub(crate) notice: Option<Notice>,
    /// What is open in front of the page.
    pub(crate) panel: Option<Panel>,
    /// Documents that were left before they were stored; each goes when it is.
    pub(crate) parting: Vec<OpenDocument>,
    /// The zone this device is in.
    pub(crate) time_zone: Rc<str>,
    /// Who knows the rules of zones.
    pub(crate) zones: Rc<dyn Zones>,
    /// The present moment, as the browser said last, in seconds since 1970-01-01 UTC.
    pub(crate) now: Option<i64>,
    /// The day it is here.
    pub(crate) today: Option<Day>,
    /// Whether the store takes long to open.
    waiting: bool,
    /// Whether something was stored that is gone when the tab closes.
    pub(crate) in_memory_only: bool,
    /// The highest number of a change so far. The store tells by it what it has of this page already, so
    /// a document that is opened again counts on from there.
    pub(crate) changes: u32,
    /// The document deleted last, while that can be taken back.
    pub(crate) trashed: Option<Id>,
    /// Whether the browser does not tell which rows somebody comes near.
    pub(crate) every_row_near: bool,
    /// The document being read from the store.
    pub(crate) loading: Option<Id>,
    ids: Ids,
}

/// What is on the screen.
pub enum Screen {
    /// Nothing yet: the store is being opened, or a document read.
    Starting,
    /// The list of documents.
    Library,
    /// One document.
    Document(Box<OpenDocument>),
}

/// Draws ids. SplitMix64 (Steele, Lea, Flood 2014): every output differs until all 2^64 were drawn.
struct Ids(u64);

impl Ids {
    fn next(&mut self) -> Id {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id(z ^ (z >> 31))
    }
}

impl Editor {
    /// An editor that knows nothing yet. Two with different seeds draw different ids.
    pub fn new(seed: u64) -> Editor {
        Editor {
            screen: Screen::Starting,
            storage: StorageMode::Device,
            hosted: Hosted::default(),
            entries: Vec::new(),
            trash: Trash::default(),
            lasting: None,
            preferences: Preferences::default(),
            backups: Default::default(),
            paste: Default::default(),
            share: None,
            files: Vec::new(),
            notice: None,
            panel: None,
            parting: Vec::new(),
            time_zone: "".into(),
            zones: Rc::new(NoZones),
            now: None,
            today: None,
            waiting: false,
            in_memory_only: false,
            changes: 0,
            trashed: None,
            every_row_near: false,
            loading: None,
            ids: Ids(seed),
        }
    }

    /// The same with somebody who knows the rules of zones.
    pub fn with_zones(self, zones: impl Zones + 'static) -> Editor {
        Editor { zones: Rc::new(zones), ..self }
    }

    /// What is on the screen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Whether documents outlive the tab.
    pub fn storage(&self) -> &StorageMode {
        &self.storage
    }

    /// Whether the store takes long to open.
    pub fn waits_for_storage(&self) -> bool {
        self.waiting
    }

    /// The documents on this device, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The line that tells what happened.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What is open in front of the page.
    pub fn panel(&self) -> Option<Panel> {
        self.panel
    }

    /// What is set for every document.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The document on the screen.
    pub fn open_document(&self) -> Option<&OpenDocument> {
        match &self.screen {
            Screen::Document(open) => Some(open),
            _ => None,
        }
    }

    /// Whether something is not stored yet.
    pub fn unsaved(&self) -> bool {
        self.forgotten_on_closing() || self.unstored().next().is_some()
    }

    /// Whether leaving would lose something, although what is not stored is kept as a tail.
    pub fn leaving_loses(&self) -> bool {
        let stuck = |open: &OpenDocument| match &open.progress.problem {
            // It waits as a tail for the newer one.
            Some(problem) => *problem != SaveProblem::Newer,
            None => open.progress.slow,
        };
        self.forgotten_on_closing() || self.unstored().any(stuck)
    }

    fn forgotten_on_closing(&self) -> bool {
        let in_memory = matches!(self.storage, StorageMode::Memory { .. });
        self.in_memory_only || (in_memory && self.unstored().next().is_some())
    }

    /// Every document with something that is not stored.
    pub(crate) fn unstored(&self) -> impl Iterator<Item = &OpenDocument> {
        let all = self.open_document().into_iter().chain(&self.parting);
        all.filter(|open| open.progress.unsaved())
    }

    /// Takes in one message and returns what the browser has to do, in order.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let made = reading::changes_something(&msg);
        if self.only_reads() && made {
            return Vec::new();
        }
        // What is asked about a field that was left waits for a moment.
        let later = matches!(msg, Msg::Left(_));
        let typed = matches!(msg, Msg::Typed { .. } | Msg::Composed(..) | Msg::Left(_));
        let writing = is_writing(&msg);
        let mut effects = self.handle(msg);
        effects.extend(self.look_at_times(made, later));
        self.compare_now(made && !typed);
        if !writing {
            self.look_at_actions();
        }
        self.bring_near(&effects);
        if self.is_hosted() {
            effects.retain(|effect| !effect.needs_a_page_of_its_own());
        }
        effects
    }

    fn handle(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Started { storage, copies, entries, preferences, route, time_zone } => {
                self.time_zone = time_zone;
                self.storage = storage;
                self.waiting = false;
                self.listed(entries);
                self.preferences = Preferences::read(&preferences);
                self.notice = (copies > 0).then(|| Notice::of_copies(copies));
                self.visit(route)
            }
            Msg::Now { utc, here } => {
                self.now = Some(utc);
                self.today = Some(Day(here.div_euclid(86_400)));
                Vec::new()
            }
            Msg::Visited(route) => self.visit(route),
            Msg::Listed(entries) => self.listed(entries),
            Msg::Loaded { id, found } if self.loading.is_none() => self.read_again(id, found),
            Msg::Loaded { id, found } => self.loaded(id, found),
            Msg::LoadFailed(id, _) if self.loading != Some(id) => Vec::new(),
            Msg::LoadFailed(id, why) => self.load_failed(id, &why),
            Msg::SaveAnswered { id, change, outcome } => self.save_answered(id, change, outcome),
            Msg::Woke(wake) => self.woke(wake),
            Msg::Leaving => self.leaving(),
            Msg::Returned => self.look_again(),
            Msg::ChangedElsewhere(id, rev) => self.changed_elsewhere(id, rev),
            Msg::Choose(number, choose) => self.choose(number, choose),
            Msg::StorageSlow => {
                self.waiting = matches!(self.screen, Screen::Starting) && self.loading.is_none();
                Vec::new()
            }
            Msg::WithoutStorage => vec![Effect::GiveUpStorage],
            Msg::StorageLost => self.store_anew(),
            Msg::StorageNewer => self.only_read(),
            Msg::DownloadRaw(id) => vec![Effect::DownloadRaw(id)],
            Msg::RenewStorage => vec![Effect::RenewStorage],
            Msg::RenewFailed(why) => {
                self.notice = Some(Notice::of_old_storage(&why));
                Vec::new()
            }
            Msg::ErasedRead => {
                self.storage = StorageMode::Device;
                vec![Effect::ForgetErased]
            }
            Msg::SaveNow => self.save_asked(),

            Msg::New => self.begin_empty(),
            Msg::OpenSample => {
                let id = self.next_id();
                self.begin(Postmortem::sample(id))
            }
            Msg::Open(id) => {
                let mut effects = vec![Effect::Show(Route::Document(id))];
                effects.extend(self.visit(Route::Document(id)));
                effects
            }
            Msg::Delete(id) => self.delete(id),
            Msg::FileRead { text, .. } if self.panel == Some(Panel::Paste) => {
                self.pasting(Pasting::File(text))
            }
            Msg::FileRead { name, text } => self.import(&name, text),
            Msg::InPlace(what) => self.in_place(what),
            Msg::Linked(text) => self.linked(text),
            Msg::Shared(text) => self.shared(text),
            Msg::Export(format) => self.export(format),
            Msg::SaveCopy => self.save_copy(),
            Msg::CopySaved { shared, outcome } => self.copy_saved(shared, outcome),
            Msg::Backup(msg) => self.backup(msg),
            Msg::Paste(msg) => self.pasting(msg),
            Msg::Share(msg) => self.sharing(msg),

            Msg::Typed { field, value, caret, composing } => {
                if let Screen::Document(open) = &mut self.screen {
                    open.composing = composing;
                }
                self.times_wait(&field);
                let caret = if composing { Caret::Composing(caret) } else { Caret::Typing(caret) };
                self.typed(field, value, caret)
            }
            Msg::Composed(field, at) => self.composed(field, at),
            Msg::Entered(section) => {
                if let Screen::Document(open) = &mut self.screen {
                    open.current = Some(section);
                }
                Vec::new()
            }
            Msg::Near(rows) => self.near(&rows),
            Msg::Unfold(row) => self.unfold(row),
            Msg::Left(field) => self.left(field),
            // What there is to ask is looked at after every message but those of somebody writing.
            Msg::LeftItem => Vec::new(),
            Msg::GoTo(field) => vec![Effect::Focus(Place::Field(field))],
            Msg::ActOn(target) => self.act_on(target),
            Msg::Jot(line) => self.jot(&line),
            Msg::Edit(edit) => self.edit(edit),
            Msg::Add(item) => self.add(item),
            Msg::Remove(item) => self.remove(item),
            Msg::Move(item, by) => self.move_item(item, by),
            Msg::Answer(answer) => self.answer(answer),
            Msg::Undo => self.undo(false),
            Msg::Redo => self.undo(true),

            Msg::NextHint(from) => self.go_to_hint(from, true),
            Msg::PreviousHint(from) => self.go_to_hint(from, false),
            Msg::HintAt(field, at) => self.hint_at(field, at),
            Msg::Clicked(field, at) => self.clicked(&field, at),
            Msg::FirstHint(field) => self.first_hint(&field),
            Msg::CloseHint => self.close_hint(),
            Msg::UseWording => self.use_wording(),
            Msg::KeepWording => self.keep_wording(),
            Msg::HideRule => self.hide_rule(),
            Msg::HideRuleEverywhere => self.hide_rule_everywhere(),
            Msg::ReportHint => self.report_hint(),
            Msg::Copied(copied) => self.copied(copied),
            Msg::ShowRuleEverywhere(rule) => self.show_rule_everywhere(&rule),
            Msg::Prefer(preference) => self.prefer(preference),
            Msg::Ignore(word) => self.ignore(&word),
            Msg::OpenPanel(Panel::Versions) => self.open_versions(),
            Msg::OpenPanel(Panel::Paste) => self.open_paste(),
            Msg::OpenPanel(Panel::Share) => self.open_share(),
            Msg::OpenPanel(panel) => self.open_panel(panel),
            Msg::VersionsListed(id, all) => self.versions_listed(id, all),
            Msg::ShowVersion(rev) => self.show_version(rev),
            Msg::VersionLoaded(id, rev, body) => self.version_loaded(id, rev, body),
            Msg::Restore => self.restore(),
            Msg::Host(what) => self.hosting(what),
            Msg::Trash(what) => self.trashing(what),
            Msg::Keep(what) => self.keeping(what),
            Msg::Lasting(lasting) => self.lasts(lasting),
            Msg::ClosePanel => self.close_panel(),
            Msg::CloseNotice => {
                self.notice = None;
                Vec::new()
            }
        }
    }

    pub(crate) fn next_id(&mut self) -> Id {
        self.ids.next()
    }

    pub(crate) fn woke(&mut self, wake: Wake) -> Vec<Effect> {
        match wake {
            Wake::SavePause(_) | Wake::SaveLimit | Wake::SaveSlow(_) => self.woke_to_save(wake),
            Wake::HintPause(field, change) => self.hint_pause(&field, change),
            Wake::Facts(change) => self.facts_pause(change),
            Wake::Announce(change) => self.announce_hints(change),
            Wake::Times => self.ask_about_times(),
            Wake::Files(round) => self.still_reading(round),
        }
    }
}

/// Whether somebody is in the middle of writing: from field to field of one item they still are.
fn is_writing(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Typed { .. }
            | Msg::Composed(..)
            | Msg::Woke(_)
            | Msg::Entered(_)
            | Msg::Near(_)
            | Msg::Unfold(_)
            | Msg::SaveAnswered { .. }
            | Msg::Left(Field::Action(..) | Field::Factor(_, FactorField::Text))
    )
}
