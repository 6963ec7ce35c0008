//! Article numbers as on a bar code.

/// A GTIN-13. It begins with 29, a range GS1 keeps for use within a company, so that no demo product
/// carries the number of a real one.
pub fn gtin(brand: u64, item: u64) -> String {
    let digits = format!("29{:03}{:07}", brand % 1000, item % 10_000_000);
    let check = check_digit(&digits);
    format!("{digits}{check}")
}

/// The digit that makes the sum of all digits, every second one three times, a multiple of ten.
fn check_digit(digits: &str) -> u32 {
    let sum: u32 =
        digits.chars().rev().zip([3, 1].into_iter().cycle()).map(|(c, by)| c.to_digit(10).unwrap_or(0) * by).sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_known_numbers() {
        assert_eq!(check_digit("400638133393"), 1);
        assert_eq!(check_digit("978030640615"), 7);
        assert_eq!(check_digit("629104150021"), 3);
    }

    #[test]
    fn a_gtin_has_thirteen_digits_and_adds_up() {
        for item in 0..500 {
            let gtin = gtin(item * 7, item * 131);
            let sum: u32 =
                gtin.chars().zip([1, 3].into_iter().cycle()).map(|(c, by)| c.to_digit(10).unwrap() * by).sum();
            assert!(gtin.len() == 13 && sum.is_multiple_of(10), "{gtin}");
        }
    }
}
