//! What people are said to do always or never: one event made into a character.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "absolute-habit",
    title: "Always and never",
    severity: Severity::Bias,
    kind: Kind::Tone,
    bias: Some(Bias::Attribution),
    question: "On which occasions, how many, and what was different this time?",
    patterns: lines!(r#"
        @statements
        // Lapses, told as a habit of anybody.
        #always #lapse|#omission|#violation|#slip|#harm/person
        - never #lapse|#omission|#violation|#slip|#harm
        always|constantly|forever|perpetually|continually|invariably|routinely|habitually|chronically #third|#base|#gerund/other,present % in=summary,root_cause,impact,detection,resolution,timeline,went_well,went_poorly,lucky,other
        - always|constantly|forever|invariably|routinely #duty|#knowing|#repair|#be|#have % lacks=#without
        - always available|on
        {other} is|are|'s|'re forever|perpetually|endlessly !on|in|at|the
        #department always|never|constantly|rarely|seldom|forever #third|#gerund
        - #department always|never|constantly|rarely|seldom #knowing|#have|#be
        {other} is|are|'s|'re|was|were always|constantly|forever|perpetually|invariably|consistently late|slow|busy|last|wrong|unavailable|unreachable|unresponsive|behind|rushed|absent|missing|short|blaming|hours|days|weeks
        #always late|last|wrong|slow to % has=#role

        // What is never done.
        - why ..6 #always|rarely|seldom ..3
        never #third|#base|#duty/other,not,present
        never #duty/we,not,present % in=summary,root_cause,impact,detection,resolution,timeline,went_poorly,other
        rarely|seldom|hardly ever? #duty|#lapse|reply|replies|answer|answers|listen|listens|talk|talks/other
        - never|rarely|seldom|hardly ever? #knowing|#have|#be|#harm|#lapse|#violation|expose|exposes|share|shares|sell|sells|store|stores|ask|asks|use|uses|run|runs|touch|touches|go|goes|deploy|deploys
        never|not once {nobody|some}
        ever #past|#participle|#third|#base/nobody,either
        nobody|no-one|no ..2 ever bothers|bothered
        - ever #knowing|#have|#be|happen|happened
        - ever #harm|#action|#repair/past,either
        #duty/nobody,present
        - nobody|no-one having
        nobody|no-one|none ..5 ever #third !happens|exists|needs
        nobody|no-one|none ..5 ever #past|#participle .. in #possessive|the life|lives|history
        never ~bother|~care|~listen|~reply|~answer/other,either,present
        #department never|rarely|seldom ~bother|~care|~listen|~reply|~answer|~read|~check|~test
        never once #have|#past|#participle % has=#role,#named,#third-person,#department
        only ever #third|#base/other
        everyone|everybody|people just #third|#base
        {other} will always #base % in=summary,root_cause,impact,detection,timeline,went_poorly,other
        - always #knowing|#duty|#repair|be|have|need|make|happen
        {other} is|are|'s|'re always|constantly|forever in|on a|#possessive hurry|rush|phone(s)|meeting(s)
        {other} is|are|'s|'re ..1 always|constantly|forever|endlessly|perpetually #gerund
        - always|constantly #repair|#knowing|looking|working|watching|listening|monitoring|running|trying|learning|improving
        #department ~keep sending|asking|breaking|changing|promising|moving|pushing|ignoring|forgetting
        - {nobody} was|were|is ..1 #gerund
        {nobody} ..1 reads|checks|tests|updates|follows|reviews|documents|monitors|cares|listens|bothers|looks
        when did|has|have {role|named} ever % q

        // Everybody does it.
        everyone|everybody|people ..1 ignores|ignore|skips|skip|bypasses|bypass|forgets|forget|neglects|neglect|overlooks|overlook|mutes|mute|snoozes|snooze|disregards|disregard|assumes|assume|copies|blames|blame|dismisses|dismiss
        all of them ignore|skip|bypass|forget

        // And again.
        ~keep/us on? breaking|ignoring|skipping|forgetting|bypassing|missing|failing|neglecting|overlooking|changing|pushing|merging|deleting|making|messing|blaming|leaving|disregarding|refusing|rushing|introducing|dropping|misreading|overriding|violating|circumventing|complaining|causing|losing|shipping|putting
        {us} keep on? breaking|ignoring|skipping|forgetting|bypassing|missing|changing|merging|deleting|making|messing|blaming|leaving|refusing|rushing|dropping|complaining
        {other} keep|keeps on? #gerund
        - {other} keep|keeps on? #repair|retrying|restarting|working|trying|looking|monitoring|going|investigating|waiting|watching|improving|learning|running|asking|paying
        ~tend/other to #lapse|#omission|#violation|#slip|#harm|#always
        {other} have|has|had a|the|this ..2 habit|tendency|knack|history|reputation|track-record of|for|to
        in the habit of #lapse|#omission|#violation|#slip|#harm
        {other} is|are|was|were ..1 notorious|infamous|notoriously|renowned for
        notoriously|chronically|habitually|perpetually|incurably|constitutionally late|slow|careless|unreliable|sloppy|forgetful|bad|poor|lax|disorganised|disorganized {role}
        {other} is|are ..1 notoriously|chronically|habitually|perpetually|incurably
        typical|typically of|for {other}
        typical dev|ops|management|security|marketing|sales|qa|networking|engineering|developers|engineers
        as|like|what they|he|she always|usually do|does
        as|like {role} always|usually do|does
        it 's|is always {other}
        is|are always the same people|team|person|group|two|three|few|ones
        as usual|always|ever|per , nobody|no-one|management|ops|dev|security|marketing|sales|engineering
        as usual|always|ever , {other} #lapse|#omission|#violation|#slip|failed|did|had
        time and again|time % has=#role,#named,#third-person
        time after time % has=#role,#named,#third-person
        every single time % has=#role,#named,#third-person
        {role|named} can't|cannot be trusted|bothered|relied
        that 's|is just how {other} is|are|do|does|work|works
    "#),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: None,
};
