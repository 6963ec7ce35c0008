//! The operators of each kind of filter as inputs of the API, and the tests they make.

use async_graphql::{ID, InputObject, InputType, Value};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::list_of;
use crate::{
    db::{
        conditions::Bind,
        filters::{Choice, Filter, FilterKind, Test},
    },
    error::{Error, Result},
    executor::scalars::{Date, Decimal},
    ids,
};

/// Values in one list of a filter at most.
const MAX_VALUES: usize = 100;

/// Text, without regard to case and accents.
#[derive(InputObject, Default)]
pub(super) struct TextFilter {
    /// Is this text.
    eq: Option<String>,
    /// Is one of these.
    r#in: Option<Vec<String>>,
    /// Has this text in it.
    contains: Option<String>,
    /// Begins with this text.
    starts_with: Option<String>,
}

/// A word that is compared as a whole.
#[derive(InputObject, Default)]
pub(super) struct WordFilter {
    /// Is this word.
    eq: Option<String>,
    /// Is one of these.
    r#in: Option<Vec<String>>,
    /// Whether there is none.
    is_null: Option<bool>,
}

/// A reference to another record.
#[derive(InputObject, Default)]
pub(super) struct IdFilter {
    /// Is this record.
    eq: Option<ID>,
    /// Is one of these.
    r#in: Option<Vec<ID>>,
    /// Whether there is none.
    is_null: Option<bool>,
}

/// A moment.
#[derive(InputObject, Default)]
pub(super) struct DateTimeFilter {
    /// Later than.
    gt: Option<DateTime<Utc>>,
    /// At or later than.
    gte: Option<DateTime<Utc>>,
    /// Earlier than.
    lt: Option<DateTime<Utc>>,
    /// At or earlier than.
    lte: Option<DateTime<Utc>>,
    /// Whether there is none.
    is_null: Option<bool>,
}

/// A calendar date.
#[derive(InputObject, Default)]
pub(super) struct DateFilter {
    /// On this date.
    eq: Option<Date>,
    /// Later than.
    gt: Option<Date>,
    /// On or later than.
    gte: Option<Date>,
    /// Earlier than.
    lt: Option<Date>,
    /// On or earlier than.
    lte: Option<Date>,
}

/// An exact number.
#[derive(InputObject, Default)]
pub(super) struct DecimalFilter {
    /// Equal to.
    eq: Option<Decimal>,
    /// Greater than.
    gt: Option<Decimal>,
    /// Greater than or equal to.
    gte: Option<Decimal>,
    /// Less than.
    lt: Option<Decimal>,
    /// Less than or equal to.
    lte: Option<Decimal>,
}

/// The tests a filter's value holds.
pub(super) fn parse_tests(filter: &Filter, value: Value) -> Result<Vec<Test>> {
    let tests = match filter.kind {
        FilterKind::Text => text_tests(input(filter, value)?)?,
        FilterKind::Word | FilterKind::Citext => word_tests(input(filter, value)?)?,
        FilterKind::Choice(choice) => choice_tests(choice, value)?,
        FilterKind::Id(type_name) => id_tests(input(filter, value)?, |id| ids::decode(id, type_name))?,
        FilterKind::Node => id_tests(input(filter, value)?, |id| Ok(ids::decode_any(id)?.1))?,
        FilterKind::Time => {
            let f: DateTimeFilter = input(filter, value)?;
            let bound =
                |make: fn(Bind) -> Test, value: Option<DateTime<Utc>>| value.map(|value| make(Bind::Time(value)));
            let bounds =
                [bound(Test::Gt, f.gt), bound(Test::Gte, f.gte), bound(Test::Lt, f.lt), bound(Test::Lte, f.lte)];
            bounds.into_iter().flatten().chain(f.is_null.map(Test::IsNull)).collect()
        }
        FilterKind::Date => {
            let f: DateFilter = input(filter, value)?;
            let bound = |make: fn(Bind) -> Test, value: Option<Date>| value.map(|value| make(Bind::Date(value.0)));
            let bounds = [
                bound(Test::Eq, f.eq),
                bound(Test::Gt, f.gt),
                bound(Test::Gte, f.gte),
                bound(Test::Lt, f.lt),
                bound(Test::Lte, f.lte),
            ];
            bounds.into_iter().flatten().collect()
        }
        FilterKind::Decimal => {
            let f: DecimalFilter = input(filter, value)?;
            let bound =
                |make: fn(Bind) -> Test, value: Option<Decimal>| value.map(|value| make(Bind::Decimal(value.0)));
            let bounds = [
                bound(Test::Eq, f.eq),
                bound(Test::Gt, f.gt),
                bound(Test::Gte, f.gte),
                bound(Test::Lt, f.lt),
                bound(Test::Lte, f.lte),
            ];
            bounds.into_iter().flatten().collect()
        }
        FilterKind::Boolean => vec![Test::Eq(Bind::Bool(input(filter, value)?))],
        // Has a reader of its own.
        FilterKind::Custom => Vec::new(),
    };
    Ok(tests)
}

fn input<T: InputType>(filter: &Filter, value: Value) -> Result<T> {
    let names: Vec<String> = match &value {
        Value::Object(fields) => fields.keys().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let parsed = T::parse(Some(value)).map_err(|error| {
        let message = error.into_server_error(async_graphql::Pos::default()).message;
        Error::bad_input(format!("Filter `{}`: {message}", filter.name))
    })?;
    // The library reads past what an input does not know.
    if let Value::Object(known) = parsed.to_value()
        && let Some(name) = names.iter().find(|name| !known.contains_key(name.as_str()))
    {
        return Err(Error::bad_input(format!("Filter `{}`: there is no test `{name}`.", filter.name)));
    }
    Ok(parsed)
}

fn text_tests(f: TextFilter) -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    if let Some(text) = f.eq {
        tests.push(Test::Eq(Bind::Text(checked(text)?)));
    }
    if let Some(texts) = f.r#in {
        tests.push(Test::In(Bind::Texts(checked_list(texts)?)));
    }
    if let Some(text) = f.contains {
        tests.push(Test::Contains(checked(text)?));
    }
    if let Some(text) = f.starts_with {
        tests.push(Test::StartsWith(checked(text)?));
    }
    Ok(tests)
}

fn word_tests(f: WordFilter) -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    if let Some(text) = f.eq {
        tests.push(Test::Eq(Bind::Text(checked(text)?)));
    }
    if let Some(texts) = f.r#in {
        tests.push(Test::In(Bind::Texts(checked_list(texts)?)));
    }
    tests.extend(f.is_null.map(Test::IsNull));
    Ok(tests)
}

fn id_tests(f: IdFilter, decode: impl Fn(&str) -> Result<Uuid>) -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    if let Some(id) = f.eq {
        tests.push(Test::Eq(Bind::Uuid(decode(&id)?)));
    }
    if let Some(list) = f.r#in {
        check_length(list.len())?;
        let list: Result<Vec<_>> = list.iter().map(|id| decode(id)).collect();
        tests.push(Test::In(Bind::Uuids(list?)));
    }
    tests.extend(f.is_null.map(Test::IsNull));
    Ok(tests)
}

fn choice_tests(choice: &'static Choice, value: Value) -> Result<Vec<Test>> {
    let refused = || Error::bad_input(format!("A condition on {} holds its values.", choice.name));
    let stored = |value: &Value| match value {
        Value::Enum(name) => choice.stored(name).map(str::to_owned).ok_or_else(refused),
        Value::String(name) => choice.stored(name).map(str::to_owned).ok_or_else(refused),
        _ => Err(refused()),
    };
    let Value::Object(fields) = value else { return Err(refused()) };
    let mut tests = Vec::new();
    for (name, value) in &fields {
        match (name.as_str(), value) {
            (_, Value::Null) => {}
            ("eq", value) => tests.push(Test::Eq(Bind::Text(stored(value)?))),
            ("in", values) => {
                let values: Result<Vec<_>> = list_of(values.clone()).iter().map(stored).collect();
                tests.push(Test::In(Bind::Texts(values?)));
            }
            _ => return Err(refused()),
        }
    }
    Ok(tests)
}

/// Text that PostgreSQL can hold and that no index chokes on.
pub(super) fn checked(text: String) -> Result<String> {
    if text.contains('\0') || text.len() > 1_000 {
        return Err(Error::bad_input("A text in a filter has at most 1,000 bytes and no NUL."));
    }
    Ok(text)
}

fn checked_list(texts: Vec<String>) -> Result<Vec<String>> {
    check_length(texts.len())?;
    texts.into_iter().map(checked).collect()
}

fn check_length(length: usize) -> Result<()> {
    if length > MAX_VALUES {
        return Err(Error::bad_input(format!("A list in a filter has at most {MAX_VALUES} values.")));
    }
    Ok(())
}
