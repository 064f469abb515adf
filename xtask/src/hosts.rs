//! Nofault in the pages of real hosts, with the recipes of `embed/hosts`: each is installed in a pinned
//! version, started on this machine, and used in a browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::browsers::{self, Browser};
use crate::machine::{self, SearchPath};
use crate::{node, place, scripts};

/// The oldest Python the pinned packages are for.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

/// Runs the journeys through hosts.
pub fn test(path: &SearchPath, browser: Browser) -> Result<()> {
    node::require(path)?;
    node::install_test_packages(path)?;
    let folder = place::root().join("tests").join("hosts");
    node::install_packages(path, &folder, "of the tests in real hosts")?;
    let mkdocs = install_mkdocs(path, &folder.join("requirements.txt"))?;
    let browsers = browsers::require(path)?;

    let mut node = path.command("node");
    node.args(["--test", "--test-concurrency=1", "--test-timeout=180000", "--test-reporter=spec"])
        .args(scripts::tests(&folder)?)
        .env("NOFAULT_MKDOCS", mkdocs);
    machine::run(browsers.tell(node.current_dir(folder), browser))
}

/// Installs what the list names, with the hashes it has, into a folder of its own; returns where MkDocs is.
fn install_mkdocs(path: &SearchPath, list: &Path) -> Result<PathBuf> {
    let own = place::root().join("target").join("hosts").join("python");
    let programs = own.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let mkdocs = programs.join(if cfg!(windows) { "mkdocs.exe" } else { "mkdocs" });
    let named = || format!("{} cannot be read", place::readable(list));
    let wanted = fs::read_to_string(list).with_context(named)?;
    let stamp = own.join("installed-requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(mkdocs);
    }
    println!("Installing MkDocs into target/hosts…");
    let python = require_python(path)?;
    machine::run(path.command(python).args(["-m", "venv", "--clear"]).arg(&own))?;
    machine::run(
        path.command(&programs.join("python").to_string_lossy())
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--no-deps", "--require-hashes", "--requirement"])
            .arg(list),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("could not write {}", stamp.display()))?;
    Ok(mkdocs)
}

/// The name of a Python that is new enough and can make an environment of its own.
fn require_python(path: &SearchPath) -> Result<&'static str> {
    if let Some(python) = python(path) {
        return Ok(python);
    }
    let (major, minor) = OLDEST_PYTHON;
    let by_hand = format!(
        "Python {major}.{minor} or newer with venv is needed, to try Nofault in MkDocs. Install it:\n{}",
        machine::by_hand(
            "python3 python3-venv",
            "python3",
            "brew install python",
            "winget install Python.Python.3.13"
        )
    );
    machine::install_packages(path, &["python3", "python3-venv"], &by_hand)?;
    python(path).context(by_hand)
}

fn python(path: &SearchPath) -> Option<&'static str> {
    ["python3", "python"].into_iter().find(|name| {
        let version = path.find(name).and_then(|_| machine::version_of(&mut path.command(name)));
        let enough = version.and_then(|it| is_enough(&it)).unwrap_or_default();
        // Debian has what `venv` needs in a package of its own.
        enough && machine::succeeds(path.command(name).args(["-c", "import ensurepip, venv"]))
    })
}

fn is_enough(version: &str) -> Option<bool> {
    let mut numbers = version.split('.').map(str::parse::<u32>);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?) >= OLDEST_PYTHON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_python_is_new_enough_or_it_is_not() {
        for (version, enough) in
            [("3.11.2", Some(true)), ("3.9.18", Some(false)), ("4.0", Some(true)), ("odd", None)]
        {
            assert_eq!(is_enough(version), enough, "{version}");
        }
    }
}
