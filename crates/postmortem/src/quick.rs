//! One line that says what, who and by when, as people jot an action item down.

use crate::day::Day;

/// What a line was understood to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quick {
    /// What will be done.
    pub text: String,
    /// Who sees to it.
    pub owner: String,
    /// The day it is due, `YYYY-MM-DD`.
    pub due: String,
    /// Address or number of the ticket.
    pub ticket: String,
}

impl Quick {
    /// Reads `what — owner — by when`: between dashes anything in any order, and anywhere `@owner`,
    /// `#ticket`, an address, and at the end of what will be done `by Friday` or `in 2 weeks`. What
    /// nobody can make anything of stays in the text.
    pub fn read(line: &str, today: Option<Day>) -> Quick {
        let mut quick = Quick::default();
        let mut parts = parts(line).into_iter();
        let first = quick.take_words(parts.next().unwrap_or_default());
        quick.text = quick.take_day(first, today);
        for part in parts {
            let rest = quick.take_words(part);
            let rest = quick.take_day(rest, today);
            if rest.is_empty() {
                continue;
            }
            match Day::meant(&rest, today) {
                Some(day) if quick.due.is_empty() => quick.due = day.to_string(),
                _ if quick.ticket.is_empty() && is_ticket(&rest) => quick.ticket = rest,
                _ if quick.owner.is_empty() => quick.owner = rest,
                _ => quick.text = format!("{} — {rest}", quick.text),
            }
        }
        quick
    }

    /// Takes the words out that say by themselves what they are.
    fn take_words(&mut self, part: &str) -> String {
        let mut rest = Vec::new();
        for word in part.split_whitespace() {
            let bare = word.trim_end_matches([',', ';', '.']);
            let named = |mark| {
                bare.strip_prefix(mark)
                    .is_some_and(|name: &str| name.starts_with(char::is_alphanumeric))
            };
            if self.owner.is_empty() && named('@') {
                self.owner = bare.to_owned();
            } else if self.ticket.is_empty() && (named('#') || is_address(bare)) {
                self.ticket = bare.to_owned();
            } else {
                rest.push(word);
            }
        }
        rest.join(" ")
    }

    /// Takes a day off the end, if it is introduced as one.
    fn take_day(&mut self, text: String, today: Option<Day>) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        for at in words.len().saturating_sub(5)..words.len() {
            let introduces = matches!(
                words[at].to_lowercase().as_str(),
                "by" | "due" | "until" | "before" | "in"
            );
            if self.due.is_empty()
                && introduces
                && let Some(day) = Day::meant(&words[at..].join(" "), today)
            {
                self.due = day.to_string();
                return words[..at].join(" ").trim_end_matches([',', ';']).to_owned();
            }
        }
        text
    }
}

/// What stands between dashes that stand by themselves.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for dash in [" — ", " – ", " -- ", " - "] {
        parts = parts.into_iter().flat_map(|part| part.split(dash)).collect();
    }
    parts.into_iter().map(str::trim).collect()
}

/// Whether a text is an address.
pub(crate) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let named = host == "localhost" || host.contains('.');
    named && !host.starts_with('.') && !host.ends_with('.') && !text.contains(char::is_whitespace)
}

/// Whether a text is the number of a ticket: `OPS-42`, `#42`.
fn is_ticket(text: &str) -> bool {
    let Some((project, number)) = text.rsplit_once(['-', '#']) else { return false };
    let letters = project.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    letters && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_who_and_when() {
        // A Saturday.
        let today = Day::parse("2026-11-21");
        for (line, [text, owner, due, ticket]) in [
            ("", ["", "", "", ""]),
            ("Protect the branch", ["Protect the branch", "", "", ""]),
            (
                "Protect the branch — Ada — by Friday",
                ["Protect the branch", "Ada", "2026-11-27", ""],
            ),
            (
                "Protect the branch - by Friday - Docs team",
                ["Protect the branch", "Docs team", "2026-11-27", ""],
            ),
            (
                "Protect the branch @ada by Friday #42",
                ["Protect the branch", "@ada", "2026-11-27", "#42"],
            ),
            ("Protect the branch, due 2026-12-01", ["Protect the branch", "", "2026-12-01", ""]),
            (
                "Protect the branch in 2 weeks @ada",
                ["Protect the branch", "@ada", "2026-12-05", ""],
            ),
            ("Protect it -- OPS-7 -- Ada", ["Protect it", "Ada", "", "OPS-7"]),
            ("Protect it https://example.org/7", ["Protect it", "", "", "https://example.org/7"]),
            ("Add a check — Ada — 1 December", ["Add a check", "Ada", "2026-12-01", ""]),
            // What only looks like it stays text.
            ("Keep logs in 2 regions", ["Keep logs in 2 regions", "", "", ""]),
            ("Sort entries by hand", ["Sort entries by hand", "", "", ""]),
            ("Re-run the job every Friday", ["Re-run the job every Friday", "", "", ""]),
            ("Mail a@example.org @ noon", ["Mail a@example.org @ noon", "", "", ""]),
            ("One — Ada — two — three", ["One — two — three", "Ada", "", ""]),
        ] {
            let [text, owner, due, ticket] = [text, owner, due, ticket].map(str::to_owned);
            assert_eq!(Quick::read(line, today), Quick { text, owner, due, ticket }, "{line}");
        }
    }

    #[test]
    fn addresses_are_told_from_what_only_begins_like_one() {
        for good in ["https://example.org", "http://localhost:80/x", "https://a.b/c?d#e"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "https://",
            "http:/x.org",
            "https://x",
            "ftp://x.org",
            "https://a b.org",
            "https://.org",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
