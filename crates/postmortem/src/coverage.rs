//! Which factors and points have an answer: an action item, or a reason to live with it.

use std::rc::Rc;

use blameless::SectionRole;

use crate::day::Day;
use crate::points::Target;
use crate::{ActionItem, ActionStatus, FactorField, Field, Id, Link, Postmortem};

/// A factor or a point that an action item can answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which.
    pub target: Target,
    /// What kind of section it stands in.
    pub role: SectionRole,
    /// Its words, on one line.
    pub words: String,
    /// Why it gets no action item; empty if nobody has said so.
    pub accepted: String,
    /// The action items that answer it, those that were declined left out.
    pub by: Vec<Id>,
}

impl Asked {
    /// Whether it has an answer.
    pub fn is_answered(&self) -> bool {
        !self.by.is_empty() || !self.accepted.trim().is_empty()
    }

    /// The field that says why it gets no action item.
    pub fn reason(&self) -> Field {
        match &self.target {
            Target::Factor(id) => Field::Factor(*id, FactorField::Accepted),
            Target::Point(name) => Field::Accepted(name.clone()),
        }
    }
}

/// Every factor and point, in the order of the page. A factor without words asks nothing yet.
pub fn asked(document: &Postmortem) -> Vec<Asked> {
    let factors = document.factors.iter().filter_map(|factor| {
        let words = factor.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let target = Target::Factor(factor.id);
        (!words.is_empty()).then_some((target, SectionRole::Cause, words, factor.accepted.clone()))
    });
    let points = document.points().into_iter().map(|point| {
        let reason = document.reason_for(&point.name).unwrap_or_default().to_owned();
        let role = document.role_of(&point.section);
        (Target::Point(point.name), role, point.words, reason)
    });
    let answers: Vec<(Id, Target)> = document
        .actions
        .iter()
        .filter(|action| action.status != ActionStatus::Declined)
        .flat_map(|action| {
            let targets = action.answers_to.iter().filter_map(Link::target);
            targets.map(|target| (action.id, target))
        })
        .collect();
    let all = factors.chain(points).map(|(target, role, words, accepted)| {
        let by =
            answers.iter().filter(|(_, answer)| *answer == target).map(|(id, _)| *id).collect();
        Asked { target, role, words, accepted, by }
    });
    all.collect()
}

/// The links of an action item that lead to nothing in `asked` any more, each with what is left of its
/// words.
pub fn gone(action: &ActionItem, asked: &[Asked]) -> Vec<(Link, Rc<str>)> {
    let lost = |link: &Link| {
        let words = match link.target() {
            Some(target) if asked.iter().any(|asked| asked.target == target) => return None,
            Some(Target::Factor(_)) => "a factor that is not there any more".into(),
            Some(Target::Point(name)) => name,
            None => link.as_ref().into(),
        };
        Some((link.clone(), words))
    };
    action.answers_to.iter().filter_map(lost).collect()
}

/// How far the action items have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that are finished.
    pub done: usize,
    /// All that nobody has decided against.
    pub of: usize,
    /// Those that should be finished and are not.
    pub overdue: usize,
}

/// How far the action items of a document have come.
pub fn progress(document: &Postmortem, today: Option<Day>) -> Progress {
    let mut progress = Progress::default();
    for action in document.actions.iter().filter(|action| !action.text.trim().is_empty()) {
        match action.status {
            ActionStatus::Declined => continue,
            ActionStatus::Done => progress.done += 1,
            ActionStatus::Open | ActionStatus::InProgress => {
                let due = Day::parse(&action.due);
                progress.overdue +=
                    usize::from(due.zip(today).is_some_and(|(due, today)| due < today));
            }
        }
        progress.of += 1;
    }
    progress
}

impl Progress {
    /// As a person reads it: `2 of 5 done, 1 overdue`; empty where there is nothing to do.
    pub fn words(self) -> String {
        match self {
            Progress { of: 0, .. } => String::new(),
            Progress { done, of, overdue: 0 } => format!("{done} of {of} done"),
            Progress { done, of, overdue } => format!("{done} of {of} done, {overdue} overdue"),
        }
    }
}
