//! The code that keeps and merges documents. A fault there costs somebody's words, so that code is held
//! to more than the rest: see `coverage` and `mutants`.

use anyhow::{Result, bail};

/// Its files. Whoever adds one that reads, merges or stores documents adds it here.
pub const FILES: [&str; 23] = [
    "crates/postmortem/src/merge.rs",
    "crates/postmortem/src/diff.rs",
    "crates/postmortem/src/lines.rs",
    "crates/postmortem/src/order.rs",
    "crates/postmortem/src/keys.rs",
    "crates/postmortem/src/edit.rs",
    "crates/postmortem/src/points.rs",
    "crates/postmortem/src/format/json.rs",
    "crates/postmortem/src/format/backup.rs",
    "crates/postmortem/src/format/copy.rs",
    "crates/postmortem/src/format/folder.rs",
    "crates/postmortem/src/format/restore.rs",
    "crates/postmortem/src/format/markdown.rs",
    "crates/postmortem/src/format/markdown/front.rs",
    "crates/postmortem/src/format/markdown/hidden.rs",
    "crates/postmortem/src/format/markdown/links.rs",
    "crates/postmortem/src/format/markdown/outline.rs",
    "crates/postmortem/src/format/markdown/synonyms.rs",
    "crates/postmortem/src/format/markdown/table.rs",
    "crates/editor/src/keeping.rs",
    "crates/editor/src/joining.rs",
    "crates/editor/src/versions.rs",
    "crates/editor/src/library.rs",
];

/// Its scripts, which `tests/store` tests without a browser.
pub const SCRIPTS: [&str; 7] = [
    "src/browser/database.js",
    "src/browser/revisions.js",
    "src/browser/second.js",
    "src/browser/tails.js",
    "src/browser/store.js",
    "src/browser/backup.js",
    "src/browser/rescue.js",
];

/// Tests that take long because they are about long texts. Where all is slower than it should be, they
/// tell nothing.
const LONG_TESTS: [&str; 3] = ["hostile::", "no_text_takes_long", "a_long_list_is_merged"];

/// What to tell a test program for all tests but these.
pub fn without_long_tests() -> impl Iterator<Item = &'static str> {
    LONG_TESTS.into_iter().flat_map(|test| ["--skip", test])
}

/// The packages of `files`, each once.
pub fn packages<'f>(files: &[&'f str]) -> Vec<&'f str> {
    let mut packages: Vec<_> = files.iter().filter_map(|file| file.split('/').nth(1)).collect();
    packages.dedup();
    packages
}

/// Those files that end as one of `names` does; all where none is named.
pub fn chosen(names: &[&str]) -> Result<Vec<&'static str>> {
    let all: Vec<&str> = FILES.into_iter().chain(SCRIPTS).collect();
    if names.is_empty() {
        return Ok(all);
    }
    let is = |file: &str, name: &str| file == name || file.ends_with(&format!("/{name}"));
    if let Some(name) = names.iter().find(|name| !all.iter().any(|file| is(file, name))) {
        let known = all.join("\n  ");
        bail!("`{name}` is not among the files that keep and merge documents:\n  {known}");
    }
    Ok(all.into_iter().filter(|file| names.iter().any(|name| is(file, name))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place;

    #[test]
    fn every_file_is_there_and_stands_with_its_package() {
        for file in FILES.into_iter().chain(SCRIPTS) {
            assert!(place::root().join(file).is_file(), "{file}");
        }
        assert_eq!(packages(&FILES), ["postmortem", "editor"]);
    }

    #[test]
    fn a_file_is_named_by_how_its_path_ends() {
        assert_eq!(chosen(&["merge.rs"]).unwrap(), ["crates/postmortem/src/merge.rs"]);
        let both = chosen(&["markdown/table.rs", "crates/editor/src/joining.rs"]).unwrap();
        assert_eq!(
            both,
            ["crates/postmortem/src/format/markdown/table.rs", "crates/editor/src/joining.rs"]
        );
        assert_eq!(chosen(&["store.js"]).unwrap(), ["src/browser/store.js"]);
        assert_eq!(chosen(&[]).unwrap().len(), FILES.len() + SCRIPTS.len());
        assert!(chosen(&["rge.rs"]).unwrap_err().to_string().contains("rge.rs"));
    }
}
