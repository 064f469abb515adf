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

/// The text that both sides have made of `base` (diff3), and where they overlap. There it has both, mine
/// first, so that no line vanishes.
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
        let region =
            Region { base: &base[b..to_b], mine: &mine[m..to_m], theirs: &theirs[t..to_t] };
        region.join(&mut merged, &mut overlaps);
        merged.extend(base.get(to_b));
        (b, m, t) = (to_b + 1, to_m + 1, to_t + 1);
    }
    (merged.join("\n"), overlaps)
}

/// Lines between those that neither side has touched.
struct Region<'r, 't> {
    base: &'r [&'t str],
    mine: &'r [&'t str],
    theirs: &'r [&'t str],
}

impl<'t> Region<'_, 't> {
    fn join(self, merged: &mut Vec<&'t str>, overlaps: &mut Vec<Overlap>) {
        let Region { base, mine, theirs } = self;
        if let Some([first, then]) = self.agreed() {
            merged.extend(first.iter().chain(then));
        } else if base.len() > 1 && mine.len() == base.len() && theirs.len() == base.len() {
            // Neighbours that each side has changed: line by line.
            for at in 0..base.len() {
                let line = at..at + 1;
                let [base, mine, theirs] = [base, mine, theirs].map(|lines| &lines[line.clone()]);
                Region { base, mine, theirs }.join(merged, overlaps);
            }
        } else {
            merged.extend(mine.iter().chain(theirs));
            overlaps.push(Overlap {
                base: base.join("\n"),
                mine: mine.join("\n"),
                theirs: theirs.join("\n"),
            });
        }
    }

    /// What both can mean at once, in two pieces; `None` if they disagree.
    fn agreed(&self) -> Option<[&[&'t str]; 2]> {
        let Region { base, mine, theirs } = *self;
        let alone = |lines| Some([lines, &[] as &[&str]]);
        if mine == theirs || base == theirs {
            return alone(mine);
        }
        if base == mine {
            return alone(theirs);
        }
        if base.is_empty() && !mine.starts_with(theirs) && !theirs.starts_with(mine) {
            // Both have added lines. Who merges must not matter.
            return Some(if mine < theirs { [mine, theirs] } else { [theirs, mine] });
        }
        for (one, other) in [(mine, theirs), (theirs, mine)] {
            // One has made the same of it, and added more.
            if !other.is_empty() && (one.starts_with(other) || one.ends_with(other)) {
                return alone(one);
            }
            // One has left the lines as they were and added more, the other has changed them.
            if !base.is_empty() && one.starts_with(base) {
                return Some([other, &one[base.len()..]]);
            }
            if !base.is_empty() && one.ends_with(base) {
                return Some([&one[..one.len() - base.len()], other]);
            }
        }
        None
    }
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// It is in both texts.
    Same,
    /// It is in the first only.
    Gone,
    /// It is in the second only.
    New,
}

/// The lines of both texts in one order, those that are gone before those that took their place.
pub fn compare<'t>(before: &'t str, after: &'t str) -> Vec<(Line, &'t str)> {
    let [before, after] = [before, after].map(lines);
    let mut names = Numbered::default();
    let mut number = |lines: &[&str]| lines.iter().map(|line| names.add(line)).collect::<Vec<_>>();
    let numbers = [number(&before), number(&after)];
    let mut all = Vec::new();
    let mut next = 0;
    for (line, there) in before.into_iter().zip(matches(&numbers[0], &numbers[1])) {
        match there {
            None => all.push((Line::Gone, line)),
            Some(there) => {
                all.extend(after[next..there].iter().map(|line| (Line::New, *line)));
                all.push((Line::Same, line));
                next = there + 1;
            }
        }
    }
    all.extend(after[next..].iter().map(|line| (Line::New, *line)));
    all
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
    fn what_both_can_mean_at_once_is_no_conflict() {
        for (base, mine, theirs, merged) in [
            ("a\nb", "A\nb", "a\nB", "A\nB"),
            ("a\nb\nc\nd", "a\nB\nc\nd", "a\nb\nC\nd", "a\nB\nC\nd"),
            ("", "mine", "theirs", "mine\ntheirs"),
            ("a", "a\nmine", "a\ntheirs", "a\nmine\ntheirs"),
            ("a", "A", "a\nbelow", "A\nbelow"),
            ("a", "A", "above\na", "above\nA"),
            ("a", "A", "A\nbelow", "A\nbelow"),
        ] {
            assert_eq!(merge(base, mine, theirs), (merged.to_owned(), vec![]), "{base:?}");
            assert_eq!(merge(base, theirs, mine), (merged.to_owned(), vec![]), "{base:?}");
        }
    }

    #[test]
    fn where_both_changed_a_line_both_stay_and_it_is_told() {
        for (base, mine, theirs, merged, overlap) in [
            ("a\nb\nc", "a\nx\nc", "a\ny\nc", "a\nx\ny\nc", ["b", "x", "y"]),
            ("a\nb", "A\nx", "a\ny", "A\nx\ny", ["b", "x", "y"]),
            ("a\nb", "a", "a\nB\nC", "a\nB\nC", ["b", "", "B\nC"]),
            ("a\nb\nc", "a\nx\nc", "a\nb2\nd\nc\ne", "a\nx\nb2\nd\nc\ne", ["b", "x", "b2\nd"]),
        ] {
            let [b, m, t] = overlap.map(str::to_owned);
            let overlap = Overlap { base: b, mine: m, theirs: t };
            assert_eq!(merge(base, mine, theirs), (merged.to_owned(), vec![overlap]));
        }
    }

    #[test]
    fn two_texts_are_compared_line_by_line() {
        use Line::{Gone, New, Same};
        let lines = compare("a\nb\nc", "a\nx\nc\nd");
        assert_eq!(lines, [(Same, "a"), (Gone, "b"), (New, "x"), (Same, "c"), (New, "d")]);
        assert_eq!(compare("", "a"), [(New, "a")]);
        assert_eq!(compare("a", ""), [(Gone, "a")]);
    }

    #[test]
    fn where_every_line_stands_more_than_once_as_many_as_can_be_are_the_same() {
        for (before, after, same) in [
            ("aabb", "bbaa", 2),
            ("aabb", "baa", 2),
            ("aa", "baab", 2),
            ("aab", "baba", 2),
            ("abab", "bacbac", 3),
            ("ababcc", "ccabba", 3),
            ("ccabbaab", "aabbcc", 3),
            ("abcabcabc", "cbacba", 4),
            ("bbaccab", "aabbcca", 5),
            // With lines that stand once before, between and behind them.
            ("xaabby", "wxbbaavy", 4),
            ("aabbxbbaa", "bbaawxaabb", 5),
            ("xaa", "ax", 1),
        ] {
            let text = |letters: &str| letters.split("").collect::<Vec<_>>().join("\n");
            let (before, after) = (text(before), text(after));
            let lines = compare(before.trim(), after.trim());
            let without = |what| {
                let lines = lines.iter().filter(|(line, _)| *line != what);
                lines.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
            };
            assert_eq!([without(Line::New), without(Line::Gone)], [before.trim(), after.trim()]);
            assert_eq!(
                lines.iter().filter(|(line, _)| *line == Line::Same).count(),
                same,
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_long_text_has_changed_where_it_was_changed() {
        let before: Vec<_> = (0..600).map(|line| line.to_string()).collect();
        let mut after = before.clone();
        for at in [0, 300, 599] {
            after[at] = "new".to_owned();
        }
        let lines = compare(&before.join("\n"), &after.join("\n")).len();
        assert_eq!(lines, 603, "three lines are gone, and three are new");
        let (before, after) = ("a\nb\n".repeat(600), "b\na\n".repeat(600));
        assert_eq!(merge(&before, &after, &before), (after, vec![]));
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
