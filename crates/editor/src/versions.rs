//! What was stored of a document before, what has changed since, and the way back.

use std::rc::Rc;

use postmortem::format::json;
use postmortem::{Edit, Field, Id, Item, ItemRef, Line, Place, Postmortem, compare};

use crate::document::OpenDocument;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Keep};
use crate::joining::where_it_is;
use crate::msg::Msg;
use crate::notice::Notice;
use crate::panel::Panel;

/// One stored version.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its number.
    pub rev: u32,
    /// When it was stored, as a person writes it.
    pub at: Rc<str>,
    /// Whether it is kept for good because parts of it are in no other.
    pub kept: bool,
    /// What somebody keeps it as, if so; may be empty.
    pub name: Option<Rc<str>>,
}

/// The versions of the document on the screen.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// All of them, newest first; `None` until the store has told.
    pub all: Option<Vec<Version>>,
    /// The one that is looked at.
    pub shown: Option<Shown>,
    /// Why the last thing asked for was not done.
    pub problem: Option<Rc<str>>,
}

/// A version that is looked at.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub version: Version,
    document: Postmortem,
    /// What has changed from it to what is on the screen.
    pub changes: Vec<Change>,
}

/// Something that has changed between two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where, in words.
    pub place: String,
    /// The lines, and what became of each.
    pub lines: Vec<(Line, String)>,
}

impl Editor {
    /// Shows what was stored of the document before.
    pub(crate) fn open_versions(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.versions = Versions::default();
        let mut effects = vec![Effect::ListVersions(open.document.id)];
        effects.extend(self.open_panel(Panel::Versions));
        effects
    }

    pub(crate) fn versions_listed(&mut self, id: Id, all: Vec<Version>) -> Vec<Effect> {
        if let Screen::Document(open) = &mut self.screen
            && open.document.id == id
        {
            if let Some(shown) = &mut open.versions.shown
                && let Some(version) = all.iter().find(|it| it.rev == shown.version.rev)
            {
                shown.version = version.clone();
            }
            open.versions.all = Some(all);
        }
        Vec::new()
    }

    /// Looks at one version.
    pub(crate) fn show_version(&mut self, rev: u32) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        vec![Effect::LoadVersion(open.document.id, rev)]
    }

    pub(crate) fn version_loaded(
        &mut self,
        id: Id,
        rev: u32,
        body: Result<Rc<str>, Rc<str>>,
    ) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let known = open.versions.all.iter().flatten().find(|version| version.rev == rev);
        let Some(version) = known.filter(|_| open.document.id == id).cloned() else {
            return Vec::new();
        };
        let read = body.and_then(|body| json::read(&body).map_err(|why| why.to_string().into()));
        match read {
            Ok(mut document) => {
                document.id = id;
                let changes = changes(&document, &open.document);
                open.versions.shown = Some(Shown { version, document, changes });
                open.versions.problem = None;
            }
            Err(why) => {
                let text = format!("That version could not be opened: {why} Nothing was changed.");
                open.versions.problem = Some(text.into());
            }
        }
        vec![Effect::OpenPanel]
    }

    /// Goes back to the version that is looked at. What is there now is stored first, and kept for good.
    pub(crate) fn restore(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        if open.progress.unsaved() || open.conflicts().next().is_some() {
            let why = "Something is not stored or not settled yet. Try again in a moment.";
            open.versions.problem = Some(why.into());
            return self.save_now();
        }
        let Some(shown) = open.versions.shown.take() else { return Vec::new() };
        open.keep = Some(Keep { rev: open.base, name: None });
        open.document = shown.document;
        open.check_all(&self.preferences);
        self.panel = None;
        let text = format!("This is the version from {} again.", shown.version.at);
        let back = Box::new(Msg::OpenPanel(Panel::Versions));
        self.notice = Some(Notice {
            text: text.clone(),
            button: Some(("Older versions", back)),
            also: None,
            urgent: false,
        });
        let mut effects = self.changed();
        effects.extend([Effect::ClosePanel, Effect::Rewrite, Effect::Announce(text)]);
        effects
    }
}

impl OpenDocument {
    /// What was stored of it before, as far as it is known.
    pub fn versions(&self) -> &Versions {
        &self.versions
    }
}

/// What has changed from one version to another, for a person to read.
fn changes(before: &Postmortem, now: &Postmortem) -> Vec<Change> {
    let named =
        |document: &Postmortem, field: &Field| where_it_is(document, &Place::Field(field.clone()));
    let mut all = Vec::new();
    for edit in before.changes_to(now) {
        let (place, old, new) = match &edit {
            Edit::Set { field, value } => {
                let old = before.get(field).unwrap_or_default().into_owned();
                (named(now, field), old, value.clone())
            }
            Edit::Insert { item, .. } => {
                let (place, text) = told(now, item);
                (place, String::new(), text)
            }
            Edit::Remove(item) => {
                let Some(item) = item_of(before, item) else { continue };
                let (place, text) = told(before, &item);
                (place, text, String::new())
            }
            // Where something stands, and what was decided about hints, is not what people look for.
            _ => continue,
        };
        let lines = compare(&old, &new).into_iter().map(|(line, text)| (line, text.to_owned()));
        all.push(Change { place, lines: lines.collect() });
    }
    all
}

/// Where an item is, and what it says.
fn told(document: &Postmortem, item: &Item) -> (String, String) {
    let (field, parts) = match item {
        Item::Row(row) => {
            (Field::Row(row.id, postmortem::RowField::Text), vec![&row.start, &row.text])
        }
        Item::Action(action) => {
            let field = Field::Action(action.id, postmortem::ActionField::Text);
            (field, vec![&action.text, &action.owner])
        }
        Item::Factor(factor) => {
            let field = Field::Factor(factor.id, postmortem::FactorField::Text);
            (field, vec![&factor.text, &factor.accepted])
        }
        Item::Person(person) => {
            let field = Field::Person(person.id, postmortem::PersonField::Name);
            (field, vec![&person.name, &person.role])
        }
        Item::Section(section) => {
            (Field::Text(section.id.clone()), vec![&section.title, &section.text])
        }
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty()).cloned();
    (where_it_is(document, &Place::Field(field)), parts.collect::<Vec<_>>().join("\n"))
}

fn item_of(document: &Postmortem, item: &ItemRef) -> Option<Item> {
    let at = document.place_of(item)?;
    Some(match item {
        ItemRef::Row(_) => Item::Row(document.timeline.get(at)?.clone()),
        ItemRef::Action(_) => Item::Action(document.actions.get(at)?.clone()),
        ItemRef::Factor(_) => Item::Factor(document.factors.get(at)?.clone()),
        ItemRef::Person(_) => Item::Person(document.people.get(at)?.clone()),
        ItemRef::Section(_) => Item::Section(document.sections.get(at)?.clone()),
    })
}
