//! The open action items of every postmortem, from what is stored beside each.

use std::rc::Rc;

use blameless::sort_by_key;
use postmortem::{ActionItem, ActionStatus, Day, Id, Postmortem};
use serde_json::Value;

use crate::library::Entry;

/// How many action items of one postmortem are listed in the library.
const OF_ONE: usize = 50;
/// How many letters of one are.
const LENGTH: usize = 200;

/// An action item that is neither done nor declined, as the library knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAction {
    /// What will be done.
    pub text: Rc<str>,
    /// Who sees to it; may be empty.
    pub owner: Rc<str>,
    /// The day it is due, `YYYY-MM-DD`, or whatever was written.
    pub due: Rc<str>,
}

/// An open action item in the list of all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedAction {
    /// What is known of it.
    pub action: OpenAction,
    /// The postmortem it stands in.
    pub document: Id,
    /// What that is called.
    pub title: Rc<str>,
    /// The day it is due.
    pub due: Option<Day>,
    /// The day of the incident.
    pub since: Option<Day>,
}

/// The open action items of all postmortems, those that are due first before the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenActions {
    /// All that are known.
    pub listed: Vec<ListedAction>,
    /// How many postmortems have open action items that are not listed, because an older Nofault has
    /// stored them.
    pub untold: usize,
}

pub(crate) fn is_open(action: &ActionItem) -> bool {
    matches!(action.status, ActionStatus::Open | ActionStatus::InProgress)
}

/// The open action items as they are stored beside a document.
pub(crate) fn written(document: &Postmortem) -> Value {
    let short = |text: &str| -> Value { text.chars().take(LENGTH).collect::<String>().into() };
    let said = |action: &&Rc<ActionItem>| is_open(action) && !action.text.trim().is_empty();
    let open = document.actions.iter().filter(said).take(OF_ONE);
    let open = open.map(|action| {
        let parts = [&action.text, &action.owner, &action.due].map(|part| short(part));
        Value::Array(parts.into())
    });
    Value::Array(open.collect())
}

/// What [`written`] wrote; `None` where it has written nothing.
pub(crate) fn read(value: &Value) -> Option<Rc<[OpenAction]>> {
    let text = |value: &Value| -> Rc<str> { value.as_str().unwrap_or_default().into() };
    let action = |value: &Value| OpenAction {
        text: text(&value[0]),
        owner: text(&value[1]),
        due: text(&value[2]),
    };
    Some(value.as_array()?.iter().map(action).collect())
}

/// The open action items of all these postmortems.
pub fn open_actions(entries: &[Entry]) -> OpenActions {
    let mut all = OpenActions::default();
    for entry in entries {
        let Some(actions) = &entry.actions else {
            all.untold += usize::from(entry.open_actions > 0);
            continue;
        };
        let since = Day::parse(&entry.date);
        let title: Rc<str> = entry.title().into();
        all.listed.extend(actions.iter().map(|action| ListedAction {
            due: Day::parse(&action.due),
            action: action.clone(),
            document: entry.id,
            title: title.clone(),
            since,
        }));
    }
    // What has no day comes last; of those that are due on one day, the oldest first.
    let key = |day: Option<Day>| (day.map_or(i64::MAX, |day| day.0), 0);
    sort_by_key(&mut all.listed, |action| key(action.since));
    sort_by_key(&mut all.listed, |action| key(action.due));
    all
}

impl OpenActions {
    /// Those whose owner has these letters in their name, however they are written.
    pub fn of(&self, owner: &str) -> impl Iterator<Item = &ListedAction> {
        let wanted = owner.trim().trim_start_matches('@').to_lowercase();
        self.listed.iter().filter(move |listed| {
            wanted.is_empty() || listed.action.owner.to_lowercase().contains(&wanted)
        })
    }
}
