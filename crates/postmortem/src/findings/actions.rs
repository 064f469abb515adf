//! Action items: whether they can be assigned, done, and seen to be done.
//!
//! How they are worded is asked by hints (`vague-action`, `vigilance-action`, `unowned-action`): where
//! one of those speaks, these are silent about the same. Nothing here is looked up anywhere, and the
//! day it is today is handed in.

mod words;

use std::rc::Rc;

use blameless::SectionRole;

use self::words::{
    ENDLESS, Owner, begins_an_object, content_of, has_an_end, is_english, is_order, listed, owner,
    shared, words_of,
};
use super::{Finding, Fix, Kind, Place, set, without_kept};
use crate::day::Day;
use crate::edit::Item;
use crate::quick::is_address;
use crate::{
    ActionField, ActionItem, ActionStatus, Choice, DueWithin, Edit, Field, Id, Postmortem, review,
};

/// How many open action items a document can have before somebody is asked which count.
const FEW: usize = 5;

/// How many rows and action items are compared with each other. Nobody reads more of them either.
const COMPARED: usize = 200;

/// Everything there is to ask about the action items of a document, in their order, what matters most
/// first; without what its author has decided against.
pub fn about_actions(document: &Postmortem, today: Option<Day>) -> Vec<Finding> {
    let look = Look::at(document, today);
    let mut all = Vec::new();
    for (at, action) in document.actions.iter().enumerate() {
        look.look_at(at, action, &mut all);
    }
    let open = document.actions.iter().filter(|action| is_open(action)).count();
    let section =
        document.sections.iter().find(|it| document.role_of(&it.id) == SectionRole::Actions);
    if open > FEW
        && let Some(section) = section
    {
        let words =
            format!("{open} items are open. Which few of them would have changed the most?");
        let many = Finding::new(Kind::Many, Place::Section(section.id.clone()), words);
        all.push(many.about("more than a few"));
    }
    without_kept(document, all)
}

fn is_open(action: &ActionItem) -> bool {
    let open = matches!(action.status, ActionStatus::Open | ActionStatus::InProgress);
    open && !action.text.trim().is_empty()
}

/// What all action items are looked at with.
struct Look<'d> {
    document: &'d Postmortem,
    today: Option<Day>,
    people: blameless::People,
    /// Whether this team keeps tickets: else none is missed.
    tickets: bool,
    /// What the rows of the timeline are about.
    rows: Vec<(&'d str, Vec<String>)>,
    /// What the open action items are about.
    contents: Vec<Vec<String>>,
}

impl<'d> Look<'d> {
    fn at(document: &'d Postmortem, today: Option<Day>) -> Look<'d> {
        let rows = document.timeline.iter().take(COMPARED);
        let compared = document.actions.iter().take(COMPARED);
        let content = |action: &Rc<ActionItem>| {
            if is_open(action) { content_of(&action.text) } else { Vec::new() }
        };
        let ticket = |action: &Rc<ActionItem>| !action.ticket.trim().is_empty();
        Look {
            document,
            today,
            people: review::people(document),
            tickets: !document.meta.tracker.trim().is_empty()
                || document.actions.iter().any(ticket),
            rows: rows.map(|row| (row.text.as_str(), content_of(&row.text))).collect(),
            contents: compared.map(content).collect(),
        }
    }

    fn look_at(&self, at: usize, action: &ActionItem, all: &mut Vec<Finding>) {
        let mut ask = |kind, field, words: String, fix: Option<Fix>| {
            let place = Place::Field(Field::Action(action.id, field));
            all.push(Finding::new(kind, place, words).about(&action.text).with(fix));
        };
        let declined = action.status == ActionStatus::Declined && action.reason.trim().is_empty();
        if declined && !action.text.trim().is_empty() {
            ask(
                Kind::Reason,
                ActionField::Reason,
                "What spoke against it? Whoever had the idea would like to know.".into(),
                None,
            );
        }
        if !is_open(action) {
            return;
        }
        let hints = blameless::check(&action.text, SectionRole::Actions, &self.people);
        let hinted = |rule: &str| hints.iter().any(|hint| hint.rule.id == rule);
        let reworded = hinted("vague-action") || hinted("vigilance-action");

        if let Some(row) = self.repeats(at) {
            let done = done(action.id);
            ask(
                Kind::Repeats,
                ActionField::Text,
                format!("The timeline has it: “{row}”. Is there more to do?"),
                Some(done),
            );
        } else if let Some(twin) = self.twin(at) {
            ask(
                Kind::Twin,
                ActionField::Text,
                format!("How is this another thing than “{twin}”?"),
                None,
            );
        }
        let who = match owner(&action.owner) {
            Owner::Missing if !hinted("unowned-action") => "Who sees to it?",
            Owner::Nobody => "Who is it in particular: which person, role or team?",
            Owner::Several => "Which one of them will be asked how it is going?",
            _ => "",
        };
        if !who.is_empty() {
            ask(Kind::Owner, ActionField::Owner, who.to_owned(), None);
        }
        if let Some((kind, words, fix)) = self.when(action) {
            ask(kind, ActionField::Due, words, fix);
        }
        if let Some(fix) = compound(at, action) {
            let words = "Are these two things? Each could have an owner and a day of its own.";
            ask(Kind::Compound, ActionField::Text, words.into(), Some(fix));
        }
        if !reworded && let Some((kind, words, fix)) = wording(action) {
            ask(kind, ActionField::Text, words.to_owned(), fix);
        }
        if action.kind.is_none() {
            let words = "What is it for: to prevent, to detect sooner, to limit the damage?";
            ask(Kind::Purpose, ActionField::Kind, words.into(), None);
        }
        let ticket = action.ticket.trim();
        if looks_like_an_address(ticket) && !is_address(ticket) {
            ask(
                Kind::Ticket,
                ActionField::Ticket,
                "Does this address lead to the ticket? A part of it is missing.".into(),
                None,
            );
        } else if ticket.is_empty() && self.tickets {
            ask(Kind::Ticket, ActionField::Ticket, "Which ticket is it?".into(), None);
        }
    }

    /// What is asked about the day.
    fn when(&self, action: &ActionItem) -> Option<(Kind, String, Option<Fix>)> {
        let typed = action.due.trim();
        if typed.is_empty() {
            return Some((Kind::Due, "By when?".to_owned(), None));
        }
        let Some(due) = Day::parse(typed) else {
            let field = Field::Action(action.id, ActionField::Due);
            let meant = Day::meant(typed, self.today)
                .map(|day| set(format!("Write {day}"), &field, day.to_string()));
            return Some((Kind::Due, format!("Which day is “{typed}”?"), meant));
        };
        let today = self.today?;
        if due < today {
            let words = format!(
                "This was due on {}. Is it done, or is there a better day?",
                due.words(Some(today))
            );
            return Some((Kind::Overdue, words, Some(done(action.id))));
        }
        let within = self.document.meta.due_within.unwrap_or(DueWithin::Week).days();
        let incident = Day::parse(&self.document.meta.date).filter(|day| day.plus(within) >= today);
        if due <= incident.unwrap_or(today).plus(within) {
            return None;
        }
        let (days, from) = match incident {
            Some(day) => (due.0 - day.0, "after the incident"),
            None => (due.0 - today.0, "from now"),
        };
        let words = format!(
            "This is {days} days {from}, and the aim is {within}. What would be a first step?"
        );
        Some((Kind::Late, words, None))
    }

    /// The row of the timeline that tells that this was done already.
    fn repeats(&self, at: usize) -> Option<&'d str> {
        let content = self.contents.get(at).filter(|content| content.len() > 1)?;
        let verb = &content[..1];
        let (text, _) = self.rows.iter().find(|(_, row)| {
            shared(verb, row) == 1 && shared(content, row) * 5 >= content.len() * 4
        })?;
        Some(text)
    }

    /// The earlier action item that says nearly the same.
    fn twin(&self, at: usize) -> Option<&'d str> {
        let content = self.contents.get(at).filter(|content| content.len() > 1)?;
        let near = |other: &Vec<String>| {
            let both = shared(content, other).min(shared(other, content));
            both > 1 && both * 10 >= (content.len() + other.len() - both) * 7
        };
        let twin = self.contents[..at].iter().position(near)?;
        Some(&self.document.actions[twin].text)
    }
}

fn done(id: Id) -> Fix {
    let status = Field::Action(id, ActionField::Status);
    set("It is done", &status, ActionStatus::Done.id().to_owned())
}

fn looks_like_an_address(ticket: &str) -> bool {
    let ticket = ticket.to_lowercase();
    ticket.contains("://") || ["http", "www."].iter().any(|start| ticket.starts_with(start))
}

/// What would make two items of one that asks for two things.
fn compound(at: usize, action: &ActionItem) -> Option<Fix> {
    let text = action.text.trim_end();
    if !words_of(text).first().is_some_and(|word| is_order(word)) {
        return None;
    }
    for with in ["; ", ", and then ", " and then ", ", then ", ", and ", " and "] {
        for (end, _) in text.match_indices(with) {
            let (one, other) = (&text[..end], &text[end + with.len()..]);
            let mut words = other.split_whitespace();
            let verb = words.next().unwrap_or_default();
            let two = is_order(verb) && words.next().is_some_and(begins_an_object);
            if two && words_of(one).len() > 1 && !one.contains('\n') {
                let other = ActionItem {
                    text: capital(other),
                    kind: action.kind,
                    answers_to: action.answers_to.clone(),
                    // The same for whoever does the same in another tab.
                    ..ActionItem::new(Id::from_text(&format!("{} and {other}", action.id)))
                };
                let text = Field::Action(action.id, ActionField::Text);
                let edits = vec![
                    Edit::Set { field: text, value: one.to_owned() },
                    Edit::Insert { at: at + 1, item: Item::Action(other.into()) },
                ];
                return Some(Fix { label: "Make it two".to_owned(), edit: Edit::All(edits) });
            }
        }
    }
    None
}

/// What is asked about the words, where no hint does.
fn wording(action: &ActionItem) -> Option<(Kind, &'static str, Option<Fix>)> {
    let words = words_of(&action.text);
    let bounded = has_an_end(&action.text) || !action.done_when.trim().is_empty();
    let begins = |start: &str| words.join(" ").starts_with(start);
    let vague = words.len() < 4
        && words
            .iter()
            .any(|word| ["issue", "problem", "bug", "it", "this"].contains(&word.as_str()));
    if begins("ensure ") || begins("make sure ") || begins("guarantee ") {
        return (!bounded).then(|| {
            let ask = "What would see to it? “Add a check that …” is something that can be done.";
            (Kind::Opener, ask, check_that(action))
        });
    }
    let ask = match words.first().map(String::as_str)? {
        _ if bounded => None,
        "monitor" | "watch" | "track" => {
            Some("At which value should somebody be told? “Alert when … for … minutes.”")
        }
        "fix" | "solve" | "resolve" if vague => {
            Some("What should happen instead? “Handle … safely.”")
        }
        "follow" | "sync" | "talk" | "reach" | "meet" => {
            Some("What should come of it, and where can it be read then?")
        }
        "communicate" | "share" | "announce" => {
            Some("What will people find, and where? “Write … into the runbook.”")
        }
        _ => None,
    };
    if let Some(ask) = ask {
        return Some((Kind::Opener, ask, None));
    }
    let negated = ["do", "don't", "no", "not", "never", "please"];
    let first =
        words.iter().find(|word| !word.ends_with("ly") && !negated.contains(&word.as_str()))?;
    let named = action.text.split_once(':').and_then(|(_, rest)| words_of(rest).into_iter().next());
    let order = is_order(first) || named.is_some_and(|word| is_order(&word));
    if !order && is_english(&words) {
        let ask = "What is to be done? A verb in front says it, such as add, remove or alert.";
        return Some((Kind::Verb, ask, None));
    }
    let endless = listed(ENDLESS, first) && !bounded;
    let ask =
        "What would show that it is finished: a number, a test, something that can be looked at?";
    endless.then_some((Kind::Endless, ask, None))
}

/// The same with “Add a check that” in front.
fn check_that(action: &ActionItem) -> Option<Fix> {
    let text = action.text.trim_start();
    let lower = text.to_ascii_lowercase();
    let starts = [
        "ensure that ",
        "ensure ",
        "make sure that ",
        "make sure ",
        "guarantee that ",
        "guarantee ",
    ];
    let start = starts.iter().find(|start| lower.starts_with(**start))?;
    let text = format!("Add a check that {}", &text[start.len()..]);
    let field = Field::Action(action.id, ActionField::Text);
    Some(set("Begin with “Add a check that”", &field, text))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
