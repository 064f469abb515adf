//! Putting things in order.

use std::collections::BinaryHeap;

/// Puts things in the order of their keys; those with equal keys stay in theirs.
///
/// The one sort there is: every type that the standard library sorts is four kilobytes more to download, so
/// only numbers are sorted, and things are then put where theirs are.
pub fn sort_by_key<T>(things: &mut [T], key: impl Fn(&T) -> (i64, u64)) {
    let keys = things.iter().enumerate().map(|(at, thing)| (key(thing), at)).collect();
    put_in_order(keys, &mut |one, other| things.swap(one, other));
}

/// Swaps things until they are in the order of their keys, each of which is given with its place.
fn put_in_order(keys: Vec<((i64, u64), usize)>, swap: &mut dyn FnMut(usize, usize)) {
    if keys.is_sorted() {
        return;
    }
    // A heap sorts with the least code, and takes no longer for what somebody has put in an evil order.
    let mut keys = BinaryHeap::from(keys).into_sorted_vec();
    for first in 0..keys.len() {
        // Where a thing is taken from is a place free for another, until the first is what is missing.
        let mut to = first;
        loop {
            let from = std::mem::replace(&mut keys[to].1, to);
            if from == first {
                break;
            }
            swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn things_are_sorted_as_the_standard_library_does(keys: Vec<(i64, bool)>, few: Vec<bool>) {
            let mut things: Vec<_> = keys.into_iter().enumerate().collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(_, key)| *key);
            sort_by_key(&mut things, |(_, key)| (key.0, key.1.into()));
            prop_assert_eq!(things, expected);

            let mut things: Vec<_> = few.into_iter().enumerate().collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(_, key)| *key);
            sort_by_key(&mut things, |(_, key)| (0, u64::from(*key)));
            prop_assert_eq!(things, expected);
        }
    }
}
