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
/// What is in all three is ordered first, on its own: what only one side has would make it look as if
/// another thing had been moved. Everything else then follows what it follows on its side.
pub(crate) fn merged(
    base: &[usize],
    [mine, theirs]: [&[usize]; 2],
    stays: &[bool],
    names: &[String],
) -> Vec<usize> {
    let mut sides = vec![0; names.len()];
    for number in [base, mine, theirs].into_iter().flatten() {
        sides[*number] += 1;
    }
    let shared = |order: &[usize]| {
        order.iter().copied().filter(|number| sides[*number] == 3).collect::<Vec<_>>()
    };
    let [b, m, t] = [base, mine, theirs].map(shared);
    let (by_me, by_them) = (put(&b, &m, names.len()), put(&b, &t, names.len()));
    let unmoved = |number: &usize| !by_me[*number] && !by_them[*number];
    let fixed: Vec<_> = b.iter().copied().filter(unmoved).collect();
    let spine = interleave(&fixed, [(&m, &by_me), (&t, &by_them)], names);
    interleave(&spine, [(mine, stays), (theirs, stays)], names)
}

/// `fixed`, and after each what a side has after it and adds. Where both add something, the names
/// decide what comes first, so that it does not matter which side is asked. What both add comes to the
/// earlier place.
fn interleave(fixed: &[usize], sides: [(&[usize], &[bool]); 2], names: &[String]) -> Vec<usize> {
    let start = names.len();
    let mut placed = vec![false; start];
    fixed.iter().for_each(|number| placed[*number] = true);
    let [mine, theirs] = sides.map(|(side, adds)| {
        let mut runs = vec![Vec::new(); start + 1];
        let mut after = start;
        for number in side {
            if placed[*number] {
                after = *number;
            } else if adds[*number] {
                runs[after].push(*number);
            }
        }
        runs
    });
    let named = |run: &Vec<usize>| run.iter().map(|number| &names[*number]).collect::<Vec<_>>();
    let mut order = Vec::new();
    for after in std::iter::once(&start).chain(fixed) {
        let mut here = [&mine[*after], &theirs[*after]];
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
            (&[2, 3, 1, 0], &[2, 0, 1], &[2, 1, 0]),
            (&[1, 2, 0], &[2, 0], &[2, 0]),
            (&[3, 1, 0, 2], &[3, 1, 0, 2, 5], &[3, 1, 0, 2, 5]),
        ] {
            assert_eq!(both(&[0, 1, 2, 3], mine, theirs), order, "{mine:?} {theirs:?}");
        }
    }
}
