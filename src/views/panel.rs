//! What opens in front of the page: what the hints look for and why, their settings, and what two tabs
//! have changed.

use blameless::{Kind, Rule, Severity};
use editor::{Editor, Msg, OpenHint, Panel};
use web_sys::{FocusEvent, HtmlTextAreaElement};
use yew::{Callback, Html, TargetCast, html};

use super::backup::{self, preview};
use super::conflicts::conflicts;
use super::ladder::{has_ladder, ladder, marked};
use super::note::bias_line;
use super::open_actions::all_actions;
use super::parts::{button, el, text, words};
use super::paste::rows;
use super::settings::settings;
use super::share::share;
use super::trash::trash;
use super::versions::versions;
use super::{Dispatch, Files};
use crate::look::look;
use crate::pages::{self, Example, Page};

/// The panel that is open.
pub fn panel(editor: &Editor, dispatch: &Dispatch, files: &Files) -> Html {
    let Some(panel) = editor.panel() else { return Html::default() };
    let (title, about) = match panel {
        Panel::Rules => ("What the hints look for", all_rules(dispatch)),
        Panel::Settings => ("Settings for hints", settings(editor, dispatch)),
        Panel::Paste => ("Paste rows", rows(editor, dispatch, files)),
        Panel::Backup => (backup::title(editor), preview(editor, dispatch)),
        Panel::Versions => ("Older versions", versions(editor, dispatch)),
        Panel::Share => ("Share a copy", share(editor, dispatch)),
        Panel::Trash => ("Trash", trash(editor, dispatch)),
        Panel::Actions => ("Open action items", all_actions(editor, dispatch)),
        Panel::Report => ("This hint seems wrong", report(editor)),
        Panel::Conflicts if editor.is_hosted() => ("Changed twice", conflicts(editor, dispatch)),
        Panel::Conflicts => ("Changed in two tabs", conflicts(editor, dispatch)),
        Panel::Rule(rule) => {
            let note = editor.open_document().and_then(|open| open.open_hint());
            (rule.title, page(rule, note.filter(|note| note.hint.rule == rule), dispatch))
        }
    };
    html! {
        <dialog id="panel" part="dialog" class={if panel == Panel::Paste { "panel wide" } else { "panel" }} aria-labelledby="panel-title" closedby="any"
            onclose={dispatch.sends(Msg::ClosePanel)}>
            <header>
                <h2 id="panel-title" tabindex="-1">{ title }</h2>
                { button("", vec![text("Close")], Msg::ClosePanel, dispatch) }
            </header>
            { Html::from_iter(about) }
        </dialog>
    }
}

/// The report of the open hint, selected so that one key copies it.
fn report(editor: &Editor) -> Vec<Html> {
    let report = editor.open_document().and_then(|open| open.report()).unwrap_or_default();
    let about = "The browser did not let this be copied, so it is selected here for you to copy and \
                 send. It holds the kind of hint and this one sentence, nothing else of the document. \
                 Nothing was sent.";
    let select = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlTextAreaElement>().select();
    });
    vec![
        words("p", "", about),
        html! {
            <textarea id="report" class="report" readonly=true rows="6" aria-label="The report"
                value={report} onfocusin={select} />
        },
    ]
}

/// The kinds that have a rule, in order.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let has_rules = |kind: &Kind| blameless::rules().iter().any(|rule| rule.kind == *kind);
    Kind::ALL.into_iter().filter(has_rules)
}

fn all_rules(dispatch: &Dispatch) -> Vec<Html> {
    let about =
        "A hint asks one question about a sentence. It is no error, and the sentence is yours.";
    let mut all = vec![words("p", "", about)];
    for kind in kinds() {
        let mut rules = Vec::new();
        for rule in blameless::rules().iter().filter(|rule| rule.kind == kind) {
            let to = Msg::OpenPanel(Panel::Rule(rule));
            let mut entry = vec![button("plain", vec![text(rule.title)], to, dispatch)];
            entry.extend(pages::read(rule.page()).examples.first().map(|it| sentence(rule, it)));
            rules.push(el("li", "", entry));
        }
        all.push(section(kind.title(), vec![el("ul", "rules", rules)]));
    }
    all.push(way(Panel::Settings, dispatch));
    all
}

fn page(rule: &'static Rule, note: Option<&OpenHint>, dispatch: &Dispatch) -> Vec<Html> {
    let page = pages::read(rule.page());
    let mut all = vec![el("p", "quiet", vec![text("Kind: "), text(rule.kind.title())])];
    if let Some(note) = note.filter(|note| has_ladder(note)) {
        all.push(section("The same fact, told three ways", vec![ladder(note)]));
    }
    let mut why: Vec<Html> = page.why.iter().map(|paragraph| emphasised(paragraph)).collect();
    if let Some(bias) = rule.bias {
        why.push(bias_line(bias));
    }
    let says = if rule.severity == Severity::Positive { "What it says" } else { "The question" };
    all.extend([
        section("Why", why),
        section(says, vec![words("p", "example", rule.question)]),
        section("Speaks up", vec![examples(rule, &page, true)]),
        section("Stays quiet", vec![examples(rule, &page, false)]),
        way(Panel::Rules, dispatch),
    ]);
    all
}

/// A part of a panel with its heading.
fn section(title: &str, mut about: Vec<Html>) -> Html {
    about.insert(0, words("h3", "", title));
    el("section", "", about)
}

fn examples(rule: &Rule, page: &Page, speaks: bool) -> Html {
    let mut all = Vec::new();
    for example in page.examples.iter().filter(|example| example.speaks == speaks) {
        let mut entry = vec![sentence(rule, example)];
        if let Some(rewritten) = example.rewritten {
            let suggested = words("span", "visually-hidden", "Suggested: ");
            entry.push(el("p", "example rewritten", vec![suggested, text(rewritten)]));
        }
        all.push(el("li", "", entry));
    }
    el("ul", "examples", all)
}

fn sentence(rule: &Rule, example: &Example) -> Html {
    let mut sentence = marked(&example.pieces, look(rule, rule.severity).class);
    if let Some(section) = example.section {
        sentence.insert(0, words("span", "tag", &section.id().replace('_', " ")));
    }
    el("p", "example", sentence)
}

/// A paragraph in which `*words*` between asterisks, such as titles, are set apart.
fn emphasised(paragraph: &str) -> Html {
    let mut all = Vec::new();
    for (at, piece) in paragraph.split('*').enumerate() {
        all.push(if at % 2 == 0 { text(piece) } else { words("cite", "", piece) });
    }
    el("p", "", all)
}

/// The way to another panel.
pub fn way(to: Panel, dispatch: &Dispatch) -> Html {
    let title = match to {
        Panel::Settings => "Settings for hints",
        _ => "What the hints look for",
    };
    el("p", "way", vec![button("", vec![text(title)], Msg::OpenPanel(to), dispatch)])
}
