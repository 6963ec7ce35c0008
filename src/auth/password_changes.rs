//! A signed-in user chooses another password.

use diesel_async::AsyncConnection;

use crate::{
    auth::{
        lockouts::{self, EmailKey},
        passwords, policy,
        service::{Auth, Device},
        store::{
            accounts::{self, Account},
            sessions,
        },
        tokens,
        viewer::Viewer,
    },
    error::{Code, Error, Result},
    limits::Bucket,
};

impl Auth {
    /// Gives the viewer the password `new`, when they know the one in force, and ends their other sessions. Wrong guesses
    /// count like those at sign-in: a browser left open is no place to find a password out.
    pub async fn change_password(&self, viewer: &Viewer, current: String, new: String, device: &Device) -> Result<()> {
        self.throttle(Bucket::SignIn, device).await?;
        let account = self.own_account(viewer).await?;
        policy::check(&new, &account.words())?;
        if policy::normalized(&new) == policy::normalized(&current) {
            return Err(policy::unsuitable("The new password is the one you have.".to_owned()));
        }
        let _turn = self.turns.wait(EmailKey::new(&account.email)).await;
        let account = self.own_account(viewer).await?;
        if let Some(refusal) = lockouts::refusal(account.locked_until, self.clock.now()) {
            return Err(refusal);
        }
        let verdict = self.hashing.verify(self.hashing.enter()?, current, account.password_hash.clone()).await?;
        if verdict == passwords::Verdict::Wrong {
            accounts::failed(&mut *self.db.connection().await?, account.id, self.clock.now()).await?;
            return Err(Error::new(Code::PasswordWrong, "The current password is wrong."));
        }
        let hash = self.hashing.hash(self.hashing.enter()?, new).await?;
        let (now, session) = (self.clock.now(), viewer.session_id);
        let mut connection = self.db.connection().await?;
        let changed = connection
            .transaction(async |connection| {
                let changed = accounts::changed_password(connection, &account, session, &hash, now).await?;
                if changed {
                    sessions::revoke_others(connection, account.id, session, "password_changed", now).await?;
                }
                Ok::<_, Error>(changed)
            })
            .await?;
        drop(connection);
        if !changed {
            return Err(Error::new(Code::Conflict, "The password was changed meanwhile."));
        }
        self.directory.refresh().await
    }

    async fn own_account(&self, viewer: &Viewer) -> Result<Account> {
        let account = accounts::by_id(&mut *self.db.connection().await?, viewer.user_id).await?;
        account.filter(Account::is_active).ok_or_else(tokens::invalid)
    }
}
