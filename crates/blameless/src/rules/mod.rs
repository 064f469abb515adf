//! The rules. Each is a page (`name.md`, whose examples are its tests) and a function (`name.rs`).

use std::ops::Range;

use crate::people::People;
use crate::section::SectionRole;
use crate::subject::Clause;
use crate::words::Set;
use crate::{Bias, Kind, Rung, Severity, Suggestion};

pub(crate) mod conditions;
mod counterfactual_passive;
mod counterfactual_person;
mod harm;
mod harm_verb;
mod hindsight_obvious;
mod modal;
mod named_agent_harm;
mod omission_verb;
mod person_error_label;
mod retributive_vocab;
pub(crate) mod rewrite;
mod role_agent_harm;
mod single_root_cause;
mod vague_action;

/// Every rule, in the order of precedence where two hint at the same words.
static RULES: &[&Rule] = &[
    &named_agent_harm::RULE,
    &role_agent_harm::RULE,
    &person_error_label::RULE,
    &omission_verb::RULE,
    &counterfactual_person::RULE,
    &counterfactual_passive::RULE,
    &hindsight_obvious::RULE,
    &single_root_cause::RULE,
    &retributive_vocab::RULE,
    &vague_action::RULE,
];

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
    /// Why the question is worth asking, in one or two sentences.
    pub why: &'static str,
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

impl Rule {
    /// Its page, in Markdown. Apart from the other fields, so that a program which shows no pages does
    /// not carry them.
    pub fn page(&self) -> &'static str {
        match self.id {
            "named-agent-harm" => include_str!("named_agent_harm.md"),
            "role-agent-harm" => include_str!("role_agent_harm.md"),
            "person-error-label" => include_str!("person_error_label.md"),
            "omission-verb" => include_str!("omission_verb.md"),
            "counterfactual-person" => include_str!("counterfactual_person.md"),
            "counterfactual-passive" => include_str!("counterfactual_passive.md"),
            "hindsight-obvious" => include_str!("hindsight_obvious.md"),
            "single-root-cause" => include_str!("single_root_cause.md"),
            "retributive-vocab" => include_str!("retributive_vocab.md"),
            "vague-action" => include_str!("vague_action.md"),
            _ => "",
        }
    }
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
