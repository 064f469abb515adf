//! What an action item answers, in the words a reader sees: the text of the factor or of the point.

use std::rc::Rc;

use crate::points::{self, Target, name};
use crate::{ActionItem, Link, Postmortem};

/// The action items with words in the place of links.
pub(in crate::format) fn in_words(document: &Postmortem) -> Vec<Rc<ActionItem>> {
    if document.actions.iter().all(|action| action.answers_to.is_empty()) {
        return document.actions.clone();
    }
    let points = document.points();
    let words = |link: &Link| -> String {
        let known = match link.target() {
            Some(Target::Factor(id)) => {
                let factor = document.factors.iter().find(|factor| factor.id == id);
                factor.map(|factor| one_line(&factor.text)).filter(|text| !text.is_empty())
            }
            Some(Target::Point(name)) => {
                let point = points.iter().find(|point| point.name == name);
                Some(point.map_or_else(|| name.to_string(), |point| point.words.clone()))
            }
            None => None,
        };
        known.unwrap_or_else(|| link.as_ref().to_owned())
    };
    let mut actions = document.actions.clone();
    for action in actions.iter_mut().filter(|action| !action.answers_to.is_empty()) {
        let action = Rc::make_mut(action);
        action.answers_to = action.answers_to.iter().map(|link| Link::from(words(link))).collect();
    }
    actions
}

/// Links in the place of words. Words that nobody knows, and that are the name of no point either, stay
/// as words about what the action item answers.
pub(super) fn understand(document: &mut Postmortem) {
    if document.actions.iter().all(|action| action.answers_to.is_empty()) {
        return;
    }
    let points = document.points();
    let factors = document.factors.clone();
    for action in document.actions.iter_mut().filter(|action| !action.answers_to.is_empty()) {
        let action = Rc::make_mut(action);
        let mut links = Vec::new();
        for words in std::mem::take(&mut action.answers_to) {
            let text = words.as_ref();
            let factor = factors.iter().find(|factor| one_line(&factor.text) == text);
            let point = name(text);
            if let Some(factor) = factor {
                links.push(Target::Factor(factor.id).link());
            } else if points.iter().any(|other| other.name == point) || *point == *text {
                links.push(Target::Point(point).link());
            } else {
                let line = if action.answers.is_empty() { "" } else { "\n" };
                action.answers.push_str(line);
                action.answers.push_str(text);
            }
        }
        action.answers_to = points::links_in(&points::lines_of(&links));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
