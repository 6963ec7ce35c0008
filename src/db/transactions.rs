//! Transactions that change what may be answered from memory: they tell the cache before they commit, and before they answer.

use std::ops::{Deref, DerefMut};

use diesel::{
    QueryableByName, sql_query,
    sql_types::{Nullable, Text},
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection, TransactionManager};
use uuid::Uuid;

use super::{Connection, Db, leases::Held};
use crate::{
    cache::stamps::{Table, Writer},
    error::{Error, Result},
};

type Manager = <AsyncPgConnection as AsyncConnection>::TransactionManager;

/// Whose change a transaction is: triggers tell others what somebody else did.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signature {
    pub actor_id: Option<Uuid>,
    pub request_id: Option<Uuid>,
}

/// An open transaction. Dropped, it is rolled back, and its connection goes with it.
pub struct Transaction<'a> {
    db: &'a Db,
    connection: Connection<'a>,
}

impl Deref for Transaction<'_> {
    type Target = AsyncPgConnection;

    fn deref(&self) -> &AsyncPgConnection {
        &self.connection
    }
}

impl DerefMut for Transaction<'_> {
    fn deref_mut(&mut self) -> &mut AsyncPgConnection {
        &mut self.connection
    }
}

/// What is to be done once a transaction has ended.
enum Told {
    /// It has changed nothing that is answered from memory, or nobody answers from memory until it has ended.
    Nothing,
    /// The cache knows, by the lease of that moment.
    Writer(Writer, Held),
}

#[derive(QueryableByName)]
struct Touched {
    #[diesel(sql_type = Nullable<Text>)]
    tables: Option<String>,
}

const BEGIN: &str = "SELECT set_config('tessera.touched', ' ', true), set_config('tessera.actor_id', $1, true),
    set_config('tessera.request_id', $2, true)";
const EXCLUDE: &str = "LOCK TABLE cache_leases IN ROW EXCLUSIVE MODE";
/// Attempts to make sure, after a commit, that nobody answers what was before it.
const ATTEMPTS: usize = 3;

impl Db {
    /// Begins a transaction; end it with [`Transaction::end`].
    pub async fn begin(&self, signature: Signature) -> Result<Transaction<'_>> {
        let mut connection = self.connection().await?;
        Manager::begin_transaction(&mut *connection).await?;
        let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        sql_query(BEGIN)
            .bind::<Text, _>(text(signature.actor_id))
            .bind::<Text, _>(text(signature.request_id))
            .execute(&mut connection)
            .await?;
        Ok(Transaction { db: self, connection })
    }
}

impl Transaction<'_> {
    /// Commits what was done, or takes it back where doing it failed. When this returns, nobody answers from memory what was
    /// before a change.
    pub async fn end<T, E: From<Error>>(mut self, done: std::result::Result<T, E>) -> std::result::Result<T, E> {
        let told = match done {
            Ok(done) => self.tell().await.map(|told| (done, told)).map_err(E::from),
            Err(error) => Err(error),
        };
        let (done, told) = match told {
            Ok(told) => told,
            Err(error) => {
                // One that cannot be rolled back ends with its connection.
                let _ = Manager::rollback_transaction(&mut *self.connection).await;
                return Err(error);
            }
        };
        let committed = Manager::commit_transaction(&mut *self.connection).await;
        let Self { db, connection } = self;
        drop(connection);
        // Also of a commit that failed: it may have been made all the same.
        settle(db, told).await?;
        committed.map_err(Error::from)?;
        Ok(done)
    }

    /// Tells the cache what is about to change, or makes sure that nobody answers from memory meanwhile.
    async fn tell(&mut self) -> Result<Told> {
        let touched = sql_query("SELECT current_setting('tessera.touched', true) AS tables");
        let touched: Touched = touched.get_result(&mut *self.connection).await?;
        let touched = touched.tables.unwrap_or_default();
        let tables: Vec<Table> = touched.split_whitespace().map(Table::from).collect();
        if tables.is_empty() {
            return Ok(Told::Nothing);
        }
        if let Some(leases) = self.db.leases()
            && let Some(held) = leases.held()
        {
            match held.store.begin(tables).await {
                Ok((writer, identity)) if identity == held.identity => return Ok(Told::Writer(writer, held)),
                // Nobody is to wait for the lease of this very server.
                _ => leases.give_up(),
            }
        }
        self.connection.batch_execute(EXCLUDE).await?;
        Ok(Told::Nothing)
    }
}

/// Makes sure, after a commit, that nobody answers what was before it.
async fn settle(db: &Db, told: Told) -> Result<()> {
    let (Told::Writer(writer, then), Some(leases)) = (told, db.leases()) else { return Ok(()) };
    let ended = then.store.end(&writer).await;
    if let (Ok(identity), Some(now)) = (&ended, leases.held())
        && now.number == then.number
        && now.identity == *identity
    {
        return Ok(());
    }
    // The lease was lost on the way, or the cache: others may have taken new stamps before the commit.
    leases.give_up();
    let mut failure = None;
    for _ in 0..ATTEMPTS {
        match exclude(db).await {
            Ok(()) => return Ok(()),
            Err(error) => failure = Some(error),
        }
    }
    Err(failure.unwrap_or_else(|| Error::internal("no attempt was made")))
}

/// Has every lease given up; the next begin with new stamps.
async fn exclude(db: &Db) -> Result<()> {
    let mut connection = db.connection().await?;
    connection.batch_execute("BEGIN; LOCK TABLE cache_leases IN ROW EXCLUSIVE MODE; COMMIT").await?;
    Ok(())
}
