//! A copy for others: what becomes of names in it, what may be left, and what is different.

use std::rc::Rc;

use editor::{Editor, Msg, Place, Share, Sharing};
use postmortem::Choice;
use postmortem::format::Format;
use postmortem::names::{Changed, Left, Named, Piece, Policy, Why};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Dispatch;
use super::parts::{adder, button, el, landing, text, words};

/// How many texts that differ are shown. Nobody reads through more.
const MOST: usize = 100;

/// The whole panel.
pub fn share(editor: &Editor, dispatch: &Dispatch) -> Vec<Html> {
    let Some(share) = editor.share() else { return Vec::new() };
    let about = "What leaves is a copy of what is there now, without older versions. What you see and what \
                 is stored stay as they are.";
    let mut result = Vec::new();
    if share.policy != Policy::AsIs {
        result.push(people(share, dispatch));
        result.push(left(share, dispatch));
        result.push(preview(share));
    }
    vec![
        words("p", "", about),
        policies(share.policy, dispatch),
        html! { <p class="found" role="status">{ text(&summary(share)) }</p> },
        Html::from_iter(result),
        buttons(editor.is_hosted(), dispatch),
    ]
}

fn policies(policy: Policy, dispatch: &Dispatch) -> Html {
    let mut all = vec![words("legend", "", "Names in the copy")];
    for choice in Policy::ALL {
        let (name, help) = match choice {
            Policy::AsIs => ("As they are", "Every name stays."),
            Policy::Roles => ("Roles", "The same words for the same person, everywhere."),
            Policy::None => ("No names", "“Somebody”, and nobody is told from anybody else."),
        };
        let msg = Msg::Share(Sharing::Policy(choice));
        all.push(html! {
            <label class="tick option">
                <input type="radio" name="names" checked={policy == choice} onchange={dispatch.sends(msg)} />
                <span>{ name }{ words("span", "quiet", help) }</span>
            </label>
        });
    }
    el("fieldset", "", all)
}

/// What came of it, in a sentence.
fn summary(share: &Share) -> String {
    let named = share.register.people.iter().filter(|it| it.ticked && it.count > 0).count();
    let texts = share.changes().len();
    match (share.policy, named, texts) {
        (Policy::AsIs, ..) => "The copy says what is on the screen, word for word.".into(),
        (_, 0, _) => "Nobody is named, as far as can be told.".into(),
        (_, 1, 1) => "1 name is replaced, in 1 place.".into(),
        (_, 1, _) => format!("1 name is replaced, in {texts} places."),
        (_, _, 1) => format!("{named} names are replaced, in 1 place."),
        _ => format!("{named} names are replaced, in {texts} places."),
    }
}

fn people(share: &Share, dispatch: &Dispatch) -> Html {
    let about = "Found in the fields for people, as @handles, and as initials that open a row.";
    let mut all = vec![words("h3", "", "Who is named"), words("p", "quiet", about)];
    let roles = share.policy == Policy::Roles;
    let rows = share.register.people.iter().enumerate();
    let rows: Vec<Html> =
        rows.map(|(at, named)| person(share, at, named, roles, dispatch)).collect();
    all.push(el("ul", "named", rows));
    let add = |name: String| Msg::Share(Sharing::IsName(name.into()));
    all.push(adder("share-name", "Another name", "Add", add, dispatch));
    el("section", "", all)
}

fn person(share: &Share, at: usize, named: &Named, roles: bool, dispatch: &Dispatch) -> Html {
    let tick = Msg::Share(Sharing::Tick(at, !named.ticked));
    let send = dispatch.0.clone();
    // With each key: whatever draws the panel anew shows what is known of it.
    let oninput = Callback::from(move |event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        send.emit(Msg::Share(Sharing::Words(at, field.value().into())));
    });
    let mut where_ = match named.count {
        0 => "Not there now".to_owned(),
        1 => "Once".to_owned(),
        many => format!("{many} times"),
    };
    for (number, place) in named.places.iter().enumerate() {
        where_ += if number == 0 { ": " } else { ", " };
        where_ += &share.place(place);
    }
    let mut also = String::new();
    for other in &named.also {
        also += ", ";
        also += other;
    }
    let id = AttrValue::from(format!("share-words-{at}"));
    html! {
        <li key={named.name.clone()}>
            <label class="tick">
                <input type="checkbox" checked={named.ticked} onchange={dispatch.sends(tick)} />
                <span><bdi>{ text(&named.name) }</bdi><bdi class="quiet">{ text(&also) }</bdi></span>
            </label>
            if roles && named.ticked {
                <div>
                    <label for={id.clone()}>
                        <span class="visually-hidden">{ text(&named.name) }{ " " }</span>{ "becomes" }
                    </label>
                    <input {id} type="text" autocomplete="off"
                        value={AttrValue::from(named.words.clone())} {oninput} />
                </div>
            }
            { words("p", "quiet", &where_) }
        </li>
    }
}

fn left(share: &Share, dispatch: &Dispatch) -> Html {
    let mut all = vec![landing("h3", Place::Remaining, "What may still be a name")];
    if share.left.is_empty() {
        let about = "Nothing else was found that looks like a name. Nobody knows better than you: read it \
                     once before you send it.";
        all.push(words("p", "quiet", about));
    } else {
        let rows = share.left.iter().map(|left| maybe(share, left, dispatch));
        all.push(el("ul", "named", rows.collect()));
    }
    el("section", "", all)
}

fn maybe(share: &Share, left: &Left, dispatch: &Dispatch) -> Html {
    let why = match left.why {
        Why::Address => "An e-mail address",
        Why::Handle => "A handle",
        Why::Phone => "Maybe a telephone number",
        Why::Initials => "Maybe initials",
        Why::Ambiguous => "Part of a name, and a word or a product as well",
        Why::Within => "There is a name in it",
        Why::Unknown => "Written like a name",
    };
    let mut facts = format!("{why} · {}", share.place(&left.place));
    if left.count > 1 {
        facts += &format!(" · {} times", left.count);
    }
    let name: Rc<str> = left.words.as_str().into();
    let (before, after) = &left.around;
    let line = vec![text(before), words("strong", "", &left.words), text(after)];
    let answer = |label: &str, what| {
        let about = words("span", "visually-hidden", &format!(": {name}"));
        button("", vec![text(label), about], Msg::Share(what), dispatch)
    };
    let buttons = vec![
        answer("It is a name", Sharing::IsName(name.clone())),
        answer("It is none", Sharing::NotName(name.clone())),
    ];
    el(
        "li",
        "",
        vec![el("p", "version", line), words("p", "quiet", &facts), el("div", "buttons", buttons)],
    )
}

/// The lines that differ.
fn preview(share: &Share) -> Html {
    let changes = share.changes();
    let mut all = vec![words("h3", "", "What is different in the copy")];
    if changes.is_empty() {
        all.push(words("p", "quiet", "Nothing."));
    }
    all.extend(changes.iter().take(MOST).map(|changed| difference(share, changed)));
    if changes.len() > MOST {
        all.push(words("p", "quiet", &format!("And {} more places.", changes.len() - MOST)));
    }
    el("section", "preview", all)
}

fn difference(share: &Share, changed: &Changed) -> Html {
    let mut all = vec![words("h4", "", &share.place(&changed.place))];
    for line in &changed.lines {
        let mut pieces = Vec::new();
        for piece in line {
            match piece {
                Piece::Same(same) => pieces.push(text(same)),
                Piece::Instead(was, is) => {
                    pieces.push(words("del", "", was));
                    let now = if is.is_empty() { " (left out)" } else { " becomes " };
                    pieces.push(words("span", "visually-hidden", now));
                    if !is.is_empty() {
                        pieces.push(text(" "));
                        pieces.push(words("ins", "", is));
                    }
                }
            }
        }
        all.push(el("p", "version", pieces));
    }
    el("div", "", all)
}

fn buttons(hosted: bool, dispatch: &Dispatch) -> Html {
    let mut buttons = Vec::new();
    for format in Format::ALL {
        let class = if buttons.is_empty() { "primary" } else { "" };
        let name = format!("Export {}", format.label());
        let msg = Msg::Share(Sharing::Export(*format));
        buttons.push(button(class, vec![text(&name)], msg, dispatch));
    }
    if !hosted {
        let page = Msg::Share(Sharing::ExportPage);
        buttons.push(button("", vec![text("Export HTML")], page, dispatch));
    }
    el("div", "buttons taking", buttons)
}
