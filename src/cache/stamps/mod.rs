//! What the tables look like, as random numbers: as long as a table's stamp is the same, so is what is in the table.
//!
//! A writer gives its tables new stamps and announces itself before it commits, and gives them new ones again before it
//! answers. A reader takes the stamps before it reads and keeps them with what it has read; whoever finds it later compares
//! them with the stamps of that moment. Stamps are random, never counted: a lost one is never met again.

mod alone;
mod shared;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use self::{alone::Alone, shared::Shared};
use super::{RedisPool, answers::Sealed};
use crate::{error::Result, ids};

/// The name of a table.
pub type Table = Arc<str>;

/// What a table looks like.
pub type Stamp = [u8; 16];

/// How long a writer that was announced is waited for: longer than any commit takes. One that dies in between keeps its
/// tables from being remembered for so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// The stamps of all tables at one moment.
#[derive(Debug, Default, Clone)]
pub struct Stamps {
    /// Where they were read; stamps of two places have nothing to do with each other.
    identity: Arc<str>,
    /// The stamp of all tables together.
    epoch: Option<Stamp>,
    of: HashMap<Table, Stamp>,
    /// Tables that are about to change.
    pending: HashSet<Table>,
}

/// The stamps of what was read, kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    pub identity: Arc<str>,
    pub epoch: Stamp,
    pub tables: Vec<(Table, Stamp)>,
}

/// Why something cannot be remembered, or not be taken from memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staleness {
    /// A table has changed since.
    Changed,
    /// A table is about to change.
    Pending,
}

impl Stamps {
    /// Where they were read.
    pub fn identity(&self) -> &Arc<str> {
        &self.identity
    }

    /// The seal for what is read from `tables` from now on; none while one of them is about to change, or is not known.
    pub fn seal<'a>(&self, tables: impl IntoIterator<Item = &'a Table>) -> Option<Seal> {
        let of = |table: &Table| (!self.pending.contains(table)).then(|| self.of.get(table)).flatten();
        let tables: Option<Vec<_>> =
            tables.into_iter().map(|table| of(table).map(|stamp| (table.clone(), *stamp))).collect();
        Some(Seal { identity: self.identity.clone(), epoch: self.epoch?, tables: tables? })
    }

    /// Whether what was sealed is still as it was.
    pub fn check(&self, seal: &Seal) -> std::result::Result<(), Staleness> {
        if seal.identity != self.identity || Some(seal.epoch) != self.epoch {
            return Err(Staleness::Changed);
        }
        for (table, stamp) in &seal.tables {
            if self.pending.contains(table) {
                return Err(Staleness::Pending);
            }
            if self.of.get(table) != Some(stamp) {
                return Err(Staleness::Changed);
            }
        }
        Ok(())
    }
}

/// A writer between its announcement and its end.
#[derive(Debug)]
pub struct Writer {
    name: String,
    pub tables: Vec<Table>,
}

/// Where the stamps are: in a Redis that servers share, or with one server.
pub enum Store {
    Shared(Shared),
    Alone(Alone),
}

impl Store {
    /// `database` tells databases apart that share a Redis.
    pub fn shared(redis: RedisPool, database: &str) -> Self {
        Self::Shared(Shared::new(redis, database))
    }

    pub fn alone() -> Self {
        Self::Alone(Alone::new())
    }

    /// Whether they are not asked for at this moment, since they could not be had.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Shared(shared) if shared.is_away())
    }

    /// The stamps as they are at some moment after the call, and what Redis keeps under the name of `wanted`.
    pub async fn read(&self, wanted: Option<&str>) -> Result<(Arc<Stamps>, Option<Arc<Sealed>>)> {
        match self {
            Self::Shared(shared) => shared.read(wanted).await,
            Self::Alone(alone) => Ok((alone.read(), None)),
        }
    }

    /// Gives all tables new stamps: nothing that was read before counts any more. Tells where that was done.
    pub async fn renew(&self, tables: &HashSet<Table>) -> Result<Arc<str>> {
        match self {
            Self::Shared(shared) => shared.renew(tables).await,
            Self::Alone(alone) => Ok(alone.renew(tables)),
        }
    }

    /// Announces a change of `tables`, before it is committed. Tells where that was done.
    pub async fn begin(&self, tables: Vec<Table>) -> Result<(Writer, Arc<str>)> {
        let writer = Writer { name: ids::new_id().simple().to_string(), tables };
        let identity = match self {
            Self::Shared(shared) => shared.begin(&writer).await?,
            Self::Alone(alone) => alone.begin(&writer),
        };
        Ok((writer, identity))
    }

    /// Says that the change is made, or was given up. Tells where that was done.
    pub async fn end(&self, writer: &Writer) -> Result<Arc<str>> {
        match self {
            Self::Shared(shared) => shared.end(writer).await,
            Self::Alone(alone) => Ok(alone.end(writer)),
        }
    }

    /// Forgets writers that have died, and sees that the stamps live on. Tells where that was done.
    pub async fn tidy(&self) -> Result<Arc<str>> {
        match self {
            Self::Shared(shared) => shared.tidy().await,
            Self::Alone(alone) => Ok(alone.tidy()),
        }
    }
}

fn new_stamp() -> Stamp {
    rand::random()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<Table> {
        names.iter().map(|name| (*name).into()).collect()
    }

    async fn alone(tables: &[&str]) -> Store {
        let store = Store::alone();
        store.renew(&names(tables).into_iter().collect()).await.unwrap();
        store
    }

    async fn read(store: &Store) -> Arc<Stamps> {
        store.read(None).await.unwrap().0
    }

    #[tokio::test]
    async fn what_was_read_before_a_change_of_its_tables_no_longer_holds() {
        let store = alone(&["clients", "notes"]).await;
        let clients = read(&store).await.seal(&names(&["clients"])).unwrap();
        let notes = read(&store).await.seal(&names(&["notes"])).unwrap();
        let (writer, _) = store.begin(names(&["notes"])).await.unwrap();
        let during = read(&store).await;
        assert_eq!(during.check(&clients), Ok(()));
        assert_eq!(during.check(&notes), Err(Staleness::Pending));
        assert_eq!(during.seal(&names(&["notes"])), None);
        store.end(&writer).await.unwrap();
        let after = read(&store).await;
        assert_eq!(after.check(&clients), Ok(()));
        assert_eq!(after.check(&notes), Err(Staleness::Changed));
    }

    #[tokio::test]
    async fn two_writers_of_one_table_do_not_end_each_other() {
        let store = alone(&["notes"]).await;
        let (first, _) = store.begin(names(&["notes"])).await.unwrap();
        let (second, _) = store.begin(names(&["notes"])).await.unwrap();
        store.end(&first).await.unwrap();
        assert_eq!(read(&store).await.seal(&names(&["notes"])), None);
        store.end(&second).await.unwrap();
        assert!(read(&store).await.seal(&names(&["notes"])).is_some());
    }

    #[tokio::test]
    async fn nothing_survives_that_all_tables_get_new_stamps() {
        let store = alone(&["notes"]).await;
        let nothing = read(&store).await.seal(&[]).unwrap();
        store.renew(&names(&["notes"]).into_iter().collect()).await.unwrap();
        assert_eq!(read(&store).await.check(&nothing), Err(Staleness::Changed));
    }

    #[tokio::test]
    async fn what_reads_an_unknown_table_is_not_sealed() {
        assert_eq!(read(&alone(&["notes"]).await).await.seal(&names(&["sessions"])), None);
    }
}
