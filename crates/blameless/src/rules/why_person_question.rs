//! Questions that ask a person to justify themselves.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "why-person-question",
    title: "Why, put to a person",
    severity: Severity::Bias,
    kind: Kind::Questions,
    bias: None,
    question: "How did the situation look from where they sat?",
    patterns: lines!(r#"
        @headings
        [why didn't he|she|they|i]
        [why didn't {some|nobody}] #base => "What made it hard to"
        [why didn't {we}] #base => "What made it hard for us to"
        [why didn't {named|role}] #base => "What made it hard for {} to"
        [why didn't you] #base => "What made it hard for you to"
        [why did {person}] !not #base => "How did {} come to"
        [why did you] !not #base => "How did you come to"
        [why did {nobody}] #base => "What made it hard to"
        why on|in|the earth|hell|heck|world #do|#be|#have|would
        why #do|could|can|would|had|have|has|will {named|role|some|we|nobody}
        why #do|#be|#have|could|can|would|should you|your
        why was|were|is|are {person|nobody} not? so|in|on|at|away|absent|late|asleep|#gerund
        - why #do|#have {we} not? have|need|lose|~see
        - why #do {we} run out|low|over|into
        ~ask|~explain|~understand|~question|~know|~wonder|~determine|~establish|~justify|unclear|unknown|mystery [why {named|role|some|nobody}] ..2 #do|#past
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};
