//! Rights: what a role may do with a field of a type, and on which rows.

pub mod defaults;

use std::sync::{Arc, OnceLock};

use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    auth::{capabilities::Decisions, store},
    db::Db,
    error::Result,
};

/// Which rows a right reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

impl Scope {
    /// The word the database keeps.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own => "own",
            Self::Team => "team",
            Self::All => "all",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::None, Self::Own, Self::Team, Self::All].into_iter().find(|scope| scope.as_str() == word)
    }
}

/// What is done with a type or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    Read,
    Create,
    Update,
    Delete,
    Restore,
    Destroy,
    Call,
}

impl Operation {
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Create, Self::Update, Self::Delete, Self::Restore, Self::Destroy, Self::Call];

    /// The word the database keeps.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Destroy => "destroy",
            Self::Call => "call",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.as_str() == word)
    }
}

/// The scope of each operation, where a row of the table names one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Scopes([Option<Scope>; Operation::ALL.len()]);

impl Scopes {
    fn get(&self, operation: Operation) -> Option<Scope> {
        self.0.get(operation as usize).copied().flatten()
    }

    fn set(&mut self, operation: Operation, scope: Scope) {
        if let Some(slot) = self.0.get_mut(operation as usize) {
            *slot = Some(scope);
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfType {
    every_field: Scopes,
    fields: Vec<(Box<str>, Scopes)>,
}

/// The rights of one role, as one table. What the table does not name is refused. A partner's token narrows those of
/// the user it acts for; it never widens them.
///
/// Asked once for every selected field of a document, so it is kept as sorted lists: a look-up compares a handful of
/// short strings and allocates nothing.
#[derive(Debug, Clone, Default)]
pub struct Rights {
    types: Arc<Vec<(Box<str>, OfType)>>,
    within: Option<Arc<Decisions>>,
    /// Made when it is asked for first.
    fingerprint: Arc<OnceLock<[u8; 32]>>,
}

/// Rights of a token are like nobody else's.
impl PartialEq for Rights {
    fn eq(&self, other: &Self) -> bool {
        self.types == other.types && self.within.is_none() && other.within.is_none()
    }
}

impl Rights {
    /// Adds the right to `field` of `type_name`; the field `*` stands for all without a row of their own.
    pub fn grant(&mut self, type_name: &str, field: &str, operation: Operation, scope: Scope) {
        self.fingerprint = Arc::default();
        let of_type = entry(Arc::make_mut(&mut self.types), type_name);
        if field == "*" {
            of_type.every_field.set(operation, scope);
        } else {
            entry(&mut of_type.fields, field).set(operation, scope);
        }
    }

    /// These rights, as far as a token allows them.
    #[must_use]
    pub fn within(&self, decisions: Arc<Decisions>) -> Self {
        Self { types: self.types.clone(), within: Some(decisions), fingerprint: self.fingerprint.clone() }
    }

    /// A hash of what the role allows, without what a token does: equal rights have equal ones.
    pub fn fingerprint(&self) -> &[u8; 32] {
        self.fingerprint.get_or_init(|| {
            let mut hash = Sha256::new();
            for (type_name, field, operation, scope) in self.iter() {
                // No name holds a NUL.
                for word in [type_name, field, operation.as_str(), scope.as_str()] {
                    hash.update(word);
                    hash.update([0]);
                }
            }
            hash.finalize().into()
        })
    }

    /// The rows of `type_name` that `operation` reaches: reading, where some field may be read; anything else, where
    /// every field may be written.
    pub fn scope(&self, type_name: &str, operation: Operation) -> Scope {
        let scope = self.of_role(type_name, operation);
        match &self.within {
            Some(token) if operation == Operation::Read => scope.min(token.scope_of_some(type_name, operation)),
            Some(token) => scope.min(token.scope_of_all(type_name, operation)),
            None => scope,
        }
    }

    /// The rows that a change of some fields reaches, each of which is asked for itself.
    pub fn scope_of_some(&self, type_name: &str, operation: Operation) -> Scope {
        let scope = self.of_role(type_name, operation);
        self.within.as_ref().map_or(scope, |token| scope.min(token.scope_of_some(type_name, operation)))
    }

    /// Whether `operation` on `field` of `type_name` is allowed at all.
    pub fn allows(&self, type_name: &str, field: &str, operation: Operation) -> bool {
        self.of_field(type_name, field, operation) != Scope::None
            && self.within.as_ref().is_none_or(|token| token.allows(type_name, field, operation))
    }

    /// The records of `type_name` that a token names, and no others; none when it names none.
    pub fn records(&self, type_name: &str) -> Option<Arc<[Uuid]>> {
        self.within.as_ref()?.records(type_name)
    }

    fn of_role(&self, type_name: &str, operation: Operation) -> Scope {
        let Some(of_type) = find(&self.types, type_name) else { return of_part(type_name, operation) };
        of_type.every_field.get(operation).unwrap_or(Scope::None)
    }

    fn of_field(&self, type_name: &str, field: &str, operation: Operation) -> Scope {
        let Some(of_type) = find(&self.types, type_name) else { return of_part(type_name, operation) };
        let of_field = find(&of_type.fields, field).and_then(|scopes| scopes.get(operation));
        of_field.or_else(|| of_type.every_field.get(operation)).unwrap_or(Scope::None)
    }

    /// Whether nothing that `other` allows goes beyond these rights: nobody gives away more than they have. A token's
    /// holder gives nothing away here: they cut the token down.
    pub fn cover(&self, other: &Self) -> bool {
        self.within.is_none() && self.covers(other)
    }

    fn covers(&self, other: &Self) -> bool {
        other.types.iter().all(|(type_name, theirs)| {
            let ours = find(&self.types, type_name).map(|ours| &ours.fields);
            let named = ours.into_iter().flatten().chain(&theirs.fields).map(|(field, _)| &**field);
            named.chain(["*"]).all(|field| {
                let within = |operation| {
                    other.of_field(type_name, field, operation) <= self.of_field(type_name, field, operation)
                };
                Operation::ALL.into_iter().all(within)
            })
        })
    }

    /// Every right that is named, by type, field and operation; the field `*` first, for all without a row of their own.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, Operation, Scope)> {
        self.types.iter().flat_map(|(type_name, of_type)| {
            let fields = of_type.fields.iter().map(|(field, scopes)| (&**field, scopes));
            std::iter::once(("*", &of_type.every_field)).chain(fields).flat_map(move |(field, scopes)| {
                let named = move |operation| Some((&**type_name, field, operation, scopes.get(operation)?));
                Operation::ALL.into_iter().filter_map(named)
            })
        })
    }
}

/// Types without a row of their own: what is read of them stands at another record, and whoever reads that may read it.
const PARTS: [&str; 1] = ["RecordChange"];

/// Whether what is read of a type stands at another record.
pub fn is_part(type_name: &str) -> bool {
    PARTS.contains(&type_name)
}

fn of_part(type_name: &str, operation: Operation) -> Scope {
    if operation == Operation::Read && is_part(type_name) { Scope::All } else { Scope::None }
}

fn find<'a, T>(sorted: &'a [(Box<str>, T)], name: &str) -> Option<&'a T> {
    let index = sorted.binary_search_by(|(known, _)| (**known).cmp(name)).ok()?;
    sorted.get(index).map(|(_, value)| value)
}

fn entry<'a, T: Default>(sorted: &'a mut Vec<(Box<str>, T)>, name: &str) -> &'a mut T {
    let index = match sorted.binary_search_by(|(known, _)| (**known).cmp(name)) {
        Ok(index) => index,
        Err(index) => {
            sorted.insert(index, (name.into(), T::default()));
            index
        }
    };
    #[expect(clippy::indexing_slicing, reason = "the line above found or filled this place")]
    &mut sorted[index].1
}

/// The rights of a role as they are stored.
pub async fn of_role(connection: &mut AsyncPgConnection, role: Uuid) -> Result<Rights> {
    store::rights::of_role(connection, role).await
}

/// Makes sure the system's roles exist, and gives them the default rights of the types they have no row of, in one
/// transaction: those a new version brings along. A type with any row is left alone, so that what an admin changed
/// survives a restart; what is taken from a role is kept as rows with the scope `none`.
pub async fn install(db: &Db) -> Result<()> {
    store::rights::install(db).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_is_refused() {
        let rights = Rights::default();
        assert_eq!(rights.scope("Client", Operation::Read), Scope::None);
        assert!(!rights.allows("Client", "name", Operation::Read));
    }

    #[test]
    fn what_stands_at_a_record_is_read_with_it_and_never_written() {
        let rights = Rights::default();
        assert_eq!(rights.scope("RecordChange", Operation::Read), Scope::All);
        assert!(rights.allows("RecordChange", "actor", Operation::Read));
        assert!(!rights.allows("RecordChange", "actor", Operation::Update));
    }

    #[test]
    fn a_row_for_a_field_wins_over_the_row_for_the_type() {
        let mut rights = Rights::default();
        rights.grant("Product", "cost", Operation::Read, Scope::None);
        rights.grant("Product", "*", Operation::Read, Scope::All);
        rights.grant("Client", "name", Operation::Read, Scope::Own);
        assert!(rights.allows("Product", "name", Operation::Read));
        assert!(!rights.allows("Product", "cost", Operation::Read));
        assert!(!rights.allows("Product", "cost", Operation::Update));
        assert!(rights.allows("Client", "name", Operation::Read));
        assert!(!rights.allows("Client", "email", Operation::Read));
        assert_eq!(rights.scope("Client", Operation::Read), Scope::None);
    }

    #[test]
    fn nobody_gives_away_more_than_they_have() {
        let rights = defaults::rights;
        assert!(rights("admin").cover(&rights("seller")) && rights("seller").cover(&rights("seller")));
        assert!(!rights("seller").cover(&rights("admin")) && !rights("manager").cover(&rights("admin")));
        // A manager sees all but changes less than everything; a seller does not see what products cost.
        let mut reader = Rights::default();
        reader.grant("Product", "*", Operation::Read, Scope::All);
        assert!(rights("manager").cover(&reader) && !rights("seller").cover(&reader));
    }

    #[test]
    fn words_come_back_as_they_went() {
        for operation in Operation::ALL {
            assert_eq!(Operation::parse(operation.as_str()), Some(operation));
        }
        for scope in [Scope::None, Scope::Own, Scope::Team, Scope::All] {
            assert_eq!(Scope::parse(scope.as_str()), Some(scope));
        }
        assert_eq!(Scope::parse("ALL"), None);
    }
}
