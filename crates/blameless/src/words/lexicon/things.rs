//! What things are: worth keeping, in the way, or amiss.
//!
//! Provenance: WordNet 3.1, hyponyms of trouble.n.01, failure.n.01, misfortune.n.01, accident.n.01
//! and the words similar to useless.a.01, broken.a.01, old.a.01; objects of value are the things
//! that incident reports of several industries say were lost. Read one by one.

use crate::words::*;

/// Nouns, listed in the singular; the plural is known too.
pub(super) const NOUNS: &[(Set, &str)] = &[
    // What a harmful act is called when it is a noun.
    (
        DEED,
        "deletion destruction erasure removal termination corruption misconfiguration mishandling \
         misreading misjudgement misjudgment misuse mix-up typo overwrite shutdown wipe purge \
         truncation",
    ),
    // What can be missed by looking.
    (
        SIGN,
        "alert alarm bug caveat change check condition dependency detail email error fact flag indication \
         index indicator issue line memo message note notice notification page problem prompt review signal step symptom \
         typo warning",
    ),
    (
        TROUBLE,
        "accident alert blackout breach breakage breakdown brownout bug catastrophe collapse \
         collision corruption crash crisis damage data-loss deadlock debacle defect \
         degradation derailment disaster disruption double-charge downtime emergency error \
         explosion failure fault fiasco fire glitch harm havoc incident injury interruption \
         issue leak loss malfunction meltdown mess misdelivery mistake nightmare outage \
         overcharge overdose overflow overload overrun power-cut problem regression sev \
         shortage slowdown spill stoppage trouble typo unavailability vulnerability",
    ),
    (
        VALUED,
        "account api app archive artefact artifact backlog backup balance booking branch \
         breaker broker bucket cable catalog catalogue cert certificate circuit cluster \
         column config configuration credential customer dashboard database dataset db \
         directory disk document endpoint environment feed fiber fibre file filesystem \
         firewall fleet folder gateway history host hostname index instance inventory invoice \
         key keyspace leaderboard ledger line link log machine mailbox message mold mould \
         namespace network node order package partition password payment permission pipeline \
         pool power profile pump queue record region registry replica repo repository \
         reservation route router row secret sensor server service shard shipment signal site \
         snapshot specimen standby stock storage stream subnet switch table ticket token \
         topic track transaction transformer turbine upload vm volume vpc warehouse website balancer chart chiller generator interlocking journal record score \
         train wallet wagon \
         zone",
    ),
];

/// Words that do not inflect.
pub(super) const WORDS: &[(Set, &str)] = &[
    // Deleting one of these is tidying.
    (
        WASTE,
        "abandoned affected aged ancient backlogged bad blocked blocking bot broken burning cached \
         canary compromised corrupt corrupted crashed crashlooping damaged dangling dead \
         deadlocked debug decommissioned defective defunct degraded demo deprecated \
         disposable disused dummy duplicate duplicated duplicates empty ephemeral excess \
         existing experimental expired failed failing fake faulty fraudulent garbage hanging \
         hung idle inactive incomplete infected junk lapsed leaking left-over leftover legacy \
         lingering lock locks looping malformed malicious misbehaving mock obsolete offending \
         old orphan orphaned orphans out-of-date outdated overloaded phishing poison poisoned \
         problem problematic redundant remaining residual retired revoked rogue rollout \
         rubbish runaway sandbox scratch smoking spam spammy spare spurious stale stopped \
         stray stuck superfluous superseded surplus suspicious synthetic temp temporary test \
         tests throwaway tmp transient trash unattached unclaimed unhealthy unlabeled \
         unlabelled unnecessary unneeded unreferenced unresponsive untagged unused unwanted \
         waste wedged zombie",
    ),
    (
        AMISS,
        "bad bogus broken buggy corrupted defective erroneous faulty flawed half-finished \
         incomplete incorrect invalid malformed mistaken \
         unapproved unreviewed unsigned untested unvetted wrong",
    ),
    (VALUED, "data dns live master primary prod production schema"),
];
