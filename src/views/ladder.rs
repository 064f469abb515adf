//! The same fact, told three ways: with a name, with a role, as what the system did.

use blameless::{Rung, Suggestion};
use editor::OpenHint;
use yew::{Html, html};

use super::parts::{el, text, words};
use crate::look::look;

/// A sentence in pieces, of which every second one is marked as in a text.
pub fn marked(pieces: &[&str], class: &'static str) -> Vec<Html> {
    let mut sentence = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        sentence.push(if at % 2 == 0 { text(piece) } else { words("mark", class, piece) });
    }
    sentence
}

/// Whether a sentence stands on a rung from which it could be told otherwise: what is good stays as it is.
pub fn has_ladder(open: &OpenHint) -> bool {
    open.hint.rung.is_some() && open.place.is_some()
}

/// The three rungs, with the writer's sentence on its own, and the suggested wording on the one it
/// leads to.
pub fn ladder(open: &OpenHint) -> Html {
    let hint = &open.hint;
    let leads_to = match (&hint.suggestion, hint.rung) {
        (Suggestion::Replace { .. }, Some(Rung::Name)) => Some(Rung::Role),
        (Suggestion::Replace { .. }, Some(Rung::Role)) => Some(Rung::System),
        _ => None,
    };
    let mut rungs = Vec::new();
    for (rung, title, about) in [
        (Rung::Name, "With a name", "Readers remember one person."),
        (Rung::Role, "With a role", "It could have been anyone in that seat."),
        (Rung::System, "As what the system did", "What made it possible comes into view."),
    ] {
        let yours = hint.rung == Some(rung);
        let (whose, example) = match &open.wording {
            _ if yours => (" · your sentence", {
                let piece = |range| open.sentence.get(range).unwrap_or_default();
                let (start, end) = (open.marked.start, open.marked.end);
                let pieces = [piece(0..start), piece(start..end), piece(end..open.sentence.len())];
                el("p", "example", marked(&pieces, look(hint.rule, hint.severity).class))
            }),
            Some(wording) if leads_to == Some(rung) => {
                (" · suggested", words("p", "example", wording))
            }
            _ => ("", words("p", "quiet", about)),
        };
        let title = el("p", "", vec![words("strong", "", title), text(whose)]);
        rungs.push(html! {
            <li aria-current={yours.then_some("true")}>{ title }{ example }</li>
        });
    }
    el("ol", "ladder", rungs)
}
