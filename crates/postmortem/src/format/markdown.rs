//! Markdown that reads well wherever it is shown and can be loaded again without loss.
//!
//! Front matter, a heading for each section, the texts as they were typed, the factors, the timeline
//! and the action items as tables, and one comment at the end for what has no readable place. A person may edit all
//! of it by hand: what they wrote counts, and nothing they wrote is dropped.

mod front;
mod hidden;
pub(super) mod links;
mod outline;
mod synonyms;
pub(super) mod table;

pub use synonyms::meaning;

use std::rc::Rc;

use blameless::SectionRole;

use self::front::Front;
use self::hidden::Hidden;
use self::outline::{HEADING, Outline, Slot, WITH_TABLES, heading_text};
use self::table::Row;
use super::{ReadError, VERSION};
use crate::time::{Duration, NoZones, durations};
use crate::{ActionItem, Factor, Id, Postmortem, Section, SectionId, Template, TimelineRow};

const UNTITLED: &str = "Untitled postmortem";

/// The document as Markdown. The same document always gives the same text.
pub fn write(document: &Postmortem) -> String {
    let mut hidden = Hidden { id: Some(document.id), ..Hidden::default() };
    if *document.template != Template::postmortem() {
        hidden.template = Some(Rc::clone(&document.template));
    }
    for section in &document.sections {
        if document.template.question(&section.id).is_none() {
            hidden.extra.push((section.id.clone(), heading_text(&section.title)));
        }
    }
    let mut text = front::write(document);
    text.push_str(&body(document, &mut hidden));
    // Whatever reading this does not give back goes into the comment.
    let (front, body) = front::read(&text);
    let mut read = understand(front, body, &hidden);
    hidden.note_rows(document, &read);
    hidden.identify(&mut read);
    hidden.note_corrections(document, &read);
    text.push_str(&hidden::write(&hidden));
    text
}

fn body(document: &Postmortem, hidden: &mut Hidden) -> String {
    let outline = Outline::new(&document.template, &hidden.extra);
    let zone = document.meta.time_zone.trim();
    let mut timeline = table::write::<TimelineRow>(&document.timeline, zone);
    for (number, duration) in durations(document, &NoZones).iter().enumerate() {
        timeline.push_str(if number == 0 { "\n" } else { "" });
        timeline.push_str(&duration.line());
        timeline.push('\n');
    }
    let actions = links::in_words(document);
    let own = [
        table::header::<Factor>(&document.factors, ""),
        table::header::<TimelineRow>(&document.timeline, zone),
        table::header::<ActionItem>(&actions, ""),
    ];
    let mut tables = [
        table::write::<Factor>(&document.factors, ""),
        timeline,
        table::write::<ActionItem>(&actions, ""),
    ];
    let title = match heading_text(&document.meta.title) {
        _ if document.meta.title.trim().is_empty() => UNTITLED.to_owned(),
        title => title,
    };
    let mut out = format!("\n# {title}\n\n");
    for section in &document.sections {
        let text = outline.escape(&section.text, &own, &mut hidden.inner);
        let role = document.role_of(&section.id);
        let table = WITH_TABLES.iter().position(|other| *other == role);
        let table = table.map(|at| std::mem::take(&mut tables[at])).unwrap_or_default();
        write_section(document.title_of(section), &text, &table, &mut out);
    }
    for (role, table) in WITH_TABLES.into_iter().zip(tables) {
        if let Some(heading) = outline::loose_heading(&document.template, role)
            && !table.is_empty()
        {
            write_section(heading, "", &table, &mut out);
        }
    }
    out
}

fn write_section(title: &str, text: &str, table: &str, out: &mut String) {
    out.push_str(HEADING);
    out.push_str(&heading_text(title));
    out.push_str("\n\n");
    for block in [text, table.trim_end()] {
        if !block.trim().is_empty() {
            out.push_str(block);
            out.push_str("\n\n");
        }
    }
}

/// The document in Markdown written by [`write`], however it was edited since, or in any other that
/// has headings of a postmortem.
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (visible, hidden) = hidden::take(&text);
    let (front, body) = front::read(&visible);
    let lifted;
    let body = match front.version {
        Some(version) if version > VERSION => return Err(ReadError::Newer { version }),
        None if hidden.is_none() => {
            lifted = synonyms::lift(body);
            if !is_postmortem(&lifted) {
                return Err(ReadError::NoHeading);
            }
            &lifted
        }
        _ => body,
    };
    let hidden =
        hidden.unwrap_or_else(|| Hidden { id: Some(Id::from_text(&text)), ..Hidden::default() });
    let mut document = understand(front, body, &hidden);
    hidden.identify(&mut document);
    Ok(hidden.correct(document).restored())
}

/// Whether a file that does not say it is ours is a postmortem: one heading just as in our template,
/// or two that mean sections of it. One that could is in every other README.
fn is_postmortem(body: &str) -> bool {
    let template = Template::postmortem();
    let headings = || body.lines().filter_map(|line| line.strip_prefix(HEADING)).map(str::trim);
    let same = |heading: &str| {
        template.sections.iter().any(|question| question.title.eq_ignore_ascii_case(heading))
    };
    let mut meanings = headings().filter_map(synonyms::meaning);
    let first = meanings.next();
    headings().any(same) || (first.is_some() && meanings.any(|next| Some(next) != first))
}

/// What the visible part of the file says. Rows and people have no ids yet.
fn understand(front: Front, body: &str, hidden: &Hidden) -> Postmortem {
    let template = hidden.template.clone().unwrap_or_else(|| Rc::new(Template::postmortem()));
    let mut outline = Outline::new(&template, &hidden.extra).with_inner(&hidden.inner);
    let mut document = Postmortem {
        id: hidden.id.unwrap_or(Id(0)),
        sections: Vec::new(),
        people: front.people,
        ..Postmortem::new(Id(0), Rc::clone(&template))
    };
    let mut meta = front.meta;
    let lines: Vec<_> = body.split('\n').collect();
    let headings = outline.headings(&lines);
    outline.note_present(headings.iter().copied().flatten());
    let starts: Vec<_> = (0..lines.len()).filter(|at| headings[*at].is_some()).collect();
    let first = starts.first().copied().unwrap_or(lines.len());

    let mut before = lines[..first].to_vec();
    if let Some(at) = before.iter().position(|line| line.starts_with("# ")) {
        let title = before.remove(at)[2..].trim().to_owned();
        let in_front = std::mem::replace(&mut meta.title, title);
        if !in_front.is_empty() && in_front != meta.title {
            meta.unknown.insert("title_as_written".to_owned(), in_front.into());
        }
    }
    document.meta = meta.into();

    let mut reader = Reader { document, outline };
    for (number, from) in starts.iter().enumerate() {
        let to = starts.get(number + 1).copied().unwrap_or(lines.len());
        reader.section(headings[*from].unwrap_or_default(), &lines[from + 1..to]);
    }
    let before = reader.outline.unescape(&before);
    if !before.is_empty() {
        reader.extra("Introduction", before);
    }
    reader.document
}

struct Reader {
    document: Postmortem,
    outline: Outline,
}

impl Reader {
    fn section(&mut self, heading: &str, lines: &[&str]) {
        let slot = self.outline.claim(heading, &self.document.template);
        let role = match &slot {
            Some(Slot::Question(_, role) | Slot::Loose(role)) => *role,
            _ => SectionRole::Other,
        };
        let text = match role {
            SectionRole::Cause => {
                let (text, rows) = self.take_table::<Factor>(lines);
                self.document.factors.extend(rows.into_iter().map(Rc::new));
                text
            }
            SectionRole::Timeline => {
                let (text, rows) = self.take_table::<TimelineRow>(lines);
                self.document.timeline.extend(rows.into_iter().map(Rc::new));
                text
            }
            SectionRole::Actions => {
                let (text, rows) = self.take_table::<ActionItem>(lines);
                self.document.actions.extend(rows.into_iter().map(Rc::new));
                text
            }
            _ => self.outline.unescape(lines),
        };
        match slot {
            Some(Slot::Question(id, _)) => {
                self.document.sections.push(Rc::new(Section { text, ..Section::new(id) }));
            }
            Some(Slot::Extra(id)) => {
                let title = heading.to_owned();
                self.document.sections.push(Rc::new(Section { title, text, ..Section::new(id) }));
            }
            Some(Slot::Loose(_)) if text.is_empty() => {}
            Some(Slot::Loose(_)) | None => self.extra(heading, text),
        }
    }

    /// Adds a section the document did not know.
    fn extra(&mut self, heading: &str, text: String) {
        let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
        let section = Section {
            title: heading.to_owned(),
            text,
            ..Section::new(SectionId::new(&format!("extra-{slug}")))
        };
        self.document.sections.push(Rc::new(section));
    }

    /// The rows of the first table of this kind, and the text around it.
    fn take_table<T: Row>(&self, lines: &[&str]) -> (String, Vec<T>) {
        let begins = |pair: &[&str]| {
            self.outline.begins_table(pair[0])
                && table::is_header::<T>(pair[0])
                && table::is_delimiter(pair[1])
        };
        let Some(at) = lines.windows(2).position(begins) else {
            return (self.outline.unescape(lines), Vec::new());
        };
        let rows = lines[at + 2..].iter().take_while(|line| line.starts_with('|')).count();
        let end = at + 2 + rows;
        // What follows from the rows is written below them, and found anew whenever it is wanted.
        let blank = lines[end..].iter().take_while(|line| line.trim().is_empty()).count();
        let derived =
            lines[end + blank..].iter().take_while(|line| Duration::is_line(line)).count();
        let end = if T::HAS_TIMES && derived > 0 { end + blank + derived } else { end };
        let rows = at + 2 + rows;
        let parts = [&lines[..at], &lines[end..]].map(|lines| self.outline.unescape(lines));
        let text = parts.iter().filter(|part| !part.is_empty()).map(String::as_str);
        let text = text.collect::<Vec<_>>().join("\n\n");
        (text, table::read(lines[at], &lines[at + 2..rows]))
    }
}
