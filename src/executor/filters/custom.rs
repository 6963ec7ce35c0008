//! Tests of custom fields. Which kind a field has is not known here: a test says which kinds it fits.

use async_graphql::{
    InputType, Value,
    registry::{InputObjectBuilder, MetaInputValue, Registry},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::operators::checked;
use crate::{
    db::{
        conditions::Condition,
        custom::{self, Side},
    },
    error::{Error, Result},
    executor::TextScalar,
    models::custom_fields::asked::Test,
};

const NAME: &str = "CustomFieldValueFilter";

/// Values in one list at most: each is looked for by itself.
const MAX_VALUES: usize = 50;

const TEXTS: [&str; 4] = ["text", "select", "multiselect", "url"];

pub(super) fn register(registry: &mut Registry) -> String {
    let json = TextScalar::JSON.register(registry);
    let text = <String as InputType>::create_type_info(registry).trim_end_matches('!').to_owned();
    let flag = <bool as InputType>::create_type_info(registry).trim_end_matches('!').to_owned();
    let fields = [
        ("key", format!("{text}!"), "The key of the field; one that is sensitive cannot be tested."),
        ("eq", json.clone(), "Is this; of a MULTISELECT: has this option."),
        ("in", format!("[{json}!]"), "Is one of these, at most 50; of a MULTISELECT: has one of these options."),
        ("contains", text, "A TEXT or URL has this in it, without regard to case and accents."),
        ("gt", json.clone(), "A NUMBER is greater than this, a DATE later."),
        ("gte", json.clone(), "A NUMBER is at least this, a DATE not earlier."),
        ("lt", json.clone(), "A NUMBER is less than this, a DATE earlier."),
        ("lte", json, "A NUMBER is at most this, a DATE not later."),
        ("isNull", flag, "Whether there is no value."),
    ];
    let fields = fields.into_iter().map(|(name, ty, description)| {
        let mut field = MetaInputValue::new(name, ty);
        field.description = Some(description.to_owned());
        (name.to_owned(), field)
    });
    let description = "Conditions on a custom field; all of those given must hold. A field that does not exist, and a test that does not fit its kind, is an error.";
    let object = InputObjectBuilder::new(NAME, fields.collect()).description(Some(description.to_owned())).build();
    registry.types.entry(NAME.to_owned()).or_insert(object);
    NAME.to_owned()
}

/// A failure, and the test that it stands in.
type Misplaced = (Option<String>, Error);

/// The conditions of a filter, and what is to be compared with the definitions. A failure names the test.
pub(super) fn read(resource: &str, value: Value, place: &[String]) -> Result<Vec<(Condition, Test)>, Misplaced> {
    let refused = |message: &'static str| (None, Error::bad_input(message));
    let Ok(Json::Object(mut fields)) = value.into_json() else {
        return Err(refused("Filter `customField`: an object is needed here."));
    };
    let Some(Json::String(key)) = fields.remove("key") else {
        return Err(refused("Filter `customField`: the `key` of a field is needed."));
    };
    let key = checked(key).map_err(|error| (Some("key".to_owned()), error))?;
    let mut found = Vec::new();
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
        let (name, kinds, condition) =
            read_test(resource, &key, &name, value).map_err(|error| (Some(name.clone()), error))?;
        let place = place.iter().cloned().chain([name.to_owned()]).collect();
        found.push((condition, Test { key: key.clone(), name, kinds, place }));
    }
    if found.is_empty() {
        return Err(refused("Filter `customField`: a test beside the `key` is needed."));
    }
    Ok(found)
}

type Read = (&'static str, Vec<&'static str>, Condition);

fn read_test(resource: &str, key: &str, name: &str, value: Json) -> Result<Read> {
    let side = |name, side| {
        let (kinds, condition) = bound(resource, key, side, &value)?;
        Ok((name, kinds, condition))
    };
    match name {
        "eq" => one_of(resource, key, std::slice::from_ref(&value)).map(|(kinds, condition)| ("eq", kinds, condition)),
        "in" => {
            let values = value.as_array().map_or(std::slice::from_ref(&value), Vec::as_slice);
            one_of(resource, key, values).map(|(kinds, condition)| ("in", kinds, condition))
        }
        "contains" => {
            let Json::String(part) = value else { return Err(wrong("`contains` takes a text.")) };
            Ok(("contains", vec!["text", "url"], custom::contains(key, &checked(part)?)))
        }
        "gt" => side("gt", Side::Above),
        "gte" => side("gte", Side::AtLeast),
        "lt" => side("lt", Side::Below),
        "lte" => side("lte", Side::AtMost),
        "isNull" => {
            let is_null = value.as_bool().ok_or_else(|| wrong("`isNull` takes true or false."))?;
            let kinds = TEXTS.into_iter().chain(["number", "boolean", "date"]).collect();
            Ok(("isNull", kinds, custom::is_null(key, is_null)))
        }
        _ => Err(Error::bad_input(format!("Filter `customField`: there is no test `{name}`."))),
    }
}

fn one_of(resource: &str, key: &str, values: &[Json]) -> Result<(Vec<&'static str>, Condition)> {
    if values.len() > MAX_VALUES {
        return Err(Error::bad_input(format!("Filter `customField`: `in` takes at most {MAX_VALUES} values.")));
    }
    let mut kinds: Vec<&'static str> = TEXTS.into_iter().chain(["number", "boolean", "date"]).collect();
    let mut exact = Vec::with_capacity(values.len());
    let mut numbers = Vec::new();
    for value in values {
        let fits: Vec<&str> = match value {
            Json::Bool(_) => vec!["boolean"],
            Json::Number(_) => vec!["number"],
            Json::String(text) => {
                checked(text.clone())?;
                let number = decimal(value).map(|_| "number");
                TEXTS.into_iter().chain(number).chain(day(value).map(|_| "date")).collect()
            }
            _ => return Err(wrong("a value is a text, a number or true or false.")),
        };
        kinds.retain(|kind| fits.contains(kind));
        // Numbers are stored in one form, in which a text is compared with them like any other.
        numbers.extend(decimal(value).filter(|number| *value != number.normalize().to_string()));
        exact.extend((!value.is_number()).then(|| value.clone()));
    }
    let numbers = if kinds.contains(&"number") { numbers } else { Vec::new() };
    Ok((kinds, custom::is_one_of(resource, key, &exact, &numbers)))
}

fn bound(resource: &str, key: &str, side: Side, value: &Json) -> Result<(Vec<&'static str>, Condition)> {
    match (decimal(value), day(value)) {
        (Some(number), _) => Ok((vec!["number"], custom::number(resource, key, side, number))),
        (None, Some(day)) => Ok((vec!["date"], custom::date(key, side, day))),
        _ => Err(wrong("a bound is a number or a date such as 2026-11-25.")),
    }
}

fn decimal(value: &Json) -> Option<Decimal> {
    match value {
        Json::Number(number) => number.to_string().parse().ok(),
        Json::String(text) if text.len() <= 40 => text.parse().ok(),
        _ => None,
    }
}

fn day(value: &Json) -> Option<NaiveDate> {
    let text = value.as_str().filter(|text| text.len() == 10)?;
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn wrong(message: &str) -> Error {
    Error::bad_input(format!("Filter `customField`: {message}"))
}
