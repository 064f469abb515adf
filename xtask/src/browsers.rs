//! The browsers the tests run in: Chromium and Firefox, as installed on this machine.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::{self, SearchPath};
use crate::place;

/// A browser the tests run in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    /// Chromium, or Google Chrome.
    Chromium,
    /// Firefox, or its long-term release.
    Firefox,
}

impl Browser {
    /// The browser a user named.
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            other => bail!("`{other}` is not a browser the tests know: choose chromium or firefox"),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        })
    }
}

/// Where the browsers are.
#[derive(Clone, Debug)]
pub struct Browsers {
    /// Chromium, or Google Chrome.
    pub chromium: PathBuf,
    /// What drives Chromium for the browser tests; has its version.
    pub chromedriver: PathBuf,
    /// Firefox, or its long-term release.
    pub firefox: PathBuf,
}

const CHROMIUM_PLACES: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];
const FIREFOX_PLACES: [&str; 2] = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
];

/// No first-run pages, no sandbox (containers have none to give), and no talk with the outside.
const CHROMIUM_ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Finds the browsers, and installs them where this is possible without asking anybody.
pub fn require(path: &SearchPath) -> Result<Browsers> {
    if let Some(browsers) = find(path) {
        return Ok(browsers);
    }
    let by_hand = format!(
        "The browser tests need Chromium (or Chrome), its chromedriver, and Firefox. Install them:\n{}",
        machine::by_hand(
            "chromium chromium-driver firefox-esr",
            "chromium chromedriver firefox",
            "brew install --cask google-chrome chromedriver firefox",
            "winget install Google.Chrome Chromium.ChromeDriver Mozilla.Firefox",
        )
    );
    machine::install_packages(path, &["chromium", "chromium-driver", "firefox-esr"], &by_hand)?;
    find(path).context(by_hand)
}

fn find(path: &SearchPath) -> Option<Browsers> {
    let known = |places: &[&str]| places.iter().map(PathBuf::from).find(|place| place.is_file());
    let chromium_names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    Some(Browsers {
        chromium: path.find_any(&chromium_names).or_else(|| known(&CHROMIUM_PLACES))?,
        chromedriver: path.find_any(&["chromedriver", "chromium.chromedriver"])?,
        firefox: path.find_any(&["firefox", "firefox-esr"]).or_else(|| known(&FIREFOX_PLACES))?,
    })
}

impl Browsers {
    /// Tells a program that drives a browser which one, and where they are.
    pub fn tell<'a>(&self, program: &'a mut Command, which: Browser) -> &'a mut Command {
        program
            .env("NOFAULT_BROWSER", which.to_string())
            .env("NOFAULT_CHROMIUM", &self.chromium)
            .env("NOFAULT_FIREFOX", &self.firefox)
    }

    /// Writes how the drivers are to start these browsers, and returns where it stands.
    pub fn write_driver_settings(&self, proxy: u16) -> Result<PathBuf> {
        let file = place::tools().join("webdriver.json");
        fs::create_dir_all(place::tools()).context("could not create target/tools")?;
        fs::write(&file, self.driver_settings(proxy))
            .with_context(|| format!("could not write {}", file.display()))?;
        Ok(file)
    }

    /// Browsers ask a proxy for nothing on their own machine unless they are told to.
    fn driver_settings(&self, proxy: u16) -> String {
        let server = format!("--proxy-server=127.0.0.1:{proxy}");
        let relayed = [&*server, "--proxy-bypass-list=<-loopback>"];
        let arguments = CHROMIUM_ARGUMENTS.into_iter().chain(relayed).map(json_text);
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let binary = |path: &Path| json_text(&path.to_string_lossy());
        format!(
            "{{\n  \"timeouts\": {{ \"pageLoad\": 15000 }},\n  \"goog:chromeOptions\": {{ \"binary\": {}, \"args\": [{arguments}] }},\n  \
             \"moz:firefoxOptions\": {{ \"binary\": {}, \"args\": [\"-headless\"], \
             \"prefs\": {{ \"network.proxy.type\": 1, \"network.proxy.http\": \"127.0.0.1\", \"network.proxy.http_port\": {proxy}, \
             \"network.proxy.allow_hijacking_localhost\": true }} }}\n}}\n",
            binary(&self.chromium),
            binary(&self.firefox),
        )
    }
}

/// The text as JSON writes it. Paths hold no control characters.
fn json_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_backslashes_stay_what_they_are() {
        assert_eq!(json_text(r#"C:\Program Files\"x""#), r#""C:\\Program Files\\\"x\"""#);
    }

    #[test]
    fn drivers_are_told_which_browser_to_start() {
        let browsers = Browsers {
            chromium: "/usr/bin/chromium".into(),
            chromedriver: "/usr/bin/chromedriver".into(),
            firefox: "/usr/bin/firefox-esr".into(),
        };
        let settings = browsers.driver_settings(8080);
        assert!(
            settings.contains(
                r#""binary": "/usr/bin/chromium", "args": ["--headless", "--no-sandbox""#
            ),
            "{settings}"
        );
        assert!(settings.contains(r#""binary": "/usr/bin/firefox-esr""#), "{settings}");
        for proxy in ["=127.0.0.1:8080\"", "_port\": 8080,"] {
            assert!(settings.contains(proxy), "{settings}");
        }
    }
}
