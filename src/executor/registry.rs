//! Puts the tables of fields into async-graphql's registry, from which SDL, validation and introspection come.

use async_graphql::{
    indexmap::{IndexMap, IndexSet},
    registry::{MetaField, MetaInputValue, MetaType, ObjectBuilder, Registry},
};

use crate::executor::{Argument, Object};

/// The interface of every record with an id.
pub const NODE: &str = "Node";

/// Registers an object once; types may refer to each other in circles.
pub fn object<T: Object>(registry: &mut Registry) -> String {
    if !registry.types.contains_key(T::NAME) {
        registry.types.insert(T::NAME.to_owned(), ObjectBuilder::new(T::NAME, IndexMap::new()).build());
        let fields = T::fields().iter().map(|field| field.meta(registry)).collect();
        plain_object(registry, T::NAME, T::fields().description(), fields);
        if T::IS_NODE {
            node(registry, T::NAME);
        }
    }
    T::NAME.to_owned()
}

/// Registers an object whose fields the executor writes by hand, such as a connection.
pub fn plain_object(registry: &mut Registry, name: &str, description: &str, fields: Vec<MetaField>) {
    let fields = fields.into_iter().map(|field| (field.name.clone(), field)).collect();
    let object = ObjectBuilder::new(name, fields).description(Some(description.to_owned())).build();
    registry.types.insert(name.to_owned(), object);
}

/// A field of the SDL.
pub fn field(name: &str, ty: impl Into<String>, description: &str) -> MetaField {
    MetaField { description: Some(description.to_owned()), ..MetaField::new(name, ty) }
}

/// The arguments of a field of the SDL.
pub fn arguments(registry: &mut Registry, arguments: &[Argument]) -> IndexMap<String, MetaInputValue> {
    let describe = |argument: &Argument| {
        let mut value = MetaInputValue::new(argument.name, (argument.type_of)(registry));
        value.description = Some(argument.description.to_owned());
        (argument.name.to_owned(), value)
    };
    arguments.iter().map(describe).collect()
}

/// Adds a type to the interface `Node`.
fn node(registry: &mut Registry, type_name: &str) {
    let interface = registry.types.entry(NODE.to_owned()).or_insert_with(|| MetaType::Interface {
        name: NODE.to_owned(),
        description: Some("A record with a globally unique id.".to_owned()),
        fields: std::iter::once(("id".to_owned(), field("id", "ID!", "Opaque id, unique among all records.")))
            .collect(),
        possible_types: IndexSet::default(),
        extends: false,
        inaccessible: false,
        tags: Vec::new(),
        keys: None,
        visible: None,
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    });
    if let MetaType::Interface { possible_types, .. } = interface {
        possible_types.insert(type_name.to_owned());
    }
    registry.add_implements(type_name, NODE);
}

/// Registers a union of object types.
pub fn union(registry: &mut Registry, name: &str, description: &str, members: Vec<String>) {
    registry.types.insert(
        name.to_owned(),
        MetaType::Union {
            name: name.to_owned(),
            description: Some(description.to_owned()),
            possible_types: members.into_iter().collect(),
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            rust_typename: None,
            directive_invocations: Vec::new(),
        },
    );
}

/// Registers a scalar; one that is not `of_any_shape` is written as text.
pub fn scalar(
    registry: &mut Registry,
    name: &str,
    description: &str,
    specified_by: &str,
    of_any_shape: bool,
) -> String {
    registry.types.entry(name.to_owned()).or_insert_with(|| MetaType::Scalar {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        is_valid: Some(std::sync::Arc::new(move |value| {
            of_any_shape || matches!(value, async_graphql::Value::String(_))
        })),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        specified_by_url: Some(specified_by.to_owned()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    });
    name.to_owned()
}
