//! Two tabs that write one document, the store between them, and what can go wrong, step by step.
//!
//! An edit is a bit and a text is the set of edits in it. That merging two real documents keeps what
//! either has added is held by the tests of `postmortem::merge`.

use stateright::{Model, Property};

/// A set of edits.
type Text = u8;

/// How the store and the tabs keep from losing what was typed, or think they do.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// What becomes of a save whose base is no longer the newest revision.
    pub on_mismatch: OnMismatch,
    /// "Saved" is said when the save is sent, not when it has been committed.
    pub acknowledges_early: bool,
    /// A tail is removed when it has been read, not when its replay has been committed.
    pub drops_tails_early: bool,
    /// The copy that a replay may leave is named by its tail, so that there is one of it.
    pub names_copies_by_tail: bool,
    /// A commit is told to the other tab, which loads it if it holds nothing unsaved.
    pub broadcasts: bool,
    /// Only the tab with the lock writes.
    pub locks: bool,
    /// How often a tab may take the lock from one that does not notice.
    pub steals: u8,
    /// How many edits are typed into each tab.
    pub edits: u8,
    /// How often a tab is closed. A tab that is closed or has crashed can be opened again.
    pub closes: u8,
}

/// See [`Protocol::on_mismatch`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OnMismatch {
    /// It becomes a document of its own.
    Copy,
    /// Nothing is written. The tab gets the newest revision, merges and saves again.
    Merge,
    /// Nothing is written. The tab gets the newest revision and shows it.
    Reload,
    /// Nobody looks: the last writer wins.
    Overwrite,
}

const CRASHES: u8 = 1;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct State {
    /// The document, then the copies made of it.
    docs: Vec<Doc>,
    tabs: [Tab; 2],
    /// What closing tabs have left behind.
    tails: Vec<Version>,
    /// What somebody was told is saved.
    acknowledged: Text,
    /// What was typed into a tab that crashed: only what was acknowledged has to be somewhere.
    excused: Text,
    lock: Option<usize>,
    crashes: u8,
    closes: u8,
    steals: u8,
    /// Whether a tab has replayed a tail that another had replayed before.
    replayed_twice: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Doc {
    rev: u8,
    text: Text,
    /// The tail it is a copy of.
    of: Option<u8>,
}

/// A text on its way into the store, or what a tab writes synchronously when it is closed with
/// something unsaved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Version {
    doc: usize,
    base: u8,
    text: Text,
    /// The number of the tail it is or comes from.
    tail: Option<u8>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Tab {
    open: bool,
    doc: usize,
    /// The revision that `text` was made from.
    base: u8,
    text: Text,
    /// What of it the tab knows to be stored.
    stored: Text,
    /// How many edits were ever typed here, and which since the tab was opened.
    typed: u8,
    own: Text,
    save: Save,
    /// Tails that were there when the tab was opened, still to be replayed. Nobody types before.
    found: Vec<Version>,
    /// Whether it believes it has the lock.
    has_lock: bool,
    /// Whether it has still to hear of a commit.
    told: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
enum Save {
    #[default]
    Idle,
    Sent(Version),
    /// Committed as this revision of this document, or refused; the tab has not heard of it yet.
    Committed(usize, u8, Text),
    Refused,
}

/// What happens to a tab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Open,
    Type,
    Send,
    /// The store runs the transaction.
    Run,
    Answer,
    /// The tab dies with what it has in memory. What was committed stays.
    Crash,
    /// The tab is closed: a transaction under way is lost, a tail is written.
    Close,
    Hear,
    Lock,
    Steal,
}

const EVENTS: [Event; 10] = [
    Event::Open,
    Event::Type,
    Event::Send,
    Event::Run,
    Event::Answer,
    Event::Crash,
    Event::Close,
    Event::Hear,
    Event::Lock,
    Event::Steal,
];

impl State {
    fn stored(&self) -> Text {
        self.docs.iter().fold(0, |all, doc| all | doc.text)
    }

    fn held(&self) -> Text {
        let open = self.tabs.iter().filter(|tab| tab.open);
        let tails = self.tails.iter().fold(0, |all, tail| all | tail.text);
        open.fold(tails, |all, tab| all | tab.text)
    }

    fn typed(&self) -> Text {
        let of = |(number, tab): (usize, &Tab)| ((1 << tab.typed) - 1) << (number as u8 * 4);
        self.tabs.iter().enumerate().map(of).sum()
    }

    /// Shows a document in a tab.
    fn load(&mut self, number: usize, doc: usize) {
        let Doc { rev, text, .. } = self.docs[doc];
        let tab = &mut self.tabs[number];
        (tab.doc, tab.base, tab.text, tab.stored) = (doc, rev, text, text);
    }

    fn end(&mut self, number: usize) {
        let typed = self.tabs[number].typed;
        self.tabs[number] = Tab { typed, ..Tab::default() };
        if self.lock == Some(number) {
            self.lock = None;
        }
    }
}

impl Tab {
    fn unsaved(&self) -> bool {
        self.text != self.stored || !self.found.is_empty()
    }
}

impl Protocol {
    /// What the tab sends: the replay of a tail it has found, or its text.
    fn request(&self, tab: &Tab) -> Version {
        let own = Version { doc: tab.doc, base: tab.base, text: tab.text, tail: None };
        match (tab.found.first(), self.on_mismatch) {
            (None, _) => own,
            (Some(tail), OnMismatch::Merge) => {
                Version { text: tab.text | tail.text, tail: tail.tail, ..own }
            }
            (Some(tail), _) => tail.clone(),
        }
    }

    /// One transaction: compare the revision, and swap.
    fn run(&self, state: &mut State, save: &Version) -> Save {
        let doc = &mut state.docs[save.doc];
        if doc.rev == save.base || self.on_mismatch == OnMismatch::Overwrite {
            (doc.rev, doc.text) = (doc.rev + 1, save.text);
            return Save::Committed(save.doc, doc.rev, save.text);
        }
        match self.on_mismatch {
            OnMismatch::Merge | OnMismatch::Reload => Save::Refused,
            // What a tail holds may have been committed before the tab was closed.
            _ if save.tail.is_some() && doc.text == save.text => {
                Save::Committed(save.doc, doc.rev, doc.text)
            }
            _ => {
                let of = save.tail;
                let named = of.is_some() && self.names_copies_by_tail;
                let there = state.docs.iter().position(|doc| named && doc.of == of);
                let copy = there.unwrap_or(state.docs.len());
                if there.is_none() {
                    state.docs.push(Doc { rev: 1, text: save.text, of });
                }
                Save::Committed(copy, state.docs[copy].rev, save.text)
            }
        }
    }

    fn answer(&self, state: &mut State, number: usize) {
        let answer = std::mem::take(&mut state.tabs[number].save);
        let replayed = state.tabs[number].found.first().cloned();
        match (answer, replayed) {
            (Save::Committed(doc, rev, text), None) => {
                state.acknowledged |= text;
                let tab = &mut state.tabs[number];
                (tab.doc, tab.base, tab.stored) = (doc, rev, text);
            }
            (Save::Committed(doc, ..), Some(tail)) => {
                state.replayed_twice |= !state.tails.contains(&tail) && !self.drops_tails_early;
                state.tabs[number].found.remove(0);
                state.tails.retain(|other| *other != tail);
                state.load(number, doc);
            }
            (Save::Refused, _) if self.on_mismatch == OnMismatch::Merge => {
                let mine = state.tabs[number].text;
                state.load(number, state.tabs[number].doc);
                state.tabs[number].text |= mine;
            }
            (Save::Refused, _) => {
                state.tabs[number].found.clear();
                state.load(number, state.tabs[number].doc);
            }
            (Save::Idle | Save::Sent(_), _) => {}
        }
    }

    fn possible(&self, state: &State, event: Event, number: usize) -> bool {
        let tab = &state.tabs[number];
        let may_write = tab.has_lock || !self.locks;
        let locked_by_other = state.lock.is_some_and(|holder| holder != number);
        match event {
            Event::Open => !tab.open,
            _ if !tab.open => false,
            Event::Type => tab.typed < self.edits && tab.found.is_empty() && may_write,
            Event::Send => tab.save == Save::Idle && tab.unsaved() && may_write,
            Event::Run => matches!(tab.save, Save::Sent(_)),
            Event::Answer => matches!(tab.save, Save::Committed(..) | Save::Refused),
            Event::Crash => state.crashes < CRASHES,
            Event::Close => state.closes < self.closes,
            Event::Hear => tab.told,
            Event::Lock => self.locks && state.lock.is_none() && !tab.has_lock,
            Event::Steal => state.steals < self.steals && locked_by_other && !tab.has_lock,
        }
    }

    fn act(&self, state: &mut State, event: Event, number: usize) {
        match event {
            Event::Open => {
                state.load(number, 0);
                state.tabs[number].open = true;
                state.tabs[number].found = state.tails.clone();
                if self.drops_tails_early {
                    state.tails.clear();
                }
            }
            Event::Type => {
                let tab = &mut state.tabs[number];
                let edit = 1 << (number as u8 * 4 + tab.typed);
                tab.typed += 1;
                (tab.text, tab.own) = (tab.text | edit, tab.own | edit);
            }
            Event::Send => {
                let request = self.request(&state.tabs[number]);
                if self.acknowledges_early {
                    state.acknowledged |= request.text;
                }
                state.tabs[number].save = Save::Sent(request);
            }
            Event::Run => {
                if let Save::Sent(save) = state.tabs[number].save.clone() {
                    state.tabs[number].save = self.run(state, &save);
                    state.tabs[1 - number].told = self.broadcasts && state.tabs[1 - number].open;
                }
            }
            Event::Answer => self.answer(state, number),
            Event::Crash => {
                state.crashes += 1;
                state.excused |= state.tabs[number].own;
                state.end(number);
            }
            Event::Close => {
                state.closes += 1;
                let tab = &state.tabs[number];
                if tab.text != tab.stored {
                    let Tab { doc, base, text, .. } = *tab;
                    let tail = Some(state.closes);
                    state.tails.push(Version { doc, base, text, tail });
                }
                state.end(number);
            }
            Event::Hear => {
                state.tabs[number].told = false;
                if !state.tabs[number].unsaved() && state.tabs[number].save == Save::Idle {
                    state.load(number, state.tabs[number].doc);
                }
            }
            Event::Lock | Event::Steal => {
                state.steals += u8::from(event == Event::Steal);
                state.lock = Some(number);
                state.tabs[number].has_lock = true;
                state.load(number, 0);
            }
        }
    }
}

pub const ACKNOWLEDGED: &str = "no acknowledged edit is ever lost";
pub const HELD: &str = "what a living tab or a tail held is stored or still held";
const SETTLED: &str = "when nothing is left to do, everything is stored";

pub const ONE_COPY: &str = "a tail becomes one copy, however often it is replayed";

impl Model for Protocol {
    type State = State;
    type Action = (Event, usize);

    fn init_states(&self) -> Vec<State> {
        let tab = Tab { open: true, ..Tab::default() };
        vec![State { docs: vec![Doc::default()], tabs: [tab.clone(), tab], ..State::default() }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<(Event, usize)>) {
        for number in 0..state.tabs.len() {
            let possible = EVENTS.into_iter().filter(|event| self.possible(state, *event, number));
            actions.extend(possible.map(|event| (event, number)));
        }
    }

    fn next_state(&self, state: &State, (event, number): (Event, usize)) -> Option<State> {
        let mut state = state.clone();
        self.act(&mut state, event, number);
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Protocol>> {
        vec![
            Property::always(ACKNOWLEDGED, |_, state: &State| {
                state.acknowledged & !state.stored() == 0
            }),
            Property::always(HELD, |_, state: &State| {
                state.typed() & !(state.stored() | state.held() | state.excused) == 0
            }),
            Property::always(SETTLED, |protocol: &Protocol, state| {
                let mut actions = Vec::new();
                protocol.actions(state, &mut actions);
                let stored = state.typed() & !(state.stored() | state.excused) == 0;
                !actions.is_empty() || (stored && state.tails.is_empty())
            }),
            Property::always(ONE_COPY, |_, state: &State| {
                let tails: Vec<_> = state.docs.iter().filter_map(|doc| doc.of).collect();
                tails.iter().enumerate().all(|(at, tail)| !tails[..at].contains(tail))
            }),
            // That the model gets there at all.
            Property::sometimes("two tabs replay one tail", |_, state: &State| {
                state.replayed_twice
            }),
            Property::sometimes(
                "all is typed, stored and acknowledged",
                |protocol: &Protocol, state: &State| {
                    let all = ((1 << protocol.edits) - 1) * 0x11;
                    state.stored() == all && state.acknowledged == all
                },
            ),
        ]
    }
}
