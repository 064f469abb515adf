//! Checks a text, and after a change only what has changed.

use std::ops::Range;

use crate::block::check_block;
use crate::change::{Change, Seen};
use crate::hint::Hint;
use crate::people::People;
use crate::section::SectionRole;
use crate::text::{Block, Blocks};

/// Checks one text again and again while somebody writes it: it remembers the text and its hints, so
/// that a key costs the block it falls into.
#[derive(Clone, Debug, Default)]
pub struct Checker {
    people: People,
    section: Option<SectionRole>,
    text: Seen,
    blocks: Vec<Block>,
    hints: Vec<Hint>,
    words: usize,
    steps: usize,
}

impl Checker {
    /// A checker that has seen nothing yet.
    pub fn new() -> Checker {
        Checker::default()
    }

    /// Every hint in a text, in order.
    pub fn check(&mut self, text: &str, section: SectionRole, people: &People) -> &[Hint] {
        if self.section != Some(section) || self.people != *people {
            *self = Checker {
                people: people.clone(),
                section: Some(section),
                words: self.words,
                steps: self.steps,
                ..Checker::default()
            };
        }
        if let Some(change) = self.text.change_to(text) {
            self.recheck(text, section, change);
            self.text.follow(change, text);
        }
        debug_assert_eq!(self.text.change_to(text), None);
        &self.hints
    }

    /// How many words this checker has looked at; blocks it knew already do not count.
    pub fn words_checked(&self) -> usize {
        self.words
    }

    /// How many bytes and words were looked at, each as often as it was: a measure of work that
    /// does not depend on the machine.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Checks the blocks around a change, keeps those before it, and moves those behind it.
    fn recheck(&mut self, text: &str, section: SectionRole, change: Change) {
        let (mut kept, from) = self.before(change.start);
        let mut behind = self.blocks.partition_point(|old| old.start < change.old_end);
        let (mut blocks, mut hints) = (Vec::new(), Vec::new());
        let mut all = Blocks::of(text, from);
        let moved = loop {
            let Some(block) = all.next() else { break self.blocks.len() };
            if block.end <= change.start && kept < behind && self.blocks[kept] == block {
                kept += 1;
                continue;
            }
            let old = &self.blocks[behind..];
            behind += old.iter().take_while(|old| change.moved(old.start) < block.start).count();
            // What began here before as well, in front of the same text, goes on as it did.
            if self.blocks.get(behind).is_some_and(|old| change.moved(old.start) == block.start) {
                break behind;
            }
            let words = &text[block.start..block.end];
            let found = check_block(words, section, &self.people);
            self.words += found.words;
            self.steps += found.steps;
            hints.extend(found.hints.into_iter().map(|mut hint| {
                hint.move_by(|at| at + block.start);
                hint
            }));
            blocks.push(block);
        };
        let old_hints = self.first_hint(kept)..self.first_hint(moved);
        for block in &mut self.blocks[moved..] {
            (block.start, block.end) = (change.moved(block.start), change.moved(block.end));
        }
        for hint in &mut self.hints[old_hints.end..] {
            hint.move_by(|at| change.moved(at));
        }
        replace(&mut self.blocks, kept..moved, blocks);
        replace(&mut self.hints, old_hints, hints);
    }

    /// How many blocks are surely as they were in front of a change, and where the next one starts.
    fn before(&self, change: usize) -> (usize, usize) {
        let comments = self.blocks.iter().find(|block| block.comments);
        let change = comments.map_or(change, |block| change.min(block.start));
        // The block of the change may become part of the one before it, whose own first line stays.
        let kept = self.blocks.partition_point(|block| block.start <= change).saturating_sub(2);
        // What stands in front of the first block may begin to count.
        (kept, if kept == 0 { 0 } else { self.blocks[kept].start })
    }

    /// The number of the first hint that is not in front of a block.
    fn first_hint(&self, block: usize) -> usize {
        self.blocks.get(block).map_or(self.hints.len(), |block| {
            self.hints.partition_point(|hint| hint.span.start < block.start)
        })
    }
}

/// Puts some things in the place of others. `Vec::splice` does so too, and weighs more.
fn replace<T>(all: &mut Vec<T>, old: Range<usize>, new: Vec<T>) {
    // With most keys there are as many as before, and those behind them stay where they are.
    if new.len() == old.len() {
        all[old].iter_mut().zip(new).for_each(|(old, new)| *old = new);
        return;
    }
    let rest = all.split_off(old.end);
    all.truncate(old.start);
    all.extend(new);
    all.extend(rest);
}
