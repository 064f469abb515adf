//! Names when a copy leaves: none of the register is left, nothing else is different, and what may be a
//! name is asked about.

use std::rc::Rc;

use postmortem::format::{Format, json, markdown};
use postmortem::names::{Piece, Policy, Register, Why, redacted, remaining};
use postmortem::points::Target;
use postmortem::{
    ActionField, ActionItem, Choice, Edit, Field, Id, Item, KeptHint, MetaField, Person,
    Postmortem, RowField, Section, SectionId, TimelineRow,
};
use proptest::prelude::*;

use crate::arbitrary;

fn set(document: &mut Postmortem, field: Field, value: &str) {
    document.apply(Edit::Set { field, value: value.to_owned() });
}

fn text(section: &str) -> Field {
    Field::Text(SectionId::new(section))
}

/// The sample, with people in it.
fn document() -> Postmortem {
    let mut document = Postmortem::sample(Id(1));
    let person = Person { name: "Chris".into(), role: "engineer".into(), ..Person::new(Id(50)) };
    document.people.push(Rc::new(person));
    set(&mut document, Field::Meta(MetaField::Authors), "Ada Lovelace, Tim Berners-Lee");
    set(&mut document, Field::Meta(MetaField::Facilitator), "Priya");
    set(
        &mut document,
        text("root_cause"),
        "Chris deleted the branch. Ada's script, and CHRIS' key, were to hand.\nAsk a.lovelace@example.com or @chris, not @dave.",
    );
    set(&mut document, text("went_poorly"), "- Chris was paged twice\n- Nobody told Berners-Lee");
    set(&mut document, Field::Row(Id(3), RowField::Text), "RK: restarted it, RK and Ada watched");
    set(&mut document, Field::Action(Id(6), ActionField::Owner), "Ada Lovelace");
    set(&mut document, Field::Action(Id(7), ActionField::Owner), "Priya and the docs team");
    let link = Target::Point(postmortem::points::name("Chris was paged twice")).link();
    set(&mut document, Field::Action(Id(8), ActionField::AnswersTo), link.as_ref());
    set(&mut document, Field::Accepted("nobody told berners-lee".into()), "Tim knows now");
    document.apply(Edit::Keep(KeptHint {
        rule: "named-agent-harm".into(),
        sentence: "chris deleted the branch.".into(),
    }));
    document.apply(Edit::Ignore("Chris".into()));
    document
}

fn with(policy: Policy) -> Postmortem {
    let document = document();
    redacted(&document, &Register::of(&document), policy).document
}

fn at(document: &Postmortem, field: Field) -> String {
    document.get(&field).unwrap_or_default().into_owned()
}

#[test]
fn everybody_is_listed_once_with_words_from_where_they_stand() {
    let register = Register::of(&document());
    let people: Vec<_> =
        register.people.iter().map(|it| (it.name.as_str(), it.words.as_str(), it.count)).collect();
    assert_eq!(
        people,
        [
            ("Ada Lovelace", "Author 1", 5),
            ("Tim Berners-Lee", "Author 2", 3),
            ("Priya", "the facilitator", 2),
            ("Chris", "the engineer", 6),
            ("@dave", "Responder 1", 1),
            ("RK", "Responder 2", 2),
        ]
    );
    assert!(register.people.iter().all(|named| named.ticked && !named.places.is_empty()));
    assert_eq!(register, Register::of(&document()), "the same each time");
    assert_eq!(register, register.renewed(&document()));
}

#[test]
fn roles_read_as_sentences() {
    let copy = with(Policy::Roles);
    assert_eq!(
        at(&copy, text("root_cause")),
        "The engineer deleted the branch. Author 1's script, and the engineer's key, were to hand.\n\
         Ask Author 1 or the engineer, not Responder 1."
    );
    assert_eq!(
        at(&copy, text("went_poorly")),
        "- The engineer was paged twice\n- Nobody told Author 2"
    );
    assert_eq!(
        at(&copy, Field::Row(Id(3), RowField::Text)),
        "Responder 2: restarted it, Responder 2 and Author 1 watched"
    );
    assert_eq!(at(&copy, Field::Meta(MetaField::Authors)), "Author 1, Author 2");
    assert_eq!(at(&copy, Field::Meta(MetaField::Facilitator)), "Facilitator");
    assert_eq!(
        at(&copy, Field::Action(Id(7), ActionField::Owner)),
        "The facilitator and the docs team"
    );
    assert_eq!(copy.people[0].name, "Engineer");
}

#[test]
fn without_names_nobody_is_told_from_anybody() {
    let copy = with(Policy::None);
    assert_eq!(
        at(&copy, text("root_cause")),
        "Somebody deleted the branch. Somebody's script, and somebody's key, were to hand.\n\
         Ask somebody or somebody, not somebody."
    );
    for field in [
        Field::Meta(MetaField::Authors),
        Field::Meta(MetaField::Facilitator),
        Field::Action(Id(6), ActionField::Owner),
    ] {
        assert_eq!(at(&copy, field.clone()), "", "{field:?}");
    }
    assert_eq!(at(&copy, Field::Action(Id(7), ActionField::Owner)), "Somebody and the docs team");
    assert!(copy.people.is_empty());
}

#[test]
fn what_was_decided_and_linked_goes_along() {
    for (policy, poor) in [
        (Policy::Roles, "the engineer was paged twice"),
        (Policy::None, "somebody was paged twice"),
    ] {
        let copy = with(policy);
        let link = Target::Point(poor.into()).link();
        assert_eq!(at(&copy, Field::Action(Id(8), ActionField::AnswersTo)), link.as_ref());
        assert!(copy.points().iter().any(|point| *point.name == *poor), "{policy:?}");
        let accepted = copy.points()[1].name.clone();
        assert!(copy.reason_for(&accepted).is_some(), "{policy:?}: {accepted}");
        let sentence = at(&copy, text("root_cause")).to_lowercase();
        assert!(sentence.starts_with(&*copy.kept[0].sentence), "{policy:?}");
    }
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (name, written, expected) in [
        ("Chris", "met Ch\u{200b}ris there", "met X there"),
        ("Chris", "met \u{202e}Chris\u{202c} there", "met \u{202e}X\u{202c} there"),
        ("Chris", "met Сhris there", "met X there"),
        ("José", "met Jose\u{301} there, Jose", "met X there, X"),
        ("Chris", "met chris’ dog", "met X’s dog"),
        ("Chris", "met ‘Chris’ and 'Chris' there", "met ‘X’ and 'X' there"),
        ("Chris", "a Christine, in crisis", "a Christine, in crisis"),
        ("Grant", "to grant Grant a grant", "to grant X a grant"),
        ("Jo", "jo, JO, Jo", "jo, JO, X"),
        ("Ada Lovelace", "ADA LOVELACE, Lovelace, Ada; A. Lovelace", "X, X; X"),
        ("Ada Lovelace", "mail ada@x.org, alovelace+a@x.org, @lovelace", "mail X, X, X"),
        ("Ada Lovelace", "asked Ada. Lovelace said", "asked X. X said"),
        ("Ada Lovelace", "asked Ada\nLovelace", "asked X"),
        ("Ludwig van Beethoven", "asked van Beethoven", "asked X"),
        (
            "Will Smith",
            "will it? Will it? Smith and Will Smith, Will. Will saw",
            "will it? Will it? X and X, X. X saw",
        ),
        ("May Holm", "on May 5 May was there. May's dog", "on May 5 X was there. X's dog"),
        ("Ada Holm", "Ada was there", "X was there"),
        ("Conan O'Brien", "asked O’Brien's dog", "asked X's dog"),
        ("田中", "それは田中さんが", "それはXさんが"),
        (
            "Chris",
            "see https://github.com/Chris/x and /home/chris/x",
            "see https://github.com/x/x and /home/x/x",
        ),
        ("Chris", "the chris_db and Chris/Dave", "the x_db and X/Dave"),
        ("Chris <chris@x.org>", "asked Chris", "asked X"),
        ("chris.jones@x.org", "asked Chris Jones", "asked X"),
        ("Chris (SRE)", "asked Chris in SRE", "asked X in SRE"),
        ("@will", "it will, @will", "it will, X"),
        ("bob@x.org", "Bob or bob or bob@y.org", "X or X or X"),
        ("+1 (555) 010-0199", "call +1 (555) 010-0199, not 0199", "call X, not 0199"),
    ] {
        let mut document = Postmortem::sample(Id(1));
        set(&mut document, text("summary"), written);
        let mut register = Register::default();
        register.add(name, &document);
        register.people[0].words = "X".into();
        let copy = redacted(&document, &register, Policy::Roles).document;
        assert_eq!(at(&copy, text("summary")), expected, "{name}");
    }
}

#[test]
fn the_preview_shows_the_lines_that_differ() {
    let document = document();
    let copy = redacted(&document, &Register::of(&document), Policy::Roles);
    let root =
        copy.changes.iter().find(|it| it.place == postmortem::Place::Field(text("root_cause")));
    let lines = &root.expect("is shown").lines;
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0][..3],
        [
            Piece::Instead("Chris".into(), "The engineer".into()),
            Piece::Same(" deleted the branch. ".into()),
            Piece::Instead("Ada".into(), "Author 1".into()),
        ]
    );
    assert!(redacted(&document, &Register::of(&document), Policy::AsIs).changes.is_empty());
}

#[test]
fn what_may_be_a_name_is_asked_about() {
    let mut document = document();
    set(
        &mut document,
        text("impact"),
        "Mallory deleted it. Grace Hopper and Grace Hopper saw it.\n\
         Mail bob@example.com or call +1 555 010 0199. Chrisbot restarted. PW wrote it down.\n\
         Documentation served again. Kubernetes and PostgreSQL were slow.",
    );
    let mut register = Register::of(&document);
    let found = |register: &Register| -> Vec<(String, Why)> {
        let copy = redacted(&document, register, Policy::Roles).document;
        remaining(&copy, register).into_iter().map(|left| (left.words, left.why)).collect()
    };
    let left = |words: &str, why| (words.to_owned(), why);
    assert_eq!(
        found(&register),
        [
            left("Mallory", Why::Unknown),
            left("Grace Hopper", Why::Unknown),
            left("bob@example.com", Why::Address),
            left("+1 555 010 0199", Why::Phone),
            left("Chrisbot", Why::Within),
            left("PW", Why::Initials),
        ]
    );
    register.add("Mallory", &document);
    register.pass_over("bob@example.com");
    register.people[0].ticked = false;
    register.pass_over("Chrisbot");
    let now = found(&register);
    assert!(
        !now.iter()
            .any(|(words, _)| ["Mallory", "bob@example.com", "Chrisbot"].contains(&&**words))
    );
    assert_eq!(now.len(), 3, "{now:?}");
    let copy = redacted(&document, &register, Policy::Roles).document;
    assert!(at(&copy, text("impact")).starts_with("Responder 3 deleted it."));
    let nothing = Postmortem::sample(Id(1));
    assert_eq!(remaining(&nothing, &Register::of(&nothing)), []);
}

#[test]
fn a_decision_about_somebody_stays() {
    let mut document = document();
    let mut register = Register::of(&document);
    register.people[0].ticked = false;
    register.people[3].words = "a colleague".into();
    register.add("Mallory", &document);
    set(&mut document, text("lucky"), "Bob and @eve were there. Mallory too.");
    let register = register.renewed(&document);
    let copy = redacted(&document, &register, Policy::Roles).document;
    assert!(
        at(&copy, text("root_cause")).starts_with("A colleague deleted the branch. Ada's script")
    );
    assert!(at(&copy, text("lucky")).starts_with("Bob and Responder"));
    assert!(!at(&copy, text("lucky")).contains("Mallory"));
}

/// Documents in which people of this register are named anywhere.
fn crowded() -> impl Strategy<Value = (Postmortem, Register)> {
    let names = || {
        let written = [
            "Zorblax",
            "zorblax",
            "ZORBLAX",
            "Quimby",
            "Zorblax Quimby",
            "@vextor",
            "Vextor",
            "Quimby, Zorblax",
            "zq@example.com",
            "zquimby@example.com",
            "Zor\u{200b}blax's",
            "Quimby'",
            "\u{202e}Quimby",
            "Ｑuimby",
            "https://example.com/zorblax/",
            "vextor_db",
            "田中",
            "Z. Quimby",
        ];
        proptest::collection::vec(
            prop_oneof![
                prop::sample::select(written.to_vec()).prop_map(str::to_owned),
                arbitrary::text(),
            ],
            0..5,
        )
        .prop_map(|pieces| pieces.join(" "))
    };
    let texts = proptest::collection::vec(names(), 8);
    let unknown = (names(), names());
    (arbitrary::document(), texts, unknown).prop_map(|(mut document, texts, (key, value))| {
        document.unknown.insert(format!("x {key}"), value.clone().into());
        Rc::make_mut(&mut document.meta)
            .unknown
            .insert("y".into(), serde_json::json!([value, {"z": key}]));
        let fields = [
            Field::Meta(MetaField::Title),
            Field::Meta(MetaField::Authors),
            Field::Meta(MetaField::Tags),
            text("summary"),
            text("went_poorly"),
            Field::Row(Id(99), RowField::Text),
            Field::Row(Id(99), RowField::Start),
            Field::Accepted(texts[7].to_lowercase().into()),
        ];
        let row = Item::Row(Rc::new(TimelineRow::new(Id(99))));
        document.apply(Edit::Insert { at: 0, item: row });
        let section = Section {
            title: texts[0].clone(),
            ..Section::new(SectionId::new("extra-zorblax-s-notes"))
        };
        document.apply(Edit::Insert { at: 99, item: Item::Section(Rc::new(section)) });
        let action = ActionItem { owner: texts[1].clone(), ..ActionItem::new(Id(98)) };
        document.apply(Edit::Insert { at: 0, item: Item::Action(Rc::new(action)) });
        for (field, value) in fields.into_iter().zip(&texts) {
            set(&mut document, field, value);
        }
        document.apply(Edit::Keep(KeptHint {
            rule: "a".into(),
            sentence: texts[3].to_lowercase().into(),
        }));
        let document = document.restored();
        let mut register = Register::of(&document);
        for name in ["Zorblax Quimby", "@vextor", "田中"] {
            register.add(name, &document);
        }
        (document, register)
    })
}

/// Whether a name of theirs stands in a file, as a word of its own.
fn is_named(file: &str) -> Option<String> {
    let seen: String = file.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{301}')).collect();
    let seen = seen.replace("\\u200b", "").replace('Ｑ', "Q").to_lowercase();
    // In a JSON file these stand before words.
    let seen = seen.replace("\\n", "\n").replace("\\t", "\t");
    if seen.contains("田中") {
        return Some("田中".into());
    }
    let words: Vec<&str> = seen.split(|c: char| !c.is_alphanumeric()).collect();
    let found =
        ["zorblax", "quimby", "vextor", "zquimby"].into_iter().find(|name| words.contains(name));
    found.map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_name_of_the_register_is_left_in_any_export((document, register) in crowded()) {
        for policy in [Policy::Roles, Policy::None] {
            let copy = redacted(&document, &register, policy).document;
            for format in Format::ALL {
                let file = format.write(&copy);
                prop_assert_eq!(is_named(&file), None, "{:?} {}", policy, file);
                let read = format.read(&file);
                prop_assert_eq!(read.as_ref(), Ok(&copy), "{}", file);
            }
        }
    }

    #[test]
    fn a_copy_is_the_same_document((document, register) in crowded()) {
        prop_assert_eq!(&redacted(&document, &register, Policy::AsIs).document, &document);
        prop_assert_eq!(&redacted(&document, &Register::default(), Policy::Roles).document, &document);
        for policy in [Policy::Roles, Policy::None] {
            let copy = redacted(&document, &register, policy).document;
            prop_assert_eq!(&redacted(&copy, &register, policy).document, &copy);
            prop_assert_eq!(copy.id, document.id);
            prop_assert_eq!(&copy.hidden_rules, &document.hidden_rules);
            prop_assert_eq!(copy.sections.len(), document.sections.len());
            prop_assert_eq!(copy.timeline.len(), document.timeline.len());
            for (one, other) in copy.timeline.iter().zip(&document.timeline) {
                prop_assert_eq!((one.id, one.mark, one.milestone), (other.id, other.mark, other.milestone));
                prop_assert_eq!(&one.start_at, &other.start_at);
            }
            for (one, other) in copy.actions.iter().zip(&document.actions) {
                prop_assert_eq!((one.id, one.kind, one.status), (other.id, other.kind, other.status));
                prop_assert_eq!(one.answers_to.len(), other.answers_to.len());
            }
            prop_assert_eq!(copy.factors.len(), document.factors.len());
        }
    }

    #[test]
    fn a_document_without_names_is_left_alone(document in arbitrary::document()) {
        let mut register = Register::default();
        register.add("Zorblax Quimby", &document);
        prop_assert_eq!(&redacted(&document, &register, Policy::None).document, &document.clone().restored());
        let _ = remaining(&document, &Register::of(&document));
    }
}

#[test]
fn moments_stay_and_a_time_nobody_understands_does_not() {
    let mut document = Postmortem::sample(Id(1));
    Rc::make_mut(&mut document.meta).time_zone = "Europe/Paris".into();
    set(&mut document, Field::Row(Id(1), RowField::Start), "5 Jan 2019 09:45 Europe/Paris");
    set(&mut document, Field::Row(Id(2), RowField::Start), "when Paris came");
    let mut register = Register::default();
    register.add("Jan Paris", &document);
    let copy = redacted(&document, &register, Policy::None).document;
    assert_eq!(copy.meta.time_zone, "Europe/Paris");
    assert_eq!(at(&copy, Field::Row(Id(1), RowField::Start)), "5 Jan 2019 09:45 Europe/Paris");
    assert_eq!(at(&copy, Field::Row(Id(2), RowField::Start)), "when somebody came");
}

#[test]
fn a_template_of_ones_own_names_nobody_either() {
    let mut document = Postmortem::sample(Id(1));
    let template = Rc::make_mut(&mut document.template);
    Rc::make_mut(&mut template.sections[0]).question = "What would Zorblax ask?".into();
    template.unknown.insert("by".into(), "Zorblax".into());
    let mut register = Register::default();
    register.add("Zorblax", &document);
    let copy = redacted(&document, &register, Policy::Roles).document;
    assert_eq!(is_named(&(json::write(&copy) + &markdown::write(&copy))), None);
    assert_eq!(&*copy.template.sections[0].question, "What would Responder 1 ask?");
    assert_eq!(copy.template.sections[0].id, document.template.sections[0].id);
}

#[test]
fn names_in_a_row_are_so_many_people() {
    let mut document = Postmortem::sample(Id(1));
    let words = "Ada Holm, Mira Okafor and Ada Holm were paged. Ask Mira Okafor & Ada Holm. Ada Holm, Mira \
                 Okafor's manager, was not. Ada Holm or Mira Okafor: Ada Holm and nobody else.";
    Rc::make_mut(&mut document.sections[0]).text = words.to_owned();
    let mut register = Register::of(&document);
    for name in ["Ada Holm", "Mira Okafor"] {
        register.add(name, &document);
    }
    let copy = redacted(&document, &register, Policy::None).document;
    assert_eq!(
        copy.sections[0].text,
        "Three people were paged. Ask two people. Somebody, somebody's manager, was not. Somebody or \
         somebody: somebody and nobody else."
    );
}
