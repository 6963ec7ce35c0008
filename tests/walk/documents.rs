//! Questions made from the schema: every way to every field.

use std::collections::{BTreeMap, HashSet, VecDeque};

use serde_json::{Value, json};

use super::{
    schema::{Field, Schema, Slot},
    world::{Class, World},
};

/// Values with fields of their own are selected this deep.
const DEEPEST: usize = 3;

/// One way: a field that leads to objects, from a type that can be reached.
#[derive(Debug, Clone)]
pub struct Way {
    pub parent: String,
    pub field: Field,
}

/// A question, and what it is about.
#[derive(Debug, Clone)]
pub struct Document {
    pub about: String,
    pub text: String,
}

pub struct Documents<'a> {
    pub schema: &'a Schema,
    pub world: &'a World,
    /// How objects that are no records are reached: the way to them.
    routes: BTreeMap<String, Way>,
}

impl<'a> Documents<'a> {
    pub fn new(schema: &'a Schema, world: &'a World) -> Self {
        let mut documents = Self { schema, world, routes: BTreeMap::new() };
        let mut reached: VecDeque<String> =
            std::iter::once("Query".to_owned()).chain(world.by_node.iter().cloned()).collect();
        while let Some(parent) = reached.pop_front() {
            for way in documents.ways_from(&parent) {
                for target in schema.targets(&way.field.ty.name) {
                    let is_new = target != "Query"
                        && !world.by_node.contains(&target)
                        && !documents.routes.contains_key(&target);
                    if is_new && !schema.is_wrapper(&target) {
                        documents.routes.insert(target.clone(), way.clone());
                        reached.push_back(target);
                    }
                }
            }
        }
        documents
    }

    fn ways_from(&self, parent: &str) -> Vec<Way> {
        let leads = |field: &&Field| !self.schema.targets(&field.ty.name).is_empty();
        let way = |field: &Field| Way { parent: parent.to_owned(), field: field.clone() };
        self.schema.objects[parent].iter().filter(leads).map(way).collect()
    }

    /// Every field that leads to objects, but those of the root of changes and of their answers.
    pub fn ways(&self) -> Vec<Way> {
        let asked =
            |name: &&String| *name == "Query" || self.schema.nodes.contains(*name) || self.routes.contains_key(*name);
        self.schema.objects.keys().filter(asked).flat_map(|parent| self.ways_from(parent)).collect()
    }

    /// The questions that go one way: to a page by its nodes and its edges, under the field's name and another, in an
    /// inline fragment and a named one; once for each class of records it can start from.
    pub fn of(&self, way: &Way) -> Vec<Document> {
        let bodies = self.bodies(&way.field.ty.name);
        let (mut documents, mut seen) = (Vec::new(), HashSet::new());
        for class in Class::ALL {
            let calls = self.calls(&way.parent, &way.field, class);
            for (call, body) in calls.iter().flat_map(|call| bodies.iter().map(move |body| (call, body))) {
                if !seen.insert((self.start(&way.parent, class), call.clone(), body)) {
                    continue;
                }
                // By turns: what holds under one name holds under the other.
                let is_renamed = documents.len() % 2 == 1;
                let name = &way.field.name;
                let key = if is_renamed { format!("x_{name}: {name}") } else { name.clone() };
                let inner = format!("__typename {key}{call} {{ {body} }}");
                let Some(text) = self.document(&way.parent, &inner, class, is_renamed) else { continue };
                documents.push(Document { about: format!("{}.{name} ({class:?})", way.parent), text });
            }
        }
        documents
    }

    /// The record a question starts from.
    fn start(&self, parent: &str, class: Class) -> Option<String> {
        if self.world.by_node.contains(parent) {
            return self.world.id(parent, class).map(str::to_owned);
        }
        let route = self.routes.get(parent)?;
        Some(format!("{:?} {:?}", self.start(&route.parent, class), self.calls(&route.parent, &route.field, class)))
    }

    /// A question in which `inner` is asked of an object of `parent`; none when no record of that class is there.
    pub fn document(&self, parent: &str, inner: &str, class: Class, in_named_fragment: bool) -> Option<String> {
        if parent == "Query" {
            return Some(format!("{{ {inner} }}"));
        }
        if self.world.by_node.contains(parent) {
            let id = self.world.id(parent, class)?;
            return Some(if in_named_fragment {
                format!(
                    "query {{ node(id: \"{id}\") {{ __typename ...part }} }} fragment part on {parent} {{ {inner} }}"
                )
            } else {
                format!("{{ node(id: \"{id}\") {{ __typename ... on {parent} {{ {inner} }} }} }}")
            });
        }
        let route = self.routes.get(parent).unwrap_or_else(|| panic!("no question leads to {parent}"));
        let inner = format!("... on {parent} {{ {inner} }}");
        let inner = match self.schema.listed(&route.field.ty.name) {
            Some(_) => format!("nodes {{ __typename {inner} }}"),
            None => format!("__typename {inner}"),
        };
        let call = self.calls(&route.parent, &route.field, class).into_iter().next()?;
        self.document(&route.parent, &format!("{}{call} {{ {inner} }}", route.field.name), class, in_named_fragment)
    }

    /// The arguments of a field, in each way it can be asked for records of a class.
    fn calls(&self, parent: &str, field: &Field, class: Class) -> Vec<String> {
        let targets = self.schema.targets(&field.ty.name);
        let mut calls = vec![Vec::new()];
        for slot in &field.slots {
            let values: Vec<String> = match (slot.name.as_str(), slot.ty.name.as_str()) {
                ("first", _) => vec!["3".to_owned()],
                ("id", "ID") if parent == "Query" => self.named(&field.name, &targets, class),
                ("record", "ID") => vec![format!("\"{}\"", self.world.id_or_any("Client", class))],
                (_, "ID") => {
                    vec![format!("\"{}\"", self.world.id_or_any(&type_of_id(self.schema, &slot.name, parent), class))]
                }
                (_, "String") if !matches!(slot.name.as_str(), "after" | "before" | "search") => {
                    vec!["\"walk\"".to_owned()]
                }
                _ if slot.is_needed() => {
                    panic!("{parent}.{}({}): the walk knows no value of {}", field.name, slot.name, slot.ty.text)
                }
                _ => continue,
            };
            let with = |call: &Vec<String>, value: &String| {
                call.iter().cloned().chain([format!("{}: {value}", slot.name)]).collect::<Vec<_>>()
            };
            calls = calls.iter().flat_map(|call| values.iter().map(move |value| with(call, value))).collect();
        }
        let written =
            |call: Vec<String>| if call.is_empty() { String::new() } else { format!("({})", call.join(", ")) };
        calls.into_iter().map(written).collect()
    }

    /// Ids of a class that the argument of a look-up can name.
    fn named(&self, field: &str, targets: &[String], class: Class) -> Vec<String> {
        let merged = ["Client".to_owned(), "Contact".to_owned()];
        let types = if field == "survivor" { &merged } else { targets };
        let found = types.iter().filter(|target| field != "node" || self.world.by_node.contains(*target));
        found.filter_map(|target| self.world.id(target, class)).map(|id| format!("\"{id}\"")).collect()
    }

    /// Selections of everything that a field of this type leads to, page by nodes and by edges.
    fn bodies(&self, name: &str) -> Vec<String> {
        let Some(of) = self.schema.listed(name) else { return vec![self.body(name)] };
        let (body, edge) = (self.body(of), format!("{of}Edge"));
        let info =
            if self.schema.has_field(name, "pageInfo") { "pageInfo { __typename hasNextPage endCursor }" } else { "" };
        let total = if self.schema.has_field(name, "totalCount") { "totalCount { __typename count }" } else { "" };
        assert!(self.schema.has_field(&edge, "node"), "{edge}");
        vec![
            format!("__typename nodes {{ {body} }} {info} {total}"),
            format!("__typename edges {{ __typename cursor node {{ {body} }} }}"),
        ]
    }

    fn body(&self, name: &str) -> String {
        if self.schema.objects.contains_key(name) {
            return self.selection(name, 0);
        }
        let members = self.schema.targets(name);
        let members = members.iter().map(|member| format!("... on {member} {{ {} }}", self.selection(member, 0)));
        // Any record: no more at once than a question may hold.
        let members: Vec<String> = if name == "Node" { Vec::new() } else { members.collect() };
        format!("__typename {}", members.join(" "))
    }

    /// All that an object shows by itself: its leaves, and values with fields of their own.
    pub fn selection(&self, object: &str, depth: usize) -> String {
        let mut selected = vec!["__typename".to_owned()];
        for field in &self.schema.objects[object] {
            let name = field.ty.name.as_str();
            let needs = field.slots.iter().any(Slot::is_needed);
            if self.schema.targets(name).is_empty() {
                assert!(!needs, "{object}.{} needs arguments that the walk does not know", field.name);
                selected.push(field.name.clone());
            } else if self.schema.objects.contains_key(name)
                && !self.schema.nodes.contains(name)
                && self.schema.listed(name).is_none()
                && name != "Viewer"
                && !needs
                && depth < DEEPEST
            {
                selected.push(format!("{} {{ {} }}", field.name, self.selection(name, depth + 1)));
            }
        }
        selected.join(" ")
    }

    /// The fields of a record, each under another name, through `node` and through its own look-up.
    pub fn renamed(&self, object: &str) -> Vec<Document> {
        let leaves = self.schema.objects[object].iter().filter(|field| self.schema.targets(&field.ty.name).is_empty());
        let leaves: Vec<String> = leaves.map(|field| format!("x_{0}: {0}", field.name)).collect();
        let mut documents = Vec::new();
        for class in Class::ALL {
            for part in leaves.chunks(25) {
                let inner = format!("__typename {}", part.join(" "));
                let text = self.document(object, &inner, class, true);
                documents.extend(text.map(|text| Document { about: format!("{object} renamed ({class:?})"), text }));
            }
        }
        documents
    }
}

/// The type of the record that an argument or input of this name names.
pub fn type_of_id(schema: &Schema, name: &str, noun: &str) -> String {
    let capital = |text: &str| format!("{}{}", text[..1].to_uppercase(), &text[1..]);
    match name {
        "id" | "other" | "parent" | "ids" => return noun.to_owned(),
        "owner" | "assignee" | "author" | "actor" | "mentions" | "members" | "uploadedBy" => return "User".to_owned(),
        "record" | "after" => return "Client".to_owned(),
        _ => {}
    }
    let candidates = [capital(name), capital(name.trim_end_matches('s'))];
    let found = candidates.into_iter().find(|candidate| schema.nodes.contains(candidate));
    found.unwrap_or_else(|| panic!("the walk does not know what the id `{name}` of {noun} names"))
}

/// A value of a filter, by its type: of choices the first, of ids one of that record.
pub fn filter_value(schema: &Schema, world: &World, slot: &Slot, of: &str, class: Class) -> Value {
    if slot.ty.name == "CustomFieldValueFilter" {
        return json!({ "key": "open", "isNull": true });
    }
    let Some(tests) = schema.inputs.get(&slot.ty.name) else {
        assert_eq!(slot.ty.name, "Boolean", "the walk knows no filter `{}`", slot.name);
        return json!(true);
    };
    let test = tests.iter().find(|test| ["eq", "gt", "isNull"].contains(&test.name.as_str()));
    let test = test.or(tests.first()).unwrap_or_else(|| panic!("{} tests nothing", slot.ty.name));
    let value = match test.ty.name.as_str() {
        "ID" => {
            let name = match slot.name.as_str() {
                "survivor" | "merged" | "record" => "Client".to_owned(),
                "categoryTree" => "Category".to_owned(),
                other => type_of_id(schema, other, of),
            };
            json!(world.id_or_any(&name, class))
        }
        "Boolean" => json!(true),
        "DateTime" => json!("2026-01-01T00:00:00Z"),
        "Date" => json!("2026-01-01"),
        "Int" => json!(1),
        "Decimal" => json!("1"),
        other => match schema.enums.get(other) {
            Some(values) => json!(values[0]),
            None => json!("walk"),
        },
    };
    json!({ test.name.clone(): value })
}
