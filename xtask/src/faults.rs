//! What becomes of a text when the browser is killed, the power goes, files are damaged.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::browsers::{self, Browser};
use crate::machine::{self, SearchPath};
use crate::{node, place, trunk};

/// The faults that are tried with the journeys, in a minute: what no change may break.
const WITH_THE_JOURNEYS: [&str; 3] = ["kill", "leave", "tabs"];

/// What was asked for.
#[derive(Debug, PartialEq)]
pub struct Options<'a> {
    /// The browsers to try, both where none is named.
    browsers: Vec<Browser>,
    /// Test what lies in `dist` as it is.
    as_built: bool,
    /// Options that the script reads itself.
    passed_on: Vec<&'a str>,
}

impl<'a> Options<'a> {
    /// The options a user named.
    pub fn read(mut rest: &[&'a str]) -> Result<Options<'a>> {
        let mut options = Options { browsers: Vec::new(), as_built: false, passed_on: Vec::new() };
        loop {
            rest = match rest {
                [] => break,
                ["--quick", rest @ ..] => {
                    options.passed_on.push("--quick");
                    rest
                }
                ["--as-built", rest @ ..] => {
                    options.as_built = true;
                    rest
                }
                ["--browser", name, rest @ ..] => {
                    options.browsers.push(Browser::from_name(name)?);
                    rest
                }
                ["--only", family, rest @ ..] => {
                    options.passed_on.extend(["--only", family]);
                    rest
                }
                [name @ ("--trials" | "--seed"), number, rest @ ..] => {
                    number
                        .parse::<u32>()
                        .with_context(|| format!("`{name} {number}` is not a number"))?;
                    options.passed_on.extend([*name, number]);
                    rest
                }
                [name @ ("--browser" | "--only" | "--trials" | "--seed")] => {
                    bail!("`{name}` needs a value")
                }
                [other, ..] => bail!("`{other}` is not an option of `cargo xtask faults`"),
            }
        }
        if options.browsers.is_empty() {
            options.browsers = vec![Browser::Chromium, Browser::Firefox];
        }
        Ok(options)
    }
}

/// Tries the faults in each browser and prints a table for each.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = SearchPath::new();
    if !options.as_built {
        trunk::build(&path, trunk::Profile::Release)?;
    }
    let mut code = ExitCode::SUCCESS;
    for browser in &options.browsers {
        if let Err(error) = in_browser(&path, *browser, &options.passed_on) {
            eprintln!("\nerror: {error:#}");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

/// The short version of those faults that belong to the journeys.
pub fn with_the_journeys(path: &SearchPath, browser: Browser) -> Result<()> {
    let mut options = vec!["--quick"];
    options.extend(WITH_THE_JOURNEYS.iter().flat_map(|family| ["--only", family]));
    in_browser(path, browser, &options)
}

fn in_browser(path: &SearchPath, browser: Browser, options: &[&str]) -> Result<()> {
    node::require(path)?;
    node::install_test_packages(path)?;
    let browsers = browsers::require(path)?;
    let mut script = path.command("node");
    script.arg("faults/run.js").args(options);
    script.current_dir(place::end_to_end());
    machine::run(browsers.tell(&mut script, browser))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order() {
        let read =
            Options::read(&["--seed", "7", "--browser", "firefox", "--quick", "--only", "kill"]);
        let wanted = Options {
            browsers: vec![Browser::Firefox],
            as_built: false,
            passed_on: vec!["--seed", "7", "--quick", "--only", "kill"],
        };
        assert_eq!(read.unwrap(), wanted);
        assert_eq!(Options::read(&[]).unwrap().browsers.len(), 2);
    }

    #[test]
    fn what_is_not_an_option_is_named() {
        for (options, named) in [
            (&["--trails", "3"][..], "--trails"),
            (&["--trials", "many"], "many"),
            (&["--seed"], "--seed"),
            (&["--browser", "lynx"], "lynx"),
        ] {
            let error = Options::read(options).unwrap_err();
            assert!(error.to_string().contains(named), "{error}");
        }
    }

    #[test]
    fn the_faults_of_the_journeys_exist() {
        for family in WITH_THE_JOURNEYS {
            let file = place::end_to_end().join("faults").join(format!("{family}.test.js"));
            assert!(file.is_file(), "{family}");
        }
    }
}
