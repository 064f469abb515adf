//! Who somebody is, as a cause: the new hire, a tired admin, lacks experience.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "person-trait-cause",
    title: "Who somebody is, as a cause",
    severity: Severity::Bias,
    kind: Kind::Judgement,
    bias: Some(Bias::Attribution),
    question: "What support, pairing, rota or guard would make this safe for anyone on their first day?",
    patterns: lines!("
        [#determiner? #trait ..1 #role] !#noun % !neg lacks=#circumstance
        clarity: [#determiner? #trait ..1 #role] !#noun % !neg has=#circumstance
        [#determiner? new|newest|newer|green ..1 #role] !#noun #adverb? #past|was|were|had|did|could % !neg lacks=#circumstance
        clarity: [#determiner? new|newest|newer|green ..1 #role] !#noun #adverb? #past|was|were|had|did|could % !neg has=#circumstance
        [newly|freshly|recently hired|promoted|appointed|qualified|trained|recruited ..1 #role] !#noun % lacks=#circumstance
        clarity: [newly|freshly|recently hired|promoted|appointed|qualified|trained|recruited ..1 #role] % has=#circumstance
        #role [fresh|straight out|from of? ..1 college|school|university|training|bootcamp|academy]
        #number|few weeks|months|days [in|into|on the job|role|post|team]
        ^ [#determiner new|newest|green ..1 #role] !#noun !#third|#base|#preposition|will|is|are|has|have|#subordinator % !neg lacks=#circumstance
        #subordinator|#conjunction [#determiner new|newest|green ..1 #role] !#noun !#third|#base|#preposition|will|is|are|has|have|#subordinator % !neg lacks=#circumstance
        by|with [#determiner new|newest|green ..1 #role] !#noun % !neg
        - new|newest|newer ..1 team(s)|management|shift(s)|department(s)|on-call|oncall|support|lead|leads|ops|leadership|operator(s)|squad(s)|crew|person|people|members|manager|author|maintainer(s)|reviewer(s)|volunteer(s)
        - #trait ..1 #role % in=actions
        - for|to|help|helps|hire|hired|hiring|pair|allow|allows|let|lets|train|with|between ..2 #trait ..1 #role
        - #trait team(s)|management|department(s)|shift(s)
        {other} #be #adverb? ..1 #trait|new|green % !neg lacks=#circumstance
        clarity: {other} #be #adverb? ..1 #trait|new|green % !neg has=#circumstance
        - #be ..2 #trait by
        - #be ..2 new|green #determiner|#role|#adjectival
        [inexperienced|overworked|underqualified|sleep-deprived|undertrained|demotivated|hungover|jetlagged] #noun % !neg lacks=#customer
        #be [easily distracted|bored|confused]
        wasn't|isn't|weren't [..1 experienced|senior|mature enough]
        {other} , who #be #adverb? ..1 #trait|new|green
        {other} #have never ..5 before
        {other} #be ..2 asleep|dozing
        [only|just|merely ..1 in|on|at the|this ..1 job|role|company|post|position|team]
        as a|an [junior|novice|trainee|beginner|newcomer|rookie|apprentice] !#noun % has=#past
        ~have/us,not ..2 experience|skill|skills|expertise|seniority
        [less|least experienced|senior|skilled|qualified|seasoned #role] !#noun
        {us} #be|#modal|seemed|looked too #trait|new|green|junior
        {other} wasn't|isn't|weren't|aren't ..2 experienced|qualified|trained|skilled|competent|capable|mature|senior
        {other} wasn't|isn't|weren't ..1 up to the? job|task|role|standard
        [not .. strong|careful|good|great|reliable|competent|capable|experienced|disciplined #role] !#noun
        isn't|wasn't|aren't|weren't [.. strong|careful|good|great|reliable|competent|capable|experienced|disciplined #role] !#noun
        {other} #adverb? isn't|wasn't|aren't|weren't ..1 good|strong|experienced|careful|skilled|competent|senior|fit|trained enough
        {other} #be? out of #determiner depth
        {other} ..3 #be in|out ..2 over #determiner head(s)
        ~lack/us ..3 experience|expertise|skill|skills|seniority|maturity|knowledge|competence|qualification|qualifications|confidence|seasoning
        [lack|insufficient|limited|little|no ..1 experience|expertise|seniority] % has=#role,#named,#third-person,#indefinite
        - user|customer|player|client experience
        inexperience % !neg
        [fatigue|tiredness|exhaustion|sleepiness|drowsiness|boredom|laziness|overconfidence|impatience|stubbornness|arrogance|ego|forgetfulness] ..3 led|caused|contributed|meant|played % !neg
        due|because|of|from|by|through|to|and [fatigue|tiredness|exhaustion|sleepiness|boredom|laziness|overconfidence|impatience|stubbornness|arrogance|forgetfulness] !of % !neg lacks=#guarded
        - alert|alarm|metal|pager|notification|connection|memory|pool|port|disk|address|resource|ip|thread|file|descriptor|cpu|quota fatigue|exhaustion
        {other} #be .. [first|second ..1 day|week|month|shift] on|in|at|with|as
        on #determiner [first ..1 shift|day|week|month|on-call|rotation] % has=#role,#named,#third-person
        {other} , who ..1 [had|has little|no|limited ..1 experience|expertise|training|practice]
        {other} #be new in|on|at #noun
        {other} ..3 [had little|no|limited ..1 experience|expertise|training]
        {other} ..3 [only|recently|just ..2 joined|started|qualified|hired|graduated]
    "),
    scope: Scope { off: &[], soft: &[crate::SectionRole::WentWell, crate::SectionRole::Lucky] },
    check: None,
};
