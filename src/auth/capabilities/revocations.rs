//! Taking a token back: whoever holds one can revoke it, and with it all that were cut from it, without touching the
//! token it was cut from.

use diesel_async::AsyncConnection;
use serde_json::json;

use crate::{
    auth::{
        service::{Auth, Caller},
        store::{
            events::{self, SecurityEvent},
            partners,
        },
        tokens,
    },
    error::{Error, Result},
};

impl Auth {
    /// Revokes a partner's token: the block it ends with, and every token that goes on from there.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when it is not a good token of a partner.
    pub async fn revoke(&self, bearer: &str) -> Result<()> {
        let Caller::Partner(capability, _) = self.caller(bearer).await? else { return Err(tokens::invalid()) };
        let branch = capability.branches.last().ok_or_else(|| Error::internal("a token without a block"))?;
        let (authority, now) = (&capability.authority, self.clock.now());
        let user = self.directory.current().user_of(authority.token_id).ok_or_else(tokens::invalid)?;
        let details = json!({ "block": capability.branches.len() - 1 });
        let mut connection = self.db.connection().await?;
        connection
            .transaction(async |connection| {
                partners::revoke(connection, branch, authority.token_id, authority.expires_at, now).await?;
                let event = SecurityEvent::TokenRevocation;
                events::record(connection, event, user, Some(authority.token_id), Some(details)).await
            })
            .await?;
        drop(connection);
        self.directory.refresh().await
    }
}
