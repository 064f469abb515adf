//! Texts as words to compare names with: without what cannot be seen, without accents, and with letters
//! that look like others in their place.
//!
//! What Unicode calls NFKC takes tables of 100 KB. Names need little of it: full-width letters, accents
//! set apart or not, and letters of other scripts that cannot be told from Latin ones.

use std::ops::Range;

/// A word, in the letters it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it is in its text.
    pub(super) at: Range<usize>,
    /// Its letters and digits, in the case they have.
    pub(super) letters: String,
}

/// Letters with accents, in groups: first the letter without.
const ACCENTED: &str = "AÀÁÂÃÄÅĀĂĄ CÇĆĈĊČ DĎĐ EÈÉÊËĒĔĖĘĚ GĜĞĠĢ HĤĦ IÌÍÎÏĨĪĬĮİ JĴ KĶ LĹĻĽĿŁ NÑŃŅŇ OÒÓÔÕÖØŌŎŐ RŔŖŘ \
    SŚŜŞŠȘ TŢŤŦȚ UÙÚÛÜŨŪŬŮŰŲ WŴ YÝŶŸ ZŹŻŽ aàáâãäåāăą cçćĉċč dďđ eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł \
    nñńņň oòóôõöøōŏő rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűų wŵ yýÿŷ zźżž";

/// Letters of other scripts that look like a Latin one, in groups likewise.
const ALIKE: &str = "AАΑ BВΒ CС EЕΕ HНΗ IІΙ JЈ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ XХΧ YУΥ ZΖ aаα cс eе iі jј oоο pрρ sѕ xх yу";

/// Whether it cannot be seen: zero-width and variation marks, marks of direction, accents set apart.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e01ef}')
}

/// Scripts that set no blanks between words: each sign counts as a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn plain(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    if let Some(c) =
        char::from_u32(u32::from(c).wrapping_sub(0xfee0)).filter(char::is_ascii_graphic)
    {
        return c;
    }
    for groups in [ACCENTED, ALIKE] {
        if let Some(at) = groups.find(c) {
            let from = groups[..at].rfind(' ').map_or(0, |blank| blank + 1);
            return groups[from..].chars().next().unwrap_or(c);
        }
    }
    c
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        if is_unseen(c) {
            continue;
        }
        let letter = plain(c);
        if !letter.is_alphanumeric() {
            open = false;
            continue;
        }
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if open && !stands_alone(c) => {
                word.at.end = end;
                word.letters.push(letter);
            }
            _ => words.push(Word { at: at..end, letters: letter.into() }),
        }
        open = !stands_alone(c);
    }
    // An accent set apart belongs to the letter before it.
    for word in &mut words {
        let rest = &text[word.at.end..];
        let marks = rest.find(|c| !matches!(c, '\u{300}'..='\u{36f}')).unwrap_or(rest.len());
        word.at.end += marks;
    }
    words
}

/// The letters and digits of a text in lower case, as in the name of an account.
pub(super) fn compact(text: &str) -> String {
    let letters = words(text).into_iter().map(|word| word.letters.to_lowercase());
    letters.collect()
}

/// Whether a sentence begins behind this text.
pub(super) fn begins_sentence(before: &str) -> bool {
    let bare =
        before.trim_end_matches(|c: char| c.is_whitespace() || "*_\"“‘'([>#-•+~".contains(c));
    let between = &before[bare.len()..];
    bare.is_empty()
        || bare.ends_with(['.', '!', '?', '|'])
        || between.contains("\n\n")
        || (between.contains('\n') && between.contains(['-', '*', '•', '#', '>', '+']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.letters).collect()
    }

    #[test]
    fn words_are_what_a_reader_takes_them_for() {
        for (text, expected) in [
            ("Chris's laptop", vec!["Chris", "s", "laptop"]),
            ("Ch\u{200b}ri\u{ad}s", vec!["Chris"]),
            ("\u{202e}Chris\u{202c}", vec!["Chris"]),
            ("José Jose\u{301}", vec!["Jose", "Jose"]),
            ("Ｃｈｒｉｓ", vec!["Chris"]),
            ("Сhris Ѕam", vec!["Chris", "Sam"]),
            ("田中さん", vec!["田", "中", "さ", "ん"]),
            ("日本 Ada日", vec!["日", "本", "Ada", "日"]),
            ("Łukasz Øyvind", vec!["Lukasz", "Oyvind"]),
            ("", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text:?}");
        }
        let text = "a Jose\u{301}.";
        assert_eq!(&text[words(text)[1].at.clone()], "Jose\u{301}");
        assert_eq!(compact("Ada.Lovelace_2"), "adalovelace2");
    }

    #[test]
    fn every_group_is_found() {
        for groups in [ACCENTED, ALIKE] {
            for group in groups.split_whitespace() {
                let first = group.chars().next().unwrap();
                assert!(first.is_ascii_alphabetic(), "{group}");
                assert!(group.chars().all(|c| plain(c) == first), "{group}");
            }
        }
    }
}
