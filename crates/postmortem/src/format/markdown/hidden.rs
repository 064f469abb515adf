//! What has no readable place in Markdown, in one comment at the end of the file.
//!
//! The comment holds ids, a template that is not built in, and corrections: each names a place, what
//! reading the Markdown alone gives there, and what is really there. The writer finds them by reading
//! its own Markdown, so nothing has to be listed here by hand; and a correction is only made where
//! reading still gives the same, so whoever edits the Markdown by hand is believed.

use std::rc::Rc;

use serde_json::Value;

use super::links;
use crate::numbered::Groups;
use crate::shape::{self, Reader, Shape, Writer};
use crate::{Fields, Id, Postmortem, SectionId, Template};

/// The contents of the comment.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden {
    pub(super) id: Option<Id>,
    pub(super) template: Option<Rc<Template>>,
    /// The extra sections in order, with their headings.
    pub(super) extra: Vec<(SectionId, String)>,
    /// Lines of texts that are not the headings or tables they look like.
    pub(super) inner: Vec<String>,
    pub(super) people: Vec<Known>,
    pub(super) factors: Vec<Known>,
    pub(super) timeline: Vec<Known>,
    pub(super) actions: Vec<Known>,
    pub(super) exact: Vec<Correction>,
}

/// The id of a row and what the row looked like.
pub(super) type Known = (Id, String);

/// What Markdown could not say.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    at: Vec<String>,
    /// Digest of what reading gives there; absent if that is nothing.
    was: Option<String>,
    /// What is really there, which may be `null`; absent if that is nothing.
    is: Option<Value>,
    /// Instead of `is`: what stands before and after a text that is otherwise right.
    around: Option<(String, String)>,
}

impl Shape for Hidden {
    fn read(from: &mut Reader) -> Hidden {
        let mut known = |list: &str| {
            let pairs = from.pairs(list).into_iter();
            pairs.map(|(id, look)| (Id::from_text(&id), look)).collect()
        };
        let [people, factors, timeline, actions] =
            ["people", "factors", "timeline", "actions"].map(&mut known);
        let extra = from.pairs("extra").into_iter();
        Hidden {
            id: from.text_if_any("id").map(|id| Id::from_text(&id)),
            template: from.part::<Template>("template", "the template").map(Rc::new),
            extra: extra.map(|(id, title)| (SectionId(id.into()), title)).collect(),
            inner: from.texts("inner"),
            people,
            factors,
            timeline,
            actions,
            exact: from.list::<Correction, _>("exact"),
        }
    }

    fn write(&self, to: &mut Writer) {
        if let Some(id) = self.id {
            to.id(id);
        }
        if let Some(template) = &self.template {
            to.part("template", &**template);
        }
        to.pairs("extra", &mut self.extra.iter().map(|(id, title)| (&*id.0, &**title)));
        to.texts("inner", &self.inner);
        let lists = [
            ("people", &self.people),
            ("factors", &self.factors),
            ("timeline", &self.timeline),
            ("actions", &self.actions),
        ];
        for (name, known) in lists {
            let known: Vec<_> = known.iter().map(|(id, look)| (id.to_string(), look)).collect();
            to.pairs(name, &mut known.iter().map(|(id, look)| (&**id, &***look)));
        }
        to.filled_list::<Correction>("exact", &self.exact);
    }
}

impl Shape for Correction {
    fn read(from: &mut Reader) -> Correction {
        Correction {
            at: from.texts("at"),
            was: from.text_if_any("was"),
            is: from.value("is"),
            around: match &mut from.texts("around")[..] {
                [before, after] => Some((std::mem::take(before), std::mem::take(after))),
                _ => None,
            },
        }
    }

    fn write(&self, to: &mut Writer) {
        to.texts("at", &self.at);
        to.filled("was", self.was.as_deref().unwrap_or_default());
        if let Some(is) = &self.is {
            to.value("is", is.clone());
        }
        if let Some((before, after)) = &self.around {
            to.texts("around", &[before, after]);
        }
    }
}

const OPENING: &str = "<!-- nofault";
const CLOSING: &str = "-->";

/// Whether a line begins the comment.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with(OPENING)
}

/// The comment, one line for each field. No text can end it early.
pub(super) fn write(hidden: &Hidden) -> String {
    let fields = shape::write(hidden);
    let fields: Vec<_> =
        fields.iter().map(|(name, field)| format!("\"{name}\": {field}")).collect();
    let json = fields.join(",\n");
    let safe = json.replace('<', "\\u003c").replace('>', "\\u003e").replace("--", "-\\u002d");
    format!("{OPENING} {{\n{safe}\n}} {CLOSING}\n")
}

/// Takes the comment out of `text`, if there is a whole one.
pub(super) fn take(text: &str) -> (String, Option<Hidden>) {
    let whole = || {
        let at = text.rfind(&format!("\n{OPENING}"))? + 1;
        let json = &text[at + OPENING.len()..];
        let end = json.find(CLOSING)?;
        let hidden = shape::read(serde_json::from_str(&json[..end]).ok()?).ok()?;
        Some((format!("{}{}", &text[..at], &json[end + CLOSING.len()..]), hidden))
    };
    match whole() {
        Some((text, hidden)) => (text, Some(hidden)),
        None => (text.to_owned(), None),
    }
}

/// What each row looks like, apart from its id.
fn looks<T: Shape>(rows: &[Rc<T>]) -> Vec<String> {
    rows.iter().map(|row| look(shape::write(&**row))).collect()
}

fn look(mut row: Fields) -> String {
    row.insert("id".to_owned(), Id(0).to_string().into());
    digest(&Value::Object(row))
}

fn digest(value: &Value) -> String {
    let text = format!("={value}");
    Id::from_text(&text).to_string()[..8].to_owned()
}

/// The ids for the rows of a table, given what they look like: a row that looks as it did keeps its id
/// wherever it stands, and changed rows between two such take the ids between them in order. New rows
/// get an id made from what they look like.
fn ids(looks: Vec<String>, known: &[Known]) -> Vec<Id> {
    let mut places = Groups::default();
    for (at, known) in known.iter().enumerate() {
        places.add(&known.1, at);
    }
    let mut ids = Vec::new();
    let settle = |ids: &mut Vec<Id>, changed: &mut Vec<String>, free: &[Known]| {
        for (number, look) in changed.drain(..).enumerate() {
            let new = || Id::from_text(&format!("row {look}"));
            ids.push(free.get(number).map_or_else(new, |known| known.0));
        }
    };
    let mut next = 0;
    let mut changed = Vec::new();
    for look in looks {
        let places = places.get(&look).map_or(&[][..], Vec::as_slice);
        match places.get(places.partition_point(|place| *place < next)) {
            Some(place) => {
                settle(&mut ids, &mut changed, &known[next..*place]);
                ids.push(known[*place].0);
                next = place + 1;
            }
            None => changed.push(look),
        }
    }
    settle(&mut ids, &mut changed, &known[next..]);
    ids
}

impl Hidden {
    /// Notes what the rows of `read` look like under the ids of `document`.
    pub(super) fn note_rows(&mut self, document: &Postmortem, read: &Postmortem) {
        let ids = document.people.iter().map(|person| person.id);
        self.people = ids.zip(looks(&read.people)).collect();
        let ids = document.factors.iter().map(|factor| factor.id);
        self.factors = ids.zip(looks(&read.factors)).collect();
        let ids = document.timeline.iter().map(|row| row.id);
        self.timeline = ids.zip(looks(&read.timeline)).collect();
        let ids = document.actions.iter().map(|action| action.id);
        self.actions = ids.zip(looks(&read.actions)).collect();
    }

    /// Gives what was read the ids it had.
    pub(super) fn identify(&self, document: &mut Postmortem) {
        let ids_of_people = ids(looks(&document.people), &self.people);
        for (person, id) in document.people.iter_mut().zip(ids_of_people) {
            Rc::make_mut(person).id = id;
        }
        let ids_of_factors = ids(looks(&document.factors), &self.factors);
        for (factor, id) in document.factors.iter_mut().zip(ids_of_factors) {
            Rc::make_mut(factor).id = id;
        }
        let ids_of_rows = ids(looks(&document.timeline), &self.timeline);
        for (row, id) in document.timeline.iter_mut().zip(ids_of_rows) {
            Rc::make_mut(row).id = id;
        }
        let ids_of_actions = ids(looks(&document.actions), &self.actions);
        for (action, id) in document.actions.iter_mut().zip(ids_of_actions) {
            Rc::make_mut(action).id = id;
        }
        links::understand(document);
    }

    /// Notes what has to be corrected for `read` to become `document`.
    pub(super) fn note_corrections(&mut self, document: &Postmortem, read: &Postmortem) {
        compare(&keyed(read), &keyed(document), &mut Vec::new(), &mut self.exact);
    }

    /// Corrects what was read.
    pub(super) fn correct(&self, document: Postmortem) -> Postmortem {
        if self.exact.is_empty() {
            return document;
        }
        let mut fields = keyed(&document);
        for correction in &self.exact {
            correction.apply(&mut fields);
        }
        shape::read(unkeyed(fields)).unwrap_or(document)
    }
}

impl Correction {
    fn apply(&self, fields: &mut Fields) {
        let Some((last, parents)) = self.at.split_last() else { return };
        let mut place = fields;
        for parent in parents {
            match place.get_mut(parent) {
                Some(Value::Object(inner)) => place = inner,
                // A row somebody deleted by hand.
                _ => return,
            }
        }
        if place.get(last).map(digest) != self.was {
            return;
        }
        let around = self.around.as_ref().and_then(|(before, after)| {
            let text = place.get(last)?.as_str()?;
            Some(Value::from(format!("{before}{text}{after}")))
        });
        match around.or_else(|| self.is.clone()) {
            Some(value) => place.insert(last.clone(), value),
            None => place.shift_remove(last),
        };
    }
}

/// Notes every place where `is` differs from `was`.
fn compare(was: &Fields, is: &Fields, at: &mut Vec<String>, out: &mut Vec<Correction>) {
    let gone = was.iter().filter(|(key, _)| is.get(*key).is_none());
    for (key, _) in is.iter().chain(gone) {
        let (old, new) = (was.get(key), is.get(key));
        if old == new {
            continue;
        }
        at.push(key.clone());
        match (old, new) {
            (Some(Value::Object(old)), Some(Value::Object(new))) => compare(old, new, at, out),
            _ => {
                let around = around(old, new);
                let is = new.filter(|_| around.is_none()).cloned();
                out.push(Correction { at: at.clone(), was: old.map(digest), is, around });
            }
        }
        at.pop();
    }
}

/// What `new` has before and after the text `old`.
fn around(old: Option<&Value>, new: Option<&Value>) -> Option<(String, String)> {
    let (old, new) = (old?.as_str()?, new?.as_str()?);
    let at = new.find(old).filter(|_| !old.is_empty())?;
    Some((new[..at].to_owned(), new[at + old.len()..].to_owned()))
}

/// The lists whose entries have ids; as maps, a place in them has the same name wherever it moves.
const LISTS: [&str; 5] = ["people", "sections", "factors", "timeline", "actions"];

fn keyed(document: &Postmortem) -> Fields {
    let mut fields = shape::write(document);
    for list in LISTS {
        let Some(value) = fields.get_mut(list) else { continue };
        let Value::Array(items) = value else { continue };
        let by_id = std::mem::take(items).into_iter().map(|mut item| {
            let id =
                if let Value::Object(item) = &mut item { item.shift_remove("id") } else { None };
            (id.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned(), item)
        });
        *value = Value::Object(by_id.collect());
    }
    fields
}

fn unkeyed(mut fields: Fields) -> Value {
    for list in LISTS {
        let Some(value) = fields.get_mut(list) else { continue };
        let Value::Object(by_id) = value else { continue };
        let items = std::mem::take(by_id).into_iter().map(|(id, mut item)| {
            if let Value::Object(item) = &mut item {
                item.insert("id".to_owned(), id.into());
            }
            item
        });
        *value = items.collect();
    }
    Value::Object(fields)
}
