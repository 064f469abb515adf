//! The classes of one word: what it looks like, and the list it stands in.

use crate::words::{self, Set};

pub(super) fn classify(word: &str) -> Set {
    let bytes = word.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits > 0 {
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let ticket = bytes[0] == b'#' && digits + 1 == bytes.len()
            || letters >= 2
                && bytes.get(letters) == Some(&b'-')
                && letters + 1 + digits == bytes.len();
        if ticket {
            return words::TICKET;
        }
        if !bytes[0].is_ascii_digit() {
            return words::lookup(word);
        }
        let dashes = bytes.iter().filter(|&&byte| byte == b'-' || byte == b'/').count();
        if dashes == 2 && digits + 2 == bytes.len() {
            return words::DATE;
        }
        if bytes.contains(&b':') || bytes.len() == 5 && bytes[2] == b'.' && digits == 4 {
            return words::TIME;
        }
        let unit = bytes.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        if unit == bytes.len() {
            return words::NUMBER;
        }
        let tail = &word[unit..];
        if ["st", "nd", "rd", "th"].contains(&tail) {
            return words::DATE | words::NUMBER;
        }
        return if words::lookup(tail).any(words::UNIT) {
            words::NUMBER | words::UNIT
        } else {
            Set::NONE
        };
    }
    let set = words::lookup(word);
    if set == Set::NONE && word.len() > 4 && word.ends_with("ly") {
        return words::ADVERB;
    }
    set
}
