//! Builds what races for `cargo xtask bench`, and starts it.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::machine::{self, SearchPath};
use crate::tools::WASM_TARGET;
use crate::{measure, node, place, tools};

/// What was asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Options<'a> {
    /// Without the peers.
    quick: bool,
    /// Another `opt-level` for the engine than that of the app.
    level: Option<&'a str>,
}

impl<'a> Options<'a> {
    /// The options a user named.
    pub fn read(mut rest: &[&'a str]) -> Result<Options<'a>> {
        let mut options = Options::default();
        loop {
            rest = match rest {
                [] => return Ok(options),
                ["--quick", rest @ ..] => {
                    options.quick = true;
                    rest
                }
                ["--opt-level", level, rest @ ..] if LEVELS.contains(level) => {
                    options.level = Some(level);
                    rest
                }
                ["--opt-level", ..] => bail!("`--opt-level` is one of {}", LEVELS.join(", ")),
                [other, ..] => bail!("`{other}` is not an option of `cargo xtask bench`"),
            };
        }
    }
}

const LEVELS: [&str; 6] = ["0", "1", "2", "3", "s", "z"];

/// Builds the racers, installs the peers, and prints the tables.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = SearchPath::new();
    tools::install_wasm_target(&path)?;
    node::require(&path)?;

    let (level, note) = match options.level {
        Some(level) => (level.to_owned(), "for this run"),
        None => (shipped_level()?, "as in the app"),
    };
    let build = |arguments: &[&str]| {
        let mut cargo = path.command("cargo");
        cargo.args(arguments).args(["--quiet", "--release", "--package", "race"]);
        cargo
            .arg("--config")
            .arg(format!("profile.release.package.blameless.opt-level={}", toml(&level)));
        machine::run(cargo.arg("--target-dir").arg(folder()))
    };
    println!("Building the racers…");
    build(&["build", "--bin", "race"])?;
    build(&["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM_TARGET])?;
    let to = node_folder(&path, options.quick)?;
    let (script, wasm) = (to.join("race.mjs"), to.join("race.wasm"));
    let built = folder().join(WASM_TARGET).join("release").join("race.wasm");
    node::optimise(&path, &built, &wasm)?;

    println!(
        "The engine has opt-level {level} ({note}), its wasm went through wasm-opt; Node.js {}.\n",
        machine::version_of(&mut path.command("node")).unwrap_or_default()
    );
    let program =
        folder().join("release").join("race").with_extension(std::env::consts::EXE_EXTENSION);
    let mut arguments = vec!["bench".to_owned()];
    arguments.extend([program, script, wasm].map(|path| path.to_string_lossy().into_owned()));
    arguments.extend(options.quick.then(|| "--quick".to_owned()));
    measure::run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn folder() -> PathBuf {
    place::root().join("target").join("bench")
}

/// Where the script finds the peers beside it. Without peers the race is run all the same.
fn node_folder(path: &SearchPath, quick: bool) -> Result<PathBuf> {
    let (from, to) = (place::root().join("measure").join("race"), folder().join("node"));
    fs::create_dir_all(&to).with_context(|| format!("could not create {}", to.display()))?;
    for name in ["race.mjs", "peers.mjs", "package.json", "package-lock.json"] {
        fs::copy(from.join(name), to.join(name))
            .with_context(|| format!("could not copy {name}"))?;
    }
    if !quick && let Err(error) = node::install_packages(path, &to, "of the peers") {
        eprintln!("The peers are not measured: {error:#}");
    }
    Ok(to)
}

/// The `opt-level` with which the engine is shipped.
fn shipped_level() -> Result<String> {
    let file = place::root().join("Cargo.toml");
    let text = fs::read_to_string(&file).context("Cargo.toml cannot be read")?;
    let level = level_in(&text, "[profile.release.package.blameless]")
        .or_else(|| level_in(&text, "[profile.release]"));
    level.map(str::to_owned).context("Cargo.toml names no opt-level for what is shipped")
}

fn level_in<'a>(manifest: &'a str, table: &str) -> Option<&'a str> {
    let lines = manifest.lines().skip_while(|line| *line != table).skip(1);
    let mut own = lines.take_while(|line| !line.starts_with('['));
    let value = own.find_map(|line| line.strip_prefix("opt-level = "))?;
    value.split_whitespace().next().map(|value| value.trim_matches('"'))
}

/// A level as TOML writes it.
fn toml(level: &str) -> String {
    if level.parse::<u8>().is_ok() { level.to_owned() } else { format!("\"{level}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        let both = Options { quick: true, level: Some("3") };
        assert_eq!(Options::read(&["--quick", "--opt-level", "3"]).unwrap(), both);
        assert_eq!(Options::read(&["--opt-level", "3", "--quick"]).unwrap(), both);
        assert!(Options::read(&["--opt-level", "9"]).is_err());
        assert!(Options::read(&["--slow"]).unwrap_err().to_string().contains("--slow"));
    }

    #[test]
    fn the_level_is_that_of_the_table() {
        let manifest = "[profile.release]\nopt-level = \"z\"  # small\nlto = true\n[profile.release.package.a]\nopt-level = 3\n";
        assert_eq!(level_in(manifest, "[profile.release]"), Some("z"));
        assert_eq!(level_in(manifest, "[profile.release.package.a]"), Some("3"));
        assert_eq!(level_in(manifest, "[profile.release.package.b]"), None);
        assert!(shipped_level().is_ok());
    }
}
