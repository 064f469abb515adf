//! Hints: when they appear, how a person reaches them, and what can be done about one.

use std::ops::Range;

use blameless::Suggestion;
use postmortem::{Edit, Field};

use crate::document::counts;
use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Wake};
use crate::hints::Caret;
use crate::msg::Msg;
use crate::notice::Notice;
use crate::preferences::Timing;

/// How long typing must pause before the sentence under the caret is looked at, in milliseconds.
const PAUSE_MS: u32 = 400;
/// How long typing must pause before hints are spoken of, in milliseconds.
const ANNOUNCE_MS: u32 = 1500;

impl Editor {
    /// Asks to be woken when typing pauses.
    pub(crate) fn wait_for_a_pause(&mut self, field: Field, caret: Caret) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Caret::Typing(at) = caret else { return Vec::new() };
        open.resting_at = Some(at);
        let mut effects = Vec::new();
        if self.preferences.timing == Timing::Writing {
            let wake = Wake::HintPause(field, open.progress.change);
            effects.push(Effect::WakeAfter { ms: PAUSE_MS, wake });
        }
        effects.extend(self.speak_later());
        effects
    }

    /// Asks to be woken when it is time to speak of hints.
    pub(crate) fn speak_later(&self) -> Option<Effect> {
        let change = self.open_document()?.progress.change;
        let wake = Wake::Announce(change);
        (!self.preferences.quiet).then_some(Effect::WakeAfter { ms: ANNOUNCE_MS, wake })
    }

    pub(crate) fn hint_pause(&mut self, field: &Field, change: u32) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        // Words whose note is open have been looked at on purpose.
        let note_here = open.open_hint().is_some_and(|note| note.field == *field);
        if open.progress.change == change
            && let Some(at) = open.resting_at
        {
            let caret = if note_here { Caret::Away } else { Caret::Resting(at) };
            open.recheck(field, caret, &self.preferences);
        }
        Vec::new()
    }

    /// An input method is done: the sentence is looked at as if a key had been pressed.
    pub(crate) fn composed(&mut self, field: Field, at: usize) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.composing = false;
        open.recheck(&field, Caret::Typing(at), &self.preferences);
        self.wait_for_a_pause(field, Caret::Typing(at))
    }

    /// Speaks of hints, if their number has changed since it last did.
    pub(crate) fn announce_hints(&mut self, change: u32) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let count = open.hint_count();
        if open.progress.change != change || open.announced == count {
            return Vec::new();
        }
        open.announced = count;
        vec![Effect::Announce(match count {
            0 => "No wording hints.".into(),
            1 => "1 wording hint. F8 to review.".into(),
            _ => format!("{count} wording hints. F8 to review."),
        })]
    }

    pub(crate) fn go_to_hint(
        &mut self,
        from: Option<(Field, usize)>,
        forward: bool,
    ) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.ask(&self.preferences);
        // A caret inside the open hint is at that hint, wherever in it.
        let from = match (from, open.open_hint()) {
            (Some((field, at)), Some(hint))
                if hint.field == field
                    && hint.hint.span.start <= at
                    && at <= hint.hint.span.end =>
            {
                Some((field, hint.hint.span.start))
            }
            (None, Some(hint)) => Some((hint.field.clone(), hint.hint.span.start)),
            (from, _) => from,
        };
        match open.neighbour(from.as_ref(), forward) {
            Some((field, number)) => self.open_hint(&field, number, true),
            None => vec![Effect::Announce("No wording hints.".into())],
        }
    }

    pub(crate) fn hint_at(&mut self, field: Field, at: usize) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.ask(&self.preferences);
        match open.hint_at(&field, at, true) {
            Some(number) => self.open_hint(&field, number, false),
            None => vec![Effect::Announce("No hint at the cursor.".into())],
        }
    }

    /// Opens the first wording hint of a field.
    pub(crate) fn first_hint(&mut self, field: &Field) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        let first = open.hints(field).iter().position(counts);
        first.map(|number| self.open_hint(field, number, false)).unwrap_or_default()
    }

    /// A click opens the note of the words it is in; anywhere else it only moves the caret.
    pub(crate) fn clicked(&mut self, field: &Field, at: usize) -> Vec<Effect> {
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        match open.hint_at(field, at, false) {
            Some(number) => self.open_hint(field, number, false),
            None => Vec::new(),
        }
    }

    /// Opens a note beside its text. With `select`, the caret jumps there and the words are selected,
    /// so that a screen reader speaks them.
    fn open_hint(&mut self, field: &Field, number: usize, select: bool) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(opened) = open.open_hint_at(field, number).cloned() else { return Vec::new() };
        let words = opened.sentence.get(opened.marked.clone()).unwrap_or_default();
        let mut spoken = match open.open_hint_rank() {
            Some((rank, of)) => format!("Hint {rank} of {of}. "),
            None => format!("{}. ", opened.hint.rule.title),
        };
        spoken.push_str(&format!("“{words}”. {}", opened.hint.question));
        if let Some(wording) = &opened.wording {
            spoken.push_str(&format!(" Suggestion: “{wording}”."));
        }
        spoken.push_str(" Tab to the options, Escape to close.");
        let mut effects = Vec::new();
        if select {
            effects.push(Effect::Select(field.clone(), opened.hint.span));
        }
        effects.push(Effect::Announce(spoken));
        effects
    }

    pub(crate) fn close_hint(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(hint) = open.close_hint() else { return Vec::new() };
        vec![
            Effect::Select(hint.field, hint.hint.span.end..hint.hint.span.end),
            Effect::Announce("Hint closed.".into()),
        ]
    }

    pub(crate) fn use_wording(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(hint) = open.close_hint() else { return Vec::new() };
        let (span, text, select) = match hint.hint.suggestion {
            Suggestion::Question => return Vec::new(),
            Suggestion::Replace { span, text } => (span, text, None),
            Suggestion::Template { span, text, gap } => (span, text, Some(gap)),
        };
        let gap = select.as_ref().and_then(|gap: &Range<usize>| text.get(gap.clone()));
        let said = match gap {
            Some(gap) => format!("Put in “{text}”. Type over “{gap}”. Undo is available."),
            None => format!("Replaced with “{text}”. Undo is available."),
        };
        vec![Effect::Replace { field: hint.field, span, text, select }, Effect::Announce(said)]
    }

    pub(crate) fn keep_wording(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(kept) = open.kept_open_hint() else { return Vec::new() };
        self.decide(Edit::Keep(kept), "Kept as written.")
    }

    pub(crate) fn hide_rule(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(hint) = open.open_hint() else { return Vec::new() };
        let rule = hint.hint.rule;
        let said = format!("“{}” hints are hidden in this document.", rule.title);
        self.decide(Edit::HideRule(rule.id.into()), &said)
    }

    /// Notes a decision against the open hint, and goes back to the text.
    fn decide(&mut self, edit: Edit, said: &str) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(hint) = open.close_hint() else { return Vec::new() };
        let mut effects = self.edit(edit);
        let button = Some(("Undo", Box::new(Msg::Undo)));
        self.notice = Some(Notice { text: said.into(), button, also: None, urgent: false });
        let end = hint.hint.span.end;
        effects.push(Effect::Select(hint.field, end..end));
        effects.push(Effect::Announce(said.into()));
        effects
    }

    pub(crate) fn hide_rule_everywhere(&mut self) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(hint) = open.close_hint() else { return Vec::new() };
        let rule = hint.hint.rule;
        self.preferences.hidden_rules.push(rule.id.into());
        let text = format!("“{}” hints are hidden in every document.", rule.title);
        let back = Msg::ShowRuleEverywhere(rule.id.into());
        self.notice = Some(Notice {
            text: text.clone(),
            button: Some(("Undo", Box::new(back))),
            also: None,
            urgent: false,
        });
        let mut effects = self.preferences_changed();
        let end = hint.hint.span.end;
        effects.push(Effect::Select(hint.field, end..end));
        effects.push(Effect::Announce(text));
        effects
    }
}

#[cfg(test)]
mod tests {
    use blameless::{Hint, Severity};
    use postmortem::SectionId;

    use super::*;
    use crate::msg::StorageMode;
    use crate::{Preferences, Route};

    /// An editor with one text, in which the rules found just these hints.
    fn with_hints(text: &str, hints: Vec<Hint>) -> (Editor, Field) {
        let mut editor = Editor::new(7);
        editor.update(Msg::Started {
            storage: StorageMode::Device,
            copies: 0,
            entries: Vec::new(),
            preferences: "".into(),
            route: Route::Library,
            time_zone: "".into(),
        });
        editor.update(Msg::New);
        let field = Field::Text(SectionId::new("root_cause"));
        let Screen::Document(open) = &mut editor.screen else { panic!("a document is open") };
        open.document.apply(Edit::Set { field: field.clone(), value: text.into() });
        open.recheck(&field, Caret::Away, &Preferences::default());
        open.found(&field, hints);
        (editor, field)
    }

    fn hint(severity: Severity, suggestion: Suggestion) -> Hint {
        Hint {
            rule: blameless::rules()[0],
            severity,
            span: 0..2,
            sentence: 0..12,
            question: "What was known then?",
            suggestion,
            rung: None,
            bias: None,
        }
    }

    #[test]
    fn wording_with_a_gap_is_typed_with_the_gap_selected() {
        let text = String::from("The [tool] allowed");
        let suggestion = Suggestion::Template { span: 0..2, text, gap: 4..10 };
        let hints = vec![hint(Severity::Blame, suggestion)];
        let (mut editor, field) = with_hints("We broke it.", hints);
        editor.update(Msg::Clicked(field.clone(), 0));
        let note = editor.open_document().and_then(|open| open.open_hint()).expect("a note");
        assert_eq!(note.wording.as_deref(), Some("The [tool] allowed broke it."));
        let effects = editor.update(Msg::UseWording);
        let text = String::from("The [tool] allowed");
        let typed = Effect::Replace { field, span: 0..2, text, select: Some(4..10) };
        assert_eq!(effects[0], typed);
        let said = "Put in “The [tool] allowed”. Type over “[tool]”. Undo is available.";
        assert_eq!(effects[1], Effect::Announce(said.into()));
    }

    #[test]
    fn what_is_good_is_marked_and_nothing_else() {
        let good = hint(Severity::Positive, Suggestion::Question);
        let bias = Hint { span: 3..8, ..hint(Severity::Bias, Suggestion::Question) };
        let (mut editor, field) = with_hints("We broke it.", vec![good, bias]);
        let open = editor.open_document().expect("open");
        assert_eq!((open.hints(&field).len(), open.count(&field), open.hint_count()), (2, 1, 1));
        let numbers: Vec<_> = [true, false, true]
            .into_iter()
            .map(|forward| open.neighbour(None, forward).map(|(_, number)| number))
            .collect();
        assert_eq!(numbers, [Some(1); 3], "the way through the hints passes it by");
        let said = editor.update(Msg::Clicked(field.clone(), 0));
        let open = editor.open_document().expect("open");
        assert_eq!(open.open_hint().expect("a note").place, None);
        let Some(Effect::Announce(said)) = said.first() else { panic!("it is said") };
        assert!(!said.contains("Hint ") && said.contains("“We”"), "{said}");
        editor.update(Msg::FirstHint(field));
        let open = editor.open_document().expect("open");
        assert_eq!(open.open_hint().expect("a note").place, Some((1, 1)));
        assert_eq!(open.open_hint_rank(), Some((1, 1)));
    }
}
