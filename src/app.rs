//! The loop: a message goes into the editor, its effects go to the browser, Yew draws what is left.

use std::rc::Rc;

use editor::{Editor, Effect, Msg};
use yew::{Callback, Component, Context, Html};

use crate::browser::{self, Listeners, Painter};
use crate::views::{self, Dispatch, Files};

/// The one component that holds state.
pub struct App {
    editor: Editor,
    dispatch: Dispatch,
    files: Files,
    painter: Painter,
    /// Effects that need the page to be drawn first.
    after_drawing: Vec<Effect>,
    _listeners: Listeners,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let send: Callback<Msg> = ctx.link().callback(|msg| msg);
        browser::begin(&send);
        let zones = browser::zones::Intl::default();
        let mut editor = Editor::new(browser::page::seed())
            .with_zones(zones)
            .with_every_row_near(!browser::nearness::is_told());
        // Nothing is on the screen yet that this could change.
        editor.update(browser::zones::now());
        App {
            editor,
            files: Files(browser::files::reader(&send)),
            dispatch: Dispatch(send.clone()),
            painter: Painter::default(),
            after_drawing: Vec::new(),
            _listeners: Listeners::new(&send),
        }
    }

    fn update(&mut self, _ctx: &Context<App>, msg: Msg) -> bool {
        for effect in self.editor.update(msg) {
            if browser::needs_the_page(&effect) {
                self.after_drawing.push(effect);
            } else {
                browser::run(effect, &self.dispatch.0);
            }
        }
        browser::tell_page(&self.editor);
        true
    }

    fn view(&self, _ctx: &Context<App>) -> Html {
        views::screen(&self.editor, &self.dispatch, &self.files)
    }

    fn rendered(&mut self, _ctx: &Context<App>, _first: bool) {
        self.painter.paint(&self.editor);
        if self.editor.only_reads() {
            browser::page::only_read();
        }
        for effect in std::mem::take(&mut self.after_drawing) {
            let text = |field: &postmortem::Field| -> Rc<str> {
                let document = self.editor.open_document().map(|open| open.document());
                document.and_then(|document| document.get(field)).unwrap_or_default().into()
            };
            browser::run_on_page(effect, &text);
        }
    }
}
