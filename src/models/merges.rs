//! Merges: two records of one company or person become one, and may become two again.
//!
//! The record that goes is deleted and names the one it lives on in. What referred to it refers to the survivor
//! (`parts`), whose empty fields are filled from it (`takes`). An undo takes back what nobody has changed since.

mod custom;
mod merging;
mod parts;
mod takes;
mod undoing;

use chrono::{DateTime, Utc};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{Array, Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Scope},
    db::{
        Db,
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::Row,
        select::Edge,
        writes::Write,
    },
    error::Result,
    models::{
        Model,
        changes::{Step, Writable},
        clients::Client,
        contacts::Contact,
        inputs::Input,
        scope,
    },
    row,
};

pub use merging::{MergeRecords, Merged};
use parts::Pair;
pub use parts::Part;
pub use takes::Comparison;
pub use undoing::Undo;

row! {
    /// Two records that became one.
    pub struct Merge in "merges" {
        type_name: String as Text,
        survivor_id: Uuid as SqlUuid,
        merged_id: Uuid as SqlUuid,
        merged_title: String as Text,
        taken: Vec<String> as Array<Text>,
        moved: Value as Jsonb,
        undone_at: DateTime<Utc> as Timestamptz,
        kept_fields: Vec<String> as Array<Text>,
        kept_records: Value as Jsonb,
        created_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The merges a record came out of.
pub const BY_SURVIVOR: Edge = Edge::column("@.survivor_id");

impl Resource for Merge {
    const TYPE_NAME: &'static str = "Merge";
}

impl Model for Merge {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "when it was made",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("type", FilterKind::Word, "@.type_name", "Name of the records' type: `Client` or `Contact`."),
        Filter::column("survivor", FilterKind::Node, "@.survivor_id", "The client or contact that is left."),
        Filter::column("merged", FilterKind::Node, "@.merged_id", "The client or contact that was merged into it."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "When it was made."),
    ];

    /// Those whose survivor the viewer may see, also while it is in the trash.
    fn visible(permit: &Permit<Self>) -> Condition {
        if permit.scope() == Scope::None {
            return Condition::NEVER;
        }
        let clients = seen::<Client>(permit, "@.type_name = 'Client'");
        Condition::Any(vec![clients, seen::<Contact>(permit, "@.type_name = 'Contact'")]).and(scope::named(permit))
    }
}

fn seen<M: Writable>(permit: &Permit<Merge>, of_type: &'static str) -> Condition {
    let Some(to_read) = permit.to_read::<M>() else { return Condition::NEVER };
    let reach = M::reach(&to_read);
    let of_type = Condition::sql(of_type, []);
    if reach.is_always() {
        return of_type;
    }
    of_type.and(Condition::Refers("@.survivor_id", M::TABLE, Box::new(reach)))
}

impl Writable for Merge {
    const NOUN: &'static str = "merge";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        Self::visible(permit)
    }
}

/// What stands in the way of a merge, and what must be done in another way than usual.
#[derive(Debug, Default)]
pub struct Particulars {
    /// Columns that are copied from the other record whatever the rule says.
    pub forced: Vec<&'static str>,
    /// Columns that stay as they are; it is a mistake to ask for another value.
    pub kept: Vec<&'static str>,
    /// Columns that are emptied.
    pub emptied: Vec<&'static str>,
}

/// A noun whose records can be merged.
pub trait Mergeable: Writable {
    /// What goes to the survivor, in this order.
    const PARTS: &'static [Part];
    /// Foreign keys to the noun that are dealt with in another way.
    const OTHERWISE: &'static [(&'static str, &'static str)];
    /// Whether the parts go before the merged record is deleted, which would take them into the trash.
    const PARTS_FIRST: bool;
    /// Keeps columns of both records in the merge: its id, the columns, and what is known of each in another way.
    const KEEP: &'static str;

    /// What people call the record with these columns.
    fn title(row: &Map<String, Value>) -> String;

    /// Looks at both records before anything is decided.
    fn examine(
        connection: &mut AsyncPgConnection,
        survivor: &Map<String, Value>,
        other: &Map<String, Value>,
        take: &[String],
    ) -> impl Future<Output = Step<Particulars>> + Send;

    /// What else must make room before the survivor gets these columns of the merged record, noted for an undo.
    fn make_room(
        _connection: &mut AsyncPgConnection,
        _pair: Pair,
        _columns: &[&'static str],
    ) -> impl Future<Output = Step<()>> + Send {
        async { Ok(()) }
    }

    /// Refuses the return of a merged record, where it would come back to nothing.
    fn check_return(
        _connection: &mut AsyncPgConnection,
        _merged: &Map<String, Value>,
    ) -> impl Future<Output = Step<()>> + Send {
        async { Ok(()) }
    }

    /// Gives the room back, where nobody has taken it since.
    fn take_room_back(
        _connection: &mut AsyncPgConnection,
        _records: Vec<Uuid>,
    ) -> impl Future<Output = Step<()>> + Send {
        async { Ok(()) }
    }
}

/// Every foreign key to records of `M` that a merge knows, as table and column.
pub fn references<M: Mergeable>() -> Vec<(&'static str, &'static str)> {
    M::PARTS.iter().map(|part| (part.table, part.column)).chain(M::OTHERWISE.iter().copied()).collect()
}

macro_rules! keep {
    ($table:literal) => {
        concat!(
            "UPDATE merges m SET
              survivor_before = coalesce((SELECT jsonb_object_agg(c, to_jsonb(t) -> c) FROM ",
            $table,
            " t, unnest($2::text[]) c WHERE t.id = m.survivor_id), '{}') || $3,
              survivor_after = coalesce((SELECT jsonb_object_agg(c, to_jsonb(t) -> c) FROM ",
            $table,
            " t, unnest($2::text[]) c WHERE t.id = m.merged_id), '{}') || $4
            WHERE m.id = $1"
        )
    };
}

fn text<'a>(row: &'a Map<String, Value>, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = diesel::sql_types::Bool)]
    holds: bool,
}

const IS_ABOVE: &str = "WITH RECURSIVE above (id) AS (
      SELECT parent_id FROM clients WHERE id = $2
      UNION SELECT c.parent_id FROM above a JOIN clients c ON c.id = a.id)
    SELECT EXISTS (SELECT FROM above WHERE id = $1) AS holds";

async fn is_above(connection: &mut AsyncPgConnection, upper: &str, lower: &str) -> Step<bool> {
    let ids = [upper, lower].map(|id| Uuid::parse_str(id).unwrap_or_default());
    let query = sql_query(IS_ABOVE).bind::<SqlUuid, _>(ids[0]).bind::<SqlUuid, _>(ids[1]);
    Ok(query.get_result::<Answer>(connection).await?.holds)
}

impl Mergeable for Client {
    const PARTS: &'static [Part] = parts::OF_CLIENT;
    const OTHERWISE: &'static [(&'static str, &'static str)] = parts::OTHERWISE_OF_CLIENT;
    const PARTS_FIRST: bool = true;
    const KEEP: &'static str = keep!("clients");

    fn title(row: &Map<String, Value>) -> String {
        text(row, "name").to_owned()
    }

    /// Nobody comes to stand above itself: below the other record, the survivor takes its place; above it, what is above
    /// the other one is the survivor or below it.
    async fn examine(
        connection: &mut AsyncPgConnection,
        survivor: &Map<String, Value>,
        other: &Map<String, Value>,
        _take: &[String],
    ) -> Step<Particulars> {
        let (ours, theirs) = (text(survivor, "id"), text(other, "id"));
        let mut particulars = Particulars::default();
        let is_below = is_above(connection, theirs, ours).await?;
        let is_above = is_above(connection, ours, theirs).await?;
        let list = match (is_below, is_above) {
            (true, true) => &mut particulars.emptied,
            (true, false) => &mut particulars.forced,
            (false, true) => &mut particulars.kept,
            (false, false) => return Ok(particulars),
        };
        list.push("parent_id");
        Ok(particulars)
    }
}

const ELSEWHERE: &str = "SELECT EXISTS (
    SELECT FROM deals WHERE contact_id = ANY ($1) AND client_id <> $2
    UNION ALL SELECT FROM notes WHERE contact_id = ANY ($1) AND client_id <> $2) AS holds";

const DEMOTE: &str = "WITH rivals AS (
      UPDATE contacts c SET is_primary = false FROM contacts s
      WHERE s.id = $2 AND c.client_id = s.client_id AND c.is_primary AND c.deleted_at IS NULL AND c.id <> ALL ($3)
      RETURNING c.id)
    INSERT INTO merge_moves (merge_id, table_name, column_name, record_id, demoted)
    SELECT $1, 'contacts', 'is_primary', id, true FROM rivals";

const PROMOTE: &str = "UPDATE contacts SET is_primary = true WHERE id = ANY ($1)";

impl Mergeable for Contact {
    const PARTS: &'static [Part] = parts::OF_CONTACT;
    const OTHERWISE: &'static [(&'static str, &'static str)] = parts::OTHERWISE_OF_CONTACT;
    const PARTS_FIRST: bool = false;
    const KEEP: &'static str = keep!("contacts");

    fn title(row: &Map<String, Value>) -> String {
        format!("{} {}", text(row, "first_name"), text(row, "last_name")).trim().to_owned()
    }

    /// Deals and notes are about one client, so those of both contacts must be about the survivor's.
    async fn examine(
        connection: &mut AsyncPgConnection,
        survivor: &Map<String, Value>,
        other: &Map<String, Value>,
        take: &[String],
    ) -> Step<Particulars> {
        let id = |row, column| Uuid::parse_str(text(row, column)).unwrap_or_default();
        let (ours, theirs) = (id(survivor, "client_id"), id(other, "client_id"));
        if ours == theirs {
            return Ok(Particulars::default());
        }
        let client = if take.iter().any(|name| name == "client") { theirs } else { ours };
        let query = sql_query(ELSEWHERE)
            .bind::<Array<SqlUuid>, _>(vec![id(survivor, "id"), id(other, "id")])
            .bind::<SqlUuid, _>(client);
        if query.get_result::<Answer>(connection).await?.holds {
            let message = "The contacts have deals or notes with different clients: merge the clients first.";
            return Err(merging::refused(&["other"], "DIFFERENT_CLIENTS", message));
        }
        // The first person of one client is not for that alone the first of another.
        let is_asked_for = take.iter().any(|name| name == "isPrimary");
        Ok(Particulars { kept: if is_asked_for { vec![] } else { vec!["is_primary"] }, ..Particulars::default() })
    }

    /// Who comes first at the client makes room for a survivor that is to come first.
    async fn make_room(connection: &mut AsyncPgConnection, pair: Pair, columns: &[&'static str]) -> Step<()> {
        if columns.contains(&"is_primary") {
            let at = if columns.contains(&"client_id") { pair.merged } else { pair.survivor };
            let query = sql_query(DEMOTE).bind::<SqlUuid, _>(pair.merge).bind::<SqlUuid, _>(at);
            query.bind::<Array<SqlUuid>, _>(vec![pair.survivor, pair.merged]).execute(connection).await?;
        }
        Ok(())
    }

    async fn check_return(connection: &mut AsyncPgConnection, merged: &Map<String, Value>) -> Step<()> {
        let client = Uuid::parse_str(text(merged, "client_id")).unwrap_or_default();
        if Write::keep(Client::TABLE, client, Condition::sql("@.deleted_at IS NULL", []))
            .run(connection)
            .await?
            .is_none()
        {
            let message = "The client of the merged contact lies in the trash: restore it first.";
            return Err(merging::refused(&[], "IN_TRASH", message));
        }
        Ok(())
    }

    async fn take_room_back(connection: &mut AsyncPgConnection, records: Vec<Uuid>) -> Step<()> {
        sql_query(PROMOTE).bind::<Array<SqlUuid>, _>(records).execute(connection).await?;
        Ok(())
    }
}

const SURVIVOR: &str = "WITH RECURSIVE chain (id, next, type_name) AS (
      SELECT id, merged_into_id, 'Client' FROM clients WHERE id = $1
      UNION ALL SELECT id, merged_into_id, 'Contact' FROM contacts WHERE id = $1
      UNION ALL SELECT r.id, r.merged_into_id, c.type_name FROM chain c CROSS JOIN LATERAL (
        SELECT id, merged_into_id FROM clients WHERE id = c.next
        UNION ALL SELECT id, merged_into_id FROM contacts WHERE id = c.next) r)
    SELECT id, type_name FROM chain WHERE next IS NULL";

#[derive(QueryableByName)]
struct Located {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    type_name: String,
}

/// The record that a client or contact lives on in: itself, or what it was merged into, and that one into, at last. The
/// row is no stored merge; it names a record, which the viewer may see or not.
pub async fn survivor(db: &Db, _permit: &Permit<Merge>, id: Uuid) -> Result<Option<Merge>> {
    let mut connection = db.connection().await?;
    let found: Vec<Located> = sql_query(SURVIVOR).bind::<SqlUuid, _>(id).load(&mut connection).await?;
    Ok(found.into_iter().next().map(|located| Merge {
        id,
        type_name: Some(located.type_name),
        survivor_id: Some(located.id),
        merged_id: None,
        merged_title: None,
        taken: None,
        moved: None,
        undone_at: None,
        kept_fields: None,
        kept_records: None,
        created_at: None,
        version: None,
    }))
}
