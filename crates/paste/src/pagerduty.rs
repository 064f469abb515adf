//! Incidents of PagerDuty and the entries of their log.

use serde_json::Value;

use crate::draft::Draft;
use crate::json::{Object, Said, link, name, text_of, time};
use crate::row::Milestone;

/// The rows of an incident or of an entry. `None` if it is neither.
pub(crate) fn rows(object: &Object) -> Option<Said> {
    let kind = text_of(object, "type");
    if kind.contains("_log_entry") {
        return entry(object, kind).map(|draft| Said::Rows(vec![draft]));
    }
    let known =
        ["acknowledgements", "incident_number", "incident_key", "log_entries", "resolved_at"];
    if !object.contains_key("created_at") || !known.iter().any(|key| object.contains_key(*key)) {
        return None;
    }
    let title = ["title", "summary", "description"]
        .iter()
        .map(|key| text_of(object, key))
        .find(|title| !title.is_empty())
        .unwrap_or("Incident");
    let mut rows = Vec::new();
    let mut add = |when: Option<&Value>, text: String, who: Option<&Value>, milestone| {
        let Some(when) = when.and_then(time) else { return };
        let mut draft = Draft::new(when, text, 0..0);
        draft.author = who.and_then(name).unwrap_or_default();
        draft.milestone = milestone;
        draft.evidence = link(object);
        rows.push(draft);
    };
    let list = |key: &str| {
        let all = object.get(key).and_then(Value::as_array);
        all.into_iter().flatten().filter_map(Value::as_object)
    };
    let opened = Some(Milestone::Detected);
    add(object.get("created_at"), format!("Incident opened: {title}"), None, opened);
    for (number, taken) in list("acknowledgements").enumerate() {
        let first = (number == 0).then_some(Milestone::Acknowledged);
        let who = taken.get("acknowledger");
        add(taken.get("at"), format!("Acknowledged: {title}"), who, first);
    }
    for note in list("notes") {
        add(note.get("created_at"), text_of(note, "content").to_owned(), note.get("user"), None);
    }
    let resolved = object.get("resolved_at").filter(|at| !at.is_null()).or_else(|| {
        let at = object.get("last_status_change_at");
        at.filter(|_| text_of(object, "status") == "resolved")
    });
    add(resolved, format!("Resolved: {title}"), None, Some(Milestone::Resolved));
    // The log tells the same moments again, in other words.
    let told = |rows: &[Draft], more: &Draft| {
        more.milestone.is_some() && rows.iter().any(|row| row.milestone == more.milestone)
    };
    for more in list("log_entries").filter_map(|it| entry(it, text_of(it, "type"))) {
        if !told(&rows, &more) {
            rows.push(more);
        }
    }
    (!rows.is_empty()).then_some(Said::Rows(rows))
}

fn entry(object: &Object, kind: &str) -> Option<Draft> {
    let when = time(object.get("created_at")?)?;
    let channel = object.get("channel").and_then(Value::as_object);
    let said = |key: &str| channel.map(|channel| text_of(channel, key)).unwrap_or_default();
    let words = [text_of(object, "note"), said("summary"), said("details")];
    let more = words.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let text = match (text_of(object, "summary"), more) {
        ("", "") => kind.trim_end_matches("_reference").trim_end_matches("_log_entry").to_owned(),
        ("", more) => more.to_owned(),
        (summary, "") => summary.to_owned(),
        (summary, more) => format!("{summary}: {more}"),
    };
    let mut draft = Draft::new(when, text, 0..0);
    draft.author = object.get("agent").and_then(name).unwrap_or_default();
    draft.evidence = link(object);
    draft.milestone = match kind.split('_').next() {
        Some("trigger") => Some(Milestone::Detected),
        Some("acknowledge") => Some(Milestone::Acknowledged),
        Some("resolve") => Some(Milestone::Resolved),
        _ => None,
    };
    Some(draft)
}
