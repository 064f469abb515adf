//! What somebody should have done.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "counterfactual-person",
    title: "Should have",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    question: "What did they know at that minute, and what did it point to?",
    patterns: lines!("
        // Sam could have rolled back.
        should|ought/role,some,nobody,we,self,perfect,either #done % !q
        could/role,some,we,self,perfect !#harm !lost|seen|affected|caused|had|helped #done % !q
        might/role,some,we,self,perfect #process|#duty|#repair % !q
        would/role,some,we,self,perfect !thought|expected #process|#duty|#repair|#knowing % !q
        blame: should|ought/named,perfect,either #done % !q
        blame: could/named,perfect !#harm !lost|seen|affected|caused|had|helped #done % !q
        blame: might|would/named,perfect !thought #process|#duty|#repair % !q
        - should|could|would|might|ought/perfect liked|loved|preferred|hoped|wished|appreciated|wanted
        - if|had ..25 [would|could|might]
        - ~mean that? {person} [could]
        - if ..3 maybe|perhaps
        - not #believing {person} [could]
        - could ..5 later|worse|longer
        - whether|something|anything|nothing|what|how ..8 should|could|would|might|ought
        - anyone|anybody ..5 could
        - reflect|determine|decide|check|consider|evaluate|assess|ask if|whether ..20 [should|could]
        // They should have been more careful.
        should|could|ought/role,some,we,self,perfect,passive,either more|less|better|faster|quicker|sooner #noun|#vigilant|#participle? % !q
        should|could|ought/role,some,we,self,perfect,passive,either #vigilant|prepared|proactive|diligent|clearer|ready % !q
        should|ought/role,some,we,self,perfect,passive,either #gerund % !q
        blame: should|could|ought/named,perfect,passive,either more|better|faster|quicker|#vigilant|prepared|#gerund #noun|#vigilant|#participle? % !q
        // If they had asked, had they asked.
        if only? {role|some|we|self} had|'d ..1 !been #done % !q
        blame: if only? {named} had|'d ..1 !been #done % !q
        if only {person} #adverb? #past % !q
        - as|even|see|check|ask|asked|know|unclear|wonder if
        ^ had {role|some|we|self} ..1 !been #done % !q
        $ had {role|some|we|self} ..1 !been #done % !q
        blame: ^ had {named} ..1 #done % !q
        ~wish {person} had|'d ..1 #done
    "),
    scope: Scope { off: &[SectionRole::WentWell, SectionRole::Lucky], soft: &[] },
    check: None,
};
