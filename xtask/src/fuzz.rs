//! Texts that nobody would think of, against what the engine, reading and merging promise.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::machine::{self, SearchPath};
use crate::{clock, place, tools};

/// How long it goes on where nothing else is said, in seconds.
const DEFAULT_SECONDS: u64 = 60;

/// How many cases are tried between two looks at the clock.
const CASES: &str = "20000";

const NO_NIGHTLY: &str = "\
There is no nightly compiler, which a fuzzer that sees what its texts reach would need:

  rustup toolchain install nightly --profile minimal

Until then, texts are made by chance alone.";

/// Something that is to hold for any bytes. A new one is an entry here, a program of its name in
/// `fuzz/fuzz_targets`, with its lines in `fuzz/Cargo.toml`, and a property test.
#[derive(Debug, PartialEq)]
pub struct Target {
    name: &'static str,
    /// Folders of texts to begin with.
    seeds: &'static [&'static str],
    /// The longest text that is tried, in bytes.
    longest: u32,
    /// The property test that tries the same by chance: its package, its program and its name.
    test: [&'static str; 3],
}

const TARGETS: [Target; 5] = [
    Target {
        name: "promises",
        seeds: &["crates/blameless/src/rules"],
        longest: 4096,
        test: ["blameless", "engine", "promises_hold"],
    },
    Target {
        name: "read_any",
        seeds: &["crates/postmortem/samples", "crates/postmortem/tests/fixtures"],
        longest: 8192,
        test: ["postmortem", "documents", "promises_of_reading_hold"],
    },
    Target {
        name: "merge",
        seeds: &["crates/postmortem/samples", "crates/postmortem/tests/fixtures"],
        longest: 8192,
        test: ["postmortem", "documents", "promises_of_merging_hold"],
    },
    Target {
        name: "backup",
        seeds: &["crates/postmortem/samples", "crates/postmortem/tests/fixtures"],
        longest: 8192,
        test: ["postmortem", "documents", "promises_of_backups_hold"],
    },
    Target {
        name: "paste",
        seeds: &["crates/paste/tests/paste"],
        longest: 4096,
        test: ["paste", "paste", "promises_of_pasting_hold"],
    },
];

/// What was asked for: which, and how many seconds for all of them together.
#[derive(Debug, PartialEq)]
pub struct Options {
    targets: &'static [Target],
    seconds: u64,
}

impl Options {
    /// A target, a number of seconds, or both.
    pub fn read(options: &[&str]) -> Result<Options> {
        let target = |name: &str| {
            let at = TARGETS.iter().position(|target| target.name == name)?;
            Some(&TARGETS[at..=at])
        };
        let (targets, rest) = match options {
            [name, rest @ ..] if target(name).is_some() => (target(name).unwrap_or(&TARGETS), rest),
            rest => (&TARGETS[..], rest),
        };
        let seconds = match rest {
            [] => DEFAULT_SECONDS,
            [seconds] => seconds.parse().with_context(|| {
                let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
                format!(
                    "`{seconds}` is neither a number of seconds nor one of {}",
                    names.join(", ")
                )
            })?,
            [_, other, ..] => bail!("`{other}` is too much: a target and a number of seconds"),
        };
        Ok(Options { targets, seconds })
    }
}

/// Looks for a text that breaks a promise; the targets share the time.
pub fn run(options: &Options) -> Result<()> {
    let path = SearchPath::new();
    let nightly = path.find("rustup").is_some()
        && machine::version_of(path.command("rustup").args(["run", "nightly", "rustc"])).is_some();
    if nightly {
        tools::install(&path, &[&tools::CARGO_FUZZ])?;
    } else {
        println!("{NO_NIGHTLY}");
    }
    let seconds = options.seconds.div_ceil(options.targets.len() as u64);
    for target in options.targets {
        println!("\n── {} ──", target.name);
        if nightly {
            guided(&path, target, seconds)?;
        } else {
            by_chance(&path, target, Duration::from_secs(seconds))?;
        }
    }
    Ok(())
}

/// libFuzzer prefers texts that reach something new.
fn guided(path: &SearchPath, target: &Target, seconds: u64) -> Result<()> {
    let corpus = format!("fuzz/corpus/{}", target.name);
    std::fs::create_dir_all(place::root().join(&corpus))
        .with_context(|| format!("could not create {corpus}"))?;
    let mut fuzz = path.command("rustup");
    fuzz.args(["run", "nightly", "cargo", "fuzz", "run", target.name, &corpus]).args(target.seeds);
    let limits = [format!("-max_total_time={seconds}"), format!("-max_len={}", target.longest)];
    machine::run(fuzz.arg("--").args(limits))
}

/// The same promises with the texts of the property tests.
fn by_chance(path: &SearchPath, target: &Target, limit: Duration) -> Result<()> {
    let [package, program, name] = target.test;
    let test = |options: &[&str]| {
        let mut cargo = path.command("cargo");
        cargo.args(["test", "--quiet", "--release", "--package", package, "--test", program]);
        machine::run(cargo.args(options).env("PROPTEST_CASES", CASES))
    };
    test(&["--no-run"])?;
    let start = clock::now();
    while start.elapsed() < limit {
        test(&["--", name])?;
    }
    println!("No text broke a promise in {}.", clock::readable(start.elapsed()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_a_time_or_both_are_named() {
        let read = |options: &[&str]| {
            let options = Options::read(options).unwrap();
            (options.targets.iter().map(|target| target.name).collect::<Vec<_>>(), options.seconds)
        };
        assert_eq!(read(&[]).1, DEFAULT_SECONDS);
        assert_eq!(read(&["600"]), (vec!["promises", "read_any", "merge", "backup", "paste"], 600));
        assert_eq!(read(&["merge"]), (vec!["merge"], DEFAULT_SECONDS));
        assert_eq!(read(&["read_any", "30"]), (vec!["read_any"], 30));
        for (options, named) in [
            (&["mrege"][..], "mrege"),
            (&["merge", "long"], "long"),
            (&["merge", "30", "40"], "40"),
            (&["30", "merge"], "merge"),
        ] {
            let error = Options::read(options).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn every_target_has_its_program_its_seeds_and_its_test() {
        let fuzz = place::root().join("fuzz");
        let programs = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
        for Target { name, seeds, test: [package, program, test], .. } in TARGETS {
            assert!(programs.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
            assert!(fuzz.join("fuzz_targets").join(format!("{name}.rs")).is_file(), "{name}");
            for seed in seeds {
                assert!(place::root().join(seed).is_dir(), "{seed}");
            }
            let tests = place::root().join("crates").join(package).join("tests").join(program);
            let has = |file: std::fs::DirEntry| {
                let text = std::fs::read_to_string(file.path()).unwrap_or_default();
                text.contains(&format!("fn {test}"))
            };
            let files = std::fs::read_dir(&tests).unwrap();
            assert!(files.map(Result::unwrap).any(has), "{test}");
        }
    }
}
