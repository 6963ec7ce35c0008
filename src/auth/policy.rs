//! Which passwords may be chosen, after NIST SP 800-63B-4, section 3.1.1.2: long ones, which nobody guesses. Rules about
//! letters and digits make passwords worse, so there are none.

use zxcvbn::{Score, zxcvbn};

use crate::{
    error::{Code, Error, Result},
    validation,
};

/// Characters of a password that stands alone.
const SHORTEST: usize = 15;
const LONGEST: usize = 128;

/// The password as it is hashed: in one form (NFKC), however a keyboard has written it.
pub fn normalized(password: &str) -> String {
    validation::compatible(password)
}

/// Refuses a password that is too short, too long, or easily guessed by somebody who knows `about` its user: names,
/// address, the organisation. Common passwords, words, names, dates, keyboard walks and repetitions count for little.
pub fn check(password: &str, about: &[&str]) -> Result<()> {
    let password = normalized(password);
    if !(SHORTEST..=LONGEST).contains(&password.chars().count()) {
        return Err(unsuitable(format!("A password has {SHORTEST} to {LONGEST} characters.")));
    }
    let estimate = zxcvbn(&password, about);
    // Hard to guess even for somebody who has got hold of the hash: at least 10¹⁰ guesses.
    if estimate.score() >= Score::Four {
        return Ok(());
    }
    let reason = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    let reason = reason.map_or_else(String::new, |warning| format!(" {warning}"));
    Err(unsuitable(format!(
        "This password is easily guessed.{reason} Several words that have nothing to do with each other are better."
    )))
}

pub(super) fn unsuitable(message: String) -> Error {
    Error::new(Code::PasswordUnsuitable, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_good(password: &str) -> bool {
        check(password, &["Nora", "Newman", "nora.newman@tessera.example", "tessera"]).is_ok()
    }

    #[test]
    fn long_and_unlikely_ones_are_taken() {
        let longest = "correct horse battery staple ".repeat(4) + "and a lamp!";
        for password in [
            "a rather long pass phrase",
            "tundra velvet 9 anchors",
            "Möwenflug über Łódź",
            "соленый ветер у моря",
            "雨にも負けず風にも負けず雪にも",
            "🦊🐢🌊🔥🪵🎻🧭🪁🍋🧊🕯🧶🐝🌵🪐",
            "e\u{301}te\u{301} sans nuages, hiver bleu",
            &longest.chars().take(128).collect::<String>(),
        ] {
            assert!(is_good(password), "{password}");
        }
    }

    #[test]
    fn short_ones_and_those_that_are_guessed_are_refused() {
        for password in [
            "",
            "               ",
            "short but odd!",
            "aaaaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabcabc",
            "123456789012345678",
            "qwertyuiopasdfghjkl",
            "passwordpassword",
            "P@ssw0rdP@ssw0rd",
            "passwordpassword1",
            "letmeinletmein11",
            "nora.newman@tessera.example",
            "NoraNewmanTessera",
            "tesseratesseratessera",
            &"long but too long for a place in memory ".repeat(4),
        ] {
            assert!(!is_good(password), "{password}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_of_the_form_that_is_hashed() {
        assert_eq!(normalized("ﬁve Ｗｏｒｄｓ"), "five Words");
        let marks = "e\u{301}".repeat(14);
        assert!(check(&marks, &[]).is_err(), "fourteen letters with accents");
        let message = check("x", &[]).unwrap_err().message;
        assert_eq!(message, "A password has 15 to 128 characters.");
    }
}
