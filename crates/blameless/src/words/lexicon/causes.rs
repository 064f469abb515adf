//! Errors and whose they are, single causes, hindsight, and punishment.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] = &[
    // What keeps clear of a thing, or only speaks of it.
    (
        GUARDED,
        "avoid avoids avoiding prevent prevents preventing prevention reduce reduces reducing \
         protect protects protecting protection guard guards against risk risks chance chances \
         room prone possibility potential susceptible eliminate eliminates eliminating minimise \
         minimize minimises minimizes minimising minimizing tolerate tolerates tolerant likelihood \
         scope ruled than instead without symptom limit limits limiting resilient robust \
         opportunity opportunities vulnerable mitigate mitigates easy tempting temptation resist \
         fear afraid stop shed labelling labeling labels term label phrase called saying",
    ),
    // provenance: WordNet 3.1 mistake.n.01-03, error.n.01-07, lapse.n.01-02, with ops slang.
    (
        ERROR_NOUN,
        "error errors mistake mistakes slip slips lapse lapses blunder blunders typo typos gaffe \
         gaffes goof goofs slip-up slip-ups mix-up mix-ups mess-up screw-up screw-ups cock-up \
         cock-ups fuck-up foul-up balls-up bungle bungles fumble fumbles misstep missteps mishap \
         miscalculation misjudgement misjudgment misclick mis-click oopsie howler clanger \
         boo-boo own-goal brain-fart thinko fat-finger",
    ),
    // What stands before an error noun to say that a human made it.
    (
        ERROR_LABEL,
        "human user manual driver clerical typing keying wetware meatware liveware carbon-based \
         individual personal keyboard",
    ),
    // What makes an error something to count, show or handle.
    (
        METRIC,
        "rate rates ratio ratios budget budgets message messages code codes handler handlers count \
         counts counter counters log logs page pages report reports handling metric metrics class \
         classes response responses type types dashboard tracking tracker reporting state states \
         status recovery boundary boundaries percentage correction detection threshold thresholds \
         condition conditions level levels margin event events string text screen dialog banner \
         alert alerts stack trace peaked rose increased spiked dropped fell went climbed per out \
         returned budgeting",
    ),
    // provenance: WordNet 3.1 obvious.a.01, evident.s.01, inevitable.a.01, foreseeable.s.01.
    (
        OBVIOUS,
        "obvious inevitable foreseeable predictable unavoidable unmistakable self-evident \
         indisputable undeniable unsurprising avoidable preventable",
    ),
    (
        HINDSIGHT.or(ADVERB),
        "obviously blatantly plainly predictably inevitably patently glaringly manifestly \
         self-evidently foreseeably undeniably unmistakably unsurprisingly indisputably \
         incontrovertibly flagrantly",
    ),
    // provenance: WordNet 3.1 sole.s.01-02, ultimate.a.01, root.n.02 and what is similar to them.
    (
        SOLE,
        "root underlying real ultimate only sole actual single true one root-cause fundamental lone \
         singular definitive overriding undisputed exclusive",
    ),
    (
        SINGLE_CAUSE.or(ADVERB),
        "solely entirely purely exclusively wholly simply only merely single-handedly completely \
         totally",
    ),
    // What makes `the root cause was` a remark about the search.
    (
        OPEN_CAUSE,
        "not described explained detailed outlined covered below here found identified unknown \
         suspected determined traced believed unclear still being initially confirmed thought \
         established discovered never addressed fixed resolved investigated difficult hard \
         unconfirmed undetermined eventually later tracked understood isolated located narrowed yet \
         mitigated removed eliminated under likely probably possibly potentially apparently \
         immediately quickly pinpointed uncovered diagnosed revealed verified discussed documented \
         reproduced published analysed analyzed attributed clear obvious corrected known \
         acknowledged triggered caused introduced correct same similar patched remedied repaired elusive complex",
    ),
    (CONDITION, "if had without unless were but"),
    // What nobody does to a machine.
    // provenance: WordNet 3.1 punishment.n.01, reprimand.n.01, blame.n.01, misconduct.n.01.
    (
        RETRIBUTION,
        "disciplinary disciplinaries punishment punishments reprimand reprimands culpability \
         negligence scapegoat scapegoats scapegoating witch-hunt witch-hunts blamestorming \
         finger-pointing retribution wrongdoing misconduct malpractice insubordination \
         talking-to telling-off dressing-down bollocking ticking-off career-limiting \
         blameworthy blameworthiness dereliction",
    ),
    // provenance: WordNet 3.1 culprit.n.01, wrongdoer.n.01, scapegoat.n.01.
    (
        CULPRIT,
        "culprit culprits perpetrator perpetrators offender offenders wrongdoer wrongdoers \
         miscreant miscreants transgressor transgressors malefactor malefactors saboteur saboteurs \
         sinner sinners villain villains ringleader",
    ),
    (
        PARTICIPLE,
        "rung sunk swung struck swept slept crept bled sped shaken stolen frozen sworn bitten sought \
         shrunk sprung clung flung stung wrung strung withdrawn overseen undone redone overtaken",
    ),
    (
        BETTER,
        "better useful helpful nice good ideal easier preferable wise wiser safer smarter \
         prudent best sensible faster quicker sooner earlier smoother clearer shorter smaller",
    ),
];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    // provenance: WordNet 3.1 punish.v.01, reprimand.v.01-02, dismiss.v.04, accuse.v.01-02.
    (
        PUNISH,
        "punish discipline reprimand sanction sack dismiss fire shame scapegoat penalise penalize \
         rebuke scold berate admonish chastise castigate censure demote denounce condemn accuse \
         humiliate suspend lambast",
    ),
    // What people do about their work, and machines hardly ever.
    (
        PROCESS,
        "evaluate challenge authorise authorize oversee/oversaw/overseen weigh heed ask coach \
         explain reassess revisit revise retire decommission perform conduct \
         undertake/undertook/undertaken pilot think/thought do/did/done acknowledge delay \
         remediate reconsider rethink/rethought negotiate agree circulate highlight abandon \
         abort forestall minimise minimize patch",
    ),
    (Set::NONE, "pin+n bear/bore/borne teach/taught lay/laid"),
];
