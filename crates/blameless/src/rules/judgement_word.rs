//! Words that grade people: careless, sloppy, unacceptable.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "judgement-word",
    title: "A word that grades",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: Some(Bias::Attribution),
    question: "Leave the word out: what was seen, and what happened?",
    patterns: lines!("
        - {vendor} 's ..2 #be ..2 #judgement
        #determiner [#judgement] #past|#participle|#gerund|#base|#role % !neg => \"\"
        #determiner [#judgement] #noun % !neg => \"\"
        ^ [#judgement] #gerund|#past % !neg => \"\"
        ^ [#judgement] #noun % !neg => \"\"
        {us} #have|#be [#judgement] #past|#participle % !neg => \"\"
        {us} [#judgement] #past % !neg => \"\"
        {other} .. [blindly|hastily|hurriedly|lazily|needlessly] #past|#participle % !neg => \"\"
        {other} ..6 [blindly|hastily|casually|hurriedly|lazily|needlessly|pointlessly] % !neg
        was|were|been [blindly|hastily|casually|hurriedly] #participle % !neg !mechanism => \"\"
        - {system} #be|#have|#adverb? blindly|hastily|needlessly
        - {nobody} .. #judgement
        #judgement % !neg
        #shabby ..1 #role|work|job|effort|behaviour|behavior|handling|mistake|mistakes|practice|practices|excuse|excuses|workmanship|performance|response % !neg
        - #shabby .. user(s)|experience|performance|response % lacks=#role,#named,#we
        - bad practice(s)
        - #shabby #role? ..1 #quality
        [#shabby] .. #artefact|#decision|#gerund|copy-and-paste|copy-paste|planning|coding by|from {other}
        - word|words|term|label|adjective #judgement
        - {vendor} .. #judgement
        - thanks to ..4 #judgement
        bias: #trouble|downtime|delay is|are|was|were #adverb? #judgement
        {us} #be ..2 lazy|useless|hopeless|pathetic|disorganised|disorganized|rubbish|crap|silly
        ~do|~make/us .. [#shabby job|work|effort|attempt|mess]
        // What the writer says of themselves is for another rule.
        - #self|my|me ..5 #judgement
        - #judgement|#shabby of me
        - #judgement|#shabby ..2 on my part
        bias: #number|few .. #unit .. was|is|were #judgement
        - #judgement quorum|match|matching|timeout(s)|loader|terminal|terminals|pipe|pipes|proxy|client|clients|bulb|parallel
        - lazy|greedy|naive|dumb load|loading|loader|evaluation|matching|copy|bayes|model|modelling|modeling|algorithm
        - rash of
        - fool|idiot proof
    "),
    scope: Scope::EVERYWHERE,
    check: None,
};
