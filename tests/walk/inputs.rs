//! Changes made from the schema: inputs of every mutation.

use serde_json::{Map, Value, json};
use tessera::auth::Operation;

use super::{
    documents::{Documents, type_of_id},
    schema::{Field, Slot},
    world::Class,
};
use crate::changes::nouns::COMMANDS;

/// A mutation of the schema.
pub struct Mutation {
    pub name: String,
    /// The type of its input.
    pub input: String,
    /// The record it is about.
    pub noun: String,
    payload: String,
    is_bulk: bool,
    /// The rights it needs: type, field and operation.
    pub rights: Vec<(String, String, Operation)>,
}

/// A place in an input where the id of a record stands.
pub struct IdPlace {
    pub slot: Slot,
    pub type_name: String,
}

impl Mutation {
    /// All of them. One whose name says no operation, and that is not among the commands, is not known to the walk.
    pub fn all(documents: &Documents<'_>) -> Vec<Self> {
        documents.schema.objects["Mutation"].iter().map(|field| Self::of(documents, field)).collect()
    }

    fn of(documents: &Documents<'_>, field: &Field) -> Self {
        let noun = documents.schema.noun_of(&field.ty.name);
        let input = field.slot("input").unwrap_or_else(|| panic!("{} has no input", field.name)).ty.name.clone();
        let command = COMMANDS.iter().find(|command| command.name == field.name);
        let rights = match command {
            Some(command) => {
                let (type_name, name, operation) = command.right;
                let of = |name: &str| (type_name.to_owned(), name.to_owned(), operation);
                if name == "*" { vec![of("*")] } else { vec![of("*"), of(name)] }
            }
            None => {
                operations(&field.name).iter().map(|operation| (noun.clone(), "*".to_owned(), *operation)).collect()
            }
        };
        let is_bulk = field.name.contains("Bulk");
        Self { name: field.name.clone(), input, noun, payload: field.ty.name.clone(), is_bulk, rights }
    }

    /// What it does with records, as its name says; none for a command.
    pub fn operations(&self) -> Vec<Operation> {
        if COMMANDS.iter().any(|command| command.name == self.name) { Vec::new() } else { operations(&self.name) }
    }

    /// The inputs of one record.
    pub fn slots(&self, documents: &Documents<'_>) -> Vec<Slot> {
        let slots = &documents.schema.inputs[&self.input];
        let items = slots.iter().find(|slot| slot.name == "items").filter(|_| self.is_bulk);
        items.map_or(slots, |items| &documents.schema.inputs[&items.ty.name]).clone()
    }

    /// Where ids stand in the input of one record.
    pub fn id_places(&self, documents: &Documents<'_>) -> Vec<IdPlace> {
        let ids = self.slots(documents).into_iter().filter(|slot| slot.ty.name == "ID");
        ids.map(|slot| IdPlace { type_name: type_of_id(documents.schema, &slot.name, &self.noun), slot }).collect()
    }

    /// The input: what is needed, and `more`; `set` says some of the values.
    pub fn input(&self, documents: &Documents<'_>, more: &[&str], set: &[(&str, Value)]) -> Value {
        let mut one = Map::new();
        for slot in self.slots(documents) {
            let said = set.iter().find(|(name, _)| *name == slot.name).map(|(_, value)| value.clone());
            if said.is_some() || slot.is_needed() || more.contains(&slot.name.as_str()) {
                let value = said.unwrap_or_else(|| value(documents, &slot, &self.noun, Class::Own));
                one.insert(
                    slot.name.clone(),
                    if slot.ty.is_list && !value.is_array() { json!([value]) } else { value },
                );
            }
        }
        // Versions that are not said are those there are.
        for (id, version) in [("id", "version"), ("other", "otherVersion")] {
            let is_said = set.iter().any(|(name, _)| *name == version);
            let current = one.get(id).and_then(Value::as_str).and_then(|id| documents.world.versions.get(id));
            if let (Some(current), true, false) = (current, one.contains_key(version), is_said) {
                one.insert(version.to_owned(), json!(current));
            }
        }
        if self.is_bulk { json!({ "items": [one], "errorPolicy": "REJECT_EVERYTHING" }) } else { Value::Object(one) }
    }

    /// The request, with everything its answer may show.
    pub fn request(&self, documents: &Documents<'_>, input: &Value) -> Value {
        let mut selection = documents.selection(&self.payload, 0);
        for field in &documents.schema.objects[&self.payload] {
            let target = &field.ty.name;
            if documents.schema.nodes.contains(target) {
                let shown = documents.selection(target, 2);
                selection = format!("{selection} {} {{ {shown} }}", field.name);
            }
        }
        let query = format!("mutation($input: {}!) {{ {}(input: $input) {{ {selection} }} }}", self.input, self.name);
        json!({ "query": query, "variables": { "input": input } })
    }
}

fn operations(name: &str) -> Vec<Operation> {
    const VERBS: [(&str, &[Operation]); 7] = [
        ("Create", &[Operation::Create]),
        ("Invite", &[Operation::Create]),
        ("Update", &[Operation::Update]),
        ("Upsert", &[Operation::Create, Operation::Update]),
        ("Delete", &[Operation::Delete]),
        ("Restore", &[Operation::Restore]),
        ("Destroy", &[Operation::Destroy]),
    ];
    let found = VERBS.iter().find(|(verb, _)| name.ends_with(verb)).map(|(_, operations)| operations.to_vec());
    found.unwrap_or_else(|| panic!("the walk does not know what right {name} needs: give it a line in COMMANDS"))
}

/// A value of an input by its type.
pub fn value(documents: &Documents<'_>, slot: &Slot, noun: &str, class: Class) -> Value {
    let one = match slot.ty.name.as_str() {
        "ID" => json!(documents.world.id_or_any(&type_of_id(documents.schema, &slot.name, noun), class)),
        // Of a way to reach somebody.
        "String" if slot.name == "value" => json!("walked@example.com"),
        "String" => json!("walked"),
        "Int" => json!(1),
        "Float" | "Decimal" => json!("1"),
        "Boolean" => json!(true),
        "EmailAddress" => json!("walked@example.com"),
        "PhoneNumber" => json!("+49 30 901820"),
        "URL" => json!("https://walked.example"),
        "CountryCode" => json!("DE"),
        "CurrencyCode" => json!("EUR"),
        "DateTime" => json!("2026-12-01T09:00:00Z"),
        "Date" => json!("2026-12-01"),
        "JSON" => json!({}),
        name => match (documents.schema.enums.get(name), documents.schema.inputs.get(name)) {
            (Some(values), _) => json!(values[0]),
            (None, Some(slots)) => {
                let fields = slots.iter().filter(|slot| slot.is_needed() || slot.ty.name != "ID");
                fields
                    .map(|slot| (slot.name.clone(), value(documents, slot, noun, class)))
                    .collect::<Map<_, _>>()
                    .into()
            }
            (None, None) => panic!("the walk knows no value of {name}, of which {} is", slot.name),
        },
    };
    if slot.ty.is_list { json!([one]) } else { one }
}
