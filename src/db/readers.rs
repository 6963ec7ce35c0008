//! Connections that requests share for statements outside transactions.
//!
//! PostgreSQL takes the next statement before it has answered the last one. A connection lent to one request at a time
//! waits for the network between two statements, and so do the requests that wait for it; here they wait in
//! PostgreSQL's own queue, and what goes over one connection at a time goes in one packet.

use std::{
    ops::Deref,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    task::JoinHandle,
    time::timeout,
};
use tokio_postgres::NoTls;

use crate::error::{Error, Result};

/// Then a connection is replaced: what it has prepared does not grow for ever.
const LIFETIME: Duration = Duration::from_mins(30);

/// The shared connections.
pub struct Readers {
    url: String,
    session: String,
    connect_timeout: Duration,
    acquire_timeout: Duration,
    slots: Vec<Slot>,
    turns: Semaphore,
}

/// A place for a connection.
#[derive(Default)]
struct Slot {
    running: AtomicUsize,
    open: Mutex<Option<Arc<Open>>>,
    /// Held while the connection is made, so that it is made once.
    opening: tokio::sync::Mutex<()>,
}

struct Open {
    connection: AsyncPgConnection,
    driver: JoinHandle<()>,
    since: Instant,
}

/// A turn on a connection. Others use the connection at the same time: it is for single statements only.
pub struct Reader<'a> {
    open: Arc<Open>,
    _place: Place<'a>,
    _turn: SemaphorePermit<'a>,
}

impl Deref for Reader<'_> {
    type Target = AsyncPgConnection;

    fn deref(&self) -> &AsyncPgConnection {
        &self.open.connection
    }
}

/// One of the statements a connection has before it.
struct Place<'a>(&'a Slot);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Readers {
    /// `depth` is the number of statements that one connection has before it at most. A slow one holds up those behind
    /// it; short ones that go and come together cost less. They gather on one connection only when all are busy.
    pub fn new(
        url: &str,
        session: &str,
        (connections, depth): (u32, usize),
        connect_timeout: Duration,
        acquire: Duration,
    ) -> Self {
        Self {
            url: url.to_owned(),
            session: session.to_owned(),
            connect_timeout,
            acquire_timeout: acquire,
            slots: (0..connections).map(|_| Slot::default()).collect(),
            turns: Semaphore::new(depth * connections as usize),
        }
    }

    /// A turn on the connection with the fewest statements before it.
    pub async fn turn(&self) -> Result<Reader<'_>> {
        let turn = match self.turns.try_acquire() {
            Ok(turn) => turn,
            Err(_) => timeout(self.acquire_timeout, self.turns.acquire())
                .await
                .map_err(Error::unavailable)?
                .map_err(Error::unavailable)?,
        };
        let slot = self.slots.iter().min_by_key(|slot| slot.running.load(Ordering::Relaxed));
        let slot = slot.ok_or_else(|| Error::internal("no connection to read from"))?;
        slot.running.fetch_add(1, Ordering::Relaxed);
        let place = Place(slot);
        let open = match slot.current() {
            Some(open) => open,
            None => self.open(slot).await?,
        };
        Ok(Reader { open, _place: place, _turn: turn })
    }

    /// How many connections are open, and how many of them have nothing to do.
    pub fn usage(&self) -> (u32, u32) {
        let open = self.slots.iter().filter(|slot| slot.current().is_some());
        open.fold((0, 0), |(open, idle), slot| (open + 1, idle + u32::from(slot.running.load(Ordering::Relaxed) == 0)))
    }

    async fn open(&self, slot: &Slot) -> Result<Arc<Open>> {
        let _opening = slot.opening.lock().await;
        // Another request may have made it in the meantime.
        if let Some(open) = slot.current() {
            return Ok(open);
        }
        // In a task of its own, because making a connection runs statements that are none of the request's.
        let connecting = tokio::spawn(connect(self.url.clone(), self.session.clone()));
        let connected = timeout(self.connect_timeout, connecting).await.map_err(Error::unavailable)?;
        let open = Arc::new(connected.map_err(Error::internal)??);
        *slot.open.lock().unwrap_or_else(PoisonError::into_inner) = Some(open.clone());
        Ok(open)
    }
}

impl Slot {
    /// The connection, unless it broke or is too old. Who still has a statement on it keeps it until the answer.
    fn current(&self) -> Option<Arc<Open>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().filter(|open| !open.driver.is_finished() && open.since.elapsed() < LIFETIME).cloned()
    }
}

async fn connect(url: String, session: String) -> Result<Open> {
    let (client, connection) = tokio_postgres::connect(&url, NoTls).await.map_err(Error::unavailable)?;
    let driver = tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::warn!(%error, "a connection to PostgreSQL failed");
        }
    });
    let mut connection = AsyncPgConnection::try_from(client).await.map_err(Error::unavailable)?;
    connection.batch_execute(&session).await?;
    Ok(Open { connection, driver, since: Instant::now() })
}
