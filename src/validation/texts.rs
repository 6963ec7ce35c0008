//! Free text: Unicode in its composed form (NFC), so that what looks equal is equal.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

use super::{Checked, Invalid};

const SKU_MAX: usize = 64;
const SLUG_MAX: usize = 100;
const KEY_MAX: usize = 40;

/// One line of 1 to `max` code points, trimmed; white space within it is kept.
pub fn line(value: &str, max: usize) -> Checked<String> {
    let composed = composed(value);
    let text = entered(&composed)?;
    match text.chars().find(|c| breaks_line(*c) || turns_direction(*c)) {
        Some('\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}') => {
            Err(Invalid::new("INVALID_CHARACTER", "Write this on one line: line breaks and tabs are not allowed."))
        }
        Some(character) => Err(invisible(character)),
        None => at_most(text, max).map(|()| text.to_owned()),
    }
}

/// Any number of lines, at most `max` code points, perhaps none. Line ends of every kind become `\n`; white space is
/// trimmed at the end only, since at the start of a line it means something to Markdown.
pub fn prose(value: &str, max: usize) -> Checked<String> {
    let mut text = composed(value).replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.truncate(text.trim_end_matches(is_margin).len());
    if let Some(character) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(invisible(character));
    }
    at_most(&text, max)?;
    Ok(text)
}

/// The text in its compatible, composed form (NFKC): for what is compared and never shown.
pub fn compatible(value: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(value).into_owned()
}

/// An article number: whatever its maker prints on it, on one line.
pub fn sku(value: &str) -> Checked<String> {
    line(value, SKU_MAX)
}

/// Part of an address: lower-case letters and digits of ASCII, single hyphens between them.
pub fn slug(value: &str) -> Checked<String> {
    let text = entered(value)?;
    at_most(text, SLUG_MAX)?;
    let text = text.to_ascii_lowercase();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if text.split('-').all(is_word) {
        Ok(text)
    } else {
        Err(Invalid::new("INVALID_SLUG", "Use the letters a to z, digits and single hyphens between them."))
    }
}

/// A name that programs use: a letter of ASCII in lower case, then at most 39 letters, digits and underscores.
pub fn key(value: &str) -> Checked<String> {
    let text = entered(value)?;
    at_most(text, KEY_MAX)?;
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
    if starts && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        return Ok(text.to_owned());
    }
    Err(Invalid::new("INVALID_KEY", "Use a letter from a to z first, then the letters a to z, digits and underscores."))
}

/// The text without its margins; refused when there is nothing to see in it.
pub(super) fn entered(value: &str) -> Checked<&str> {
    let text = value.trim_matches(is_margin);
    if text.chars().all(|c| is_unseen(c) && !c.is_control()) {
        return Err(Invalid::new("REQUIRED", "Enter a value here."));
    }
    Ok(text)
}

pub(super) fn at_most(text: &str, max: usize) -> Checked<()> {
    let count = text.chars().count();
    if count <= max {
        return Ok(());
    }
    Err(Invalid::new("TOO_LONG", format!("At most {max} characters fit here; this has {count}.")))
}

/// Leaves no trace on a screen: white space, joiners, marks of direction, the blank of Braille.
pub(super) fn is_unseen(character: char) -> bool {
    const IGNORABLE: icu_properties::CodePointSetDataBorrowed<'static> =
        CodePointSetData::new::<DefaultIgnorableCodePoint>();
    character.is_whitespace() || character == '\u{2800}' || IGNORABLE.contains(character)
}

fn composed(value: &str) -> Cow<'_, str> {
    const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
    NFC.normalize(value)
}

/// White space, and the marks without width that copying from pages and files leaves at the ends.
fn is_margin(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn breaks_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates: a name with one of them would turn the text after it around.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn invisible(character: char) -> Invalid {
    let number = u32::from(character);
    Invalid::new(
        "INVALID_CHARACTER",
        format!("Remove the invisible character U+{number:04X}; it cannot be stored here."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn a_key_is_a_name_that_programs_use() {
        let wrong = Err("INVALID_KEY");
        table(
            key,
            &[
                (" segment ", Ok("segment")),
                ("a1_b2", Ok("a1_b2")),
                ("Segment", wrong),
                ("_a", wrong),
                ("1a", wrong),
                ("a-b", wrong),
                ("größe", wrong),
                ("a\0", wrong),
                ("", Err("REQUIRED")),
            ],
        );
        assert!(key(&"a".repeat(40)).is_ok());
        assert_eq!(key(&"a".repeat(41)).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn a_line_is_trimmed_and_composed_and_otherwise_kept() {
        table(
            |value| line(value, 20),
            &[
                ("Ada", Ok("Ada")),
                ("  Ada  B. \u{a0}\u{3000}\n", Ok("Ada  B.")),
                ("\u{feff}Ada\u{200b}", Ok("Ada")),
                // NFD as file systems write it; the Angstrom sign; Hangul in parts.
                ("Zu\u{308}rich A\u{30a}", Ok("Zürich Å")),
                ("\u{212b}", Ok("Å")),
                ("\u{1112}\u{1161}\u{11ab}", Ok("한")),
                // Marks in another order are the same letter.
                ("q\u{307}\u{323}", Ok("q\u{323}\u{307}")),
                // Compatibility forms are other characters.
                ("ﬁ ² Ⅻ", Ok("ﬁ ² Ⅻ")),
                // Joiners hold this family together and are part of Persian spelling.
                ("👩\u{200d}👧 می\u{200c}خواهم", Ok("👩\u{200d}👧 می\u{200c}خواهم")),
                ("مرحبا", Ok("مرحبا")),
                ("<b>'; DROP TABLE", Ok("<b>'; DROP TABLE")),
            ],
        );
    }

    #[test]
    fn a_line_has_something_to_see() {
        for unseen in ["", "   ", "\u{a0}", "\u{200d}\u{200e}", "\u{ad}", "\u{2800}", "\u{3164}", "\u{202e}\u{202c}"] {
            assert_eq!(line(unseen, 20).unwrap_err().code, "REQUIRED", "{unseen:?}");
        }
    }

    #[test]
    fn a_line_holds_no_control_characters_and_no_turns_of_direction() {
        for character in
            "\0\u{1}\t\n\r\u{b}\u{1b}\u{7f}\u{85}\u{9f}\u{2028}\u{2029}".chars().chain('\u{202a}'..='\u{202e}')
        {
            let invalid = line(&format!("a{character}b"), 20).unwrap_err();
            assert_eq!(invalid.code, "INVALID_CHARACTER", "{character:?}");
        }
        ('\u{2066}'..='\u{2069}').for_each(|c| assert!(line(&format!("a{c}b"), 20).is_err(), "{c:?}"));
        assert!(line("a\nb", 20).unwrap_err().message.contains("one line"));
        assert!(line("a\u{202e}b", 20).unwrap_err().message.contains("U+202E"));
    }

    #[test]
    fn length_is_counted_in_composed_characters_after_trimming() {
        assert!(line(&"👩".repeat(20), 20).is_ok());
        assert!(line(&"u\u{308}".repeat(20), 20).is_ok());
        assert!(line(&format!("{:>40}", "a".repeat(20)), 20).is_ok());
        let invalid = line(&"é".repeat(21), 20).unwrap_err();
        assert_eq!(invalid.code, "TOO_LONG");
        assert_eq!(invalid.message, "At most 20 characters fit here; this has 21.");
        // A musical note that Unicode composes into nothing shorter: one character becomes three.
        assert_eq!(line(&"\u{1d160}".repeat(7), 20).unwrap_err().code, "TOO_LONG");
        assert_eq!(line(&"\u{301}".repeat(128 * 1024), 20).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn prose_keeps_its_lines_and_may_be_empty() {
        table(
            |value| prose(value, 40),
            &[
                ("", Ok("")),
                (" \r\n\t", Ok("")),
                ("a\r\nb\rc\n\r\n\r\rd", Ok("a\nb\nc\n\n\n\nd")),
                ("a\u{2028}b\u{2029}c\u{85}d", Ok("a\nb\nc\nd")),
                ("    code\n\t- point  \nnext \n\n", Ok("    code\n\t- point  \nnext")),
                ("# Zu\u{308}rich <script>", Ok("# Zürich <script>")),
                // Right-to-left isolates belong to text in two scripts.
                ("\u{2067}שלום\u{2069} a", Ok("\u{2067}שלום\u{2069} a")),
                ("a\0b", Err("INVALID_CHARACTER")),
                ("a\u{1b}[31mb", Err("INVALID_CHARACTER")),
                ("a\u{7f}", Err("INVALID_CHARACTER")),
            ],
        );
        assert!(prose(&format!("{}\r\n \n", "a".repeat(40)), 40).is_ok());
        assert_eq!(prose(&"a".repeat(41), 40).unwrap_err().code, "TOO_LONG");
        assert_eq!(prose(&"a\n".repeat(64 * 1024), 100_000).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn an_article_number_is_a_line_of_64_characters() {
        table(sku, &[(" AB-1/2 #3 ", Ok("AB-1/2 #3")), ("", Err("REQUIRED")), ("A\tB", Err("INVALID_CHARACTER"))]);
        assert!(sku(&"é".repeat(64)).is_ok());
        assert_eq!(sku(&"é".repeat(65)).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn a_slug_is_words_with_single_hyphens() {
        let wrong = Err("INVALID_SLUG");
        table(
            slug,
            &[
                (" Wood-Screws-4x40 ", Ok("wood-screws-4x40")),
                ("a", Ok("a")),
                ("-a", wrong),
                ("a-", wrong),
                ("a--b", wrong),
                ("a b", wrong),
                ("a/b", wrong),
                ("a_b", wrong),
                ("schön", wrong),
                ("\u{212a}elvin", wrong),
                ("..", wrong),
                ("a\0", wrong),
            ],
        );
        assert_eq!(slug(&"a".repeat(101)).unwrap_err().code, "TOO_LONG");
    }
}
