//! The words of punishment: "culprit", "to blame", "held accountable".

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "retributive-vocab",
    title: "Looking for a culprit",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: None,
    question: "Who was hurt, what do they need, and whose job is it to meet that need?",
    patterns: lines!("
        // Somebody to be found.
        find|identify|catch|name|establish|unmask|expose|hunt ..2 [#determiner? #culprit] !#noun|#base !as|in|for|of % !meta
        who ..3 [#determiner? #culprit] !#noun|#base % !meta
        is|are|was|were/named,role,we #determiner? ..1 [#culprit] !#noun % !meta
        #culprit was|is|were {us}
        [#determiner? guilty party|parties] % !meta
        find|identify|catch|name|punish ..2 [#determiner? #role|party|parties|one|ones|individual|people responsible] !for % !meta
        find|identify|catch|name|punish ..2 [#determiner? responsible party|parties|person|engineer] % !meta
        [someone|somebody|who to blame] % !meta
        // Blame put on somebody.
        [is|are|was|were/us #adverb? to|at blame|fault] % !meta
        who ..3 [to blame] % !meta
        [be/us,modal ..1 to|at blame|fault] % !meta
        [been/us ..1 to|at blame|fault] % !meta
        [have|has|had/us #adverb? ourselves|himself|herself|themselves to blame] % !meta
        blame|fault|guilt ..4 lies|lay|lie|falls|fell|fall|rests|rested|sits|belongs #adverb? with|on|upon|at|to {us} % !meta
        ~take|~bear|~deserve|~accept|~shoulder|~carry|~share|~get all|full? #determiner? full|whole? blame !#noun % !meta
        ~lay|~put|~pin|~place|~shift|~assign|~apportion|~allocate #determiner|all? blame % !meta
        ~blame|~accuse ..1 {us} % !meta
        blamed|accused/us,passive % !meta
        [~point|finger ..2 finger|fingers|blame] % !meta
        - ~point ..2 finger|fingers at {system|vendor|customer|adversary}
        - git blame
        is|are|was|were/us ..2 [guilty|liable|culpable|blameworthy] !to % !meta
        ~find|~hold/us,passive [guilty|liable|culpable] !to % !meta
        [guilty|culpable|liable] person|people|engineer|team % !meta
        {us} 's|' #adverb|own|#noun? fault !#noun !line % !meta
        [fault was|is #adverb? {us} 's|'] % !meta
        is|was|'s|entirely|all ..1 [his|her|their|our own? fault] !#noun % !meta
        [the fault of {us}] % !meta
        responsibility for this|the|that ..2 lies|lay|rests|rested|falls|fell #adverb? with|on|upon {us} % !meta has=#trouble,#failure,#poor
        responsibility for this ..2 lies|lay|rests|rested|falls|fell #adverb? with|on|upon {us} % !meta
        someone|somebody ..3 [~take|~accept full? responsibility] % !meta
        {other} [responsible for the|this|that .. outage|failure|damage|loss|mess|crash|breach|disaster|downtime|leak] !#noun % !meta
        was|were/us ..1 [responsible for the|this|that .. outage|failure|damage|loss|mess|crash|breach|disaster|downtime|leak] !#noun % !meta
        // What they are to get.
        [disciplinary action|actions|measure|measures|procedure|process|proceedings|steps|hearing?] % !meta
        #retribution % !meta
        [#punish/other,passive] % !meta
        [#punish/other,passive,modal] % !meta
        punishes|reprimands|punishing|reprimanding|punish|reprimand|penalise|penalize|penalised|penalized|fire|sack|punished|reprimanded|disciplined|shamed|sanctioned|sacked|fired|dismissed|berated|scolded|rebuked {us} % !meta
        - fired|dismissed/system
        [written|verbal|formal warning|warnings] % !meta
        ~give|~receive|~get|~issue|~hand ..3 [official|stern|final warning|warnings] % !meta
        - ~give|~receive|~get|~issue/system ..4 warning|warnings
        ~find|~declare ..4 [guilty|culpable] !#noun|#base % !meta
        [suspended without pay]
        [suspended pending] % has=#role,#named
        let/other,passive [go]
        [~hold ..4 accountable|responsible|answerable|liable] % !meta
        [~hold|~bring|~call ..3 to account|book|justice] % !meta
        - ~hold ourselves|itself|us|me
        - ~hold the|a|an|this|that !#role|#trap-role|#vendor|#customer|#named * accountable|responsible|liable
        - ~hold/system,passive accountable|responsible|liable
        {us} ..1 have|has|had|must|will|should to? have? to? [answer for] % !meta
        {us} 's|' [performance review|reviews|appraisal]
        his|her|their [performance review|reviews|appraisal]
        his|her|their annual? [appraisal]
        ~reflect|~consider|~discuss|~note|~raise|~mention|~come ..3 [performance review|appraisal]
        ~place|~put on a [performance improvement? plan]
        [~face #determiner? consequences] % !meta
        [be consequences] for {us} % !meta
        [heads must|should|will|to|have|need have? to? roll] % !meta
        [heads rolled]
        [head|heads on a|the plate|spike|block|platter]
        [~make an example of|out]
        [~teach him|her|them|somebody|someone a lesson]
        [~name and shame]
        [shown the door]
        [~lose|cost ..1 his|her job|jobs]
    "),
    scope: Scope::EVERYWHERE,
    check: None,
};
