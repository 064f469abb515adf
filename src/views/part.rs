//! The one component besides the app: a part of the page that is drawn again only when what it shows
//! has changed.
//!
//! One for all parts, because every further component is a kilobyte to download.

use std::rc::Rc;

use editor::Chart;
use web_sys::HtmlSelectElement;
use yew::virtual_dom::{Key, VComp};
use yew::{AttrValue, Callback, Component, Context, Html, NodeRef, Properties};

use super::Dispatch;
use super::actions::Action;
use super::bar::Bar;
use super::chart::chart;
use super::details::Details;
use super::factors::FactorRow;
use super::fields::{SelectInput, TextInput};
use super::open_actions::ActionList;
use super::outline::Outline;
use super::quick::QuickLine;
use super::section::SectionView;
use super::surface::Surface;
use super::timeline::{Row, Timeline, Told};

/// What a part shows.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// The bar.
    Bar(Bar),
    /// The list of sections.
    Outline(Outline),
    /// The head of the document.
    Details(Details),
    /// A section.
    Section(Box<SectionView>),
    /// The timeline.
    Timeline(Box<Timeline>),
    /// A row of the timeline.
    Row(Row),
    /// Rows of the timeline that nobody has come near yet.
    Told(Told),
    /// The timeline as a picture.
    Chart(Rc<Chart>),
    /// An action item.
    Action(Action),
    /// A contributing factor.
    Factor(FactorRow),
    /// The line to jot an action item down on.
    Quick(QuickLine),
    /// The open action items of all postmortems.
    OpenActions(ActionList),
    /// A text.
    Surface(Surface),
    /// A field of one line.
    Text(TextInput),
    /// A choice.
    Select(SelectInput),
}

/// A part, to put in its place.
pub fn part(part: Part, dispatch: &Dispatch) -> Html {
    place(None, part, dispatch)
}

/// A part of a list. Two with different keys are never mistaken for each other.
pub fn keyed(key: String, part: Part, dispatch: &Dispatch) -> Html {
    place(Some(key.into()), part, dispatch)
}

fn place(key: Option<Key>, part: Part, dispatch: &Dispatch) -> Html {
    let props = Shown { part, dispatch: dispatch.clone() };
    VComp::new::<Drawn>(props.into(), key).into()
}

/// Properties of [`Drawn`].
#[derive(Properties, PartialEq)]
pub struct Shown {
    part: Part,
    dispatch: Dispatch,
}

/// A part where it is drawn.
pub struct Drawn {
    here: Here,
}

/// What a part has to itself.
pub struct Here {
    /// The way to the editor.
    pub dispatch: Dispatch,
    /// What the editor need not know: a list as it is typed, or that something is unfolded.
    pub own: Option<AttrValue>,
    /// Sets that, and draws the part again.
    pub set_own: Callback<Option<AttrValue>>,
    /// The element whose value has to be set.
    pub select: NodeRef,
}

impl Component for Drawn {
    type Message = Option<AttrValue>;
    type Properties = Shown;

    fn create(ctx: &Context<Drawn>) -> Drawn {
        let here = Here {
            dispatch: ctx.props().dispatch.clone(),
            own: None,
            set_own: ctx.link().callback(|own| own),
            select: NodeRef::default(),
        };
        Drawn { here }
    }

    fn update(&mut self, _ctx: &Context<Drawn>, own: Option<AttrValue>) -> bool {
        let changed = self.here.own != own;
        self.here.own = own;
        changed
    }

    fn view(&self, ctx: &Context<Drawn>) -> Html {
        let here = &self.here;
        match &ctx.props().part {
            Part::Bar(bar) => bar.view(&here.dispatch),
            Part::Outline(outline) => outline.view(here),
            Part::Details(details) => details.view(&here.dispatch),
            Part::Section(section) => section.view(&here.dispatch),
            Part::Timeline(timeline) => timeline.view(&here.dispatch),
            Part::Told(rows) => rows.view(),
            Part::Row(row) => row.view(&here.dispatch),
            Part::Chart(picture) => chart(picture, &here.dispatch),
            Part::Action(action) => action.view(&here.dispatch),
            Part::Factor(factor) => factor.view(&here.dispatch),
            Part::Quick(line) => line.view(here),
            Part::OpenActions(list) => list.view(here),
            Part::Surface(surface) => surface.view(&here.dispatch),
            Part::Text(input) => input.view(here),
            Part::Select(input) => input.view(here),
        }
    }

    fn rendered(&mut self, ctx: &Context<Drawn>, _first: bool) {
        // The attribute `selected` counts only until somebody has chosen: the value has to be set.
        if let Part::Select(input) = &ctx.props().part
            && let Some(select) = self.here.select.cast::<HtmlSelectElement>()
        {
            select.set_value(input.value);
        }
    }
}
