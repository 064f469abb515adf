//! Scorn, guilt, habit, and talk of sides.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] = &[
    // provenance: WordNet 3.1, decision, choice, judgment, move, gamble and their synonyms; without
    // option and default, which are mostly settings, and plan, which is mostly a query's.
    (
        DECISION,
        "decision decisions choice choices call judgement judgment judgements judgments move moves \
         idea ideas bet gamble gambles gambit tradeoff tradeoffs trade-off trade-offs thinking \
         instinct instincts reasoning compromise compromises shortcut guess",
    ),
    // provenance: WordNet 3.1, bad, wrong, unwise, foolish, mistaken, disastrous and what is similar to
    // them; without what is said of machines (invalid, negative, faulty).
    (
        POOR,
        "bad poor wrong terrible awful questionable horrible horrid worst worse flawed mistaken \
         disastrous calamitous dire fatal fateful catastrophic costly dubious dreadful abysmal \
         appalling atrocious crazy mad insane ludicrous ridiculous absurd regrettable unfortunate \
         deplorable lamentable suboptimal sub-optimal inappropriate idiotic lousy crappy crummy \
         rotten woeful baffling rash hasty bizarre weak doubtful erroneous unjustified unwarranted \
         unreasonable unsound unsuitable unsatisfactory disappointing premature untimely",
    ),
    // Said of what people decide and of nothing else.
    (
        UNWISE.or(POOR),
        "unwise ill-advised misguided ill-judged ill-considered ill-conceived ill-fated ill-timed \
         ill-thought-out imprudent injudicious foolhardy short-sighted shortsighted wrong-headed \
         wrongheaded misconceived hare-brained harebrained half-baked \
         boneheaded senseless impolitic inexpedient",
    ),
    // provenance: WordNet 3.1, good, right, wise, brilliant, sensible, prudent and what is similar.
    (
        FINE,
        "right good brilliant wise correct excellent smart clever best great sound sensible shrewd \
         prudent perfect inspired better wisest smartest genius astute bold brave canny judicious \
         exemplary fantastic outstanding savvy splendid superb wonderful masterful commendable",
    ),
    (
        ALWAYS.or(ADVERB),
        "always never constantly ever continually perpetually invariably routinely habitually \
         chronically consistently forever endlessly incessantly repeatedly",
    ),
    (ADVERB, "seldom rarely regularly nowadays"),
    (
        WRONGLY.or(ADVERB),
        "wrongly mistakenly incorrectly erroneously falsely naively naïvely foolishly unwisely \
         misguidedly rashly stupidly imprudently",
    ),
    (
        SCORN,
        "brilliant genius masterful marvellous marvelous ingenious masterly visionary galaxy-brain \
         galaxy-brained big-brain award-winning nobel-prize-winning stellar",
    ),
    (
        USELESS,
        "useless hopeless worthless unhelpful incompetent clueless appalling abysmal dismal \
         pathetic shoddy shambolic rubbish woeful amateurish inept atrocious laughable lousy \
         dreadful awful terrible abominable disgraceful shocking negligent careless sloppy joke \
         disgrace shambles nightmare unprofessional lame crap garbage",
    ),
    (
        FOOL,
        "idiot idiots fool fools moron morons imbecile dunce dummy dumbass numpty muppet plonker \
         dolt twit clown dope ass cretin blockhead bonehead nitwit dimwit dumb-ass knucklehead",
    ),
    (
        ROLE,
        "finance marketing legal facilities procurement accounting hr infosec compliance purchasing \
         pharmacy radiology housekeeping catering editorial publishing headquarters hq",
    ),
    // Parts of a company whose names mostly mean something else.
    (
        DEPARTMENT,
        "security engineering sales networking product infrastructure storage logistics facility dispatch theatre noc lab",
    ),
    // What a company deals in: `the hosting company`, `the payment processor`.
    (
        SUPPLY,
        "hosting payment payments card power cloud phone telephone software energy electricity water \
         gas cable telecoms telecom delivery dns colocation insurance outsourcing external \
         third-party leasing hardware cleaning catering shipping freight maintenance",
    ),
    (
        VENDOR,
        "courier couriers acquirer acquirers colo hyperscaler hyperscalers oem oems msps licensor \
         subcontractor subcontractors integrator integrators outsourcer manufacturer manufacturers \
         reseller resellers distributor registrar registrars hoster hosters wholesaler msp \
         consultancy verizon comcast vodafone rackspace equinix linode vercel netlify bunnycdn \
         twilio sendgrid mailgun salesforce atlassian okta auth0 paypal adyen worldpay klarna \
         godaddy namecheap digicert verisign alibaba tencent lumen centurylink openai cisco juniper",
    ),
];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    (
        LAPSE,
        "forget+t/forgot/forgotten skip+p ignore neglect rush complain leave/left miss overlook \
         dodge shirk duck delay moan whine blame bypass dismiss refuse hide/hid/hidden bungle botch \
         break/broke/broken assume guess sneak procrastinate sidestep abandon underestimate \
         override/overrode/overridden exaggerate silence snooze postpone cram+m circumvent",
    ),
    (
        Set::NONE,
        "throw/threw/thrown toss lob+b chuck sling/slung dump punt drag+g stonewall blindside palm \
         foist offload fumble muck goof fluff reply listen talk help cooperate deliver wreck feel/felt \
         blow/blew/blown scan+n promise sign lock wear/wore/worn clean hang/hung fob+b stab+b mop+p sweep/swept deal/dealt \
         freeze/froze/frozen fall/fell/fallen wash sit/sat pay/paid tend backfire mislead/misled",
    ),
];
