//! Contributing factors: what made it possible, hard to notice, or slow to fix. Never one cause.

use std::rc::Rc;

use editor::{Msg, NewItem, OpenDocument, OpenHint};
use postmortem::coverage::Asked;
use postmortem::points::Target;
use postmortem::{ActionItem, Choice, Factor, FactorField, FactorKind, Field, ItemRef};
use yew::{Html, html};

use super::Dispatch;
use super::coverage::standing;
use super::fields::{SelectInput, options};
use super::note::{hint_count, note};
use super::part::{Part, keyed, part};
use super::parts::words;
use super::surface::Surface;
use super::timeline::{item_buttons, left_item, row_keys};

/// The factors, under the words about the cause.
pub fn factors(open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let document = open.document();
    let of = document.factors.len();
    let rows = document.factors.iter().enumerate().map(|(at, factor)| {
        let text = Field::Factor(factor.id, FactorField::Text);
        let target = Target::Factor(factor.id);
        let asked = open.coverage().asked.iter().find(|asked| asked.target == target);
        let row = FactorRow {
            factor: factor.clone(),
            at: at + 1,
            of,
            hints: open.count(&text),
            note: open.open_hint().filter(|note| note.field == text).cloned(),
            asked: asked.cloned(),
            actions: document.actions.clone(),
        };
        keyed(factor.id.to_string(), Part::Factor(row), dispatch)
    });
    html! {
        <>
            <div class="block">
                { words("h3", "", "Contributing factors") }
                { words("p", "quiet", "What made it possible, what made it hard to notice, what made it slow to fix? \
                    There is never only one.") }
            </div>
            <ol class="rows" aria-label="Contributing factors">{ for rows }</ol>
            <div class="block">
                <div class="foot">
                    <button type="button" id="add-factor"
                        onclick={dispatch.sends(Msg::Add(NewItem::Factor(None)))}>
                        { "Add a factor" }
                    </button>
                </div>
            </div>
        </>
    }
}

/// One factor.
#[derive(Clone, PartialEq)]
pub struct FactorRow {
    factor: Rc<Factor>,
    at: usize,
    of: usize,
    hints: usize,
    note: Option<OpenHint>,
    /// What answers it, once it says something.
    asked: Option<Asked>,
    actions: Vec<Rc<ActionItem>>,
}

impl FactorRow {
    /// Draws it.
    pub fn view(&self, dispatch: &Dispatch) -> Html {
        let factor = &self.factor;
        let id = factor.id;
        let text = Field::Factor(id, FactorField::Text);
        let count = format!("count-factor-{id}");
        let category = SelectInput {
            field: Field::Factor(id, FactorField::Category),
            label: "What it did",
            value: factor.category.map_or("", Choice::id),
            options: options::<FactorKind>(),
            none: Some("Not said"),
        };
        let below = NewItem::Factor(Some(id));
        html! {
            <li class="block row factor" onfocusout={left_item(dispatch)}
                onkeydown={row_keys(ItemRef::Factor(id), below.clone(), dispatch)}>
                <div class="field">
                    <div class="what">
                        <label for={text.dom_id()}>{ "What contributed" }</label>
                        { part(Part::Surface(Surface::of_row(&text, &factor.text, &count)), dispatch) }
                        { hint_count(count, &text, self.hints, dispatch) }
                    </div>
                    { part(Part::Select(category), dispatch) }
                    <div class="standing">
                        { for self.asked.iter().flat_map(|asked| standing(asked, &self.actions, dispatch)) }
                    </div>
                    <details class="more">
                        <summary id={format!("menu-factor-{id}")}
                            aria-label={format!("More about factor {} of {}", self.at, self.of)}>
                            { "More" }
                        </summary>
                        { item_buttons(&ItemRef::Factor(id), self.at, self.of, "factor", below, dispatch) }
                    </details>
                </div>
                if let Some(open) = &self.note {
                    { note(open, dispatch) }
                }
            </li>
        }
    }
}
