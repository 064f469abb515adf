//! An action item that nobody can tell is finished.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "vague-action",
    title: "When is this done?",
    severity: Severity::Clarity,
    kind: Kind::Actions,
    bias: None,
    question: "How will anyone tell that this is finished?",
    patterns: lines!("
        ^^ [#vague] % !bounded
        ^^ [look|looking into|at] % !bounded
        ^^ [think|thinking about|through] % !bounded
        ^^ [further investigation|analysis|research|work] % !bounded
        ^^ [increase awareness|visibility] % !bounded
        ^^ [try to] % !bounded
        ^^ [make] ..8 more robust|resilient|reliable|stable % !bounded
        ^^ [make sure|certain that? this|it|such|we] ..6 again|recur|reoccur|repeat % !bounded
        ^^ [ensure that? this|it|such|we] ..6 again|recur|reoccur % !bounded
        ^ [more|better !#preposition|#subordinator|#be|#have|#do|#modal|meeting *] % !bounded
        ^^ [review|study|research|conduct|improvement] !#preposition|#subordinator|#be|#have|#do|#modal|meeting % !bounded
    "),
    scope: Scope {
        off: &[
            SectionRole::Summary,
            SectionRole::Cause,
            SectionRole::Impact,
            SectionRole::Detection,
            SectionRole::Resolution,
            SectionRole::Timeline,
            SectionRole::WentWell,
            SectionRole::WentPoorly,
            SectionRole::Lucky,
            SectionRole::Other,
        ],
        soft: &[],
    },
    check: None,
};
