//! The statements that change one row. Each answers with the row as it is afterwards: a JSON object of its columns,
//! which the audit entry keeps.

use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Jsonb, Untyped},
};
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};
use futures_util::TryStreamExt;
use serde_json::Value;
use uuid::Uuid;

use crate::db::{
    conditions::{Bind, Condition},
    rows::Reader,
};

/// A column and its new value; `None` is SQL's NULL.
pub type Assignment = (&'static str, Option<Bind>);

/// The row without what PostgreSQL derives from it and without secrets and addresses of the store.
const SNAPSHOT: &str = "to_jsonb(t) -
    '{name_key,search,tsv,client_owner_id,client_team_id,password_hash,storage_key,secret,previous_secret}'::text[]";

/// The same of a table with sealed values: of those it holds marks, which tell whether one has changed and no more.
const SEALED_SNAPSHOT: &str = "to_jsonb(t) - '{name_key,search,tsv,client_owner_id,client_team_id}'::text[]
    || jsonb_build_object('custom_sealed', seal_marks(t.custom_sealed))";

fn snapshot(table: &str) -> &'static str {
    match table {
        "clients" | "contacts" | "deals" | "products" => SEALED_SNAPSHOT,
        _ => SNAPSHOT,
    }
}

/// A statement about one row of one table.
#[derive(Debug, Clone)]
pub struct Write {
    table: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Insert(Vec<Assignment>),
    Update(Uuid, Vec<Assignment>),
    Delete(Uuid),
    /// Sets columns to those of another row as well.
    Copy {
        id: Uuid,
        values: Vec<Assignment>,
        columns: Vec<&'static str>,
        /// What `o` is: pieces of SQL, with the table's name between them and the id behind.
        source: (&'static str, &'static str),
        from: Uuid,
    },
    /// What of the row is read, and how it is held.
    Lock {
        id: Option<Uuid>,
        condition: Condition,
        reads: &'static str,
        strength: &'static str,
    },
    Links {
        own: &'static str,
        other: &'static str,
        id: Uuid,
    },
    Unlink {
        own: &'static str,
        other: &'static str,
        id: Uuid,
        kept: Vec<Uuid>,
    },
    Link {
        own: &'static str,
        other: &'static str,
        id: Uuid,
        wanted: Vec<Uuid>,
    },
}

impl Write {
    pub fn insert(table: &'static str, values: Vec<Assignment>) -> Self {
        Self { table, kind: Kind::Insert(values) }
    }

    /// Sets the columns, counts the version up and notes the time.
    pub fn update(table: &'static str, id: Uuid, values: Vec<Assignment>) -> Self {
        Self { table, kind: Kind::Update(id, values) }
    }

    pub fn delete(table: &'static str, id: Uuid) -> Self {
        Self { table, kind: Kind::Delete(id) }
    }

    /// An update that sets `columns` to what another row of the table has.
    pub fn copy(
        table: &'static str,
        id: Uuid,
        values: Vec<Assignment>,
        columns: Vec<&'static str>,
        from: Uuid,
    ) -> Self {
        Self { table, kind: Kind::Copy { id, values, columns, source: (" FROM ", " o WHERE o.id = "), from } }
    }

    /// An update that sets `columns` to what they were before the merge `from`.
    pub fn recall(
        table: &'static str,
        id: Uuid,
        values: Vec<Assignment>,
        columns: Vec<&'static str>,
        from: Uuid,
    ) -> Self {
        let source =
            (" FROM merges m CROSS JOIN LATERAL jsonb_populate_record(NULL::", ", m.survivor_before) o WHERE m.id = ");
        Self { table, kind: Kind::Copy { id, values, columns, source, from } }
    }

    /// Holds the row until the transaction ends, if the condition lets it be seen. Rows that refer to it may still
    /// be added.
    pub fn lock(table: &'static str, id: Uuid, condition: Condition) -> Self {
        let (reads, strength) = (snapshot(table), " FOR NO KEY UPDATE OF t");
        Self { table, kind: Kind::Lock { id: Some(id), condition, reads, strength } }
    }

    /// Holds the row the condition finds.
    pub fn find(table: &'static str, condition: Condition) -> Self {
        let (reads, strength) = (snapshot(table), " FOR NO KEY UPDATE OF t");
        Self { table, kind: Kind::Lock { id: None, condition, reads, strength } }
    }

    /// The same, and no row that refers to it is added either.
    pub fn seize(table: &'static str, id: Uuid, condition: Condition) -> Self {
        Self {
            table,
            kind: Kind::Lock { id: Some(id), condition, reads: snapshot(table), strength: " FOR UPDATE OF t" },
        }
    }

    /// Holds the row as one that is to go, if the condition lets it be seen and nobody else holds it.
    pub fn claim(table: &'static str, id: Uuid, condition: Condition) -> Self {
        let strength = " FOR UPDATE OF t SKIP LOCKED";
        Self { table, kind: Kind::Lock { id: Some(id), condition, reads: snapshot(table), strength } }
    }

    /// Keeps the row from being deleted until the transaction ends, so that another may refer to it. Nothing of it is
    /// read.
    pub fn keep(table: &'static str, id: Uuid, condition: Condition) -> Self {
        Self {
            table,
            kind: Kind::Lock { id: Some(id), condition, reads: "'true'::jsonb", strength: " FOR KEY SHARE OF t" },
        }
    }

    /// The sealed values of a row, as they are stored.
    pub fn sealed(table: &'static str, id: Uuid) -> Self {
        let (condition, reads) = (Condition::ALWAYS, "t.custom_sealed");
        Self { table, kind: Kind::Lock { id: Some(id), condition, reads, strength: "" } }
    }

    /// The ids a record is joined to, as a list.
    pub fn links(table: &'static str, own: &'static str, other: &'static str, id: Uuid) -> Self {
        Self { table, kind: Kind::Links { own, other, id } }
    }

    /// Joins a record to the `wanted` ones and to no others.
    pub fn relink(
        table: &'static str,
        own: &'static str,
        other: &'static str,
        id: Uuid,
        wanted: Vec<Uuid>,
    ) -> [Self; 2] {
        let kept = wanted.clone();
        [
            Self { table, kind: Kind::Unlink { own, other, id, kept } },
            Self { table, kind: Kind::Link { own, other, id, wanted } },
        ]
    }

    /// Runs the statement; `None` when there is no such row.
    pub async fn run(self, connection: &mut AsyncPgConnection) -> QueryResult<Option<Value>> {
        let mut rows = AsyncConnectionCore::load(connection, self).await?;
        let Some(row) = rows.try_next().await? else { return Ok(None) };
        let snapshot = Reader::new(&row).read::<Jsonb, Value>();
        snapshot.map_err(diesel::result::Error::DeserializationError)
    }
}

impl QueryFragment<Pg> for Write {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if matches!(self.kind, Kind::Insert(_) | Kind::Update(..)) {
            // Which columns are set differs from statement to statement.
            out.unsafe_to_cache_prepared();
        }
        match &self.kind {
            Kind::Insert(values) => push_insert(self.table, values, &mut out)?,
            Kind::Update(id, values) => push_update(self.table, id, values, &mut out)?,
            Kind::Copy { id, values, columns, source, from } => {
                push_all(&["UPDATE ", self.table, " t SET "], &mut out);
                for column in columns {
                    push_all(&[column, " = o.", column, ", "], &mut out);
                }
                push_values(values, &mut out)?;
                push_all(&[source.0, self.table, source.1], &mut out);
                out.push_bind_param::<diesel::sql_types::Uuid, _>(from)?;
                out.push_sql(" AND t.id = ");
                out.push_bind_param::<diesel::sql_types::Uuid, _>(id)?;
            }
            Kind::Delete(id) => {
                push_all(&["DELETE FROM ", self.table, " t WHERE t.id = "], &mut out);
                out.push_bind_param::<diesel::sql_types::Uuid, _>(id)?;
            }
            Kind::Links { own, other, id } => {
                push_all(&["SELECT coalesce(jsonb_agg(t.", other, " ORDER BY t.", other, "), '[]') FROM "], &mut out);
                push_all(&[self.table, " t WHERE t.", own, " = "], &mut out);
                return out.push_bind_param::<diesel::sql_types::Uuid, _>(id);
            }
            Kind::Unlink { own, other, id, kept } => {
                push_all(&["DELETE FROM ", self.table, " t WHERE t.", own, " = "], &mut out);
                out.push_bind_param::<diesel::sql_types::Uuid, _>(id)?;
                push_all(&[" AND t.", other, " <> ALL("], &mut out);
                out.push_bind_param::<diesel::sql_types::Array<diesel::sql_types::Uuid>, _>(kept)?;
                out.push_sql(")");
            }
            Kind::Link { own, other, id, wanted } => {
                push_all(&["INSERT INTO ", self.table, " AS t (", own, ", ", other, ") SELECT "], &mut out);
                out.push_bind_param::<diesel::sql_types::Uuid, _>(id)?;
                out.push_sql(", w FROM unnest(");
                out.push_bind_param::<diesel::sql_types::Array<diesel::sql_types::Uuid>, _>(wanted)?;
                out.push_sql(") w ON CONFLICT DO NOTHING");
            }
            Kind::Lock { id, condition, reads, strength } => {
                push_all(&["SELECT ", reads, " FROM ", self.table, " t WHERE "], &mut out);
                if let Some(id) = id {
                    out.push_sql("t.id = ");
                    out.push_bind_param::<diesel::sql_types::Uuid, _>(id)?;
                    out.push_sql(" AND ");
                }
                condition.push("t", &mut out)?;
                out.push_sql(strength);
                return Ok(());
            }
        }
        push_all(&[" RETURNING ", snapshot(self.table)], &mut out);
        Ok(())
    }
}

fn push_insert<'b>(table: &str, values: &'b [Assignment], out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    push_all(&["INSERT INTO ", table, " AS t ("], out);
    for (index, (column, _)) in values.iter().enumerate() {
        push_all(&[if index > 0 { ", " } else { "" }, column], out);
    }
    out.push_sql(") VALUES (");
    for (index, (_, value)) in values.iter().enumerate() {
        out.push_sql(if index > 0 { ", " } else { "" });
        push_value(value.as_ref(), out)?;
    }
    out.push_sql(")");
    Ok(())
}

fn push_update<'b>(
    table: &str,
    id: &'b Uuid,
    values: &'b [Assignment],
    out: &mut AstPass<'_, 'b, Pg>,
) -> QueryResult<()> {
    push_all(&["UPDATE ", table, " t SET "], out);
    push_values(values, out)?;
    out.push_sql(" WHERE t.id = ");
    out.push_bind_param::<diesel::sql_types::Uuid, _>(id)
}

/// The assignments of an update, with those that every update makes.
fn push_values<'b>(values: &'b [Assignment], out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    for (column, value) in values {
        push_all(&[column, " = "], out);
        push_value(value.as_ref(), out)?;
        out.push_sql(", ");
    }
    out.push_sql("version = t.version + 1, updated_at = now()");
    Ok(())
}

fn push_value<'b>(value: Option<&'b Bind>, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    if let Some(bind) = value {
        return bind.push(out);
    }
    out.push_sql("NULL");
    Ok(())
}

fn push_all(pieces: &[&str], out: &mut AstPass<'_, '_, Pg>) {
    for piece in pieces {
        out.push_sql(piece);
    }
}

impl Query for Write {
    type SqlType = Untyped;
}

impl QueryId for Write {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
