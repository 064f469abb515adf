//! Checking everything, the fast things first.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};

use crate::browsers::{self, Browser};
use crate::machine::{self, SearchPath};
use crate::tools::WASM_TARGET;
use crate::{
    clock, dist, faults, graph, hosts, node, package, place, relay, scripts, tidy, tools, trunk,
};

/// A part of the checks that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Group {
    /// All that needs no browser.
    Native,
    /// The tests of the browser crate, in browsers.
    Browser,
    /// What is published, and its budget.
    Dist,
    /// The journeys of people, in browsers.
    EndToEnd,
    /// Those of them that go through the pages of real hosts.
    Hosts,
}

impl Group {
    /// The group a user named.
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "native" => Ok(Self::Native),
            "browser" => Ok(Self::Browser),
            "dist" => Ok(Self::Dist),
            "e2e" => Ok(Self::EndToEnd),
            "hosts" => Ok(Self::Hosts),
            other => {
                bail!(
                    "`{other}` is not a group of tests: choose native, browser, dist, e2e or hosts"
                )
            }
        }
    }
}

struct Step {
    name: &'static str,
    groups: &'static [Group],
    /// The step without which this one would tell nothing.
    after: Option<&'static str>,
    run: fn(&SearchPath) -> Result<()>,
}

const BUILD: &str = "release build";

const STEPS: [Step; 20] = [
    step("format", &[Group::Native], |path| cargo(path, &["fmt", "--all", "--check"])),
    step("tidy", &[Group::Native], |_| tidy::check()),
    step("no browser in the core", &[Group::Native], graph::check),
    step("tests of the store", &[Group::Native], scripts::test),
    step("tests of the frame", &[Group::Native], scripts::test_frame),
    step("tests of the saved copy", &[Group::Native], scripts::test_copy),
    step("clippy", &[Group::Native], |path| {
        cargo(path, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }),
    step("clippy for wasm", &[Group::Native], |path| {
        tools::install_wasm_target(path)?;
        let app =
            ["clippy", "--quiet", "--package", "nofault", "--target", WASM_TARGET, "--all-targets"];
        cargo(path, &[&app[..], &["--", "-D", "warnings"]].concat())
    }),
    step("native tests", &[Group::Native], |path| cargo(path, &["test", "--workspace"])),
    step("browser tests in Chromium", &[Group::Browser], |path| {
        browser_tests(path, Browser::Chromium)
    }),
    step("browser tests in Firefox", &[Group::Browser], |path| {
        browser_tests(path, Browser::Firefox)
    }),
    step(BUILD, &[Group::Dist, Group::EndToEnd, Group::Hosts], |path| {
        trunk::build(path, trunk::Profile::Release)
    }),
    Step { after: Some(BUILD), ..step("budget", &[Group::Dist], dist::weigh) },
    Step {
        after: Some(BUILD),
        ..step("package in other builds", &[Group::EndToEnd], package::test)
    },
    Step {
        after: Some(BUILD),
        ..step("journeys in Chromium", &[Group::EndToEnd], |path| journeys(path, Browser::Chromium))
    },
    Step {
        after: Some(BUILD),
        ..step("journeys in Firefox", &[Group::EndToEnd], |path| journeys(path, Browser::Firefox))
    },
    Step {
        after: Some(BUILD),
        ..step("faults in Chromium", &[Group::EndToEnd], |path| {
            faults::with_the_journeys(path, Browser::Chromium)
        })
    },
    Step {
        after: Some(BUILD),
        ..step("faults in Firefox", &[Group::EndToEnd], |path| {
            faults::with_the_journeys(path, Browser::Firefox)
        })
    },
    Step {
        after: Some(BUILD),
        ..step("real hosts in Chromium", &[Group::EndToEnd, Group::Hosts], |path| {
            hosts::test(path, Browser::Chromium)
        })
    },
    Step {
        after: Some(BUILD),
        ..step("real hosts in Firefox", &[Group::EndToEnd, Group::Hosts], |path| {
            hosts::test(path, Browser::Firefox)
        })
    },
];

const fn step(
    name: &'static str,
    groups: &'static [Group],
    run: fn(&SearchPath) -> Result<()>,
) -> Step {
    Step { name, groups, after: None, run }
}

/// Runs every step, or those of one group, and tells what became of each.
pub fn run(group: Option<Group>) -> Result<ExitCode> {
    let path = SearchPath::new();
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| group.is_none_or(|group| step.groups.contains(&group)))
        .collect();
    println!(
        "{} steps, the fast ones first. The first time, tools and browsers are set up on the way.",
        steps.len()
    );

    let mut failed: Vec<&str> = Vec::new();
    let mut summary = String::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n── {} of {}: {} ──", index + 1, steps.len(), step.name);
        let start = clock::now();
        let result = match step.after.filter(|before| failed.contains(before)) {
            Some(before) => Err(anyhow::anyhow!("not run, because the {before} failed")),
            None => (step.run)(&path),
        };
        let time = clock::readable(start.elapsed());
        let verdict = if result.is_ok() { "ok    " } else { "FAILED" };
        if let Err(error) = result {
            eprintln!("\nerror: {error:#}");
            failed.push(step.name);
        }
        println!("{verdict} {} ({time})", step.name);
        summary += &format!("{verdict} {:28}{time:>12}\n", step.name);
    }

    println!("\n{summary}\n{} passed, {} failed", steps.len() - failed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cargo(path: &SearchPath, arguments: &[&str]) -> Result<()> {
    machine::run(path.command("cargo").args(arguments))
}

/// The tests that run inside a browser, compiled to wasm like the app.
fn browser_tests(path: &SearchPath, browser: Browser) -> Result<()> {
    tools::install_wasm_target(path)?;
    tools::install(path, &[&tools::WASM_BINDGEN, &tools::WASM_PACK, &tools::GECKODRIVER])?;
    let browsers = browsers::require(path)?;
    let driver = match browser {
        Browser::Chromium => Some(browsers.chromedriver.clone()),
        Browser::Firefox => path.find("geckodriver"),
    }
    .with_context(|| format!("the program that drives {browser} is not found"))?;
    let options = match browser {
        Browser::Chromium => ["--chrome", "--chromedriver"],
        Browser::Firefox => ["--firefox", "--geckodriver"],
    };

    let settings = browsers.write_driver_settings(relay::start()?)?;
    for suite in browser_suites()? {
        let mut wasm_pack = path.command("wasm-pack");
        wasm_pack
            .args(["test", "--headless", "--mode", "no-install"])
            .args(options)
            .arg(&driver)
            .arg(place::root())
            .args(["--test", &suite])
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings);
        run_suite(&mut wasm_pack)?;
    }
    Ok(())
}

/// The files of tests that run in a browser, each of which is begun by itself.
fn browser_suites() -> Result<Vec<String>> {
    let mut suites = Vec::new();
    for entry in fs::read_dir(place::root().join("tests")).context("tests cannot be listed")? {
        let file = entry?.path();
        let Some(name) = file.file_name().and_then(|name| name.to_str()) else { continue };
        let Some(name) = name.strip_suffix(".rs") else { continue };
        if fs::read_to_string(&file)?.contains("run_in_browser") {
            suites.push(name.to_owned());
        }
    }
    ensure!(!suites.is_empty(), "there is no test in tests that runs in a browser");
    suites.sort();
    Ok(suites)
}

fn run_suite(wasm_pack: &mut Command) -> Result<()> {
    for _ in 1..STARTS {
        let (passed, words) = machine::hear(wasm_pack)?;
        if passed {
            return Ok(());
        }
        let began = !NEVER_BEGAN.iter().any(|said| words.contains(said));
        ensure!(!began, "a browser test failed; its words are above");
        println!("The page with the tests was not loaded; once more.");
    }
    bail!("the page with the tests was never loaded")
}

/// How often the tests of a file are begun. What the little server of the runner forgets (see `relay.rs`)
/// is a script of the page, and no test begins. A test that has begun is never tried again.
const STARTS: u32 = 8;

/// What the runner says then, in Chromium and in Firefox.
const NEVER_BEGAN: [&str; 2] =
    ["Loading scripts...Failed to detect test as having been run", "/url request failed"];

/// What people do, in a real browser, against what is published.
fn journeys(path: &SearchPath, browser: Browser) -> Result<()> {
    node::require(path)?;
    node::install_test_packages(path)?;
    let browsers = browsers::require(path)?;
    let folder = place::end_to_end();
    let mut node = path.command("node");
    node.args(["--test", "--test-concurrency=1", "--test-timeout=180000", "--test-reporter=spec"])
        .args(scripts::tests(&folder)?);
    machine::run(browsers.tell(node.current_dir(folder), browser))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_comes_after_the_one_it_needs() {
        for (index, step) in STEPS.iter().enumerate() {
            if let Some(before) = step.after {
                let found = STEPS[..index].iter().find(|earlier| earlier.name == before);
                let groups = found.map(|earlier| earlier.groups).unwrap_or_default();
                assert!(step.groups.iter().all(|group| groups.contains(group)), "{}", step.name);
            }
        }
    }

    #[test]
    fn groups_have_names() {
        assert_eq!(Group::from_name("e2e").unwrap(), Group::EndToEnd);
        assert!(Group::from_name("fast").unwrap_err().to_string().contains("`fast`"));
    }
}
