//! The package for npm: what `dist` has of the element, byte for byte, with what npm wants to know of it.
//! Nothing in it is built for it alone: a second build of the program would be another program.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::browsers::{self, Browser};
use crate::machine::{self, SearchPath};
use crate::{dist, embed, node, place, trunk};

/// The name that npm gives to what it packs.
const PACKED: &str = concat!("nofault-editor-", env!("CARGO_PKG_VERSION"), ".tgz");

/// What is in it beside what is published: where it lies in the repository, and where in the package.
const FILES: [(&str, &str); 6] = [
    ("embed/npm/package.json", "package.json"),
    ("embed/npm/react.d.ts", "react.d.ts"),
    ("docs/embedding.md", "docs/embedding.md"),
    ("docs/frame.md", "docs/frame.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// What people read first; in the package it lies a folder above what it links to.
const README: &str = "docs/npm.md";

fn folder() -> PathBuf {
    place::root().join("target").join("npm")
}

/// Builds what is published, and packs what the package has of it.
pub fn build() -> Result<()> {
    let path = SearchPath::new();
    node::require(&path)?;
    trunk::build(&path, trunk::Profile::Release)?;
    pack(&path)
}

/// Packs what the package has of what is published, and tells how large it is.
fn pack(path: &SearchPath) -> Result<()> {
    let package = folder().join("nofault-editor");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    let mut bytes = 0;
    let mut put = |contents: &[u8], name: &str| {
        bytes += contents.len();
        write(&package.join(name), contents)
    };
    let published = embed::published()?;
    for name in &published {
        put(&read(&place::dist().join(name))?, name)?;
    }
    for (from, name) in FILES {
        put(&read(&place::root().join(from))?, name)?;
    }
    let readme = String::from_utf8(read(&place::root().join(README))?)?;
    put(readme.replace("](", "](docs/").as_bytes(), "README.md")?;

    let mut npm = path.command("npm");
    npm.args(["pack", "--silent", "--ignore-scripts", "./nofault-editor"]).current_dir(folder());
    machine::output_of(&mut npm)?;
    println!(
        "{}: {} bytes; {} in {} files when it is unpacked.",
        place::readable(&folder().join(PACKED)),
        dist::grouped(fs::metadata(folder().join(PACKED))?.len()),
        dist::grouped(bytes as u64),
        published.len() + FILES.len() + 1,
    );
    Ok(())
}

/// Packs it, installs it as anybody would, and tries it in the builds of other people.
pub fn test(path: &SearchPath) -> Result<()> {
    node::require(path)?;
    let tests = place::root().join("tests").join("npm");
    node::install_packages(path, &tests, "of the tests of the package")?;
    node::install_test_packages(path)?;
    let browsers = browsers::require(path)?;
    pack(path)?;

    // Beside the apps, so that the lock file of the tests has nothing to do with it.
    let mut npm = path.command("npm");
    npm.args(["install", "--silent", "--offline", "--no-save", "--no-package-lock", "--prefix"]);
    machine::run(npm.arg("apps").arg(folder().join(PACKED)).current_dir(&tests))?;
    let run = |arguments: &[&str], browser: &str| {
        let mut node = path.command("node");
        node.args(arguments)
            .current_dir(&tests)
            .env("NOFAULT_BROWSER", browser)
            .env("NOFAULT_CHROMIUM", &browsers.chromium)
            .env("NOFAULT_FIREFOX", &browsers.firefox);
        machine::run(&mut node)
    };
    run(&["build.js"], "")?;
    let test = ["--test", "--test-timeout=180000", "--test-reporter=spec"];
    run(&[&test[..], &["package.test.js"]].concat(), "")?;
    for browser in [Browser::Chromium, Browser::Firefox] {
        run(&[&test[..], &["apps.test.js"]].concat(), &browser.to_string())?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("could not read {}", place::readable(file)))
}

/// Writes a file that all may read, whatever this machine makes of new files: npm packs that, too, and
/// the same files shall give the same package.
fn write(file: &Path, contents: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, contents)
        .with_context(|| format!("could not write {}", place::readable(file)))?;
    #[cfg(unix)]
    fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_package_has_the_version_of_the_program() {
        let manifest = include_str!("../../embed/npm/package.json");
        let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
        assert!(manifest.contains(version), "{manifest}");
    }
}
