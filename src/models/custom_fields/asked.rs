//! Custom fields that a filter tests: whether they exist, and whether the test fits their kind.
//!
//! A filter is read before anything is asked of the database, so it is compared with the definitions just before its
//! list is read. That is a statement more, of lists that are filtered so and of no others.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::KINDS;
use crate::{
    auth::Permit,
    db::{Db, tables::custom_fields as table},
    error::{Error, Result},
    models::Model,
};

/// One test of a custom field.
#[derive(Debug, Clone)]
pub struct Test {
    pub key: String,
    /// Name of the test: `gt`.
    pub name: &'static str,
    /// The kinds that the test and its value fit, as they are stored.
    pub kinds: Vec<&'static str>,
    /// Where it stands in the filter.
    pub place: Vec<String>,
}

/// The tests of one filter.
#[derive(Debug, Default, Clone)]
pub struct Asked {
    /// Type of the records that the filter is for.
    pub resource: &'static str,
    pub tests: Vec<Test>,
}

impl Asked {
    /// Refuses a filter of a list with a test that means nothing.
    pub async fn check<M: Model>(&self, db: &Db, _permit: &Permit<M>) -> Result<()> {
        if self.tests.is_empty() {
            return Ok(());
        }
        match self.wrong(&mut *db.connection().await?).await? {
            Some((_, message)) => Err(Error::bad_input(message)),
            None => Ok(()),
        }
    }

    /// The first test that means nothing: where it stands, and why.
    pub async fn wrong(&self, connection: &mut AsyncPgConnection) -> QueryResult<Option<(&[String], String)>> {
        if self.tests.is_empty() {
            return Ok(None);
        }
        let keys = self.tests.iter().map(|test| &test.key);
        let known: Vec<(String, String)> = table::table
            .filter(table::resource.eq(self.resource).and(table::key.eq_any(keys)))
            .filter(table::deleted_at.is_null().and(table::is_sensitive.eq(false)))
            .select((table::key, table::kind))
            .load(connection)
            .await?;
        let known: HashMap<String, String> = known.into_iter().collect();
        let wrong = |test: &Test| {
            let Some(kind) = known.get(&test.key) else {
                return Some(format!(
                    "Filter `customField`: {} has no custom field `{}` to filter by.",
                    self.resource, test.key
                ));
            };
            let shown = KINDS.name_of(kind).unwrap_or_default();
            (!test.kinds.contains(&kind.as_str())).then(|| {
                format!(
                    "Filter `customField`: the test `{}` or its value does not fit `{}`, which is a {shown}.",
                    test.name, test.key
                )
            })
        };
        Ok(self.tests.iter().find_map(|test| Some((test.place.as_slice(), wrong(test)?))))
    }
}
