//! Rows for the timeline from what somebody pastes: what was found, what to take, what was left out.

use editor::{Editor, MOST_ROWS, Msg, Paste, Pasting, Place, Proposal};
use js_sys::Array;
use paste::{Column, DayOrder, Ordered, Pasted, Source, Table, Why};
use postmortem::Choice;
use wasm_bindgen::JsCast;
use web_sys::{
    DragEvent, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent,
};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::parts::{button, disclosure, el, text, words};
use super::{Dispatch, Files};

/// The whole panel.
pub fn rows(editor: &Editor, dispatch: &Dispatch, files: &Files) -> Vec<Html> {
    let paste = editor.paste();
    let about = "Messages of a chat, lines of a log, a table, JSON, or notes that begin with a time. \
                 Nothing of it leaves this browser, and nothing is added before you say so.";
    let problem = paste.problem().map(|problem| words("p", "problem", problem));
    let pasted = paste.pasted();
    let mut result = Vec::new();
    if let Some(pasted) = pasted {
        if !paste.proposals().is_empty() {
            result.push(table(paste, dispatch));
        }
        result.extend(left(pasted));
        result.push(buttons(paste, dispatch));
    }
    // Always as many, each in its place: among more or fewer others the field would be made anew while
    // somebody types in it.
    vec![
        words("p", "quiet", about),
        source(paste, dispatch, files),
        problem.unwrap_or_default(),
        pasted.map(|pasted| choices(paste, pasted, dispatch)).unwrap_or_default(),
        // What changes in it is spoken.
        html! { <p class="found" role="status">{ pasted.map(found) }</p> },
        Html::from_iter(result),
    ]
}

/// Where it is pasted, dropped or chosen.
fn source(paste: &Paste, dispatch: &Dispatch, files: &Files) -> Html {
    let oninput = {
        let send = dispatch.0.clone();
        Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            send.emit(Msg::Paste(Pasting::Text(area.value().into())));
        })
    };
    let onchange = {
        let files = files.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|chosen| chosen.get(0)) {
                files.read.emit(Array::of1(&file));
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    // Words that are dropped are the browser's; a file would take it away from the page.
    let file_of = |event: &DragEvent| event.data_transfer()?.files()?.get(0);
    let ondragover = Callback::from(|event: DragEvent| {
        let types = event.data_transfer().map(|it| it.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    });
    let ondrop = {
        let files = files.clone();
        Callback::from(move |event: DragEvent| {
            if let Some(file) = file_of(&event) {
                event.prevent_default();
                files.read.emit(Array::of1(&file));
            }
        })
    };
    let id = Place::Paste.dom_id();
    html! {
        <div class="pasting">
            <label for={id.clone()}>{ "What you have" }</label>
            <textarea {id} class="report" rows="6" autocomplete="off" spellcheck="false"
                value={AttrValue::from(paste.text().clone())} {oninput} {ondragover} {ondrop} />
            <label class="button file">
                { "Choose a file" }
                <input type="file" id="paste-file" {onchange} />
            </label>
        </div>
    }
}

/// What it was read as, and what it leaves open.
fn choices(paste: &Paste, pasted: &Pasted, dispatch: &Dispatch) -> Html {
    let mut fields = Vec::new();
    let guessed = format!("Guessed: {}", pasted.source.label());
    let set = paste.options().source;
    let mut sources = vec![("", if set.is_none() { &*guessed } else { "Guess" }, set.is_none())];
    for source in Source::ALL {
        sources.push((source.id(), source.label(), set == Some(source)));
    }
    fields.push(select("paste-source", "Read as", &sources, dispatch, |id| {
        Pasting::Source(Source::from_id(id))
    }));
    if let Ordered::Asked(order) = pasted.order {
        let orders = [
            ("day", "Day first: 05/12 is in December", order == DayOrder::DayFirst),
            ("month", "Month first: 05/12 is in May", order == DayOrder::MonthFirst),
        ];
        fields.push(select("paste-order", "Which is the month?", &orders, dispatch, |id| {
            let month = id == "month";
            Pasting::Order(if month { DayOrder::MonthFirst } else { DayOrder::DayFirst })
        }));
    }
    if pasted.undated {
        let onchange = changed(dispatch, |value| Pasting::Date(value.into()));
        fields.push(html! {
            <div>
                <label for="paste-date">{ "Date of rows that have none" }</label>
                <input type="date" id="paste-date" value={AttrValue::from(paste.date().clone())} {onchange} />
            </div>
        });
    }
    if let Some(table) = &pasted.table {
        // `selected` counts only until somebody has chosen: other columns are other fields.
        let key = format!("{} {}", pasted.source.id(), table.headings.join(" "));
        for field in columns(table, dispatch) {
            let key = format!("{} {key}", fields.len());
            fields.push(html! { <div {key}>{ field }</div> });
        }
    }
    let mut ticks = Vec::new();
    if pasted.rows.iter().any(|row| !row.author.is_empty()) {
        let on = paste.keeps_author();
        ticks.push(tick("Keep who wrote it", on, Pasting::KeepAuthor(!on), dispatch));
    }
    if let Some(row) = pasted.rows.iter().find(|row| row.maybe_next_day) {
        let on = paste.options().past_midnight;
        let name = format!("From {} on, rows are of the next day", row.when.there().1);
        ticks.push(tick(&name, on, Pasting::PastMidnight(!on), dispatch));
    }
    html! {
        <div class="choices">
            <div class="grid">{ Html::from_iter(fields) }</div>
            { Html::from_iter(ticks) }
        </div>
    }
}

/// What each column says.
fn columns(table: &Table, dispatch: &Dispatch) -> Vec<Html> {
    let mut fields = Vec::new();
    for (at, (heading, set)) in table.headings.iter().zip(&table.columns).enumerate() {
        let mut name: String = heading.chars().take(40).collect();
        if name.trim().is_empty() {
            name = format!("{}", at + 1);
        }
        let columns = Column::ALL.map(|column| (column.id(), column.label(), column == *set));
        let label = format!("Column “{name}”");
        fields.push(select(&format!("paste-column-{at}"), &label, &columns, dispatch, move |id| {
            Pasting::Column(at, Column::from_id(id).unwrap_or(Column::Text))
        }));
    }
    fields
}

fn changed(dispatch: &Dispatch, msg: impl Fn(String) -> Pasting + 'static) -> Callback<Event> {
    let send = dispatch.0.clone();
    Callback::from(move |event: Event| {
        let Some(target) = event.target() else { return };
        let value = match target.dyn_ref::<HtmlSelectElement>() {
            Some(select) => select.value(),
            None => target.unchecked_into::<HtmlInputElement>().value(),
        };
        send.emit(Msg::Paste(msg(value)));
    })
}

fn select(
    id: &str,
    label: &str,
    options: &[(&'static str, &str, bool)],
    dispatch: &Dispatch,
    msg: impl Fn(&str) -> Pasting + 'static,
) -> Html {
    let onchange = changed(dispatch, move |value| msg(&value));
    let id = AttrValue::from(id.to_owned());
    html! {
        <div>
            <label for={id.clone()}>{ text(label) }</label>
            <select {id} {onchange}>
                { for options.iter().map(|(value, name, chosen)| html! {
                    <option value={*value} selected={*chosen}>{ text(name) }</option>
                }) }
            </select>
        </div>
    }
}

fn tick(name: &str, checked: bool, msg: Pasting, dispatch: &Dispatch) -> Html {
    html! {
        <label class="tick option">
            <input type="checkbox" {checked} onchange={dispatch.sends(Msg::Paste(msg))} />
            <span>{ text(name) }</span>
        </label>
    }
}

/// What came of reading it, in a sentence.
fn found(pasted: &Pasted) -> String {
    let unread: usize = pasted.left.iter().filter(|it| it.why == Why::Unread).map(lines).sum();
    let rows = match pasted.rows.len() {
        0 => "No row was found".to_owned(),
        1 => "1 row was found".to_owned(),
        many => format!("{many} rows were found"),
    };
    let more = match pasted.rows.len() {
        many if many > MOST_ROWS => format!(", of which the first {MOST_ROWS} are shown"),
        _ => String::new(),
    };
    match unread {
        0 => format!("{rows}{more}."),
        1 => format!("{rows}{more}; 1 line could not be read."),
        many => format!("{rows}{more}; {many} lines could not be read."),
    }
}

fn lines(left: &paste::Left) -> usize {
    left.text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// The rows, each with a tick.
fn table(paste: &Paste, dispatch: &Dispatch) -> Html {
    let all = paste.ticked() == paste.proposals().len();
    let mut rows = Vec::new();
    for (at, proposal) in paste.proposals().iter().enumerate() {
        rows.push(row(at, proposal, paste.keeps_author(), dispatch));
    }
    let headings = ["Take", "Time", "What happened"].map(|name| words("th", "", name));
    let head = el("thead", "", vec![el("tr", "", headings.into())]);
    let table = el("table", "proposals", vec![head, el("tbody", "", rows)]);
    Html::from_iter([tick("Take all rows", all, Pasting::TickAll(!all), dispatch), table])
}

fn row(at: usize, proposal: &Proposal, keep_author: bool, dispatch: &Dispatch) -> Html {
    let Proposal { row, ticked, here, .. } = proposal;
    let id = format!("paste-row-{at}");
    let mut time = row.start.clone();
    if !row.end.is_empty() {
        time += &format!(" – {}", row.end);
    }
    let mut facts = Vec::new();
    if *here {
        facts.push("In the timeline already".to_owned());
    }
    if proposal.maybe_next_day {
        facts.push("After midnight?".to_owned());
    }
    if let Some(milestone) = row.milestone {
        facts.push(milestone.label().to_owned());
    }
    if row.highlighted {
        facts.push("Pinned".to_owned());
    }
    if !proposal.author.is_empty() && !keep_author {
        facts.push(format!("{}, left out", proposal.author));
    }
    if !row.evidence.is_empty() {
        facts.push(row.evidence.clone());
    }
    let tick = Msg::Paste(Pasting::Tick(at, !ticked));
    let shown = beginning(&row.text);
    if shown.len() < row.text.len() {
        facts.push("This is its beginning; all of it is added".to_owned());
    }
    let mut what = vec![html! { <p id={id.clone()} class="version">{ text(shown) }</p> }];
    if !facts.is_empty() {
        what.push(words("p", "quiet", &facts.join(" · ")));
    }
    let tick = html! {
        <label class="tick">
            <input type="checkbox" checked={*ticked} onchange={dispatch.sends(tick)}
                aria-label={format!("Take {time}")} aria-describedby={id} />
        </label>
    };
    // A day and a clock are never broken, but the line between them may be.
    let mut when = Vec::new();
    for word in time.split(' ') {
        when.extend([words("span", "", word), text(" ")]);
    }
    let mut when = vec![el("span", "when", when)];
    if !row.zone.is_empty() {
        when.push(words("span", "quiet", &row.zone));
    }
    el("tr", "", vec![el("td", "", vec![tick]), el("td", "", when), el("td", "", what)])
}

/// As much of a text as is looked at before it is taken.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(1_000).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What is no row, in full.
fn left(pasted: &Pasted) -> Vec<Html> {
    let mut all = Vec::new();
    let unread: Vec<&paste::Left> = pasted.left.iter().filter(|it| it.why == Why::Unread).collect();
    if !unread.is_empty() {
        let title = "Could not be read: there is no time in it";
        all.push(el(
            "section",
            "",
            vec![words("h3", "", title), copyable("Lines that could not be read", &unread)],
        ));
    }
    for (why, title) in [
        (Why::ComesOrGoes, "Left out: somebody came or went"),
        (Why::Aside, "Left out: reactions, and times without words"),
        (Why::Heading, "Read as a day or as a heading"),
        (Why::Around, "Around the rows"),
    ] {
        let these: Vec<&paste::Left> = pasted.left.iter().filter(|it| it.why == why).collect();
        if !these.is_empty() {
            all.push(disclosure(title, copyable(title, &these)));
        }
    }
    all
}

/// Lines to look at and to copy, as they were.
fn copyable(name: &'static str, these: &[&paste::Left]) -> Html {
    let words: Vec<&str> = these.iter().map(|left| &*left.text).collect();
    html! {
        <textarea class="report" readonly=true rows="4" aria-label={name}
            value={AttrValue::from(words.join("\n"))} />
    }
}

fn buttons(paste: &Paste, dispatch: &Dispatch) -> Html {
    let mut buttons = Vec::new();
    let name = match paste.ticked() {
        0 => None,
        1 => Some("Add 1 row".to_owned()),
        many => Some(format!("Add {many} rows")),
    };
    if let Some(name) = name {
        buttons.push(button("primary", vec![text(&name)], Msg::Paste(Pasting::Add), dispatch));
    }
    buttons.push(button("", vec![text("Clear")], Msg::Paste(Pasting::Clear), dispatch));
    el("div", "buttons taking", buttons)
}
