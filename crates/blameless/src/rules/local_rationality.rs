//! What it looked like to those who were there.

use crate::rules::{Rule, Scope};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "local-rationality",
    title: "How it looked then",
    severity: Severity::Positive,
    kind: Kind::Positive,
    bias: None,
    why: "People do what makes sense to them at that moment. Written down, it lets others see \
          what they saw.",
    question: "Good: this tells the reader what it looked like then.",
    patterns: r#"
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
    "#,
    scope: Scope { off: &[SectionRole::Impact, SectionRole::Resolution, SectionRole::Lucky, SectionRole::Actions, SectionRole::Other], soft: &[] },
    check: None,
};
