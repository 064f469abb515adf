//! What is asked of people, how it looked to them, and thanks.

use crate::words::*;

pub(super) const WORDS: &[(Set, &str)] = &[
    // provenance: WordNet 3.1, careful.a.01, vigilant.a.01, aware.a.01 and their satellites; without
    // those that are said of things, such as `deliberate` or `responsible`.
    (
        VIGILANT,
        "careful vigilant mindful attentive cautious alert watchful diligent thorough conscientious \
         meticulous disciplined prudent observant wary circumspect rigorous focused proactive \
         thoughtful scrupulous conscious",
    ),
    // provenance: nouns of the verbs that the classes `harm` and `action` hold.
    (
        ACT_NOUN,
        "deletion removal execution termination shutdown restart reboot change edit merge push \
         deployment upload release activation deactivation disabling enabling overwriting \
         revocation disconnection decommissioning omission modification misconfiguration update \
         publication exposure disclosure drop truncation switch-off power-off selection entry use \
         application rollout override reset erasure wipe detachment cancellation discharge dispatch",
    ),
    // provenance: WordNet 3.1, display.n.06, document.n.01, signal.n.01, read by hand.
    (
        SCREEN,
        "screen dashboard dashboards prompt label tab graph graphs chart console terminal display \
         monitor panel gauge indicator light lamp log logs runbook docs documentation manual wiki \
         readme checklist instructions guidance procedure comment ticket message banner dialog \
         dialogue menu dropdown tooltip map drawing sign placard wristband page readout output form \
         sheet chart alert notice tag handover note notes status plan summary",
    ),
    (
        SHOWING,
        "showed shows said says read reads indicated stated suggested reported displayed listed \
         claimed promised implied told described recommended named gave pointed looked marked \
         labelled labeled",
    ),
    (
        SOUND,
        "healthy fine normal ok okay right correct safe green harmless reasonable sensible good \
         identical alike similar stable ready complete finished successful unaffected unrelated \
         routine ordinary quiet clean empty idle unused",
    ),
    (
        KUDOS,
        "kudos props shout-out shoutout shout-outs hugops congratulations congrats bravo hat-tip \
         gratitude thank-you cheers high-five high-fives thanks",
    ),
    // What stands between who is to act and the act: `We plan to`.
    (
        WISH,
        "need needs plan plans planning going want wants let have like todo action aim aims intend",
    ),
    (
        PRAISE,
        "great good excellent brilliant fantastic amazing awesome superb stellar outstanding \
         wonderful terrific sterling nice quick swift sharp prompt calm heroic tireless incredible \
         impressive solid fast hard keen",
    ),
];

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    // provenance: WordNet 3.1, remind.v.02, train.v.01, urge.v.01, caution.v.01 and troponyms;
    // without those that are mostly nouns or adjectives, such as `brief` or `stress`.
    (
        EXHORT,
        "remind retrain train educate coach urge instruct encourage caution teach/taught re-train \
         re-educate upskill sensitise sensitize admonish exhort re-brief implore",
    ),
    (CREDIT, "thank commend applaud congratulate praise salute"),
];
