//! Where things lie in the repository.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The root of the repository.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        // Asked first, because copies of the repository that share a build folder share this program.
        let started_for = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let xtask = started_for.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        xtask.parent().unwrap_or(&xtask).to_path_buf()
    });
    &ROOT
}

/// What is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The project's own copies of the tools it needs.
pub fn tools() -> PathBuf {
    root().join("target").join("tools")
}

/// The end-to-end tests.
pub fn end_to_end() -> PathBuf {
    root().join("tests").join("e2e")
}

/// A path as a person would write it: relative to the root, with `/`.
pub fn readable(path: &Path) -> String {
    let short = path.strip_prefix(root()).unwrap_or(path);
    short.to_string_lossy().replace('\\', "/")
}
