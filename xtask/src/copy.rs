//! The postmortem as one file. `copy/build.js` makes the empty one, with what a file makes its own copies
//! with, so that both are the same.

use anyhow::Result;

use crate::machine::{self, SearchPath};
use crate::{embed, node, place};

/// The empty file, below `dist`.
pub const EMPTY: &str = "nofault.html";

/// Writes it beside what was published already; the styles of the element are there by now.
pub fn build(path: &SearchPath) -> Result<()> {
    let script = place::root().join("copy").join("build.js");
    let mut node = path.command("node");
    node.arg(script).arg(place::dist()).arg(embed::styles());
    machine::run(node.arg(node::esbuild_package(path)?).arg(env!("CARGO_PKG_VERSION")))
}
