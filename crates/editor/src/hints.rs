//! Which hints a field has, and which of them are shown while somebody is writing.

use std::rc::Rc;

use blameless::{Checker, Hint, People, SectionRole};
use postmortem::{Field, KeptHint, Postmortem, review};

use crate::preferences::Preferences;

/// The hints of one field. Hints are a function of the text; what this adds is patience: a sentence
/// that is being written is left alone until it ends or its author pauses.
#[derive(Clone, Debug, Default)]
pub struct FieldHints {
    checker: Checker,
    text: Rc<str>,
    shown: Rc<[Hint]>,
}

/// How the caret stands to the text when hints are chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Caret {
    /// Nobody is writing here.
    Away,
    /// A key was just pressed; the caret is at this byte.
    Typing(usize),
    /// An input method is at work at this byte.
    Composing(usize),
    /// Typing has paused with the caret at this byte.
    Resting(usize),
    /// Nobody is writing here, and nobody has asked for hints.
    Unasked,
    /// Somebody has asked for hints.
    Asking,
}

/// What decides whether a hint is wanted at all.
pub(crate) struct Wanted<'a> {
    pub document: &'a Postmortem,
    pub preferences: &'a Preferences,
}

impl Wanted<'_> {
    fn wants(&self, text: &str, hint: &Hint) -> bool {
        let rule = hint.rule.id;
        self.preferences.wants(hint.rule)
            && self.document.hidden_rules.iter().all(|hidden| **hidden != *rule)
            && !self.ignores(text.get(hint.span.clone()).unwrap_or_default())
            && !self.keeps(text, hint)
    }

    /// Whether its author has decided to keep these words.
    fn keeps(&self, text: &str, hint: &Hint) -> bool {
        let all = &self.document.kept;
        all.iter().any(|kept| *kept.rule == *hint.rule.id) && all.contains(&kept(text, hint))
    }

    /// Whether marked words hold a word or a name that is to be left alone.
    fn ignores(&self, words: &str) -> bool {
        let ignored = &self.document.ignored_words;
        !ignored.is_empty() && {
            let words = folded(words);
            ignored.iter().map(|word| folded(word)).any(|word| word != " " && words.contains(&word))
        }
    }
}

/// Words in lower case with a blank before and after each, so that whole words can be found in others.
pub(crate) fn folded(words: &str) -> String {
    let mut folded = String::from(" ");
    for c in words.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// All that is marked in a document nobody is writing in, field by field in the order of the page: what
/// opening it would show.
pub fn hints_of(document: &Postmortem, preferences: &Preferences) -> Vec<(Field, FieldHints)> {
    let people = review::people(document);
    let wanted = Wanted { document, preferences };
    let looked_at = review::checked_fields(document).filter_map(|(field, text)| {
        let role = review::role_for(document, &field)?;
        let mut hints = FieldHints::default();
        hints.refresh(text, Caret::Away, role, &people, &wanted);
        Some((field, hints))
    });
    looked_at.collect()
}

/// The name under which a decision against `hint` is remembered.
pub(crate) fn kept(text: &str, hint: &Hint) -> KeptHint {
    let key = hint.key(text);
    KeptHint { rule: hint.rule.id.into(), sentence: key.sentence.into() }
}

impl FieldHints {
    /// The hints to show, in text order; byte ranges of [`FieldHints::text`].
    pub fn shown(&self) -> &Rc<[Hint]> {
        &self.shown
    }

    /// The text the hints were made from.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    #[cfg(test)]
    pub(crate) fn set_shown(&mut self, hints: Vec<Hint>) {
        self.shown = hints.into();
    }

    /// Looks at the text again. Keeps the same allocation when nothing a reader sees has changed, so
    /// that views can tell by comparing pointers.
    pub(crate) fn refresh(
        &mut self,
        text: &str,
        caret: Caret,
        role: SectionRole,
        people: &People,
        wanted: &Wanted,
    ) {
        let mut checker = std::mem::take(&mut self.checker);
        let found = checker.check(text, role, people).iter();
        let due = found.filter(|hint| self.is_due(text, hint, caret) && wanted.wants(text, hint));
        let shown: Vec<&Hint> = due.collect();
        if !self.shown.iter().eq(shown.iter().copied()) {
            self.shown = shown.into_iter().cloned().collect();
        }
        self.checker = checker;
        if *text != *self.text {
            self.text = text.into();
        }
    }

    /// Whether a hint may be shown with the caret where it is.
    fn is_due(&self, text: &str, hint: &Hint, caret: Caret) -> bool {
        match caret {
            Caret::Away | Caret::Asking => true,
            Caret::Unasked => self.was_shown(text, hint),
            // Never the word under the caret.
            Caret::Resting(at) => !touches(hint, at) || ends_a_word(text, at),
            Caret::Composing(at) => !touches(hint, at) && self.was_shown(text, hint),
            Caret::Typing(at) => {
                if at < hint.sentence.start || has_ended(text, hint, at) {
                    return !touches(hint, at) || ends_a_word(text, at);
                }
                at > hint.sentence.end || (!touches(hint, at) && self.was_shown(text, hint))
            }
        }
    }

    /// Whether the same words were already marked before the last key: taking the mark away and giving
    /// it back would flicker.
    fn was_shown(&self, text: &str, hint: &Hint) -> bool {
        let words = text.get(hint.span.clone());
        self.shown
            .iter()
            .any(|old| old.rule.id == hint.rule.id && self.text.get(old.span.clone()) == words)
    }
}

fn touches(hint: &Hint, at: usize) -> bool {
    hint.span.start < at && at <= hint.span.end
}

/// Whether the text before `at` ends with something that ends a word.
fn ends_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or(text);
    before.ends_with(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-')
}

/// Whether the sentence of `hint` ended before the caret.
fn has_ended(text: &str, hint: &Hint, at: usize) -> bool {
    let sentence = text.get(hint.sentence.clone()).unwrap_or_default();
    let ended = sentence.trim_end().ends_with(['.', '?', '!', ':', ')', '"', '”']);
    (ended && at >= hint.sentence.start + sentence.trim_end().len())
        || text.get(hint.sentence.end..at).is_some_and(|gap| gap.contains('\n'))
}
