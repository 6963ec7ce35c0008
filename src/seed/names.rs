//! Names of people and companies, by locale.

use super::{
    random::Dice,
    words::{parts, sections},
};

const TEXT: &str = include_str!("data/people.txt");

/// A word as it is written, and in Latin letters for addresses.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    pub native: &'static str,
    pub latin: &'static str,
}

/// The words of one locale.
#[derive(Debug)]
pub struct People {
    pub locale: &'static str,
    first: Vec<Word>,
    last: Vec<Word>,
    trades: Vec<Word>,
    stems: Vec<Word>,
    pub streets: Vec<&'static str>,
    pub jobs: Vec<&'static str>,
}

/// Something with a written and a Latin form.
#[derive(Debug, Clone, Default)]
pub struct Name {
    pub native: String,
    pub latin: String,
}

/// A person's name in its two parts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Person {
    pub first: Word,
    pub last: Word,
}

impl Person {
    /// The whole name in the order of its locale.
    pub fn full(&self, locale: &str) -> String {
        match locale {
            "ja" => format!("{} {}", self.last.native, self.first.native),
            _ => format!("{} {}", self.first.native, self.last.native),
        }
    }
}

pub fn read() -> Vec<People> {
    sections(TEXT)
        .into_iter()
        .map(|(locale, lines)| {
            let list = |key: &str| {
                let line = lines.iter().find_map(|line| line.strip_prefix(key));
                line.map(|line| parts(line, ',')).unwrap_or_default()
            };
            let words = |key: &str| list(key).into_iter().map(word).collect();
            People {
                locale,
                first: words("first "),
                last: words("last "),
                trades: words("trade "),
                stems: words("stem "),
                streets: list("street "),
                jobs: list("job "),
            }
        })
        .collect()
}

fn word(text: &'static str) -> Word {
    let (native, latin) = text.split_once('/').unwrap_or((text, text));
    Word { native, latin }
}

impl People {
    pub fn person(&self, dice: &mut Dice) -> Person {
        Person { first: dice.pick(&self.first), last: dice.pick(&self.last) }
    }

    /// A company's name without its legal form.
    pub fn company(&self, dice: &mut Dice) -> Name {
        let (last, other) = (dice.pick(&self.last), dice.pick(&self.last));
        let (stem, trade) = (dice.pick(&self.stems), dice.pick(&self.trades));
        match (self.locale, dice.below(10)) {
            ("ja", _) => joined(&[stem, trade], ""),
            ("uk" | "el" | "ar", 0..=6) => joined(&[stem, trade], " "),
            ("uk" | "el" | "ar", _) | (_, 0..=2) => joined(&[last, trade], " "),
            (_, 3..=4) => joined(&[stem, trade], " "),
            (_, 5..=6) => joined(&[last, stem, trade], " "),
            (_, 7..=8) if last.latin != other.latin => Name {
                native: format!("{} & {} {}", last.native, other.native, trade.native),
                latin: format!("{} {}", last.latin, other.latin),
            },
            _ => joined(&[stem, last, trade], " "),
        }
    }
}

fn joined(words: &[Word], separator: &str) -> Name {
    let native = words.iter().map(|word| word.native).collect::<Vec<_>>().join(separator);
    Name { native, latin: words.iter().map(|word| word.latin).collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::words::plain;

    #[test]
    fn every_word_has_a_latin_form_and_no_list_is_short() {
        for people in read() {
            for words in [&people.first, &people.last, &people.trades, &people.stems] {
                assert!(words.len() >= 6, "{}", people.locale);
                assert!(words.iter().all(|word| !plain(word.latin, '-').is_empty()), "{}", people.locale);
            }
            assert!(people.streets.len() >= 3 && people.jobs.len() >= 4, "{}", people.locale);
        }
    }
}
