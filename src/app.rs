//! The loop: a message goes into the editor, its effects go to the browser, Yew draws what is left.

use std::rc::Rc;

use editor::{Editor, Effect, Msg};
use yew::{Callback, Component, Context, Html, Properties};

use crate::browser::{self, Listeners, Page, Painter};
use crate::views::{self, Dispatch, Files};

/// What the app is drawn in, and what it hears before anything is drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it is drawn in.
    pub page: Page,
    /// The first messages; in a page of its own those that come once it is known what is stored.
    pub begin: Rc<[Msg]>,
}

/// The one component that holds state.
pub struct App {
    page: Page,
    editor: Editor,
    dispatch: Dispatch,
    files: Files,
    painter: Painter,
    /// Effects that need the page to be drawn first.
    after_drawing: Vec<Effect>,
    _listeners: Listeners,
}

impl App {
    /// The editor, to look at.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    fn take_in(&mut self, msg: Msg) {
        let origin = browser::Origin::of(&msg);
        for effect in self.editor.update(msg) {
            if browser::needs_the_page(&effect) {
                self.after_drawing.push(effect);
            } else {
                browser::run(effect, &self.page, origin, &self.dispatch.0);
            }
        }
        browser::tell_page(&self.editor, &self.page, origin);
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let send: Callback<Msg> = ctx.link().callback(|msg| msg);
        let Props { page, begin } = ctx.props().clone();
        browser::begin(&page, &send, &begin);
        let zones = browser::zones::Intl::default();
        let mut app = App {
            editor: Editor::new(browser::device::seed())
                .with_zones(zones)
                .with_every_row_near(!browser::nearness::is_told()),
            files: Files {
                read: browser::files::reader(&send),
                of_folders: browser::files::folders_can_be_chosen(),
            },
            dispatch: Dispatch(send.clone()),
            painter: Painter::default(),
            after_drawing: Vec::new(),
            _listeners: Listeners::new(&page, &send),
            page,
        };
        // Nothing is on the screen yet that this could change.
        app.editor.update(browser::zones::now());
        if app.page.host().is_some() {
            for msg in begin.iter() {
                app.take_in(msg.clone());
            }
            // Nobody has asked for the focus.
            app.after_drawing.clear();
        }
        app
    }

    fn update(&mut self, _ctx: &Context<App>, msg: Msg) -> bool {
        self.take_in(msg);
        true
    }

    fn view(&self, _ctx: &Context<App>) -> Html {
        views::screen(&self.editor, &self.dispatch, &self.files)
    }

    fn rendered(&mut self, _ctx: &Context<App>, _first: bool) {
        self.painter.paint(&self.editor, &self.page);
        if self.editor.only_reads() {
            self.page.only_read();
        }
        for effect in std::mem::take(&mut self.after_drawing) {
            let text = |field: &postmortem::Field| -> Rc<str> {
                let document = self.editor.open_document().map(|open| open.document());
                document.and_then(|document| document.get(field)).unwrap_or_default().into()
            };
            browser::run_on_page(effect, &self.page, &text);
        }
    }
}
