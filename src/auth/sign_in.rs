//! Signing in, staying signed in, signing out.

use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;
use uuid::Uuid;

use crate::{
    auth::{
        devices,
        factors::challenge,
        guesses::{From, Guess},
        lockouts::EmailKey,
        mails,
        service::{Auth, Device, LONGEST_ACCESS, SignedIn},
        sessions::{RefreshToken, Verdict, judge},
        store::{
            accounts::{self, Account},
            events::{self, Event, SecurityEvent},
            factors,
            sessions::{self, NewSession, Session},
        },
        tokens::{self, Claims, LEEWAY},
    },
    db::Signature,
    error::{Code, Error, Result},
    ids,
    limits::Bucket,
};

/// Longest e-mail address and browser name the tables take.
pub(super) const LONGEST_EMAIL: usize = 254;
const LONGEST_USER_AGENT: usize = 400;

/// What a right password leads to.
pub enum Admission {
    /// A session.
    Open(Box<SignedIn>),
    /// The question for a code, to be answered with this challenge.
    Factor { challenge: String },
}

impl Auth {
    /// Opens a session for whoever knows the password, or asks for the second factor. An unknown address, a wrong password
    /// and a suspended account are told apart by nothing: not by the answer, the time it takes, or the lock-out that follows.
    pub async fn sign_in(&self, email: &str, password: String, device: &Device) -> Result<Admission> {
        self.throttle(Bucket::SignIn, device).await?;
        let email = email.trim();
        let place = self.hashing.enter()?;
        let key = EmailKey::new(email);
        let _turn = self.turns.wait(key).await;
        let account = self.account(email).await?;
        let guess = self.guess(place, key, account.as_ref(), password, From { device, session: None }).await;
        let guess = guess.inspect_err(|refusal| {
            if matches!(refusal.code, Code::RateLimited | Code::PasswordResetRequired) {
                count("locked");
            }
        })?;
        let (Some(account), Guess::Right { device: known }) = (account, guess) else {
            count("refused");
            return Err(Error::unauthenticated("The e-mail address or the password is wrong."));
        };
        if factors::is_on(&mut *self.db.connection().await?, account.id).await? {
            count("factor_asked");
            return Ok(Admission::Factor { challenge: challenge(&self.keys, account.id, self.clock.now())? });
        }
        Ok(Admission::Open(Box::new(self.welcome(&account, known, false, device).await?)))
    }

    /// Whether there is an active account of this address.
    pub async fn may_sign_in(&self, email: &str) -> Result<bool> {
        Ok(self.account(email).await?.is_some_and(|account| account.is_active()))
    }

    pub(super) async fn account(&self, email: &str) -> Result<Option<Account>> {
        // PostgreSQL's text cannot hold a NUL; asking would be an error where there should be a refusal.
        let email = if email.len() > LONGEST_EMAIL || email.contains('\0') { "" } else { email };
        accounts::by_email(&mut *self.db.connection().await?, email).await
    }

    /// Opens a session for an account that has proved who it is; `known` is a browser whose wrong passwords are counted for
    /// itself.
    pub(super) async fn welcome(
        &self,
        account: &Account,
        known: Option<Uuid>,
        has_second_factor: bool,
        device: &Device,
    ) -> Result<SignedIn> {
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
            has_second_factor,
            proved_at: now,
        };
        let mut transaction = self.db.begin(Signature::default()).await?;
        let connection = &mut *transaction;
        let opened = async {
            accounts::signed_in(connection, account.id, known, now).await?;
            sessions::create(connection, &new).await?;
            let details = events::origin(device.ip);
            events::record(connection, SecurityEvent::SignIn, account.id, Some(new.id), details).await
        };
        let opened = opened.await;
        transaction.end(opened).await?;
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
            has_second_factor,
            proved_at: now,
        };
        let device_token = devices::token(&self.keys, account.id);
        Ok(SignedIn { device_token, ..self.hand_out(account, &session, now).await? })
    }

    /// The tokens of a session as it now is.
    async fn hand_out(&self, account: &Account, session: &Session, now: DateTime<Utc>) -> Result<SignedIn> {
        let (access_token, expires_in) = self.access_token(account, session, now).await?;
        let refresh_token = RefreshToken::in_force(&self.keys, session);
        Ok(SignedIn {
            access_token,
            expires_in,
            refresh_token: refresh_token.ok_or_else(|| Error::internal("the session has no refresh token"))?,
            refresh_expires_in: (session.expires_at - now).to_std().unwrap_or_default(),
            device_token: None,
            user: account.person(),
        })
    }

    /// An access token of a session as it now is, and its life. It does not outlive the session.
    pub(super) async fn access_token(
        &self,
        account: &Account,
        session: &Session,
        now: DateTime<Utc>,
    ) -> Result<(String, Duration)> {
        self.directory.learn(account.id, &account.role, account.authz_epoch).await?;
        let left = (session.absolute_expires_at - now).to_std().unwrap_or_default();
        let life = self.access_life.min(left);
        let claims = Claims::new(account.id, session.id, &account.role, account.authz_epoch, now, life)
            .proved(session.has_second_factor, session.proved_at);
        Ok((tokens::mint(&self.keys, &claims)?, life))
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
                        mails::put(connection, mails::Kind::SessionReused, session.user_id).await?;
                        let (user, details) = (session.user_id, events::origin(device.ip));
                        events::record(connection, SecurityEvent::RefreshReuse, user, Some(session.id), details)
                            .await?;
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
                let ended = sessions::revoke(connection, session.id, "signed_out", now).await?;
                if ended {
                    let (user, session) = (session.user_id, Some(session.id));
                    events::record(connection, SecurityEvent::SignOut, user, session, None).await?;
                }
                Ok(ended)
            })
            .await?;
        drop(connection);
        if ended { self.directory.refresh().await } else { Ok(()) }
    }

    /// An access token for an active user, for scripts on the server itself. Its session can be revoked like any
    /// other, but not refreshed. The entry of it names no actor: it is whoever sits at the console.
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
            has_second_factor: false,
            proved_at: expires_at,
        };
        let event = Event {
            actor: None,
            session: Some(id),
            details: Some(json!({ "by": "console" })),
            ..Event::of(SecurityEvent::SignIn, account.id)
        };
        let mut connection = self.db.connection().await?;
        connection
            .transaction(async |connection| {
                sessions::create(connection, &new).await?;
                event.write(connection).await
            })
            .await?;
        drop(connection);
        let claims = Claims::new(account.id, id, &account.role, account.authz_epoch, now, life);
        // Whoever sits at the server's console needs no further proof for as long as the token lives.
        tokens::mint(&self.keys, &claims.proved(false, expires_at))
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
