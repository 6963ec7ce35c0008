//! Amounts, quantities and percentages, within what their columns hold.

use rust_decimal::Decimal;

use super::{Checked, Invalid};

/// Of `numeric(19, 4)`: decimal places, and digits in front of them.
const SCALE: u32 = 4;
const DIGITS: u32 = 15;

/// An amount of money of at least nothing, in a currency whose smallest unit is `exponent` decimal places down.
pub fn amount(value: Decimal, exponent: u32) -> Checked<Decimal> {
    at_least_zero(signed_amount(value, exponent)?)
}

/// An amount of money that may be owed.
pub fn signed_amount(value: Decimal, exponent: u32) -> Checked<Decimal> {
    let value = precise(value, exponent.min(SCALE))?;
    if value.abs() < Decimal::from(10_u64.pow(DIGITS)) {
        return Ok(value);
    }
    Err(out_of_range(format!("At most {DIGITS} digits fit in front of the decimal point.")))
}

/// More than nothing of something.
pub fn quantity(value: Decimal) -> Checked<Decimal> {
    let value = signed_amount(value, SCALE)?;
    if value > Decimal::ZERO { Ok(value) } else { Err(out_of_range("The quantity has to be greater than zero.")) }
}

/// From 0 to 100.
pub fn percent(value: Decimal) -> Checked<Decimal> {
    let value = precise(value, SCALE)?;
    if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&value) {
        return Ok(value);
    }
    Err(out_of_range("A percentage is a number from 0 to 100."))
}

fn at_least_zero(value: Decimal) -> Checked<Decimal> {
    if value >= Decimal::ZERO { Ok(value) } else { Err(out_of_range("The amount must not be negative.")) }
}

/// Zeros at the end do not count, and are not kept.
fn precise(value: Decimal, places: u32) -> Checked<Decimal> {
    let value = value.normalize();
    match (value.scale() <= places, places) {
        (true, _) => Ok(value),
        (false, 0) => Err(Invalid::new("TOO_PRECISE", "Only whole numbers are allowed here.")),
        (false, 1) => Err(Invalid::new("TOO_PRECISE", "At most one decimal place is allowed here.")),
        _ => Err(Invalid::new("TOO_PRECISE", format!("At most {places} decimal places are allowed here."))),
    }
}

fn out_of_range(message: impl Into<std::borrow::Cow<'static, str>>) -> Invalid {
    Invalid::new("OUT_OF_RANGE", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn table(check: impl Fn(Decimal) -> Checked<Decimal>, cases: &[(&str, Result<&str, &str>)]) {
        for (value, wanted) in cases {
            let found = check(of(value)).map(|stored| stored.to_string()).map_err(|invalid| invalid.code);
            assert_eq!(found.as_deref(), wanted.as_ref().map(|stored| *stored), "{value}");
        }
    }

    #[test]
    fn an_amount_has_the_places_of_its_currency() {
        let precise = Err("TOO_PRECISE");
        table(
            |v| amount(v, 2),
            &[("1.23", Ok("1.23")), ("1.2300", Ok("1.23")), ("1.230000000001", precise), ("1.234", precise)],
        );
        table(|v| amount(v, 0), &[("100", Ok("100")), ("100.00", Ok("100")), ("100.5", precise)]);
        table(|v| amount(v, 3), &[("1.234", Ok("1.234")), ("1.2345", precise)]);
        // The column has four places, whatever a currency would like.
        table(|v| amount(v, 9), &[("1.2345", Ok("1.2345")), ("1.23456", precise)]);
        let message = |places| amount(of("0.0000000001"), places).unwrap_err().message;
        assert!(
            message(0).contains("whole")
                && message(1).contains("one decimal place")
                && message(3).contains("3 decimal")
        );
    }

    #[test]
    fn an_amount_fits_its_column_and_is_not_negative() {
        let range = Err("OUT_OF_RANGE");
        table(
            |value| amount(value, 4),
            &[
                ("0", Ok("0")),
                ("-0.00", Ok("0")),
                ("999999999999999.9999", Ok("999999999999999.9999")),
                ("1000000000000000", range),
                ("79228162514264337593543950335", range),
                ("-0.0001", range),
                ("-79228162514264337593543950335", range),
                ("0.0000000000000000000000000001", Err("TOO_PRECISE")),
            ],
        );
        table(
            |value| signed_amount(value, 4),
            &[
                ("-999999999999999.9999", Ok("-999999999999999.9999")),
                ("-1000000000000000", range),
                ("-5.50", Ok("-5.5")),
            ],
        );
    }

    #[test]
    fn a_quantity_is_more_than_nothing() {
        let range = Err("OUT_OF_RANGE");
        let cases = [("0.0001", Ok("0.0001")), ("12.000", Ok("12")), ("0", range), ("-0", range), ("-1", range)];
        table(quantity, &cases);
        table(quantity, &[("0.00001", Err("TOO_PRECISE")), ("1000000000000000", range)]);
    }

    #[test]
    fn a_percentage_lies_between_0_and_100() {
        let range = Err("OUT_OF_RANGE");
        table(percent, &[("0", Ok("0")), ("100.0000", Ok("100")), ("19.5", Ok("19.5")), ("0.0001", Ok("0.0001"))]);
        table(percent, &[("100.0001", range), ("-0.0001", range), ("19.00001", Err("TOO_PRECISE"))]);
    }
}
