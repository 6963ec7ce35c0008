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
