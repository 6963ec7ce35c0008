//! Amounts of money as whole ten-thousandths, the precision of the database; never a float.

/// Ten-thousandths of a currency's main unit.
pub type Money = i64;

pub const UNIT: Money = 10_000;

/// A currency the seed uses.
#[derive(Debug, Clone, Copy)]
pub struct Currency {
    pub code: &'static str,
    pub exponent: u32,
    /// Ten-thousandths of this currency for one euro; fixed, so that every seed has the same prices.
    pub rate: i64,
}

const CURRENCIES: [Currency; 14] = [
    Currency { code: "EUR", exponent: 2, rate: 10_000 },
    Currency { code: "USD", exponent: 2, rate: 11_200 },
    Currency { code: "GBP", exponent: 2, rate: 8_600 },
    Currency { code: "CHF", exponent: 2, rate: 9_400 },
    Currency { code: "PLN", exponent: 2, rate: 42_800 },
    Currency { code: "CZK", exponent: 2, rate: 248_000 },
    Currency { code: "SEK", exponent: 2, rate: 112_000 },
    Currency { code: "DKK", exponent: 2, rate: 74_600 },
    Currency { code: "NOK", exponent: 2, rate: 116_000 },
    Currency { code: "UAH", exponent: 2, rate: 474_000 },
    Currency { code: "TRY", exponent: 2, rate: 465_000 },
    Currency { code: "JPY", exponent: 0, rate: 1_680_000 },
    Currency { code: "CAD", exponent: 2, rate: 15_600 },
    Currency { code: "AUD", exponent: 2, rate: 17_200 },
];

/// The currency of this code; the euro for a code the seed does not use.
pub fn currency(code: &str) -> Currency {
    let euro = Currency { code: "EUR", exponent: 2, rate: 10_000 };
    CURRENCIES.into_iter().find(|currency| currency.code == code).unwrap_or(euro)
}

/// `amount` rounded to the currency's minor unit, halves away from zero as the database does.
pub fn round(amount: i128, currency: Currency) -> Money {
    divide(amount, 10_i128.pow(4_u32.saturating_sub(currency.exponent)))
        .saturating_mul(10_i64.pow(4_u32.saturating_sub(currency.exponent)))
}

/// An amount in euros as an amount in another currency.
pub fn convert(amount: Money, from: Currency, to: Currency) -> Money {
    let exact = i128::from(amount) * i128::from(to.rate) * 1000 / i128::from(from.rate.max(1));
    round(i128::from(divide(exact, 1000)), to)
}

/// `quantity × unit_price × (1 − discount)`, rounded once; quantity and discount in ten-thousandths.
pub fn line_total(quantity: i64, unit_price: Money, discount_percent: i64, currency: Currency) -> Money {
    let hundred = i128::from(100 * UNIT);
    let exact = i128::from(quantity) * i128::from(unit_price) * (hundred - i128::from(discount_percent));
    let minor = 10_i128.pow(4_u32.saturating_sub(currency.exponent));
    // Two factors of UNIT and one of a hundred percent are taken out, and the minor unit in the same step.
    let units = divide(exact, i128::from(UNIT) * hundred * minor);
    units.saturating_mul(10_i64.pow(4_u32.saturating_sub(currency.exponent)))
}

/// `amount` times `percent` of a hundred, rounded to the minor unit.
pub fn percent(amount: Money, percent: i64, currency: Currency) -> Money {
    round(i128::from(divide(i128::from(amount) * i128::from(percent), 100)), currency)
}

/// A price as shops write it: x.x9 or x.x5 for small ones, whole numbers for large ones.
pub fn price_point(amount: Money) -> Money {
    match amount {
        ..=9_9999 => amount / 500 * 500 + if amount % 1000 < 500 { 400 } else { 0 },
        10_0000..=99_9999 => amount / 1_000 * 1_000 + 900,
        100_0000..=999_9999 => amount / 1_0000 * 1_0000 + 9_000,
        _ => amount / 10_0000 * 10_0000 + 9_0000,
    }
    .max(100)
}

fn divide(value: i128, by: i128) -> i64 {
    let half = by / 2;
    let rounded = if value < 0 { (value - half) / by } else { (value + half) / by };
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_total_is_rounded_once_to_the_minor_unit() {
        // 3 × 1.115 = 3.345 → 3.35; with 10 % off 3.0105 → 3.01
        assert_eq!(line_total(3 * UNIT, 1_1150, 0, currency("EUR")), 3_3500);
        assert_eq!(line_total(3 * UNIT, 1_1150, 10 * UNIT, currency("EUR")), 3_0100);
        assert_eq!(line_total(3 * UNIT, 1_1150, 0, currency("JPY")), 3_0000);
        assert_eq!(line_total(2_5000, 99_9900, 7_5000, currency("EUR")), 231_2300);
    }

    #[test]
    fn conversion_keeps_the_minor_unit_of_the_other_currency() {
        assert_eq!(convert(10_9900, currency("EUR"), currency("JPY")), 1846_0000);
        assert_eq!(convert(10_9900, currency("EUR"), currency("USD")), 12_3100);
        assert_eq!(convert(12_3456, currency("EUR"), currency("EUR")), 12_3500);
    }

    #[test]
    fn price_points_are_whole_cents() {
        for amount in [1234, 9_9999, 12_3456, 99_9999, 123_4567, 4567_8901] {
            assert_eq!(price_point(amount) % 100, 0, "{amount}");
        }
    }
}
