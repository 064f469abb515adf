//! The note beside a text: one question about some of its words, and what can be done.

use blameless::Suggestion;
use editor::{Msg, OpenHint};
use yew::{Html, Properties, classes, component, html};

use super::use_dispatch;
use crate::look::look_of;

/// Properties of [`Note`].
#[derive(Properties, PartialEq)]
pub struct NoteProps {
    /// The hint it is about.
    pub open: OpenHint,
}

/// The note of the open hint.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let dispatch = use_dispatch();
    let OpenHint { hint, number, of, .. } = &props.open;
    let rule = hint.rule;
    let words = match &hint.suggestion {
        Suggestion::Template { .. } => "Start from this",
        _ => "Use this wording",
    };
    let wording = &props.open.wording;
    html! {
        <div class={classes!("note", look_of(hint).class)} role="group"
            aria-labelledby="note-title" data-about={props.open.field.dom_id()}>
            <p class="note-title">
                <strong id="note-title">{ rule.title }</strong>
                { format!(" {} of {of}", number + 1) }
            </p>
            <p>{ hint.question }</p>
            if let Some(text) = wording {
                <p class="wording">{ text }</p>
            }
            <div class="buttons">
                if wording.is_some() {
                    <button type="button" class="primary" onclick={dispatch.sends(Msg::UseWording)}>
                        { words }
                    </button>
                }
                <button type="button" onclick={dispatch.sends(Msg::KeepWording)}>
                    { "Keep mine" }
                </button>
                <button type="button" class="plain" aria-label="Next hint"
                    onclick={dispatch.sends(Msg::NextHint(None))}>{ "Next" }</button>
                <button type="button" class="plain" onclick={dispatch.sends(Msg::CloseHint)}>
                    { "Close" }
                </button>
            </div>
            <details>
                <summary>{ "Why this hint?" }</summary>
                <p>{ rule.why }</p>
                <div class="buttons">
                    <button type="button" class="plain" onclick={dispatch.sends(Msg::HideRule)}>
                        { "Hide this kind in this document" }
                    </button>
                    <button type="button" class="plain"
                        onclick={dispatch.sends(Msg::HideRuleEverywhere)}>
                        { "Hide this kind everywhere" }
                    </button>
                </div>
            </details>
        </div>
    }
}

/// What stands under a text: how many hints it has, and the way through them.
#[derive(Properties, PartialEq)]
pub struct CountProps {
    /// DOM id, by which the text is described.
    pub id: String,
    /// Which text.
    pub field: postmortem::Field,
    /// How many hints it has.
    pub count: usize,
}

/// The number of hints of a text; nothing where there are none.
#[component]
pub fn HintCount(props: &CountProps) -> Html {
    let dispatch = use_dispatch();
    let words = match props.count {
        0 => return html! { <p id={props.id.clone()} class="count" /> },
        1 => "1 wording hint".to_string(),
        count => format!("{count} wording hints"),
    };
    let first = Msg::OpenHint(props.field.clone(), 0);
    html! {
        <p id={props.id.clone()} class="count">
            { words }{ " · " }
            <button type="button" class="plain" onclick={dispatch.sends(first)}>{ "Show" }</button>
            <span class="keys">{ " or press " }<kbd>{ "F8" }</kbd></span>
        </p>
    }
}
