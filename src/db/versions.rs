//! Which version the schema of the database has, and which one this program knows.

use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::RunQueryDsl;

use super::{Db, migrations};
use crate::error::Result;

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    version: Option<String>,
}

/// The version of the newest migration this program knows.
pub fn newest() -> Option<String> {
    let name = migrations::newest()?;
    let (version, _) = name.split_once('_').unwrap_or((&name, ""));
    Some(version.replace('-', ""))
}

/// The version the database is at; one statement, so it also tells whether the database answers.
pub async fn applied(db: &Db) -> Result<Option<String>> {
    let statement = sql_query("SELECT max(version)::text AS version FROM __diesel_schema_migrations");
    let row: Version = statement.get_result(&mut *db.connection().await?).await?;
    Ok(row.version)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_version_is_digits_only() {
        let newest = super::newest().unwrap();
        assert!(newest.len() == 14 && newest.bytes().all(|byte| byte.is_ascii_digit()), "{newest}");
    }
}
