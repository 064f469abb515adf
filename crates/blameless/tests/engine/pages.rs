//! Every rule page is complete, and every example on it holds.

use std::collections::BTreeSet;
use std::path::Path;

use blameless::{Hint, People, Rule, SectionRole, Severity, Suggestion, check, rules};

/// One line of a page: `+ [section severity] {Names} text with the [[expected span]]`.
struct Example {
    positive: bool,
    section: SectionRole,
    severity: Option<Severity>,
    people: People,
    text: String,
    span: std::ops::Range<usize>,
    rewritten: Option<String>,
    source: String,
}

/// The whole page, with the examples that readers are not shown.
fn page(rule: &Rule) -> String {
    let name = [&rule.id.replace('-', "_"), ".md"].concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", rule.id))
}

fn examples(rule: &Rule) -> Vec<Example> {
    examples_of(rule, &page(rule))
}

fn examples_of(rule: &Rule, page: &str) -> Vec<Example> {
    let (_, list) =
        page.split_once("## Examples").unwrap_or_else(|| panic!("{}: no examples", rule.id));
    let mut found: Vec<Example> = Vec::new();
    let lines = list.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("## ")) {
        if let Some(rewritten) = line.strip_prefix("=> ") {
            let last = found.last_mut().expect("a rewrite follows an example");
            last.rewritten = Some(rewritten.to_owned());
        } else {
            found.push(example(rule, line));
        }
    }
    found
}

fn example(rule: &Rule, line: &str) -> Example {
    let positive = line.starts_with("+ ");
    assert!(positive || line.starts_with("- "), "{}: neither + nor -: {line}", rule.id);
    let mut rest = &line[2..];
    let (mut section, mut severity, mut people) = (SectionRole::Cause, None, People::default());
    if let Some((inside, after)) = rest
        .strip_prefix('[')
        .filter(|_| !rest.starts_with("[["))
        .and_then(|rest| rest.split_once("] "))
    {
        for word in inside.split(' ') {
            match severity_of(word) {
                Some(found) => severity = Some(found),
                None => {
                    let found = SectionRole::from_id(word);
                    section = found.unwrap_or_else(|| panic!("{}: {word}?", rule.id));
                }
            }
        }
        rest = after;
    }
    if let Some((inside, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once("} ")) {
        for person in inside.split(", ") {
            let (name, role) = person.split_once(": ").unwrap_or((person, ""));
            people = people.with_role(name, role);
        }
        rest = after;
    }
    let text = rest.replace("\\n", "\n");
    let start = text.find("[[").unwrap_or(0);
    let end = text.find("]]").map_or(0, |end| end - 2);
    assert_eq!(
        positive,
        end > start,
        "{}: a + line marks its span, a - line has none: {line}",
        rule.id
    );
    let text = text.replace("[[", "").replace("]]", "");
    Example {
        positive,
        section,
        severity,
        people,
        text,
        span: start..end,
        rewritten: None,
        source: line.to_owned(),
    }
}

fn severity_of(word: &str) -> Option<Severity> {
    [
        ("blame", Severity::Blame),
        ("bias", Severity::Bias),
        ("clarity", Severity::Clarity),
        ("positive", Severity::Positive),
    ]
    .into_iter()
    .find(|(name, _)| *name == word)
    .map(|(_, severity)| severity)
}

fn applied(text: &str, hint: &Hint) -> Option<String> {
    match &hint.suggestion {
        Suggestion::Question => None,
        Suggestion::Replace { span, text: new } | Suggestion::Template { span, text: new, .. } => {
            Some([&text[..span.start], new, &text[span.end..]].concat())
        }
    }
}

/// What is amiss with an example; empty if it holds.
fn complaint(rule: &Rule, example: &Example) -> Option<String> {
    let hints = check(&example.text, example.section, &example.people);
    let of_rule: Vec<&Hint> = hints.iter().filter(|hint| hint.rule == rule).collect();
    let spans: Vec<&str> = of_rule.iter().map(|hint| &example.text[hint.span.clone()]).collect();
    if !example.positive {
        return (!of_rule.is_empty()).then(|| format!("hints at {spans:?}"));
    }
    let [hint] = of_rule[..] else {
        return Some(format!("expected one hint, found {spans:?} (all: {hints:?})"));
    };
    if hint.span != example.span {
        return Some(format!("underlines {spans:?}"));
    }
    if example.severity.is_some_and(|severity| severity != hint.severity) {
        return Some(format!("is {:?}", hint.severity));
    }
    let rewritten = applied(&example.text, hint);
    if example.rewritten.is_some() && example.rewritten != rewritten {
        return Some(format!("is rewritten as {rewritten:?}"));
    }
    None
}

#[test]
fn every_example_holds() {
    let mut complaints = Vec::new();
    for rule in rules() {
        for example in examples(rule) {
            if let Some(complaint) = complaint(rule, &example) {
                complaints.push(format!("{}: {}\n    {complaint}", rule.id, example.source));
            }
        }
    }
    assert!(complaints.is_empty(), "{} examples:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_rule_that_rewrites_shows_it() {
    for rule in rules() {
        let examples = examples(rule);
        let rewrites = examples.iter().any(|example| {
            let hints = check(&example.text, example.section, &example.people);
            hints.iter().any(|hint| hint.rule == *rule && hint.suggestion != Suggestion::Question)
        });
        assert_eq!(
            rewrites,
            examples.iter().any(|example| example.rewritten.is_some()),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_page_is_complete() {
    let mut ids = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for rule in rules() {
        assert!(ids.insert(rule.id), "{} is there twice", rule.id);
        assert!(titles.insert(rule.title), "“{}” is there twice", rule.title);
        let severity = format!("{:?}", rule.severity).to_lowercase();
        let head = format!("# {}\n\n`{}` · {severity}\n", rule.title, rule.id);
        let page = page(rule);
        assert!(page.starts_with(&head), "{}: the page starts with\n{head}", rule.id);
        let sections: Vec<&str> =
            page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(sections, ["Why", "Ask", "Examples", "More examples"], "{}", rule.id);
        assert!(page.starts_with(rule.page()), "{}: readers see how it begins", rule.id);
        let shown = examples_of(rule, rule.page()).len();
        assert!((4..=8).contains(&shown), "{}: readers see {shown} examples", rule.id);
        assert!(
            page.contains(&format!("> {}\n", rule.question)),
            "{}: the page asks {}",
            rule.id,
            rule.question
        );
        let examples = examples(rule);
        let hits = examples.iter().filter(|example| example.positive).count();
        assert!(hits >= 6 && examples.len() - hits >= 6, "{}: six of each at least", rule.id);
    }
}

#[test]
fn questions_are_short_and_curious() {
    for rule in rules() {
        assert!(rule.question.split_whitespace().count() <= 25, "{}", rule.id);
        // What is good is not asked about.
        let end = if rule.severity == Severity::Positive { '.' } else { '?' };
        assert!(rule.question.ends_with(end), "{}", rule.id);
        for word in ["should not", "wrong", "violat", "fault", "!", "careless"] {
            assert!(
                !rule.question.contains(word) && !rule.title.contains(word),
                "{}: {word}",
                rule.id
            );
        }
    }
}

/// A rule that is written but not in the list would never run.
#[test]
fn every_page_is_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut pages = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).expect("the rules") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("md") => {
                assert!(path.with_extension("rs").exists(), "{name}.md has no {name}.rs");
                pages.insert(name.replace('_', "-"));
            }
            Some("rs") => {
                let source = std::fs::read_to_string(&path).expect("a source");
                let is_rule = source.contains("static RULE: Rule");
                assert_eq!(
                    is_rule,
                    path.with_extension("md").exists(),
                    "{name}: a rule has a page"
                );
            }
            _ => panic!("{}: neither a rule nor a page", path.display()),
        }
    }
    let listed: BTreeSet<String> = rules().iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(pages, listed);
}
