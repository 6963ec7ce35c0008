//! Filters and orders as inputs of the API, made from the tables in `models`.

mod custom;
mod operators;

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{
    InputType, InputValueError, InputValueResult, Value,
    indexmap::IndexMap,
    registry::{InputObjectBuilder, MetaEnumValue, MetaInputValue, MetaType, Registry},
};

use crate::{
    auth::Viewer,
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind, Test},
        orders::{Direction, OrderKey},
    },
    error::{Code, Error, Result},
    executor::{Context, fields::register_choice},
    models::{
        Model,
        custom_fields::{
            VALUES,
            asked::{Asked, Test as CustomTest},
        },
        inputs::Problem,
    },
};

use operators::{DateFilter, DateTimeFilter, DecimalFilter, IdFilter, TextFilter, WordFilter, parse_tests};

/// Tests of one filter at most; a question that needs more is another question.
const MAX_TESTS: usize = 200;

/// The filter of a noun: `ClientFilter`.
pub struct FilterInput<M> {
    condition: Result<Condition>,
    names: Names,
    model: PhantomData<fn() -> M>,
}

/// Names of the filters a caller used.
#[derive(Default)]
struct Names {
    /// With the place of each in the filter.
    used: Vec<(&'static str, Vec<String>)>,
    /// Those that ask for neighbours in the order of what they test.
    ranges: Vec<&'static str>,
    /// Tests of custom fields, which are to be compared with the definitions.
    custom: Vec<CustomTest>,
    /// Where reading is; after a failure, where it happened.
    place: Vec<String>,
}

impl Names {
    /// Reads what stands one step deeper.
    fn within<T>(&mut self, step: &dyn ToString, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.place.push(step.to_string());
        let found = read(self)?;
        self.place.pop();
        Ok(found)
    }
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

    /// The condition, if the viewer may read every field it tests: an answer would tell what the field hides. The
    /// custom fields that it names are to be checked before it is used.
    pub fn into_condition(self, context: &Context<'_>) -> Result<(Condition, Asked)> {
        let asked = self.asked();
        let condition = self.accept(|field| context.may_read(M::TYPE_NAME, field)).map_err(|(_, error)| error)?;
        Ok((condition, asked))
    }

    /// The custom fields it tests.
    pub fn asked(&self) -> Asked {
        Asked { resource: M::TYPE_NAME, tests: self.names.custom.clone() }
    }

    /// What a filter that is kept would be refused for if it were used: where, and why.
    pub fn problem(self, viewer: &Viewer) -> Option<Problem> {
        let (place, error) = self.accept(|field| viewer.may_read(M::TYPE_NAME, field)).err()?;
        let code = if error.code == Code::Forbidden { "FORBIDDEN" } else { "INVALID_FILTER" };
        let path: Vec<&str> = std::iter::once("filter").chain(place.iter().map(String::as_str)).collect();
        Some(Problem::new(&path, code, error.message))
    }

    fn accept(self, may_read: impl Fn(&str) -> bool) -> Result<Condition, (Vec<String>, Error)> {
        let condition = self.condition.map_err(|error| (self.names.place, error))?;
        if let Some((name, place)) = self.names.used.into_iter().find(|(name, _)| !may_read(name)) {
            return Err((place, Error::forbidden(format!("Your role has no right to read {}.{name}.", M::TYPE_NAME))));
        }
        if condition.size() > MAX_TESTS {
            let message = format!("Argument `filter`: at most {MAX_TESTS} tests.");
            return Err((Vec::new(), Error::bad_input(message)));
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
        FilterKind::Id(_) | FilterKind::Node => IdFilter::create_type_info(registry),
        FilterKind::Time => DateTimeFilter::create_type_info(registry),
        FilterKind::Date => DateFilter::create_type_info(registry),
        FilterKind::Decimal => DecimalFilter::create_type_info(registry),
        FilterKind::Boolean => <bool as InputType>::create_type_info(registry),
        FilterKind::Choice(choice) => register_choice_filter(registry, choice),
        FilterKind::Custom => custom::register(registry),
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

fn parse_object<M: Model>(
    fields: impl IntoIterator<Item = (async_graphql::Name, Value)>,
    names: &mut Names,
) -> Result<Condition> {
    let mut conditions = Vec::new();
    for (name, value) in fields {
        // A variable that was given as null restricts nothing.
        if value != Value::Null {
            conditions.extend(names.within(&name, |names| parse_field::<M>(&name, value, names))?);
        }
    }
    Ok(Condition::All(conditions))
}

fn parse_field<M: Model>(name: &str, value: Value, names: &mut Names) -> Result<Vec<Condition>> {
    match (name, value) {
        ("and", value) => Ok(vec![Condition::All(parse_list::<M>(list_of(value), names)?)]),
        ("or", value) => Ok(vec![Condition::Any(parse_list::<M>(list_of(value), names)?)]),
        ("not", Value::Object(fields)) => Ok(vec![Condition::Not(Box::new(parse_object::<M>(fields, names)?))]),
        (name, value) => {
            let filter = M::FILTERS.iter().find(|filter| filter.name == name);
            let filter = filter.ok_or_else(|| Error::bad_input(format!("There is no filter `{name}`.")))?;
            if matches!(filter.kind, FilterKind::Custom) {
                return parse_custom::<M>(value, names);
            }
            let tests = parse_tests(filter, value.clone()).inspect_err(|_| {
                names.place.extend(wrong_operator(filter, value));
            })?;
            names.used.push((filter.name, names.place.clone()));
            if tests.iter().any(Test::is_range) {
                names.ranges.push(filter.name);
            }
            Ok(tests.into_iter().map(|test| filter.condition(test)).collect())
        }
    }
}

fn parse_custom<M: Model>(value: Value, names: &mut Names) -> Result<Vec<Condition>> {
    let found = custom::read(M::TYPE_NAME, value, &names.place).map_err(|(test, error)| {
        names.place.extend(test);
        error
    })?;
    // What may not be read of a record may not be asked either.
    names.used.push((VALUES.name, names.place.clone()));
    let (conditions, tests): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    names.custom.extend(tests);
    Ok(conditions)
}

/// The test of a filter that cannot be read.
fn wrong_operator(filter: &Filter, value: Value) -> Option<String> {
    let Value::Object(fields) = value else { return None };
    let fails = |(name, value): &(async_graphql::Name, Value)| {
        parse_tests(filter, Value::Object(std::iter::once((name.clone(), value.clone())).collect())).is_err()
    };
    fields.into_iter().find(fails).map(|(name, _)| name.to_string())
}

/// A single value stands for a list of one, as the specification says.
pub(super) fn list_of(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) => items,
        single => vec![single],
    }
}

fn parse_list<M: Model>(items: Vec<Value>, names: &mut Names) -> Result<Vec<Condition>> {
    let parse = |(index, item): (usize, Value)| {
        names.within(&index, |names| match item {
            Value::Object(fields) => parse_object::<M>(fields, names),
            _ => Err(Error::bad_input("A list of filters holds objects.")),
        })
    };
    items.into_iter().enumerate().map(parse).collect()
}
