//! Who may read what, computed from the rows of the table of rights, and whether an answer keeps to it.

use std::collections::BTreeMap;

use serde_json::Value;
use tessera::auth::Operation;

use super::{
    schema::Schema,
    world::{Canary, Class, World},
};
use crate::support::{Answer, Caller};

/// With what somebody asks. A token that may do less than its user's role narrows it.
#[derive(Clone)]
pub struct Credentials {
    pub name: &'static str,
    pub token: Option<String>,
    /// Key of the role; none: a stranger.
    pub role: Option<&'static str>,
    /// Whether changes come with a key of their own.
    pub sends_keys: bool,
    /// Whether the token, of what the role may do, may do this.
    pub narrowed: fn(&str, &str, Operation) -> bool,
}

/// Somebody who walks: rights, and how they ask.
pub struct Walker {
    pub credentials: Credentials,
    pub caller: Caller,
    /// Scopes by type, field and operation, as the database holds them.
    pub rights: BTreeMap<(String, String, String), String>,
}

impl Walker {
    /// The scope of a right: that of the field where it has a row, else that of the type.
    pub fn scope(&self, type_name: &str, field: &str, operation: Operation) -> &str {
        if self.credentials.role.is_none() || !(self.credentials.narrowed)(type_name, field, operation) {
            return "none";
        }
        let row = |field: &str| {
            self.rights
                .get(&(type_name.to_owned(), field.to_owned(), operation.as_str().to_owned()))
                .map(String::as_str)
        };
        row(field).or_else(|| row("*")).unwrap_or("none")
    }

    pub fn may(&self, type_name: &str, field: &str, operation: Operation) -> bool {
        self.scope(type_name, field, operation) != "none"
    }

    /// Whether a planted value may be told to them.
    fn may_see(&self, canary: &Canary) -> bool {
        let scope = self.scope(&canary.type_name, "*", Operation::Read);
        let is_reached = match canary.class {
            Class::Shared => true,
            Class::Own => scope == "all" || self.credentials.role == Some("seller"),
            Class::Foreign => scope == "all",
            Class::Private => self.credentials.name == "admin",
        };
        // Columns that no field shows.
        let is_hidden = ["passwordHash", "storageKey"].contains(&canary.field.as_str());
        !is_hidden && scope != "none" && self.may(&canary.type_name, &canary.field, Operation::Read) && is_reached
    }

    /// What is wrong with an answer.
    pub fn judge(&self, schema: &Schema, world: &World, answer: &Answer) -> Vec<String> {
        let mut wrong = Vec::new();
        self.visit(schema, world, &answer.body["data"], &mut wrong);
        for canary in world.canaries.iter().filter(|canary| !self.may_see(canary)) {
            if answer.text.contains(&canary.text) {
                wrong.push(format!("tells {}.{} ({:?})", canary.type_name, canary.field, canary.class));
            }
        }
        for (secret, type_name, field) in SECRETS {
            if answer.text.contains(secret) && !self.may(type_name, field, Operation::Read) {
                wrong.push(format!("tells {type_name}.{field}"));
            }
        }
        let known = ["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"];
        wrong.extend(
            answer
                .codes()
                .iter()
                .filter(|code| !known.contains(code))
                .map(|code| format!("fails: {code} {}", answer.body["errors"])),
        );
        wrong
    }

    fn visit(&self, schema: &Schema, world: &World, value: &Value, wrong: &mut Vec<String>) {
        if let Value::Array(items) = value {
            for item in items {
                self.visit(schema, world, item, wrong);
            }
        }
        let Value::Object(fields) = value else { return };
        let type_name = fields.get("__typename").and_then(Value::as_str).unwrap_or_default();
        if schema.nodes.contains(type_name) {
            if !self.may(type_name, "*", Operation::Read) {
                wrong.push(format!("shows a {type_name}"));
            }
            let is_foreign = world.id(type_name, Class::Foreign).is_some_and(|id| fields.get("id") == Some(&id.into()));
            if is_foreign && self.scope(type_name, "*", Operation::Read) != "all" {
                wrong.push(format!("shows another's {type_name}"));
            }
            for (key, value) in fields {
                let field = key.strip_prefix("x_").unwrap_or(key);
                let is_shown = !value.is_null() && field != "__typename";
                if is_shown && !self.may(type_name, field, Operation::Read) {
                    wrong.push(format!("shows {type_name}.{field}"));
                }
            }
        }
        for value in fields.values() {
            self.visit(schema, world, value, wrong);
        }
    }
}

/// What tokens and secrets begin with, and the field that shows them.
const SECRETS: [(&str, &str, &str); 2] =
    [("whsec_", "WebhookEndpoint", "secrets"), ("tessera_inv_", "User", "invitationPath")];
