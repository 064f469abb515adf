//! Which lines of the code that keeps and merges documents the tests without a browser reach.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::machine::{self, SearchPath};
use crate::{kept, place, scripts, tools};

/// The least share of lines, in percent.
const LEAST: f64 = 95.0;

/// Runs the tests of the scripts and the native tests of these packages, prints the share of each file,
/// and fails where there is too little of either together.
pub fn run() -> Result<ExitCode> {
    let path = SearchPath::new();
    let enough_of_scripts = tell(&scripts::lines_reached(&path)?, &kept::SCRIPTS)?;
    tools::install_llvm_tools(&path)?;
    tools::install(&path, &[&tools::CARGO_LLVM_COV])?;
    let report = place::root().join("target").join("coverage.lcov");
    let mut cargo = path.command("cargo");
    cargo.args(["llvm-cov", "--quiet", "--lcov", "--output-path"]).arg(&report);
    for package in kept::packages(&kept::FILES) {
        cargo.args(["--package", package]);
    }
    machine::run(cargo.arg("--").args(kept::without_long_tests()))?;
    let report = fs::read_to_string(&report).context("there is no report of the coverage")?;
    let enough = tell(&report, &kept::FILES)? && enough_of_scripts;
    Ok(if enough { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the share of each of these files, and answers whether it is enough.
fn tell(report: &str, files: &[&str]) -> Result<bool> {
    let mut all = Vec::new();
    println!("\n{:>7} {:>9}  file, and lines that no test reaches", "reached", "of lines");
    for file in files {
        let source = fs::read_to_string(place::root().join(file))
            .with_context(|| format!("could not read {file}"))?;
        let lines = lines_of(report, file, &source);
        ensure!(!lines.is_empty(), "the report of the coverage does not tell of {file}");
        println!("{:>7} {:>9}  {file}{}", share(&lines), lines.len(), missed(&lines));
        all.extend(lines);
    }
    println!("{:>7} {:>9}  together", share(&all), all.len());
    if percent(&all) < LEAST {
        println!("\nThat is less than {LEAST} %: see CONTRIBUTING.md.");
        return Ok(false);
    }
    Ok(true)
}

/// A line that does something, and whether a test has come there.
type Reached = (usize, bool);

/// The lines of `file` in a report in the format of lcov. Its own tests at its end do not count, nor do
/// empty lines and comments, which Node.js takes for reached.
fn lines_of(report: &str, file: &str, source: &str) -> Vec<Reached> {
    let tests = source.lines().position(|line| line == "#[cfg(test)]").unwrap_or(usize::MAX);
    let of_file = |part: &&str| {
        let named = part.lines().find_map(|line| line.strip_prefix("SF:"));
        named.is_some_and(|name| name.replace('\\', "/").ends_with(&format!("/{file}")))
    };
    let parts = report.split("end_of_record").filter(of_file).flat_map(str::lines);
    let reached = parts.filter_map(|line| {
        let mut numbers = line.strip_prefix("DA:")?.split(',');
        let number: usize = numbers.next()?.parse().ok()?;
        Some((number, numbers.next()? != "0"))
    });
    let code: Vec<bool> = source.lines().map(is_code).collect();
    reached.filter(|(at, _)| *at <= tests && code.get(at - 1) != Some(&false)).collect()
}

fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !["//", "/*", "* ", "*/"].iter().any(|comment| line.starts_with(comment))
}

fn percent(lines: &[Reached]) -> f64 {
    let reached = lines.iter().filter(|(_, reached)| *reached).count();
    100.0 * reached as f64 / lines.len().max(1) as f64
}

fn share(lines: &[Reached]) -> String {
    format!("{:.1} %", percent(lines))
}

/// The lines no test reaches, those that follow one another as `12-15`.
fn missed(lines: &[Reached]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut before = true;
    for (number, reached) in lines {
        match runs.last_mut().filter(|_| !before) {
            Some(run) if !reached => run.1 = *number,
            _ if !reached => runs.push((*number, *number)),
            _ => {}
        }
        before = *reached;
    }
    let runs: Vec<_> = runs
        .iter()
        .map(|(from, to)| if from == to { format!("{from}") } else { format!("{from}-{to}") })
        .collect();
    if runs.is_empty() { String::new() } else { format!(": {}", runs.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "SF:/a/src/merge.rs\nDA:1,5\nDA:2,0\nDA:4,0\nDA:6,1\nDA:7,0\nDA:9,0\n\
        end_of_record\nSF:/a/src/other.rs\nDA:1,0\nend_of_record\n";

    #[test]
    fn a_report_is_read_up_to_the_tests_of_a_file() {
        let source = "1\n2\n3\n4\n5\n6\n7\n#[cfg(test)]\n9\n";
        let lines = lines_of(REPORT, "src/merge.rs", source);
        assert_eq!(lines, [(1, true), (2, false), (4, false), (6, true), (7, false)]);
        assert_eq!(share(&lines), "40.0 %");
        assert_eq!(missed(&lines), ": 2-4, 7");
    }

    #[test]
    fn comments_are_not_taken_for_covered() {
        let report = "SF:../../src/a.js\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,1\nDA:5,0\nend_of_record\n";
        let source = "// Why.\n\n/** A */\n  * b */\nlet a = 1;\n";
        assert_eq!(lines_of(report, "src/a.js", source), [(5, false)]);
    }

    #[test]
    fn a_file_that_is_not_in_the_report_is_not_taken_for_covered() {
        assert!(lines_of(REPORT, "src/lines.rs", "").is_empty());
        assert!(lines_of(REPORT, "erge.rs", "").is_empty());
    }

    #[test]
    fn nothing_is_missed_where_every_line_is_reached() {
        assert_eq!(missed(&[(1, true), (2, true)]), "");
    }
}
