//! Thanks and praise.

use crate::rules::{Context, Rule, Scope, lines};
use crate::sentence::Gap;
use crate::words;
use crate::{Hint, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "credit-given",
    title: "Thanks where it is due",
    severity: Severity::Positive,
    kind: Kind::Positive,
    bias: None,
    question: "Good: this names people for something that helped.",
    patterns: lines!(r#"
        thanks|thank-you to !whoever|someone|somebody {us} % in=summary,impact,resolution,timeline,went_well,lucky,actions,other
        thanks|thank-you to !whoever|someone|somebody {us|customer} , who|for
        thank you ..1 to !whoever|someone|somebody {us|customer}
        #kudos go|goes|are|also|again|due? to|for !whoever|someone|somebody {us}
        #kudos to {customer} ..9 for #gerund|the|their
        credit|praise|thanks|applause is|are due to|for
        credit|recognition|mention|medal ..1 to|for {named|role|we}
        hats|caps|tip|round|thumbs ..3 to|for !whoever|someone|somebody {us}
        #praise|heroic job|work|effort(s)|catch|spot|teamwork|thinking|response|reaction|reactions|call|collaboration ..2 by|from|of {named|role|we}
        #praise job|work|catch|spot , {named|role} % in=went_well,lucky,summary,other
        well done|spotted|played|handled to|by? , {named|role|we} % in=went_well,lucky,summary,other
        #do/named,role ..2 #praise job|work
        {us} 's ..1 #praise job|work|effort(s)|catch|thinking|response|reaction(s)|action(s)|eye(s)|support|collaboration
        #credit !whoever|someone|somebody {us}
        #credit {customer} who
        #credit {customer} for #gerund
        #be|~feel grateful|thankful|indebted to|for {us|customer}
        ~appreciate|~acknowledge|~recognise|~recognize|~value ..3 help|work|effort(s)|support|patience|dedication ..1 of|from|by {us}
        ~deserve/us ..4 credit|praise|thanks|mention|recognition|medal|applause
        ~save/us the day
        ~go/us above|the ..1 extra|beyond
        ~come/us to the rescue
        - #kudos|thanks|thank|#credit ..9 patience|understanding|bearing|flying|waiting|sticking|business|loyalty|choosing
        - thanks|thank-you to {us} , who #harm|#slip the|our #valued % in=summary,root_cause,went_poorly
        - thanks|thank-you to {us} , !who|for ..8 #harm|~lose|~break|~fail|#have|~miss|down|#trouble
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};

/// The rules that are about who did what.
const ABOUT_AGENTS: [&str; 3] = ["named-agent-harm", "role-agent-harm", "named-in-cause"];

/// Takes away the hints about the acts of those who are thanked, in the part of the sentence that
/// thanks them: `Thanks to Priya, who killed the job`, but not `… after Chris deleted the table`.
pub(crate) fn spare_the_thanked(cx: &Context, hints: &mut Vec<Hint>) {
    let thanks = hints.iter().filter(|hint| *hint.rule == RULE).map(|hint| &hint.span);
    let parts: Vec<_> = thanks
        .map(|thanks| {
            let ends = |word: &&crate::sentence::Word| {
                word.start >= thanks.end
                    && (word.any(words::SUBORDINATOR) || word.gap.any(Gap::CLAUSE) || word.is("but"))
            };
            let next = cx.body().map(|at| cx.word(at)).find(ends);
            thanks.start..next.map_or(usize::MAX, |word| word.start)
        })
        .collect();
    hints.retain(|hint| {
        !ABOUT_AGENTS.contains(&hint.rule.id)
            || !parts.iter().any(|part| part.contains(&hint.span.start))
    });
}
