//! The line that tells what happened, and the banner for what holds as long as the page is open.

use editor::{Editor, Msg, StorageMode};
use yew::{Html, classes, html};

use super::Dispatch;
use super::conflicts::unsettled;
use super::parts::{button, el, text, words};

/// What happened last, with a way back.
pub fn notice(editor: &Editor, dispatch: &Dispatch) -> Html {
    let Some(notice) = editor.notice() else { return Html::default() };
    html! {
        <div class={classes!("notice", notice.urgent.then_some("urgent"))}
            role={notice.urgent.then_some("alert")}>
            <p>{ &notice.text }</p>
            { for notice.button.iter().chain(&notice.also).map(|(words, msg)| html! {
                <button type="button" onclick={dispatch.sends((**msg).clone())}>{ *words }</button>
            }) }
            <button type="button" class="plain" onclick={dispatch.sends(Msg::CloseNotice)}>
                { "Close" }
            </button>
        </div>
    }
}

/// Says so, as long as it is so, when the browser keeps nothing or has lost what it kept, and where
/// another tab has changed the same words.
pub fn banner(editor: &Editor, dispatch: &Dispatch) -> Html {
    let said = |what: &str, then: &str| {
        el("p", "", vec![words("strong", "", what), text(" "), text(then)])
    };
    let storage = match editor.storage() {
        StorageMode::Device | StorageMode::Host => None,
        StorageMode::Newer => Some(vec![said(
            "A newer Nofault has opened this library.",
            "This page only reads it now. What is stored is safe, and words that were not stored yet are \
             kept for the newer one: reload the page to get it. If this line comes back, an older Nofault \
             is at this address again: read and export here until it is replaced.",
        )]),
        StorageMode::Memory { why, kept_before, back } => Some(vec![
            said(
                "Nothing is kept here.",
                match (kept_before, back) {
                    (_, 1..) => {
                        "What was stored in this browser before cannot be reached now. Nofault has not \
                         changed it. What you see here are second copies of it: export what you need, \
                         then reload the page, or start the browser again, to try once more. What you \
                         write meanwhile is gone when the tab closes."
                    }
                    (true, _) => {
                        "What was stored in this browser before cannot be reached now. Nofault has not \
                         changed it. Reload the page, or start the browser again, to try once more. \
                         What you write meanwhile is gone when the tab closes: export it before you \
                         leave."
                    }
                    _ => {
                        "This browser does not let the page store anything, so what you write is gone \
                         when the tab closes. Export it before you leave."
                    }
                },
            ),
            words("p", "quiet", &format!("The browser says: {why}")),
            if *back > 0 { renewal(dispatch) } else { Html::default() },
        ]),
        StorageMode::Erased { back } => Some(vec![
            match back {
                0 => said(
                    "This browser has erased your postmortems.",
                    "They were stored here, and now the storage is empty: its files were damaged, or \
                     the browser made room. Nofault has not removed them and cannot bring them back. \
                     Files you have exported are not touched: import them here. What you write from \
                     now on is stored again.",
                ),
                _ => said(
                    "This browser has lost what it stored last.",
                    &format!(
                        "Nofault keeps a second copy apart from it, and has brought back {} from \
                         there. The last seconds of writing and the older versions may be missing: \
                         look through what came back. What you write from now on is stored again.",
                        if *back == 1 {
                            "1 postmortem".into()
                        } else {
                            format!("{back} postmortems")
                        },
                    ),
                ),
            },
            button("", vec![text("I have read this")], Msg::ErasedRead, dispatch),
        ]),
    };
    let newer = (storage.is_none() && editor.is_of_newer()).then(|| {
        vec![said(
            "A newer Nofault has saved this postmortem.",
            "Here it can be read and exported, and not changed, because this version does not know all \
             that is in it. What is stored is safe. Reload the page to get the newer one.",
        )]
    });
    let banners = storage.into_iter().chain(newer).chain(unsettled(editor, dispatch));
    banners
        .map(|about| html! { <div class="banner" role="alert">{ Html::from_iter(about) }</div> })
        .collect()
}

/// The way out where storage stays broken: clearing it by hand would take the second copies along.
fn renewal(dispatch: &Dispatch) -> Html {
    let about = "Then it does not come back by itself, and clearing the site's data would remove these \
                 copies too. Nofault can make the storage new from them. What only the old one has is gone \
                 then: older versions, and the last seconds of writing.";
    let make = button("", vec![text("Make the storage new")], Msg::RenewStorage, dispatch);
    html! {
        <details class="more">
            <summary>{ "It is still so after starting the browser again?" }</summary>
            { words("p", "", about) }
            { make }
        </details>
    }
}

/// The browser takes long to open its storage.
pub fn slow(dispatch: &Dispatch) -> Html {
    let said = "This browser's storage does not answer yet. What you have written before is in there and \
                safe; this page waits for it.";
    let about = "Without it you can write and export, and nothing is kept when the tab closes.";
    let button = button("", vec![text("Go on without it")], Msg::WithoutStorage, dispatch);
    let parts = vec![words("p", "", said), words("p", "quiet", about), button];
    html! { <div class="starting" role="alert">{ Html::from_iter(parts) }</div> }
}
