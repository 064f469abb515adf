//! The machine this runs on: where its programs are, how they are started, what can be installed.

use std::env::{self, consts::OS};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::place;

/// Where programs are looked for, in this order.
#[derive(Clone, Debug)]
pub struct SearchPath {
    folders: Vec<PathBuf>,
}

impl SearchPath {
    /// The project's own tools first, then the machine's.
    pub fn new() -> Self {
        let own = [place::tools().join("bin"), place::tools().join("npm/node_modules/.bin")];
        let machine = env::var_os("PATH").unwrap_or_default();
        Self { folders: own.into_iter().chain(env::split_paths(&machine)).collect() }
    }

    /// The first program of this name.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
        self.folders
            .iter()
            .flat_map(|folder| {
                endings.iter().map(move |ending| folder.join(format!("{name}{ending}")))
            })
            .find(|path| path.is_file())
    }

    /// The first of several names under which a program may be installed.
    pub fn find_any(&self, names: &[&str]) -> Option<PathBuf> {
        names.iter().find_map(|name| self.find(name))
    }

    /// A call of the program, in the root of the repository, that itself sees the same programs.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.find(name).unwrap_or_else(|| name.into()));
        command.current_dir(place::root()).env("PATH", self.joined());
        command
    }

    fn joined(&self) -> OsString {
        // Only a folder with the separator in its name cannot be joined; such a folder came from no PATH.
        env::join_paths(&self.folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }
}

/// Runs a command whose output the user sees, and says which one failed.
pub fn run(command: &mut Command) -> Result<()> {
    let words = readable(command);
    let status = command.status().with_context(|| format!("could not start `{words}`"))?;
    ensure!(status.success(), "`{words}` failed ({status}); its own words are above");
    Ok(())
}

/// Runs a command, prints what it says, and answers whether it succeeded and what it said.
pub fn hear(command: &mut Command) -> Result<(bool, String)> {
    let words = readable(command);
    let output = command.output().with_context(|| format!("could not start `{words}`"))?;
    let said =
        [output.stdout, output.stderr].map(|part| String::from_utf8_lossy(&part).into_owned());
    let said = said.join("\n");
    println!("{said}");
    Ok((output.status.success(), said))
}

/// Runs a command and returns what it printed.
pub fn output_of(command: &mut Command) -> Result<String> {
    let words = readable(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{words}`"))?;
    ensure!(output.status.success(), "`{words}` failed ({})", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command succeeds. What it says is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|it| it.success())
}

/// The first `1.2.3` (or lone number) in what `program --version` prints.
pub fn version_of(command: &mut Command) -> Option<String> {
    let output = command.arg("--version").stderr(Stdio::null()).output().ok()?;
    version_in(&String::from_utf8_lossy(&output.stdout))
}

fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

/// The command as one would type it, with the program's name alone instead of its path.
fn readable(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}

/// Installs Debian packages where this is possible without asking anybody anything.
pub fn install_packages(path: &SearchPath, packages: &[&str], by_hand: &str) -> Result<()> {
    let Some(prefix) = package_rights(path) else {
        bail!("{by_hand}");
    };
    println!("Installing {} with apt-get…", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = match prefix {
            Rights::Root => path.command("apt-get"),
            Rights::Sudo => {
                let mut sudo = path.command("sudo");
                sudo.args(["-n", "apt-get"]);
                sudo
            }
        };
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        run(&mut command)
    };
    apt(&["update", "-q"]).context(by_hand.to_owned())?;
    let install = [&["install", "-y", "-q", "--no-install-recommends"], packages].concat();
    apt(&install).context(by_hand.to_owned())
}

#[derive(Clone, Copy)]
enum Rights {
    Root,
    Sudo,
}

/// Whether packages can be installed here, and how.
fn package_rights(path: &SearchPath) -> Option<Rights> {
    path.find("apt-get")?;
    let says = |command: &mut Command| {
        let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    if says(path.command("id").arg("-u"))? == "0" {
        return Some(Rights::Root);
    }
    says(path.command("sudo").args(["-n", "true"])).map(|_| Rights::Sudo)
}

/// How to install something by hand on the system this was compiled for.
pub fn by_hand(debian: &str, fedora: &str, mac: &str, windows: &str) -> String {
    match OS {
        "macos" => format!("  {mac}"),
        "windows" => format!("  {windows}"),
        _ => format!(
            "  Debian, Ubuntu:  sudo apt-get install {debian}\n  Fedora:          sudo dnf install {fedora}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (text, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("v20.20.2", "20.20.2"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("geckodriver 0.37.1 (abc 2026)\n\nThe source", "0.37.1"),
        ] {
            assert_eq!(version_in(text).as_deref(), Some(version), "{text}");
        }
        assert_eq!(version_in("no number"), None);
    }

    #[test]
    fn commands_are_shown_as_typed() {
        assert_eq!(
            readable(Command::new("/opt/bin/trunk").args(["build", "--release"])),
            "trunk build --release"
        );
    }
}
