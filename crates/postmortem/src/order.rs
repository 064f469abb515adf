//! Orders of lists, compared and merged. What stands in a list is a number here.

/// Indexes of a longest selection of `entries` that rises. With the places things had before, in the
/// order they stand in now, it tells which of them need not have been moved.
pub(crate) fn rising(entries: &[usize]) -> Vec<usize> {
    // Patience sorting: `tops[n]` ends the selection of n + 1 entries that ends lowest.
    let mut tops: Vec<usize> = Vec::new();
    let mut before = vec![None; entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        let pile = tops.partition_point(|top| entries[*top] < *entry);
        before[at] = pile.checked_sub(1).map(|pile| tops[pile]);
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut selection = Vec::with_capacity(tops.len());
    let mut last = tops.last().copied();
    while let Some(at) = last {
        selection.push(at);
        last = before[at];
    }
    selection.reverse();
    selection
}

/// Which numbers below `count` `side` has put where they stand: those it inserted or moved.
pub(crate) fn put(base: &[usize], side: &[usize], count: usize) -> Vec<bool> {
    let mut places = vec![None; count];
    for (place, number) in base.iter().enumerate() {
        places[*number] = Some(place);
    }
    let mut put = vec![false; count];
    side.iter().for_each(|number| put[*number] = true);
    let known = side.iter().filter_map(|number| Some((*number, places[*number]?)));
    let (known, places): (Vec<_>, Vec<_>) = known.unzip();
    rising(&places).into_iter().for_each(|at| put[known[at]] = false);
    put
}

/// The order of what `stays`, as both sides made it of `base`. A number is an index into `names`.
///
/// What neither side has put anywhere keeps its order; what a side has put follows what it follows
/// there. Where both sides have put something into one place, the names decide what comes first, so
/// that it does not matter which side is asked. The same goes for what both have moved: it comes to
/// the earlier place.
pub(crate) fn merged(
    base: &[usize],
    [mine, theirs]: [&[usize]; 2],
    stays: &[bool],
    names: &[String],
) -> Vec<usize> {
    let start = names.len();
    let (by_me, by_them) = (put(base, mine, start), put(base, theirs, start));
    let mut fixed = vec![false; start];
    for number in base {
        fixed[*number] = stays[*number] && !by_me[*number] && !by_them[*number];
    }
    let runs = |side: &[usize], put: &[bool]| {
        let mut runs = vec![Vec::new(); start + 1];
        let mut after = start;
        for number in side {
            if fixed[*number] {
                after = *number;
            } else if put[*number] && stays[*number] {
                runs[after].push(*number);
            }
        }
        runs
    };
    let (my_runs, their_runs) = (runs(mine, &by_me), runs(theirs, &by_them));
    let named = |run: &Vec<usize>| run.iter().map(|number| &names[*number]).collect::<Vec<_>>();
    let mut placed = vec![false; start];
    let mut order = Vec::new();
    for after in std::iter::once(&start).chain(base.iter().filter(|number| fixed[**number])) {
        let mut here = [&my_runs[*after], &their_runs[*after]];
        if named(here[1]) < named(here[0]) {
            here.swap(0, 1);
        }
        order.extend((*after != start).then_some(*after));
        for number in here.into_iter().flatten() {
            if !std::mem::replace(&mut placed[*number], true) {
                order.push(*number);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rises_is_found() {
        assert!(rising(&[]).is_empty());
        assert_eq!(rising(&[5, 1, 2, 9, 3]), [1, 2, 4]);
        assert_eq!(rising(&[3, 2, 1]), [2]);
    }

    fn both(base: &[usize], mine: &[usize], theirs: &[usize]) -> Vec<usize> {
        let names: Vec<_> = (0..10).map(|number| number.to_string()).collect();
        let stays: Vec<_> = (0..10)
            .map(|number| match (base, mine.contains(&number), theirs.contains(&number)) {
                (base, one, other) if base.contains(&number) => one && other,
                (_, one, other) => one || other,
            })
            .collect();
        let one = merged(base, [mine, theirs], &stays, &names);
        assert_eq!(one, merged(base, [theirs, mine], &stays, &names), "either side may ask");
        one
    }

    #[test]
    fn both_sides_put_things_where_they_stand() {
        for (mine, theirs, order) in [
            (&[0, 1, 2, 3][..], &[3, 0, 1, 2][..], &[3, 0, 1, 2][..]),
            (&[0, 5, 1, 2, 3], &[0, 1, 2, 6, 3], &[0, 5, 1, 2, 6, 3]),
            (&[0, 6, 7, 1, 2, 3], &[0, 5, 8, 1, 2, 3], &[0, 5, 8, 6, 7, 1, 2, 3]),
            (&[0, 1, 2, 3, 5], &[0, 1, 2], &[0, 1, 2, 5]),
            (&[1, 2, 3, 0], &[0, 1, 3, 2], &[1, 3, 2, 0]),
            (&[1, 0, 2, 3], &[1, 2, 0, 3], &[1, 2, 0, 3]),
            (&[0, 3, 1, 2], &[3, 0, 1, 2], &[3, 0, 1, 2]),
            (&[9], &[0, 1, 8, 2, 3], &[8, 9]),
        ] {
            assert_eq!(both(&[0, 1, 2, 3], mine, theirs), order, "{mine:?} {theirs:?}");
        }
    }
}
