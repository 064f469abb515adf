//! The note beside a text: one question about some of its words, and what can be done.

use blameless::{Bias, Suggestion};
use editor::{Msg, OpenHint, Panel};
use postmortem::Field;
use yew::{Html, classes, html};

use super::Dispatch;
use super::ladder::{has_ladder, ladder};
use super::parts::{button, disclosure, el, text, words};
use crate::look::look;

/// The note of the open hint.
pub fn note(open: &OpenHint, dispatch: &Dispatch) -> Html {
    let hint = &open.hint;
    let (rule, wording) = (hint.rule, &open.wording);
    let take = match &hint.suggestion {
        Suggestion::Template { .. } => "Start from this",
        _ => "Use this wording",
    };
    let plain = |words, msg| button("plain", vec![text(words)], msg, dispatch);
    let mut more = vec![disclosure(
        "More",
        el(
            "div",
            "buttons",
            vec![
                plain("Why this hint?", Msg::OpenPanel(Panel::Rule(rule))),
                plain("Hide this kind in this document", Msg::HideRule),
                plain("Hide this kind everywhere", Msg::HideRuleEverywhere),
                plain("This hint seems wrong", Msg::ReportHint),
            ],
        ),
    )];
    if has_ladder(open) {
        more.insert(0, disclosure("Three ways to tell it", ladder(open)));
    }
    html! {
        <div class={classes!("note", look(rule, hint.severity).class)} role="group"
            aria-labelledby="note-title" data-about={open.field.dom_id()}>
            <p class="note-title">
                <strong id="note-title">{ rule.title }</strong>
                if let Some((place, of)) = open.place { { format!(" {place} of {of}") } }
            </p>
            { words("p", "", hint.question) }
            if let Some(bias) = hint.bias {
                { bias_line(bias) }
            }
            if let Some(wording) = wording {
                { words("p", "wording", wording) }
            }
            <div class="buttons">
                if wording.is_some() {
                    { button("primary", vec![text(take)], Msg::UseWording, dispatch) }
                }
                // What is good is only marked: there is nothing to decide, and it is in nobody's way.
                if open.place.is_some() {
                    { button("", vec![text("Keep mine")], Msg::KeepWording, dispatch) }
                    <button type="button" class="plain" aria-label="Next hint"
                        onclick={dispatch.sends(Msg::NextHint(None))}>{ "Next" }</button>
                }
                { plain("Close", Msg::CloseHint) }
            </div>
            { el("div", "note-more", more) }
        </div>
    }
}

/// A bias of judgement and what it does.
pub fn bias_line(bias: Bias) -> Html {
    let sentence = vec![words("strong", "", bias.name()), text(": "), text(bias.sentence())];
    el("p", "quiet", sentence)
}

/// What stands under a text: how many hints it has, and the way through them; nothing where there are
/// none. By its DOM id the text is described.
pub fn hint_count(id: String, field: &Field, count: usize, dispatch: &Dispatch) -> Html {
    let about = match count {
        0 => return html! { <p {id} class="count" /> },
        1 => "1 wording hint · ".to_string(),
        count => format!("{count} wording hints · "),
    };
    let first = Msg::FirstHint(field.clone());
    html! {
        <p {id} class="count">
            { about }
            { button("plain", vec![text("Show")], first, dispatch) }
            { el("span", "keys", vec![text(" or press "), words("kbd", "", "F8")]) }
        </p>
    }
}
