//! How right the hints are, how often they speak, and how fast they come.
//!
//! `cargo xtask score` and its neighbours start this program, so that the project's commands build
//! even where the engine does not.

mod bench;
mod headings;
mod labelled;
mod noise;
mod score;
mod table;
mod tally;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
What is measured here:

  score FILE.jsonl… [--errors] [--rule ID]   how right the hints are on labelled sentences
  noise PATH… [--rule ID]                    how often hints speak in whole documents";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["score", options @ ..] => Options::read(options).and_then(|options| score::run(&options)),
        ["noise", options @ ..] => Options::read(options).and_then(|options| noise::run(&options)),
        ["bench", racers @ ..] => bench::run(racers),
        _ => Err(anyhow::anyhow!("what is to be measured?\n\n{HELP}")),
    };
    match done {
        // A reader that has seen enough, such as `head`, is no fault.
        Ok(report) => match std::io::stdout().write_all(report.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        },
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for.
#[derive(Debug, Default, PartialEq)]
struct Options<'a> {
    /// Files, or folders of files.
    paths: Vec<&'a str>,
    /// The only rule to look at.
    rule: Option<&'a str>,
    /// Whether each miss and each false alarm is shown.
    errors: bool,
}

impl<'a> Options<'a> {
    fn read(mut rest: &[&'a str]) -> Result<Options<'a>> {
        let mut options = Options::default();
        loop {
            rest = match rest {
                [] if options.paths.is_empty() => bail!("which file?\n\n{HELP}"),
                [] => return Ok(options),
                ["--errors", rest @ ..] => {
                    options.errors = true;
                    rest
                }
                ["--rule"] => bail!("`--rule` needs the id of a rule, such as `omission-verb`"),
                ["--rule", rule, rest @ ..] => {
                    options.rule = Some(rule);
                    rest
                }
                [option, ..] if option.starts_with('-') => {
                    bail!("`{option}` is not an option\n\n{HELP}")
                }
                [path, rest @ ..] => {
                    options.paths.push(path);
                    rest
                }
            };
        }
    }

    /// Whether a rule is one to look at.
    fn wants(&self, rule: &str) -> bool {
        self.rule.is_none_or(|wanted| wanted == rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_anywhere() {
        let options = Options::read(&["a", "--rule", "omission-verb", "b", "--errors"]).unwrap();
        assert_eq!(options.paths, ["a", "b"]);
        assert!(options.errors && options.wants("omission-verb") && !options.wants("sarcasm"));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let error = |words: &[&str]| Options::read(words).unwrap_err().to_string();
        assert!(error(&["a", "--rules"]).contains("`--rules`"));
        assert!(error(&["a", "--rule"]).contains("needs the id"));
        assert!(error(&["--errors"]).contains("which file?"));
    }
}
