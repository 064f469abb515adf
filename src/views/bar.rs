//! The bar: where this is, whether it is safe, and what can be done with the whole.

use editor::{InPlace, Msg, Panel, SaveProblem, Saving};
use postmortem::Choice;
use postmortem::format::Format;
use yew::{AttrValue, Html, classes, html};

use super::Dispatch;
use super::parts::{button, text, words};

/// The bar.
#[derive(Clone, PartialEq)]
pub struct Bar {
    /// The title of the document.
    pub title: AttrValue,
    /// Whether the text is safe.
    pub saving: Saving,
    /// Whether the browser keeps nothing.
    pub in_memory: bool,
    /// Whether the page around is somebody else's, and keeps the document.
    pub hosted: bool,
    /// Whether the document can only be read.
    pub only_reads: bool,
    /// Whether there is a change to take back.
    pub can_undo: bool,
    /// Whether there is a change to make again.
    pub can_redo: bool,
    /// The file it was opened from, where that can be written.
    pub file: Option<AttrValue>,
    /// How many hints the document has.
    pub hints: usize,
    /// Whether hints wait until somebody asks for them.
    pub asking: bool,
}

impl Bar {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let title = if self.title.trim().is_empty() { "Untitled postmortem" } else { &self.title };
        // In somebody else's page the landmarks and the first heading are that page's.
        let (header, heading) = if self.hosted { ("div", "h2") } else { ("header", "h1") };
        let saves = self.hosted && !self.only_reads;
        html! {
            <@{header} class="bar" part="toolbar">
                if !self.hosted {
                    <a class="back" href="#/">{ "All postmortems" }</a>
                }
                <@{heading} id="heading" class="heading" tabindex="-1">{ title }</@>
                { save_state(self, dispatch) }
                <div class="tools">
                    if saves {
                        { button("save primary", vec![text("Save")], Msg::SaveNow, dispatch) }
                    }
                    <button type="button" disabled={!self.can_undo}
                        title="Take back the last change that was not typed"
                        onclick={dispatch.sends(Msg::Undo)}>{ "Undo" }</button>
                    <button type="button" disabled={!self.can_redo}
                        title="Make it again" onclick={dispatch.sends(Msg::Redo)}>{ "Redo" }</button>
                    <button type="button" popovertarget="hints-menu">
                        { "Hints" }
                        if self.hints > 0 { <span class="badge">{ self.hints }</span> }
                    </button>
                    <button type="button" class={if saves { "" } else { "primary" }} popovertarget="export-menu">
                        { "Export" }
                    </button>
                </div>
                <div id="export-menu" class="menu" popover="auto" role="group" aria-label="Export">
                    if let Some(name) = &self.file {
                        { hiding_choice(&format!("Save to {name}"), "The file that this was opened from.",
                            Msg::InPlace(InPlace::Write), dispatch) }
                    }
                    { for Format::ALL.iter().map(|format| export(*format, dispatch)) }
                    if !self.hosted {
                        { hiding_choice("HTML, with the editor in it", "One file that opens from disk or mail, \
                            is read without scripts, and can be written in.", Msg::SaveCopy, dispatch) }
                    }
                    <p class="quiet">{ "Each can be imported again, word for word." }</p>
                    if !self.only_reads {
                        { button("choice",
                            choice("Share a copy…", "With names, with roles in their place, or without."),
                            Msg::OpenPanel(Panel::Share), dispatch) }
                    }
                    if !self.hosted {
                        { button("choice",
                            choice("Older versions", "What was stored before, and the way back."),
                            Msg::OpenPanel(Panel::Versions), dispatch) }
                    }
                </div>
                <div id="hints-menu" class="menu" popover="auto" role="group" aria-label="Hints">
                    { hints(self, dispatch) }
                </div>
            </@>
        }
    }
}

/// Three honest forms: saved, not saved yet, could not be saved.
fn save_state(bar: &Bar, dispatch: &Dispatch) -> Html {
    let Bar { saving, in_memory, hosted, .. } = bar;
    let unhandled = *saving == Saving::Failed(SaveProblem::Unhandled);
    let state = match saving {
        _ if bar.hosted && bar.only_reads => "To read only".into(),
        _ if unhandled => "The page around keeps this: use its own way to save.".into(),
        Saving::Saved(at) if *hosted => format!("Saved, {at}"),
        _ if *in_memory && !matches!(saving, Saving::Failed(_)) => {
            "Kept in this tab only".to_string()
        }
        Saving::Untouched => String::new(),
        Saving::Saved(at) => format!("Saved on this device, {at}"),
        Saving::Pending(at) if at.is_empty() => "Not saved yet".into(),
        Saving::Pending(at) => format!("Last saved {at}"),
        Saving::Slow => "Saving…".into(),
        Saving::Failed(SaveProblem::Handed(to)) => to.to_string(),
        Saving::Failed(problem) => format!("Not saved: {}", reason(problem)),
    };
    let handed = matches!(saving, Saving::Failed(SaveProblem::Handed(_)));
    let failed = matches!(saving, Saving::Failed(_)) && !unhandled && !handed;
    html! {
        <p class={classes!("save-state", failed.then_some("failed"))}
            role={failed.then_some("alert")}>
            { state }
            if failed || unhandled {
                { " " }
                { button("", vec![text("Download a copy")], Msg::Export(Format::Json), dispatch) }
            }
            if failed {
                { button("", vec![text("Try again")], Msg::SaveNow, dispatch) }
            }
        </p>
    }
}

fn reason(problem: &SaveProblem) -> String {
    match problem {
        SaveProblem::Full => "this browser is out of space.".into(),
        SaveProblem::Newer => "a newer Nofault has opened this library.".into(),
        // Told in the words of the page around.
        SaveProblem::Host(why) | SaveProblem::Handed(why) => why.to_string(),
        SaveProblem::Unhandled => String::new(),
        SaveProblem::Other(why) => format!("the browser refused ({why})."),
    }
}

/// What a button of a menu does, and a line about it.
fn choice(name: &str, help: &str) -> Vec<Html> {
    vec![words("strong", "", name), words("span", "", help)]
}

fn export(format: Format, dispatch: &Dispatch) -> Html {
    let help = match format {
        Format::Markdown => "Reads well on any code host and in any wiki.",
        Format::Json => "Everything, for a program or another browser.",
    };
    hiding_choice(format.label(), help, Msg::Export(format), dispatch)
}

/// A choice of the menu after which the menu goes away.
fn hiding_choice(name: &str, help: &str, msg: Msg, dispatch: &Dispatch) -> Html {
    html! {
        <button type="button" class="choice" popovertarget="export-menu"
            popovertargetaction="hide" onclick={dispatch.sends(msg)}>
            { Html::from_iter(choice(name, help)) }
        </button>
    }
}

/// The way to the next hint, to what hints look for, and to their settings.
fn hints(bar: &Bar, dispatch: &Dispatch) -> Html {
    let step = |words: &'static str, key: &'static str, msg: Msg| {
        html! {
            <button type="button" disabled={bar.hints == 0 && !bar.asking}
                popovertarget="hints-menu" popovertargetaction="hide" onclick={dispatch.sends(msg)}>
                { words }<kbd>{ key }</kbd>
            </button>
        }
    };
    let panel =
        |name, help, panel| button("choice", choice(name, help), Msg::OpenPanel(panel), dispatch);
    html! {
        <>
            <p>{ match bar.hints {
                0 if bar.asking => "Hints are shown when you ask for them.".to_string(),
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
