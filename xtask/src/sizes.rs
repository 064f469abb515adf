//! How many bytes each shipped file is, plain and as a web server would compress it.

use std::path::Path;

use anyhow::{Context, Result};

use crate::machine::{self, SearchPath};
use crate::node;

/// Node.js has the compressors built in, so nothing needs to be compiled for this.
const SCRIPT: &str = include_str!("sizes.mjs");

/// One file and its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// Below the published folder, with `/`.
    pub path: String,
    /// As it lies there.
    pub raw: u64,
    /// Compressed with gzip, level 9.
    pub gzip: u64,
    /// Compressed with brotli, level 11.
    pub brotli: u64,
}

/// Weighs every file below a folder.
pub fn of_files_in(path: &SearchPath, folder: &Path) -> Result<Vec<Size>> {
    node::require(path)?;
    let script = ["--input-type=module", "--eval", SCRIPT];
    machine::output_of(path.command("node").args(script).arg("--").arg(folder))?
        .lines()
        .map(|line| size(line).with_context(|| format!("`{line}` is not a size")))
        .collect()
}

fn size(line: &str) -> Option<Size> {
    let mut words = line.splitn(4, ' ');
    let mut number = || words.next()?.parse().ok();
    let (raw, gzip, brotli) = (number()?, number()?, number()?);
    Some(Size { path: words.next()?.to_owned(), raw, gzip, brotli })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_three_numbers_and_a_path() {
        let expected = Size { path: "a b.js".into(), raw: 9, gzip: 7, brotli: 5 };
        assert_eq!(size("9 7 5 a b.js"), Some(expected));
        assert_eq!(size("9 7 a.js"), None);
    }
}
