//! The incident the talk tells (Wilcox, PyOhio 2019).

use crate::{Id, Postmortem, format};

impl Postmortem {
    /// The sample document: an outage as its slides told it. Numbers that disagree, a season that does
    /// not fit its time zone and actions without an owner are left in, because noticing them is what
    /// the sample is for.
    pub fn sample(id: Id) -> Postmortem {
        let file = include_str!("../samples/reference-documentation.json");
        Postmortem { id, ..format::json::read(file).expect("a test reads the sample") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Milestone, SectionId};

    #[test]
    fn the_sample_is_told_as_the_talk_told_it() {
        let sample = Postmortem::sample(Id(42));
        assert_eq!(sample.id, Id(42));
        assert_eq!(sample.sections.len(), sample.template.sections.len());
        for section in &sample.sections {
            assert!(sample.has_content(section), "{}", section.id);
        }
        let text = |id| sample.section(&SectionId::new(id)).unwrap().text.as_str();
        assert!(text("detection").contains("30 minutes"));
        assert!(text("timeline").contains("PDT"));
        assert!(text("went_poorly").contains("should have been protected"));
        assert!(text("root_cause").contains("an engineer with write access deleted"));
        assert_eq!(sample.timeline[1].milestone, Some(Milestone::Detected));
        assert!(sample.actions.iter().all(|action| action.owner.is_empty()));
    }
}
