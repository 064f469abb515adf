//! The list of sections, and how far each has come.

use postmortem::SectionId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::{AttrValue, Callback, Html, html};

use super::part::Here;

/// One section in the outline.
#[derive(Clone, PartialEq)]
pub struct Stop {
    /// Which section.
    pub id: SectionId,
    /// Its title.
    pub title: AttrValue,
    /// Whether there is anything in it.
    pub has_content: bool,
    /// Whether its author calls it ready.
    pub ready: bool,
    /// How many hints it has, rows included.
    pub hints: usize,
    /// Whether it has, or last had, the focus.
    pub current: bool,
}

/// The list of sections.
#[derive(Clone, PartialEq)]
pub struct Outline {
    /// The sections in order.
    pub stops: Vec<Stop>,
}

impl Outline {
    /// Draws it.
    pub fn view(&self, here: &Here) -> Html {
        let unfolded = here.own.is_some();
        let written = self.stops.iter().filter(|stop| stop.has_content).count();
        let of = self.stops.len();
        let fold = {
            let set_own = here.set_own.clone();
            Callback::from(move |_: MouseEvent| set_own.emit((!unfolded).then(AttrValue::default)))
        };
        html! {
            <nav class="outline" aria-labelledby="sections">
                <h2 id="sections">{ "Sections" }</h2>
                <progress value={written.to_string()} max={of.to_string()} aria-hidden="true" />
                <p class="quiet">{ format!("{written} of {of} sections have text") }</p>
                <button type="button" class="fold" aria-expanded={unfolded.to_string()} onclick={fold}>
                    { if unfolded { "Hide the list" } else { "Go to a section" } }
                </button>
                <ol class={if unfolded { "unfolded" } else { "" }}>
                    { for self.stops.iter().map(stop) }
                </ol>
            </nav>
        }
    }
}

fn stop(stop: &Stop) -> Html {
    let (class, state) = match (stop.ready, stop.has_content) {
        (true, _) => ("ready", "ready"),
        (false, true) => ("draft", "draft"),
        (false, false) => ("empty", "empty"),
    };
    let target = format!("text-{}", stop.id);
    let onclick = Callback::from(move |event: MouseEvent| {
        // The address names the document, so a section is reached without it.
        event.prevent_default();
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let field = link
            .and_then(|link| link.closest(".editor").ok()?)
            .and_then(|editor| editor.query_selector(&format!("[id='{target}']")).ok()?);
        if let Some(section) = field.as_ref().and_then(|field| field.closest(".section").ok()?) {
            section.scroll_into_view();
        }
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // A field that is gone cannot take the focus; nothing is lost.
            let _ = field.focus();
        }
    });
    html! {
        <li key={stop.id.to_string()} class={class}>
            <a href={format!("#section-{}", stop.id)} {onclick}
                aria-current={stop.current.then_some("true")}>
                <span class="title">{ &stop.title }</span>
                <span class="state">{ state }</span>
                if stop.hints > 0 {
                    <span class="badge">
                        { stop.hints }<span class="visually-hidden">{ " wording hints" }</span>
                    </span>
                }
            </a>
        </li>
    }
}
