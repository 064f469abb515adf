//! The questions a postmortem answers. A template is data and travels inside the document, so that a
//! reader sees the questions it answered.

use std::rc::Rc;

use blameless::SectionRole;

use crate::{Fields, SectionId, shape};

/// A list of sections, each with its question.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The kind of document, such as `postmortem`.
    pub id: Rc<str>,
    /// What a person calls this kind.
    pub title: Rc<str>,
    /// The sections in printed order.
    pub sections: Vec<Rc<Question>>,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

/// What one section asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The name of the section, unique in its template.
    pub id: SectionId,
    /// What the section is for; decides which hints apply, and where rows and actions stand.
    pub role: SectionRole,
    /// The heading.
    pub title: Rc<str>,
    /// The one question under the heading.
    pub question: Rc<str>,
    /// Smaller questions that help to answer it.
    pub prompts: Vec<Rc<str>>,
    /// An answer somebody could have given; empty for none.
    pub example: Rc<str>,
    /// Fields of the file that this version does not know.
    pub unknown: Fields,
}

impl Template {
    /// The ten sections of the built-in postmortem (Wilcox, PyOhio 2019).
    pub fn postmortem() -> Template {
        let file = include_str!("../templates/postmortem.json");
        let value = serde_json::from_str(file).unwrap_or_default();
        shape::read(value).expect("a test reads every built-in template")
    }

    /// The question of the section `id`; `None` for an extra section.
    pub fn question(&self, id: &SectionId) -> Option<&Rc<Question>> {
        self.sections.iter().find(|question| question.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_postmortem_asks_ten_questions_in_the_order_of_the_talk() {
        let template = Template::postmortem();
        let roles: Vec<_> = template.sections.iter().map(|question| question.role).collect();
        assert_eq!(roles, SectionRole::ALL[..10]);
    }

    #[test]
    fn every_template_asks_well() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().display();
            let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
            let value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            let template: Template =
                shape::read(value).unwrap_or_else(|e| panic!("{name}: {} {}", e.place, e.reason));
            assert!(!template.sections.is_empty(), "{name} has no sections");
            let mut ids = HashSet::new();
            for question in &template.sections {
                let place = format!("{name}, section “{}”", question.id);
                let prompts = question.prompts.len();
                assert!(question.question.ends_with('?'), "{place}: the question ends without “?”");
                assert!((3..=6).contains(&prompts), "{place}: {prompts} prompts, not 3 to 6");
                assert!(!question.example.trim().is_empty(), "{place}: the example is empty");
                assert!(ids.insert(&question.id), "{place}: another section has this id");
                let unknown: Vec<_> = question.unknown.iter().collect();
                assert!(unknown.is_empty(), "{place}: not understood: {unknown:?}");
            }
        }
    }
}
