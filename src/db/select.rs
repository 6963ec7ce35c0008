//! The statements that read lists: columns by selection, to-one joins, conditions, keyset pages, one page per parent.
//! The one module that writes SQL from pieces; every piece is a literal of the program, every value a bind.

use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{BigInt, Text, Untyped},
};
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};
use futures_util::TryStreamExt;
use uuid::Uuid;

use crate::{
    db::{
        conditions::{Condition, push_template},
        orders::{Direction, Order},
        rows::{Join, MAX_JOINS, Reader, Record, Row, Shape, read_record},
    },
    error::{Error, Result},
};

/// Aliases of joined tables, in the order of the joins.
const ALIASES: [&str; MAX_JOINS] = [
    "j1", "j2", "j3", "j4", "j5", "j6", "j7", "j8", "j9", "j10", "j11", "j12", "j13", "j14", "j15", "j16", "j17",
    "j18", "j19", "j20", "j21", "j22", "j23", "j24", "j25", "j26", "j27", "j28", "j29", "j30", "j31", "j32",
];

/// A statement with more tests than this is not kept prepared: its text is unlikely to come again.
const PREPARED_TESTS: usize = 12;

/// How rows belong to a parent row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edge {
    /// Joins that lead from the row (`@.`) to the parent's id; empty where the row holds it.
    pub through: &'static str,
    /// The parent's id: `@.client_id`, or `m.client_id` of a joined table.
    pub parent: &'static str,
}

impl Edge {
    /// Rows that hold their parent's id in a column of their own.
    pub const fn column(parent: &'static str) -> Self {
        Self { through: "", parent }
    }
}

/// A statement that reads rows of one table.
#[derive(Debug, Clone)]
pub struct Select {
    pub table: &'static str,
    pub columns: &'static [&'static str],
    pub shape: Shape,
    pub condition: Condition,
    pub order: Option<Order>,
    /// Values of the order's keys after which the rows begin.
    pub after: Option<Vec<String>>,
    /// Whether the values of the order's keys are read too.
    pub with_keys: bool,
    pub limit: Option<i64>,
    /// One page for each of these parents.
    pub parents: Option<(Edge, Vec<Uuid>)>,
    /// Restricts an order that must look at every match to some of them.
    pub ranked: Option<Ranked>,
}

/// The matches worth ordering: the most recent ones.
#[derive(Debug, Clone, Copy)]
pub struct Ranked {
    pub recent: &'static str,
    pub limit: i64,
    /// Whether every row tells how many matches were ordered: all of them, unless it is `limit`.
    pub counted: bool,
}

/// A row as the statement gave it.
pub struct Found<T> {
    /// Place of the row's parent among the parents asked for; 0 without parents.
    pub parent: usize,
    pub record: Record<T>,
    /// Values of the order's keys and the id, when asked for.
    pub keys: Vec<String>,
    /// How many matches were ordered, when asked for.
    pub matches: i64,
}

impl Select {
    pub fn from<T: Row>(shape: Shape, condition: Condition) -> Self {
        Self {
            table: T::TABLE,
            columns: T::COLUMNS,
            shape,
            condition,
            order: None,
            after: None,
            with_keys: false,
            limit: None,
            parents: None,
            ranked: None,
        }
    }

    /// Runs the statement. Statements that run concurrently on one connection are pipelined.
    pub async fn load<T: Row>(self, connection: &AsyncPgConnection) -> Result<Vec<Found<T>>> {
        let shape = self.shape.clone();
        let (has_parent, key_count) = (self.parents.is_some(), self.key_count());
        let is_counted = self.is_counted();
        let mut connection = connection;
        let mut rows = AsyncConnectionCore::load(&mut connection, self).await?;
        let mut found = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let mut reader = Reader::new(&row);
            let mut read = || -> diesel::deserialize::Result<Found<T>> {
                let parent = if has_parent { reader.read::<BigInt, i64>()?.unwrap_or(1) - 1 } else { 0 };
                let record = read_record::<T>(&shape, &mut reader)?;
                let mut keys = Vec::with_capacity(key_count);
                for _ in 0..key_count {
                    keys.push(reader.read::<Text, String>()?.unwrap_or_default());
                }
                let matches = if is_counted { reader.read::<BigInt, i64>()?.unwrap_or(0) } else { 0 };
                Ok(Found { parent: usize::try_from(parent)?, record, keys, matches })
            };
            found.push(read().map_err(Error::internal)?);
        }
        Ok(found)
    }

    fn key_count(&self) -> usize {
        match &self.order {
            Some(order) if self.with_keys => order.terms().len() + 1,
            _ => 0,
        }
    }

    fn is_counted(&self) -> bool {
        self.ranked.is_some_and(|ranked| ranked.counted)
    }

    fn push_rows<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT ");
        push_columns(&self.shape, self.columns, "t", &mut 0, &mut true, out)?;
        if let (true, Some(order)) = (self.with_keys, &self.order) {
            for term in order.terms() {
                out.push_sql(", (");
                term.expression.push("t", out)?;
                out.push_sql(")::text");
            }
            out.push_sql(", t.id::text");
        }
        if self.is_counted() {
            out.push_sql(", count(*) OVER ()");
        }
        out.push_sql(" FROM ");
        out.push_sql(self.table);
        out.push_sql(" t");
        push_joins(&self.shape, "t", &mut 0, out)?;
        if let Some((edge, _)) = &self.parents {
            push_template(edge.through, "t", out, |_| Ok(()))?;
        }
        out.push_sql(" WHERE ");
        if let Some((edge, _)) = &self.parents {
            push_template(edge.parent, "t", out, |_| Ok(()))?;
            out.push_sql(" = k.id AND ");
        }
        match &self.ranked {
            Some(ranked) => self.push_ranked(ranked, out)?,
            None => self.condition.push("t", out)?,
        }
        self.push_order(out)
    }

    fn push_ranked<'b>(&'b self, ranked: &'b Ranked, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        for piece in ["t.id IN (SELECT s.id FROM ", self.table, " s WHERE "] {
            out.push_sql(piece);
        }
        self.condition.push("s", out)?;
        out.push_sql(" ORDER BY ");
        push_template(ranked.recent, "s", out, |_| Ok(()))?;
        out.push_sql(" DESC, s.id DESC LIMIT ");
        out.push_bind_param::<BigInt, _>(&ranked.limit)?;
        out.push_sql(")");
        Ok(())
    }

    fn push_order<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if let Some(order) = &self.order {
            if let Some(after) = &self.after {
                out.push_sql(" AND ");
                push_keyset(order, after, out)?;
            }
            out.push_sql(" ORDER BY ");
            for term in order.terms() {
                term.expression.push("t", out)?;
                out.push_sql(if term.direction == Direction::Descending { " DESC, " } else { ", " });
            }
            out.push_sql(if order.id_direction() == Direction::Descending { "t.id DESC" } else { "t.id" });
        }
        if let Some(limit) = &self.limit {
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, _>(limit)?;
        }
        Ok(())
    }
}

fn push_columns(
    shape: &Shape,
    columns: &[&str],
    alias: &str,
    next_join: &mut usize,
    first: &mut bool,
    out: &mut AstPass<'_, '_, Pg>,
) -> QueryResult<()> {
    for (index, column) in columns.iter().enumerate() {
        if shape.columns.has(index) {
            if !std::mem::take(first) {
                out.push_sql(", ");
            }
            if column.contains("@.") {
                push_template(column, alias, out, |_| Ok(()))?;
            } else {
                out.push_sql(alias);
                out.push_sql(".");
                out.push_sql(column);
            }
        }
    }
    for join in &shape.joins {
        let alias = ALIASES.get(*next_join).copied().unwrap_or_default();
        *next_join += 1;
        push_columns(&join.shape, join.target.columns, alias, next_join, first, out)?;
    }
    Ok(())
}

fn push_joins<'b>(
    shape: &'b Shape,
    parent: &str,
    next_join: &mut usize,
    out: &mut AstPass<'_, 'b, Pg>,
) -> QueryResult<()> {
    for join in &shape.joins {
        let alias = *ALIASES.get(*next_join).ok_or_else(|| {
            diesel::result::Error::QueryBuilderError("a level joins more records than one statement takes".into())
        })?;
        *next_join += 1;
        push_join(join, parent, alias, out)?;
        push_joins(&join.shape, alias, next_join, out)?;
    }
    Ok(())
}

fn push_join<'b>(join: &'b Join, parent: &str, alias: &str, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    for piece in [" LEFT JOIN ", join.target.table, " ", alias, " ON ", alias, ".id = ", parent, ".", join.key] {
        out.push_sql(piece);
    }
    if !join.visible.is_always() {
        out.push_sql(" AND ");
        join.visible.push(alias, out)?;
    }
    Ok(())
}

/// The rows that follow `after`. Where all keys run one way it is one row comparison, which an index answers;
/// mixed directions are spelt out, with the first key's bound in front so that its index still serves.
fn push_keyset<'b>(order: &'b Order, after: &'b [String], out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    let sign = |direction| if direction == Direction::Descending { " < " } else { " > " };
    if order.is_uniform() {
        out.push_sql("(");
        for term in order.terms() {
            term.expression.push("t", out)?;
            out.push_sql(", ");
        }
        out.push_sql("t.id)");
        out.push_sql(sign(order.id_direction()));
        out.push_sql("(");
        for (term, key) in order.terms().iter().zip(after) {
            push_key(key, term.cast, out)?;
            out.push_sql(", ");
        }
        push_key(after.last().ok_or_else(broken)?, "uuid", out)?;
        out.push_sql(")");
        return Ok(());
    }
    out.push_sql("(");
    for depth in 0..=order.terms().len() {
        out.push_sql(if depth == 0 { "(" } else { " OR (" });
        for (term, key) in order.terms().iter().zip(after).take(depth) {
            term.expression.push("t", out)?;
            out.push_sql(" = ");
            push_key(key, term.cast, out)?;
            out.push_sql(" AND ");
        }
        if let (Some(term), Some(key)) = (order.terms().get(depth), after.get(depth)) {
            term.expression.push("t", out)?;
            out.push_sql(sign(term.direction));
            push_key(key, term.cast, out)?;
        } else {
            out.push_sql("t.id");
            out.push_sql(sign(order.id_direction()));
            push_key(after.last().ok_or_else(broken)?, "uuid", out)?;
        }
        out.push_sql(")");
    }
    out.push_sql(")");
    if let (Some(term), Some(key)) = (order.terms().first(), after.first()) {
        out.push_sql(" AND ");
        term.expression.push("t", out)?;
        out.push_sql(if term.direction == Direction::Descending { " <= " } else { " >= " });
        push_key(key, term.cast, out)?;
    }
    Ok(())
}

fn push_key<'b>(key: &'b String, cast: &str, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    out.push_bind_param::<Text, _>(key)?;
    out.push_sql("::");
    out.push_sql(cast);
    Ok(())
}

fn broken() -> diesel::result::Error {
    diesel::result::Error::QueryBuilderError("a cursor without id".into())
}

impl QueryFragment<Pg> for Select {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if self.condition.size() > PREPARED_TESTS {
            out.unsafe_to_cache_prepared();
        }
        let Some((_, parents)) = &self.parents else {
            return self.push_rows(&mut out);
        };
        out.push_sql("SELECT k.n, x.* FROM unnest(");
        out.push_bind_param::<diesel::sql_types::Array<diesel::sql_types::Uuid>, _>(parents)?;
        out.push_sql(") WITH ORDINALITY k(id, n) CROSS JOIN LATERAL (");
        self.push_rows(&mut out)?;
        out.push_sql(") x");
        Ok(())
    }
}

impl Query for Select {
    type SqlType = Untyped;
}

impl QueryId for Select {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

/// Counts rows, up to a cap, of the whole table or of each parent.
#[derive(Debug, Clone)]
pub struct Count {
    pub table: &'static str,
    pub condition: Condition,
    /// Counting stops one past this number.
    pub cap: Option<i64>,
    pub parents: Option<(Edge, Vec<Uuid>)>,
}

impl Count {
    /// The count, or one count per parent in the order of the parents.
    pub async fn load(self, connection: &AsyncPgConnection) -> Result<Vec<i64>> {
        let mut connection = connection;
        let mut rows = AsyncConnectionCore::load(&mut connection, self).await?;
        let mut counts = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let count = Reader::new(&row).read::<BigInt, i64>().map_err(Error::internal)?;
            counts.push(count.unwrap_or(0));
        }
        Ok(counts)
    }

    fn push_count<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("(SELECT count(*) FROM (SELECT FROM ");
        out.push_sql(self.table);
        out.push_sql(" t");
        if let Some((edge, _)) = &self.parents {
            push_template(edge.through, "t", out, |_| Ok(()))?;
            out.push_sql(" WHERE ");
            push_template(edge.parent, "t", out, |_| Ok(()))?;
            out.push_sql(" = k.id AND ");
        } else {
            out.push_sql(" WHERE ");
        }
        self.condition.push("t", out)?;
        if let Some(cap) = &self.cap {
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, _>(cap)?;
        }
        out.push_sql(") c)");
        Ok(())
    }
}

impl QueryFragment<Pg> for Count {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if self.condition.size() > PREPARED_TESTS {
            out.unsafe_to_cache_prepared();
        }
        out.push_sql("SELECT ");
        self.push_count(&mut out)?;
        if let Some((_, parents)) = &self.parents {
            out.push_sql(" FROM unnest(");
            out.push_bind_param::<diesel::sql_types::Array<diesel::sql_types::Uuid>, _>(parents)?;
            out.push_sql(") WITH ORDINALITY k(id, n) ORDER BY k.n");
        }
        Ok(())
    }
}

impl Query for Count {
    type SqlType = Untyped;
}

impl QueryId for Count {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

/// The values of a column and how many rows have each, the most frequent first.
#[derive(Debug, Clone)]
pub struct Facet {
    pub table: &'static str,
    pub column: &'static str,
    pub condition: Condition,
    pub limit: i64,
}

/// One value of a facet, as text, and how many rows have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    pub value: Option<String>,
    pub count: i64,
}

impl Facet {
    pub async fn load(self, connection: &AsyncPgConnection) -> Result<Vec<FacetCount>> {
        let mut connection = connection;
        let mut rows = AsyncConnectionCore::load(&mut connection, self).await?;
        let mut counts = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let mut reader = Reader::new(&row);
            let value = reader.read::<Text, String>().map_err(Error::internal)?;
            let count = reader.read::<BigInt, i64>().map_err(Error::internal)?.unwrap_or(0);
            counts.push(FacetCount { value, count });
        }
        Ok(counts)
    }
}

impl QueryFragment<Pg> for Facet {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT ");
        push_template(self.column, "t", &mut out, |_| Ok(()))?;
        out.push_sql("::text, count(*) FROM ");
        out.push_sql(self.table);
        out.push_sql(" t WHERE ");
        self.condition.push("t", &mut out)?;
        out.push_sql(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ");
        out.push_bind_param::<BigInt, _>(&self.limit)
    }
}

impl Query for Facet {
    type SqlType = Untyped;
}

impl QueryId for Facet {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
