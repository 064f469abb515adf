//! What of a document is looked at for hints, and who is known in it.

use blameless::{People, SectionRole};

use crate::{ActionField, FactorField, Field, Postmortem, RowField};

/// The people the document knows by name: its list of people with their roles, its authors and
/// facilitator, and the owners of its action items as far as those look like names.
pub fn people(document: &Postmortem) -> People {
    let meta = &document.meta;
    let written = meta.authors.iter().chain([&meta.facilitator]);
    let owners = document.actions.iter().flat_map(|action| {
        let names = action.owner.split([',', '/', '&', ';', '+']);
        names.flat_map(|names| names.split(" and "))
    });
    let names = written.map(String::as_str).chain(owners).map(str::trim);
    let known = People::new(names.filter(|name| looks_like_a_name(name)));
    let listed = document.people.iter().filter(|person| !person.name.trim().is_empty());
    listed.fold(known, |people, person| people.with_role(&person.name, &person.role))
}

/// Which rules of language apply to a field; `None` for a field that is not looked at.
pub fn role_for(document: &Postmortem, field: &Field) -> Option<SectionRole> {
    match field {
        Field::Text(section) => Some(document.role_of(section)),
        Field::Row(_, RowField::Text) => Some(SectionRole::Timeline),
        Field::Action(_, ActionField::Text) => Some(SectionRole::Actions),
        Field::Factor(_, FactorField::Text) => Some(SectionRole::Cause),
        _ => None,
    }
}

/// Every field that is looked at, with its text, in the order of the page: section by section, the
/// rows of a section before its words, and factors after them.
pub fn checked_fields(document: &Postmortem) -> impl Iterator<Item = (Field, &str)> {
    document.sections.iter().flat_map(|section| {
        let role = document.role_of(&section.id);
        let rows = document
            .timeline
            .iter()
            .filter(move |_| role == SectionRole::Timeline)
            .map(|row| (Field::Row(row.id, RowField::Text), row.text.as_str()));
        let actions = document
            .actions
            .iter()
            .filter(move |_| role == SectionRole::Actions)
            .map(|action| (Field::Action(action.id, ActionField::Text), action.text.as_str()));
        let factors = document
            .factors
            .iter()
            .filter(move |_| role == SectionRole::Cause)
            .map(|factor| (Field::Factor(factor.id, FactorField::Text), factor.text.as_str()));
        let text = (Field::Text(section.id.clone()), section.text.as_str());
        rows.chain(actions).chain(std::iter::once(text)).chain(factors)
    })
}

/// Words of teams, roles and placeholders: who is called by one of these is no person.
const NOT_NAMES: &[&str] = &[
    "all",
    "analyst",
    "api",
    "author",
    "backend",
    "billing",
    "cloud",
    "commander",
    "community",
    "core",
    "customer",
    "customers",
    "data",
    "database",
    "department",
    "design",
    "desk",
    "developer",
    "developers",
    "devops",
    "docs",
    "documentation",
    "engineer",
    "engineering",
    "engineers",
    "everybody",
    "everyone",
    "facilitator",
    "finance",
    "frontend",
    "group",
    "helpdesk",
    "identity",
    "incident",
    "infra",
    "infrastructure",
    "legal",
    "lead",
    "maintainer",
    "maintainers",
    "manager",
    "marketing",
    "mobile",
    "n/a",
    "network",
    "networking",
    "nobody",
    "none",
    "observability",
    "office",
    "on-call",
    "oncall",
    "open",
    "operations",
    "operator",
    "operators",
    "ops",
    "owner",
    "payments",
    "platform",
    "product",
    "qa",
    "quality",
    "release",
    "reliability",
    "responder",
    "sales",
    "scribe",
    "search",
    "security",
    "service",
    "services",
    "somebody",
    "someone",
    "squad",
    "sre",
    "sres",
    "storage",
    "support",
    "sysadmin",
    "tbd",
    "tba",
    "team",
    "teams",
    "tech",
    "test",
    "testing",
    "tools",
    "tooling",
    "tribe",
    "unassigned",
    "unknown",
    "us",
    "vendor",
    "we",
    "web",
];

/// Whether a word is that of a team, a role or a placeholder.
pub(crate) fn is_of_a_team(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NOT_NAMES.contains(&word.as_str()) || word.ends_with("team")
}

/// Whether text in a field for a person, role or team is a person: a handle, or up to four words that
/// begin with a capital and belong to no team.
fn looks_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let letter = |word: &&str| word.chars().any(char::is_lowercase) || word.ends_with('.');
    let particle = |word: &&str| ["de", "van", "von", "der", "la", "da", "di"].contains(word);
    let of_a_team = |word: &&str| is_of_a_team(word);
    let handle = |name: &&str| name.strip_prefix('@').is_some_and(|rest| !of_a_team(&rest));
    match &words[..] {
        [] => false,
        [one] if one.starts_with('@') => handle(one),
        words => {
            words.len() <= 4
                && !words.iter().any(of_a_team)
                && words.iter().all(|word| (capital(word) && letter(word)) || particle(word))
                && capital(&words[0])
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{ActionItem, Factor, Id, Person};

    #[test]
    fn names_are_told_from_teams_and_roles() {
        for name in
            ["Chris", "@chris", "Ada Lovelace", "Ludwig van Beethoven", "J. R. Hartley", "Ève"]
        {
            assert!(looks_like_a_name(name), "{name}");
        }
        for other in [
            "",
            "on-call",
            "Documentation tooling team",
            "SRE",
            "Platform",
            "@docs-team",
            "TBD",
            "the team",
            "On-call engineer",
            "Docs",
            "PlatformTeam",
            "somebody who knows",
            "DBA",
        ] {
            assert!(!looks_like_a_name(other), "{other}");
        }
    }

    #[test]
    fn everyone_named_in_a_field_is_known() {
        let mut document = Postmortem::sample(Id(1));
        assert!(people(&document).is_empty());
        document.people.push(Rc::new(Person {
            name: "Chris".to_owned(),
            role: "engineer".to_owned(),
            ..Person::new(Id(9))
        }));
        Rc::make_mut(&mut document.meta).authors =
            vec!["Ada Lovelace".to_owned(), "Chris".to_owned()];
        document.actions.push(Rc::new(ActionItem {
            owner: "Grace and the docs team".to_owned(),
            ..ActionItem::new(Id(10))
        }));
        let expected =
            People::new(["Ada Lovelace", "Chris", "Grace"]).with_role("Chris", "engineer");
        assert_eq!(people(&document), expected);
    }

    #[test]
    fn texts_rows_and_actions_are_looked_at() {
        let mut sample = Postmortem::sample(Id(1));
        sample.factors.push(Rc::new(Factor::new(Id(9))));
        let fields: Vec<_> = checked_fields(&sample).collect();
        assert_eq!(fields.len(), 10 + 5 + 3 + 1);
        for (field, text) in &fields {
            assert!(role_for(&sample, field).is_some());
            assert_eq!(sample.get(field).as_deref(), Some(*text));
        }
        assert_eq!(role_for(&sample, &fields[1].0), Some(SectionRole::Cause));
        let order: Vec<_> = fields.iter().map(|(field, _)| role_for(&sample, field)).collect();
        assert!(order.is_sorted(), "hints are walked in the order of the page");
        assert_eq!(role_for(&sample, &Field::Action(Id(6), ActionField::Owner)), None);
    }
}
