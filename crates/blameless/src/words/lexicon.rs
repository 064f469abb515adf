//! The words themselves. A word may stand in several lists; its classes add up.

mod actions;
mod causes;
mod judgement;
mod people;
mod things;
mod tone;
mod verbs;

use super::*;

/// The lists of words that do not inflect, or whose forms are listed one by one.
pub(super) const WORDS: &[&[(Set, &str)]] = &[
    GRAMMAR_WORDS,
    people::WORDS,
    things::WORDS,
    judgement::WORDS,
    tone::WORDS,
    actions::WORDS,
    causes::WORDS,
];

/// The lists of nouns, in the singular.
pub(super) const NOUNS: &[&[(Set, &str)]] = &[people::NOUNS, things::NOUNS];

/// The lists of verbs.
pub(super) const VERBS: &[&[(Set, &str)]] =
    &[verbs::VERBS, judgement::VERBS, tone::VERBS, actions::VERBS, causes::VERBS];

/// Words that do not inflect, or whose forms are listed one by one.
const GRAMMAR_WORDS: &[(Set, &str)] = &[
    (BE, "am is are was were be been being 're 'm got gets getting"),
    (HAVE, "have has had having 've"),
    (DO, "do does did doing"),
    (MODAL, "will would shall should can could may might must ought cannot 'll 'd"),
    (NEGATION, "not never no neither nor nothing none hardly cannot"),
    (
        DETERMINER,
        "a an the this that these those my our your his her its their another every each no any \
         some which whose either both neither",
    ),
    (POSSESSIVE, "my our your his her its their"),
    (
        PREPOSITION,
        "of in on at by for from with within into onto to during over under against between \
         through via about across near inside outside per among upon behind off towards toward \
         alongside despite without around",
    ),
    (CONJUNCTION, "and or but nor & plus"),
    (
        SUBORDINATOR,
        "because when while after before as since if unless until till although though whereas \
         where so whenever once whether than that how why what",
    ),
    (RELATIVE, "that which who whom whose"),
    (
        ADVERB,
        "then also just even still again already soon later earlier now only not never ever once \
         often always sometimes usually first finally eventually simply quickly apparently \
         initially previously originally too actually manually temporarily unfortunately however \
         therefore thus instead almost nearly perhaps maybe possibly probably likely somehow \
         promptly repeatedly immediately subsequently briefly directly recently really else \
         effectively partially partly mostly entirely solely quite largely ultimately \
         knowingly unknowingly unwittingly together twice far well today yesterday all both each \
         himself herself themselves",
    ),
    (
        ADVERB.or(ACCIDENT),
        "accidentally mistakenly inadvertently unintentionally erroneously \
        incorrectly wrongly carelessly",
    ),
    (ACCIDENT, "mistake accident unaware accidental inadvertent unintentional erroneous mistaken"),
    (
        QUANTITY,
        "one two three four five several some many most few each both any none all part half \
         member members couple group",
    ),
    (SELF, "i"),
    (WE, "we"),
    (
        INDEFINITE,
        "someone somebody nobody no-one anyone anybody everyone everybody whoever people folks guys",
    ),
    (THIRD_PERSON, "he she they"),
    (THING, "it this these those there which what"),
    (
        DRILL,
        "drill gameday game-day chaos rehearsal simulate simulated exercise simulation dry-run",
    ),
    (
        CONTEXT,
        "because since thinking thought believed believing assumed assuming looked expecting \
         expected understood seemed showed labelled labeled suggested indicated intending \
         intended",
    ),
    (
        RECOVERED,
        "recovered drained recovers drains cleared clears subsided stabilised stabilized \
        normal free resolves mitigate unblock restore relieve",
    ),
    (
        ADJECTIVAL,
        "limited improved detailed automated dedicated documented shared increased reduced planned \
         defined restricted centralised centralized managed unlimited unified separated combined \
         standardised standardized tested",
    ),
    (
        FAILURE,
        "failure failures disaster disasters fault faults bug bugs outage outages attack attacks \
         fire floods flood cuts cut defect defects",
    ),
    (WITHOUT, "without"),
    (
        VAGUE,
        "improve investigate consider explore evaluate discuss enhance revisit assess examine \
         reconsider rethink streamline strengthen analyse analyze improving investigating \
         considering exploring reviewing evaluating discussing enhancing re-evaluate reevaluate \
         optimise optimize improvements brainstorm determine appraise contemplate ponder refine \
         revamp harden tighten boost foster prioritise prioritize \
         reassess re-assess re-examine",
    ),
    (
        DATE,
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun \
         january february march april june july august september october november december jan feb \
         mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 tomorrow sprint eow eod eom",
    ),
    (TIME, "utc gmt pst pdt est edt cst cdt cet cest bst ist am pm a.m p.m"),
    (
        UNIT,
        "s ms sec secs second seconds minute minutes min mins hour hours h hr hrs day days week \
         weeks month months percent gb mb kb tb gib mib % rps qps requests retries times x p99 p95",
    ),
    (
        DELIVERABLE,
        "findings done completed rfc adr finished write-up writeup closed merged \
        implemented shipped",
    ),
    (
        PARTICIPLE.or(PAST),
        "said told sent kept held left built bought brought taught felt met paid lost \
        won stood understood led fed meant dealt spent lent bent put set cut hit let shut cost hurt \
        quit read split spread thought",
    ),
    (
        PARTICIPLE,
        "been done gone seen known taken given written chosen spoken begun come become run \
        shown driven grown thrown flown drawn risen fallen forgotten gotten got woken worn torn \
        proven hidden ridden had made found",
    ),
    (
        PAST,
        "went saw knew took gave wrote chose spoke began came became ran showed drove grew \
        threw flew drew rose fell forgot got woke wore tore made found had did",
    ),
    (
        PROCESS.or(PARTICIPLE),
        "reduced shortened minimised minimized done performed conducted limited acknowledged paused postponed delayed",
    ),
    (PROCESS, "caught rushed seen told done-earlier thought-through foreseen spotted"),
    (
        CARRIER,
        "script scripts command commands query queries job jobs migration migrations code \
        playbook playbooks cleanup statement it",
    ),
];
