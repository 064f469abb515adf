//! Reading minds: chose to ignore, did not care, knowingly.

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, Severity};

pub(super) static RULE: Rule = Rule {
    id: "intent-attribution",
    title: "Reading minds",
    severity: Severity::Blame,
    kind: Kind::Judgement,
    bias: Some(Bias::Attribution),
    question: "What goal were they serving, and which trade-off did they face?",
    patterns: lines!("
        - ~refuse to ..4 our|us
        {other} .. [#intent] #past|#participle|#gerund % !neg => \"\"
        {other} .. [#intent] % !neg
        [#intent] ..3 #past|#participle .. by {other}
        [knowingly|wilfully|willfully|wittingly|brazenly|flagrantly|selfishly|cynically|callously|spitefully|surreptitiously|sneakily|dishonestly|wantonly|consciously|arrogantly] #past|#participle % !neg lacks=#adversary,#customer,#we => \"\"
        knowingly|wilfully|willfully|wittingly|brazenly|flagrantly|selfishly|cynically|callously|spitefully|surreptitiously|sneakily|dishonestly|wantonly|consciously|arrogantly !#past|#participle % !neg lacks=#adversary,#customer,#we
        - #intent % in=went_well,lucky,resolution
        - {we} .. #intent
        - #be .. deliberately|intentionally|consciously|purposely
        {other} just|only wanted|wants
        [#intent] ~ignore|~mislead|~skip|~bypass|~withhold|~lie % has=#role,#named,#third-person,#indefinite !neg
        #deciding/other to ~ignore|~disregard|~skip|~bypass|~hide|~conceal|~overlook|~gamble|~risk|~neglect|~override|~dismiss % !context
        bias: #deciding/we to ~ignore|~disregard|~gamble % !context
        #deciding/other not to #duty|~bother|~care|~wait|~share|~involve|~know|~mention|~say
        #believing|#deciding/other ..2 rules|rule|process|procedure|policy ..4 apply|applied
        ~care/us,not
        couldn't|could care less
        {other} had|has|have ..1 made up #possessive mind(s)
        [in order|just|only to look good|busy|clever|tough]
        ~give/us,not .. damn|toss|hoot|monkeys|shit
        couldn't|can't be? bothered|arsed
        cannot be bothered|arsed
        wasn't|weren't bothered to|with|about
        {us} was|were too lazy|proud|arrogant|stubborn|vain|busy .. to
        ~want|~wish/other,not to be|know|hear|wait|do|listen|admit|look|help|deal|ask
        ~want|~hope|~wish|~like/other to impress|hide|avoid|finish|save|rush|look|prove|blame|cover|escape|please
        ~try/other to impress|hide|prove|blame|cover|please|conceal
        - ~want|~hope to avoid|save|hide % in=actions,resolution,went_well,lucky
        ~want|~try|~hope|~wish/other to ~get|~go|~leave .. home|done|over|away|early|rid|credit
        just wanted it|to % lacks=#we,#self,#customer
        ~want .. out the door
        ~cut .. corners|corner
        - ~cut .. corners of
        ~turn/us a blind|deaf eye|ear
        // Between teams it is for another rule.
        - ~turn/us a deaf ear to our|us
        - ~care/us,not about us|our
        ~close|~shut/us #determiner eyes|ears to
        ~look/us away
        ~look/us the other way
        ~take/us the .. [easy|lazy|quick way|option|route|path|shortcut]
        ~take/us .. [line|path of least resistance]
        ~prefer|~choose|~opt/us ..2 [easy|lazy|quick|convenient way|option|route|path]
        ~pretend/us
        ~sweep|~brush/us .. under .. carpet|rug
        ~cover/us ..3 [up|tracks]
        ~hide|~conceal|~withhold/other .. !behind
        - ~hide ..3 behind|from view|alert|panel
        ~lie/us about|to
        ~mislead/us
        [trying|wanting|hoping|eager|keen|anxious|rushing|wanted|tried to save|avoid|finish|impress|hit|please|meet .. time|trouble|work|effort|minutes|money|paperwork|hassle|home|early|boss|management|deadline|queue|bonus|target|face] % has=#role,#named,#third-person,#indefinite lacks=#we
        ^ [to save ..2 time|trouble|effort|minutes|hassle|money] , ..3 #role|#named|#third-person
        to save|spare himself|herself|themselves|face
        #past ..8 [to save ..1 himself|herself|themselves|face|time|trouble|effort ..] % has=#role,#named,#third-person,#indefinite lacks=#we
        [out of ..2 laziness|spite|stubbornness|arrogance|convenience|pride|impatience|frustration|greed|malice|boredom|ego]
        [for the sake of ..1 convenience|speed|bonus|appearances]
        for an|a easy|quiet life
        despite ..2 being|having ..2 [aware|told|warned|informed|asked|reminded|trained|instructed]
        [despite ..1 knowing] ..
        [despite ..2 clear|explicit|repeated|specific|several|many warnings|warning|instructions|reminders|advice]
        in|with full knowledge
        knew|knowing|know|known [full|perfectly|very|damn well]
        {us} knew better
        {us} [thought|believed|assumed|figured|reckoned ..1 they|he|she knew better]
        #believing/other .. [nobody|no-one|no one ..1 would ..1 notice|care|find|know|mind]
        ~hope|~assume|hoping|assuming .. nobody|no-one|no .. notice|care|find|mind
        although|though {other} knew
        [to avoid|dodge|escape ..2 work|paperwork|effort|hassle|trouble|blame|questions] % has=#role,#named,#third-person,#indefinite lacks=#we
        [to finish|leave|get ..2 early|home] % has=#role,#named,#third-person,#indefinite lacks=#we
        ~go|~press|~carry|~push|~plough/other ..1 ahead|on anyway|regardless
        ~know/other ..5 but|and ..1 did|said|kept nothing|quiet|silent
        fully|well aware of|that .. % has=#role,#named,#third-person
        {other} ..9 [on purpose]
        against .. [better judgement|judgment]
        in bad faith
        with malice|malicious intent % lacks=#adversary
        more|only|just interested in .. % has=#role,#named,#third-person
        {us} ..2 put|puts|putting|prioritised|prioritized|valued .. speed|profit|money|convenience|career|ego|bonus|themselves ahead|before|over|above|first
        ~refuse/other to ~listen|~help|~cooperate|~use|~accept|~admit|~engage|~share|~take|~follow|~learn
        ~gamble/us
        nobody|no-one cared|cares
        lying about|to
        {other} ..3 in a hurry|rush to
        ~roll/us the dice
        ~play/us with fire
        ~sabotage/other
        ~wing|~chance/us it
    "),
    scope: Scope::EVERYWHERE,
    check: None,
};
