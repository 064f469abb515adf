//! What the fields of a document hold, as text.

use std::borrow::Cow;
use std::rc::Rc;

use crate::choice::Choice;
use crate::document::Postmortem;
use crate::field::{ActionField, FactorField, Field, MetaField, PersonField, RowField};
use crate::points;

impl Postmortem {
    /// What a field holds, in the form [`Edit::Set`] takes; `None` if the document has no such place.
    pub fn get(&self, field: &Field) -> Option<Cow<'_, str>> {
        Some(match field {
            Field::Meta(field) => self.get_meta(*field),
            Field::Text(id) => self.section(id)?.text.as_str().into(),
            Field::SectionTitle(id) => self.section(id)?.title.as_str().into(),
            Field::Ready(id) => flag(self.section(id)?.ready),
            Field::Row(id, field) => {
                let row = self.timeline.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Start => row.start.as_str().into(),
                    RowField::StartAt => row.start_at.as_str().into(),
                    RowField::End => row.end.as_str().into(),
                    RowField::EndAt => row.end_at.as_str().into(),
                    RowField::Zone => row.zone.as_str().into(),
                    RowField::Text => row.text.as_str().into(),
                    RowField::Mark => row.mark.id().into(),
                    RowField::Milestone => chosen(row.milestone),
                    RowField::Role => row.role.as_str().into(),
                    RowField::Evidence => row.evidence.as_str().into(),
                    RowField::Highlighted => flag(row.highlighted),
                }
            }
            Field::Action(id, field) => {
                let action = self.actions.iter().find(|action| action.id == *id)?;
                match field {
                    ActionField::Text => action.text.as_str().into(),
                    ActionField::Kind => chosen(action.kind),
                    ActionField::Owner => action.owner.as_str().into(),
                    ActionField::Due => action.due.as_str().into(),
                    ActionField::Priority => action.priority.as_str().into(),
                    ActionField::Status => action.status.id().into(),
                    ActionField::Reason => action.reason.as_str().into(),
                    ActionField::Ticket => action.ticket.as_str().into(),
                    ActionField::Answers => action.answers.as_str().into(),
                    ActionField::AnswersTo => points::lines_of(&action.answers_to).into(),
                    ActionField::DoneWhen => action.done_when.as_str().into(),
                }
            }
            Field::Person(id, field) => {
                let person = self.people.iter().find(|person| person.id == *id)?;
                match field {
                    PersonField::Name => person.name.as_str().into(),
                    PersonField::Role => person.role.as_str().into(),
                }
            }
            Field::Factor(id, field) => {
                let factor = self.factors.iter().find(|factor| factor.id == *id)?;
                match field {
                    FactorField::Text => factor.text.as_str().into(),
                    FactorField::Category => chosen(factor.category),
                    FactorField::Accepted => factor.accepted.as_str().into(),
                }
            }
            Field::Accepted(point) => self.reason_for(point).unwrap_or_default().into(),
        })
    }

    fn get_meta(&self, field: MetaField) -> Cow<'_, str> {
        let meta = &self.meta;
        match field {
            MetaField::Title => meta.title.as_str().into(),
            MetaField::Date => meta.date.as_str().into(),
            MetaField::Status => meta.status.id().into(),
            MetaField::Severity => meta.severity.as_str().into(),
            MetaField::Services => joined(&meta.services),
            MetaField::Tags => joined(&meta.tags),
            MetaField::Authors => joined(&meta.authors),
            MetaField::Facilitator => meta.facilitator.as_str().into(),
            MetaField::TimeZone => meta.time_zone.as_str().into(),
            MetaField::SecondZone => meta.second_zone.as_str().into(),
            MetaField::DetectedBy => chosen(meta.detected_by),
            MetaField::ByChange => chosen(meta.by_change),
            MetaField::DueWithin => chosen(meta.due_within),
            MetaField::ChangeLink => meta.change_link.as_str().into(),
            MetaField::Tracker => meta.tracker.as_str().into(),
            MetaField::Chat => meta.chat.as_str().into(),
            MetaField::Recording => meta.recording.as_str().into(),
            MetaField::Related => joined(&meta.related),
        }
    }

    /// Writes `value` into a field, unless the field cannot hold it or is not there.
    pub(crate) fn set(&mut self, field: &Field, value: String) {
        match field {
            Field::Meta(field) => self.set_meta(*field, value),
            Field::Text(id) | Field::SectionTitle(id) | Field::Ready(id) => {
                let Some(section) = self.sections.iter_mut().find(|section| section.id == *id)
                else {
                    return;
                };
                let section = Rc::make_mut(section);
                match field {
                    Field::Ready(_) => section.ready = value == TRUE,
                    Field::SectionTitle(_) => section.title = value,
                    _ => section.text = value,
                }
            }
            Field::Row(id, field) => {
                let Some(row) = self.timeline.iter_mut().find(|row| row.id == *id) else { return };
                let row = Rc::make_mut(row);
                match field {
                    RowField::Start => row.start = value,
                    RowField::StartAt => row.start_at = value,
                    RowField::End => row.end = value,
                    RowField::EndAt => row.end_at = value,
                    RowField::Zone => row.zone = value,
                    RowField::Text => row.text = value,
                    RowField::Mark => choose(&mut row.mark, &value),
                    RowField::Milestone => choose_maybe(&mut row.milestone, &value),
                    RowField::Role => row.role = value,
                    RowField::Evidence => row.evidence = value,
                    RowField::Highlighted => row.highlighted = value == TRUE,
                }
            }
            Field::Action(id, field) => {
                let Some(action) = self.actions.iter_mut().find(|action| action.id == *id) else {
                    return;
                };
                let action = Rc::make_mut(action);
                match field {
                    ActionField::Text => action.text = value,
                    ActionField::Kind => choose_maybe(&mut action.kind, &value),
                    ActionField::Owner => action.owner = value,
                    ActionField::Due => action.due = value,
                    ActionField::Priority => action.priority = value,
                    ActionField::Status => choose(&mut action.status, &value),
                    ActionField::Reason => action.reason = value,
                    ActionField::Ticket => action.ticket = value,
                    ActionField::Answers => action.answers = value,
                    ActionField::AnswersTo => action.answers_to = points::links_in(&value),
                    ActionField::DoneWhen => action.done_when = value,
                }
            }
            Field::Person(id, field) => {
                let Some(person) = self.people.iter_mut().find(|person| person.id == *id) else {
                    return;
                };
                let person = Rc::make_mut(person);
                match field {
                    PersonField::Name => person.name = value,
                    PersonField::Role => person.role = value,
                }
            }
            Field::Factor(id, field) => {
                let Some(factor) = self.factors.iter_mut().find(|factor| factor.id == *id) else {
                    return;
                };
                let factor = Rc::make_mut(factor);
                match field {
                    FactorField::Text => factor.text = value,
                    FactorField::Category => choose_maybe(&mut factor.category, &value),
                    FactorField::Accepted => factor.accepted = value,
                }
            }
            Field::Accepted(point) => self.accept(point, value),
        }
    }

    fn set_meta(&mut self, field: MetaField, value: String) {
        let meta = Rc::make_mut(&mut self.meta);
        match field {
            MetaField::Title => meta.title = value,
            MetaField::Date => meta.date = value,
            MetaField::Status => choose(&mut meta.status, &value),
            MetaField::Severity => meta.severity = value,
            MetaField::Services => meta.services = split(&value),
            MetaField::Tags => meta.tags = split(&value),
            MetaField::Authors => meta.authors = split(&value),
            MetaField::Facilitator => meta.facilitator = value,
            MetaField::TimeZone => meta.time_zone = value,
            MetaField::SecondZone => meta.second_zone = value,
            MetaField::DetectedBy => choose_maybe(&mut meta.detected_by, &value),
            MetaField::ByChange => choose_maybe(&mut meta.by_change, &value),
            MetaField::DueWithin => choose_maybe(&mut meta.due_within, &value),
            MetaField::ChangeLink => meta.change_link = value,
            MetaField::Tracker => meta.tracker = value,
            MetaField::Chat => meta.chat = value,
            MetaField::Recording => meta.recording = value,
            MetaField::Related => meta.related = split(&value),
        }
    }
}

const TRUE: &str = "true";

fn flag(value: bool) -> Cow<'static, str> {
    if value { TRUE.into() } else { "".into() }
}

fn chosen<C: Choice>(choice: Option<C>) -> Cow<'static, str> {
    choice.map_or("", Choice::id).into()
}

fn choose<C: Choice>(choice: &mut C, id: &str) {
    if let Some(new) = C::from_id(id) {
        *choice = new;
    }
}

fn choose_maybe<C: Choice>(choice: &mut Option<C>, id: &str) {
    if id.is_empty() {
        *choice = None;
    } else if let Some(new) = C::from_id(id) {
        *choice = Some(new);
    }
}

fn joined(list: &[String]) -> Cow<'_, str> {
    list.join(", ").into()
}

fn split(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, Mark, Template, TimelineRow};

    #[test]
    fn a_list_typed_with_commas_is_a_list() {
        let mut document = Postmortem::new(Id(1), Rc::new(Template::postmortem()));
        document.set(&Field::Meta(MetaField::Tags), " dns ,, cache,".to_owned());
        assert_eq!(document.meta.tags, ["dns", "cache"]);
        assert_eq!(document.get(&Field::Meta(MetaField::Tags)).as_deref(), Some("dns, cache"));
    }

    #[test]
    fn what_is_no_answer_changes_none() {
        let mut document = Postmortem::new(Id(1), Rc::new(Template::postmortem()));
        document.timeline.push(Rc::new(TimelineRow::new(Id(2))));
        document.set(&Field::Row(Id(2), RowField::Mark), "rumour".to_owned());
        assert_eq!(document.timeline[0].mark, Mark::Fact);
    }
}
