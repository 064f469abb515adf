//! Irony: "brilliant idea", "surprise, surprise", "whoever thought". A list of phrases, on purpose:
//! irony in general cannot be told from praise.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "sarcasm",
    title: "Irony",
    severity: Severity::Blame,
    kind: Kind::Tone,
    bias: None,
    question: "What is the plain fact here, and what would help next time?",
    patterns: lines!(r#"
        // Praise that is none.
        ^ a? ..1 #scorn idea|move|plan|thinking|work|stroke|decision|timing|choice|strategy|design|engineering|job|stuff|piece|bit % in=summary,root_cause,impact,detection,resolution,timeline,went_poorly,actions,other
        ^ what a ..1 #scorn|wonderful|lovely|great|clever|smart|bright idea|move|plan|decision|time|moment
        ^ great|smart|clever|bright|bold|fantastic|wonderful|lovely|nice|excellent|good|top|superb|inspired idea|move|plan|thinking|timing|stroke|decision|choice|design % in=root_cause,went_poorly,detection,impact
        ^ great|nice|good|top|excellent|amazing|stellar|superb|fantastic|wonderful|lovely job|work|one|going|stuff , everyone|everybody|team|all|guys|folks|people|us|there|lads|to|for|as % in=root_cause,went_poorly,detection,impact
        ^ nice|good one $ % in=root_cause,went_poorly,detection,impact,timeline
        ^ very|really|so clever|smart|funny|helpful|professional !of|to|and|but % in=root_cause,went_poorly,detection,impact,timeline
        of course it had to be % in=root_cause,went_poorly,detection,impact,timeline
        ^ well done|played , everyone|everybody|team|all|guys|folks|us|lads|to|for|there % in=root_cause,went_poorly,detection,impact
        ^ bravo|congratulations|congrats|applause|cheers to|for % in=root_cause,went_poorly
        ^ thanks for % in=root_cause,went_poorly
        job|work|one|done|thanks|kudos|congratulations|congrats|bravo|props|applause|cheers|off|up , to|for? whoever|whichever|whomever
        some|which|whichever|whatever|resident|the genius|geniuses|einstein|mastermind|masterminds|whizz-kid|whiz-kid|smart-alec|smartarse|smartass|wise-guy !api|bar|app|service|of|is
        some|the|which bright|rocket spark|sparks|scientist|scientists
        some clever clogs|person|fellow|chap
        whoever decided|thought|wrote|designed|signed|approved|configured|left|came
        in ..1 infinite wisdom
        in all? their|his|her|its great? wisdom
        our|the|their|these|those beloved|esteemed|learned|illustrious|brilliant {role|some|named}
        so-called|self-styled|self-proclaimed|supposed {role}
        so-called|self-styled|self-proclaimed|supposed ..1 expert|experts|expertise|professionals|leadership|leaders|safeguard|safeguards|redundancy|resilience
        so-called|supposed #procedure|#quality|fix|fixes|improvement|improvements|tests|plan|solution
        so-called #quote #role|#procedure|experts|plan
        supposedly|allegedly|purportedly|ostensibly senior|experienced|qualified|trained|expert|skilled|professional|certified|competent
        stroke of genius
        masterclass|lesson|clinic in ..2 how not to
        give|deserves|deserve|earns|earned ..3 medal|gold-star|trophy|cookie
        employee|engineer|understatement of the month|year|century
        ten|10 out of ten|10 to|for
        full marks to|for

        // Mock surprise.
        surprise , surprise
        ^ surprise $
        big|quelle surprise $
        ^ big|quelle surprise
        what a surprise
        no surprise|surprises there
        to nobody|no-one 's surprise
        to no one 's surprise
        to the surprise of ..1 no|nobody|no-one
        shock horror
        ^ shocker
        colour|color me ..1 shocked|surprised|stunned|amazed
        who would|could|'d have|ever thought|guessed|predicted|known|imagined|have
        ^ who knew % q
        lo and behold
        wonders never cease
        go figure
        because of course
        because why not
        because reasons
        nothing says ..4 like
        needless to say , nobody|no-one
        ^ naturally|predictably|unsurprisingly|typically|inevitably , nobody|no-one|no

        // What is optional, overrated, or too hard.
        apparently|evidently|seemingly|clearly|obviously|presumably #gerund ..6 is|was|are|were optional|overrated|hard|difficult|beneath|beyond|tricky|impossible|extra|too
        apparently|evidently|seemingly|presumably ..1 #procedure|tests|documentation|docs|backups|runbooks|planning ..3 is|was|are|were overrated|beneath|beyond|passé|old-fashioned|for
        #gerund|#procedure|tests|documentation|docs|backups|planning ..3 is|are|was|were optional|overrated , now|these|around|nowadays|apparently|it|i
        #gerund|tests|backups|documentation|docs|reviews ..2 is|are for ..1 wimps|cowards|losers|weak|mortals|lesser|quitters|others|other|amateurs|beginners|wusses|chumps
        #gerund|tests|backups|documentation|docs|reviews ..2 is|are overrated
        reading is hard
        not|hardly ..1 rocket|brain science|surgery
        isn't|wasn't|ain't ..1 rocket|brain science|surgery
        ^ who ~need #procedure|#gerund|tests|testing|backups|documentation|docs|monitoring|staging|redundancy|alerts|alerting|planning|weekends|rollbacks
        because who ~need
        why bother #gerund|with
        did|does|has|had|do anyone|anybody|nobody even|actually ~read|~test|~look|~check|~try|~think|~bother|~notice|~open % q
        does|do|did nobody|no-one ~read|~test|~check|~look|~think % q
        does|did it|that ~occur to anyone|anybody|nobody
        ever heard of
        would it have? ~kill ..1 to
        too much to ask
        how hard can|could it|that be
        what could possibly go wrong
        ^ what could go wrong % in=root_cause,went_poorly
        what 's|is the worst that could
        as if {some|nobody} ..1 ever|actually|really|reads|cares|looks|checks|tests
        ^ as if {some|nobody|person} % in=went_poorly,root_cause,detection,summary,impact

        // Sighs.
        ^ sigh|ahem|duh|hooray|yay|woohoo|rtfm
        rtfm
        ^ oh joy|great|boy
        slow clap|handclap|hand-clap
        how ..1 convenient
        convenient , isn't it
        thanks for nothing
        thanks a bunch|million
        good luck with that
        you had one job
        {role|named|some} had one job $
        works|worked on my|his|her|their machine|laptop
        god|heaven|heavens forbid
        perish the thought
        more important|interesting|pressing things to do
        better|bigger things|fish to do|fry
        bless their|his|her cotton|heart|hearts|souls
        comedy of errors
        amateur hour
        clown car|show
        keystone cops
        the mind boggles
        words fail me|us
        beggars|defies belief
        hilarity ensued
        same old story
        here we go again
        another day , another
        don't all rush
        famous last words
        ^ must be nice
        can't|couldn't make this|it ..1 up $
        career-limiting move
        so much for ..2 code|testing|reviews|review|redundancy|resilience|availability|process|planning|monitoring|backups|agile|devops|plan|failover|documentation|training
        just|exactly what we|everyone|everybody needed|wanted % in=went_poorly,root_cause,detection,impact
        on what planet
        in what universe
        real engineers|men|programmers|admins test|don't|do
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};
