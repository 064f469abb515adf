//! Team against team: "over the wall", "dropped the ball", "not our problem".

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "us-vs-them",
    title: "Us and them",
    severity: Severity::Blame,
    kind: Kind::Tone,
    bias: None,
    question: "What did each side believe about the other, and what passed between them?",
    patterns: lines!(r#"
        // What is thrown, dropped and passed on.
        ~throw|~toss|~lob|~chuck|~sling|~hand|~punt|~kick|~dump|~push|~ship ..4 over|across the|our|a ..1 wall|fence|hedge
        over the wall|fence $
        - over the wall|fence ..2 #number
        ~throw|~push ..4 under the|a bus
        ~drop|~fumble the|this|that ball
        - ~drop|~fumble/vendor,we,self the|this|that ball
        the|this|that ball was|got|been dropped
        ~pass|passing ..1 the|this ..1 buck
        buck passing
        buck-passing
        hot potato % has=#role,#third-person,#we
        ~pull the rug
        sold|sells|sell ..1 us ..1 down the river
        ~stab ..2 in the back
        ~hang ..2 us|me|them|#role ..2 out to dry
        ~hang ..2 us out
        ~wash his|her|their|its hands of
        ~dump|~offload|~foist|~palm|~shove|~force|~inflict|~unload ..4 on|onto|upon us|me|ops|support|sre|qa|#role !host|hosts|node|nodes|cluster|server|servers
        ~dump|~drop|~land ..1 in our|my|their|ops lap|laps
        ~dump|~drop|~land us|me ..1 in it|this
        sprung on us
        forced|inflicted|foisted|dumped|imposed on us|ops|our team
        - ~dump|~force/system ..5

        // Whose problem it is.
        not|never our|my|their|your|anyone's problem|job|mess|department|concern|business|responsibility|remit|circus|monkeys !alone|to
        isn't|wasn't|aren't|weren't our|my|their|your problem|job|mess|department|concern|business|responsibility|remit !alone|to
        somebody|someone else 's problem|job|mess
        ~make it|this|that|them ..1 our|my|ops|everyone problem
        above my|our|their pay grade
        ~clean|~mop|~pick|~tidy|~sweep up after them|him|her|{other}
        clean|cleaning|cleaned|mop|sort|fix ..1 up? their|his|her|{other} 's? mess
        pick|picking|picked up the|their ..1 pieces|slack % has=#role,#third-person,#we
        ~leave us|me|ops|support|everyone|#role ..1 to ~clean|~pick|~mop|~deal|~sort|~fix|~explain|~carry|~face|~handle|~answer
        ~leave us|me|ops|support|#role holding|hanging|stranded|cleaning|dealing|picking|mopping|high|out
        ~leave us|me|ops|support|everyone|#role ..1 in the ..1 lurch|dark|cold
        {we} were|was|are|got left to|holding|high|cleaning|picking|dealing
        left holding|carrying the baby|bag|can
        ~keep us|me|ops|support|everyone|#role ..1 in the dark|out
        ~leave|~keep|~cut|~freeze|~shut us|me ..1 out
        - ~leave|~keep/vendor us

        ~sit/other,either on our|my
        #department ~sit on our|my
        ~pass|~hand|~kick|~bounce|~shift|~push|~return ..2 problem|problems|mess|blame|work|issue|ticket ..1 on|back|over|down? to us|me
        ~pass|~hand|~kick|~bounce|~shift|~push|~shove ..4 to us and ~go|~walk|~leave
        ~throw|~toss|~fling|~hurl|~lob|~chuck ..3 at us|me
        ~carry|carrying the can
        down our|my throat|throats
        it 's|is|was always us|our|we|ours

        // What the others would not hear or tell.
        ~want/other,not to ~help|~talk|~listen|~share|~hear|~know
        ~blame|~accuse/either us|our|me % has=#role,#third-person,#department,#named
        ~treat us|me|our|ops|support as|like
        won't|wouldn't|didn't|don't|doesn't ~lift a finger
        ~lift/either a finger % has=#role,#third-person,#department,#named
        {other} do|does|did as|what|whatever they|he|she|it please|pleases|pleased|like|likes|liked|want|wants|wanted
        {other} ..5 have|has no idea|clue what|how it|we|hard
        says|say|said no to everything|anything
        ~listen|~talk|~reply|~answer|~speak|~care/other,not to|about us|our|me
        #department|hq don't|doesn't|didn't ~listen|~talk|~reply|~answer|~speak|~care to|about us|our|me
        ~overrule|~outvote|~sideline|~ghost|~bypass|~short-change ..1 us|me
        unlike #determiner? ..2 {other} , we
        if it wasn't|weren't for {other}
        if not for {other}
        if it hadn't been for {other}
        ~refuse|refusing to ~tell|~help|~inform|~talk ..1 us|me % lacks=#vendor,#customer,#adversary
        ~ignore|~dismiss|~disregard|~brush|~wave|~laugh|~reject|~overrule|~belittle/other ..2 our|my|us
        our|my|repeated ..2 warnings|concerns|objections|advice|requests|complaints|pleas|questions|tickets was|were|had|have ..2 ignored|dismissed|disregarded|brushed|waved|overruled|rejected
        - warnings|tickets|requests ..3 rejected|ignored by {system}
        #department ~ignore|~dismiss|~disregard|~brush|~wave|~laugh ..2 our|my|us
        #department never|rarely|seldom|hardly ~tell|~inform|~ask|~consult|~involve|~warn|~listen|~talk|~help|~answer
        #department ~refuse to
        ~fall on deaf ears
        never|rarely|seldom|hardly ever? ~tell|~inform|~ask|~consult|~involve|~warn|~listen|~talk|~speak|~update|~help|~answer/other,either ..1 to? us|me|our|anybody|anyone
        never|rarely|seldom|hardly ever? ~tell|~inform|~ask|~consult|~involve|~warn|~listen|~talk|~help/other,either
        nobody|no-one listens|listened to us|ops|me|support
        {we} were|was not listened|heard|consulted|asked|told !about|that|of|by
        ~refuse/other to
        refuse|refuses|refused to ~use|~help|~talk|~listen|~share|~cooperate|~adopt ..1 our|us|with
        - ~refuse/system,customer,adversary,vendor to
        won't|wouldn't ~talk|~listen|~help|~cooperate|~share|~budge|~answer ..1 to? us|our|me % has=#role,#third-person
        {role|named|some} won't|wouldn't listen|cooperate|help|talk|budge|share|answer
        ~stonewall|~blindside|~steamroll|~bulldoze|~railroad|~ambush|~sabotage|~scapegoat|~betray ..1 us|our|me|ops
        ~undermine|~outvote|~overrule/other us|our|me
        ~turn a deaf ear % has=#role,#third-person,#we,#department
        ~point ..2 finger|fingers at % !meta lacks=#guarded
        ~fob|~palm|~freeze|~shut|~shrug us|me|our ..2 off|out
        behind our|my|their|ops back|backs % lacks=#code
        over our|my heads|head % has=#role,#third-person
        ~stand|~get in our|my way
        ~drag his|her|their|its feet|heels
        - ~stonewall|~blindside|~undermine|~drag/vendor
        {we} did warn|tell them
        {we} ~warn|~tell them ..1 so|repeatedly|before|twice|months|weeks
        {we} ~warn them about this|that|exactly
        {we} ~warn them $
        as we have|had? warned|predicted|said|told
        told you|them so

        // The two sides themselves.
        did|does|do|done this|that|it to us|our|me
        us|we and|versus|vs|against|or them
        them and|versus|vs|against|or us|we
        turf war|wars
        fiefdom|fiefdoms|empire-building
        empire building
        ivory tower|towers
        silo mentality
        in a world of their own
        their own little? world
        in a bubble % has=#role,#third-person
        those|these|that guys|clowns|cowboys|jokers|people|lot|geniuses over|in|at|from|upstairs|downstairs|again|there !who|that
        those|these guys|clowns|cowboys|jokers|amateurs
        the other side|team 's|is|was|were|are|has|have|did|does|do|never|should|could !of
        {we} did|played|do our job|part|bit|share|homework % in=summary,root_cause,impact,detection,resolution,timeline,went_poorly,other
        they|he|she ..1 not|never do|did|done theirs|his|hers
        didn't|don't|doesn't do theirs
        ~make us|me look bad|stupid|foolish|like
        at our|my expense
        ~pay the|a price for {other} 's
        {other} couldn't|could|don't|doesn't ..1 care|give less|a|about ..3 us|our|ops|damn
        on our watch because
    "#),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: None,
};
