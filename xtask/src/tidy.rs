//! What no compiler checks: how long files are, words that must not appear, links that lead nowhere.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::place;

const LONGEST_FILE: usize = 400;

/// Documents that must exist.
const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"];

/// Folders that are not ours to keep tidy, or whose texts are samples.
const SKIPPED: [&str; 5] = ["target", "dist", "node_modules", "fixtures", "templates"];

/// Words that must not appear in what is shipped, each with why.
const FORBIDDEN: [(&str, &str); 6] = [
    ("stop_propagation", "the embedding page must see every event"),
    ("setRangeText", "it breaks undo in both browsers"),
    ("set_range_text", "it breaks undo in both browsers"),
    ("inner_html", "every text is hostile: no HTML is ever parsed"),
    ("innerHTML", "every text is hostile: no HTML is ever parsed"),
    ("from_html_unchecked", "every text is hostile: no HTML is ever parsed"),
];

/// Fails with every untidy place named.
pub fn check() -> Result<()> {
    let mut problems = Vec::new();
    for document in DOCUMENTS {
        if !place::root().join(document).is_file() {
            problems.push(format!("{document} is missing"));
        }
    }
    for path in files_below(place::root())? {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("rs" | "js" | "mjs") => {
                problems.extend(source(&place::readable(&path), &read(&path)?));
            }
            Some("md") => problems.extend(broken_links(&path, &read(&path)?)),
            _ => {}
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{} untidy places:\n  {}", problems.len(), problems.join("\n  "))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("could not list {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry
            .file_type()
            .with_context(|| format!("could not look at {}", entry.path().display()))?;
        if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) {
            files.extend(files_below(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// What is wrong with a source file, by the part of the project it belongs to.
fn source(name: &str, text: &str) -> Vec<String> {
    let of_a_crate = name.starts_with("crates/") && name.contains("/src/");
    let shipped =
        of_a_crate || ["src/", "embed/", "copy/", "install/"].iter().any(|of| name.starts_with(of));
    let test = name.ends_with("/tests.rs") || name.contains("/tests/");
    let own = if test { "" } else { without_tests(text) };
    let mut problems = skipped_tests(name, text);

    let length = own.lines().count();
    let kept_small = name.starts_with("xtask/src/") || name.starts_with("measure/src/");
    if (shipped || kept_small) && length > LONGEST_FILE {
        problems
            .push(format!("{name}: {length} lines without its tests; {LONGEST_FILE} is the most"));
    }
    if shipped {
        problems.extend(forbidden_words(name, own));
    }
    problems
}

fn skipped_tests(name: &str, text: &str) -> Vec<String> {
    // In two parts, so that this line is not found itself.
    let skipped =
        text.lines().enumerate().filter(|(_, line)| line.contains(concat!("#[", "ignore")));
    skipped
        .map(|(index, _)| format!("{name}:{}: a test runs, or it is not there", index + 1))
        .collect()
}

fn forbidden_words(name: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    for (index, line) in code {
        let found = FORBIDDEN.iter().filter(|(word, _)| line.contains(word));
        problems.extend(found.map(|(word, why)| format!("{name}:{}: `{word}`: {why}", index + 1)));
        if deletes_highlight(line) {
            let why = "deleting from a highlight takes Firefox seconds: clear it and add again";
            problems.push(format!("{name}:{}: {why}", index + 1));
        }
    }
    problems
}

/// The part of a source file above its own tests.
fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod ").map_or(text, |(above, _)| above)
}

fn deletes_highlight(line: &str) -> bool {
    line.to_lowercase().contains("highlight") && line.contains(".delete(")
}

/// Links in a Markdown file to local files that are not there.
fn broken_links(path: &Path, text: &str) -> Vec<String> {
    let folder = path.parent().unwrap_or(place::root());
    links(text)
        .into_iter()
        .filter(|(_, target)| is_local(target))
        .filter(|(_, target)| {
            let file = target.split(['#', '?']).next().unwrap_or(target).replace("%20", " ");
            let from = if file.starts_with('/') { place::root() } else { folder };
            !from.join(file.trim_start_matches('/')).exists()
        })
        .map(|(line, target)| {
            format!("{}:{line}: links to `{target}`, which is not there", place::readable(path))
        })
        .collect()
}

fn is_local(target: &str) -> bool {
    !target.is_empty()
        && !target.starts_with(['#', '<'])
        && !target.contains("://")
        && !target.starts_with("mailto:")
}

/// Every link and picture of a Markdown text outside code, with its line.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    let mut fenced = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        // Every second part between backticks is code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        let inline = prose.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        let reference = prose
            .strip_prefix('[')
            .and_then(|rest| rest.split_once("]: "))
            .map(|(_, target)| target.trim());
        links.extend(inline.chain(reference).map(|target| (index + 1, target.to_owned())));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_named_but_their_tests_do_not_count() {
        let long = "let a = 1;\n".repeat(LONGEST_FILE + 1);
        assert_eq!(source("src/a.rs", &long).len(), 1);
        assert_eq!(source("tests/native/a.rs", &long).len(), 0);
        let tested = format!("let a = 1;\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        assert_eq!(source("src/a.rs", &tested).len(), 0);
    }

    #[test]
    fn forbidden_words_are_named_where_they_are_shipped() {
        for line in [
            "e.stop_propagation();",
            "highlights.delete(name)",
            "painter.highlight.delete(&range);",
            "x.set_inner_html(y)",
        ] {
            assert_eq!(source("src/a.rs", line).len(), 1, "{line}");
            assert_eq!(source("tests/browser/a.rs", line).len(), 0, "{line}");
        }
        assert_eq!(source("src/a.rs", "// never stop_propagation").len(), 0);
        assert_eq!(source("src/a.rs", "set.delete(&key)").len(), 0);
    }

    #[test]
    fn a_skipped_test_is_found_anywhere() {
        let skipped = concat!("#[", "ignore", "]");
        assert_eq!(source("tests/native/a.rs", skipped).len(), 1);
    }

    #[test]
    fn links_are_found_outside_code() {
        let text =
            "See [a](a.md) and ![b](b.png \"B\"), `[c](c.md)`.\n```\n[d](d.md)\n```\n[e]: e.md\n";
        let found = links(text);
        assert_eq!(
            found,
            [(1, "a.md".to_owned()), (1, "b.png".to_owned()), (5, "e.md".to_owned())]
        );
    }

    #[test]
    fn only_local_links_are_looked_up() {
        for target in ["https://example.org", "mailto:a@b.c", "#part", ""] {
            assert!(!is_local(target), "{target}");
        }
        assert!(is_local("docs/a.md#part"));
    }
}
