//! What is published, and how heavy it may be.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, bail, ensure};

use crate::machine::SearchPath;
use crate::sizes::{self, Size};
use crate::{copy, embed, offline, place, trunk};

/// What somebody downloads before the first word can be written, in bytes of brotli.
const FIRST_LOAD_GOAL: u64 = 200_000;

/// Limits of the first load: what is counted, which of its files, which of their bytes, how many.
/// What the coach knows of English is 55,000 of it, times that compute are 32,000, a copy
/// without names is 19,000, and that all of it is an
/// element in other pages, too, is 7,000; ARCHITECTURE says
/// why that is kept.
const LIMITS: [Limit; 5] = [
    Limit {
        what: "first load, brotli",
        endings: &["html", "css", "js", "mjs", "wasm"],
        bytes: |size| size.brotli,
        limit: 499_400,
    },
    Limit { what: "wasm, brotli", endings: &["wasm"], bytes: |size| size.brotli, limit: 477_000 },
    Limit { what: "wasm, as it is", endings: &["wasm"], bytes: |size| size.raw, limit: 1_362_000 },
    // 5,500 for the glue and the painter; the rest for the store, its revisions, the tails and the
    // rescue screen, which are scripts so that they outlive a fault in the wasm.
    Limit {
        what: "scripts, brotli",
        endings: &["js", "mjs"],
        bytes: |size| size.brotli,
        limit: 14_500,
    },
    Limit { what: "styles, brotli", endings: &["css"], bytes: |size| size.brotli, limit: 7_600 },
];

/// What the empty saved copy may weigh, in bytes: it goes by mail. Base64 makes a third of it.
const FILE_LIMIT: u64 = 912_500;

struct Limit {
    what: &'static str,
    endings: &'static [&'static str],
    bytes: fn(&Size) -> u64,
    limit: u64,
}

impl Limit {
    fn sum(&self, first_load: &[&Size]) -> u64 {
        let counted = first_load.iter().filter(|size| self.endings.contains(&ending(&size.path)));
        counted.map(|size| (self.bytes)(size)).sum()
    }
}

/// Builds what is published and prints what it weighs; too much is an error.
pub fn build_and_weigh() -> Result<()> {
    let path = SearchPath::new();
    trunk::build(&path, trunk::Profile::Release)?;
    weigh(&path)
}

/// Builds what is published, and once more from nothing and elsewhere; a byte that differs is an error.
pub fn build_twice() -> Result<()> {
    build_and_weigh()?;
    let first = sums()?;
    let again = place::root().join("target").join("again");
    match fs::remove_dir_all(&again) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).context("target/again cannot be removed");
        }
        _ => {}
    }
    trunk::build_with(&SearchPath::new(), trunk::Profile::Release, Some(&again))?;
    let second = sums()?;
    let differ: Vec<_> = first.lines().filter(|line| !second.contains(*line)).collect();
    ensure!(first == second, "built twice, these are not the same:\n{}", differ.join("\n"));
    println!("Built twice, every byte is the same: {} files.", first.lines().count());
    Ok(())
}

fn sums() -> Result<String> {
    fs::read_to_string(place::dist().join(offline::SUMS)).context("dist has no sums")
}

/// Prints what is published weighs; too much is an error.
pub fn weigh(path: &SearchPath) -> Result<()> {
    let sizes = sizes::of_files_in(path, &place::dist())?;
    let page = fs::read_to_string(place::dist().join("index.html"))
        .context("dist/index.html cannot be read: the build did not write it")?;
    let first_load: Vec<&Size> =
        sizes.iter().filter(|size| is_first_load(&size.path, &page)).collect();

    println!("\n{}", table(&sizes, &first_load));
    println!("{}", for_a_host(&sizes));
    let mut report = budget(&first_load);
    println!("{}", report.text);
    let file = sizes.iter().find(|size| size.path == copy::EMPTY);
    let bytes = file.context("the saved copy was not written")?.raw;
    println!("As one file: {} of {} bytes.\n", grouped(bytes), grouped(FILE_LIMIT));
    if bytes > FILE_LIMIT {
        report.broken.push(format!("{} has {} bytes", copy::EMPTY, grouped(bytes)));
    }
    if report.broken.is_empty() {
        return Ok(());
    }
    bail!(
        "too heavy to publish: {}. Make it smaller, or argue for another limit in {}",
        report.broken.join("; "),
        file!()
    )
}

/// What a page downloads that has the element in it.
fn for_a_host(sizes: &[Size]) -> String {
    let program = |size: &&Size| {
        size.path == embed::ELEMENT
            || size.path.ends_with("_bg.wasm")
            || (size.path.ends_with(".js") && size.path.starts_with("nofault-"))
    };
    let sum = |bytes: fn(&Size) -> u64| grouped(sizes.iter().filter(program).map(bytes).sum());
    format!(
        "In another page: {} bytes, {} gzip, {} brotli, once for all elements of all pages.\n",
        sum(|size| size.raw),
        sum(|size| size.gzip),
        sum(|size| size.brotli)
    )
}

/// Whether a browser fetches the file before the app can be used: the page itself, what the page
/// names, and the small modules that the app's script imports.
fn is_first_load(path: &str, page: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path == "index.html" || page.contains(name)
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn table(sizes: &[Size], first_load: &[&Size]) -> String {
    let widest = sizes.iter().map(|size| size.path.chars().count()).max().unwrap_or(0).max(16);
    let row = |path: &str, numbers: [String; 3], mark: &str| {
        let [raw, gzip, brotli] = numbers;
        format!("{path:widest$}  {raw:>10}  {gzip:>10}  {brotli:>10}{mark}\n")
    };
    let total = |sizes: &[&Size]| {
        let sum = |bytes: fn(&Size) -> u64| grouped(sizes.iter().map(|size| bytes(size)).sum());
        [sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli)]
    };
    let mut table = row("bytes", ["as it is".into(), "gzip".into(), "brotli".into()], "");
    for size in sizes {
        let mark = if first_load.contains(&size) { "  *" } else { "" };
        table += &row(&size.path, total(&[size]), mark);
    }
    table += &row("all files", total(&sizes.iter().collect::<Vec<_>>()), "");
    table += &row("* first load", total(first_load), "");
    table
}

struct Budget {
    text: String,
    broken: Vec<String>,
}

fn budget(first_load: &[&Size]) -> Budget {
    let mut budget = Budget { text: String::new(), broken: Vec::new() };
    for limit in &LIMITS {
        let sum = limit.sum(first_load);
        let verdict = if sum > limit.limit { "TOO MUCH" } else { "ok" };
        budget.text += &format!(
            "{:22}{:>10} of {:>8}  {verdict}\n",
            limit.what,
            grouped(sum),
            grouped(limit.limit)
        );
        if sum > limit.limit {
            budget.broken.push(format!(
                "{} is {} of {}",
                limit.what,
                grouped(sum),
                grouped(limit.limit)
            ));
        }
    }
    let sum = LIMITS[0].sum(first_load);
    if sum > FIRST_LOAD_GOAL {
        budget.text += &format!(
            "The goal for the first load is {}: {} too many.\n",
            grouped(FIRST_LOAD_GOAL),
            grouped(sum - FIRST_LOAD_GOAL)
        );
    }
    budget
}

/// `1,234,567`
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(path: &str, brotli: u64) -> Size {
        Size { path: path.into(), raw: brotli * 3, gzip: brotli + 1, brotli }
    }

    #[test]
    fn numbers_are_grouped() {
        let written = [0, 12, 999, 1_000, 260_000, 1_234_567].map(grouped);
        assert_eq!(written, ["0", "12", "999", "1,000", "260,000", "1,234,567"]);
    }

    #[test]
    fn the_first_load_is_what_the_page_needs_to_start() {
        let page = r#"<link href="style-1f.css"><script src="app-2e.js"></script>"#;
        for first in ["index.html", "style-1f.css", "app-2e.js"] {
            assert!(is_first_load(first, page), "{first}");
        }
        assert!(!is_first_load("embed/nofault.js", page));
    }

    #[test]
    fn too_much_of_anything_is_named() {
        let light = [size("app.wasm", 150_000), size("app.js", 7_000), size("style.css", 5_000)];
        assert_eq!(budget(&light.iter().collect::<Vec<_>>()).broken, Vec::<String>::new());

        let heavy = [size("app.wasm", 150_000), size("app.js", 14_501), size("style.css", 5_000)];
        let broken = budget(&heavy.iter().collect::<Vec<_>>()).broken;
        assert_eq!(broken, ["scripts, brotli is 14,501 of 14,500"]);
    }

    #[test]
    fn above_the_goal_the_excess_is_told() {
        let heavy = [size("app.wasm", 210_500)];
        let report = budget(&heavy.iter().collect::<Vec<_>>());
        assert!(report.broken.is_empty());
        assert!(report.text.contains("10,500 too many"), "{}", report.text);
    }
}
