//! E-mail addresses and `@handles` in a text.

use std::ops::Range;

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Account {
    /// All of it, with its `@`.
    pub(super) at: Range<usize>,
    /// What tells who it is: all before the `@` of an address, or behind that of a handle.
    pub(super) name: Range<usize>,
    /// Whether mail can be sent there.
    pub(super) is_address: bool,
}

/// All of them, in the order of the text.
pub(super) fn accounts(text: &str) -> Vec<Account> {
    let mut found: Vec<Account> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let after = at + 1;
        let before = &text[found.last().map_or(0, |last| last.at.end.min(at))..at];
        let is_local = |c: char| c.is_alphanumeric() || "._%+-\u{200b}\u{ad}".contains(c);
        let local = before.len() - before.trim_end_matches(is_local).len();
        let start = at - local;
        let rest = &text[after..];
        let is_of_name = |c: char| c.is_alphanumeric() || "._-\u{200b}\u{ad}".contains(c);
        let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let named = rest[..length].trim_end_matches(['.', '-']);
        let end = after + named.len();
        let domain = named.rsplit_once('.').is_some_and(|(_, last)| {
            last.chars().count() > 1 && last.chars().all(char::is_alphabetic)
        });
        if local > 0 && domain {
            found.push(Account { at: start..end, name: start..at, is_address: true });
        } else if local == 0 && named.starts_with(char::is_alphanumeric) {
            found.push(Account { at: at..end, name: after..end, is_address: false });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_handles_are_told_from_the_rest() {
        for (text, expected) in [
            ("ask chris@example.com.", vec![("chris@example.com", "chris", true)]),
            ("<a.b+c@x-y.co.uk>", vec![("a.b+c@x-y.co.uk", "a.b+c", true)]),
            ("@dave, @eve's", vec![("@dave", "dave", false), ("@eve", "eve", false)]),
            ("root@db-1 and 5 @ 3", vec![]),
            ("@", vec![]),
            ("a@b.com@c.org", vec![("a@b.com", "a", true), ("@c.org", "c.org", false)]),
        ] {
            let found: Vec<_> = accounts(text)
                .into_iter()
                .map(|it| (&text[it.at], &text[it.name], it.is_address))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
