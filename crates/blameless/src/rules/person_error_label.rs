//! A person and an error noun: "human error", "operator mistake".

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "person-error-label",
    title: "Human error",
    severity: Severity::Blame,
    kind: Kind::Agency,
    bias: None,
    question: "What would have to change so that the next person cannot make the same slip, or cannot be hurt by it?",
    patterns: lines!("
        // Human error.
        #role|#error-label|error-prone entry|input? #error-noun !#metric % !meta
        human failure|failing|failings|negligence|fallibility|weakness|blunder % !meta
        - #believing ..3 #role|#error-label #error-noun % in=timeline,detection
        - user|users|personal|individual|driver errors
        - errors in|on|were|returned
        - #failure $ ..3 #error-noun
        - #failure|loss|cuts or|and ..2 #error-noun
        - #role|#error-label #error-noun , or|and ..1 #failure
        - #role|#error-label #error-noun ..6 isn't|wasn't|doesn't|don't|didn't|aren't
        - #role|#error-label #error-noun ..3 is|was|are|were ..2 symptom|inevitable|unavoidable|expected
        - #role|#error-label #error-noun can|will|may|do|happen|happens|occur|occurs
        - #role|#error-label #error-noun ..6 label|phrase|words|term
        human-caused|human-induced|operator-induced|pilot-induced|user-induced % !meta
        [human element|factor] was|is|came % !meta
        // Whose error.
        {us} 's|' #adverb|own|#amiss? #error-noun !#metric % !meta
        [his|her #amiss|own? #error-noun] !#metric % !meta
        [#error-noun|oversight|omission|carelessness|negligence #be? made|committed? by|from {us}] % !meta
        [mistake|mistakes of {us}] % !meta
        [#error-noun|oversight|omission|failure|negligence on the part of {us}] % !meta
        ~make|~commit/us,past #determiner|#quantity? ..1 #error-noun !#metric % !meta
        // Names for it.
        pebkac|pebcak|pebcac|pebmac|pibkac|picnic|id10t|id-10-t|id10-t|wetware|meatware|liveware|butterfingers #error-noun|problem|issue? % !meta
        layer-8|layer-9 problem|issue|#error-noun
        between ..1 keyboard|chair and ..1 chair|keyboard|screen
        fat-fingered|fatfingered|fat-finger|fat-fingers|fat-fingering|fatfinger #error-noun? % !meta
        fat finger|fingers|fingered|fingering #error-noun? % !meta
        [brain fart|fade|freeze|cramp]
        [senior|blonde moment]
        [finger trouble]
        [slip of ..1 finger|hand|keyboard|mouse|tongue|pen]
        [loose nut behind]
        // The weak link.
        is|are|was|were|remain|remains|became/us the|our? weak|weakest link|links % !meta
        is|are|was|were/us the|our? most|least reliable|unreliable|error-prone|fallible part|component|element|link % !meta
        [#determiner? weak|weakest link #preposition|#determiner|#noun? #noun? was|is|were|are|remains {us}] % !meta
    "),
    scope: Scope::EVERYWHERE,
    check: None,
};
