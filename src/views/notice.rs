//! The line that tells what happened, and the banner for what holds as long as the page is open.

use editor::{Editor, Msg, StorageMode};
use yew::{Html, classes, html};

use super::Dispatch;
use super::parts::{button, text, words};

/// What happened last, with a way back.
pub fn notice(editor: &Editor, dispatch: &Dispatch) -> Html {
    let Some(notice) = editor.notice() else { return Html::default() };
    html! {
        <div class={classes!("notice", notice.urgent.then_some("urgent"))}
            role={notice.urgent.then_some("alert")}>
            <p>{ &notice.text }</p>
            if let Some((words, msg)) = &notice.button {
                <button type="button" onclick={dispatch.sends((**msg).clone())}>{ *words }</button>
            }
            <button type="button" class="plain" onclick={dispatch.sends(Msg::CloseNotice)}>
                { "Close" }
            </button>
        </div>
    }
}

/// Says so, as long as it is so, when the browser keeps nothing, or has lost what it kept.
pub fn banner(editor: &Editor, dispatch: &Dispatch) -> Html {
    let (what, then, more) = match editor.storage() {
        StorageMode::Device => return Html::default(),
        StorageMode::Memory(why) => (
            "Nothing is kept here.",
            "This browser does not let the page store anything, so what you write is gone when the tab \
             closes. Export it before you leave.",
            words("p", "quiet", &format!("The browser says: {why}")),
        ),
        StorageMode::Erased => (
            "This browser has erased your postmortems.",
            "They were stored here, and now the storage is empty: its files were damaged, or the \
             browser made room. Nofault has not removed them and cannot bring them back. Files you \
             have exported are not touched: import them here. What you write from now on is stored \
             again.",
            button("", vec![text("I have read this")], Msg::ErasedRead, dispatch),
        ),
    };
    html! {
        <div class="banner" role="alert">
            <p><strong>{ what }</strong>{ " " }{ then }</p>
            { more }
        </div>
    }
}
