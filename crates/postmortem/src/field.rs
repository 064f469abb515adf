//! Names for the places in a document.

use std::rc::Rc;

use crate::{Id, SectionId};

/// One place in a document: what an edit changes, a hint points at, undo groups by and focus goes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Something about the document as a whole.
    Meta(MetaField),
    /// The text of a section.
    Text(SectionId),
    /// The title of an extra section. A template's own titles cannot be edited.
    SectionTitle(SectionId),
    /// Whether the author calls a section ready for review: `true` or empty.
    Ready(SectionId),
    /// One cell of a timeline row.
    Row(Id, RowField),
    /// One cell of an action item.
    Action(Id, ActionField),
    /// One cell of the list of people.
    Person(Id, PersonField),
    /// One cell of a contributing factor.
    Factor(Id, FactorField),
    /// Why the point of this [name](crate::points::name) gets no action item.
    Accepted(Rc<str>),
}

/// Something about the document as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MetaField {
    /// What the incident is called.
    Title,
    /// The day it began, `YYYY-MM-DD`.
    Date,
    /// A [`Status`](crate::Status).
    Status,
    /// A word of the team's own scale, such as `SEV-2`.
    Severity,
    /// Services affected, separated by commas.
    Services,
    /// Words to find it by, separated by commas.
    Tags,
    /// Who wrote it, separated by commas.
    Authors,
    /// Who leads the review.
    Facilitator,
    /// IANA name of the zone all times are in, such as `America/Los_Angeles`.
    TimeZone,
    /// IANA name of a second zone that times are told in.
    SecondZone,
    /// A [`DetectedBy`](crate::DetectedBy).
    DetectedBy,
    /// Whether a change set it off: a [`YesNo`](crate::YesNo).
    ByChange,
    /// How soon action items are to be done: a [`DueWithin`](crate::DueWithin).
    DueWithin,
    /// Address of that change.
    ChangeLink,
    /// Address in the incident tracker.
    Tracker,
    /// Address of the conversation during the incident.
    Chat,
    /// Address of a recording.
    Recording,
    /// Related incidents, separated by commas.
    Related,
}

impl MetaField {
    /// Every one, in the order a reader meets them.
    pub const ALL: [MetaField; 18] = [
        MetaField::Title,
        MetaField::Date,
        MetaField::Status,
        MetaField::Severity,
        MetaField::Services,
        MetaField::Tags,
        MetaField::Authors,
        MetaField::Facilitator,
        MetaField::TimeZone,
        MetaField::SecondZone,
        MetaField::DetectedBy,
        MetaField::ByChange,
        MetaField::DueWithin,
        MetaField::ChangeLink,
        MetaField::Tracker,
        MetaField::Chat,
        MetaField::Recording,
        MetaField::Related,
    ];

    /// The name used in files.
    pub fn id(self) -> &'static str {
        match self {
            MetaField::Title => "title",
            MetaField::Date => "date",
            MetaField::Status => "status",
            MetaField::Severity => "severity",
            MetaField::Services => "services",
            MetaField::Tags => "tags",
            MetaField::Authors => "authors",
            MetaField::Facilitator => "facilitator",
            MetaField::TimeZone => "time_zone",
            MetaField::SecondZone => "second_zone",
            MetaField::DetectedBy => "detected_by",
            MetaField::ByChange => "by_change",
            MetaField::DueWithin => "due_within",
            MetaField::ChangeLink => "change_link",
            MetaField::Tracker => "tracker",
            MetaField::Chat => "chat",
            MetaField::Recording => "recording",
            MetaField::Related => "related",
        }
    }

    /// What a person reads beside the field.
    pub fn label(self) -> &'static str {
        match self {
            MetaField::Title => "Title",
            MetaField::Date => "Date of the incident",
            MetaField::Status => "Status",
            MetaField::Severity => "Severity",
            MetaField::Services => "Services",
            MetaField::Tags => "Tags",
            MetaField::Authors => "Authors",
            MetaField::Facilitator => "Facilitator",
            MetaField::TimeZone => "Time zone",
            MetaField::SecondZone => "Second time zone",
            MetaField::DetectedBy => "First noticed by",
            MetaField::ByChange => "Set off by a change",
            MetaField::DueWithin => "Actions are to be done within",
            MetaField::ChangeLink => "Link to the change",
            MetaField::Tracker => "Incident tracker",
            MetaField::Chat => "Chat",
            MetaField::Recording => "Recording",
            MetaField::Related => "Related incidents",
        }
    }
}

/// One cell of a timeline row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowField {
    /// When it began, as typed or tidied: `09:45`, `2019-12-05 09:45`.
    Start,
    /// The moment that was found to be, in RFC 3339. Nobody types it.
    StartAt,
    /// When it ended, if it lasted.
    End,
    /// The moment that was found to be, in RFC 3339. Nobody types it.
    EndAt,
    /// IANA zone of this row, where it is not the document's.
    Zone,
    /// What happened.
    Text,
    /// A [`Mark`](crate::Mark).
    Mark,
    /// A [`Milestone`](crate::Milestone) or empty.
    Milestone,
    /// The role that acted, such as `on-call`.
    Role,
    /// Where this is on record: an address or a note.
    Evidence,
    /// Whether it stands out: `true` or empty.
    Highlighted,
}

/// One cell of an action item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActionField {
    /// What will be done.
    Text,
    /// An [`ActionKind`](crate::ActionKind) or empty.
    Kind,
    /// The person, role or team that sees to it.
    Owner,
    /// The day it is due, `YYYY-MM-DD`.
    Due,
    /// A word of the team's own scale.
    Priority,
    /// An [`ActionStatus`](crate::ActionStatus).
    Status,
    /// Why it was declined.
    Reason,
    /// Address or number of the ticket.
    Ticket,
    /// What it answers, in words.
    Answers,
    /// The factors and points it answers: one [`Link`](crate::Link) a line.
    AnswersTo,
    /// How anyone can tell that it is finished.
    DoneWhen,
}

/// One cell of a contributing factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactorField {
    /// What it is.
    Text,
    /// A [`FactorKind`](crate::FactorKind) or empty.
    Category,
    /// Why it gets no action item.
    Accepted,
}

/// One cell of the list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonField {
    /// The name as it is written in the document.
    Name,
    /// The role that can stand in for it.
    Role,
}

impl Field {
    /// Whether it holds lines of prose, rather than one value.
    pub fn has_lines(&self) -> bool {
        matches!(
            self,
            Field::Text(_)
                | Field::Row(_, RowField::Text)
                | Field::Action(_, ActionField::Text)
                | Field::Factor(_, FactorField::Text)
        )
    }

    /// Whether a person types into this field. Typing has the browser's own undo; everything else is
    /// undone by the editor.
    pub fn is_text(&self) -> bool {
        match self {
            Field::Meta(meta) => {
                use MetaField as M;
                !matches!(meta, M::Status | M::DetectedBy | M::ByChange | M::DueWithin)
            }
            Field::Text(_) | Field::SectionTitle(_) | Field::Person(..) | Field::Accepted(_) => {
                true
            }
            Field::Factor(_, factor) => *factor != FactorField::Category,
            Field::Ready(_) => false,
            Field::Row(_, row) => {
                use RowField::{EndAt, Highlighted, Mark, Milestone, StartAt};
                !matches!(row, Mark | Milestone | Highlighted | StartAt | EndAt)
            }
            Field::Action(_, action) => {
                !matches!(action, ActionField::Kind | ActionField::Status | ActionField::AnswersTo)
            }
        }
    }

    /// Whether it follows from other fields, so that two versions of it are no reason to ask.
    pub fn is_derived(&self) -> bool {
        matches!(self, Field::Row(_, RowField::StartAt | RowField::EndAt))
    }

    /// A name for this place that is unique in its document and fit for a DOM id.
    pub fn dom_id(&self) -> String {
        match self {
            Field::Meta(meta) => format!("meta-{}", meta.id()),
            Field::Text(section) => format!("text-{section}"),
            Field::SectionTitle(section) => format!("title-{section}"),
            Field::Ready(section) => format!("ready-{section}"),
            Field::Row(id, field) => format!("row-{id}-{field:?}").to_lowercase(),
            Field::Action(id, field) => format!("action-{id}-{field:?}").to_lowercase(),
            Field::Person(id, field) => format!("person-{id}-{field:?}").to_lowercase(),
            Field::Factor(id, field) => format!("factor-{id}-{field:?}").to_lowercase(),
            Field::Accepted(point) => format!("accepted-{}", Id::from_text(point)),
        }
    }

    /// The text area this DOM id names: the title, or the text of a section, a row, a factor or an
    /// action item.
    pub fn from_dom_id(id: &str) -> Option<Field> {
        let (kind, name) = id.split_once('-')?;
        let item = || Some(Id::from_text(name.strip_suffix("-text")?));
        match kind {
            "meta" if name == MetaField::Title.id() => Some(Field::Meta(MetaField::Title)),
            "text" => Some(Field::Text(SectionId::new(name))),
            "row" => Some(Field::Row(item()?, RowField::Text)),
            "action" => Some(Field::Action(item()?, ActionField::Text)),
            "factor" => Some(Field::Factor(item()?, FactorField::Text)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_area_is_found_by_its_dom_id() {
        for field in [
            Field::Meta(MetaField::Title),
            Field::Text(SectionId::new("went_well")),
            Field::Row(Id(7), RowField::Text),
            Field::Action(Id(7), ActionField::Text),
            Field::Factor(Id(7), FactorField::Text),
        ] {
            assert_eq!(Field::from_dom_id(&field.dom_id()), Some(field));
        }
        assert_eq!(Field::from_dom_id(&Field::Row(Id(7), RowField::Start).dom_id()), None);
    }
}
