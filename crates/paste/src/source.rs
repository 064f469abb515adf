//! What a text can be, and what it is likely to be.

/// What a text can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Messages copied from Slack, Microsoft Teams or Discord.
    Chat,
    /// A log of IRC.
    Irc,
    /// Lines or bullets that begin with a time.
    Notes,
    /// A log of a program.
    Log,
    /// What `git log` writes.
    Git,
    /// JSON: an export of Slack, an incident of PagerDuty, a log.
    Json,
    /// Values between commas, semicolons or tabs.
    Values,
    /// A table in Markdown.
    Markdown,
    /// A table in HTML.
    Html,
}

impl Source {
    /// Every source.
    pub const ALL: [Source; 9] = [
        Source::Chat,
        Source::Irc,
        Source::Notes,
        Source::Log,
        Source::Git,
        Source::Json,
        Source::Values,
        Source::Markdown,
        Source::Html,
    ];

    /// A name that is never shown.
    pub fn id(self) -> &'static str {
        match self {
            Source::Chat => "chat",
            Source::Irc => "irc",
            Source::Notes => "notes",
            Source::Log => "log",
            Source::Git => "git",
            Source::Json => "json",
            Source::Values => "values",
            Source::Markdown => "markdown",
            Source::Html => "html",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Source::Chat => "Chat messages",
            Source::Irc => "IRC log",
            Source::Notes => "Lines with times",
            Source::Log => "Program log",
            Source::Git => "git log",
            Source::Json => "JSON",
            Source::Values => "CSV or spreadsheet",
            Source::Markdown => "Markdown table",
            Source::Html => "HTML table",
        }
    }

    /// The source with this id.
    pub fn from_id(id: &str) -> Option<Source> {
        Source::ALL.into_iter().find(|source| source.id() == id)
    }
}
