//! The scripts that keep documents, in Node.js instead of a browser: their tests, the lines these reach,
//! and the faults they notice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::machine::{self, SearchPath};
use crate::{node, place};

/// Each page gets modules of its own, which Node.js calls an experiment.
const MODULES: [&str; 2] = ["--experimental-vm-modules", "--no-warnings"];

fn folder() -> PathBuf {
    place::root().join("tests").join("store")
}

fn node_in_folder(path: &SearchPath) -> Result<Command> {
    node::require(path)?;
    node::install_packages(path, &folder(), "of the tests of the store")?;
    let mut node = path.command("node");
    node.current_dir(folder());
    Ok(node)
}

/// All tests of a folder, as the words that name them to Node.js.
pub fn tests(folder: &Path) -> Result<Vec<String>> {
    let named = || format!("{} cannot be listed", place::readable(folder));
    let entries = fs::read_dir(folder).with_context(named)?;
    let mut tests: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".test.js"))
        .collect();
    ensure!(!tests.is_empty(), "there is no test in {}", place::readable(folder));
    tests.sort();
    Ok(tests)
}

/// Runs the tests.
pub fn test(path: &SearchPath) -> Result<()> {
    let mut node = node_in_folder(path)?;
    node.args(MODULES).args(["--test", "--test-timeout=180000"]);
    machine::run(node.args(tests(&folder())?))
}

/// Runs the tests of what an editor in a frame and the page around it say to each other.
pub fn test_frame(path: &SearchPath) -> Result<()> {
    test_alone(path, "embed")
}

/// Runs the tests of what a saved copy is made of.
pub fn test_copy(path: &SearchPath) -> Result<()> {
    test_alone(path, "copy")
}

/// Runs tests that need nothing but Node.js.
fn test_alone(path: &SearchPath, name: &str) -> Result<()> {
    node::require(path)?;
    let folder = place::root().join("tests").join(name);
    let mut node = path.command("node");
    node.args(["--test", "--test-timeout=20000"]).args(tests(&folder)?);
    machine::run(node.current_dir(folder))
}

/// Runs the tests, and answers with the lines they have reached, as lcov has them.
pub fn lines_reached(path: &SearchPath) -> Result<String> {
    let report = place::root().join("target").join("scripts.lcov");
    let mut node = node_in_folder(path)?;
    node.args(MODULES).args(["--test", "--test-timeout=180000", "--experimental-test-coverage"]);
    node.args(["--test-reporter=dot", "--test-reporter-destination=stdout"]);
    node.args(["--test-reporter=lcov", "--test-reporter-destination"]).arg(&report);
    machine::run(node.args(tests(&folder())?))?;
    fs::read_to_string(&report).context("there is no report of the coverage of the scripts")
}

/// Puts faults into these scripts, one at a time, and prints those that the tests do not notice. Of all
/// faults, `shard` takes a part.
pub fn mutants(path: &SearchPath, scripts: &[&str], shard: Option<&str>) -> Result<ExitCode> {
    let names = scripts.iter().filter_map(|script| script.rsplit('/').next());
    let mut node = node_in_folder(path)?;
    node.arg("mutate.js").args(names);
    node.args(shard.iter().flat_map(|part| ["--shard", part]));
    let status = node.status().context("could not start Node.js")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
