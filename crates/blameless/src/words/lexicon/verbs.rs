//! Verbs, by what they say of whoever does them.
//!
//! Provenance: WordNet 3.1, troponyms of delete.v.01, destroy.v.01, damage.v.01, break.v.03,
//! disable.v.01 (HARM); err.v.01, botch.v.01, confuse.v.01 (SLIP); operate.v.01, change.v.01,
//! move.v.02, connect.v.01, install.v.01, load.v.01 (ACTION); verify.v.01, inform.v.01,
//! inspect.v.01, warn.v.01 (DUTY); repair.v.01, reconstruct.v.01, rescue.v.01 (REPAIR);
//! cause.v.01 (CAUSING); know.v.01, perceive.v.01 (KNOWING). Slang of operations, hospitals,
//! railways and factories added by hand. Read one by one; left out are verbs that systems do by
//! themselves (expire, fail, hang), and of HARM those that are ordinary work unless their object
//! says otherwise (archive, drain, flush, prune), which are in ACTION.

use crate::words::*;

/// Verbs by their base form; see `Forms::of` for the notation.
pub(super) const VERBS: &[(Set, &str)] = &[
    (
        HARM,
        "delete drop+p wipe erase purge destroy terminate kill corrupt \
         overwrite/overwrote/overwritten truncate nuke clobber break/broke/broken crash brick \
         misconfigure leak sever disconnect hose trash ruin unplug+g deprovision annihilate \
         bork bulk-delete bulldoze bust butcher contaminate crater cripple damage deadlock \
         decimate deface demolish derail destabilise destabilize devastate disrupt endanger \
         eradicate eviscerate expunge force-delete fry gut+t hard-delete hobble hork \
         imperil+l incapacitate jeopardise jeopardize knacker maim mangle mass-delete maul \
         mung obliterate overbill overcharge double-charge double-bill overheat paralyse \
         paralyze pollute pulverise puncture rm/rm'd ravage reformat+t rupture sabotage \
         scorch scupper scuttle shatter short-circuit shred+d smash spoil stomp swamp tank \
         torch torpedo trample ddos/ddosed vandalise vandalize vaporise vaporize wreck yank \
         zap+p zero injure overdose electrocute flatten nobble scramble \
         strand sever",
    ),
    (
        SLIP_UP,
        "mess screw muck foul cock louse bugger balls/ballsed stuff hose slip+p trip+p goof \
         mix jumble bollocks fuck",
    ),
    // Harm together with `out`, `down`, `off`, `away`, `offline`.
    (
        OUSTING,
        "take/took/taken bring/brought knock pull rip+p tear/tore/torn blow/blew/blown \
         throw/threw/thrown lock cut+t/cut kick boot wash wipe wall fence",
    ),
    (
        SLIP,
        "misread/misread misunderstand/misunderstood botch bungle fat-finger blunder bobble \
         bodge bumble conflate confuse double-book double-enter double-submit+t fat-thumb \
         flub+b fluff fumble garble goof jumble mistake/mistook/mistaken \
         misspell/misspelled/misspelt mislead/misled/misled mislay/mislaid/mislaid \
         mishear/misheard/misheard muddle muff transpose typo/typo'd underestimate \
         overestimate overprovision overcorrect",
    ),
    (
        ACTION,
        "run+n/ran/run re-run+n/re-ran/re-run rerun+n/reran/rerun execute restart apply push \
         deploy ship+p merge commit+t edit change select choose/chose/chosen pick click enter \
         type use set/set copy paste upload install configure update upgrade release roll \
         start stop+p connect open point send/sent add put/put issue write/wrote/written \
         introduce disable enable remove increase decrease modify launch trigger build/built \
         publish submit+t create cause make/made approve reboot bounce scale move rename \
         revert promote import export load turn switch scp invoke kick schedule grant revoke \
         sync take/took/taken bring/brought knock detach drain replace empty pull shut/shut \
         cut+t/cut announce advertise activate adjust administer alter amend append assign \
         attach author backfill bind/bound/bound bootstrap brake cable calibrate cancel \
         checkout cherry-pick clone code compile compress containerise containerize \
         copy-paste cordon couple credit cut-over cycle deactivate debit decommission \
         decompress delegate demote deregister deselect design dial discharge dispatch \
         dispense double double-click downgrade download downscale draft encrypt enqueue \
         evict failover flag+g flash flip+p flush fork format+t forward gate halve hoist hook \
         hot-fix hot-swap+p hotfix infuse ingest inject insert intubate invoice key label \
         land lift link log+g loosen lower migrate mix mount offboard onboard parallelise \
         parallelize parametrise parametrize partition patch perform pin+n ping/pinged plug+g \
         position power-cycle prescribe provision prune query rack rebase \
         rebind/rebound/rebound rebook redirect refill refit+t refresh refund register \
         rejig+g relay reload remap+p renew reopen replicate replug+g repost repush reseat \
         resend/resent/resent reset/reset resync retag+g retune retype rewire rollout rotate \
         route scan+n sequence shrink/shrank/shrunk shunt signal snooze solder squash \
         ssh/ssh'd stash suspend symlink synchronise synchronize tag+g tee test tighten \
         titrate toggle torque transcribe transfer+r transfuse transition transmit tune tweak \
         unarchive uncomment uncordon uncouple undock ungate unhook uninstall unload unlock \
         unmount unmute unpair unpause unpin+n unrack unwrap+p upscale upsert vacuum \
         virtualise virtualize weld wind wire wrap+p abort de-energise de-energize \
         de-provision deallocate decouple delist depower detune disassemble discard dismantle \
         ditch dump expose force-push force-quit/force-quit interrupt invalidate junk \
         quit/quit reimage rip+p scrub+b soft-delete squelch strip+p tombstone \
         unbind/unbound/unbound undeploy unlink unmap+p unmerge unpublish unregister unseat \
         unshare withdraw/withdrew/withdrawn withhold/withheld/withheld swap+p tear/tore/torn \
         dose book lock block fail clear feed/fed fill raise order",
    ),
    (RUN, "run+n/ran/run re-run+n/re-ran/re-run rerun+n/reran/rerun execute invoke launch"),
    (
        CAUSING,
        "cause trigger introduce provoke spark induce precipitate instigate spawn unleash \
         engender ignite",
    ),
    (
        DUTY,
        "check test verify read/read run+n/ran/run follow review tell/told inform escalate \
         ask ensure notify confirm validate document communicate consult monitor \
         double-check doublecheck announce coordinate update look watch inspect prepare warn \
         backup rehearse audit call advise alert assess clarify compare cross-check \
         crosscheck co-ordinate debrief diff disclose e-mail email flag+g forewarn heed \
         liaise listen load-test message glance phone preview proofread question \
         re-check recheck report ring/rang/rung scrutinise scrutinize sign smoke-test \
         spot-check supervise telephone triage vet+t   dry-run   \
         sterilise calibrate reconcile brief  ",
    ),
    (
        KNOWING,
        "know/knew/known realise realize expect anticipate see/saw/seen receive have/had \
         get/got notice find/found hear/heard understand/understood think/thought appreciate \
         grasp recall recognise recognize suspect guess comprehend envisage envision remember \
         learn",
    ),
    (
        OMISSION,
        "fail forget+t/forgot/forgotten neglect omit+t overlook miss bother disregard \
         procrastinate shirk dither dawdle",
    ),
    (
        PROCESS,
        "review check test notice catch/caught escalate communicate approve rush declare address \
         avoid prevent handle verify merge deploy announce plan+n document discuss detect \
         identify spot+t question investigate consult inform notify coordinate anticipate \
         consider foresee/foresaw/foreseen prioritise prioritize raise follow mitigate resolve \
         double-check validate inspect recognise recognize staff train brief fix find/found \
         flag+g report involve apply assess audit avert call carry clarify contact contain \
         debrief disclose examine exercise forewarn halt monitor pause postpone practise \
         practice prepare proofread query rehearse renew roll scrutinise scrutinize share sign \
         supervise trial upgrade vet+t warn watch simulate",
    ),
    (
        REPAIR,
        "restore fix repair recover revert rollback resolve mitigate rescue notice spot+t \
         detect identify catch/caught save stabilise stabilize rebuild/rebuilt reinstate \
         alleviate correct cure debug+g defuse heal mend neutralise neutralize normalise \
         normalize patch reboot reconnect reconstruct rectify redeploy relieve remediate \
         remedy replay reroute resume resurrect resuscitate retrieve reverse revive salvage \
         solve treat troubleshoot/troubleshot/troubleshot undelete undo/undid/undone unblock \
         unfreeze/unfroze/unfrozen unstick/unstuck/unstuck defibrillate reattach reissue",
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
         rethink/rethought sleep/slept lie/lied shrug+g streamline strengthen analyse analyze optimise optimize study brainstorm discuss",
    ),
    // What can be tried and not come off: no duty was left undone.
    (
        ATTEMPT,
        "reproduce find/found connect start resolve fix recover restore locate replicate reach get load join \
         isolate access log+g complete establish contain bring/brought stop+p keep/kept meet/met win/won gain \
         pinpoint mitigate make bind/bound",
    ),
];
