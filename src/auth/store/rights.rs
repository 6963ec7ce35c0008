//! Statements of the table of rights.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    auth::rights::{Operation, Rights, Scope, defaults},
    db::{
        Db,
        tables::{role_rights, roles},
    },
    error::{Error, Result},
    ids,
};

/// Makes the system's roles and gives them the default rights of every type they have no row of.
pub async fn install(db: &Db) -> Result<()> {
    let mut connection = db.connection().await?;
    connection
        .transaction(async |connection| {
            let known = system_roles(connection).await?;
            let ids: Vec<Uuid> = known.iter().map(|(id, _)| *id).collect();
            let filled = role_rights::table.filter(role_rights::role_id.eq_any(&ids));
            let filled = filled.select((role_rights::role_id, role_rights::type_name)).distinct();
            let filled: HashSet<(Uuid, String)> = filled.load(connection).await?.into_iter().collect();
            let defaults = known.iter().flat_map(|(id, key)| defaults::of(key).into_iter().map(|grant| (*id, grant)));
            let missing = defaults.filter(|(id, grant)| !filled.contains(&(*id, grant.type_name.to_owned())));
            let rows: Vec<Row> = missing.map(|(id, grant)| Row::new(id, &grant)).collect();
            if !rows.is_empty() {
                diesel::insert_into(role_rights::table).values(rows).execute(connection).await?;
            }
            Ok(())
        })
        .await
}

/// The system's roles, made where they are missing. Their rows stay locked until the transaction ends, so that of
/// two servers that start at once the second sees what the first wrote.
async fn system_roles(connection: &mut AsyncPgConnection) -> Result<Vec<(Uuid, String)>> {
    let rows: Vec<_> = defaults::ROLES
        .iter()
        .map(|(key, name)| {
            (roles::id.eq(ids::new_id()), roles::key.eq(*key), roles::name.eq(*name), roles::is_system.eq(true))
        })
        .collect();
    diesel::insert_into(roles::table).values(rows).on_conflict(roles::key).do_nothing().execute(connection).await?;
    let keys = defaults::ROLES.map(|(key, _)| key);
    diesel::update(roles::table.filter(roles::key.eq_any(keys)).filter(roles::is_system.eq(false)))
        .set(roles::is_system.eq(true))
        .execute(connection)
        .await?;
    let locked = roles::table.filter(roles::key.eq_any(keys)).select((roles::id, roles::key)).order(roles::key);
    Ok(locked.for_update().load(connection).await?)
}

#[derive(Insertable)]
#[diesel(table_name = role_rights)]
struct Row {
    role_id: Uuid,
    type_name: &'static str,
    field_name: &'static str,
    operation: &'static str,
    scope: &'static str,
}

impl Row {
    fn new(role_id: Uuid, grant: &defaults::Grant) -> Self {
        Self {
            role_id,
            type_name: grant.type_name,
            field_name: grant.field,
            operation: grant.operation.as_str(),
            scope: grant.scope.as_str(),
        }
    }
}

type Stored = (String, String, String, String);

fn columns() -> (role_rights::type_name, role_rights::field_name, role_rights::operation, role_rights::scope) {
    (role_rights::type_name, role_rights::field_name, role_rights::operation, role_rights::scope)
}

fn read<'a>(role: &str, rows: impl IntoIterator<Item = &'a Stored>) -> Result<Rights> {
    let mut rights = Rights::default();
    for (type_name, field, operation, scope) in rows {
        let unknown = || Error::internal(format!("the right `{operation}`, `{scope}` of the role {role} is unknown"));
        let (operation, scope) = Operation::parse(operation).zip(Scope::parse(scope)).ok_or_else(unknown)?;
        rights.grant(type_name, field, operation, scope);
    }
    Ok(rights)
}

/// The rights of one role.
pub async fn of_role(connection: &mut AsyncPgConnection, role: Uuid) -> Result<Rights> {
    let rows = role_rights::table.filter(role_rights::role_id.eq(role)).select(columns());
    let rows: Vec<Stored> = rows.load(connection).await?;
    read(&role.to_string(), &rows)
}

/// The rights of every role, by the role's key.
pub async fn load(connection: &mut AsyncPgConnection) -> Result<Vec<(String, Rights)>> {
    let keys: Vec<(Uuid, String)> = roles::table.select((roles::id, roles::key)).load(connection).await?;
    let rows: Vec<(Uuid, Stored)> =
        role_rights::table.select((role_rights::role_id, columns())).load(connection).await?;
    let of = |role: Uuid| rows.iter().filter(move |(id, _)| *id == role).map(|(_, stored)| stored);
    keys.into_iter().map(|(role, key)| read(&key, of(role)).map(|rights| (key, rights))).collect()
}
