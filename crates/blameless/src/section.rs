/// What a section is for: all that a rule may know of the place a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SectionRole {
    /// What happened, in a few sentences.
    Summary,
    /// Root cause, trigger and contributing factors.
    Cause,
    /// Who was affected, how, and for how long.
    Impact,
    /// How it was noticed.
    Detection,
    /// How it was ended.
    Resolution,
    /// What happened when.
    Timeline,
    /// What helped.
    WentWell,
    /// What did not help.
    WentPoorly,
    /// What made it less bad than it could have been.
    Lucky,
    /// What will be done.
    Actions,
    /// Anything else, such as a section of an imported document.
    Other,
}

impl SectionRole {
    /// Every role, in the order of the built-in template.
    pub const ALL: [SectionRole; 11] = [
        SectionRole::Summary,
        SectionRole::Cause,
        SectionRole::Impact,
        SectionRole::Detection,
        SectionRole::Resolution,
        SectionRole::Timeline,
        SectionRole::WentWell,
        SectionRole::WentPoorly,
        SectionRole::Lucky,
        SectionRole::Actions,
        SectionRole::Other,
    ];

    /// The name used in files, such as `root_cause`.
    pub fn id(self) -> &'static str {
        match self {
            SectionRole::Summary => "summary",
            SectionRole::Cause => "root_cause",
            SectionRole::Impact => "impact",
            SectionRole::Detection => "detection",
            SectionRole::Resolution => "resolution",
            SectionRole::Timeline => "timeline",
            SectionRole::WentWell => "went_well",
            SectionRole::WentPoorly => "went_poorly",
            SectionRole::Lucky => "lucky",
            SectionRole::Actions => "actions",
            SectionRole::Other => "other",
        }
    }

    /// The role with this name; `None` if there is no such role.
    pub fn from_id(id: &str) -> Option<SectionRole> {
        SectionRole::ALL.into_iter().find(|role| role.id() == id)
    }
}

// `ALL` is a list the compiler does not hold complete by itself; `Other` is the last role.
const _: () = assert!(
    SectionRole::ALL.len() == SectionRole::Other as usize + 1,
    "SectionRole::ALL does not hold every role"
);
