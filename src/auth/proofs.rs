//! Proving once more who sits there: for a new password, and before what cannot be taken back.

use std::time::Duration;

use diesel_async::AsyncConnection;

use crate::{
    auth::{
        guesses::{From, Guess},
        lockouts::EmailKey,
        service::{Auth, Device, Person},
        store::{
            accounts::{self, Account},
            events::{self, SecurityEvent},
            factors, sessions,
        },
        tokens::{self, LEEWAY},
        viewer::Viewer,
    },
    error::{Code, Error, Result},
    limits::Bucket,
};

/// What a client receives on proving who sits there.
#[derive(Clone)]
pub struct Proved {
    pub access_token: String,
    /// Life of the access token.
    pub expires_in: Duration,
    pub user: Person,
}

impl Auth {
    /// Lets the viewer's session do for a while what needs a fresh proof: a new access token says so.
    pub async fn step_up(
        &self,
        viewer: &Viewer,
        password: String,
        code: Option<&str>,
        device: &Device,
    ) -> Result<Proved> {
        let (account, has_factor) = self.prove(viewer, password, code, device).await?;
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        let session = connection
            .transaction(async |connection| {
                let session = sessions::locked(connection, viewer.session_id).await?;
                let Some(mut session) = session.filter(|session| session.user_id == account.id && session.is_open(now))
                else {
                    return Ok::<_, Error>(None);
                };
                session.proved_at = session.proved_at.max(now);
                session.has_second_factor |= has_factor;
                session.access_expires_at = session.access_expires_at.max(now + self.access_life + LEEWAY);
                sessions::save(connection, &session, now).await?;
                events::record(connection, SecurityEvent::StepUp, account.id, Some(session.id), None).await?;
                Ok(Some(session))
            })
            .await?;
        drop(connection);
        let session = session.ok_or_else(tokens::invalid)?;
        let (access_token, expires_in) = self.access_token(&account, &session, now).await?;
        Ok(Proved { access_token, expires_in, user: account.person() })
    }

    /// Asks the viewer for their password once more, and for a code where they have a second factor. The account as it
    /// then is, and whether it has one.
    pub(super) async fn prove(
        &self,
        viewer: &Viewer,
        password: String,
        code: Option<&str>,
        device: &Device,
    ) -> Result<(Account, bool)> {
        let has_factor = factors::is_on(&mut *self.db.connection().await?, viewer.user_id).await?;
        let code = match code {
            None if has_factor => {
                return Err(Error::new(Code::FactorRequired, "Send a code of your second factor as well."));
            }
            code => code.filter(|_| has_factor),
        };
        let account = self.prove_password(viewer, password, device).await?;
        if let Some(code) = code {
            self.prove_code(account.id, code, Some(viewer.session_id)).await?;
        }
        Ok((account, has_factor))
    }

    /// The viewer's account, when the password is theirs. Wrong ones count like those at sign-in: a browser left open is no
    /// place to find a password out.
    pub(super) async fn prove_password(&self, viewer: &Viewer, password: String, device: &Device) -> Result<Account> {
        self.throttle(Bucket::SignIn, device).await?;
        let key = EmailKey::new(&self.own_account(viewer).await?.email);
        let _turn = self.turns.wait(key).await;
        let account = self.own_account(viewer).await?;
        let place = self.hashing.enter()?;
        let from = From { device, session: Some(viewer.session_id) };
        match self.guess(place, key, Some(&account), password, from).await? {
            Guess::Wrong => Err(Error::new(Code::PasswordWrong, "The current password is wrong.")),
            Guess::Right { device } => {
                accounts::right(&mut *self.db.connection().await?, account.id, device).await?;
                self.own_account(viewer).await
            }
        }
    }

    pub(super) async fn own_account(&self, viewer: &Viewer) -> Result<Account> {
        let account = accounts::by_id(&mut *self.db.connection().await?, viewer.user_id).await?;
        account.filter(Account::is_active).ok_or_else(tokens::invalid)
    }
}
