//! Enums of the API that stand in tables, as inputs.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueError, InputValueResult, Value, registry::Registry};

use crate::{
    db::filters::Choice,
    executor::{fields::register_choice, filters::list_of},
};

/// A type of the program whose values an enum of the API names.
pub trait Choosable: Copy + Send + Sync {
    const CHOICE: &'static Choice;

    /// The value with this word of the database.
    fn of(stored: &str) -> Option<Self>;

    /// The word the database keeps.
    fn stored(self) -> &'static str;
}

/// One value of an enum.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<T>(pub T);

impl<T: Choosable> InputType for Chosen<T> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        T::CHOICE.name.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        register_choice(registry, T::CHOICE) + "!"
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let name = match value.unwrap_or_default() {
            Value::Enum(name) => name.to_string(),
            Value::String(name) => name,
            other => return Err(InputValueError::expected_type(other)),
        };
        let chosen = T::CHOICE.stored(&name).and_then(T::of);
        chosen.map(Self).ok_or_else(|| InputValueError::custom(format!("there is no `{name}` in {}", T::CHOICE.name)))
    }

    fn to_value(&self) -> Value {
        T::CHOICE.name_of(self.0.stored()).map_or(Value::Null, |name| Value::Enum(async_graphql::Name::new(name)))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
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
