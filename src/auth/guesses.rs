//! The one place where passwords are tried: which counter a try counts for, and whether it is allowed at all.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    auth::{
        devices,
        lockouts::{self, EmailKey, FREE_TRIES},
        passwords::{Place, Verdict},
        service::{Auth, Device},
        store::{
            self,
            accounts::{self, Account, Failure},
            events::{self, SecurityEvent},
        },
    },
    error::Result,
    ids,
};

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Wrong,
    /// From `device`, where that is a browser whose tries are counted for itself.
    Right {
        device: Option<Uuid>,
    },
}

/// Where a try comes from.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub device: &'a Device,
    /// The session in which somebody is asked for it, where there is one.
    pub session: Option<Uuid>,
}

impl Auth {
    /// Tries a password; the caller holds the turn of `key`. An address without an account takes as long and is locked
    /// like any other.
    pub(super) async fn guess(
        &self,
        place: Place,
        key: EmailKey,
        account: Option<&Account>,
        password: String,
        from: From<'_>,
    ) -> Result<Guess> {
        let known = account.and_then(|account| devices::known(&self.keys, account.id, &from.device.tokens));
        let exempt = self.exempt(known).await?;
        if exempt.is_none() {
            let failures = match account {
                Some(account) => account.failures(),
                None => self.strangers.failures(key),
            };
            if let Some(refusal) = lockouts::refusal(failures, self.clock.now()) {
                return Err(refusal);
            }
        }
        let hash = account.and_then(|account| account.password_hash.clone());
        let verdict = self.hashing.verify(place, password, hash).await?;
        let Some(account) = account.filter(|account| account.is_active() && verdict != Verdict::Wrong) else {
            let reason = if verdict == Verdict::Wrong { "wrong_password" } else { "not_active" };
            let details = json!({ "reason": reason, "network": from.device.ip.map(events::network) });
            self.count_wrong(key, account, exempt, (from.session, details)).await?;
            return Ok(Guess::Wrong);
        };
        if let Verdict::RightRehashed(hash) = verdict {
            accounts::rehashed(&mut *self.db.connection().await?, account, &hash).await?;
        }
        Ok(Guess::Right { device: exempt })
    }

    /// The browser, if it is not held up by the lock of the account.
    pub(super) async fn exempt(&self, known: Option<Uuid>) -> Result<Option<Uuid>> {
        let Some(device) = known else { return Ok(None) };
        let failures = store::devices::failures(&mut *self.db.connection().await?, device).await?;
        Ok(known.filter(|_| failures < FREE_TRIES))
    }

    async fn count_wrong(
        &self,
        key: EmailKey,
        account: Option<&Account>,
        device: Option<Uuid>,
        (session, details): (Option<Uuid>, Value),
    ) -> Result<()> {
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        if let (Some(account), Some(device)) = (account, device) {
            store::devices::failed(&mut connection, device, account.id, now).await?;
            let event = SecurityEvent::SignInRefusal;
            return events::record(&mut connection, event, account.id, session, Some(details)).await;
        }
        // An address without an account asks for the same statement, so that the answer takes as long.
        let user = account.map_or_else(ids::new_id, |account| account.id);
        accounts::failed(&mut connection, Failure { user, session, details }, now).await?;
        if account.is_none() {
            self.strangers.failed(key, now);
        }
        Ok(())
    }
}
