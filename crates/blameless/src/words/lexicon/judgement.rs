//! How work is meant to be done, and how people are graded.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] = &[
    (
        PROCEDURE,
        "process processes procedure procedures policy policies checklist checklists runbook \
         runbooks protocol protocols guideline guidelines rule rules standard standards sop sops \
         step steps approval approvals review reviews sign-off playbook workflow freeze",
    ),
    (
        QUALITY,
        "attention care diligence discipline ownership awareness vigilance communication \
         competence rigour rigor professionalism judgement judgment commitment accountability",
    ),
    (LACK, "lack poor insufficient inadequate absence lax shortage want deficit"),
    (
        JUDGEMENT,
        "careless sloppy negligent reckless irresponsible incompetent stupid dumb foolish blindly \
         unprofessional inexcusable unacceptable embarrassing carelessly negligence stupidity",
    ),
    (
        TRAIT,
        "junior inexperienced new untrained tired distracted unfamiliar green careless exhausted",
    ),
    (INTENT, "knowingly deliberately intentionally wilfully willfully consciously purposely"),
];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    (
        VIOLATION,
        "ignore bypass skip+p violate breach circumvent disregard flout sidestep deviate override/overrode/overridden",
    ),
    (DECIDING, "decide choose/chose/chosen opt+t elect"),
    (BELIEVING, "assume presume think/thought believe suppose"),
];
