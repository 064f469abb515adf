//! What the lists know of single verbs, for those who look at more than one sentence at a time.

use crate::engine::engine;
use crate::words::{AUXILIARY, BASE, PAST, Set};

/// Whether a word can be a verb as an order has it: `add`, `alert`, but not `alerting`.
pub fn can_be_an_order(word: &str) -> bool {
    let words = engine().words();
    (words.get(word).1.set | words.derived(word)).any(BASE)
}

/// Whether two words are forms of one verb: `publish` and `published`.
pub fn same_verb(one: &str, other: &str) -> bool {
    let words = engine().words();
    let lemma = words.get(one).1.lemma;
    lemma != 0 && lemma == words.get(other).1.lemma
}

/// Whether a word is in any list, in any of its forms.
pub fn is_known(word: &str) -> bool {
    let words = engine().words();
    (words.get(word).1.set | words.derived(word)) != Set::NONE
}

/// Whether a word tells what somebody did: `deleted`, `saw`, but not `was`.
pub fn tells_a_deed(word: &str) -> bool {
    let words = engine().words();
    let set = words.get(word).1.set | words.derived(word);
    set.any(PAST) && !set.any(AUXILIARY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_is_something_done() {
        for word in ["deleted", "Saw", "restarted"] {
            assert!(tells_a_deed(word) && is_known(word), "{word}");
        }
        for word in ["was", "delete", "branch", "priya"] {
            assert!(!tells_a_deed(word), "{word}");
        }
        assert!(!is_known("priya") && is_known("the"));
    }

    #[test]
    fn an_order_is_a_verb_in_its_base_form() {
        for word in ["Add", "alert", "protect", "rewrite"] {
            assert!(can_be_an_order(word), "{word}");
        }
        for word in ["alerting", "protected", "the", "documentation", "", "xyzzy"] {
            assert!(!can_be_an_order(word), "{word}");
        }
        assert!(same_verb("publish", "Published") && same_verb("wrote", "write"));
        assert!(!same_verb("publish", "protected") && !same_verb("xyzzy", "xyzzy"));
    }
}
