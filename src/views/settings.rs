//! When hints speak up, which of them, and what was decided against, each with a way back.

use editor::{Editor, Msg, Panel, Place, Preference, Timing};
use postmortem::Edit;
use postmortem::findings::Kind;
use yew::{Html, html};

use super::Dispatch;
use super::panel::{kinds, way};
use super::parts::{adder, button, el, landing, text, words};

/// The settings for hints.
pub fn settings(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let preferences = editor.preferences();
    let mut timings = vec![words("legend", "", "When hints speak up")];
    for (timing, name, help) in [
        (Timing::Writing, "As I write", "When a sentence ends, or when I pause."),
        (Timing::Leaving, "At the end of a section", "When I leave its text."),
        (Timing::Asking, "Only when I ask", "With F8, or with “Next hint” in the menu."),
    ] {
        let chosen = preferences.timing == timing;
        timings.push(option("radio", name, help, chosen, Preference::Timing(timing), dispatch));
    }
    let spoken = vec![
        words("legend", "", "Spoken by a screen reader"),
        option(
            "checkbox",
            "Say how many there are after a pause",
            "If not, they are spoken of only when you ask.",
            !preferences.quiet,
            Preference::Quiet(!preferences.quiet),
            dispatch,
        ),
    ];
    let mut about = Vec::new();
    for kind in kinds() {
        let on = preferences.hears(kind);
        about.push(option("checkbox", kind.title(), "", on, Preference::Kind(kind, !on), dispatch));
    }
    let about = vec![
        words("legend", "", "What they are about"),
        el("div", "kinds", about),
        way(Panel::Rules, dispatch),
    ];
    let mut all = Vec::new();
    for part in [timings, spoken, about] {
        all.push(el("fieldset", "", part));
    }
    decisions(editor, dispatch, &mut all);
    all
}

/// One thing to tick or to choose, and what is set by doing so.
fn option(
    kind: &'static str,
    name: &'static str,
    help: &'static str,
    checked: bool,
    set: Preference,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <label class="tick option">
            <input type={kind} name={kind} {checked} onchange={dispatch.sends(Msg::Prefer(set))} />
            <span>{ name }{ words("span", "quiet", help) }</span>
        </label>
    }
}

/// What was decided against in the document, and which rules are silent.
fn decisions(editor: &Editor, dispatch: &Dispatch, all: &mut Vec<Html>) {
    let Some(open) = editor.open_document() else { return };
    let document = open.document();
    let question = |id: &str| Kind::ALL.iter().find(|kind| kind.id() == id).map(|it| it.title());
    let title = |id: &str| {
        let rule = blameless::rule(id).map(|rule| rule.title);
        text(rule.or_else(|| question(id)).unwrap_or(id))
    };

    let mut ignored = Vec::new();
    for word in &document.ignored_words {
        let msg = Msg::Edit(Edit::Unignore(word.clone()));
        ignored.push(back(text(word), "Remove", msg, dispatch));
    }
    all.extend(list(
        Place::Ignored,
        "Words and names to leave alone",
        "What has one of these in it is not marked in this document.",
        ignored,
    ));
    let ignore = |word: String| Msg::Ignore(word.into());
    all.push(adder("ignore", "A word or a name", "Add", ignore, dispatch));

    let mut hidden = Vec::new();
    for rule in &document.hidden_rules {
        let what = el("span", "", vec![title(rule), text(", in this document")]);
        hidden.push(back(what, "Show again", Msg::Edit(Edit::ShowRule(rule.clone())), dispatch));
    }
    for rule in &editor.preferences().hidden_rules {
        let what = el("span", "", vec![title(rule), text(", everywhere")]);
        hidden.push(back(what, "Show again", Msg::ShowRuleEverywhere(rule.clone()), dispatch));
    }
    let about = "What you hide with “More” in a note is listed here.";
    all.extend(list(Place::Hidden, "Hidden hints", about, hidden));

    let mut kept = Vec::new();
    for hint in &document.kept {
        let sentence = words("q", "example", &hint.sentence);
        let what = el("span", "", vec![title(&hint.rule), text(": "), sentence]);
        kept.push(back(what, "Show again", Msg::Edit(Edit::Unkeep(hint.clone())), dispatch));
    }
    let about = "What you keep with “Keep mine” in a note is listed here.";
    all.extend(list(Place::Kept, "Kept as written", about, kept));
}

fn list(place: Place, title: &'static str, about: &'static str, entries: Vec<Html>) -> [Html; 3] {
    [landing("h3", place, title), words("p", "quiet", about), el("ul", "decided", entries)]
}

fn back(what: Html, way: &'static str, msg: Msg, dispatch: &Dispatch) -> Html {
    let name = vec![text(way), el("span", "visually-hidden", vec![text(" "), what.clone()])];
    el("li", "", vec![what, button("", name, msg, dispatch)])
}
