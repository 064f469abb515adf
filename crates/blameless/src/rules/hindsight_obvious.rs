//! What looks obvious from the end: "obviously", "in hindsight", "red flags".

use crate::rules::{Rule, Scope, lines};
use crate::{Bias, Kind, SectionRole, Severity};

pub(super) static RULE: Rule = Rule {
    id: "hindsight-obvious",
    title: "Clear only afterwards",
    severity: Severity::Bias,
    kind: Kind::Language,
    bias: Some(Bias::Hindsight),
    question: "To whom was it visible, at what time, and next to what else?",
    patterns: lines!("
        // Hindsight by its name.
        in|with .. hindsight|retrospect !bias
        [in|with .. hindsight|retrospect ..3 #obvious|#hindsight|clear|clearly|evident|apparent]
        - in|with|without .. hindsight|retrospect ..6 is|are|can|may|has|have % lacks=#obvious
        - without .. hindsight
        [looking back ..3 #obvious|#hindsight|clear|clearly]
        hindsight shows|tells|teaches|is|suggests
        what we|they now know|knew
        what we|they know|knew now
        // Obviously.
        ^ [#hindsight|clearly] $ => \"\"
        ^ [of course] $ => \"\"
        ^ of course !correction|corrections
        of course $
        of course nobody|no-one|none|no
        #hindsight % !neg
        - $ obviously not|nothing
        // What is not so now is no hindsight.
        - #hindsight ..6 isn't|aren't|'sn't
        - is|are|'s #hindsight not
        - #hindsight|clearly , {we} need|must|want
        [needless to say]
        surely {some|other}
        - anything|something|nothing|as|less|most|so|very|quite|more|too ..2 #hindsight
        clearly visible|wrong|showed|indicated|inadequate|insufficient|unsafe|broken|risky|too|going|dangerous|signalled|signaled|pointed|missed|apparent|noticeable|should|#amiss|#poor % !neg
        painfully|blindingly|bleeding|bloody|crystal|abundantly|#hindsight obvious|clear|evident|apparent % !neg
        // It was obvious.
        [it|this|that|which was|were|seemed #adverb|very|fairly|pretty|all|too|so|quite? #obvious] !from|future % !neg
        [it|this|that|which was|were|seemed #adverb|very|fairly|pretty? clear|evident|apparent|plain] that|to % !neg
        [plain to see] % !neg
        - it|this|that|which was|were|seemed ..2 #obvious|clear|evident|apparent|plain to !see|anyone|everyone|anybody|everybody|all|any
        - wasn't|weren't|isn't|aren't ..2 #obvious|clear|evident|apparent|plain
        - after|once|by|when|from|until|if ..9 was|were|seemed ..2 clear|evident|apparent|plain
        - was|were|seemed ..2 clear|evident|apparent|plain ..12 from|once|after|when
        [should|could|would|must|ought to? have|'ve|of been #adverb? #obvious|clear|evident|apparent|plain] % !neg
        [#trouble|#failure|#noun was|were #adverb? foreseeable|avoidable|preventable|inevitable|unavoidable|predictable] % !neg
        [#trouble|#failure was|were #adverb|so|all|too? #obvious] % !neg
        [avoidable|preventable|foreseeable|predictable #trouble|#failure|#error-noun] % !neg
        [blatant|glaring|flagrant #noun] % !neg
        // What was there to see.
        [red flag|flags] !#noun % !neg
        [warning|telltale|tell-tale sign|signs] % !neg
        [warning|telltale|tell-tale sign|signs ..2 visible|obvious|ignored|missed|clear|there] % !neg
        [signs|clues were all? there] % !neg
        [alarm bells]
        [writing|handwriting ..3 on the wall]
        [anyone|anybody|any .. could|would|should have .. seen|told|predicted|guessed|spotted|noticed|known|foreseen]
        [anyone|anybody|everyone|any ..1 could see|tell that|why|how]
        [saw|seen|see this|that|it coming] % !neg
        - nobody|no-one|one ..2 saw|seen
        [for all|everyone|anyone to see]
        [staring ..2 in the face]
        [in plain sight]
        [under our|their|his|her nose|noses|very?]
        // What could not but happen.
        [is|are|was|were? bound to happen|fail|break|go|occur|come|cause|hit|lead|bite|be|end|crash|get|overflow|collapse|run|explode|lose|surface|recur|backfire|repeat] % !neg
        [is|are|was|were? doomed|destined|fated to|from #base|the]
        [was|were always|never going to #base]
        [only|just|simply|merely a matter|question of time]
        [#noun|#trouble|#failure|accident waiting to happen]
        no-brainer % !neg
        foregone conclusion % !neg
        recipe for disaster|trouble|failure % !neg
        [asking for trouble]
        [ticking time? bomb]
        [time-bomb]
        [time bomb]
        [tempting|tempted fate]
        [playing with fire]
        [goes|went without saying]
        [take|takes|took a genius|rocket]
    "),
    scope: Scope {
        off: &[SectionRole::WentWell],
        soft: &[
            SectionRole::Impact,
            SectionRole::Resolution,
            SectionRole::Lucky,
            SectionRole::Actions,
        ],
    },
    check: None,
};
