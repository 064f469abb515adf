//! The one gate between a file and the editor: whatever was read, what comes out is a document every
//! edit can rely on.

use std::collections::BinaryHeap;
use std::rc::Rc;

use crate::numbered::Names;
use crate::points;
use crate::{Id, Postmortem, Section, SectionId, Template};

impl Postmortem {
    /// This document as the editor expects one: line ends are LF, every section of the template is
    /// there and stands in its order before the extra ones, and no two things share an id. A document
    /// that was already so comes back as it was.
    pub fn restored(mut self) -> Postmortem {
        restore_template(&mut self.template);
        for_each_text(&mut self, unify_line_ends);
        restore_sections(&mut self);
        let mut names = Names::default();
        for row in &mut self.timeline {
            if let Some(id) = other_id(&mut names, row.id) {
                Rc::make_mut(row).id = id;
            }
        }
        let mut names = Names::default();
        for action in &mut self.actions {
            if let Some(id) = other_id(&mut names, action.id) {
                Rc::make_mut(action).id = id;
            }
        }
        let mut names = Names::default();
        for factor in &mut self.factors {
            if let Some(id) = other_id(&mut names, factor.id) {
                Rc::make_mut(factor).id = id;
            }
        }
        let mut names = Names::default();
        for person in &mut self.people {
            if let Some(id) = other_id(&mut names, person.id) {
                Rc::make_mut(person).id = id;
            }
        }
        for action in self.actions.iter_mut().filter(|action| !action.answers_to.is_empty()) {
            let links = points::links_in(&points::lines_of(&action.answers_to));
            Rc::make_mut(action).answers_to = links;
        }
        self.accepted.retain(|(_, reason)| !reason.is_empty());
        self.accepted = in_order(self.accepted);
        self.kept = in_order(self.kept);
        self.hidden_rules = in_order(self.hidden_rules);
        self.ignored_words = in_order(self.ignored_words);
        self
    }
}

/// Sorted, each once. A heap sorts with the least code.
fn in_order<T: Ord>(items: Vec<T>) -> Vec<T> {
    let mut items = BinaryHeap::from(items).into_sorted_vec();
    items.dedup();
    items
}

/// A template without sections asks nothing, so the built-in one stands in; of two sections with one
/// id the later is renamed.
fn restore_template(template: &mut Rc<Template>) {
    if template.sections.is_empty() {
        *template = Rc::new(Template::postmortem());
        return;
    }
    let mut names = Names::default();
    for at in 0..template.sections.len() {
        if let Some(id) = other_name(&mut names, &template.sections[at].id) {
            Rc::make_mut(&mut Rc::make_mut(template).sections[at]).id = id;
        }
    }
}

fn restore_sections(document: &mut Postmortem) {
    let template = Rc::clone(&document.template);
    let mut names = Names::default();
    for section in &mut document.sections {
        if let Some(id) = other_name(&mut names, &section.id) {
            let section = Rc::make_mut(section);
            // The copy of a template's section becomes an extra one, which needs a heading.
            if template.question(&id).is_none() && section.title.is_empty() {
                let title = template.question(&section.id).map(|question| &*question.title);
                section.title = title.unwrap_or_default().to_owned();
            }
            section.id = id;
        }
    }
    let mut extra = std::mem::take(&mut document.sections);
    for question in &template.sections {
        let answer = match extra.iter().position(|section| section.id == question.id) {
            Some(at) => extra.remove(at),
            None => Rc::new(Section::new(question.id.clone())),
        };
        document.sections.push(answer);
    }
    document.sections.append(&mut extra);
}

/// Takes `id`; gives another if it was taken: `id-2`, `id-3` …
fn other_name(names: &mut Names, id: &SectionId) -> Option<SectionId> {
    let name = names.take(&id.0, &|number| format!("{id}-{number}"));
    (name != *id.0).then(|| SectionId(name.into()))
}

/// Takes `id`; gives another if it was taken, the same each time the same file is read.
fn other_id(names: &mut Names, id: Id) -> Option<Id> {
    let other = |number| Id::from_text(&format!("{id}-{number}")).to_string();
    let name = names.take(&id.to_string(), &other);
    Some(Id::from_text(&name)).filter(|name| *name != id)
}

fn unify_line_ends(text: &mut String) {
    if text.contains('\r') {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
}

/// Visits every text a person can have written.
fn for_each_text(document: &mut Postmortem, visit: impl Fn(&mut String)) {
    let meta = Rc::make_mut(&mut document.meta);
    let single = [
        &mut meta.title,
        &mut meta.date,
        &mut meta.severity,
        &mut meta.facilitator,
        &mut meta.time_zone,
        &mut meta.second_zone,
        &mut meta.change_link,
        &mut meta.tracker,
        &mut meta.chat,
        &mut meta.recording,
    ];
    single.into_iter().for_each(&visit);
    for list in [&mut meta.services, &mut meta.tags, &mut meta.authors, &mut meta.related] {
        list.iter_mut().for_each(&visit);
    }
    for person in &mut document.people {
        let person = Rc::make_mut(person);
        [&mut person.name, &mut person.role].into_iter().for_each(&visit);
    }
    for section in &mut document.sections {
        let section = Rc::make_mut(section);
        [&mut section.title, &mut section.text].into_iter().for_each(&visit);
    }
    for row in &mut document.timeline {
        let row = Rc::make_mut(row);
        let texts = [
            &mut row.start,
            &mut row.end,
            &mut row.start_at,
            &mut row.end_at,
            &mut row.zone,
            &mut row.text,
            &mut row.role,
            &mut row.evidence,
        ];
        texts.into_iter().for_each(&visit);
    }
    for action in &mut document.actions {
        let action = Rc::make_mut(action);
        let texts = [
            &mut action.text,
            &mut action.owner,
            &mut action.due,
            &mut action.priority,
            &mut action.reason,
            &mut action.ticket,
            &mut action.answers,
            &mut action.done_when,
        ];
        texts.into_iter().for_each(&visit);
    }
    for factor in &mut document.factors {
        let factor = Rc::make_mut(factor);
        [&mut factor.text, &mut factor.accepted].into_iter().for_each(&visit);
    }
    document.accepted.iter_mut().map(|(_, reason)| reason).for_each(visit);
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::format::json;
    use crate::keys::fields_of;
    use crate::{ActionItem, Edit, Field, Item, MetaField, Person, Question, TimelineRow};

    fn document() -> Postmortem {
        Postmortem::new(Id(1), Rc::new(Template::postmortem()))
    }

    #[test]
    fn a_document_in_order_stays_as_it_is() {
        let document = document();
        assert_eq!(document.clone().restored(), document);
    }

    #[test]
    fn sections_are_completed_and_put_in_order() {
        let mut torn = document();
        torn.sections.reverse();
        torn.sections.pop();
        torn.sections.insert(0, Rc::new(Section::new(SectionId::new("notes"))));
        let whole = torn.restored();
        let (extra, asked) = whole.sections.split_last().unwrap();
        assert_eq!(asked, document().sections);
        assert_eq!(extra.id, SectionId::new("notes"));
    }

    #[test]
    fn nothing_shares_an_id() {
        let mut twins = document();
        twins.timeline = (0..3).map(|_| Rc::new(TimelineRow::new(Id(7)))).collect();
        let mut copy = Section::new(SectionId::new("summary"));
        copy.text = "the second summary".to_owned();
        twins.sections.push(Rc::new(copy));
        let apart = twins.clone().restored();
        let ids: HashSet<_> = apart.timeline.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), 3);
        let second = &apart.sections[document().sections.len()];
        assert_eq!(second.title, "Summary");
        assert_eq!(second.text, "the second summary");
        assert_eq!(twins.restored(), apart, "the same file reads the same twice");
    }

    #[test]
    fn a_copy_of_a_section_keeps_its_own_title() {
        let mut twins = document();
        for title in ["Glossary", "Links"] {
            let mut section = Section::new(SectionId::new("notes"));
            section.title = title.to_owned();
            twins.sections.push(Rc::new(section));
        }
        let apart = twins.restored();
        let extra = &apart.sections[document().sections.len()..];
        let extra: Vec<_> = extra.iter().map(|it| (&*it.id.0, it.title.as_str())).collect();
        assert_eq!(extra, [("notes", "Glossary"), ("notes-2", "Links")]);
    }

    #[test]
    fn a_template_that_cannot_be_answered_is_put_right() {
        let mut template = Template::postmortem();
        template.sections.push(Rc::new(Question::clone(&template.sections[0])));
        let twice = Postmortem::new(Id(1), Rc::new(template)).restored();
        assert_eq!(twice.sections.len(), document().sections.len() + 1);
        assert_eq!(twice.sections.last().unwrap().id, SectionId::new("summary-2"));

        let none = Template { sections: Vec::new(), ..Template::postmortem() };
        assert_eq!(Postmortem::new(Id(1), Rc::new(none)).restored().sections, document().sections);
    }

    #[test]
    fn line_ends_are_lf() {
        let mut document = document();
        Rc::make_mut(&mut document.sections[0]).text = "a\r\nb\rc\n".to_owned();
        assert_eq!(document.restored().sections[0].text, "a\nb\nc\n");
    }

    #[test]
    fn line_ends_are_lf_in_every_text() {
        let mut document = document();
        for item in [
            Item::Row(TimelineRow::new(Id(1)).into()),
            Item::Action(ActionItem::new(Id(2)).into()),
            Item::Person(Person::new(Id(3)).into()),
            Item::Section(Section::new(SectionId::new("notes")).into()),
        ] {
            let fields = fields_of(&item.reference());
            document.apply(Edit::Insert { at: usize::MAX, item });
            for field in fields.into_iter().chain(MetaField::ALL.map(Field::Meta)) {
                document.apply(Edit::Set { field, value: "a\nb".to_owned() });
            }
        }
        let written = json::write(&document);
        assert!(written.matches("a\\nb").count() > 25, "{written}");
        assert_eq!(json::read(&written.replace("a\\nb", "a\\r\\nb")), Ok(document));
    }
}
