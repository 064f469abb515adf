//! What it looked like to those who were there.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "local-rationality",
    title: "How it looked then",
    severity: Severity::Positive,
    kind: Kind::Positive,
    bias: None,
    question: "Good: this tells the reader what it looked like then.",
    patterns: lines!(r#"
        // A bias at work, told by those who had it. Of two lines that find the same, the earlier counts.
        #believing/person,past ..6 same as|problem|issue|bug|cause|fault|thing|incident|outage|failure|error|pattern ..6 last|week|month|before|yesterday|earlier|previous|again % bias=availability !q
        #believing/person,past ..6 like last|the time|one|previous|earlier|incident|outage % bias=availability !q
        because|as|since ..2 last|previous time|week|month|incident|outage|one ..2 had|was been? ..4 #believing|suspected|looked % bias=availability
        fresh in our|their|everyone|his|her ..1 mind|minds|memory % bias=availability
        still had the ..1 outage|incident|failure in mind % bias=availability
        having come this|so far % bias=sunk-cost
        having|after ..1 already invested|spent|sunk|spending|investing ..3 hour|hours|day|days|week|weeks|month|months|much|effort|money|time % bias=sunk-cost has=#we,#role,#named,#self,#third-person
        {us} had ..1 come so|too|this far % bias=sunk-cost
        {us} had ..1 already? invested|spent|sunk ..1 so|too much|many|long % bias=sunk-cost
        too far ..1 in|along|gone to ~stop|~turn|~go|~abort|~roll % bias=sunk-cost
        past the point of no return % bias=sunk-cost
        [confirmed|confirming|fitted|fit|matched|supported our|their|his|her|my ..1 theory|hypothesis|suspicion|assumption|belief|hunch|guess|diagnosis] , so|and we|they|nobody ..1 stopped|looked|ignored|kept|went % bias=confirmation
        {us} ..1 only looked|searched|checked ..1 at|for|in % bias=confirmation !q
        {us} ..1 was|were|became ..1 convinced|certain ..1 that|it|the % bias=confirmation !q
        {us} ..1 explained|explaining ..3 away % bias=confirmation
        {us} ..1 was|were|became|got ..1 fixated|anchored|focused|focussed|locked|fixed solely|only|entirely|on|onto % bias=confirmation has=#believing
        {us} ..1 was|were|became|got ..1 fixated|anchored on|in % bias=confirmation
        tunnel vision % bias=confirmation
        #believing|~expect|~understand/person,past !nothing|of|about|through|hard|back|twice|again|it's % !q
        - {we} #believing it best|better|wise
        under the impression|belief|assumption
        - mistakenly|wrongly|incorrectly|erroneously|falsely|naively|blindly|simply|just|foolishly #believing
        , believing|thinking|expecting that|the|it|this|they|he|she
        {person} couldn't ..1 see|tell|know|hear|distinguish|find|read % !q
        {person} didn't ..1 know|realise|realize|expect|anticipate|suspect % !q
        {person} hadn't ..1 known|realised|realized|expected|anticipated % !q
        {nobody} ..1 knew|realised|realized|expected that|the
        no|any ..3 clue(s)|cue(s)|indication(s)|hint|hints|warning ..1 that|of
        {person} ..1 had|saw no ..2 clue(s)|cue(s)|indication(s)|hint(s)|idea|visibility|way|warning|reason
        {person} didn't ..1 have any|enough ..2 clue(s)|cue(s)|indication(s)|hint(s)|idea|visibility|way|warning|reason
        because|since ..6 #screen ..2 #showing
        at #time|#number|that|the ..4 #screen ..1 #showing
        runbook|docs|documentation|checklist|manual|instructions|label|prompt|wiki|readme|guidance said|stated|told|read|suggested|recommended|instructed|called|advised|listed
        #screen ..1 showed|said|indicated|suggested|displayed ..1 all|no|only|nothing|still|#sound|everything
        looked|seemed|appeared ..3 #sound % in=summary,root_cause,detection,went_poorly !q
        because|since ..6 labelled|labeled|named|marked|called|titled
        ~look|~sound alike|identical|indistinguishable % !neg
        with the information|knowledge|data|view|evidence ..2 available|at|on|they|we|he|she
        as far as {person} knew|could
        made sense at|to|because|given
    "#),
    scope: Scope { off: &[SectionRole::Impact, SectionRole::Resolution, SectionRole::Lucky, SectionRole::Actions, SectionRole::Other], soft: &[] },
    check: None,
};
