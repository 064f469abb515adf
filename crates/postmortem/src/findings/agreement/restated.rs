//! What one section says and another says otherwise.

use std::ops::Range;

use super::quantity::{Measure, Precision, quantities};
use super::sentence::sentences;
use crate::findings::{Finding, Kind, Place};
use crate::{Field, Postmortem, Section};
use blameless::SectionRole;

/// Counts that the summary and the impact give differently: "1,200 users" here, "1,500 users" there.
///
/// Only what each section says exactly once, in the same words: where a section has two numbers of
/// users, they are numbers of different users.
pub(in crate::findings) fn between_sections(document: &Postmortem, found: &mut Vec<Finding>) {
    let section =
        |role| document.sections.iter().find(|section| document.role_of(&section.id) == role);
    let (Some(summary), Some(impact)) =
        (section(SectionRole::Summary), section(SectionRole::Impact))
    else {
        return;
    };
    let (told, said) = (counts(summary), counts(impact));
    for one in &told {
        let Some(other) = only(&said, &one.of) else { continue };
        if one.value == other.value || only(&told, &one.of).is_none() {
            continue;
        }
        let words = format!(
            "{} says {} {of}; {} says {} {of}. Which is it?",
            document.title_of(impact),
            &impact.text[other.span.clone()],
            document.title_of(summary),
            &summary.text[one.span.clone()],
            of = one.of,
        );
        let place = Place::Field(Field::Text(impact.id.clone()));
        let finding = Finding::new(Kind::Count, place, words);
        found.push(finding.see(Field::Text(summary.id.clone())));
    }
}

struct Count {
    span: Range<usize>,
    value: i64,
    of: String,
}

/// What a section counts, where it says so as a number.
fn counts(section: &Section) -> Vec<Count> {
    let mut found = Vec::new();
    for sentence in sentences(&section.text) {
        for one in quantities(&section.text[sentence.clone()]) {
            if let Measure::Count { value, of } = one.measure
                && one.precision == Precision::Exact
                && of != "%"
            {
                let span = sentence.start + one.span.start..sentence.start + one.span.end;
                found.push(Count { span, value, of });
            }
        }
    }
    found
}

/// The one number of something; `None` if there are several.
fn only<'c>(counts: &'c [Count], of: &str) -> Option<&'c Count> {
    let mut all = counts.iter().filter(|count| count.of == of);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
