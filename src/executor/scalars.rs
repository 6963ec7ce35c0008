//! Scalars of the API. Each is written as a string and names the document that specifies it.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value, registry::Registry};
use chrono::NaiveDate;
use rust_decimal::Decimal as Number;

use crate::executor::registry;

/// A scalar that is only read: text with a meaning of its own.
#[derive(Debug, Clone, Copy)]
pub struct TextScalar {
    pub name: &'static str,
    pub description: &'static str,
    pub specified_by: &'static str,
}

impl TextScalar {
    pub const CURRENCY_CODE: Self = Self {
        name: "CurrencyCode",
        description: "A currency, ISO 4217: `EUR`.",
        specified_by: "https://www.iso.org/iso-4217-currency-codes.html",
    };
    pub const COUNTRY_CODE: Self = Self {
        name: "CountryCode",
        description: "A country, ISO 3166-1 alpha-2: `DE`.",
        specified_by: "https://www.iso.org/iso-3166-country-codes.html",
    };
    pub const EMAIL_ADDRESS: Self = Self {
        name: "EmailAddress",
        description: "An e-mail address.",
        specified_by: "https://www.rfc-editor.org/rfc/rfc5321",
    };
    pub const PHONE_NUMBER: Self = Self {
        name: "PhoneNumber",
        description: "A telephone number in international form, E.164: `+49301234567`.",
        specified_by: "https://www.itu.int/rec/T-REC-E.164",
    };
    pub const URL: Self =
        Self { name: "URL", description: "A web address.", specified_by: "https://www.rfc-editor.org/rfc/rfc3986" };

    pub const JSON: Self = Self {
        name: "JSON",
        description: "A value of any shape.",
        specified_by: "https://www.rfc-editor.org/rfc/rfc8259",
    };

    pub(super) fn register(&self, registry: &mut Registry) -> String {
        registry::scalar(registry, self.name, self.description, self.specified_by, self.name == Self::JSON.name)
    }
}

/// A calendar date without time or zone.
#[derive(Debug, Clone, Copy)]
pub struct Date(pub NaiveDate);

/// A calendar date without time or zone, RFC 3339 full-date: `2026-11-23`.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => Ok(Self(NaiveDate::parse_from_str(text, "%Y-%m-%d")?)),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// An exact number.
#[derive(Debug, Clone, Copy)]
pub struct Decimal(pub Number);

/// An exact decimal number as a string, so that no digit is lost: `"19.90"`.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259#section-6")]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) if text.len() <= 40 => Ok(Self(text.parse()?)),
            Value::Number(number) => Ok(Self(number.to_string().parse()?)),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
