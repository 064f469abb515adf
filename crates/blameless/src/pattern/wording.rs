//! What a match offers the writer.

use super::{Match, Pattern};
use crate::rules::rewrite::{capitalised, takes_an};
use crate::rules::{Context, Found, Rule};
use crate::subject::Agent;
use crate::words::Set;
use crate::{Bias, Rung, Suggestion};

impl Pattern {
    /// The bias that it shows at work; that of its rule where it names none.
    pub(crate) fn bias(&self, rule: &Rule) -> Option<Bias> {
        self.conditions.bias.or(rule.bias)
    }

    /// The match as the rule tells it.
    pub(crate) fn found(&self, cx: &Context, rule: &Rule, hit: &Match) -> Found {
        Found {
            span: cx.span(hit.words.clone()),
            severity: self.severity.unwrap_or(rule.severity),
            suggestion: self
                .wording
                .and_then(|wording| suggestion(cx, hit, wording))
                .unwrap_or(Suggestion::Question),
            rung: hit.agent.and_then(rung),
        }
    }
}

/// The rung of the Test for Blamelessness that a sentence about this agent stands on.
pub(crate) fn rung(agent: Agent) -> Option<Rung> {
    match agent {
        Agent::Named => Some(Rung::Name),
        Agent::Role | Agent::Somebody | Agent::Nobody => Some(Rung::Role),
        _ => None,
    }
}

/// The wording in place of the match, with a capital where the match has one. An empty wording takes
/// the words away, with the space after them.
fn suggestion(cx: &Context, hit: &Match, wording: &str) -> Option<Suggestion> {
    let mut span = cx.span(hit.words.clone());
    let capital = cx.word(hit.words.start).capital();
    if wording.is_empty() {
        let next = cx.get(hit.words.end)?;
        let rest = cx.text.get(next.start..)?;
        let mut letters = rest.chars();
        let first = letters.next()?;
        // `an embarrassing mistake` is a mistake.
        if let Some(before) = hit.words.start.checked_sub(1).and_then(|at| cx.get(at)) {
            let article = if takes_an(next.text) { "an " } else { "a " };
            if before.is_one_of(&["a", "an"]) && !before.is(article.trim_end()) {
                let text = if before.capital() { capitalised(article) } else { article.to_owned() };
                return Some(Suggestion::Replace { span: before.start..next.start, text });
            }
        }
        // `etcd` keeps its small letter.
        if capital && next.set == Set::NONE {
            return None;
        }
        span.end = next.start + first.len_utf8();
        let text = if capital { capitalised(&first.to_string()) } else { first.to_string() };
        return Some(Suggestion::Replace { span, text });
    }
    let named = cx.text.get(cx.span(hit.phrase.clone())).unwrap_or_default();
    let wording = wording.replace("{}", named);
    let text = if capital { capitalised(&wording) } else { wording };
    match (text.find('['), text.find(']')) {
        (Some(open), Some(close)) if open < close => {
            let gap = open..close - 1;
            let text = text.replace(['[', ']'], "");
            Some(Suggestion::Template { span, text, gap })
        }
        _ => Some(Suggestion::Replace { span, text }),
    }
}
