//! Small faults, put one by one into the code that keeps and merges documents: do its tests notice?

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::machine::SearchPath;
use crate::{kept, place, scripts, tools};

/// The least share of faults that tests have to notice, in percent. Those that do not compile do not
/// count; those that never end do, as not noticed.
const LEAST: f64 = 85.0;

/// The tests run once for each fault: they try few cases, the same ones each time, and do not look for
/// shorter ones.
const FEW: [(&str, &str); 3] =
    [("PROPTEST_CASES", "16"), ("PROPTEST_RNG_SEED", "1"), ("PROPTEST_MAX_SHRINK_ITERS", "0")];

/// What was asked for.
#[derive(Debug, PartialEq)]
pub struct Options<'a> {
    files: Vec<&'static str>,
    /// `K/N`: the part K, counted from 0, of N.
    shard: Option<&'a str>,
}

impl<'a> Options<'a> {
    /// The options a user named.
    pub fn read(mut rest: &[&'a str]) -> Result<Options<'a>> {
        let mut names = Vec::new();
        let mut shard = None;
        loop {
            rest = match rest {
                [] => break,
                ["--shard", part, rest @ ..] => {
                    let numbers = part.split_once('/');
                    let numbers =
                        numbers.and_then(|(k, n)| k.parse::<u32>().ok().zip(n.parse().ok()));
                    ensure!(
                        numbers.is_some_and(|(k, n)| k < n),
                        "`--shard {part}` is not a part such as 0/4, the first of four"
                    );
                    shard = Some(*part);
                    rest
                }
                ["--shard"] => bail!("`--shard` needs a part such as 0/4, the first of four"),
                [other, ..] if other.starts_with('-') => {
                    bail!("`{other}` is not an option of `cargo xtask mutants`")
                }
                [name, rest @ ..] => {
                    names.push(*name);
                    rest
                }
            };
        }
        Ok(Options { files: kept::chosen(&names)?, shard })
    }
}

/// Tries every fault, one at a time, and prints what became of them. Takes hours for all files.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = SearchPath::new();
    let (scripts, files): (Vec<&str>, Vec<&str>) =
        options.files.iter().partition(|file| file.ends_with(".js"));
    let scripts_hold = scripts.is_empty()
        || scripts::mutants(&path, &scripts, options.shard)? == ExitCode::SUCCESS;
    let code_holds = files.is_empty() || of_the_crates(&path, &files, options.shard)?;
    Ok(if scripts_hold && code_holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn of_the_crates(path: &SearchPath, files: &[&'static str], shard: Option<&str>) -> Result<bool> {
    tools::install(path, &[&tools::CARGO_MUTANTS])?;
    let folder = place::root().join("target").join("mutants");
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    let mut cargo = path.command("cargo");
    cargo.args(["mutants", "--jobs", "1", "--no-shuffle", "--output"]).arg(&folder);
    for package in kept::packages(files) {
        cargo.args(["--package", package]);
    }
    for file in files {
        cargo.args(["--file", file]);
    }
    if let Some(shard) = shard {
        cargo.args(["--shard", shard]);
    }
    cargo.args(["--", "--"]).args(kept::without_long_tests());
    // Each run builds in a folder of its own: in a shared one, cargo may take what was built with a
    // fault in it for what is here.
    cargo.env_remove("CARGO_TARGET_DIR").envs(FEW);
    let status = cargo.status().context("could not start cargo")?;
    // 2 and 3 are its words for faults that were not noticed, or did not end.
    ensure!(
        matches!(status.code(), Some(0 | 2 | 3)),
        "the faults could not be tried ({status}); its own words are above"
    );
    let read = |name: &str| {
        let list = folder.join("mutants.out").join(format!("{name}.txt"));
        fs::read_to_string(&list).with_context(|| format!("could not read {}", list.display()))
    };
    let lists = [read("caught")?, read("missed")?, read("timeout")?, read("unviable")?];
    let mut all = Counts::default();
    println!("\n noticed  caught  missed  no end  do not compile  file");
    for file in files {
        let counts = Counts::of(file, &lists);
        println!("{} {file}", counts.row());
        all.add(&counts);
    }
    println!("{} together", all.row());
    Ok(all.percent() >= LEAST)
}

/// How many faults were caught, missed, did not end, and did not compile.
#[derive(Debug, Default, PartialEq)]
struct Counts([usize; 4]);

impl Counts {
    /// Those of one file, counted in lists with a fault on each line.
    fn of(file: &str, lists: &[String; 4]) -> Counts {
        let of_file = |line: &&str| line.replace('\\', "/").starts_with(&format!("{file}:"));
        Counts(lists.each_ref().map(|list| list.lines().filter(of_file).count()))
    }

    fn add(&mut self, other: &Counts) {
        self.0.iter_mut().zip(other.0).for_each(|(all, more)| *all += more);
    }

    fn percent(&self) -> f64 {
        let Counts([caught, missed, endless, _]) = self;
        match caught + missed + endless {
            0 => 100.0,
            tried => 100.0 * *caught as f64 / tried as f64,
        }
    }

    fn row(&self) -> String {
        let Counts([caught, missed, endless, unviable]) = self;
        let percent = self.percent();
        format!("{percent:>6.1} % {caught:>7} {missed:>7} {endless:>7} {unviable:>15} ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_a_part_are_chosen_in_any_order() {
        let wanted = Options { files: vec!["crates/postmortem/src/merge.rs"], shard: Some("1/4") };
        assert_eq!(Options::read(&["--shard", "1/4", "merge.rs"]).unwrap(), wanted);
        assert_eq!(Options::read(&["merge.rs", "--shard", "1/4"]).unwrap(), wanted);
        assert_eq!(Options::read(&[]).unwrap().files, kept::chosen(&[]).unwrap());
    }

    #[test]
    fn what_is_no_option_is_named() {
        for (options, named) in [
            (&["--shrad", "0/2"][..], "--shrad"),
            (&["--shard"], "--shard"),
            (&["--shard", "2/2"], "2/2"),
            (&["--shard", "half"], "half"),
            (&["main.rs"], "main.rs"),
        ] {
            let error = Options::read(options).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn only_faults_that_compile_count() {
        let lists = [
            "a.rs:1:1: x\na.rs:2:1: x\na.rs:3:1: x\n",
            "a.rs:4:1: x\nb/a.rs:1:1: x\n",
            "",
            "a.rs:9:1: x\n",
        ];
        let counts = Counts::of("a.rs", &lists.map(str::to_owned));
        assert_eq!(counts, Counts([3, 1, 0, 1]));
        assert_eq!(counts.percent(), 75.0);
        let mut all = Counts([0, 0, 1, 0]);
        assert_eq!(all.percent(), 0.0, "one that does not end was not noticed");
        all.add(&counts);
        assert_eq!(all, Counts([3, 1, 1, 1]));
    }
}
