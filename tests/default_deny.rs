//! Nothing is readable by default: every type of the schema is a record with a line in the table of rights, or named here
//! with the reason it needs none.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::{
    parse_schema,
    types::{ObjectType, TypeKind, TypeSystemDefinition},
};
use tessera::auth::{
    Operation,
    rights::{Rights, defaults},
};

/// Types without a line in the table, and why nobody sees more by them than by what has one.
const WITHOUT: [(&str, &str); 35] = [
    ("Query", "the root; each of its fields asks for the permit of what it leads to"),
    ("Mutation", "the root; each of its fields asks for the permit of what it changes"),
    ("Subscription", "the root; each of its fields asks for the permit of what it tells of, and each event once more"),
    ("ClientEvent", "of a client that may be read, cut down to fields that may be read"),
    ("NoteEvent", "of a note that may be read, cut down to fields that may be read"),
    ("DealEvent", "of a deal that may be read, cut down to fields that may be read"),
    ("ProductEvent", "of a product that may be read, cut down to fields that may be read"),
    ("NotificationEvent", "of a notification that is the viewer's"),
    ("Viewer", "who is asking"),
    ("PageInfo", "of a page: cursors of what was found"),
    ("TotalCount", "of a list: how many were found"),
    ("Problem", "what is wrong with an input, for whoever sent it"),
    ("Conflict", "cut down to fields that may be read when it is found"),
    ("ConflictField", "cut down to fields that may be read when it is found"),
    ("Money", "the value of a field that has a right"),
    ("Address", "the value of a field that has a right"),
    ("WebhookSecret", "the value of a field that has a right"),
    ("RoleRight", "the value of Role.rights and of Access.rights"),
    ("RecordChange", "read at its record alone"),
    ("FieldChange", "made for fields that may be read alone"),
    ("MergeField", "cut down to fields that may be read when it is found"),
    ("ClientDuplicate", "found among clients that may be read"),
    ("ContactDuplicate", "found among contacts that may be read"),
    ("ProductFacets", "counted among products that may be read, by fields that may be read"),
    ("CategoryFacet", "of ProductFacets"),
    ("BrandFacet", "of ProductFacets"),
    ("StatusFacet", "of ProductFacets"),
    ("KindFacet", "of ProductFacets"),
    ("Access", "has a line, and its field of the root asks for the permit of it"),
    ("RecordAccess", "of Access"),
    ("OperationAccess", "of Access"),
    ("ClientMergePayload", "the answer to whoever may merge"),
    ("ContactMergePayload", "the answer to whoever may merge"),
    ("TimelineItemConnection", "a list of what may be read"),
    ("TimelineItemEdge", "a list of what may be read"),
];

fn objects() -> BTreeMap<String, ObjectType> {
    let document = parse_schema(tessera::resolvers::sdl()).unwrap();
    let object = |definition| match definition {
        TypeSystemDefinition::Type(definition) => match definition.node.kind {
            TypeKind::Object(object) => Some((definition.node.name.node.to_string(), object)),
            _ => None,
        },
        _ => None,
    };
    document.definitions.into_iter().filter_map(object).collect()
}

fn is_record(object: &ObjectType) -> bool {
    object.implements.iter().any(|interface| interface.node == "Node")
}

/// The type that a list or the answer to a mutation is of: `ClientEdge` is of `Client`.
fn made_for(name: &str) -> Option<&str> {
    ["Connection", "Edge", "BulkPayload", "Payload"].iter().find_map(|suffix| name.strip_suffix(suffix))
}

#[test]
fn every_type_is_a_record_with_a_right_or_is_named_with_its_reason() {
    let objects = objects();
    let lines: BTreeSet<&str> =
        defaults::TABLE.iter().filter(|(_, field, _)| *field == "*").map(|(name, ..)| *name).collect();
    let (mut denied, mut stale) = (Vec::new(), Vec::new());
    for (name, object) in &objects {
        let has_line = lines.contains(name.as_str());
        let is_of_a_record =
            made_for(name).is_some_and(|of| objects.get(of).is_some_and(is_record) || of == "RecordChange");
        let is_named = WITHOUT.iter().any(|(other, _)| other == name);
        match (is_record(object), has_line || is_of_a_record || is_named) {
            (true, _) if !has_line => denied.push(name.clone()),
            (false, false) => denied.push(name.clone()),
            _ => {}
        }
        // A record is never named: its fields would be read without a right.
        if is_named && (is_record(object) || is_of_a_record) {
            stale.push(name.clone());
        }
    }
    stale.extend(WITHOUT.iter().filter(|(name, _)| !objects.contains_key(*name)).map(|(name, _)| (*name).to_owned()));
    assert!(denied.is_empty(), "nobody may read these: give them a line in the table of rights, {denied:?}");
    assert!(stale.is_empty(), "these need no reason: {stale:?}");
}

#[test]
fn what_the_table_does_not_name_is_refused_to_everybody() {
    let nobody = Rights::default();
    for (name, object) in objects().iter().filter(|(_, object)| is_record(object)) {
        for field in &object.fields {
            let field = field.node.name.node.as_str();
            for operation in Operation::ALL {
                assert!(!nobody.allows(name, field, operation), "{name}.{field}");
                for (role, _) in defaults::ROLES {
                    let rights = defaults::rights(role);
                    assert!(!rights.allows("Unnamed", field, operation), "{role}: Unnamed.{field}");
                }
            }
        }
    }
}

#[test]
fn every_line_of_the_table_names_a_field_there_is() {
    let sdl = tessera::resolvers::sdl();
    let objects = objects();
    for (name, field, _) in defaults::TABLE.iter().filter(|(_, field, _)| *field != "*") {
        let object = objects.get(*name).unwrap_or_else(|| panic!("{name} is no type"));
        let input = sdl.contains(&format!("input {name}UpdateInput"));
        let is_field = object.fields.iter().any(|other| other.node.name.node == *field);
        assert!(is_field || input, "{name}.{field}");
        // Whoever may not read it gets null.
        for other in object.fields.iter().filter(|other| other.node.name.node == *field) {
            assert!(other.node.ty.node.nullable, "{name}.{field} is guarded and cannot be null");
        }
    }
}
