//! Tables of fields: one line names, describes and resolves a field.

use std::collections::HashMap;

use async_graphql::{
    ID, OutputType,
    registry::{MetaField, MetaType, Registry},
};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{
    auth::{Sealer, keys::KeyRing},
    db::{filters::Choice, rows::Columns, select::Edge},
    error::Result,
    executor::{
        Json, Stored, StoredField, TextScalar,
        connections::ByParent,
        links::{ById, Joined, Link, Value, Values},
        lists::ListByParent,
        opened::Opened,
        registry,
        scalars::{Date as DateScalar, Decimal as DecimalScalar},
    },
    models::Model,
};

/// A type of the API whose rows resolve themselves.
pub trait Object: Sized + Send + Sync + 'static {
    const NAME: &'static str;
    /// Whether the type is a record with an id of its own.
    const IS_NODE: bool = true;

    /// The type's fields; built once.
    fn fields() -> &'static Fields<Self>;
}

/// The fields of a type, in the order of the SDL.
pub struct Fields<T> {
    description: &'static str,
    list: Vec<Field<T>>,
    index: HashMap<&'static str, usize>,
}

/// One field of a type.
pub struct Field<T> {
    pub name: &'static str,
    description: &'static str,
    pub(super) resolve: Resolve<T>,
}

/// How a field gets its value.
pub(super) enum Resolve<T> {
    /// From columns of the row itself.
    Leaf(Columns, Leaf<T>),
    /// From other records or from a value with fields of its own.
    Link(Box<dyn Link<T>>),
}

/// A value of the row, by its type in the API.
pub(super) enum Leaf<T> {
    Id(fn(&T) -> Uuid),
    Text(fn(&T) -> Option<&str>),
    OwnedText(fn(&T) -> Option<String>),
    Scalar(TextScalar, fn(&T) -> Option<&str>),
    Choice(&'static Choice, fn(&T) -> Option<&str>),
    Boolean(fn(&T) -> Option<bool>),
    Int(fn(&T) -> Option<i64>),
    Decimal(fn(&T) -> Option<Decimal>),
    Time(fn(&T) -> Option<DateTime<Utc>>),
    Date(fn(&T) -> Option<NaiveDate>),
    Texts(fn(&T) -> &[String]),
    OptionalTexts(fn(&T) -> Option<&[String]>),
    Json(fn(&T) -> Option<&serde_json::Value>),
}

impl<T: Object> Fields<T> {
    pub fn new(description: &'static str) -> Self {
        Self { description, list: Vec::new(), index: HashMap::new() }
    }

    fn with(mut self, name: &'static str, description: &'static str, resolve: Resolve<T>) -> Self {
        self.index.insert(name, self.list.len());
        self.list.push(Field { name, description, resolve });
        self
    }

    fn leaf(self, name: &'static str, columns: Columns, description: &'static str, leaf: Leaf<T>) -> Self {
        self.with(name, description, Resolve::Leaf(columns, leaf))
    }

    /// The opaque id; every record has one, so it is never null.
    #[must_use]
    pub fn id(self, get: fn(&T) -> Uuid) -> Self {
        self.leaf("id", Columns::NONE, "Opaque id, unique among all records.", Leaf::Id(get))
    }

    #[must_use]
    pub fn text(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<&str>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Text(get))
    }

    /// Text put together from several columns.
    #[must_use]
    pub fn computed_text(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<String>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::OwnedText(get))
    }

    #[must_use]
    pub fn scalar(
        self,
        name: &'static str,
        columns: Columns,
        scalar: TextScalar,
        description: &'static str,
        get: fn(&T) -> Option<&str>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Scalar(scalar, get))
    }

    #[must_use]
    pub fn choice(
        self,
        name: &'static str,
        columns: Columns,
        choice: &'static Choice,
        description: &'static str,
        get: fn(&T) -> Option<&str>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Choice(choice, get))
    }

    #[must_use]
    pub fn boolean(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<bool>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Boolean(get))
    }

    #[must_use]
    pub fn int(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<i64>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Int(get))
    }

    #[must_use]
    pub fn decimal(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<Decimal>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Decimal(get))
    }

    #[must_use]
    pub fn time(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<DateTime<Utc>>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Time(get))
    }

    #[must_use]
    pub fn date(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<NaiveDate>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Date(get))
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(self, name: &'static str, description: &'static str, get: fn(&T) -> &[String]) -> Self {
        self.leaf(name, Columns::NONE, description, Leaf::Texts(get))
    }

    /// A list of texts that a column holds.
    #[must_use]
    pub fn stored_texts(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<&[String]>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::OptionalTexts(get))
    }

    /// A value of any shape that a column holds.
    #[must_use]
    pub fn stored_json(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<&serde_json::Value>,
    ) -> Self {
        self.leaf(name, columns, description, Leaf::Json(get))
    }

    /// A value of any shape.
    #[must_use]
    pub fn json(
        self,
        name: &'static str,
        description: &'static str,
        get: fn(&T) -> Option<&serde_json::Value>,
    ) -> Self {
        self.leaf(name, Columns::NONE, description, Leaf::Json(get))
    }

    /// Any other link.
    #[must_use]
    pub fn link(self, name: &'static str, description: &'static str, link: impl Link<T> + 'static) -> Self {
        self.with(name, description, Resolve::Link(Box::new(link)))
    }

    /// A value with fields of its own, made from the row.
    #[must_use]
    pub fn value<V: Object>(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        get: fn(&T) -> Option<V>,
    ) -> Self {
        self.link(name, description, Value { columns, get })
    }

    /// A list of values with fields of their own, held by the row.
    #[must_use]
    pub fn values<V: Object>(
        self,
        name: &'static str,
        description: &'static str,
        get: fn(&T) -> &[crate::db::rows::Record<V>],
    ) -> Self {
        self.link(name, description, Values { get })
    }

    /// The record whose id stands in `key`, a column of the row, read in the same statement.
    #[must_use]
    pub fn one<U: Model + Object>(self, name: &'static str, key: &'static str, description: &'static str) -> Self {
        self.link(name, description, Joined::<U>::new(key))
    }

    /// The record with an id the row holds, read by one look-up for the whole level.
    #[must_use]
    pub fn by_id<U: Model + Object>(
        self,
        name: &'static str,
        description: &'static str,
        get: fn(&T) -> Option<Uuid>,
    ) -> Self {
        self.link(name, description, ById::<T, U>::new(get))
    }
}

impl<T: Object + Model> Fields<T> {
    /// A value of any shape that is stored sealed.
    #[must_use]
    pub fn opened(
        self,
        name: &'static str,
        columns: Columns,
        description: &'static str,
        sealer: fn(&KeyRing) -> Result<Sealer>,
        open: fn(&Sealer, &T) -> Result<Option<serde_json::Value>>,
    ) -> Self {
        self.link(name, description, Opened { columns, sealer, open })
    }

    /// A page of the records that belong to the row.
    #[must_use]
    pub fn many<U: Model + Object>(self, name: &'static str, edge: Edge, description: &'static str) -> Self {
        self.link(name, description, ByParent::<U>::new(edge))
    }

    /// All the records that belong to the row, where they are few by nature.
    #[must_use]
    pub fn list<U: Model + Object>(self, name: &'static str, edge: Edge, description: &'static str) -> Self {
        self.link(name, description, ListByParent::<U>::new(edge))
    }
}

impl<T> Fields<T> {
    pub fn description(&self) -> &'static str {
        self.description
    }

    /// What a row of the type keeps for each field that shows a column of it.
    pub fn stored(&self, columns: &[&'static str]) -> Vec<StoredField> {
        let kept = self.list.iter().filter_map(|field| {
            let (column, stored) = match &field.resolve {
                Resolve::Leaf(read, leaf) => match *read.names(columns).as_slice() {
                    [column] => (column, leaf.stored()?),
                    _ => return None,
                },
                Resolve::Link(link) => link.stored(field.name, columns)?,
            };
            Some(StoredField { field: field.name, column, stored })
        });
        kept.collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Field<T>> {
        self.list.iter()
    }

    pub fn get(&self, name: &str) -> Option<&Field<T>> {
        self.list.get(*self.index.get(name)?)
    }
}

impl<T> Field<T> {
    /// The field as the SDL shows it.
    pub(super) fn meta(&self, registry: &mut Registry) -> MetaField {
        match &self.resolve {
            Resolve::Leaf(_, leaf) => registry::field(self.name, leaf.register(registry), self.description),
            Resolve::Link(link) => {
                let ty = link.register(registry);
                let mut field = registry::field(self.name, ty, &format!("{}{}", self.description, link.remark()));
                field.args = registry::arguments(registry, &link.arguments());
                field
            }
        }
    }
}

impl<T> Leaf<T> {
    /// What the column of the value holds; none for what is computed.
    fn stored(&self) -> Option<Stored> {
        Some(match self {
            Self::Id(_) | Self::OwnedText(_) | Self::Texts(_) => return None,
            Self::Choice(choice, _) => Stored::Choice(choice),
            Self::Decimal(_) => Stored::Decimal,
            Self::Time(_) => Stored::Time,
            Self::Text(_)
            | Self::Scalar(..)
            | Self::Boolean(_)
            | Self::Int(_)
            | Self::Date(_)
            | Self::OptionalTexts(_)
            | Self::Json(_) => Stored::Json,
        })
    }

    fn register(&self, registry: &mut Registry) -> String {
        let optional = |ty: String| ty.trim_end_matches('!').to_owned();
        match self {
            Self::Id(_) => <ID as OutputType>::create_type_info(registry),
            Self::Text(_) | Self::OwnedText(_) => optional(<String as OutputType>::create_type_info(registry)),
            Self::Scalar(scalar, _) => scalar.register(registry),
            Self::Choice(choice, _) => register_choice(registry, choice),
            Self::Boolean(_) => optional(<bool as OutputType>::create_type_info(registry)),
            Self::Int(_) => optional(<i32 as OutputType>::create_type_info(registry)),
            Self::Decimal(_) => optional(<DecimalScalar as OutputType>::create_type_info(registry)),
            Self::Time(_) => optional(<DateTime<Utc> as OutputType>::create_type_info(registry)),
            Self::Date(_) => optional(<DateScalar as OutputType>::create_type_info(registry)),
            Self::Texts(_) => format!("[{}]!", <String as OutputType>::create_type_info(registry)),
            Self::OptionalTexts(_) => format!("[{}]", <String as OutputType>::create_type_info(registry)),
            Self::Json(_) => TextScalar::JSON.register(registry),
        }
    }

    /// Writes the value of `row`.
    pub(super) fn write(&self, type_name: &str, row: &T, out: &mut Json) {
        match self {
            Self::Id(get) => out.node_id(type_name, get(row)),
            Self::Text(get) | Self::Scalar(_, get) => out.optional(get(row), Json::text),
            Self::OwnedText(get) => out.optional(get(row), |out, text| out.text(&text)),
            Self::Choice(choice, get) => {
                out.optional(get(row).and_then(|stored| choice.name_of(stored)), Json::text);
            }
            Self::Boolean(get) => out.optional(get(row), Json::boolean),
            // An Int of GraphQL has 32 bits; what does not fit is not shown wrongly.
            Self::Int(get) => out.optional(get(row).filter(|value| i32::try_from(*value).is_ok()), Json::int),
            Self::Decimal(get) => out.optional(get(row), Json::decimal),
            Self::Time(get) => out.optional(get(row), Json::time),
            Self::Date(get) => out.optional(get(row), Json::date),
            Self::Texts(get) => out.array(get(row), |out, text| out.text(text)),
            Self::OptionalTexts(get) => {
                out.optional(get(row), |out, texts| out.array(texts, |out, text| out.text(text)));
            }
            Self::Json(get) => out.optional(get(row), |out, value| out.raw(&value.to_string())),
        }
    }
}

/// Registers an enum of the API.
pub(super) fn register_choice(registry: &mut Registry, choice: &Choice) -> String {
    let value = |(name, _, description): &(&'static str, &'static str, &'static str)| {
        let mut value = async_graphql::registry::MetaEnumValue::new(*name);
        value.description = Some((*description).to_owned());
        ((*name).to_owned(), value)
    };
    registry.types.entry(choice.name.to_owned()).or_insert_with(|| MetaType::Enum {
        name: choice.name.to_owned(),
        description: Some(choice.description.to_owned()),
        enum_values: choice.values.iter().map(value).collect(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    });
    choice.name.to_owned()
}
