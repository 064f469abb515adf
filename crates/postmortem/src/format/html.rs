//! A document as HTML, to be read where the editor does not run: no script, no style, no link, and every
//! text of a person escaped. It is written only; what is read back from a saved copy is the JSON in it.

use super::markdown::{links, table};
use crate::choice::Choice;
use crate::time::{NoZones, durations};
use crate::{
    ActionItem, DetectedBy, DueWithin, Factor, Field, MetaField, Postmortem, Section, Status,
    TimelineRow, YesNo,
};
use blameless::SectionRole;

/// Enough to be read well on a screen and on paper, in light and in dark.
const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;\
    color-scheme:light dark}table{border-collapse:collapse}th,td{border:1px solid;padding:.25rem .5rem;\
    text-align:start;vertical-align:top}dt{font-weight:600}";

/// The document as a page that stands alone.
pub fn page(document: &Postmortem) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    element("title", name(document), &mut out);
    element("style", STYLE, &mut out);
    out.push_str("</head>\n<body>\n");
    out.push_str(&write(document));
    out.push_str("</body>\n</html>\n");
    out
}

fn name(document: &Postmortem) -> &str {
    let title = document.meta.title.trim();
    if title.is_empty() { "Untitled postmortem" } else { title }
}

/// What stands in the body of a page about the document. The same document always gives the same text.
pub fn write(document: &Postmortem) -> String {
    let mut out = String::new();
    element("h1", name(document), &mut out);
    facts(document, &mut out);
    let actions = links::in_words(document);
    let mut tables = [
        (SectionRole::Cause, table::cells::<Factor>(&document.factors)),
        (SectionRole::Timeline, table::cells::<TimelineRow>(&document.timeline)),
        (SectionRole::Actions, table::cells::<ActionItem>(&actions)),
    ];
    for section in &document.sections {
        let role = document.role_of(&section.id);
        let table = tables.iter_mut().find(|(other, _)| *other == role);
        let table = table.map(|(_, table)| std::mem::take(table)).unwrap_or_default();
        element("h2", document.title_of(section), &mut out);
        words(document, section, &mut out);
        rows(&table, &mut out);
        after(document, role, &mut out);
    }
    // Of a template that has no place for them.
    for (_, table) in tables {
        rows(&table, &mut out);
    }
    out
}

/// What is known of it as a whole.
fn facts(document: &Postmortem, out: &mut String) {
    let mut list = String::new();
    for field in &MetaField::ALL[1..] {
        let value = document.get(&Field::Meta(*field)).unwrap_or_default();
        let value = label(*field, &value).unwrap_or(&value);
        if !value.trim().is_empty() {
            fact(field.label(), value, &mut list);
        }
    }
    for person in &document.people {
        fact(&person.name, &person.role, &mut list);
    }
    if !list.is_empty() {
        out.push_str("<dl>\n");
        out.push_str(&list);
        out.push_str("</dl>\n");
    }
}

fn fact(name: &str, value: &str, out: &mut String) {
    element("dt", name, out);
    element("dd", value, out);
}

/// What a person reads for the name an answer has in files.
fn label(field: MetaField, id: &str) -> Option<&'static str> {
    match field {
        MetaField::Status => Status::from_id(id).map(Choice::label),
        MetaField::DetectedBy => DetectedBy::from_id(id).map(Choice::label),
        MetaField::ByChange => YesNo::from_id(id).map(Choice::label),
        MetaField::DueWithin => DueWithin::from_id(id).map(Choice::label),
        _ => None,
    }
}

/// The text of a section, or what it asks for where nobody has answered yet.
fn words(document: &Postmortem, section: &Section, out: &mut String) {
    let question = document.template.question(&section.id);
    match question.filter(|_| !document.has_content(section)) {
        Some(question) => {
            out.push_str("<p class=\"question\">");
            escape(&question.question, out);
            out.push_str("</p>\n");
        }
        None => section.text.split("\n\n").for_each(|block| paragraph(block, out)),
    }
}

/// A list, where every line is a point; else a paragraph, line by line.
fn paragraph(block: &str, out: &mut String) {
    let block = block.trim_matches('\n');
    if block.trim().is_empty() {
        return;
    }
    let point = |line: &str| line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).is_some();
    if block.lines().all(point) {
        out.push_str("<ul>\n");
        block.lines().for_each(|line| element("li", &line[2..], out));
        out.push_str("</ul>\n");
    } else {
        element("p", block, out);
    }
}

/// A table, whose first row is its headings.
fn rows(table: &[Vec<impl AsRef<str>>], out: &mut String) {
    if table.len() < 2 {
        return;
    }
    out.push_str("<table>\n<tbody>\n");
    for (at, row) in table.iter().enumerate() {
        out.push_str("<tr>\n");
        for cell in row {
            element(if at == 0 { "th" } else { "td" }, cell.as_ref(), out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// What follows from the rows of a section.
fn after(document: &Postmortem, role: SectionRole, out: &mut String) {
    let lines: Vec<String> = match role {
        SectionRole::Timeline => {
            let durations = durations(document, &NoZones);
            durations.iter().map(|duration| duration.line()[2..].to_owned()).collect()
        }
        SectionRole::Actions => {
            let accepted = document.accepted.iter();
            accepted.map(|(name, why)| [name, " is accepted, because ", why].concat()).collect()
        }
        _ => return,
    };
    if !lines.is_empty() {
        out.push_str("<ul>\n");
        lines.iter().for_each(|line| element("li", line, out));
        out.push_str("</ul>\n");
    }
}

/// An element with a text of a person in it.
fn element(name: &str, text: &str, out: &mut String) {
    for part in ["<", name, ">"] {
        out.push_str(part);
    }
    escape(text, out);
    for part in ["</", name, ">\n"] {
        out.push_str(part);
    }
}

/// Writes a text so that it stays text, in an element as in an attribute.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            // What no page can hold, and what would be taken for the end of a line.
            '\0' | '\r' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{Id, Template};

    #[test]
    fn what_a_person_wrote_stays_text() {
        let nasty = "</main><script>alert(1)</script><!-- & \"' <img src=x onerror=alert(1)>";
        let mut document = Postmortem::sample(Id(5));
        Rc::make_mut(&mut document.meta).title = nasty.to_owned();
        Rc::make_mut(&mut document.meta).services = vec![nasty.to_owned()];
        Rc::make_mut(&mut document.sections[0]).text = format!("{nasty}\n\n- {nasty}\n- b");
        Rc::make_mut(&mut document.timeline[0]).text = nasty.to_owned();
        let html = write(&document);
        let mut tags: Vec<&str> =
            html.split('<').skip(1).filter_map(|it| it.split('>').next()).collect();
        tags.sort_unstable();
        tags.dedup();
        let ours = [
            "/dd", "/dl", "/dt", "/h1", "/h2", "/li", "/p", "/table", "/tbody", "/td", "/th",
            "/tr", "/ul", "br", "dd", "dl", "dt", "h1", "h2", "li", "p", "table", "tbody", "td",
            "th", "tr", "ul",
        ];
        assert!(tags.iter().all(|tag| ours.contains(tag)), "{tags:?}");
        assert_eq!(html.matches("&lt;img src=x onerror=alert(1)&gt;").count(), 5, "{html}");
    }

    #[test]
    fn a_page_of_its_own_is_whole_and_its_title_stays_text() {
        let mut document = Postmortem::sample(Id(5));
        Rc::make_mut(&mut document.meta).title = " </title><script>alert(1)</script> ".to_owned();
        let page = page(&document);
        let head = page.split("<style>").next().unwrap_or_default();
        assert!(head.starts_with("<!doctype html>\n<html lang=\"en\">"), "{head}");
        let title = "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>";
        assert!(head.contains(title), "{head}");
        assert!(page.contains(&write(&document)) && page.ends_with("</body>\n</html>\n"));
    }

    #[test]
    fn all_of_the_sample_can_be_read() {
        let sample = Postmortem::sample(Id(5));
        let html = write(&sample);
        let escaped = |text: &str| {
            let mut out = String::new();
            escape(text, &mut out);
            out
        };
        for section in &sample.sections {
            assert!(html.contains(&format!("<h2>{}</h2>", escaped(sample.title_of(section)))));
            for line in section.text.lines().filter(|line| !line.is_empty()) {
                let line = line.trim_start_matches("- ");
                assert!(html.contains(&escaped(line)), "{line}");
            }
        }
        for text in sample.timeline.iter().map(|row| &row.text) {
            assert!(html.contains(&format!("<td>{}</td>", escaped(text))), "{text}");
        }
        for text in sample.actions.iter().map(|action| &action.text) {
            assert!(html.contains(&format!("<td>{}</td>", escaped(text))), "{text}");
        }
    }

    #[test]
    fn an_empty_one_asks_its_questions() {
        let empty = Postmortem::new(Id(1), Template::postmortem().into());
        let html = write(&empty);
        assert!(html.starts_with("<h1>Untitled postmortem</h1>\n"), "{html}");
        for question in &empty.template.sections {
            assert!(html.contains(&format!("<h2>{}</h2>\n<p class=\"question\">", question.title)));
        }
    }
}
