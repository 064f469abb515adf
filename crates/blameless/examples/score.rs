//! Scores the rules against a file of labelled sentences:
//!
//! ```text
//! cargo run -p blameless --example score -- labelled.jsonl [rule]
//! ```
//!
//! One JSON object per line: `{"text", "section", "people", "labels": [{"rule", "start", "end"}]}`,
//! with positions in bytes. A hint is right when its rule equals that of a label and the two
//! overlap. With a rule named, every miss and every false alarm of it is shown.

use std::collections::BTreeMap;
use std::process::ExitCode;

use blameless::{Checker, People, SectionRole, rules};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    right: usize,
    extra: usize,
    missed: usize,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: score <file> [rule]");
        return ExitCode::FAILURE;
    };
    let shown = arguments.next();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut tallies: BTreeMap<&str, Tally> =
        rules().iter().map(|rule| (rule.id, Tally::default())).collect();
    for line in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        score(&line, &mut tallies, shown.as_deref());
    }
    print(&tallies);
    ExitCode::SUCCESS
}

fn score(line: &Value, tallies: &mut BTreeMap<&str, Tally>, shown: Option<&str>) {
    let text = line["text"].as_str().unwrap_or_default();
    let section =
        line["section"].as_str().and_then(SectionRole::from_id).unwrap_or(SectionRole::Other);
    let names = line["people"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let hints = Checker::new().check(text, section, &People::new(names));
    let empty = Vec::new();
    let labels: Vec<(&str, usize, usize)> = line["labels"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .filter_map(|label| {
            let at = |key: &str| label[key].as_u64().and_then(|at| usize::try_from(at).ok());
            Some((label["rule"].as_str()?, at("start")?, at("end")?))
        })
        .collect();
    let show = |rule: &str, what: &str| {
        if shown.is_some_and(|shown| shown == rule || shown == "all") {
            println!("{what} {rule} [{}] {text}", section.id());
        }
    };
    for hint in &hints {
        let right = labels.iter().any(|&(rule, start, end)| {
            rule == hint.rule.id && start < hint.span.end && hint.span.start < end
        });
        let tally = tallies.entry(hint.rule.id).or_default();
        if right {
            tally.right += 1;
        } else {
            tally.extra += 1;
            show(hint.rule.id, &format!("extra “{}”", &text[hint.span.clone()]));
        }
    }
    for &(rule, start, end) in &labels {
        let Some(tally) = tallies.get_mut(rule) else {
            continue;
        };
        if !hints
            .iter()
            .any(|hint| hint.rule.id == rule && start < hint.span.end && hint.span.start < end)
        {
            tally.missed += 1;
            show(rule, "missed");
        }
    }
}

fn print(tallies: &BTreeMap<&str, Tally>) {
    println!("{:24} right extra missed  precision recall", "rule");
    let mut sum = Tally::default();
    for (rule, tally) in tallies {
        row(rule, tally);
        sum.right += tally.right;
        sum.extra += tally.extra;
        sum.missed += tally.missed;
    }
    row("all", &sum);
}

fn row(rule: &str, tally: &Tally) {
    let percent = |of: usize| match of {
        0 => "-".to_owned(),
        of => format!("{}%", 100 * tally.right / of),
    };
    println!(
        "{rule:24} {:5} {:5} {:6}  {:>9} {:>6}",
        tally.right,
        tally.extra,
        tally.missed,
        percent(tally.right + tally.extra),
        percent(tally.right + tally.missed)
    );
}
