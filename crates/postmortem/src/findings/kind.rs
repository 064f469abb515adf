//! What questions are about. Each kind has the name it is remembered by in files, which no hint has and
//! which never changes, and what a person calls it where it was let be.

macro_rules! kinds {
    ($($about:literal $kind:ident $id:literal $title:literal;)*) => {
        /// What a question is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $(#[doc = $about] $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The name it is remembered by in files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Kind::$kind => $id,)*
                }
            }

            /// What it is about, in a sentence.
            pub fn about(self) -> &'static str {
                match self {
                    $(Kind::$kind => $about,)*
                }
            }

            /// What a person calls it.
            pub fn title(self) -> &'static str {
                match self {
                    $(Kind::$kind => $title,)*
                }
            }
        }
    };
}

kinds! {
    "Which number of a date is the month."
    Date "time-date" "Times";
    "A zone that nobody knows."
    Zone "time-zone" "Times";
    "An abbreviation of a zone that does not hold on its day."
    Impossible "time-zone-impossible" "Times";
    "An abbreviation that means several zones."
    Ambiguous "time-zone-ambiguous" "Times";
    "A time that clocks jumped over."
    Gap "time-skipped" "Times";
    "A time that clocks showed twice."
    Twice "time-twice" "Times";
    "Clocks that were put forward or back during the incident."
    Jump "time-jump" "Times";
    "A time past midnight without its day."
    Midnight "time-midnight" "Times";
    "A day that has not come yet."
    Future "time-future" "Times";
    "A row that stands behind a later one."
    Order "time-order" "Times";
    "An end before its start."
    End "time-end" "Times";
    "Milestones that cannot have come in this order."
    Milestones "time-milestones" "Times";
    "A milestone that several rows have."
    Twofold "time-milestone-twice" "Times";
    "Milestones that nobody has set."
    Missing "time-missing" "Times";
    "A time in which nothing is recorded."
    Silence "time-silence" "Times";
    "A duration in the prose that the timeline gives differently."
    Duration "fact-duration" "Facts";
    "A time of day in the prose that the timeline gives differently."
    Clock "fact-clock" "Facts";
    "A number that two sections give differently."
    Count "fact-count" "Facts";
    "A summary that does not say how long it lasted or how it ended."
    Summary "fact-summary" "Facts";
    "An impact without a number."
    Impact "fact-impact" "Facts";
    "A resolution that does not say how people knew."
    Resolution "fact-resolution" "Facts";
    "A customer noticed first, and nothing will change that."
    Detection "fact-detection" "Facts";
    "An action item that the timeline tells of as done."
    Repeats "action-repeats" "Done already?";
    "Two action items that say nearly the same."
    Twin "action-twin" "The same twice?";
    "An action item past its day."
    Overdue "action-overdue" "Past its day";
    "An action item that nobody in particular sees to."
    Owner "action-owner" "Who sees to it?";
    "An action item without a day, or with words that are none."
    Due "action-due" "By when?";
    "An action item that is due later than the document aims at."
    Late "action-late" "A long way off";
    "An action item that was declined without a reason."
    Reason "action-reason" "Why not?";
    "An action item that asks for two things."
    Compound "action-compound" "Two in one?";
    "An action item without a verb that says what to do."
    Verb "action-verb" "What is to be done?";
    "An action item that begins with a wish."
    Opener "action-opener" "What would do it?";
    "An action item that nobody can see the end of."
    Endless "action-end" "When is it over?";
    "An action item that does not say what it is for."
    Purpose "action-kind" "What is it for?";
    "An action item without its ticket."
    Ticket "action-ticket" "Which ticket?";
    "More open action items than anybody finishes."
    Many "action-many" "Which few?";
}
