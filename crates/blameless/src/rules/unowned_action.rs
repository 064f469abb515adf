//! Actions that somebody should do.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "unowned-action",
    title: "Who picks this up?",
    severity: Severity::Clarity,
    kind: Kind::Actions,
    bias: None,
    question: "Who picks this up, and by when?",
    patterns: lines!(r#"
        someone|somebody|anyone|anybody|everyone|everybody|people|folks|whoever ..1 should|must|ought|shall|needs|need|has|have
        someone|somebody ..1 could|might|will|would|can|to
        ^ everyone|everybody|people|folks ..1 will|to
        - someone|somebody|anyone|anybody|everyone|everybody|people|folks who|that ..2 need|needs|have|has|want|wants
        - someone|somebody|anyone|anybody|everyone|everybody|people|folks with access
        someone|somebody|anyone|anybody with ..3 should|could|must|can|to
        one|some|any of us|you|them ..1 should|must|ought|shall|needs|need|has|have|could|will|can|to
        should|must|needs|need|ought|could|to|will ..5 by|from someone|somebody|anyone|everyone|everybody|whoever
        would|'d|might|could ..1 be ..2 #better if|for someone|somebody|anyone|anybody|everyone|everybody|people
        would|'d be ..1 #better if ..1 we
        need|needs|want|wants|find|get|ask|assign|nominate|appoint a|an? someone|somebody|anyone|volunteer(s)|owner
        owner|assignee|responsible|dri|assigned is|to tbd|tba|unassigned|unknown|nobody|none|someone|somebody|open|everyone|all
        tbd|tba|unassigned|unowned
        to be assigned|allocated
        no|without|needs|need an? owner|assignee|volunteer
        nobody|no-one ..1 owns|assigned|responsible
        - two|three|four|more|few|enough|most|other|these|those|the|#number people|folks
        - !#better if someone|somebody|anyone|anybody|everyone|everybody|people
        - when|whenever|so|that|until|unless|before|after|because|where|once|which|who|whether someone|somebody|anyone|anybody|everyone|everybody|people
    "#),
    scope: Scope { off: &[SectionRole::Summary, SectionRole::Cause, SectionRole::Impact, SectionRole::Detection, SectionRole::Resolution, SectionRole::Timeline, SectionRole::WentWell, SectionRole::WentPoorly, SectionRole::Lucky, SectionRole::Other], soft: &[] },
    check: None,
};
