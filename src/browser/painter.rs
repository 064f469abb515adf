//! Underlines in the text. See `surface.js`.

use std::ops::Range;
use std::rc::Rc;

use blameless::Hint;
use editor::{ByField, Editor};
use postmortem::{Field, Id};
use wasm_bindgen::prelude::wasm_bindgen;

use super::page::{Page, Tree};
use crate::look::{OPEN, look};
use crate::utf16::{Units, units_before};

mod js {
    use super::{Tree, wasm_bindgen};

    #[wasm_bindgen(module = "/src/browser/surface.js")]
    extern "C" {
        pub fn watch(tree: &Tree);
        pub fn paint(tree: &Tree, id: &str, marks: &[u32]);
        pub fn forget();
        pub fn write(tree: &Tree, id: &str, text: &str);
        pub fn select(tree: &Tree, id: &str, start: u32, end: u32);
        pub fn replace(tree: &Tree, id: &str, start: u32, end: u32, text: &str, from: u32, to: u32);
    }
}

/// Keeps mirrors in step with what is typed.
pub fn watch(page: &Page) {
    js::watch(page.tree());
}

/// Takes away what is underlined in an editor that is gone from the page.
pub fn forget() {
    js::forget();
}

/// Knows what is underlined, so that only what has changed is painted again.
#[derive(Default)]
pub struct Painter {
    painted: ByField<Painted>,
    /// The rows and action items in their order: what moves in the page loses its marks.
    order: Vec<Id>,
}

#[derive(PartialEq)]
struct Painted {
    document: Id,
    hints: Rc<[Hint]>,
    open: Option<Range<usize>>,
}

impl Painter {
    /// Underlines the hints of every field of the open document.
    pub fn paint(&mut self, editor: &Editor, page: &Page) {
        let Some(open) = editor.open_document() else {
            self.painted.clear();
            return;
        };
        let note = open.open_hint();
        let document = open.document();
        let rows = document.timeline.iter().map(|row| row.id);
        let order: Vec<Id> = rows.chain(document.actions.iter().map(|item| item.id)).collect();
        let moved = order != self.order;
        self.order = order;
        // A row that is only told has no field yet.
        let on_page = |field: &Field| match field {
            Field::Row(id, _) => open.reach().is_near(*id),
            _ => true,
        };
        let marked = open.all_hints().filter(|(field, hints)| !hints.is_empty() && on_page(field));
        let now = marked.map(|(field, hints)| {
            let open_here = note.filter(|note| note.field == *field);
            let painted = Painted {
                document: open.opened_as(),
                hints: hints.clone(),
                open: open_here.map(|note| note.hint.span.clone()),
            };
            (field.clone(), painted)
        });
        let before = std::mem::replace(&mut self.painted, ByField::of_sorted(now));
        for (field, now) in self.painted.iter() {
            if moved || before.get(field) != Some(now) {
                let text = document.get(field).unwrap_or_default();
                js::paint(page.tree(), &field.dom_id(), &marks(&text, now));
            }
        }
        for (field, _) in before.iter().filter(|(field, _)| self.painted.get(field).is_none()) {
            js::paint(page.tree(), &field.dom_id(), &[]);
        }
    }
}

/// A kind, a start and an end (UTF-16) for each mark.
fn marks(text: &str, painted: &Painted) -> Vec<u32> {
    let mut units = Units::of(text);
    let hints = painted.hints.iter().map(|hint| (look(hint.rule, hint.severity).kind, &hint.span));
    let all = hints.chain(painted.open.iter().map(|span| (OPEN, span)));
    all.flat_map(|(kind, span)| {
        [kind, units.before(span.start) as u32, units.before(span.end) as u32]
    })
    .collect()
}

/// Puts into every text area what the document says, where that is something else.
pub fn rewrite(page: &Page, text: &dyn Fn(&Field) -> Rc<str>) {
    for area in page.query_all("textarea") {
        let id = area.id();
        if let Some(field) = Field::from_dom_id(&id) {
            js::write(page.tree(), &id, &text(&field));
        }
    }
}

/// Moves focus into a text and selects a byte range of it.
pub fn select(page: &Page, field: &Field, text: &str, span: Range<usize>) {
    let (start, end) = (units_before(text, span.start), units_before(text, span.end));
    js::select(page.tree(), &field.dom_id(), start as u32, end as u32);
}

/// Types over a byte range of a text, so that the browser can undo it.
pub fn replace(
    page: &Page,
    field: &Field,
    text: &str,
    span: Range<usize>,
    (typed, select): (&str, Option<Range<usize>>),
) {
    let (start, end) = (units_before(text, span.start), units_before(text, span.end));
    let select = select.unwrap_or(0..0);
    let (from, to) = (units_before(typed, select.start), units_before(typed, select.end));
    let (start, end, from, to) = (start as u32, end as u32, from as u32, to as u32);
    js::replace(page.tree(), &field.dom_id(), start, end, typed, from, to);
}
