//! `LISTEN` and `NOTIFY`: how servers tell each other that there is something new, where Redis does not.
//!
//! A notice holds nothing: whoever hears it looks for itself. It is sent on its own, never within the transaction of a
//! change: `NOTIFY` makes all transactions that send one wait for each other at their commit.

use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use futures_util::StreamExt;

use super::Db;
use crate::error::{Error, Result};

impl Db {
    /// Tells every server that listens.
    pub async fn notify(&self) -> Result<()> {
        Ok(self.connection().await?.batch_execute("NOTIFY tessera_events").await?)
    }

    /// Calls `heard` for every notice, on a connection of its own, until that is lost.
    pub async fn listen(&self, mut heard: impl FnMut()) -> Result<()> {
        let mut connection = AsyncPgConnection::establish(&self.url).await.map_err(Error::unavailable)?;
        connection.batch_execute("SET application_name = 'tessera'; LISTEN tessera_events").await?;
        // What was told before it listened.
        heard();
        let mut notices = std::pin::pin!(connection.notifications_stream());
        while let Some(notice) = notices.next().await {
            notice?;
            heard();
        }
        Ok(())
    }
}
