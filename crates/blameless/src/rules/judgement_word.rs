//! Words that grade people: careless, sloppy, unacceptable.

use crate::rules::{Rule, Scope};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "judgement-word",
    title: "A word that grades",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: Some(Bias::Attribution),
    why: "The word measures people against a norm that nobody stated. It tells the reader how the \
          writer felt, not what was there to see.",
    question: "Leave the word out: what was seen, and what happened?",
    patterns: "
        #judgement % !neg
        - #judgement quorum|match|matching|timeout(s)|loader|terminal
        // What the writer says of themselves is for another rule.
        - i|my|me ..5 #judgement
        - #judgement of me
        - #judgement ..2 on my part
        - lazy|eager|greedy|naive|aggressive ..
        bias: #number|few .. #unit .. was|is|were #judgement
    ",
    scope: Scope::EVERYWHERE,
    check: None,
};
