//! What refers to a record and goes to the survivor of a merge: a table, and the statements made from it.

use diesel::{
    QueryableByName, sql_query,
    sql_types::{Array, BigInt, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::models::changes::{Actor, Step};

/// A column that refers to merged records.
#[derive(Debug)]
pub struct Part {
    pub table: &'static str,
    pub column: &'static str,
    /// The type whose records are moved.
    pub type_name: &'static str,
    count: &'static str,
    move_over: &'static str,
    give_back: &'static str,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Who is noted in audit entries and events.
struct Traces {
    user: Option<Uuid>,
    session: Option<Uuid>,
    request: Option<Uuid>,
}

impl Traces {
    fn of(actor: &Actor) -> Self {
        Self { user: actor.viewer.user(), session: actor.viewer.session(), request: actor.request_id }
    }
}

/// What a merge is about.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub merge: Uuid,
    pub survivor: Uuid,
    pub merged: Uuid,
}

impl Part {
    /// Whether others may know how many they are: not of what people keep for themselves.
    pub(super) fn is_shown(&self) -> bool {
        self.column != "record_id"
    }

    /// How many records refer to `merged`; of favourites, those the survivor's do not stand for already.
    pub(super) async fn count(&self, connection: &mut AsyncPgConnection, pair: Pair) -> Step<i64> {
        let query = sql_query(self.count).bind::<SqlUuid, _>(pair.survivor).bind::<SqlUuid, _>(pair.merged);
        Ok(query.get_result::<Counted>(connection).await?.count)
    }

    /// Makes them refer to the survivor, and notes which they were.
    pub(super) async fn move_over(&self, connection: &mut AsyncPgConnection, actor: &Actor, pair: Pair) -> Step<i64> {
        let traces = Traces::of(actor);
        let query = sql_query(self.move_over)
            .bind::<SqlUuid, _>(pair.survivor)
            .bind::<SqlUuid, _>(pair.merged)
            .bind::<SqlUuid, _>(pair.merge)
            .bind::<Nullable<SqlUuid>, _>(traces.user)
            .bind::<Nullable<SqlUuid>, _>(traces.session)
            .bind::<Nullable<SqlUuid>, _>(traces.request);
        Ok(query.get_result::<Counted>(connection).await?.count)
    }

    /// Makes some of them refer to the merged record again.
    pub(super) async fn give_back(
        &self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        pair: Pair,
        records: Vec<Uuid>,
    ) -> Step<i64> {
        let traces = Traces::of(actor);
        let query = sql_query(self.give_back)
            .bind::<SqlUuid, _>(pair.survivor)
            .bind::<SqlUuid, _>(pair.merged)
            .bind::<SqlUuid, _>(pair.merge)
            .bind::<Nullable<SqlUuid>, _>(traces.user)
            .bind::<Nullable<SqlUuid>, _>(traces.session)
            .bind::<Nullable<SqlUuid>, _>(traces.request)
            .bind::<Array<SqlUuid>, _>(records);
        Ok(query.get_result::<Counted>(connection).await?.count)
    }
}

/// Entries and events of the rows `moved`, whose column became `$new` and was `$old`.
macro_rules! traces {
    ($column:literal, $field:literal, $type:literal, $noun:literal, $old:literal, $new:literal) => {
        concat!(
            "entries AS (INSERT INTO audit_entries
                (id, actor_id, session_id, request_id, action, type_name, record_id, version, before, after)
              SELECT gen_random_uuid(), $4, $5, $6, 'update', '",
            $type,
            "', id, version, jsonb_build_object('",
            $column,
            "', ",
            $old,
            "::uuid) || CASE WHEN turned THEN jsonb_build_object('is_primary', NOT is_primary) ELSE '{}' END,
                jsonb_build_object('",
            $column,
            "', ",
            $new,
            "::uuid) || CASE WHEN turned THEN jsonb_build_object('is_primary', is_primary) ELSE '{}' END FROM moved),
            events AS (INSERT INTO outbox_events (event, type_name, record_id, version, actor_id, request_id, payload)
              SELECT '",
            $noun,
            ".updated', '",
            $type,
            "', id, version, $4, $6, jsonb_build_object('fields', CASE WHEN turned THEN '[\"",
            $field,
            "\", \"isPrimary\"]'::jsonb ELSE '[\"",
            $field,
            "\"]' END) FROM moved) "
        )
    };
}

/// A part whose records have versions, and others hear of. `$primary` says which of them come first; `$set` and
/// `$set_back` what becomes of that.
macro_rules! loud {
    ($table:literal, $column:literal, $field:literal, $type:literal, $noun:literal, $except:literal,
        $primary:literal, $set:expr, $set_back:expr) => {
        Part {
            table: $table,
            column: $column,
            type_name: $type,
            count: concat!("SELECT count(*) FROM ", $table, " t WHERE $1 <> $2 AND t.", $column, " = $2 AND ", $except),
            move_over: concat!(
                "WITH old AS (SELECT t.id, ",
                $primary,
                " AS was_primary FROM ",
                $table,
                " t WHERE t.",
                $column,
                " = $2 AND ",
                $except,
                "),
                moved AS (UPDATE ",
                $table,
                " t SET ",
                $column,
                " = $1, version = t.version + 1, updated_at = now()",
                $set,
                " FROM old WHERE t.id = old.id
                  RETURNING t.id, t.version, ",
                $primary,
                " AS is_primary, old.was_primary <> ",
                $primary,
                " AS turned),
                kept AS (INSERT INTO merge_moves (merge_id, table_name, column_name, record_id, demoted)
                  SELECT $3, '",
                $table,
                "', '",
                $column,
                "', id, turned FROM moved), ",
                traces!($column, $field, $type, $noun, "$2", "$1"),
                "SELECT count(*) FROM moved"
            ),
            give_back: concat!(
                "WITH old AS (SELECT t.id, ",
                $primary,
                " AS was_primary, coalesce(v.demoted, false) AS demoted FROM ",
                $table,
                " t LEFT JOIN merge_moves v ON v.merge_id = $3 AND v.table_name = '",
                $table,
                "' AND v.column_name = '",
                $column,
                "' AND v.record_id = t.id WHERE t.id = ANY ($7)),
                moved AS (UPDATE ",
                $table,
                " t SET ",
                $column,
                " = $2, version = t.version + 1, updated_at = now()",
                $set_back,
                " FROM old WHERE t.id = old.id AND t.",
                $column,
                " = $1
                  RETURNING t.id, t.version, ",
                $primary,
                " AS is_primary, old.was_primary <> ",
                $primary,
                " AS turned), ",
                traces!($column, $field, $type, $noun, "$1", "$2"),
                "SELECT count(*) FROM moved"
            ),
        }
    };
    ($table:literal, $column:literal, $field:literal, $type:literal, $noun:literal, except $except:literal) => {
        loud!($table, $column, $field, $type, $noun, $except, "false", "", "")
    };
    ($table:literal, $column:literal, $field:literal, $type:literal, $noun:literal) => {
        loud!($table, $column, $field, $type, $noun, "true", "false", "", "")
    };
    // The survivor's own goes on coming first. Of those that go back, another may have come first since.
    ($table:literal, $column:literal, $field:literal, $type:literal, $noun:literal,
        except $except:literal, one first where $rival:literal) => {
        loud!(
            $table,
            $column,
            $field,
            $type,
            $noun,
            $except,
            "t.is_primary",
            concat!(
                ", is_primary = t.is_primary AND NOT EXISTS (SELECT FROM ",
                $table,
                " p
                   WHERE p.",
                $column,
                " = $1 AND p.is_primary AND ",
                $rival,
                ")"
            ),
            concat!(
                ", is_primary = t.is_primary OR (old.demoted AND NOT EXISTS (SELECT FROM ",
                $table,
                " p
                   WHERE p.id = ANY ($7) AND p.is_primary AND ",
                $rival,
                "))"
            )
        )
    };
}

/// A part that is for its owner alone: it has no version, and nobody hears of it. The last four binds are not used.
macro_rules! quiet {
    ($table:literal, $type:literal, $except:literal) => {
        Part {
            table: $table,
            column: "record_id",
            type_name: $type,
            count: concat!("SELECT count(*) FROM ", $table, " t WHERE $1 <> $2 AND t.record_id = $2 AND ", $except),
            move_over: concat!(
                "WITH moved AS (UPDATE ",
                $table,
                " t SET record_id = $1 WHERE t.record_id = $2 AND ",
                $except,
                " RETURNING t.id),
                kept AS (INSERT INTO merge_moves (merge_id, table_name, column_name, record_id, demoted)
                  SELECT $3, '",
                $table,
                "', 'record_id', id, false FROM moved)
                SELECT count(*) FROM moved WHERE coalesce($4::uuid, $5::uuid, $6::uuid, $3) IS NOT NULL"
            ),
            give_back: concat!(
                "WITH moved AS (UPDATE ",
                $table,
                " t SET record_id = $2 WHERE t.id = ANY ($7) AND t.record_id = $1
                  RETURNING t.id)
                SELECT count(*) FROM moved WHERE coalesce($4::uuid, $5::uuid, $6::uuid, $3) IS NOT NULL"
            ),
        }
    };
}

macro_rules! favorites {
    () => {
        quiet!(
            "favorites",
            "Favorite",
            "NOT EXISTS (SELECT FROM favorites s WHERE s.user_id = t.user_id AND s.record_id = $1)"
        )
    };
}

/// In this order contacts are there before the deals and notes that are about them.
pub(super) const OF_CLIENT: &[Part] = &[
    loud!("clients", "parent_id", "parent", "Client", "client", except "t.id <> $1"),
    loud!("contacts", "client_id", "client", "Contact", "contact",
        except "true", one first where "p.deleted_at IS NULL AND t.deleted_at IS NULL"),
    loud!("deals", "client_id", "client", "Deal", "deal"),
    loud!("notes", "client_id", "client", "Note", "note"),
    loud!("attachments", "client_id", "client", "Attachment", "attachment"),
    favorites!(),
    quiet!("notifications", "Notification", "true"),
];

/// A method that the survivor has too stays with the merged contact.
pub(super) const OF_CONTACT: &[Part] = &[
    loud!("contact_methods", "contact_id", "contact", "ContactMethod", "contact_method",
        except "NOT EXISTS (SELECT FROM contact_methods s
            WHERE s.contact_id = $1 AND s.kind = t.kind AND s.value_norm = t.value_norm)",
        one first where "p.kind = t.kind"),
    loud!("deals", "contact_id", "contact", "Deal", "deal"),
    loud!("notes", "contact_id", "contact", "Note", "note"),
    favorites!(),
    quiet!("notifications", "Notification", "true"),
];

/// Foreign keys to clients that need no move: tags are united, and chains of merges stay as they are.
pub(super) const OTHERWISE_OF_CLIENT: &[(&str, &str)] = &[("client_tags", "client_id"), ("clients", "merged_into_id")];
pub(super) const OTHERWISE_OF_CONTACT: &[(&str, &str)] = &[("contacts", "merged_into_id")];

/// What an undo may give back, by table and column.
#[derive(QueryableByName)]
pub(super) struct Return {
    #[diesel(sql_type = Text)]
    pub table_name: String,
    #[diesel(sql_type = Text)]
    pub column_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub record_id: Uuid,
}

/// What can go back.
pub(super) async fn returns(connection: &mut AsyncPgConnection, merge: Uuid) -> Step<Vec<Return>> {
    let query = sql_query("SELECT table_name, column_name, record_id FROM parts_to_return($1)");
    Ok(query.bind::<SqlUuid, _>(merge).load(connection).await?)
}
