//! The project's own commands. `cargo xtask` alone prints what they are.

mod bench;
mod browsers;
mod clock;
mod copy;
mod coverage;
mod dist;
mod embed;
mod faults;
mod files;
mod fuzz;
mod glue;
mod graph;
mod hosts;
mod kept;
mod machine;
mod measure;
mod mutants;
mod node;
mod offline;
mod package;
mod place;
mod relay;
mod scripts;
mod serve;
mod sha256;
mod sizes;
mod test;
mod tidy;
mod tools;
mod trunk;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
The commands of this project:

  cargo xtask run [--port N] [--debug]   build the app and serve it on this machine
  cargo xtask test [GROUP]               check everything, or one of: native, browser, dist, e2e, hosts
  cargo xtask dist [--twice]             build what is published, and weigh it against its budget;
                                         twice: is every byte the same?
  cargo xtask package                    build what is published, and pack the element for npm into target/npm
  cargo xtask faults [--quick] [--browser NAME] [--only FAMILY]… [--trials N] [--seed N] [--as-built]
                                         what becomes of a text when the browser is killed, the power
                                         goes, files are damaged

  cargo xtask score FILE… [--errors] [--rule ID]
                                         how right the hints are on labelled sentences
  cargo xtask noise PATH… [--rule ID]    how often hints speak in whole documents
  cargo xtask bench [--quick] [--opt-level N]
                                         how fast hints come, against the limit and against peers
  cargo xtask files [--rounds N]         how large the saved copy is and how soon one can write in it, beside
                                         another file that is its own editor

  cargo xtask coverage                   which lines of the code that keeps and merges documents tests reach
  cargo xtask mutants [FILE…] [--shard K/N]
                                         put small faults into that code: do its tests notice?
  cargo xtask fuzz [TARGET] [SECONDS]    look for a text that breaks a promise: of the engine (promises),
                                         of reading files (read_any), of merging documents (merge)

Tools the project needs are installed into target/tools, never globally.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        [] | ["help" | "-h" | "--help", ..] => println!("{HELP}"),
        ["run", options @ ..] => {
            let options = run_options(options)?;
            serve::build_and_serve(options.port, options.profile)?;
        }
        ["coverage"] => return coverage::run(),
        ["mutants", options @ ..] => return mutants::run(&mutants::Options::read(options)?),
        ["dist"] => dist::build_and_weigh()?,
        ["dist", "--twice"] => dist::build_twice()?,
        ["package"] => package::build()?,
        ["bench", options @ ..] => return bench::run(&bench::Options::read(options)?),
        ["files"] => files::run("10")?,
        ["files", "--rounds", rounds] => files::run(rounds)?,
        ["faults", options @ ..] => return faults::run(&faults::Options::read(options)?),
        ["fuzz", options @ ..] => fuzz::run(&fuzz::Options::read(options)?)?,
        ["score" | "noise", ..] => return measure::run(arguments),
        ["test"] => return test::run(None),
        ["test", group] => return test::run(Some(test::Group::from_name(group)?)),
        other => bail!("`{}` is not a command of this project.\n\n{HELP}", other.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, PartialEq)]
struct RunOptions {
    port: u16,
    profile: trunk::Profile,
}

fn run_options(mut rest: &[&str]) -> Result<RunOptions> {
    let mut options = RunOptions { port: serve::DEFAULT_PORT, profile: trunk::Profile::Release };
    loop {
        rest = match rest {
            [] => return Ok(options),
            ["--debug", rest @ ..] => {
                options.profile = trunk::Profile::Debug;
                rest
            }
            ["--port", port, rest @ ..] => {
                options.port = port.parse().with_context(|| {
                    format!("`--port {port}` is not a port: give a number from 1 to 65535")
                })?;
                rest
            }
            ["--port"] => bail!("`--port` needs a number, for example `--port 8787`"),
            [other, ..] => bail!("`{other}` is not an option of `cargo xtask run`.\n\n{HELP}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_takes_a_port_and_a_profile_in_any_order() {
        let both = RunOptions { port: 9000, profile: trunk::Profile::Debug };
        assert_eq!(run_options(&["--port", "9000", "--debug"]).unwrap(), both);
        assert_eq!(run_options(&["--debug", "--port", "9000"]).unwrap(), both);
    }

    #[test]
    fn what_run_does_not_know_is_named() {
        assert!(run_options(&["--prot", "1"]).unwrap_err().to_string().contains("--prot"));
        assert!(run_options(&["--port", "many"]).unwrap_err().to_string().contains("many"));
        assert!(run_options(&["--port"]).is_err());
    }
}
