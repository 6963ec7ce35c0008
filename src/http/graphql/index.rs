//! What the edge knows of the schema: which fields hold objects, lists and pages, and what inputs look like.
//! Read once from the SDL, so that it can never differ from what callers see.

use std::collections::{HashMap, HashSet};

use async_graphql::Positioned;
use async_graphql::parser::{
    parse_schema,
    types::{
        BaseType, ConstDirective, FieldDefinition, InputValueDefinition, OperationType, Type, TypeDefinition, TypeKind,
        TypeSystemDefinition,
    },
};

use crate::error::{Error, Result};

/// The types of a schema, by name.
#[derive(Debug)]
pub struct SchemaIndex {
    types: HashMap<String, Kind>,
    /// The objects behind each interface and union.
    members: HashMap<String, Vec<String>>,
    roots: [Option<String>; 3],
}

/// What a named type is.
#[derive(Debug)]
pub enum Kind {
    Scalar,
    Enum(HashSet<String>),
    /// An object, an interface or a union (which has no fields of its own).
    Output(HashMap<String, Field>),
    Input {
        fields: HashMap<String, InputField>,
        /// Exactly one field must be given.
        one_of: bool,
    },
}

#[derive(Debug)]
pub struct Field {
    pub type_name: String,
    pub is_list: bool,
    /// Whether `first` or `last` says how many to expect.
    pub is_paged: bool,
    pub arguments: HashMap<String, Type>,
}

#[derive(Debug)]
pub struct InputField {
    pub ty: Type,
    pub has_default: bool,
}

impl SchemaIndex {
    /// Reads the schema definition language.
    pub fn of_sdl(sdl: &str) -> Result<Self> {
        let document = parse_schema(sdl).map_err(Error::internal)?;
        let mut index =
            Self { types: HashMap::new(), members: HashMap::new(), roots: [Some("Query".to_owned()), None, None] };
        for name in ["Int", "Float", "String", "Boolean", "ID"] {
            index.types.insert(name.to_owned(), Kind::Scalar);
        }
        for definition in document.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    let schema = schema.node;
                    index.roots = [schema.query, schema.mutation, schema.subscription]
                        .map(|root| root.map(|name| name.node.to_string()));
                }
                TypeSystemDefinition::Type(definition) => index.add(definition.node),
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        Ok(index)
    }

    fn add(&mut self, definition: TypeDefinition) {
        let name = definition.name.node.as_str();
        match &definition.kind {
            TypeKind::Object(object) => {
                for interface in &object.implements {
                    self.members.entry(interface.node.to_string()).or_default().push(name.to_owned());
                }
            }
            TypeKind::Union(union) => {
                let members = union.members.iter().map(|member| member.node.to_string());
                self.members.entry(name.to_owned()).or_default().extend(members);
            }
            _ => {}
        }
        let kind = match definition.kind {
            TypeKind::Scalar => Kind::Scalar,
            TypeKind::Enum(kind) => {
                Kind::Enum(kind.values.into_iter().map(|value| value.node.value.node.to_string()).collect())
            }
            TypeKind::Object(object) => Kind::Output(fields(object.fields)),
            TypeKind::Interface(interface) => Kind::Output(fields(interface.fields)),
            TypeKind::Union(_) => Kind::Output(HashMap::new()),
            TypeKind::InputObject(input) => Kind::Input {
                fields: input.fields.into_iter().map(|field| input_field(field.node)).collect(),
                one_of: has_directive(&definition.directives, "oneOf"),
            },
        };
        self.types.insert(definition.name.node.to_string(), kind);
    }

    pub fn kind(&self, type_name: &str) -> Option<&Kind> {
        self.types.get(type_name)
    }

    /// The objects that a type stands for: itself, or all that are behind an interface or a union.
    pub fn concrete<'a>(&'a self, type_name: &'a str) -> impl Iterator<Item = &'a str> {
        let members = self.members.get(type_name);
        let itself = members.is_none().then_some(type_name);
        itself.into_iter().chain(members.into_iter().flatten().map(String::as_str))
    }

    /// The type at the root of an operation.
    pub fn root(&self, operation: OperationType) -> Option<&str> {
        let [query, mutation, subscription] = &self.roots;
        match operation {
            OperationType::Query => query.as_deref(),
            OperationType::Mutation => mutation.as_deref(),
            OperationType::Subscription => subscription.as_deref(),
        }
    }

    /// The field `name` of the type `parent`.
    pub fn field(&self, parent: &str, name: &str) -> Option<&Field> {
        match self.kind(parent)? {
            Kind::Output(fields) => fields.get(name),
            _ => None,
        }
    }

    /// Whether values of the type have fields.
    pub fn is_composite(&self, type_name: &str) -> bool {
        matches!(self.kind(type_name), Some(Kind::Output(_)))
    }
}

fn fields(definitions: Vec<Positioned<FieldDefinition>>) -> HashMap<String, Field> {
    definitions
        .into_iter()
        .map(|definition| {
            let definition = definition.node;
            let (type_name, is_list) = named(&definition.ty.node.base);
            let arguments: HashMap<_, _> = definition
                .arguments
                .into_iter()
                .map(|argument| (argument.node.name.node.to_string(), argument.node.ty.node))
                .collect();
            let is_paged = ["first", "last"].iter().any(|name| arguments.contains_key(*name));
            (definition.name.node.to_string(), Field { type_name, is_list, is_paged, arguments })
        })
        .collect()
}

fn named(base: &BaseType) -> (String, bool) {
    match base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (named(&inner.base).0, true),
    }
}

fn input_field(definition: InputValueDefinition) -> (String, InputField) {
    let has_default = definition.default_value.is_some();
    (definition.name.node.to_string(), InputField { ty: definition.ty.node, has_default })
}

fn has_directive(directives: &[Positioned<ConstDirective>], name: &str) -> bool {
    directives.iter().any(|directive| directive.node.name.node == name)
}
