//! The model: records in memory, and what every change makes of them.

use serde_json::{Map, Value, json};

use super::super::uuid_of;

/// A noun of the model: `unique` among live records, and the name of the key by which it is made or changed.
pub struct Kind {
    pub stem: &'static str,
    pub plural: &'static str,
    pub type_name: &'static str,
    pub table: &'static str,
    pub has_trash: bool,
    pub belongs_to_client: bool,
    pub unique: &'static str,
    pub needed: &'static [&'static str],
    pub fields: &'static [(&'static str, &'static [&'static str])],
}

pub const KINDS: [Kind; 4] = [
    Kind {
        stem: "tag",
        plural: "tags",
        type_name: "Tag",
        table: "tags",
        has_trash: false,
        belongs_to_client: false,
        unique: "name",
        needed: &["name"],
        fields: &[("name", &["M-a", "M-b", "M-c", "M-d", "M-e"]), ("color", &["#000000", "#ff0000", ""])],
    },
    Kind {
        stem: "client",
        plural: "clients",
        type_name: "Client",
        table: "clients",
        has_trash: true,
        belongs_to_client: false,
        unique: "externalRef",
        needed: &["name"],
        fields: &[
            ("name", &["One", "Two", "Drei", "Vier"]),
            ("externalRef", &["M-1", "M-2", "M-3", "M-4", ""]),
            ("city", &["Köln", "Łódź", ""]),
        ],
    },
    Kind {
        stem: "contact",
        plural: "contacts",
        type_name: "Contact",
        table: "contacts",
        has_trash: true,
        belongs_to_client: true,
        unique: "externalRef",
        needed: &["lastName"],
        fields: &[
            ("lastName", &["Öberg", "Şahin", "Ng"]),
            ("externalRef", &["P-1", "P-2", "P-3", "P-4", ""]),
            ("jobTitle", &["Buyer", ""]),
        ],
    },
    Kind {
        stem: "product",
        plural: "products",
        type_name: "Product",
        table: "products",
        has_trash: true,
        belongs_to_client: false,
        unique: "sku",
        needed: &["sku", "name"],
        fields: &[("sku", &["M-1", "M-2", "M-3", "M-4"]), ("name", &["Beam", "Board"]), ("unit", &["m", "kg"])],
    },
];

#[derive(Clone)]
pub struct Row {
    pub kind: &'static Kind,
    pub id: Value,
    /// The client it belongs to.
    pub client: Option<usize>,
    pub version: i64,
    pub fields: Map<String, Value>,
    pub in_trash: bool,
    /// Whether it went into the trash with its client.
    pub with_client: bool,
    pub is_gone: bool,
    pub actions: Vec<&'static str>,
}

impl Row {
    pub fn is_live(&self) -> bool {
        !self.in_trash && !self.is_gone
    }
}

/// One change, as the dice have it.
#[derive(Clone)]
pub struct Step {
    pub kind: &'static Kind,
    pub action: &'static str,
    pub index: Option<usize>,
    pub client: Option<usize>,
    pub version: Option<i64>,
    pub given: Map<String, Value>,
}

#[derive(Clone, Default)]
pub struct Model(pub Vec<Row>);

impl Model {
    /// The live record other than `except` that has the unique value of `fields`.
    pub fn holder(&self, kind: &Kind, fields: &Map<String, Value>, except: Option<usize>) -> Option<usize> {
        let value = fields.get(kind.unique).filter(|value| !value.is_null())?;
        self.0.iter().enumerate().position(|(index, row)| {
            Some(index) != except
                && row.kind.stem == kind.stem
                && row.is_live()
                && row.fields.get(kind.unique) == Some(value)
        })
    }

    /// What the server must answer to a step, and what becomes of it. Of a new record the id is not known yet.
    pub fn act(&mut self, step: &Step) -> &'static str {
        match (step.action, step.index) {
            ("Create", _) => self.create(step),
            ("Upsert", _) => match self.holder(step.kind, &step.given, None) {
                // Whether its client is to be seen is asked first.
                Some(_) if step.client.is_some_and(|client| !self.0[client].is_live()) => "NOT_FOUND",
                Some(index) => self.change(index, "Update", &step.given, step.client),
                None => self.create(step),
            },
            (action, Some(index)) => {
                let row = &self.0[index];
                let is_there = match action {
                    "Restore" => row.in_trash && !row.is_gone,
                    "Destroy" => !row.is_gone,
                    _ => row.is_live(),
                };
                match step.version {
                    _ if !is_there => "NOT_FOUND",
                    Some(version) if version != row.version => "CONFLICT",
                    _ => self.change(index, action, &step.given, None),
                }
            }
            (_, None) => unreachable!(),
        }
    }

    pub fn create(&mut self, step: &Step) -> &'static str {
        if step.client.is_some_and(|client| !self.0[client].is_live()) {
            return "NOT_FOUND";
        }
        if self.holder(step.kind, &step.given, None).is_some() {
            return "TAKEN";
        }
        let empty = |name: &str| if name == "unit" { json!("pc") } else { Value::Null };
        let mut fields: Map<String, Value> =
            step.kind.fields.iter().map(|(name, _)| ((*name).to_owned(), empty(name))).collect();
        fields.extend(step.given.clone());
        self.0.push(Row {
            kind: step.kind,
            id: Value::Null,
            client: step.client,
            version: 1,
            fields,
            in_trash: false,
            with_client: false,
            is_gone: false,
            actions: vec!["Create"],
        });
        ""
    }

    pub fn change(
        &mut self,
        index: usize,
        action: &'static str,
        given: &Map<String, Value>,
        client: Option<usize>,
    ) -> &'static str {
        let kind = self.0[index].kind;
        let mut wanted = self.0[index].fields.clone();
        wanted.extend(given.clone());
        let moves = client.filter(|client| Some(*client) != self.0[index].client);
        let client_in_trash = self.0[index].client.is_some_and(|client| self.0[client].in_trash);
        match action {
            "Restore" if client_in_trash => return "IN_TRASH",
            "Update" | "Restore" if self.holder(kind, &wanted, Some(index)).is_some() => return "TAKEN",
            "Restore" if self.of_client(index).any(|part| self.would_clash(part)) => return "TAKEN",
            "Update" if wanted == self.0[index].fields && moves.is_none() => return "",
            _ => {}
        }
        let parts: Vec<usize> = self.of_client(index).collect();
        for part in parts {
            let part = &mut self.0[part];
            match action {
                "Delete" if part.is_live() => (part.in_trash, part.with_client) = (true, true),
                "Restore" if part.with_client && part.in_trash => (part.in_trash, part.with_client) = (false, false),
                "Destroy" => part.is_gone = true,
                _ => {}
            }
        }
        let row = &mut self.0[index];
        match action {
            "Update" => {
                row.fields = wanted;
                row.client = moves.or(row.client);
            }
            "Delete" if kind.has_trash => (row.in_trash, row.with_client) = (true, false),
            "Restore" => (row.in_trash, row.with_client) = (false, false),
            _ => row.is_gone = true,
        }
        row.version += 1;
        row.actions.push(action);
        ""
    }

    /// What belongs to a client.
    pub fn of_client(&self, client: usize) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(move |index| self.0[*index].client == Some(client) && !self.0[*index].is_gone)
    }

    /// Whether a part that comes back with its client has a key that is another's by now.
    pub fn would_clash(&self, part: usize) -> bool {
        let row = &self.0[part];
        row.in_trash && row.with_client && self.holder(row.kind, &row.fields, Some(part)).is_some()
    }

    /// What the server must answer to a bulk change: whether each row was written, and what it was told.
    pub fn act_all(&mut self, steps: &[Step], policy: &str) -> Vec<(bool, Vec<&'static str>)> {
        let mut tried = self.clone();
        let mut order: Vec<usize> = (0..steps.len()).collect();
        order.sort_by_cached_key(|at| match (&steps[*at], steps[*at].index) {
            (_, Some(index)) => uuid_of(&self.0[index].id),
            (step, None) if step.action == "Upsert" => {
                step.given.get(step.kind.unique).map(Value::to_string).unwrap_or_default()
            }
            _ => String::new(),
        });
        let mut results = vec![(false, Vec::new()); steps.len()];
        for at in order {
            let mut step = steps[at].clone();
            let mut told = Vec::new();
            let is_written = loop {
                let code = tried.act(&step);
                if code.is_empty() {
                    break true;
                }
                told.push(code);
                let may_lack = step.action == "Update" || !step.kind.needed.contains(&step.kind.unique);
                let is_left_out = policy == "IGNORE_FAILED" && code == "TAKEN" && step.action != "Upsert" && may_lack;
                if !is_left_out || step.given.remove(step.kind.unique).is_none() {
                    break false;
                }
            };
            results[at] = (is_written, told);
        }
        if policy != "REJECT_EVERYTHING" || results.iter().all(|(is_written, _)| *is_written) {
            *self = tried;
        } else {
            for (is_written, _) in &mut results {
                *is_written = false;
            }
        }
        results
    }
}
