//! What a person does about questions: takes an answer, or lets one be; and what a new zone means for
//! the times that are there.

use std::rc::Rc;

use postmortem::findings::{Finding, Fix, Kind, Place as At};
use postmortem::time::{self, Zones};
use postmortem::{Edit, Field, Id, ItemRef, MetaField, RowField};

use crate::editing::show_text;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::msg::Msg;
use crate::notice::Notice;

/// What a person does about a question, or about times in a new zone.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Takes one of the answers a question offers, by its number.
    Take(Finding, usize),
    /// Goes to another place a question speaks of.
    See(Field),
    /// Lets a question be.
    LetBe(Finding),
    /// Keeps the moments that rows had before the document's zone was changed, instead of their clock
    /// times.
    KeepMoments,
}

impl Editor {
    pub(crate) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Take(finding, number) => self.take(&finding, number),
            Answer::See(field) => vec![Effect::Focus(Place::Field(field))],
            Answer::LetBe(finding) => self.let_be(&finding),
            Answer::KeepMoments => self.keep_moments(),
        }
    }

    fn take(&mut self, drawn: &Finding, number: usize) -> Vec<Effect> {
        let Some(mut finding) = self.still_asked(drawn) else { return Vec::new() };
        if number >= finding.fixes.len() {
            return Vec::new();
        }
        let Fix { label, edit } = finding.fixes.swap_remove(number);
        // A text is the browser's: it is typed into, so that its undo goes on.
        if let Edit::Set { field, value } = &edit
            && field.has_lines()
            && let Some(open) = self.open_document()
        {
            let before = open.document.get(field).unwrap_or_default();
            let (span, text) = difference(&before, value);
            let typed = Effect::Replace { field: field.clone(), span, text, select: None };
            return vec![typed, Effect::Announce(format!("{label}. Undo is available."))];
        }
        self.settle(&finding, edit, format!("{label}."))
    }

    fn let_be(&mut self, drawn: &Finding) -> Vec<Effect> {
        let Some(finding) = self.still_asked(drawn) else { return Vec::new() };
        self.settle(&finding, Edit::Keep(finding.as_kept()), "This is not asked again.".to_owned())
    }

    fn settle(&mut self, finding: &Finding, edit: Edit, said: String) -> Vec<Effect> {
        let text = edit.text().cloned();
        let mut effects = self.edit(edit);
        if !effects.is_empty() {
            effects.extend(self.done(said));
            match text {
                Some(text) => effects.extend(show_text(&text)),
                None => effects.push(Effect::Focus(place_of(finding))),
            }
        }
        effects
    }

    /// Says what was done, with a way back.
    fn done(&mut self, text: String) -> [Effect; 1] {
        let button = Some(("Undo", Box::new(Msg::Undo)));
        self.notice = Some(Notice { text: text.clone(), button, also: None, urgent: false });
        [Effect::Announce(text)]
    }

    /// The document's zone was left. The clock times stay as they were typed; where they are other
    /// moments now, that is said, and can be turned round.
    pub(crate) fn zone_left(&mut self, before: &str) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let zone = open.document.meta.time_zone.clone();
        if zone == before {
            return Vec::new();
        }
        open.note_moments();
        let mut effects = self.look_at_times(true, true);
        let Screen::Document(open) = &mut self.screen else { return effects };
        if open.moved_moments().is_empty() {
            return effects;
        }
        let field = Field::Meta(MetaField::TimeZone);
        open.history.made(Edit::Set { field, value: before.to_owned() });
        let text = match zone.as_str() {
            "" => "No time zone is named now: the clock times stay as they are.".to_owned(),
            _ => format!("The clock times stay, and are read as those of {zone} now."),
        };
        let keep = ("Keep the moments instead", Box::new(Msg::Answer(Answer::KeepMoments)));
        let undo = ("Undo", Box::new(Msg::Undo));
        let can_keep = self.zones.offset(&zone, 0).is_some();
        self.notice = Some(Notice {
            text: text.clone(),
            button: Some(if can_keep { keep } else { undo.clone() }),
            also: can_keep.then_some(undo),
            urgent: false,
        });
        effects.push(Effect::Announce(text));
        effects
    }

    fn keep_moments(&mut self) -> Vec<Effect> {
        let zones = Rc::clone(&self.zones);
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let document = &open.document;
        let frame = time::Frame::of(document, &*zones);
        let edits = open.moved_moments().into_iter().filter_map(|(field, moment)| {
            let offset = zones.offset(frame.zone, moment.seconds())?;
            // An end is read on the day its row begins.
            let day = match &field {
                Field::Row(id, RowField::End) => {
                    let at = document.place_of(&ItemRef::Row(*id))?;
                    let start = open.times.moment_before(&Field::Row(*id, RowField::Start));
                    let own = || frame.row(&document.timeline[at]).start.civil;
                    start
                        .map_or_else(own, |start| in_zone(start, frame.zone, &*zones))
                        .map(|civil| civil.div_euclid(86_400))
                }
                _ => frame.day,
            };
            let value = time::shown_in(moment, frame.zone, offset, day, &*zones);
            Some(Edit::Set { field, value })
        });
        let edit = Edit::All(edits.collect());
        let mut effects = self.edit(edit);
        if !effects.is_empty() {
            effects.extend(
                self.done(
                    "The moments are kept: the clock times are those of the new zone.".into(),
                ),
            );
        }
        effects
    }
}

/// What clocks of a zone show at a moment.
fn in_zone(at: time::Instant, zone: &str, zones: &dyn Zones) -> Option<i64> {
    Some(at.seconds() + i64::from(zones.offset(zone, at.seconds())?))
}

/// Where the focus goes when the button of a question is gone.
fn place_of(finding: &Finding) -> Place {
    match &finding.place {
        At::Field(Field::Row(id, RowField::End | RowField::Zone)) | At::Row(id) => {
            Place::Menu(ItemRef::Row(*id))
        }
        At::Field(field) => Place::Field(field.clone()),
        At::Section(_) if finding.kind == Kind::Many => Place::Adder(ItemRef::Action(Id(0))),
        At::Section(section) => Place::Field(Field::Text(section.clone())),
    }
}

/// Which bytes of `before` have to be replaced, and by what, to make it `after`.
fn difference(before: &str, after: &str) -> (std::ops::Range<usize>, String) {
    let pairs = before.char_indices().zip(after.chars());
    let start = pairs
        .take_while(|((_, one), other)| one == other)
        .map(|((at, one), _)| at + one.len_utf8())
        .last()
        .unwrap_or(0);
    let (one, other) = (&before[start..], &after[start..]);
    let same = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other);
    let end: usize = same.map(|(one, _)| one.len_utf8()).sum();
    (start..before.len() - end, other[..other.len() - end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_typed() {
        for (before, after, span, text) in [
            ("all times PDT.", "all times PST.", 11..12, "S"),
            ("aa", "aaa", 2..2, "a"),
            ("é PDT é", "é UTC−8 é", 3..6, "UTC−8"),
            ("same", "same", 4..4, ""),
        ] {
            assert_eq!(difference(before, after), (span, text.to_owned()), "{before}");
        }
    }
}
