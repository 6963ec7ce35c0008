//! Filters and orders as inputs of the API, made from the tables in `models`.

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{
    ID, InputObject, InputType, InputValueError, InputValueResult, Value,
    indexmap::IndexMap,
    registry::{InputObjectBuilder, MetaEnumValue, MetaInputValue, MetaType, Registry},
};
use chrono::{DateTime, Utc};

use crate::{
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind, Test},
        orders::{Direction, OrderKey},
    },
    error::{Error, Result},
    executor::{
        Context,
        fields::register_choice,
        scalars::{Date, Decimal},
    },
    ids,
    models::Model,
};

/// Tests of one filter at most; a question that needs more is another question.
const MAX_TESTS: usize = 200;

/// Values in one list of a filter at most.
const MAX_VALUES: usize = 100;

/// The filter of a noun: `ClientFilter`.
pub struct FilterInput<M> {
    condition: Result<Condition>,
    names: Names,
    model: PhantomData<fn() -> M>,
}

/// Names of the filters a caller used.
#[derive(Default)]
struct Names {
    used: Vec<&'static str>,
    /// Those that ask for neighbours in the order of what they test.
    ranges: Vec<&'static str>,
}

impl<M: Model> FilterInput<M> {
    /// The order of a list for which the caller names none: a range is shown in its own order, which its index gives.
    pub fn range_order(&self) -> Option<&'static OrderKey> {
        self.names
            .ranges
            .iter()
            .filter_map(|name| M::FILTERS.iter().find(|filter| filter.name == *name)?.expression())
            .find_map(|expression| M::ORDERS.iter().find(|order| order.expression == expression))
    }

    /// The condition, if the viewer may read every field it tests: an answer would tell what the field hides.
    pub fn into_condition(self, context: &Context<'_>) -> Result<Condition> {
        let condition = self.condition?;
        if let Some(name) = self.names.used.iter().find(|name| !context.may_read(M::TYPE_NAME, name)) {
            return Err(Error::forbidden(format!("Your role has no right to read {}.{name}.", M::TYPE_NAME)));
        }
        if condition.size() > MAX_TESTS {
            return Err(Error::bad_input(format!("Argument `filter`: at most {MAX_TESTS} tests.")));
        }
        Ok(condition)
    }
}

impl<M: Model> InputType for FilterInput<M> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        format!("{}Filter", M::TYPE_NAME).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let name = Self::type_name();
        if !registry.types.contains_key(name.as_ref()) {
            register_filter::<M>(registry, &name);
        }
        Self::qualified_type_name()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value.unwrap_or_default() {
            Value::Object(fields) => {
                let mut names = Names::default();
                let condition = parse_object::<M>(fields, &mut names);
                Ok(Self { condition, names, model: PhantomData })
            }
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

fn register_filter<M: Model>(registry: &mut Registry, name: &str) {
    let builder = |fields| {
        let description = format!("Conditions on records of {}; all of those given must hold.", M::TYPE_NAME);
        InputObjectBuilder::new(name, fields).description(Some(description)).build()
    };
    registry.types.insert(name.to_owned(), builder(IndexMap::default()));
    let described = |name: &str, ty: String, description: &str| {
        let mut value = MetaInputValue::new(name, ty);
        value.description = Some(description.to_owned());
        (name.to_owned(), value)
    };
    let mut fields: IndexMap<_, _> = [
        described("and", format!("[{name}!]"), "All of these hold."),
        described("or", format!("[{name}!]"), "At least one of these holds; an empty list matches nothing."),
        described("not", name.to_owned(), "This does not hold."),
    ]
    .into_iter()
    .collect();
    fields.extend(M::FILTERS.iter().map(|filter| {
        let ty = register_kind(registry, filter.kind);
        described(filter.name, ty, filter.description)
    }));
    registry.types.insert(name.to_owned(), builder(fields));
}

fn register_kind(registry: &mut Registry, kind: FilterKind) -> String {
    let ty = match kind {
        FilterKind::Text => TextFilter::create_type_info(registry),
        FilterKind::Word | FilterKind::Citext => WordFilter::create_type_info(registry),
        FilterKind::Id(_) => IdFilter::create_type_info(registry),
        FilterKind::Time => DateTimeFilter::create_type_info(registry),
        FilterKind::Date => DateFilter::create_type_info(registry),
        FilterKind::Decimal => DecimalFilter::create_type_info(registry),
        FilterKind::Boolean => <bool as InputType>::create_type_info(registry),
        FilterKind::Choice(choice) => register_choice_filter(registry, choice),
    };
    ty.trim_end_matches('!').to_owned()
}

fn register_choice_filter(registry: &mut Registry, choice: &Choice) -> String {
    let value = register_choice(registry, choice);
    let name = format!("{}Filter", choice.name);
    let fields = [("eq", value.clone(), "Is this."), ("in", format!("[{value}!]"), "Is one of these.")];
    let fields = fields.into_iter().map(|(name, ty, description)| {
        let mut field = MetaInputValue::new(name, ty);
        field.description = Some(description.to_owned());
        (name.to_owned(), field)
    });
    let description = format!("Conditions on a {}.", choice.name);
    let object = InputObjectBuilder::new(&name, fields.collect()).description(Some(description)).build();
    registry.types.entry(name.clone()).or_insert(object);
    name
}

/// Registers the orders of a noun: `ClientOrder`.
pub(super) fn register_orders<M: Model>(registry: &mut Registry) -> String {
    let name = format!("{}Order", M::TYPE_NAME);
    let values = M::ORDERS.iter().flat_map(|key| {
        [(Direction::Ascending, "ascending"), (Direction::Descending, "descending")].map(|(direction, word)| {
            let mut value = MetaEnumValue::new(format!("{}{}", key.name, direction.suffix()));
            value.description = Some(format!("By {}, {word}.", key.description));
            (value.name.clone(), value)
        })
    });
    registry.types.entry(name.clone()).or_insert_with(|| MetaType::Enum {
        name: name.clone(),
        description: Some(format!("Orders of a list of {}.", M::TYPE_NAME)),
        enum_values: values.collect(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    });
    name
}

/// A list of values of an enum, by name. Which names exist, validation has checked against the SDL.
#[derive(Debug, Default)]
pub struct ChoiceList(Vec<String>);

impl ChoiceList {
    /// Registers the enum and names the type of a list of it.
    pub fn register(registry: &mut Registry, choice: &Choice) -> String {
        format!("[{}!]", register_choice(registry, choice))
    }

    pub fn into_names(self) -> Vec<String> {
        self.0
    }

    /// What the database calls the values.
    pub fn stored(&self, choice: &Choice) -> Vec<&'static str> {
        self.0.iter().filter_map(|name| choice.stored(name)).collect()
    }
}

impl InputType for ChoiceList {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        "[String!]".into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Vec<String> as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let name = |value| match value {
            Value::Enum(name) => Ok(name.to_string()),
            Value::String(name) => Ok(name),
            other => Err(InputValueError::expected_type(other)),
        };
        Ok(Self(list_of(value.unwrap_or_default()).into_iter().map(name).collect::<Result<_, _>>()?))
    }

    fn to_value(&self) -> Value {
        Value::List(self.0.iter().cloned().map(Value::String).collect())
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

fn parse_object<M: Model>(
    fields: impl IntoIterator<Item = (async_graphql::Name, Value)>,
    names: &mut Names,
) -> Result<Condition> {
    let mut conditions = Vec::new();
    for (name, value) in fields {
        match (name.as_str(), value) {
            // A variable that was given as null restricts nothing.
            (_, Value::Null) => {}
            ("and", value) => conditions.push(Condition::All(parse_list::<M>(list_of(value), names)?)),
            ("or", value) => conditions.push(Condition::Any(parse_list::<M>(list_of(value), names)?)),
            ("not", Value::Object(fields)) => {
                conditions.push(Condition::Not(Box::new(parse_object::<M>(fields, names)?)));
            }
            (name, value) => {
                let filter = M::FILTERS.iter().find(|filter| filter.name == name);
                let filter = filter.ok_or_else(|| Error::bad_input(format!("There is no filter `{name}`.")))?;
                let tests = parse_tests(filter, value)?;
                names.used.push(filter.name);
                if tests.iter().any(Test::is_range) {
                    names.ranges.push(filter.name);
                }
                conditions.extend(tests.into_iter().map(|test| filter.condition(test)));
            }
        }
    }
    Ok(Condition::All(conditions))
}

/// A single value stands for a list of one, as the specification says.
fn list_of(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) => items,
        single => vec![single],
    }
}

fn parse_list<M: Model>(items: Vec<Value>, names: &mut Names) -> Result<Vec<Condition>> {
    let parse = |item| match item {
        Value::Object(fields) => parse_object::<M>(fields, names),
        _ => Err(Error::bad_input("A list of filters holds objects.")),
    };
    items.into_iter().map(parse).collect()
}

/// Text, without regard to case and accents.
#[derive(InputObject, Default)]
struct TextFilter {
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
struct WordFilter {
    /// Is this word.
    eq: Option<String>,
    /// Is one of these.
    r#in: Option<Vec<String>>,
    /// Whether there is none.
    is_null: Option<bool>,
}

/// A reference to another record.
#[derive(InputObject, Default)]
struct IdFilter {
    /// Is this record.
    eq: Option<ID>,
    /// Is one of these.
    r#in: Option<Vec<ID>>,
    /// Whether there is none.
    is_null: Option<bool>,
}

/// A moment.
#[derive(InputObject, Default)]
struct DateTimeFilter {
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
struct DateFilter {
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
struct DecimalFilter {
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
fn parse_tests(filter: &Filter, value: Value) -> Result<Vec<Test>> {
    let tests = match filter.kind {
        FilterKind::Text => text_tests(input(filter, value)?)?,
        FilterKind::Word | FilterKind::Citext => word_tests(input(filter, value)?)?,
        FilterKind::Choice(choice) => choice_tests(choice, value)?,
        FilterKind::Id(type_name) => id_tests(input(filter, value)?, type_name)?,
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
    };
    Ok(tests)
}

fn input<T: InputType>(filter: &Filter, value: Value) -> Result<T> {
    T::parse(Some(value)).map_err(|error| {
        let message = error.into_server_error(async_graphql::Pos::default()).message;
        Error::bad_input(format!("Filter `{}`: {message}", filter.name))
    })
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

fn id_tests(f: IdFilter, type_name: &str) -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    if let Some(id) = f.eq {
        tests.push(Test::Eq(Bind::Uuid(ids::decode(&id, type_name)?)));
    }
    if let Some(list) = f.r#in {
        check_length(list.len())?;
        let list: Result<Vec<_>> = list.iter().map(|id| ids::decode(id, type_name)).collect();
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
fn checked(text: String) -> Result<String> {
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
