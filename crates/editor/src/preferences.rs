//! What a person has set for every document, and what follows from it.

use std::rc::Rc;

use blameless::{Kind, Rule};
use serde_json::Value;

use crate::editor::{Editor, Screen};
use crate::effect::{Effect, Place};
use crate::hints::Caret;

/// When hints speak up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// While somebody writes, as soon as a sentence ends or its author pauses.
    #[default]
    Writing,
    /// When a text is left.
    Leaving,
    /// When somebody asks for them.
    Asking,
}

impl Timing {
    /// Every timing, the most talkative first.
    pub const ALL: [Timing; 3] = [Timing::Writing, Timing::Leaving, Timing::Asking];

    fn id(self) -> &'static str {
        match self {
            Timing::Writing => "writing",
            Timing::Leaving => "leaving",
            Timing::Asking => "asking",
        }
    }

    /// How the caret counts: where hints wait for longer than a pause, no pause shows a new one.
    pub(crate) fn at(self, caret: Caret) -> Caret {
        match (self, caret) {
            (Timing::Leaving | Timing::Asking, Caret::Typing(at) | Caret::Resting(at)) => {
                Caret::Composing(at)
            }
            (Timing::Asking, Caret::Away) => Caret::Unasked,
            (_, caret) => caret,
        }
    }
}

/// What a person has set for every document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// When hints speak up.
    pub timing: Timing,
    /// Ids of the kinds of hints that are silent everywhere.
    pub hidden_kinds: Vec<Rc<str>>,
    /// Ids of hint rules that are silent everywhere.
    pub hidden_rules: Vec<Rc<str>>,
    /// Whether hints are spoken of only when somebody asks for them.
    pub quiet: bool,
    /// What was stored, with what this version does not know.
    stored: Value,
}

/// One thing that can be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// When hints speak up.
    Timing(Timing),
    /// Whether a kind of hint speaks at all.
    Kind(Kind, bool),
    /// Whether hints are spoken of only when somebody asks for them.
    Quiet(bool),
}

impl Preferences {
    /// The preferences [`write`](Self::write) gave; what cannot be read counts as not set.
    pub(crate) fn read(text: &str) -> Preferences {
        let stored: Value = serde_json::from_str(text).unwrap_or_default();
        let ids = |name| {
            let ids = stored[name].as_array().into_iter().flatten();
            ids.filter_map(Value::as_str).map(Rc::from).collect()
        };
        let timing = stored["timing"].as_str();
        let timing = Timing::ALL.into_iter().find(|it| Some(it.id()) == timing);
        Preferences {
            timing: timing.unwrap_or_default(),
            hidden_kinds: ids("hidden_kinds"),
            hidden_rules: ids("hidden_rules"),
            quiet: stored["quiet"] == Value::Bool(true),
            stored: if stored.is_object() { stored } else { Value::default() },
        }
    }

    /// What to store: what was read, and over it what has been set since.
    pub(crate) fn write(&mut self) -> String {
        for (name, ids) in
            [("hidden_kinds", &self.hidden_kinds), ("hidden_rules", &self.hidden_rules)]
        {
            self.stored[name] = ids.iter().map(|id| &**id).collect();
        }
        self.stored.to_string()
    }

    fn set(&mut self, preference: Preference) {
        match preference {
            Preference::Timing(timing) => {
                self.timing = timing;
                self.stored["timing"] = timing.id().into();
            }
            Preference::Quiet(quiet) => {
                self.quiet = quiet;
                self.stored["quiet"] = quiet.into();
            }
            Preference::Kind(kind, on) => {
                self.hidden_kinds.retain(|hidden| **hidden != *kind.id());
                if !on {
                    self.hidden_kinds.push(kind.id().into());
                }
            }
        }
    }

    /// Whether the hints of a kind speak.
    pub fn hears(&self, kind: Kind) -> bool {
        self.hidden_kinds.iter().all(|hidden| **hidden != *kind.id())
    }

    /// Whether hints of a rule are wanted in any document.
    pub fn wants(&self, rule: &Rule) -> bool {
        self.hears(rule.kind) && self.hidden_rules.iter().all(|hidden| **hidden != *rule.id)
    }
}

impl Editor {
    pub(crate) fn prefer(&mut self, preference: Preference) -> Vec<Effect> {
        self.preferences.set(preference);
        if let (Preference::Timing(Timing::Asking), Screen::Document(open)) =
            (preference, &mut self.screen)
        {
            open.forget_hints();
        }
        self.preferences_changed()
    }

    /// Lets a rule that was silenced everywhere speak again.
    pub(crate) fn show_rule_everywhere(&mut self, rule: &str) -> Vec<Effect> {
        self.preferences.hidden_rules.retain(|hidden| **hidden != *rule);
        let mut effects = self.preferences_changed();
        effects.extend(self.taken_back(Place::Hidden));
        effects
    }

    pub(crate) fn preferences_changed(&mut self) -> Vec<Effect> {
        if let Screen::Document(open) = &mut self.screen {
            open.check_all(&self.preferences);
        }
        vec![Effect::SavePreferences(self.preferences.write())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_read_again_and_nothing_else_is_lost() {
        let stored = r#"{"hidden_rules":["one","of-a-newer-version"],"hidden_kinds":["tempo"],
            "timing":"at full moon","theme":{"a":[1,2]}}"#;
        let mut preferences = Preferences::read(stored);
        assert_eq!(preferences.timing, Timing::Writing, "what nobody knows counts as not set");
        let written = preferences.write();
        for kept in ["of-a-newer-version", "tempo", "at full moon", r#""theme":{"a":[1,2]}"#] {
            assert!(written.contains(kept), "{kept}: {written}");
        }
        for preference in [
            Preference::Timing(Timing::Asking),
            Preference::Quiet(true),
            Preference::Kind(Kind::Tone, false),
        ] {
            preferences.set(preference);
        }
        let read = Preferences::read(&preferences.write());
        assert_eq!(read, preferences);
        assert_eq!((read.timing, read.quiet), (Timing::Asking, true));
        assert!(!read.hears(Kind::Tone) && read.hears(Kind::Agency));
        preferences.set(Preference::Kind(Kind::Tone, true));
        preferences.set(Preference::Timing(Timing::Writing));
        let back = Preferences::read(&preferences.write());
        assert!(back.hears(Kind::Tone));
        assert_eq!(back.timing, Timing::Writing);
    }

    #[test]
    fn preferences_of_before_still_load() {
        let old = Preferences::read(r#"{"hidden_rules":["person-error-label"]}"#);
        assert_eq!(old.hidden_rules, ["person-error-label".into()]);
        assert_eq!((old.timing, old.quiet), (Timing::Writing, false));
        for nothing in ["", "{", "[]", "null"] {
            assert_eq!(Preferences::read(nothing), Preferences::default(), "{nothing}");
        }
    }
}
