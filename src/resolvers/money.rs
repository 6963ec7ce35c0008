//! Money: an amount and its currency, never one without the other.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::{
    db::rows::Columns,
    executor::{Fields, Object, TextScalar},
};

/// An amount in a currency.
#[derive(Debug, Clone)]
pub struct Money {
    amount: Decimal,
    currency: String,
}

impl Money {
    /// Money, where both amount and currency are known.
    pub fn of(amount: Option<Decimal>, currency: Option<&String>) -> Option<Self> {
        Some(Self { amount: amount?, currency: currency?.clone() })
    }
}

impl Object for Money {
    const NAME: &'static str = "Money";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Money>> = LazyLock::new(|| {
            Fields::<Money>::new("An amount in a currency. Amounts of different currencies are never added up.")
                .decimal("amount", Columns::NONE, "The amount, in the currency's main unit.", |m| Some(m.amount))
                .scalar("currency", Columns::NONE, TextScalar::CURRENCY_CODE, "The currency.", |m| Some(&m.currency))
        });
        &FIELDS
    }
}
