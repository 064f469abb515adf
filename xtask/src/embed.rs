//! The element for other people's pages, made of the same program as the page of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::machine::SearchPath;
use crate::{node, place};

/// The script that a page names, below `dist`.
pub const ELEMENT: &str = "embed/nofault-editor.js";
/// The page that others show in a frame, below `dist`.
const PAGE: &str = "embed.html";
/// The script of that page, that of the pages around it, one that makes links to it, and what reads them.
const SCRIPTS: [&str; 4] = ["embed.js", "nofault-host.js", "link.js", "fragment.js"];
/// What is published as it is.
const FILES: [&str; 4] = ["nofault-editor.d.ts", "nofault-host.d.ts", "link.d.ts", "embed.css"];

/// Writes the element beside what was published already.
pub fn build(path: &SearchPath) -> Result<()> {
    let (from, to) = (place::root().join("embed"), place::dist().join("embed"));
    let (script, wasm) = program(&place::dist())?;
    let styles = styles();
    write(&styles, &style_sheet()?)?;
    node::minify(path, styles.parent().unwrap_or(&styles), std::slice::from_ref(&styles))?;
    let version = env!("CARGO_PKG_VERSION");
    let (script, wasm) = (format!("../{script}"), format!("../{wasm}"));
    node::bundle_element(
        path,
        &from.join("nofault-editor.js"),
        &styles,
        &[("script", &script), ("wasm", &wasm), ("version", version)],
        &place::dist().join(ELEMENT),
    )?;
    leave_to_browsers(&place::dist().join(ELEMENT))?;
    for script in SCRIPTS {
        node::bundle_beside(path, &from.join(script), "./nofault-editor.js", &to.join(script))?;
    }
    for file in FILES {
        publish(&from.join(file), &to.join(file))?;
    }
    publish(&place::root().join("styles").join("icon.svg"), &to.join("icon.svg"))?;
    publish(&from.join(PAGE), &place::dist().join(PAGE))
}

/// What bundlers look for in an import whose address they are to leave as it is. esbuild takes comments out.
const LEAVE: &str = "/* webpackIgnore: true */ /* @vite-ignore */ ";

/// Lets other people's bundlers leave the imports alone whose addresses are known in the browser only:
/// all there are.
fn leave_to_browsers(script: &Path) -> Result<()> {
    let text = read(script)?;
    ensure!(text.contains("import("), "{} loads no program", place::readable(script));
    let text = text.replace("import(", &format!("import({LEAVE}"));
    fs::write(script, text).with_context(|| format!("could not write {}", place::readable(script)))
}

/// What other pages need of `dist`, with `/`: the program, and all that is beside the element.
pub fn published() -> Result<Vec<String>> {
    let (script, wasm) = program(&place::dist())?;
    let mut files = vec![script, wasm, PAGE.to_owned()];
    for entry in fs::read_dir(place::dist().join("embed"))? {
        files.push(format!("embed/{}", entry?.file_name().to_string_lossy()));
    }
    files.sort();
    Ok(files)
}

/// All styles of the element, once it was built.
pub fn styles() -> PathBuf {
    place::root().join("target").join("embed").join("styles.css")
}

/// The names of the program's script and of its wasm.
fn program(dist: &Path) -> Result<(String, String)> {
    let names = fs::read_dir(dist)?.flatten().map(|entry| entry.file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    let wasm = names.find(|name| name.ends_with("_bg.wasm")).context("dist has no wasm")?;
    Ok((wasm.replace("_bg.wasm", ".js"), wasm))
}

/// All styles of the page, and those of the element, for a shadow root.
fn style_sheet() -> Result<String> {
    let page = read(&place::root().join("index.html"))?;
    let named = page.split("rel=\"css\" href=\"").skip(1);
    let mut names: Vec<_> = named.filter_map(|rest| rest.split('"').next()).collect();
    names.push("styles/embed.css");
    let texts = names.iter().map(|name| read(&place::root().join(name)));
    Ok(own_lengths(&texts.collect::<Result<Vec<_>>>()?.concat()))
}

/// Makes lengths independent of the root of the page around: `2rem` is what the page has made of it.
/// Containers are asked in `em`, which there is the size of a reader's own text.
fn own_lengths(css: &str) -> String {
    let mut made = String::with_capacity(css.len() * 2);
    for line in css.lines() {
        let line = line.trim_start();
        if line.starts_with("@container") {
            made += &line.replace("rem)", "em)");
        } else if line.starts_with("@media") {
            made += line;
        } else {
            own_lengths_of(line, &mut made);
        }
        made.push('\n');
    }
    made
}

fn own_lengths_of(line: &str, made: &mut String) {
    let mut parts = line.split("rem");
    let mut part = parts.next().unwrap_or_default();
    for next in parts {
        let number = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = number.strip_suffix('-').unwrap_or(number);
        let (before, number) = part.split_at(number.len());
        made.push_str(before);
        // `.remove` and `.reminder` are no lengths.
        if !number.ends_with(|c: char| c.is_ascii_digit()) {
            made.push_str(number);
            made.push_str("rem");
        } else {
            *made += &format!("calc({number}*var(--nofault-rem))");
        }
        part = next;
    }
    made.push_str(part);
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", place::readable(file)))
}

fn publish(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("could not publish {}", place::readable(from)))?;
    Ok(())
}

fn write(file: &PathBuf, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("could not write {}", place::readable(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_do_not_depend_on_the_page_around() {
        let own = |css| own_lengths(css).trim_end().to_owned();
        assert_eq!(
            own("a { margin: -0.5rem 2rem }"),
            "a { margin: calc(-0.5*var(--nofault-rem)) calc(2*var(--nofault-rem)) }"
        );
        assert_eq!(
            own("b { width: calc(100% - 1rem) }"),
            "b { width: calc(100% - calc(1*var(--nofault-rem))) }"
        );
        assert_eq!(own("@container app (width < 48rem) {"), "@container app (width < 48em) {");
        assert_eq!(own("@media (width < 48rem) {"), "@media (width < 48rem) {");
        assert_eq!(own(".remove { color: red }"), ".remove { color: red }");
    }
}
