//! What the writer says against themselves: "my fault", "I messed up". The account is welcome, the
//! verdict is not needed.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "self-blame",
    title: "A verdict on oneself",
    severity: Severity::Bias,
    kind: Kind::Tone,
    bias: Some(Bias::Attribution),
    question: "Thank you for the account. What did the screen show you then?",
    patterns: lines!(r#"
        // What I did.
        ~mess|~screw|~cock|~foul|~muck|~stuff|~goof|~fuck/self,we ..4 up
        ~mess|~goof|~bodge|~bork|~bollocks/self
        #slip/self
        ~botch|~bungle|~blow|~fumble|~fluff|~flub|~wreck|~trash|~hose|~nuke|~bork|~brick|~ruin/self
        ~botch|~bungle|~fumble|~fluff|~flub/we
        ~blow/we it
        ~break|~crash|~tank/self ..3 prod|production|it|this|everything|things|build|builds|site|website|app|pipeline|deploy|deployment|deployments|service|system|checkout|login|main|trunk|api|till|feed|release|network|#valued % !context
        ~bring|~knock/self ..4 down|out|offline
        ~take/self ..1 down ..1 prod|production|site|website|cluster|everything|service|checkout|network
        ~take/self ..2 prod|production|site|website|cluster|everything|service|checkout|network down|offline|out
        ~mix|~muddle|~jumble/self ..4 up
        - #harm|~take|~bring|~knock/self ..4 #waste
        - ~take|~bring|~knock/self ..3 #number|node|notes|screenshot|box|the time|look|over
        ~cause|~trigger|~introduce/self ..4 #trouble|this|it|all
        ~drop/self,we the ball
        ~forget|~neglect|~omit|~overlook|~miss/self
        ~fail/self to|my|the|you|everyone
        i ..2 forgot|overlooked|neglected
        - ~forget/self what|how|why|which|where|password|passwords
        - ~miss/self ..2 train|bus|flight|connection|meeting|lunch
        ~let/self ..4 down
        [accidentally|mistakenly|inadvertently|carelessly|stupidly|foolishly|naively|blindly|lazily|sloppily|idiotically|clumsily|wrongly|erroneously|unthinkingly|thoughtlessly] #past/self => ""
        #harm|#action|#run/self ..4 by mistake|accident
        #harm|#action|#run/self ..3 wrong % !context
        - ~pick|~choose|~find ..3 wrong
        i didn't|never ..1 #duty
        - i didn't|never ..1 #duty ..8 because|since|as
        - i never|didn't ..1 ran|got|run|update|call into|out|to
        ~think|~bother/self,not to
        ~pay|~think|~concentrate/self,not ..1 attention|straight|enough
        i wasn't|was not ..1 thinking|concentrating|looking|careful|attention|paying
        ~make/self ..3 mistake|error|mess|blunder|goof
        i did ..1 something|a|dumb|stupid ..1 stupid|dumb|silly|thing|idiotic|foolish
        ~get/self it|this|that ..1 wrong

        // Whose fault.
        all|entirely|completely|totally|solely|my? my ..1 fault|bad|blunder|oversight|mess|stupidity|carelessness|negligence|incompetence|doing|screw-up|screwup|cock-up|cockup|fuck-up|foul-up|bungle|goof|ignorance|laziness|sloppiness
        my ..1 mistake|error|failure|slip|lapse|typo
        - my error|failure #metric
        - my fault #metric|domain|tolerance
        - my ..1 typo|error|mistake was|is|got|were fixed|corrected
        fault|blame|mistake|error|responsibility|failure is|was|were ..1 mine
        our ..1 fault|bad !tolerance|domain|isolation|injection|line|code|report
        - not|isn't|wasn't|no|of our ..1 fault
        mistake|error|oversight|lapse|failure|carelessness|negligence|fault|slip|screw-up|misjudgement|misjudgment|stupidity|laziness|blunder ..1 on|of my part|side|end|own|doing
        this|that|it|one 's|is|was ..2 on me
        - is|was on me to
        that|it was ..1 me who|that
        i am|was|'m ..2 to blame
        i am|was|'m ..2 at fault|guilty|ashamed|mortified|gutted
        i am|was|'m|feel|felt ..1 responsible for this|the|what|that ..1 #trouble|mess
        i am|was|'m the one who|that|to
        i|you can|will|should|'ll|do|may|could ..1 blame me|myself
        ~blame|~kick|~hate/self ..1 myself
        blaming|kicking|beating myself
        could|can kick myself
        blame me
        ~take|~accept|~own|~deserve/self ..2 blame|responsibility|fault|rap|fall
        i ~own this|that|it|up
        i hold ..1 my hand|hands up
        hands up , i|that|it
        mea maxima? culpa
        guilty as charged
        egg on my face

        // What I am.
        i am|was|'m|feel|felt|must|have ..4 #fool|#judgement|stupid|dumb|lazy|careless|naive|hasty|overconfident|inattentive|incompetent|complacent|useless|rubbish|asleep
        - when|if|whenever|unless i am|was|'m ..4 #fool|#judgement|lazy|careless|hasty
        - i am|was|'m|feel|felt ..2 not|never|n't ..2 #fool|#judgement
        ~feel/self ..2 terrible|awful|bad|guilty|ashamed|stupid|sick|embarrassed|dreadful|horrible|responsible|foolish|dumb|sorry
        stupid|silly|dumb|foolish|careless|sloppy|idiotic of? me
        what an idiot|fool|moron|muppet i|am
        like an|a #fool
        brain fart|fade
        what was i thinking
        how could i
        i have no excuse
        no excuse for my
        can't|cannot believe i
        senior moment
        sorry , all|everyone|everybody|folks|guys|team , my|i|that|this
    "#),
    scope: Scope { off: &[], soft: &[SectionRole::Lucky, SectionRole::WentWell] },
    check: None,
};
