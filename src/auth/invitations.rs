//! Invitations: how somebody whom an administrator has named becomes a user with a password.
//!
//! An invitation's token is a code over the user, their address and the moment they were invited, made with a secret of
//! the key file. So it can be written again whenever it is read, nothing that is stored is a token, and another
//! address, a new invitation or a chosen password makes it worthless.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    auth::{
        keys::KeyRing,
        policy,
        service::{Auth, Device, SignedIn},
        store::accounts,
    },
    db::Signature,
    error::{Code, Error, Result},
    limits::Bucket,
};

/// Makes a leaked token easy to find for scanners.
const PREFIX: &str = "tessera_inv_";
const VERSION: u8 = 1;
const CODE: usize = 32;
const LENGTH: usize = 1 + 4 + 16 + CODE;
/// How long an invitation is good.
const LIFE: TimeDelta = TimeDelta::days(7);

/// Who was invited, and when.
#[derive(Debug, Clone, Copy)]
pub struct Invited<'a> {
    pub id: Uuid,
    pub email: &'a str,
    pub at: DateTime<Utc>,
}

/// Where on this server the invited choose a password. The token stands behind `#`, which browsers send to nobody.
pub fn path(keys: &KeyRing, invited: &Invited<'_>) -> Option<String> {
    let (secret_id, secret) = keys.refresh_secret()?;
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&secret_id.to_be_bytes());
    bytes.extend_from_slice(invited.id.as_bytes());
    bytes.extend_from_slice(&mac(&secret, invited)?.finalize().into_bytes());
    Some(format!("/invitation#{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes)))
}

fn mac(secret: &[u8; 32], invited: &Invited<'_>) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"tessera invitation");
    mac.update(invited.id.as_bytes());
    mac.update(&invited.at.timestamp_micros().to_be_bytes());
    mac.update(invited.email.to_lowercase().as_bytes());
    Some(mac)
}

/// A token as it came, before anything in it is believed.
struct Token {
    secret_id: u32,
    user_id: Uuid,
    code: [u8; CODE],
}

impl Token {
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix(PREFIX).filter(|rest| rest.len() <= LENGTH * 2)?;
        let bytes: [u8; LENGTH] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (version, rest) = bytes.split_first()?;
        let (secret_id, rest) = rest.split_first_chunk()?;
        let (user_id, rest) = rest.split_first_chunk()?;
        let code = rest.try_into().ok()?;
        let (secret_id, user_id) = (u32::from_be_bytes(*secret_id), Uuid::from_bytes(*user_id));
        (*version == VERSION).then_some(Self { secret_id, user_id, code })
    }

    /// Whether the token is the invitation in force of `invited`.
    fn is_of(&self, keys: &KeyRing, invited: &Invited<'_>) -> bool {
        let mac = keys.refresh_secret_of(self.secret_id).and_then(|secret| mac(&secret, invited));
        // Compared in constant time.
        self.user_id == invited.id && mac.is_some_and(|mac| mac.verify_slice(&self.code).is_ok())
    }
}

impl Auth {
    /// Gives the invited user the password they chose, and signs them in. An invitation works once.
    pub async fn accept_invitation(&self, token: &str, password: String, device: &Device) -> Result<SignedIn> {
        self.throttle(Bucket::SignIn, device).await?;
        let token = Token::parse(token).ok_or_else(over)?;
        let account = accounts::by_id(&mut *self.db.connection().await?, token.user_id).await?.ok_or_else(over)?;
        let now = self.clock.now();
        let invited = Invited { id: account.id, email: &account.email, at: account.invited_at };
        let is_good =
            token.is_of(&self.keys, &invited) && account.status == "invited" && now < account.invited_at + LIFE;
        if !is_good {
            return Err(over());
        }
        policy::check(&password, &account.words())?;
        let place = self.hashing.enter()?;
        let hash = self.hashing.hash(place, password).await?;
        let mut transaction = self.db.begin(Signature::default()).await?;
        let came = accounts::came(&mut transaction, &account, &hash, now).await;
        if !transaction.end(came).await? {
            return Err(over());
        }
        let account = accounts::by_id(&mut *self.db.connection().await?, account.id).await?.ok_or_else(over)?;
        self.welcome(&account, None, false, device).await
    }
}

/// The same words for every reason an invitation does not work.
fn over() -> Error {
    Error::new(Code::InvitationInvalid, "This invitation is not good, or no longer. Ask for a new one.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, ids};

    fn token(keys: &KeyRing, invited: &Invited<'_>) -> Token {
        let path = path(keys, invited).unwrap();
        Token::parse(path.strip_prefix("/invitation#").unwrap()).unwrap()
    }

    #[test]
    fn an_invitation_is_for_one_user_one_address_and_one_moment() {
        let now = Clock::system().now();
        let (keys, others_keys) = (KeyRing::fresh(now), KeyRing::fresh(now));
        let invited = Invited { id: ids::new_id(), email: "New@Example.com", at: now };
        let token = token(&keys, &invited);
        assert!(token.is_of(&keys, &invited) && token.is_of(&keys, &Invited { email: "new@example.com", ..invited }));
        assert!(!token.is_of(&others_keys, &invited));
        assert!(!token.is_of(&keys, &Invited { id: ids::new_id(), ..invited }));
        assert!(!token.is_of(&keys, &Invited { email: "other@example.com", ..invited }));
        assert!(!token.is_of(&keys, &Invited { at: now + TimeDelta::seconds(1), ..invited }));
        assert!(Token::parse("tessera_inv_AAAA").is_none() && Token::parse("").is_none());
    }
}
