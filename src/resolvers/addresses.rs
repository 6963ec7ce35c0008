//! Postal addresses.

use std::sync::LazyLock;

use crate::{
    db::rows::Columns,
    executor::{Fields, Object, TextScalar},
};

/// A postal address as it is stored.
#[derive(Debug, Clone)]
pub struct Address(serde_json::Value);

impl Address {
    pub fn of(stored: Option<&serde_json::Value>) -> Option<Self> {
        stored.filter(|value| value.is_object()).cloned().map(Self)
    }

    fn part(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(serde_json::Value::as_str)
    }
}

impl Object for Address {
    const NAME: &'static str = "Address";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Address>> = LazyLock::new(|| {
            Fields::<Address>::new("A postal address.")
                .text("street", Columns::NONE, "Street and number, one line.", |a| a.part("street"))
                .text("city", Columns::NONE, "City.", |a| a.part("city"))
                .text("region", Columns::NONE, "State, province or region.", |a| a.part("region"))
                .text("postalCode", Columns::NONE, "Postal code.", |a| a.part("postalCode"))
                .scalar("country", Columns::NONE, TextScalar::COUNTRY_CODE, "Country.", |a| a.part("country"))
        });
        &FIELDS
    }
}
