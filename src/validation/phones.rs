//! Telephone numbers.

use phonelib::{ParseError, PhoneNumber};

use super::{
    Checked, Invalid,
    texts::{is_unseen, line},
};

/// As entered, with all that people put between the digits.
const PHONE_MAX: usize = 64;

/// A number in the form of E.164, `+493012345678`. What has neither `+` nor `00` in front is a number of `country`, and
/// without a country it is refused: the Chinese mobile number 13802345678 reads as one of Ohio as well.
///
/// The digits have to be as many as the country's numbers have. Whether a range is in use is not asked, for new ones
/// are opened every month.
pub fn phone(value: &str, country: Option<&str>) -> Checked<String> {
    // Address books put marks of direction around a number that is copied from them, web pages thin spaces into it.
    let plain = |c: char| if c.is_whitespace() && !c.is_control() { ' ' } else { c };
    let text: String = value.chars().map(plain).filter(|c| c.is_whitespace() || !is_unseen(*c)).collect();
    let text = line(&text, PHONE_MAX)?;
    let invalid = |message: &'static str| Invalid::new("INVALID_PHONE", message);
    let (number, has_letters) = parse(&text, country);
    match number {
        Ok(number) if number.extension().is_some() => {
            Err(invalid("Enter the number without an extension; it has no place in an international number."))
        }
        _ if has_letters => Err(invalid("Write the telephone number in digits, without words or letters.")),
        Ok(number) => Ok(number.e164().to_owned()),
        Err(error) => Err(invalid(match error {
            ParseError::MissingCallingCode => "Begin with + and the country code, such as +49, or choose the country.",
            ParseError::UnknownCountryCode => "No country has the code that this telephone number begins with.",
            ParseError::TooLong | ParseError::TooShort | ParseError::InvalidLength => {
                "Telephone numbers of this country have more or fewer digits."
            }
            _ => "This is not a telephone number; one looks like +49 30 1234567.",
        })),
    }
}

/// The number, and whether letters other than a `tel:` in front were in it, which would be read as digits.
fn parse(text: &str, country: Option<&str>) -> (Result<PhoneNumber, ParseError>, bool) {
    let rest = match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text.get(4..).unwrap_or_default(),
        _ => text,
    };
    let start = rest.trim_start_matches(['(', ' ']);
    let is_international = start.starts_with(['+', '\u{ff0b}']) || start.starts_with("00");
    // Where nobody lives there is no numbering plan.
    let country = country.filter(|code| phonelib::country_by_code(code).is_some());
    let number = match country {
        Some(country) => PhoneNumber::try_parse_with_country(text, country),
        None if is_international => PhoneNumber::try_parse(text),
        None => Err(ParseError::MissingCallingCode),
    };
    (number, rest.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn an_international_number_is_read_however_it_is_written() {
        for berlin in [
            "+49 (0)30 1234567",
            "+49 30 1234567",
            "+49301234567",
            "+49 (30) 12 34-567",
            "+49.30.1234567",
            "+49/30/1234567",
            "(+49) 30 1234567",
            "+49 030 1234567",
            "0049 30 1234567",
            "0049 (0) 30 1234567",
            "00 49 30 1234567",
            "tel:+49-30-1234567",
            "TEL:+49-30-1234567",
            "\u{ff0b}49\u{a0}30\u{2009}1234567",
            "\u{202a}+49 30 1234567\u{202c}",
            " \u{feff}+49 30 1234567\n",
        ] {
            for country in [None, Some("DE"), Some("FR"), Some("US"), Some("AQ"), Some("")] {
                assert_eq!(phone(berlin, country).as_deref(), Ok("+49301234567"), "{berlin:?} {country:?}");
            }
        }
    }

    #[test]
    fn zeros_in_front_belong_to_the_number_where_the_country_keeps_them() {
        table(
            |value| phone(value, None),
            &[
                ("+39 02 5550 1234", Ok("+390255501234")),
                ("+39 347 123 4567", Ok("+393471234567")),
                ("+229 01 20 21 12 34", Ok("+2290120211234")),
                ("+225 01 23 45 67 89", Ok("+2250123456789")),
                ("+36 06 20 123 4567", Ok("+36201234567")),
                ("+44 (0) 20 7946 0123", Ok("+442079460123")),
                ("+41 (0)44 555 12 12", Ok("+41445551212")),
                ("+1 (212) 555-0123", Ok("+12125550123")),
                ("+800 1234 5678", Ok("+80012345678")),
            ],
        );
    }

    #[test]
    fn a_national_number_needs_a_country() {
        for (value, country, stored) in [
            ("030/1234567", "DE", "+49301234567"),
            ("(030) 1234567", "de", "+49301234567"),
            ("030 1234567", "AT", "+43301234567"),
            ("020 7946 0123", "GB", "+442079460123"),
            ("02 5550 1234", "IT", "+390255501234"),
            ("(212) 555-0123", "US", "+12125550123"),
            ("1 212 555 0123", "US", "+12125550123"),
            ("011 49 30 1234567", "US", "+49301234567"),
            ("8 495 123-45-67", "RU", "+74951234567"),
            ("138 0234 5678", "CN", "+8613802345678"),
        ] {
            assert_eq!(phone(value, Some(country)).as_deref(), Ok(stored), "{value} {country}");
            let invalid = phone(value, None).unwrap_err();
            assert!(invalid.code == "INVALID_PHONE" && invalid.message.contains("country code"), "{value}");
            assert_eq!(phone(value, Some("XX")), Err(invalid), "{value}");
        }
    }

    #[test]
    fn an_extension_is_refused_and_says_so() {
        for value in [
            "+49 30 1234567 ext. 12",
            "+49 30 1234567 x12",
            "+49 30 1234567#12",
            "tel:+49301234567;ext=12",
            "030 1234567 ext 1",
        ] {
            let invalid = phone(value, Some("DE")).unwrap_err();
            assert!(invalid.code == "INVALID_PHONE" && invalid.message.contains("without an extension"), "{value}");
        }
    }

    #[test]
    fn what_is_not_one_number_in_digits_is_refused() {
        let long = format!("+49{}", "1".repeat(128 * 1024));
        let wrong = Err("INVALID_PHONE");
        table(
            |value| phone(value, Some("DE")),
            &[
                ("+49 30 1234567 Durchwahl 12", wrong),
                ("+1 800 FLOWERS", wrong),
                ("call +49 30 1234567", wrong),
                ("+49 30 1234567, +49 30 7654321", wrong),
                ("+49 30 1234567; +49 30 7654321", wrong),
                ("+49 30 123\n+49 30 124", Err("INVALID_CHARACTER")),
                ("+49 30 1234567\0", Err("INVALID_CHARACTER")),
                ("0xd2dc00a30027c9d5", wrong),
                ("+999 1234567", wrong),
                ("+49", wrong),
                ("+49 1", wrong),
                ("110", wrong),
                ("+", wrong),
                ("+49 30 1234567 1234567", wrong),
                ("☎ 030 1234567", wrong),
                ("🙂", wrong),
                (&long, Err("TOO_LONG")),
            ],
        );
    }
}
