//! A document that is open: its text, its hints, and how far it is saved.

use std::collections::BinaryHeap;
use std::ops::Range;
use std::rc::Rc;

use blameless::{Hint, People, Severity, Suggestion};
use postmortem::format::Format;
use postmortem::{Conflict, Field, Id, Postmortem, SectionId, review};

use crate::actions::Coverage;
use crate::asking::Questions;
use crate::by_field::ByField;
use crate::effect::Keep;
use crate::hints::{Caret, FieldHints, Wanted, kept};
use crate::history::History;
use crate::preferences::Preferences;
use crate::reach::Reach;
use crate::saving::{Progress, Saving};
use crate::times::Times;
use crate::versions::Versions;

/// The document on the screen.
pub struct OpenDocument {
    pub(crate) document: Postmortem,
    opened: Id,
    /// The revision the text was made from.
    pub(crate) base: u32,
    /// The document as it is in that revision.
    pub(crate) stored: Postmortem,
    /// What is stored, as it is, where a newer Nofault has stored it: then it is only read.
    pub(crate) as_stored: Option<Rc<str>>,
    /// The document as it is in the save under way.
    pub(crate) saving: Option<Postmortem>,
    /// Where another tab has changed the same, and nobody has decided yet.
    pub(crate) conflicts: Vec<Conflict>,
    /// A revision of another tab that is to be kept for good, because parts of it are in no other.
    pub(crate) keep: Option<Keep>,
    /// As what to keep the present state, as soon as all of it is stored.
    pub(crate) naming: Option<Rc<str>>,
    /// Whether it has to become a copy, if another tab has been faster.
    pub(crate) part: bool,
    /// What was stored of it before, while somebody looks at it.
    pub(crate) versions: Versions,
    /// What its times mean.
    pub(crate) times: Times,
    /// Which rows are drawn with their fields.
    pub(crate) reach: Reach,
    /// Whether an input method is at work in one of the fields.
    pub(crate) composing: bool,
    pub(crate) progress: Progress,
    pub(crate) history: History,
    pub(crate) coverage: Coverage,
    pub(crate) questions: Questions,
    /// Points that were reworded since their text was entered: what they were, and what they are.
    pub(crate) reworded: Vec<(Rc<str>, Rc<str>)>,
    hints: ByField<FieldHints>,
    people: People,
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
    /// Its number among all that is marked in its field, from 0.
    pub number: usize,
    /// Its place among the wording hints of its field, from 1, and how many there are; `None` where
    /// it marks what is good.
    pub place: Option<(usize, usize)>,
    /// The sentence as it is.
    pub sentence: Rc<str>,
    /// The marked bytes of `sentence`.
    pub marked: Range<usize>,
    /// The sentence as it would read with the suggested wording, if there is one.
    pub wording: Option<String>,
}

impl OpenDocument {
    pub(crate) fn new(document: Postmortem, base: u32, preferences: &Preferences) -> OpenDocument {
        let mut open = OpenDocument {
            opened: document.id,
            stored: document.clone(),
            document,
            base,
            as_stored: None,
            saving: None,
            conflicts: Vec::new(),
            keep: None,
            naming: None,
            part: false,
            composing: false,
            versions: Versions::default(),
            times: Times::default(),
            reach: Reach::default(),
            progress: Progress::default(),
            history: History::default(),
            coverage: Coverage::default(),
            questions: Questions::default(),
            reworded: Vec::new(),
            hints: ByField::default(),
            people: People::default(),
            open: None,
            current: None,
            announced: 0,
            resting_at: None,
        };
        open.check_all(preferences);
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

    /// The number of the last change.
    pub fn change(&self) -> u32 {
        self.progress.change
    }

    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        let document = &self.document;
        let written = |section: &Rc<postmortem::Section>| document.has_content(section);
        document.meta.title.trim().is_empty() && !document.sections.iter().any(written)
    }

    /// It as a file. What a newer Nofault has written is passed on as it is.
    pub fn written(&self, format: Format) -> String {
        match (&self.as_stored, format) {
            (Some(stored), Format::Json) => stored.to_string(),
            _ => format.write(&self.document),
        }
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

    /// What its times mean.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// All that is marked in a field; nothing if it is never checked.
    pub fn hints(&self, field: &Field) -> Rc<[Hint]> {
        self.hints.get(field).map(|hints| hints.shown().clone()).unwrap_or_default()
    }

    /// How many wording hints a field has. What is marked as good is no hint to count.
    pub fn count(&self, field: &Field) -> usize {
        self.hints.get(field).map_or(0, |hints| count(hints.shown()))
    }

    /// Every checked field with all that is marked in it.
    pub fn all_hints(&self) -> impl Iterator<Item = (&Field, &Rc<[Hint]>)> {
        self.hints.iter().map(|(field, hints)| (field, hints.shown()))
    }

    /// How many wording hints are shown in the whole document.
    pub fn hint_count(&self) -> usize {
        self.hints.iter().map(|(_, hints)| count(hints.shown())).sum()
    }

    /// Shows no hint until somebody asks.
    pub(crate) fn forget_hints(&mut self) {
        self.hints.clear();
        self.open = None;
    }

    /// Shows every hint, whatever they wait for: somebody has asked.
    pub(crate) fn ask(&mut self, preferences: &Preferences) {
        self.check_all_at(Caret::Asking, preferences);
        self.announced = self.hint_count();
    }

    /// Looks at every checked field: after loading, and whenever a name or a decision changed.
    pub(crate) fn check_all(&mut self, preferences: &Preferences) {
        self.check_all_at(Caret::Away, preferences);
    }

    fn check_all_at(&mut self, caret: Caret, preferences: &Preferences) {
        self.people = review::people(&self.document);
        let mut before = std::mem::take(&mut self.hints);
        let wanted = Wanted { document: &self.document, preferences };
        // With the text at hand: to look for each by its field takes seconds where there are thousands.
        let texts: Vec<(Field, &str)> = review::checked_fields(&self.document).collect();
        // A heap, because a sort of its own is two kilobytes to download.
        let order = texts.iter().enumerate().map(|(at, (field, _))| (field, at));
        let order = order.collect::<BinaryHeap<_>>().into_sorted_vec();
        let looked_at = order.into_iter().filter_map(|(field, at)| {
            let role = review::role_for(&self.document, field)?;
            let mut hints = before.get_mut(field).map(std::mem::take).unwrap_or_default();
            hints.refresh(texts[at].1, preferences.timing.at(caret), role, &self.people, &wanted);
            Some((field.clone(), hints))
        });
        self.hints = ByField::of_sorted(looked_at);
        self.keep_open_hint();
    }

    /// Looks at one field again, or at all where a name changed.
    pub(crate) fn recheck(&mut self, field: &Field, caret: Caret, preferences: &Preferences) {
        if review::people(&self.document) != self.people {
            self.check_all(preferences);
        }
        self.check(field, caret, preferences);
        self.keep_open_hint();
    }

    fn check(&mut self, field: &Field, caret: Caret, preferences: &Preferences) {
        let Some(role) = review::role_for(&self.document, field) else { return };
        let Some(text) = self.document.get(field) else { return };
        let wanted = Wanted { document: &self.document, preferences };
        self.hints.get_or_default(field).refresh(
            &text,
            preferences.timing.at(caret),
            role,
            &self.people,
            &wanted,
        );
    }

    /// Puts other hints in the place of those that were found, to try what rules do not offer yet.
    #[cfg(test)]
    pub(crate) fn found(&mut self, field: &Field, hints: Vec<Hint>) {
        self.hints.get_or_default(field).set_shown(hints);
    }

    /// Opens the hint with this number among those of its field.
    pub(crate) fn open_hint_at(&mut self, field: &Field, number: usize) -> Option<&OpenHint> {
        let hints = self.hints(field);
        let hint = hints.get(number)?.clone();
        let text = self.document.get(field)?;
        let sentence = hint.sentence.clone();
        let start = sentence.start;
        self.open = Some(OpenHint {
            field: field.clone(),
            number,
            place: counts(&hint).then(|| (count(&hints[..number]) + 1, count(&hints))),
            sentence: text.get(sentence).unwrap_or_default().into(),
            marked: hint.span.start.saturating_sub(start)..hint.span.end.saturating_sub(start),
            wording: wording(&text, &hint),
            hint,
        });
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
                let hints = self.hints(field);
                let wording = hints.iter().enumerate().filter(|(_, hint)| counts(hint));
                wording.map(|(n, hint)| (order, hint.span.start, n)).collect::<Vec<_>>()
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

    /// The place of the open hint in the whole document, from 1, and how many there are; `None` where
    /// it marks what is good.
    pub fn open_hint_rank(&self) -> Option<(usize, usize)> {
        let open = self.open.as_ref()?;
        let (place, _) = open.place?;
        let fields = review::checked_fields(&self.document).map(|(field, _)| field);
        let before = fields.take_while(|field| *field != open.field);
        let before: usize = before.map(|field| self.count(&field)).sum();
        Some((before + place, self.hint_count()))
    }
}

/// Whether something marked is a wording hint: what is good is marked too, but there is nothing to do.
pub fn counts(hint: &Hint) -> bool {
    hint.severity != Severity::Positive
}

fn count(hints: &[Hint]) -> usize {
    hints.iter().filter(|hint| counts(hint)).count()
}

/// The sentence of a hint as it would read with the suggested wording.
pub fn wording(text: &str, hint: &Hint) -> Option<String> {
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
