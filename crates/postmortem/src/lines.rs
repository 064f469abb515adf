//! Lines of texts, compared and merged.
//!
//! Written here rather than taken from a crate: `similar` 3.2 without its features weighs 12.7 KB after
//! compression, this 2.2 KB, and its limit is a deadline, for which there is no clock here.

use crate::numbered::Numbered;
use crate::order::rising;

/// How many pairs of lines may be compared one by one, where no line stands out. With it the work is
/// linear in the length of the texts, whatever they are.
const PAIRS: usize = 1 << 16;

/// How often a part may be split. Beyond, its lines count as replaced.
const SPLITS: u8 = 16;

/// A place that both sides have changed, each in its own way.
#[derive(Debug, PartialEq)]
pub(crate) struct Overlap {
    pub(crate) base: String,
    pub(crate) mine: String,
    pub(crate) theirs: String,
}

/// The text that both sides have made of `base` (diff3), and where they overlap. There, `mine` counts.
pub(crate) fn merge(base: &str, mine: &str, theirs: &str) -> (String, Vec<Overlap>) {
    let [base, mine, theirs] = [base, mine, theirs].map(lines);
    let mut names = Numbered::default();
    let mut number = |lines: &[&str]| lines.iter().map(|line| names.add(line)).collect::<Vec<_>>();
    let numbers = [number(&base), number(&mine), number(&theirs)];
    let in_mine = matches(&numbers[0], &numbers[1]);
    let in_theirs = matches(&numbers[0], &numbers[2]);
    let mut merged = Vec::new();
    let mut overlaps = Vec::new();
    let (mut b, mut m, mut t) = (0, 0, 0);
    let both = |at: usize| Some((at, in_mine[at]?, in_theirs[at]?));
    let end = [(base.len(), mine.len(), theirs.len())];
    for (to_b, to_m, to_t) in (0..base.len()).filter_map(both).chain(end) {
        let region = (&base[b..to_b], &mine[m..to_m], &theirs[t..to_t]);
        merged.extend_from_slice(agreed(region).unwrap_or_else(|| {
            let (base, mine, theirs) = region;
            overlaps.push(Overlap {
                base: base.join("\n"),
                mine: mine.join("\n"),
                theirs: theirs.join("\n"),
            });
            mine
        }));
        merged.extend(base.get(to_b));
        (b, m, t) = (to_b + 1, to_m + 1, to_t + 1);
    }
    (merged.join("\n"), overlaps)
}

/// What stands where neither side has left a line of the base alone; `None` if they disagree.
fn agreed<'r, 't>(
    (base, mine, theirs): (&'r [&'t str], &'r [&'t str], &'r [&'t str]),
) -> Option<&'r [&'t str]> {
    let (shorter, longer) = if mine.len() < theirs.len() { (mine, theirs) } else { (theirs, mine) };
    // Both have added the same lines, and one of them more.
    let more = base.is_empty() && (longer.starts_with(shorter) || longer.ends_with(shorter));
    if mine == theirs || base == theirs {
        Some(mine)
    } else if base == mine {
        Some(theirs)
    } else {
        more.then_some(longer)
    }
}

/// The lines of a text; an empty one has none, so that filling it is not a change of a line.
fn lines(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

/// For each line of `one`, the line of `other` it is. Both rise together.
///
/// Patience diff (Cohen): lines that occur once on either side are matched first, and what lies
/// between them is looked at again. Equal beginnings and ends are matched, small rests line by line.
fn matches(one: &[usize], other: &[usize]) -> Vec<Option<usize>> {
    let mut found = vec![None; one.len()];
    let count = one.iter().chain(other).max().map_or(0, |number| number + 1);
    let mut seen = vec![[Seen::Never; 2]; count];
    let mut parts = vec![(0..one.len(), 0..other.len(), SPLITS)];
    while let Some((mut a, mut b, splits)) = parts.pop() {
        while !a.is_empty() && !b.is_empty() && one[a.start] == other[b.start] {
            found[a.start] = Some(b.start);
            (a.start, b.start) = (a.start + 1, b.start + 1);
        }
        while !a.is_empty() && !b.is_empty() && one[a.end - 1] == other[b.end - 1] {
            (a.end, b.end) = (a.end - 1, b.end - 1);
            found[a.end] = Some(b.end);
        }
        if a.is_empty() || b.is_empty() {
            continue;
        }
        for number in one[a.clone()].iter().chain(&other[b.clone()]) {
            seen[*number] = [Seen::Never; 2];
        }
        a.clone().for_each(|at| seen[one[at]][0].see(at));
        b.clone().for_each(|at| seen[other[at]][1].see(at));
        let once = a.clone().filter_map(|at| match seen[one[at]] {
            [Seen::Once(_), Seen::Once(there)] => Some((at, there)),
            _ => None,
        });
        let (here, there): (Vec<_>, Vec<_>) = once.unzip();
        if here.is_empty() || splits == 0 {
            if a.len().saturating_mul(b.len()) <= PAIRS {
                for (here, there) in common(&one[a.clone()], &other[b.clone()]) {
                    found[a.start + here] = Some(b.start + there);
                }
            }
            continue;
        }
        for at in rising(&there) {
            found[here[at]] = Some(there[at]);
            parts.push((a.start..here[at], b.start..there[at], splits - 1));
            (a.start, b.start) = (here[at] + 1, there[at] + 1);
        }
        parts.push((a, b, splits - 1));
    }
    found
}

/// Whether and where a line occurs in a part.
#[derive(Clone, Copy)]
enum Seen {
    Never,
    Once(usize),
    Often,
}

impl Seen {
    fn see(&mut self, at: usize) {
        *self = if matches!(self, Seen::Never) { Seen::Once(at) } else { Seen::Often };
    }
}

/// A longest common subsequence, by comparing each with each.
fn common(one: &[usize], other: &[usize]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    // How long it is from a pair on, and the end after the last ones.
    let mut lengths = vec![0_u32; width * (one.len() + 1)];
    for (a, line) in one.iter().enumerate().rev() {
        for (b, there) in other.iter().enumerate().rev() {
            let at = a * width + b;
            lengths[at] = if line == there {
                lengths[at + width + 1] + 1
            } else {
                lengths[at + 1].max(lengths[at + width])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < one.len() && b < other.len() {
        let at = a * width + b;
        if one[a] == other[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[at + width] >= lengths[at + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_changed_apart_are_both_changed() {
        for (base, mine, theirs, merged) in [
            ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"),
            ("a\nb\nc", "a\nb\nc\nd", "b\nc", "b\nc\nd"),
            ("", "a", "", "a"),
            ("a\n\nb", "a\nx\n\nb", "a\n\nb\ny", "a\nx\n\nb\ny"),
            ("a\nb", "a\nb\nx", "a\nb\nx\ny", "a\nb\nx\ny"),
            ("a\nb", "b", "b", "b"),
            ("a\na\na\nb", "a\na\nb", "a\na\na\nb\nc", "a\na\nb\nc"),
        ] {
            assert_eq!(merge(base, mine, theirs), (merged.to_owned(), vec![]), "{base:?}");
            assert_eq!(merge(base, theirs, mine), (merged.to_owned(), vec![]), "{base:?}");
        }
    }

    #[test]
    fn where_both_changed_a_line_mine_stays_and_theirs_is_told() {
        for (base, mine, theirs, merged, overlap) in [
            ("a\nb\nc", "a\nx\nc", "a\ny\nc", "a\nx\nc", ["b", "x", "y"]),
            ("", "mine", "theirs", "mine", ["", "mine", "theirs"]),
            ("a\nb", "a", "a\nB\nC", "a", ["b", "", "B\nC"]),
            ("a\nb\nc", "a\nx\nc", "a\nb2\nd\nc\ne", "a\nx\nc\ne", ["b", "x", "b2\nd"]),
        ] {
            let [b, m, t] = overlap.map(str::to_owned);
            let overlap = Overlap { base: b, mine: m, theirs: t };
            assert_eq!(merge(base, mine, theirs), (merged.to_owned(), vec![overlap]));
        }
    }

    #[test]
    fn a_line_is_found_again_where_it_went() {
        assert_eq!(matches(&[1, 2, 3], &[1, 9, 2, 3]), [Some(0), Some(2), Some(3)]);
        assert_eq!(matches(&[0, 0, 1, 0], &[0, 1, 0, 0, 2]).iter().flatten().count(), 3);
    }

    #[test]
    fn no_text_takes_long() {
        const LINES: usize = 400_000;
        let all = |line: &dyn Fn(usize) -> usize| (0..LINES).map(line).collect::<Vec<_>>();
        let random = |at: usize| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let straight = all(&|at| at);
        for (hard, least) in [
            (straight.clone(), LINES),
            (all(&|at| LINES - at), 1),
            (all(&|at| at / 2), 1),
            (all(&|at| random(at) % 2), 0),
            (all(&|at| random(at) % LINES), 100),
            (all(&|at| if at % 2 == 0 { at } else { LINES }), LINES / 2),
        ] {
            let found = matches(&straight, &hard);
            assert!(found.iter().flatten().count() >= least, "{least}");
        }
        let found = matches(&all(&|at| random(at) % 2), &all(&|at| random(at) % 7));
        assert!(found.iter().flatten().is_sorted());
    }
}
