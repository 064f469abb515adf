//! Decisions graded by how they turned out: "a bad decision", "it was a mistake to".

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "outcome-judgement",
    title: "A decision graded by its result",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Outcome),
    question: "Which options were on the table then, and what favoured this one?",
    patterns: lines!(r#"
        // A grade on a decision, with or without a person as its subject.
        #poor ..1 #decision
        - ~make|~take|~pick|~reach|#deciding/system ..2 #poor ..1 #decision
        - {system|customer|adversary|vendor} 's ..2 #poor ..1 #decision
        - #poor ..1 #decision by {system}
        - #poor system|api|function|phone|rpc|library|method|tool|procedure|remote|http|kernel call
        - #poor ..1 call to|from the|a|an|#code
        - #poor move operation|command|instruction|request
        - #guarded ..4 #poor ..1 #decision
        - to|cannot|could|would|might|may|will|can make|take|pick|choose|reach ..2 #poor ..1 #decision
        - could|would|might|may|will be ..2 #poor ..1 #decision
        - not|never|no|without ..2 #poor ..1 #decision
        the|this|that|a|our|their [#poor decision was] made|taken => "decision was"
        the|this|that|a|our|their [#poor call was] made|taken => "call was"
        the|this|that|a|our|their [#poor choice was] made|taken => "choice was"
        [was a #poor #decision] $ => "was chosen because [of what it offered then]"

        #decision|plan was|were|proved|looks|'s|is #adverb? #adverb? #poor !#decision
        #decision|plan to|that|not|of|by ..8 was|were|proved|looks|'s|is #adverb? #adverb? #poor !#decision
        #decision|plan ..8 turned|turns out ..4 #poor
        - {system} 's #decision|plan ..12 #poor
        - query|execution #decision|plan ..12 #poor
        - api|system|function|phone|rpc|library|method|procedure|remote|http|kernel call ..8 #poor

        #unwise !#decision
        - not #unwise

        // The same for praise.
        ~make|~take/person ..3 the|a|an ..1 #fine ..1 #decision
        not #adverb? the|a|an|our|their|his|her ..2 #fine #decision
        isn't|wasn't|weren't #adverb? the|a|an|our|their|his|her ..2 #fine #decision
        was|were|proved|turned|is ..3 the|a|an ..1 right|correct|smart|wise|sensible|brilliant|inspired|excellent|genius|great #decision
        was|were|proved|proven|be ..2 the|a ..1 right|wrong|correct|smart|best|worst thing|approach|strategy|path|course|priority to
        was|were|proved|proven|be ..2 the|a ..1 right|wrong|correct|smart|best|worst thing|approach|strategy|path|course|priority $
        - would|could|might|may|should|will|if|whether|as|decide|seem|seemed|thought|felt ..6 #fine|#poor ..1 #decision|thing|approach
        - was|is|were ..3 whether|if|sure|clear ..4 #fine|#poor ..1 #decision|thing|approach
        - ask|asked|check|clear|sure|debated|discussed|discuss ..8 #fine|#poor ..1 #decision|thing|approach
        - the right thing to check|look
        #decision ..5 ~pay off|dividends|handsomely
        risk|gamble|bet|caution|decision|instinct ..8 was|were|is|proved ..1 vindicated|justified|rewarded|unjustified|unwarranted
        #decision ..4 ~cost us|the|our
        #decision|plan ..4 ~backfire
        - {system} 's ..1 #decision ..5

        // Mistakes, said of what was decided.
        was|is|'s|were|been|proved|be ..1 a|an ..1 mistake|blunder|folly|misstep|misjudgement|misjudgment|miscalculation to|not
        was|is|'s|were|been|proved|be ..1 a|an ..1 mistake|blunder|folly|misstep|misjudgement|misjudgment|miscalculation $
        it was|is an error to|not
        - probably|maybe|perhaps|reported|classified|treated|could|might ..3 mistake
        ~make/person ..3 mistake|error|blunder of|to
        error|errors|lapse|lapses|failure of|in judgement|judgment
        {us} was|were|am|is|are|been ..1 wrong|right|correct|mistaken|unwise|foolish|naive|misguided to
        it was #adverb? #poor|#fine of {us} to
        the wrong horse
        - not|whether|if ..3 wrong|right|correct to

        [#wrongly] #believing|#deciding/person => ""
        [#wrongly] ~conclude|~judge|~assess|~consider|~regard|~reckon|~predict|~anticipate|~deem|~calculate|~suspect|~trust|~expect|~infer|~estimate|~guess|~interpret|~diagnose|~hope/person => ""
        #believing|#deciding/person , #wrongly , !#harm
        #deciding|#believing/person wrong|badly|poorly|unwisely
        ~get|~call|~judge|~guess/us ..3 wrong|badly $
        under|in ..2 mistaken|false|wrong|misguided impression|belief
        our|their|his|her #poor|false|incorrect assumption|assumptions|belief|guess|hunch|expectation
        poorly|badly|ill thought|judged|considered|conceived|timed|chosen|advised|planned
        - poorly|badly timed out
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};
