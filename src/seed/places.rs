//! Countries with what goes with them: currency, cities, telephone and tax numbers.

use super::{
    money::{self, Currency},
    names::People,
    texts::language,
    words::{lines, parts},
};

const TEXT: &str = include_str!("data/countries.txt");

#[derive(Debug, Clone)]
pub struct Country {
    pub code: &'static str,
    pub currency: Currency,
    /// The place of its names in the list of locales.
    pub people: usize,
    /// The language notes about its clients are written in.
    pub language: usize,
    pub time_zone: &'static str,
    pub weight: u64,
    pub legal_forms: Vec<&'static str>,
    pub phones: Vec<&'static str>,
    pub tax_id: &'static str,
    pub postal_code: &'static str,
    pub cities: Vec<&'static str>,
}

pub fn read(people: &[People]) -> Vec<Country> {
    lines(TEXT).filter_map(|line| country(line, people)).collect()
}

fn country(line: &'static str, people: &[People]) -> Option<Country> {
    let fields = parts(line, '|');
    let [code, currency, locale, spoken, time_zone, weight, legal, phones, tax_id, postal_code, cities] =
        fields.as_slice()
    else {
        return None;
    };
    Some(Country {
        code,
        currency: money::currency(currency),
        people: people.iter().position(|people| people.locale == *locale)?,
        language: language(spoken)?,
        time_zone,
        weight: weight.parse().ok()?,
        legal_forms: parts(legal, ';'),
        phones: parts(phones, ';'),
        tax_id,
        postal_code,
        cities: parts(cities, ';'),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::names;

    #[test]
    fn every_country_is_read_with_its_own_currency() {
        let countries = read(&names::read());
        assert_eq!(countries.len(), lines(TEXT).count());
        for country in &countries {
            assert!(!country.cities.is_empty() && country.phones.iter().all(|phone| phone.starts_with('+')));
            assert!(country.legal_forms.iter().all(|form| form.contains("{}")), "{}", country.code);
            assert!(TEXT.contains(&format!("{} | {} |", country.code, country.currency.code)));
        }
    }
}
