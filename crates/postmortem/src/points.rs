//! What an action item can answer: contributing factors, and the points of “What went poorly” and
//! “Where we got lucky”.
//!
//! A factor has an id. A point is a line of somebody's text, so it is named by its words, as hints that
//! were decided against are: edits elsewhere leave the name alone, and an edit of the point itself takes
//! the name along.

use std::rc::Rc;

use blameless::SectionRole;

use crate::numbered::Numbered;
use crate::{ActionField, Edit, Field, Id, Item, Postmortem, SectionId};

/// How many points a document can have. What has more lines than this, such as a log, is no list of
/// points, and would make every look at it slow.
const MOST: usize = 500;

/// The name of something an action item answers, as files have it: `factor` and an id, or `point` and
/// the name of a point. What a later version may link to is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link(Rc<str>);

/// What a [`Link`] leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A contributing factor.
    Factor(Id),
    /// The point of this [name].
    Point(Rc<str>),
}

/// A point of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The section it stands in.
    pub section: SectionId,
    /// Its words on one line, without what marks it as an entry of a list.
    pub words: String,
    /// Its name.
    pub name: Rc<str>,
}

impl From<String> for Link {
    fn from(text: String) -> Link {
        Link(text.into())
    }
}

impl AsRef<str> for Link {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Target {
    /// The link that leads here.
    pub fn link(&self) -> Link {
        Link(match self {
            Target::Factor(id) => format!("factor {id}").into(),
            Target::Point(name) => format!("point {name}").into(),
        })
    }
}

impl Link {
    /// What it leads to; `None` for what this version does not know.
    pub fn target(&self) -> Option<Target> {
        let (kind, name) = self.0.split_once(' ')?;
        match kind {
            "factor" => {
                Some(Id::from_text(name)).filter(|id| id.to_string() == name).map(Target::Factor)
            }
            "point" => Some(Target::Point(name.into())),
            _ => None,
        }
    }
}

/// Links as the text of a field: one a line.
pub(crate) fn lines_of(links: &[Link]) -> String {
    links.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("\n")
}

/// The links in the text of a field, each once.
pub(crate) fn links_in(text: &str) -> Vec<Link> {
    let mut known = Numbered::default();
    let mut links: Vec<Link> = Vec::new();
    for line in text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
        if known.add(line) == links.len() {
            links.push(Link(line.into()));
        }
    }
    links
}

/// The name of a point: its words with case and white space folded.
pub fn name(words: &str) -> Rc<str> {
    folded(without_mark(words)).into()
}

/// Words with case and white space folded.
pub(crate) fn folded(words: &str) -> String {
    one_line(words).chars().flat_map(char::to_lowercase).collect()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line without what makes it an entry of a list: `- `, `* `, `1. `, `- [ ] `.
fn without_mark(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = after_mark(line) {
        line = rest.trim_start();
    }
    line
}

fn after_mark(line: &str) -> Option<&str> {
    let bullets = ["- ", "* ", "+ ", "• ", "[ ] ", "[x] ", "[X] "];
    let numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.strip_prefix(['.', ')'])?;
        (line.len() - rest.len() < 5 && !line.starts_with(['.', ')']))
            .then_some(rest)?
            .strip_prefix(' ')
    };
    bullets.iter().find_map(|mark| line.strip_prefix(mark)).or_else(numbered)
}

/// The points of a text: its lines, with those that go on in the next put together. Headings, tables,
/// rules, quotations, code and a line that only announces a list are none.
pub(crate) fn points_in(text: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    let mut fenced = false;
    let mut goes_on = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim();
        let fence = bare.starts_with("```") || bare.starts_with("~~~");
        fenced ^= fence;
        let heading = bare.starts_with('#') && bare.trim_start_matches('#').starts_with(' ');
        let no_point = fence
            || fenced
            || heading
            || bare.starts_with(['|', '>'])
            || !bare.contains(char::is_alphanumeric);
        let entry = after_mark(bare).is_some();
        let introduces = bare.ends_with(':') && !entry && {
            let next = lines.peek().map(|next| next.trim());
            next.is_none_or(|next| next.is_empty() || after_mark(next).is_some())
        };
        if no_point || introduces {
            goes_on = false;
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        let words = one_line(without_mark(bare));
        match points.last_mut() {
            Some(last) if goes_on && !entry && (indented || flows(last, &words)) => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => points.push(words),
        }
        goes_on = true;
    }
    points
}

/// Whether a line reads on from the one before: lines that a program has wrapped.
fn flows(before: &str, line: &str) -> bool {
    !before.ends_with(['.', '?', '!', ':', ';']) && line.starts_with(char::is_lowercase)
}

/// What became of the points of a text by one edit: the names that are gone, each with the one that
/// stands in its place now, if there is one.
pub fn reworded(before: &str, after: &str) -> Vec<(Rc<str>, Option<Rc<str>>)> {
    let names = |text: &str| points_in(text).iter().map(|words| name(words)).collect::<Vec<_>>();
    let (before, after) = (names(before), names(after));
    let same = |(one, other): &(&Rc<str>, &Rc<str>)| one == other;
    let start = before.iter().zip(&after).take_while(same).count();
    let (old, new) = (&before[start..], &after[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let mut gone = Vec::new();
    for (at, name) in old.iter().enumerate().filter(|(_, name)| !after.contains(name)) {
        let holds = |other: &&Rc<str>| other.contains(&**name);
        let follows = new.get(at).filter(|other| !before.contains(other));
        gone.push((name.clone(), follows.or_else(|| new.iter().find(holds)).cloned()));
    }
    gone
}

impl Postmortem {
    /// The points of the sections that have some, in the order of the page; no more than anybody looks
    /// through.
    pub fn points(&self) -> Vec<Point> {
        let mut known = Numbered::default();
        let mut points: Vec<Point> = Vec::new();
        for section in &self.sections {
            if !has_points(self.role_of(&section.id)) {
                continue;
            }
            for words in points_in(&section.text) {
                let name = name(&words);
                if known.add(&name) == points.len() && points.len() < MOST {
                    points.push(Point { section: section.id.clone(), words, name });
                }
            }
        }
        points
    }

    /// Why a point gets no action item, if somebody has said so.
    pub fn reason_for(&self, point: &str) -> Option<&str> {
        let place = self.accepted.binary_search_by(|(name, _)| (**name).cmp(point)).ok()?;
        Some(&self.accepted[place].1)
    }

    pub(crate) fn accept(&mut self, point: &Rc<str>, reason: String) {
        match self.accepted.binary_search_by(|(name, _)| name.cmp(point)) {
            Ok(place) if reason.is_empty() => drop(self.accepted.remove(place)),
            Ok(place) => self.accepted[place].1 = reason,
            Err(_) if reason.is_empty() => {}
            Err(place) => self.accepted.insert(place, (point.clone(), reason)),
        }
    }

    /// What has to change for everything that names one point to name another.
    pub fn follow(&self, from: &Rc<str>, to: &Rc<str>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (old, new) = (Target::Point(from.clone()).link(), Target::Point(to.clone()).link());
        for action in self.actions.iter().filter(|action| action.answers_to.contains(&old)) {
            let lines = lines_of(&action.answers_to);
            let field = Field::Action(action.id, ActionField::AnswersTo);
            edits.push(Edit::Set { field, value: exchanged(&lines, &old, &new) });
        }
        if let Some(reason) = self.reason_for(from) {
            let value = reason.to_owned();
            edits.push(Edit::Set { field: Field::Accepted(from.clone()), value: String::new() });
            if self.reason_for(to).is_none() {
                edits.push(Edit::Set { field: Field::Accepted(to.clone()), value });
            }
        }
        edits
    }
}

impl Edit {
    /// Lets a change that is yet to be made, such as one that can be taken back, name a point by
    /// another name.
    pub fn follow(&mut self, from: &Rc<str>, to: &Rc<str>) {
        let (old, new) = (Target::Point(from.clone()).link(), Target::Point(to.clone()).link());
        match self {
            Edit::Set { field: Field::Action(_, ActionField::AnswersTo), value } => {
                *value = exchanged(value, &old, &new);
            }
            Edit::Set { field: Field::Accepted(point), .. } if point == from => *point = to.clone(),
            Edit::Insert { item: Item::Action(action), .. } if action.answers_to.contains(&old) => {
                let lines = exchanged(&lines_of(&action.answers_to), &old, &new);
                Rc::make_mut(action).answers_to = links_in(&lines);
            }
            _ => {}
        }
    }
}

fn exchanged(lines: &str, old: &Link, new: &Link) -> String {
    let lines = lines.split('\n').map(|line| if *line == *old.0 { &*new.0 } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether the lines of a section can ask for an action item.
pub fn has_points(role: SectionRole) -> bool {
    matches!(role, SectionRole::WentPoorly | SectionRole::Lucky)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_an_entry_or_a_line() {
        for (text, points) in [
            ("", &[][..]),
            ("- One.\n- Two.", &["One.", "Two."]),
            ("1. One\n2) Two\n* [ ] Three", &["One", "Two", "Three"]),
            ("- One\n  goes on\n- Two", &["One goes on", "Two"]),
            ("A line.\nAnother.", &["A line.", "Another."]),
            (
                "A line that was\nwrapped by a program.\nAnother.",
                &["A line that was wrapped by a program.", "Another."],
            ),
            ("What did not help:\n- One", &["One"]),
            ("# Heading\n\n---\n| a | b |\n> said\nOne", &["One"]),
            ("```\ncode\n```\n`gh-pages` was open", &["`gh-pages` was open"]),
            ("3.5 hours without pages", &["3.5 hours without pages"]),
        ] {
            assert_eq!(points_in(text), points, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_its_words_however_they_are_set() {
        assert_eq!(&*name("-  The  branch\twas OPEN. "), "the branch was open.");
        assert_eq!(name("- - x"), name(&name("- - x")), "a name is the name of itself");
    }

    #[test]
    fn names_follow_what_one_edit_makes_of_them() {
        for (before, after, expected) in [
            ("- One\n- Two", "- One\n- Two", vec![]),
            ("- One\n- Two", "- One\n- Too", vec![("two", Some("too"))]),
            ("- One\n- Two", "- One", vec![("two", None)]),
            ("- One", "- One\n- Two", vec![]),
            ("- One two", "- One\n- two", vec![("one two", Some("one"))]),
            ("- One\n- Two", "- One Two", vec![("one", Some("one two")), ("two", Some("one two"))]),
            ("- One\n- Two", "- Two\n- One", vec![]),
            ("- a\n- b\n- c", "- x\n- b\n- z", vec![("a", Some("x")), ("c", Some("z"))]),
            ("- One\n- One", "- One", vec![]),
        ] {
            let found = reworded(before, after);
            let found: Vec<_> = found.iter().map(|(old, new)| (&**old, new.as_deref())).collect();
            assert_eq!(found, expected, "{before:?} to {after:?}");
        }
    }

    #[test]
    fn a_link_leads_where_it_says() {
        for target in [Target::Factor(Id(7)), Target::Point("a point".into())] {
            assert_eq!(target.link().target(), Some(target));
        }
        for strange in ["", "point", "factor 7", "section x"] {
            assert_eq!(Link::from(strange.to_owned()).target(), None, "{strange}");
        }
    }
}
