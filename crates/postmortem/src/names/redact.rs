//! Other words in the place of names, everywhere in a document.

use std::ops::Range;

use serde_json::Value;

use super::letters::{begins_sentence, words};
use super::matching::{Forms, Hit};
use super::register::capital;
use super::texts::{Sort, file_of, visit};
use super::{Policy, Register};
use crate::points::{self, points_in};
use crate::{Fields, Place, Postmortem, Template, shape};

/// What stands for everybody where nobody is told from anybody else. One word without an article, so that
/// it fits wherever a name did: “paged somebody”, “somebody's laptop”.
const SOMEBODY: &str = "somebody";

/// A copy without names, and what is different in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Redaction {
    /// The copy.
    pub document: Postmortem,
    /// The texts that are different, as far as somebody reads them.
    pub changes: Vec<Changed>,
}

/// A text that is different in the copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Where.
    pub place: Place,
    /// The lines that are different.
    pub lines: Vec<Vec<Piece>>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words that stay.
    Same(String),
    /// A name, and what stands in its place, which may be nothing.
    Instead(String, String),
}

/// The document with the names of a register replaced, as a policy has it. It is the same document for
/// whoever reads it: ids, moments and links stay, and what was decided about a sentence is decided about
/// what it is now.
pub fn redacted(document: &Postmortem, register: &Register, policy: Policy) -> Redaction {
    let mut copy = Redaction { document: document.clone(), changes: Vec::new() };
    let forms = Forms::of(&register.people);
    if policy == Policy::AsIs || register.people.iter().all(|named| !named.ticked) {
        return copy;
    }
    let stand_in: Vec<&str> = register
        .people
        .iter()
        .map(|named| match policy {
            Policy::Roles if !named.words.trim().is_empty() => named.words.trim(),
            _ => SOMEBODY,
        })
        .collect();
    let mut work = Work { forms, stand_in, empties: policy == Policy::None, points: Vec::new() };
    let mut file = file_of(document);
    let (changes, mut emptied) = (&mut copy.changes, Vec::new());
    visit(&mut file, &mut |text, words| {
        let hits = match text.sort {
            Sort::Prose | Sort::Who => work.forms.find(words, false),
            Sort::Folded => return *words = work.name_of(words),
            Sort::Link => {
                if let Some(point) = words.strip_prefix("point ") {
                    *words = format!("point {}", work.name_of(point));
                }
                return;
            }
            Sort::Slug => return *words = work.slug_of(words),
        };
        if hits.is_empty() {
            return;
        }
        let pieces = work.pieces(words, &hits, text.sort);
        let after = joined(&pieces);
        work.note_points(words, &after);
        changes.push(Changed { place: text.place(), lines: lines(pieces) });
        if after.is_empty() {
            emptied.push(text.path.to_vec());
        }
        *words = after;
    });
    drop_the_nameless(&mut file, &emptied);
    if let Ok(read) = shape::read::<Postmortem>(Value::Object(file)) {
        copy.document = read.restored();
    }
    copy
}

struct Work<'r> {
    forms: Forms,
    /// What stands in for each person.
    stand_in: Vec<&'r str>,
    /// Whether a field that holds nothing but names is left empty.
    empties: bool,
    /// What points were called, and what they are called now.
    points: Vec<(String, String)>,
}

impl Work<'_> {
    fn pieces(&self, text: &str, hits: &[Hit], sort: Sort) -> Vec<Piece> {
        let only_names = sort == Sort::Who && !goes_on(text, hits);
        if only_names && self.empties {
            return vec![Piece::Instead(text.to_owned(), String::new())];
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        for hit in hits {
            let stand_in = self.stand_in[hit.person];
            let mut at = hit.at.clone();
            let mut instead = match () {
                () if is_code(text, &at) => slug(stand_in),
                () if only_names => capital(stand_in.strip_prefix("the ").unwrap_or(stand_in)),
                () if begins_sentence(&text[..at.start]) => capital(stand_in),
                () => stand_in.to_owned(),
            };
            // “Chris' laptop” is “Responder 1's laptop”.
            let rest = &text[at.end..];
            let quoted = text[..at.start].ends_with(['\'', '‘']);
            if let Some(mark) = rest.chars().next().filter(|c| matches!(c, '\'' | '’'))
                && !quoted
                && text[at.clone()].ends_with(['s', 'S', 'x', 'z'])
                && rest[mark.len_utf8()..].starts_with(' ')
            {
                at.end += mark.len_utf8();
                instead.push(mark);
                instead.push('s');
            }
            if from < at.start {
                pieces.push(Piece::Same(text[from..at.start].to_owned()));
            }
            pieces.push(Piece::Instead(text[at.clone()].to_owned(), instead));
            from = at.end;
        }
        if from < text.len() {
            pieces.push(Piece::Same(text[from..].to_owned()));
        }
        together(pieces)
    }

    /// What a point or a sentence that has lost its case is called now.
    fn name_of(&self, name: &str) -> String {
        if let Some((_, now)) = self.points.iter().find(|(before, _)| before == name) {
            return now.clone();
        }
        let hits = self.forms.find(name, true);
        let now = joined(&self.pieces(name, &hits, Sort::Folded));
        let lower = !name.contains(char::is_uppercase);
        if lower && !hits.is_empty() { now.to_lowercase() } else { now }
    }

    /// Remembers what the points of a text are called now.
    fn note_points(&mut self, before: &str, after: &str) {
        let (before, after) = (points_in(before), points_in(after));
        if before.len() == after.len() {
            for (before, after) in before.iter().zip(&after).filter(|(one, other)| one != other) {
                let names = [before, after].map(|words| points::name(words).to_string());
                let [before, after] = names;
                self.points.push((before, after));
            }
        }
    }

    /// What a section is called in the file: its id is made of its heading, where it came from one.
    fn slug_of(&self, id: &str) -> String {
        let ours = Template::postmortem().sections.iter().any(|question| *question.id.0 == *id);
        let spaced = id.replace(['-', '_'], " ");
        let hits = self.forms.find(&spaced, true);
        if ours || hits.is_empty() {
            return id.to_owned();
        }
        slug(&joined(&self.pieces(&spaced, &hits, Sort::Folded)))
    }
}

/// Names in a row are so many people: “Ada, Mira and Chris” is not “somebody, somebody and somebody”.
fn together(pieces: Vec<Piece>) -> Vec<Piece> {
    const MANY: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let somebody = |piece: &Piece| matches!(piece, Piece::Instead(_, word) if word.eq_ignore_ascii_case(SOMEBODY));
    let mut all = Vec::new();
    let mut rest = &pieces[..];
    while let Some((first, after)) = rest.split_first() {
        let mut row = 1;
        let mut ends = false;
        while !ends
            && let [last, Piece::Same(between), next, ..] = &rest[row - 1..]
            && somebody(last)
            && somebody(next)
            && [", ", " and ", ", and ", " & "].contains(&&**between)
        {
            row += 2;
            // What only commas join may be two things: “Ada, Chris' manager”.
            ends = between != ", ";
        }
        let (true, Piece::Instead(_, word)) = (ends, first) else {
            all.push(first.clone());
            rest = after;
            continue;
        };
        let people = row / 2 + 1;
        let many = MANY.get(people - 2).map_or_else(|| people.to_string(), |it| (*it).to_owned());
        let many = if word.starts_with(char::is_uppercase) { capital(&many) } else { many };
        let names = rest[..row].iter().map(|piece| match piece {
            Piece::Same(words) | Piece::Instead(words, _) => &**words,
        });
        all.push(Piece::Instead(names.collect(), format!("{many} people")));
        rest = &rest[row..];
    }
    all
}

/// Takes entries out of the lists of people that have no name any more.
fn drop_the_nameless(file: &mut Fields, emptied: &[Vec<String>]) {
    let is_kept = |path: &[&str]| !emptied.iter().any(|emptied| *emptied == *path);
    if let Some(Value::Array(people)) = file.get_mut("people") {
        people.retain(|person| {
            let id = person.get("id").and_then(Value::as_str).unwrap_or_default();
            is_kept(&["people", id, "name"])
        });
    }
    if let Some(Value::Array(authors)) = file.get_mut("meta").and_then(|it| it.get_mut("authors")) {
        let mut number = 0;
        authors.retain(|_| {
            number += 1;
            is_kept(&["meta", "authors", &(number - 1).to_string()])
        });
    }
}

fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Same(words) | Piece::Instead(_, words) => text.push_str(words),
        }
    }
    text
}

/// The lines in which something is replaced.
fn lines(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        let Piece::Same(words) = piece else {
            if let Some(line) = lines.last_mut() {
                line.push(piece);
            }
            continue;
        };
        for (number, part) in words.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push(Piece::Same(part.to_owned()));
            }
        }
    }
    lines.retain(|line| line.iter().any(|piece| matches!(piece, Piece::Instead(..))));
    lines
}

/// Whether a field for people says more than names.
fn goes_on(text: &str, hits: &[Hit]) -> bool {
    words(text).iter().any(|word| {
        let named =
            hits.iter().any(|hit| hit.at.start <= word.at.start && word.at.end <= hit.at.end);
        !named && !["and", "or"].contains(&word.letters.as_str())
    })
}

/// Whether a name is part of an address, a path or an identifier, where words with blanks break something.
fn is_code(text: &str, at: &Range<usize>) -> bool {
    let mut from = at.start;
    for c in text[..at.start].chars().rev().take(200) {
        if c.is_whitespace() || "<>()\"`|".contains(c) {
            break;
        }
        from -= c.len_utf8();
    }
    let before = &text[from..at.start];
    if before.contains("://") || before.starts_with("www.") || before.starts_with("mailto:") {
        return true;
    }
    let joins = |c: char| matches!(c, '_' | '/' | '\\' | '~' | '@' | '=');
    let lower = !text[at.clone()].contains(char::is_uppercase) && !text[at.clone()].contains('@');
    let (last, next) = (before.chars().next_back(), text[at.end..].chars().next());
    last == Some('_')
        || next == Some('_')
        || (lower && (last.is_some_and(joins) || next.is_some_and(joins)))
}

/// Words as one: `responder-1`.
fn slug(words_: &str) -> String {
    let parts = words(words_).into_iter().map(|word| word.letters.to_lowercase());
    parts.collect::<Vec<_>>().join("-")
}
