//! Patterns: what a rule looks for, one per line, in words that a person can read.
//!
//! ```text
//! lack|absence of #quality                       words, alternatives, a class of words
//! - lack of communication redundancies           a line with `-` keeps quiet what it covers
//! ~drop the ball                                 a verb in any form
//! ~choose/person to ~ignore                      a verb told of a person: `Chris chose to ignore`
//! clarity: #vague .. % in=actions => "Add [it]"  severity, sections, a wording with a gap
//! ```
//!
//! | notation | stands for |
//! |---|---|
//! | `word`, `a\|b`, `mistake(s)` | that word; either; with and without `s` |
//! | `couldn't` | also `could not` |
//! | `#class` | any word of that class of `words.rs` |
//! | `#noun` | a word of no grammatical list: most likely a noun |
//! | `#done` | a past participle that is used as a verb, known or not |
//! | `~verb` | any form of the verb, inflected as [`Forms::of`](crate::words) reads it |
//! | `word?` | may be left out |
//! | `!word` | must not come next; takes no room |
//! | `..`, `..6` | up to three (six) words of the same clause |
//! | `,` | a comma may stand here; elsewhere none may |
//! | `*` | any word |
//! | `^`, `$` | the sentence begins (after a time or a label), ends here |
//! | `^^` | an action begins, also after `We should`, `Tom to`, `Please` |
//! | `{person}` | a noun phrase that stands for one of these: see `AGENTS` |
//! | `~verb/person` | a verb in a tense with that subject; see `VerbTest` for what else may follow |
//! | `[`, `]` | what to underline, where that is not all |
//! | `% …` | conditions: see `Conditions` |
//! | `@headings` | a line of its own: those after it also look into headings and labels |
//! | `@statements` | a line of its own: those after it are not for questions |
//! | `=> "…"` | what to put in place of the underlined words; `[…]` in it is a gap to fill in, `{}` the words of the last `{person}` |

mod book;
mod compile;
mod matching;
mod needs;
mod shelves;
#[cfg(test)]
mod tests;
mod wording;

use std::ops::Range;

pub(crate) use book::{Book, Finds};
pub(crate) use wording::rung;

use crate::words::{Id, Set};
use crate::{Bias, Severity};

/// One line of a rule.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The number of its rule.
    pub(crate) rule: u8,
    /// Keeps quiet what it covers.
    pub(crate) quiet: bool,
    /// Also looks into headings and labels, which say nothing of their own for most rules.
    headings: bool,
    /// Not in questions.
    statements: bool,
    pub(crate) severity: Option<Severity>,
    items: Vec<Item>,
    /// The item that is looked for first.
    key: usize,
    conditions: Conditions,
    pub(crate) wording: Option<&'static str>,
}

/// One place of a pattern.
#[derive(Debug)]
struct Item {
    what: What,
    optional: bool,
    forbidden: bool,
    /// A comma may stand before it.
    comma: bool,
    opens: bool,
    closes: bool,
}

#[derive(Debug)]
enum What {
    Word(Test),
    /// A noun phrase for one of these agents.
    Phrase(Agents),
    /// At most so many words.
    Gap(usize),
    Any,
    Start,
    Task,
    End,
}

/// What a single word has to be: any of these.
#[derive(Debug, Default)]
struct Test {
    words: Vec<Id>,
    verbs: Vec<Id>,
    set: Set,
    /// `#noun`: also any word that is most likely a noun.
    noun: bool,
    /// `#done`: also any participle used as a verb.
    participle: bool,
    /// `couldn't`, or `could not`.
    denied: bool,
    verb: Option<VerbTest>,
}

/// A set of agents, a bit for each.
type Agents = u16;

/// How a verb has to be used.
#[derive(Clone, Copy, Debug, Default)]
struct VerbTest {
    /// Who has to be its subject; none for anybody.
    subject: Agents,
    /// `by`: who it has to be done by, as in `was deleted by Chris`.
    by: Agents,
    /// `bare`: also where a note begins with it and leaves the subject out.
    bare: bool,
    /// `not`: `did not check`.
    denied: bool,
    /// `either`: denied or not.
    either: bool,
    /// `modal`: after `should`, `will`, `must`.
    modal: bool,
    /// `passive`: `was dropped`.
    passive: bool,
    /// `past`: no present tense.
    past: bool,
    /// `present`: no past tense.
    present: bool,
    /// `perfect`: a modal with `have` and a participle, `should not have been dropped`; it stands
    /// for all of that but the participle.
    perfect: bool,
    /// `ing`: the form in -ing by itself; `base`: the base form by itself. No subject is looked for.
    form: Set,
    /// `open`: also conditions and reported wishes, such as `if`, `whether`.
    open: bool,
}

/// What has to hold besides the words.
#[derive(Debug, Default)]
struct Conditions {
    /// `in=actions,lucky`: bits of sections; all if none is named.
    sections: u16,
    /// `q`, `!q`: only, or not, in questions.
    question: Option<bool>,
    /// `!neg`: nothing in the five words before denies it.
    undenied: bool,
    /// `!meta`: nothing in the five words before denies it, or speaks of keeping clear of it.
    no_meta: bool,
    /// `!far-neg`: nothing before it in the clause denies it.
    far_undenied: bool,
    /// `lacks=#class`: no word of the sentence has one of these classes.
    lacks: Set,
    /// `has=#class`: a word of the sentence has one.
    has: Set,
    /// `!context`: nothing in the sentence says how things looked at the time.
    no_context: bool,
    /// `!mechanism`: no clause in the sentence says what brought it about.
    no_mechanism: bool,
    /// `!bounded`: nothing says when or how it ends.
    unbounded: bool,
    /// `bias=sunk-cost`: no condition, but the bias that the sentence shows at work.
    bias: Option<Bias>,
}

/// A pattern found in a sentence, in words.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    pub(crate) words: Range<usize>,
    /// The number of the pattern: of two that find the same, the earlier line counts.
    pub(crate) number: u16,
    /// Whose act it is, where the pattern asks for a subject.
    pub(crate) agent: Option<crate::subject::Agent>,
    /// The words of the last `{person}`.
    pub(crate) phrase: Range<usize>,
}
