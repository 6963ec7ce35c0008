//! Inputs of mutations as types of the API, made from the tables in `models`.

use std::borrow::Cow;

use async_graphql::{
    ID, InputObject, InputType, InputValueError, InputValueResult, Value as GraphqlValue,
    registry::{InputObjectBuilder, MetaInputValue, Registry},
};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::Mutable;
use crate::{
    error::Result,
    executor::{
        TextScalar,
        fields::register_choice,
        scalars::{Date, Decimal},
    },
    ids,
    models::{
        changes::Target,
        inputs::{Input, InputKind, Need},
    },
};

/// Names a record.
#[derive(Debug, InputObject)]
pub struct RecordInput {
    /// The record's id.
    pub id: ID,
    /// The version that was seen; when the record has another by now, nothing is changed.
    pub version: Option<i32>,
}

impl RecordInput {
    /// The record of `M` it names.
    pub fn target<M: Mutable>(&self) -> Result<Target> {
        Ok(Target { id: ids::decode(&self.id, M::NAME)?, version: self.version })
    }
}

/// An input as it was given: what is absent stays as it is, what is null is emptied.
pub(super) struct Written(pub Map<String, Value>);

impl InputType for Written {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        "Written".into()
    }

    fn create_type_info(_registry: &mut Registry) -> String {
        Self::qualified_type_name()
    }

    fn parse(value: Option<GraphqlValue>) -> InputValueResult<Self> {
        match value.unwrap_or_default().into_json() {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            _ => Err(InputValueError::custom("An input is an object.")),
        }
    }

    fn to_value(&self) -> GraphqlValue {
        GraphqlValue::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

/// Registers the input of a noun's creation: `ClientCreateInput`.
pub(super) fn register_create<M: Mutable>(registry: &mut Registry) -> String {
    let name = format!("{}CreateInput", M::NAME);
    let description = format!("A new record of {}.", M::NAME);
    register::<M>(registry, &name, &description, Vec::new(), |input, ty| {
        Some(if input.need == Need::Required { format!("{ty}!") } else { ty })
    })
}

/// Registers the input of a noun's upsert: `ClientUpsertInput`.
pub(super) fn register_upsert<M: Mutable>(registry: &mut Registry) -> String {
    let name = format!("{}UpsertInput", M::NAME);
    let key = M::NATURAL_KEY.join(", ");
    let description = format!(
        "A record of {}, named by {key}: where there is one, what is absent stays as it is, and what is null is emptied.",
        M::NAME
    );
    register::<M>(registry, &name, &description, Vec::new(), |input, ty| {
        let is_needed = input.need == Need::Required || M::NATURAL_KEY == [input.name];
        Some(if is_needed { format!("{ty}!") } else { ty })
    })
}

/// Registers the input of a noun's change: `ClientUpdateInput`.
pub(super) fn register_update<M: Mutable>(registry: &mut Registry) -> String {
    let name = format!("{}UpdateInput", M::NAME);
    let description =
        format!("Changes of a record of {}: what is absent stays as it is, what is null is emptied.", M::NAME);
    let id = <ID as InputType>::create_type_info(registry);
    let version = <i32 as InputType>::create_type_info(registry);
    let target = vec![
        described("id", id, "The record's id."),
        described(
            "version",
            version,
            "The version that was seen; when the record has another by now, nothing is changed.",
        ),
    ];
    register::<M>(registry, &name, &description, target, |input, ty| (!input.is_fixed).then_some(ty))
}

fn register<M: Mutable>(
    registry: &mut Registry,
    name: &str,
    description: &str,
    mut fields: Vec<MetaInputValue>,
    shown: impl Fn(&Input, String) -> Option<String>,
) -> String {
    for input in M::INPUTS {
        let ty = type_of(registry, input.kind);
        fields.extend(shown(input, ty).map(|ty| described(input.name, ty, input.description)));
    }
    let name = object(registry, name, description, fields);
    format!("{name}!")
}

pub(super) fn object(registry: &mut Registry, name: &str, description: &str, fields: Vec<MetaInputValue>) -> String {
    let fields = fields.into_iter().map(|field| (field.name.clone(), field)).collect();
    let object = InputObjectBuilder::new(name, fields).description(Some(description.to_owned())).build();
    registry.types.insert(name.to_owned(), object);
    name.to_owned()
}

fn money(registry: &mut Registry) -> String {
    let amount = <Decimal as InputType>::create_type_info(registry);
    let currency = TextScalar::CURRENCY_CODE.register(registry);
    let fields = vec![
        described("amount", amount, "The amount, in the currency's main unit, with no more decimals than it has."),
        described("currency", format!("{currency}!"), "The currency."),
    ];
    object(registry, "MoneyInput", "An amount in a currency.", fields)
}

fn address(registry: &mut Registry) -> String {
    let country = TextScalar::COUNTRY_CODE.register(registry);
    let line = |name, description| described(name, "String".to_owned(), description);
    let fields = vec![
        line("street", "Street and number, one line."),
        line("city", "City."),
        line("region", "State, province or region."),
        line("postalCode", "Postal code."),
        described("country", country, "Country."),
    ];
    object(registry, "AddressInput", "A postal address. It replaces the one that is stored.", fields)
}

pub(super) fn described(name: &str, ty: String, description: &str) -> MetaInputValue {
    let mut value = MetaInputValue::new(name, ty);
    value.description = Some(description.to_owned());
    value
}

fn type_of(registry: &mut Registry, kind: InputKind) -> String {
    let ty = match kind {
        InputKind::Line(_)
        | InputKind::Prose(_)
        | InputKind::Domain
        | InputKind::Gtin
        | InputKind::Color
        | InputKind::Locale
        | InputKind::Slug
        | InputKind::Key
        | InputKind::FileName
        | InputKind::MediaType
        | InputKind::TimeZone => <String as InputType>::create_type_info(registry),
        InputKind::Email => TextScalar::EMAIL_ADDRESS.register(registry),
        InputKind::Phone => TextScalar::PHONE_NUMBER.register(registry),
        InputKind::Url => TextScalar::URL.register(registry),
        InputKind::Country => TextScalar::COUNTRY_CODE.register(registry),
        InputKind::Currency => TextScalar::CURRENCY_CODE.register(registry),
        InputKind::Choice(choice) => register_choice(registry, choice),
        InputKind::Id(_) => <ID as InputType>::create_type_info(registry),
        InputKind::Int(..) => <i32 as InputType>::create_type_info(registry),
        InputKind::Links(_) => format!("[{}]", <ID as InputType>::create_type_info(registry)),
        InputKind::Each(_) => format!("[{}]", <String as InputType>::create_type_info(registry)),
        InputKind::Quantity | InputKind::Stock | InputKind::Amount | InputKind::Percent => {
            <Decimal as InputType>::create_type_info(registry)
        }
        InputKind::Money(_) => money(registry),
        InputKind::Boolean => <bool as InputType>::create_type_info(registry),
        InputKind::Time => <DateTime<Utc> as InputType>::create_type_info(registry),
        InputKind::Date => <Date as InputType>::create_type_info(registry),
        InputKind::Address => address(registry),
        InputKind::Json | InputKind::Object => TextScalar::JSON.register(registry),
        InputKind::Lines(..) => <Vec<String> as InputType>::create_type_info(registry),
    };
    ty.trim_end_matches('!').to_owned()
}
