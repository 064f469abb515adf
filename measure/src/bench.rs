//! How fast hints come, against the limit, against hostile texts, and against other checkers.
//!
//! The times are taken by the racers: a program, and a wasm module in Node.js. `cargo xtask bench`
//! builds them; this starts them and makes tables.

use std::collections::HashMap;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use race::{Corpus, Work};

use crate::table;

/// The sizes of the documents, in bytes.
const SIZES: [(&str, usize); 5] = [
    ("1 KB", 1 << 10),
    ("10 KB", 10 << 10),
    ("100 KB", 100 << 10),
    ("1 MB", 1 << 20),
    ("10 MB", 10 << 20),
];

/// The hostile texts of 10 MB; the others have 1 MB.
const HOSTILE_LONG: [Corpus; 2] = [Corpus::OneLine, Corpus::Accusation];

const PEERS: [&str; 4] = ["write-good", "alex", "retext-equality", "harper.js"];

/// Runs the race with these racers, and gives its tables.
pub fn run(arguments: &[&str]) -> Result<String> {
    let (paths, quick) = match arguments {
        [paths @ .., "--quick"] => (paths, true),
        paths => (paths, false),
    };
    let [program, script, wasm] = paths else {
        bail!("`cargo xtask bench` starts this with what it has built");
    };
    let entries = entries();
    eprintln!("Racing natively…");
    let native = answer(Command::new(program).args(&entries))?;
    eprintln!("Racing in Node.js{}…", if quick { "" } else { ", and with the peers" });
    let mut node = Command::new("node");
    node.args([script, wasm]).args(&entries).args((!quick).then_some("--peers"));
    let wasm = answer(&mut node)?;
    let mut tables = vec![
        documents("Native", &native),
        documents("WebAssembly in Node.js", &wasm),
        hostile(&native, &wasm),
    ];
    if !quick {
        tables.push(peers(&wasm));
    }
    Ok(tables.join("\n"))
}

/// What the racers are to do: `corpus:bytes:work,work`.
fn entries() -> Vec<String> {
    let entry = |corpus: Corpus, bytes: usize, works: &[Work]| {
        let works: Vec<&str> = works.iter().map(|work| work.id()).collect();
        format!("{}:{bytes}:{}", corpus as usize, works.join(","))
    };
    let document = [Work::Limit, Work::Cold, Work::Warm, Work::Key];
    let hostile = [Work::Cold, Work::Prose];
    let documents = SIZES.iter().map(|(_, bytes)| entry(Corpus::Prose, *bytes, &document));
    let others = Corpus::ALL.iter().skip(1);
    documents.chain(others.map(|it| entry(*it, hostile_size(*it), &hostile))).collect()
}

/// In bytes.
fn hostile_size(corpus: Corpus) -> usize {
    if HOSTILE_LONG.contains(&corpus) { 10 << 20 } else { 1 << 20 }
}

/// The nanoseconds of one call, by the first three words of a line.
type Times = HashMap<String, f64>;

fn answer(racer: &mut Command) -> Result<Times> {
    let output = racer.stderr(Stdio::inherit()).output().context("a racer could not be started")?;
    ensure!(output.status.success(), "a racer failed ({}); its own words are above", output.status);
    let text = String::from_utf8_lossy(&output.stdout);
    let time = |line: &str| {
        let (what, time) = line.rsplit_once(' ')?;
        Some((what.to_owned(), time.parse().ok()?))
    };
    text.lines().map(|line| time(line).with_context(|| format!("a racer said `{line}`"))).collect()
}

fn time(times: &Times, corpus: Corpus, bytes: usize, work: Work) -> Option<f64> {
    times.get(&format!("{} {bytes} {}", corpus as usize, work.id())).copied()
}

/// Documents of all sizes: as a whole, again, and after one key.
fn documents(title: &str, times: &Times) -> String {
    let heads = [
        title,
        "cold ms",
        "MB/s",
        "limit MB/s",
        "of the limit",
        "warm ms",
        "key µs",
        "key of cold",
    ];
    let rows: Vec<Vec<String>> = SIZES
        .into_iter()
        .map(|(name, bytes)| {
            let of = |work| time(times, Corpus::Prose, bytes, work);
            // Bytes in a nanosecond are thousands of megabytes in a second.
            let speed = |nanoseconds: f64| bytes as f64 / nanoseconds * 1e3;
            let (cold, limit, key) = (of(Work::Cold), of(Work::Limit), of(Work::Key));
            vec![
                name.to_owned(),
                number(cold.map(|time| time / 1e6), 3),
                number(cold.map(speed), 1),
                number(limit.map(speed), 1),
                number(quotient(limit, cold), 3),
                number(of(Work::Warm).map(|time| time / 1e6), 3),
                number(key.map(|time| time / 1e3), 1),
                number(quotient(key, cold), 3),
            ]
        })
        .collect();
    table::markdown(&heads, &rows)
}

/// Hostile texts against prose of the same size, in the same rounds.
fn hostile(native: &Times, wasm: &Times) -> String {
    let heads =
        ["Hostile, cold", "bytes", "native ns/byte", "of prose", "wasm ns/byte", "of prose"];
    let rows: Vec<Vec<String>> = Corpus::ALL
        .into_iter()
        .skip(1)
        .map(|corpus| {
            let bytes = hostile_size(corpus);
            let cells = |times| {
                let own = time(times, corpus, bytes, Work::Cold);
                let prose = time(times, corpus, bytes, Work::Prose);
                [number(own.map(|time| time / bytes as f64), 1), number(quotient(own, prose), 2)]
            };
            let size = if HOSTILE_LONG.contains(&corpus) { "10 MB" } else { "1 MB" };
            let [native, native_ratio] = cells(native);
            let [wasm, wasm_ratio] = cells(wasm);
            vec![corpus.name().to_owned(), size.to_owned(), native, native_ratio, wasm, wasm_ratio]
        })
        .collect();
    table::markdown(&heads, &rows)
}

/// Other checkers, in the same Node.js and the same rounds as the wasm module.
fn peers(wasm: &Times) -> String {
    let heads = ["10 KB in Node.js", "whole ms", "× Nofault", "edit ms", "× Nofault"];
    let own = |work: &str| wasm.get(&format!("peer nofault {work}")).copied();
    let rows: Vec<Vec<String>> = std::iter::once("nofault")
        .chain(PEERS)
        .map(|name| {
            let cells = ["whole", "edit"].map(|work| {
                let time = wasm.get(&format!("peer {name} {work}")).copied();
                [number(time.map(|time| time / 1e6), 3), number(quotient(time, own(work)), 1)]
            });
            [vec![name.to_owned()], cells.concat()].concat()
        })
        .collect();
    table::markdown(&heads, &rows)
}

const NOT_MEASURED: &str = "not measured";

fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or(NOT_MEASURED.to_owned(), |value| format!("{value:.digits$}"))
}

fn quotient(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    part.zip(whole).map(|(part, whole)| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_asked_for_and_looked_up() {
        let asked = entries();
        assert!(asked.contains(&"0:1024:limit,cold,warm,key".to_owned()), "{asked:?}");
        let times =
            Times::from([("0 1024 cold".to_owned(), 2e6), ("0 1024 limit".to_owned(), 1e6)]);
        let table = documents("Native", &times);
        assert!(table.contains(" 2.000 |") && table.contains(" 0.500 |"), "{table}");
    }

    #[test]
    fn what_is_not_there_is_not_measured() {
        let times = Times::from([
            ("peer nofault whole".to_owned(), 1e6),
            ("peer alex whole".to_owned(), 5e6),
        ]);
        let table = peers(&times);
        assert!(table.contains("5.0 |") && table.contains(NOT_MEASURED), "{table}");
    }
}
