//! Whether anything typed can be lost between two tabs and the store, in any order of events: edits
//! in both, a crash, tabs closed with something unsaved, and what they leave behind replayed on the
//! next start, maybe by both.

use std::collections::BTreeSet;

use model::{ACKNOWLEDGED, HELD, ONE_COPY, OnMismatch, Protocol};
use stateright::{Checker, HasDiscoveries, Model};

mod model;

const MERGE: Protocol = Protocol {
    on_mismatch: OnMismatch::Merge,
    acknowledges_early: false,
    drops_tails_early: false,
    names_copies_by_tail: true,
    broadcasts: false,
    locks: false,
    steals: 0,
    edits: 2,
    closes: 1,
};

const COPY: Protocol = Protocol { on_mismatch: OnMismatch::Copy, ..MERGE };

const OVERWRITE: Protocol = Protocol { on_mismatch: OnMismatch::Overwrite, ..MERGE };

/// Whether there is a way to break a promise.
fn breaks(protocol: Protocol, promise: &'static str) -> bool {
    let first = HasDiscoveries::AnyOf(BTreeSet::from([promise]));
    let checker = protocol.checker().finish_when(first).spawn_bfs().join();
    checker.discovery(promise).is_some()
}

/// Checks two edits in each tab with one of them closed, and one edit with both.
fn holds(protocol: Protocol) {
    for (edits, closes) in [(2, 1), (1, 2)] {
        let checker = Protocol { edits, closes, ..protocol }.checker().spawn_bfs().join();
        println!("{} states, {} steps deep", checker.unique_state_count(), checker.max_depth());
        checker.assert_properties();
    }
}

#[test]
fn compare_and_swap_with_a_conflict_copy_loses_nothing() {
    holds(COPY);
}

#[test]
fn compare_and_swap_with_merging_and_trying_again_loses_nothing() {
    holds(MERGE);
}

// What follows does lose something. If it were not found here, nothing above would be proven.

#[test]
fn the_last_writer_wins_and_the_other_loses() {
    assert!(breaks(OVERWRITE, ACKNOWLEDGED));
}

#[test]
fn telling_the_other_tab_comes_too_late() {
    assert!(breaks(Protocol { broadcasts: true, ..OVERWRITE }, ACKNOWLEDGED));
}

#[test]
fn a_lock_can_be_stolen() {
    let locks = Protocol { locks: true, ..OVERWRITE };
    assert!(breaks(Protocol { steals: 1, ..locks }, ACKNOWLEDGED));
}

#[test]
fn loading_the_newer_revision_drops_what_was_typed() {
    assert!(breaks(Protocol { on_mismatch: OnMismatch::Reload, ..MERGE }, HELD));
}

#[test]
fn saved_said_before_the_commit_is_not_true() {
    for protocol in [MERGE, COPY] {
        let protocol = Protocol { closes: 0, ..protocol };
        let early = Protocol { acknowledges_early: true, ..protocol };
        assert!(breaks(early, ACKNOWLEDGED));
    }
}

#[test]
fn a_tail_removed_before_its_replay_is_committed_is_gone_in_a_crash() {
    for protocol in [MERGE, COPY] {
        let protocol = Protocol { edits: 1, ..protocol };
        assert!(breaks(Protocol { drops_tails_early: true, ..protocol }, HELD));
    }
}

#[test]
fn a_replay_under_a_new_name_leaves_a_copy_each_time() {
    let named_anew = Protocol { names_copies_by_tail: false, edits: 1, ..COPY };
    assert!(breaks(named_anew, ONE_COPY));
}
