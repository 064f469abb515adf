//! Measuring the engine. It is done by a program of its own, so that these commands build even where
//! the engine does not.

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::machine::SearchPath;

/// Starts the program with these arguments; paths among them count from where the user stands.
pub fn run(arguments: &[&str]) -> Result<ExitCode> {
    let mut cargo = SearchPath::new().command("cargo");
    cargo.args(["run", "--quiet", "--package", "measure", "--"]).args(arguments);
    cargo.current_dir(env::current_dir().context("there is no current folder")?);
    let status = cargo.status().context("could not start cargo")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
