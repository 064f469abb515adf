//! Two versions of a document become one.

use serde_json::Value;

use crate::document::Postmortem;
use crate::field::Field;
use crate::keys::field_at;
use crate::numbered::{Names, Numbered};
use crate::{Fields, lines, order, shape};

/// What became of two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The one document. At the places of `conflicts` a text has the lines of both, mine first;
    /// everything else has what `mine` has there.
    pub document: Postmortem,
    /// Where both have changed the same, each in its own way.
    pub conflicts: Vec<Conflict>,
}

/// A place that two versions have changed, each in its own way.
///
/// `None` is said of an item, or an unknown field, that is not there. If one version has taken out
/// what the other has changed, it stays as it was changed, whichever version that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// What it was; of a text, the lines in question.
    pub base: Option<String>,
    /// What one has made of it.
    pub mine: Option<String>,
    /// What the other has made of it.
    pub theirs: Option<String>,
}

/// Where a [`Conflict`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// In a field.
    Field(Field),
    /// In something no edit reaches, such as a field that this version does not know: the names that
    /// lead to it in the file.
    Other(Vec<String>),
}

/// The document with what `mine` and `theirs` have each made of `base` (three-way merge).
///
/// Items are told apart by their ids, texts are merged by line, tags and the like are sets. Fields
/// that this version does not know are merged by name. Nothing that either version has added is
/// missing in the result, unless a conflict holds it. What one version has taken out and the other
/// has left alone is gone.
///
/// Without conflicts it does not matter which version is `mine`. Merging `mine` once more into the
/// result takes away nothing that `mine` has not taken out.
///
/// Works on what files hold, rather than on each type with its fields: what a later version adds to
/// [`shapes`](crate::shape) is merged without a word here, and so is what this version does not know.
pub fn merge(base: &Postmortem, mine: &Postmortem, theirs: &Postmortem) -> Merged {
    let written = |document: &Postmortem| shape::write(&document.clone().restored());
    let mut merge = Merge::default();
    let [ours, others] = [written(mine), written(theirs)];
    let fields = merge.fields(&written(base), &ours, &others);
    match shape::read::<Postmortem>(Value::Object(fields)) {
        Ok(document) => Merged { document: document.restored(), conflicts: merge.conflicts },
        // Only where an unknown field bears the name of a known one, which no file can bring about.
        Err(_) => {
            let place = Place::Other(Vec::new());
            let [mine_text, theirs] =
                [ours, others].map(|fields| Value::Object(fields).to_string());
            let conflict =
                Conflict { place, base: None, mine: Some(mine_text), theirs: Some(theirs) };
            Merged { document: mine.clone(), conflicts: vec![conflict] }
        }
    }
}

/// A value in the base and in both versions, where it is there.
type Three<'v> = [Option<&'v Value>; 3];

#[derive(Default)]
struct Merge {
    /// The names that lead to what is being merged.
    path: Vec<String>,
    conflicts: Vec<Conflict>,
}

impl Merge {
    fn fields(&mut self, base: &Fields, mine: &Fields, theirs: &Fields) -> Fields {
        let mut merged = Fields::new();
        for key in mine.keys().chain(theirs.keys().filter(|key| !mine.contains_key(*key))) {
            self.path.push(key.clone());
            let three = [base, mine, theirs].map(|fields| fields.get(key));
            if let Some(value) = self.value(three) {
                merged.insert(key.clone(), value);
            }
            self.path.pop();
        }
        merged
    }

    fn value(&mut self, three: Three) -> Option<Value> {
        let [base, mine, theirs] = three;
        if mine == theirs || base == theirs {
            return mine.cloned();
        }
        if base == mine {
            return theirs.cloned();
        }
        if let (Some(Value::Object(mine)), Some(Value::Object(theirs))) = (mine, theirs) {
            let none = Fields::new();
            let base = base.and_then(Value::as_object).unwrap_or(&none);
            return Some(Value::Object(self.fields(base, mine, theirs)));
        }
        if matches!(&self.path[..], [path] if path == "accepted") {
            // Nothing accepted is not written.
            let none = Fields::new();
            let [base, mine, theirs] =
                three.map(|value| value.and_then(Value::as_object).unwrap_or(&none));
            let merged = self.fields(base, mine, theirs);
            return (!merged.is_empty()).then_some(Value::Object(merged));
        }
        if let Some(lists) = self.lists(three) {
            let gone = mine.is_none() || theirs.is_none();
            let list = self.list(lists);
            return (!list.is_empty() || !gone).then_some(Value::Array(list));
        }
        match field_at(&self.path) {
            Some(field)
                if field.has_lines() && three.into_iter().flatten().all(Value::is_string) =>
            {
                let text = |value: Option<&Value>| words(value).unwrap_or_default();
                let (merged, overlaps) = lines::merge(&text(base), &text(mine), &text(theirs));
                self.conflicts.extend(overlaps.into_iter().map(|overlap| Conflict {
                    place: Place::Field(field.clone()),
                    base: Some(overlap.base),
                    mine: Some(overlap.mine),
                    theirs: Some(overlap.theirs),
                }));
                Some(Value::String(merged))
            }
            // What follows from other fields is found anew from what becomes of them; until then, either
            // side has to choose the same.
            Some(field) if field.is_derived() => {
                [mine, theirs].into_iter().flatten().min_by_key(|value| words(Some(value))).cloned()
            }
            _ => {
                self.conflict(three.map(words));
                mine.or(theirs).cloned()
            }
        }
    }

    fn conflict(&mut self, [base, mine, theirs]: [Option<String>; 3]) {
        let place = match field_at(&self.path) {
            Some(field) => Place::Field(field),
            None => Place::Other(self.path.clone()),
        };
        self.conflicts.push(Conflict { place, base, mine, theirs });
    }

    /// The lists that these values are, if their entries can be told apart: each has an id, or they
    /// are a set of known texts.
    fn lists<'v>(&self, three: Three<'v>) -> Option<[List<'v>; 3]> {
        let path: Vec<_> = self.path.iter().map(String::as_str).collect();
        let set = matches!(
            path[..],
            ["kept" | "hidden_rules" | "ignored_words"]
                | ["meta", "services" | "tags" | "authors" | "related"]
                | ["actions", _, "answers_to"]
        );
        let [base, mine, theirs] = three.map(|value| match value {
            None => Some(List::default()),
            Some(Value::Array(entries)) => List::of(entries, set),
            Some(_) => None,
        });
        Some([base?, mine?, theirs?])
    }

    fn list(&mut self, lists: [List; 3]) -> Vec<Value> {
        let mut numbers = Numbered::default();
        let mut names = Vec::new();
        let numbered = lists.each_ref().map(|list| {
            let number = |name: &String| {
                let number = numbers.add(name);
                if number == names.len() {
                    names.push(name.clone());
                }
                number
            };
            list.names.iter().map(number).collect::<Vec<_>>()
        });
        let mut entries = vec![[None; 3]; names.len()];
        for (side, (numbers, list)) in numbered.iter().zip(&lists).enumerate() {
            for (number, entry) in numbers.iter().zip(&list.entries) {
                entries[*number][side] = Some(*entry);
            }
        }
        let mut merged = Vec::new();
        for (name, entry) in names.iter().zip(entries) {
            self.path.push(name.clone());
            merged.push(self.entry(entry));
            self.path.pop();
        }
        let stays: Vec<_> = merged.iter().map(Option::is_some).collect();
        let [base, mine, theirs] = &numbered;
        let order = order::merged(base, [mine, theirs], &stays, &names);
        order.into_iter().filter_map(|number| merged[number].take()).collect()
    }

    /// An entry that is missing on one side was inserted on the other, or is taken out, unless the
    /// other has changed it.
    fn entry(&mut self, three: Three) -> Option<Value> {
        let (base, left) = match three {
            [Some(base), None, Some(left)] | [Some(base), Some(left), None] => (base, left),
            [None, _, _] | [_, Some(_), Some(_)] | [_, None, None] => return self.value(three),
        };
        if base == left {
            return None;
        }
        let none = Fields::new();
        let of = |value: &'_ Value| value.as_object().unwrap_or(&none).clone();
        let (before, after) = (of(base), of(left));
        for key in before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))) {
            if before.get(key) == after.get(key) {
                continue;
            }
            self.path.push(key.clone());
            // A field of an item that is there is there too: empty is not written.
            let absent = field_at(&self.path).map(|_| String::new());
            let side = |entry: Option<&Value>| {
                entry.and_then(|entry| words(entry.get(key)).or_else(|| absent.clone()))
            };
            self.conflict(three.map(side));
            self.path.pop();
        }
        Some(left.clone())
    }
}

/// A value as a person reads it.
fn words(value: Option<&Value>) -> Option<String> {
    value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

/// A list whose entries have names.
#[derive(Default)]
struct List<'v> {
    entries: Vec<&'v Value>,
    names: Vec<String>,
}

impl<'v> List<'v> {
    /// Entries of a `set` are named by what they are, others by their ids; `None` if they have none.
    /// Of equal names, the second is another.
    fn of(entries: &'v [Value], set: bool) -> Option<List<'v>> {
        let mut taken = Names::default();
        let mut list = List::default();
        for entry in entries {
            let name = if set { entry.to_string() } else { entry.get("id")?.as_str()?.to_owned() };
            list.names.push(taken.take(&name, &|number| format!("{name} {number}")));
            list.entries.push(entry);
        }
        Some(list)
    }
}
