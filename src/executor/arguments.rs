//! Arguments of fields: declared for the SDL, read with a clear refusal.

use async_graphql::{InputType, registry::Registry};

use crate::{
    error::{Error, Result},
    executor::{Context, Selected},
};

/// An argument of a field, as the SDL shows it.
pub struct Argument {
    pub name: &'static str,
    pub description: &'static str,
    pub type_of: fn(&mut Registry) -> String,
}

impl Argument {
    /// An argument of the input type `T`.
    pub fn of<T: InputType>(name: &'static str, description: &'static str) -> Self {
        Self { name, description, type_of: T::create_type_info }
    }
}

/// The value of an argument; an absent one reads as `T` reads nothing.
pub fn read<T: InputType>(context: &Context<'_>, selected: &Selected<'_>, name: &str) -> Result<T> {
    let field = context.graphql().with_field(selected.node);
    match field.param_value::<T>(name, None) {
        Ok((_, value)) => Ok(value),
        Err(error) => Err(Error::bad_input(format!("Argument `{name}`: {}", error.message))),
    }
}
