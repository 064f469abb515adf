//! Software with a human's title.

use crate::sentence::{Gap, Word};
use crate::subject::Clause;
use crate::words;

impl Clause<'_, '_> {
    /// Whether a role word stands for software: `the Kubernetes operator`.
    pub(crate) fn is_software(&self, at: usize) -> bool {
        // The capital of the first word says nothing.
        let before = at.checked_sub(1).filter(|&before| {
            before > self.sentence.body && !self.parsed.words[at].gap.any(Gap::PHRASE)
        });
        is_software(&self.parsed.words[at], before.map(|before| &self.parsed.words[before]), 2)
    }

    /// Whether a role word only modifies the next: `operator pod`, `team drive`.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.parsed.words[before]);
        if is_software(&self.parsed.words[at], before, 2) {
            return true;
        }
        self.parsed.words.get(at + 1).is_some_and(|next| {
            next.plain() && next.gap == Gap::default() && !next.text.ends_with("ed")
        })
    }
}

/// `Kubernetes operator`, `package manager`: software with a human's title.
pub(super) fn is_software(head: &Word, before: Option<&Word>, length: usize) -> bool {
    let named = |list: &[&str]| before.is_some_and(|word| word.is_one_of(list));
    if head.is("operator") || head.is("operators") {
        return length > 1
            && before.is_some_and(|word| {
                word.any(words::CODE)
                    || word.is_one_of(&[
                        "kubernetes",
                        "k8s",
                        "postgres",
                        "prometheus",
                        "kafka",
                        "redis",
                        "vault",
                        "new",
                        "custom",
                        "comparison",
                        "logical",
                        "boolean",
                    ])
                    || word.capital() && word.plain()
            });
    }
    if head.is("manager") || head.is("managers") {
        return length > 1
            && before.is_some_and(|word| {
                !word.any(
                    words::DETERMINER
                        | words::CLITIC
                        | words::ROLE
                        | words::WASTE
                        | words::NAMED
                        | words::AMISS,
                ) && !word.is_one_of(&[
                    "release",
                    "engineering",
                    "incident",
                    "product",
                    "project",
                    "change",
                    "duty",
                    "shift",
                    "account",
                    "site",
                    "line",
                    "hiring",
                    "program",
                    "programme",
                    "general",
                    "delivery",
                    "operations",
                    "it",
                    "senior",
                    "junior",
                    "new",
                    "night",
                    "communications",
                    "problem",
                    "service",
                    "ward",
                    "plant",
                    "store",
                    "bank",
                    "bed",
                    "clinical",
                    "community",
                    "depot",
                    "facilities",
                    "factory",
                    "finance",
                    "fleet",
                    "marketing",
                    "nursing",
                    "office",
                    "practice",
                    "production",
                    "quality",
                    "risk",
                    "safety",
                    "sales",
                    "stage",
                    "station",
                    "technical",
                    "theatre",
                    "warehouse",
                ])
            });
    }
    if head.is("shift") || head.is("shifts") {
        return !named(&["night", "day", "late", "early", "morning", "evening", "weekend"]);
    }
    if head.is("support")
        || head.is("lead")
        || head.is("hire")
        || head.is("hires")
        || head.is("author")
    {
        return named(&["the", "a", "ipv6", "for"]) && !head.is("lead") && !head.is("author");
    }
    if head.is("architect") || head.is("captain") || head.is("pilot") {
        return named(&["auto", "github"]);
    }
    false
}
