//! Mails to users: which there are, what they say, and the worker that sends them from the queue.
//!
//! The queue is a table, so that a mail outlives the server that was asked for it. A row names a kind and a user; the text,
//! and with it a token, is made when the mail is sent, and stored nowhere. A server that dies in between lets the mail be
//! sent by the next one, so it may come twice.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use tokio::{task::JoinHandle, time::sleep};
use uuid::Uuid;

use crate::{
    auth::{
        keys::KeyRing,
        resets,
        store::{
            accounts::{self, Account},
            events::{self, SecurityEvent},
            mails::{self, Waiting},
        },
    },
    clock::Clock,
    db::Db,
    error::{Error, Result},
    mail::{Mail, Mailer},
};

/// How often the queue is looked at.
const POLL: Duration = Duration::from_secs(1);
/// The waits, in seconds, after the first attempts that failed; the last one is for all further attempts.
const WAITS: [i32; 5] = [5, 30, 120, 600, 3_600];
/// Hours after which a mail is given up.
const PATIENCE: i32 = 24;
/// Mails with a token for a new password that one user gets within an hour.
const MOST_RESETS: i64 = 3;

/// What users are told by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The token for a new password.
    PasswordReset,
    PasswordChanged,
    /// An old refresh token came back, and its session was ended.
    SessionReused,
    FactorEnabled,
    FactorDisabled,
}

impl Kind {
    const ALL: [Self; 5] =
        [Self::PasswordReset, Self::PasswordChanged, Self::SessionReused, Self::FactorEnabled, Self::FactorDisabled];

    fn as_str(self) -> &'static str {
        match self {
            Self::PasswordReset => "password_reset",
            Self::PasswordChanged => "password_changed",
            Self::SessionReused => "session_reused",
            Self::FactorEnabled => "factor_enabled",
            Self::FactorDisabled => "factor_disabled",
        }
    }

    /// The subject and what the mail says, in English or German; `@` stands for the moment or the link.
    fn text(self, in_german: bool) -> (&'static str, &'static str) {
        match (self, in_german) {
            (Self::PasswordReset, false) => (
                "Choose a new password",
                "somebody, probably you, asked for a new password for your Tessera account. Choose one here within an hour:\n\n@\n\n\
                 If it was not you, you need do nothing: your password stays as it is.",
            ),
            (Self::PasswordReset, true) => (
                "Neues Passwort wählen",
                "jemand, wahrscheinlich Sie, hat für Ihr Tessera-Konto ein neues Passwort angefordert. Wählen Sie es hier innerhalb einer Stunde:\n\n@\n\n\
                 Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
            ),
            (Self::PasswordChanged, false) => (
                "Your password was changed",
                "the password of your Tessera account was changed on @. Your other sessions have ended.\n\n\
                 If it was not you, ask for a new password at once, and tell your administrator.",
            ),
            (Self::PasswordChanged, true) => (
                "Ihr Passwort wurde geändert",
                "das Passwort Ihres Tessera-Kontos wurde am @ geändert. Ihre anderen Sitzungen sind beendet.\n\n\
                 Wenn Sie das nicht waren, fordern Sie sofort ein neues Passwort an und sagen Sie Ihrer Administration Bescheid.",
            ),
            (Self::SessionReused, false) => (
                "One of your sessions was ended",
                "on @ somebody used an old key to one of your Tessera sessions. It may have been copied, so that session was ended.\n\n\
                 Sign in again. If this happens more than once, change your password and tell your administrator.",
            ),
            (Self::SessionReused, true) => (
                "Eine Ihrer Sitzungen wurde beendet",
                "am @ hat jemand einen alten Schlüssel zu einer Ihrer Tessera-Sitzungen benutzt. Er kann kopiert worden sein, darum wurde diese Sitzung beendet.\n\n\
                 Melden Sie sich neu an. Geschieht das öfter, ändern Sie Ihr Passwort und sagen Sie Ihrer Administration Bescheid.",
            ),
            (Self::FactorEnabled, false) => (
                "Your account has a second factor",
                "since @ your Tessera account asks for a code when you sign in.\n\n\
                 If it was not you, ask for a new password at once, and tell your administrator.",
            ),
            (Self::FactorEnabled, true) => (
                "Ihr Konto hat einen zweiten Faktor",
                "seit dem @ fragt Ihr Tessera-Konto bei der Anmeldung nach einem Code.\n\n\
                 Wenn Sie das nicht waren, fordern Sie sofort ein neues Passwort an und sagen Sie Ihrer Administration Bescheid.",
            ),
            (Self::FactorDisabled, false) => (
                "Your account has no second factor any more",
                "since @ your Tessera account no longer asks for a code when you sign in.\n\n\
                 If you do not know why, tell your administrator at once.",
            ),
            (Self::FactorDisabled, true) => (
                "Ihr Konto hat keinen zweiten Faktor mehr",
                "seit dem @ fragt Ihr Tessera-Konto bei der Anmeldung nicht mehr nach einem Code.\n\n\
                 Wenn Sie nicht wissen, warum, sagen Sie sofort Ihrer Administration Bescheid.",
            ),
        }
    }
}

/// Queues a mail to a user; it goes when the caller's transaction is committed.
pub async fn put(connection: &mut AsyncPgConnection, kind: Kind, user: Uuid) -> Result<()> {
    mails::put(connection, kind.as_str(), user).await
}

fn written(kind: Kind, account: &Account, subject_of_it: &str) -> Mail {
    let in_german = account.locale == "de" || account.locale.starts_with("de-");
    let (subject, text) = kind.text(in_german);
    let name = account.person().name;
    let hello = if in_german { "Guten Tag" } else { "Hello" };
    let text = format!("{hello} {name},\n\n{}\n\nTessera\n", text.replacen('@', subject_of_it, 1));
    Mail { to: (name, account.email.clone()), subject: subject.to_owned(), text }
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// The worker. It ends with this value.
pub struct Postman(JoinHandle<()>);

impl Drop for Postman {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct Round {
    db: Db,
    keys: Arc<KeyRing>,
    clock: Clock,
    mailer: Option<Mailer>,
}

impl Postman {
    /// Starts it. Without a mailer it sends nothing, and gives up what has waited too long.
    pub fn start(db: Db, keys: Arc<KeyRing>, clock: Clock, mailer: Option<Mailer>) -> Self {
        Self(tokio::spawn(Round { db, keys, clock, mailer }.work()))
    }
}

impl Round {
    async fn work(self) {
        let mut is_failing = false;
        loop {
            match self.empty().await {
                Ok(()) => is_failing = false,
                Err(error) if !is_failing => {
                    is_failing = true;
                    tracing::warn!(?error, "mails wait for the database");
                }
                Err(_) => {}
            }
            sleep(POLL).await;
        }
    }

    /// Sends what is due.
    async fn empty(&self) -> Result<()> {
        let given_up = mails::give_up(&mut *self.db.connection().await?, PATIENCE).await?;
        if given_up > 0 {
            metrics::counter!("tessera_mails_total", "outcome" => "given_up").increment(given_up as u64);
            tracing::warn!(given_up, "mails could not be sent within a day, and were given up");
        }
        let Some(mailer) = &self.mailer else { return Ok(()) };
        loop {
            let Some(waiting) = mails::claim(&mut *self.db.connection().await?).await? else { return Ok(()) };
            let id = waiting.id;
            match self.deliver(mailer, &waiting).await {
                Ok(()) => {}
                Err(error) => {
                    metrics::counter!("tessera_mails_total", "outcome" => "failed").increment(1);
                    tracing::warn!(
                        ?error,
                        kind = waiting.kind,
                        attempts = waiting.attempts,
                        "a mail could not be sent"
                    );
                    let tried = usize::try_from(waiting.attempts).unwrap_or_default();
                    let wait = WAITS.get(tried.saturating_sub(1)).or(WAITS.last()).copied().unwrap_or_default();
                    mails::postpone(&mut *self.db.connection().await?, id, wait).await?;
                }
            }
        }
    }

    async fn deliver(&self, mailer: &Mailer, waiting: &Waiting) -> Result<()> {
        let mut event = None;
        if let Some((kind, account)) = self.recipient(waiting).await? {
            let about = if kind == Kind::PasswordReset {
                event = Some((SecurityEvent::PasswordResetRequest, account.id));
                let path = resets::path(&self.keys, &account, self.clock.now());
                mailer.link(&path.ok_or_else(|| Error::internal("the key file has lost its secret"))?)
            } else {
                moment(waiting.created_at)
            };
            mailer.send(&written(kind, &account, &about)).await?;
            metrics::counter!("tessera_mails_total", "outcome" => "sent").increment(1);
        }
        let mut connection = self.db.connection().await?;
        connection
            .transaction(async |connection| {
                if let Some((event, user)) = event {
                    events::record(connection, event, user, None, None).await?;
                }
                mails::done(connection, waiting.id).await
            })
            .await
    }

    /// Whom the mail is for; nobody, when there is no such account, or it may not have one.
    async fn recipient(&self, waiting: &Waiting) -> Result<Option<(Kind, Account)>> {
        let mut connection = self.db.connection().await?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == waiting.kind);
        let account = match (&waiting.email, waiting.user_id) {
            (Some(email), _) => accounts::by_email(&mut connection, email).await?,
            (None, Some(user)) => accounts::by_id(&mut connection, user).await?,
            (None, None) => None,
        };
        let Some((kind, account)) = kind.zip(account) else { return Ok(None) };
        if kind == Kind::PasswordReset {
            let is_due = account.is_active() && account.password_hash.is_some();
            if !is_due || mails::recent_resets(&mut connection, account.id).await? >= MOST_RESETS {
                return Ok(None);
            }
        }
        Ok(Some((kind, account)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_in_both_languages_with_one_place_to_fill() {
        for kind in Kind::ALL {
            for in_german in [false, true] {
                let (subject, text) = kind.text(in_german);
                assert!(!subject.is_empty() && text.matches('@').count() == 1, "{kind:?}");
            }
        }
    }
}
