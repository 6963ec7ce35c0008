//! Destroys a definition, and with it every value of the field.

use diesel::{
    OptionalExtension, QueryableByName, sql_query,
    sql_types::{Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::CustomField;
use crate::{
    auth::{Operation, Permit},
    db::{conditions::Condition, rows::Row, writes::Write},
    error::{Code, Error},
    models::{
        Model,
        changes::{self, Action, Actor, Command, Conflict, Done, Step, Stop, Target, Writable},
        inputs::Problem,
    },
};

/// Destroys a definition that lies in the trash.
///
/// Of one that does not, a change of a record might wait for the definition, which is held here, while it holds the
/// record, which is waited for here. Nobody begins to write values of a deleted one, and deleting it has waited for
/// those who had.
#[derive(Debug)]
pub struct Destroy {
    pub target: Target,
}

impl Command for Destroy {
    type Noun = CustomField;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<CustomField>,
    ) -> Step<Done> {
        let id = self.target.id;
        let before = in_trash(connection, actor, permit, id).await?;
        let version = changes::version(&before);
        if self.target.version.is_some_and(|seen| seen != version) {
            return Err(Stop::Conflict(Conflict { id, version, differences: Vec::new() }));
        }
        clear(connection, actor, &before).await?;
        Write::delete(CustomField::TABLE, id).run(connection).await?;
        changes::note::<CustomField>(connection, actor, Action::Destroy, id, Some(&before), None).await?;
        Ok(Done { id })
    }
}

/// The definition, held until the transaction ends.
async fn in_trash(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<CustomField>,
    id: Uuid,
) -> Step<Map<String, Value>> {
    let deleted = Condition::sql("@.deleted_at IS NOT NULL", []).and(CustomField::reach(permit));
    if let Some(Value::Object(row)) = Write::lock(CustomField::TABLE, id, deleted).run(connection).await? {
        return Ok(row);
    }
    let visible = CustomField::visible(&actor.viewer.permit(Operation::Read)?);
    if Write::keep(CustomField::TABLE, id, visible).run(connection).await?.is_none() {
        return Err(Error::new(Code::NotFound, "There is no such custom field.").into());
    }
    let message = "Delete the field first, which hides it: destroyed, it is gone with its value on every record.";
    Err(Stop::Problems(vec![Problem::new(&[], "NOT_DELETED", message)]))
}

/// Takes the field out of some of the records after the one with the id `$1`, each with its audit entry and its event,
/// and answers with the last one looked at.
macro_rules! take_out {
    ($table:literal, $type:literal, $noun:literal) => {
        (
            take_out!($table, $type, $noun, "custom", "t.custom", "customFields"),
            take_out!($table, $type, $noun, "custom_sealed", "seal_marks(t.custom_sealed)", "sensitiveFields"),
        )
    };
    ($table:literal, $type:literal, $noun:literal, $column:literal, $shown:literal, $field:literal) => {
        concat!(
            "WITH page AS (SELECT id FROM ", $table, " WHERE id > $1 ORDER BY id LIMIT 2000),
            held AS (SELECT t.id, ", $shown, " AS shown FROM ", $table, " t JOIN page USING (id)
              WHERE jsonb_exists(t.", $column, ", $2) ORDER BY t.id FOR NO KEY UPDATE OF t),
            changed AS (UPDATE ", $table, " t SET ", $column, " = t.", $column, " - $2, version = t.version + 1,
                updated_at = now(), updated_by = coalesce($3, t.updated_by)
              FROM held h WHERE t.id = h.id RETURNING t.id, t.version, h.shown),
            entries AS (INSERT INTO audit_entries
                (id, actor_id, session_id, request_id, action, type_name, record_id, version, before, after)
              SELECT gen_random_uuid(), $3, $4, $5, 'update', '", $type, "', id, version,
                jsonb_build_object('", $column, "', shown), jsonb_build_object('", $column, "', shown - $2) FROM changed),
            events AS (INSERT INTO outbox_events (event, type_name, record_id, version, actor_id, request_id, payload)
              SELECT '", $noun, ".updated', '", $type, "', id, version, $3, $5, '{\"fields\": [\"", $field, "\"]}' FROM changed)
            SELECT id FROM page ORDER BY id DESC LIMIT 1"
        )
    };
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Takes the values of a field out of all records, so many rows of the table at a time, that no statement takes long.
async fn clear(connection: &mut AsyncPgConnection, actor: &Actor, definition: &Map<String, Value>) -> Step<()> {
    let text = |column: &str| definition.get(column).and_then(Value::as_str).unwrap_or_default();
    let (plain, sealed) = match text("resource") {
        "Client" => take_out!("clients", "Client", "client"),
        "Contact" => take_out!("contacts", "Contact", "contact"),
        "Deal" => take_out!("deals", "Deal", "deal"),
        _ => take_out!("products", "Product", "product"),
    };
    let statement = if definition.get("is_sensitive") == Some(&Value::Bool(true)) { sealed } else { plain };
    let mut last = Some(Last { id: Uuid::nil() });
    while let Some(Last { id }) = last {
        last = sql_query(statement)
            .bind::<SqlUuid, _>(id)
            .bind::<Text, _>(text("key"))
            .bind::<Nullable<SqlUuid>, _>(actor.viewer.user())
            .bind::<Nullable<SqlUuid>, _>(actor.viewer.session())
            .bind::<Nullable<SqlUuid>, _>(actor.request_id)
            .get_result(connection)
            .await
            .optional()?;
    }
    Ok(())
}
