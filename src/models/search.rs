//! What a person typed, as a condition that an index answers.

use crate::db::{
    conditions::{Bind, Condition, Sql},
    filters::escape_like,
    orders::OrderTerm,
};

/// Words looked at in one search; more add nothing a person means.
const MAX_WORDS: usize = 8;

/// Trigram indexes know nothing of shorter words.
const TRIGRAM: usize = 3;

/// The words of `text`, each at most 64 characters.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().take(MAX_WORDS).map(|word| word.chars().take(64).collect()).collect()
}

/// Rows whose `search` column contains every word. Words too short for the trigram index narrow the answer of the
/// longer ones; alone they ask for names that begin with them.
pub fn in_search_column(text: &str, prefix: &'static str) -> Condition {
    let words = words(text);
    if words.iter().all(|word| word.chars().count() < TRIGRAM) {
        let joined = words.join(" ");
        return Condition::Test(prefix, Sql::new(" LIKE f_norm(?) || '%'", [Bind::Text(escape_like(&joined))]));
    }
    let contains =
        |word: &String| Condition::sql("@.search LIKE '%' || f_norm(?) || '%'", [Bind::Text(escape_like(word))]);
    Condition::All(words.iter().map(contains).collect())
}

/// Digits of a number that is looked for by a part of it: fewer would find much that nobody means.
const NUMBER: usize = 4;

/// What `text` is among the ways to reach somebody, as they are stored: digits of a telephone number, however it was typed, or
/// a part of an e-mail address. `None` when it is neither.
pub fn way_to_reach(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('@') && !text.contains(char::is_whitespace) {
        return Some(text.to_lowercase());
    }
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // What one dials before the number is not stored: 0171 … is 49171…, and 0049171… is the same.
    let number = if digits.len() > 6 { digits.trim_start_matches('0') } else { &digits };
    (is_number && number.len() >= NUMBER).then(|| number.to_owned())
}

/// Rows whose text in `column` contains `part`.
pub fn contains(column: &'static str, part: &str) -> Condition {
    Condition::Test(column, Sql::new(" LIKE '%' || ? || '%'", [Bind::Text(escape_like(part))]))
}

/// The best match first: where the text begins early in the `search` column, and in short rows.
/// Cheap on purpose: `similarity()` on every match cost six times as much.
pub fn rank(text: &str) -> OrderTerm {
    OrderTerm::rank(Sql::new(
        "(CASE strpos(@.search, f_norm(?)) WHEN 0 THEN 100000 ELSE least(strpos(@.search, f_norm(?)), 99) * 1000 END \
         + least(length(@.search), 999))",
        [Bind::Text(text.to_owned()), Bind::Text(text.to_owned())],
    ))
}

/// A full-text query in which every word of three letters or more may go on: `schr m8` finds `Schraube M8`.
/// `None` when nothing of the text can be a word.
pub fn prefix_query(text: &str) -> Option<String> {
    let lexemes: Vec<String> = words(text)
        .iter()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty())
        .map(|word| if word.chars().count() < TRIGRAM { word } else { format!("{word}:*") })
        .collect();
    if lexemes.is_empty() { None } else { Some(lexemes.join(" & ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_however_it_was_typed() {
        for (text, stored) in [
            ("4567", Some("4567")),
            (" 0042 ", Some("0042")),
            ("+49 171 234-567", Some("49171234567")),
            ("0049 (171) 234/567", Some("49171234567")),
            ("0171 234567", Some("171234567")),
            ("Anna@Example.com", Some("anna@example.com")),
            ("@example", Some("@example")),
            ("456", None),
            ("0000000", None),
            ("+-()", None),
            ("", None),
            ("M8 4567", None),
            ("anna @ example", None),
        ] {
            assert_eq!(way_to_reach(text).as_deref(), stored, "{text}");
        }
    }
}
