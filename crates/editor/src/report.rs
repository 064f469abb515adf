//! A hint that seems wrong: a report that the person sends themselves, or not.

use postmortem::review;

use crate::document::OpenDocument;
use crate::editor::Editor;
use crate::effect::{Effect, Place};
use crate::notice::Notice;
use crate::panel::Panel;

/// What a person is told once the report is on the clipboard.
const COPIED: &str = "Copied, for you to send: the kind of hint and this one sentence, nothing else of the \
                      document. Nothing was sent.";

impl OpenDocument {
    /// What tells somebody else about the open hint: its rule, and its sentence with the marked words
    /// in brackets, as the page of a rule has them. Nothing else of the document is in it.
    pub fn report(&self) -> Option<String> {
        let open = self.open_hint()?;
        let (rule, marked) = (open.hint.rule, open.marked.clone());
        let section = review::role_for(&self.document, &open.field).map_or("", |role| role.id());
        let mut sentence = open.sentence.to_string();
        if sentence.get(marked.clone()).is_some() {
            sentence.insert_str(marked.end, "]]");
            sentence.insert_str(marked.start, "[[");
        }
        let mut report = format!(
            "A hint of Nofault {} that seems wrong\nKind: {} ({})\nSection: {section}\nSentence: {sentence}\n",
            env!("CARGO_PKG_VERSION"),
            rule.title,
            rule.id,
        );
        if let Some(wording) = &open.wording {
            report.push_str("Suggested: ");
            report.push_str(wording);
            report.push('\n');
        }
        Some(report)
    }
}

impl Editor {
    pub(crate) fn report_hint(&mut self) -> Vec<Effect> {
        let report = self.open_document().and_then(OpenDocument::report);
        report.map(Effect::Copy).into_iter().collect()
    }

    /// Where the browser did not let it be copied, the report is shown, ready to be copied by hand.
    pub(crate) fn copied(&mut self, copied: bool) -> Vec<Effect> {
        if copied {
            self.notice =
                Some(Notice { text: COPIED.into(), button: None, also: None, urgent: false });
            return vec![Effect::Announce(COPIED.into())];
        }
        // The note may have been closed since.
        if self.open_document().and_then(OpenDocument::report).is_none() {
            return Vec::new();
        }
        let mut effects = self.open_panel(Panel::Report);
        effects.push(Effect::Focus(Place::Report));
        effects
    }
}
