//! Statements of partners' tokens.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    db::tables::{partner_tokens, partners, token_revocations},
    error::Result,
};

/// Tokens that are good, each with the user its partner acts for.
pub async fn live(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<Vec<(Uuid, Uuid)>> {
    let live = partner_tokens::table.inner_join(partners::table).filter(partners::is_active);
    let live = live.filter(partner_tokens::revoked_at.is_null()).filter(partner_tokens::expires_at.gt(now));
    Ok(live.select((partner_tokens::id, partners::user_id)).load(connection).await?)
}

/// Branches that were revoked and have not expired.
pub async fn revoked(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<Vec<[u8; 32]>> {
    let rows = token_revocations::table.filter(token_revocations::expires_at.gt(now));
    let rows: Vec<Vec<u8>> = rows.select(token_revocations::branch).load(connection).await?;
    Ok(rows.into_iter().filter_map(|branch| branch.try_into().ok()).collect())
}

/// Revokes a branch of a token, and forgets those that have expired; one that is revoked stays so.
pub async fn revoke(
    connection: &mut AsyncPgConnection,
    branch: &[u8; 32],
    token: Uuid,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    diesel::delete(token_revocations::table.filter(token_revocations::expires_at.le(now))).execute(connection).await?;
    diesel::insert_into(token_revocations::table)
        .values((
            token_revocations::branch.eq(branch.as_slice()),
            token_revocations::partner_token_id.eq(token),
            token_revocations::expires_at.eq(expires_at),
            token_revocations::revoked_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    Ok(())
}
