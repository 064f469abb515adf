//! Lexical classes: what a word can be, looked up once per word.

mod forms;
mod key;
mod lexicon;
mod table;

use std::ops::BitOr;

pub(crate) use key::letters;
pub(crate) use table::{Entry, Id, Table};

/// A set of lexical classes. A sentence carries the union of its words' sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Set(u128);

impl Set {
    pub(crate) const NONE: Set = Set(0);

    /// No class, but a mark that every sentence has.
    pub(crate) const SOMETHING: Set = Set(1 << 127);

    const fn bit(n: u32) -> Set {
        Set(1 << n)
    }

    /// The numbers of its classes.
    #[inline(always)]
    pub(crate) fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (next < u128::BITS).then_some(next as usize)
        })
    }

    /// Without the class of this number.
    pub(crate) fn without(self, number: usize) -> Set {
        Set(self.0 & !(1 << number))
    }

    #[inline(always)]
    pub(crate) const fn and(self, other: Set) -> Set {
        Set(self.0 & other.0)
    }

    /// Both sets together, where `|` is not available: in constants.
    #[inline(always)]
    pub(crate) const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    #[inline(always)]
    pub(crate) const fn any(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Set {
    type Output = Set;

    fn bitor(self, other: Set) -> Set {
        self.or(other)
    }
}

/// Numbers the classes, and gives each the name by which patterns call it.
macro_rules! classes {
    ($($name:ident $id:literal,)*) => {
        #[expect(clippy::upper_case_acronyms, non_camel_case_types, reason = "named like the sets")]
        enum Bit { $($name),* }
        $(pub(crate) const $name: Set = Set::bit(Bit::$name as u32);)*
        const NAMES: &[(&str, Set)] = &[$(($id, $name)),*];
    };
}

classes! {
    // Forms of a verb.
    BASE "base",
    THIRD "third",
    PAST "past",
    PARTICIPLE "participle",
    GERUND "gerund",
    // Closed classes.
    BE "be",
    HAVE "have",
    DO "do",
    MODAL "modal",
    NEGATION "negation",
    DETERMINER "determiner",
    PREPOSITION "preposition",
    CONJUNCTION "conjunction",
    SUBORDINATOR "subordinator",
    RELATIVE "relative",
    ADVERB "adverb",
    QUANTITY "quantity",
    POSSESSIVE "possessive",
    // Who.
    NAMED "named",
    SELF "self",
    WE "we",
    INDEFINITE "indefinite",
    THIRD_PERSON "third-person",
    THING "thing",
    ROLE "role",
    TRAP_ROLE "trap-role",
    TRADE "trade",
    VENDOR "vendor",
    CUSTOMER "customer",
    ADVERSARY "adversary",
    // Verbs by what they say about a person.
    HARM "harm",
    SLIP "slip",
    SLIP_UP "slip-up",
    OUSTING "ousting",
    ACTION "action",
    RUN "run",
    CAUSING "causing",
    DEED "deed",
    DUTY "duty",
    KNOWING "knowing",
    OMISSION "omission",
    ATTEMPT "attempt",
    SIGN "sign",
    PROCESS "process",
    REPAIR "repair",
    // Words around them.
    WASTE "waste",
    AMISS "amiss",
    ACCIDENT "accident",
    TROUBLE "trouble",
    DRILL "drill",
    CONTEXT "context",
    RECOVERED "recovered",
    ADJECTIVAL "adjectival",
    GUARDED "guarded",
    // Anchors of single rules.
    ERROR_NOUN "error-noun",
    ERROR_LABEL "error-label",
    METRIC "metric",
    WITHOUT "without",
    HINDSIGHT "hindsight",
    SOLE "sole",
    RETRIBUTION "retribution",
    VAGUE "vague",
    CONDITION "condition",
    OPEN_CAUSE "open-cause",
    BETTER "better",
    SINGLE_CAUSE "single-cause",
    FAILURE "failure",
    VALUED "valued",
    CARRIER "carrier",
    // How work is meant to be done, and how people are graded.
    VIOLATION "violation",
    PROCEDURE "procedure",
    QUALITY "quality",
    LACK "lack",
    JUDGEMENT "judgement",
    TRAIT "trait",
    DECISION "decision",
    POOR "poor",
    FINE "fine",
    ALWAYS "always",
    INTENT "intent",
    OBVIOUS "obvious",
    EXHORT "exhort",
    VIGILANT "vigilant",
    CREDIT "credit",
    DECIDING "deciding",
    BELIEVING "believing",
    PUNISH "punish",
    CULPRIT "culprit",
    // What is asked of people, how it looked to them, and thanks.
    ACT_NOUN "act-noun",
    SCREEN "screen",
    SHOWING "showing",
    SOUND "sound",
    KUDOS "kudos",
    WISH "wish",
    PRAISE "praise",
    CIRCUMSTANCE "circumstance",
    ARTEFACT "artefact",
    SHABBY "shabby",
    RESPONDING "responding",
    // Scorn, guilt, habit, and talk of sides.
    UNWISE "unwise",
    WRONGLY "wrongly",
    SCORN "scorn",
    LAPSE "lapse",
    USELESS "useless",
    FOOL "fool",
    DEPARTMENT "department",
    SUPPLY "supply",
    // Things that are not quite words.
    NUMBER "number",
    TIME "time",
    DATE "date",
    UNIT "unit",
    TICKET "ticket",
    LINK "link",
    CODE "code",
    QUOTE "quote",
    CLITIC "clitic",
    DELIVERABLE "deliverable",
}

/// Any finite or non-finite verb form.
pub(crate) const VERB: Set = BASE.or(THIRD).or(PAST).or(PARTICIPLE).or(GERUND);
/// Helpers of a verb.
pub(crate) const AUXILIARY: Set = BE.or(HAVE).or(DO).or(MODAL);
/// Words that stand for a whole noun phrase.
pub(crate) const PRONOUN: Set = SELF.or(WE).or(INDEFINITE).or(THIRD_PERSON).or(THING);

/// Classes that say how a word behaves in a sentence. A word with none of them is most likely a noun.
pub(crate) const GRAMMAR: Set = VERB
    .or(AUXILIARY)
    .or(PRONOUN)
    .or(NEGATION)
    .or(DETERMINER)
    .or(PREPOSITION)
    .or(CONJUNCTION)
    .or(SUBORDINATOR)
    .or(RELATIVE)
    .or(ADVERB)
    .or(QUANTITY)
    .or(NAMED)
    .or(ROLE)
    .or(NUMBER)
    .or(TIME)
    .or(DATE)
    .or(CODE)
    .or(QUOTE)
    .or(CLITIC);

/// The class that patterns call by this name.
pub(crate) fn class(name: &str) -> Option<Set> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
}
