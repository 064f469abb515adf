//! One document: a long page, its outline, and a bar.

use std::rc::Rc;

use blameless::SectionRole;
use editor::{Editor, Msg, NewItem, OpenDocument, StorageMode, Timing};
use postmortem::findings::{Finding, Place as At};
use postmortem::{Day, Field, Section};
use yew::{Html, html};

use super::Dispatch;
use super::actions::actions;
use super::bar::Bar;
use super::coverage::points;
use super::details::Details;
use super::factors::factors;
use super::notice::{banner, notice};
use super::outline::{Outline, Stop};
use super::part::{Part, keyed, part};
use super::section::{ExtraSection, Frame, SectionView};
use super::timeline::Timeline;

/// The editor with one document in it.
pub fn document(editor: &Editor, open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let document = open.document();
    let sections = document.sections.iter().map(|section| {
        let role = document.role_of(&section.id);
        let frame = frame(open, section);
        let rows = rows(open, role, editor.today(), dispatch);
        let below = match role {
            SectionRole::Cause => factors(open, dispatch),
            role => points(open, role, dispatch),
        };
        let view = Part::Section(Box::new(SectionView { frame, rows, below }));
        keyed(section.id.to_string(), view, dispatch)
    });
    let bar = Bar {
        title: document.meta.title.clone().into(),
        saving: open.saving(),
        in_memory: matches!(editor.storage(), StorageMode::Memory { .. }),
        hosted: editor.is_hosted(),
        only_reads: editor.only_reads(),
        can_undo: open.can_undo(),
        can_redo: open.can_redo(),
        file: editor.file_in_place().map(|name| name.clone().into()),
        hints: open.hint_count(),
        asking: editor.preferences().timing == Timing::Asking,
    };
    let stops = document.sections.iter().map(|section| stop(open, section)).collect();
    let of_meta = |finding: &&Finding| matches!(finding.place, At::Field(Field::Meta(_)));
    let findings = open.questions().times().iter().filter(of_meta).cloned().collect();
    let (meta, people) = (document.meta.clone(), document.people.clone());
    let details = Details { meta, people, findings };
    // What was made to be read only is made anew to be written in again.
    let reads = if editor.only_reads() { "r" } else { "" };
    // In somebody else's page the landmarks are that page's.
    let main = if editor.is_hosted() { "div" } else { "main" };
    html! {
        <div class="editor" part="root" key={format!("{}{reads}", open.opened_as())}>
            <a class="skip" href="#page" onclick={skip_to_text()}>{ "Skip to the text" }</a>
            { part(Part::Bar(bar), dispatch) }
            <div class="columns">
                { part(Part::Outline(Outline { stops }), dispatch) }
                <@{main} id="page" class="page">
                    { banner(editor, dispatch) }
                    { notice(editor, dispatch) }
                    { part(Part::Details(details), dispatch) }
                    // A list of its own: among others, a section more would draw all of them anew.
                    <div class="sections">{ for sections }</div>
                    <div class="more-sections">
                        <button type="button" id="add-section"
                            onclick={dispatch.sends(Msg::Add(NewItem::Section))}>
                            { "Add a section" }
                        </button>
                    </div>
                </@>
            </div>
        </div>
    }
}

/// Moves focus past the bar and the outline without changing the address, which names the document.
fn skip_to_text() -> yew::Callback<web_sys::MouseEvent> {
    yew::Callback::from(|event: web_sys::MouseEvent| {
        event.prevent_default();
        use wasm_bindgen::JsCast;
        let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let field = link
            .and_then(|link| link.closest(".editor").ok()?)
            .and_then(|editor| editor.query_selector(".page :is(input, textarea)").ok()?);
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A field that is gone cannot take the focus; nothing is lost.
            let _ = field.focus();
        }
    })
}

/// What all sections have in common.
fn frame(open: &OpenDocument, section: &Rc<Section>) -> Frame {
    let document = open.document();
    let field = Field::Text(section.id.clone());
    Frame {
        question: document.template.question(&section.id).cloned(),
        extra: document
            .template
            .question(&section.id)
            .is_none()
            .then(|| ExtraSection { title: section.title.clone().into() }),
        id: section.id.clone(),
        text: section.text.as_str().into(),
        ready: section.ready,
        has_rows: matches!(
            document.role_of(&section.id),
            SectionRole::Timeline | SectionRole::Actions
        ),
        has_content: document.has_content(section),
        hints: open.count(&field),
        facts: facts_in(open, section),
        note: open.open_hint().filter(|note| note.field == field).cloned(),
    }
}

/// The questions about the prose of a section, and about its action items.
fn facts_in(open: &OpenDocument, section: &Section) -> Vec<Finding> {
    let role = open.document().role_of(&section.id);
    let here = |finding: &&Finding| match &finding.place {
        At::Field(Field::Text(id)) => *id == section.id,
        At::Field(Field::Action(..)) => role == SectionRole::Actions,
        _ => false,
    };
    open.questions().prose().iter().filter(here).cloned().collect()
}

fn rows(open: &OpenDocument, role: SectionRole, today: Option<Day>, dispatch: &Dispatch) -> Html {
    match role {
        SectionRole::Timeline => part(Part::Timeline(Timeline::of(open).into()), dispatch),
        SectionRole::Actions => actions(open, today, dispatch),
        _ => Html::default(),
    }
}

fn stop(open: &OpenDocument, section: &Section) -> Stop {
    let document = open.document();
    let own = open.count(&Field::Text(section.id.clone()));
    let in_rows = |wanted: fn(&Field) -> bool| -> usize {
        open.all_hints()
            .filter(|(field, _)| wanted(field))
            .map(|(field, _)| open.count(field))
            .sum()
    };
    let hints = own
        + match document.role_of(&section.id) {
            SectionRole::Timeline => in_rows(|field| matches!(field, Field::Row(..))),
            SectionRole::Actions => in_rows(|field| matches!(field, Field::Action(..))),
            SectionRole::Cause => in_rows(|field| matches!(field, Field::Factor(..))),
            _ => 0,
        };
    let title = document.title_of(section);
    Stop {
        id: section.id.clone(),
        title: if title.is_empty() { "Untitled section" } else { title }.to_string().into(),
        has_content: document.has_content(section),
        ready: section.ready,
        hints,
        current: open.current_section() == Some(&section.id),
    }
}
