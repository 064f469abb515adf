//! Which lines of a Markdown file are its skeleton and which are somebody's text.

use std::rc::Rc;

use blameless::SectionRole;

use super::{hidden, synonyms, table};
use crate::numbered::{Groups, Numbered};
use crate::{SectionId, Template};

/// What begins a heading of the document.
pub(super) const HEADING: &str = "## ";

/// What the text under a heading is.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    /// The answer to a question of the template.
    Question(SectionId, SectionRole),
    /// An extra section known by the comment.
    Extra(SectionId),
    /// The table of a template that has no section for it.
    Loose(SectionRole),
}

/// The headings of one document.
pub(super) struct Outline {
    /// What stands under each heading that is known, the first at the end; several where several have
    /// one name.
    slots: Groups<Slot>,
    /// The headings that are in the file.
    present: Numbered,
    /// Lines that look like skeleton but stand in somebody's text.
    inner: Numbered,
}

impl Outline {
    pub(super) fn new(template: &Rc<Template>, extra: &[(SectionId, String)]) -> Outline {
        let questions = template.sections.iter().map(|question| {
            (fold(&question.title), Slot::Question(question.id.clone(), question.role))
        });
        let extra = extra.iter().map(|(id, title)| (fold(title), Slot::Extra(id.clone())));
        let loose = WITH_TABLES.into_iter().filter_map(|role| {
            let name = loose_heading(template, role)?;
            Some((fold(name), Slot::Loose(role)))
        });
        let mut all: Vec<(String, Slot)> = questions.collect();
        all.extend(extra);
        all.extend(loose);
        let mut slots = Groups::default();
        for (name, slot) in all.into_iter().rev() {
            slots.add(&name, slot);
        }
        Outline { slots, present: Numbered::default(), inner: Numbered::default() }
    }

    pub(super) fn with_inner(mut self, inner: &[String]) -> Outline {
        for line in inner {
            self.inner.add(line);
        }
        self
    }

    pub(super) fn note_present<'a>(&mut self, headings: impl Iterator<Item = &'a str>) {
        for heading in headings {
            self.present.add(&fold(heading));
        }
    }

    /// What stands under `heading`: the first of that name that has not been claimed yet, else the
    /// question of `template` that the heading means by another name.
    pub(super) fn claim(&mut self, heading: &str, template: &Template) -> Option<Slot> {
        let named = self.slots.get_mut(&fold(heading)).and_then(Vec::pop);
        named.or_else(|| {
            let role = synonyms::meaning(heading)?;
            let question = template.sections.iter().find(|question| question.role == role)?;
            let name = fold(&question.title);
            // If the file has the question under its own name, this is something else.
            let free = self.present.find(&name).is_none();
            free.then(|| self.slots.get_mut(&name)?.pop()).flatten()
        })
    }

    /// Whether the template or the comment names this heading.
    fn knows(&self, heading: &str) -> bool {
        self.slots.get(&fold(heading)).is_some()
    }

    /// For each line, whether it is a heading of the document. A heading nobody knows does not count
    /// inside a code fence, unless the fence never ends before the next known one.
    pub(super) fn headings<'a>(&self, lines: &[&'a str]) -> Vec<Option<&'a str>> {
        let mut found: Vec<_> = lines.iter().map(|line| self.heading(line)).collect();
        let mut fence: Option<(usize, &str)> = None;
        for (at, line) in lines.iter().enumerate() {
            let mark = fence_mark(line);
            match fence {
                _ if found[at].is_some_and(|heading| self.knows(heading)) => fence = None,
                None => fence = mark.map(|mark| (at, mark)),
                Some((from, open)) if closes(mark, open, line) => {
                    found[from..at].fill(None);
                    fence = None;
                }
                Some(_) => {}
            }
        }
        found
    }

    fn heading<'a>(&self, line: &'a str) -> Option<&'a str> {
        let heading = line.strip_prefix(HEADING)?.trim();
        (!heading.is_empty() && self.inner.find(line).is_none()).then_some(heading)
    }

    /// Whether `line` begins a table of ours.
    pub(super) fn begins_table(&self, line: &str) -> bool {
        table::looks_like_header(line) && self.inner.find(line).is_none()
    }

    /// Whether a reader that does not know better could take `line` for skeleton.
    fn is_doubtful(&self, line: &str) -> bool {
        line.strip_prefix(HEADING).is_some_and(|heading| !heading.trim().is_empty())
            || table::looks_like_header(line)
            || hidden::begins(line)
    }

    /// Writes a text into the file. Most lines stay as they are. A line that cannot be told from this
    /// document's skeleton (its headings, its table headers in `own`, its comment) gets a backslash;
    /// one that only looks like skeleton is remembered in `inner`.
    pub(super) fn escape(&self, text: &str, own: &[String], inner: &mut Vec<String>) -> String {
        let mut out = String::with_capacity(text.len());
        for (number, line) in text.replace('\r', "\n").split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            let core = line.trim_start_matches('\\');
            if self.is_doubtful(core) {
                let ours = hidden::begins(line)
                    || own.iter().any(|header| header == line)
                    || line.strip_prefix(HEADING).is_some_and(|heading| self.knows(heading));
                if ours || core.len() < line.len() {
                    out.push('\\');
                } else {
                    inner.push(line.to_owned());
                }
            }
            out.push_str(line);
        }
        out
    }

    /// The text in lines of the file: [`escape`](Self::escape) undone, blank lines around it dropped.
    pub(super) fn unescape(&self, lines: &[&str]) -> String {
        let is_blank = |line: &&str| line.trim().is_empty();
        let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(lines.len());
        let mut text = String::new();
        for line in &lines[first..] {
            let core = line.trim_start_matches('\\');
            let escaped = core.len() < line.len() && self.is_doubtful(core);
            text.push_str(if escaped { &line[1..] } else { line });
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// The roles of the sections that have a table.
pub(super) const WITH_TABLES: [SectionRole; 3] =
    [SectionRole::Cause, SectionRole::Timeline, SectionRole::Actions];

/// The heading for the table of `role`, if no section of the template has that role.
pub(super) fn loose_heading(template: &Template, role: SectionRole) -> Option<&'static str> {
    let missing = template.sections.iter().all(|question| question.role != role);
    missing.then_some(match role {
        SectionRole::Cause => "Contributing factors",
        SectionRole::Timeline => "Timeline",
        _ => "Action items",
    })
}

/// A title as it can stand in a heading: one line, never empty.
pub(super) fn heading_text(title: &str) -> String {
    let words: Vec<_> = title.split_whitespace().collect();
    if words.is_empty() { "Untitled section".to_owned() } else { words.join(" ") }
}

/// What makes two headings the same to a reader.
fn fold(title: &str) -> String {
    heading_text(title).trim_end_matches(':').to_lowercase()
}

/// The run of backticks or tildes a fence line begins with.
fn fence_mark(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(' ');
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    (length >= 3).then(|| &line[..length])
}

fn closes(mark: Option<&str>, open: &str, line: &str) -> bool {
    mark.is_some_and(|mark| mark.starts_with(open) && line.trim() == mark)
}
