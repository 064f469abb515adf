//! Every format gives back what it was given.

use postmortem::format::{Format, json, markdown};
use postmortem::{Choice, Postmortem, Template};
use proptest::prelude::*;
use serde_json::Value;

use crate::arbitrary::{document, edit, text};
use crate::promises;

/// The document without its questions.
fn answers(document: &Postmortem) -> Option<Value> {
    let mut value: Value = serde_json::from_str(&json::write(document)).ok()?;
    value.as_object_mut()?.shift_remove("template")?;
    Some(value)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_gives_back_every_document(document in document()) {
        for format in Format::ALL {
            let text = format.write(&document);
            let read = format.read(&text).unwrap();
            // Compared as JSON first, because that is short enough to read when it differs.
            prop_assert_eq!(answers(&read), answers(&document), "{:?} {}", format, text);
            prop_assert_eq!(&read, &document, "{:?}", format);
            prop_assert_eq!(format.write(&read), text, "{:?}", format);
        }
    }

    #[test]
    fn every_format_survives_other_line_ends(document in document()) {
        for format in Format::ALL {
            let text = format.write(&document).replace('\n', "\r\n");
            prop_assert_eq!(&format.read(&text).unwrap(), &document, "{:?}", format);
        }
    }

    #[test]
    fn a_document_made_by_edits_is_in_order(document in document()) {
        prop_assert_eq!(document.clone().restored(), document);
    }

    #[test]
    fn every_edit_can_be_taken_back(document in document(), edits in prop::collection::vec(edit(), 0..20)) {
        let mut changed = document.clone();
        let back: Vec<_> = edits.into_iter().filter_map(|edit| changed.apply(edit)).collect();
        for edit in back.into_iter().rev() {
            changed.apply(edit);
        }
        prop_assert_eq!(changed, document);
    }

    #[test]
    fn no_word_is_lost_without_the_comment(words in prop::collection::vec("[a-z]{12}", Template::postmortem().sections.len()), document in document()) {
        let mut document = document;
        for (section, word) in document.sections.iter_mut().zip(&words) {
            std::rc::Rc::make_mut(section).text.push_str(&format!("\n{word}"));
        }
        let text = markdown::write(&document);
        let (visible, _) = text.rsplit_once("\n<!-- nofault").unwrap();
        let read = json::write(&markdown::read(visible).unwrap());
        for word in words.iter().take(document.sections.len()) {
            prop_assert!(read.contains(word), "{word}\n{visible}");
        }
    }

    #[test]
    fn a_torn_file_never_panics(document in document(), at in any::<prop::sample::Index>()) {
        for format in Format::ALL {
            let text = format.write(&document);
            let characters: Vec<_> = text.chars().collect();
            let torn: String = characters[..at.index(characters.len())].iter().collect();
            let _ = format.read(&torn);
        }
    }
}

proptest! {
    // Each case reads and writes a dozen files.
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn promises_of_reading_hold(front in text(), body in text(), rows in text(), file in any::<String>()) {
        let front = format!("---\n{front}\n---\n");
        for text in [
            format!("{front}{body}\n## Summary\n"),
            format!("{body}\n## Action items\n{rows}\n| Action |\n|---|\n{rows}{body}"),
            format!("# T\n{body}\n## Detection\n{front}{rows}"),
            body,
            file,
        ] {
            promises::reading(&text);
        }
    }

    #[test]
    fn promises_of_reading_hold_for_whole_files(document in document(), at in any::<prop::sample::Index>(), words in text()) {
        for format in Format::ALL {
            let text = format.write(&document);
            let lines: Vec<_> = text.split_inclusive('\n').collect();
            let (before, after) = lines.split_at(at.index(lines.len()));
            promises::reading(&format!("{}{words}{}", before.concat(), after.concat()));
        }
    }
}
