//! A saved copy: one HTML file with the document in it, and the editor. `copy/compose.js` writes it; of
//! what is in it, only the document is read here, as text. Nothing of it is run or taken for HTML.

use super::{ReadError, json};
use crate::Postmortem;

const BEGIN: &str = "<script type=\"application/json\" id=\"nofault-doc\">";
const END: &str = "</script>";
const REVISION: &str = "<meta name=\"nofault-revision\" content=\"";

/// Whether a file is a page.
pub fn is_page(file_name: &str, text: &str) -> bool {
    let name = file_name.to_ascii_lowercase();
    let begin = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).as_bytes();
    let begins = |with: &str| {
        begin.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with.as_bytes()))
    };
    name.ends_with(".html") || name.ends_with(".htm") || begins("<!doctype html") || begins("<html")
}

/// The document in a page.
pub(super) fn read(text: &str) -> Result<Postmortem, ReadError> {
    // The first: what is written in a document cannot look like this, because it has no `<` in it.
    let (_, after) = text.split_once(BEGIN).ok_or(ReadError::NoCopy)?;
    // Of a file that was cut off, JSON tells where it ends.
    let island = after.split_once(END).map_or(after, |(island, _)| island);
    if island.trim().is_empty() {
        return Err(ReadError::EmptyCopy);
    }
    json::read(island)
}

/// How often a copy was changed and saved. What a library writes begins anew with 1, whatever was saved
/// before, so that tells nothing, and is 0 here.
pub(super) fn revision(text: &str) -> u64 {
    let number = text.split_once(REVISION).and_then(|(_, after)| after.split_once('"'));
    let number = number.and_then(|(number, _)| number.parse().ok());
    number.filter(|number| *number > 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::format::{ReadError, json, read_any};
    use crate::{Id, Postmortem};

    fn page(island: &str) -> String {
        let escaped = island.replace('<', "\\u003c");
        format!(
            "<!doctype html>\n<html><head><title>{{\"format\": 1}}</title><script \
             type=\"application/json\" id=\"nofault-doc\">{escaped}</script></head><body><main>\
             <h1>## Summary</h1></main><script>go()</script></body></html>\n"
        )
    }

    #[test]
    fn the_document_in_a_saved_copy_is_read() {
        let mut sample = Postmortem::sample(Id(5));
        let nasty = "</script><script>alert(1)</script><!-- & \u{2028} 日本 👩‍🚀";
        std::rc::Rc::make_mut(&mut sample.sections[0]).text = nasty.to_owned();
        let copy = page(&json::write(&sample));
        for copy in [copy.replace('\n', "\r\n"), format!("\u{feff}{copy}"), copy] {
            assert_eq!(read_any("a.html", &copy), Ok(sample.clone()));
            assert_eq!(read_any("unnamed", &copy), Ok(sample.clone()));
        }
    }

    #[test]
    fn any_other_page_is_refused_in_plain_words() {
        for page in
            ["<html></html>", "<!DOCTYPE HTML><h2>Summary</h2>\n## Summary", "", "## Summary"]
        {
            assert_eq!(read_any("a.htm", page), Err(ReadError::NoCopy));
        }
        assert_eq!(read_any("nofault.html", &page("")), Err(ReadError::EmptyCopy));
        let whole = page("{\"format\": \"nofault-postmortem\"}");
        assert!(read_any("a.html", &whole).is_ok());
        let cut_off = &whole[..whole.find("postmortem\"").unwrap()];
        assert!(matches!(read_any("a.html", cut_off), Err(ReadError::NotJson { .. })));
        assert!(read_any("a.md", "## Summary\n\n<html>").is_ok());
    }
}
