//! The plan PostgreSQL makes of a statement: what the test of every filter and order looks at.

use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Json, Untyped},
};
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};
use futures_util::TryStreamExt;

use crate::{
    db::rows::Reader,
    error::{Error, Result},
};

/// A statement whose plan is wanted instead of its rows. The statement runs, so that the times are real.
#[derive(Debug, Clone)]
pub struct Explain<S>(pub S);

impl<S: QueryFragment<Pg> + Send> Explain<S> {
    /// The plan as PostgreSQL's JSON, with times in milliseconds and the blocks that were read.
    pub async fn load(self, connection: &AsyncPgConnection) -> Result<serde_json::Value> {
        let mut connection = connection;
        let mut rows = AsyncConnectionCore::load(&mut connection, self).await?;
        let row = rows.try_next().await?.ok_or_else(|| Error::internal("a statement without a plan"))?;
        let plan = Reader::new(&row).read::<Json, serde_json::Value>().map_err(Error::internal)?;
        Ok(plan.unwrap_or_default())
    }
}

impl<S: QueryFragment<Pg>> QueryFragment<Pg> for Explain<S> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ");
        self.0.walk_ast(out)
    }
}

impl<S> Query for Explain<S> {
    type SqlType = Untyped;
}

impl<S> QueryId for Explain<S> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
