//! Texts that nobody would think of, against what the engine promises.

use std::time::Duration;

use anyhow::{Context, Result};

use crate::machine::{self, SearchPath};
use crate::{clock, place, tools};

/// How long it goes on where nothing else is said, in seconds.
const DEFAULT_SECONDS: &str = "60";

/// How many cases are tried between two looks at the clock.
const CASES: &str = "20000";

const NO_NIGHTLY: &str = "\
There is no nightly compiler, which a fuzzer that sees what its texts reach would need:

  rustup toolchain install nightly --profile minimal

Until then, texts are made by chance alone.";

/// Looks for a text that breaks a promise, for so many seconds.
pub fn run(seconds: Option<&str>) -> Result<()> {
    let seconds = seconds.unwrap_or(DEFAULT_SECONDS);
    let limit: u64 =
        seconds.parse().with_context(|| format!("`{seconds}` is not a number of seconds"))?;
    let path = SearchPath::new();
    let nightly = path.find("rustup").is_some()
        && machine::version_of(path.command("rustup").args(["run", "nightly", "rustc"])).is_some();
    if nightly {
        return guided(&path, limit);
    }
    println!("{NO_NIGHTLY}");
    by_chance(&path, Duration::from_secs(limit))
}

/// libFuzzer prefers texts that reach something new. The pages of the rules are what it begins with.
fn guided(path: &SearchPath, seconds: u64) -> Result<()> {
    tools::install(path, &[&tools::CARGO_FUZZ])?;
    let corpus = place::root().join("fuzz").join("corpus").join("promises");
    std::fs::create_dir_all(&corpus)
        .with_context(|| format!("could not create {}", corpus.display()))?;
    let mut fuzz = path.command("rustup");
    fuzz.args(["run", "nightly", "cargo", "fuzz", "run", "promises"]);
    fuzz.args(["fuzz/corpus/promises", "crates/blameless/src/rules", "--"]);
    fuzz.args([format!("-max_total_time={seconds}").as_str(), "-max_len=4096"]);
    machine::run(&mut fuzz)
}

/// The same promises with the texts of the property tests.
fn by_chance(path: &SearchPath, limit: Duration) -> Result<()> {
    let test = |options: &[&str]| {
        let mut cargo = path.command("cargo");
        cargo.args(["test", "--quiet", "--release", "--package", "blameless", "--test", "engine"]);
        machine::run(cargo.args(options).env("PROPTEST_CASES", CASES))
    };
    test(&["--no-run"])?;
    let start = clock::now();
    while start.elapsed() < limit {
        test(&["--", "promises_hold"])?;
    }
    println!("No text broke a promise in {}.", clock::readable(start.elapsed()));
    Ok(())
}
