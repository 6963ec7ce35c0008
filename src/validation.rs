//! Checks what people enter, and brings it into the one form in which it is stored.
//!
//! One function for a kind of value, so that a line of a mutation's table can name it. Nothing is cut off or guessed: a
//! value is stored as understood or refused with a sentence for the person at the keyboard. A value that has been
//! stored passes again unchanged.
//!
//! The codes: `REQUIRED`, `TOO_LONG` and `INVALID_CHARACTER` for every text, `OUT_OF_RANGE` and `TOO_PRECISE` for
//! numbers, and one a kind: `INVALID_COLOR`, `INVALID_COUNTRY`, `INVALID_CURRENCY`, `INVALID_DOMAIN`, `INVALID_EMAIL`,
//! `INVALID_FILE_NAME`, `INVALID_GTIN`, `INVALID_KEY`, `INVALID_LOCALE`, `INVALID_PHONE`, `INVALID_SLUG`, `INVALID_TIME_ZONE`,
//! `INVALID_URL`, `UNSUPPORTED_TYPE`.

use std::borrow::Cow;

mod addresses;
mod codes;
pub mod files;
mod numbers;
mod phones;
mod texts;
mod urls;

pub use addresses::{domain, email};
pub use codes::{color, country, currency, exponent, gtin, locale, time_zone};
pub use numbers::{amount, percent, quantity, signed_amount};
pub use phones::phone;
pub use texts::{compatible, key, line, prose, sku, slug};
pub use urls::url;

/// Why a value cannot be stored: data for the person who entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// Stable, for programs.
    pub code: &'static str,
    /// A sentence in English. It never repeats the value, which may be long.
    pub message: Cow<'static, str>,
}

pub type Checked<T> = Result<T, Invalid>;

impl Invalid {
    fn new(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Check = fn(&str) -> Checked<String>;

    /// What a check makes of each value: what is stored, or the code of why not.
    pub(super) fn table(check: impl Fn(&str) -> Checked<String>, cases: &[(&str, Result<&str, &str>)]) {
        for (value, wanted) in cases {
            let found = check(value).map_err(|invalid| invalid.code);
            assert_eq!(found.as_deref(), wanted.as_ref().map(|stored| *stored), "{value:?}");
        }
    }

    const CHECKS: [(&str, Check); 20] = [
        ("line", |value| line(value, 100)),
        ("prose", |value| prose(value, 100)),
        ("sku", sku),
        ("slug", slug),
        ("key", key),
        ("email", email),
        ("domain", domain),
        ("url", url),
        ("phone", |value| phone(value, None)),
        ("phone in DE", |value| phone(value, Some("DE"))),
        ("phone in US", |value| phone(value, Some("US"))),
        ("phone in no country", |value| phone(value, Some("\0"))),
        ("country", country),
        ("currency", currency),
        ("gtin", gtin),
        ("color", color),
        ("locale", locale),
        ("time_zone", time_zone),
        ("file_name", files::file_name),
        ("media_type", files::media_type),
    ];

    /// Takes a value through a check, and what the check made of it once more.
    fn pass(name: &str, check: Check, value: &str) -> bool {
        match check(value) {
            Ok(stored) => {
                assert!(!stored.contains(['\0', '\r']), "{name} stored {stored:?}");
                assert_eq!(check(&stored).as_deref(), Ok(&*stored), "{name} of {value:?} is not final");
                true
            }
            Err(invalid) => {
                assert!(invalid.message.ends_with('.') && invalid.message.len() < 200, "{name}: {}", invalid.message);
                false
            }
        }
    }

    /// The same numbers at every run (xorshift).
    fn numbers() -> impl FnMut() -> u64 {
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        }
    }

    #[test]
    fn no_text_makes_a_check_panic_and_what_is_stored_passes_again() {
        let nasty = ".@-+:/?#[]()<>\"'\\%&;=_~*,!| 0123456789abcxyzDEUS\0\t\r\n\u{7f}\u{85}\u{a0}\u{ad}\u{300}\u{301}\
                     \u{323}\u{200b}\u{200d}\u{200e}\u{202e}\u{2028}\u{2066}\u{3002}\u{feff}\u{ff0b}\u{ff11}\u{661}\
                     äßİıſΣς日本مرحبا👩🏳\u{fe0f}\u{e0067}\u{fffd}\u{10ffff}";
        let nasty: Vec<char> = nasty.chars().collect();
        let starts = ["", "", "+", "00", "+49", "tel:", "a@", "https://", "xn--", "#", "de-"];
        let mut next = numbers();
        let mut passed = [0; CHECKS.len()];
        for _ in 0..10_000 {
            let mut draw = |below: usize| usize::try_from(next() % below as u64).unwrap();
            let mut text = starts[draw(starts.len())].to_owned();
            for _ in 0..draw(20) {
                let any = char::from_u32(u32::try_from(draw(0x11_0000)).unwrap()).unwrap_or('\u{fffd}');
                text.push(if draw(20) == 0 { any } else { nasty[draw(nasty.len())] });
            }
            for (count, (name, check)) in passed.iter_mut().zip(CHECKS) {
                *count += usize::from(pass(name, check, &text));
            }
        }
        assert!(passed[..2].iter().all(|count| *count > 500), "{passed:?}");
    }

    #[test]
    fn long_texts_are_refused_soon_and_without_repeating_them() {
        let long = 16 * 1024;
        for part in
            ["a", "1", " ", ".", "@", "-", "+", "\0", "a.", "👩", "e\u{301}", "\u{301}\u{323}", "xn--", "1;ext="]
        {
            let text = part.repeat(long / part.len());
            for (name, check) in CHECKS {
                assert!(!pass(name, check, &text) || text.trim().is_empty(), "{name} took {part:?} times many");
            }
        }
    }

    #[test]
    fn nothing_entered_is_missing_everywhere_but_in_prose() {
        for empty in ["", " ", "\t\r\n", "\u{feff}\u{200b}\u{a0}\u{3000}"] {
            for (name, check) in CHECKS {
                let code = check(empty).map_err(|invalid| invalid.code);
                assert_eq!(code, if name == "prose" { Ok(String::new()) } else { Err("REQUIRED") }, "{name} {empty:?}");
            }
        }
    }
}
