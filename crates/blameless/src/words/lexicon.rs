//! The words themselves. A word may stand in several lists; its classes add up.

mod actions;
mod judgement;
mod tone;

use super::*;

/// The lists of words that do not inflect, or whose forms are listed one by one.
pub(super) const WORDS: &[&[(Set, &str)]] =
    &[GRAMMAR_WORDS, judgement::WORDS, tone::WORDS, actions::WORDS];

/// The lists of verbs.
pub(super) const VERBS: &[&[(Set, &str)]] =
    &[MAIN_VERBS, judgement::VERBS, tone::VERBS, actions::VERBS];

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
         some which whose either both",
    ),
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
    (INDEFINITE, "someone somebody nobody no-one anyone anybody everyone everybody whoever people"),
    (THIRD_PERSON, "he she they"),
    (THING, "it this these those there which what"),
    (
        ROLE,
        "engineer engineers developer developers dev devs operator operators admin admins \
         administrator administrators sysadmin sysadmins dba dbas sre sres on-call oncall reviewer \
         reviewers maintainer maintainers technician technicians contractor contractors manager \
         managers staff team teams squad squads crew crews intern interns hire hires support qa \
         ops devops captain pilot pilots nurse nurses physician physicians doctor doctors \
         colleague colleagues programmer programmers analyst analysts architect architects lead \
         leads responder responders commander tester testers committer committers employee \
         employees consultant consultants trainee trainees management leadership personnel human \
         humans person coder coders teammate teammates apprentice apprentices freelancer \
         freelancers newcomer newcomers department departments shift shifts joiner joiners designer designers member members \
         specialist specialists supervisor supervisors volunteer volunteers coworker coworkers \
         worker-on-duty dispatcher dispatchers controller-on-duty electrician electricians \
         superintendent foreman firefighter firefighters author authors",
    ),
    (
        VENDOR,
        "vendor vendors supplier suppliers provider providers upstream aws amazon google github \
         gitlab cloudflare fastly azure microsoft akamai heroku datadog stripe twilio digitalocean \
         ovh hetzner cdn isp telco carrier carriers gcp apple oracle",
    ),
    (
        CUSTOMER,
        "user users customer customers client clients reporter reporters researcher researchers \
         visitor visitors subscriber subscribers reader readers shopper shoppers merchant \
         merchants passenger passengers patient patients consumer consumers tenant tenants \
         student students player players buyer buyers seller sellers",
    ),
    (
        ADVERSARY,
        "attacker attackers adversary adversaries spammer spammers hacker hackers intruder \
         intruders malicious threat actor actors fraudster fraudsters scammer scammers criminal \
         criminals bot bots thief thieves abuser abusers phisher phishers",
    ),
    (
        WASTE,
        "stale temp temporary runaway wedged malicious test tests old unused obsolete orphaned \
         orphan orphans stuck failed failing dead duplicate duplicated duplicates hung hanging \
         leftover redundant affected unhealthy offending rogue expired revoked compromised spam \
         spammy idle empty zombie dangling superfluous deprecated broken bad corrupt corrupted \
         faulty dummy sandbox scratch canary stray legacy unneeded unnecessary rollout lock cached \
         suspicious fraudulent infected problematic problem bot locks mock crashed stopped \
         excess existing",
    ),
    (
        AMISS,
        "wrong bad broken faulty untested buggy incorrect invalid bogus mistaken erroneous \
         unreviewed defective flawed malformed half-finished incomplete",
    ),
    (
        TROUBLE,
        "outage outages incident incidents bug bugs regression regressions failure failures defect \
         defects downtime problem problems issue issues error errors crash crashes loss breakage \
         alert alerts typo typos vulnerability leak mistake disruption disruptions fault faults \
         overload degradation deadlock mess",
    ),
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
        GUARDED,
        "avoid avoids avoiding prevent prevents preventing prevention reduce reduces reducing \
         protect protects protecting protection guard guards against risk risks chance chances \
         room prone possibility potential susceptible eliminate eliminates eliminating minimise \
         minimize minimises minimizes minimising minimizing tolerate tolerates tolerant likelihood \
         scope rule ruled than instead without symptom limit limits limiting resilient robust \
         opportunity opportunities vulnerable mitigate mitigates",
    ),
    (ERROR_NOUN, "error errors mistake mistakes slip-up blunder blunders"),
    (
        ERROR_LABEL,
        "fat-finger fat-fingers fat-fingered fat-fingering fatfinger fatfingered fat pebkac \
         pebcak pebkac's link links unreliable",
    ),
    (
        METRIC,
        "rate rates budget budgets message messages code codes handler handlers count counts log \
         logs page pages report reports handling metric metrics class response responses type \
         types dashboard tracking reporting state states recovery boundary count: log: \
         percentage",
    ),
    (
        FAILURE,
        "failure failures disaster disasters fault faults bug bugs outage outages attack attacks \
         fire floods flood cuts cut defect defects",
    ),
    (WITHOUT, "without"),
    (
        HINDSIGHT,
        "hindsight retrospect obviously obvious clear clearly evident apparent course flags flag \
         signs sign bound inevitable inevitably predictably predictable waiting matter wall \
         blatant blatantly glaring plainly plain foreseeable",
    ),
    (CAUSE_NOUN, "cause reason culprit-cause"),
    (SOLE, "solely entirely purely exclusively"),
    (
        SINGLE_CAUSE,
        "came comes come boiled boils cause reason solely entirely purely exclusively caused",
    ),
    (
        OPEN_CAUSE,
        "not described explained detailed outlined covered below here found identified unknown suspected determined traced believed unclear still being \
         initially confirmed thought established discovered never addressed fixed resolved \
         investigated difficult hard unconfirmed undetermined eventually later tracked never \
         understood isolated located narrowed yet mitigated removed eliminated under likely \
         probably possibly potentially apparently immediately quickly",
    ),
    (
        RETRIBUTION,
        "culprit culprits guilty blame blamed blames blaming fault disciplinary disciplined \
         discipline punish punished punishing punishment punishments punitive reprimand \
         reprimanded reprimands warning warnings accountable responsible performance scapegoat \
         scapegoats fired sacked dismissed consequences finger fingers finger-pointing shame \
         shamed heads sanction sanctioned sanctions liable culpable culpability negligence",
    ),
    (
        VAGUE,
        "improve investigate consider explore evaluate discuss enhance revisit assess examine \
         reconsider rethink streamline strengthen analyse analyze improving investigating \
         considering exploring reviewing evaluating discussing enhancing re-evaluate reevaluate \
         optimise optimize improvements brainstorm determine appraise contemplate ponder refine \
         revamp harden tighten boost foster prioritise prioritize \
         reassess re-assess re-examine",
    ),
    (CONDITION, "if had wish 'd"),
    (
        BETTER,
        "better useful helpful nice good ideal easier preferable wise wiser safer smarter \
        prudent best sensible faster quicker sooner earlier smoother clearer shorter smaller",
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
    (
        VALUED,
        "production prod database databases table tables bucket buckets volume volumes cluster clusters namespace \
        namespaces branch branches zone zones records record data backup backups customer customers live primary index \
        indexes partition partitions schema replica replicas snapshot snapshots files file directory",
    ),
];

/// Verbs by their base form; see `Forms::of` for the notation.
const MAIN_VERBS: &[(Set, &str)] = &[
    (
        HARM,
        "delete drop+p wipe erase purge destroy terminate kill corrupt overwrite/overwrote/overwritten \
         truncate nuke clobber break/broke/broken crash brick misconfigure leak sever disconnect \
         hose trash ruin unplug+g deprovision",
    ),
    (
        SLIP,
        "mistype misread/misread misjudge misunderstand/misunderstood misinterpret miscalculate mislabel \
         botch bungle misplace misspell mishandle mess misconfigure mis-type mis-configure \
         fat-finger screw misuse misroute",
    ),
    (
        ACTION,
        "run+n/ran/run re-run+n/re-ran/re-run rerun+n/reran/rerun execute restart apply push deploy ship+p merge commit+t edit change \
         select choose/chose/chosen pick click enter type use set/set copy paste upload install \
         configure update upgrade release roll start stop+p connect open point send/sent add put/put issue write/wrote/written \
         introduce disable enable remove increase decrease modify launch trigger build/built publish \
         submit+t create cause make/made approve reboot bounce scale move rename revert promote \
         import export load turn switch scp invoke kick schedule grant revoke sync take/took/taken bring/brought knock detach drain replace empty pull shut/shut cut+t/cut announce advertise",
    ),
    (RUN, "run+n/ran/run re-run+n/re-ran/re-run rerun+n/reran/rerun execute invoke launch"),
    (CAUSING, "cause trigger introduce"),
    (
        DUTY,
        "check test verify read/read run+n/ran/run follow review tell/told inform escalate ask ensure bother notify confirm \
         validate document communicate consult monitor double-check doublecheck announce coordinate \
         update look watch inspect prepare warn backup rehearse audit call",
    ),
    (
        KNOWING,
        "know/knew/known realise realize expect anticipate see/saw/seen receive have/had get/got notice find/found hear/heard understand/understood think/thought",
    ),
    (OMISSION, "fail forget+t/forgot/forgotten neglect omit+t overlook miss bother disregard"),
    (
        PROCESS,
        "review check test notice catch/caught escalate communicate approve rush declare address avoid prevent \
         handle verify merge deploy announce plan+n document discuss detect identify spot+t question \
         investigate consult inform notify coordinate anticipate consider foresee/foresaw/foreseen prioritise prioritize raise \
         follow mitigate resolve double-check validate inspect recognise recognize staff train brief \
         fix find/found flag+g report involve apply",
    ),
    (
        REPAIR,
        "restore fix repair recover revert rollback resolve mitigate rescue notice spot+t detect \
         identify catch/caught save stabilise stabilize rebuild/rebuilt reinstate",
    ),
    (
        Set::NONE,
        "notice find/found see/saw/seen know/knew/known realise realize decide think/thought believe try \
         say/said go/went/gone come/came/come take/took/taken give/gave/given bring/brought become/became/become \
         begin+n/began/begun keep/kept leave/left lose/lost let+t/let show/showed/shown mean/meant need want \
         happen occur+r require allow log+g page wake/woke/woken join ask answer reply report investigate debug+g \
         respond continue finish complete return work help cause lead/led hit+t/hit cut+t/cut shut+t/shut \
         hold/held stand/stood turn receive serve scale provide prevent introduce contain include \
         ignore skip+p bypass follow believe manage proceed attempt appear seem look grow/grew/grown \
         detect identify resolve mitigate monitor restart raise fire explain determine conclude confirm \
         increase decrease reduce affect result pick handle miss pass time stop+p wait write/wrote/written \
         speak/spoke/spoken recognise recognize spot+t refuse agree intend expect assume involve \
         support attribute evaluate explore improve enhance conduct revisit assess research examine reconsider \
         rethink/rethought streamline strengthen analyse analyze optimise optimize study brainstorm discuss",
    ),
];
