//! Who is in a document, how often, and what could stand in for each name.

use blameless::{is_handle, is_known};

use super::accounts::accounts;
use super::letters::words;
use super::matching::{Forms, bare};
use super::texts::{Sort, look};
use crate::{Place, Postmortem, review};

/// How many places of a person are told.
const PLACES: usize = 3;

/// The people a document names, and what is to become of each name. It is never part of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// In the order in which they appear.
    pub people: Vec<Named>,
    /// Words that are no names, whatever they look like.
    pub not_names: Vec<String>,
}

/// Somebody who is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The name, as a field of the document has it, or as it was met.
    pub name: String,
    /// Other ways it is written that do not follow from it, such as initials.
    pub also: Vec<String>,
    /// What stands in for it where roles do.
    pub words: String,
    /// Whether it is a name at all.
    pub ticked: bool,
    /// How often it is there.
    pub count: usize,
    /// The first places where it is, each once.
    pub places: Vec<Place>,
}

impl Named {
    fn new(name: &str) -> Named {
        Named {
            name: name.trim().to_owned(),
            also: Vec::new(),
            words: String::new(),
            ticked: true,
            count: 0,
            places: Vec::new(),
        }
    }
}

impl Register {
    /// Everybody whom the document names: in its fields for people, by `@handles`, and by initials that
    /// open a row of the timeline.
    pub fn of(document: &Postmortem) -> Register {
        let mut register = Register::default();
        for (name, _) in review::people(document).iter() {
            register.enter(name);
        }
        look(document, &mut |text, words| {
            if text.sort == Sort::Prose || text.sort == Sort::Who {
                register.enter_handles(words);
            }
        });
        for row in &document.timeline {
            if let Some(initials) = opening_initials(&row.text) {
                register.enter(initials);
            }
        }
        register.counted(document)
    }

    /// The same of a document as it is now; what was decided before stays.
    pub fn renewed(&self, document: &Postmortem) -> Register {
        let mut register = Register::of(document);
        register.not_names.clone_from(&self.not_names);
        for before in &self.people {
            match register.people.iter_mut().find(|now| now.name == before.name) {
                Some(now) => {
                    now.ticked = before.ticked;
                    now.words.clone_from(&before.words);
                    now.also.clone_from(&before.also);
                }
                None if before.ticked => register.people.push(before.clone()),
                None => {}
            }
        }
        register.count(document);
        register
    }

    /// Adds a name that somebody has found. One that is there already counts again.
    pub fn add(&mut self, name: &str, document: &Postmortem) {
        self.not_names.retain(|other| other != name);
        let before = self.people.len();
        match self.people.iter_mut().find(|named| named.name == name) {
            Some(named) => named.ticked = true,
            None => self.enter(name),
        }
        self.count(document);
        if before < self.people.len() {
            self.people[before].words = self.free_words();
        }
    }

    /// Says of words that they are no name.
    pub fn pass_over(&mut self, words: &str) {
        if !self.not_names.iter().any(|other| other == words) {
            self.not_names.push(words.to_owned());
        }
    }

    /// Enters a name, or another way to write one that is there.
    fn enter(&mut self, name: &str) {
        let of = bare(name);
        if words(&of).is_empty() || self.people.iter().any(|named| named.name == name) {
            return;
        }
        match self.same_as(name, &of) {
            Some(person) if !self.people[person].also.iter().any(|also| also == name) => {
                let person = &mut self.people[person];
                // Whoever was met by a part of the name first is called by all of it.
                let longer =
                    bare(&person.name).split_whitespace().count() < of.split_whitespace().count();
                let other = if longer {
                    std::mem::replace(&mut person.name, name.trim().to_owned())
                } else {
                    name.to_owned()
                };
                person.also.push(other);
            }
            Some(_) => {}
            None => self.people.push(Named::new(name)),
        }
    }

    /// The one person of whom this is a part of the name, or the name of an account, or the initials.
    fn same_as(&self, name: &str, of: &str) -> Option<usize> {
        let handle = name.starts_with('@') || name.contains('@');
        let part = |one: &str, other: &str| {
            let mut parts = other.split_whitespace();
            one.split_whitespace().count() == 1
                && (parts.next() == Some(one) || parts.next_back() == Some(one))
        };
        let initials = |full: &str| {
            let letters = full.split_whitespace().filter_map(|part| part.chars().next());
            full.contains(' ') && letters.collect::<String>() == of
        };
        let mut same = self.people.iter().enumerate().filter(|(_, named)| {
            let full = bare(&named.name);
            let alone = [Named { ticked: true, ..(*named).clone() }];
            part(of, &full)
                || part(&full, of)
                || initials(&full)
                || (handle && Forms::of(&alone).account_of(&of.replace(' ', ".")).is_some())
        });
        let found = same.next()?.0;
        same.next().is_none().then_some(found)
    }

    fn enter_handles(&mut self, text: &str) {
        for account in accounts(text).into_iter().filter(|account| !account.is_address) {
            let handle = &text[account.at];
            let goes_on = text[account.name.end..].starts_with(['/', ':']);
            if is_handle(handle) && !goes_on {
                self.enter(handle);
            }
        }
    }

    /// Puts them in order, and proposes words for each.
    fn counted(mut self, document: &Postmortem) -> Register {
        let order = self.count(document);
        let mut people = std::mem::take(&mut self.people);
        for person in order {
            let empty = Named::new("");
            self.people.push(std::mem::replace(&mut people[person], empty));
        }
        self.people.extend(people.into_iter().filter(|named| !named.name.is_empty()));
        self.propose(document);
        self
    }

    /// Counts how often each is there and where; gives their numbers in the order they appear.
    fn count(&mut self, document: &Postmortem) -> Vec<usize> {
        let mut all = self.people.clone();
        all.iter_mut().for_each(|named| named.ticked = true);
        let forms = Forms::of(&all);
        let mut order: Vec<usize> = Vec::new();
        for named in &mut self.people {
            (named.count, named.places) = (0, Vec::new());
        }
        look(document, &mut |text, words| {
            if text.sort != Sort::Prose && text.sort != Sort::Who {
                return;
            }
            for hit in forms.find(words, false) {
                let Some(named) = self.people.get_mut(hit.person) else { continue };
                named.count += 1;
                let place = text.place();
                if named.places.len() < PLACES && !named.places.contains(&place) {
                    named.places.push(place);
                }
                if !order.contains(&hit.person) {
                    order.push(hit.person);
                }
            }
        });
        order
    }

    fn propose(&mut self, document: &Postmortem) {
        let meta = &document.meta;
        let known = review::people(document);
        let is = |named: &Named, name: &str| {
            named.name == name.trim() || named.also.iter().any(|also| also == name.trim())
        };
        let roles: Vec<Option<String>> = self
            .people
            .iter()
            .map(|named| {
                let listed = known.iter().find(|(name, role)| is(named, name) && role.is_some());
                if let Some((_, Some(role))) = listed {
                    Some(role.to_owned())
                } else if meta.authors.iter().any(|name| is(named, name)) {
                    Some("author".to_owned())
                } else {
                    is(named, &meta.facilitator).then(|| "facilitator".to_owned())
                }
            })
            .collect();
        for at in 0..self.people.len() {
            let alike = |other: &&Option<String>| **other == roles[at];
            let words = roles[at].as_ref().map(|role| {
                if roles.iter().filter(alike).count() == 1 {
                    return format!("the {role}");
                }
                let number = roles[..=at].iter().filter(alike).count();
                format!("{} {number}", capital(role))
            });
            let words = words.filter(|words| self.is_free(words));
            self.people[at].words = match words {
                Some(words) => words,
                None => self.free_words(),
            };
        }
    }

    /// Whether no name of the register is in these words, and nobody is called by them.
    fn is_free(&self, words: &str) -> bool {
        Forms::of(&self.people).find(words, true).is_empty()
            && self.people.iter().all(|named| !named.words.eq_ignore_ascii_case(words))
    }

    /// “Responder 1”, or the next number that nobody has.
    fn free_words(&self) -> String {
        let bases = ["Responder", "Participant", "Colleague", "Member"];
        let base =
            bases.into_iter().find(|base| Forms::of(&self.people).find(base, true).is_empty());
        let base = base.unwrap_or("No.");
        let mut number = 1;
        loop {
            let words = format!("{base} {number}");
            if self.people.iter().all(|named| named.words != words) {
                return words;
            }
            number += 1;
        }
    }
}

/// The same beginning with a capital.
pub(super) fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// The initials that open a row, as in `RK: restarted it`; not `DB: restarted`.
fn opening_initials(text: &str) -> Option<&str> {
    let (opening, rest) = text.trim_start().split_once([':', ',', ' '])?;
    let colon = text.trim_start()[opening.len()..].starts_with(':') || rest.starts_with("- ");
    (colon && !rest.is_empty() && are_initials(opening)).then_some(opening)
}

/// Whether some capitals are those of a person rather than of a thing.
pub(super) fn are_initials(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && !is_known(word)
        && !THINGS.split(' ').any(|thing| thing == word)
}

/// Short forms of things, as they stand in accounts of incidents.
const THINGS: &str = "AM API APP AWS AZ BGP CD CDN CI CIO CLI CPU CSS CTO DB DC DDL DNS DR EBS EC EKS ELB EOF ERR \
    ET ETA EU FAQ FS FTP FYI GC GCE GCP GKE GMT GPU HA HR HTML IAM ID IDE IM IO IOT IP IRC ISP IST IT JS JVM KB \
    KMS KPI LAN LB LVM MB MQ MR NA NAT NB NFS NIC NOC NTP OK OOM OS PDT PID PM PO PR PS PST QA QPS RAM RC RCA RDS \
    RFC RHS RPC RPM RPS SDK SEV SLA SLI SLO SMS SQL SQS SRE SSD SSH SSL SSO TBA TBD TCP TLS TODO TTL UAT UDP UI \
    UK URL US USB UTC UTF UUID UX VIP VM VPC VPN WAF WAL WAN WIP XML YML ZK";
