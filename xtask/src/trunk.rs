//! Building the app with Trunk.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::machine::{self, SearchPath};
use crate::{copy, embed, glue, node, offline, tools};

/// How the app is compiled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Profile {
    /// Small and fast: what is published.
    Release,
    /// Quick to compile and easy to debug.
    Debug,
}

const TOOLS: [&tools::Tool; 2] = [&tools::TRUNK, &tools::WASM_BINDGEN];

/// About how many minutes until the app is built; zero when everything was set up before.
pub fn minutes_of_setup(path: &SearchPath) -> u32 {
    tools::minutes(&tools::missing(path, &TOOLS))
}

/// Flags that keep the paths of this machine out of what is published: the place of a panic is shown to
/// people, and the same sources shall give the same bytes everywhere.
fn without_paths_of_this_machine() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src")).unwrap_or_default();
    // One folder for each registry, named after its host.
    let folders = std::fs::read_dir(&sources).into_iter().flatten().flatten();
    let flags = folders.map(|folder| format!("--remap-path-prefix={}=", folder.path().display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}

/// Sets up what the build needs and builds the app into `dist`.
pub fn build(path: &SearchPath, profile: Profile) -> Result<()> {
    build_with(path, profile, None)
}

/// The same, with what is compiled in a folder of its own.
pub fn build_with(path: &SearchPath, profile: Profile, compiled: Option<&Path>) -> Result<()> {
    tools::install_wasm_target(path)?;
    tools::install(path, &TOOLS)?;
    if profile == Profile::Release && (node::is_here(path) || node::require(path).is_ok()) {
        node::install_shrinkers(path)?;
    }

    let mut trunk = path.command("trunk");
    trunk.args(["build", "--skip-version-check"]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    // With every tool at hand Trunk has nothing to download, and says so rather than try.
    if node::has_wasm_opt(path) || profile == Profile::Debug {
        machine::run(path.command("cargo").args(["fetch", "--quiet"]))?;
        trunk.arg("--offline");
    }
    if profile == Profile::Release {
        trunk.env("CARGO_ENCODED_RUSTFLAGS", without_paths_of_this_machine());
    }
    if let Some(folder) = compiled {
        trunk.env("CARGO_TARGET_DIR", folder);
    }
    // Trunk takes NO_COLOR for an option that must be `true` or `false`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // A failed build is told by the compiler, above; where in Trunk that was noticed helps nobody.
    machine::run(trunk.env("RUST_BACKTRACE", "0"))?;
    if node::can_shrink(path) {
        if profile == Profile::Release {
            glue::shrink(path)?;
        }
        embed::build(path)?;
        copy::build(path)?;
    }
    offline::build(path)
}
