//! Rule-breaking vocabulary: skipped the review, in breach of the policy.

use crate::rules::{Rule, Scope, lines};
use crate::{Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "procedure-violation",
    title: "Work held against a rule",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: None,
    question: "How is this step usually done on an ordinary day, and why?",
    patterns: lines!("
        - behind our|their|everyone's back(s)
        - #always ..1 #violation
        #violation/other,bare .. #procedure % !context
        bias: #violation/other .. #procedure
        bias: #violation/we,self,nobody .. #procedure % !context
        ~skip|~bypass|~dodge|~evade|~waive|~circumvent|~sidestep|~short-circuit/other .. test|tests|testing|check|checks|canary|staging|smoke|peer|qa|second
        bias: ~skip|~bypass/we .. test|tests|testing|canary|staging|smoke|peer % !context
        ~follow|~observe|~respect|~adhere|~comply|~stick|~conform|~abide|~obey|~heed|~use/other,not .. #procedure % !context
        bias: ~follow|~observe|~respect|~adhere|~comply|~stick|~conform|~abide|~obey|~heed/us,not .. #procedure
        ~follow|~adhere|~comply/other,bare,not .. #procedure % !context
        nobody|no-one followed|used|respected|observed|obeyed .. #procedure
        ~go/not through .. #procedure|board
        skipping|bypassing|circumventing|ignoring|disregarding|sidestepping|violating|breaching|evading|flouting|overriding .. #procedure % has=#role,#named,#third-person,#indefinite lacks=#guarded !far-neg
        [policy|policies|procedure(s)|protocol(s)|checklist(s)|guideline(s)|runbook(s)|process|processes|rule(s)|instruction(s)|sop(s)|standard(s)|playbook(s)|order(s)|practice(s)|directive(s)|regulation(s) ..6 ~follow|~observe|~respect|~obey|~adhere|~comply|~heed/passive,not] % !context
        [checklist(s)|runbook(s)|procedure(s)|playbook(s)|sop(s) .. ~use|~consult/passive,not] % !context
        [approval|approvals|permission|authorisation|authorization|consent|clearance|sign-off .. ~seek|~obtain|~request|~ask|~give|~get/passive,not]
        ~break protocol|rank|ranks
        - ~break ..5 into
        ~sidestep|~side-step|~circumvent|~flout|~disregard|~disobey|~contravene|~dodge/past .. #procedure % lacks=#adversary,#customer
        ~ignore|~break|~violate|~bypass|~flout|~disregard the .. freeze|embargo|moratorium
        ~falsify|~backdate|~forge/by-other
        to get|work|go around|round .. #procedure % has=#role,#named,#third-person,#indefinite
        rules were broken|bent|ignored|flouted
        ~dispense|~do/us away? with .. #procedure
        [change|access|quality control(s) .. ~skip|~bypass|~ignore|~circumvent|~override/passive] % !mechanism
        [principle|rule .. ~ignore|~circumvent|~violate|~breach|~disregard|~flout|~break|~bend/passive] % !mechanism has=#procedure
        [procedure(s)|protocol(s)|checklist(s)|guideline(s)|sign-off|approval(s)|review(s)|safeguard(s)|briefing|directive(s)|four-eyes|policy|freeze .. ~skip|~bypass|~ignore|~circumvent|~waive|~violate|~breach|~disregard|~flout|~sidestep|~contravene|~break|~bend/passive] % !mechanism
        #procedure ..4 #violation/by-other ..3 {other}
        in [breach|violation|contravention|defiance|disregard|infringement of ..3 #procedure]
        breach|violation(s)|contravention|infringement of .. protocol(s)|procedure(s)|rules|guideline(s)|process|instruction(s)
        disregard|non-compliance|noncompliance|non-adherence for|of|with|to ..3 #procedure
        deviation|departure from .. procedure(s)|protocol(s)|process|checklist|runbook|policy|instruction(s)|guideline(s)
        contrary to .. #procedure|advice
        against company|our|the|all|explicit|standing|written .. policy|policies|procedure|procedures|protocol|rules|orders|instructions
        against policy|protocol|procedure|procedures|orders|regulations|instructions|advice
        - ~check|~validate|~test|~verify|~measure|~compare|~run|~protect|~vote|~match ..9 against ..4 #procedure
        unauthorised|unauthorized|unapproved|unsanctioned|unpermitted|unlicensed #adverb? #artefact|#drill|work|maintenance|use|tool|start|stop|shutdown|isolation|action|actions % !neg lacks=#adversary,#customer
        - unauthorised|unauthorized request(s)|query|queries|push|switch|script(s)
        ~deploy|~make|~push|~run|~perform|~do|~apply|~merge|~release|~carry|~change|~restart|~work|~start ..6 [outside of? ..2 window(s)|process|procedure(s)|procedural] % !neg
        ~work|~operate|~act/other ..2 [outside of? .. window(s)|process|procedure(s)|rules|policy]
        without [a|an|any|the? ..1 permit|licence|license|ticket|rfc|mandate] % !far-neg
        #action/other ..6 [during|despite|in the ..2 freeze|embargo|moratorium|lockdown]
        ~flout|~contravene|~disobey|~transgress|~overstep|~falsify|~backdate/other
        ~go|~get|~work/other around|round|behind|past|outside|against .. #procedure|back(s)
        rubber-stamped|self-approved|self-merged|pencil-whipped
        ~go/other rogue|cowboy|off-piste|off-script|straight|directly
        ~play/other fast and loose
        ~take/other .. shortcut(s)|short-cut(s)|liberties
        ~take/other .. [into #determiner own hands]
        ~take/other [it on|upon himself|herself|themselves|themself]
        ~cross|~overstep|~jump/other the .. line|mark|gate|queue
        on|off|of #determiner own initiative|authority|accord|bat % has=#role,#named,#third-person,#indefinite
        by|through|via the back door % has=#role,#named,#third-person,#indefinite
        rogue|cowboy|stealth|ninja change(s)|deploy|deploys|deployment(s)|engineer|employee|admin|fix
        without .. approval|approvals|authorisation|authorization|permission|permit|clearance|sign-off|signoff|consent % has=#role,#named,#third-person,#indefinite,#we,#artefact lacks=#customer,#adversary,#vendor !far-neg
        without [a|any? peer|code|formal|proper|second review|reviewer] % !far-neg
        without ~go|~follow|~adhere ..3 #procedure % !far-neg
        - #modal ..8 without .. #procedure
        - can|could|may|able|possible|allow|allows|allowed|let|lets|permits|prevent|block ..12 without ..3 #procedure
        - without .. #procedure|permit|licence|license|ticket|rfc|reviewer % in=actions
        - no|any|never|zero unauthorised|unauthorized|unapproved
        - request(s)|traffic|pod(s)|packet(s)|row(s)|client(s)|record(s)|message(s)|container(s) ..7 breach|violation(s)|contravention
        - #violation .. step of the? pipeline|build
    "),
    scope: Scope { off: &[], soft: &[SectionRole::WentWell, SectionRole::Lucky] },
    check: None,
};
