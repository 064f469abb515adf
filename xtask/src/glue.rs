//! The scripts and styles of what is published, made small: the modules around the wasm become one
//! script, names nobody reads are shortened, blanks and comments go.
//!
//! Each function that the wasm imports is called after what it does and a hash of 16 digits, once in
//! the wasm and once in the script around it. Digits at random do not compress.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::machine::SearchPath;
use crate::{node, place};

/// Makes the scripts and styles in `dist` small, and the names in the wasm.
pub fn shrink(path: &SearchPath) -> Result<()> {
    let dist = place::dist();
    let files = files_below(&dist)?;
    let ends_with = |end: &'static str| {
        files.iter().filter(move |file| file.to_string_lossy().ends_with(end)).cloned()
    };
    let mut whole = Vec::new();
    for wasm in ends_with("_bg.wasm") {
        let script = PathBuf::from(wasm.to_string_lossy().replace("_bg.wasm", ".js"));
        let (bytes, text) = (read(&wasm)?, String::from_utf8(read(&script)?)?);
        let (bytes, text) = rename(&bytes, text)
            .with_context(|| format!("could not shorten names in {}", place::readable(&wasm)))?;
        fs::write(&wasm, bytes).and_then(|()| fs::write(&script, text))?;
        node::bundle(path, &script)?;
        whole.push(script);
    }
    let parts = dist.join("snippets");
    fs::remove_dir_all(&parts)
        .with_context(|| format!("could not remove {}", place::readable(&parts)))?;
    forget_parts(&dist.join("index.html"))?;
    let files = files_below(&dist)?;
    let rest = files.into_iter().filter(|file| {
        let name = file.to_string_lossy();
        (name.ends_with(".js") || name.ends_with(".css")) && !whole.contains(file)
    });
    node::minify(path, &dist, &rest.collect::<Vec<_>>())
}

/// Takes out of the page what asks for scripts that are now part of another.
fn forget_parts(page: &Path) -> Result<()> {
    const LINK: &str = "<link rel=\"modulepreload\" href=\"./snippets/";
    let mut text = String::from_utf8(read(page)?)?;
    while let Some(start) = text.find(LINK) {
        let end = text[start..].find('>').context("the page ends in the middle of a link")?;
        text.replace_range(start..=start + end, "");
    }
    fs::write(page, text).with_context(|| format!("could not write {}", place::readable(page)))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("could not read {}", place::readable(file)))
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Shortens the names of all imports, in the wasm and in the script that gives them.
fn rename(wasm: &[u8], mut script: String) -> Result<(Vec<u8>, String)> {
    const IMPORTS: u8 = 2;
    let mut from = Cursor { bytes: wasm, at: 8 };
    let mut renamed = wasm.get(..8).context("it is no wasm")?.to_vec();
    while from.at < wasm.len() {
        let (id, length) = (from.byte()?, from.number()?);
        let section = from.take(length)?;
        let section = match id {
            IMPORTS => rename_imports(section, &mut script)?,
            _ => section.to_vec(),
        };
        renamed.push(id);
        push_number(&mut renamed, section.len());
        renamed.extend(section);
    }
    Ok((renamed, script))
}

fn rename_imports(section: &[u8], script: &mut String) -> Result<Vec<u8>> {
    let mut from = Cursor { bytes: section, at: 0 };
    let mut renamed = Vec::new();
    let count = from.number()?;
    let mut glue = None;
    push_number(&mut renamed, count);
    for number in 0..count {
        let (module, name) = (from.name()?, from.name()?);
        let kind = from.byte()?;
        ensure!(kind == 0, "`{name}` is no function");
        let signature = from.number()?;
        let short = short_name(number);
        // What comes straight from a module of our own is called as it is there.
        let from_glue = module.ends_with("_bg.js");
        if from_glue {
            // Each stands in the script once, as a key.
            exchange(script, &format!("  {name}: "), &format!("  {short}: "))?;
            glue = Some(module);
        }
        for name in if from_glue { ["_", &short] } else { [module, name] } {
            push_number(&mut renamed, name.len());
            renamed.extend(name.bytes());
        }
        renamed.push(kind);
        push_number(&mut renamed, signature);
    }
    if let Some(module) = glue {
        exchange(script, &format!("\"{module}\""), "\"_\"")?;
    }
    Ok(renamed)
}

/// Puts `new` in the place of `old`, which must be there once.
pub fn exchange(script: &mut String, old: &str, new: &str) -> Result<()> {
    let found = script.matches(old).count();
    ensure!(found == 1, "the script has `{}` {found} times, not once", old.trim());
    *script = script.replacen(old, new, 1);
    Ok(())
}

/// `$a`, `$b` … `$z`, `$ba`: a name that nothing else in a script has.
fn short_name(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return format!("${letters}");
        }
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(length).context("a length is too large")?;
        let taken = self.bytes.get(self.at..end).context("it ends too early")?;
        self.at = end;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number is too large")
    }

    fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }
}

fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_differ() {
        let names: Vec<_> = [0, 1, 25, 26, 700].map(short_name).into();
        assert_eq!(names, ["$a", "$b", "$z", "$ba", "$bay"]);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 1, 127, 128, 300, 1 << 20] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            assert_eq!(Cursor { bytes: &bytes, at: 0 }.number().unwrap(), number);
        }
    }

    #[test]
    fn imports_are_called_the_same_in_both() {
        let wasm =
            b"\0asm\x01\0\0\0\x02\x1b\x02\x04b.js\x01f\0\x03\x07a_bg.js\x06go_123\0\x02\x0a\x01\0";
        let script = "{\n  go_123: f }; return { \"a_bg.js\": go_123 }".to_owned();
        let (short, script) = rename(wasm, script).unwrap();
        let expected: &[u8] =
            b"\0asm\x01\0\0\0\x02\x11\x02\x04b.js\x01f\0\x03\x01_\x02$b\0\x02\x0a\x01\0";
        assert_eq!(short, expected);
        assert_eq!(script, "{\n  $b: f }; return { \"_\": go_123 }");

        let error = rename(wasm, "{ }".into()).unwrap_err();
        assert!(error.to_string().contains("go_123"), "{error}");
        assert!(rename(&wasm[..12], "".into()).is_err());
    }
}
