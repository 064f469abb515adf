//! The supplier as the one at fault: "AWS let us down".

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "vendor-blame",
    title: "The supplier did it",
    severity: Severity::Bias,
    kind: Kind::Tone,
    bias: None,
    question: "Given that suppliers fail, what made us depend on it this way, and what softened or \
               spread the effect?",
    patterns: lines!(r#"
        // At fault.
        {vendor} 's ..1 fault|mess|doing|failure|problem|responsibility|screw-up|cock-up|blunder|mistake $
        {vendor} 's ..1 incompetence|negligence|ineptitude|sloppiness|carelessness|failings|arrogance|indifference|stupidity|greed|bungling
        {vendor} incompetence|negligence|ineptitude
        the|of|with incompetence|negligence|ineptitude|carelessness|sloppiness|arrogance of {vendor}
        thanks|due|owing to ..3 's incompetence|negligence|ineptitude|sloppiness|carelessness
        entirely|solely|wholly|all|completely|squarely|purely ..1 {vendor} 's fault
        entirely|solely|wholly|all|squarely|purely their fault|doing
        fault of {vendor}
        - fault of {vendor} hardware|network|cable|switch|disk
        {vendor} is|are|was|were ..2 to blame|thank
        {vendor} is|are|was|were ..2 at fault
        {vendor} is|are|was|were ..1 entirely|solely|wholly|squarely|fully|directly responsible
        blame|fault|responsibility ..1 lies|lay|lie|rests|rested|sits|falls|fell|belongs ..2 with|on|at|to {vendor}
        the blame|fault is|was {vendor} 's
        ~blame/us,we,self ..1 {vendor}
        can|could|must|should be blamed|pinned on {vendor}
        is|was|'s ..1 entirely|squarely|all|solely|firmly|purely on|down|with to? {vendor}
        is|was|were|'s down to {vendor}
        - {vendor} 's fault tolerance|domain|isolation|injection|report|line|code|page

        // Let down.
        ~let/vendor ..1 us|me|everyone|our|customers|users|the ..1 down
        ~fail/vendor us|our|their|its again|customers|badly|us
        ~fail/vendor us !to
        ~fail/vendor to deliver|honour|honor|live|keep|admit|acknowledge|bother
        ~screw|~mess|~cock|~foul|~muck|~stuff/vendor ..3 up|over
        ~screw|~mess|~cock|~foul|~muck/vendor ..6 up
        ~screw|~shaft|~stitch/vendor us
        ~botch|~bungle|~mishandle|~fumble|~flub|~wreck|~ruin/vendor
        ~drop/vendor the ball
        ~drop|~land/vendor us in
        ~leave/vendor us ..1 in|high|hanging|stranded|to|out|holding|with|without|scrambling
        ~keep|~leave/vendor us ..1 in the dark
        ~hang|~throw|~take/vendor us out|under|for
        ~break/vendor their|its|his promise|promises|word
        ~fall/vendor short of
        ~pull/vendor the rug
        ~stonewall|~mislead|~blindside|~betray|~ghost|~gaslight/vendor
        lied to us % has=#vendor
        fobbed|fobs us
        ~give/vendor us the run-around|runaround
        ~pass/vendor us from
        ~shrug/vendor
        ~wash/vendor their|its hands
        ~drag/vendor their|its feet|heels
        ~take/vendor their|its sweet time
        ~ignore|~dismiss|~disregard/vendor our|us
        ~refuse/vendor to ~help|~admit|~acknowledge|~accept|~listen|~fix|~tell|~talk|~escalate|~take|~say|~share|~believe|~respond
        ~deny|~hide/vendor ..2 all|responsibility|the|it|behind
        - ~deny|~hide/vendor ..2 access|request|requests|traffic
        ~bother/vendor,not
        ~blame/vendor us
        ~hold/vendor us hostage
        {vendor} can't|cannot be trusted|relied
        {vendor} should be ashamed

        // No good.
        #useless|unreliable|untrustworthy ..1 {vendor}
        {vendor} ..3 is|was|were|are|'s ..1 a? #useless|untrustworthy
        #useless|terrible support|service|response|communication from|by|at {vendor}
        support|service|response|communication|helpdesk from|by|at {vendor} is|was|were ..2 #useless|untrustworthy
        of course|typical|classic|yet again|surprise , {vendor} ~fail|~break|~let|was|did|has|went|had

        // Nothing to be done.
        nothing|little|not|no much|more|way|else? ..1 we could|can|could've ..1 have? do|done|prevent|prevented|avoid
        nothing we|anyone|anybody could|can ..1 have? ~do
        nothing ..2 for us to do
        circumstance|circumstances|factor|factors|event|events|reason|reasons ..1 beyond|outside of? our control
        entirely|completely|totally|wholly|largely beyond|outside|out of? our control|hands
        out of our hands
        our hands were|are tied
        at the mercy of {vendor}
        no fault of ours|our
        not|wasn't|isn't our ..1 fault
        wasn't|isn't our ..1 fault
        never again will we use|trust
        {we} ~pay ..2 price for {vendor}
        courtesy of {vendor}
        at the hands of {vendor}
        not worth the money % has=#vendor
    "#),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: None,
};
