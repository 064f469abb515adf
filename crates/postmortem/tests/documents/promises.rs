//! What reading and merging promise for any files and any changes. `fuzz/` runs this as well.

use std::collections::HashSet;
use std::rc::Rc;

use postmortem::format::{Format, json};
use postmortem::{
    ActionItem, Choice, Edit, Factor, FactorField, Field, Id, Item, ItemRef, KeptHint, Merged,
    MetaField, Person, PersonField, Postmortem, RowField, Section, SectionId, TimelineRow, merge,
};
use serde_json::Value;

/// Panics unless each format that can read this text gives back what it has read, in any format, and
/// no word of the text is lost on the way.
pub fn reading(text: &str) {
    for format in Format::ALL {
        let Ok(document) = format.read(text) else { continue };
        assert_eq!(document.clone().restored(), document, "{format:?}: in order");
        for other in Format::ALL {
            let written = other.write(&document);
            assert_eq!(other.read(&written).as_ref(), Ok(&document), "{format:?}, {written}");
        }
        let found = words_in(&json::write(&document));
        let lost = match format {
            Format::Json => words_in(text).into_iter().find(|word| !found.contains(word)),
            Format::Markdown => typed_in(text).into_iter().find(|word| !found.contains(word)),
        };
        assert_eq!(lost, None, "{format:?}: a word was lost");
    }
}

/// Whether a word is somebody's own. Words with a letter and a digit have no meaning in any format, so
/// that wherever one stands, somebody wants to keep it.
fn is_own(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.contains(|c: char| c.is_ascii_alphabetic())
}

fn own_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_own(word)).map(str::to_owned)
}

/// The words in the texts and names of a JSON file. An id may be any text, and is made a number.
fn words_in(file: &str) -> HashSet<String> {
    fn collect(value: &Value, words: &mut HashSet<String>) {
        match value {
            Value::String(text) => words.extend(own_words(text)),
            Value::Array(values) => values.iter().for_each(|value| collect(value, words)),
            Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "id") {
                    words.extend(own_words(name));
                    collect(value, words);
                }
            }
            _ => {}
        }
    }
    let mut words = HashSet::new();
    let file = file.trim_start_matches('\u{feff}');
    collect(&serde_json::from_str(file).unwrap_or_default(), &mut words);
    words
}

/// The words of a Markdown file that have to be found again. Its headings and table headers may be
/// understood by other names, and its comment is not typed by anybody.
fn typed_in(text: &str) -> HashSet<String> {
    let text = text.replace('\r', "\n");
    // A backslash makes something else of the letters behind it.
    if text.contains("<!-- nofault") || text.contains('\\') {
        return HashSet::new();
    }
    let skeleton = |line: &&str| line.starts_with(['#', '|']) || is_name_of_ours(line);
    text.lines().filter(|line| !skeleton(line)).flat_map(own_words).collect()
}

/// Whether a line of front matter is for this program only.
fn is_name_of_ours(line: &str) -> bool {
    let name = line.trim().trim_start_matches('-').split(':').next().unwrap_or_default();
    matches!(name.trim(), "nofault" | "id")
}

/// A change: its kind, where, where to, and words. Numbers that do not fit are made to fit.
pub type Step = (u8, u8, u8, String);

/// The document in a file, or one about its text, and what two others have made of it.
pub fn versions(file: &str, mine: &[Step], theirs: &[Step]) -> [Postmortem; 3] {
    let read = Format::ALL.iter().find_map(|format| format.read(file).ok());
    let base = read.unwrap_or_else(|| {
        let mut sample = Postmortem::sample(Id(1));
        let value = file.replace('\r', "\n");
        sample.apply(Edit::Set { field: Field::Text(SectionId::new("summary")), value });
        sample
    });
    let after = |steps: &[Step]| {
        let mut document = base.clone();
        steps.iter().for_each(|step| apply(&mut document, step));
        document
    };
    [base.clone(), after(mine), after(theirs)]
}

fn apply(document: &mut Postmortem, (kind, one, other, words): &Step) {
    const ANSWERS: [&str; 8] =
        ["", "true", "in_review", "detected", "prevent", "own_alert", "yes", "assumption"];
    let words = words.replace('\r', "\n");
    let (one, other) = (usize::from(*one), usize::from(*other));
    let fields = fields(document);
    let field = fields[one % fields.len()].clone();
    let names = items(document);
    let name = names.get(one % names.len().max(1)).cloned();
    let edit = match kind % 9 {
        0 => Some(Edit::Set { field, value: words }),
        1 => Some(Edit::Set { field, value: ANSWERS[other % ANSWERS.len()].to_owned() }),
        2 | 3 => {
            let lines: Vec<_> = fields.into_iter().filter(Field::has_lines).collect();
            let field = lines[one % lines.len()].clone();
            let text = document.get(&field).unwrap_or_default().into_owned();
            let mut lines: Vec<_> = text.split('\n').collect();
            let at = other % (lines.len() + 1);
            let end = lines.len().min(at + usize::from(kind / 9 % 3));
            lines.splice(at..end, words.split('\n'));
            Some(Edit::Set { field, value: lines.join("\n") })
        }
        4 => Some(Edit::Insert { at: other, item: item(one, words) }),
        5 => name.map(Edit::Remove),
        6 => name.map(|item| Edit::Move { item, to: other }),
        7 => {
            document.unknown.insert(format!("x{words}"), one.into());
            None
        }
        _ => Some(match one % 3 {
            0 => Edit::Keep(KeptHint { rule: "x".into(), sentence: words.into() }),
            1 => Edit::HideRule(words.into()),
            _ => Edit::Ignore(words.into()),
        }),
    };
    if let Some(edit) = edit {
        document.apply(edit);
    }
}

fn item(number: usize, text: String) -> Item {
    let id = Id(1000 + number as u64 / 5);
    match number % 5 {
        0 => Item::Row(Rc::new(TimelineRow { text, ..TimelineRow::new(id) })),
        1 => Item::Action(Rc::new(ActionItem { text, ..ActionItem::new(id) })),
        2 => Item::Person(Rc::new(Person { name: text, ..Person::new(id) })),
        3 => Item::Factor(Rc::new(Factor { text, ..Factor::new(id) })),
        _ => {
            let id = SectionId::new(&format!("extra-{number}"));
            Item::Section(Rc::new(Section { text, ..Section::new(id) }))
        }
    }
}

fn items(document: &Postmortem) -> Vec<ItemRef> {
    let mut items: Vec<_> = document.sections.iter().cloned().map(Item::Section).collect();
    items.extend(document.timeline.iter().cloned().map(Item::Row));
    items.extend(document.actions.iter().cloned().map(Item::Action));
    items.extend(document.people.iter().cloned().map(Item::Person));
    items.extend(document.factors.iter().cloned().map(Item::Factor));
    items.iter().map(Item::reference).collect()
}

fn fields(document: &Postmortem) -> Vec<Field> {
    let mut fields: Vec<_> = MetaField::ALL.map(Field::Meta).into();
    for item in items(document) {
        fields.extend(match item {
            ItemRef::Section(id) => vec![Field::Text(id.clone()), Field::SectionTitle(id)],
            ItemRef::Row(id) => [RowField::Text, RowField::Start, RowField::Mark]
                .map(|field| Field::Row(id, field))
                .into(),
            ItemRef::Action(id) => [
                postmortem::ActionField::Text,
                postmortem::ActionField::Owner,
                postmortem::ActionField::AnswersTo,
            ]
            .map(|field| Field::Action(id, field))
            .into(),
            ItemRef::Factor(id) => [FactorField::Text, FactorField::Accepted]
                .map(|field| Field::Factor(id, field))
                .into(),
            ItemRef::Person(id) => vec![Field::Person(id, PersonField::Name)],
        });
    }
    fields.extend(document.accepted.iter().map(|(point, _)| Field::Accepted(point.clone())));
    fields.push(Field::Accepted("a point".into()));
    fields
}

/// Panics unless what one version alone has changed is changed, and no line of either is lost.
pub fn merging(base: &Postmortem, mine: &Postmortem, theirs: &Postmortem) {
    for (merged, wanted) in [
        (merge(base, base, theirs), theirs),
        (merge(base, mine, base), mine),
        (merge(base, mine, mine), mine),
    ] {
        assert_eq!(merged.document, *wanted, "what one alone has changed");
        assert_eq!(merged.conflicts, [], "what one alone has changed");
    }
    let merged = merge(base, mine, theirs);
    what_was_added_is_there([base, mine, theirs], &merged);
    what_nobody_touched_is_there([base, mine, theirs], &merged.document);
}

/// Panics if a line that only one version has is neither in the result nor told of.
pub fn what_was_added_is_there([base, mine, theirs]: [&Postmortem; 3], merged: &Merged) {
    let (old, new) = (lines(base), lines(&merged.document));
    let told = merged.conflicts.iter().flat_map(|c| [&c.mine, &c.theirs]).flatten();
    let told: Vec<_> = told.collect();
    for line in lines(mine).iter().chain(&lines(theirs)) {
        let quoted = Value::from(line.as_str()).to_string();
        let quoted = &quoted[1..quoted.len() - 1];
        assert!(
            old.contains(line)
                || new.contains(line)
                || told.iter().any(|told| told.contains(line) || told.contains(quoted)),
            "{line:?} was added"
        );
    }
}

/// Panics if a line that stands once in the same text of all three is not in that of the result.
fn what_nobody_touched_is_there(versions: [&Postmortem; 3], merged: &Postmortem) {
    for field in fields(versions[0]).into_iter().filter(Field::has_lines) {
        let [Some(base), Some(mine), Some(theirs)] = versions.map(|version| version.get(&field))
        else {
            continue;
        };
        let merged = merged.get(&field).unwrap_or_default();
        for line in base.split('\n') {
            let once = |text: &str| text.split('\n').filter(|other| *other == line).count() == 1;
            let untouched = [&base, &mine, &theirs].into_iter().all(|text| once(text));
            assert!(!untouched || merged.split('\n').any(|other| other == line), "{line:?}");
        }
    }
}

/// The texts of a document, line by line, whatever they are.
fn lines(document: &Postmortem) -> HashSet<String> {
    fn collect(value: &Value, lines: &mut HashSet<String>) {
        match value {
            Value::String(text) => lines.extend(text.split('\n').map(str::to_owned)),
            Value::Array(values) => values.iter().for_each(|value| collect(value, lines)),
            Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                lines.insert(key.clone());
                collect(value, lines);
            }),
            other => lines.extend([other.to_string()]),
        }
    }
    let mut lines = HashSet::new();
    collect(&serde_json::from_str(&json::write(document)).expect("JSON"), &mut lines);
    lines
}
