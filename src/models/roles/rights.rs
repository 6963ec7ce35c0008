//! The rights of a role as rows: read, and changed by an administrator.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Role;
use crate::{
    auth::{
        Operation, Permit, Scope,
        rights::{self, defaults},
    },
    db::{
        Db,
        tables::role_rights::{self, dsl as r},
    },
    error::Result,
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Stop, Target},
        inputs::Problem,
    },
};

/// One row of the table of rights.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Right {
    pub type_name: String,
    /// `*` stands for every field without a row of its own.
    pub field_name: String,
    /// As [`Operation::as_str`] spells it.
    pub operation: String,
    /// As [`Scope::as_str`] spells it.
    pub scope: String,
}

/// The rights of roles, in the order of type, field and operation. Whoever may read roles may read them.
pub async fn of_roles(db: &Db, _permit: &Permit<Role>, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Right>>> {
    let rows = role_rights::table
        .filter(r::role_id.eq_any(ids))
        .order((r::role_id, r::type_name, r::field_name, r::operation))
        .select((r::role_id, (r::type_name, r::field_name, r::operation, r::scope)));
    let mut of: HashMap<Uuid, Vec<Right>> = HashMap::new();
    for (role, right) in rows.load::<(Uuid, Right)>(&mut db.connection().await?).await? {
        of.entry(role).or_default().push(right);
    }
    Ok(of)
}

/// A right to be set; without a scope its row goes, and that of the type decides.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub type_name: String,
    pub field_name: String,
    pub operation: Operation,
    pub scope: Option<Scope>,
}

/// The fields of a type that a right may name; none for a type that has no rights.
pub type FieldsOf = fn(&str) -> Option<Vec<&'static str>>;

/// Sets rights of a role; others stay as they are.
#[derive(Debug)]
pub struct SetRights {
    pub target: Target,
    pub wanted: Vec<Wanted>,
    pub fields_of: FieldsOf,
}

impl SetRights {
    fn problems(&self) -> Vec<Problem> {
        let problem = |index: usize, field, code, message: String| {
            Problem::new(&["rights", &index.to_string(), field], code, message)
        };
        let check = |(index, wanted): (usize, &Wanted)| match (self.fields_of)(&wanted.type_name) {
            None => {
                let message = format!("There is no type {}.", wanted.type_name);
                Some(problem(index, "type", "UNKNOWN_TYPE", message))
            }
            Some(fields) if wanted.field_name != "*" && !fields.contains(&wanted.field_name.as_str()) => {
                let message = format!("{} has no field {}.", wanted.type_name, wanted.field_name);
                Some(problem(index, "field", "UNKNOWN_FIELD", message))
            }
            Some(_) => None,
        };
        self.wanted.iter().enumerate().filter_map(check).collect()
    }
}

impl Command for SetRights {
    type Noun = Role;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<Role>) -> Step<Done> {
        let id = self.target.id;
        let mut before = changes::hold::<Role>(connection, actor, permit, self.target).await?;
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(Stop::Problems(problems));
        }
        if before.get("key").is_some_and(|key| key == "admin") {
            let message = "An administrator may do everything; give people another role instead.";
            return Err(Stop::Problems(vec![Problem::new(&[], "FIXED_ROLE", message)]));
        }
        before.insert("rights".to_owned(), stored(connection, id).await?);
        let had = rights::of_role(connection, id).await?;
        for wanted in &self.wanted {
            write(connection, id, wanted).await?;
        }
        let has = rights::of_role(connection, id).await?;
        // Taking away is always allowed, also from a role that does more than the actor's.
        if !had.cover(&has) && !actor.viewer.rights.cover(&has) {
            let message = "The role would be able to do more than yours: nobody gives away more than they have.";
            return Err(Stop::Problems(vec![Problem::new(&["rights"], "BEYOND_YOUR_RIGHTS", message)]));
        }
        let now = stored(connection, id).await?;
        if before.get("rights") == Some(&now) {
            return Err(Stop::Nothing(Done { id }));
        }
        let mut after = changes::touch::<Role>(connection, id).await?;
        after.insert("rights".to_owned(), now);
        changes::note::<Role>(connection, actor, Action::Update, id, Some(&before), Some(&after)).await?;
        Ok(Done { id })
    }
}

/// The rights of a role as the audit log keeps them: by type, field and operation.
async fn stored(connection: &mut AsyncPgConnection, role: Uuid) -> Step<Value> {
    let rows =
        role_rights::table.filter(r::role_id.eq(role)).select((r::type_name, r::field_name, r::operation, r::scope));
    let rows: Vec<Right> = rows.load(connection).await?;
    let named =
        |right: Right| (format!("{}.{} {}", right.type_name, right.field_name, right.operation), json!(right.scope));
    Ok(Value::Object(rows.into_iter().map(named).collect()))
}

async fn write(connection: &mut AsyncPgConnection, role: Uuid, wanted: &Wanted) -> Step<()> {
    let operation = wanted.operation.as_str();
    // A type keeps a row for what was taken from it: without any, the next start would give the default rights back.
    let scope = wanted.scope.or_else(|| (wanted.field_name == "*").then_some(Scope::None));
    let Some(scope) = scope else {
        let row = role_rights::table.find((role, &wanted.type_name, &wanted.field_name, operation));
        diesel::delete(row).execute(connection).await?;
        return Ok(());
    };
    diesel::insert_into(role_rights::table)
        .values((
            r::role_id.eq(role),
            r::type_name.eq(&wanted.type_name),
            r::field_name.eq(&wanted.field_name),
            r::operation.eq(operation),
            r::scope.eq(scope.as_str()),
        ))
        .on_conflict((r::role_id, r::type_name, r::field_name, r::operation))
        .do_update()
        .set(r::scope.eq(scope.as_str()))
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether rights are given on a type.
pub fn is_type(name: &str) -> bool {
    rights::is_part(name) || defaults::TABLE.iter().any(|(type_name, _, _)| *type_name == name)
}
