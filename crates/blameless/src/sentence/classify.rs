//! The classes of one word: what it looks like, and the list it stands in.

use crate::words::{self, Entry, Id, Set, Table};

/// Its classes, its number, and that of its base form.
pub(super) fn classify(word: &str, table: &Table) -> (Set, Id, Id) {
    let bytes = word.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits > 0 {
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let ticket = bytes[0] == b'#' && digits + 1 == bytes.len()
            || letters >= 2
                && bytes.get(letters) == Some(&b'-')
                && letters + 1 + digits == bytes.len();
        if ticket {
            return (words::TICKET, 0, 0);
        }
        if !bytes[0].is_ascii_digit() {
            let (id, entry) = table.get(word);
            return (entry.set, id, entry.lemma);
        }
        let dashes = bytes.iter().filter(|&&byte| byte == b'-' || byte == b'/').count();
        if dashes == 2 && digits + 2 == bytes.len() {
            return (words::DATE, 0, 0);
        }
        if bytes.contains(&b':') || bytes.len() == 5 && bytes[2] == b'.' && digits == 4 {
            return (words::TIME, 0, 0);
        }
        let unit = bytes.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        if unit == bytes.len() {
            return (words::NUMBER, 0, 0);
        }
        let tail = &word[unit..];
        if ["st", "nd", "rd", "th"].contains(&tail) {
            return (words::DATE | words::NUMBER, 0, 0);
        }
        let unit = table.get(tail).1.set.any(words::UNIT);
        return (if unit { words::NUMBER | words::UNIT } else { Set::NONE }, 0, 0);
    }
    of_letters(word, table.get(word), table)
}

/// The same for a word without digits, of which the table knows this.
#[inline(always)]
pub(super) fn of_letters(word: &str, (id, entry): (Id, &Entry), table: &Table) -> (Set, Id, Id) {
    let mut set = entry.set;
    if set == Set::NONE && word.len() > 4 {
        set = of_unknown(word, table);
    }
    (set, id, entry.lemma)
}

/// What a word that no list has shows by its beginning and its end.
#[inline(never)]
fn of_unknown(word: &str, table: &Table) -> Set {
    if word.ends_with("ly") { words::ADVERB } else { table.derived(word) }
}

/// What may follow an apostrophe as a word of its own.
pub(super) const CLITICS: [&str; 7] = ["'s", "'ve", "'d", "'ll", "'re", "'m", "'"];

/// Words whose full stop ends no sentence.
pub(super) const ABBREVIATIONS: [&str; 17] = [
    "e.g", "i.e", "etc", "vs", "approx", "no", "mr", "mrs", "ms", "dr", "inc", "cf", "ca", "fig",
    "al", "est", "resp",
];

/// Whether what follows some letters is neither a letter nor a mark that joins two of them.
#[inline(always)]
pub(super) fn ends_word(rest: &str) -> bool {
    matches!(rest.as_bytes().first(), Some(b' ' | b',' | b'\n')) || ends_word_here(rest)
}

#[inline(never)]
fn ends_word_here(rest: &str) -> bool {
    let mut following = rest.chars();
    match following.next() {
        None => true,
        Some(':') => !rest.starts_with("://"),
        Some('.') => following.next().is_none_or(char::is_whitespace),
        Some('-' | '\'' | '’' | '_' | '@' | '/' | '+' | '&' | '%') => false,
        Some(next) => !is_alphanumeric(next),
    }
}

/// Asks for dashes, quotation marks and marks without width, of which texts are full, without looking
/// them up.
#[inline(always)]
pub(super) fn is_alphanumeric(letter: char) -> bool {
    !matches!(letter, '\u{2000}'..='\u{206f}') && letter.is_alphanumeric()
}
