//! The key of an answer: a hash of all that it depends on beside the tables.

use async_graphql::Value;
use sha2::{Digest, Sha256};

use super::prepared::Prepared;
use crate::{auth::Viewer, cache::answers::Key};

/// Changed with the form of what is hashed or kept.
const FORMAT: &[u8] = b"tessera answer 2";

/// The key of what `viewer` asks with a query. `schema` identifies the schema.
///
/// Each part goes in with its length, so that no two lists of parts are hashed alike. The key keeps callers apart, so it has
/// 256 bits and holds what decides over what they may see: the rights, the person and the teams that scopes of rows are
/// about, and of a partner's token each of its blocks and the time its decisions are for.
pub fn of(schema: &[u8; 32], prepared: &Prepared, viewer: &Viewer) -> Key {
    let mut hash = Hash(Sha256::new());
    hash.part(FORMAT);
    hash.part(schema);
    hash.question(prepared, None);
    hash.part(b"for");
    hash.part(viewer.rights.fingerprint());
    hash.part(viewer.user_id.as_bytes());
    hash.part(viewer.teams.iter().flat_map(|team| *team.as_bytes()).collect::<Vec<u8>>().as_slice());
    if let Some(decisions) = &viewer.decisions {
        hash.part(&decisions.moment().to_be_bytes());
        decisions.capability().branches.iter().for_each(|branch| hash.part(branch));
    }
    hash.0.finalize().into()
}

/// A hash of what is asked, whoever asks: document, operation and the variables it declares, but for the one `left_out`.
pub fn of_question(prepared: &Prepared, left_out: Option<&str>) -> Key {
    let mut hash = Hash(Sha256::new());
    hash.question(prepared, left_out);
    hash.0.finalize().into()
}

struct Hash(Sha256);

impl Hash {
    fn question(&mut self, prepared: &Prepared, left_out: Option<&str>) {
        self.part(&prepared.plan.document.id);
        self.part(prepared.operation_name.as_deref().unwrap_or_default().as_bytes());
        for name in prepared.plan.variable_names.iter().filter(|name| Some(name.as_str()) != left_out) {
            let value = prepared.variables.get(name);
            self.part(name.as_bytes());
            self.value(value.unwrap_or(&Value::Null), value.is_some());
        }
    }

    fn part(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    /// A value in one form, whatever the order of its members was.
    fn value(&mut self, value: &Value, is_given: bool) {
        match value {
            _ if !is_given => self.part(b"-"),
            Value::List(items) => {
                self.part(b"[");
                self.part(&(items.len() as u64).to_be_bytes());
                for item in items {
                    self.value(item, true);
                }
            }
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_unstable_by_key(|(name, _)| name.as_str());
                self.part(b"{");
                self.part(&(members.len() as u64).to_be_bytes());
                for (name, member) in members {
                    self.part(name.as_bytes());
                    self.value(member, true);
                }
            }
            Value::String(text) => {
                self.part(b"s");
                self.part(text.as_bytes());
            }
            Value::Enum(name) => {
                self.part(b"e");
                self.part(name.as_bytes());
            }
            Value::Null => self.part(b"0"),
            Value::Boolean(value) => self.part(if *value { b"t" } else { b"f" }),
            Value::Number(number) => {
                self.part(b"n");
                self.part(number.to_string().as_bytes());
            }
            Value::Binary(bytes) => {
                self.part(b"b");
                self.part(bytes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn hashed(value: serde_json::Value) -> Key {
        let mut hash = Hash(Sha256::new());
        hash.value(&Value::from_json(value).unwrap(), true);
        hash.0.finalize().into()
    }

    #[test]
    fn the_order_of_members_does_not_matter_and_all_else_does() {
        assert_eq!(hashed(json!({"a": 1, "b": [2]})), hashed(json!({"b": [2], "a": 1})));
        let values = [
            json!({"a": 1}),
            json!({"a": "1"}),
            json!({"a": [1]}),
            json!({"a": null}),
            json!({}),
            json!([]),
            json!([[]]),
            json!(["a", "b"]),
            json!(["ab"]),
            json!([["a"], "b"]),
            json!(["a", ["b"]]),
            json!({"ab": 1}),
            json!(1),
            json!(1.5),
            json!(true),
            json!("true"),
            json!(""),
            json!({"a": {}}),
            json!({"a": {"a": 1}}),
        ];
        let mut keys: Vec<Key> = values.iter().cloned().map(hashed).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), values.len());
    }
}
