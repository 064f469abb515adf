//! What has no answer yet: the contributing factors and the points that ask for an action item.

use std::rc::Rc;

use blameless::SectionRole;
use editor::{Msg, OpenDocument};
use postmortem::coverage::Asked;
use postmortem::points::Target;
use postmortem::{ActionItem, Choice, DueWithin, Field, MetaField};
use yew::{Html, html};

use super::Dispatch;
use super::fields::{SelectInput, TextInput, options};
use super::part::{Part, part};
use super::parts::{button, el, text, words};

/// What stands above the action items: how far they have come, and what none of them answers.
pub fn coverage(open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let (standing, document) = (open.coverage(), open.document());
    let within = SelectInput {
        field: Field::Meta(MetaField::DueWithin),
        label: MetaField::DueWithin.label(),
        value: document.meta.due_within.unwrap_or(DueWithin::Week).id(),
        options: options::<DueWithin>(),
        none: None,
    };
    let mut all = vec![el(
        "div",
        "standing",
        vec![words("p", "quiet", &standing.progress.words()), part(Part::Select(within), dispatch)],
    )];
    if !standing.asked.is_empty() {
        let about = format!("{} an answer", counted(&standing.asked, "factors and points"));
        let entries = standing.asked.iter().map(|asked| {
            let name = format!("asked-{}", asked.reason().dom_id());
            let mut ways = Vec::new();
            if asked.by.is_empty() {
                let input = TextInput::new(asked.reason(), "Accepted, because …", &asked.accepted);
                ways = vec![add_for(asked, dispatch), part(Part::Text(input), dispatch)];
            }
            html! {
                <li key={asked.target.link().as_ref().to_owned()}>
                    <div role="group" aria-labelledby={name.clone()}>
                        { words("p", "quiet", kind_of(asked)) }
                        <p class="said" id={name}>{ &asked.words }</p>
                        { answered_by(asked, &document.actions) }
                        { el("div", "ways", ways) }
                    </div>
                </li>
            }
        });
        all.push(html! {
            <details class="coverage">
                <summary id="coverage">{ about }</summary>
                <ul>{ for entries }</ul>
            </details>
        });
    }
    el("div", "block", vec![el("div", "", all)])
}

/// What stands under the words of a section whose lines are points.
pub fn points(open: &OpenDocument, role: SectionRole, dispatch: &Dispatch) -> Html {
    let asked = open.coverage().asked.iter().filter(|asked| asked.role == role);
    let asked: Vec<_> = asked.cloned().collect();
    if asked.is_empty() {
        return Html::default();
    }
    let entries = asked.iter().map(|asked| {
        let mut about = vec![words("p", "said", &asked.words)];
        about.extend(standing(asked, &open.document().actions, dispatch));
        html! { <li key={asked.target.link().as_ref().to_owned()}>{ Html::from_iter(about) }</li> }
    });
    let about = format!("{} an answer", counted(&asked, "points"));
    html! {
        <div class="block">
            <details class="coverage">
                <summary>{ about }</summary>
                <ul>{ for entries }</ul>
            </details>
        </div>
    }
}

/// What answers a factor or a point, or the two ways to answer it.
pub fn standing(asked: &Asked, actions: &[Rc<ActionItem>], dispatch: &Dispatch) -> Vec<Html> {
    if !asked.by.is_empty() {
        return vec![answered_by(asked, actions)];
    }
    let reason = asked.accepted.trim();
    let accept = match reason {
        "" => "Accepted, because …".to_owned(),
        reason => format!("Accepted, because {reason}"),
    };
    let hidden = words("span", "visually-hidden", &format!(": {}", asked.words));
    let accept = vec![text(&accept), hidden];
    let mut ways = vec![button("plain", accept, Msg::GoTo(asked.reason()), dispatch)];
    if reason.is_empty() {
        ways.insert(0, add_for(asked, dispatch));
    }
    vec![el("div", "ways", ways)]
}

fn add_for(asked: &Asked, dispatch: &Dispatch) -> Html {
    let hidden = words("span", "visually-hidden", &format!(": {}", asked.words));
    let add = vec![text("Add an action for this"), hidden];
    button("plain", add, Msg::ActOn(asked.target.clone()), dispatch)
}

fn answered_by(asked: &Asked, actions: &[Rc<ActionItem>]) -> Html {
    let of = |action: &&Rc<ActionItem>| asked.by.contains(&action.id);
    let named = |action: &Rc<ActionItem>| match action.text.trim() {
        "" => "an action item without words yet".to_owned(),
        text => format!("“{text}”"),
    };
    let by: Vec<_> = actions.iter().filter(of).map(named).collect();
    match by.is_empty() {
        true => Html::default(),
        false => words("p", "quiet", &format!("Answered by {}", by.join(", "))),
    }
}

fn kind_of(asked: &Asked) -> &'static str {
    match (&asked.target, asked.role) {
        (Target::Factor(_), _) => "Contributing factor",
        (_, SectionRole::Lucky) => "Where we got lucky",
        _ => "What went poorly",
    }
}

/// How many have an answer: `3 of 5 factors and points have`.
fn counted(asked: &[Asked], name: &str) -> String {
    let answered = asked.iter().filter(|asked| asked.is_answered()).count();
    let have = if answered == 1 { "has" } else { "have" };
    format!("{answered} of {} {name} {have}", asked.len())
}
