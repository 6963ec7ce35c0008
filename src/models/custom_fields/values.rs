//! What people enter into custom fields: checked by the definitions, and merged into what the record has.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::{SENSITIVE_VALUES, VALUES, sealed};
use crate::{
    db::{conditions::Bind, tables::custom_fields as table, writes::Write},
    models::{
        changes::{Actor, Step, Writable},
        inputs::{Input, Problem, Values},
    },
    validation::{self, Invalid},
};

/// Names in one object at most: as many as a type has fields.
const MOST: usize = 100;

/// Characters of a text at most.
const LONGEST_TEXT: usize = 2_000;

#[derive(Queryable)]
struct Definition {
    key: String,
    kind: String,
    options: Option<Vec<Option<String>>>,
    is_sensitive: bool,
}

/// Checks the values of custom fields that a change brings and merges them into those of the record. The definitions
/// are held meanwhile, so that none is deleted and no option goes.
pub async fn approve<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    before: Option<&Map<String, Value>>,
    values: &mut Values,
) -> Step<()> {
    let plain = take(values, &VALUES);
    let sensitive = take(values, &SENSITIVE_VALUES);
    if plain.iter().chain(&sensitive).all(Map::is_empty) {
        return Ok(());
    }
    let given = plain.iter().chain(&sensitive).flat_map(Map::keys);
    // Others cannot be the key of a field; some could not even be asked for.
    let keys: Vec<&String> = given.filter(|key| validation::key(key).as_ref() == Ok(*key)).collect();
    let definitions: Vec<Definition> = table::table
        .filter(table::resource.eq(M::TYPE_NAME).and(table::deleted_at.is_null()).and(table::key.eq_any(keys)))
        .order(table::key)
        .select((table::key, table::kind, table::options, table::is_sensitive))
        .for_share()
        .load(connection)
        .await?;
    let definitions = definitions.into_iter().map(|definition| (definition.key.clone(), definition)).collect();
    if let Some(given) = plain {
        let changes = checked(&VALUES, &given, &definitions, &mut values.problems);
        let known = before.and_then(|before| before.get(VALUES.column)).and_then(Value::as_object);
        let known = known.cloned().unwrap_or_default();
        let mut merged = known.clone();
        for (key, value) in changes {
            match value {
                Some(value) => drop(merged.insert(key, value)),
                None => drop(merged.remove(&key)),
            }
        }
        if merged != known {
            values.set(VALUES.column, Bind::Json(Value::Object(merged)));
        }
    }
    if let Some(given) = sensitive {
        let changes = checked(&SENSITIVE_VALUES, &given, &definitions, &mut values.problems);
        let known = match before {
            Some(_) => Write::sealed(M::TABLE, values.id).run(connection).await?.unwrap_or_default(),
            None => Value::Null,
        };
        if let Some(merged) = sealed::merge::<M>(&actor.keys, values.id, &known, changes)? {
            values.set(SENSITIVE_VALUES.column, Bind::Json(merged));
        }
    }
    Ok(())
}

/// Takes what the input was given out of the values.
fn take(values: &mut Values, input: &Input) -> Option<Map<String, Value>> {
    let at = values.assignments.iter().position(|(column, _)| *column == input.column)?;
    let Some(Bind::Json(Value::Object(given))) = values.assignments.remove(at).1 else { return None };
    if given.len() <= MOST {
        return Some(given);
    }
    let message = format!("At most {MOST} are accepted here.");
    values.problems.push(Problem::new(&[input.name], "TOO_MANY", message));
    None
}

/// The values as they are stored, and none for those to be removed; what is wrong with the others is added to the
/// problems.
fn checked(
    input: &Input,
    given: &Map<String, Value>,
    definitions: &HashMap<String, Definition>,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Option<Value>)> {
    let is_sensitive = input.name == SENSITIVE_VALUES.name;
    let mut changes = Vec::with_capacity(given.len());
    for (key, value) in given {
        let mut refuse = |code, message: String| problems.push(Problem::new(&[input.name, key], code, message));
        match definitions.get(key) {
            None => refuse("UNKNOWN_FIELD", "There is no custom field with this key.".to_owned()),
            Some(field) if field.is_sensitive && !is_sensitive => {
                refuse("SENSITIVE", "This field is sensitive: its value is given in `sensitiveFields`.".to_owned());
            }
            Some(field) if is_sensitive && !field.is_sensitive => {
                refuse(
                    "NOT_SENSITIVE",
                    "This field is not sensitive: its value is given in `customFields`.".to_owned(),
                );
            }
            Some(field) => match field.stored(value) {
                Ok(stored) => changes.push((key.clone(), stored)),
                Err(invalid) => refuse(invalid.code, invalid.message.into_owned()),
            },
        }
    }
    changes
}

impl Definition {
    /// The value as it is stored; none where nothing is given.
    fn stored(&self, value: &Value) -> Result<Option<Value>, Invalid> {
        let is_nothing = match value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => self.kind == "multiselect" && items.is_empty(),
            _ => false,
        };
        if is_nothing {
            return Ok(None);
        }
        let text = || value.as_str().ok_or_else(|| wrong("INVALID_VALUE", "A text is needed here."));
        let stored = match self.kind.as_str() {
            "text" => validation::prose(text()?.trim_start(), LONGEST_TEXT)?.into(),
            "number" => number(value)?.to_string().into(),
            "boolean" => value.as_bool().ok_or_else(|| wrong("INVALID_VALUE", "True or false is needed here."))?.into(),
            "date" => date(text()?)?.to_string().into(),
            "url" => validation::url(text()?)?.into(),
            "select" => self.option(value)?.into(),
            _ => self.several(value)?,
        };
        Ok(Some(stored))
    }

    fn options(&self) -> impl Iterator<Item = &str> {
        self.options.iter().flatten().flatten().map(String::as_str)
    }

    /// The option that a person named.
    fn option(&self, value: &Value) -> Result<String, Invalid> {
        let text = value.as_str().ok_or_else(|| wrong("INVALID_VALUE", "One of the options is needed here."))?;
        let text = validation::line(text, LONGEST_TEXT)?;
        let known = self.options().any(|option| option == text);
        known.then_some(text).ok_or_else(|| wrong("NOT_AN_OPTION", "This is not one of the options."))
    }

    /// The options that a person named, each once and in the order of the definition.
    fn several(&self, value: &Value) -> Result<Value, Invalid> {
        let given = match value {
            Value::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        if given.len() > MOST {
            return Err(wrong("TOO_MANY", "At most 100 are accepted here."));
        }
        let named = given.iter().map(|value| self.option(value)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.options().filter(|option| named.iter().any(|named| named == option)).collect())
    }
}

fn number(value: &Value) -> Result<Decimal, Invalid> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return Err(wrong("INVALID_VALUE", "A number is needed here.")),
    };
    let number = if text.len() <= 40 { text.parse().ok() } else { None };
    validation::signed_amount(number.ok_or_else(|| wrong("INVALID_NUMBER", "The value is not a number."))?, 4)
}

fn date(text: &str) -> Result<NaiveDate, Invalid> {
    let date = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    // Years of four digits sort as text as they do in time.
    let date = date.filter(|date| (1..=9_999).contains(&date.year()));
    date.ok_or_else(|| wrong("INVALID_DATE", "A date looks like 2026-11-25."))
}

fn wrong(code: &'static str, message: &'static str) -> Invalid {
    Invalid { code, message: message.into() }
}
