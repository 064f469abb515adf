//! One cause that explains it all.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "single-root-cause",
    title: "One cause",
    severity: Severity::Bias,
    kind: Kind::Causation,
    bias: None,
    question: "What else had to be true for this to happen?",
    patterns: lines!("
        // The root cause was …
        [the|our|its ..2 #sole cause] was|is|'s #adverb? !#open-cause % !q !neg => \"a contributing factor\"
        ^ [root cause] was|is #adverb? !#open-cause % !q => \"a contributing factor\"
        [the ..2 #sole cause of] ..12 was|is #adverb? !#open-cause % !q !neg => \"a contributing factor in\"
        [the ..2 #sole cause] for|behind|why|that ..12 was|is #adverb? !#open-cause % !q !neg
        [the ..2 #sole cause] turned|proved out? to be % !q !neg => \"a contributing factor\"
        [the ..2 one|only|sole|single|real|true|actual|ultimate|underlying|root reason] was|is #adverb? !#open-cause % !q !neg => \"a contributing factor\"
        [the ..1 only|sole|single|real|true|one reason] for|behind|why|that|it|we|they|#determiner|#noun ..12 was|is|were #adverb? !#open-cause % !q !neg
        's|' [#sole cause] was|is #adverb? !#open-cause % !q !neg
        - only|sole|single|real|one reason ..5 #repair
        - likely|probable|possible|suspected|main|primary|direct|immediate|proximate|initial|apparent|potential|second|third|other|another|biggest ..2 cause|reason
        - cause|reason ..14 was|is ..2 not|never|unknown|unclear|still|probably|likely|suspected|yet
        - cause|reason was|is #quote
        - what|whether|if|determine|find|finding|identify|identifying|understand|investigate|assuming the ..2 cause|reason
        // … was the root cause of …
        out|is|was|were to? be? #adverb? [the|our|its ..1 #sole cause of] % !q !neg => \"a contributing factor in\"
        was|is|were #adverb? [the|our|its ..1 #sole cause] !of|why|that|behind|for|#noun % !q !neg => \"a contributing factor\"
        was|is|were #adverb? [the|our|its ..1 #sole cause|reason] why|that|behind|for % !q !neg
        as #adverb? [the ..1 #sole cause of] % !q !neg has=#trouble,#failure => \"a contributing factor in\"
        turned|proved out? to be #adverb? [the ..1 #sole cause] !of % !q !neg => \"a contributing factor\"
        ~identify|~confirm|~establish|~pinpoint|~determine ..6 as [the ..1 #sole cause] !of % !q !neg
        - following|these|those|both|several|multiple|#number ..3 were the ..1 #sole cause
        - may|might|could|would|can|whether|if|what|suspect|suspected|believe|likeliness|think|possibly|probably|likely|perhaps|apparently|maybe ..4 the ..1 #sole cause
        - being|suspected|not ..3 as ..3 cause
        // Nothing else.
        [caused #single-cause by] % !q !neg => \"caused in part by\"
        [triggered #single-cause by] % !q !neg => \"triggered in part by\"
        [#single-cause caused by] % !q !neg => \"partly caused by\"
        [#single-cause triggered by] % !q !neg => \"partly triggered by\"
        [due|down|attributable #single-cause to] % !q !neg has=#trouble,#failure
        [#single-cause due|down|attributable to] % !q !neg has=#trouble,#failure
        ~stem+m|~result|~arise|~follow|~come [#single-cause from] % !q !neg has=#trouble,#failure
        [#single-cause because] % !q !neg has=#trouble,#failure
        single-handedly % !q !neg
        alone caused|triggered|broke|explains % !q !neg
        [alone was|is] responsible|enough|sufficient % !q !neg
        // It all came down to …
        [it|this|that|everything all? #adverb? came|comes|boiled|boils down to] !#number % !q !neg
        [all #adverb? came|comes|boiled|boils down to] !#number % !q !neg
        [incident|outage|failure|problem|issue|disruption|crash|downtime|disaster #adverb? came|comes|boiled|boils down to] !#number % !q !neg
        [it|this|everything all #adverb? started|began|goes|went back? with|to]
        [all it took was]
        [that|this was|is|'s all it took]
        [traced back? to a single|one|lone] % !q !neg
        was|is|lies|lay|at [the root of #determiner? problem|issue|outage|incident|failure|evil|it|all] % !q !neg
        [the cause was|is|'s] simple|obvious|trivial % !q
        [case closed]
        [end of story|discussion]
        [plain|pure and simple]
        [simple as that] $
    "),
    scope: Scope {
        off: &[
            SectionRole::Impact,
            SectionRole::Detection,
            SectionRole::WentWell,
            SectionRole::Lucky,
            SectionRole::Actions,
        ],
        soft: &[SectionRole::Timeline],
    },
    check: None,
};
