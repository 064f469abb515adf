//! The bar: where this is, whether it is safe, and what can be done with the whole.

use editor::{Msg, Panel, SaveProblem, Saving};
use postmortem::Choice;
use postmortem::format::Format;
use yew::{AttrValue, Html, Properties, classes, component, html};

use super::{Dispatch, use_dispatch};

/// Properties of [`Bar`].
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The title of the document.
    pub title: AttrValue,
    /// Whether the text is safe.
    pub saving: Saving,
    /// Whether the browser keeps nothing.
    pub in_memory: bool,
    /// Whether there is a change to take back.
    pub can_undo: bool,
    /// Whether there is a change to make again.
    pub can_redo: bool,
    /// How many hints the document has.
    pub hints: usize,
    /// Whether hints wait until somebody asks for them.
    pub asking: bool,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let dispatch = use_dispatch();
    let title = if props.title.trim().is_empty() { "Untitled postmortem" } else { &props.title };
    html! {
        <header class="bar">
            <a class="back" href="#/">{ "All postmortems" }</a>
            <h1 id="heading" tabindex="-1">{ title }</h1>
            { save_state(&props.saving, props.in_memory, &dispatch) }
            <div class="tools">
                <button type="button" disabled={!props.can_undo}
                    title="Take back the last change that was not typed"
                    onclick={dispatch.sends(Msg::Undo)}>{ "Undo" }</button>
                <button type="button" disabled={!props.can_redo}
                    title="Make it again" onclick={dispatch.sends(Msg::Redo)}>{ "Redo" }</button>
                <button type="button" popovertarget="hints-menu">
                    { "Hints" }
                    if props.hints > 0 { <span class="badge">{ props.hints }</span> }
                </button>
                <button type="button" class="primary" popovertarget="export-menu">
                    { "Export" }
                </button>
            </div>
            <div id="export-menu" class="menu" popover="auto" role="group" aria-label="Export">
                { for Format::ALL.iter().map(|format| export(*format, &dispatch)) }
                <p class="quiet">{ "Either can be imported again, word for word." }</p>
            </div>
            <div id="hints-menu" class="menu" popover="auto" role="group" aria-label="Hints">
                { hints(props, &dispatch) }
            </div>
        </header>
    }
}

/// Three honest forms: saved, not saved yet, could not be saved.
fn save_state(saving: &Saving, in_memory: bool, dispatch: &Dispatch) -> Html {
    let words = match saving {
        _ if in_memory && !matches!(saving, Saving::Failed(_)) => {
            "Kept in this tab only".to_string()
        }
        Saving::Untouched => String::new(),
        Saving::Saved(at) => format!("Saved on this device, {at}"),
        Saving::Pending(at) if at.is_empty() => "Not saved yet".into(),
        Saving::Pending(at) => format!("Last saved {at}"),
        Saving::Slow => "Saving…".into(),
        Saving::Failed(problem) => format!("Not saved: {}", reason(problem)),
    };
    let failed = matches!(saving, Saving::Failed(_));
    html! {
        <p class={classes!("save-state", failed.then_some("failed"))}
            role={failed.then_some("alert")}>
            { words }
            if failed {
                { " " }
                <button type="button" onclick={dispatch.sends(Msg::Export(Format::Json))}>
                    { "Download a copy" }
                </button>
                <button type="button" onclick={dispatch.sends(Msg::SaveNow)}>{ "Try again" }</button>
            }
        </p>
    }
}

fn reason(problem: &SaveProblem) -> String {
    match problem {
        SaveProblem::Full => "this browser is out of space.".into(),
        SaveProblem::Stopped => "the page has stopped.".into(),
        SaveProblem::Other(why) => format!("the browser refused ({why})."),
    }
}

fn export(format: Format, dispatch: &Dispatch) -> Html {
    html! {
        <button key={format.id()} type="button" class="choice" popovertarget="export-menu"
            popovertargetaction="hide" onclick={dispatch.sends(Msg::Export(format))}>
            <strong>{ format.label() }</strong>
            <span>{ match format {
                Format::Markdown => "Reads well on any code host and in any wiki.",
                Format::Json => "Everything, for a program or another browser.",
            } }</span>
        </button>
    }
}

/// The way to the next hint, to what hints look for, and to their settings.
fn hints(props: &BarProps, dispatch: &Dispatch) -> Html {
    let step = |words: &'static str, key: &'static str, msg: Msg| {
        html! {
            <button type="button" disabled={props.hints == 0 && !props.asking}
                popovertarget="hints-menu" popovertargetaction="hide" onclick={dispatch.sends(msg)}>
                { words }<kbd>{ key }</kbd>
            </button>
        }
    };
    let panel = |words: &'static str, help: &'static str, panel: Panel| {
        html! {
            <button type="button" class="choice" onclick={dispatch.sends(Msg::OpenPanel(panel))}>
                <strong>{ words }</strong>
                <span>{ help }</span>
            </button>
        }
    };
    html! {
        <>
            <p>{ match props.hints {
                0 if props.asking => "Hints are shown when you ask for them.".to_string(),
                0 => "No wording hints".to_string(),
                1 => "1 wording hint".to_string(),
                count => format!("{count} wording hints"),
            } }</p>
            <div class="buttons">
                { step("Next hint", "F8", Msg::NextHint(None)) }
                { step("Previous hint", "Shift F8", Msg::PreviousHint(None)) }
            </div>
            { panel("What the hints look for", "Every kind, with examples.", Panel::Rules) }
            { panel("Settings for hints", "When they speak up, which of them, and what you kept.",
                Panel::Settings) }
        </>
    }
}
