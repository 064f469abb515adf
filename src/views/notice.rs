//! The line that tells what happened, and the banner for what holds as long as the page is open.

use editor::{Editor, Msg, StorageMode};
use yew::{Html, classes, html};

use super::Dispatch;

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

/// Says so, as long as it is so, when the browser keeps nothing.
pub fn banner(editor: &Editor) -> Html {
    let StorageMode::Memory(why) = editor.storage() else { return Html::default() };
    html! {
        <div class="banner" role="alert">
            <p>
                <strong>{ "Nothing is kept here. " }</strong>
                { "This browser does not let the page store anything, so what you write is gone when \
                   the tab closes. Export it before you leave." }
            </p>
            <p class="quiet">{ format!("The browser says: {why}") }</p>
        </div>
    }
}
