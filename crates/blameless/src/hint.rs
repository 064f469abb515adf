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

    pub(crate) fn shifted(&self, by: usize) -> Hint {
        let shift = |range: &Range<usize>| range.start + by..range.end + by;
        let suggestion = match &self.suggestion {
            Suggestion::Question => Suggestion::Question,
            Suggestion::Replace { span, text } => {
                Suggestion::Replace { span: shift(span), text: text.clone() }
            }
            Suggestion::Template { span, text, gap } => {
                Suggestion::Template { span: shift(span), text: text.clone(), gap: gap.clone() }
            }
        };
        Hint {
            span: shift(&self.span),
            sentence: shift(&self.sentence),
            suggestion,
            ..self.clone()
        }
    }
}
