//! The rules. Each is a page (`name.md`, whose examples are its tests) and a function (`name.rs`).

use std::ops::Range;

use lines::lines;

use crate::people::People;
use crate::section::SectionRole;
use crate::subject::Clause;
use crate::words::Set;
use crate::{Bias, Kind, Rung, Severity, Suggestion};

pub(crate) mod conditions;
mod harm;
pub(crate) mod harm_verb;
mod lines;
pub(crate) mod modal;
mod page;
pub(crate) mod rewrite;

/// The list of rules: each name is a file with the rule and a page beside it.
macro_rules! catalogue {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every rule, in the order of precedence where two hint at the same words.
        static RULES: &[&Rule] = &[$(&$name::RULE),*];

        impl Rule {
            /// Its page, in Markdown, with the first of its examples. Apart from the other fields, so
            /// that a program which shows no pages does not carry them.
            pub fn page(&self) -> &'static str {
                $(if std::ptr::eq(self, &$name::RULE) {
                    const TEXT: &str = include_str!(concat!(stringify!($name), ".md"));
                    static SHOWN: [u8; page::shown(TEXT)] = page::cut(TEXT);
                    return std::str::from_utf8(&SHOWN).unwrap_or_default();
                })*
                ""
            }
        }
    };
}

pub(crate) use credit_given::spare_the_thanked;

catalogue! {
    named_agent_harm
    role_agent_harm
    named_in_cause
    person_error_label
    omission_verb
    counterfactual_person
    counterfactual_passive
    procedure_violation
    judgement_word
    person_trait_cause
    folk_model
    intent_attribution
    hindsight_obvious
    outcome_judgement
    retributive_vocab
    sarcasm
    absolute_habit
    us_vs_them
    vendor_blame
    self_blame
    single_root_cause
    who_question
    why_person_question
    agentless_error
    vigilance_action
    vague_action
    unowned_action
    credit_given
    local_rationality
}

/// One pattern that the engine knows: its page, and the function that finds it.
pub struct Rule {
    /// The name used in files and in dismissals, such as `named-agent-harm`.
    pub id: &'static str,
    /// A few words for people, such as "Person as the cause".
    pub title: &'static str,
    /// How it is shown where nothing softens it.
    pub severity: Severity,
    /// What it is about.
    pub kind: Kind,
    /// The bias of judgement it speaks of, where there is one.
    pub bias: Option<Bias>,
    /// The question it asks.
    pub question: &'static str,
    /// What it looks for, in the notation of `pattern.rs`.
    pub(crate) patterns: &'static str,
    pub(crate) scope: Scope,
    /// What cannot be said in patterns.
    pub(crate) check: Option<Check>,
}

/// A function that finds what patterns cannot say.
pub(crate) struct Check {
    /// A sentence without any word of these classes is not looked at.
    pub(crate) anchors: Set,
    pub(crate) find: fn(&Context, &mut Vec<Found>),
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl std::fmt::Debug for Rule {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(self.id)
    }
}

/// Every rule.
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule with this id; `None` if there is no such rule.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Where a rule is off, and where it is only worth a quiet remark.
pub(crate) struct Scope {
    pub(crate) off: &'static [SectionRole],
    pub(crate) soft: &'static [SectionRole],
}

impl Scope {
    pub(crate) const EVERYWHERE: Scope = Scope { off: &[], soft: &[] };

    /// The severity in this section; `None` if the rule is off there.
    pub(crate) fn apply(&self, section: SectionRole, severity: Severity) -> Option<Severity> {
        if self.off.contains(&section) {
            None
        } else if self.soft.contains(&section) {
            Some(severity.min(Severity::Clarity))
        } else {
            Some(severity)
        }
    }
}

/// All that a rule may look at.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a, 't> {
    pub(crate) clause: Clause<'a, 't>,
    /// The block that the byte positions of words count in.
    pub(crate) text: &'t str,
    pub(crate) section: SectionRole,
    /// A heading, or the label of a field: only some patterns look there.
    pub(crate) heading: bool,
    pub(crate) people: &'a People,
}

impl<'a, 't> std::ops::Deref for Context<'a, 't> {
    type Target = Clause<'a, 't>;

    fn deref(&self) -> &Clause<'a, 't> {
        &self.clause
    }
}

/// What a rule found. Positions count from the start of the block.
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) severity: Severity,
    pub(crate) suggestion: Suggestion,
    /// Set by the rules that tell who acted.
    pub(crate) rung: Option<Rung>,
}
