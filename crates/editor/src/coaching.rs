//! Hints: when they appear, how a person reaches them, and what can be done about one.

use blameless::Suggestion;
use postmortem::{Edit, Field};

use crate::editor::{Editor, Notice, Screen};
use crate::effect::{Effect, Wake};
use crate::hints::Caret;
use crate::msg::Msg;

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
        let change = open.progress.change;
        vec![
            Effect::WakeAfter { ms: PAUSE_MS, wake: Wake::HintPause(field, change) },
            Effect::WakeAfter { ms: ANNOUNCE_MS, wake: Wake::Announce(change) },
        ]
    }

    pub(crate) fn hint_pause(&mut self, field: &Field, change: u32) -> Vec<Effect> {
        let hidden = self.preferences.hidden_rules.clone();
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        // Words whose note is open have been looked at on purpose.
        let note_here = open.open_hint().is_some_and(|note| note.field == *field);
        if open.progress.change == change
            && let Some(at) = open.resting_at
        {
            let caret = if note_here { Caret::Away } else { Caret::Resting(at) };
            open.recheck(field, caret, &hidden);
        }
        Vec::new()
    }

    /// An input method is done: the sentence is looked at as if a key had been pressed.
    pub(crate) fn composed(&mut self, field: Field, at: usize) -> Vec<Effect> {
        let hidden = self.preferences.hidden_rules.clone();
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        open.recheck(&field, Caret::Typing(at), &hidden);
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
        let Screen::Document(open) = &self.screen else { return Vec::new() };
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
        let Screen::Document(open) = &self.screen else { return Vec::new() };
        match open.hint_at(&field, at, true) {
            Some(number) => self.open_hint(&field, number, false),
            None => vec![Effect::Announce("No hint at the cursor.".into())],
        }
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
    pub(crate) fn open_hint(&mut self, field: &Field, number: usize, select: bool) -> Vec<Effect> {
        let Screen::Document(open) = &mut self.screen else { return Vec::new() };
        let Some(opened) = open.open_hint_at(field, number).cloned() else { return Vec::new() };
        let (rank, of) = open.open_hint_rank().unwrap_or((1, 1));
        let text = open.document.get(field).unwrap_or_default();
        let words = text.get(opened.hint.span.clone()).unwrap_or_default();
        let mut spoken = format!("Hint {rank} of {of}. “{words}”. {}", opened.hint.question);
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
        let said = format!("Replaced with “{text}”. Undo is available.");
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
        self.notice = Some(Notice { text: said.into(), button, urgent: false });
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
            urgent: false,
        });
        let mut effects = self.preferences_changed();
        let end = hint.hint.span.end;
        effects.push(Effect::Select(hint.field, end..end));
        effects.push(Effect::Announce(text));
        effects
    }

    pub(crate) fn preferences_changed(&mut self) -> Vec<Effect> {
        let hidden = self.preferences.hidden_rules.clone();
        if let Screen::Document(open) = &mut self.screen {
            open.check_all(&hidden);
        }
        let text = self.preferences.write();
        vec![Effect::SavePreferences(text)]
    }
}
