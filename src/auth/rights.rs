//! Rights: what a role may do with a field of a type, and on which rows.

use std::collections::HashMap;

/// Which rows a right reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// No row: the right is refused.
    None,
    /// Rows the viewer owns.
    Own,
    /// Rows the viewer or one of their teams owns.
    Team,
    /// Every row.
    All,
}

/// What is done with a type or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    Read,
    Create,
    Update,
    Delete,
    Restore,
    Destroy,
    Call,
}

/// The rights of one role, as one table. What the table does not name is refused.
#[derive(Debug, Clone, Default)]
pub struct Rights {
    types: HashMap<(String, Operation), Scope>,
    fields: HashMap<String, HashMap<(String, Operation), Scope>>,
}

impl Rights {
    /// Adds the right to `field` of `type_name`; the field `*` stands for all without a row of their own.
    pub fn grant(&mut self, type_name: &str, field: &str, operation: Operation, scope: Scope) {
        if field == "*" {
            self.types.insert((type_name.to_owned(), operation), scope);
        } else {
            self.fields.entry(type_name.to_owned()).or_default().insert((field.to_owned(), operation), scope);
        }
    }

    /// The rows of `type_name` that `operation` reaches.
    pub fn scope(&self, type_name: &str, operation: Operation) -> Scope {
        self.types.get(&(type_name.to_owned(), operation)).copied().unwrap_or(Scope::None)
    }

    /// Whether `operation` on `field` of `type_name` is allowed at all.
    pub fn allows(&self, type_name: &str, field: &str, operation: Operation) -> bool {
        let of_field = self.fields.get(type_name).and_then(|fields| fields.get(&(field.to_owned(), operation)));
        of_field.copied().unwrap_or_else(|| self.scope(type_name, operation)) != Scope::None
    }

    /// Whether some field of `type_name` has a row of its own: without one, the type's right decides for all.
    pub fn names_fields_of(&self, type_name: &str) -> bool {
        self.fields.contains_key(type_name)
    }
}
