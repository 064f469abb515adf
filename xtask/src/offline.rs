//! What lets the page be installed and work without a network: the service worker with its list of files,
//! the manifest and its icons.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::machine::SearchPath;
use crate::sha256::Sum;
use crate::{node, place};

/// The service worker, whose name never changes: by it browsers find out that there is a newer one.
const WORKER: &str = "sw.js";
/// What replaces it where somebody wants it gone.
const NO_WORKER: &str = "sw-unregister.js";
/// The script of the page that speaks with it.
const PAGE: &str = "offline.js";
const MANIFEST: &str = "manifest.webmanifest";
const ICONS: &str = "icons";
/// The schema of the file format, for scripts and text editors.
const SCHEMA: &str = "postmortem.schema.json";
/// The sums of all files that are published.
pub const SUMS: &str = "SHA256SUMS";

/// What `boot.js` reads a document in an address with.
const LINKED: &str = "embed/fragment.js";

/// What pages are made of.
const ENDINGS: [&str; 7] = ["html", "css", "js", "wasm", "svg", "png", "webmanifest"];

/// Writes all of it beside what was published already, and the sums of everything last.
pub fn build(path: &SearchPath) -> Result<()> {
    let (from, dist) = (place::root().join("install"), place::dist());
    fs::create_dir_all(dist.join(ICONS))?;
    for icon in files_below(&from.join(ICONS))? {
        publish(&from, &format!("{ICONS}/{icon}"))?;
    }
    for file in [MANIFEST, PAGE, NO_WORKER] {
        publish(&from, file)?;
    }
    publish(&place::root().join("docs"), SCHEMA)?;
    shrink(path, &[PAGE, NO_WORKER])?;
    let worker = fs::read_to_string(from.join("worker.js")).context("there is no worker.js")?;
    fs::write(dist.join(WORKER), with_list(&worker, &kept(&dist)?))?;
    shrink(path, &[WORKER])?;
    fs::write(dist.join(SUMS), sums(&dist)?)?;
    Ok(())
}

fn publish(from: &Path, file: &str) -> Result<()> {
    fs::copy(from.join(file), place::dist().join(file))
        .with_context(|| format!("could not publish {file}"))?;
    Ok(())
}

fn shrink(path: &SearchPath, scripts: &[&str]) -> Result<()> {
    let dist = place::dist();
    let scripts: Vec<PathBuf> = scripts.iter().map(|script| dist.join(script)).collect();
    if node::can_shrink(path) { node::minify(path, &dist, &scripts) } else { Ok(()) }
}

/// The files the worker keeps: all that the page may need, which is every file that pages are made of, but
/// for the editor in other pages. Those are there only with a network, and name its files with their sums.
/// Nor does it keep itself.
fn is_kept(file: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let others = file.starts_with("embed") || file.starts_with("sw");
    file == LINKED || ENDINGS.contains(&ending) && !others
}

/// Each file the worker keeps, with its sum in base64.
fn kept(dist: &Path) -> Result<Vec<(String, String)>> {
    let files = files_below(dist)?.into_iter().filter(|file| is_kept(file));
    files.map(|file| Ok((file.clone(), sum(dist, &file)?.base64()))).collect()
}

/// The worker, with its list before it. The version is the sum of the list: the same files, the same worker.
fn with_list(worker: &str, files: &[(String, String)]) -> String {
    let files: Vec<_> = files.iter().map(|(file, sum)| format!("[{file:?},{sum:?}]")).collect();
    let files = files.join(",");
    let version = &Sum::of(files.as_bytes()).hex()[..16];
    format!("const FILES = [{files}];\nconst VERSION = {version:?};\n{worker}")
}

/// What `sha256sum --check` reads.
fn sums(dist: &Path) -> Result<String> {
    let files = files_below(dist)?.into_iter().filter(|file| file != SUMS);
    files.map(|file| Ok(format!("{}  {file}\n", sum(dist, &file)?.hex()))).collect()
}

fn sum(folder: &Path, file: &str) -> Result<Sum> {
    let bytes =
        fs::read(folder.join(file)).with_context(|| format!("{file} cannot be read any more"))?;
    Ok(Sum::of(&bytes))
}

/// The names of all files below a folder, with `/`, in the same order on every machine.
fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next)
            .with_context(|| format!("{} cannot be listed", place::readable(&next)))?;
        for entry in entries {
            let path = entry?.path();
            // What begins with a point belongs to tools.
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                files.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(file: &str) -> String {
        fs::read_to_string(place::root().join(file)).expect("is in the repository")
    }

    #[test]
    fn the_worker_keeps_what_the_page_may_need() {
        for file in [
            "index.html",
            "nofault-0f3c2a9b1d4e5f60_bg.wasm",
            "boot.js",
            "embed/fragment.js",
            "offline.js",
            "nofault.html",
            "manifest.webmanifest",
            "icons/any-192.png",
        ] {
            assert!(is_kept(file), "{file}");
        }
        for file in
            ["sw.js", "sw-unregister.js", "embed.html", "embed/nofault-editor.js", SUMS, SCHEMA]
        {
            assert!(!is_kept(file), "{file}");
        }
    }

    #[test]
    fn one_byte_is_another_version() {
        let list = |sum: &str| with_list("go()", &[("a.js".into(), sum.into())]);
        assert_eq!(list("one"), list("one"));
        let version = |list: String| list.lines().nth(1).map(str::to_owned);
        assert_ne!(version(list("one")), version(list("two")));
        assert!(list("one").starts_with("const FILES = [[\"a.js\",\"one\"]];\nconst VERSION = \""));
        assert!(list("one").ends_with("\ngo()"));
    }

    #[test]
    fn the_icons_are_as_large_as_the_manifest_says() {
        let manifest = source("install/manifest.webmanifest");
        let named: Vec<_> = manifest.split("\"src\": \"").skip(1).collect();
        assert_eq!(named.len(), 3);
        for icon in named {
            let file = icon.split('"').next().unwrap_or_default();
            let bytes = fs::read(place::root().join("install").join(file)).expect("is published");
            // The first part of a PNG says how wide and how high it is.
            let number = |at: usize| {
                bytes[at..at + 4].iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte))
            };
            let said = format!("\"sizes\": \"{}x{}\"", number(16), number(20));
            assert!(
                icon.split('}').next().is_some_and(|one| one.contains(&said)),
                "{file}: {said}"
            );
        }
    }

    #[test]
    fn two_at_one_host_are_two_apps() {
        // An `id` would be read below the host, not below the manifest.
        assert!(!source("install/manifest.webmanifest").contains("\"id\""));
    }

    #[test]
    fn the_window_has_the_colour_of_the_page() {
        let tokens = source("styles/tokens.css");
        let paper = tokens.split("--paper: ").nth(1).and_then(|rest| rest.split(';').next());
        let mut colours = paper.unwrap_or_default().split('#').skip(1).map(|rest| &rest[..6]);
        let (light, dark) = (colours.next().unwrap(), colours.next().unwrap());
        let manifest = source("install/manifest.webmanifest");
        assert_eq!(manifest.matches(&format!("_color\": \"#{light}\"")).count(), 2);
        let page = source("index.html");
        for (scheme, colour) in [("light", light), ("dark", dark)] {
            let wanted =
                format!("content=\"#{colour}\" media=\"(prefers-color-scheme: {scheme})\"");
            assert!(page.contains(&wanted), "{wanted}");
        }
    }
}
