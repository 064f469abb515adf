//! Node.js and what comes from npm: what makes wasm and scripts small, and the packages of the end-to-end
//! tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::machine::{self, SearchPath};
use crate::place;

/// The oldest Node.js whose test runner has a limit of time per test.
const OLDEST_NODE: u32 = 20;

/// Shrinks the wasm by a third. The same version stands in `Trunk.toml`.
const BINARYEN: &str = "132";

/// Takes blanks, comments and long names out of scripts and styles.
const ESBUILD: &str = "0.28.2";

/// Whether the pinned optimiser is there.
pub fn has_wasm_opt(path: &SearchPath) -> bool {
    let version =
        path.find("wasm-opt").and_then(|_| machine::version_of(&mut path.command("wasm-opt")));
    version.as_deref() == Some(BINARYEN)
}

fn has_esbuild(path: &SearchPath) -> bool {
    let version =
        path.find("esbuild").and_then(|_| machine::version_of(&mut path.command("esbuild")));
    version.as_deref() == Some(ESBUILD)
}

/// Where the package of the pinned esbuild lies, for a script that bundles with it.
pub fn esbuild_package(path: &SearchPath) -> Result<PathBuf> {
    let program = path.find("esbuild").context("esbuild is not found")?;
    let own = place::tools().join("npm").join("node_modules").join("esbuild");
    let program = fs::canonicalize(&program).unwrap_or(program);
    let around = program.parent().and_then(Path::parent);
    Ok(if own.is_dir() { own } else { around.unwrap_or(&own).to_path_buf() })
}

/// Whether everything that makes files small is there.
pub fn can_shrink(path: &SearchPath) -> bool {
    has_wasm_opt(path) && has_esbuild(path)
}

/// Gets what makes files small from npm, in the pinned versions.
pub fn install_shrinkers(path: &SearchPath) -> Result<()> {
    if can_shrink(path) {
        return Ok(());
    }
    println!("Installing wasm-opt {BINARYEN} and esbuild {ESBUILD} into target/tools…");
    let folder = place::tools().join("npm");
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    // Together: npm takes away what is not named.
    let packages = [format!("binaryen@{BINARYEN}.0.0"), format!("esbuild@{ESBUILD}")];
    machine::run(
        path.command("npm")
            .args(["install", "--silent", "--no-save"])
            .args(packages)
            .arg("--prefix")
            .arg(&folder),
    )?;
    ensure!(
        has_wasm_opt(path),
        "binaryen was installed, but `wasm-opt --version` does not say {BINARYEN}"
    );
    ensure!(
        has_esbuild(path),
        "esbuild was installed, but `esbuild --version` does not say {ESBUILD}"
    );
    Ok(())
}

/// Whether a Node.js that is new enough is there, with its npm.
pub fn is_here(path: &SearchPath) -> bool {
    path.find("npm").is_some() && version(path).is_some_and(|version| version >= OLDEST_NODE)
}

/// Makes sure of a Node.js that is new enough.
pub fn require(path: &SearchPath) -> Result<()> {
    let by_hand = format!(
        "Node.js {OLDEST_NODE} or newer with npm is needed, to shrink the wasm and to drive browsers. Install it:\n{}",
        machine::by_hand(
            "nodejs npm",
            "nodejs npm",
            "brew install node",
            "winget install OpenJS.NodeJS.LTS"
        )
    );
    if path.find("node").is_none() || path.find("npm").is_none() {
        machine::install_packages(path, &["nodejs", "npm"], &by_hand)?;
    }
    ensure!(is_here(path), "{by_hand}");
    Ok(())
}

fn version(path: &SearchPath) -> Option<u32> {
    path.find("node")?;
    machine::version_of(&mut path.command("node"))?.split('.').next()?.parse().ok()
}

/// Puts all that a script imports into the script itself, and makes it small.
pub fn bundle(path: &SearchPath, script: &Path) -> Result<()> {
    machine::run(
        path.command("esbuild")
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"])
            // The glue names a module once for each function it takes from it.
            .args(["--log-level=warning", "--log-override:duplicate-object-key=silent"])
            .arg("--allow-overwrite")
            .arg(format!("--outfile={}", script.display()))
            .arg(script),
    )
}

/// Puts all that a script imports into one beside `other`, which it goes on importing from there.
pub fn bundle_beside(path: &SearchPath, script: &Path, other: &str, to: &Path) -> Result<()> {
    machine::run(
        path.command("esbuild")
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"])
            .args(["--log-level=warning", &format!("--external:{other}")])
            .arg(format!("--outfile={}", to.display()))
            .arg(script),
    )
}

/// Makes one script of an element and its style sheet. `built` is what it has to know of the build.
pub fn bundle_element(
    path: &SearchPath,
    script: &Path,
    styles: &Path,
    built: &[(&str, &str)],
    to: &Path,
) -> Result<()> {
    machine::run(
        path.command("esbuild")
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"])
            .args(["--log-level=warning", "--loader:.css=text"])
            .arg(format!("--alias:nofault-styles={}", styles.display()))
            // One by one: as literals, which other people's bundlers can read.
            .args(built.iter().map(|(name, text)| format!("--define:BUILT.{name}=\"{text}\"")))
            .arg(format!("--outfile={}", to.display()))
            .arg(script),
    )
}

/// Makes scripts and styles below a folder small, each where it lies.
pub fn minify(path: &SearchPath, folder: &Path, files: &[PathBuf]) -> Result<()> {
    machine::run(
        path.command("esbuild")
            .args(["--minify", "--format=esm", "--target=es2022", "--charset=utf8"])
            .args(["--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outbase={}", folder.display()))
            .arg(format!("--outdir={}", folder.display()))
            .args(files),
    )
}

/// Optimises a wasm module as the app is.
pub fn optimise(path: &SearchPath, from: &Path, to: &Path) -> Result<()> {
    install_shrinkers(path)?;
    machine::run(
        path.command("wasm-opt").args(["-Oz", "--strip-debug"]).arg(from).arg("-o").arg(to),
    )
}

/// Installs the packages of the end-to-end tests when their lock file changed.
pub fn install_test_packages(path: &SearchPath) -> Result<()> {
    install_packages(path, &place::end_to_end(), "of the end-to-end tests")
}

/// Installs the packages that the lock file of a folder names, when it changed.
pub fn install_packages(path: &SearchPath, folder: &Path, of_what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read_to_string(&lock)
        .with_context(|| format!("{} cannot be read", place::readable(&lock)))?;
    let stamp = folder.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing the packages {of_what}…");
    machine::run(path.command("npm").args(["ci", "--silent"]).current_dir(folder))?;
    fs::write(&stamp, wanted).with_context(|| format!("could not write {}", stamp.display()))
}
