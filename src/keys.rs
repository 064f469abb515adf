//! Which keys do what. No single letters: they belong to the text (WCAG 2.1.4).

use editor::Msg;
use postmortem::Field;

/// A key that was pressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Press {
    /// What the key gives, such as `F8` or `z`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Whether focus is where typing goes.
    pub in_text: bool,
    /// The checked field that has the caret, and the byte the caret is at.
    pub at: Option<(Field, usize)>,
    /// Whether a note is open.
    pub note_open: bool,
    /// Whether the open note is about the text that has the focus.
    pub note_here: bool,
    /// Whether a panel is open in front of the page.
    pub panel_open: bool,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Something for the editor.
    Send(Box<Msg>),
    /// Into the note that is open beside the text.
    EnterNote,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
}

/// The command of a key, if it has one. Everything else is the browser's.
pub fn command(press: &Press) -> Option<Command> {
    let send = |msg| Some(Command::Send(Box::new(msg)));
    match (press.key.as_str(), press.ctrl, press.shift, press.alt) {
        ("s" | "S", true, false, false) => send(Msg::SaveNow),
        ("z", true, false, false) if !press.in_text => send(Msg::Undo),
        ("z" | "Z", true, true, false) if !press.in_text => send(Msg::Redo),
        ("y", true, false, false) if !press.in_text => send(Msg::Redo),
        // What is behind a panel waits, and Escape closes it, which is the browser's.
        _ if press.panel_open => None,
        ("F8", false, false, false) => send(Msg::NextHint(press.at.clone())),
        ("F8", false, true, false) => send(Msg::PreviousHint(press.at.clone())),
        ("Enter", false, false, true) => {
            let (field, at) = press.at.clone()?;
            send(Msg::HintAt(field, at))
        }
        // Wherever the note stands in the page, it is the next stop after the words it is about.
        ("Tab", false, false, false) if press.note_here => Some(Command::EnterNote),
        ("Escape", false, false, false) if press.note_open => send(Msg::CloseHint),
        ("PageDown", false, false, true) => Some(Command::NextSection),
        ("PageUp", false, false, true) => Some(Command::PreviousSection),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_in_a_text_is_left_to_the_browser() {
        let mut press = Press { key: "z".into(), ctrl: true, ..Press::default() };
        assert_eq!(command(&press), Some(Command::Send(Box::new(Msg::Undo))));
        press.in_text = true;
        assert_eq!(command(&press), None);
    }

    #[test]
    fn escape_is_ours_only_while_a_note_is_open() {
        let mut press = Press { key: "Escape".into(), ..Press::default() };
        assert_eq!(command(&press), None);
        press.note_open = true;
        assert_eq!(command(&press), Some(Command::Send(Box::new(Msg::CloseHint))));
    }

    #[test]
    fn behind_a_panel_only_saving_and_undo_go_on() {
        let mut press = Press { note_open: true, panel_open: true, ..Press::default() };
        for key in ["Escape", "F8"] {
            press.key = key.into();
            assert_eq!(command(&press), None, "{key}");
        }
        press.ctrl = true;
        for (key, shift, msg) in [
            ("s", false, Msg::SaveNow),
            ("z", false, Msg::Undo),
            ("Z", true, Msg::Redo),
            ("y", false, Msg::Redo),
        ] {
            (press.key, press.shift) = (key.into(), shift);
            assert_eq!(command(&press), Some(Command::Send(Box::new(msg))), "{key}");
        }
        press.in_text = true;
        assert_eq!(command(&press), None, "in a field of the panel it is the browser's");
    }

    #[test]
    fn tab_enters_the_note_of_this_text_and_is_otherwise_the_browsers() {
        let mut press = Press { key: "Tab".into(), note_open: true, ..Press::default() };
        assert_eq!(command(&press), None);
        press.note_here = true;
        assert_eq!(command(&press), Some(Command::EnterNote));
        press.shift = true;
        assert_eq!(command(&press), None);
    }

    #[test]
    fn a_letter_alone_does_nothing() {
        for letter in 'a'..='z' {
            assert_eq!(command(&Press { key: letter.into(), ..Press::default() }), None);
        }
    }
}
