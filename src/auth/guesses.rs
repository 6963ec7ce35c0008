//! The one place where passwords are tried: which counter a try counts for, and whether it is allowed at all.

use uuid::Uuid;

use crate::{
    auth::{
        devices,
        lockouts::{self, EmailKey, FREE_TRIES},
        passwords::{Place, Verdict},
        service::{Auth, Device},
        store::{
            self,
            accounts::{self, Account},
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

impl Auth {
    /// Tries a password; the caller holds the turn of `key`. An address without an account takes as long and is locked
    /// like any other.
    pub(super) async fn guess(
        &self,
        place: Place,
        key: EmailKey,
        account: Option<&Account>,
        password: String,
        device: &Device,
    ) -> Result<Guess> {
        let known = account.and_then(|account| devices::known(&self.keys, account.id, &device.tokens));
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
            self.count_wrong(key, account, exempt).await?;
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

    async fn count_wrong(&self, key: EmailKey, account: Option<&Account>, device: Option<Uuid>) -> Result<()> {
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        if let (Some(account), Some(device)) = (account, device) {
            return store::devices::failed(&mut connection, device, account.id, now).await;
        }
        // An address without an account asks for the same statement, so that the answer takes as long.
        let id = account.map_or_else(ids::new_id, |account| account.id);
        accounts::failed(&mut connection, id, now).await?;
        if account.is_none() {
            self.strangers.failed(key, now);
        }
        Ok(())
    }
}
