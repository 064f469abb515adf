//! Answers that are one of a few.

/// A closed set of answers, each with a name used in files and a label a person reads.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every answer, in the order offered.
    const ALL: &'static [Self];

    /// The name used in files.
    fn id(self) -> &'static str;

    /// What a person reads.
    fn label(self) -> &'static str;

    /// The answer with this name; `None` if there is no such answer.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.id() == id)
    }
}

/// How far the document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// With others, for comment.
    InReview,
    /// Discussed and agreed.
    Reviewed,
    /// Every action item is done or declined.
    Closed,
}

impl Choice for Status {
    const ALL: &'static [Status] =
        &[Status::Draft, Status::InReview, Status::Reviewed, Status::Closed];

    fn id(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::InReview => "in_review",
            Status::Reviewed => "reviewed",
            Status::Closed => "closed",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Status::Draft => "Draft",
            Status::InReview => "In review",
            Status::Reviewed => "Reviewed",
            Status::Closed => "Closed",
        }
    }
}

/// Who noticed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetectedBy {
    /// An alert of the team that runs the system.
    OwnAlert,
    /// A person of that team.
    OwnPeople,
    /// Another team of the same organisation.
    OtherTeam,
    /// Somebody outside.
    Customer,
}

impl Choice for DetectedBy {
    const ALL: &'static [DetectedBy] =
        &[DetectedBy::OwnAlert, DetectedBy::OwnPeople, DetectedBy::OtherTeam, DetectedBy::Customer];

    fn id(self) -> &'static str {
        match self {
            DetectedBy::OwnAlert => "own_alert",
            DetectedBy::OwnPeople => "own_people",
            DetectedBy::OtherTeam => "other_team",
            DetectedBy::Customer => "customer",
        }
    }

    fn label(self) -> &'static str {
        match self {
            DetectedBy::OwnAlert => "Our own alert",
            DetectedBy::OwnPeople => "Our own people",
            DetectedBy::OtherTeam => "Another team",
            DetectedBy::Customer => "A customer",
        }
    }
}

/// Yes or no; absent means nobody has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Choice for YesNo {
    const ALL: &'static [YesNo] = &[YesNo::Yes, YesNo::No];

    fn id(self) -> &'static str {
        match self {
            YesNo::Yes => "yes",
            YesNo::No => "no",
        }
    }

    fn label(self) -> &'static str {
        match self {
            YesNo::Yes => "Yes",
            YesNo::No => "No",
        }
    }
}

/// What kind of statement a timeline row is (Blythe, KCDC 2017: a timeline holds facts, assumptions
/// and expectations).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It is on record.
    #[default]
    Fact,
    /// Somebody took it to be so.
    Assumption,
    /// Somebody waited for it to happen.
    Expectation,
}

impl Choice for Mark {
    const ALL: &'static [Mark] = &[Mark::Fact, Mark::Assumption, Mark::Expectation];

    fn id(self) -> &'static str {
        match self {
            Mark::Fact => "fact",
            Mark::Assumption => "assumption",
            Mark::Expectation => "expectation",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Mark::Fact => "Fact",
            Mark::Assumption => "Assumption",
            Mark::Expectation => "Expectation",
        }
    }
}

/// A moment from which the durations of an incident are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// Users began to be affected.
    ImpactBegan,
    /// Somebody or something noticed.
    Detected,
    /// Somebody began to respond.
    Acknowledged,
    /// Users were no longer affected, or much less.
    Mitigated,
    /// The cause was dealt with.
    Resolved,
    /// The public was told.
    PublicNotice,
}

impl Choice for Milestone {
    const ALL: &'static [Milestone] = &[
        Milestone::ImpactBegan,
        Milestone::Detected,
        Milestone::Acknowledged,
        Milestone::Mitigated,
        Milestone::Resolved,
        Milestone::PublicNotice,
    ];

    fn id(self) -> &'static str {
        match self {
            Milestone::ImpactBegan => "impact_began",
            Milestone::Detected => "detected",
            Milestone::Acknowledged => "acknowledged",
            Milestone::Mitigated => "mitigated",
            Milestone::Resolved => "resolved",
            Milestone::PublicNotice => "public_notice",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Milestone::ImpactBegan => "Impact began",
            Milestone::Detected => "Detected",
            Milestone::Acknowledged => "Acknowledged",
            Milestone::Mitigated => "Mitigated",
            Milestone::Resolved => "Resolved",
            Milestone::PublicNotice => "Public notice",
        }
    }
}

/// What an action item is for (the union of the SRE book's and Google's 2017 types).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Make it impossible or unlikely.
    Prevent,
    /// Notice it sooner.
    Detect,
    /// Make it hurt less.
    Mitigate,
    /// Put right what this incident damaged.
    Repair,
    /// Find something out.
    Investigate,
    /// Change how people work together.
    Process,
    /// Anything else.
    Other,
}

impl Choice for ActionKind {
    const ALL: &'static [ActionKind] = &[
        ActionKind::Prevent,
        ActionKind::Detect,
        ActionKind::Mitigate,
        ActionKind::Repair,
        ActionKind::Investigate,
        ActionKind::Process,
        ActionKind::Other,
    ];

    fn id(self) -> &'static str {
        match self {
            ActionKind::Prevent => "prevent",
            ActionKind::Detect => "detect",
            ActionKind::Mitigate => "mitigate",
            ActionKind::Repair => "repair",
            ActionKind::Investigate => "investigate",
            ActionKind::Process => "process",
            ActionKind::Other => "other",
        }
    }

    fn label(self) -> &'static str {
        match self {
            ActionKind::Prevent => "Prevent",
            ActionKind::Detect => "Detect sooner",
            ActionKind::Mitigate => "Limit damage",
            ActionKind::Repair => "Repair",
            ActionKind::Investigate => "Investigate",
            ActionKind::Process => "Process",
            ActionKind::Other => "Other",
        }
    }
}

/// What a contributing factor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorKind {
    /// Without it the incident could not have begun.
    Possible,
    /// It hid the incident.
    HardToNotice,
    /// It kept the incident going.
    SlowToFix,
}

impl Choice for FactorKind {
    const ALL: &'static [FactorKind] =
        &[FactorKind::Possible, FactorKind::HardToNotice, FactorKind::SlowToFix];

    fn id(self) -> &'static str {
        match self {
            FactorKind::Possible => "possible",
            FactorKind::HardToNotice => "hard_to_notice",
            FactorKind::SlowToFix => "slow_to_fix",
        }
    }

    fn label(self) -> &'static str {
        match self {
            FactorKind::Possible => "Made it possible",
            FactorKind::HardToNotice => "Made it hard to notice",
            FactorKind::SlowToFix => "Made it slow to fix",
        }
    }
}

/// How soon action items are to be done, counted from the day of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueWithin {
    /// Within the next week (Blythe, KCDC 2017), which counts where nothing is said.
    Week,
    /// PagerDuty's limit for its most severe incidents.
    FifteenDays,
    /// PagerDuty's limit for the next.
    ThirtyDays,
}

impl DueWithin {
    /// The number of days.
    pub fn days(self) -> i64 {
        match self {
            DueWithin::Week => 7,
            DueWithin::FifteenDays => 15,
            DueWithin::ThirtyDays => 30,
        }
    }
}

impl Choice for DueWithin {
    const ALL: &'static [DueWithin] =
        &[DueWithin::Week, DueWithin::FifteenDays, DueWithin::ThirtyDays];

    fn id(self) -> &'static str {
        match self {
            DueWithin::Week => "7_days",
            DueWithin::FifteenDays => "15_days",
            DueWithin::ThirtyDays => "30_days",
        }
    }

    fn label(self) -> &'static str {
        match self {
            DueWithin::Week => "7 days",
            DueWithin::FifteenDays => "15 days",
            DueWithin::ThirtyDays => "30 days",
        }
    }
}

/// Where an action item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Finished.
    Done,
    /// Decided against, with a reason.
    Declined,
}

impl Choice for ActionStatus {
    const ALL: &'static [ActionStatus] =
        &[ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Declined];

    fn id(self) -> &'static str {
        match self {
            ActionStatus::Open => "open",
            ActionStatus::InProgress => "in_progress",
            ActionStatus::Done => "done",
            ActionStatus::Declined => "declined",
        }
    }

    fn label(self) -> &'static str {
        match self {
            ActionStatus::Open => "Open",
            ActionStatus::InProgress => "In progress",
            ActionStatus::Done => "Done",
            ActionStatus::Declined => "Declined",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_are_distinct<C: Choice>() {
        for choice in C::ALL {
            assert!(C::from_id(choice.id()) == Some(*choice), "{}", choice.id());
        }
    }

    #[test]
    fn every_choice_is_found_by_its_id() {
        names_are_distinct::<Status>();
        names_are_distinct::<DetectedBy>();
        names_are_distinct::<YesNo>();
        names_are_distinct::<Mark>();
        names_are_distinct::<Milestone>();
        names_are_distinct::<ActionKind>();
        names_are_distinct::<ActionStatus>();
        names_are_distinct::<FactorKind>();
        names_are_distinct::<DueWithin>();
    }
}
