//! A new password for somebody who has forgotten theirs, or whom too many wrong ones have locked out.
//!
//! The token, which comes by mail, is a code over the user, the moment, their address and the password in force. So
//! nothing that is stored is a token, and another address or password, this token's own use included, makes it worthless.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    auth::{
        codes::{self, Kind, Token},
        keys::KeyRing,
        mails, policy,
        service::{Auth, Device},
        sign_in::LONGEST_EMAIL,
        store::{
            self,
            accounts::{self, Account},
            sessions,
        },
    },
    db::Signature,
    error::{Code, Error, Result},
    limits::Bucket,
};

const KIND: Kind<24> = Kind { prefix: "tessera_pwr_", label: b"tessera password reset" };
/// How long a token is good.
const LIFE: TimeDelta = TimeDelta::hours(1);

/// Where on the front end somebody chooses a new password. The token stands behind `#`, which browsers send to nobody.
pub fn path(keys: &KeyRing, account: &Account, now: DateTime<Utc>) -> Option<String> {
    let content = codes::of_id_and_number(account.id, now.timestamp());
    let token = KIND.write(keys, &content, &[account.email.to_lowercase().as_bytes(), password(account)])?;
    Some(format!("/reset#{token}"))
}

/// Whether a token is good for the account.
fn is_good(keys: &KeyRing, token: &Token<24>, account: &Account) -> bool {
    KIND.is_genuine(keys, token, &[account.email.to_lowercase().as_bytes(), password(account)])
}

fn password(account: &Account) -> &[u8] {
    account.password_hash.as_deref().unwrap_or_default().as_bytes()
}

impl Auth {
    /// Takes down that somebody wants a new password for an address. Whether anybody has it is found out later, beside
    /// the request, so that neither the answer nor the time it takes says so.
    pub async fn request_reset(&self, email: &str, device: &Device) -> Result<()> {
        self.admit_reset(email, device).await?;
        if !self.sends_mail {
            let message = "This server sends no mail. Ask an administrator for a link.";
            return Err(Error::new(Code::ServiceUnavailable, message));
        }
        let email = email.trim();
        let email = if email.len() > LONGEST_EMAIL || email.contains('\0') { "" } else { email };
        if store::mails::put_reset(&mut *self.db.connection().await?, email).await? {
            return Ok(());
        }
        Err(Error {
            retry_after: Some(std::time::Duration::from_secs(10)),
            ..Error::new(Code::ServiceUnavailable, "Too many people want a new password right now. Try again shortly.")
        })
    }

    /// The path where an active user chooses a new password, for the server's own console.
    pub async fn reset_path(&self, email: &str) -> Result<String> {
        let account = self.account(email.trim()).await?.filter(Account::is_active);
        let account = account.ok_or_else(|| Error::bad_input(format!("No active user has the address {email}.")))?;
        path(&self.keys, &account, self.clock.now()).ok_or_else(|| Error::internal("the key file has lost its secret"))
    }

    /// Gives the user of a token the password they chose, ends all their sessions and lifts the lock. A token works once.
    pub async fn reset_password(&self, token: &str, password: String, device: &Device) -> Result<()> {
        self.throttle(Bucket::SignIn, device).await?;
        let token = KIND.parse(token).ok_or_else(over)?;
        let (user, at) = codes::id_and_number(&token.content).ok_or_else(over)?;
        let account = accounts::by_id(&mut *self.db.connection().await?, user).await?.ok_or_else(over)?;
        let now = self.clock.now();
        let ends = DateTime::from_timestamp(at, 0).and_then(|at| at.checked_add_signed(LIFE));
        let is_in_time = ends.is_some_and(|ends| now < ends);
        if !is_in_time || !account.is_active() || !is_good(&self.keys, &token, &account) {
            return Err(over());
        }
        policy::check(&password, &account.words())?;
        let hash = self.hashing.hash(self.hashing.enter()?, password).await?;
        let mut transaction = self.db.begin(Signature::default()).await?;
        let connection = &mut *transaction;
        let changed = async {
            let changed = accounts::changed_password(connection, &account, None, &hash, now).await?;
            if changed {
                sessions::revoke_all(connection, account.id, None, "password_reset", now).await?;
                store::devices::forget(connection, account.id).await?;
                mails::put(connection, mails::Kind::PasswordChanged, account.id).await?;
            }
            Ok::<_, Error>(changed)
        }
        .await;
        if !transaction.end(changed).await? {
            return Err(over());
        }
        self.directory.refresh().await
    }
}

/// The same words for every reason a token does not work.
fn over() -> Error {
    Error::new(Code::ResetInvalid, "This link is not good, or no longer. Ask for a new one.")
}
