//! What the engine hands out.

use std::ops::Range;

use crate::rules::Rule;

/// How much a sentence could hurt. Later is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good practice, worth a quiet mark.
    Positive,
    /// Hides context, or cannot be finished.
    Clarity,
    /// Stops the inquiry, or judges with later knowledge.
    Bias,
    /// A person could reasonably feel accused.
    Blame,
}

impl Severity {
    /// 3 for blame, 2 for bias, 1 for clarity, 0 for what is good.
    pub fn rank(self) -> u8 {
        self as u8
    }
}

/// What a rule is about: what a person may want to hear of, or not, as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person as the agent of harm.
    Agency,
    /// Words that grade people.
    Judgement,
    /// Judging the past by what is known now.
    Language,
    /// Scorn, habit and guilt.
    Tone,
    /// One cause to explain it all.
    Causation,
    /// Questions that look for a person.
    Questions,
    /// Sentences that hide what happened.
    Clarity,
    /// Actions that cannot be finished.
    Actions,
    /// Good practice.
    Positive,
}

impl Kind {
    /// Every kind, in the order of [`rules`](crate::rules).
    pub const ALL: [Kind; 9] = [
        Kind::Agency,
        Kind::Judgement,
        Kind::Language,
        Kind::Tone,
        Kind::Causation,
        Kind::Questions,
        Kind::Clarity,
        Kind::Actions,
        Kind::Positive,
    ];

    /// A few words for people, such as "People as the cause".
    pub fn title(self) -> &'static str {
        match self {
            Kind::Agency => "People as the cause",
            Kind::Judgement => "Judgement of people",
            Kind::Language => "Hindsight",
            Kind::Tone => "Tone",
            Kind::Causation => "One single cause",
            Kind::Questions => "Questions about people",
            Kind::Clarity => "Hidden context",
            Kind::Actions => "Actions that cannot be finished",
            Kind::Positive => "Good practice",
        }
    }

    /// The name used in files, such as `agency`.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Agency => "agency",
            Kind::Judgement => "judgement",
            Kind::Language => "language",
            Kind::Tone => "tone",
            Kind::Causation => "causation",
            Kind::Questions => "questions",
            Kind::Clarity => "clarity",
            Kind::Actions => "actions",
            Kind::Positive => "positive",
        }
    }
}

/// A rung of the Test for Blamelessness: the same fact, told with a name, with a role, or as what
/// the system did (Wilcox, PyOhio 2019, slide 41).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// "A script was executed that deleted the production database."
    System,
    /// "An engineer executed a script that …"
    Role,
    /// "Chris executed a script that …"
    Name,
}

/// A way in which judgement goes astray when the end is known (Blythe, KCDC 2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bias {
    /// Once the end is known, the signs look louder than they were.
    Hindsight,
    /// A decision is graded by how it turned out.
    Outcome,
    /// What happened lately, or is easily remembered, looks likely.
    Availability,
    /// What was already spent speaks for going on.
    SunkCost,
    /// What fits the first idea is looked for, and found.
    Confirmation,
    /// What people did is put down to who they are.
    Attribution,
}

impl Bias {
    /// Its name, such as "Hindsight bias".
    pub fn name(self) -> &'static str {
        match self {
            Bias::Hindsight => "Hindsight bias",
            Bias::Outcome => "Outcome bias",
            Bias::Availability => "Availability bias",
            Bias::SunkCost => "Sunk cost",
            Bias::Confirmation => "Confirmation bias",
            Bias::Attribution => "Attribution error",
        }
    }

    /// What it does, in one sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Bias::Hindsight => "Once the end is known, the signs look louder than they were.",
            Bias::Outcome => {
                "A decision is graded by how it turned out, not by what was known when it was made."
            }
            Bias::Availability => "What happened lately comes to mind first, and so looks likely.",
            Bias::SunkCost => "The time already spent on a path speaks for staying on it.",
            Bias::Confirmation => {
                "What fits the first idea is seen sooner than what speaks against it."
            }
            Bias::Attribution => {
                "What others did is put down to who they are, and what we did to the situation."
            }
        }
    }
}

/// What the writer is offered besides the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Only the question.
    Question,
    /// Wording that can stand in the text as it is.
    Replace {
        /// The bytes to replace, in the whole text.
        span: Range<usize>,
        /// What to put there.
        text: String,
    },
    /// Wording with a gap for what only the writer knows.
    Template {
        /// The bytes to replace, in the whole text.
        span: Range<usize>,
        /// What to put there.
        text: String,
        /// The bytes of `text` to select.
        gap: Range<usize>,
    },
}

/// A place in a text worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The severity here: the sentence or the section may soften that of the rule.
    pub severity: Severity,
    /// The bytes to underline.
    pub span: Range<usize>,
    /// The bytes of the sentence around it.
    pub sentence: Range<usize>,
    /// What to ask the writer.
    pub question: &'static str,
    /// What to offer.
    pub suggestion: Suggestion,
    /// The rung of the Test for Blamelessness that the sentence stands on, where it tells who acted.
    pub rung: Option<Rung>,
    /// The bias of judgement that it speaks of, where there is one.
    pub bias: Option<Bias>,
}

/// The identity of a hint: it survives edits elsewhere in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HintKey {
    /// The id of the rule.
    pub rule: String,
    /// The sentence in lower case, with single spaces.
    pub sentence: String,
}

impl Hint {
    /// The identity of this hint. `text` is the text it was found in.
    pub fn key(&self, text: &str) -> HintKey {
        let mut sentence = String::new();
        for word in text.get(self.sentence.clone()).unwrap_or_default().split_whitespace() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.extend(word.chars().flat_map(char::to_lowercase));
        }
        HintKey { rule: self.rule.id.to_owned(), sentence }
    }

    /// Moves all its places in the text.
    pub(crate) fn move_by(&mut self, moved: impl Fn(usize) -> usize) {
        let shift = |range: &mut Range<usize>| *range = moved(range.start)..moved(range.end);
        shift(&mut self.span);
        shift(&mut self.sentence);
        if let Suggestion::Replace { span, .. } | Suggestion::Template { span, .. } =
            &mut self.suggestion
        {
            shift(span);
        }
    }
}
