//! What can be asked for.

use std::path::PathBuf;

use blameless::Kind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use editor::Preferences;
use postmortem::{Day, findings};

/// The questions of Nofault, a blameless-postmortem editor, on the command line.
#[derive(Parser)]
#[command(name = "nofault", version)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Reads postmortems and tells what the editor would ask about them
    ///
    /// Exit code 0: all was read, with hints or without. 1: what --fail-on names was found. 2: something
    /// could not be read.
    Check(Check),
    /// Writes a postmortem in another format, with all that is in it
    Convert(Convert),
}

#[derive(Args)]
pub struct Check {
    /// Markdown, JSON or saved copies (HTML); plain text is checked as it is; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Exit with 1 where there is one of these; nothing does unless asked
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub fail_on: Vec<FailOn>,
    /// Leave out a rule, a kind of hint or a kind of question, by its name in --format json
    #[arg(long, value_delimiter = ',', value_name = "NAME", value_parser = hidden)]
    pub hide: Vec<String>,
    /// The day that action items are overdue on, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Day>,
}

#[derive(Args)]
pub struct Convert {
    /// Markdown, JSON or a saved copy (HTML); - is the standard input
    pub file: PathBuf,
    /// The format to write
    #[arg(long, value_enum)]
    pub to: To,
    /// Where to write it [default: the standard output]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Replace OUT if it is there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs
    Json,
    /// Notices beside the lines of a pull request on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// A wording hint that a person could feel accused by
    Blame,
    /// A hint of blame, or one that stops the inquiry
    Bias,
    /// Any wording hint
    Hint,
    /// A question about the facts
    Question,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// Markdown, for people and for repositories
    Md,
    /// JSON, the file format of Nofault
    Json,
    /// A page to be read; it is not read back
    Html,
}

impl Check {
    /// What is to be left out, as the settings of the editor have it.
    pub fn preferences(&self) -> Preferences {
        let ids = || self.hide.iter().map(|id| id.as_str().into()).collect();
        let mut preferences = Preferences::default();
        (preferences.hidden_rules, preferences.hidden_kinds) = (ids(), ids());
        preferences
    }
}

fn hidden(name: &str) -> Result<String, String> {
    let known = blameless::rule(name).is_some()
        || Kind::ALL.iter().any(|kind| kind.id() == name)
        || findings::Kind::ALL.iter().any(|kind| kind.id() == name);
    known.then(|| name.to_owned()).ok_or_else(|| {
        "there is no rule or kind of this name; `nofault check --format json` tells the names"
            .into()
    })
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write the day as YYYY-MM-DD, such as 2019-12-05".into())
}
