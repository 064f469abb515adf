//! The texts of the race. The same name, size and seed always give the same text.

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Corpus {
    /// Paragraphs as in a postmortem, of some 900 sentences; about one in twenty points at a person.
    Prose,
    /// The same sentences in one line.
    OneLine,
    /// Brackets that are never closed.
    Brackets,
    /// Quotes in quotes in quotes.
    Quotes,
    /// Runs of backticks of many lengths.
    Backticks,
    /// Characters without width between letters.
    ZeroWidth,
    /// Marks that turn the direction of writing.
    Bidirectional,
    /// Letters under heaps of accents.
    Combining,
    /// The first and last characters around the surrogates and at the ends of the planes.
    Edges,
    /// People and flags of many joined characters.
    Emoji,
    /// One accusation, over and over, without an end.
    Accusation,
    /// No letter at all.
    Punctuation,
    /// Empty lines.
    Newlines,
}

impl Corpus {
    /// All of them; wasm knows them by their place here.
    pub const ALL: [Corpus; 13] = [
        Corpus::Prose,
        Corpus::OneLine,
        Corpus::Brackets,
        Corpus::Quotes,
        Corpus::Backticks,
        Corpus::ZeroWidth,
        Corpus::Bidirectional,
        Corpus::Combining,
        Corpus::Edges,
        Corpus::Emoji,
        Corpus::Accusation,
        Corpus::Punctuation,
        Corpus::Newlines,
    ];

    /// A name for people.
    pub fn name(self) -> &'static str {
        match self {
            Corpus::Prose => "prose",
            Corpus::OneLine => "prose in one line",
            Corpus::Brackets => "open brackets",
            Corpus::Quotes => "nested quotes",
            Corpus::Backticks => "backticks",
            Corpus::ZeroWidth => "zero width",
            Corpus::Bidirectional => "bidirectional marks",
            Corpus::Combining => "combining marks",
            Corpus::Edges => "edges of the planes",
            Corpus::Emoji => "joined emoji",
            Corpus::Accusation => "“Chris deleted ” again and again",
            Corpus::Punctuation => "punctuation",
            Corpus::Newlines => "newlines",
        }
    }

    /// About this many bytes of it.
    pub fn text(self, bytes: usize, seed: u64) -> String {
        match self {
            Corpus::Prose => prose(bytes, seed),
            Corpus::OneLine => prose(bytes, seed).replace("\n\n", " "),
            // Half of it opens, half of it closes.
            Corpus::Quotes => {
                repeated("he said “it told ‘us, \"so ", bytes / 2)
                    + &repeated("there\"’” ", bytes / 2)
            }
            Corpus::Brackets => repeated("[({<", bytes),
            Corpus::Backticks => repeated("`a ``b ```c ````` d `` ", bytes),
            Corpus::ZeroWidth => {
                repeated("de\u{200b}le\u{200d}ted\u{feff} \u{2060}it\u{ad} ", bytes)
            }
            Corpus::Bidirectional => {
                repeated("\u{202e}Chris\u{2066} ran\u{200f} \u{2069}it\u{202c} ", bytes)
            }
            Corpus::Combining => repeated("e\u{301}\u{302}\u{303}\u{20dd}\u{fe0f}a\u{30a} ", bytes),
            Corpus::Edges => repeated(
                "\u{d7ff}\u{e000}\u{fffd}\u{ffff}\u{10000}\u{10ffff}\u{0}\u{7f}\u{80} ",
                bytes,
            ),
            Corpus::Emoji => repeated("👩‍👩‍👧‍👦🏳️‍🌈🇩🇪👍🏽 ", bytes),
            Corpus::Accusation => repeated("Chris deleted ", bytes),
            Corpus::Punctuation => repeated(".,;:!?-—…()[]\"'", bytes),
            Corpus::Newlines => repeated("\n", bytes),
        }
    }
}

fn repeated(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len())
}

/// Paragraphs of three to six sentences.
fn prose(bytes: usize, seed: u64) -> String {
    let (pointing, plain): (Vec<_>, Vec<_>) = sentences().partition(|(_, points)| *points);
    let mut random = seed;
    // Numbers that look like chance, from the multiplier and increment of Knuth's MMIX.
    let mut below = |limit: usize| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % limit
    };
    let mut text = String::with_capacity(bytes + 1_000);
    while text.len() < bytes {
        for _ in 0..3 + below(4) {
            let from = if below(20) == 0 { &pointing } else { &plain };
            let (sentence, _) = from[below(from.len())];
            match sentence.split_once('#') {
                Some((before, after)) => {
                    text += &format!("{before}{}{after} ", 10 + below(89));
                }
                None => text += &format!("{sentence} "),
            }
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text.truncate(text[..bytes].rfind([' ', '\n']).unwrap_or(bytes));
    text
}

/// The different words of the sentences, in lower case and in order.
pub(crate) fn words() -> impl Iterator<Item = String> {
    let all = sentences()
        .flat_map(|(sentence, _)| sentence.split(|letter: char| !letter.is_alphanumeric()));
    let words: std::collections::BTreeSet<String> = all.map(str::to_lowercase).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

/// All sentences, and whether one points at a person: those below, and the labelled ones by which the
/// hints are scored, as far as they need no reader of JSON.
fn sentences() -> impl Iterator<Item = (&'static str, bool)> {
    let labelled = LABELLED.iter().flat_map(|file| file.lines()).filter_map(|line| {
        let (text, rest) = line.strip_prefix("{\"text\": \"")?.split_once("\", \"section\"")?;
        (!text.contains('\\')).then_some((text, !rest.contains("\"labels\": []")))
    });
    let own = SENTENCES.iter().enumerate().map(|(at, text)| (*text, at < POINTING));
    own.chain(labelled)
}

const LABELLED: [&str; 3] = [
    include_str!("../../../crates/blameless/tests/sentences/first.jsonl"),
    include_str!("../../../crates/blameless/tests/sentences/second.jsonl"),
    include_str!("../../../crates/blameless/tests/sentences/third.jsonl"),
];

/// So many of the sentences below, the first, point at a person.
const POINTING: usize = 2;

/// Sentences as they stand in postmortems; `#` is a number.
const SENTENCES: [&str; 40] = [
    "Chris ran the migration without checking the size of the table.",
    "The engineer forgot to restart the second proxy.",
    "At 10:# the first alert for the checkout service reached the on-call rotation.",
    "The deployment of version 4.#.2 had finished eleven minutes earlier.",
    "Response times rose from 120 ms to # seconds within five minutes.",
    "The primary database had run out of connections.",
    "Each worker opened its own pool, and the limit had been set for # workers.",
    "The new release doubled the number of workers per host.",
    "Nothing in the deployment pipeline compares the two values.",
    "About # percent of the orders placed during this time were not confirmed.",
    "Customers saw an empty basket after they had paid.",
    "No data was lost, because the payment provider keeps its own record.",
    "The dashboard showed green, since it reads from the replica.",
    "We declared an incident and opened a call.",
    "The team first looked at the load balancer, which had been changed the day before.",
    "That change turned out to be unrelated.",
    "After # minutes the connection errors were found in the logs of the replica.",
    "A rollback was started and took # minutes, because the images had been removed from the cache.",
    "The errors stopped as soon as the second host had restarted.",
    "The queue was empty again at 12:#.",
    "The runbook describes how to drain a host, but not how to raise the limit.",
    "The alert on connection errors was set to a threshold of # per second.",
    "It had been raised in March, after a series of false alarms.",
    "The load test runs with a single host and did not show the effect.",
    "The staging environment has its own database with a higher limit.",
    "Two of the three people who know the proxy were on a plane.",
    "The handover document made it possible to find the right dashboard quickly.",
    "Support answered # messages and collected the order numbers.",
    "A script now compares both lists every night and reports the differences.",
    "The certificate of the internal proxy expired at 03:# on a Sunday.",
    "Its renewal had been failing for # days without a message to anybody.",
    "The monitoring checks the public certificate only.",
    "Traffic was moved to the other region, which had enough room.",
    "The failover worked as it had been rehearsed in the spring.",
    "The migration locked the table for longer than expected, as it holds # million rows.",
    "The same statement took two seconds on a copy with a thousand rows.",
    "Requests waited for the lock until they timed out, and were sent again.",
    "The retries kept the load high after the lock was gone.",
    "We will limit retries in the client library and add jitter (OPS-#).",
    "The backup from 02:# was complete and could be restored in # minutes.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_about_the_size_asked_for_and_stay_the_same() {
        for corpus in Corpus::ALL {
            let text = corpus.text(20_000, 7);
            assert!((19_800..=20_000).contains(&text.len()), "{}: {}", corpus.name(), text.len());
            assert_eq!(text, corpus.text(20_000, 7), "{}", corpus.name());
        }
        assert_ne!(prose(2_000, 1), prose(2_000, 2));
    }

    #[test]
    fn most_labelled_sentences_are_read() {
        let (pointing, plain): (Vec<_>, Vec<_>) = sentences().partition(|(_, points)| *points);
        assert!(pointing.len() > 300 && plain.len() > 300, "{} {}", pointing.len(), plain.len());
    }

    #[test]
    fn wasm_knows_a_text_by_its_place() {
        for (place, corpus) in Corpus::ALL.into_iter().enumerate() {
            assert_eq!(corpus as usize, place);
        }
    }
}
