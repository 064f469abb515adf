//! Errors that nobody made, and decisions that nobody took.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "agentless-error",
    title: "It went by itself",
    severity: Severity::Clarity,
    kind: Kind::Clarity,
    bias: None,
    question: "What did it look like to the people there, and what let it through?",
    patterns: lines!(r#"
        mistake(s)|error(s)|misstep(s)|oversight(s)|blunder(s)|slip-up(s)|misjudgement(s)|misjudgment(s) ..2 ~make|~commit/passive % !mechanism
        is|are|was|were|been|got ..1 accidentally|mistakenly|inadvertently|unintentionally|unknowingly|unwittingly|carelessly|erroneously|wrongly !#gerund|#determiner|#preposition|#code|correct|right % !mechanism
        #be|got ..1 incorrectly ..1 #harm|#action/passive % !mechanism
        #participle/passive ..3 accidentally|mistakenly|inadvertently|unintentionally|erroneously % !mechanism
        #participle/passive ..3 by|in mistake|accident|error|oversight % !mechanism
        accidental|inadvertent|unintentional|erroneous|mistaken|unintended ..1 #act-noun % !mechanism lacks=#guarded
        wrong ..5 #participle/passive % !mechanism in=summary,root_cause,impact,detection,timeline,went_poorly,lucky,other
        incorrect ..4 #harm|#action/passive % !mechanism in=summary,root_cause,impact,detection,timeline,went_poorly,lucky,other
        by an? accidental|inadvertent|unintentional|erroneous|mistaken|unintended ..1 #act-noun % lacks=#guarded
        it was|had been? ..1 #deciding|agreed|deemed|judged|resolved ..1 to|not|safe|unnecessary|best % !mechanism in=summary,root_cause,impact,detection,resolution,timeline,went_poorly,other
        a|the decision|choice|call ..1 was ..1 made|taken % !mechanism in=summary,root_cause,impact,detection,resolution,timeline,went_poorly,other
        - #participle ..5 by {person|vendor|customer|adversary}
        - #error-noun ..2 made ..1 visible|available|worse|public|clear|possible|it
        - wrong|incorrect ..5 being|to
        - wrong|incorrect use|usage|assumption
        - decided|decision|choice ..4 #repair|roll|rolling|fail
        - wrong|incorrect|incorrectly ..4 sent|served|returned|displayed|shown|rendered|calculated|computed|reported|read|produced|generated|emitted|routed|delivered|built
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};
