//! Which crates may know the browser: none but the app.

use anyhow::{Result, ensure};

use crate::machine::{self, SearchPath};

/// The crates that run anywhere.
const PURE: [&str; 5] = ["blameless", "paste", "postmortem", "editor", "nofault-cli"];

/// What a crate that knows the browser depends on; a `*` stands for any ending.
const BROWSER: [&str; 5] = ["wasm-bindgen*", "web-sys", "js-sys", "yew*", "gloo*"];

/// Fails when a crate that runs anywhere has come to depend on the browser.
pub fn check(path: &SearchPath) -> Result<()> {
    let mut found = Vec::new();
    for package in PURE {
        let tree = machine::output_of(path.command("cargo").args([
            "tree",
            "--package",
            package,
            "--edges",
            "normal",
            "--target",
            "all",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]))?;
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        found.extend(
            names
                .filter(|name| is_browser(name))
                .map(|name| format!("{package} depends on {name}")),
        );
    }
    found.dedup();
    ensure!(found.is_empty(), "the browser is known only to the app, but: {}", found.join(", "));
    Ok(())
}

fn is_browser(name: &str) -> bool {
    BROWSER.iter().any(|pattern| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_crates_are_recognised_by_name() {
        for name in ["wasm-bindgen", "wasm-bindgen-futures", "web-sys", "yew", "gloo-timers"] {
            assert!(is_browser(name), "{name}");
        }
        for name in ["serde", "web-time", "js-sys-not"] {
            assert!(!is_browser(name), "{name}");
        }
    }
}
