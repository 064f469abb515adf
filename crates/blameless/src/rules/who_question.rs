//! Questions that look for a person.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "who-question",
    title: "Looking for a person",
    severity: Severity::Blame,
    kind: Kind::Questions,
    bias: Some(Bias::Attribution),
    question: "What happened, and how did it come about? Who was affected, and what do they need?",
    patterns: lines!(r#"
        @headings
        ^ so|and|but? who ..2 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past ..14 $ % q => "What happened, and how did it come about? Who was affected, and what do they need"
        ^ so|and|but? who ..2 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past
        ^ who ..2 did it|this|that
        ^ who failed|gave
        ^ who didn't ..1 #duty|#process
        ^ who 's|is|was|were so? to? blame|responsible|accountable|behind|guilty ..1 for|this|it|that|to ..4 #trouble|#harm|#error-noun|this|it|that|check|review|#duty
        ^ who 's|is|was behind this|that|it|#trouble
        ^ who was|were ..1 supposed|meant|asleep|driving|steering|piloting|minding|careless|negligent
        ^ who was|were at the controls|keyboard|wheel|helm|console
        ^ who should|could|might have #participle
        ^ who on|in|the earth|hell|heck|world
        whose fault|#error-noun|oversight|blunder|bug|commit|idea|mess|doing|bad|watch
        whose change|code|pr|patch|script|decision|call|turn|job|responsibility was
        ^ which|what {role|some} ..1 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past
        ^ which {role|named} !#be|#have|#do|#modal|#preposition|own|owns|need|needs|work|works ..12 % q
        which|who of you ..1 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past
        ^ which|what of {us} ..1 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past
        ~establish|~find|~determine|~identify|~figure|~clarify|~discover|~trace|~investigate|~ask|~track|~check|~pinpoint|~learn out|down|exactly? [who|which ..3 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past]
        ~establish|~find|~determine|~identify|~figure|~clarify|~discover|~trace|~investigate|~ask|~track|~pinpoint|~learn out|down|exactly? [who did it|this|that]
        ~establish|~find|~determine|~identify|~figure|~clarify|~discover|~trace|~ask|~pinpoint|~learn out|down|exactly? [who ..1 is|was responsible|accountable|guilty|to|behind]
        question|matter|issue of [who|which ..3 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~verify|~let|~allow|~authorise|~authorize|~sign|~greenlight|~touch|~mess|~leave|~mean|~think/past]
        ^ who was|is the last|first person|one to|in|at|on % q
        ^ who #harm|#slip|#action|#run/base #determiner|#possessive|#amiss % q
        ~know|~like|~want|~love|~wonder [who ..2 #harm|#slip|#action|#run|#omission|#violation|#deciding|#causing|~review|~test|~check|~sign|~let|~touch] % !neg
        - who ..1 ~use|~start|~own|~run the|over
        - who ..1 ~take over
        - who ..1 ~take the|on|a ..1 lead|role|pager|shift|call|notes|incident|service|ticket
        - who moved my
    "#),
    scope: Scope::EVERYWHERE,
    check: None,
};
