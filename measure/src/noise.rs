//! How often hints speak in whole documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use blameless::{Hint, People, Severity, check, rule};
use walkdir::WalkDir;

use crate::{Options, headings, table};

/// Files that are looked at when a folder is named.
const ENDINGS: [&str; 2] = ["md", "txt"];

/// How often the engine speaks in these files and folders, and each hint in its sentence.
pub fn run(options: &Options) -> Result<String> {
    if let Some(wanted) = options.rule {
        ensure!(rule(wanted).is_some(), "`{wanted}` is not a rule of the engine");
    }
    let mut noise = Noise::default();
    for path in options.paths.iter().flat_map(|path| files(path)) {
        let path = path?;
        let bytes =
            fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        noise.add(&path, &String::from_utf8_lossy(&bytes), options);
    }
    if noise.files == 0 {
        bail!(
            "there is no file that ends in {} in {}",
            ENDINGS.join(" or "),
            options.paths.join(", ")
        );
    }
    Ok(noise.report())
}

/// The file itself, or the documents below the folder, in order.
fn files(path: &str) -> impl Iterator<Item = Result<PathBuf>> {
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
    walk.into_iter().filter_map(|entry| match entry {
        // The error names the path, and its source says the same once more.
        Err(error) => Some(Err(anyhow!("{error}"))),
        Ok(entry) => {
            let ending = entry.path().extension().and_then(|ending| ending.to_str());
            let wanted = entry.depth() == 0 || ending.is_some_and(|it| ENDINGS.contains(&it));
            (wanted && entry.file_type().is_file()).then(|| Ok(entry.into_path()))
        }
    })
}

#[derive(Debug, Default)]
struct Noise {
    files: usize,
    words: usize,
    severities: BTreeMap<Severity, usize>,
    rules: BTreeMap<&'static str, usize>,
    lines: Vec<String>,
}

impl Noise {
    fn add(&mut self, path: &Path, text: &str, options: &Options) {
        self.files += 1;
        for section in headings::sections(text) {
            let part = &text[section.span.clone()];
            self.words += words(part);
            for hint in &check(part, section.role, &People::default()) {
                if options.wants(hint.rule.id) {
                    let from = section.span.start + hint.span.start;
                    let line = 1 + text[..from].matches('\n').count();
                    let place = format!("{}:{line}", path.display());
                    self.hint(hint, part, &format!("[{}] {place}", section.role.id()));
                }
            }
        }
    }

    fn hint(&mut self, hint: &Hint, text: &str, place: &str) {
        *self.severities.entry(hint.severity).or_default() += 1;
        *self.rules.entry(hint.rule.id).or_default() += 1;
        let sentence = &text[hint.sentence.clone()];
        let from = hint.sentence.start;
        let marked = table::marked(sentence, &(hint.span.start - from..hint.span.end - from));
        self.lines.push(format!(
            "{} {} {place}\n    {marked}\n",
            named(hint.severity),
            hint.rule.id
        ));
    }

    fn report(self) -> String {
        let row = |name: &str, hints: usize| {
            let share = 1_000.0 * hints as f64 / self.words.max(1) as f64;
            vec![name.to_owned(), hints.to_string(), format!("{share:.2}")]
        };
        let of = |severity| self.severities.get(&severity).copied().unwrap_or(0);
        let sharp = of(Severity::Blame) + of(Severity::Bias);
        let mut by_severity = vec![row("all", self.severities.values().sum())];
        by_severity.push(row("blame and bias", sharp));
        for severity in [Severity::Blame, Severity::Bias, Severity::Clarity, Severity::Positive] {
            by_severity.push(row(&named(severity), of(severity)));
        }
        let mut rules: Vec<(&str, usize)> = self.rules.into_iter().collect();
        rules.sort_by_key(|(_, hints)| std::cmp::Reverse(*hints));
        let by_rule: Vec<_> = rules.into_iter().map(|(rule, hints)| row(rule, hints)).collect();

        let heads = |of| [of, "hints", "per 1,000 words"];
        format!(
            "{}\n{} files, {} words\n\n{}\n{}",
            self.lines.concat(),
            self.files,
            self.words,
            table::markdown(&heads("severity"), &by_severity),
            table::markdown(&heads("rule"), &by_rule)
        )
    }
}

fn named(severity: Severity) -> String {
    format!("{severity:?}").to_lowercase()
}

/// What a person would count as words.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_counted_and_shown_where_they_stand() {
        let text = "# Outage\n\nAll is well.\n\n## Root cause\n\nThe disk was full.\nAn engineer forgot to\ncheck it.\n";
        let mut noise = Noise::default();
        noise.add(Path::new("a.md"), text, &Options::default());
        assert_eq!((noise.files, noise.words), (1, 13));
        assert_eq!(noise.lines.len(), 1, "{:?}", noise.lines);
        assert!(
            noise.lines[0].contains("omission-verb [root_cause] a.md:8\n"),
            "{:?}",
            noise.lines
        );
        assert!(noise.lines[0].contains("[["));
    }

    #[test]
    fn a_path_that_is_not_there_is_an_error() {
        assert!(files("no/such/path").next().is_some_and(|file| file.is_err()));
    }
}
