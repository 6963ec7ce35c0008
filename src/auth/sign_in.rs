//! Signing in, staying signed in, signing out.

use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use crate::{
    auth::{
        lockouts::{self, EmailKey},
        passwords,
        service::{Auth, Device, LONGEST_ACCESS, SignedIn},
        sessions::{RefreshToken, Verdict, judge},
        store::{
            accounts::{self, Account},
            sessions::{self, NewSession, Session},
        },
        tokens::{self, Claims, LEEWAY},
    },
    error::{Error, Result},
    ids,
    limits::Bucket,
};

/// Longest e-mail address and browser name the tables take.
const LONGEST_EMAIL: usize = 254;
const LONGEST_USER_AGENT: usize = 400;

impl Auth {
    /// Opens a session for whoever knows the password. An unknown address, a wrong password and a suspended account
    /// are told apart by nothing: not by the answer, the time it takes, or the lock-out that follows.
    pub async fn sign_in(&self, email: &str, password: String, device: &Device) -> Result<SignedIn> {
        self.throttle(Bucket::SignIn, device).await?;
        let email = email.trim();
        let place = self.hashing.enter()?;
        let key = EmailKey::new(email);
        let _turn = self.turns.wait(key).await;
        let account = self.account(email).await?;
        let locked_until = match &account {
            Some(account) => account.locked_until,
            None => self.strangers.locked_until(key),
        };
        if let Some(refusal) = lockouts::refusal(locked_until, self.clock.now()) {
            count("locked");
            return Err(refusal);
        }
        let known = account.as_ref().and_then(|account| account.password_hash.clone());
        let verdict = self.hashing.verify(place, password, known).await?;
        match (account.as_ref().filter(|account| account.is_active()), verdict) {
            (Some(account), passwords::Verdict::Right) => self.welcome(account, None, device).await,
            (Some(account), passwords::Verdict::RightRehashed(hash)) => {
                self.welcome(account, Some(&hash), device).await
            }
            _ => Err(self.turn_away(account.as_ref(), key).await?),
        }
    }

    /// Whether there is an active account of this address.
    pub async fn may_sign_in(&self, email: &str) -> Result<bool> {
        Ok(self.account(email).await?.is_some_and(|account| account.is_active()))
    }

    async fn account(&self, email: &str) -> Result<Option<Account>> {
        // PostgreSQL's text cannot hold a NUL; asking would be an error where there should be a refusal.
        let email = if email.len() > LONGEST_EMAIL || email.contains('\0') { "" } else { email };
        accounts::by_email(&mut *self.db.connection().await?, email).await
    }

    async fn turn_away(&self, account: Option<&Account>, key: EmailKey) -> Result<Error> {
        count("refused");
        let now = self.clock.now();
        // An address without an account asks for the same statement, so that the answer takes as long.
        let id = account.map_or_else(ids::new_id, |account| account.id);
        accounts::failed(&mut *self.db.connection().await?, id, now).await?;
        if account.is_none() {
            self.strangers.failed(key, now);
        }
        Ok(Error::unauthenticated("The e-mail address or the password is wrong."))
    }

    pub(super) async fn welcome(&self, account: &Account, new_hash: Option<&str>, device: &Device) -> Result<SignedIn> {
        count("signed_in");
        let now = self.clock.now();
        let salt: [u8; 32] = rand::random();
        let user_agent = device.user_agent.as_deref().map(shortened);
        let absolute_expires_at = now + self.absolute_life;
        let new = NewSession {
            id: ids::new_id(),
            user_id: account.id,
            refresh_salt: Some(&salt),
            rotated_at: now,
            created_at: now,
            last_seen_at: now,
            access_expires_at: now + self.access_life + LEEWAY,
            expires_at: absolute_expires_at.min(now + self.idle_life),
            absolute_expires_at,
            ip: device.ip.map(Into::into),
            user_agent: user_agent.as_deref(),
        };
        let mut connection = self.db.connection().await?;
        connection
            .transaction(async |connection| {
                accounts::signed_in(connection, account.id, new_hash, now).await?;
                sessions::create(connection, &new).await
            })
            .await?;
        drop(connection);
        let session = Session {
            id: new.id,
            user_id: account.id,
            refresh_salt: Some(salt.to_vec()),
            refresh_counter: 0,
            rotated_at: now,
            access_expires_at: new.access_expires_at,
            expires_at: new.expires_at,
            absolute_expires_at,
            revoked_at: None,
        };
        self.hand_out(account, &session, now).await
    }

    /// The tokens of a session as it now is.
    async fn hand_out(&self, account: &Account, session: &Session, now: DateTime<Utc>) -> Result<SignedIn> {
        self.directory.learn(account.id, &account.role, account.authz_epoch).await?;
        let claims = Claims::new(account.id, session.id, &account.role, account.authz_epoch, now, self.access_life);
        let refresh_token = RefreshToken::in_force(&self.keys, session);
        Ok(SignedIn {
            access_token: tokens::mint(&self.keys, &claims)?,
            expires_in: self.access_life,
            refresh_token: refresh_token.ok_or_else(|| Error::internal("the session has no refresh token"))?,
            refresh_expires_in: (session.expires_at - now).to_std().unwrap_or_default(),
            user: account.person(),
        })
    }

    /// New tokens for a refresh token. It may be presented many times at once, and again after a lost answer; an old
    /// one that comes back ends its session, and only that one.
    pub async fn refresh(&self, token: &str, device: &Device) -> Result<SignedIn> {
        self.throttle(Bucket::Refresh, device).await?;
        let token = RefreshToken::parse(token).ok_or_else(signed_out)?;
        // Tabs that refresh at once wait here rather than each with a connection that waits for the row.
        let _turn = self.turns.wait_for(token.session_id).await;
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        let outcome = connection
            .transaction(async |connection| {
                let Some(mut session) = sessions::locked(connection, token.session_id).await? else { return Ok(None) };
                let verdict = judge(&self.keys, &session, &token, now);
                match verdict {
                    Verdict::Refused => return Ok(None),
                    Verdict::Reused => {
                        sessions::revoke(connection, session.id, "refresh_token_reused", now).await?;
                        return Ok::<_, Error>(Some((verdict, session, None)));
                    }
                    Verdict::Rotate => self.rotate(&mut session, now),
                    Verdict::Repeat => {}
                }
                let account = accounts::by_id(connection, session.user_id).await?.filter(Account::is_active);
                if account.is_some() {
                    session.access_expires_at = session.access_expires_at.max(now + self.access_life + LEEWAY);
                    sessions::save(connection, &session, now).await?;
                }
                Ok(Some((verdict, session, account)))
            })
            .await?;
        drop(connection);
        match outcome {
            Some((Verdict::Reused, session, _)) => {
                metrics::counter!("tessera_auth_refresh_reused_total").increment(1);
                tracing::warn!(session = %session.id, user = %session.user_id, "an old refresh token came back; its session was ended");
                self.directory.refresh().await?;
                Err(signed_out())
            }
            Some((_, session, Some(account))) => self.hand_out(&account, &session, now).await,
            _ => Err(signed_out()),
        }
    }

    fn rotate(&self, session: &mut Session, now: DateTime<Utc>) {
        session.refresh_counter = session.refresh_counter.saturating_add(1);
        session.rotated_at = now;
        session.expires_at = session.absolute_expires_at.min(now + self.idle_life);
    }

    /// Ends the session of a refresh token, whichever of its tokens that is. Says nothing about unknown ones:
    /// whoever asks is signed out afterwards either way.
    pub async fn sign_out(&self, token: &str, device: &Device) -> Result<()> {
        self.throttle(Bucket::Refresh, device).await?;
        let Some(token) = RefreshToken::parse(token) else { return Ok(()) };
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        let ended = connection
            .transaction(async |connection| {
                let session = sessions::locked(connection, token.session_id).await?;
                let Some(session) = session.filter(|session| token.is_genuine(&self.keys, session)) else {
                    return Ok::<_, Error>(false);
                };
                sessions::revoke(connection, session.id, "signed_out", now).await?;
                Ok(true)
            })
            .await?;
        drop(connection);
        if ended { self.directory.refresh().await } else { Ok(()) }
    }

    /// An access token for an active user, for scripts on the server itself. Its session can be revoked like any
    /// other, but not refreshed.
    pub async fn mint_for(&self, email: &str, life: Duration) -> Result<String> {
        if life.is_zero() || life > LONGEST_ACCESS {
            return Err(Error::bad_input("A token lives at least one minute and at most 1440."));
        }
        let account = self.account(email.trim()).await?.filter(Account::is_active);
        let account = account.ok_or_else(|| Error::bad_input(format!("No active user has the address {email}.")))?;
        let now = self.clock.now();
        let expires_at = now + life + LEEWAY;
        let id: Uuid = ids::new_id();
        let new = NewSession {
            id,
            user_id: account.id,
            refresh_salt: None,
            rotated_at: now,
            created_at: now,
            last_seen_at: now,
            access_expires_at: expires_at,
            expires_at,
            absolute_expires_at: expires_at,
            ip: None,
            user_agent: Some("tessera token"),
        };
        sessions::create(&mut *self.db.connection().await?, &new).await?;
        tokens::mint(&self.keys, &Claims::new(account.id, id, &account.role, account.authz_epoch, now, life))
    }
}

/// The same words for every reason a session is over.
fn signed_out() -> Error {
    Error::unauthenticated("You are not signed in, or no longer.")
}

/// A browser's name, cut to what the table takes.
fn shortened(user_agent: &str) -> String {
    user_agent.chars().filter(|character| !character.is_control()).take(LONGEST_USER_AGENT).collect()
}

fn count(outcome: &'static str) {
    metrics::counter!("tessera_auth_sign_ins_total", "outcome" => outcome).increment(1);
}
