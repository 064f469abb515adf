//! What the lists know of single verbs, for those who look at more than one sentence at a time.

use crate::engine::engine;
use crate::words::BASE;

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

#[cfg(test)]
mod tests {
    use super::*;

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
