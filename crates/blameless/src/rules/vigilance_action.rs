//! Actions that ask people to try harder.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "vigilance-action",
    title: "A call to be careful",
    severity: Severity::Bias,
    kind: Kind::Actions,
    bias: Some(Bias::Attribution),
    question: "What change makes the careful way the easy way, or the only way?",
    patterns: lines!(r#"
        ^^ [be|stay|remain ..2 #vigilant when|while] #gerund => "Add a [guard] for"
        be|stay|remain|become|being|staying|getting ..2 #vigilant % !neg
        ^ more|extra|greater|better #vigilant|care|caution|vigilance|attention|diligence|discipline|awareness
        ~pay|~give|~take|~exercise|~apply ..1 more|extra|greater|better|close|closer|special|due|particular|full care|caution|vigilance|attention|diligence|judgement|judgment|thought % !neg
        ~pay|paid|exercise attention|caution|care|restraint % !neg
        more|extra|greater|increased|heightened|better|improved care|caution|vigilance|diligence|discipline|mindfulness % !neg
        ^^ [remind {us} to] #base => "Have [the tool]"
        !the|a|an|each|every|this|that|of|by|per|automatically #exhort {us} % !neg in=actions,went_poorly
        ~remind|~train|~retrain|~educate|~urge|~caution/us,passive % !neg
        be|been ..1 reminded|retrained|re-trained|re-educated|coached|cautioned % !neg
        ask|tell|warn|advise {role|some} not? to #base % in=actions,went_poorly
        training|retraining|re-training|reminder(s)|briefing|workshop|course|education|guidance|memo|bulletin ..1 for|of|to {role|some|we} % !neg
        more|additional|refresher|mandatory|remedial|further|compulsory|better|extra|proper|regular|security|awareness training|course(s)|re-training|retraining|education|coaching % !neg
        make|making sure|certain that? !they|he|she {named|role|some}
        make|making sure that? we ..1 #duty|always|never|remember|communicate|double-check
        ensure|ensuring that? !they|he|she {named|role|some}
        ensure|ensuring that? we ..1 #duty|always|never|remember|communicate|double-check
        make|be sure|certain to
        ^ [always] #duty => "Have [the tool]"
        ^ [always|never] #base
        {us} should|must|shall always|never|double-check|doublecheck|remember|concentrate
        {us} need|needs|have|has|ought to always|never|double-check|doublecheck|remember|concentrate
        all|every|any {role} ..2 should|must|shall|need|needs|have|has to? ..1 #duty|know|understand
        ^ engineers|developers|devs|operators|reviewers|staff|admins|maintainers|nurses|drivers|technicians|managers|crews|contractors|colleagues should|must|shall|need|have to? ..1 #duty|know|understand % in=actions,went_poorly
        double-check|doublecheck|triple-check|re-read|proofread % in=went_poorly,summary,other
        ^^ double-check|doublecheck|triple-check
        ^^ double|triple check
        remember|remembering to % in=actions,went_poorly
        not|never forget % in=actions,went_poorly
        bear|keep ..1 in mind % in=actions,went_poorly
        ^ nobody|no-one ..1 to|should|may|must|shall
        ^^ don't forget
        next time , ..5 #duty|#vigilant|remember|think|ask|wait
        reinforce|reinforcing|stress|stressing|emphasise|emphasize|reiterate|re-iterate|re-emphasise|underline|communicate|impress|highlight|drive ..4 importance|need|expectation|expectations
        raise|raising|heighten|build|create|spread ..1 awareness % in=actions,went_poorly
        ~concentrate|~focus|~try|~look|~think harder|more|twice|better|closely|carefully
        ~take|~show|~assume more|full|greater|better|proper? ownership|responsibility|accountability|pride % !neg
        keep|keeping ..2 eye|eyes|lookout|watch ..1 on|out|open|for % in=actions,went_poorly
        learn|learning from ..2 mistake(s)
        - ask|asking|tell|telling|remind|reminding|train|training|be|being|pay|paying|rely|relying|more ..14 doesn't|isn't|won't|can't|don't|hasn't|haven't|didn't ..2 scale|help|work|enough|fix|suffice|worked|helped|scaled|fixed
        - make|making|ensure|ensuring ..5 {us} ..5 #have|~get|~receive|can|could|#be #participle
        - make|making|ensure|ensuring ..5 {us} #have|~get|~receive|can|could|able|cannot
        - make|making|ensure|ensuring ..5 {us} on|in|at|with ..3 #have|can|could|able
        - others ..2 learn|learning from
        - make|making|ensure|ensuring ..4 operator
        - automated|automatic|automatically|calendar|scheduled ..2 reminder(s)|remind|reminds
        - training data|set|job|jobs|run|runs|environment|pipeline|cluster|loss|model|material
    "#),
    scope: Scope { off: &[SectionRole::Cause, SectionRole::Impact, SectionRole::Detection, SectionRole::Resolution, SectionRole::Timeline, SectionRole::WentWell, SectionRole::Lucky], soft: &[SectionRole::Summary, SectionRole::Other] },
    check: None,
};
