//! The tools the project needs, each pinned, installed under `target/tools` when they are missing.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::machine::{self, SearchPath};
use crate::place;

/// A tool that cargo builds from its published source.
#[derive(Debug)]
pub struct Tool {
    package: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    options: &'static [&'static str],
    minutes: u32,
}

/// Bundles the app. 0.22 needs a newer compiler than the one pinned here; only the locked
/// dependencies of 0.21.14 compile; without its default features it builds in half the time.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    options: &["--locked", "--no-default-features"],
    minutes: 3,
};

/// Writes the JavaScript around the wasm and runs the browser tests. Must be the version of the
/// library (a test compares). Its lock file names a version that was taken back, so not `--locked`.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    options: &[],
    minutes: 1,
};

/// Builds the browser tests and starts them in a browser.
pub const WASM_PACK: Tool = Tool {
    package: "wasm-pack",
    version: "0.15.1",
    programs: &["wasm-pack"],
    options: &["--locked"],
    minutes: 1,
};

/// Drives Firefox for the browser tests; distributions seldom have a package of it.
pub const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.37.1",
    programs: &["geckodriver"],
    options: &["--locked"],
    minutes: 1,
};

/// Makes texts that nobody would think of; asks for a nightly compiler.
pub const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    version: "0.13.2",
    programs: &["cargo-fuzz"],
    options: &["--locked"],
    minutes: 1,
};

/// Tells which lines tests reach.
pub const CARGO_LLVM_COV: Tool = Tool {
    package: "cargo-llvm-cov",
    version: "0.9.1",
    programs: &["cargo-llvm-cov"],
    options: &["--locked"],
    minutes: 1,
};

/// Puts faults into code, to see whether tests notice.
pub const CARGO_MUTANTS: Tool = Tool {
    package: "cargo-mutants",
    version: "27.1.0",
    programs: &["cargo-mutants"],
    options: &["--locked"],
    minutes: 2,
};

impl Tool {
    /// Whether every program of the tool is found first in the pinned version.
    fn is_here(&self, path: &SearchPath) -> bool {
        self.programs.iter().all(|program| {
            let mut command = path.command(program);
            // These are called as cargo calls them.
            command.args(program.strip_prefix("cargo-"));
            let version = path.find(program).and_then(|_| machine::version_of(&mut command));
            version.as_deref() == Some(self.version)
        })
    }

    fn install(&self, path: &SearchPath) -> Result<()> {
        println!(
            "Installing {} {} into target/tools (about {} min)…",
            self.package, self.version, self.minutes
        );
        let folder = place::tools();
        let mut cargo = path.command("cargo");
        cargo
            .args(["install", self.package, "--version", self.version, "--force"])
            .args(self.options)
            .arg("--root")
            .arg(&folder)
            .arg("--target-dir")
            .arg(folder.join("build"))
            // The tools run for seconds: building them fast matters more than fast tools.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        machine::run(&mut cargo)
            .with_context(|| format!("{} {} could not be installed", self.package, self.version))?;
        ensure!(
            self.is_here(path),
            "{} was installed, but `{} --version` does not say {}; remove target/tools and try again",
            self.package,
            self.programs[0],
            self.version
        );
        Ok(())
    }
}

/// Those of the tools that are missing or of another version.
pub fn missing<'a>(path: &SearchPath, tools: &[&'a Tool]) -> Vec<&'a Tool> {
    tools.iter().filter(|tool| !tool.is_here(path)).copied().collect()
}

/// About how long installing these takes.
pub fn minutes(tools: &[&Tool]) -> u32 {
    tools.iter().map(|tool| tool.minutes).sum()
}

/// Installs what is missing.
pub fn install(path: &SearchPath, tools: &[&Tool]) -> Result<()> {
    missing(path, tools).iter().try_for_each(|tool| tool.install(path))
}

/// What the app is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The compiler's own part for wasm. `rust-toolchain.toml` names it, but a rustup that may not
/// install by itself, and the compiler of a distribution, come without.
pub fn install_wasm_target(path: &SearchPath) -> Result<()> {
    if has_wasm_target(path)? {
        return Ok(());
    }
    let by_hand = format!(
        "this Rust cannot build for the browser: its {WASM_TARGET} target is missing.\n  \
         With rustup:     rustup target add {WASM_TARGET}\n  \
         Without rustup:  install the package of your system that carries it, or rustup"
    );
    if path.find("rustup").is_some() {
        machine::run(path.command("rustup").args(["target", "add", WASM_TARGET]))
            .context(by_hand.clone())?;
    }
    ensure!(has_wasm_target(path)?, by_hand);
    Ok(())
}

fn has_wasm_target(path: &SearchPath) -> Result<bool> {
    let folder = machine::output_of(path.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    Ok(Path::new(folder.trim()).is_dir())
}

/// The compiler's own programs that read what was reached.
pub fn install_llvm_tools(path: &SearchPath) -> Result<()> {
    if has_llvm_tools(path)? {
        return Ok(());
    }
    let by_hand = "this Rust cannot tell which lines are reached: its llvm-tools are missing.\n  \
         With rustup:     rustup component add llvm-tools\n  \
         Without rustup:  install LLVM in the version that `rustc --version --verbose` names, and set\n                   \
         LLVM_COV and LLVM_PROFDATA to its llvm-cov and llvm-profdata";
    ensure!(path.find("rustup").is_some(), by_hand);
    machine::run(path.command("rustup").args(["component", "add", "llvm-tools"]))
        .context(by_hand)?;
    ensure!(has_llvm_tools(path)?, by_hand);
    Ok(())
}

/// Whether they are beside the compiler, or named by the variables that cargo-llvm-cov looks at.
fn has_llvm_tools(path: &SearchPath) -> Result<bool> {
    if ["LLVM_COV", "LLVM_PROFDATA"].iter().all(|name| std::env::var_os(name).is_some()) {
        return Ok(true);
    }
    let libraries = machine::output_of(path.command("rustc").args(["--print", "target-libdir"]))?;
    let programs = Path::new(libraries.trim()).with_file_name("bin");
    Ok(["llvm-cov", "llvm-profdata"]
        .iter()
        .all(|name| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)).is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version of a package in the text of a `Cargo.lock`.
    fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
        let (_, entry) = lock.split_once(&format!("name = \"{package}\"\n"))?;
        entry.strip_prefix("version = \"")?.split('"').next()
    }

    #[test]
    fn the_wasm_bindgen_tool_is_the_version_of_the_library() {
        let lock = std::fs::read_to_string(place::root().join("Cargo.lock")).unwrap();
        // No library, no bindings to write: then any version of the tool is right.
        if let Some(library) = locked_version(&lock, "wasm-bindgen") {
            assert_eq!(WASM_BINDGEN.version, library, "change the version in {}", file!());
        }
    }

    #[test]
    fn a_locked_version_is_read_from_its_entry() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "b"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "c"), None);
    }
}
