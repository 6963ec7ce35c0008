//! The schema as the walk reads it: from the SDL alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, InputValueDefinition, Type as SdlType, TypeKind, TypeSystemDefinition},
};

/// A type as a field or an argument names it.
#[derive(Debug, Clone)]
pub struct Type {
    /// The innermost name.
    pub name: String,
    pub is_list: bool,
    pub is_required: bool,
    /// As it is written: `[ID!]!`.
    pub text: String,
}

/// An argument, or a field of an input.
#[derive(Debug, Clone)]
pub struct Slot {
    pub name: String,
    pub ty: Type,
    pub has_default: bool,
}

impl Slot {
    pub fn is_needed(&self) -> bool {
        self.ty.is_required && !self.has_default
    }
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub ty: Type,
    pub slots: Vec<Slot>,
}

impl Field {
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}

#[derive(Debug, Default)]
pub struct Schema {
    pub objects: BTreeMap<String, Vec<Field>>,
    /// Objects that are records.
    pub nodes: BTreeSet<String>,
    pub unions: HashMap<String, Vec<String>>,
    pub inputs: HashMap<String, Vec<Slot>>,
    pub enums: HashMap<String, Vec<String>>,
}

fn named(ty: &SdlType) -> (String, bool) {
    match &ty.base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (named(inner).0, true),
    }
}

fn type_of(ty: &SdlType) -> Type {
    let (name, is_list) = named(ty);
    Type { name, is_list, is_required: !ty.nullable, text: ty.to_string() }
}

fn slot(value: &InputValueDefinition) -> Slot {
    Slot { name: value.name.node.to_string(), ty: type_of(&value.ty.node), has_default: value.default_value.is_some() }
}

impl Schema {
    pub fn read() -> Self {
        let mut schema = Self::default();
        for definition in parse_schema(tessera::resolvers::sdl()).unwrap().definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Object(object) => {
                    if object.implements.iter().any(|interface| interface.node == "Node") {
                        schema.nodes.insert(name.clone());
                    }
                    let field = |field: &async_graphql::parser::types::FieldDefinition| Field {
                        name: field.name.node.to_string(),
                        ty: type_of(&field.ty.node),
                        slots: field.arguments.iter().map(|argument| slot(&argument.node)).collect(),
                    };
                    schema.objects.insert(name, object.fields.iter().map(|other| field(&other.node)).collect());
                }
                TypeKind::Union(union) => {
                    let members = union.members.iter().map(|member| member.node.to_string()).collect();
                    schema.unions.insert(name, members);
                }
                TypeKind::InputObject(input) => {
                    schema.inputs.insert(name, input.fields.iter().map(|field| slot(&field.node)).collect());
                }
                TypeKind::Enum(choices) => {
                    let values = choices.values.iter().map(|value| value.node.value.node.to_string()).collect();
                    schema.enums.insert(name, values);
                }
                TypeKind::Scalar | TypeKind::Interface(_) => {}
            }
        }
        schema
    }

    /// What a page of a list is of.
    pub fn listed<'a>(&self, name: &'a str) -> Option<&'a str> {
        name.strip_suffix("Connection").filter(|_| self.objects.contains_key(name))
    }

    /// Whether a type only wraps others: pages, and answers to mutations.
    pub fn is_wrapper(&self, name: &str) -> bool {
        ["Connection", "Edge", "Payload"].iter().any(|suffix| name.ends_with(suffix)) && !self.nodes.contains(name)
    }

    /// The objects that a field of this type may lead to.
    pub fn targets(&self, name: &str) -> Vec<String> {
        let name = self.listed(name).unwrap_or(name);
        match self.unions.get(name) {
            Some(members) => members.clone(),
            None if name == "Node" => self.nodes.iter().cloned().collect(),
            None if self.objects.contains_key(name) => vec![name.to_owned()],
            None => Vec::new(),
        }
    }

    pub fn has_field(&self, object: &str, field: &str) -> bool {
        self.objects.get(object).is_some_and(|fields| fields.iter().any(|other| other.name == field))
    }

    /// The record that a mutation is about, from the type that answers it: `ClientBulkPayload` of `Client`.
    pub fn noun_of(&self, payload: &str) -> String {
        let stem = payload.strip_suffix("Payload").unwrap_or_else(|| panic!("{payload} answers a mutation"));
        let stems = [stem, stem.trim_end_matches("Bulk"), stem.trim_end_matches("Merge")];
        let found = stems.into_iter().find(|stem| self.nodes.contains(*stem));
        found.unwrap_or_else(|| panic!("{payload} is of no record")).to_owned()
    }
}
