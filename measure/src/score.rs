//! How right the hints are on labelled sentences.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use blameless::{Hint, Kind, People, Rule, Severity, check, rule, rules};

use crate::labelled::{self, Label, Sentence};
use crate::tally::Tally;
use crate::{Options, table};

/// Good practice that nobody has labelled throughout: neither right nor wrong.
const UNSCORED: [&str; 1] = ["local-rationality"];

/// The score of the engine on these files.
pub fn run(options: &Options) -> Result<String> {
    let mut sentences = Vec::new();
    for path in &options.paths {
        sentences.extend(labelled::read(path)?);
    }
    if let Some(wanted) = options.rule {
        let labelled = sentences.iter().flat_map(|sentence| &sentence.labels);
        let known =
            rule(wanted).is_some() || labelled.into_iter().any(|label| label.rule == wanted);
        ensure!(known, "`{wanted}` is neither a rule of the engine nor that of a label");
    }
    let mut score = Score::default();
    for sentence in &sentences {
        let people = People::new(sentence.people.iter().map(String::as_str));
        let hints = check(&sentence.text, sentence.section, &people);
        score.add(sentence, &hints, options);
    }
    Ok(score.report(sentences.len()))
}

/// What has been counted, and what there is to show.
#[derive(Debug, Default)]
struct Score {
    /// By the id of the rule, and whether the sentence was written for measuring.
    tallies: BTreeMap<(String, bool), Tally>,
    errors: Vec<String>,
}

impl Score {
    fn add(&mut self, sentence: &Sentence, hints: &[Hint], options: &Options) {
        let scored = |rule: &str| !UNSCORED.contains(&rule) && options.wants(rule);
        let hints: Vec<&Hint> = hints.iter().filter(|hint| scored(hint.rule.id)).collect();
        let labels: Vec<&Label> =
            sentence.labels.iter().filter(|label| scored(&label.rule)).collect();
        let found = Found::compare(&hints, &labels);
        for hint in &found.right {
            self.count(hint.rule.id, sentence, Tally::RIGHT);
        }
        for hint in &found.extra {
            self.count(hint.rule.id, sentence, Tally::EXTRA);
        }
        for label in &found.missed {
            self.count(&label.rule, sentence, Tally::MISSED);
        }
        if options.errors {
            let line = |what: &str, rule: &str, words: &std::ops::Range<usize>| {
                let marked = table::marked(&sentence.text, words);
                format!("{what}  {rule} [{}] {marked}  ({})", sentence.section.id(), sentence.place)
            };
            let missed = found.missed.iter().map(|label| line("missed", &label.rule, &label.span));
            let extra = found.extra.iter().map(|hint| line("extra ", hint.rule.id, &hint.span));
            self.errors.extend(missed.chain(extra));
        }
    }

    fn count(&mut self, rule: &str, sentence: &Sentence, one: Tally) {
        *self.tallies.entry((rule.to_owned(), sentence.written)).or_default() += one;
    }

    /// The sum over the rules, and the kinds of source, that are asked for.
    fn sum(&self, wanted: impl Fn(&str, bool) -> bool) -> Tally {
        let mut sum = Tally::default();
        for ((rule, written), tally) in &self.tallies {
            if wanted(rule, *written) {
                sum += *tally;
            }
        }
        sum
    }

    fn report(mut self, sentences: usize) -> String {
        self.errors.sort();
        let mut report: String = self.errors.iter().map(|error| format!("{error}\n")).collect();
        report += &format!("{sentences} sentences; not scored: {}\n", UNSCORED.join(", "));
        let heads = ["right", "extra", "missed", "precision %", "recall %", "F1 %"];
        let mut show = |title: &str, rows: Vec<(String, Tally)>| {
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .filter(|(_, tally)| *tally != Tally::default())
                .map(|(name, tally)| [&[name][..], &tally.cells()].concat())
                .collect();
            if !rows.is_empty() {
                report +=
                    &format!("\n{}", table::markdown(&[&[title][..], &heads].concat(), &rows));
            }
        };

        show(
            "source",
            vec![
                ("all".to_owned(), self.sum(|_, _| true)),
                ("written".to_owned(), self.sum(|_, written| written)),
                ("real".to_owned(), self.sum(|_, written| !written)),
            ],
        );
        let of = |has: &dyn Fn(&Rule) -> bool| self.sum(|id, _| rule(id).is_some_and(has));
        let kinds = Kind::ALL.map(|kind| (kind.title().to_owned(), of(&|rule| rule.kind == kind)));
        show("category", kinds.to_vec());
        let severities = [Severity::Blame, Severity::Bias, Severity::Clarity, Severity::Positive]
            .map(|severity| (format!("{severity:?}").to_lowercase(), severity));
        show(
            "severity of the rule",
            severities
                .map(|(name, severity)| (name, of(&|rule| rule.severity == severity)))
                .to_vec(),
        );
        let known = rules().iter().map(|rule| rule.id);
        let by_rule = |id: &str| (id.to_owned(), self.sum(|other, _| other == id));
        show("rule", known.map(by_rule).collect());
        let mut unknown: Vec<&str> = self
            .tallies
            .keys()
            .map(|(id, _)| id.as_str())
            .filter(|id| rule(id).is_none())
            .collect();
        unknown.dedup();
        show("label without a rule in the engine", unknown.into_iter().map(by_rule).collect());
        report
    }
}

/// The hints and labels of one sentence, compared.
struct Found<'a> {
    right: Vec<&'a Hint>,
    extra: Vec<&'a Hint>,
    missed: Vec<&'a Label>,
}

impl<'a> Found<'a> {
    /// A hint is right when its rule is that of a label and the two overlap. A label confirms one
    /// hint, the first that it can.
    fn compare(hints: &[&'a Hint], labels: &[&'a Label]) -> Found<'a> {
        let mut found = Found { right: Vec::new(), extra: Vec::new(), missed: labels.to_vec() };
        for &hint in hints {
            let confirms = |label: &&Label| {
                label.rule == hint.rule.id
                    && label.span.start < hint.span.end
                    && hint.span.start < label.span.end
            };
            match found.missed.iter().position(confirms) {
                Some(at) => {
                    found.missed.remove(at);
                    found.right.push(hint);
                }
                None => found.extra.push(hint),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use blameless::{SectionRole, Suggestion};

    fn hint(id: &str, start: usize, end: usize) -> Hint {
        let rule = rule(id).unwrap();
        Hint {
            rule,
            severity: rule.severity,
            span: start..end,
            sentence: 0..40,
            question: rule.question,
            suggestion: Suggestion::Question,
            rung: None,
            bias: None,
        }
    }

    fn label(rule: &str, start: usize, end: usize) -> Label {
        Label { rule: rule.to_owned(), span: start..end }
    }

    fn score(hints: &[Hint], labels: Vec<Label>, options: &Options) -> Score {
        let sentence = Sentence {
            place: "a:1".to_owned(),
            text: "x".repeat(40),
            section: SectionRole::Cause,
            people: Vec::new(),
            labels,
            written: true,
        };
        let mut score = Score::default();
        score.add(&sentence, hints, options);
        score
    }

    fn tally(hints: &[Hint], labels: Vec<Label>) -> Tally {
        score(hints, labels, &Options::default()).sum(|_, _| true)
    }

    #[test]
    fn a_hint_is_right_when_rule_and_words_agree() {
        let hints = [hint("omission-verb", 5, 10)];
        assert_eq!(tally(&hints, vec![label("omission-verb", 9, 20)]), Tally::RIGHT);
        let beside = Tally { right: 0, extra: 1, missed: 1 };
        assert_eq!(tally(&hints, vec![label("omission-verb", 10, 20)]), beside);
        assert_eq!(tally(&hints, vec![label("vague-action", 5, 10)]), beside);
        assert_eq!(tally(&hints, vec![]), Tally::EXTRA);
        assert_eq!(tally(&[], vec![label("unheard-of", 5, 10)]), Tally::MISSED);
    }

    #[test]
    fn a_label_confirms_one_hint() {
        let hints = [hint("omission-verb", 0, 5), hint("omission-verb", 6, 9)];
        let one = vec![label("omission-verb", 0, 20)];
        assert_eq!(tally(&hints, one), Tally { right: 1, extra: 1, missed: 0 });
        let two = vec![label("omission-verb", 0, 20), label("omission-verb", 6, 9)];
        assert_eq!(tally(&hints, two), Tally { right: 2, extra: 0, missed: 0 });
    }

    #[test]
    fn good_practice_is_not_scored_and_one_rule_can_be_looked_at_alone() {
        assert_eq!(tally(&[], vec![label(UNSCORED[0], 0, 5)]), Tally::default());
        let options = Options { rule: Some("vague-action"), ..Options::default() };
        let labels = vec![label("omission-verb", 0, 5), label("vague-action", 0, 5)];
        let score = score(&[hint("omission-verb", 0, 5)], labels, &options);
        assert_eq!(score.sum(|_, _| true), Tally::MISSED);
    }

    #[test]
    fn errors_show_the_words() {
        let options = Options { errors: true, ..Options::default() };
        let score = score(&[], vec![label("omission-verb", 1, 3)], &options);
        assert!(score.errors[0].starts_with("missed  omission-verb [root_cause] x[[xx]]xxx"));
    }
}
