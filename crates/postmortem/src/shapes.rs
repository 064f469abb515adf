//! The fields of each type, as files have them.

use std::rc::Rc;

use blameless::SectionRole;

use crate::shape::{Reader, Shape, Writer};
use crate::{
    ActionItem, Factor, KeptHint, Meta, Person, Postmortem, Question, Section, SectionId, Template,
    TimelineRow,
};

impl Shape for Postmortem {
    fn read(from: &mut Reader) -> Postmortem {
        Postmortem {
            id: from.id(),
            template: Rc::new(
                from.part("template", "the template").unwrap_or_else(Template::postmortem),
            ),
            meta: Rc::new(from.part("meta", "the details").unwrap_or_default()),
            people: from.list::<Person, _>("people"),
            sections: from.list::<Section, _>("sections"),
            factors: from.list::<Factor, _>("factors"),
            timeline: from.list::<TimelineRow, _>("timeline"),
            actions: from.list::<ActionItem, _>("actions"),
            accepted: from.named("accepted"),
            kept: from.list::<KeptHint, _>("kept"),
            hidden_rules: from.texts("hidden_rules"),
            ignored_words: from.texts("ignored_words"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.id(self.id);
        to.part("template", &*self.template);
        to.part("meta", &*self.meta);
        to.filled_list::<Person>("people", &self.people);
        to.list::<Section>("sections", &self.sections);
        to.filled_list::<Factor>("factors", &self.factors);
        to.list::<TimelineRow>("timeline", &self.timeline);
        to.list::<ActionItem>("actions", &self.actions);
        to.named("accepted", &self.accepted);
        to.filled_list::<KeptHint>("kept", &self.kept);
        to.texts("hidden_rules", &self.hidden_rules);
        to.texts("ignored_words", &self.ignored_words);
        to.rest(&self.unknown);
    }
}

impl Shape for Template {
    fn read(from: &mut Reader) -> Template {
        Template {
            id: from.needed("id").into(),
            title: from.needed("title").into(),
            sections: from.list::<Question, _>("sections"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.text("id", &self.id);
        to.text("title", &self.title);
        to.list::<Question>("sections", &self.sections);
        to.rest(&self.unknown);
    }
}

impl Shape for Question {
    fn read(from: &mut Reader) -> Question {
        let id = SectionId(from.needed("id").into());
        let name = from.needed("role");
        let role = SectionRole::from_id(&name);
        let mut question = Question {
            id,
            role: role.unwrap_or(SectionRole::Other),
            title: from.needed("title").into(),
            question: from.needed("question").into(),
            prompts: from.texts("prompts"),
            example: from.text("example").into(),
            unknown: from.rest(),
        };
        // A role this version does not know is no reason to refuse a document, nor to forget it.
        if role.is_none() {
            question.unknown.insert("role".to_owned(), name.into());
        }
        question
    }

    fn write(&self, to: &mut Writer) {
        to.text("id", &self.id.0);
        to.text("role", self.role.id());
        to.text("title", &self.title);
        to.text("question", &self.question);
        to.texts("prompts", &self.prompts);
        to.filled("example", &self.example);
        to.rest(&self.unknown);
    }
}

impl Shape for Meta {
    fn read(from: &mut Reader) -> Meta {
        Meta {
            title: from.text("title"),
            date: from.text("date"),
            status: from.choice("status").unwrap_or_default(),
            severity: from.text("severity"),
            services: from.texts("services"),
            tags: from.texts("tags"),
            authors: from.texts("authors"),
            facilitator: from.text("facilitator"),
            time_zone: from.text("time_zone"),
            second_zone: from.text("second_zone"),
            detected_by: from.choice("detected_by"),
            by_change: from.choice("by_change"),
            due_within: from.choice("due_within"),
            change_link: from.text("change_link"),
            tracker: from.text("tracker"),
            chat: from.text("chat"),
            recording: from.text("recording"),
            related: from.texts("related"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.text("title", &self.title);
        to.filled("date", &self.date);
        to.choice("status", Some(self.status));
        to.filled("severity", &self.severity);
        to.texts("services", &self.services);
        to.texts("tags", &self.tags);
        to.texts("authors", &self.authors);
        to.filled("facilitator", &self.facilitator);
        to.filled("time_zone", &self.time_zone);
        to.filled("second_zone", &self.second_zone);
        to.choice("detected_by", self.detected_by);
        to.choice("by_change", self.by_change);
        to.choice("due_within", self.due_within);
        to.filled("change_link", &self.change_link);
        to.filled("tracker", &self.tracker);
        to.filled("chat", &self.chat);
        to.filled("recording", &self.recording);
        to.texts("related", &self.related);
        to.rest(&self.unknown);
    }
}

impl Shape for Person {
    fn read(from: &mut Reader) -> Person {
        Person {
            id: from.id(),
            name: from.text("name"),
            role: from.text("role"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.id(self.id);
        to.text("name", &self.name);
        to.filled("role", &self.role);
        to.rest(&self.unknown);
    }
}

impl Shape for Section {
    fn read(from: &mut Reader) -> Section {
        Section {
            id: SectionId(from.needed("id").into()),
            title: from.text("title"),
            text: from.text("text"),
            ready: from.flag("ready"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.text("id", &self.id.0);
        to.filled("title", &self.title);
        to.text("text", &self.text);
        to.flag("ready", self.ready);
        to.rest(&self.unknown);
    }
}

impl Shape for TimelineRow {
    fn read(from: &mut Reader) -> TimelineRow {
        TimelineRow {
            id: from.id(),
            start: from.text("start"),
            start_at: from.text("start_at"),
            end: from.text("end"),
            end_at: from.text("end_at"),
            zone: from.text("zone"),
            text: from.text("text"),
            mark: from.choice("mark").unwrap_or_default(),
            milestone: from.choice("milestone"),
            role: from.text("role"),
            evidence: from.text("evidence"),
            highlighted: from.flag("highlighted"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.id(self.id);
        to.text("start", &self.start);
        to.filled("start_at", &self.start_at);
        to.filled("end", &self.end);
        to.filled("end_at", &self.end_at);
        to.filled("zone", &self.zone);
        to.text("text", &self.text);
        to.choice("mark", Some(self.mark));
        to.choice("milestone", self.milestone);
        to.filled("role", &self.role);
        to.filled("evidence", &self.evidence);
        to.flag("highlighted", self.highlighted);
        to.rest(&self.unknown);
    }
}

impl Shape for ActionItem {
    fn read(from: &mut Reader) -> ActionItem {
        ActionItem {
            id: from.id(),
            text: from.text("text"),
            kind: from.choice("kind"),
            owner: from.text("owner"),
            due: from.text("due"),
            priority: from.text("priority"),
            status: from.choice("status").unwrap_or_default(),
            reason: from.text("reason"),
            ticket: from.text("ticket"),
            answers: from.text("answers"),
            answers_to: from.texts("answers_to"),
            done_when: from.text("done_when"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.id(self.id);
        to.text("text", &self.text);
        to.choice("kind", self.kind);
        to.filled("owner", &self.owner);
        to.filled("due", &self.due);
        to.filled("priority", &self.priority);
        to.choice("status", Some(self.status));
        to.filled("reason", &self.reason);
        to.filled("ticket", &self.ticket);
        to.filled("answers", &self.answers);
        to.texts("answers_to", &self.answers_to);
        to.filled("done_when", &self.done_when);
        to.rest(&self.unknown);
    }
}

impl Shape for Factor {
    fn read(from: &mut Reader) -> Factor {
        Factor {
            id: from.id(),
            text: from.text("text"),
            category: from.choice("category"),
            accepted: from.text("accepted"),
            unknown: from.rest(),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.id(self.id);
        to.text("text", &self.text);
        to.choice("category", self.category);
        to.filled("accepted", &self.accepted);
        to.rest(&self.unknown);
    }
}

impl Shape for KeptHint {
    fn read(from: &mut Reader) -> KeptHint {
        KeptHint { rule: from.needed("rule").into(), sentence: from.needed("sentence").into() }
    }

    fn write(&self, to: &mut Writer) {
        to.text("rule", &self.rule);
        to.text("sentence", &self.sentence);
    }
}
