//! How large the saved copy is and how soon one can write in it, beside another document that is its own
//! editor.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::machine::{self, SearchPath};
use crate::{browsers, copy, node, place};

/// Opens the files of what was built last, so often each.
pub fn run(rounds: &str) -> Result<()> {
    let path = SearchPath::new();
    node::require(&path)?;
    node::install_test_packages(&path)?;
    let built = place::dist().join(copy::EMPTY).is_file();
    ensure!(built, "there is no saved copy yet: run `cargo xtask dist` first");
    let (from, to) = (place::root().join("measure").join("files"), place::root().join("target"));
    let to = to.join("files");
    fs::create_dir_all(&to).with_context(|| format!("could not create {}", to.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(from.join(name), to.join(name))
            .with_context(|| format!("could not copy {name}"))?;
    }
    node::install_packages(&path, &to, "of what it is measured beside")?;
    let browsers = browsers::require(&path)?;
    let mut node = path.command("node");
    node.arg(from.join("measure.mjs")).arg(place::dist()).arg(to).arg(rounds);
    node.env("NOFAULT_CHROMIUM", browsers.chromium).env("NOFAULT_FIREFOX", browsers.firefox);
    machine::run(&mut node)
}
