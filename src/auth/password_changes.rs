//! A signed-in user chooses another password.

use crate::{
    auth::{
        mails, policy,
        service::{Auth, Device},
        store::{accounts, sessions},
        viewer::Viewer,
    },
    db::Signature,
    error::{Code, Error, Result},
};

impl Auth {
    /// Gives the viewer the password `new`, when they know the one in force, and ends their other sessions.
    pub async fn change_password(&self, viewer: &Viewer, current: String, new: String, device: &Device) -> Result<()> {
        policy::check(&new, &self.own_account(viewer).await?.words())?;
        if policy::normalized(&new) == policy::normalized(&current) {
            return Err(policy::unsuitable("The new password is the one you have.".to_owned()));
        }
        let account = self.prove_password(viewer, current, device).await?;
        let hash = self.hashing.hash(self.hashing.enter()?, new).await?;
        let (now, session) = (self.clock.now(), Some(viewer.session_id));
        let mut transaction = self.db.begin(Signature::default()).await?;
        let connection = &mut *transaction;
        let changed = async {
            let changed = accounts::changed_password(connection, &account, session, &hash, now).await?;
            if changed {
                sessions::revoke_all(connection, account.id, session, "password_changed", now).await?;
                mails::put(connection, mails::Kind::PasswordChanged, account.id).await?;
            }
            Ok::<_, Error>(changed)
        }
        .await;
        if !transaction.end(changed).await? {
            return Err(Error::new(Code::Conflict, "The password was changed meanwhile."));
        }
        self.directory.refresh().await
    }
}
