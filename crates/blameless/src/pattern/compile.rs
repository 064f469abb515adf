//! From a line to a pattern.

use super::{Agents, Conditions, Item, Pattern, Test, VerbTest, What};
use crate::subject::Agent;
use crate::words::{self, Set, Table};
use crate::{Bias, SectionRole, Severity};

/// Names for sets of agents.
const AGENTS: &[(&str, &[Agent])] = &[
    ("named", &[Agent::Named]),
    ("self", &[Agent::Myself]),
    ("we", &[Agent::We]),
    ("role", &[Agent::Role]),
    ("some", &[Agent::Somebody]),
    ("nobody", &[Agent::Nobody]),
    ("vendor", &[Agent::Vendor]),
    ("customer", &[Agent::Customer]),
    ("adversary", &[Agent::Adversary]),
    ("system", &[Agent::System]),
    // Somebody other than the writer.
    ("other", &[Agent::Named, Agent::Role, Agent::Somebody]),
    ("us", &[Agent::Named, Agent::Role, Agent::Somebody, Agent::We]),
    ("person", &[Agent::Named, Agent::Role, Agent::Somebody, Agent::We, Agent::Myself]),
];

/// The bit of an agent.
pub(super) fn bit(agent: Agent) -> Agents {
    1 << agent as u16
}

fn agents(name: &str) -> Option<Agents> {
    let (_, agents) = AGENTS.iter().find(|(known, _)| *known == name)?;
    Some(agents.iter().fold(0, |all, agent| all | bit(*agent)))
}

/// The pattern of one line; what is amiss with it otherwise.
pub(super) fn compile(
    line: &'static str,
    rule: u8,
    table: &mut Table,
) -> Result<Pattern, &'static str> {
    let (line, wording) = match line.split_once("=> ") {
        Some((line, wording)) => {
            (line, Some(wording.trim().trim_start_matches('"').trim_end_matches('"')))
        }
        None => (line, None),
    };
    let (line, conditions) = match line.split_once("% ") {
        Some((line, conditions)) => (line, read_conditions(conditions)?),
        None => (line, Conditions::default()),
    };
    let (quiet, line) = match line.trim().strip_prefix("- ") {
        Some(line) => (true, line),
        None => (false, line.trim()),
    };
    let (severity, line) = match line.split_once(": ") {
        Some((severity, line)) => (Some(read_severity(severity)?), line),
        None => (None, line),
    };
    let mut items = Vec::new();
    let mut comma = false;
    for token in line.split_whitespace() {
        if token == "," {
            comma = true;
        } else {
            items.push(Item { comma: std::mem::take(&mut comma), ..read_item(token, table)? });
        }
    }
    let key = key_of(&items, table).ok_or("nothing to look for")?;
    Ok(Pattern {
        rule,
        quiet,
        headings: false,
        statements: false,
        severity,
        items,
        key,
        conditions,
        wording,
    })
}

/// The first required item with the rarest words: those of no grammatical list, then classes, then
/// words such as `was`, which stand in every sentence, then all verbs in the past and the like.
fn key_of(items: &[Item], table: &Table) -> Option<usize> {
    let common = |test: &Test| {
        test.words
            .iter()
            .any(|word| table.entry(*word).set.any(words::GRAMMAR) && table.entry(*word).lemma == 0)
    };
    let rank = |item: &Item| match &item.what {
        // It goes on over words that are not looked at from the right.
        What::Word(test) if test.verb.is_some_and(|verb| verb.perfect) => Some(0),
        What::Word(test) if !item.optional && !item.forbidden && !test.noun && !test.participle => {
            Some(match () {
                () if test.set.any(words::GRAMMAR) => 4,
                () if common(test) => 3,
                () => u8::from(test.set != Set::NONE) + 1,
            })
        }
        _ => None,
    };
    let ranked = items.iter().enumerate().filter_map(|(at, item)| Some((rank(item)?, at)));
    ranked.min().map(|(_, at)| at)
}

fn read_severity(name: &str) -> Result<Severity, &'static str> {
    match name {
        "blame" => Ok(Severity::Blame),
        "bias" => Ok(Severity::Bias),
        "clarity" => Ok(Severity::Clarity),
        "positive" => Ok(Severity::Positive),
        _ => Err("no such severity"),
    }
}

fn read_bias(name: &str) -> Result<Bias, &'static str> {
    match name {
        "availability" => Ok(Bias::Availability),
        "sunk-cost" => Ok(Bias::SunkCost),
        "confirmation" => Ok(Bias::Confirmation),
        _ => Err("no such bias"),
    }
}

fn read_conditions(text: &str) -> Result<Conditions, &'static str> {
    let mut conditions = Conditions::default();
    for word in text.split_whitespace() {
        match word.split_once('=') {
            Some(("in", names)) => {
                for name in names.split(',') {
                    let section = SectionRole::from_id(name).ok_or("no such section")?;
                    conditions.sections |= 1 << section as u16;
                }
            }
            Some(("bias", name)) => conditions.bias = Some(read_bias(name)?),
            Some(("lacks", names)) => conditions.lacks = read_classes(names)?,
            Some(("has", names)) => conditions.has = read_classes(names)?,
            Some(_) => return Err("no such condition"),
            None => match word {
                "q" => conditions.question = Some(true),
                "!q" => conditions.question = Some(false),
                "!neg" => conditions.undenied = true,
                "!meta" => conditions.no_meta = true,
                "!far-neg" => conditions.far_undenied = true,
                "!context" => conditions.no_context = true,
                "!mechanism" => conditions.no_mechanism = true,
                "!bounded" => conditions.unbounded = true,
                _ => return Err("no such condition"),
            },
        }
    }
    Ok(conditions)
}

fn read_classes(names: &str) -> Result<Set, &'static str> {
    names.split(',').try_fold(Set::NONE, |set, name| {
        let name = name.strip_prefix('#').ok_or("a class begins with #")?;
        Ok(set | words::class(name).ok_or("no such class")?)
    })
}

fn read_item(token: &str, table: &mut Table) -> Result<Item, &'static str> {
    let (opens, token) = match token.strip_prefix('[') {
        Some(rest) => (true, rest),
        None => (false, token),
    };
    let (closes, token) = match token.strip_suffix(']') {
        Some(rest) => (true, rest),
        None => (false, token),
    };
    let (forbidden, token) = match token.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, token),
    };
    let (optional, token) = match token.strip_suffix('?') {
        Some(rest) => (true, rest),
        None => (false, token),
    };
    let what = match token {
        "*" => What::Any,
        "^" => What::Start,
        "^^" => What::Task,
        "$" => What::End,
        _ => match token.strip_prefix("..") {
            Some("") => What::Gap(3),
            Some(most) => What::Gap(most.parse().map_err(|_| "how many words?")?),
            None => match token.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(names) => What::Phrase(read_agents(names)?),
                None => What::Word(read_test(token, table)?),
            },
        },
    };
    Ok(Item { what, optional, forbidden, comma: false, opens, closes })
}

fn read_agents(names: &str) -> Result<Agents, &'static str> {
    names.split('|').try_fold(0, |all, name| Ok(all | agents(name).ok_or("no such agent")?))
}

fn read_test(token: &str, table: &mut Table) -> Result<Test, &'static str> {
    let (alternatives, verb) = match token.split_once('/') {
        // `break/broke/broken` is inflection; what comes after it is a test.
        Some((word, rest)) if !word.starts_with('~') || !is_inflection(rest) => {
            (word, Some(read_verb_test(rest)?))
        }
        _ => (token, None),
    };
    let mut test = Test { verb, ..Test::default() };
    for word in alternatives.split('|') {
        if word.is_empty() {
            return Err("an empty word");
        }
        if word == "#noun" {
            test.noun = true;
        } else if word == "#done" {
            test.participle = true;
        } else if let Some(class) = word.strip_prefix('#') {
            test.set = test.set | words::class(class).ok_or("no such class")?;
        } else if let Some(verb) = word.strip_prefix('~') {
            let known = table.get(verb);
            let id = if known.1.lemma == known.0 && known.0 != 0 {
                known.0
            } else {
                table.add_verb(verb, Set::NONE)
            };
            test.verbs.push(id);
        } else if let Some(word) = word.strip_suffix("n't") {
            test.denied = true;
            test.words.push(table.add(word, Set::NONE));
        } else if let Some(word) = word.strip_suffix("(s)") {
            test.words.push(table.add(word, Set::NONE));
            test.words.push(table.add(&[word, "s"].concat(), Set::NONE));
        } else {
            test.words.push(table.add(word, Set::NONE));
        }
    }
    Ok(test)
}

/// `broke/broken` after `~break/`, and no name of a test.
fn is_inflection(text: &str) -> bool {
    text.split('/').all(|form| form.bytes().all(|byte| byte.is_ascii_lowercase()))
        && read_verb_test(text).is_err()
}

fn read_verb_test(flags: &str) -> Result<VerbTest, &'static str> {
    let mut test = VerbTest::default();
    for flag in flags.split(',') {
        match flag {
            "bare" => test.bare = true,
            "not" => test.denied = true,
            "either" => test.either = true,
            "modal" => test.modal = true,
            "passive" => test.passive = true,
            "past" => test.past = true,
            "present" => test.present = true,
            "perfect" => test.perfect = true,
            "open" => test.open = true,
            "ing" => test.form = words::GERUND,
            "base" => test.form = words::BASE,
            _ => match flag.strip_prefix("by-") {
                Some(name) => test.by |= agents(name).ok_or("no such agent")?,
                None => test.subject |= agents(flag).ok_or("no such use of a verb")?,
            },
        }
    }
    Ok(test)
}
