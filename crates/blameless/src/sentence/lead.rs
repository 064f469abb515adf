//! Who is named in a block, and where a sentence begins to say something.

use super::{Gap, Word};
use crate::people::{self, People};
use crate::words;

pub(super) fn mark_people(words: &mut [Word], people: &People) {
    let mut at = 0;
    while at < words.len() {
        // A word that may begin a name, or an `@handle`.
        let Some(ahead) = words[at..].iter().position(|word| people.may_begin(word.text)) else {
            break;
        };
        at += ahead;
        let texts: [Option<&str>; 4] = std::array::from_fn(|ahead| {
            words
                .get(at + ahead)
                .filter(|word| ahead == 0 || !word.gap.any(Gap::PHRASE))
                .map(|word| word.text)
        });
        let word = &words[at];
        let found = if word.any(words::CLITIC) {
            None
        } else {
            people.find(word.text, |ahead| texts.get(ahead).copied().flatten())
        };
        if let Some(found) = found {
            for word in &mut words[at..at + found.words] {
                word.set = words::NAMED;
                word.person = Some(found.person);
            }
            at += found.words;
        } else {
            if people::is_handle(words[at].text) {
                words[at].set = words::NAMED;
            }
            at += 1;
        }
    }
}

/// How many words at the start are a timestamp or a label: `14:02 UTC -`, `Root cause:`.
pub(super) fn lead(words: &[Word]) -> usize {
    let stamp = words
        .iter()
        .take_while(|word| {
            word.any(words::TIME | words::DATE | words::NUMBER) && !word.any(words::MODAL)
        })
        .count();
    let stamp = if words[..stamp].iter().any(|word| word.any(words::TIME | words::DATE)) {
        stamp
    } else {
        0
    };
    let rest = &words[stamp..];
    let bold = rest.first().is_some_and(|word| word.gap.any(Gap::BOLD));
    let longest = if bold { 12 } else { 4 };
    let label = rest
        .iter()
        .take(longest + 1)
        .skip(1)
        .position(|word| word.gap.any(Gap::COLON))
        .map(|at| at + 1);
    match label {
        Some(length)
            if bold
                || !rest[..length].iter().any(|word| {
                    word.any(words::AUXILIARY | words::NAMED | words::VAGUE)
                        || word.any(words::PAST) && !word.any(words::BASE)
                }) =>
        {
            stamp + length
        }
        _ => stamp,
    }
}
