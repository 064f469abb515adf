//! How work is meant to be done, and how people are graded.

use crate::words::*;

// provenance: the classes are built around WordNet 3.1 synsets (careless.a.01, negligent.a.01,
// reckless.s.01, stupid.a.01, incompetent.a.01, irresponsible.a.01, inexperienced.a.01,
// policy.n.01, procedure.n.01, violate.v.01, bypass.v.01, decide.v.01), then picked by hand: words
// with a technical sense (greedy, naive, lax, delinquent, derelict) are left out.
pub(super) const WORDS: &[(Set, &str)] = &[
    (
        PROCEDURE,
        "process processes procedure procedures policy policies checklist checklists runbook \
         runbooks protocol protocols guideline guidelines rule rules standard standards sop sops \
         step steps approval approvals review reviews sign-off sign-offs signoff playbook \
         playbooks workflow freeze embargo moratorium permit permits permission authorisation \
         authorization clearance consent instruction instructions order orders briefing handover \
         regulation regulations directive directives mandate handbook rulebook safeguard \
         safeguards control controls gate gates practice practices board cab four-eyes lockout \
         tagout loto pre-flight preflight precheck pre-check readback read-back guidance",
    ),
    (
        QUALITY,
        "attention care diligence discipline ownership awareness vigilance communication \
         communications competence rigour rigor professionalism judgement judgment commitment \
         accountability alertness attentiveness caution carefulness collaboration teamwork \
         concentration conscientiousness cooperation co-operation coordination co-ordination \
         craftsmanship curiosity dedication engagement foresight forethought follow-through \
         focus honesty initiative leadership maturity mindfulness morale motivation patience \
         prudence responsibility restraint sense seriousness thoroughness thoughtfulness urgency \
         willpower pride professionality oversight seamanship airmanship",
    ),
    (
        LACK,
        "lack poor insufficient inadequate absence lax shortage want deficit dearth deficient scant bad weak low sloppy",
    ),
    (
        JUDGEMENT,
        "careless carelessness sloppy sloppiness negligent negligence reckless recklessness \
         irresponsible irresponsibility incompetent incompetence incompetents ineptitude inept \
         stupid stupidity dumbass foolish foolishness foolhardy folly fool fools idiot \
         idiots idiotic idiocy moron morons moronic imbecile imbeciles unprofessional \
         unprofessionalism inexcusable unforgivable unpardonable unconscionable unjustifiable \
         indefensible unacceptable embarrassing humiliating mortifying shameful \
         disgraceful disgrace deplorable scandalous shoddy shoddiness slapdash slipshod slovenly \
         half-assed half-arsed half-baked half-hearted halfhearted cavalier clumsy clumsiness \
         thoughtless thoughtlessness mindless brainless brain-dead boneheaded bone-headed \
         braindead clueless cluelessness hapless amateurish amateurs amateur-hour lackadaisical \
         cack-handed ham-fisted ham-handed hamfisted laughable risible farcical shambolic \
         shambles senseless ill-disciplined \
         unthinking heedless hasty rash remiss dereliction neglectful \
         clown clowns cowboy cowboys muppet muppets numpty shitshow clusterfuck hare-brained \
         harebrained daft asinine inane pigheaded pig-headed wrongheaded wrong-headed flippant \
         feckless gung-ho trigger-happy happy-go-lucky unworkmanlike undisciplined \
         unskilful inconsiderate wilful willful irrational shortsighted short-sighted \
         second-rate third-rate untrustworthy uncaring tone-deaf slacker slackers lunacy",
    ),
    (
        JUDGEMENT.or(ADVERB),
        "carelessly sloppily negligently recklessly irresponsibly incompetently ineptly stupidly \
         foolishly idiotically unprofessionally inexcusably unforgivably unacceptably shamefully \
         disgracefully shoddily clumsily thoughtlessly mindlessly unthinkingly heedlessly \
         rashly half-heartedly half-assedly cavalierly flippantly senselessly \
         haphazardly irrationally laughably lackadaisically",
    ),
    (
        SHABBY,
        "appalling abysmal atrocious awful terrible dreadful crap crappy lousy shitty pathetic \
         hopeless useless ridiculous ludicrous outrageous lazy silly naive poor bad disorganised \
         disorganized perfunctory woeful sub-par substandard dumb",
    ),
    (
        TRAIT,
        "junior inexperienced untrained tired distracted unfamiliar exhausted fatigued \
         unexperienced novice rookie unqualified underqualified under-qualified undertrained \
         under-trained unskilled uncertified unlicensed unseasoned overworked over-worked \
         overstretched overtired sleepy drowsy groggy sleep-deprived jet-lagged jetlagged \
         hungover drunk weary overconfident over-confident complacent impatient impulsive \
         stubborn arrogant cocky lazy inattentive forgetful absent-minded absentminded \
         preoccupied sidetracked burned-out burnt-out demotivated unmotivated disengaged \
         ill-informed ill-trained poorly-trained newly-hired newly-promoted newly-appointed \
         flustered panicked panicky stressed stressed-out bored clumsy lone overwhelmed",
    ),
    (
        POOR,
        "bad poor wrong terrible unwise awful questionable misguided horrible ill-advised \
         ill-considered ill-judged ill-conceived ill-timed ill-thought-out injudicious imprudent \
         regrettable",
    ),
    (
        INTENT.or(ADVERB),
        "knowingly deliberately intentionally wilfully willfully consciously purposely wittingly \
         brazenly flagrantly maliciously selfishly cynically defiantly stubbornly callously \
         spitefully shamelessly secretly surreptitiously sneakily dishonestly wantonly \
         arrogantly",
    ),
    // What a rota, a training plan or a workload is called.
    (
        CIRCUMSTANCE,
        "rota rotas roster rosters rotation workload onboarding overtime hours staffing \
         understaffed short-staffed training schedule back-to-back pairing induction",
    ),
    // What people make and change.
    (
        ARTEFACT,
        "change changes deploy deploys deployment deployments release releases modification \
         modifications edit edits push pushes pr prs commit commits merge merges patch patches \
         config configuration script scripts migration migrations query queries branch tweak \
         tweaks upgrade upgrades update updates restart restarts rollout rollouts switch hotfix \
         adjustment adjustments intervention interventions workaround",
    ),
];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    (
        VIOLATION,
        "ignore bypass skip+p violate breach circumvent disregard flout sidestep+p side-step+p \
         deviate depart stray override/overrode/overridden contravene infringe dodge evade waive \
         short-circuit subvert defy disobey neglect skirt shortcut break/broke/broken \
         bend/bent flaunt shirk overrule",
    ),
    (DECIDING, "decide choose/chose/chosen opt elect prefer+r"),
    (BELIEVING, "assume presume think/thought believe suppose guess suspect reckon hope imagine"),
    (
        Set::NONE,
        "hide/hid/hidden sweep/swept withhold/withheld mislead/misled conceal pretend gamble chance \
         lie sabotage seek/sought obtain care stick/stuck",
    ),
    // What people do once something is going wrong.
    (
        RESPONDING,
        "report respond investigate page acknowledge ack escalate confirm explain say/said \
         tell/told answer reply ask post alert announce reproduce diagnose debug+g discover \
         pinpoint help offer volunteer thank apologise apologize join warn work observe verify \
         trace narrow isolate rollback file lead/led spend/spent mention message contact \
         coordinate notify suggest propose recommend tweet call phone analyse analyze remember recall",
    ),
];
