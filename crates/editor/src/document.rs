//! A document that is open: its text, its hints, and how far it is saved.

use std::collections::BTreeMap;
use std::rc::Rc;

use blameless::{Checker, Hint, People, Suggestion};
use postmortem::{Field, Id, Postmortem, SectionId, review};

use crate::hints::{Caret, FieldHints, Wanted, kept};
use crate::history::History;
use crate::saving::{Progress, Saving};

/// The document on the screen.
pub struct OpenDocument {
    pub(crate) document: Postmortem,
    opened: Id,
    /// The revision the text was made from.
    pub(crate) base: u32,
    pub(crate) progress: Progress,
    pub(crate) history: History,
    hints: BTreeMap<Field, FieldHints>,
    people: People,
    checker: Checker,
    open: Option<OpenHint>,
    /// The section that has, or last had, the focus.
    pub(crate) current: Option<SectionId>,
    /// How many hints the author was last told of.
    pub(crate) announced: usize,
    /// Byte offset of the caret after the last key, until its field is left.
    pub(crate) resting_at: Option<usize>,
}

/// The hint whose note is open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenHint {
    /// Where.
    pub field: Field,
    /// Which.
    pub hint: Hint,
    /// Its number among the hints of its field, from 0.
    pub number: usize,
    /// How many hints its field has.
    pub of: usize,
    /// The sentence as it would read with the suggested wording, if there is one.
    pub wording: Option<String>,
}

impl OpenDocument {
    pub(crate) fn new(document: Postmortem, base: u32, hidden: &[Rc<str>]) -> OpenDocument {
        let mut open = OpenDocument {
            opened: document.id,
            document,
            base,
            progress: Progress::default(),
            history: History::default(),
            hints: BTreeMap::new(),
            people: People::default(),
            checker: Checker::new(),
            open: None,
            current: None,
            announced: 0,
            resting_at: None,
        };
        open.check_all(hidden);
        open.announced = open.hint_count();
        open
    }

    /// The document as it is now.
    pub fn document(&self) -> &Postmortem {
        &self.document
    }

    /// The id it was opened under. It stays when another tab makes this one a copy, so that what is
    /// on the screen stays too.
    pub fn opened_as(&self) -> Id {
        self.opened
    }

    /// Whether the text is safe.
    pub fn saving(&self) -> Saving {
        self.progress.state()
    }

    /// The section that has, or last had, the focus.
    pub fn current_section(&self) -> Option<&SectionId> {
        self.current.as_ref()
    }

    /// The note that is open.
    pub fn open_hint(&self) -> Option<&OpenHint> {
        self.open.as_ref()
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The hints of a field; none if it is never checked.
    pub fn hints(&self, field: &Field) -> Rc<[Hint]> {
        self.hints.get(field).map(|hints| hints.shown().clone()).unwrap_or_default()
    }

    /// Every checked field with its hints.
    pub fn all_hints(&self) -> impl Iterator<Item = (&Field, &Rc<[Hint]>)> {
        self.hints.iter().map(|(field, hints)| (field, hints.shown()))
    }

    /// How many hints are shown in the whole document.
    pub fn hint_count(&self) -> usize {
        self.hints.values().map(|hints| hints.shown().len()).sum()
    }

    /// Looks at every checked field: after loading, and whenever a name or a decision changed.
    pub(crate) fn check_all(&mut self, hidden: &[Rc<str>]) {
        self.people = review::people(&self.document);
        let mut before = std::mem::take(&mut self.hints);
        let fields: Vec<Field> =
            review::checked_fields(&self.document).map(|(field, _)| field).collect();
        for field in fields {
            if let Some(hints) = before.remove(&field) {
                self.hints.insert(field.clone(), hints);
            }
            self.check(&field, Caret::Away, hidden);
        }
        self.keep_open_hint();
    }

    /// Looks at one field again, or at all where a name changed.
    pub(crate) fn recheck(&mut self, field: &Field, caret: Caret, hidden: &[Rc<str>]) {
        if review::people(&self.document) != self.people {
            self.check_all(hidden);
        }
        self.check(field, caret, hidden);
        self.keep_open_hint();
    }

    fn check(&mut self, field: &Field, caret: Caret, hidden: &[Rc<str>]) {
        let Some(role) = review::role_for(&self.document, field) else { return };
        let Some(text) = self.document.get(field) else { return };
        let wanted = Wanted { document: &self.document, hidden_everywhere: hidden };
        self.hints.entry(field.clone()).or_default().refresh(
            &text,
            caret,
            role,
            &self.people,
            &mut self.checker,
            &wanted,
        );
    }

    /// Opens the hint with this number among those of its field.
    pub(crate) fn open_hint_at(&mut self, field: &Field, number: usize) -> Option<&OpenHint> {
        let hints = self.hints(field);
        let hint = hints.get(number)?.clone();
        let wording = wording(&self.document.get(field)?, &hint);
        let of = hints.len();
        self.open = Some(OpenHint { field: field.clone(), hint, number, of, wording });
        self.open.as_ref()
    }

    pub(crate) fn close_hint(&mut self) -> Option<OpenHint> {
        self.open.take()
    }

    /// Follows the open hint through an edit: to the same words of the same rule, else it closes.
    fn keep_open_hint(&mut self) {
        let Some(open) = self.open.take() else { return };
        let hints = self.hints(&open.field);
        let near = |hint: &Hint| hint.span.start.abs_diff(open.hint.span.start);
        let same = hints
            .iter()
            .enumerate()
            .filter(|(_, hint)| {
                hint.rule.id == open.hint.rule.id && hint.span.len() == open.hint.span.len()
            })
            .min_by_key(|(_, hint)| near(hint))
            .map(|(number, _)| number);
        if let Some(number) = same {
            self.open_hint_at(&open.field, number);
        }
    }

    /// The hint after (or before) a place, wrapping around; the first (or last) without a place.
    pub(crate) fn neighbour(
        &self,
        from: Option<&(Field, usize)>,
        forward: bool,
    ) -> Option<(Field, usize)> {
        let fields: Vec<Field> =
            review::checked_fields(&self.document).map(|(field, _)| field).collect();
        let all: Vec<(usize, usize, usize)> = fields
            .iter()
            .enumerate()
            .flat_map(|(order, field)| {
                let starts: Vec<usize> =
                    self.hints(field).iter().map(|hint| hint.span.start).collect();
                starts.into_iter().enumerate().map(move |(n, start)| (order, start, n))
            })
            .collect();
        let place = from.map(|(field, at)| {
            let order = fields.iter().position(|other| other == field).unwrap_or(0);
            (order, *at)
        });
        let found = match (place, forward) {
            (None, true) => all.first(),
            (None, false) => all.last(),
            (Some(place), true) => {
                all.iter().find(|(order, start, _)| (*order, *start) > place).or(all.first())
            }
            (Some(place), false) => {
                all.iter().rev().find(|(order, start, _)| (*order, *start) < place).or(all.last())
            }
        };
        found.map(|(order, _, number)| (fields[*order].clone(), *number))
    }

    /// The number of the hint whose words hold a byte of a field; with `or_behind`, also one whose
    /// words end there.
    pub(crate) fn hint_at(&self, field: &Field, at: usize, or_behind: bool) -> Option<usize> {
        self.hints(field)
            .iter()
            .position(|hint| hint.span.contains(&at) || (or_behind && hint.span.end == at))
    }

    /// The name under which a decision against the open hint is remembered.
    pub(crate) fn kept_open_hint(&self) -> Option<postmortem::KeptHint> {
        let open = self.open.as_ref()?;
        let text = self.hints.get(&open.field)?.text();
        Some(kept(text, &open.hint))
    }

    /// The place of the open hint in the whole document, from 1, and how many there are.
    pub fn open_hint_rank(&self) -> Option<(usize, usize)> {
        let open = self.open.as_ref()?;
        let mut before = 0;
        for (field, _) in review::checked_fields(&self.document) {
            if field == open.field {
                return Some((before + open.number + 1, self.hint_count()));
            }
            before += self.hints(&field).len();
        }
        None
    }
}

/// The sentence of a hint as it would read with the suggested wording.
fn wording(text: &str, hint: &Hint) -> Option<String> {
    let (span, new) = match &hint.suggestion {
        Suggestion::Question => return None,
        Suggestion::Replace { span, text } | Suggestion::Template { span, text, .. } => {
            (span, text)
        }
    };
    let before = text.get(hint.sentence.start.min(span.start)..span.start)?;
    let after = text.get(span.end..hint.sentence.end.max(span.end))?;
    Some(format!("{before}{new}{after}").trim().to_string())
}
