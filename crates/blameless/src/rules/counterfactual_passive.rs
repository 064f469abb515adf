//! What should have been done, without saying by whom.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "counterfactual-passive",
    title: "Should have been done",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    question: "What made the actual course look fine? What would have made the other one easy?",
    patterns: lines!("
        // The change should have been reviewed.
        should|ought/perfect,passive,either !#gerund #process % !q
        could|might/perfect,passive !#gerund #process % !q
        would/perfect,passive avoided|prevented|averted|caught|noticed|detected|spotted|identified|found|flagged|mitigated|forestalled|recognised|recognized % !q
        should|could|ought/perfect,passive,either picked|followed|acted|dealt|looked up|upon|on|with|at|into % !q
        - reflect|determine|decide|check|consider|evaluate|assess|ask if|whether ..20 [should|could]
        - if|had ..25 [would]
        - should|could/perfect,passive,either considered !much|far|early #noun|a|an|as|to
        - nothing|whether|anything ..6 should|could|would|might|ought
        - should|could|would|might|ought/person,customer,adversary,perfect,passive,either !told|informed|consulted|contacted|trained|briefed|notified|involved|warned|asked
        - should|could|would|might|ought/perfect,passive,either !avoided|prevented|mitigated|shortened|reduced|limited|averted #process ..1 by !#gerund {system|vendor|customer} % lacks=#procedure,#drill
        // It would have been better to wait.
        would/perfect,passive #better to|for|had|#gerund % !q
        it|this|that [would/perfect,passive #better] if|with % !q
        it|this|that [would/perfect,passive #better] $ % !q
        should|could|would|might/perfect,passive much? faster|quicker|sooner|earlier|smoother|clearer|shorter % !q
        // It would not have happened if.
        [wouldn't|couldn't #adverb? have #adverb? happened|occurred|arisen] % !q has=#condition
        [none|nothing of? this|that|it? would have happened|occurred] % !q
    "),
    scope: Scope { off: &[SectionRole::WentWell, SectionRole::Lucky], soft: &[] },
    check: None,
};
